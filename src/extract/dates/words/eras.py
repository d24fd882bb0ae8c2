"""Years and days of other calendars: "B.E. 2556", "Heisei 30", "1440 A.H.", "12 Tir 1398", "MMXIX"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from extract.calendar_words import calendar_table
from extract.dates.words.groups import Fields, day_of, group
from extract.dates.words.values import Kind, month_end
from extract.text import alternatives, curly

_HIJRI_EPOCH = 227014  # 15 July 622 (Julian) as a proleptic ordinal, the eve of the first day of the Islamic calendar
_YEARS = range(1900, 2101)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def era_marks() -> str:
    """A pattern (no groups) for the names and signs of eras; signs only as they are written, in capitals."""
    written = sorted((mark for era in _eras().values() for mark in era["marks"]), key=len, reverse=True)
    return "|".join(f"(?-i:{_literal(mark)})" if mark.isupper() else _literal(mark) for mark in written)


def month_names() -> str:
    """A pattern (no groups) for the months of the other calendars."""
    return alternatives(_months())


def _literal(words: str) -> str:
    return re.escape(words).replace(r"\ ", " ")


def era_year(match: re.Match[str], order: str) -> Fields | None:
    """The year of a named era; the months of two years where the era's year does not begin in January."""
    mark, year = group(match, "mark", "mark2", "mark3"), int(group(match, "y", "y2", "y3"))
    era = next(era for era in _eras().values() if mark in {one.casefold() for one in era["marks"]})
    if not era["first"] <= year <= era["last"]:
        return None
    if era.get("lunar"):
        first, last = _hijri(year, 1, 1), _hijri(year + 1, 1, 1)
        # Without a month of which it has but the end: the same month would else be in two years.
        return _stretch(first + timedelta(15), last - timedelta(16))
    western, month = year + era["offset"], era.get("month", 1)
    if month == 1:
        return {"kind": Kind.ABSOLUTE, "year": western}
    return _stretch(date(western, month, 1), month_end(western + 1, month - 1))


def bare_year(match: re.Match[str], order: str) -> Fields | None:
    """ "12 May 2556", "2555" in an article that says that it counts so."""
    from_table = _eras()["buddhist"]["offset"]
    return {"kind": Kind.ABSOLUTE, "year": int(match.group("y")) + from_table}


def roman_year(match: re.Match[str], order: str) -> Fields | None:
    """ "MMXIX": the year of an imprint cut in stone."""
    values = [_ROMAN[letter] for letter in match.group("y").lower()]
    year = sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    return {"kind": Kind.ABSOLUTE, "year": year} if year in _YEARS else None


def other_calendar(match: re.Match[str], order: str) -> Fields | None:
    """ "12 Tir 1398", "Ramadan 1440", "the 3rd of Meskerem 2011": the day, or the months, of our own calendar."""
    calendar, month = _months()[curly(group(match, "om", "om2"))]
    year, day = int(group(match, "y", "y2")), day_of(match) or day_of(match, "d2")
    if not _eras()[calendar]["first"] <= year <= _eras()[calendar]["last"]:
        return None
    count = {"solar": _solar, "hijri": _hijri, "ethiopian": _ethiopian}[calendar]
    if day is None:
        following = (year, month + 1) if month < 12 else (year + 1, 1)
        return _stretch(count(year, month, 1), count(*following, 1) - timedelta(1))
    found = count(year, month, day)
    return {"kind": Kind.ABSOLUTE, "year": found.year, "month": found.month, "day": found.day}


def _stretch(first: date, last: date) -> Fields:
    return {
        "kind": Kind.ABSOLUTE,
        "year": first.year,
        "month": first.month,
        "last_year": last.year,
        "last_month": last.month,
    }


@cache
def _eras() -> Mapping[str, Any]:
    table: Mapping[str, Any] = calendar_table()["eras"]
    return table


@cache
def _months() -> Mapping[str, tuple[str, int]]:
    """Each spelling of another calendar's month, with the calendar and the month's number in it."""
    return {
        name: (calendar, number)
        for calendar, names in calendar_table()["other_months"].items()
        for number, spellings in enumerate(names, 1)
        for name in spellings
    }


def _hijri(year: int, month: int, day: int) -> date:
    """A day of the arithmetical Islamic calendar (Dershowitz and Reingold); the moon may be seen a day later."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    return date.fromordinal(_HIJRI_EPOCH + days)


def _solar(year: int, month: int, day: int) -> date:
    """A day of the Persian and Afghan calendar, by its cycle of 33 years, right for the years 1343 to 1472."""
    leaps = sum((one % 33) in (1, 5, 9, 13, 17, 22, 26, 30) for one in range(1398, year))
    leaps -= sum((one % 33) in (1, 5, 9, 13, 17, 22, 26, 30) for one in range(year, 1398))
    start = date(2019, 3, 21) + timedelta(365 * (year - 1398) + leaps)
    return start + timedelta(31 * (month - 1) - max(0, month - 7) + day - 1)


def _ethiopian(year: int, month: int, day: int) -> date:
    """A day of the Ethiopian calendar: months of thirty days from 11 September, or 12 before a leap year of ours."""
    return date(year + 7, 9, 11 + (year % 4 == 0)) + timedelta(30 * (month - 1) + day - 1)
