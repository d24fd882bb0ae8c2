"""Lines put together again: paragraphs that the page, the e-mail or the PDF broke."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.calendar_words import is_calendar_line
from extract.model import Span

ROMAN = r"\(?x{0,2}(?:ix|iv|v?i{1,3}|v|x)[.)]"  # "iii.", "(xii)"
MARK = re.compile(
    rf"(?:[•·●◦‣▪■□►▶➤→✔✓☑✅★☆*+–—-]|\[ ?[xX ]?\]|\(?[0-9]{{1,2}}[.)]|\(?[a-z]\)|{ROMAN})\s+\S"
    rf"|[•●►▶✔✓☑✅★☆]\S|#{{1,6}}\s"
)
_ENDED = re.compile(r"[.!?…](?:[”’\"')\]*_]|\[?\d{1,2}\]?)*$|[”\"]$")
_PAUSED = re.compile(r"[:;][”’\"')\]*_]*$")
_HANGING = re.compile(
    r"(?:,|\b(?:the|a|an|of|and|or|to|in|on|at|by|for|from|with|that|who|whose|which|was|were|had|has|have|its|his|her|their|"
    r"between|against|under|into|as|than))$"
)
# How a sentence ends, a footnote or a source behind it included: "freed.”", "freed.[3]", "freed. (Reuters)".
ENDS = re.compile(r"[.!?…][”’\"')\]*_]*(?:\s?\[\d+\])?$|[.!?…][”\"’]?\s+\([^()]*\)$")
WORDS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
COUNTER = re.compile(r"\d{1,3}\s*/\s*\d{1,3}|[A-Z]|\d{1,2}(?:\.\d{1,2})?")
CLAUSE = re.compile(r";\s+(?:and|or)$")  # "WHEREAS, the court ruled; and": so ends a paragraph of a resolution
_DATED = re.compile(r"\d{1,4}[./-]\d{1,2}\b")  # a line of a list: "3/3 Bogotá, first general, eight years"
_DASHED = re.compile(r"[–—-]\s+[a-zà-ÿ]")
_HYPHEN = re.compile(r"[^\W\d_]{2}[-\u00ad]$")
WRAP_LEAST, WRAP_MOST = 38, 112  # characters: the line lengths of text that was wrapped by a program
_FEWEST = 5  # lines that surely go on: fewer may be chance
_FULL = 0.8  # of the usual width: a line that the program filled


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it; `gap` counts the empty lines before it, `indent` the blanks.

    `turned` says that a page was turned before it: a running header or footnotes stood between.
    """

    span: Span
    text: str
    gap: int
    indent: int = 0
    turned: bool = False


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How a program broke the paragraphs: the usual width, the empty lines between two lines of one paragraph.

    `loose` says that paragraphs stand farther apart than their lines.
    """

    width: int
    gap: int
    loose: bool


def read_lines(text: str, body: Span) -> list[Line]:
    """The lines of `body` that have any words or marks."""
    lines, gap = [], 0
    for found in re.finditer(r"[^\n\r\f\u2028]*(?:\r\n|[\n\r\f\u2028]|$)", text[body.start : body.end]):
        raw = found.group()
        plain = raw.strip("\ufeff\u200b \t\r\n\f\v\xa0\u2028")
        if not plain:
            gap += 1
            continue
        indent = raw.index(plain)
        start = body.start + found.start() + indent
        lines.append(Line(Span(start, start + len(plain)), plain, gap, indent))
        gap = 0
    return lines


def join_lines(lines: Sequence[Line], removed: Sequence[Line] = ()) -> Iterator[tuple[Line, ...]]:
    """The lines in groups, each one paragraph, heading or item; `removed` ones stood between them on the page."""
    lines = list(_turned(lines, removed))
    wrap = _wrap(lines)
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group, line, wrap):
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def _turned(lines: Sequence[Line], removed: Sequence[Line]) -> Iterator[Line]:
    """The lines, marked where a removed one stood before them."""
    away = sorted(line.span.start for line in removed)
    at = 0
    for line in lines:
        passed = at
        while at < len(away) and away[at] < line.span.start:
            at += 1
        yield replace(line, turned=True) if at > passed else line


def _wrap(lines: Sequence[Line]) -> _Wrap | None:
    """How a program broke the paragraphs into lines of about one length; None where it did not."""
    surely = [
        (len(before.text), line.gap)
        for before, line in itertools.pairwise(lines)
        if not ends(before.text) and line.text[:1].islower() and len(before.text) > 0.5 * WRAP_LEAST
    ]
    if len(surely) < _FEWEST:
        return None
    gap = min(Counter(gap for _, gap in surely).most_common(1)[0][0], 1)
    widths = sorted(length for length, found in surely if found == gap)
    width = widths[int(0.8 * (len(widths) - 1))]
    if not WRAP_LEAST <= width <= WRAP_MOST or sum(len(line.text) > 1.4 * width for line in lines) > 0.15 * len(lines):
        return None
    apart = sum(line.gap > gap and ends(before.text) for before, line in itertools.pairwise(lines))
    return _Wrap(width, gap, loose=apart >= _FEWEST)


def ends(text: str) -> bool:
    """Whether a line closes a sentence."""
    return bool(_ENDED.search(text))


def _goes_on(group: Sequence[Line], line: Line, wrap: _Wrap | None) -> bool:
    """Whether `line` belongs to the same paragraph or item as the lines before it."""
    before = group[-1]
    is_open, low = not ends(before.text), line.text[:1].islower()
    if MARK.match(line.text):
        # " – the highest in the land – " may open a line of a paragraph; an item begins with a capital or below an end.
        return bool(wrap and is_open and _DASHED.match(line.text) and _is_full(before, wrap) and line.gap <= wrap.gap)
    if _HYPHEN.search(before.text) and low and (line.gap <= 1 or line.turned):
        return True
    # A heading "SUMMER 2014" below a list item, or above a paragraph, is no part of it.
    if (_is_date_line(line.text) and not (is_open and len(before.text) > WRAP_LEAST)) or _is_date_line(before.text):
        return False
    # "Switzerland’s ⏎⏎ serious failings": no paragraph begins in lower case after one that did not end.
    if is_open and low and (len(before.text) > 30 or len(group) > 1 or line.turned):
        return True
    hangs = is_open and bool(_HANGING.search(before.text)) and not _DATED.match(line.text)
    if line.gap and not low and CLAUSE.search(before.text):
        return False
    if hangs and len(before.text) > 30 and (line.gap <= 2 or line.turned):
        return True
    if wrap is None:
        return False
    if line.turned:
        return is_open and _is_full(before, wrap) and _is_full(line, wrap)
    return _within_page(group, line, wrap)


def _within_page(group: Sequence[Line], line: Line, wrap: _Wrap) -> bool:
    """`_goes_on` for a line that begins with a capital or a number, on the same page of wrapped text."""
    before = group[-1]
    if line.gap > wrap.gap or _is_shouting(before.text):
        return False
    if ends(before.text):
        # With one empty line after each line and none more after a paragraph, only a broken sentence is sure to go on.
        return _is_full(before, wrap) and (wrap.gap == 0 or wrap.loose)
    if _PAUSED.search(before.text):
        return _is_full(before, wrap)
    # "UA 14/20 – BURUNDI ⏎ The four journalists": a short line at the top heads what follows.
    return len(before.text) >= 0.6 * wrap.width or len(group) > 1


def _is_full(line: Line, wrap: _Wrap) -> bool:
    return len(line.text) >= _FULL * wrap.width


def _is_date_line(text: str) -> bool:
    return not text.endswith((".", ",", ";")) and len(text) < WRAP_LEAST and is_calendar_line(text)


def _is_shouting(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and all(char.isupper() for char in letters)
