"""Names that head cards among others that are known as people."""

from pathlib import Path

from extract.layout import find_blocks
from extract.model import Article, Entity, EntityLabel, Span
from extract.parse.series import add_by_series

HEADS = ("QUILA TAMMOR", "YUSUF JUMA", "DMITRI USS", "OSKAR ELIAS", "THE NEXT TABLE", "Mali at Peace")
KNOWN = ("YUSUF JUMA", "DMITRI USS", "OSKAR ELIAS")


def people_of(known: tuple[str, ...]) -> list[str]:
    text = "CARD BOX\n\n" + "".join(f"{head}\nSarn, Vell\n\nLet go on 3 May.\n\n" for head in HEADS)
    article = Article("made", Path("made.txt"), text, Span(0, len(text)), "")
    found = [Entity(Span(at := text.index(name), at + len(name)), name, EntityLabel.PERSON) for name in known]
    added = add_by_series(text, find_blocks(article), found)
    return [entity.text for entity in sorted(added, key=lambda entity: entity.span.start)]


def test_whoever_heads_a_card_among_people_is_one() -> None:
    assert people_of(KNOWN) == ["QUILA TAMMOR", *KNOWN]


def test_one_known_head_makes_no_series() -> None:
    assert people_of(KNOWN[:1]) == ["YUSUF JUMA"]
