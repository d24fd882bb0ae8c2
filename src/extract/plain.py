"""Values as a sentence says them: “on 14 November 2019”, “Algeria and Italy”. For people; programs read the values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extract.countries import country
from extract.tables import read_toml

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_SEASON = re.compile(r"(\d{4})-(2[1-4])")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def plain_date(edtf: str) -> str:
    """The EDTF date in words: 14 November 2019, April 2020, from January to March 2020; others as they are."""
    text = edtf.rstrip("?~%")
    first, slash, last = text.partition("/")
    if slash:
        return _between(first.strip("."), last.strip("."), edtf)
    if found := _DAY.fullmatch(text):
        return _day(date(*map(int, found.groups())))
    if found := _MONTH.fullmatch(text):
        return f"{date(int(found[1]), int(found[2]), 1):%B} {int(found[1])}"
    if found := _SEASON.fullmatch(text):
        return f"{_SEASONS[found[2]]} {found[1]}"
    return text


def plain_when(edtf: str) -> str:
    """The EDTF date as an adverb: on 14 November 2019, in April 2020, between January and March 2020."""
    text = edtf.rstrip("?~%")
    if "/" in text:
        return plain_date(edtf)
    return f"{'on' if _DAY.fullmatch(text) else 'in'} {plain_date(edtf)}"


def plain_countries(codes: Sequence[str]) -> str:
    """The countries by their English names."""
    return plain_list([country(code).name for code in codes])


def plain_within(codes: Sequence[str]) -> str:
    """The countries as a sentence names them after “in”: Sudan and the United States."""
    ends = tuple(read_toml("plain")["the"]["ends"])
    names = [country(code).name for code in codes]
    return plain_list([f"the {name}" if name.endswith(ends) else name for name in names])


def plain_list(items: Sequence[str]) -> str:
    """“A, B and C”."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _between(first: str, last: str, edtf: str) -> str:
    if first and last:
        one, other = plain_date(first), plain_date(last)
        # "between January 2020 and March 2020" says the year twice.
        if one.endswith(year := f" {first[:4]}") and other.endswith(year):
            one = one.removesuffix(year)
        return f"between {one} and {other}"
    if last:
        return f"in {plain_date(last)} or before"
    return f"in {plain_date(first)} or later" if first else edtf
