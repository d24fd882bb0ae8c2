"""Tables written as lines: the cells of their rows, and which of them tell what happened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.calendar_words import is_calendar_line
from extract.gazetteer import find_countries
from extract.layout.lines import Line
from extract.model import Span

# What parts the cells of a row: a bar, a tab, three spaces or more, a semicolon without a space (a pasted CSV file).
_PARTS = (
    re.compile(r"\s*[|¦│]\s*"),
    re.compile(r"\s*\t\s*"),
    re.compile(r"\s*;(?=\S)"),
    re.compile(r"(?<=\S)[ \u00a0]{3,}(?=\S)"),
)
_RULE = re.compile(r"[\s|¦│:=+─–—-]+")
_FEWEST = 3  # rows of a table
_PAIRED = (_PARTS[0], _PARTS[1])  # what parts two cells: spaces and semicolons stand in sentences too
_TELLING = 3  # words that the cells of the telling column have on average, at least
_SHORT = 5  # words: a label's cell has no more


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the cells before those that tell what happened, and those; `head` for column names and ruled lines."""

    label: Span | None
    body: Span
    head: bool = False


def find_rows(lines: Sequence[Line]) -> dict[int, Row]:
    """The rows of the article's tables by the places of their lines."""
    found: dict[int, Row] = {}
    for parts in _PARTS:
        cells = {
            place: _cells(line, parts)
            for place, line in enumerate(lines)
            if place not in found and len(line.text) > 8 and parts.search(line.text)
        }
        least = 2 if parts in _PAIRED else 3
        usual = Counter(len(row) for row in cells.values() if len(row) >= least)
        if not usual or usual.most_common(1)[0][1] < _FEWEST:
            continue
        width = usual.most_common(1)[0][0]
        rows = {place: row for place, row in cells.items() if abs(len(row) - width) <= 1 and len(row) >= 2}
        found |= _read(lines, rows, width)
    return found


def _cells(line: Line, parts: re.Pattern[str]) -> list[Span]:
    """The cells of a line, empty ones included, those outside the outermost bars left out."""
    cuts = [match.span() for match in parts.finditer(line.text)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(line.text)]
    at = line.span.start
    cells = [Span(at + start, at + max(start, end)) for start, end in zip(starts, ends, strict=True)]
    if cells and not len(cells[0]):
        cells = cells[1:]
    return cells[:-1] if cells and not len(cells[-1]) else cells


def _read(lines: Sequence[Line], rows: dict[int, list[Span]], width: int) -> dict[int, Row]:
    words = {place: [_words(lines[place], cell) for cell in row] for place, row in rows.items()}
    heads = {place for place, cells in words.items() if _is_head(lines[place].text, cells)}
    told = [cells for place, cells in words.items() if place not in heads and len(cells) == width]
    if len(told) < _FEWEST:
        return {}
    lengths = [sum(len(cells[column].split()) for cells in told) / len(told) for column in range(width)]
    telling = max(range(width), key=lambda column: lengths[column])
    if lengths[telling] < _TELLING:
        return {}
    first = 0
    while first < telling and _labels([cells[first] for cells in told]):
        first += 1
    if width == 2 and not first:
        return {}  # "freed | more": what does not open with a place or a day is no row of two cells
    return {
        place: _row(cells, first, telling, place in heads or (place == min(rows) and _is_short(words[place])))
        for place, cells in rows.items()
    }


def _words(line: Line, cell: Span) -> str:
    return line.text[cell.start - line.span.start : cell.end - line.span.start]


def _row(cells: Sequence[Span], first: int, telling: int, head: bool) -> Row:
    first, telling = min(first, len(cells) - 1), min(telling, len(cells) - 1)
    label = Span(cells[0].start, cells[first - 1].end) if first else None
    return Row(label if label and len(label) else None, Span(cells[first].start, cells[telling].end), head)


def _is_head(line: str, cells: Sequence[str]) -> bool:
    """Whether a row names the columns or rules them off."""
    if _RULE.fullmatch(line):
        return True
    first = cells[0].casefold().strip("*_ ")
    return first in ("date", "when", "no", "no.", "nr", "#", "day", "country", "where", "month", "year", "case", "name")


def _is_short(cells: Sequence[str]) -> bool:
    return all(len(cell.split()) <= 3 and not re.search(r"\d", cell) for cell in cells)


def _labels(cells: Sequence[str]) -> bool:
    """Whether a column only says when or where, or counts."""
    return sum(_is_label(cell) for cell in cells) >= 0.6 * len(cells)


def _is_label(cell: str) -> bool:
    if not re.search(r"[^\W\d_]", cell):
        return True
    return len(cell.split()) <= _SHORT and (is_calendar_line(cell) or any(True for _ in find_countries(cell)))
