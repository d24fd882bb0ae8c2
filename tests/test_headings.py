"""The headings in force, where some stand right below each other."""

from extract.headings import headings_below
from extract.model import Block, BlockKind, Span


def headings(*told: tuple[str, int]) -> list[str]:
    """The words of the headings in force at the end of some blocks: their words, and their level (0 for text)."""
    spans, at = [], 0
    for words, _ in told:
        spans.append(Span(at, at + len(words)))
        at += len(words) + 2
    blocks = [
        Block(BlockKind.HEADING if level else BlockKind.PARAGRAPH, span, span, level=level)
        for span, (_, level) in zip(spans, told, strict=True)
    ]
    held: tuple[Block, ...] = ()
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            held = headings_below(blocks, number, held)
    return [told[spans.index(block.span)][0] for block in held]


def test_a_heading_right_below_another_does_not_end_it() -> None:
    assert headings(("MAY", 2), ("Ana Tamm", 3), ("Radio Vell, Sarn", 3)) == ["MAY", "Ana Tamm", "Radio Vell, Sarn"]


def test_text_between_them_ends_the_first() -> None:
    cards = (("Ana Tamm", 3), ("Sarn", 3), ("Freed.", 0), ("Awa Sey", 3), ("Port", 3), ("Freed too.", 0))
    assert headings(("MAY", 2), *cards) == ["MAY", "Awa Sey", "Port"]


def test_a_day_below_the_name_of_a_case_keeps_it() -> None:
    assert headings(("CARD 5", 3), ("The case of Ana Tamm", 3), ("3 May 2013", 2)) == [
        "CARD 5",
        "The case of Ana Tamm",
        "3 May 2013",
    ]


def test_a_list_of_contents_is_no_pile_of_headings() -> None:
    assert len(headings(*((f"Chapter {number}", 2) for number in range(9)))) == 3
