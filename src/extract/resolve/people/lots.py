"""Whose lot others share: those of one list, and whom a sentence behind the lead sets beside the one freed."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Parsed, Role
from extract.resolve.people.cast import Figure, people_in
from extract.resolve.people.claims import list_around
from extract.resolve.people.companions import joins_as_pair, joins_the_lead, went_along
from extract.resolve.people.roles import ABOUT, parts_of

_SHARING = frozenset({"lead", "context", "before", "detail"})  # parts in which the people of one list share one lot
_UNSHARED = frozenset({"is kin", "is counsel", "stays behind", "lends a name", "is a thing", "tells of another"})
_OTHER_PARTS = frozenset(
    {"is kin", "is counsel", "holds office", "stays behind", "is a thing", "decides", "speaks", "tells of another"}
)


def share_in_lists(
    parsed: Parsed, everybody: Sequence[Figure], chances: Sequence[dict[Role, float]]
) -> list[dict[Role, float]]:
    """`chances` with those of the people of one list averaged: "A, B and C were freed" frees all three."""
    text = parsed.article.text
    lists: dict[tuple[int, int], list[int]] = {}
    officials: set[int] = set()
    for number, figure in enumerate(everybody):
        form = figure.first()
        held = parts_of(text, form, everybody)
        officials |= {number} if held >= {"holds office", "decides"} else set()
        if form.zone in _SHARING and not held & _UNSHARED:
            lists.setdefault(list_around(text, form.sentence.start, form.span, people_in(form, everybody)), []).append(
                number
            )
    shared = list(chances)
    for listed in lists.values():
        # "It was brought by A, a student, and Judge B read it out": B decides.
        members = [number for number in listed if number not in officials] or listed
        mean = {role: sum(chances[number][role] for number in members) / len(members) for role in ABOUT}
        for number in members:
            shared[number] = mean
    leading = _leading(everybody, shared)
    for number, figure in enumerate(everybody):
        if leading is not None and number != leading and _joins(text, figure, everybody):
            # As sure as both are: whom the next sentence sets beside the one freed is mostly freed too.
            shared[number] = {role: (3 * shared[leading][role] + chances[number][role]) / 4 for role in ABOUT}
    return shared


def _leading(everybody: Sequence[Figure], chances: Sequence[dict[Role, float]]) -> int | None:
    """The one whom the lead is most surely about: of those it names, else of those named before it; None if nobody."""
    for zones in (("lead",), ("context", "before", "label")):
        about = {
            number: 1 - chances[number][Role.OTHER]
            for number, figure in enumerate(everybody)
            if figure.first().zone in zones and chances[number][Role.OTHER] < 0.5
        }
        if about:
            return max(about, key=lambda number: about[number])
    return None


def stands_aside(parsed: Parsed, figure: Figure, everybody: Sequence[Figure]) -> bool:
    """Whether the words at the name give somebody another part than whoever was freed: kin, counsel, an office."""
    return bool(_OTHER_PARTS & parts_of(parsed.article.text, figure.first(), everybody))


def _joins(text: str, figure: Figure, everybody: Sequence[Figure]) -> bool:
    form = figure.first()
    if form.zone not in ("detail", "context"):
        return False
    parts, aside = parts_of(text, form, everybody), set(_OTHER_PARTS)
    if went_along(text, form.sentence, form.span):
        aside -= {"holds office"}  # "his deputy, X, walked out with him"
    if joins_as_pair(text, form.sentence, form.span):
        aside -= {"speaks"}  # "the station's director" stands trial here
    if parts & aside:
        return False
    people = people_in(form, everybody)
    return joins_the_lead(text, form.sentence, form.span, people)
