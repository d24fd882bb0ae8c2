#!/usr/bin/env python3
"""Learn how much each claim about two mentions speaks for or against their telling one event.

usage: train.py SHARED_DIR [--leave-out SET ...] [--evaluate]

All annotated sets (SHARED_DIR as in `annotations.py`) are read with the project as it stands and compared twice: each
set by itself, and all of them in one run, for their publishers tell many of the same real events. The cases of
tests/cases/links.toml are learnt from as well. Two mentions are one event where their annotations say so. Across sets
the names of events differ even for one event, so that there only equal names tell anything; for the rest stands
`judged.csv`: pairs drawn by their score and judged by hand, each with how many pairs it stands for.

From that a logistic regression, whose weights keep the sign that the claim's sentence gives them and are drawn to those
set by hand in `prior.csv`. Written are

  src/extract/data/link_weights.csv   the weights of the claims, natural log-odds
  src/extract/data/country_wins.csv   how many annotated wins each country has

`--evaluate` writes nothing; it prints what the weights give for the pairs of countries left out.
"""

from __future__ import annotations

import csv
import random
import sys
import tomllib
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
from annotations import read_through, recipe_arguments
from learners import write_weights
from told import Told, read

from by_hand.mentions import tell
from extract.link.blocking import find_pairs
from extract.link.profiles import Profile, profile
from extract.link.rules import FEATURES
from extract.link.words import count_words

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "src/extract/data"
CASES = HERE.parents[1] / "tests/cases/links.toml"
STRENGTH = 3e-3  # of the pull towards the weights set by hand; of 0.001, 0.003, 0.01 the middle one
OWN = 30.0  # what a pair of one set counts: a run of one folder is what users have, and such pairs are few
SAME_CASE, OTHER_CASE = 500.0, 600.0  # what a case counts: that neighbours stay two is what a reader trusts
FAR, SAMPLE = -8.0, 6000  # pairs below this score are of different events; so many stand for them …
FAR_SHARE = 0.2  # … and count a fifth: nobody doubts them
FOLDS = 5

Numbers = NDArray[np.float64]
Truth = NDArray[np.bool_]


@dataclass(frozen=True)
class Compared:
    """Pairs of mentions: how far each claim applies, whether they are one event, what they count, and their fold."""

    claims: Numbers
    same: Truth
    counts: Numbers
    folds: NDArray[np.int_]

    def where(self, chosen: Truth) -> Compared:
        return Compared(self.claims[chosen], self.same[chosen], self.counts[chosen], self.folds[chosen])


def main() -> None:
    arguments = recipe_arguments(__doc__).parse_args()
    told = [each for some in read_through(read, arguments.shared, arguments.leave_out) for each in some]
    apart, pooled, cases = compare_apart(told), compare_pooled(told), compare_cases()
    if arguments.evaluate:
        evaluate(apart, pooled, cases)
        return
    write_weights(
        DATA / "link_weights.csv", {"same_event": dict(zip(names(), fit(apart, pooled, cases), strict=True))}, 2
    )
    write_countries(told)


def compare_apart(told: Sequence[Told]) -> Compared:
    """The pairs of each set, which is a run of its own."""
    sets: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        sets[each.set].append(each)
    rows = [row for group in sets.values() for row in _pairs(group)]
    return _compared([(claims, one.event == other.event, OWN, one, other) for claims, one, other in rows])


def compare_pooled(told: Sequence[Told]) -> Compared:
    """The pairs of all sets in one run of which it is known, or judged, whether they are one event."""
    judged = read_judged()
    rows, far, events = [], [], Counter(each.event for each in told)
    for claims, one, other in _pairs(told):
        if one.event == other.event:
            # An event told by thirty publishers has hundreds of pairs, and is one event.
            rows.append((claims, True, _pairs_of(events[one.event]) ** -0.5, one, other))
        elif verdict := judged.get(frozenset((one.win, other.win))):
            rows.append((claims, verdict[0], verdict[1], one, other))
        elif claims @ read_prior() < FAR:
            far.append((claims, one, other))
    sample = random.Random(1).sample(far, min(SAMPLE, len(far)))
    each = FAR_SHARE * len(far) / max(1, len(sample))
    return _compared([*rows, *((claims, False, each, one, other) for claims, one, other in sample)])


def compare_cases() -> Compared:
    """The pairs written as cases, which are in no fold."""
    rows = []
    for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]:
        pair = [tell(**case["one"]), tell(**({"article": "two"} | case["other"]))]
        counts = count_words(mention.text for mention in pair)
        one, other = (profile(mention, counts, len(pair)) for mention in pair)
        same = case["expected"] == "same"
        rows.append(([feature(one, other) for feature in FEATURES], same, SAME_CASE if same else OTHER_CASE))
    claims, truth, weights = zip(*rows, strict=True)
    return Compared(np.array(claims), np.array(truth), np.array(weights), np.full(len(rows), -1))


