"""The shapes of date expressions (`data/date_shapes.toml`), compiled; the earlier shape wins a stretch of text."""

from __future__ import annotations

import re
from functools import cache

from extract.calendar_words import alternatives, calendar_table, month_pattern, weekday_pattern
from extract.tables import read_toml


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name and pattern of every shape, in order of precedence; they ignore case."""
    words = _words()
    return tuple(
        (shape["name"], re.compile(_filled(shape["pattern"], words), re.IGNORECASE | re.MULTILINE))
        for shape in read_toml("date_shapes")["shape"]
    )


def _words() -> dict[str, str]:
    table = calendar_table()
    counting = [word for word in table["numbers"] if word not in ("a", "an")]
    holidays = {*table["holidays"], *table["movable"]} - {"new year"}  # "the new year" is a time, "new year" is any
    return {
        "M": month_pattern(),
        "W": weekday_pattern().replace(r"\.?", ""),
        "Y": r"(?:(?:1[89]|20)\d\d|[’'‘]\d\d)(?!\d)",
        "TH": "st|nd|rd|th",
        "O": alternatives(table["ordinals"]),
        "N": rf"(?:\d{{1,3}}|{alternatives([*table['numbers']])})",
        "N2": rf"(?:\d{{1,3}}|{alternatives(counting)})",
        "S": alternatives(table["seasons"]),
        "H": alternatives(sorted(holidays)),
        "NOT_DAY": "|".join(read_toml("date_shapes")["not_a_day"]["words"]),
    }


def _filled(shape: str, words: dict[str, str]) -> str:
    text = re.sub(r"\{(\w+)\}", lambda match: words.get(match.group(1), match.group(0)), shape)
    # A line may break, or a space be doubled, anywhere in a date; classes and look-behinds keep their one space.
    return re.sub(
        r"(\[[^\]]*\]|\(\?<[=!][^)]*\))|( \?)| ",
        lambda match: match.group(1) or (r"\s*" if match.group(2) else r"\s+"),
        text,
    )
