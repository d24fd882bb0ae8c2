"""Where the blank lines of an article end an item: a heading lost on the way leaves a wider gap behind."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.model import Span

_GAP = re.compile(r"[ \t\r]*\n(?:[ \t\r]*\n)+")
_WIDE = 3  # line ends
_NARROW = 4  # wide gaps for one narrow one, from which a wide gap says nothing
_PARAGRAPH = 60  # characters: a shorter line is a heading, and the gap behind it parts nothing


def is_parted(text: str, heading: Span, lead: Span) -> bool:
    """Whether a paragraph and a gap wider than the article's others stand between a heading and a lead below it."""
    return any(
        heading.end < gap.start
        and gap.end <= lead.start
        and any(len(line.strip()) > _PARAGRAPH for line in text[heading.end : gap.start].splitlines())
        for gap in _wide_gaps(text)
    )


@lru_cache(maxsize=8)
def _wide_gaps(text: str) -> tuple[Span, ...]:
    """The gaps of two and more blank lines, where gaps of one stand beside them."""
    gaps = [Span(*hit.span()) for hit in _GAP.finditer(text)]
    wide = tuple(gap for gap in gaps if gap.of(text).count("\n") >= _WIDE)
    # Where nearly all are wide, a wide one parts paragraphs as any other does.
    return wide if (len(gaps) - len(wide)) * _NARROW >= len(wide) else ()
