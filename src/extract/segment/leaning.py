"""How a sentence leans on the win before it: "So did Ghana, a week later", "Another court freed her", and then signed.

Alone, such a sentence tells next to nothing; behind a win it tells another one, or the next step of the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from extract.anycase import AnyCase
from extract.events import patterns
from extract.segment.position import Features
from extract.tables import read_toml

_STAGES = "stage"  # opens the names of the steps of a story that a sentence tells


def leaning_of(words: str) -> Features:
    """The ways in which a sentence likens what it tells to what went before, and the steps of a story that it tells."""
    likened = {f"likens:{name}": 1.0 for name in ways_of_likening(words)}
    return likened | {f"{_STAGES}:{name}": 1.0 for name, pattern in patterns("stages").items() if pattern.search(words)}


def ways_of_likening(words: str) -> list[str]:
    """The groups of `data/leaning.toml` that `words` have some of."""
    return [name for name, pattern in _likens().items() if pattern.search(words)]


def likens(features: Features) -> bool:
    """Whether what a sentence tells is likened to something before it."""
    return any(name.startswith("likens:") for name in features)


def after(own: Features, earlier: Iterable[Features], *, good_before: bool, abroad: bool, dated: bool) -> Features:
    """What a sentence's leaning means where it stands; `earlier` are the sentences of its block before it.

    `good_before` is whether one of those tells good news, `abroad` whether a country is new here, `dated` whether a
    date is.
    """
    told = {name.partition(":")[2] for each in earlier for name in each if name.startswith(f"{_STAGES}:")}
    found: Features = {}
    for name in own:
        family, _, what = name.partition(":")
        if family == "likens" and good_before:
            found[f"likens:{what}, a win before"] = 1.0
            if abroad:
                found[f"likens:{what}, a win before abroad"] = 1.0
            if dated:
                found[f"likens:{what}, a win before, another date"] = 1.0
        elif family == _STAGES:
            found |= {f"then:{step}, {what}{', abroad' if abroad else ''}": 1.0 for step in told}
    return found


@cache
def _likens() -> dict[str, AnyCase]:
    table = read_toml("leaning")
    return {name: AnyCase(rf"(?<![\w-])(?:{'|'.join(group['words'])})(?![\w-])") for name, group in table.items()}
