"""Cues to the day of a win that stand beside its statement: where the date does not have them, it may be misread."""

from __future__ import annotations

import re
from calendar import day_name, month_abbr  # English unless the locale was changed
from collections.abc import Iterator

from extract.model import Article, EventDate, Mention, Precision, Span

_MONTH = "|".join(month_abbr[1:])
_DAYS = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?:{_MONTH})|\b(?:{_MONTH})[a-z]*\.? (\d{{1,2}})(?!\d|[.,]\d)|"
    r"\b(\d{1,2})[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)\b|\b(\d{1,2})/\d{1,2}\b(?!/)|"
    r"\b\d{4}-\d\d-(\d\d)\b|\b(\d{1,2})(?:st|nd|rd|th)\b"
)
_BARE = re.compile(r"^\W{0,4}(\d{1,2})[.:)]?(?=\s)|[,;–—(]\s?(\d{1,2})[.)]{0,2}\W*$")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(day_name)})\b")
_NEAR_DAY = re.compile(r"\b(?:yesterday|today|tonight|this (?:morning|afternoon|evening)|last night)\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def unread_day(mention: Mention, article: Article) -> float:
    """Whether a day stands beside the statement that the date does not have: 1 written out, 0.5 a bare number."""
    text, found = article.text, mention.date.value
    spans = [span for span in (mention.passage.label, mention.passage.statement) if span]
    if any(not _is_read(day, found) for span in spans for day in _numbers(_DAYS, span.of(text))):
        return 1.0
    lines = [_line(text, mention.passage.lead), *(span.of(text).strip() for span in spans)]
    return 0.5 if any(not _is_read(day, found) for line in lines for day in _numbers(_BARE, line)) else 0.0


def _numbers(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    for match in pattern.finditer(text):
        yield int(next(filter(None, match.groups())))


def _is_read(day: int, found: EventDate | None) -> bool:
    if not 0 < day <= 31:
        return True
    # The other number of "4/8", or the last of "24/3/15", is no day.
    if not found or found.precision is not Precision.DAY:
        return False
    return day in {found.start.day, found.start.month, found.start.year % 100}


def _line(text: str, span: Span) -> str:
    """The line that the span begins in; no more than a table's row."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    return text[max(start, span.start - 200) : min(end if end >= 0 else len(text), span.start + 400)].strip()


def unread_near_day(mention: Mention) -> float:
    """Whether the statement says "yesterday" or the like, and the date names no day."""
    found = mention.date.value
    return float(bool(_NEAR_DAY.search(mention.lead)) and (not found or found.precision is not Precision.DAY))


def another_weekday(mention: Mention) -> float:
    """Whether the statement names a weekday that is not the date's: 1, or 0.5 where the date names no day."""
    found = mention.date.value
    named = set(_WEEKDAY.findall(mention.lead))
    if not found or found.precision is not Precision.DAY:
        return float(bool(named)) / 2
    return float(bool(named) and day_name[found.start.weekday()] not in named)


def another_year(mention: Mention) -> float:
    """Whether the statement names years, and the date's is not among them."""
    found = mention.date.value
    years = {int(year) for year in YEAR.findall(mention.lead)}
    if not found or not years:
        return 0.0
    return float(years.isdisjoint(range(found.start.year, found.end.year + 1)))


def unread(mention: Mention, article: Article) -> float:
    """The strongest of the cues to a day."""
    return max(unread_day(mention, article), unread_near_day(mention), another_weekday(mention))
