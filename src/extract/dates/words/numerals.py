"""Builders for dates written in figures: ISO days and weeks, Roman months, ranges, a month and its year."""

from __future__ import annotations

import re

from extract.dates.words.groups import Fields, day_of, full_year, group, month_of, year_of
from extract.dates.words.values import Kind, real_day

_NUMBERED = re.compile(
    r"\b(?:articles?|arts?|sections?|secs?|paragraphs?|paras?|clauses?|rules?|decrees?|resolutions?|cases?|laws?|acts?|bills?|"
    r"nos?|nrs?|numbers?|chapters?|files?|rooms?|scores?|pages?|pp?|orders?|regulations?|directives?)\.?\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s*(?:of\b|majorit|[ap]\.?m\b|percent|per cent|points?\b|litres?\b|inch)", re.IGNORECASE)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def figures(match: re.Match[str], order: str) -> Fields | None:
    """ "29.01.2021", "15. 10.", "8/6": day and month in the article's order, or in the only one that is a date."""
    parts = re.findall(r"\d+", match.group("whole"))
    if len(parts) == 2 and _is_number(match):
        return None
    day, month = _ordered(parts[0], parts[1], order)
    if month > 12 >= day:
        day, month = month, day
    year = full_year(parts[2]) if len(parts) > 2 else None
    # A year of its own must have that day; one left open may be a leap year.
    if not (1 <= month <= 12 and day >= 1) or real_day(year or 2000, month, day) is None:
        return None
    return {"kind": Kind.ABSOLUTE, "year": year, "month": month, "day": day}


def _is_number(match: re.Match[str]) -> bool:
    """ "Article 3/2", "a 2/3 majority", "1/3 of the judges", "12.05 p.m.": figures that are no day."""
    before, after = match.string[: match.start("whole")][-30:], match.string[match.end("whole") :][:20]
    return bool(_NUMBERED.search(before) or _COUNTED.match(after))


def year_first(match: re.Match[str], order: str) -> Fields | None:
    """ "2021-05-04", "2021/5/4"."""
    return _day(int(match.group("y")), int(match.group("mm")), day_of(match))


def iso_range(match: re.Match[str], order: str) -> Fields | None:
    """ "2023-01 to 2025-07", "2023-01-05/2023-02-01"."""
    days = bool(match.group("d") and match.group("d2"))
    return {
        "kind": Kind.ABSOLUTE,
        "year": int(match.group("y")),
        "month": int(match.group("mm")),
        "day": day_of(match) if days else None,
        "last_year": int(match.group("y2")),
        "last_month": int(match.group("mm2")),
        "last_day": day_of(match, "d2") if days else None,
    }


def week(match: re.Match[str], order: str) -> Fields | None:
    """ "2021-W14", "week 14 of 2021"."""
    number = int(group(match, "n", "n2", "n3", "n4"))
    year = full_year(group(match, "y", "y2"))
    return {"kind": Kind.ABSOLUTE, "year": year, "part": f"isoweek-{number}"} if 1 <= number <= 53 else None


def roman(match: re.Match[str], order: str) -> Fields | None:
    """ "3.III.2019", "freed on 12/XI"."""
    month, day = group(match, "rm"), day_of(match)
    if month not in _ROMAN or not day:
        return None
    year = full_year(group(match, "y"))
    return {"kind": Kind.ABSOLUTE, "year": year, "month": _ROMAN.index(month) + 1, "day": day}


def roman_month(match: re.Match[str], order: str) -> Fields | None:
    """ "V.2008", "XI/2014"."""
    month = group(match, "rm")
    return (
        {"kind": Kind.ABSOLUTE, "year": int(match.group("y")), "month": _ROMAN.index(month) + 1}
        if month in _ROMAN
        else None
    )


def dashed(match: re.Match[str], order: str) -> Fields | None:
    """ "3-Mar-2021", "05MAY2018", and a cable's "02AUG", which leaves the year open."""
    month, day = month_of(match), day_of(match)
    return {"kind": Kind.ABSOLUTE, "year": year_of(match), "month": month, "day": day} if month and day else None


def dashed_month(match: re.Match[str], order: str) -> Fields | None:
    """ "Mar-21": a month and its year."""
    month = month_of(match) or month_of(match, "m2")
    return {"kind": Kind.ABSOLUTE, "year": full_year(group(match, "y", "y2")), "month": month}


def month_year(match: re.Match[str], order: str) -> Fields | None:
    """ "03/2021", "??.12.08": a month and its year."""
    return {"kind": Kind.ABSOLUTE, "year": full_year(match.group("y")), "month": int(group(match, "mm", "mm2"))}


def day_range(match: re.Match[str], order: str) -> Fields | None:
    """ "01.–02.02.2022", "30.9.–2.10.": the month of the first day may be left to the last one."""
    last_day, last_month = _ordered(match.group("b"), match.group("b2"), order)
    own = match.groupdict().get("a2")
    first_day, first_month = _ordered(match.group("a"), own, order) if own else (int(match.group("a")), last_month)
    last_year = full_year(group(match, "y2"))
    first_year = full_year(group(match, "y")) or last_year
    if not (1 <= first_month <= 12 and 1 <= last_month <= 12 and 1 <= first_day <= 31 and 1 <= last_day <= 31):
        return None
    if first_month == last_month and first_day >= last_day:
        return None
    if match.group("sep") == "/" and last_year is None:
        return None  # "1/2-3/4": as likely fractions
    return {
        "kind": Kind.ABSOLUTE,
        "year": first_year,
        "month": first_month,
        "day": first_day,
        "last_year": last_year,
        "last_month": last_month,
        "last_day": last_day,
    }


def _ordered(one: str, other: str, order: str) -> tuple[int, int]:
    """Day and month of two figures."""
    return (int(one), int(other)) if order == "DMY" else (int(other), int(one))


def _day(year: int | None, month: int | None, day: int | None) -> Fields | None:
    if not (year and month and day):
        return None
    return {"kind": Kind.ABSOLUTE, "year": year, "month": month, "day": day}
