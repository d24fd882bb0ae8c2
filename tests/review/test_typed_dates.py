"""Dates as reviewers and spreadsheets write them."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from by_hand.cases import read_cases
from extract.review.dates import RefusedError, read_date

CASES = read_cases("typed_dates")["case"]


@given(st.text(alphabet="0123456789-/. 'aprilto–,", max_size=24))
def test_whatever_is_typed_is_a_date_or_refused(text: str) -> None:
    try:
        found = read_date(text)
    except RefusedError:
        return
    assert re.fullmatch(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?", found)
    assert read_date(found) == found


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    known, around = case.get("known", ()), case.get("around", ())
    if "refused" in case:
        with pytest.raises(RefusedError, match=case["refused"]):
            read_date(case["text"], known, around)
    else:
        assert read_date(case["text"], known, around) == case["expected"]
