#!/usr/bin/env python3
"""Learn which dates are likelier a win's than those that the rules choose (`date_weights.csv`, `date_trees.csv`).

usage: train.py SHARED_DIR [--leave-out SET ...] [--evaluate]

Learnt from are the annotated articles (`annotations.py` says where they lie, in SHARED_DIR and in the checkout) and the
cases of dates in `tests/cases`, which have many a date that only looks like the win's. A logistic regression is fitted
over the words around each date of a passage and how it is told; then boosted trees over the likeliest dates that the
rules passed over against the one they chose, by chances from folds that left the date's set out. `--evaluate` leaves
out a fold of the sets after the other, prints how many dates would be changed, and writes nothing.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[2] / "tests/dates"))

from annotations import Annotated, follows_real_pages, read_through, recipe_arguments
from article import PAGES, build, sentence_page, shaped_page
from learners import SMALLEST, Fitted, Grown, write_weights

from by_hand.cases import read_cases
from cases import wins_of
from extract.correct.values import read_edtf
from extract.dates.choice.date_words import told_features
from extract.dates.choice.outweighed import LIKELIER, Challenge, challenges
from extract.dates.reading.choosing import Dated
from extract.dates.reading.told import Line
from extract.dates.timeline import date_by_rules
from extract.learnt import Features, odds
from extract.model import Answer, Basis, EventDate, Parsed, Passage
from extract.segment import find_passages

DATA = Path(__file__).parents[2] / "src/extract/data"
FOLDS = 6
STRENGTH = 0.05  # inverse of the L2 penalty: the best of 0.025, 0.05 and 0.1 on left-out sets
OF_OURS = 0.5  # what a set of our writing says beside one after real pages: its rules were written on shapes like it
OF_CASES = "cases "  # how the names of the sets of cases begin
CASE_SAY = 3.0  # a case is one of many sentences like it; with less, the plain ones among them are overruled

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
        if self.set.startswith(OF_CASES):
            return CASE_SAY
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
    wins = wins_of(article, passages)
    accepted = [None if win is None or win.get("optional") else _accepted(win) for win in wins]
    return list(_datings(article.set, parsed, tuple(passages), accepted))


def cases() -> Iterator[Dating]:
    """The cases of dates: single sentences, whole articles, and pages in the shapes of publishers."""
    for case in read_cases("dates")["case"]:
        yield from _datings(f"{OF_CASES}dates", *sentence_page(case), [_days(case["expected"])])
    for case in read_cases("dates_articles")["article"]:
        parsed, passages, expected = build(case["text"], case.get("published", ""))
        yield from _datings(f"{OF_CASES}dates_articles", parsed, passages, [_days(one) for one in expected])
    for name in PAGES:
        for case in read_cases(name)["article"]:
            parsed, passages, expected = shaped_page(case)
            yield from _datings(f"{OF_CASES}{name}", parsed, passages, [_days(one) for one in expected])


def _datings(
    name: str, parsed: Parsed, passages: tuple[Passage, ...], accepted: Sequence[set[Bounds | None] | None]
) -> Iterator[Dating]:
    """The passages that tell dates and an annotated win, for which `accepted` has days."""
    if not passages:
        return
    answers, dates, line = date_by_rules(parsed, passages)
    for passage, answer, told, days in zip(passages, answers, dates, accepted, strict=True):
        if days and told:
            yield Dating(name, passage, answer, told, line, told_features(passage, told, line.text), days)


def _accepted(win: dict[str, Any]) -> set[Bounds | None]:
    written = win["date"] if isinstance(win["date"], list) else [win["date"]]
    return _days(*written) | ({None} if win.get("year_unknown") else set())


def _days(*written: str | None) -> set[Bounds | None]:
    """The days of some dates in EDTF; that of "none" is None."""
    read = [read_edtf(one, Basis.TEXT, "") for one in written if one and one != "none"]
    return {(one.start, one.end) for one in read if one} | ({None} if "none" in written else set())


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
    found += cases()
    if args.evaluate:
        evaluate(found)
    else:
        write(*fit(found))


if __name__ == "__main__":
    main()
