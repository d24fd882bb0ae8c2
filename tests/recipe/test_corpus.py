"""The mixture: shares, curly quotes, and unknown words where a source does not annotate a label."""

import random

import corpus
import spacy

KEYWORDS = {"LAW": ["act"], "EVENT": ["war"]}


def test_shares_repeat_whole_and_draw_the_rest() -> None:
    sentences: list[corpus.Sentence] = [(str(number), []) for number in range(1000)]
    taken = corpus.take(sentences, 1.25, random.Random(1))
    assert taken[:1000] == sentences
    assert 200 < len(taken) - 1000 < 300


def test_joined_sentences_keep_their_names() -> None:
    text, entities = corpus.join([("Tando spoke.", [(0, 5, "PERSON")]), ("Kumi left.", [(0, 4, "PERSON")])])
    assert [text[start:end] for start, end, _ in entities] == ["Tando", "Kumi"]


def test_curly_quotes_leave_offsets_alone() -> None:
    text = "\"It's over,\" ('we' said)."
    assert corpus.curl(text) == "“It’s over,” (‘we’ said)."
    assert len(corpus.curl(text)) == len(text)


def test_a_law_in_a_source_that_annotates_none_is_unknown_not_absent() -> None:
    nlp = spacy.blank("en")
    doc = corpus.to_doc(nlp, ("The Public Order Act hurt Tando.", [(26, 31, "PERSON")]), ["LAW"], KEYWORDS)
    missing = [token.text for token in doc if token.ent_iob == 0]
    assert missing == ["The", "Public", "Order", "Act"]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Tando", "PERSON")]


def test_nothing_is_unknown_in_a_source_that_annotates_all() -> None:
    doc = corpus.to_doc(spacy.blank("en"), ("The Public Order Act hurt.", []), [], KEYWORDS)
    assert all(token.ent_iob == 2 for token in doc)