def _pairs_of(tellings: int) -> float:
    return max(1.0, tellings * (tellings - 1) / 2)


def _pairs(told: Sequence[Told]) -> Iterator[tuple[Numbers, Told, Told]]:
    """The pairs that a run of these mentions compares, but for those of one article, which seldom are one event."""
    counts = count_words(each.mention.text for each in told)
    profiles: list[Profile] = [profile(each.mention, counts, len(told)) for each in told]
    for one, other in find_pairs(profiles):
        if told[one].mention.article != told[other].mention.article:
            claims = np.array([feature(profiles[one], profiles[other]) for feature in FEATURES])
            yield claims, told[one], told[other]


def _compared(rows: Sequence[tuple[Numbers, bool, float, Told, Told]]) -> Compared:
    claims, same, counts, ones, others = zip(*rows, strict=True)
    folds = [
        _fold(one) if one.mention.whereabouts.value.countries else _fold(other)
        for one, other in zip(ones, others, strict=True)
    ]
    return Compared(np.array(claims), np.array(same), np.array(counts), np.array(folds))


def _fold(told: Told) -> int:
    """Events of one country are left out together: their tellings must not be on both sides."""
    where = "/".join(sorted(told.mention.whereabouts.value.countries)) or told.mention.article
    return zlib.crc32(where.encode()) % FOLDS


@cache
def names() -> tuple[str, ...]:
    return tuple(feature.__name__ for feature in FEATURES)


@cache
def read_prior() -> Numbers:
    """The weights set by hand, in the order of `names`."""
    with (HERE / "prior.csv").open(encoding="utf-8") as lines:
        weights = {row["feature"]: float(row["weight"]) for row in csv.DictReader(lines)}
    return np.array([weights[name] for name in names()])


def read_judged() -> dict[frozenset[str], tuple[bool, float]]:
    """Whether two wins of different sets are one event, and how many pairs of their score the judgement stands for."""
    with (HERE / "judged.csv").open(encoding="utf-8") as lines:
        return {
            frozenset((row["one"], row["other"])): (row["event"] == "same", float(row["stands_for"]))
            for row in csv.DictReader(lines)
        }


def fit(*pairs: Compared) -> Numbers:
    """The weights of the claims, in the order of `names`."""
    claims = np.vstack([each.claims for each in pairs])
    same = np.concatenate([each.same for each in pairs])
    counts = np.concatenate([each.counts for each in pairs])
    counts = counts / counts.sum()
    prior = read_prior()

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        odds = claims @ weights
        wrong = np.logaddexp(0, np.where(same, -odds, odds)) @ counts
        slope = claims.T @ ((1 / (1 + np.exp(-odds)) - same) * counts)
        pull = weights - prior
        return wrong + STRENGTH * float(np.mean(pull**2)), slope + 2 * STRENGTH * pull / len(pull)

    bounds = [(0, None) if weight >= 0 else (None, 0) for weight in prior]
    return np.asarray(minimize(loss, prior, jac=True, bounds=bounds, method="L-BFGS-B").x)


def evaluate(apart: Compared, pooled: Compared, cases: Compared) -> None:
    for title, pairs in (("each set a run", apart), ("all sets in one run", pooled)):
        odds = np.zeros(len(pairs.same))
        for fold in range(FOLDS):
            weights = fit(apart.where(apart.folds != fold), pooled.where(pooled.folds != fold), cases)
            odds[pairs.folds == fold] = pairs.claims[pairs.folds == fold] @ weights
        for weights, each in (("set by hand", pairs.claims @ read_prior()), ("learnt, countries left out", odds)):
            print(f"{title}, weights {weights}: {_figures(each, pairs)}")


def _figures(odds: Numbers, pairs: Compared) -> str:
    counts, same = pairs.counts, pairs.same
    loss = np.logaddexp(0, np.where(same, -odds, odds)) @ counts / counts.sum()
    right = counts[(odds > 0) & same].sum()
    return (
        f"log loss {loss:.4f}, precision {right / counts[odds > 0].sum():.3f}, recall {right / counts[same].sum():.3f}"
    )


def write_countries(told: Sequence[Told]) -> None:
    wins = Counter(code for each in told for code in each.mention.whereabouts.value.countries)
    with (DATA / "country_wins.csv").open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines, lineterminator="\n")
        rows.writerow(("country", "wins"))
        rows.writerows(sorted(wins.items()))


if __name__ == "__main__":
    main()
