"""What sums up a sentence for the trees: the categories it is like."""

from __future__ import annotations

import math

import pytest

from extract.learnt import shares
from extract.segment.weights import _alike


def test_chances_of_answers_that_exclude_each_other_add_up_to_one() -> None:
    found = shares({"release": 800.0, "ruling": 800.0, "policy": -800.0})
    assert found == pytest.approx({"release": 0.5, "ruling": 0.5, "policy": 0.0})


def test_no_answers_have_no_chances() -> None:
    assert shares({}) == {}


def test_a_sentence_like_one_category_is_less_spread_than_one_like_all() -> None:
    clear = _alike({"release": 1.0, "ruling": 0.0})
    unclear = _alike({"release": 0.5, "ruling": 0.5})
    assert (clear["as:likeliest"], clear["as:spread"]) == (1.0, 0.0)
    assert unclear["as:spread"] == pytest.approx(math.log(2))


def test_without_categories_nothing_is_said() -> None:
    assert _alike({}) == {}
