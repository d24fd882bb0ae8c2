"""Lines put together again: paragraphs that the page, the e-mail or the PDF broke."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from extract.calendar_words import is_calendar_line
from extract.model import Span

_MARK = re.compile(r"[•·●◦‣▪■►▶➤✔✓★☆*+–—-]\s+\S|\(?[0-9]{1,2}[.)]\s+\S|\(?[a-z]\)\s+\S|#{1,6}\s|\[ ?[xX ]?\]")
_CLOSED = re.compile(r"[.!?:;…][”’\"')\]*_]*$|[”\"]$")
_PAGE = re.compile(r"(?:page\s+)?[-–—|]?\s*\d{1,4}\s*[-–—|]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
WRAP_LEAST, WRAP_MOST = 38, 112  # characters: the line lengths of text that was wrapped by a program


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it; `gap` counts the empty lines before it."""

    span: Span
    text: str
    gap: int


def read_lines(text: str, body: Span) -> list[Line]:
    """The lines of `body` that have any words or marks."""
    lines, gap = [], 0
    for found in re.finditer(r"[^\n\r\f\u2028]*(?:\r\n|[\n\r\f\u2028]|$)", text[body.start : body.end]):
        raw = found.group()
        plain = raw.strip("\ufeff\u200b \t\r\n\f\v\xa0\u2028")
        if not plain:
            gap += 1
            continue
        start = body.start + found.start() + raw.index(plain)
        lines.append(Line(Span(start, start + len(plain)), plain, gap))
        gap = 0
    return lines


def running_lines(lines: Sequence[Line]) -> frozenset[str]:
    """The short lines that come again page after page (headers, footers), and page numbers, as they stand."""
    pages = {
        line.text for line in lines if _PAGE.fullmatch(line.text) and not re.fullmatch(r"(?:19|20)\d\d", line.text)
    }
    shapes = Counter(_shape(line.text) for line in lines if len(line.text) < 90)
    neighbours = {line.text for line, after in itertools.pairwise(lines) if line.text == after.text}
    again = {
        line.text
        for line in lines
        # A caption is often doubled, line after line; a header comes back pages later.
        if shapes[_shape(line.text)] >= 3
        and re.search(r"\d", line.text)
        and line.text not in neighbours
        and _headerlike(line.text)
    }
    exact = Counter(line.text for line in lines if 8 < len(line.text) < 90)
    return frozenset(pages | again | {text for text, count in exact.items() if count >= 2 and text not in neighbours})


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", text).casefold()


def _headerlike(text: str) -> bool:
    # "1 / 14", "Page 3 – Bulletin": but "Posted 3 May 2017" and "14 Jul 2020, 22:05" date what follows.
    return bool(re.search(r"\bpage\b|\bp\.\s*\d|bulletin|\bno\. ?\d|\d\s*\|\s*\D|\D\s*\|\s*\d", text, re.IGNORECASE))


def join_lines(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """The lines in groups, each one paragraph, heading or item."""
    wrapped = _is_wrapped(lines)
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group[-1], line, wrapped):
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether a program broke the paragraphs into lines of about one length."""
    inner = [(len(a.text), b.text) for a, b in itertools.pairwise(lines) if b.gap == 0 and not _CLOSED.search(a.text)]
    if len(inner) < 8 or max((len(line.text) for line in lines), default=0) > 2 * WRAP_MOST:
        return False
    # Slides and lists have short lines without full stops too, but the next one seldom goes on in lower case.
    going_on = sum(text[:1].islower() for _, text in inner)
    return WRAP_LEAST <= median(length for length, _ in inner) <= WRAP_MOST and going_on * 4 >= len(inner)


def _goes_on(before: Line, line: Line, wrapped: bool) -> bool:
    if _MARK.match(line.text):
        return False
    if re.search(r"[^\W\d_]{2}-$", before.text) and line.text[:1].islower() and line.gap <= 1:
        return True
    open_end = not _CLOSED.search(before.text)
    # A heading "SUMMER 2014" below a list item, or above a paragraph, is no part of it.
    if (_is_date_line(line.text) and not (open_end and len(before.text) > WRAP_LEAST)) or _is_date_line(before.text):
        return False
    # "Switzerland’s ⏎⏎ serious failings": no paragraph begins in lower case after one that did not end.
    if open_end and line.text[:1].islower() and len(before.text) > 30 and not re.match(r"[a-z]\)", line.text):
        return True
    if not wrapped or line.gap:
        return False
    return (
        len(before.text) >= 0.6 * WRAP_LEAST
        and not (not open_end and len(before.text) < 0.75 * WRAP_LEAST)
        and (open_end or len(before.text) > WRAP_LEAST)
        and not _is_shouting(before.text)
    )


def _is_date_line(text: str) -> bool:
    return not text.endswith((".", ",", ";")) and len(text) < WRAP_LEAST and is_calendar_line(text)


def _is_shouting(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and all(char.isupper() for char in letters)
