"""How sure one row is: from the confidences of its fields."""

from __future__ import annotations

from extract.model import Mention


def field_confidences(mention: Mention) -> dict[str, float]:
    """The confidence of every field, and of the passage being one win with its lead here, to three places."""
    fields = {
        "passage": mention.passage.confidence,
        "date": mention.date.confidence,
        "countries": mention.whereabouts.confidence,
        "places": mention.places.confidence,
        "people": mention.people.confidence,
        "organisations": mention.organisations.confidence,
        "category": mention.category.confidence,
    }
    return {name: round(value, 3) for name, value in fields.items()}


def mention_confidence(mention: Mention) -> float:
    """The chance that this is a win and its date, countries and people are right, taken as independent."""
    sure = mention.passage.confidence * mention.date.confidence
    return round(sure * mention.whereabouts.confidence * mention.people.confidence, 3)
