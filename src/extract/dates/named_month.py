"""The month whose news an issue says it has, without its year: "May e-bulletin", "Looking back at April"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.calendar_words import month_number, month_pattern
from extract.dates.values import Evidence, whole_month
from extract.model import Basis, Parsed, Span
from extract.tables import read_toml

_MONTH = rf"(?=[A-Z])(?i:{month_pattern()})"


def named_month(
    mastheads: Sequence[Span], intro: Sequence[Span], parsed: Parsed, year: Evidence | None
) -> Evidence | None:
    """The month that titles or introduction name, in the `year` that is covered, else the last before publication."""
    if year is None or year.days.first.year != year.days.last.year:
        return None
    text = parsed.article.text
    titles = (*_headline(parsed), *mastheads)
    for spans, pattern in ((titles, _of_title()), (intro, _of_issue())):
        for span in spans:
            match = pattern.search(span.of(text))
            month = month_number(match.group("month")) if match else None
            if match and month:
                days = whole_month(year.days.last.year, month)
                if days.first > year.days.bounds[1]:
                    days = whole_month(year.days.last.year - 1, month)
                place = Span(span.start + match.start("month"), span.start + match.end("month"))
                return Evidence(days, f"{match.group('month')}, {year.words}", Basis.TITLE, place)
    return None


def _headline(parsed: Parsed) -> Iterator[Span]:
    """The first line of a page, should it have been taken for a win."""
    first = parsed.blocks[0].span if parsed.blocks else None
    if first and not first.of(parsed.article.text).rstrip().endswith((".", "!", "?")):
        yield first


@cache
def _of_issue() -> re.Pattern[str]:
    """ "Welcome to the May digest"."""
    return re.compile(rf"\b(?P<month>{_MONTH})(?i:{read_toml('dates')['periods']['month_of_issue']})")


@cache
def _of_title() -> re.Pattern[str]:
    """ "May e-bulletin", "Looking back at April", "Relief in April", "News you may have missed (16–27 March)"."""
    words = read_toml("dates")["periods"]
    before = rf"(?:\b(?i:{words['month_looked_at']})|[(:–—-]\s*\d{{1,2}}\s*[-–]\s*\d{{1,2}} )"
    issue = rf"(?<![\w-]){_MONTH}(?i:{words['month_of_issue']})"
    return re.compile(rf"(?:(?={issue})|{before}(?!{_MONTH}\s*,?\s*\d))(?P<month>{_MONTH})")
