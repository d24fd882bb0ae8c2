"""What is asked of reviewers, and what they decide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FlagKind(StrEnum):
    """What a question is about: the `kind` column of review.csv."""

    DATE = "date"
    COUNTRY = "country"
    PLACE = "place"
    PERSON = "person"
    ROLE = "role"
    ORGANISATION = "organisation"
    CATEGORY = "category"
    SPLIT = "split"
    SAME_EVENT = "same-event"
    CONFLICT = "conflict"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing a careful reader could doubt, in words a reviewer understands."""

    kind: FlagKind
    field: str  # the mention's field it is about; "" for the record or the reading
    question: str
    reason: str
    mention: str = ""  # the mention's id; "" for a flag on the whole record
    other: str = ""  # the second mention of a same-event question
    current: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The flag as records.jsonl and records.csv show it."""
        return f"{self.kind}: {self.reason}"


class DecisionKind(StrEnum):
    """What a decision does: the `kind` of a line of decisions.jsonl."""

    SAME_EVENT = "same-event"  # says whether `quote` and `other_quote` tell one event: SAME, DIFFERENT or UNSURE
    FIELD = "field"  # sets `field` to `value`
    NOT_A_WIN = "not-a-win"
    MISSED_WIN = "missed-win"  # `quote` is a win that was not found
    SPLIT = "split"  # `value` holds the statements that `quote` is cut into, BETWEEN_STATEMENTS between them
    JOIN = "join"  # `other_quote` is a follow-up of the win `quote`
    UNDO = "undo"  # takes back what was decided on a matter; `value` is the kind of that decision


SAME, DIFFERENT = "same", "different"  # values of SAME_EVENT
UNSURE = "unsure"  # value of SAME_EVENT, FIELD and SPLIT: somebody looked and could not decide
BETWEEN_STATEMENTS = " | "  # in the value of SPLIT, and in the cells that reviewers fill in


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer answered, kept for good: one line of decisions.jsonl, keyed by article and quoted lead."""

    kind: DecisionKind
    article: str
    quote: str
    value: str = ""
    field: str = ""
    other_article: str = ""
    other_quote: str = ""
    reviewer: str = ""
    decided: str = ""  # ISO 8601 time
    comment: str = ""
    asked: str = ""  # the question that was put
    line: int = 0  # where it stands in the decisions file
