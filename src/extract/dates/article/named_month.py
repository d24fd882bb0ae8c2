"""The month whose news an issue says it has, without its year: "May e-bulletin", "Looking back at April"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from extract.calendar_words import calendar_table, month_number, month_pattern
from extract.dates.words.values import Evidence, whole_month
from extract.model import Basis, Parsed, Span
from extract.tables import read_toml
from extract.text import alternatives

_Spans = Sequence[Span]
_STALE = timedelta(100)  # a month so long over is not what an issue tells of
_MONTH = rf"(?=[A-Z])(?i:{month_pattern()})"


def named_month(
    mastheads: Sequence[Span], intro: Sequence[Span], parsed: Parsed, year: Evidence | None
) -> Evidence | None:
    """The month that titles or introduction name, in the `year` that is covered, else the last before publication."""
    if year is None or year.days.first.year != year.days.last.year:
        return None
    text = parsed.article.text
    titles = (*_headline(parsed), *mastheads)
    for spans, pattern in _where_named(titles, intro):
        for span in spans:
            match = pattern.search(span.of(text))
            month = month_number(match.group("month")) if match else None
            if match and month:
                days = whole_month(year.days.last.year, month)
                if days.first > year.days.bounds[1]:
                    days = whole_month(year.days.last.year - 1, month)
                if year.days.grain == "day" and year.days.first - days.bounds[1] > _STALE:
                    continue
                place = Span(span.start + match.start("month"), span.start + match.end("month"))
                return Evidence(days, f"{match.group('month')}, {year.words}", Basis.TITLE, place, year.by_wins)
    return None


def _where_named(titles: _Spans, intro: _Spans) -> Iterator[tuple[_Spans, re.Pattern[str]]]:
    """The places and forms in which an issue names its month, the plainest first."""
    yield titles, _of_title()
    yield intro, _of_issue()
    yield titles, _of_headline()
    yield titles, _in_headline()


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


@cache
def _of_headline() -> re.Pattern[str]:
    """ "WHAT MAY BROUGHT", "A March to remember": a month that is also a verb, with words that make it the month."""
    words = read_toml("dates")["periods"]
    told = rf"(?i:{words['month_told_of']})(?P<month>{_MONTH})(?i:{words['month_went']})"
    return re.compile(rf"^(?!.*\d).*?\b{told}")


@cache
def _in_headline() -> re.Pattern[str]:
    """ "A January like no other": a headline with a month that is nothing else, and no figure."""
    months = calendar_table()["months"]
    plain = alternatives(
        name
        for name in months
        if (len(name) > _ABBREVIATED or name == "july") and name not in calendar_table()["ambiguous_months"]["words"]
    )
    return re.compile(
        rf"^(?!.*\d)(?!.*\b(?i:since|until|before|after|next|by|revolution)\b).*?(?<!-)\b(?P<month>(?=[A-Z])(?i:{plain}))(?![\w’'-])"
    )


_ABBREVIATED = 4  # letters, "sept"
