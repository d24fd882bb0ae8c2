"""What each year above, below and in the name of an article may say of its wins: the ways to read it.

"Annual report, March 2019" may have appeared in March 2019 and tell of the months before it, or cover 2019, or 2018.
No single way is the right one everywhere; which one holds for a page is judged in `judged.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extract.dates.article.editions import years_of_publisher
from extract.dates.article.windows import covered
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Days, Expression, Kind, add_months, month_end, one_day, whole_month, whole_year
from extract.model import Parsed, Passage, Span

_EARLIEST, _LATEST = 1900, 2050
_YEAR = re.compile(r"(?<![\d.,/£$€])(?:19|20)\d\d(?!\d|[.,]\d{3})")
_SPLIT = re.compile(r"\b((?:19|20)\d\d)\s?[-–/]\s?((?:(?:19|20))?\d\d)\b(?![-/.]\d)")
_SEASONS = (4, 7, 8, 10)  # the months with which years like "2018/19" begin: budgets, schools, seasons, offices
_HEAD, _NEAREST = 14, 6  # blocks: from the top of the page, and right above the wins
_SHORT, _SHORT_FOOT = 130, 200  # characters: a longer line is text, not a masthead or an imprint
_LONGEST = 600  # characters of a text that are read
_SECTION = 70  # characters: a longer block below the first win is no heading
_MONTH_HEADING = 60  # characters
_ABOVE = 12  # blocks above a win among which the heading with its month is sought


@dataclass(frozen=True, slots=True)
class Mention:
    """A year as it stands in a line: where (`zone`), how finely (`grain`), with the line and its place in it."""

    zone: str
    grain: str
    line: str
    start: int
    end: int
    height: int  # lines from the top
    last: bool  # right above the first win
    year: int
    span: Span | None  # in the article; None for its file name


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a mention: `days` are those covered, or, `how` being "appeared", those of publication."""

    how: str
    days: Days
    mention: Mention

    def year_of(self, month: int | None, day: int | None) -> int | None:
        """The year of a win that names so much of its date; None where it may be of either of two years."""
        first, last = self.days.first, self.days.last
        if self.how == "appeared":
            late = month is not None and (month, day or 1) > (last.month, last.day)
            return last.year - late
        if first.year == last.year:
            return first.year
        if month is None:
            return None
        inside = (year for year in range(last.year, first.year - 1, -1) if _within(year, month, first, last))
        return next(inside, first.year if month >= first.month else last.year)


def _within(year: int, month: int, first: date, last: date) -> bool:
    return (first.year, first.month) <= (year, month) <= (last.year, last.month)


@dataclass(frozen=True, slots=True)
class Need:
    """A win that writes no year: the place of its passage, and the month and day that it names."""

    place: int
    month: int | None
    day: int | None


def needs_of(parsed: Parsed, passages: Sequence[Passage], order: str) -> list[Need]:
    """The wins whose passages write no year and that stand below no heading or label with one."""
    text = parsed.article.text
    first = min(passage.lead.start for passage in passages)
    last = max(passage.span.end for passage in passages)
    leads = [passage.lead for passage in passages]
    heads = [
        block.span.start
        for block in parsed.blocks
        if first <= block.span.start and block.span.end <= last and len(block.span) < _SECTION
        if years_in(block.span.of(text), order) and not any(lead.contains(block.span) for lead in leads)
    ]
    # "14 July 2020: …", "2 September: …": what stands below such a label goes on from it.
    labels = [one.label.start for one in passages if one.label and years_in(one.label.of(text), order)]
    headed = min((*heads, *labels), default=last)
    ends = [block.span.end for block in parsed.blocks]
    return [
        Need(place, *_month_of(parsed, passage, ends, order))
        for place, passage in enumerate(passages)
        if passage.lead.start <= headed and not years_in(passage.span.of(text), order)
    ]


def _month_of(parsed: Parsed, passage: Passage, ends: Sequence[int], order: str) -> tuple[int | None, int | None]:
    """The month and day that a passage names first, or the month of the nearest heading above that has one."""
    text = parsed.article.text
    for span in (passage.lead, passage.span):
        for one in find_expressions(span.of(text), span.start, order):
            if one.month and not one.year:
                return one.month, one.day
    nearest = bisect_right(ends, passage.lead.start)
    above = parsed.blocks[max(0, nearest - _ABOVE) : nearest]
    for span in (block.span for block in reversed(above)):
        if len(span) < _MONTH_HEADING:
            for one in find_expressions(span.of(text), span.start, order):
                if one.month and not one.year:
                    return one.month, None
    return None, None


def years_in(words: str, order: str) -> set[int]:
    """The years that some words write, in two figures as well ("’19", "3/5/19")."""
    found = {one.year for one in find_expressions(words, 0, order) if one.year}
    return found | {int(hit.group()) for hit in _YEAR.finditer(words)}


def written_years(parsed: Parsed, passages: Sequence[Passage], order: str) -> tuple[Counter[int], Counter[int]]:
    """How many wins write each year, in their leads, and in their passages."""
    text = parsed.article.text
    leads = Counter(year for one in passages for year in years_in(one.lead.of(text), order))
    return leads, Counter(year for one in passages for year in years_in(one.span.of(text), order))


