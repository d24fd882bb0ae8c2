"""The line at the top that says where and when an article appeared: no win belongs there for that alone."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.calendar_words import month_pattern
from extract.model import Span

_TOP = 400  # characters: an item's own dateline stands below
_SAYS_SO = re.compile(r"\b(?:published|posted|updated|issued|press release|newsletter)\b", re.IGNORECASE)


def is_imprint(text: str, line: Span) -> bool:
    """Whether a line is the article's imprint: "Published in London", "Brussels, 3 June 2022" where no other is so."""
    words = line.of(text).strip()
    if line.start > _TOP or len(words) > 100:
        return False
    # A sentence may speak of what was published, too.
    return (words[-1:] not in ".!?" and bool(_SAYS_SO.search(words))) or _only_dateline(text) == words


@lru_cache(maxsize=8)
def _only_dateline(text: str) -> str:
    """The one line of a place and a day with its year; "" where there are several, which head items."""
    lines = [hit.group().strip() for hit in _dateline().finditer(text)]
    return lines[0] if len(lines) == 1 else ""


@lru_cache(maxsize=1)
def _dateline() -> re.Pattern[str]:
    month = month_pattern()
    day = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.? (?:{month})|(?:{month}) \d{{1,2}}(?:st|nd|rd|th)?),? (?:19|20)\d\d"
    place = r"[A-Z][^\W\d_]+(?:[ .,’'-]+[A-Z][^\W\d_]+){0,3}"
    return re.compile(rf"^[ \t]*{place}\W{{1,3}}(?i:{day})[ \t.]*$", re.MULTILINE)
