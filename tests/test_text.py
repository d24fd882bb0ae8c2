"""Patterns of many names."""

from __future__ import annotations

import re

from extract.text import alternatives


def test_the_longest_of_several_fits() -> None:
    pattern = re.compile(alternatives(["Guinea", "Guinea-Bissau", "Ghana"]))
    assert [found.group() for found in pattern.finditer("Ghana, Guinea-Bissau, Guinea")] == [
        "Ghana",
        "Guinea-Bissau",
        "Guinea",
    ]


def test_either_case_is_one_group() -> None:
    pattern = re.compile(alternatives(["uk", "UK border"]), re.IGNORECASE)
    assert pattern.fullmatch("Uk Border") and pattern.fullmatch("UK")


def test_signs_of_patterns_are_plain() -> None:
    assert re.compile(alternatives(["St. Lucia", "^x", "]y"])).fullmatch("^x")
    assert not re.compile(alternatives(["St. Lucia"])).fullmatch("Sto Lucia")
    assert re.compile(alternatives(["]y", "-z"])).fullmatch("]y")
