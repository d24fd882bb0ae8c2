"""Builders for written dates: a match of a shape becomes the fields of an expression, or None where it is none."""

from __future__ import annotations

import re

from extract.calendar_words import calendar_table, foreign_months, number_word, ordinal_word, weekday_number
from extract.dates.words.groups import Fields, day_of, group, month_of, part_of, shift_of, times_of, unit_of, year_of
from extract.dates.words.spelling import read_written
from extract.dates.words.values import Kind

_BEFORE_DAY = re.compile(r"(?:^|[(\[,:;–—]\s*|\b(?:on|since|until|till|by|from|dated)\s+(?:the\s+)?)$", re.IGNORECASE)
_SEVERAL = 3  # months: "in the first months of the year"


def whole(match: re.Match[str], order: str) -> Fields | None:
    """ "Tuesday, 3 May 2016", "May 3rd": read by dateparser; None for "they may 5 times"."""
    words = re.search(r"[^\W\d_]{3,}", match.group("whole"))
    small = (
        words is not None and words.group().islower() and words.group() in calendar_table()["ambiguous_months"]["words"]
    )
    if small and not _BEFORE_DAY.search(match.string[: match.start()]):
        return None  # "they may 5 times a year"
    year, month, day = read_written(group(match, "whole"), order)
    if day is None or month is None:
        return None
    return {
        "kind": Kind.ABSOLUTE,
        "year": year,
        "month": month,
        "day": day,
        "weekday": weekday_number(group(match, "wd")),
    }


def year_month_day(match: re.Match[str], order: str) -> Fields | None:
    """ "2021 May 4", "Tue May 4 10:12:00 2021", "5-May"."""
    month, day = month_of(match) or month_of(match, "m2"), day_of(match) or day_of(match, "d2")
    return (
        {"kind": Kind.ABSOLUTE, "year": year_of(match, "y", "y2"), "month": month, "day": day}
        if month and day
        else None
    )


def beside_day(match: re.Match[str], order: str) -> Fields | None:
    """ "The day after 3 May", "the night before the 6th", "on the eve of 9 June 2014"."""
    day, way = day_of(match), group(match, "way")
    if day is None or (way == "of" and group(match, "unit") != "eve"):
        return None  # "the night of 3 May" is that day's
    step = "day-after" if way == "after" else "day-before"
    return {"kind": Kind.ABSOLUTE, "year": year_of(match), "month": month_of(match), "day": day, "part": step}


def days_beside(match: re.Match[str], order: str) -> Fields | None:
    """ "Two days after her arrest on 3 May" is a day, "two months after" it a month."""
    after = group(match, "way") in ("after", "following")
    last = day_of(match, "d3") if after else None  # two days after a congress is after its last
    day = last or day_of(match) or day_of(match, "d2") or day_of(match, "d4")
    count, unit = number_word(group(match, "n") or "one"), unit_of(match)
    if not day or not count:
        return None
    side = 1 if after else -1
    fields: Fields = {"kind": Kind.ABSOLUTE, "year": year_of(match), "month": month_of(match) or month_of(match, "m2")}
    if unit == "week" and not group(match, "n"):
        return {**fields, "day": day, "part": f"week-{'after' if after else 'before'}"}
    if unit == "month":
        return {**fields, "part": "months-beside", "count": side * count}
    steps = side * count * times_of(match) * (7 if unit == "week" else 1)
    return {**fields, "day": day, "part": "days-beside", "count": steps}


def week_beside(match: re.Match[str], order: str) -> Fields | None:
    """ "The week ending 12 May": the seven days up to it, "commencing" those from it, "of" those around it."""
    day, way = day_of(match) or day_of(match, "d2"), group(match, "way")
    part = "week-to" if way in ("ending", "ended", "e") else "week-around" if way == "of" else "week-from"
    month = month_of(match) or month_of(match, "m2")
    return {"kind": Kind.ABSOLUTE, "year": year_of(match), "month": month, "day": day, "part": part} if day else None


