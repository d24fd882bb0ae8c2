"""What the groups of a matched shape say, as values."""

from __future__ import annotations

import re

from extract.calendar_words import month_number
from extract.text import curly

Fields = dict[str, object]
PARTS = {
    "beginning": "early",
    "start": "early",
    "dawn": "early",
    "middle": "mid",
    "end": "late",
    "ended": "late",
    "closed": "late",
    "out": "late",
    "over": "late",
    "close": "late",
    "turn": "early",
    "first week": "early",
    "one": "first",  # "day one of the month"
    "first days": "early",
    "opening days": "early",
    "last week": "late",
    "final week": "late",
    "last days": "late",
    "final": "last",
    "latter": "second",
    "closing": "last",
    "dying": "last",
    "opening": "first",
    "height": "mid",
    "heat": "mid",
    "heart": "mid",
    "depths": "mid",
    "depth": "mid",
    "midst": "mid",
    "peak": "mid",
}


PIVOT = 60  # "22/5/98" is no day of 2098: from here on, two figures mean the century before


def group(match: re.Match[str], *names: str) -> str:
    """The first of the named groups that matched, in small letters and with single blanks; "" where none did."""
    groups = match.groupdict()
    for name in names:
        if groups.get(name):
            return curly(" ".join(str(groups[name]).lower().split()))
    return ""


def year_of(match: re.Match[str], *names: str) -> int | None:
    """The year in the first of the named groups that matched."""
    return full_year(group(match, *(names or ("y", "y2", "y3", "y4"))))


def full_year(written: str) -> int | None:
    """2021 for "2021" and "’21", 1998 for "98"."""
    digits = written.strip("’'‘ ")
    if not digits.isdecimal():
        return None
    return int(digits) + (0 if len(digits) != 2 else 2000 if int(digits) < PIVOT else 1900)


def month_of(match: re.Match[str], name: str = "m") -> int | None:
    """The number of the month in a group, 1 to 12."""
    return month_number(group(match, name))


def day_of(match: re.Match[str], name: str = "d") -> int | None:
    """The day of a month in a group; None where no month has it."""
    day = int(group(match, name) or 0)
    return day if 1 <= day <= 31 else None


def part_of(match: re.Match[str], *names: str) -> str:
    """The part of a stretch in a group, alike ones by one name: "early" for "at the beginning"."""
    part = group(match, *(names or ("part",)))
    return PARTS.get(part, part)


def shift_of(match: re.Match[str]) -> str:
    """Which neighbour of a stretch is meant: "next", "previous", "last", "this", "same", or ""."""
    words = group(match, "shift", "shift2")
    for key, names in (
        ("next", ("next", "following", "after")),
        ("previous", ("previous", "preceding", "before")),
        ("last", ("last", "past")),
        ("this", ("this", "present", "current")),
        ("same", ("same", "that", "the", "it")),
    ):
        if any(word in words.split() for word in names):
            return key
    return ""


def unit_of(match: re.Match[str]) -> str:
    """The unit in which a group counts: "day", "week", "month" or "year"; nights are days, fortnights weeks."""
    unit = group(match, "unit").rstrip("s")
    return {
        "fortnight": "week",
        "night": "day",
        "morning": "day",
        "afternoon": "day",
        "evening": "day",
        "date": "day",
        "weekend": "week",
    }.get(unit, unit)


def times_of(match: re.Match[str]) -> int:
    """How many of its units a group counts by: two weeks in a fortnight."""
    return 2 if group(match, "unit").startswith("fortnight") else 1
