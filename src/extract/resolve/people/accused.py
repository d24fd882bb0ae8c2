"""People known for what they were charged with: whoever is in `data/accused.csv` is nobody's good news.

The table has those of whom the press told that courts charged them with, tried them for or held them liable for crimes
under international law or the gravest abuses of power, whatever became of it: it says nothing of anybody's guilt. A win
may hold them to account; hardly any is told for their sake.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from extract.model import Role
from extract.resolve.people.cast import Figure
from extract.tables import read_csv
from extract.text import fold

_LEFT = 0.05  # of the chance of being the one freed or righted


def less_for_the_accused(figures: Sequence[Figure], chances: Sequence[Mapping[Role, float]]) -> list[dict[Role, float]]:
    """The chances of each figure's parts, a known accused hardly ever the one whom a win is for.

    "Alberto Fujimori stepped off a jet in Santiago and was arrested before midnight": words that freeing has as well.
    """
    return [_less(each) if _is_accused(figure) else dict(each) for figure, each in zip(figures, chances, strict=True)]


def _less(chances: Mapping[Role, float]) -> dict[Role, float]:
    weighed = {role: share * (_LEFT if role is Role.SUBJECT else 1.0) for role, share in chances.items()}
    whole = sum(weighed.values())
    return {role: share / whole for role, share in weighed.items()}


def _is_accused(figure: Figure) -> bool:
    return any(fold(name) in _accused() for name in (figure.name, *figure.variants))


@cache
def _accused() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in read_csv("accused", ("name",)))
