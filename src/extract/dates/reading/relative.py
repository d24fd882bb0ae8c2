"""Dates counted from another one: from the publication, or from the date told before."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from extract.dates.article.context import (
    Context,
    Lean,
    Reading,
    Scope,
    heading_words,
    months_of_year,
    part_of_month,
    posted_at,
)
from extract.dates.words.values import (
    FEW_WEEKS,
    Days,
    Evidence,
    Expression,
    add_months,
    months_between,
    nth_weekday,
    one_day,
    real_day,
    told,
    weekday_rank,
    whole_month,
    whole_year,
)
from extract.model import Basis

_FEW = 10  # days
_ROUGH = 3  # weeks: "three weeks later" is seldom meant to the day


def _month(day: date, part: str, leans: tuple[Lean, ...], sure: str) -> Reading:
    """The month of a day, with the part of it that is meant."""
    return Reading(whole_month(day.year, day.month), leans, sure, exact=part_of_month(part, day.year, day.month))


def _of_the_period(expression: Expression, context: Context) -> Reading | None:
    """A month of the quarter or half-year that the article covers, or a day counted back from its end."""
    heading = context.scope.stretch
    headed = Evidence(heading, heading_words(context.scope.words), Basis.HEADING) if heading else None
    window = headed or context.window
    if window is None or not _SHORT_PERIOD <= (window.days.bounds[1] - window.days.bounds[0]).days <= _LONG_PERIOD:
        return None
    first, end = window.days.bounds
    if expression.count:
        return Reading(one_day(end + timedelta(expression.count)), (told(window),), "vague")
    steps = {"first": 0, "second": 1, "third": 2}
    month = add_months(first.replace(day=1), steps[expression.part]) if expression.part in steps else end
    return Reading(whole_month(month.year, month.month), (told(window),), "relative")


_SHORT_PERIOD, _LONG_PERIOD = 40, 190  # days of two months, and of half a year


def read_same(expression: Expression, context: Context) -> Reading | None:
    """ "That day", "later that month", "the same week": of the date told before, or of the heading."""
    if expression.unit == "period":
        return _of_the_period(expression, context)
    anchor = context.anchor
    scope = context.scope
    if (
        expression.unit == "month"
        and scope.stretch
        and scope.stretch.grain == "month"
        and not scope.deictic
        and (not anchor or (expression.part and scope.stretch.first.month == scope.stretch.last.month))
    ):
        first = scope.stretch.first
        return _month(first, expression.part, (heading_words(scope.words),), "relative")
    if anchor is None and context.window is None and expression.part and expression.unit in ("week", "month", "year"):
        return read_deictic(replace(expression, shift="this"), context)  # "At the beginning of the week", above all
    if anchor is None or (expression.unit == "year" and _passes_over(anchor, expression, context)):
        return _of_the_years(expression, context)
    if expression.unit == "day" and anchor.days.grain == "year" and scope.stretch and scope.stretch.is_day:
        return Reading(scope.stretch, (heading_words(scope.words),), "relative")
    if context.month and (
        expression.unit not in ("year", "day")
        or (expression.unit == "day" and (_year_of(anchor, context) or _below_heading(anchor, context.month, scope)))
    ):
        anchor = context.month
    days, leans = anchor.days, (anchor,)
    if expression.unit == "day" and days.grain == "month" and not context.near:
        return None  # "on the same day" as something that only the next sentence tells
    if expression.unit == "day" and expression.month:
        return _in_another_month(expression, days, leans)
    if expression.unit == "day" and expression.part:
        return Reading(one_day(days.last if expression.part == "last" else days.first), leans, "relative")
    if expression.unit == "day":
        return Reading(days, leans, "relative") if days.grain == "day" else Reading(days, leans, "vague")
    if expression.unit in ("week", "weekend") and days.grain == "day":
        return week_of(days.first, leans)
    if expression.unit == "month" and days.grain != "year":
        return _month(days.first, expression.part, leans, "relative")
    if expression.unit == "year":
        year = days.first.year + {"next": 1, "previous": -1}.get(expression.shift, 0)
        if months := months_of_year(expression.part, year):
            return Reading(months, leans, "vague")
        if expression.month:
            return Reading(whole_month(year, expression.month), leans, "vague")
        return Reading(whole_year(year), leans, "relative")
    return None


def _in_another_month(expression: Expression, days: Days, leans: tuple[Lean, ...]) -> Reading | None:
    """ "On the same date in February", as one of 25 January: the next such day."""
    if not days.is_day:
        return None
    year = expression.year or days.first.year + ((expression.month or 0) < days.first.month)
    day = real_day(year, expression.month or 0, days.first.day)
    return Reading(one_day(day), leans, "relative") if day else None


def _year_of(anchor: Evidence, context: Context) -> bool:
    """Whether what was told last is but a year, of the day before it or told in another paragraph.

    "They report on the years 1964 to 1985", and in the next paragraph "On the same day": the day of the report.
    """
    if anchor.days.grain != "year" or context.month is None:
        return False
    return not context.near or anchor.days.meets(context.month.days)


def _below_heading(anchor: Evidence, month: Evidence, scope: Scope) -> bool:
    """ "They complained eleven years ago. On the very same day …", below JUNE: as the win before it."""
    here = scope.stretch
    return bool(here and anchor.days.grain == "year" and month.days.meets(here) and not anchor.days.meets(here))


def _passes_over(anchor: Evidence, expression: Expression, context: Context) -> bool:
    """Whether "the year" is the one that the article covers: "It failed in 2016. … in the year's last days"."""
    covered = context.window is not None and not anchor.days.meets(context.window.days)
    return covered and re.search(r"\bof the year$|\bthe year[’']s\b", expression.text, re.IGNORECASE) is not None


def _of_the_years(expression: Expression, context: Context) -> Reading | None:
    """ "In the last week of the year" where no date was told before: of the year that the article covers."""
    window = context.window
    if expression.unit != "year" or window is None or window.days.first.year != window.days.last.year:
        return None
    year = window.days.last.year
    days = whole_month(year, expression.month) if expression.month else months_of_year(expression.part, year)
    return Reading(days, (told(window),), "vague") if days else None


def week_of(day: date, leans: tuple[Lean, ...]) -> Reading:
    """The week of a day: its month, where it lies in one, for whether a week begins on Sunday is the reader's guess."""
    monday = day - timedelta(day.weekday())
    week = Days(monday, monday + timedelta(6))
    if monday.month == week.last.month:
        return Reading(whole_month(monday.year, monday.month), leans, "vague", exact=week)
    return Reading(week, leans, "vague")


