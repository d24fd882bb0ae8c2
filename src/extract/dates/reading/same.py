"""The day, week, month or year told before: "the same day", "later that month", "the end of the year"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from extract.dates.article.context import Context, Lean, Reading, Scope, heading_words, months_of_year
from extract.dates.reading.relative import month_of, read_deictic, week_of
from extract.dates.words.values import (
    Days,
    Evidence,
    Expression,
    add_months,
    one_day,
    real_day,
    told,
    whole_month,
    whole_year,
)
from extract.model import Basis


def read_same(expression: Expression, context: Context) -> Reading | None:
    """ "That day", "later that month", "the same week": of the date told before, or of the heading."""
    if expression.unit == "period":
        return _of_the_period(expression, context)
    anchor, scope = context.anchor, context.scope
    if expression.unit == "month" and scope.stretch and _is_headed(expression, context):
        return month_of(scope.stretch.first, expression.part, (heading_words(scope.words),), "relative")
    if anchor is None and context.window is None and expression.part and expression.unit in ("week", "month", "year"):
        return read_deictic(replace(expression, shift="this"), context)  # "At the beginning of the week", above all
    if anchor is None or (expression.unit == "year" and _passes_over(anchor, expression, context)):
        return _of_the_years(expression, context)
    if expression.unit == "day" and anchor.days.grain == "year" and scope.stretch and scope.stretch.is_day:
        return Reading(scope.stretch, (heading_words(scope.words),), "relative")
    if context.month and _counts_from_the_month(anchor, expression, context):
        anchor = context.month
    days, leans = anchor.days, (anchor,)
    if expression.unit == "day":
        return _same_day(expression, days, leans, context.near)
    if expression.unit == "year":
        return _same_year(expression, days, leans)
    if expression.unit in ("week", "weekend") and days.grain == "day":
        return week_of(days.first, leans)
    if expression.unit == "month" and days.grain != "year":
        return month_of(days.first, expression.part, leans, "relative")
    return None


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


def _is_headed(expression: Expression, context: Context) -> bool:
    """ "At the end of the month", below MARCH: of the heading's month, though a win before it told another."""
    stretch = context.scope.stretch
    if stretch is None or stretch.grain != "month" or context.scope.deictic:
        return False
    return not context.anchor or (bool(expression.part) and stretch.first.month == stretch.last.month)


def _same_day(expression: Expression, days: Days, leans: tuple[Lean, ...], near: bool) -> Reading | None:
    """ "The same day", "on the first of these days"; none behind a month, unless the same paragraph told it."""
    if days.grain == "month" and not near:
        return None  # "on the same day" as something that only the next sentence tells
    if expression.month:
        return _in_another_month(expression, days, leans)
    if expression.part:
        return Reading(one_day(days.last if expression.part == "last" else days.first), leans, "relative")
    return Reading(days, leans, "relative" if days.grain == "day" else "vague")


def _same_year(expression: Expression, days: Days, leans: tuple[Lean, ...]) -> Reading:
    """ "That year", "the following year", "late that year", "in May of that year"."""
    year = days.first.year + {"next": 1, "previous": -1}.get(expression.shift, 0)
    if months := months_of_year(expression.part, year):
        return Reading(months, leans, "vague")
    if expression.month:
        return Reading(whole_month(year, expression.month), leans, "vague")
    return Reading(whole_year(year), leans, "relative")


def _in_another_month(expression: Expression, days: Days, leans: tuple[Lean, ...]) -> Reading | None:
    """ "On the same date in February", as one of 25 January: the next such day."""
    if not days.is_day:
        return None
    year = expression.year or days.first.year + ((expression.month or 0) < days.first.month)
    day = real_day(year, expression.month or 0, days.first.day)
    return Reading(one_day(day), leans, "relative") if day else None


def _counts_from_the_month(anchor: Evidence, expression: Expression, context: Context) -> bool:
    """Whether it is counted from the last date that told a month, and not from a year told since."""
    if expression.unit == "day" and context.month:
        return _year_of(anchor, context) or _below_heading(anchor, context.month, context.scope)
    return expression.unit != "year"


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
