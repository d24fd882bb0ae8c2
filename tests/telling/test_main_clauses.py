"""What of a sentence is its own statement, as cases."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.telling.cues import main_clause
from extract.telling.polarity import polarity_of

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "main_clauses.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES["main"]])
def test_main_clause(case: dict[str, Any]) -> None:
    assert main_clause(case["text"]) == case["main"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES["sign"]])
def test_sign(case: dict[str, Any]) -> None:
    assert sorted(polarity_of(case["text"])) == case["signs"]