def find_readings(parsed: Parsed, passages: Sequence[Passage], told: Counter[int], order: str) -> Iterator[Reading]:
    """Every reading of every year in the head, the foot and the file's name, and of those `told` by the wins."""
    for zone, line, offset, height, last in _lines(parsed, passages):
        yield from _read(line, zone, offset, height, last, order)
    for year, wins in told.items():
        mention = Mention("wins", "several" if wins > 1 else "one", "", 0, 0, 0, False, year, None)
        if _EARLIEST <= year <= _LATEST:
            yield Reading("covers", whole_year(year), mention)


def _lines(parsed: Parsed, passages: Sequence[Passage]) -> Iterator[tuple[str, str, int | None, int, bool]]:
    """The lines above and below the wins and the file's name: zone, words, offset, height, whether nearest the wins."""
    text, blocks = parsed.article.text, parsed.blocks
    first = min(passage.lead.start for passage in passages)
    last = max(passage.span.end for passage in passages)
    head = [block.span for block in blocks if block.span.end <= first]
    near = [*head[:_HEAD], *(span for span in head[_HEAD:] if span in head[-_NEAREST:])]
    for height, span in enumerate(near):
        for place, (line, offset) in enumerate(_split(span, text)):
            zone = "title" if height == place == 0 else "head" if len(line) < _SHORT else "introduction"
            yield zone, line, offset, height, span == near[-1]
    for block in blocks:
        if block.span.start >= last:
            for line, offset in _split(block.span, text):
                yield "foot" if len(line) < _SHORT_FOOT else "foot text", line, offset, 0, False
    if (start := text.rfind("\n", 0, first) + 1) < first:
        yield "head", text[start:first], start, _HEAD, True
    yield "name", re.sub(r"[-_.]", " ", parsed.article.id), None, 0, False


def _split(span: Span, text: str) -> Iterator[tuple[str, int]]:
    offset = span.start
    for line in span.of(text).split("\n"):
        yield line[:_LONGEST], offset
        offset += len(line) + 1


def _read(line: str, zone: str, offset: int | None, height: int, last: bool, order: str) -> Iterator[Reading]:
    """The readings of the years of one line."""

    def mention(grain: str, start: int, end: int, year: int) -> Mention:
        span = None if offset is None else Span(offset + start, offset + end)
        return Mention(zone, grain, line, start, end, height, last, year, span)

    taken: list[tuple[int, int]] = []
    for hit in _SPLIT.finditer(line):
        year = int(hit[1])
        if int(hit[2][-2:]) != (year + 1) % 100:
            continue
        taken.append(hit.span())
        yield from _of_split_year(year, mention("split", *hit.span(), year + 1))
    for one in find_expressions(line, 0, order):
        start, end = one.span.start, one.span.end
        if one.year and _is_free(start, end, taken) and _EARLIEST <= one.year <= _LATEST:
            taken.append((start, end))
            if years_of_publisher(one, line[:start]):
                continue
            yield from _of_expression(one, mention(_grain(one), start, end, one.last_year or one.year))
    for hit in _YEAR.finditer(line):
        if _is_free(*hit.span(), taken):
            bare = mention("bare", *hit.span(), int(hit.group()))
            yield Reading("covers", whole_year(bare.year), bare)
            yield Reading("the year before", whole_year(bare.year - 1), bare)


def _is_free(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    return not any(start < other_end and other_start < end for other_start, other_end in taken)


def _grain(one: Expression) -> str:
    if one.last_year or one.last_month:
        return "range of days" if one.day else "range of months" if one.month else "range of years"
    return {1: "year", 2: "month"}.get(one.size, "day")


def _of_split_year(year: int, mention: Mention) -> Iterator[Reading]:
    """ "2018/19": twelve months from one of several on, or one of the two years."""
    for month in _SEASONS:
        first = date(year, month, 1)
        yield Reading(f"twelve months from month {month}", _months(first, add_months(first, 11)), mention)
    yield Reading("covers", whole_year(year + 1), mention)
    yield Reading("the first year", whole_year(year), mention)


def _of_expression(one: Expression, mention: Mention) -> Iterator[Reading]:
    year = one.year or 0
    if one.last_year or one.last_month:
        last_year, first_month = one.last_year or year, one.month or 1
        last_month = one.last_month or (one.month or 12)
        if one.last_year is None and last_month < first_month:
            last_year += 1
        first = date(year, first_month, 1)
        if first <= date(last_year, last_month, 1):
            yield Reading("covers", _months(first, date(last_year, last_month, 1)), mention)
            yield Reading("appeared", whole_month(last_year, last_month), mention)
        if last_year != year:
            yield Reading("the last year", whole_year(last_year), mention)
        return
    if one.month:
        first, appeared = date(year, one.month, 1), whole_month(year, one.month)
        if one.day and one.kind in (Kind.ABSOLUTE, Kind.HOLIDAY) and one.day <= appeared.last.day:
            appeared = one_day(first.replace(day=one.day))
        yield Reading("appeared", appeared, mention)
        yield Reading("twelve months to", _months(add_months(first, -11), first), mention)
        yield Reading("twelve months from", _months(first, add_months(first, 11)), mention)
    elif (part := covered(one)) and part.grain == "month":  # a season, a term, a half
        yield Reading("appeared", whole_month(part.last.year, part.last.month), mention)
        yield Reading("covers", part, mention)
    yield Reading("covers", whole_year(year), mention)
    yield Reading("the year before", whole_year(year - 1), mention)
    yield Reading("the year after", whole_year(year + 1), mention)


def _months(first: date, last: date) -> Days:
    whole = (first.month, last.month) == (1, 12)
    return Days(first, month_end(last.year, last.month), "year" if whole else "month")
