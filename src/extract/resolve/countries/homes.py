"""Which country an article is about as a whole, and which one its writers are at home in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from extract.gazetteer import code_country
from extract.landmarks import find_landmarks
from extract.model import Parsed, Span
from extract.resolve.around.zones import margins
from extract.resolve.countries.meant import one_code
from extract.resolve.countries.named import find_named

# Addresses of a state's own; those that the whole world uses tell nothing.
_ADDRESS = re.compile(r"(?:@|www\.|https?://)[\w./-]*?\.(?P<state>[a-z]{2})\b(?![\w.])")
_EVERYWHERE = ("eu", "io", "me", "tv", "co", "ai", "fm", "to", "ly", "is", "it", "im", "so", "ws", "cc")
# Sentences in which the writers speak of where they are.
_OURS = re.compile(
    r"\b(?:[Oo]ur own|[Hh]ere(?: in| at|,)|[Aa]t home|"
    r"[Tt]his (?:country|city|island|town|republic|Republic|nation|state|province|county|diocese)|"
    r"[Oo]ur (?:country|city|town|island|government|parliament|president|prime|minist\w+|courts?|Supreme|"
    r"Constitutional|High|constitution|state|[Rr]epublic|nation\w*|king|[Qq]ueen|police|laws?|section|office|group|members?|region|"
    r"province|county|council|capital|streets?|neighbours?|neighbors?|shores?|coast|islands?|people))\b"
)
_BY_ADDRESS, _BY_OURS, _MOST_IN_MARGINS, _MOST_TOLD = 3, 2, 2, 6  # what counts how much, and up to how often
_DOMINANT = 4  # times, and times as often
_FEW = 3  # countries that the writers may be of


def writers_countries(parsed: Parsed) -> tuple[str, ...]:
    """The countries that an article's addresses, its top and its foot and its "our parliament" speak of, most first."""
    return tuple(code for code, _ in _homes(_Whole(parsed)))


def writers_country(parsed: Parsed) -> str:
    """The likeliest of `writers_countries`; "" where two are as likely."""
    (code, score), (_, second) = ([*_homes(_Whole(parsed)), ("", 0), ("", 0)])[:2]
    return code if score > second else ""


def told_countries(parsed: Parsed) -> Counter[str]:
    """How often an article names each country, by name, town, body or ruler."""
    return Counter(code for code, _ in _told(_Whole(parsed)))


def first_told(parsed: Parsed) -> dict[str, Span]:
    """Where an article names each country first."""
    return dict(reversed(_told(_Whole(parsed))))


def dominant_country(parsed: Parsed) -> str:
    """The country that an article names several times as often as any other; "" for most articles."""
    (code, times), (_, second) = ([*told_countries(parsed).most_common(2), ("", 0), ("", 0)])[:2]
    return code if times >= _DOMINANT and times >= _DOMINANT * second else ""


def holding_country(parsed: Parsed) -> str:
    """The country whose one prison an article is about: whoever went home from Guantánamo was let go by its warders."""
    prisons = Counter(one.codes[0] for one in find_landmarks(parsed.article.text) if one.kind == "prison")
    (code, times), (_, second) = ([*prisons.most_common(2), ("", 0), ("", 0)])[:2]
    return code if times > 1 and second == 0 else ""


@dataclass(frozen=True, slots=True)
class _Whole:
    """An article for caches: told apart by its text alone, since comparing all its names takes long."""

    parsed: Parsed = field(compare=False)
    text: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.parsed.article.text)


@lru_cache(maxsize=8)
def _told(whole: _Whole) -> list[tuple[str, Span]]:
    parsed = whole.parsed
    return [
        (one_code(parsed, found, span), Span(span.start + found.span.start, span.start + found.span.end))
        for span in (sentence.span for sentence in parsed.sentences)
        for found in find_named(parsed, span, "home")
    ]


@lru_cache(maxsize=8)
def _homes(whole: _Whole) -> list[tuple[str, int]]:
    parsed, text = whole.parsed, whole.text
    scores = Counter({code: min(times, _MOST_TOLD) for code, times in told_countries(parsed).items()})
    for hit in _ADDRESS.finditer(text):
        if hit["state"] not in _EVERYWHERE and (code := code_country(hit["state"].upper())):
            scores[code] += _BY_ADDRESS
    edges = Counter(code for span in margins(parsed) for code in _codes(parsed, span))
    for code, times in edges.items():
        scores[code] += min(times, _MOST_IN_MARGINS)
    for span in (each.span for each in parsed.sentences if _OURS.search(each.span.of(text))):
        for code in set(_codes(parsed, span)):
            scores[code] += _BY_OURS
    return scores.most_common(_FEW)


def _codes(parsed: Parsed, span: Span) -> list[str]:
    return [one_code(parsed, found, span) for found in find_named(parsed, span, "home")]
