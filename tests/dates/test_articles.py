"""Whole articles: cases in `tests/cases/dates_articles.toml`."""

from __future__ import annotations

from typing import Any

import pytest

from by_hand.cases import read_cases
from extract.dates import date_passages
from extract.model import Basis

from .article import build

CASES = read_cases("dates_articles")["article"]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_article_dates(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True, reason=case.get("comment", "")))
    parsed, passages, expected = build(case["text"], case.get("published", ""))
    answers = date_passages(parsed, passages)
    assert tuple(answer.value.edtf if answer.value else "none" for answer in answers) == expected


def test_every_date_names_its_words_and_basis() -> None:
    parsed, passages, _ = build(
        "TITLE Wins of 2019\nHEAD MARCH\nWIN x | The deputies threw out the bill.\nWIN x | On 5 March Ana came home."
    )
    heading, text = date_passages(parsed, passages)
    assert heading.value and heading.value.basis is Basis.HEADING and heading.value.evidence == "MARCH"
    assert heading.because == "heading “MARCH”, year from the title “of 2019”"
    assert text.value and text.value.basis is Basis.TEXT and text.value.evidence == "5 March"
    assert [span.of(parsed.article.text) for span in text.evidence] == ["5 March"]


def test_a_date_against_its_heading_has_a_rival_and_is_less_sure() -> None:
    parsed, passages, _ = build(
        "TITLE Wins of 2019\nHEAD JULY\nWIN x | In October the council slammed the ban.\n"
        "HEAD AUGUST\nWIN x | In August Ana came home."
    )
    against, agreed = date_passages(parsed, passages)
    assert [rival.value.edtf for rival in against.rivals if rival.value] == ["2019-07"]
    assert against.confidence < 0.8 < agreed.confidence


def test_no_passages_no_dates() -> None:
    parsed, _, _ = build("TITLE Wins of 2019\nPARA Nothing happened.")
    assert date_passages(parsed, ()) == ()
