"""Days told with the day of their own line, or of the one above: "ACCRA, 12 Oct – Parliament on Tuesday …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.calendar_words import is_calendar_line
from extract.dates.article.context import Context, Reading, Scope
from extract.dates.article.frame import Frame
from extract.dates.reading.choosing import Candidate, Dated, usable
from extract.dates.reading.in_place import readings
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Days, Evidence, Expression, Kind, one_day, real_day
from extract.model import Basis

_OPENING = 40  # characters of a line in which its own day stands
_NEAR = 7  # days


def counted_from_its_line(
    found: Sequence[Candidate], read: Sequence[Dated], text: str, frame: Frame
) -> tuple[Candidate, Reading, Evidence] | None:
    """The weekday, "yesterday" or "two nights ago" of a lead, by the day that opens its line; None without the two.

    The day is that of writing, in a diary, a log, a chat or a wire's dateline.
    """
    day = next((one for one in read if _opens(one, text)), None)
    counted = next(
        (one for one in found if one.zone in ("lead", "said") and usable(one) and _counts(one.expression)), None
    )
    if day is None or counted is None or counted.expression.span.start < day[0].expression.span.end:
        return None
    written = day[1].days
    told = Evidence(written, day[0].expression.text, Basis.TEXT, day[0].expression.span)
    scope = Scope(stretch=written, words=(day[0].expression.text,), posted=True)
    got = readings(counted.expression, Context(scope, None, None, told, frame.window))
    near = [one for one in got if one.days.grain == "day" and _is_near(one.days, written)]
    return (counted, near[0], told) if near else None


def on_this_day(one: Dated, text: str) -> Reading | None:
    """ "On this day in 1990", "1990: …", below the line "11 February" of a calendar: that day of that year."""
    expression = one[0].expression
    start = expression.span.start
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start]
    if expression.size != 1 or expression.kind is not Kind.ABSOLUTE or expression.last_year or expression.part:
        return None
    if before.strip(" \t*_•·–—-([") and not _THIS_DAY.search(before):
        return None
    for above in reversed(text[max(0, line - _REACH) : line].splitlines()):
        days = [day for day in find_expressions(above) if day.day and day.month and not (day.year or day.last_day)]
        if is_calendar_line(above) and len(days) == 1:
            day = real_day(expression.year or 0, days[0].month or 0, days[0].day or 0)
            return replace(one[1], days=one_day(day), sure="day") if day else None
        if is_calendar_line(above):
            return None
    return None


def published_on(one: Dated, text: str) -> Scope | None:
    """ "They opened a home for her. Published 19 February.": the day on which a story came out, as that of a post."""
    expression, days = one[0].expression, one[1].days
    before = _PUBLISHED.search(text, max(0, expression.span.start - _OPENING), expression.span.start)
    if one[0].zone not in ("said", "detail") or not before or not days.is_day:
        return None
    return Scope(stretch=days, words=(f"{before.group('verb')} {expression.text}",), posted=True)


_PUBLISHED = re.compile(
    r"(?:^|[.!?)”\"]\s+|\n)\W*"
    r"(?P<verb>(?:(?:first|originally|story|report) )?(?:published|posted|aired|broadcast)(?: on)?)\s+$",
    re.IGNORECASE,
)
_REACH = 600  # characters
_THIS_DAY = re.compile(r"\b(?:this|the same) (?:very )?day,? (?:in|of)(?: the year)? $", re.IGNORECASE)


def _opens(one: Dated, text: str) -> bool:
    expression, days = one[0].expression, one[1].days
    line = text.rfind("\n", 0, expression.span.start) + 1
    plain = expression.kind is Kind.ABSOLUTE and not (expression.shift or expression.part or expression.count)
    whole = plain and days.is_day  # not "March 9 Thirteen years ago …"
    return whole and one[0].zone in ("label", "opening") and expression.span.start - line < _OPENING


def _counts(one: Expression) -> bool:
    if one.kind is Kind.DEICTIC:
        return one.unit in ("day", "") or one.shift == "ago"
    return one.kind is Kind.WEEKDAY and one.shift in ("", "the", "last")


def _is_near(days: Days, written: Days) -> bool:
    return 0 <= (written.first - days.first).days <= _NEAR
