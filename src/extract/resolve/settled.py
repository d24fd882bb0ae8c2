"""What the words at a name settle by themselves, whatever is mostly so: who went to court, who only holds power."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from extract.model import Category, EntityLabel, Parsed, Passage, Role
from extract.resolve.cast import Figure
from extract.resolve.references import is_party
from extract.resolve.roles import ABOUT, parts_of, turns

Chances = dict[Role, float]

_WON = {Role.SUBJECT: 0.92, Role.PERPETRATOR: 0.01, Role.OTHER: 0.07}
_BESIDE = {Role.SUBJECT: 0.04, Role.PERPETRATOR: 0.06, Role.OTHER: 0.90}
_OWN = 0.35  # what is left of what everything else says
_DECIDED = 0.4  # chance of a ruling from which whoever went to court won it
_COURTS = (Category.RULING, Category.INTERNATIONAL)
_MAY_PAY = (Category.ACCOUNTABILITY, Category.CORPORATE, Category.POLICY)
_TOLD = frozenset({"lead", "detail", "context", "label"})  # what stands before them may be another win's
_FOR_OTHERS = frozenset({"is counsel", "holds office", "decides", "is kin of", "speaks", "tells of another", "lends a name"})
_LOT = frozenset({"is freed", "is convicted", "wins", "owns the case", "went to law", "was killed", "was harmed", "is made good"})


@dataclass(frozen=True, slots=True)
class _Scene:
    parsed: Parsed
    passage: Passage
    everybody: Sequence[Figure]
    kinds: Mapping[Category, float]


def settle(
    parsed: Parsed,
    passage: Passage,
    everybody: Sequence[Figure],
    kinds: Mapping[Category, float],
    chances: Sequence[Chances],
) -> list[Chances]:
    """`chances`, those of people raised or lowered whose part in the win the words at the name settle."""
    scene = _Scene(parsed, passage, everybody, kinds)
    court = _is_decided(scene)
    settled = []
    for figure, own in zip(everybody, chances, strict=True):
        if court and _went_to_law(scene, figure):
            own = _mixed(own, _WON)
        elif _only_holds_power(scene, figure):
            own = _mixed(own, _BESIDE)
        settled.append(own)
    return settled


def _mixed(own: Chances, certain: Mapping[Role, float]) -> Chances:
    return {role: _OWN * own[role] + (1 - _OWN) * certain[role] for role in ABOUT}


def _is_decided(scene: _Scene) -> bool:
    """Whether the win is a court's answer to somebody: a ruling, or damages."""
    kinds, turn = scene.kinds, turns(scene.passage.lead.of(scene.parsed.article.text))
    chance = sum(kinds.get(kind, 0.0) for kind in _COURTS)
    if turn == "redress":
        chance += sum(kinds.get(kind, 0.0) for kind in _MAY_PAY)
    return chance >= _DECIDED


def _went_to_law(scene: _Scene, figure: Figure) -> bool:
    """ "On a petition by X", "X had sued"; counsel and ministers file for others."""
    text = scene.parsed.article.text
    held = [parts_of(text, form, scene.everybody) for form in figure.forms if form.zone in _TOLD]
    if any(parts & _FOR_OTHERS for parts in held) or all(form.label is not EntityLabel.PERSON for form in figure.forms):
        return False
    return any("went to law" in parts for parts in held)


def _only_holds_power(scene: _Scene, figure: Figure) -> bool:
    """ "Jailed under X", "insulting President X", "the late X": nothing is told of X that the win could be about."""
    text = scene.parsed.article.text
    held = [parts_of(text, form, scene.everybody) for form in figure.forms]
    return any("holds power" in parts for parts in held) and not any(parts & _LOT for parts in held)
