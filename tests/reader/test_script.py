"""What the reader sees of an article."""

from by_hand.placed import place
from extract.model import BlockKind, Span
from extract.reader.script import read_script


def test_names_are_told_by_their_kind_and_other_words_by_their_stem() -> None:
    parsed, _ = place("*Judges in <Lomé> released [Ada Mensah Ekué] on 3 May 2021.*")
    script = read_script(parsed)
    assert " ".join(script.words) == "<s> judg in <place> releas <person> on <number> ^may <year> ."


def test_a_capital_inside_a_sentence_is_told() -> None:
    parsed, _ = place("*Court and Parliament agreed.*")
    assert read_script(parsed).words == ("<s>", "court", "and", "^parlia", "agre", ".")


def test_words_are_found_by_where_they_stand() -> None:
    parsed, passage = place("The camp was shut. *[Ada Mensah] left it* that day.")
    script = read_script(parsed)
    assert [script.words[place] for place in script.within(passage.lead)] == ["<person>", "left", "it"]
    name = parsed.entities[0].span
    assert [script.words[place] for place in script.within(name)] == ["<person>"]
    inside = Span(name.start + 4, name.end)
    assert script.within(inside) == script.within(name)
    assert script.within(Span(0, 0)) == ()


def test_every_sentence_opens_and_knows_its_block() -> None:
    parsed, _ = place("*It was repealed.*\nAnother line.")
    script = read_script(parsed)
    assert script.words.count("<s>") == len(script.sentences) == len(script.lengths)
    assert sum(script.lengths) == len(script.words) == len(script.blocks)
    assert set(script.blocks) == {BlockKind.PARAGRAPH}


def test_a_line_without_end_is_read_to_a_limit() -> None:
    parsed, _ = place("*" + "law " * 5000 + "*")
    assert len(read_script(parsed).words) < 500
