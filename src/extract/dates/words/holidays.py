"""The days of holidays: of the sun, of Easter, of the moon."""

from __future__ import annotations

from datetime import date, timedelta

from extract.calendar_words import calendar_table, saints_days
from extract.dates.words.values import easter, nth_weekday

_HIJRI_EPOCH = 227014  # 15 July 622 (Julian) as a proleptic ordinal, the eve of the first day of the Islamic calendar


def holiday_day(name: str, year: int) -> tuple[date, bool] | None:
    """The day of a holiday in a year, and whether it is known to the day; None where the year has no such day.

    Days of the moon (`hijri`, `by_year`) and of the sun (`sun`) fall a day earlier or later from place to place.
    """
    table = calendar_table()
    name = table["same_as"].get(name, name)
    if fixed := table["holidays"].get(name):
        exact = name not in table["rough"]["words"]
        return None if fixed == [2, 29] and year % 4 else (date(year, *fixed), exact)
    if saint := saints_days().get(name):
        return date(year, *saint), True
    if name in table["movable"]:
        return easter(year) + timedelta(table["movable"][name]), name not in table["rough"]["words"]
    if name in table["orthodox"]:
        return _orthodox_easter(year) + timedelta(table["orthodox"][name]), True
    if weeks := table["advent"].get(name):
        christmas = date(year, 12, 25)
        return christmas - timedelta(christmas.isoweekday() + 7 * (weeks - 1)), True
    if nth := table["nth_weekdays"].get(name):
        day = nth_weekday(year, *nth)
        return (day, True) if day else None
    if turning := table["sun"].get(name):
        return date(year, *turning), False
    if listed := table["by_year"].get(name):
        return (date.fromisoformat(f"{year}-{listed[str(year)]}"), False) if str(year) in listed else None
    return _of_the_moon(year, *table["hijri"][name])


def _orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar as a Gregorian date (Meeus, Astronomical Algorithms, ch. 8)."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2)


def _of_the_moon(year: int, month: int, day: int) -> tuple[date, bool] | None:
    """The first such day of the arithmetical Islamic calendar (Dershowitz and Reingold) that the year has."""
    guess = (year - 622) * 33 // 32
    for hijri in range(guess - 1, guess + 3):
        days = (hijri - 1) * 354 + (3 + 11 * hijri) // 30 + 29 * (month - 1) + month // 2 + day
        found = date.fromordinal(_HIJRI_EPOCH + days)
        if found.year == year:
            return found, False
    return None
