"""Answers: a date with the words it rests on, how sure it is, and the readings that lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from functools import cache

from extract.dates.article.context import Lean, Reading, Scope
from extract.dates.article.frame import Frame
from extract.dates.reading.choosing import Candidate, Dated, usable
from extract.dates.words.values import (
    Days,
    Evidence,
    Expression,
    add_months,
    both_years,
    month_end,
    months_between,
    one_day,
    told,
    whole_year,
)
from extract.model import Answer, Basis, Derivation, EventDate, Rival
from extract.tables import read_toml
from extract.text import excerpt

_SAME_ZONE, _OTHER_ZONE = 17, 16  # how much weaker a rival date may be
_MANY, _NEAR = 5, 1  # years
_MONTHLY = re.compile(r"\b(?:monthly|month)\b", re.IGNORECASE)
_DAYS_AFTER = 10  # of a month, on which the news of the month before come out
_OF_THEIR_OWN = ("relative", "deictic", "vague", "year", "window_year", "window_range", "in_passing", "by_a_year")


@cache
def _sure(name: str) -> float:
    return float(read_toml("dates")["confidence"][name])


def event_date(days: Days, basis: Basis, evidence: str) -> EventDate:
    """The published form of a stretch of days."""
    first, last = days.bounds
    return EventDate(days.edtf, first, last, days.precision, basis, evidence)


def from_reading(
    candidate: Candidate, reading: Reading, others: Sequence[Dated], scope: Scope, frame: Frame
) -> Answer[EventDate | None]:
    """A date that the passage's own words tell."""
    words = excerpt(candidate.expression.text)
    passing = reading.sure == "in_passing"
    leans = dict.fromkeys(f"after “{one.words}”" if isinstance(one, Evidence) else one for one in reading.leans)
    because = ", ".join((f"“{words}”", *leans, *(("told in passing",) if passing else ())))
    sure = (
        _sure(reading.sure)
        if reading.sure in _OF_THEIR_OWN
        else _sure("day_and_year" if reading.days.grain == "day" else "month")
    )
    if candidate.zone in ("detail", "before", "opening", "said", "shared"):
        sure = min(sure, _sure({"said": "opening", "shared": "opening"}.get(candidate.zone, candidate.zone)))
    if candidate.standing.name == "WEAK":
        sure *= 0.93
    lost = scope.lost and reading.days.meets(scope.stretch or reading.days)
    if reading.far or lost:
        sure = min(sure, _sure("far"))
    if reading.open_year:
        sure *= 0.8
    rivals = list(_rivals(candidate, reading, others))
    if scope.stretch and not scope.posted and not scope.deictic and not reading.days.meets(scope.stretch):
        rivals.append(Rival(event_date(scope.stretch, Basis.HEADING, scope.words[-1]), f"heading “{scope.words[-1]}”"))
        sure *= 0.75
    if rivals:
        sure *= 0.93
    if not frame.order_sure and (swapped := _swapped(candidate.expression, reading)):
        rivals.append(Rival(event_date(swapped, Basis.TEXT, words), "day and month the other way round"))
        sure = min(sure, _sure("order"))
    if frame.doubt and candidate.expression.year is None and scope.stretch is None and scope.year is None:
        sure = min(sure, _sure(frame.doubt))
    value = event_date(reading.days, Basis.TEXT, words)
    derived = _derived(reading.leans, frame, lost, passing)
    return Answer(value, because, round(sure, 3), (candidate.expression.span,), tuple(rivals), derived)


def _derived(leans: Collection[Lean], frame: Frame, lost: bool, passing: bool = False) -> frozenset[Derivation]:
    """How a date was found that leans on all this; `lost` where it stands below a heading that was lost."""
    by_wins = frame.window is not None and frame.window.by_wins and told(frame.window) in leans
    found = {
        Derivation.COUNTED: any(isinstance(one, Evidence) for one in leans),
        Derivation.OTHER_WINS: by_wins,
        Derivation.IN_ORDER: lost,
        Derivation.IN_PASSING: passing,
    }
    return frozenset(kind for kind, holds in found.items() if holds)


def _swapped(expression: Expression, reading: Reading) -> Days | None:
    """The other reading of a date in figures whose order the article does not show; None where it has but one."""
    figures = re.fullmatch(r"\d{1,2}([./-]|\. )\d{1,2}\1?.*", expression.text.strip())
    day = reading.days.first
    if not figures or any(char.isalpha() for char in expression.text) or day != reading.days.last or day.day > 12:
        return None
    return one_day(date(day.year, day.day, day.month)) if day.day != day.month else None


def _rivals(candidate: Candidate, reading: Reading, others: Sequence[Dated]) -> Sequence[Rival[EventDate | None]]:
    """Other dates of the passage, nearly as strong, that do not agree with the one taken."""
    found: list[Rival[EventDate | None]] = []
    for other, days in others:
        weaker = candidate.score - other.score
        same = other.expression.span == candidate.expression.span
        if same or not usable(other) or weaker > (_SAME_ZONE if other.zone == candidate.zone else _OTHER_ZONE):
            continue
        if not days.days.meets(reading.days):
            words = excerpt(other.expression.text)
            found.append(Rival(event_date(days.days, Basis.TEXT, words), f"“{words}”"))
    return found[:3]


