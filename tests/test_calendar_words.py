"""Lines that are nothing but a date, and lines that only look so."""

from __future__ import annotations

import pytest

from extract.calendar_words import is_calendar_line, month_number, number_word, ordinal_word, weekday_number

DATES = [
    "FEBRUARY",
    "Oct – Dec",
    "Q2",
    "2012",
    "FEB ’13",
    "SEPT.",
    "The last quarter",
    "July, August, September",
    "•——— 21 December",
    "26 Nov 2020, 07:52",
    "2 Sep 2020, 00:40 (04:10 in Mathura)",
    "OCT & NOV",
    "FROM LAST MONTH",
    "Shortly before Christmas",
    "30.12., four in the morning",
    "Posted 10 December 2016 (Human Rights Day!)",
    "Friday 21 June 2019",
    "Monday",
    "(2012 – 2024)",
    "**March 2020**",
    "Easter Sunday",
]
OTHERS = [
    "March for Life",
    "The end",
    "In the first",
    "12.",
    "Two years later",
    "14 comments",
    "",
    "Section 377",
    "Maya",
    "A year",
]


@pytest.mark.parametrize("line", DATES)
def test_date_lines(line: str) -> None:
    assert is_calendar_line(line)


@pytest.mark.parametrize("line", OTHERS)
def test_other_lines(line: str) -> None:
    assert not is_calendar_line(line)


def test_words() -> None:
    assert (
        month_number("Sept."),
        month_number("Octave"),
        weekday_number("Thu"),
        number_word("three"),
        ordinal_word("22nd"),
    ) == (9, None, 3, 3, 22)
