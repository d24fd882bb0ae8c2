"""Articles in the shapes in which publishers write them: `dates_shapes`, `dates_notations` and `dates_pages.toml`."""

from __future__ import annotations

from typing import Any

import pytest

from by_hand.cases import read_cases
from extract.dates import date_passages

from .article import PAGES, shaped_page

CASES = [case for name in PAGES for case in read_cases(name)["article"]]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_dates_of_a_shape(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True, reason=case.get("comment", "")))
    parsed, passages, expected = shaped_page(case)
    answers = date_passages(parsed, passages)
    assert tuple(answer.value.edtf if answer.value else "none" for answer in answers) == expected
    for answer in answers:
        assert answer.confidence <= case.get("at_most", 1.0)
        assert answer.confidence >= case.get("at_least", 0.0)