def day_range(match: re.Match[str], order: str) -> Fields | None:
    """ "3 to 5 May", "28 June – 2 July 2019"."""
    last_month, last_year = month_of(match, "m2"), year_of(match, "y2")
    month, year = month_of(match) or last_month, year_of(match, "y") or last_year
    first, last = day_of(match), day_of(match, "d2")
    if not (first and last) or (month == last_month and first >= last):
        return None
    return {
        "kind": Kind.ABSOLUTE,
        "year": year,
        "month": month,
        "day": first,
        "last_year": last_year,
        "last_month": last_month,
        "last_day": last,
    }


def edge_day(match: re.Match[str], order: str) -> Fields | None:
    """ "On the last day of March", "the first morning of the year"."""
    shift, text = shift_of(match), group(match, "shift")
    month, year = month_of(match), year_of(match)
    if month and shift:  # "on the first day of last August"
        part = f"{part_of(match)}-day"
        return {"kind": Kind.ABSOLUTE, "year": year, "month": month, "part": part, "shift": shift}
    of_year = "year" in text or bool(group(match, "y2"))
    if of_year:
        month = 12 if part_of(match) == "last" else 1
    return {
        "kind": Kind.ABSOLUTE,
        "year": year,
        "month": month,
        "part": f"{part_of(match)}-day",
        "shift": ("this" if text == "this month" else "same") if shift and not of_year else "",
        "unit": "" if of_year else "month",
    }


def nth_last_day(match: re.Match[str], order: str) -> Fields | None:
    """ "The second-last day of November", "the last day but one", "the penultimate day": one before the last."""
    written = group(match, "n", "n2", "n4")
    back = (ordinal_word(written) or 2) - 1 if match.group("n") else (number_word(written) if written else 1) or 1
    return {"kind": Kind.ABSOLUTE, "year": year_of(match), "month": month_of(match), "part": "last-day", "count": -back}


def day_of_last(match: re.Match[str], order: str) -> Fields | None:
    """ "Last December 6", "on 1 October last": the newest such day that is over."""
    day = next((found for name in ("d", "d2", "d3", "d4") if (found := day_of(match, name))), None)
    month = next((found for name in ("m", "m2", "m3", "m4") if (found := month_of(match, name))), None)
    return {"kind": Kind.ABSOLUTE, "month": month, "day": day, "shift": "last"} if day and month else None


def very_last_day(match: re.Match[str], order: str) -> Fields | None:
    """ "On the very last day", "the penultimate day of the month": of the month in force."""
    if not part_of(match):
        back = (ordinal_word(group(match, "n") or "second") or 2) - 1
        return {"kind": Kind.ABSOLUTE, "part": "last-day", "count": -back, "shift": "same", "unit": "month"}
    return {"kind": Kind.ABSOLUTE, "part": f"{part_of(match)}-day", "shift": "same", "unit": "month"}


def ordinal_of(match: re.Match[str], order: str) -> Fields | None:
    """ "The twenty-first of March", "the 4th of that month"."""
    day, shift = ordinal_word(group(match, "ord", "ord2")), shift_of(match)
    if "this month" in group(match, "shift") or shift == "last":  # "on the twenty-first of last month"
        return {"kind": Kind.DEICTIC, "unit": "month", "shift": shift, "day": day}
    return {
        "kind": Kind.ABSOLUTE,
        "year": year_of(match),
        "month": month_of(match) or month_of(match, "m2"),
        "day": day,
        "shift": shift,
    }


def numbered_month(match: re.Match[str], order: str) -> Fields | None:
    """ "The 12th day of the 3rd month", "(4th month)", "month 4 of 2018", "4月5日": months that are counted."""
    number = group(match, "n", "n2", "n3", "n4")
    month = int(number) if number.isdecimal() else ordinal_word(number)
    if month is None or not 1 <= month <= 12:
        return None
    day = day_of(match) or ordinal_word(group(match, "ord"))
    return {"kind": Kind.ABSOLUTE, "year": year_of(match, "y", "y2", "y3"), "month": month, "day": day}


