#!/usr/bin/env python3
"""Learn which dates are likelier a win's than those that the rules choose (`date_weights.csv`, `date_trees.csv`).

usage: train.py SHARED_DIR [--leave-out SET ...] [--evaluate]

SHARED_DIR holds annotated articles; `annotations.py` says where, there and in the checkout. A logistic regression is
fitted over the words around each date of a passage and how it is told; then boosted trees over the likeliest dates
that the rules passed over against the one they chose, by chances from folds that left the date's set out. `--evaluate`
leaves out a fold of the sets after the other, prints how many dates would be changed, and writes nothing.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from annotations import Annotated, follows_real_pages, read_through, recipe_arguments
from learners import SMALLEST, Fitted, Grown, write_weights

from cases import wins_of
from extract.correct.values import read_edtf
from extract.dates.outweighed import LIKELIER, Challenge, challenges, told_features
from extract.dates.timeline import date_by_rules
from extract.dates.told import Dated, Line
from extract.learnt import Features, odds
from extract.model import Answer, Basis, EventDate, Passage
from extract.segment import find_passages

DATA = Path(__file__).parents[2] / "src/extract/data"
FOLDS = 6
STRENGTH = 0.025  # inverse of the L2 penalty: the better of this and a fifth of it on left-out sets
OF_OURS = 0.5  # what a set of our writing says beside one after real pages: its rules were written on shapes like it

Bounds = tuple[date, date]


@dataclass(frozen=True)
class Dating:
    """One passage that tells an annotated win: what the rules made of its dates, and the dates that are accepted."""

    set: str
    passage: Passage
    answer: Answer[EventDate | None]
    dates: tuple[Dated, ...]
    line: Line
    told: list[Features]
    accepted: set[Bounds | None]

    @property
    def say(self) -> float:
        return 1.0 if follows_real_pages(self.set) else OF_OURS

    @property
    def right(self) -> bool:
        value = self.answer.value
        return (value and (value.start, value.end)) in self.accepted

    def gain(self, challenge: Challenge) -> int:
        """1 where the challenge would right the date, -1 where it would spoil it, 0 where nothing is won or lost."""
        return int(challenge.reading.days.bounds in self.accepted) - self.right


def datings(article: Annotated) -> list[Dating]:
    parsed = article.parsed()
    passages = find_passages(parsed)
    if not passages:
        return []
    answers, dates, line = date_by_rules(parsed, passages)
    return [
        Dating(article.set, passage, answer, told, line, told_features(passage, told, line.text), _accepted(win))
        for passage, answer, told, win in zip(passages, answers, dates, wins_of(article, passages), strict=True)
        if win and not win.get("optional") and told
    ]


def _accepted(win: dict[str, Any]) -> set[Bounds | None]:
    written = win["date"] if isinstance(win["date"], list) else [win["date"]]
    read = [read_edtf(one, Basis.TEXT, "") for one in written if one]
    unknown = {None} if win.get("year_unknown") else set()
    return {(one.start, one.end) for one in read if one} | unknown


def fit_told(found: Sequence[Dating]) -> Fitted:
    """Whether a date of a passage, by itself, is the win's."""
    rights = [int(reading.days.bounds in one.accepted) for one in found for _, reading in one.dates]
    says = [one.say for one in found for _ in one.dates]
    return Fitted([features for one in found for features in one.told], rights, says, STRENGTH)


def challenged(found: Sequence[Dating], told: Fitted) -> list[tuple[Dating, list[Challenge]]]:
    chances = iter(told.chances([features for one in found for features in one.told]))
    odds_of = [[odds(next(chances)) for _ in one.dates] for one in found]
    return [
        (one, list(challenges(one.passage, one.answer, one.dates, each, one.line)))
        for one, each in zip(found, odds_of, strict=True)
    ]


def fit(found: Sequence[Dating]) -> tuple[Fitted, Grown]:
    """What a date is by itself, and what it is against the one chosen: learnt where just one of the two is right."""
    folds = in_folds(found)
    rows = []
    for number, held in enumerate(folds):
        told = fit_told([one for other, more in enumerate(folds) if other != number for one in more])
        for one, several in challenged(held, told):
            rows += [(each.features, one.gain(each), one.say) for each in several if one.gain(each)]
    features, gains, says = zip(*rows, strict=True)
    return fit_told(found), Grown(list(features), [int(gain > 0) for gain in gains], list(says))


def in_folds(found: Sequence[Dating]) -> list[list[Dating]]:
    """The passages in some parts, those of a set in one of them."""
    sets = {name: place for place, name in enumerate(dict.fromkeys(one.set for one in found))}
    return [[one for one in found if sets[one.set] % FOLDS == fold] for fold in range(FOLDS)]


def evaluate(found: Sequence[Dating]) -> None:
    folds = in_folds(found)
    for number, held in enumerate(folds):
        told, grown = fit([one for other, more in enumerate(folds) if other != number for one in more])
        counts: Counter[int] = Counter()
        for one, several in challenged(held, told):
            sure = grown.chances([each.features for each in several]) if several else []
            best, each = max(zip(sure, several, strict=True), key=lambda item: item[0], default=(0.0, None))
            if each and best > LIKELIER:
                counts[one.gain(each)] += 1
        print(f"of {len(held)} dates {counts[1]} righted, {counts[-1]} spoilt, {counts[0]} changed for nothing")


def write(told: Fitted, grown: Grown) -> None:
    write_weights(DATA / "date_weights.csv", {"told": told.weights()}, digits=3, smallest=SMALLEST)
    grown.write(DATA / "date_trees.csv")


def main() -> None:
    args = recipe_arguments(__doc__).parse_args()
    found = [one for several in read_through(datings, args.shared, args.leave_out) for one in several]
    if args.evaluate:
        evaluate(found)
    else:
        write(*fit(found))


if __name__ == "__main__":
    main()
