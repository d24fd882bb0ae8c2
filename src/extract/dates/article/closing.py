"""Date lines that stand below what they date: a feed of news items, each with its day at its foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.calendar_words import is_calendar_line
from extract.dates.words.values import Expression
from extract.model import Block, BlockKind, Parsed, Passage

Marks = list[tuple[Block, tuple[Expression, ...]]]
_FEWEST = 3  # lines: of two one may be the day of writing, below it all
_UPDATED = re.compile(r"\W*(?:last |latest )?(?:update[d]?|modified|edited|revised)\b", re.IGNORECASE)
_TEXTS = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.QUOTE)
_TEXT = 60  # characters; "Comments are closed." is no news item


def closing(marks: Marks, parsed: Parsed, passages: tuple[Passage, ...]) -> Marks:
    """The marks that are date lines, where they close what stands above them; none where they head what follows."""
    told = [(block, found) for block, found in marks if found]
    if len(told) < 2 or not all(found[0].day for _, found in told):
        return []
    places = [block.span.start for block, _ in told]
    starts = sorted(passage.lead.start for passage in passages)
    if len(told) >= _FEWEST and _below_titled_texts([block for block, _ in told], parsed):
        return told
    if starts[-1] > places[-1]:
        return []
    filled = all(any(low <= one < high for one in starts) for low, high in pairwise((0, *places)))
    return told if filled or (len(told) >= _FEWEST and _a_feed(told[0][0], told[-1][0], parsed)) else []


def _below_titled_texts(lines: Sequence[Block], parsed: Parsed) -> bool:
    """Whether nearly every date line has a text just above and a title just below it: each closes its own item."""
    places = {block.span: place for place, block in enumerate(parsed.blocks)}
    found = [places[line.span] for line in lines]
    text = sum(place > 0 and parsed.blocks[place - 1].kind in _TEXTS for place in found)
    title = sum(place + 1 == len(parsed.blocks) or _is_title(parsed, place + 1) for place in found)
    first = found[0] > 1 and parsed.blocks[found[0] - 1].kind in _TEXTS and _is_title(parsed, found[0] - 2)
    return first and text * 5 >= len(found) * 4 and title * 5 >= len(found) * 4


def _is_title(parsed: Parsed, place: int) -> bool:
    block = parsed.blocks[place]
    return block.kind is BlockKind.HEADING and not is_calendar_line(block.span.of(parsed.article.text))


def _a_feed(first: Block, last: Block, parsed: Parsed) -> bool:
    """Whether a headed item stands above the first date line, and no text below the last."""
    above = [block for block in parsed.blocks if block.span.end <= first.span.start]
    below = [block for block in parsed.blocks if block.span.start >= last.span.end]
    if len(above) < 2 or any(block.kind is BlockKind.PARAGRAPH and len(block.span) > _TEXT for block in below):
        return False
    if above[-1].kind is not BlockKind.PARAGRAPH or len(above[-1].span) <= _TEXT:
        return False
    # "Last update: 3 May 2021" stands below the case whose file it is.
    return above[-2].kind is BlockKind.HEADING or bool(_UPDATED.match(first.span.of(parsed.article.text)))
