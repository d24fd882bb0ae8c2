"""What a confidence turned out to mean on articles that were left out: a table, read once."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

Points = Sequence[tuple[float, float]]  # (confidence, share right), rising


def calibrated(field: str, confidence: float, contested: bool = False) -> float:
    """The share of right values among those of `field` that were this sure; `confidence` itself for other fields.

    `contested` values are those with a rival reading. The table is made by models/calibration/calibrate.py.
    """
    return interpolate(_curves().get((field, contested), ()), confidence)


def interpolate(points: Points, confidence: float) -> float:
    """The share at `confidence` on the curve through `points`, level beyond its ends; `confidence` without points."""
    if not points:
        return confidence
    if confidence <= points[0][0]:
        return points[0][1]
    for (low, low_share), (high, high_share) in pairwise(points):
        if confidence <= high:
            part = (confidence - low) / (high - low) if high > low else 1.0
            return low_share + part * (high_share - low_share)
    return points[-1][1]


@cache
def _curves() -> dict[tuple[str, bool], list[tuple[float, float]]]:
    text = (files("extract") / "data" / "calibration.csv").read_text(encoding="utf-8")
    curves: dict[tuple[str, bool], list[tuple[float, float]]] = defaultdict(list)
    for row in csv.DictReader(text.splitlines()):
        point = float(row["confidence"]), float(row["share_right"])
        curves[row["field"], row["contested"] == "1"].append(point)
    return {field: sorted(points) for field, points in curves.items()}
