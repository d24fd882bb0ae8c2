"""What the model found, made consistent over the article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.model import Block, Entity


def settle(text: str, blocks: Sequence[Block], found: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted(found, key=lambda entity: (entity.span.start, -len(entity.span))))
