"""Lines in groups, each one block of the page, with what its shape and its neighbours tell."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.layout.fields import Field, find_fields
from extract.layout.inline import split_items
from extract.layout.lines import Line, join_lines, read_lines
from extract.layout.pages import boxed_lines, interrupting_lines, note_lines, running_lines
from extract.layout.rows import Row, find_rows
from extract.model import Article, Span


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one block.

    gap      the empty lines before it
    indent   the blanks before its first line
    twin     the next or the last block repeats it, as captions are doubled
    running  a header, footer or page number; `note` a footnote
    row      its cells, when it is a row of a table
    field    its part, when it is a line of a record
    holes    running lines and footnotes that the page put between its own lines
    """

    span: Span
    text: str
    gap: int
    indent: int = 0
    twin: bool = False
    running: bool = False
    note: bool = False
    row: Row | None = None
    field: Field | None = None
    holes: tuple[Span, ...] = ()


def find_groups(article: Article) -> list[Group]:
    """The groups of the article's body in text order."""
    text = article.text
    lines = list(split_items(read_lines(text, article.body)))
    fields = find_fields(lines)
    rows = {place: row for place, row in find_rows(lines).items() if place not in fields}
    shaped = {*fields, *rows}
    added = running_lines(lines) | boxed_lines(lines) | interrupting_lines(lines)
    running = {place for place in added if place not in shaped}
    notes = {place for place in note_lines(lines, text) if place not in shaped and place not in running}
    removed = running | notes
    told = {lines[place].span.start: field for place, field in fields.items() if field.telling}
    joined = [
        replace(group, field=told.get(group.span.start, group.field))
        for group in _stretches(text, lines, removed, fields, rows)
    ]
    joined += [
        Group(lines[place].span, lines[place].text, lines[place].gap, running=place in running, note=place in notes)
        for place in _alone(lines, removed, joined)
    ]
    return list(_twinned(sorted(joined, key=lambda group: group.span)))


def _stretches(
    text: str, lines: Sequence[Line], away: set[int], fields: dict[int, Field], rows: dict[int, Row]
) -> Iterator[Group]:
    """Paragraphs and items; each row and each telling field on its own, a terse record as one."""
    removed = [lines[place] for place in sorted(away)]
    plain: list[Line] = []
    for place, line in enumerate(lines):
        if place in away:
            continue
        if place in rows:
            yield from _paragraphs(text, plain, removed)
            plain = []
            yield Group(line.span, line.text, line.gap, line.indent, row=rows[place])
        elif place in fields and not fields[place].telling:
            yield from _paragraphs(text, plain, removed)
            plain = []
            yield from _field(text, lines, fields, place)
        elif place in fields:
            yield from _paragraphs(text, plain, removed)
            plain = [line]
        else:
            plain.append(line)
    yield from _paragraphs(text, plain, removed)


def _field(text: str, lines: Sequence[Line], fields: dict[int, Field], place: int) -> Iterator[Group]:
    field, line = fields[place], lines[place]
    if not field.terse:
        yield Group(line.span, line.text, line.gap, line.indent, field=field)
    elif place - 1 not in fields or fields[place - 1].record != field.record:
        last = place
        while last + 1 in fields and fields[last + 1].record == field.record:
            last += 1
        span = Span(line.span.start, lines[last].span.end)
        yield Group(span, span.of(text), line.gap, line.indent, field=field)


def _paragraphs(text: str, lines: Sequence[Line], removed: Sequence[Line]) -> Iterator[Group]:
    for group in join_lines(lines, removed):
        span = Span(group[0].span.start, group[-1].span.end)
        first = bisect_left(removed, span.start, key=lambda line: line.span.start)
        last = bisect_left(removed, span.end, lo=first, key=lambda line: line.span.start)
        holes = tuple(line.span for line in removed[first:last])
        yield Group(span, span.of(text), group[0].gap, group[0].indent, holes=holes)


def _alone(lines: Sequence[Line], places: set[int], joined: Sequence[Group]) -> Iterator[int]:
    """The removed lines that do not stand between the halves of a paragraph."""
    holes = {hole for group in joined for hole in group.holes}
    return (place for place in sorted(places) if lines[place].span not in holes)


def _twinned(groups: Sequence[Group]) -> Iterator[Group]:
    """The groups, with those marked that their neighbour repeats."""
    twins = [_repeats(one.text, other.text) for one, other in itertools.pairwise(groups)]
    for place, group in enumerate(groups):
        twin = (place > 0 and twins[place - 1]) or (place < len(twins) and twins[place])
        yield replace(group, twin=True) if twin else group


def _repeats(one: str, other: str) -> bool:
    """Whether one line repeats the other, with or without a credit."""
    short, long = sorted((one, other), key=len)
    return len(short) > 15 and len(long) < 400 and long.startswith(short.rstrip(".")) and len(long) - len(short) < 80
