"""How surely a sentence states a win: two logistic models over readable features, learnt in `models/segment`."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extract.segment.features import Features, Place, weigh

BIAS = "(bias)"


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds per feature: of a sentence by itself, and of the sentence among its neighbours."""

    alone: dict[str, float]
    among: dict[str, float]


@cache
def read_weights() -> Weights:
    """The weights that ship with the package (`data/segment_weights.csv`: stage, feature, weight)."""
    tables: dict[str, dict[str, float]] = {"alone": {}, "among": {}}
    with (files("extract") / "data" / "segment_weights.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            tables[row["stage"]][row["feature"]] = float(row["weight"])
    return Weights(tables["alone"], tables["among"])


def chance(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def chances_alone(features: Sequence[Features], weights: Weights) -> list[float]:
    """The chance of each sentence by its own features."""
    return [chance(weigh(each, weights.alone, weights.alone[BIAS])) for each in features]


def chances(features: Sequence[Features], seen: Sequence[Place], weights: Weights) -> list[float]:
    """The chance of each sentence, seen among the others of its block and of blocks like it."""
    alone = chances_alone(features, weights)
    return [chance(weigh(each, weights.among, weights.among[BIAS])) for each in among_features(seen, alone)]


def among_features(seen: Sequence[Place], alone: Sequence[float]) -> list[Features]:
    """What the chances of the others say about each sentence.

    In an article laid out as a list every item tells a win, so the best sentence of an item gains where items like
    it have clear wins; a second sentence of a block whose first one states the win is its follow-up.
    """
    blocks: dict[int, list[int]] = defaultdict(list)
    for number, place in enumerate(seen):
        blocks[place.sentence.block].append(number)
    alike: dict[object, list[float]] = defaultdict(list)
    for inside in blocks.values():
        alike[_shape(seen[inside[0]])].append(max(alone[number] for number in inside))
    found = []
    for number, place in enumerate(seen):
        inside = blocks[place.sentence.block]
        best = max(alone[other] for other in inside)
        before = [alone[other] for other in inside if other < number]
        after = [alone[other] for other in inside if other > number]
        like = alike[_shape(place)]
        around = [
            alone[other] for other in range(max(0, number - 4), min(len(seen), number + 5)) if other not in inside
        ]
        share = (sum(like) - best + 0.5) / len(like)
        is_best = float(alone[number] == best)
        found.append(
            {
                "own": _odds(alone[number]),
                "best before": _odds(max(before)) if before else 0.0,
                "none before": float(not before),
                "best after": _odds(max(after)) if after else 0.0,
                "none after": float(not after),
                "best of block": is_best,
                "like blocks": share,
                "best of block, like blocks": is_best * share,
                "near": sum(around) / len(around) if around else 0.5,
                "first": float(place.number == 0),
                "best before, labelled": (_odds(max(before)) if before else 0.0) * (place.block.label is not None),
                "best before, one heading an item": (_odds(max(before)) if before else 0.0) * place.first_after_heading,
                "own, after the first": _odds(alone[number]) * (place.number > 0),
            }
        )
    return found


def _shape(place: Place) -> tuple[object, ...]:
    return (place.block.kind, place.block.label is not None, bool(place.headings))


def _odds(share: float) -> float:
    share = min(max(share, 1e-3), 1 - 1e-3)
    return math.log(share / (1 - share))
