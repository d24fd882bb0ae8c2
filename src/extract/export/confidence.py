"""How sure each field of a mention, and its whole row, is: what the confidences turned out to mean."""

from __future__ import annotations

from extract.calibration import calibrated
from extract.model import Mention


def field_confidences(mention: Mention) -> dict[str, float]:
    """The chance that each field is right, and that the passage is one win with its lead here, to three places.

    What a reviewer set is certain.
    """
    fields = {
        "passage": mention.passage.confidence,
        "date": mention.date.confidence,
        "countries": mention.whereabouts.confidence,
        "places": mention.places.confidence,
        "people": mention.people.confidence,
        "organisations": mention.organisations.confidence,
        "category": mention.category.confidence,
    }
    settled = {"passage" if name == "split" else name for name in mention.corrected}
    return {name: 1.0 if name in settled else round(calibrated(name, value), 3) for name, value in fields.items()}


def mention_confidence(mention: Mention) -> float:
    """The chance that this is a win and its date, countries and people are right, taken as independent."""
    sure = field_confidences(mention)
    return round(sure["passage"] * sure["date"] * sure["countries"] * sure["people"], 3)
