"""Sections headed by the years of a fund or campaign, counted from its beginning: "Year two" of five."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from extract.calendar_words import number_word, ordinal_word
from extract.dates.article.context import Scope
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Days, Expression, Kind, add_months, month_end
from extract.model import Parsed, Span

_HEADING = re.compile(
    r"\W*(?:our |the )?(?:year (?P<number>[a-z]+|\d{1,2})|(?P<rank>[a-z]+(?:-[a-z]+)?|\d{1,2}(?:st|nd|rd|th)) year)\b"
    r"(?:\s*[:–—(-].*)?\W*",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r"\b(?:began|begun|begins?|started|starts?|founded|set up|opened|launched|established|since|from|"
    r"first (?:one|year|of (?:them|these)))\b[^.;\d]{0,40}$",
    re.IGNORECASE,
)
_FEWEST = 2  # headings
_LONGEST = 70  # characters of one


def counted_years(parsed: Parsed, first: int, order: str) -> tuple[tuple[int, Scope], ...]:
    """Where each such section begins, with its twelve months; none where the lines above `first` tell no beginning.

    Below the last of them another heading, "Since then", ends what it says.
    """
    headed = headed_by_count(parsed)
    above = [block.span for block in parsed.blocks if block.span.start < first] if headed else []
    begun = _begun(above, parsed, order)
    if begun is None:
        return ()
    return tuple((span.end, _year_of(nth, begun, span.of(parsed.article.text))) for span, nth in headed)


def headed_by_count(parsed: Parsed) -> tuple[tuple[Span, int], ...]:
    """The headings that count years, each with its number; none where there is but one."""
    found = tuple(_headed(parsed))
    return found if len(found) >= _FEWEST else ()


def _headed(parsed: Parsed) -> Iterator[tuple[Span, int]]:
    for block in (block for block in parsed.blocks if len(block.span) < _LONGEST):
        match = _HEADING.fullmatch(block.span.of(parsed.article.text))
        number = match and (number_word((match["number"] or "").casefold()) or ordinal_word(match["rank"] or ""))
        if number:
            yield block.span, number


def _begun(above: Sequence[Span], parsed: Parsed, order: str) -> Expression | None:
    """The month and year, or the year, with which the first of the years began."""
    text = parsed.article.text
    for span in above:
        for one in find_expressions(span.of(text), span.start, order):
            told = one.kind is Kind.ABSOLUTE and one.year and not one.last_year
            if told and _BEGUN.search(text, max(span.start, one.span.start - 80), one.span.start):
                return one
    return None


def _year_of(nth: int, begun: Expression, heading: str) -> Scope:
    first = add_months(date(begun.year or 1, begun.month or 1, 1), 12 * (nth - 1))
    last = add_months(first, 11)
    grain = "year" if first.month == 1 else "month"
    return Scope(stretch=Days(first, month_end(last.year, last.month), grain), words=(heading.strip(),))
