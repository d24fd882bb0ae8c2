"""What the dates stage works with: found expressions, and stretches of days with the value reported for them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from extract.model import Basis, Precision, Span

YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")  # written out in figures


class Kind(StrEnum):
    """How an expression tells its day."""

    ABSOLUTE = "absolute"  # any of year, month and day: "3 May", "March 2020", "2019", "May to July"
    SAME = "same"  # "that month", "the same day"
    OFFSET = "offset"  # "six days later", "the next day": counted from the date told before it
    DEICTIC = "deictic"  # "yesterday", "last month", "two weeks ago": counted from the publication
    WEEKDAY = "weekday"  # "on Tuesday", "Thursday last week"
    HOLIDAY = "holiday"  # "two days before Christmas", "on Good Friday"


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression as found in the text, not yet given the parts that it leaves open.

    `year`, `month`, `day` are what was really written; `last_*` are the end of a range. `part` narrows a month or year
    ("early", "late", "mid", "first-week", "last-day" …). `shift` says how a year or month is given by another date:
    "same", "next", "previous", or, counted from the publication, "this", "last". `count` and `unit` are the distance
    of an offset. `cue` is the preposition before it, lower case.
    """

    span: Span
    text: str
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_year: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    part: str = ""
    shift: str = ""
    weekday: int | None = None
    count: int = 0
    unit: str = ""
    holiday: str = ""
    further: int = 0  # days on top of the count: "six months and three days later"
    vague: bool = False  # "about", "less than", "a few": a stretch, not a day
    cue: str = ""

    @property
    def size(self) -> int:
        """3 for a day, 2 for a month, 1 for a year: how finely it tells the time."""
        if (
            self.day is not None
            or self.part.startswith("isoweek")
            or self.kind is Kind.WEEKDAY
            or (self.kind is Kind.HOLIDAY and not self.vague)
        ):
            return 3
        if self.kind is Kind.HOLIDAY:
            return 2
        if self.kind in (Kind.OFFSET, Kind.SAME, Kind.DEICTIC):
            week = (
                2 if self.kind is Kind.DEICTIC and self.shift != "ago" else 3
            )  # "this week" is rougher than "last Saturday"
            return {"day": 3, "week": week, "weekend": 3, "month": 2, "season": 2}.get(self.unit, 1)
        return 2 if self.month is not None else 1


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A stretch of days, first and last included; `grain` is what is reported: "day", "month" or "year"."""

    first: date
    last: date
    grain: str = "day"

    @property
    def edtf(self) -> str:
        """ISO 8601-2 text for the stretch at its grain."""
        first, last = written(self.first, self.grain), written(self.last, self.grain)
        return first if first == last else f"{first}/{last}"

    @property
    def bounds(self) -> tuple[date, date]:
        """The first and last day that `edtf` stands for."""
        if self.grain == "day":
            return self.first, self.last
        if self.grain == "month":
            return self.first.replace(day=1), month_end(self.last.year, self.last.month)
        return date(self.first.year, 1, 1), date(self.last.year, 12, 31)

    @property
    def precision(self) -> Precision:
        if "/" in self.edtf:
            return Precision.RANGE
        return Precision(self.grain)

    @property
    def is_day(self) -> bool:
        """Whether it is one day, known as such."""
        return self.grain == "day" and self.first == self.last

    def shifted(self, days: int) -> Days:
        return Days(self.first + timedelta(days), self.last + timedelta(days), self.grain)

    def meets(self, other: Days) -> bool:
        """Whether the two reported stretches share a day."""
        mine, theirs = self.bounds, other.bounds
        return mine[0] <= theirs[1] and theirs[0] <= mine[1]


def written(day: date, grain: str) -> str:
    """A date as EDTF of the given grain: 2020-04-03, 2020-04 or 2020."""
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[grain]]


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def nth_weekday(year: int, month: int, weekday: int, rank: int) -> date | None:
    """The first (`rank` 1), second … or last (-1) such weekday (0 Monday) of a month; None where it has none."""
    if rank < 0:
        last = month_end(year, month)
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    day = first + timedelta((weekday - first.weekday()) % 7 + 7 * (rank - 1))
    return day if day.month == month else None


def weekday_rank(part: str) -> int:
    """Which of a month's weekdays an expression means: 2 for "weekday-2", -1 for "last-weekday"."""
    return -1 if part == "last-weekday" else int(part.rsplit("-", 1)[1])


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:  # 29 February of a common year
        return None


def one_day(day: date) -> Days:
    """A day as a stretch."""
    return Days(day, day)


def whole_month(year: int, month: int) -> Days:
    """A month as a stretch."""
    return Days(date(year, month, 1), month_end(year, month), "month")


def whole_year(year: int) -> Days:
    """A year as a stretch."""
    return Days(date(year, 1, 1), date(year, 12, 31), "year")


# "2018/19" is a school, season or business year: of its spring there may be two
SPLIT_YEAR = (4, 7)


def both_years(days: Days) -> Days | None:
    """The whole of both years, where a stretch is what a year like "2018/19" may at most be; else None."""
    first, last = days.bounds
    if (first.month, last.month) != SPLIT_YEAR or last.year != first.year + 1:
        return None
    return Days(date(first.year, 1, 1), date(last.year, 12, 31), "year")


def months_between(first: Days, last: Days) -> Days:
    """The stretch from the month of `first` to the month of `last`, at month grain."""
    start, end = first.bounds[0], last.bounds[1]
    return Days(start.replace(day=1), month_end(end.year, end.month), "month")


FEW_WEEKS = 62  # days that a masthead may name as those it covers


def days_from_to(one: Expression) -> Days | None:
    """The days of a stretch told with its year, "7–13 October 2019"; None where it names no first and last day."""
    if not (one.year and one.month and one.day and one.last_day):
        return None
    first = real_day(one.year, one.month, one.day)
    last = real_day(one.last_year or one.year, one.last_month or one.month, one.last_day)
    return Days(first, last) if first and last else None


def week_beside(part: str, day: date) -> Days:
    """The seven days that a day begins or ends ("week-from", "week-to"), is next to, or ("week-around") lies in."""
    starts = {
        "week-to": day - timedelta(6),
        "week-from": day,
        "week-before": day - timedelta(7),
        "week-after": day + timedelta(1),
    }
    start = starts.get(part, day - timedelta(day.weekday()))
    return Days(start, start + timedelta(6))


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on, or the month's last day where it has none such."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, Meeus, Astronomical Algorithms, ch. 8)."""
    golden, century, rest = year % 19, *divmod(year, 100)
    quarter, remainder = divmod(century, 4)
    moon = (19 * golden + century - quarter - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * remainder + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the article that tell a stretch of days, and the basis they give."""

    days: Days
    words: str
    basis: Basis
    span: Span | None = None
    by_wins: bool = False  # put together from the years that single wins write out


def told(evidence: Evidence) -> str:
    """How an explanation names the words that tell a stretch."""
    name = {Basis.TITLE: "year from the title", Basis.PUBLISHED: "published", Basis.HEADING: "heading"}.get(
        evidence.basis, "year from"
    )
    return evidence.words if evidence.words.startswith("file name") else f"{name} “{evidence.words}”"
