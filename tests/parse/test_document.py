"""A whole article: sentences stay in their blocks, names keep their places."""

from pathlib import Path

import spacy

from extract.model import Article, Block, BlockKind, EntityLabel, Parsed, Span
from extract.parse import parse

TEXT = "PERU\n\n• Peru: **Amina\nZorvath** is free. She is home.\n\nDEATH PENALTY NEWS\n"


def block(kind: BlockKind, words: str, body: str = "", label: str = "") -> Block:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    inner = Span(TEXT.index(body), TEXT.index(body) + len(body)) if body else span
    return Block(kind, span, inner, Span(TEXT.index(label), TEXT.index(label) + len(label)) if label else None)


def parsed() -> Parsed:
    nlp = spacy.blank("en")
    rules = nlp.add_pipe("entity_ruler")
    rules.add_patterns(  # type: ignore[attr-defined]
        [{"label": "PERSON", "pattern": name} for name in ("Amina Zorvath", "DEATH PENALTY")]
    )
    blocks = [
        block(BlockKind.HEADING, "PERU"),
        block(
            BlockKind.BULLET,
            "• Peru: **Amina\nZorvath** is free. She is home.",
            "**Amina\nZorvath** is free. She is home.",
            "Peru:",
        ),
        block(BlockKind.HEADING, "DEATH PENALTY NEWS"),
    ]
    article = Article(id="a", path=Path("a.txt"), text=TEXT, body=Span(0, len(TEXT)), sha256="0" * 64)
    return parse(article, blocks, nlp)


def test_sentences_stay_in_their_blocks_without_the_label() -> None:
    found = [(sentence.span.of(TEXT), sentence.block) for sentence in parsed().sentences]
    assert found == [
        ("PERU", 0),
        ("Amina\nZorvath** is free.", 1),
        ("She is home.", 1),
        ("DEATH PENALTY NEWS", 2),
    ]


def test_names_keep_their_places_through_marks_and_line_breaks() -> None:
    found = [(name.text, name.label) for name in parsed().entities]
    assert found == [
        ("PERU", EntityLabel.LOC),
        ("Peru", EntityLabel.LOC),
        ("Amina\nZorvath", EntityLabel.PERSON),
    ]
    assert all(name.span.of(TEXT) == name.text for name in parsed().entities)


def test_a_block_of_more_than_a_million_characters_is_read() -> None:
    nlp = spacy.blank("en")
    rules = nlp.add_pipe("entity_ruler")
    rules.add_patterns([{"label": "PERSON", "pattern": "Amina Zorvath"}])  # type: ignore[attr-defined]
    text = "and so on " * 110_000 + "Amina Zorvath spoke."
    whole = Span(0, len(text))
    article = Article(id="a", path=Path("a.txt"), text=text, body=whole, sha256="0" * 64)
    names = parse(article, [Block(BlockKind.PARAGRAPH, whole, whole)], nlp).entities
    assert [name.text for name in names] == ["Amina Zorvath"]


def test_no_blocks_give_nothing() -> None:
    article = Article(id="a", path=Path("a.txt"), text="", body=Span(0, 0), sha256="0" * 64)
    assert parse(article, [], spacy.blank("en")) == Parsed(article, (), (), ())
