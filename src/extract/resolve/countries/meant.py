"""Which of the countries that bear a name is meant: "Georgia", "Congo", "the Kurds", "the Supreme Court"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.gazetteer import CountryName, find_countries
from extract.landmarks import find_landmarks
from extract.model import Parsed, Span
from extract.resolve.around.towns import article_countries
from extract.tables import read_toml

# Kinds of names that several states share: "the franc", "the Kurds", "the Supreme Court of Justice".
_SHARED = ("body", "sign", "people", "money", "subdivision")
_AT_HOME = 3  # times that an article names a country that it is about


def one_code(parsed: Parsed, found: CountryName, span: Span) -> str:
    """The code that a name means here: of two countries, the one that the article names otherwise too."""
    text = parsed.article.text
    word = text[span.start + found.span.start : span.start + found.span.end].casefold()
    if (twin := _twins().get(word)) and _is_twin(text, span.of(text), twin, found.codes):
        return twin.country
    if found.kind in _SHARED and len(found.codes) > 1:
        return _named_nearest(text, span.start + found.span.start, found.codes)
    named = article_countries(text)
    return max(found.codes, key=lambda code: (named[code], -found.codes.index(code)))


def _named_nearest(text: str, at: int, codes: tuple[str, ...]) -> str:
    """Of the states that share a people, a court's name or money the one named nearest, up to the word and after it."""
    told = (*find_countries(text), *(one for one in find_landmarks(text) if len(one.codes) == 1))
    named = [(abs(at - one.span.start), one.codes[0]) for one in told if one.codes[0] in codes]
    return min(named, default=(0, codes[0]))[1]


@dataclass(frozen=True, slots=True)
class _Twin:
    """Another place of a name: its country, the words of a sentence that tell it, and an article's that deny it."""

    country: str
    told: re.Pattern[str]
    denied: re.Pattern[str]


@cache
def _twins() -> dict[str, _Twin]:
    return {
        name: _Twin(twin["country"], _any_of(twin["words"]), _any_of(twin["others"]))
        for name, twin in read_toml("places")["twins"].items()
    }


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _is_twin(text: str, sentence: str, twin: _Twin, codes: tuple[str, ...]) -> bool:
    """Whether a name is the other place's: the sentence says so, or the article is of that country and denies nothing.

    "Georgia’s new ban" on a page about American states, but not "Georgia, France and Kosovo".
    """
    if twin.told.search(sentence):
        return True
    # "Congo" alone counts for both of its states.
    if twin.country in codes:
        return False
    named = article_countries(text) + _landmark_countries(text)
    others = sum(times for code, times in named.items() if code not in (twin.country, *codes))
    beside = any(
        twin.country not in one.codes and one.kind == "name" and one.codes != codes for one in find_countries(sentence)
    )
    ours = named[twin.country] >= _AT_HOME and named[twin.country] > others
    return ours and not beside and not twin.denied.search(text)


@lru_cache(maxsize=8)
def _landmark_countries(text: str) -> Counter[str]:
    """How often the article names what only one country has."""
    return Counter(one.codes[0] for one in find_landmarks(text) if len(one.codes) == 1)
