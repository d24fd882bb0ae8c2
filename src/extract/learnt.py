"""Small learnt models: log-odds per named feature, or small trees over them, read from tables a person can read too.

The tables are written by the recipes in `models/`, where networks, which are no tables, lie as well; nothing is learnt
at run time.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from extract.errors import ModelError
from extract.tables import read_rows

Features = dict[str, float]
Answer = TypeVar("Answer")
BIAS = "(bias)"
_LEAST = 1e-4  # chances that are blended are at least this: nobody is ever so sure that the other counts nothing


@cache
def read_weights(name: str) -> dict[str, dict[str, float]]:
    """The weights of `data/<name>.csv` (columns model, feature, weight), by model."""
    models: dict[str, dict[str, float]] = {}
    with read_rows(name, ("model", "feature", "weight")) as rows:
        for model, feature, weight in rows:
            models.setdefault(model, {})[feature] = float(weight)
    return models


def weigh(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The log-odds that the weights give to the features; features the model does not know count nothing.

    Answers that are only weighed against each other have no bias.
    """
    return weights.get(BIAS, 0.0) + sum(weights.get(name, 0.0) * value for name, value in features.items())


def chance(log_odds: float) -> float:
    """The chance, 0 to 1, that log-odds stand for. Raises `OverflowError` below −709."""
    return 1 / (1 + math.exp(-log_odds))


def shares(log_odds: Mapping[Answer, float]) -> dict[Answer, float]:
    """The chances of answers that exclude each other, which add up to one; none where there is no answer."""
    top = max(log_odds.values(), default=0.0)
    parts = {answer: math.exp(value - top) for answer, value in log_odds.items()}
    whole = sum(parts.values())
    return {answer: part / whole for answer, part in parts.items()}


def blended(own: Mapping[Answer, float], other: Mapping[Answer, float], say: float) -> dict[Answer, float]:
    """Chances between two opinions of the same answers: `other` has a share of `say`; `own` where it has no opinion."""
    if not other:
        return dict(own)
    return shares(
        {
            answer: (1 - say) * math.log(max(share, _LEAST)) + say * math.log(max(other[answer], _LEAST))
            for answer, share in own.items()
        }
    )


def odds(share: float) -> float:
    """The log-odds of a chance, kept within ±6.9 so that certainty stays finite."""
    share = min(max(share, 1e-3), 1 - 1e-3)
    return math.log(share / (1 - share))


@dataclass(frozen=True, slots=True)
class Node:
    """A question of a tree, or, where `feature` is empty, its answer in log-odds."""

    feature: str
    most: float  # up to this value of the feature it goes on at `low`, above it at `high`
    low: int
    high: int
    answer: float


Tree = tuple[Node, ...]  # the first node is the root


@cache
def read_trees(name: str) -> tuple[Tree, ...]:
    """The trees of `data/<name>.csv` (columns tree, feature, most, low, high, answer; one node a row)."""
    trees: dict[str, list[Node]] = {}
    with read_rows(name, ("tree", "feature", "most", "low", "high", "answer")) as rows:
        for tree, feature, most, low, high, answer in rows:
            node = Node(feature, float(most or 0), int(low or 0), int(high or 0), float(answer or 0))
            trees.setdefault(tree, []).append(node)
    return tuple(tuple(nodes) for nodes in trees.values())


def ask(features: Mapping[str, float], trees: Sequence[Tree]) -> float:
    """The log-odds that the trees add up to; a feature that is not there counts as nought."""
    total = 0.0
    for nodes in trees:
        node = nodes[0]
        while node.feature:
            node = nodes[node.low if features.get(node.feature, 0.0) <= node.most else node.high]
        total += node.answer
    return total


def find_model(name: str, kind: str, file: str, recipe: str) -> Path:
    """The folder of a model that comes with extract: inside the installed package, or in `models/` of a checkout.

    `file` is one that it must hold. Raises ModelError where it is missing, which `make <recipe>` mends.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "models" / name, package.parent.parent / "models" / name):
        if (folder / file).is_file():
            return folder
    raise ModelError(f"the {kind} {name} is missing; install extract again or train it with `make {recipe}`")
