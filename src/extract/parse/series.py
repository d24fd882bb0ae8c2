"""Names by the company they keep: where the cards of a page are headed by people, whoever heads the next is one too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.common_words import is_common
from extract.model import Block, BlockKind, Entity, EntityLabel, Span
from extract.parse.words import folded, is_name_piece, known_label

_FEWEST = 3  # headings that are people
_SHARE = 0.25  # of the headings of that shape: in capitals few names are known
_WORD = r"(?:[^\W\d_a-zà-ÿ][\w’'-]*\.?)"
_NAME = re.compile(rf"{_WORD}(?: (?:(?:al|el|bin|bint|ibn|de|del|da|dos|van|von|ould|la|le) )?{_WORD}){{1,3}}")


def add_by_series(text: str, blocks: Sequence[Block], found: list[Entity]) -> list[Entity]:
    """`found` with the headings of cards as people where most like them are: "EYNULLA FATULLAYEV" among ten others.

    A card's heading is two to four words with a capital each, and the first of those right below each other.
    """
    heads = list(_heads(text, blocks))
    people = {entity.span for entity in found if entity.label is EntityLabel.PERSON}
    named = [span for span in heads if span in people]
    if len(named) < max(_FEWEST, _SHARE * len(heads)):
        return found
    added = [span for span in heads if span not in people and not _says_something(span.of(text))]
    kept = [entity for entity in found if not any(span.overlaps(entity.span) for span in added)]
    return [*kept, *(Entity(span, span.of(text), EntityLabel.PERSON, "table") for span in added)]


def _heads(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    for before, block in zip((None, *blocks), blocks, strict=False):
        first = before is None or before.kind is not BlockKind.HEADING
        line = block.span.of(text)
        name = line.strip(" *_#:.")
        if block.kind is BlockKind.HEADING and first and _NAME.fullmatch(name):
            start = block.span.start + line.index(name)
            yield Span(start, start + len(name))


def _says_something(words: str) -> bool:
    """Whether a heading names a known place or body, or has ordinary words: "Still Waiting", "Mali at Peace"."""
    parts = words.split()
    ordinary = any(is_common(folded(part)) for part in parts) and not any(is_name_piece(part) for part in parts)
    return ordinary or any(known_label(part) is not None for part in (words, *parts))
