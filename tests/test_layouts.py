"""The same plain wins in every mark, separator, form of date and place that `bench/layouts.py` knows."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

import layouts
import trials

PLAIN = layouts.Layout("3 March", "•", ", ", "Chad", "day", "before :", "title", "forwards")
ABOVE = replace(PLAIN, mark="1.", joint=" | ", shape="above", first="place")


def _varied() -> Iterator[layouts.Layout]:
    """Each value of each dimension, beside otherwise plain ones: a label before the statement, or above it."""
    for plain in (PLAIN, ABOVE):
        yield from (replace(plain, date=date) for date in layouts.DATES)
        yield from (replace(plain, mark=mark) for mark in layouts.MARKS if mark != "##" or plain is ABOVE)
        yield from (replace(plain, joint=joint) for joint in layouts.JOINTS)
        yield from (replace(plain, place=place) for place in layouts.PLACES)
        yield from (replace(plain, first=first, year=year) for first in ("day", "place") for year in layouts.YEARS)
    yield from (replace(PLAIN, shape=shape) for shape in layouts.SHAPES)


@pytest.mark.parametrize("layout", dict.fromkeys(_varied()), ids=str)
def test_layout_changes_nothing(layout: layouts.Layout) -> None:
    page = layouts.rendered(layout, random.Random(3), fewest=5, most=5)
    outcomes = trials.read_page(page, layouts.judge).outcomes
    assert all(one.right for one in outcomes), page.text
