"""One sentence, one date: cases in `tests/cases/dates.toml`, negatives and known failures included."""

from __future__ import annotations

from typing import Any

import pytest

from by_hand.cases import read_cases
from extract.dates import date_passages

from .article import sentence_page

CASES = read_cases("dates")["case"]


def dated(case: dict[str, Any]) -> str:
    """The EDTF that the article of one case gets."""
    parsed, passages = sentence_page(case)
    (answer,) = date_passages(parsed, passages)
    assert answer.because
    assert 0 < answer.confidence <= 1
    return answer.value.edtf if answer.value else "none"


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_sentence_date(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True, reason=case.get("comment", "")))
    assert dated(case) == case["expected"], case.get("comment", "")
