"""A gap wider than the others ends what a heading holds for."""

from extract.model import Span
from extract.resolve.around.gaps import is_parted

PARAGRAPH = "The assembly voted for the bill in April, and the governor signed it the week after."


def parted(text: str) -> bool:
    start = text.index("Lead")
    return is_parted(text, Span(text.index("Peru"), text.index("Peru") + 4), Span(start, start + 4))


def test_a_wide_gap_behind_a_paragraph_parts() -> None:
    assert parted(f"Title\n\nPeru\n\n{PARAGRAPH}\n\n\nLead\n\nChile\n\n{PARAGRAPH}")


def test_a_wide_gap_right_behind_the_heading_does_not() -> None:
    assert not parted(f"Title\n\n{PARAGRAPH}\n\nPeru\n\n\nLead\n\nChile\n\n{PARAGRAPH}")


def test_a_gap_like_the_others_does_not() -> None:
    assert not parted(f"Title\n\nPeru\n\n{PARAGRAPH}\n\nLead")


def test_where_all_gaps_are_wide_none_parts() -> None:
    assert not parted(f"Title\n\n\nPeru\n\n\n{PARAGRAPH}\n\n\nLead\n\n\n{PARAGRAPH}\n\n\n{PARAGRAPH}")
