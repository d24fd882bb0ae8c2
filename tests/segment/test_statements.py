"""Statements that stand side by side in a sentence, as cases."""

import pytest

from by_hand.cases import read_cases
from extract.segment.statements import statements

CASES = read_cases("statements")["cases"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES])
def test_statements(case: dict[str, str]) -> None:
    words = case["text"]
    assert " | ".join(words[start:end] for start, end in statements(words)) == case["statements"]
