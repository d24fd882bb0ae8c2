"""Sentence borders, case by case."""

from typing import Any

import pytest

from by_hand.cases import read_cases
from extract.parse.sentences import is_entry_line, split_sentences

CASES = read_cases("sentences")["case"]


def as_param(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [as_param(case) for case in CASES])
def test_sentences(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[start:end] for start, end in split_sentences(text)] == case["expected"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("24 July 2014.", True),
        ("Lomé, 16 February 2022, the Constitutional Court.", True),
        ("Togo (07/2021).", True),
        ("Released 3 May 2014.", False),
        ("She is home since May.", False),
        ("The Court.", False),
    ],
)
def test_lines_that_only_say_when_and_where(words: str, expected: bool) -> None:
    assert is_entry_line(words) is expected
