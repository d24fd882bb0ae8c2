"""The words of a mention, weighed by how rare they are: what two tellings of one event share beside names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from extract.common_words import UNSEEN, background, stems


def weigh(text: str, own: Mapping[str, int] | None = None, total: int = 0) -> dict[str, float]:
    """Each word of `text` with its weight, the squares of all adding up to 1.

    A word weighs as much as it is rare in English news of this kind (a table shipped with the program) and in the
    `total` mentions at hand, of which `own` counts those that have it. With five articles the table decides, with a
    million the mentions do.
    """
    table, sentences = background()
    counts = Counter(stems(text))
    weights = {}
    for word, count in counts.items():
        # Two tellings of one event have its words twice: that does not make them common.
        seen = table.get(word, UNSEEN) + max(0, (own or {}).get(word, 0) - 2)
        weights[word] = (1 + math.log(count)) * math.log((sentences + total + 1) / seen)
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def count_words(texts: Iterable[str]) -> Counter[str]:
    """In how many of the texts each word stands."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(stems(text)))
    return counts


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How alike two weighted texts are, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())
