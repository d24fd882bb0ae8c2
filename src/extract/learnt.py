"""Small learnt models: log-odds per named feature, read from a table that a person can read too.

The tables are written by the recipes in `models/`; nothing is learnt at run time.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Features = dict[str, float]
BIAS = "(bias)"


@cache
def read_weights(name: str) -> dict[str, dict[str, float]]:
    """The weights of `data/<name>.csv` (columns model, feature, weight), by model."""
    models: dict[str, dict[str, float]] = {}
    with (files("extract") / "data" / f"{name}.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            models.setdefault(row["model"], {})[row["feature"]] = float(row["weight"])
    return models


def weigh(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The log-odds that the weights give to the features; features the model does not know count nothing."""
    return weights[BIAS] + sum(weights.get(name, 0.0) * value for name, value in features.items())


def chance(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def odds(share: float) -> float:
    """The log-odds of a chance, kept within ±6.9 so that certainty stays finite."""
    share = min(max(share, 1e-3), 1 - 1e-3)
    return math.log(share / (1 - share))
