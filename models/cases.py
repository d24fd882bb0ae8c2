"""The passages that are found in the annotated articles, matched to the annotated wins that they tell."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotations import Annotated, read_through

from extract.model import Parsed, Passage, Span
from extract.resolve.people.cast import Figure
from extract.segment import find_passages
from extract.text import fold

MATCHED = 0.3  # share of the shorter lead that two leads have in common where they state one win


@dataclass(frozen=True)
class Case:
    """One passage found and the annotated win it tells."""

    set: str
    parsed: Parsed
    passage: Passage
    gold: dict[str, Any]


def find_cases(shared: Path, leave_out: Iterable[str]) -> Iterator[Case]:
    """Every passage found that tells an annotated win, set by set; passages that tell none are passed over."""
    return itertools.chain.from_iterable(read_through(_cases_of, shared, leave_out))


def _cases_of(article: Annotated) -> list[Case]:
    parsed = article.parsed()
    passages = find_passages(parsed)
    told = zip(passages, wins_of(article, passages), strict=True)
    return [Case(article.set, parsed, passage, win) for passage, win in told if win]


def wins_of(article: Annotated, passages: Sequence[Passage]) -> list[dict[str, Any] | None]:
    """For each passage the annotated win that it tells; None where it tells none."""
    nearest = (max(article.wins, key=lambda win: overlap(one.lead, lead_of(win)), default=None) for one in passages)
    return [
        win if win and overlap(one.lead, lead_of(win)) >= MATCHED else None
        for one, win in zip(passages, nearest, strict=True)
    ]


def lead_of(win: dict[str, Any]) -> Span:
    """Where the annotated lead of a win stands."""
    return Span(win["lead_start"], win["lead_end"])


def overlap(one: Span, other: Span) -> float:
    """What two stretches have in common, as a share of the shorter one; below nought where they lie apart."""
    return (min(one.end, other.end) - max(one.start, other.start)) / max(1, min(len(one), len(other)))


def accepted(win: dict[str, Any]) -> tuple[str, ...]:
    """The categories that are accepted for a win, the one named first first."""
    category = win["category"]
    return tuple(category) if isinstance(category, list) else (str(category),)


def roles_of(win: dict[str, Any]) -> dict[str, str]:
    """The annotated role of everybody named with a win."""
    known = {other["name"]: str(other["role"]) for other in win["other_people"]}
    return known | dict.fromkeys(win["perpetrators"], "perpetrator") | dict.fromkeys(win["people"], "subject")


def role_of(roles: Mapping[str, str], figure: Figure) -> str:
    """The annotated role of a figure, by any of its names; "other" where nobody annotated it."""
    names = {fold(name) for name in (figure.name, *figure.variants)}
    for name, role in roles.items():
        known = fold(name)
        if any(
            known == own or set(known.split()) <= set(own.split()) or set(own.split()) <= set(known.split())
            for own in names
        ):
            return role
    return "other"
