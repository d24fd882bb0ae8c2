"""Whether a win is told of another country than the one before it: no date of the one then holds for the other."""

from __future__ import annotations

from extract.atlas import find_capitals
from extract.dates.words.background import pattern
from extract.gazetteer import find_countries
from extract.model import Span

_OPENING = 6  # words: who acts, or where; "was put on the road to Vilnius" comes later


def is_elsewhere(lead: Span, other: Span, text: str) -> bool:
    """ "Japan raised its age of consent", beside a win of Mexico's: a list that shares a paragraph, not a day.

    `other` is the statement whose date is asked about.
    """
    if same_occasion(lead, text):
        return False  # "In the same session it told Burkina Faso …"
    here, there = _countries(" ".join(lead.of(text).split()[:_OPENING])), _countries(other.of(text))
    return bool(here and there) and here.isdisjoint(there)


def same_occasion(lead: Span, text: str) -> bool:
    """Whether a win's words go back to what was told before: "On the same list were …", "Days later …"."""
    return bool(pattern("same_occasion").search(lead.of(text)))


def _countries(words: str) -> frozenset[str]:
    return frozenset(code for one in (*find_countries(words), *find_capitals(words)) for code in one.codes)
