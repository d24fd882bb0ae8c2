"""How common the words of English news are (`data/word_counts.csv`, counted by `models/linking/count_words.py`)."""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache

from extract.tables import read_rows
from extract.text import fold

_ENDINGS = tuple(re.findall(r"\w+", "ations ation ities ments ment ings ions ity ing ion ies ers ed es er ly al s e y"))
_WORD = re.compile(r"[a-z]{3,}|\d+")
UNSEEN = 0.5  # of a sentence in the background table: a word that it does not have is rarer than any that it has
COMMON = 60  # sentences of the background: who is called like so common a word is called so by other names too


@cache
def background() -> tuple[dict[str, float], int]:
    """In how many sentences of the background each stem stands, and how many sentences there are."""
    with read_rows("word_counts", ("stem", "sentences")) as rows:
        table = {stem: float(sentences) for stem, sentences in rows}
    return table, int(table.pop("*"))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A folded word without its ending."""
    if word.isdigit():
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


def is_common(word: str) -> bool:
    """Whether a folded word is an ordinary one of English news."""
    return len(word) > 2 and background()[0].get(stem(word), 0) >= COMMON


def stems(text: str) -> tuple[str, ...]:
    """The words of `text` without their endings, numbers included, in order."""
    return tuple(stem(word) for word in _WORD.findall(fold(text)))


def rarity(word: str) -> float:
    """How rare a stem is in the background table alone: natural log of one in how many sentences has it."""
    table, sentences = background()
    return math.log((sentences + 1) / table.get(word, UNSEEN))
