"""What the model found, made consistent over the article: spans, readings, names found again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.model import Block, Entity
from extract.parse.readings import agree
from extract.parse.repeats import find_again
from extract.parse.spans import tidy
from extract.parse.tabled import add_people, add_tabled


def settle(text: str, blocks: Sequence[Block], found: Iterable[Entity]) -> tuple[Entity, ...]:
    """The names of the article in text order, none overlapping, each with one reading and its rivals."""
    stretches = [block.span for block in blocks]
    names = add_tabled(text, stretches, tidy(text, found))
    names = add_people(text, stretches, names)
    names = agree(text, names)
    names = find_again(text, stretches, names)
    return tuple(sorted(names, key=lambda entity: entity.span.start))
