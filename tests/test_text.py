"""Patterns of many names."""

from __future__ import annotations

import re

from extract.text import any_of


def test_the_longest_of_several_fits() -> None:
    pattern = re.compile(any_of(["Guinea", "Guinea-Bissau", "Ghana"]))
    assert [found.group() for found in pattern.finditer("Ghana, Guinea-Bissau, Guinea")] == [
        "Ghana",
        "Guinea-Bissau",
        "Guinea",
    ]


def test_either_case_is_one_group() -> None:
    pattern = re.compile(any_of(["uk", "UK border"]), re.IGNORECASE)
    assert pattern.fullmatch("Uk Border") and pattern.fullmatch("UK")


def test_signs_of_patterns_are_plain() -> None:
    assert re.compile(any_of(["St. Lucia", "^x", "]y"])).fullmatch("^x")
    assert not re.compile(any_of(["St. Lucia"])).fullmatch("Sto Lucia")
    assert re.compile(any_of(["]y", "-z"])).fullmatch("]y")
