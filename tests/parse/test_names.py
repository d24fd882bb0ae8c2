"""Names made consistent, case by case, from what a model is taken to have found."""

import re
from itertools import pairwise
from typing import Any

import pytest

from by_hand.cases import read_cases
from extract.model import Block, BlockKind, Entity, EntityLabel, Span
from extract.parse.names import settle

CASES = read_cases("names")["case"]


def as_param(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["label"], marks=marks)


def settled(text: str, found: list[list[str]]) -> tuple[Entity, ...]:
    whole = Span(0, len(text))
    entities = [
        Entity(Span(*match.span()), name, EntityLabel(label))
        for name, label in found
        for match in re.finditer(re.escape(name), text)
    ]
    return settle(text, [Block(BlockKind.PARAGRAPH, whole, whole)], entities)


@pytest.mark.parametrize("case", [as_param(case) for case in CASES])
def test_names(case: dict[str, Any]) -> None:
    names = [[entity.text, str(entity.label)] for entity in settled(case["text"], case["found"])]
    assert list(map(list, dict.fromkeys(map(tuple, names)))) == case["expected"]


def test_names_are_exact_slices_in_order_and_apart() -> None:
    text = "Dr Amara Sule met Amara’s lawyer, Kofi Mensah-Boateng, in Accra, Ghana."
    names = settled(text, [["Dr Amara Sule", "PERSON"], ["Kofi Mensah", "PERSON"]])
    assert all(name.span.of(text) == name.text for name in names)
    assert all(left.span.end <= right.span.start for left, right in pairwise(names))


def test_a_label_that_nearly_won_is_handed_on() -> None:
    text = "Then Tavrio spoke. Near Tavrio they met."
    place, person = (
        Entity(Span(at, at + 6), "Tavrio", label) for at, label in ((5, EntityLabel.PERSON), (24, EntityLabel.LOC))
    )
    whole = Span(0, len(text))
    names = settle(text, [Block(BlockKind.PARAGRAPH, whole, whole)], [place, person])
    assert [name.label for name in names] == [EntityLabel.PERSON, EntityLabel.PERSON]
    assert all(name.rivals == (EntityLabel.LOC,) for name in names)


def test_a_name_found_again_says_so() -> None:
    text = "Then Bahareh Karimi was released. Karimi thanked all."
    assert [name.source for name in settled(text, [["Bahareh Karimi", "PERSON"]])] == ["model", "repeat"]
