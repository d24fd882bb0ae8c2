"""Rows of tables that tell their day in several columns: "Day", "Month" and "Year"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extract.calendar_words import month_number
from extract.dates.article.entries import Entry
from extract.dates.article.rows import cells
from extract.dates.words.values import Expression, Kind, real_day
from extract.model import Parsed, Span
from extract.text import excerpt

_ROLES = {"year": "year", "yr": "year", "month": "month", "mon": "month", "mth": "month", "day": "day", "dd": "day"}
_FEWEST = 2


def column_entries(parsed: Parsed) -> tuple[Entry, ...]:
    """The rows below a header with columns for day and month, each with the day it tells; none where they are few."""
    found = tuple(_rows(parsed))
    return found if len(found) >= _FEWEST else ()


def _rows(parsed: Parsed) -> Iterator[Entry]:
    text = parsed.article.text
    roles: Mapping[int, str] = {}
    width = 0
    for block in parsed.blocks:
        columns = cells(block.span, text)
        words = [column.of(text).strip(" *_#•.") for column in columns]
        named = {place: _ROLES[word.casefold()] for place, word in enumerate(words) if word.casefold() in _ROLES}
        if {"month", "day"} <= set(named.values()):
            roles, width = named, len(columns)
        elif roles and len(columns) == width and (entry := _entry(block.span, columns, words, roles, text)):
            yield entry


def _entry(row: Span, columns: tuple[Span, ...], words: list[str], roles: Mapping[int, str], text: str) -> Entry | None:
    told = {role: words[place] for place, role in roles.items()}
    month = month_number(told["month"]) or (int(told["month"]) if told["month"].isdecimal() else 0)
    day = int(told["day"]) if told["day"].isdecimal() else 0
    year = int(told["year"]) if len(told.get("year", "")) == 4 and told["year"].isdecimal() else None
    if not 1 <= month <= 12 or (day and real_day(year or 2000, month, day) is None):
        return None
    span = Span(min(columns[place].start for place in roles), max(columns[place].end for place in roles))
    words_of = excerpt(" ".join(span.of(text).split()))
    return Entry(row, span, (Expression(span, words_of, Kind.ABSOLUTE, year, month, day or None),), words_of)
