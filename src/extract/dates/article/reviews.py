"""The stretch that a look back covers: the year before, the months since the last letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from extract.calendar_words import number_word
from extract.dates.standing.cues import standing
from extract.dates.standing.standings import Standing
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Days, Evidence, Kind, add_months, month_end, whole_month, whole_year
from extract.model import Basis, Parsed, Passage, Span
from extract.text import excerpt

_FEWEST = 3  # months in a row before the turn of the year
_LATE = 10  # October: a January behind it is that of the next year
_ALL_OVER = 5  # different months
_A_YEAR = 12  # months
# "the best of the past two years"; but "the coups of the past two years" are told by the way
_OF_NEWS = re.compile(
    r"\b(?:news|wins?|victor(?:y|ies)|success(?:es)?|stor(?:y|ies)|highlights?|events|work|review|round-?up|report|list|best|some|"
    r"many|few|all|most|harvest|months?|achievements?|moments?|outcomes?|results|things?)\s+(?:\w+ )?of\s+$",
    re.IGNORECASE,
)
# "In two years we won …"; but "we would go back in two years"
_PERIOD = re.compile(
    r"\b(?:the|these|this|those|our)\s+(?:past|last|previous)\s+(?P<n>[a-z]+(?:-[a-z]+)?|\d+)\s+(?P<unit>weeks|months|years)\b"
    r"|\b(?:these|those|(?-i:In)|in(?=\s+the\b)|over|of)\s+(?:the\s+)?(?P<n2>[a-z]+(?:-[a-z]+)?|\d+)\s+(?P<unit2>weeks|months|years)(?:\s+past)?\b"
    r"|\b(?:the|this)\s+(?:past|last)\s+(?P<unit3>year|month|quarter|twelvemonth)\b"
    r"|\b(?:looking|looks|look|glancing)\s+back\s+(?:on\s+|at\s+|over\s+)?(?P<n3>[a-z]+|\d+)\s+(?P<unit4>weeks|months)\b",
    re.IGNORECASE,
)


def named_months(parsed: Parsed, passages: Sequence[Passage], order: str) -> tuple[int, ...]:
    """The months that the wins name for themselves without a year, in text order."""
    text, found = parsed.article.text, []
    for passage in passages:
        for span in (passage.label, passage.lead):
            words = span.of(text) if span else ""
            offset = span.start if span else 0
            for one in find_expressions(words, offset, order):
                named = one.kind is Kind.ABSOLUTE and one.month and not (one.year or one.shift or one.last_month)
                if named and one.month and standing(one, words, offset) in (Standing.EVENT, Standing.WEAK):
                    found.append(one.month)
    return tuple(found)


def headed_months(marks: Sequence[Span], parsed: Parsed, order: str) -> Evidence | None:
    """The months that headings run through of which the first alone tells its year: "December 2017", "January", …."""
    found = [find_expressions(span.of(parsed.article.text), span.start, order) for span in marks]
    months = [one[0] for one in found if len(one) == 1 and one[0].kind is Kind.ABSOLUTE and one[0].month]
    if (
        len(months) < len(found)
        or len(months) < _FEWEST
        or any(one.day or one.last_month or one.shift for one in months)
    ):
        return None
    first, year = months[0], months[0].year
    if year is None or any(one.year for one in months[1:]):
        return None
    last = year
    for before, after in pairwise(one.month or 0 for one in months):
        last += after < before
    if last > year + 1:
        return None  # no months in a row
    end = month_end(last, months[-1].month or 12)
    return Evidence(Days(date(year, first.month or 1, 1), end, "month"), excerpt(first.text), Basis.HEADING, first.span)


def review_window(months: Sequence[int], published: Evidence | None) -> Evidence | None:
    """The year before, for an article of January or February whose wins name months all over the calendar.

    So too for "Winter 2014–15".
    """
    if published is None or published.days.grain == "year":
        return None
    if published.days.first.month > 2 and published.days.first.year == published.days.last.year:
        return None
    if len(set(months)) < _ALL_OVER or max(months) < 9:
        return None
    latest = published.days.bounds[1]
    turn = _turn_of_the_year(months, latest.month)
    first = date(latest.year - 1, min(months[:turn]), 1) if turn else None
    days = Days(first, latest, "month") if first else whole_year(latest.year - 1)
    return Evidence(days, published.words, Basis.PUBLISHED, published.span)


def _turn_of_the_year(months: Sequence[int], newest: int) -> int:
    """Where wins told in their order have come to the new year: "… December, January"; 0 where they do not."""
    for turn in range(1, len(months)):
        if months[turn] <= newest and months[turn - 1] >= _LATE:
            before = months[:turn]
            in_order = all(month <= after + 1 for month, after in pairwise(before)) and min(before) > 1
            last = sum(month <= newest for month in months[turn:])
            return turn if in_order and len(before) >= _FEWEST and last * 2 > len(months) - turn else 0
    return 0


def period_window(intro: Sequence[Span], parsed: Parsed, order: str, published: Evidence | None) -> Evidence | None:
    """ "since January of last year", "these twenty months", "the past year": up to the publication."""
    if published is None or published.days.grain == "year":
        return None
    latest = published.days.bounds[1]
    for span in intro:
        text = span.of(parsed.article.text)
        for expression in find_expressions(text, span.start, order):
            opens = expression.cue == "since" or _TO_TODAY.match(text, expression.span.end - span.start)
            if opens and expression.month and expression.shift in ("last year", "this year"):
                first = date(latest.year - (expression.shift == "last year"), expression.month, 1)
                return Evidence(
                    Days(first, latest, "month"),
                    excerpt(f"{expression.cue} {expression.text}"),
                    Basis.TEXT,
                    expression.span,
                )
        for match in _PERIOD.finditer(text):
            before = text[: match.start()]
            by_the_way = match.group().endswith("years") and re.search(r"\bof\s+$", before)
            months = 0 if by_the_way and not _OF_NEWS.search(before) else _months_back(match)
            if months == _A_YEAR and latest.month in (12, 1):
                # "Over these past twelve months", at the turn of the year: the year that closes
                closing = whole_year(latest.year - (latest.month == 1))
                return Evidence(closing, excerpt(match.group(0)), Basis.TEXT, span)
            if months:
                first = add_months(latest, -months).replace(day=1)
                return Evidence(Days(first, latest, "month"), excerpt(match.group(0)), Basis.TEXT, span)
    return None


_TO_TODAY = re.compile(r",?\s+(?:until|up to|to|till)\s+(?:today|now)\b", re.IGNORECASE)


def announced_month(intro: Sequence[Span], parsed: Parsed, order: str, published: Evidence | None) -> Evidence | None:
    """ "Four things happened in April that would not have happened without you:": the month of what then follows."""
    if published is None or published.days.grain == "year":
        return None
    latest = published.days.bounds[1]
    for span in intro:
        sentence = _ANNOUNCING.search(span.of(parsed.article.text))
        start = span.start + sentence.start() if sentence else 0
        for one in find_expressions(sentence.group(), start, order) if sentence else ():
            alone = not (one.day or one.year or one.last_month or one.shift)
            if one.month and alone and one.kind is Kind.ABSOLUTE and one.cue in ("in", "during", "for"):
                days = whole_month(latest.year - (one.month > latest.month), one.month)
                return Evidence(days, excerpt(one.text), Basis.TEXT, one.span)
    return None


_ANNOUNCING = re.compile(r"[^.!?:]*:\s*$")


def _months_back(match: re.Match[str]) -> int:
    unit = next(match.group(name) for name in ("unit", "unit2", "unit3", "unit4") if match.group(name))
    written = match.group("n") or match.group("n2") or match.group("n3") or "one"
    count = number_word(written.casefold()) or 0
    months = {"month": 1, "quarter": 3, "year": 12, "twelvemonth": 12}.get(unit.casefold().rstrip("s"), 0)
    if unit.casefold().startswith("week"):
        return -(-count // 4) if 3 <= count <= 60 else 0
    # "Over two years" may be how long somebody was held: only a stretch that a circular may look back on.
    return count * months if 2 <= count * months <= 36 else 0
