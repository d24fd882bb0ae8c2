"""Cues to the time of a win that stand beside its statement: where the date does not have them, it may be misread."""

from __future__ import annotations

import re
from calendar import day_name  # English unless the locale was changed
from collections.abc import Iterator
from functools import cache

from extract.calendar_words import calendar_table, month_number, month_pattern, ordinal_word
from extract.model import Article, EventDate, Mention, Precision, Span
from extract.text import alternatives

_BARE = re.compile(r"^\W{0,4}(\d{1,2})[.:)]?(?=\s)|[,;–—(]\s?(\d{1,2})[.)]{0,2}\W*$")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(day_name)})\b")
_NEAR_DAY = re.compile(r"\b(?:yesterday|today|tonight|this (?:morning|afternoon|evening)|last night)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "2019 and 2023" are two years, "between 2019 and 2023" five.
_STRETCH = re.compile(
    r"(?:\b((?:19|20)\d\d)\s?(?:[-–—/]|to|until|till|through)|\bbetween ((?:19|20)\d\d) and)"
    r"\s?((?:19|20)\d\d|\d\d)(?![\d-])"
)


def unread(mention: Mention, article: Article) -> float:
    """The strongest of the cues to a day that the date does not have."""
    return max(unread_day(mention, article), unread_near_day(mention), another_weekday(mention))


def unread_day(mention: Mention, article: Article) -> float:
    """Whether a day stands beside the statement that the date does not have: 1 written out, 0.5 a bare number."""
    text, found = article.text, mention.date.value
    spans = [span for span in (mention.passage.label, mention.passage.statement) if span]
    if any(not _is_read(day, found) for span in spans for day in _days(span.of(text))):
        return 1.0
    lines = [_line(text, mention.passage.lead), *(span.of(text).strip() for span in spans)]
    bare = (int(match.group(1) or match.group(2)) for line in lines for match in _BARE.finditer(line))
    return 0.5 if any(not _is_read(day, found) for day in bare) else 0.0


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


def another_month(mention: Mention) -> float:
    """Whether the statement names a month that is not the date's, where the date names one at all."""
    found = mention.date.value
    if found is None or found.precision is Precision.YEAR:
        return 0.0
    named = {month_number(match.group()) for match in _months().finditer(mention.lead) if match.group()[0].isupper()}
    first = found.start.year * 12 + found.start.month
    covered = {(month - 1) % 12 + 1 for month in range(first, found.end.year * 12 + found.end.month + 1)}
    return float(any(month and month not in covered for month in named))


@cache
def _months() -> re.Pattern[str]:
    return re.compile(rf"\b{month_pattern()}", re.IGNORECASE)


def named_years(text: str) -> list[int]:
    """The years that a text names, in order."""
    return [int(year) for year in _YEAR.findall(text)]


def covered_years(text: str) -> frozenset[int]:
    """The years that a text names, and those between the ends of a stretch: "2014–2024", "from 2014 to 2024"."""
    ends = ((first or between, last) for first, between, last in _STRETCH.findall(text))
    stretches = ((int(first), int(first[: 4 - len(last)] + last)) for first, last in ends)
    between = (year for first, last in stretches if first < last for year in range(first, last + 1))
    return frozenset((*named_years(text), *between))


def _days(text: str) -> Iterator[int]:
    for match in _written_days().finditer(text):
        day = next(filter(None, match.groups()))
        yield int(day) if day.isdecimal() else ordinal_word(day) or 0


@cache
def _written_days() -> re.Pattern[str]:
    """Days beside their months, in figures or words; days among figures; ordinals in figures."""
    month, words = month_pattern(), alternatives(calendar_table()["ordinals"])
    day = rf"\d{{1,2}}|{words}"
    return re.compile(
        rf"\b({day})(?:st|nd|rd|th)?(?:\s+(?:day\s+)?of)?[\s-]+{month}|\b{month}\s+(?:the\s+)?({day})(?!\d|[.,]\d)\b|"
        r"\b(\d{1,2})[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)\b|\b(\d{1,2})/\d{1,2}\b(?!/)|\b\d{4}-\d\d-(\d\d)\b|"
        r"\b(\d{1,2})(?:st|nd|rd|th)\b",
        re.IGNORECASE,
    )


def _is_read(day: int, found: EventDate | None) -> bool:
    if not 0 < day <= 31:
        return True
    if not found or found.precision is not Precision.DAY:
        return False
    # The other number of "4/8", or the last of "24/3/15", is no day.
    return day in {found.start.day, found.start.month, found.start.year % 100}


def _line(text: str, span: Span) -> str:
    """The line that the span begins in; no more than a table's row."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    return text[max(start, span.start - 200) : min(end if end >= 0 else len(text), span.start + 400)].strip()
