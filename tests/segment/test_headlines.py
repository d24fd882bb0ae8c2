"""Headlines that state the win themselves."""

from pathlib import Path

import pytest

from extract.layout import find_blocks
from extract.model import Article, BlockKind, Parsed, Span
from extract.segment.headlines import as_items, silent_headlines

TEXT = """News of the valley

1. Bakers of Lom let go

They walked home along the river.

2. Valley gets its wells back

A court ruled so on Friday. The buckets were found in the cellar.

WATER

May 2019

Nobody paid.
"""


@pytest.fixture
def parsed() -> Parsed:
    article = Article("made", Path("made.txt"), TEXT, Span(0, len(TEXT)), "")
    return Parsed(article, find_blocks(article), (), ())


def words(parsed: Parsed, places: frozenset[int]) -> list[str]:
    return [parsed.blocks[place].body.of(TEXT) for place in sorted(places)]


def test_a_headline_may_state_what_no_block_below_it_does(parsed: Parsed) -> None:
    every = ["Bakers of Lom let go", "Valley gets its wells back"]
    assert words(parsed, silent_headlines(parsed, telling=())) == every
    court = next(place for place, block in enumerate(parsed.blocks) if block.span.of(TEXT).startswith("A court"))
    assert words(parsed, silent_headlines(parsed, telling={court})) == every[:1]


def test_they_become_items(parsed: Parsed) -> None:
    silent = silent_headlines(parsed, telling=())
    items = as_items(parsed, silent)
    assert all(items.blocks[place].kind is BlockKind.BULLET for place in silent)
    assert [block.span for block in items.blocks] == [block.span for block in parsed.blocks]
