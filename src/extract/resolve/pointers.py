"""Words that point back to a country named before: "the same country", "its parliament", "a judge there"."""

from __future__ import annotations

import re

from extract.atlas import find_capitals
from extract.gazetteer import find_countries
from extract.landmarks import find_landmarks
from extract.model import Span
from extract.resolve.surroundings import table

_BACK = re.compile(
    r"\b(?:[Tt]he same|[Tt]hat) (?:country|state|republic|kingdom|island)(?!\w|[’']s neighbou?r| of )"
    r"|\b[Tt]he country[’']s(?! neighbou?r)"
    r"|\b[Ii]ts (?:own )?(?:Supreme|Constitutional|High|Federal|highest|top|parliament|government|president|king|"
    r"senate|congress|courts?|ministers?)\b"
    r"|\b(?:courts?|judges?|parliament|government|prosecutors?|police) there\b|\bThere, |\bthere(?=[.,;:]|$)"
)
_FARTHEST = 400  # characters from a word that points back to the country it means


def named_again(text: str, lead: Span) -> tuple[Span, str] | None:
    """Where a lead that names no country points back to one, and the code of the one named last before it."""
    hit = _BACK.search(text, lead.start, lead.end)
    if hit is None:
        return None
    before = text[max(0, hit.start() - _FARTHEST) : hit.start()]
    found = find_countries(before)
    named = [(one.span.start, one.codes[0]) for one in (*found, *find_landmarks(before)) if one.kind in _NAMES]
    named += [(one.span.start, one.codes[0]) for one in find_capitals(before) if not _is_seat(before, one.span)]
    # A people is named beside its country: "Angola … the old Portuguese code … its parliament".
    named = named or [(one.span.start, one.codes[0]) for one in found if one.kind == "demonym"]
    return (Span(*hit.span()), max(named)[1]) if named else None


_NAMES = ("name", "flag", "prison", "body", "subdivision")


def _is_seat(text: str, town: Span) -> bool:
    """Whether courts and assemblies of many states sit in this capital, so that it may be meant as theirs."""
    return town.of(text).casefold() in table("seats", "names")