def read_offset(expression: Expression, context: Context) -> Reading | None:
    """ "Two days later", "a month earlier": counted from the date told before; only years from a bare year."""
    anchor = context.anchor if expression.unit == "year" else context.month
    if anchor is None:
        return None
    days, leans = anchor.days, (anchor,)
    if expression.unit in ("day", "week", "weekend"):
        return _days_on(expression, days, leans)
    months = expression.count * (12 if expression.unit == "year" else 1)
    further = timedelta(expression.further)
    first, last = add_months(days.first, months) + further, add_months(days.last, months) + further
    if expression.day:  # "the 24th of the following month"
        day = real_day(first.year, first.month, expression.day)
        return Reading(one_day(day), leans, "relative") if day else None
    if expression.part == "exact" and days.grain == "day":
        return Reading(Days(first, last), leans, "relative")
    if expression.unit == "month":
        return Reading(whole_month(first.year, first.month), leans, "relative")
    # "A year later" is seldom meant to the month.
    return Reading(whole_year(first.year), leans, "vague", exact=Days(first, last, "month"))


def _days_on(expression: Expression, days: Days, leans: tuple[Lean, ...]) -> Reading:
    """So many days or weeks on from a date, or back."""
    step = expression.count * (7 if expression.unit == "week" else 1) + expression.further
    if expression.part in ("within", "under") and days.grain == "day":
        start, last = days.first + timedelta(expression.part == "under"), days.last + timedelta(step)
        if (start.year, start.month) == (last.year, last.month):
            # "Less than a fortnight later": where exactly that stretch begins and ends is the reader's guess.
            return Reading(whole_month(start.year, start.month), leans, "vague", exact=Days(start, last))
        return Reading(Days(start, last), leans, "vague")
    if days.first == days.last:
        if not step:
            return Reading(months_between(days, days), leans, "vague")
        day = days.first + timedelta(step)
        if expression.part == "calendar":
            return week_of(day, leans)
        if expression.unit == "week" and abs(expression.count) >= _ROUGH and expression.part != "exact":
            return Reading(whole_month(day.year, day.month), leans, "vague", exact=one_day(day))
        return Reading(one_day(day), leans, "vague" if expression.vague else "relative")
    if abs(step) <= _FEW and days.grain == "month":
        return Reading(days, leans, "vague", far=abs(step) > 2)  # some days after "May" is seldom to be sought in June
    ends = months_between(one_day(days.first + timedelta(step)), one_day(days.last + timedelta(step)))
    return Reading(ends, leans, "vague")