def foreign(match: re.Match[str], order: str) -> Fields | None:
    """ "15 février 2011", "marzo de 2011": a date that the translator left as it stood."""
    month = foreign_months()[group(match, "fm", "fm2").rstrip(".")]
    return {"kind": Kind.ABSOLUTE, "year": year_of(match, "y", "y2"), "month": month, "day": day_of(match)}


def nth_weekday(match: re.Match[str], order: str) -> Fields | None:
    """ "The second Tuesday of May", "on the first Monday", "the last Friday of last month"."""
    rank = group(match, "ord", "ord2")
    if group(match, "shift") == "last month":
        part = "last-weekday" if rank in ("last", "final") else f"weekday-{ordinal_word(rank)}"
        weekday = weekday_number(group(match, "wd"))
        return {"kind": Kind.DEICTIC, "unit": "month", "shift": "last", "part": part, "weekday": weekday}
    return {
        "kind": Kind.ABSOLUTE,
        "year": year_of(match),
        "month": month_of(match),
        "part": "last-weekday" if rank in ("last", "final") else f"weekday-{ordinal_word(rank)}",
        "weekday": weekday_number(group(match, "wd", "wd2")),
        "shift": shift_of(match),
        "unit": "" if month_of(match) or shift_of(match) else "month",
    }


def weekday_of_year(match: re.Match[str], order: str) -> Fields | None:
    """ "The last Wednesday of the year"."""
    first = group(match, "ord") == "first"
    return {
        "kind": Kind.ABSOLUTE,
        "year": year_of(match),
        "month": 1 if first else 12,
        "part": "weekday-1" if first else "last-weekday",
        "weekday": weekday_number(group(match, "wd")),
    }


def day_only(match: re.Match[str], order: str) -> Fields | None:
    """ "On the 14th", "Mon 7": the month is that in force."""
    day = day_of(match) or ordinal_word(group(match, "ord"))
    return {"kind": Kind.ABSOLUTE, "day": day, "weekday": weekday_number(group(match, "wd"))} if day else None


def day_in_year(match: re.Match[str], order: str) -> Fields | None:
    """ "23 (2019)", under JANUARY: the month is that of the heading."""
    return {"kind": Kind.ABSOLUTE, "day": day_of(match), "year": year_of(match, "y", "y2")}


def stretch(match: re.Match[str], order: str) -> Fields | None:
    """A part of a month or year: "the second week of May", "the first three months of 2020", "the end of April"."""
    month, year, shift = month_of(match), year_of(match), group(match, "shift")
    shift = "that year" if shift == "same year" else shift
    unit = group(match, "unit")
    if unit == "month" and part_of(match) in ("first", "last") and group(match, "y2"):
        # "in the last month of 2015"
        return {"kind": Kind.ABSOLUTE, "year": year, "month": 12 if part_of(match) == "last" else 1}
    several = unit == "months" and not group(match, "n") and part_of(match) in ("first", "last")
    unit = unit if unit == "days" else unit.rstrip("s")  # "the first days of May" are not its first day
    part = group(match, "ord") or part_of(match, "part", "part2", "part3")
    season = group(match, "season")
    of_year = bool(group(match, "y2")) or shift == "year"
    if unit:
        count = number_word(group(match, "n")) if group(match, "n") else _SEVERAL if several else None
        part = f"{part}-{unit}" + (f"-{count}" if count else "")
    if unit in ("half", "quarter") and (shift.endswith("year") or year) and not month:
        months = _part_of_year(group(match, "part"), unit)
        return {**months, "year": year} if months else None
    fields: Fields = {"kind": Kind.ABSOLUTE, "year": year, "month": month, "part": part}
    if part in ("early", "late") and not month and group(match, "part") not in ("turn", "dawn") and of_year:
        # "At the start of the year" is its first month or so, "early in 2019" may be any of its first half.
        return {**fields, "month": 1 if part == "early" else 12, "unit": "edge"}
    if season:
        return {**fields, **season_months(season)}
    if shift.endswith(("week", "month")) or shift in (
        "the year",
        "this year",
        "that year",
        "that new year",
        "last year",
    ):
        scale = "week" if shift.endswith("week") else "month" if shift.endswith("month") else "year"
        if scale == "year":
            edges = {"first": 1, "early": 1, "last": 12, "final": 12, "late": 12}
            open_month = unit == "half" or part[-1:].isdecimal()
            fields["month"] = None if open_month else edges.get(part if unit == "" else part.split("-")[0])
        kind = Kind.DEICTIC if shift.split()[0] in ("this", "last") else Kind.SAME
        return {**fields, "kind": kind, "shift": shift.split()[0] if kind is Kind.DEICTIC else "same", "unit": scale}
    return fields


