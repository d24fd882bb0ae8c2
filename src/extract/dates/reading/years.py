"""The parts that a written date leaves open: its month and year, from headings, neighbours and the publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extract.dates.article.context import Context, Lean, heading_words, posted_at
from extract.dates.words.values import (
    Days,
    Evidence,
    Expression,
    add_months,
    month_end,
    one_day,
    real_day,
    told,
    whole_year,
)
from extract.model import Basis

_FURTHER = 120  # days
_FURTHER_ON = 240  # days
_BESIDE = 45  # days
_HISTORY = 4  # years
_JUST_OVER = 1  # months: in December "last November" is seldom the month before


def month_for(expression: Expression, context: Context) -> tuple[int | None, tuple[Lean, ...]]:
    """The month of a day named without one: of the heading, else the month told last, else the publication's."""
    needs = expression.day or expression.unit == "month" or "weekday" in expression.part
    if expression.month or not needs:
        return expression.month, ()
    if opening := context.opening:  # "Nov: we did it. … on the 13th", below a heading "October"
        return opening.days.first.month, (opening, str(opening.days.first.year))
    if context.scope.stretch and not context.scope.posted:
        first, last = context.scope.stretch.first, context.scope.stretch.last
        if (first.year, first.month) == (last.year, last.month):
            return first.month, (heading_words(context.scope.words), str(first.year))
    if context.scope.months and context.scope.months[0] == context.scope.months[1]:
        return context.scope.months[0], (heading_words(context.scope.words),)
    window = context.window
    covered = window.days if window else None
    if (
        window
        and covered
        and covered.grain != "year"
        and (covered.first.year, covered.first.month) == (covered.last.year, covered.last.month)
    ):
        return covered.first.month, (told(window),)
    if expression.weekday is not None and expression.day and (found := _by_weekday(expression, context)):
        return found
    published = posted_at(context)
    # "On 28 June they lost. … On the first day of this month they won": of the month in which the letter is written
    writing = expression.shift == "this" and published is not None and published.days.grain != "year"
    told_near = context.month and (context.near or expression.shift == "same")
    if context.month and not writing and (told_near or not context.scope.posted):
        return context.month.days.first.month, (context.month, str(context.month.days.first.year))
    if published and published.days.grain != "year":
        day = published.days.last
        # A day later than the publication's own was in the month before.
        if expression.day and published.days.grain == "day" and expression.day > day.day:
            day = add_months(day.replace(day=1), -1)
        return day.month, (published.words, str(day.year))
    return None, ()


def _by_weekday(expression: Expression, context: Context) -> tuple[int, tuple[Lean, ...]] | None:
    """ "Saturday the 7th": the nearest month on from the one told last, or back from the publication."""
    lean: Lean
    published = posted_at(context)
    if context.month and not context.scope.posted:
        start, step, lean = context.month.days.first.replace(day=1), 1, context.month
    elif published and published.days.grain != "year":
        start, step, lean = published.days.last.replace(day=1), -1, published.words
    else:
        return None
    for months in range(12):
        first = add_months(start, step * months)
        day = real_day(first.year, first.month, expression.day or 0)
        if day and day.weekday() == expression.weekday and (step > 0 or not published or day <= published.days.last):
            return day.month, (lean, str(day.year))
    return None


def years_for(
    expression: Expression, month: int | None, month_words: tuple[Lean, ...], context: Context
) -> Iterator[tuple[int, tuple[Lean, ...]]]:
    """The years that an expression may be of, the likeliest first, each with what it leans on."""
    if expression.year:
        yield expression.year, ()
        return
    if len(month_words) == 2 and isinstance(month_words[1], str):  # the month told before it brings its year
        yield int(month_words[1]), (month_words[0],)
        return
    anchor, published = context.anchor, posted_at(context)
    if expression.shift in ("same", "next", "previous") and anchor and not _long_ago(expression, anchor, context):
        yield _shifted_year(expression, month, anchor.days), (anchor,)
        return
    if expression.shift == "counted" and anchor:
        yield anchor.days.first.year + expression.count, (anchor,)
        return
    if expression.shift.startswith(("this", "last", "ago")) and published and month:
        year = _deictic_year(expression, month, published.days.last)
        if published.days.grain == "year" and expression.shift == "last" and expression.day:
            year = published.days.first.year - 1  # "last December 6" in a letter of which only the year is known
        if published.days.grain == "year" and expression.shift == "last" and _covers(context.window, year - 1):
            year -= 1  # a catalogue of 2023 that covers 2022
        yield year, (published.words,)
        return
    headed = context.scope.year or context.scope.stretch
    if expression.shift.startswith(("this", "last")) and context.window and not (published or headed):
        # "14 February this year" in an article that does not tell when it appeared
        last = context.window.days.last.year
        over = context.window.days.bounds[1]
        ahead = month is not None and _begins(expression, last, month) > over
        last -= expression.shift.startswith("last") and (context.window.days.first.year < last or ahead)
        yield from ((year, (told(context.window),)) for year in (last, last + 1))
        return
    yield from _open_years(expression, month, context)


