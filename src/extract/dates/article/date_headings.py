"""The date headings of an article's sections, without the lines of its head that date the article itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.calendar_words import is_calendar_line
from extract.dates.article.head_lines import HEAD_BLOCKS, LONGEST_MASTHEAD, SKIPPED, TOPMOST
from extract.dates.words.expressions import find_expressions
from extract.model import BlockKind, Parsed, Span

_NUMBERS = 4  # headings that are other figures than years
_DIGITS = 9
_YEARS = range(1900, 2101)
_IMPRINT_LINE = re.compile(r"\W*(?:posted|published|updated|written|sent|last)\b", re.IGNORECASE)


def date_marks(parsed: Parsed, first: int, last: int) -> tuple[Span, ...]:
    """The date headings of sections; lines with a whole date that stand above all wins alone date the article."""
    text, lines = parsed.article.text, _calendar_lines(parsed)
    whole = [
        span
        for span, words in lines
        if any(found.year and found.month and not found.last_month for found in find_expressions(words))
    ]
    long = [block for block in parsed.blocks if len(block.span) > LONGEST_MASTHEAD and block.kind not in SKIPPED]
    paragraph = min((block.span.start for block in long), default=0)
    head = (*_bylines(lines, whole, parsed, first), *_masthead(lines, parsed, first), *_of_the_whole(lines, first))
    return tuple(
        span
        for span, _ in lines
        if span not in head
        and not (span in whole and span.start >= last and _IMPRINT_LINE.match(span.of(text)))
        and (len(whole) > 1 or span not in whole or span.start > paragraph)
    )


def _calendar_lines(parsed: Parsed) -> list[tuple[Span, str]]:
    """The lines that are nothing but a date, with their words; not "1991" among sections headed by figures."""
    text, numbers = parsed.article.text, _in_numbers(parsed)
    lines = [(block.span, block.span.of(text)) for block in parsed.blocks if block.kind is not BlockKind.TITLE]
    return [
        (span, words)
        for span, words in lines
        if is_calendar_line(words)
        # "From one winter to the next summer" is a title.
        and not any(one.shift == "next" for one in find_expressions(words))
        and not (numbers and words.strip().isdecimal())
    ]


def _bylines(lines: Sequence[tuple[Span, str]], whole: Sequence[Span], parsed: Parsed, first: int) -> tuple[Span, ...]:
    """The lines with a whole date, all above the wins, one of them near the top: "12 May 2019" dates the article."""
    # An introduction may be taken for a win: "Here are 25 stories" above the one date line is no section of its own.
    top = max([first, *(block.span.end for block in parsed.blocks[:TOPMOST])]) if len(lines) == 1 else first
    text = parsed.article.text
    days = [span for span in whole if span.start < top and any(one.day for one in find_expressions(span.of(text)))]
    return tuple(days) if days and len(days) == len(whole) and _near_top(parsed, days[0], first) else ()


def _masthead(lines: Sequence[tuple[Span, str]], parsed: Parsed, first: int) -> tuple[Span, ...]:
    """The line high above the wins that alone names years: "April 2018 – March 2019", above days that name none."""
    if not lines or not _topmost(parsed, lines[0][0], first):
        return ()
    span, words = lines[0]
    alone = len(lines) == 1 and _with_year(words)
    yearless = not any(_with_year(below) for one, below in lines[1:] if one.start > first)
    return (span,) if alone or (yearless and _of_months(words)) else ()


def _of_the_whole(lines: Sequence[tuple[Span, str]], first: int) -> tuple[Span, ...]:
    """The lines with a year above the sections' headings, which have none: they date the page, not its first part.

    "The year to June 2019", "30 June 2019", "First quarter", … "Second quarter".
    """
    top = [(span, words) for span, words in lines if span.start < first]
    below = [words for span, words in lines if span.start > first]
    if not below or any(map(_with_year, below)):
        return ()
    return tuple(span for span, words in top[:-1] if _with_year(words))


def _in_numbers(parsed: Parsed) -> bool:
    """Whether sections are headed by figures in no order, "23", "1991", "7": that of a year is one of them.

    Pages are numbered in order, and of what is counted down each number is the next one.
    """
    lines = [block.span.of(parsed.article.text).strip() for block in parsed.blocks]
    numbers = [int(line) for line in lines if line.isdecimal() and len(line) <= _DIGITS]
    other = [number for number in numbers if number not in _YEARS]
    ordered = other in (sorted(other), sorted(other, reverse=True))
    return len(other) >= _NUMBERS and not ordered and len(numbers) - len(other) < len(other)


def _topmost(parsed: Parsed, line: Span, first: int) -> bool:
    """Whether a line has no sentence above it, and something between it and the first win."""
    text = parsed.article.text
    above = [block.span.of(text) for block in parsed.blocks if block.span.end <= line.start]
    told = any(len(one) > LONGEST_MASTHEAD or re.search(r"[a-z]{2}[.!?][”\"’)]?$", one) for one in above)
    return not told and any(line.end <= block.span.start and block.span.end <= first for block in parsed.blocks)


def _with_year(words: str) -> bool:
    return any(one.year for one in find_expressions(words))


def _of_months(words: str) -> bool:
    return any(
        one.year and (one.last_month or one.last_year) and (one.month, one.year) != (one.last_month, one.last_year)
        for one in find_expressions(words)
    )


def _near_top(parsed: Parsed, line: Span, first: int) -> bool:
    """Whether a date line stands among the first lines, or has anything but the wins below it ("6 min read")."""
    above = sum(block.span.end <= line.start for block in parsed.blocks)
    return above < HEAD_BLOCKS or any(line.end <= one.span.start and one.span.end <= first for one in parsed.blocks)