def within(match: re.Match[str], order: str) -> Fields | None:
    """ "Early in the year", "halfway through the month", "by mid-year": the months or the part of a month meant."""
    part = {"early": "early", "late": "late"}.get(group(match, "part"), "mid")
    if month := month_of(match):
        return {"kind": Kind.ABSOLUTE, "year": year_of(match), "month": month, "part": part}
    if group(match, "unit", "unit2") == "month":
        return {"kind": Kind.SAME, "unit": "month", "shift": "same", "part": part}
    first, last = _WITHIN_YEAR[part]
    return {"kind": Kind.ABSOLUTE, "month": first, "last_month": last, "unit": "quarter"}


_WITHIN_YEAR = {"early": (1, 3), "mid": (6, 7), "late": (10, 12)}  # months


def _part_of_year(part: str, unit: str) -> Fields | None:
    """ "The second half of the year": its months, in the year in force."""
    months = 6 if unit == "half" else 3
    rank = {"last": 12 // months, "latter": 12 // months}.get(part) or ordinal_word(part) or 0
    if not 1 <= rank <= 12 // months:
        return None
    return {"kind": Kind.ABSOLUTE, "month": (rank - 1) * months + 1, "last_month": rank * months, "unit": "quarter"}


def season_months(season: str) -> Fields:
    """The first and last month of a season, as fields."""
    first, last = calendar_table()["seasons"][season]
    return {"month": first, "last_month": last, "unit": "season"}


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def quarter(match: re.Match[str], order: str) -> Fields | None:
    """ "In the third quarter of 2018", "H1 2020", "the last trimester"."""
    part, unit = part_of(match), group(match, "unit", "unit2")
    number = group(match, "quarter", "quarter2", "quarter3")
    half = unit.startswith(("half", "semester")) or (not unit and "h" in match.group(0).lower())
    written = number or part
    rank = (
        _ROMAN.get(written)
        or (number_word(number) if number else None)
        or {"last": 2 if half else 4}.get(part)
        or ordinal_word(part)
    )
    months = 6 if half else 3
    if rank is None or not 1 <= rank <= 12 // months:
        return None
    year = year_of(match)
    inside = not unit.startswith("half") and re.search(
        r"\b(?:in|during|over|of) the $", match.string[: match.start()], re.IGNORECASE
    )
    if inside and not re.match(r"\s+of\b", match.string[match.end() :]):
        number = number or part  # "In the second quarter forty were freed"
    line = not unit.startswith("half") or not match.string[: match.start()].rsplit("\n", 1)[-1].strip(" *_#•·–—-(")
    if not number and year is None and not (line and re.match(r"\s*(?:[.,;:)]|$)", match.string[match.end() :][:60])):
        return None  # "the first half of the match": only with a year, or as a line of its own
    return {
        "kind": Kind.ABSOLUTE,
        "year": year,
        "month": (rank - 1) * months + 1,
        "last_month": rank * months,
        "unit": "quarter",
    }
