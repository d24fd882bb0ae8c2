"""The year in which an article appeared, reckoned from what it says: "eight years since that day in April 2013"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from extract.calendar_words import calendar_table, number_names, number_word
from extract.dates.article.editions import founded
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Evidence, Expression, Kind, whole_year
from extract.model import Basis, Parsed, Span
from extract.tables import read_toml
from extract.text import alternatives, excerpt

_AHEAD, _BACK = 160, 220  # characters from a count of years to the event behind it, and in the sentences before it
_BESIDE = 25  # "five years ago, in May 2013"
_YET_TO_COME = re.compile(
    r"\b(?:when|until|till|once|by the time|before|if|will be|may be)\b[^.;]{0,20}$", re.IGNORECASE
)
_STOP = re.compile(r"[.!?;]\s")
_YEARS = range(1950, 2051)


class _Way(StrEnum):
    """How a count of years stands to its event."""

    SINCE = "since"  # "eight years after …", "the fiftieth anniversary of …": behind the words, or just before them
    LATER = "later"  # "… three decades later": in the sentences before
    AGO = "ago"  # "five years ago, in May 2013": right beside
    AGE = "age"  # "the Declaration became 70": people have their ages too, so that only a known event will do


@dataclass(frozen=True, slots=True)
class _Count:
    span: Span
    years: int
    way: _Way


def anniversary_year(spans: Sequence[Span], parsed: Parsed, order: str) -> Evidence | None:
    """The year of an article that counts the years since an event: the one that most of its counts come to.

    None where the article names a later year: the count is then one of its history.
    """
    texts = [(span, span.of(parsed.article.text)) for span in spans]
    began = _began([text for _, text in texts], order)
    found = [one for span, text in texts for one in _reckoned(span, text, order, began)]
    if not found:
        return None
    year, _ = Counter(year for year, _ in found).most_common(1)[0]
    if any((one.last_year or one.year or 0) > year for _, text in texts for one in find_expressions(text, 0, order)):
        return None
    words = next(words for one, words in found if one == year)
    return Evidence(whole_year(year), excerpt(words.of(parsed.article.text)), Basis.PUBLISHED, words)


def _began(texts: Sequence[str], order: str) -> int | None:
    """The year in which the publisher began, as the head tells it: "Founded in 1986"."""
    for text in texts:
        for one in find_expressions(text, 0, order):
            if one.year and one.size == 1 and founded().search(text[: one.span.start]):
                return one.year
    return None


def _reckoned(span: Span, text: str, order: str, began: int | None) -> Iterator[tuple[int, Span]]:
    counts = tuple(_counts(text))
    told = [(one.span, one.year) for one in find_expressions(text, 0, order) if _names_year(one)] if counts else []
    known = list(_known_events(text)) if counts else []
    for count in counts:
        near = [
            (gap, year)
            for place, year in (known if count.way is _Way.AGE else [*told, *known])
            if (gap := _gap(count, place, text)) is not None
        ]
        own = began is not None and re.search(r"\b(?:our|its|my)\s+$", text[: count.span.start], re.IGNORECASE)
        event = min(near)[1] if near else began if own else None
        if event is not None and event + count.years in _YEARS:
            yield event + count.years, Span(span.start + count.span.start, span.start + count.span.end)


def _names_year(expression: Expression) -> bool:
    return expression.kind is Kind.ABSOLUTE and bool(expression.year) and not expression.last_year


def _gap(count: _Count, event: Span, text: str) -> int | None:
    """How far an event stands from the count, on a side where it can belong to it; None where it cannot."""
    behind = event.start >= count.span.end
    between = text[count.span.end : event.start] if behind else text[event.end : count.span.start]
    if count.way in (_Way.LATER, _Way.AGE):
        return None if behind or len(between) > _BACK else len(between)
    if len(between) > (_BESIDE if count.way is _Way.AGO else _AHEAD) or _STOP.search(between):
        return None
    return len(between) + (0 if behind else _AHEAD)  # the event behind the words goes first


def _counts(text: str) -> Iterator[_Count]:
    for match in _counting().finditer(text):
        years, words = _number(match), match.group(0).casefold()
        # "Founded in 1961. Ten years later, in 1971, …": history, told on to its own year
        history = re.match(r",?\s*(?:in\s+)?(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d", text[match.end() :])
        later = re.search(r"\b(?:later|afterwards|on|passed)$", words)
        way = (
            _Way.AGE
            if match.group("n2")
            else _Way.AGO
            if words.endswith("ago")
            else _Way.LATER
            if later
            else _Way.SINCE
        )
        to_come = _YET_TO_COME.search(text[: match.start()])  # "You will read this when you are seven"
        if years is not None and not to_come and not (later and history):
            yield _Count(Span(*match.span()), years, way)


def _number(match: re.Match[str]) -> int | None:
    if match.group("century"):
        part = (match.group("part") or "").casefold()
        return 25 if part.startswith("quarter") else 50 if part.startswith("half") else 100
    if ordinal := match.group("ord"):
        return ordinal_year(ordinal)
    count = number_word(match.group("n") or match.group("n2"))
    decades = (match.group("unit") or "").casefold().startswith("decade")
    return count * (10 if decades else 1) if count and (count > 1 or decades) else None


def ordinal_year(words: str) -> int | None:
    """The value of "20th", "twentieth", "forty-first" or "hundredth"."""
    if plain := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", words, re.IGNORECASE):
        return int(plain.group(1))
    return _ordinals().get(" ".join(words.casefold().replace("-", " ").split()))


@cache
def _ordinals() -> dict[str, int]:
    numbers, ordinals = number_names(), calendar_table()["ordinals"]
    tens = {word[:-1]: value for word, value in numbers.items() if word.endswith("ty")}  # "fort", "sixt"
    joined = {f"{ten}y {one}": value + ordinals[one] for ten, value in tens.items() for one in list(ordinals)[:9]}
    return {**ordinals, **{f"{ten}ieth": value for ten, value in tens.items()}, **joined, "hundredth": 100}


@cache
def _counting() -> re.Pattern[str]:
    number = rf"(?:\d{{1,3}}|{alternatives([word for word in number_names() if len(word) > 2])})"
    ordinals = "|".join(name.replace(" ", "[ -]") for name in _long_first(_ordinals()))
    words = {"N": number, "O": rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{ordinals})"}
    shapes = [
        re.sub(r"\{(\w)\}", lambda match: words[match.group(1)], shape) for shape in read_toml("dates")["years_since"]
    ]
    return re.compile(rf"\b(?:{'|'.join(shapes)})", re.IGNORECASE)


def _long_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=len, reverse=True)


def _known_events(text: str) -> Iterator[tuple[Span, int]]:
    """The events in a text whose years everybody knows by their names."""
    for pattern, year in _known():
        for match in pattern.finditer(text):
            yield Span(*match.span()), year


@cache
def _known() -> tuple[tuple[re.Pattern[str], int], ...]:
    events: dict[str, int] = calendar_table()["events"]
    free: dict[str, int] = calendar_table()["independence"]
    named = [(re.compile(rf"\b{alternatives([name])}\b", re.IGNORECASE), year) for name, year in events.items()]
    countries = [
        (re.compile(rf"\b{re.escape(name)}[’']s? independence\b|\bindependence of (?:the )?{re.escape(name)}\b"), year)
        for name, year in free.items()
    ]
    return (*named, *countries)
