"""The plain words around a person's name and in the lead: what no table of claims foresees is learnt from them.

Only words written small count: names of places and people would teach cases by heart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.learnt import Features
from extract.model import Span
from extract.resolve.people.attached import tells_of_another
from extract.resolve.people.claims import MASK, masked, shortest_tail
from extract.text import running, stem

# Words beside the name are held back less than words of the lead, which say nothing of one person more than of another.
BESIDE, WITHIN = 0.7, 0.6
_AFTER, _BEFORE, _TAIL = 6, 4, 3  # words
_SHORTEST = 4  # letters of a word of the lead
_FEATURE = re.compile(r"\w+:(?:lead has|told|before|after|tail) ")
_WORD = re.compile(rf"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+|[,;:.–—({MASK}]")


def word_features(text: str, lead: Span, sentence: Span, name: Span, people: Sequence[Span], near: str) -> Features:
    """The stems before and behind the name, those behind what may be skipped, and those of the lead."""
    before = masked(text, Span(sentence.start, name.start), people)
    after = masked(text, Span(name.end, sentence.end), people)
    if tells_of_another(before, after):
        after = after[:1]  # "A, wife of the poet B, was freed": the verb is A's
    features: Features = {f"{near}:lead has {word}": WITHIN for word in _within(lead.of(text))}
    for side, words in (
        ("before", _words(before)[-_BEFORE:]),
        ("after", _words(after)[:_AFTER]),
        ("tail", _words(shortest_tail(after))[:_TAIL]),
    ):
        features |= {f"{near}:{side} {word}": BESIDE for word in words}
    if near != "lead":
        features |= {f"{near}:told {word}": WITHIN for word in _within(sentence.of(text))}
    return features


def is_of_words(feature: str) -> bool:
    """Whether a feature is one of those that `word_features` gives."""
    return _FEATURE.match(feature) is not None


def _words(words: str) -> list[str]:
    found = (hit.group() for hit in _WORD.finditer(words))
    return ["#" if word.isdigit() else stem(word) if word == word.lower() else "Name" for word in found]


@lru_cache(maxsize=64)
def _within(lead: str) -> tuple[str, ...]:
    found = {hit.group() for hit in _WORD.finditer(running(lead))}
    return tuple(sorted({stem(word) for word in found if word.islower() and len(word) >= _SHORTEST}))
