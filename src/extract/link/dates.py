"""The dates of several tellings → the date of the event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Answer, EventDate, Precision

Dates = Sequence[Answer[EventDate | None]]


def reconcile(answers: Dates, decided: Sequence[bool]) -> tuple[EventDate | None, bool]:
    """The date on which the answers agree, as narrow as they allow together, and whether they do agree.

    A month and a day in it agree on the day; two ranges on what they share. Where they do not agree, the value with
    most behind it is taken. Answers that a person `decided` outvote the rest, and are no disagreement with them.
    """
    sure = [answer for answer, said in zip(answers, decided, strict=True) if said and answer.value]
    dated = sure or [answer for answer in answers if answer.value]
    dates = [answer.value for answer in dated if answer.value]
    if not dates:
        return None, True
    start, end = max(date.start for date in dates), min(date.end for date in dates)
    if start > end:
        return _likeliest(dated), False
    exact = [date for date in dates if (date.start, date.end) == (start, end)]
    if exact:
        return min(
            exact, key=lambda date: (date.precision is Precision.RANGE, date.edtf, date.basis, date.evidence)
        ), True
    narrowest = min(dates, key=lambda date: (date.end - date.start, date.edtf))
    months = f"{start:%Y-%m}/{end:%Y-%m}"
    whole = start.day == 1 and (end.replace(day=28) - end).days <= 0
    edtf = months if whole else f"{start.isoformat()}/{end.isoformat()}"
    return replace(narrowest, edtf=edtf, start=start, end=end, precision=Precision.RANGE), True


def _likeliest(answers: Dates) -> EventDate | None:
    """The date that most speaks for, dates that hold it included; narrower ones first where that is even."""

    def behind(date: EventDate) -> float:
        return sum(
            answer.confidence
            for answer in answers
            if answer.value and answer.value.start <= date.start and date.end <= answer.value.end
        )

    dates = [answer.value for answer in answers if answer.value]
    return min(dates, key=lambda date: (-round(behind(date), 6), date.end - date.start, date.edtf), default=None)
