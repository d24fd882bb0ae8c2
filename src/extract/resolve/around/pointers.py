"""Words that point back to a country named before: "the same country", "its parliament", "a judge there"."""

from __future__ import annotations

import re

from extract.atlas import find_capitals
from extract.gazetteer import find_countries
from extract.landmarks import find_landmarks
from extract.model import Span
from extract.resolve.around.surroundings import table

_BACK = re.compile(
    r"\b(?:[Tt]he same|[Tt]hat) (?:country|state|republic|kingdom|island)(?!\w|[’']s neighbou?r| of )"
    r"|\b[Tt]he country[’']s(?! neighbou?r)"
    r"|\b[Ii]ts (?:own )?(?:Supreme|Constitutional|High|Federal|highest|top|parliament|government|president|king|"
    r"senate|congress|courts?|ministers?)\b"
    r"|\b(?:courts?|judges?|parliament|government|prosecutors?|police) there\b|\bThere, |\bthere(?=[.,;:]|$)"
)
# "the two governments signed", "both countries agreed"
_BOTH = re.compile(
    r"\b(?:[Tt]he two|[Bb]oth(?: the)?) (?:governments|countries|states|neighbours|neighbors|nations|sides|"
    r"parliaments|capitals)\b"
)
_FARTHEST = 400  # characters from a word that points back to the country it means
_NAMES = ("name", "flag", "prison", "body", "subdivision")


def named_again(text: str, lead: Span) -> tuple[Span, tuple[str, ...]] | None:
    """Where a lead that names no country points back to one or two, and the codes of those named last before it."""
    both = _BOTH.search(text, lead.start, lead.end)
    hit = both or _BACK.search(text, lead.start, lead.end)
    if hit is None:
        return None
    before = text[max(0, hit.start() - _FARTHEST) : hit.start()]
    found = find_countries(before)
    named = [(one.span.start, one.codes[0]) for one in (*found, *find_landmarks(before)) if one.kind in _NAMES]
    named += [(one.span.start, one.codes[0]) for one in find_capitals(before) if not _is_seat(before, one.span)]
    # A people is named beside its country: "Angola … the old Portuguese code … its parliament".
    named = named or [(one.span.start, one.codes[0]) for one in found if one.kind == "demonym"]
    codes = list(dict.fromkeys(code for _, code in sorted(named, reverse=True)))[: 2 if both else 1]
    return (Span(*hit.span()), tuple(codes)) if codes and (len(codes) == 2 or not both) else None


def _is_seat(text: str, town: Span) -> bool:
    """Whether courts and assemblies of many states sit in this capital, so that it may be meant as theirs."""
    return town.of(text).casefold() in table("seats", "names")
