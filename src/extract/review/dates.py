"""Dates as reviewers and their spreadsheets write them → EDTF."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from extract.tables import read_toml


class RefusedError(Exception):
    """A value that is not taken: `reason`, and what the reviewer can write instead (`remedy`)."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason, self.remedy = reason, remedy


HINT = "write 2020-04-05, 2020-04, 2020, or 2020-01/2020-03 between bounds"
_WORD = r"([^\W\d_]+)\.?"
_FAR = 50  # years beyond those told of, from which on a year is a slip rather than a date
_ISO_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_MONTH_OR_DAY = re.compile(rf"{_WORD}[ -]{{1,2}}(?P<number>\d\d)")  # with an apostrophe it is a year
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$")


@dataclass(frozen=True, slots=True)
class _Part:
    """A day, month or year."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def edtf(self) -> str:
        numbers = (f"{self.year:04}", f"{self.month:02}" if self.month else "", f"{self.day:02}" if self.day else "")
        return "-".join(filter(None, numbers))

    @property
    def first(self) -> tuple[int, int, int]:
        return self.year, self.month or 1, self.day or 1

    @property
    def last(self) -> tuple[int, int, int]:
        return self.year, self.month or 12, self.day or 31


def read_date(text: str, known: Iterable[str] = (), around: Iterable[str] = ()) -> str:
    """The date meant by `text` as EDTF: a day, month, year or interval.

    `known` are dates that the article allows (EDTF), which may decide between day-month and month-day; `around` those
    of its other wins, which tell with them what years there can be. Raises `RefusedError` for what is no date, could
    be two, or is of a year far from all that are told, unless it is written to the day.
    """
    known = tuple(known)
    plain = _CLOCK.sub("", text.strip().strip("'’").strip())
    ends = re.split(r"\s*(?:/|\.\.|–|—|\bto\b|\buntil\b)\s*", plain) if _is_interval(plain) else [plain]
    parts = [_read_part(end, known) for end in ends]
    for end, part in zip(ends, parts, strict=True):
        _check_year(end, part, _years(known), _years((*known, *around)))
    if len(parts) == 1:
        return parts[0].edtf
    if parts[0].first > parts[1].last:
        raise RefusedError(f"the interval “{text}” ends before it begins", HINT)
    return f"{parts[0].edtf}/{parts[1].edtf}"


def _is_interval(text: str) -> bool:
    # 04/05/2020 is one date, 2020-01/2020-03 and 2019/2020 are two.
    return bool(re.fullmatch(r"\d{4}(-\d{1,2}){0,2}\s*(/|\.\.)\s*\d{4}(-\d{1,2}){0,2}", text)) or bool(
        re.search(r"\S\s*(–|—|\bto\b|\buntil\b)\s*\S", text)
    )


def _read_part(text: str, known: tuple[str, ...]) -> _Part:
    for pattern, make in _PATTERNS:
        if found := pattern.fullmatch(text):
            return make(*found.groups()) if make is not None else _either(found, known)
    if re.fullmatch(r"\d{5}([.,]\d+)?", text):
        raise RefusedError(f"“{text}” is a spreadsheet's number for a day", f"format the cell as text and {HINT}")
    if re.fullmatch(rf"(\d{{1,2}}\W{{1,2}}{_WORD}|{_WORD}\W{{1,2}}\d{{1,2}})", text):
        raise RefusedError(f"“{text}” names no year", HINT)
    raise RefusedError(f"“{text}” is no date", f"{HINT}, or “none”")


def _checked(year: int, month: int = 0, day: int = 0) -> _Part:
    part = _Part(year, month, day)
    if not 1800 <= year <= 2100 or not 0 <= month <= 12 or (day and not 1 <= day <= monthrange(year, month)[1]):
        raise RefusedError(f"{part.edtf} is not in the calendar", HINT)
    return part


def _iso(year: str, month: str | None, day: str | None) -> _Part:
    if month and int(month) == 0:
        raise RefusedError(f"there is no month {month}", HINT)
    return _checked(int(year), int(month or 0), int(day or 0))


def _either(found: re.Match[str], known: tuple[str, ...]) -> _Part:
    """Day-month or month-day with slashes or dashes: whichever the calendar or the article allows."""
    first, second, year = int(found[1]), int(found[2]), _full_year(found[3])
    readings = {(first, second), (second, first)}
    possible = [_Part(year, month, day) for month, day in readings if 1 <= month <= 12 and 1 <= day <= 31]
    if len(possible) == 1:
        return _checked(year, possible[0].month, possible[0].day)
    fitting = [part for part in possible if any(_within(part, other) for other in known)]
    if len(fitting) == 1:
        return fitting[0]
    if not possible:
        raise RefusedError(f"“{found[0]}” is not in the calendar", HINT)
    both = " or ".join(sorted(part.edtf for part in possible))
    raise RefusedError(f"“{found[0]}” can be {both}", f"write it as one of {both}")


def _check_year(text: str, part: _Part, asked: set[int], told: set[int]) -> None:
    """Raise `RefusedError` for a year that the reviewer cannot have meant, given the years `asked` and `told` of.

    Where no year is told, as in the decisions file, anything goes.
    """
    if not told or part.year in told:
        return
    if (found := _MONTH_OR_DAY.fullmatch(text)) and 1 <= int(found["number"]) <= 31:
        day = f"{min(asked)}-{part.month:02}-{found['number']}" if len(asked) == 1 else "the day with its year"
        raise RefusedError(f"“{text}” can be a day, or a month of {part.year}", f"write {day}, or {part.edtf}")
    if not _ISO_DAY.fullmatch(text) and not min(told) - _FAR <= part.year <= max(told) + _FAR:
        years = "–".join(map(str, sorted({min(told), max(told)})))
        remedy = f"mend the year, or, if it is meant, write {_to_the_day(part)}"
        raise RefusedError(f"{part.edtf} is far from the years that the article tells of ({years})", remedy)


def _to_the_day(part: _Part) -> str:
    year, month, day = part.last
    first, last = _Part(*part.first), _Part(year, month, min(day, monthrange(year, month)[1]))
    return first.edtf if first == last else f"{first.edtf}/{last.edtf}"


def _years(dates: Iterable[str]) -> set[int]:
    """All the years that dates in EDTF touch."""
    found: set[int] = set()
    for edtf in dates:
        ends = [int(year) for year in re.findall(r"(?:^|/)(\d{4})", edtf)]
        found.update(range(ends[0], ends[-1] + 1) if ends else ())
    return found


def _within(part: _Part, edtf: str) -> bool:
    ends = [re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", end) for end in edtf.split("/")]
    if not all(ends):
        return False
    parts = [_Part(*(int(number or 0) for number in end.groups())) for end in ends if end]
    return parts[0].first <= part.first and part.last <= parts[-1].last


def _month(word: str) -> int:
    try:
        return _months()[_bare(word)]
    except KeyError:
        raise RefusedError(f"“{word}” is no month", HINT) from None


@cache
def _months() -> dict[str, int]:
    table = read_toml("typed_months")["months"]
    return {_bare(word): row[0] for row in table.values() for word in row[1:]}


def _bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if char.isalpha())


def _full_year(digits: str) -> int:
    # Spreadsheets write two digits for 1950 to 2049.
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 50 else 1900)


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[..., _Part] | None], ...] = (
    (re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?\.?"), _iso),
    (re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)"), lambda d, m, y: _checked(_full_year(y), int(m), int(d))),
    (re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)"), None),
    (re.compile(r"(\d{1,2})[./-](\d{4})"), lambda m, y: _iso(y, m, None)),
    # "Apr-20" is what a spreadsheet makes of a typed 2020-04, never the 20th of an unknown year.
    (re.compile(rf"{_WORD}[ -]{{1,2}}['’]?(\d{{4}}|\d\d)"), lambda m, y: _checked(_full_year(y), _month(m))),
    (
        re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th|er|\.)?[ -]{{1,2}}(?:de |of )?{_WORD},?[ -](?:de )?(\d{{4}}|\d\d)"),
        lambda d, m, y: _checked(_full_year(y), _month(m), int(d)),
    ),
    (
        re.compile(rf"{_WORD} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})"),
        lambda m, d, y: _checked(int(y), _month(m), int(d)),
    ),
)
