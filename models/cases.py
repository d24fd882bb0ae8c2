"""The passages that are found in the annotated articles, matched to the annotated wins that they tell."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotations import Annotated, read_through

from extract.model import Parsed, Passage, Span
from extract.segment import find_passages

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
    nearest = (max(article.wins, key=lambda win: _overlap(one.lead, win), default=None) for one in passages)
    return [
        win if win and _overlap(one.lead, win) >= MATCHED else None for one, win in zip(passages, nearest, strict=True)
    ]


def _overlap(lead: Span, gold: dict[str, Any]) -> float:
    start, end = gold["lead_start"], gold["lead_end"]
    return (min(lead.end, end) - max(lead.start, start)) / max(1, min(len(lead), end - start))
