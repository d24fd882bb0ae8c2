"""How sure each field of a mention, and its whole row, is."""

from __future__ import annotations

from math import prod

from extract.calibration import TRUSTED, chances
from extract.model import Mention


def field_confidences(mention: Mention) -> dict[str, float]:
    """The chance that each field is right, and that the passage is one win with its lead here, to three places.

    What a reviewer set is certain.
    """
    return {name: round(chance, 3) for name, chance in chances(mention).items()}


def mention_confidence(mention: Mention) -> float:
    """The chance that this is a win and its date, countries and people are right, taken as independent."""
    sure = field_confidences(mention)
    return round(prod(sure[name] for name in TRUSTED), 3)
