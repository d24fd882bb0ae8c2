"""The lines of an article's head: titles, mastheads and date lines, told from the sentences of its introduction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.calendar_words import is_calendar_line
from extract.dates.article.mastheads import imprint
from extract.dates.standing.verbs import verb_in
from extract.dates.words.expressions import find_expressions
from extract.model import Block, BlockKind, Span

SKIPPED = (BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.QUOTE, BlockKind.ATTRIBUTION)  # their dates are their own
LONGEST_MASTHEAD = 130  # characters; a longer block is no masthead
TOPMOST = 6  # blocks among which a single date line dates the article
HEAD_BLOCKS = 14  # a title, mastheads and an introduction; what stands deeper is no masthead
_LABELLED = re.compile(
    r"[A-Z][\w ./’'-]{1,25}:\s[^.]*\b(?:19|20)\d\d"
)  # "ON AIR: Saturday 30 June 2018, 18:30. Repeat …"


def split_head(head: list[Block], text: str) -> tuple[list[Span], list[Span]]:
    """The head's short lines (title, mastheads, date lines) and its sentences."""
    first = next(
        (block.span.start for block in head if len(block.span) > LONGEST_MASTHEAD and not _stacked(block, text)),
        len(text),
    )
    short: list[Span] = []
    intro: list[Span] = []
    for block in head:
        words = block.span.of(text)
        if block.kind is BlockKind.TITLE or (
            len(block.span) <= LONGEST_MASTHEAD and _is_masthead(block.span, words, first)
        ):
            short.append(block.span)
        elif _stacked(block, text):
            short += [line for line in lines_of(block.span, text) if _is_masthead(line, line.of(text), first)]
        else:
            intro.append(block.span)
    return short, intro


def _is_masthead(span: Span, words: str, first: int) -> bool:
    if _is_sentence(words) and not _LABELLED.match(words) and not _issue_first(words):
        return False
    # Below the first paragraph a short line with a year is a caption or a section, unless it is an imprint.
    return span.start < first or is_calendar_line(words) or bool(imprint().search(words))


def _is_sentence(words: str) -> bool:
    """Whether a line ends as a sentence does; a year before its stop may end a line of an imprint as well."""
    if re.search(r"[^\W\d_A-Z]{2}[.!?][”\"’)]?$", words):
        return True
    return bool(re.search(r"\d[.!?][”\"’)]?$", words)) and verb_in(words)


def _issue_first(words: str) -> bool:
    """Whether a line of sentences opens with the issue and its date: "No. 19, Easter 2011. Translated by friends."."""
    opening = re.split(r"\.\s+(?=[A-Z])", words, maxsplit=1)[0]
    named = imprint().match(opening.lstrip(" *_([")) or imprint().search(opening[:30])
    return bool(named) and len(opening) < 80 and any(one.year for one in find_expressions(opening))


def _stacked(block: Block, text: str) -> bool:
    """Whether a block is lines one below the other, each for itself, not a paragraph that a page broke."""
    lines = [line.of(text) for line in lines_of(block.span, text)]
    return len(lines) > 1 and not any(line[:1].islower() for line in lines) and all(len(line) < 100 for line in lines)


def lines_of(span: Span, text: str) -> Iterator[Span]:
    """The lines of a stretch of text, without the blank ones and the blanks around each."""
    for match in re.finditer(r"\S[^\n]*", span.of(text)):
        yield Span(span.start + match.start(), span.start + match.start() + len(match.group().rstrip()))
