"""The year of which others tell an event: a reviewer is shown it beside a date of another year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.dates.choice.answers import event_date
from extract.dates.words.values import one_day, real_day, whole_month
from extract.known_events import known_event, tells_month
from extract.model import Answer, EventDate, Parsed, Passage, Rival


def beside_other_tellings(
    parsed: Parsed, passages: Sequence[Passage], answers: Sequence[Answer[EventDate | None]]
) -> tuple[Answer[EventDate | None], ...]:
    """The answers, those whose events are known of another year with the date in that year as a rival."""
    text = parsed.article.text
    return tuple(_with_rival(passage, text, answer) for passage, answer in zip(passages, answers, strict=True))


def _with_rival(passage: Passage, text: str, answer: Answer[EventDate | None]) -> Answer[EventDate | None]:
    found = answer.value
    if not found or not tells_month(found):
        return answer
    event = known_event(passage, text, found)
    other = _in_year(found, event.year) if event and event.year != found.start.year else None
    if not event or not other or any(rival.value and rival.value.edtf == other.edtf for rival in answer.rivals):
        return answer
    rival: Rival[EventDate | None] = Rival(
        other, f"an event told in these words is known of {event.year}", weighed=True
    )
    return replace(answer, rivals=(*answer.rivals, rival))


def _in_year(date: EventDate, year: int) -> EventDate | None:
    """The same day or month of another year; None for a 29 February that it does not have."""
    month = date.start.month
    if date.start != date.end:
        return event_date(whole_month(year, month), date.basis, date.evidence)
    day = real_day(year, month, date.start.day)
    return event_date(one_day(day), date.basis, date.evidence) if day else None