def _covers(window: Evidence | None, year: int) -> bool:
    return window is not None and window.days.first.year <= year == window.days.last.year


def _long_ago(expression: Expression, anchor: Evidence, context: Context) -> bool:
    """Whether "that May" cannot be of the year told last, decades before the year that the title names."""
    window = context.window
    return bool(
        window
        and window.basis is Basis.TITLE
        and "year" not in expression.text.lower()
        and window.days.first.year - anchor.days.last.year > _HISTORY
    )


def _shifted_year(expression: Expression, month: int | None, anchor: Days) -> int:
    year = anchor.last.year
    if expression.shift == "same" and _in_second_year(expression, month, anchor):
        return year - 1  # "On 2 January …; the same winter"
    if expression.shift == "same" or "year" in expression.text.lower():
        return year + {"next": 1, "previous": -1}.get(expression.shift, 0)
    if expression.shift == "next":  # "the following January"
        return year if month and month > anchor.last.month else year + 1
    return year if month and month < anchor.first.month else year - 1


def _in_second_year(expression: Expression, month: int | None, anchor: Days) -> bool:
    """Whether a stretch over the turn of the year began in the year before the date from which it is read."""
    last = expression.last_month
    return bool(month and last and last < month and anchor.grain != "year" and anchor.last.month <= last)


def _deictic_year(expression: Expression, month: int, today: date) -> int:
    if expression.shift.endswith("year"):
        return today.year + (
            expression.count if expression.shift == "ago year" else -expression.shift.startswith("last")
        )
    if expression.shift == "last" and expression.day and not expression.holiday:
        return today.year - ((month, expression.day) >= (today.month, today.day))
    if expression.shift == "last":  # "last December": the newest that is over, but not the one just over
        over = expression.last_month or month
        return today.year if over + _JUST_OVER < today.month and over >= month else today.year - 1
    return today.year


def _open_years(expression: Expression, month: int | None, context: Context) -> Iterator[tuple[int, tuple[Lean, ...]]]:
    """The years that headings, the stretch covered and the publication leave, the newest first."""
    scope, published, window = context.scope, posted_at(context), context.window
    several = scope.stretch is not None and scope.stretch.first != scope.stretch.last
    if scope.stretch and not scope.posted and (several or scope.stretch.grain != "day"):
        inside = [year for year in _down(scope.stretch) if _falls(expression, year, month, scope.stretch)]
        if inside and month is not None:
            yield inside[0], (heading_words(scope.words),)
            return
        if beside := _beside_heading(expression, month, scope.stretch):
            yield beside, (heading_words(scope.words),)
            return
    if scope.year:
        yield scope.year, (heading_words(scope.words),)
        return
    if scope.stretch and expression.day and (after := _soon_after(expression, month, context)):
        yield after, (heading_words(scope.words),)
        return
    if window and published and scope.posted and (known := _known_year(expression, month, context, window)):
        yield known, (told(window),)
        return
    if window and not (scope.stretch and scope.stretch.grain == "day"):
        years = tuple(_window_years(expression, month, context, window))
        if years:
            yield from years
            return
    if published:
        latest = published.days.bounds[1]
        if near := _year_nearby(expression, month, context, latest):
            yield near
            return
        # The newest such day that is not after the publication.
        before = (
            year for year in range(latest.year, latest.year - 5, -1) if _begins(expression, year, month) <= latest
        )
        yield next(before, latest.year), (published.words,)
    elif window:
        yield window.days.last.year, (told(window),)


def _known_year(expression: Expression, month: int | None, context: Context, window: Evidence) -> int | None:
    """The one year of "12 June" in the months covered: "(letter sent on 30 January). On 12 June the governor …"."""
    if month is None or window.basis is Basis.TEXT or context.scope.stretch is None:
        return None
    years = [year for year in _down(window.days) if _falls(expression, year, month, window.days)]
    latest = context.published.days.bounds[1] if context.published else window.days.bounds[1]
    later = len(years) == 1 and context.scope.stretch.last < _begins(expression, years[0], month) <= latest
    before = _probe(expression, years[0] - 1, month) if later else None
    return years[0] if before and not before.meets(window.days) else None


