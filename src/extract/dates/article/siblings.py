"""Lines above the wins that head the first section as their like do below: "SEASON 2008", "19-207 | RUSSIA | …"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from extract.calendar_words import is_calendar_line, month_pattern
from extract.dates.article.head_lines import HEAD_BLOCKS, LONGEST_MASTHEAD, SKIPPED
from extract.dates.article.headers import STAMP
from extract.dates.article.mastheads import imprint
from extract.dates.article.records import record_lines
from extract.dates.words.expressions import find_expressions
from extract.model import Block, BlockKind, Parsed, Span

_ROWS = 2  # so many like lines below make a line the head of an item
YEAR_BEHIND = re.compile(r"\((?:19|20)\d\d\)\W*$")  # "2. The mine ban (1997)"


def with_siblings(above: Sequence[Block], parsed: Parsed, wins: Span) -> tuple[Span, ...]:
    """Headings that return below with another year, "SEASON 2008": each holds for its own section.

    Below the last win a like line is a link to the next year's page, "2019 in equality law"; one that returns word for
    word is the running head of a print: "Annual Report, July 2021 – June 2022".
    """
    text, first = parsed.article.text, wins.start
    below: defaultdict[str, set[str]] = defaultdict(set)
    for block in parsed.blocks:
        if first <= block.span.start < wins.end and len(block.span) < 60 and block not in above:
            below[masked(block.span.of(text))].add(block.span.of(text))
    lines = (block.span for block in above if len(block.span) < 60 and re.search(r"(?:19|20)\d\d", block.span.of(text)))
    like = (span for span in lines if below[masked(span.of(text))] - {span.of(text)})
    return (*like, *_rows(above, parsed, first), *record_lines(above, parsed, first))


def _rows(above: Sequence[Block], parsed: Parsed, first: int) -> Iterator[Span]:
    """The lines that head items of a file, names and figures apart: "19-207 | RUSSIA | closed 29 January"."""
    text = parsed.article.text
    forms = Counter(
        _form(block.span.of(text))
        for block in parsed.blocks
        if block.span.start >= first and len(block.span) < LONGEST_MASTHEAD and block not in above
    )
    for block in above:
        form = _form(block.span.of(text))
        if form and len(block.span) < LONGEST_MASTHEAD and forms[form] >= _ROWS:
            yield block.span


def _form(line: str) -> str:
    """A line with its names made alike as well; empty where it has no month and day."""
    plain = masked(line)
    return (
        re.sub(r"\b[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)*", "Name", plain) if "month" in plain and "0" in plain else ""
    )


def first_dated(parsed: Parsed, first: int) -> tuple[Span, ...]:
    """The heading just above the first win that has a whole day, or a year in brackets, as the other sections' have."""
    text = parsed.article.text
    dated = [
        block.span
        for block in parsed.blocks
        if block.kind is BlockKind.HEADING
        and not is_calendar_line(block.span.of(text))
        and not (STAMP.search(block.span.of(text)) and block in parsed.blocks[:HEAD_BLOCKS])
        and any(one.year and one.month and one.day for one in find_expressions(block.span.of(text)))
    ]
    closed = [
        block.span
        for block in parsed.blocks
        if len(block.span) < LONGEST_MASTHEAD and YEAR_BEHIND.search(block.span.of(text))
    ]
    return (*_last_above(dated, first), *_last_above(closed, first))


def _last_above(lines: Sequence[Span], first: int) -> tuple[Span, ...]:
    """The last of some like lines that stands above the first win, where others stand below it."""
    above = [span for span in lines if span.end <= first]
    return tuple(above[-1:]) if len(lines) - len(above) > 1 else ()


def masked(line: str) -> str:
    """A line with its months and figures made alike, to tell lines of one form; empty where it has no letters."""
    plain = re.sub(rf"\b{month_pattern()}", "month", line.strip(" *_#"), flags=re.IGNORECASE)
    return re.sub(r"\d+", "0", plain) if re.search(r"[A-Za-z]", line) else ""


def first_heading(parsed: Parsed, first: int) -> tuple[Span, ...]:
    """The heading of the first passage: no masthead, for what it says holds for its section alone."""
    above = [block for block in parsed.blocks[2:] if block.span.end <= first and block.kind not in SKIPPED]
    words = above[-1].span.of(parsed.article.text) if above else ""
    sections = any(block.kind is BlockKind.HEADING and block.span.start >= first for block in parsed.blocks)
    if not sections and any(one.year and not one.day for one in find_expressions(words)):
        return ()  # "2020 behind us: what held", with no section below it, is a title
    return (
        (above[-1].span,)
        if above
        and above[-1].kind is BlockKind.HEADING
        and not is_calendar_line(words)
        and not (
            (imprint().search(words) or STAMP.search(words))
            and any(one.year and one.day for one in find_expressions(words))
        )
        else ()
    )
