"""A short title for a record, from the lead that tells it best by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Mention
from extract.text import excerpt, fold, squash

LONGEST = 110  # characters
# "And on the 30th …", "He was freed": such a lead needs what stood before it.
_LEANING = re.compile(
    r"^(?:and|but|so|also|then|there|this|that|these|those|it|he|she|they|his|her|their|its|here|one|another|both|"
    r"later|meanwhile|elsewhere|afterwards|finally|two|three|four|five|six|seven|eight|nine|ten|on the|the same)\b",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"^(?:and|but|also|then|meanwhile|elsewhere|finally|in addition|furthermore)\b,?\s+", re.IGNORECASE
)


def make_title(mentions: Sequence[Mention]) -> str:
    """The lead that names most and leans least on its neighbours, cut to one line; the same whatever the order."""
    best = min(mentions, key=lambda mention: (_badness(mention), mention.lead, mention.id))
    title = _FILLER.sub("", squash(best.lead).strip("–—-•*· "))
    return excerpt(title[:1].upper() + title[1:], LONGEST)


def _badness(mention: Mention) -> float:
    lead = squash(mention.lead)
    words = fold(lead)
    subjects = [fold(person.name) for person in (*mention.subjects, *mention.perpetrators)]
    unnamed = sum(name not in words for name in subjects) / (len(subjects) or 1)
    return 2.0 * unnamed + 1.5 * bool(_LEANING.match(lead)) + max(0, len(lead) - LONGEST) / LONGEST + (len(lead) < 35)
