"""Whose side of a win a few words settle: who grants it, is exchanged, loses, pleads, or gets an office."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.atlas import rulers_not_held
from extract.model import Role
from extract.resolve.people.cast import Figure
from extract.resolve.people.roles import claims
from extract.text import fold

_LEFT = 0.15  # of the chance of being the one freed or righted
_OWN = 0.4  # what is left of what everything else says of somebody whom the lead puts into an office
_APART = frozenset({"<power", "<contrast", "<time", "<law", "<kin", "of another", ">decreed", "<kin_of"})
_LOSES = frozenset({"<loses", ">loses"})
_COUNSEL = frozenset({"<their_counsel", ">told_as_counsel"})
_BEFORE = re.compile(r"\b(?:after|when|since|until|before|while|soon as|who|which|day|that)\b[^,;:]{0,40}$", re.I)


def less_for_the_other_side(
    text: str, figures: Sequence[Figure], chances: Sequence[Mapping[Role, float]]
) -> list[dict[Role, float]]:
    """The chances of each figure's parts, those of the other side hardly ever the one whom a win is for.

    "Iran exchanged him for X", "the Church talked to Raúl Castro, and seven came home": freedom stands beside both.
    """
    return [
        _less(each) if _is_opposite(text, figure, figures) else dict(each)
        for figure, each in zip(figures, chances, strict=True)
    ]


def more_for_the_installed(
    text: str, figures: Sequence[Figure], chances: Sequence[Mapping[Role, float]]
) -> list[dict[Role, float]]:
    """The chances, where the lead puts somebody into an office, mostly that the win is theirs.

    Of 19 such people of the known sets 16 are: the first woman president, judges who got their bench back.
    """
    return [
        _more(each) if _is_installed(text, figure, figures) else dict(each)
        for figure, each in zip(figures, chances, strict=True)
    ]


def _is_installed(text: str, figure: Figure, everybody: Sequence[Figure]) -> bool:
    for form in figure.forms:
        held = claims(text, form, everybody) if form.zone == "lead" else frozenset()
        told = text[form.sentence.start : form.span.start]
        if ">installed" in held and not held & _APART and not _BEFORE.search(told):
            return True
    return False


def _is_opposite(text: str, figure: Figure, everybody: Sequence[Figure]) -> bool:
    if fold(figure.name) in rulers_not_held():
        return True
    held = [(form, claims(text, form, everybody)) for form in figure.forms]
    if any("<exchanged_for" in each for _, each in held):
        return True
    # "X, her lawyer, has his licence back": she was freed.
    if all(form.zone != "lead" for form, _ in held):
        return any(each & _COUNSEL and not each & {"<freeing", ">freed"} for _, each in held)
    return any(form.zone == "lead" and each & _LOSES for form, each in held)


def _less(chances: Mapping[Role, float]) -> dict[Role, float]:
    """What is taken from the one freed goes to those who are only named."""
    left = chances[Role.SUBJECT] * _LEFT
    return {**chances, Role.SUBJECT: left, Role.OTHER: chances[Role.OTHER] + chances[Role.SUBJECT] - left}


def _more(chances: Mapping[Role, float]) -> dict[Role, float]:
    rest = {role: _OWN * share for role, share in chances.items()}
    return {**rest, Role.SUBJECT: rest[Role.SUBJECT] + 1 - _OWN}
