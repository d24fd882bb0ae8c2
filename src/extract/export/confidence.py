"""How sure each field of a mention, and its whole row, is: what the confidences turned out to mean."""

from __future__ import annotations

from typing import Any

from extract.calibration import calibrated
from extract.model import Answer, Mention


def field_confidences(mention: Mention) -> dict[str, float]:
    """The chance that each field is right, and that the passage is one win with its lead here, to three places.

    What a reviewer set is certain.
    """
    passage = mention.passage
    answers: dict[str, Answer[Any]] = {
        "date": mention.date,
        "countries": mention.whereabouts,
        "places": mention.places,
        "people": mention.people,
        "organisations": mention.organisations,
        "category": mention.category,
    }
    sure = {"passage": calibrated("passage", passage.confidence, bool(passage.doubts))}
    sure |= {name: calibrated(name, answer.confidence, bool(answer.rivals)) for name, answer in answers.items()}
    settled = {"passage" if name == "split" else name for name in mention.corrected}
    return {name: 1.0 if name in settled else round(value, 3) for name, value in sure.items()}


def mention_confidence(mention: Mention) -> float:
    """The chance that this is a win and its date, countries and people are right, taken as independent."""
    sure = field_confidences(mention)
    return round(sure["passage"] * sure["date"] * sure["countries"] * sure["people"], 3)
