"""What words are about, by the company they keep: a few numbers a stem, learnt in `models/words` from plain text.

They let what is learnt of "quashed" hold for "annulled", which the annotated articles may never have had.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from extract.learnt import Features
from extract.tables import read_rows
from extract.text import stem

SCALE = 100  # the table has hundredths
DIMENSIONS = 50
_NOWHERE = (0.0,) * DIMENSIONS
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+|[.,;:!?]")


def sense_of(words: str) -> Features:
    """`sense:0`, `sense:1` …: the mean over the words written small that the table knows, rare ones counting more.

    Nothing where it knows none; capitals are left out, since names would teach cases by heart.
    """
    table = _senses()
    known = [
        table[one] for word in WORD.findall(words) if word[0].islower() and (one := stem(word.casefold())) in table
    ]
    if not known:
        return {}
    weight = SCALE * sum(rarity for rarity, _ in known)
    sums = [sum(column) for column in zip(*([rarity * value for value in row] for rarity, row in known), strict=True)]
    return {f"sense:{number}": value / weight for number, value in enumerate(sums)}


@lru_cache(maxsize=16_384)
def place_among_senses(word: str) -> Sequence[float]:
    """The place of a stem in each dimension; nought in all where the table does not know it."""
    known = _senses().get(word)
    return tuple(value / SCALE for value in known[1]) if known else _NOWHERE


@cache
def _senses() -> dict[str, tuple[float, Sequence[int]]]:
    """By stem, its rarity and its place in each dimension."""
    with read_rows("word_senses", ("stem", "rarity", *map(str, range(DIMENSIONS)))) as rows:
        return {word: (float(rarity), tuple(map(int, place))) for word, rarity, *place in rows}
