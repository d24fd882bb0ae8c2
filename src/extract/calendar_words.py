"""The words of the calendar for every stage: months, weekdays, numbers, and lines that are only a date."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from extract.tables import read_toml
from extract.text import alternatives, curly

_YEAR = re.compile(r"(?:18|19|20)\d\d(?:s|[’']s)?")
_NUMERIC = re.compile(r"\d{1,4}(?:[./:-]\d{1,4})*(?:st|nd|rd|th|s|h)?\.?", re.IGNORECASE)
_ROMAN = re.compile(
    r"\d{1,2}([./-])[ivx]{1,4}\1(?:(?:19|20)\d\d|\d\d)|[ivx]{1,4}[./-](?:19|20)\d\d"
)  # "16.xii.2019", "xii.2019"
_RANK = r"(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th|i{1,3}|iv|one|two|three|four|[1-4])"
_PART = re.compile(  # "Q2", "QUARTER II", "3rd quarter", "first half-year", "Semester 1"
    rf"\b(?:{_RANK}\s+(?:quarter|half|trimester|semester)|(?:quarter|half-year|trimester|semester)\s+{_RANK}|q[1-4]|h[12])\b",
    re.IGNORECASE,
)
_LINE_LIMIT = 60  # a longer line is a sentence that happens to be all calendar
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@cache
def calendar_table() -> dict[str, Any]:
    """The whole table `data/calendar.toml`."""
    return read_toml("calendar")


@cache
def month_pattern() -> str:
    """A pattern (no groups) for any month's name or abbreviation, its full stop included; compile it ignoring case."""
    return rf"(?:{alternatives(calendar_table()['months'])})\b\.?"


@cache
def weekday_pattern() -> str:
    """A pattern (no groups) for any weekday's name or abbreviation; compile it ignoring case."""
    return rf"(?:{alternatives(calendar_table()['weekdays'])})\b\.?"


def _looked_up(table: str, word: str) -> int | None:
    found = calendar_table()[table].get(curly(" ".join(word.split()).casefold().rstrip(".")))
    return int(found) if found is not None else None


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name or abbreviation, else None."""
    return _looked_up("months", word)


@cache
def foreign_months() -> dict[str, int]:
    """The months in the other languages of which translators leave dates standing, less what is also English."""
    names: dict[str, list[str]] = calendar_table()["foreign_months"]
    return {name: number for number, spellings in enumerate(names.values(), 1) for name in spellings}


def weekday_number(word: str) -> int | None:
    """0 (Monday) to 6 for a weekday's name or abbreviation, else None."""
    return _looked_up("weekdays", word)


@cache
def number_names() -> dict[str, int]:
    """Every written number with its value, "twenty-one" to "ninety-nine" included."""
    table: dict[str, int] = calendar_table()["numbers"]
    joined = {f"{ten}-{one}": table[ten] + table[one] for ten in _TENS for one in _ONES}
    return {**table, **joined, **{name.replace("-", " "): value for name, value in joined.items()}}


def number_word(word: str) -> int | None:
    """The value of "3", "three", "forty-two" or "a", else None."""
    return int(word) if word.isdecimal() else number_names().get(" ".join(word.split()).casefold())


@cache
def holiday_names() -> frozenset[str]:
    """Every name of a holiday, whatever its day is counted from."""
    kinds = ("holidays", "movable", "orthodox", "advent", "nth_weekdays", "hijri", "by_year", "same_as", "sun")
    return frozenset((*(name for kind in kinds for name in calendar_table()[kind]), *saints_days()))


@cache
def saints_days() -> dict[str, tuple[int, int]]:
    """Month and day by every way of naming a saint's day: "st lucy’s day", "feast of saint lucy"."""
    return {
        words: (month, day)
        for name, (month, day) in calendar_table()["saints"].items()
        for saint in (f"st {name}", f"st. {name}", f"saint {name}")
        for words in (f"{saint}’s day", f"{saint}’ day", f"{saint} day", f"feast of {saint}")
        if not words.endswith("’ day") or name.endswith("s")
    }


def ordinal_word(word: str) -> int | None:
    """The value of "3rd" or "third", else None."""
    plain = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", word.strip(), re.IGNORECASE)
    return int(plain.group(1)) if plain else _looked_up("ordinals", word)


@cache
def _line_words() -> frozenset[str]:
    table = calendar_table()
    names = (
        *table["numbers"],
        *table["ordinals"],
        *table["months"],
        *table["weekdays"],
        *table["seasons"],
        *foreign_months(),
        *table["line_words"]["words"],
    )
    return frozenset(names)


@cache
def _telling() -> re.Pattern[str]:
    table = calendar_table()
    words = "|".join(
        (
            rf"(?:{alternatives([*table['months'], *foreign_months()])})\b",
            rf"\b(?:{alternatives(table['seasons'])})\b",
            _PART.pattern,
            r"\b(?:this|last|earlier\s+this)\s+(?:week|month|year|quarter)\b|\b(?:today|yesterday)\b",
            r"\byears?\s+(?:ago|before(?:\s+last)?)\b",
            rf"\b(?:{alternatives(sorted(holiday_names()))})(?!\w)",
            rf"(?:{'|'.join(name for name in table['weekdays'] if name.endswith('day'))})\b",
            r"\b\d{1,2}[./-][IVX]{1,4}[./-]\d\d",
            r"\b(?:week|wk|w|kw)\s?\d{1,2}\b",
            r"\b(?:19|20|25)\d\d\b|\b\d{1,2}[./]\s?\d{1,2}\b",
        )
    )
    return re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)


# "posted 13 December by Liis"
_AUTHOR = re.compile(
    r"^((?:posted|published|added|uploaded|written|filed)\b.*\d.*?),? by [^\W\d_][\w.’'-]*(?: [\w.’'-]+){0,2}$",
    re.IGNORECASE,
)


def is_calendar_line(line: str) -> bool:
    """Whether a line says nothing but when: "FEBRUARY", "Oct – Dec", "Q2", "Posted 11 June 2017", "2012", "FEB ’13"."""
    line = line.strip().strip("*_#•·–—-=|:►▶>[] ").strip()
    line = re.sub(r"^(?:[A-Z]|[IVX]{1,4}|[ivx]{1,5})[.)]\s+(?=\S)", "", line)  # "B. 2007"
    # A remark in brackets ("(04:10 in Mathura)", "(Human Rights Day!)") does not make a date heading a sentence.
    line = re.sub(r"(?<=\S)\s*\([^()]*\)$", "", line)
    line = _AUTHOR.sub(r"\1", line)
    if not line or len(line) > _LINE_LIMIT or not _telling().search(line):
        return False
    # The words of a holiday's name are calendar words in it alone: "Day of the Disappeared", "Women’s Day".
    return all(
        _is_calendar_word(word) for word in re.findall(r"[^\s,;|/–—&+•·()]+", _PART.sub(" ", _holiday().sub(" ", line)))
    )


@cache
def _holiday() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(sorted(holiday_names()))})(?!\w)", re.IGNORECASE)


def _is_calendar_word(word: str) -> bool:
    plain = curly(word.strip("*_.:!’'‘“”\"-").casefold())
    if plain and not re.search(r"[\da-zà-ɏ]", plain):
        return True  # "มีนาคม / March": the month in another script beside its English name
    if not plain or _NUMERIC.fullmatch(plain) or _YEAR.fullmatch(plain) or _ROMAN.fullmatch(plain):
        return True
    return all(part in _line_words() or part.isdecimal() for part in plain.split("-")) or plain in _line_words()
