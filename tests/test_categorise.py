"""Kinds of wins."""

from dataclasses import replace
from typing import Any

import pytest

from by_hand.cases import read_cases
from by_hand.marked import make_passage
from extract.categorise import categorise, category_chances, category_features, without_background
from extract.model import Answer, Block, BlockKind, Category, Span

TABLE = read_cases("categories")


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


@pytest.mark.parametrize(
    ("before", "lead", "details", "acts"),
    [
        ("", "Widows may inherit since May.", "The judges were unanimous.", "acting:court"),
        ("Parliament sat until midnight.", "Widows may inherit now.", "", "acting:parliament"),
        ("The tribunal had heard forty widows.", "It wants their land back.", "", "acting:court"),
        ("", "The Supreme Court let widows inherit.", "Parliament must change the code.", None),
    ],
)
def test_who_acts_is_read_beside_a_lead_that_names_nobody(
    before: str, lead: str, details: str, acts: str | None
) -> None:
    features = category_features(*make_passage(lead, details, before))
    assert [name for name in features if name.startswith("acting:")] == ([acts] if acts else [])


def test_the_verb_tells_more_than_what_its_subject_plans() -> None:
    features = category_features(*make_passage("The plan to shut the camp was ruled unconstitutional."))
    assert {"first act:announce", "told act:rule"} <= features.keys()


def test_a_heading_tells_the_kind_of_what_it_heads() -> None:
    parsed, passage = make_passage("Widows may inherit since May.", label="Judgments")
    headed = replace(passage, label=None, headings=(passage.label,) if passage.label else ())
    assert category_features(parsed, headed)["headed:ruling"] == 1.0


def test_an_item_in_short_leans_on_the_paragraph_above() -> None:
    parsed, passage = make_passage("Then came Nevis, in August.", before="The court struck down the law.")
    above = Span(0, passage.lead.start - 1)
    blocks = (Block(BlockKind.PARAGRAPH, above, above), *parsed.blocks)
    features = category_features(replace(parsed, blocks=blocks), replace(passage, block=1))
    assert {"terse", "above acts:rule", "above actors:court"} <= features.keys()
