"""Entries of a calendar of days under their months: below "MARCH", "9 – Illinois …", with or without "[2011]"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.calendar_words import is_calendar_line
from extract.dates.article.entries import Entry
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Expression, Kind, real_day
from extract.model import Parsed, Span
from extract.text import excerpt

_LINE = re.compile(r"\S[^\n]*(?:\n(?=[a-z])[^\n]*)*")
# "21 — ", "18, shortly after midnight — "
_DAY = re.compile(r"[\W_]*(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?[.):–—·•|~-]|, [a-z][^\n.,:;–—]{0,30} [–—-])\s")
_YEAR = re.compile(r"[\[(][^()\[\]\n]{0,40}?\b(?P<year>(?:19|20)\d\d)[\])](?:\W|¶[^\n]{0,60}|→[^\n]{0,60})*$")
_FEWEST = 3
_LEAP = 2000  # "29" under FEBRUARY may be a day
_RISING = 0.8  # of the neighbours under one month: numbers that run on like that are its days


def calendar_entries(parsed: Parsed, order: str) -> tuple[Entry, ...]:
    """The lines that open with a day, under a month or with it, and close with the year; none where they are few.

    Where none closes with a year, those that open with a bare day under a month's heading.
    """
    closed = tuple(_closed_lines(parsed, order))
    if len(closed) >= _FEWEST:
        return closed
    bare = tuple(_bare_lines(parsed, order))
    return bare if len(bare) >= _FEWEST and _are_days(bare) else ()


def _closed_lines(parsed: Parsed, order: str) -> Iterator[Entry]:
    for span, line, heading in _lines(parsed, order):
        year = _YEAR.search(line[-140:])
        month = heading.month if heading and not heading.year else None
        day = _opening_day(line, span.start, month, order) if year else None
        if year and day:
            whole = replace(day, year=int(year.group("year")))
            if real_day(whole.year or 0, whole.month or 0, whole.day or 0):
                yield Entry(span, day.span, (whole,), excerpt(f"{day.text} … {year.group('year')}"))


def _bare_lines(parsed: Parsed, order: str) -> Iterator[Entry]:
    for span, line, heading in _lines(parsed, order):
        if heading is None or not heading.month or not _DAY.match(line):
            continue
        day = _opening_day(line, span.start, heading.month, order)
        if day and real_day(heading.year or _LEAP, heading.month, day.day or 0):
            yield Entry(span, day.span, (replace(day, year=heading.year),), excerpt(f"{heading.text} … {day.text}"))


def _are_days(entries: Sequence[Entry]) -> bool:
    """Whether bare numbers are days: they run on under each month, and do not count the items through the article."""
    days = [(entry.expressions[0].month, entry.expressions[0].day or 0) for entry in entries]
    if all(later == earlier + 1 for (_, earlier), (_, later) in pairwise(days)):
        return False
    steps = [later - earlier for (month, earlier), (same, later) in pairwise(days) if month == same]
    if not steps:
        return len({day for _, day in days}) > 1  # "1. …" under every month is an item's number
    rising = sum(step >= 0 for step in steps) / len(steps)
    counted = all(step == 1 for step in steps) and {day for (one, _), (two, day) in pairwise(days) if one != two} <= {1}
    return max(rising, 1 - rising) >= _RISING and not counted


def _lines(parsed: Parsed, order: str) -> Iterator[tuple[Span, str, Expression | None]]:
    """The lines below a heading of months, and those above any, with the month that heads them."""
    text, heading = parsed.article.text, None
    place, end = parsed.article.body.start, parsed.article.body.end
    while match := _LINE.search(text, place, end):
        line = match.group(0)
        if is_calendar_line(alone := line.split("\n", 1)[0]):
            line = alone  # "u – day unknown" below MAY is no second line of it
        place = match.start() + len(line)
        if is_calendar_line(line):
            if heading and _DAY.match(line):
                continue  # "2 · Candlemas" under FEBRUARY is one of its days
            dates = find_expressions(line, match.start(), order)
            heading = dates[0] if dates and not dates[0].day else None
        else:
            yield Span(match.start(), match.start() + len(line.rstrip())), line, heading


def _opening_day(line: str, start: int, month: int | None, order: str) -> Expression | None:
    """The day and month that open a line: "9 –" under MARCH, or "9 March:"."""
    if month and (bare := _DAY.match(line)):
        span = Span(start + bare.start("day"), start + bare.end("day"))
        return Expression(span, bare.group("day"), Kind.ABSOLUTE, month=month, day=int(bare.group("day")))
    found = find_expressions(line[:40], start, order)
    first = found[0] if found else None
    opens = first and not line[: first.span.start - start].strip(" \t*_#[(•·–—->")
    return first if first and opens and first.day and first.month and not first.year else None
