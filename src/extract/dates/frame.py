"""The article's frame for its dates: its publication, the time it covers, and how it writes day and month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.calendar_words import is_calendar_line
from extract.dates.entries import Entry, find_entries
from extract.dates.expressions import find_expressions
from extract.dates.figures import numeric_order
from extract.dates.mastheads import front_matter, imprint, published_line, remaining_time, since_last_issue, tail_line
from extract.dates.values import (
    Evidence,
)
from extract.dates.windows import body_window, covers, file_window, intro_window, title_window
from extract.model import Basis, Block, BlockKind, Parsed, Passage, Span

_SKIPPED = (BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.QUOTE, BlockKind.ATTRIBUTION)
_SHORT = 130  # characters; a longer block is no masthead
_HEAD_BLOCKS = 14  # a title, mastheads and an introduction; what stands deeper is no masthead


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for the whole article: its publication, the time it covers, its numeric order (DMY or MDY)."""

    published: Evidence | None = None
    window: Evidence | None = None
    order: str = "DMY"
    order_sure: bool = True
    marks: tuple[Span, ...] = ()  # the blocks that are date headings
    mastheads: tuple[Span, ...] = ()  # titles, date lines and the like above the first paragraph
    entries: tuple[Entry, ...] = ()
    year_sure: bool = True  # not where the year is only that of a few dates in the text, or of the file's name

    @property
    def latest(self) -> date | None:
        """The last day that the article can tell of."""
        return self.published.days.bounds[1] if self.published else None


def frame_of(parsed: Parsed, passages: Sequence[Passage]) -> Frame:
    """The frame of an article, from its front matter, title, mastheads, introduction, date lines and imprint."""
    article = parsed.article
    order, sure = numeric_order(article.text)
    entries = find_entries(parsed, passages, order)
    first = min((passage.span.start for passage in passages), default=article.body.end)
    last = max((passage.span.end for passage in passages), default=article.body.start)
    lines = [entry.line for entry in entries]
    head = [
        block
        for block in parsed.blocks
        if block.span.end <= first
        and _of_the_head(block, article.text)
        and not any(block.span.overlaps(line) for line in lines)
    ]
    tail = [block for block in parsed.blocks if block.span.start >= last]
    marks = (*_marks(parsed), *_first_heading(parsed, first))
    mastheads, intro = _split_head(
        [block for block in head[:_HEAD_BLOCKS] + head[_HEAD_BLOCKS:][-6:] if block.span not in marks], article.text
    )

    published = front_matter(parsed) or published_line(mastheads, parsed, order) or tail_line(tail, parsed, order)
    window = title_window(mastheads, parsed, order, published) or intro_window(intro, parsed, order)
    if window is None and published is None:
        window = body_window(parsed, passages, order) or file_window(article.id)
    if published is None:
        published = remaining_time(intro, parsed, window)
    window = window or since_last_issue(intro, parsed, order, published)
    sure_year = published is not None or (window is not None and window.basis is not Basis.TEXT)
    return Frame(
        published, window, order, sure, _marks(parsed), tuple(block.span for block in mastheads), entries, sure_year
    )


def _of_the_head(block: Block, text: str) -> bool:
    """Whether a block above the first passage can be a masthead or introduction: a caption's own date says nothing."""
    if block.kind is BlockKind.CREDIT:
        return False
    if block.kind not in _SKIPPED:
        return True
    line = block.span.of(text)
    years = re.search(r"\b(?:19|20)\d\d\s?(?:[–—/-]|to)\s?(?:(?:19|20)\d\d|\d\d)\b", line)
    return bool(
        is_calendar_line(line)
        or covers(line)
        or years
        or re.search(r"\b(?:issue|newsletter|bulletin|letter|edition)\b", line, re.I)
    )


def _marks(parsed: Parsed) -> tuple[Span, ...]:
    """The date headings of sections: a single line with a whole date is the date line of the article."""
    lines = [
        (block.span, block.span.of(parsed.article.text)) for block in parsed.blocks if block.kind is not BlockKind.TITLE
    ]
    lines = [(span, text) for span, text in lines if is_calendar_line(text)]
    whole = [
        span
        for span, text in lines
        if any(found.year and found.month and not found.last_month for found in find_expressions(text))
    ]
    paragraph = min(
        (block.span.start for block in parsed.blocks if len(block.span) > _SHORT and block.kind not in _SKIPPED),
        default=0,
    )
    return tuple(span for span, _ in lines if len(whole) > 1 or span not in whole or span.start > paragraph)


def _first_heading(parsed: Parsed, first: int) -> tuple[Span, ...]:
    """The heading of the first passage: no masthead, for what it says holds for its section alone."""
    above = [block for block in parsed.blocks[2:] if block.span.end <= first and block.kind not in _SKIPPED]
    return (
        (above[-1].span,)
        if above
        and above[-1].kind is BlockKind.HEADING
        and not is_calendar_line(above[-1].span.of(parsed.article.text))
        else ()
    )


def _split_head(head: list[Block], text: str) -> tuple[list[Block], list[Block]]:
    """The head's short lines (title, mastheads, date lines) and its sentences."""
    first = next((block.span.start for block in head if len(block.span) > _SHORT), len(text))
    short = [
        block
        for block in head
        if block.kind is BlockKind.TITLE
        or (
            len(block.span) <= _SHORT
            and not re.search(r"[a-z]{2}[.!?][”\"’)]?$", block.span.of(text))
            # Below the first paragraph a short line with a year is a caption or a section, unless it is an imprint.
            and (
                block.span.start < first
                or is_calendar_line(block.span.of(text))
                or imprint().search(block.span.of(text))
            )
        )
    ]
    return short, [block for block in head if block not in short]
