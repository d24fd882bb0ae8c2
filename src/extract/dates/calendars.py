"""Entries of a calendar of days whose years stand at their ends: under "MARCH", "9 – Illinois … [2011]"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.calendar_words import is_calendar_line
from extract.dates.entries import Entry
from extract.dates.expressions import find_expressions
from extract.dates.values import Expression, Kind, real_day
from extract.model import Parsed, Span
from extract.text import excerpt

_LINE = re.compile(r"\S[^\n]*(?:\n(?=[a-z])[^\n]*)*")
_DAY = re.compile(r"[\W_]*(?P<day>\d{1,2})(?:st|nd|rd|th)?\s?[.):–—-]\s")
_YEAR = re.compile(r"[\[(][^()\[\]\n]{0,40}?\b(?P<year>(?:19|20)\d\d)[\])](?:\W|¶[^\n]{0,60}|→[^\n]{0,60})*$")
_FEWEST = 3


def calendar_entries(parsed: Parsed, order: str) -> tuple[Entry, ...]:
    """The lines that open with a day, under a month or with it, and close with the year; none where they are few.

    Under months the year may as well stand above all, if the lines' numbers are days and do not count them.
    """
    found = tuple(_lines(parsed, order))
    if len(found) >= _FEWEST:
        return found
    days = tuple(_bare_days(parsed, order))
    return days if len(days) >= _FEWEST and not _counted([one.expressions[0] for one in days]) else ()


def _lines(parsed: Parsed, order: str) -> Iterator[Entry]:
    for line, span, month in _below_months(parsed, order):
        year = _YEAR.search(line[-140:])
        day = _opening_day(line, span.start, month, order) if year else None
        if year and day:
            whole = replace(day, year=int(year.group("year")))
            if real_day(whole.year or 0, whole.month or 0, whole.day or 0):
                yield Entry(span, day.span, (whole,), excerpt(f"{day.text} … {year.group('year')}"))


def _bare_days(parsed: Parsed, order: str) -> Iterator[Entry]:
    """ "16. – The president asks forgiveness" under JANUARY, the year told above."""
    for line, span, month in _below_months(parsed, order):
        bare = _DAY.match(line) if month else None
        day = _opening_day(line, span.start, month, order) if bare else None
        if day and real_day(2000, day.month or 0, day.day or 0):
            yield Entry(span, day.span, (day,), excerpt(day.text))


def _below_months(parsed: Parsed, order: str) -> Iterator[tuple[str, Span, int | None]]:
    """The lines of the article, each with the month of the heading above it."""
    text, month = parsed.article.text, None
    for match in _LINE.finditer(text, parsed.article.body.start, parsed.article.body.end):
        line = match.group(0)
        if is_calendar_line(line):
            dates = find_expressions(line, match.start(), order)
            month = dates[0].month if dates and not dates[0].day else None
            continue
        yield line, Span(match.start(), match.start() + len(line.rstrip())), month


def _counted(days: Sequence[Expression]) -> bool:
    """Whether numbers count the lines, over all months or anew below each: "1. … 2. … 3. …"."""
    steps = [
        after.day == 1 if after.month != before.month else (after.day or 0) - (before.day or 0) == 1
        for before, after in pairwise(days)
    ]
    on = [(after.day or 0) - (before.day or 0) == 1 for before, after in pairwise(days)]
    return max(sum(steps), sum(on)) * 2 > len(steps)


def _opening_day(line: str, start: int, month: int | None, order: str) -> Expression | None:
    """The day and month that open a line: "9 –" under MARCH, or "9 March:"."""
    if month and (bare := _DAY.match(line)):
        span = Span(start + bare.start("day"), start + bare.end("day"))
        return Expression(span, bare.group("day"), Kind.ABSOLUTE, month=month, day=int(bare.group("day")))
    found = find_expressions(line[:40], start, order)
    first = found[0] if found else None
    opens = first and not line[: first.span.start - start].strip(" \t*_#[(•·–—->")
    return first if first and opens and first.day and first.month and not first.year else None