def _beside_heading(expression: Expression, month: int | None, stretch: Days) -> int | None:
    """The year of a day that lies just outside its heading's season: "22 September" under SUMMER 2025."""
    first, last = stretch.bounds
    for year in _down(stretch):
        probe = _probe(expression, year, month) if month else None
        if probe and first - timedelta(_BESIDE) <= probe.last and probe.first <= last + timedelta(_BESIDE):
            return year
    return None


def _soon_after(expression: Expression, month: int | None, context: Context) -> int | None:
    """The year of "22 January" under "17 January 2023", where an entry goes on to tell what came of it."""
    stretch, window, published = context.scope.stretch, context.window, context.published
    probe = _probe(expression, stretch.last.year, month) if stretch and stretch.grain == "day" else None
    # A case headed "30 May" may go on to August; a post cannot, but for an update below it.
    goes_on = (published and not context.scope.posted) or expression.cue == "update"
    longest = _FURTHER_ON if goes_on else _BESIDE
    if probe is None or stretch is None or not 0 <= (probe.first - stretch.last).days <= longest:
        return None
    covered = window is None or probe.meets(window.days) or not stretch.meets(window.days)
    known = covered and (not published or probe.first <= published.days.bounds[1])
    return stretch.last.year if known else None


def _year_nearby(
    expression: Expression, month: int | None, context: Context, latest: date
) -> tuple[int, tuple[Lean, ...]] | None:
    """ "On 27 October 2021 … in November": the year told in the same paragraph."""
    anchor = context.anchor
    if not (context.near and anchor) or anchor.days.grain == "year" or context.scope.stretch:
        return None
    if re.search(r"\b(?:last|previous) year\b|\bago\b|\byear (?:before|earlier)\b", anchor.words):
        return None  # who says "of last year" once goes on with this year's
    days = anchor.days
    known = [one for one in (days.first.year, days.first.year + 1) if _begins(expression, one, month) <= latest]
    if not known:
        return None
    nearest = min(known, key=lambda one: _distance(expression, one, month, days))
    if _distance(expression, nearest, month, days) > _FURTHER_ON:
        return None  # "a letter of October 2015 …. On 22 August the court …"
    back = _begins(expression, nearest, month) < days.first
    if back and latest.year - nearest > 1:
        return None  # "She docked in June 2019. A judge shelved the case on 19 May", in a letter of 2021
    return nearest, (anchor,)


def _window_years(
    expression: Expression, month: int | None, context: Context, window: Evidence
) -> Iterator[tuple[int, tuple[Lean, ...]]]:
    """The years of the stretch covered in which the expression falls; one alone where the paragraph tells it."""
    anchor, published = context.anchor, posted_at(context)
    if anchor and window.basis is Basis.TEXT and anchor.days.bounds[0] > window.days.bounds[1]:
        # The story has gone on beyond what the introduction spoke of.
        year = anchor.days.first.year
        nearest = min((year, year + 1), key=lambda one: _distance(expression, one, month, anchor.days))
        if published is None and _distance(expression, nearest, month, anchor.days) > _FURTHER:
            nearest = year  # an article in no order would drift on from year to year
        yield nearest, (anchor,)
        return
    years = [year for year in _down(window.days) if _falls(expression, year, month, window.days)]
    if published and len(years) > 1:
        latest = published.days.bounds[1]
        years = [year for year in years if _begins(expression, year, month) <= latest] or years
    within = anchor is not None and anchor.days.meets(window.days)
    near = anchor is not None and context.near and (within or anchor.days.grain != "year")
    if len(years) > 1 and anchor and (near or (not published and within)):
        # "In the spring of 2012 … the judgment came in July": the year told in the same paragraph.
        yield min(years, key=lambda year: _distance(expression, year, month, anchor.days)), (anchor,)
        return
    yield from ((year, (told(window),)) for year in years)


def _down(days: Days) -> range:
    return range(days.last.year, days.first.year - 1, -1)


def _falls(expression: Expression, year: int, month: int | None, stretch: Days) -> bool:
    probe = _probe(expression, year, month)
    return probe is None or probe.meets(stretch)


def _begins(expression: Expression, year: int, month: int | None) -> date:
    probe = _probe(expression, year, month)
    return probe.first if probe else date.max  # 29 February of a common year never comes


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
