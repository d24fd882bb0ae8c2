"""Heads of articles, from tests/cases/front_matter.toml."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.read.decode import UndecodableError
from extract.read.front_matter import read_front_matter

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/front_matter.toml").read_text(encoding="utf-8"))["case"]


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
