"""The cells of a table's row that its header says hold people: "Person(s)", "Who", "Client"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.model import Passage, Span
from extract.tables import read_toml

_PARTS = (re.compile(r"[ \u00a0]*\t[ \u00a0]*"), re.compile(r"[ \u00a0]*[|¦│][ \u00a0]*"))
_NAME_WORDS = 4  # a longer cell is no column's name
_FARTHEST = 120  # lines above a row in which its header is looked for


def people_cells(text: str, passage: Passage) -> list[Span]:
    """The cells of the lead's row that stand below a column of people; none where no header says so."""
    start = text.rfind("\n", 0, passage.lead.start) + 1
    end = text.find("\n", passage.lead.start)
    row = Span(start, len(text) if end < 0 else end)
    for parts in _PARTS:
        cells = _cells(text, row, parts)
        if len(cells) > 2 and (columns := _columns(text, row.start, parts, len(cells))):
            return [cells[column] for column in columns if column < len(cells) and len(cells[column])]
    return []


def _columns(text: str, above: int, parts: re.Pattern[str], width: int) -> list[int]:
    """Which columns hold people, by the nearest header above; a row may lack its last cell."""
    for line in _lines_above(text, above):
        cells = _cells(text, line, parts)
        names = [_name(cell.of(text)) for cell in cells]
        found = [place for place, name in enumerate(names) if name in _whom()]
        if found and abs(len(cells) - width) <= 1 and all(len(name.split()) <= _NAME_WORDS for name in names):
            return found
    return []


def _lines_above(text: str, at: int) -> Iterator[Span]:
    for _ in range(_FARTHEST):
        if at <= 0:
            return
        start = text.rfind("\n", 0, at - 1) + 1
        yield Span(start, at - 1)
        at = start


def _cells(text: str, line: Span, parts: re.Pattern[str]) -> list[Span]:
    """The cells of a line, empty ones included."""
    cuts = [hit.span() for hit in parts.finditer(text, line.start, line.end)]
    starts = [line.start, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), line.end]
    return [Span(first, max(first, last)) for first, last in zip(starts, ends, strict=True)]


def _name(cell: str) -> str:
    """A header's cell as the table of fields has it: "Person(s)" is "person"."""
    return re.sub(r"\(s\)|[^\w ]", "", cell).casefold().strip()


@cache
def _whom() -> frozenset[str]:
    return frozenset(read_toml("cast")["fields"]["whom"])
