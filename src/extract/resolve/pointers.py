"""Words that point back to a country named before: "the same country", "its parliament", "a judge there"."""

from __future__ import annotations

import re

from extract.gazetteer import find_countries
from extract.model import Span

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
    found = find_countries(text[max(0, hit.start() - _FARTHEST) : hit.start()])
    # A people is named beside its country: "Angola … the old Portuguese code … its parliament".
    named = [one for one in found if one.kind in ("name", "flag")] or [one for one in found if one.kind == "demonym"]
    return (Span(*hit.span()), named[-1].codes[0]) if named else None