def from_scope(scope: Scope, frame: Frame, others: Sequence[Dated]) -> Answer[EventDate | None] | None:
    """A date that the heading of the section tells."""
    days = scope.stretch or (whole_year(scope.year) if scope.year else None)
    if days is None:
        return None
    words = scope.words[-1]
    year_words = _year_words(scope, frame)
    because = ", ".join((*(f"heading “{word}”" for word in scope.words), *year_words))
    sure = _sure("heading")
    if scope.posted:
        # "Posted 11 June": the win came before, most likely in the same month; "Monthly wrap, 2 August" is July's.
        first = add_months(days.first, -(days.first.day <= _DAYS_AFTER and bool(_MONTHLY.search(words)))).replace(day=1)
        days = Days(first, month_end(first.year, first.month), "month")
        sure = _sure("vague") * 0.8
    elif days.edtf != days.edtf.split("/")[0]:
        sure = _sure("heading_range")
    if scope.lost:
        sure = min(sure, _sure("far"))
    doubts = _doubts(days, others)
    sure *= 0.75 if doubts else 1
    value = event_date(days, Basis.SEQUENCE if scope.lost else Basis.HEADING, words)
    return Answer(value, because, round(sure, 3), (), doubts, _derived(year_words, frame, scope.lost))


def _doubts(days: Days, others: Sequence[Dated]) -> tuple[Rival[EventDate | None], ...]:
    """Dates of the passage itself that were thought to be about something else than the win."""
    found: list[Rival[EventDate | None]] = []
    for candidate, reading in others:
        words = excerpt(candidate.expression.text)
        told_here = usable(candidate) and candidate.zone != "detail" and reading.days.grain != "year"
        if told_here and not reading.days.meets(days):
            found.append(Rival(event_date(reading.days, Basis.TEXT, words), f"“{words}”"))
    return tuple(found[:2])


def _year_words(scope: Scope, frame: Frame) -> tuple[str, ...]:
    written = " ".join(scope.words)
    if any(
        str(year) in written or f"’{year % 100:02d}" in written or f"'{year % 100:02d}" in written
        for year in range(1900, 2100)
    ):
        return ()
    evidence: Evidence | None = frame.window or frame.published
    return (told(evidence),) if evidence else ()


def from_sequence(
    before: Days | None, after: Days | None, direction: int, same_block: bool = False
) -> Answer[EventDate | None]:
    """A date worked out from the order: from the last month known before the passage to the next one known after it."""
    if direction < 0:
        before, after = after, before
    if same_block and before:
        return _sequence(before, f"same paragraph as {before.edtf}", "same_block", Derivation.SAME_PARAGRAPH)
    if before and after:
        days = months_between(before, after)
        if days.last < days.first:
            days = months_between(after, before)
        return _sequence(
            days,
            f"between {_month(before)} and {_month(after)} in an article that runs in order",
            "sequence_month" if "/" not in days.edtf else "sequence_range",
            Derivation.IN_ORDER,
        )
    known = before or after
    assert known is not None
    return _sequence(
        months_between(known, known),
        f"next to {_month(known)} in an article that runs in order",
        "sequence_month",
        Derivation.IN_ORDER,
        0.85,
    )


def _sequence(
    days: Days, because: str, sure: str, derived: Derivation, factor: float = 1.0
) -> Answer[EventDate | None]:
    value = event_date(days, Basis.SEQUENCE, because)
    return Answer(value, because, round(_sure(sure) * factor, 3), derived=frozenset({derived}))


def _month(days: Days) -> str:
    return (
        days.first.isoformat()[:7]
        if days.first.month == days.last.month
        else f"{days.first.isoformat()[:7]}/{days.last.isoformat()[:7]}"
    )


def from_window(frame: Frame) -> Answer[EventDate | None] | None:
    """The whole stretch that the article covers, where nothing tells more."""
    longest = _NEAR if frame.gathered else _MANY
    if frame.window and frame.window.basis is Basis.TEXT and _years(frame.window.days) > longest:
        return None  # that other wins of the article lie between 2010 and 2013 tells nothing of this one
    if frame.window:
        # "2018–19" does not say with which month its year begins.
        days = both_years(frame.window.days) or frame.window.days
        sure = _sure("window_year") if "/" not in days.edtf else _sure("window_range")
        sure = min(sure, _sure(frame.doubt)) if frame.doubt else sure
        value = event_date(days, frame.window.basis, frame.window.words)
        derived = frozenset({Derivation.OTHER_WINS} if frame.window.by_wins else ())
        return Answer(value, told(frame.window), round(sure, 3), derived=derived)
    if frame.published:
        last = frame.published.days.bounds[1]
        if frame.weekly and frame.published.days.grain == "day":
            days = Days(last.replace(day=1), month_end(last.year, last.month), "month")
            value = event_date(days, Basis.PUBLISHED, frame.published.words)
            return Answer(value, told(frame.published), round(_sure("vague") * 0.8, 3))
        days = Days(last.replace(month=1, day=1), last, "year")
        return Answer(
            event_date(days, Basis.PUBLISHED, frame.published.words), told(frame.published), _sure("published")
        )
    return None


def _years(days: Days) -> int:
    return days.last.year - days.first.year


def from_nothing() -> Answer[EventDate | None]:
    """No date, where nothing tells the year."""
    return Answer(None, "no year found in headings, title, introduction, date line or text", 0.6)
