"""Heads of articles, from tests/cases/front_matter.toml."""

from typing import Any

import pytest

from by_hand.cases import read_cases
from extract.read.decode import UndecodableError
from extract.read.front_matter import read_front_matter

CASES = read_cases("front_matter")["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_front_matter(case: dict[str, Any]) -> None:
    if "error" in case:
        with pytest.raises(UndecodableError, match=case["error"]) as caught:
            read_front_matter(case["text"])
        assert caught.value.remedy
        return
    head = read_front_matter(case["text"])
    assert (head.title, head.url, head.published) == (case.get("title", ""), case.get("url", ""), case.get("published"))
    assert case["text"][head.body :].startswith(case["body"])
