"""Headlines that state the win themselves: "3. Blasphemy verdict overturned", with only the story's details below."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from extract.calendar_words import is_calendar_line
from extract.gazetteer import is_country
from extract.model import Block, BlockKind, Parsed
from extract.segment.position import STATING

_LEAST, _MOST = 3, 20  # words: fewer name a theme or a place, more are a text that lost its end
_BETWEEN = 4  # lines between a headline and its text, at most
_OUTERMOST = 1  # the level of headings over the whole article


def silent_headlines(parsed: Parsed, telling: Collection[int]) -> frozenset[int]:
    """The places of the headings that may state a win, since no block below them is among the `telling` ones."""
    found: set[int] = set()
    for place, block in enumerate(parsed.blocks):
        if block.kind is not BlockKind.HEADING or not _may_state(block.span.of(parsed.article.text), block):
            continue
        below = _below(parsed, place)
        # Without a number, the headline of a story that is no win reads like one: "Pardon plea accepted for review".
        if not any(other in telling for other in below) and (is_numbered(block) or not below):
            found.add(place)
    return frozenset(found)


def is_numbered(block: Block) -> bool:
    """Whether a heading opens with a number or a mark: it is one of a list."""
    return block.body.start > block.span.start


def as_items(parsed: Parsed, headlines: Collection[int]) -> Parsed:
    """`parsed` with those headings as items of a list, whose sentences may state wins."""
    blocks = tuple(
        replace(block, kind=BlockKind.BULLET, level=0) if place in headlines else block
        for place, block in enumerate(parsed.blocks)
    )
    return replace(parsed, blocks=blocks)


def _may_state(words: str, block: Block) -> bool:
    plain = words.strip("#*_ :")
    return (
        block.level > _OUTERMOST
        and _LEAST <= len(plain.split()) <= _MOST
        and not plain.endswith("?")
        and not is_calendar_line(plain)
        and not is_country(plain)
    )


def _below(parsed: Parsed, place: int) -> range:
    """The blocks under a heading, up to the next one below some text: a date or a source may stand between."""
    blocks = parsed.blocks
    start = place + 1
    while start < min(len(blocks), place + 1 + _BETWEEN) and blocks[start].kind not in STATING:
        start += 1
    if start == len(blocks) or blocks[start].kind not in STATING:
        return range(0)
    end = start
    while end < len(blocks) and blocks[end].kind is not BlockKind.HEADING:
        end += 1
    return range(start, end)
