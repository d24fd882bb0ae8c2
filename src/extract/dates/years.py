"""The parts that a written date leaves open: its month and year, from headings, neighbours and the publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extract.dates.context import Context, heading_words, posted_at
from extract.dates.values import (
    Days,
    Expression,
    add_months,
    month_end,
    one_day,
    told,
    whole_year,
)


def month_for(expression: Expression, context: Context) -> tuple[int | None, tuple[str, ...]]:
    """The month of a day named without one: of the heading, else the month told last, else the publication's."""
    needs = expression.day or expression.unit == "month" or "weekday" in expression.part
    if expression.month or not needs:
        return expression.month, ()
    if context.scope.stretch and not context.scope.posted:
        first, last = context.scope.stretch.first, context.scope.stretch.last
        if (first.year, first.month) == (last.year, last.month):
            return first.month, (heading_words(context.scope.words),)
    if context.scope.months and context.scope.months[0] == context.scope.months[1]:
        return context.scope.months[0], (heading_words(context.scope.words),)
    window = context.window
    covered = window.days if window else None
    if (
        window
        and covered
        and covered.grain == "month"
        and (covered.first.year, covered.first.month) == (covered.last.year, covered.last.month)
    ):
        return covered.first.month, (told(window),)
    if context.month and not context.scope.posted:
        return context.month.days.first.month, (f"after “{context.month.words}”", str(context.month.days.first.year))
    published = posted_at(context)
    if published and published.days.grain != "year":
        day = published.days.last
        # A day later than the publication's own was in the month before.
        if expression.day and published.days.grain == "day" and expression.day > day.day:
            day = add_months(day.replace(day=1), -1)
        return day.month, (published.words, str(day.year))
    return None, ()


def years_for(
    expression: Expression, month: int | None, month_words: tuple[str, ...], context: Context
) -> Iterator[tuple[int, tuple[str, ...]]]:
    if expression.year:
        yield expression.year, ()
        return
    anchor, published = context.anchor, posted_at(context)
    if expression.shift in ("same", "next", "previous") and anchor:
        yield _shifted_year(expression, month, anchor.days), (f"after “{anchor.words}”",)
        return
    if expression.shift.startswith(("this", "last")) and published and month:
        yield _deictic_year(expression, month, published.days.last), (published.words,)
        return
    if len(month_words) == 2 and month_words[1].isdecimal():  # the month told before it brings its year
        yield int(month_words[1]), (month_words[0],)
        return
    yield from _open_years(expression, month, context)


def _shifted_year(expression: Expression, month: int | None, anchor: Days) -> int:
    year = anchor.last.year
    if expression.shift == "same" or "year" in expression.text.lower():
        return year + {"next": 1, "previous": -1}.get(expression.shift, 0)
    if expression.shift == "next":  # "the following January"
        return year if month and month > anchor.last.month else year + 1
    return year if month and month < anchor.first.month else year - 1


def _deictic_year(expression: Expression, month: int, today: date) -> int:
    if expression.shift.endswith("year"):
        return today.year - expression.shift.startswith("last")
    if expression.shift == "last":  # "last December": the newest that is over
        over = expression.last_month or month
        return today.year if over < today.month and over >= month else today.year - 1
    return today.year


def _open_years(expression: Expression, month: int | None, context: Context) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The years that headings, the stretch covered and the publication leave, the newest first."""
    scope, published = context.scope, posted_at(context)
    if scope.stretch and not scope.posted and scope.stretch.grain != "day":
        for year in range(scope.stretch.last.year, scope.stretch.first.year - 1, -1):
            probe = _probe(expression, year, month)
            if probe and probe.meets(scope.stretch):
                yield year, (heading_words(scope.words),)
                return
    if scope.year:
        yield scope.year, (heading_words(scope.words),)
        return
    window = context.window
    if window and not (scope.stretch and scope.stretch.grain == "day"):
        years = [
            year
            for year in range(window.days.last.year, window.days.first.year - 1, -1)
            if (probe := _probe(expression, year, month)) is None or probe.meets(window.days)
        ]
        if published and len(years) > 1:
            years = [
                year
                for year in years
                if (probe := _probe(expression, year, month)) is None or probe.first <= published.days.bounds[1]
            ] or years
        if len(years) > 1 and context.near and context.anchor:
            # "In the spring of 2012 … the judgment came in July": the year told in the same paragraph.
            nearest = min(
                years,
                key=lambda year: _distance(expression, year, month, context.anchor.days if context.anchor else None),
            )
            yield nearest, (f"after “{context.anchor.words}”",)
            return
        if years:
            yield from ((year, (told(window),)) for year in years)
            return
    if published:
        latest = published.days.bounds[1]
        # The newest such day that is not after the publication.
        year = next(
            (
                year
                for year in (latest.year, latest.year - 1)
                if (probe := _probe(expression, year, month)) and probe.first <= latest
            ),
            latest.year,
        )
        yield year, (published.words,)
        return
    if window:
        yield window.days.last.year, (told(window),)


def _distance(expression: Expression, year: int, month: int | None, anchor: Days | None) -> int:
    probe = _probe(expression, year, month)
    if probe is None or anchor is None:
        return 10**6
    gap = (probe.first - anchor.bounds[0]).days
    return gap if gap >= -31 else 400 - gap  # a story goes on more often than back


def _probe(expression: Expression, year: int, month: int | None) -> Days | None:
    if month is None:
        return whole_year(year)
    day = real_day(year, month, expression.day or 1)
    if day is None:
        return None
    if expression.day:
        return one_day(day)
    last = expression.last_month or month
    return Days(day, month_end(year + (last < month), last), "month")


def real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February of a common year
        return None
