"""One expression, read in its place: what it leaves open comes from headings, neighbours, the publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from extract.dates.article.context import Context, Lean, Reading, months_of_year, part_of_month, posted_at
from extract.dates.reading.relative import read_deictic, read_offset, week_of
from extract.dates.reading.same import read_same
from extract.dates.reading.weekdays import read_weekday
from extract.dates.reading.years import month_for, years_for
from extract.dates.words.holidays import holiday_day
from extract.dates.words.values import (
    Days,
    Evidence,
    Expression,
    Kind,
    add_months,
    month_end,
    nth_weekday,
    one_day,
    real_day,
    week_beside,
    weekday_rank,
    whole_month,
    whole_year,
)


def readings(expression: Expression, context: Context) -> tuple[Reading, ...]:
    """The readings that the context allows, the likeliest first; several only where the year stays open."""
    if expression.kind is Kind.ABSOLUTE:
        return tuple(_absolute(expression, context))
    if expression.kind is Kind.HOLIDAY:
        return tuple(_holiday(expression, context))
    single = {Kind.SAME: read_same, Kind.OFFSET: read_offset, Kind.DEICTIC: read_deictic, Kind.WEEKDAY: read_weekday}[
        expression.kind
    ](expression, context)
    return (single,) if single else ()


def _absolute(expression: Expression, context: Context) -> Iterator[Reading]:
    month, month_words = month_for(expression, context)
    if (
        month is None
        and (expression.day or expression.part.endswith(("-day", "weekday")) or "weekday-" in expression.part)
        and expression.unit != ""
    ):
        return
    if month is None and expression.day:
        return
    for year, words in _on_weekday(expression, month, years_for(expression, month, month_words, context), context):
        filled = replace(expression, year=year, month=month)
        reading = _filled(filled)
        if reading:
            far = (
                expression.month is None
                and any(isinstance(word, Evidence) for word in month_words)
                and not context.near
            )
            yield replace(
                reading, far=far, leans=tuple(dict.fromkeys(word for word in (*month_words[:1], *words) if word))
            )


def _on_weekday(
    expression: Expression, month: int | None, years: Iterator[tuple[int, tuple[Lean, ...]]], context: Context
) -> Iterable[tuple[int, tuple[Lean, ...]]]:
    """ "Thursday, the 26th of May": of the years left open those in which that day was a Thursday."""
    found = list(years)
    if expression.weekday is None or expression.year or expression.shift or not (expression.day and month and found):
        return found
    fits = [one for one in found if _falls_on(expression, one[0], month)]
    if fits:
        return fits
    published = posted_at(context)
    newest = published.days.last.year if published else found[0][0] + 1
    covered = context.window.days if context.window else None
    oldest = min(found[0][0] - 2, covered.first.year if covered else found[0][0])
    newest = min(newest, covered.last.year) if covered and not published else newest
    near = sorted(range(oldest, newest + 1), key=lambda year: (abs(year - found[0][0]), -year))
    return [(year, found[0][1]) for year in near if _falls_on(expression, year, month)][:1] or found


def _falls_on(expression: Expression, year: int, month: int) -> bool:
    day = real_day(year, month, expression.day or 0)
    return day is not None and day.weekday() == expression.weekday


def _filled(expression: Expression) -> Reading | None:
    """The days of an expression whose year and month are settled."""
    year, month = expression.year, expression.month
    if year is None:
        return None
    if month is None:
        return _year_reading(expression, year)
    if expression.day:
        return _day_reading(expression, year, month)
    if expression.weekday is not None and "weekday" in expression.part:
        day = nth_weekday(year, month, expression.weekday, weekday_rank(expression.part))
        return Reading(one_day(day)) if day else None
    if expression.part in ("first-day", "last-day", "final-day"):
        edge = date(year, month, 1) if expression.part == "first-day" else month_end(year, month)
        return Reading(one_day(edge + timedelta(expression.count)))
    if expression.last_month:
        last_year = max(expression.last_year or year, year)
        last_year += (last_year, expression.last_month) < (year, month)
        return Reading(
            Days(date(year, month, 1), month_end(last_year, expression.last_month), "month"), sure="heading_range"
        )
    if expression.part == "months-beside":
        later = add_months(date(year, month, 1), expression.count)
        return Reading(whole_month(later.year, later.month), sure="relative")
    sure = "vague" if expression.unit == "edge" else "month"
    return Reading(whole_month(year, month), sure=sure, exact=part_of_month(expression.part, year, month))


def _day_reading(expression: Expression, year: int, month: int) -> Reading | None:
    """ "12–14 May", "the week of 12 May", "the day after 12 May", "three days before 12 May"; none for "31 June"."""
    first = real_day(year, month, expression.day or 0)
    if first is None:
        return None
    if expression.last_day:
        last = real_day(max(expression.last_year or year, year), expression.last_month or month, expression.last_day)
        return Reading(Days(first, last)) if last and first <= last else None
    if expression.part.startswith("week-"):
        return Reading(week_beside(expression.part, first), sure="vague")
    if expression.part == "days-beside":
        return Reading(one_day(first + timedelta(expression.count)), sure="relative")
    if expression.part in ("day-before", "day-after"):
        step = timedelta(1 if expression.part == "day-after" else -1)
        return Reading(one_day(first + step), sure="relative")
    return Reading(one_day(first), sure="day_and_year" if expression.text[-4:].isdecimal() else "day")


def _year_reading(expression: Expression, year: int) -> Reading | None:
    if expression.part.startswith("isoweek-"):
        try:
            monday = date.fromisocalendar(year, int(expression.part.rsplit("-", 1)[1]), 1)
        except ValueError:  # week 53 of a year of 52
            return None
        return Reading(Days(monday, monday + timedelta(6)), sure="vague")
    if expression.last_year:
        return Reading(Days(date(year, 1, 1), date(expression.last_year, 12, 31), "year"), sure="window_range")
    if expression.part in ("last-days", "last-week", "final-week", "final-days"):
        return Reading(whole_month(year, 12), sure="vague")
    if expression.part in ("first-days", "first-week"):
        return Reading(whole_month(year, 1), sure="vague")
    if expression.part in ("last-day", "first-day"):
        return Reading(one_day(date(year, 12, 31) if expression.part == "last-day" else date(year, 1, 1)))
    if months := months_of_year(expression.part, year):
        return Reading(months, sure="vague")
    if expression.part in ("first-half", "second-half"):
        return Reading(
            Days(date(year, 1, 1), date(year, 6, 30), "month")
            if expression.part == "first-half"
            else Days(date(year, 7, 1), date(year, 12, 31), "month"),
            sure="vague",
        )
    return Reading(whole_year(year), sure="year" if not expression.part else "vague")


def _beside_holiday(expression: Expression, day: date, words: tuple[Lean, ...]) -> Reading:
    """ "The Friday before Christmas" is a day, "the week after Easter" the seven days that follow."""
    if expression.part.endswith("around"):
        return week_of(day, words)
    side = 1 if expression.part.endswith("after") else -1
    day += timedelta(7 * side * expression.count)
    if expression.weekday is None:
        near, far = sorted((day + timedelta(side), day + timedelta(7 * side)))
        if near.month == far.month:  # where exactly that week begins and ends is the reader's guess
            return Reading(whole_month(near.year, near.month), words, "vague", exact=Days(near, far))
        return Reading(Days(near, far), words, "vague")
    apart = (side * (expression.weekday - day.weekday())) % 7 or 7
    return Reading(one_day(day + timedelta(side * apart)), words, "relative")


def _holiday(expression: Expression, context: Context) -> Iterator[Reading]:
    published = posted_at(context)
    # Easter of the year of writing may be over though that of most years is still to come.
    years = (*((published.days.last.year,) if published else ()), *_SOME_YEARS)
    near = next((found[0] for year in years if (found := holiday_day(expression.holiday, year))), date(2020, 1, 1))
    dated = replace(expression, kind=Kind.ABSOLUTE, month=near.month, day=near.day)
    for year, words in years_for(dated, dated.month, (), context):
        year -= _since_then(expression, year, context)
        if found := holiday_day(expression.holiday, year):
            counted = 0 if expression.shift == "ago year" or expression.part.startswith("week") else expression.count
            day = found[0] + timedelta(counted)
            yield _at_holiday(expression, day, found[1], words)


def _since_then(expression: Expression, year: int, context: Context) -> bool:
    """ "Legal since New Year's Eve", in a review of a year: that of the year before, for it lasts in this one."""
    found = holiday_day(expression.holiday, year)
    if found is None or expression.cue != "since" or expression.year or expression.shift or context.window is None:
        return False
    return 0 <= (context.window.days.bounds[1] - found[0]).days < _JUST_NOW


_JUST_NOW = 14  # days
_SOME_YEARS = range(2020, 2010, -1)  # in which to see about when in the year a holiday falls


def _at_holiday(expression: Expression, day: date, exact: bool, words: tuple[Lean, ...]) -> Reading:
    if expression.part.startswith("week"):
        return _beside_holiday(expression, day, words)
    if expression.part == "between":
        return Reading(Days(date(day.year, 12, 26), date(day.year, 12, 31)), words, "vague")
    if expression.part == "around":
        end = month_end(day.year + 1, 1) if day.month == 12 else month_end(day.year, day.month)
        return Reading(Days(day.replace(day=1), end, "month"), words, "vague")
    if expression.vague or not exact:
        return Reading(whole_month(day.year, day.month), words, "vague", exact=one_day(day))
    return Reading(one_day(day), words, "relative" if expression.count else "day")
