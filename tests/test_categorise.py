"""Kinds of wins."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.categorise import categorise, category_chances, without_background
from extract.model import Answer, Category
from marked import make_passage

TABLE = tomllib.loads((Path(__file__).parent / "cases" / "categories.toml").read_text(encoding="utf-8"))


def params() -> list[Any]:
    failing = pytest.mark.xfail(strict=True, reason="known failure")
    return [
        pytest.param(*case[:1], case[1:], id=case[0][:60], marks=[failing] if case[0] in kind.get("fail", ()) else [])
        for kind in TABLE.values()
        for case in kind["cases"]
    ]


def read(lead: str) -> Answer[Category]:
    parsed, passage = make_passage(lead)
    return categorise(parsed, passage, category_chances(parsed, passage))


@pytest.mark.parametrize(("lead", "accepted"), params())
def test_category(lead: str, accepted: list[str]) -> None:
    assert str(read(lead).value) in accepted


def test_chances_add_up() -> None:
    chances = category_chances(*make_passage("Parliament passed a law."))
    assert sum(chances.values()) == pytest.approx(1)


def test_an_answer_quotes_its_words() -> None:
    lead = "A court in Lyon acquitted the farmer."
    answer = read(lead)
    assert "acquitted" in answer.because
    assert [span.of(lead) for span in answer.evidence] == ["acquitted"]


def test_near_categories_are_rivals() -> None:
    answer = read("She was freed when the court quashed her sentence.")
    assert {str(answer.value), *(str(rival.value) for rival in answer.rivals)} == {"release", "acquittal"}


@pytest.mark.parametrize(
    ("lead", "kept"),
    [
        ("Ana, who was held in 2019 and convicted of libel, left the prison.", "Ana left the prison."),
        ("Following years of campaigning, the bank left the project.", "the bank left the project."),
        ("The men who were freed went home.", "The men who were freed went home."),
        ("She was let out of prison.", "She was let out of prison."),
    ],
)
def test_background_is_left_out(lead: str, kept: str) -> None:
    assert " ".join(without_background(lead).split()) == kept