def read_deictic(expression: Expression, context: Context) -> Reading | None:
    """ "Last week", "yesterday": counted from the day on which this place of the article was written."""
    if expression.unit == "period":
        return _day_of_days(expression, context)
    if heading := _headed_month(expression, context):
        return _in_month(expression, heading, (heading_words(context.scope.words),))
    posted = posted_at(context)
    if posted is None:
        return _of_the_window(expression, context)
    today, leans = posted.days.last, (posted.words,)
    back = {"last": -1, "next": 1}.get(expression.shift, 0)
    back += expression.count if expression.unit not in ("day", "") else 0
    if expression.shift == "ago":
        return read_ago(expression, today, leans)
    if expression.unit == "year":
        headed = context.scope.year if expression.shift == "this" and not context.scope.posted else None
        # "Also this year …" under 2021, in an article of 2026
        year, leans = (headed, (heading_words(context.scope.words),)) if headed else (today.year + back, leans)
        if months := months_of_year(expression.part, year):
            return Reading(months, leans, "vague")
        if expression.month:
            return Reading(whole_month(year, expression.month), leans, "deictic")
        return Reading(whole_year(year), leans, "year")
    if expression.unit == "month":
        return _in_month(expression, add_months(today.replace(day=1), back), leans)
    if posted.days.grain != "day":
        return Reading(posted.days, leans, "vague")
    if expression.unit in ("week", "weekend"):
        return _written_week(expression, posted, back)
    return Reading(one_day(today + timedelta(expression.count)), leans, "deictic")


def _day_of_days(expression: Expression, context: Context) -> Reading | None:
    """The third or the last day of the days that an article covers, where it names the first and the last of them."""
    window = context.window
    days = window.days if window and window.days.grain == "day" else None
    if window is None or days is None or not 1 < (days.last - days.first).days <= FEW_WEEKS:
        return None
    day = days.last if expression.count < 0 else days.first + timedelta(expression.count - 1)
    return Reading(one_day(day), (window.words,), "vague") if days.first <= day <= days.last else None


def _headed_month(expression: Expression, context: Context) -> date | None:
    """The first day of "this month" under NOVEMBER, in an article of December or one that does not tell its day."""
    heading = context.scope.stretch
    if expression.unit != "month" or expression.shift != "this" or heading is None or context.scope.deictic:
        return None
    return heading.first if heading.grain == "month" and heading.edtf == heading.edtf[:7] else None


def _in_month(expression: Expression, first: date, leans: tuple[Lean, ...]) -> Reading | None:
    """A month, the part of it or the day of it that is meant: "on the 9th of this month"."""
    if expression.day:
        day = real_day(first.year, first.month, expression.day)
        return Reading(one_day(day), leans, "deictic") if day else None
    if expression.weekday is not None and expression.part:
        day = nth_weekday(first.year, first.month, expression.weekday, weekday_rank(expression.part))
        return Reading(one_day(day), leans, "deictic") if day else None
    return _month(first, expression.part, leans, "deictic")


def _of_the_window(expression: Expression, context: Context) -> Reading | None:
    """ "This year" in an article that does not tell when it appeared: the one that it covers."""
    window = context.window
    if window is None or expression.unit != "year" or expression.shift not in ("this", "last"):
        return None
    first, last = window.days.first.year, window.days.last.year
    return Reading(whole_year(first), (told(window),), "window_year") if first == last else None


def _written_week(expression: Expression, posted: Evidence, back: int) -> Reading:
    """ "Last week", "this weekend" as the day of writing has it."""
    today = posted.days.last
    monday = today - timedelta(today.weekday()) + timedelta(7 * back)
    if posted.basis is Basis.TEXT:  # a publication that is itself worked out to the week only
        return Reading(months_between(one_day(monday), one_day(monday)), (posted.words,), "vague")
    if back < 0 and expression.part in _OF_A_WEEK:
        first, last = (monday + timedelta(day) for day in _OF_A_WEEK[expression.part])
        return Reading(Days(first, last), (posted.words,), "vague")
    start = monday + timedelta(5) if expression.unit == "weekend" else monday
    # Who writes "this week" on a Friday cannot know of its Saturday.
    end = today if start < today <= monday + timedelta(6) else monday + timedelta(6)
    return Reading(Days(start, end), (posted.words,), "vague")


# days after its Monday: "at the beginning of last week"
_OF_A_WEEK = {"early": (0, 2), "mid": (1, 3), "late": (4, 6)}


def read_ago(expression: Expression, today: date, leans: tuple[Lean, ...]) -> Reading | None:
    """ "Three weeks ago", "a year ago this week": so long before `today`."""
    if expression.unit == "week" and expression.part == "of years":  # "a year ago this week"
        return week_of(add_months(today, 12 * expression.count), leans)
    if expression.unit in ("day", "week"):
        day = today + timedelta(expression.count * (7 if expression.unit == "week" else 1) + expression.further)
        return (
            Reading(whole_month(day.year, day.month), leans, "vague", exact=one_day(day))
            if expression.vague
            else Reading(one_day(day), leans, "deictic")
        )
    if expression.unit == "month":
        day = add_months(today, expression.count) + timedelta(expression.further)
        return (
            Reading(one_day(day), leans, "deictic")
            if expression.part == "exact"
            else Reading(whole_month(day.year, day.month), leans, "vague")
        )
    if expression.unit != "year":
        return None
    day = add_months(today, 12 * expression.count) + timedelta(expression.further)
    return Reading(whole_year(day.year), leans, "vague")
