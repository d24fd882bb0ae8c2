"""What of a sentence is its own statement, as cases."""

from typing import Any

import pytest

from by_hand.cases import read_cases
from extract.telling.cues import main_clause
from extract.telling.polarity import polarity_of

CASES = read_cases("main_clauses")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES["main"]])
def test_main_clause(case: dict[str, Any]) -> None:
    assert main_clause(case["text"]) == case["main"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES["sign"]])
def test_sign(case: dict[str, Any]) -> None:
    assert sorted(polarity_of(case["text"])) == case["signs"]
