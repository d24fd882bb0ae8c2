"""What holds below a date heading, with what of the heading above still holds there: "MARCH" below "2019"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extract.dates.article.context import Context, Reading, Scope
from extract.dates.article.frame import Frame
from extract.dates.article.headers import BYLINE, STAMP
from extract.dates.article.windows import covered
from extract.dates.reading.in_place import readings
from extract.dates.words.values import Days, Expression, Kind, month_end
from extract.text import excerpt

_WRITTEN = (
    r"\W*(?:posted|published|(?:last )?updated?|written|entry|sent|"
    r"(?:minutes of (?:the )?)?(?:meeting|session)|"
    r"(?:\w+ )?"
    r"(?:digest|newsletter|bulletin|briefing|dispatch|issue|edition|mailing|round-?up|wrap(?:-?up)?|recap|update)"
    r"(?=,? (?:[–—:|-] )?(?:no\b|number|#|\d)))\b"
)


def enter_section(before: Scope, found: tuple[Expression, ...], text: str, frame: Frame) -> Scope:
    """The scope below a heading: a finer heading keeps the coarser one above it, any other replaces it."""
    words = (excerpt(text.strip(" *_#•·–—-=|:►▶>")),)
    posted = bool(re.match(_WRITTEN, text, re.IGNORECASE) or BYLINE.match(text) or STAMP.search(text))
    named = tuple(one for one in found if one.unit != "quarter")
    if any(one.month and one.last_month for one in named):
        found = named  # "QUARTER I (April – June)"
    found = tuple(_of_business_year(one, frame.begins) for one in found)
    told = next((one for one in found if one.kind is Kind.DEICTIC and one.unit == "year"), None)
    if told and not any(one.year for one in found):
        # "First half: the year before last": the year is what holds, for halves may be those of the list.
        found = (told,)
    expression = max(found, key=lambda one: (one.kind is Kind.ABSOLUTE, one.size))
    year_only = expression.kind is Kind.ABSOLUTE and expression.size == 1
    if year_only:
        year = expression.year
        stretch = _both_years(expression) or covered(expression)
        if stretch and (expression.last_year or stretch.grain == "month"):
            return Scope(stretch=stretch, words=words)
        return Scope(year=year, words=words)
    above = Scope(year=before.year, words=before.words[:1]) if before.year else Scope()
    if expression.kind is not Kind.ABSOLUTE:
        week = before.week if expression.kind is Kind.WEEKDAY else None
        return _counted(expression, replace(above, week=week), words, frame)
    got = readings(expression, Context(above, None, None, frame.published, frame.window))
    keep = above if expression.year is None else Scope()
    got = tuple(_earlier_winter(one, frame) for one in got)
    if len(got) == 1 and not (expression.year is None and keep.year is None and expression.day is None):
        return Scope(keep.year, got[0].days, words=(*keep.words, *words), posted=posted, week=week_of(got[0].days))
    if len(got) == 1:
        return Scope(None, got[0].days, _months(expression), words, posted)
    return Scope(keep.year, None, _months(expression), (*keep.words, *words), posted)


def _counted(expression: Expression, above: Scope, words: tuple[str, ...], frame: Frame) -> Scope:
    """The scope below "LAST WEEK", "TUESDAY" or "EASTER", counted from the publication or in the week above."""
    got = readings(expression, Context(above, None, None, frame.published, frame.window))
    if not got:
        return replace(above, week=None)
    return Scope(
        above.year,
        got[0].days,
        words=(*above.words, *words),
        deictic=expression.kind in (Kind.DEICTIC, Kind.WEEKDAY),
        week=above.week or week_of(got[0].days),
    )


def _both_years(expression: Expression) -> Days | None:
    """ "1998-99: our films shut a border", above a section: some time in two years, no business year."""
    if not (expression.year and expression.last_year and re.search(r"\d[-–]\d\d$", expression.text)):
        return None
    return Days(date(expression.year, 1, 1), date(expression.last_year, 12, 31), "year")


def _of_business_year(expression: Expression, begins: int) -> Expression:
    """ "Q1" where the business year begins in April: April to June."""
    if expression.unit != "quarter" or begins == 1 or not (expression.month and expression.last_month):
        return expression
    first, last = (expression.month + begins - 2) % 12 + 1, (expression.last_month + begins - 2) % 12 + 1
    return replace(expression, month=first, last_month=last)


def _earlier_winter(reading: Reading, frame: Frame) -> Reading:
    """ "WINTER 2015" in an article of that September is the winter that ended in 2015."""
    days = reading.days
    if frame.latest is None or days.first <= frame.latest or days.first.year == days.last.year:
        return reading
    first = days.first.replace(year=days.first.year - 1)
    return replace(reading, days=Days(first, month_end(days.last.year - 1, days.last.month), days.grain))


def of_a_year(scope: Scope) -> bool:
    """Whether "LAST YEAR" stands above: its sections may have headings of their own."""
    return scope.stretch is not None and scope.stretch.grain == "year"


def week_of(days: Days) -> Days | None:
    """The days of a heading where they are those of a week, in which weekdays below it then lie."""
    return days if days.grain == "day" and 3 <= (days.last - days.first).days <= 6 else None


def _months(expression: Expression) -> tuple[int, int] | None:
    return (expression.month, expression.last_month or expression.month) if expression.month else None
