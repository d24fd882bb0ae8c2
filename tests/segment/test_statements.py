"""Statements that stand side by side in a sentence, as cases."""

import tomllib
from pathlib import Path

import pytest

from extract.segment.statements import statements

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "statements.toml").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES])
def test_statements(case: dict[str, str]) -> None:
    words = case["text"]
    assert " | ".join(words[start:end] for start, end in statements(words)) == case["statements"]
