"""How likely each part of a mention is right: what `trust` found out, and for the rest what a confidence came to mean.

The table is made by models/calibration/calibrate.py on articles that were met for the first time, and read once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from extract.model import Answer, Mention
from extract.tables import read_rows

Points = Sequence[tuple[float, float]]  # (confidence, share right), rising
TRUSTED = ("passage", "date", "countries", "people")


def chances(mention: Mention) -> dict[str, float]:
    """The chance that each field is right, and that the passage is one win with its lead here ("passage").

    What a reviewer set is certain.
    """
    found = {name: calibrated(name, *stated) for name, stated in _stated(mention).items()}
    if mention.trust:
        found |= {name: getattr(mention.trust, name) for name in TRUSTED}
    settled = {"passage" if name == "split" else name for name in mention.corrected}
    return {name: 1.0 if name in settled else chance for name, chance in found.items()}


def calibrated(field: str, confidence: float, contested: bool = False) -> float:
    """The share of right values among those of `field` that were this sure; `confidence` itself for other fields.

    `contested` values are those with a rival reading.
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


def _stated(mention: Mention) -> dict[str, tuple[float, bool]]:
    answers: dict[str, Answer[Any]] = {
        "date": mention.date,
        "countries": mention.whereabouts,
        "places": mention.places,
        "people": mention.people,
        "organisations": mention.organisations,
        "category": mention.category,
    }
    passage = mention.passage
    stated = {"passage": (passage.confidence, bool(passage.doubts))}
    return stated | {name: (answer.confidence, bool(answer.rivals)) for name, answer in answers.items()}


@cache
def _curves() -> dict[tuple[str, bool], list[tuple[float, float]]]:
    curves: dict[tuple[str, bool], list[tuple[float, float]]] = defaultdict(list)
    with read_rows("calibration", ("field", "contested", "confidence", "share_right")) as rows:
        for field, contested, confidence, share_right in rows:
            curves[field, contested == "1"].append((float(confidence), float(share_right)))
    return {field: sorted(points) for field, points in curves.items()}
