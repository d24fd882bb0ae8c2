"""Where an article tells its year: four wins under many heads and feet, cases in `tests/cases/dates_heads.toml`."""

from __future__ import annotations

from typing import Any

import pytest

from by_hand.cases import read_cases
from extract.dates import date_passages

from .article import head_page, laid_out

CASES = read_cases("dates_heads")["head"]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_year_of_the_head(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True, reason=case.get("comment", "")))
    parsed, passages, expected = laid_out(head_page(case), case.get("name", "sample"))
    answers = date_passages(parsed, passages)
    assert tuple(answer.value.edtf if answer.value else "none" for answer in answers) == expected
    for answer in answers:
        assert case.get("at_least", 0.0) <= answer.confidence <= case.get("at_most", 1.0)
