"""Words that point back to a country named before: "the same country", "its parliament", "a judge there"."""

from __future__ import annotations

import re

from extract.atlas import capitals, plain
from extract.gazetteer import find_countries
from extract.landmarks import find_landmarks
from extract.model import Span
from extract.resolve.surroundings import table

_BACK = re.compile(
    r"\b(?:[Tt]he same|[Tt]hat) (?:country|state|republic|kingdom|island)(?!\w|[’']s neighbou?r| of )"
    r"|\b[Tt]he country[’']s(?! neighbou?r)"
    r"|\b[Ii]ts (?:own )?(?:Supreme|Constitutional|High|Federal|highest|top|parliament|government|president|king|"
    r"senate|congress|courts?|ministers?)\b"
    r"|\b(?:courts?|judges?|parliament|government|prosecutors?|police) there\b|\bthere(?=[.,;:]|$)"
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
    named += [(word.start(), capitals()[plain(word.group())]) for word in _WORD.finditer(before) if _is_capital(word)]
    # A people is named beside its country: "Angola … the old Portuguese code … its parliament".
    named = named or [(one.span.start, one.codes[0]) for one in found if one.kind == "demonym"]
    return (Span(*hit.span()), max(named)[1]) if named else None


_NAMES = ("name", "flag", "prison", "body")
_WORD = re.compile(r"[A-ZÀ-Þ][\w’-]+")


def _is_capital(word: re.Match[str]) -> bool:
    """Whether a word is a capital, and no court's or assembly's seat."""
    return plain(word.group()) in capitals() and word.group().casefold() not in table("seats", "names")
