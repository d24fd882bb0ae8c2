"""Dates as reviewers and spreadsheets write them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.review.dates import RefusedError, read_date

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "typed_dates.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    if "refused" in case:
        with pytest.raises(RefusedError, match=case["refused"]):
            read_date(case["text"], case.get("known", ()))
    else:
        assert read_date(case["text"], case.get("known", ())) == case["expected"]
