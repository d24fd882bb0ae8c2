"""Dates counted from another one: from the publication, or from the date told before."""

from __future__ import annotations

from datetime import date, timedelta

from extract.dates.article.context import (
    Context,
    Lean,
    Reading,
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


def month_of(day: date, part: str, leans: tuple[Lean, ...], sure: str) -> Reading:
    """The month of a day, with the part of it that is meant."""
    return Reading(whole_month(day.year, day.month), leans, sure, exact=part_of_month(part, day.year, day.month))


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
    return month_of(first, expression.part, leans, "deictic")


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
