"""Rows of tables: which of their cells hold the date of the win, and which another date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.calendar_words import is_calendar_line
from extract.dates.article.entries import field_rank
from extract.model import Parsed, Span

_CUT = re.compile(r"\s*[\t|]\s*|[^\S\n]{3,}")
_OPEN = re.compile(r"\s*\|\s*\|")
_FIRST_COLUMNS = 3
_DITTO = re.compile(
    r"\W*(?:[\"”“„″]|''|(?:ditto|idem|as above|same|as (?:no|nr|row)\.? ?\d+))\.?\W*", re.IGNORECASE
)  # in place of a day
_HEADER_WORDS = 5  # a longer cell is no column's name


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that date its win, the surest column first, and those that date something else."""

    own: tuple[Span, ...]
    other: tuple[Span, ...]


def cells(span: Span, text: str) -> tuple[Span, ...]:
    """The cells of a line whose columns tabs, bars or wide gaps part; the line itself where it is no row."""
    row, found, start = span.of(text), [], 0
    if "\n" in row.strip():
        return (span,)
    for first, last in [*(match.span() for match in _CUT.finditer(row)), (len(row), len(row))]:
        if row[start:first].strip():
            found.append(Span(span.start + start, span.start + first))
        start = last
    return tuple(found)


def dated_rows(parsed: Parsed) -> dict[int, Row]:
    """For each block that is a row with a date in a cell of its own, its place among the blocks and those cells."""
    text = parsed.article.text
    found: dict[int, Row] = {}
    header: tuple[str, ...] = ()
    for place, block in enumerate(parsed.blocks):
        if place - 1 in found and _OPEN.match(block.span.of(text)):
            found[place] = found[place - 1]  # an empty cell below a date: of the same day
            continue
        columns = cells(block.span, text)
        if len(columns) < 2:
            continue
        if place - 1 in found and any(_DITTO.fullmatch(column.of(text)) for column in columns[:_FIRST_COLUMNS]):
            found[place] = found[place - 1]
            continue
        words = tuple(column.of(text).strip(" *_#•") for column in columns)
        dates = [k for k, word in enumerate(words) if _is_date(word)]
        if not dates:
            header = words if _is_header(words) else header
            continue
        names = header if len(header) == len(words) else ("",) * len(words)
        found[place] = _row(columns, dates, names)
    return found


def _row(columns: Sequence[Span], dates: Sequence[int], names: Sequence[str]) -> Row:
    ranked = sorted((rank, k) for k in dates if (rank := _rank(names[k])) >= 0)
    return Row(
        tuple(columns[k] for rank, k in ranked if rank == ranked[0][0]),
        tuple(columns[k] for k in dates if _rank(names[k]) < 0 or _rank(names[k]) > ranked[0][0]),
    )


def _rank(name: str) -> int:
    rank = field_rank(name)
    return 9 if rank is None else rank


def _is_header(words: Sequence[str]) -> bool:
    return all(len(word.split()) <= _HEADER_WORDS for word in words) and any(
        field_rank(word) is not None for word in words
    )


def _is_date(cell: str) -> bool:
    return is_calendar_line(cell) or bool(re.fullmatch(r"\d{1,2}[./-]\s?\d{1,2}\.?|\d{8}", cell))
