"""Bodies that the model passed by, known by their last word: "Naz Foundation", "Environment and Land Court"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extract.model import Entity, EntityLabel, Span
from extract.parse.spans import Taken
from extract.parse.words import key, known_label, name_words
from extract.tables import read_toml

_WORD = r"(?=[^\W\d_])(?![a-zà-öø-ÿ])[^\W\d_][^\W\d_]*(?:[’'-][^\W\d_]+)*"


def add_bodies(text: str, blocks: Iterable[Span], found: list[Entity]) -> list[Entity]:
    """`found` and the bodies of two words or more that end as bodies do, where nothing was found."""
    taken = Taken(entity.span for entity in found)
    added = []
    for block in blocks:
        for match in _bodies().finditer(text, block.start, block.end):
            span = _without_opening(text, Span(*match.span()))
            if span is not None and not taken.overlaps(span):
                added.append(Entity(span, span.of(text), EntityLabel.ORG, "table"))
    return sorted([*found, *added], key=lambda entity: entity.span.start)


def _without_opening(text: str, span: Span) -> Span | None:
    """The body without what begins a sentence before it ("The", "In", "Kenyan"); None where one word is left."""
    words, start = name_words(), span.start
    while True:
        first, _, rest = text[start : span.end].partition(" ")
        if not rest:
            return None
        small = first.casefold() in words.ordinary_openings or key(first) in words.not_names
        if not small and known_label(first) is None:
            return Span(start, span.end)
        start += len(first) + 1


@cache
def _bodies() -> re.Pattern[str]:
    ends = "|".join(read_toml("names")["surely_bodies"])
    return re.compile(
        rf"(?<![\w@#/.’'-])(?:{_WORD} (?:(?:and|of|for|on|de|&) )?){{1,4}}(?:{ends})(?![\w’'-]|\. ?[A-Z])"
    )
