"""The shapes of date expressions (`data/date_shapes.toml`), compiled; the earlier shape wins a stretch of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.anycase import AnyCase
from extract.calendar_words import (
    calendar_table,
    foreign_months,
    holiday_names,
    month_pattern,
    number_names,
    weekday_pattern,
)
from extract.dates.words.eras import era_marks, month_names
from extract.tables import read_toml
from extract.text import alternatives


@dataclass(frozen=True, slots=True)
class Shape:
    """A named shape of date expressions; `needs` names what a text must hold for it to be tried ("" for nothing)."""

    name: str
    pattern: AnyCase
    needs: str


@cache
def shapes() -> tuple[Shape, ...]:
    """Every shape, in order of precedence; the patterns ignore case."""
    words = _words()
    return tuple(
        Shape(one["name"], AnyCase(_filled(one["pattern"], words), re.MULTILINE, as_written=True), one.get("needs", ""))
        for one in read_toml("date_shapes")["shape"]
    )


@cache
def _telling() -> dict[str, AnyCase]:
    words = _words()
    plain = {
        "other_month": words["OM"],
        "foreign": words["FM"],
        "month": words["M"],
        "weekday": words["W"],
        "season": words["S"],
        "holiday": words["H"],
    }
    return {
        "digit": AnyCase(r"\d"),
        "era": AnyCase(rf"(?<!\w)(?:{words['E']})"),
        **{name: AnyCase(rf"\b(?:{pattern})") for name, pattern in plain.items()},
    }


def holds(text: str) -> frozenset[str]:
    """Which of the words that shapes need are in `text`."""
    return frozenset(("", *(name for name, pattern in _telling().items() if pattern.search(text))))


def _words() -> dict[str, str]:
    table = calendar_table()
    counting = [word for word in number_names() if word not in ("a", "an")]
    holidays = holiday_names()
    # "Ana’s court on the third ratified the treaty"; not "on the third failed attempt"
    does = (
        r" (?:(?-i:[a-z]{3,}ed)|held|found|struck|threw|gave|took|let|won|left|withdrew) "
        r"(?:the|a|an|his|her|its|their|all|both|that|to|against|for|in|on|by|from|with|(?-i:[A-Z])\w+)\b"
    )
    return {
        "M": month_pattern(),
        "MONTH": r"(?-i:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)",
        "W": weekday_pattern().replace(r"\.?", ""),
        "Y": r"(?:(?:1[89]|20)\d\d|[’'‘]\d\d)(?!\d)",
        "TH": "st|nd|rd|th",
        "O": alternatives(table["ordinals"]),
        # "March second" may be a second thing done in March.
        "O_TH": alternatives([word for word in table["ordinals"] if word not in ("first", "second", "third")]),
        "N": rf"(?:\d{{1,3}}|{alternatives(number_names())})",
        "N2": rf"(?:\d{{1,3}}|{alternatives(counting)})",
        "S": alternatives(table["seasons"]),
        "H": alternatives(sorted(holidays)),
        "E": era_marks(),
        "OM": month_names(),
        "FM": alternatives(list(foreign_months())),
        "DOES": does,
        # "on Monday the third the judges met"; not "on Monday the third judge resigned"
        "STOPS": r"(?=[\W_]*$|\W*[.,;:()–—]| (?:of|in|at|the|a|an|his|her|their|its|our|he|she|they|we|it|there|two|"
        r"all|both|judges|parliament|police|and|but|after|before|when|as|with|"
        r"(?-i:[A-Z])[\w’-]+(?: (?-i:[A-Z])[\w’-]+)? (?:was|is|had|left|came|walked|went|won))\b"
        rf"|{does})",
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
