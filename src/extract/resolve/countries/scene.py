"""The countries that are named in and around a passage, and what part each of them plays there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Parsed, Passage
from extract.resolve.around.zones import ZONES
from extract.resolve.countries.beyond import beyond_states
from extract.resolve.countries.cues import Cue
from extract.resolve.countries.parts import parts_of

NOWHERE = "nowhere"
# What a state has one of, in a lead that does not say which state: "the Supreme Court held".
_BARE = re.compile(
    r"\b(?i:courts?|parliament|senate|congress|government|minister|ministry|president|police|judges?|council|assembly|"
    r"magistrate|house)\b"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """The countries named in and around a passage, but for those that only the article as a whole tells."""

    parsed: Parsed
    passage: Passage
    cues: tuple[Cue, ...]
    by_code: dict[str, list[Cue]]
    zones: dict[str, list[str]]  # the codes named in each zone, in order
    parts: dict[str, str]
    beyond: str

    @property
    def lead(self) -> str:
        """The words of the lead."""
        return self.passage.lead.of(self.parsed.article.text)

    @property
    def is_bare(self) -> bool:
        """Whether the lead names what a state has one of."""
        return _BARE.search(self.lead) is not None

    def before(self, cue: Cue) -> str:
        """The words before a name."""
        return self.parsed.article.text[max(0, cue.span.start - 40) : cue.span.start]

    def best(self, code: str) -> str:
        """The nearest zone that names the country."""
        return next((zone for zone in ZONES if code in self.zones.get(zone, ())), NOWHERE)

    @property
    def nearest(self) -> str:
        """The nearest zone that names any country."""
        return next((zone for zone in ZONES if zone in self.zones), NOWHERE)


def scene_of(parsed: Parsed, passage: Passage, cues: Sequence[Cue]) -> Scene:
    """The scene that the `cues` found for a passage make, by country and by zone."""
    by_code: dict[str, list[Cue]] = {}
    zones: dict[str, list[str]] = {}
    for cue in cues:
        by_code.setdefault(cue.code, []).append(cue)
        if cue.code not in zones.setdefault(cue.zone, []):
            zones[cue.zone].append(cue.code)
    parts, beyond = parts_of(by_code), beyond_states(parsed, passage)
    # "convinced the African Court at Arusha … . Tanzania has a year": the court's host is in the dock.
    if beyond == "courts":
        parts |= {code: "later" for code, own in by_code.items() if parts[code] == "seat" and _is_told_after(own)}
    return Scene(parsed, passage, tuple(cues), by_code, zones, parts, beyond)


def _is_told_after(own: Sequence[Cue]) -> bool:
    """Whether the follow-ups name a state itself, and not its town alone."""
    return any(cue.zone == "details" and cue.kind == "name" for cue in own)
