"""The year in which an article appeared, reckoned from what it says: "eight years since that day in April 2013"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from extract.calendar_words import alternatives, calendar_table, number_names, number_word
from extract.dates.expressions import find_expressions
from extract.dates.values import Evidence, Kind, whole_year
from extract.model import Basis, Parsed, Span
from extract.tables import read_toml
from extract.text import excerpt

_AHEAD, _BACK = 160, 220  # characters between a count of years and the event from which it counts
_BESIDE = 25  # "five years ago, in May 2013"
_YET_TO_COME = re.compile(
    r"\b(?:when|until|till|once|by the time|before|if|will be|may be)\b[^.;]{0,20}$", re.IGNORECASE
)
_STOP = re.compile(r"[.!?;]\s")
_YEARS = range(1950, 2051)


@dataclass(frozen=True, slots=True)
class _Count:
    """So many years after an event that stands behind the words (`ahead`), or before them."""

    span: Span
    years: int
    ahead: bool
    ago: bool = False


def anniversary_year(spans: Iterable[Span], parsed: Parsed, order: str) -> Evidence | None:
    """The year of an article that counts the years since an event: the one that most of its counts come to."""
    found = [one for span in spans for one in _reckoned(span, parsed, order)]
    if not found:
        return None
    year, _ = Counter(year for year, _ in found).most_common(1)[0]
    words = next(words for one, words in found if one == year)
    return Evidence(whole_year(year), excerpt(words.of(parsed.article.text)), Basis.PUBLISHED, words)


def _reckoned(span: Span, parsed: Parsed, order: str) -> Iterator[tuple[int, Span]]:
    text = span.of(parsed.article.text)
    counts = tuple(_counts(text))
    events = tuple(_events(text, order)) if counts else ()
    for count in counts:
        near = [
            (gap, year)
            for place, year in events
            if (gap := _gap(count, place, text)) is not None and year + count.years in _YEARS
        ]
        if near:
            yield min(near)[1] + count.years, Span(span.start + count.span.start, span.start + count.span.end)


def _gap(count: _Count, event: Span, text: str) -> int | None:
    """How far an event stands from the count on the side where it can belong to it; None where it cannot."""
    if event.start >= count.span.end:
        between = text[count.span.end : event.start]
        fits = count.ahead and len(between) <= (_BESIDE if count.ago else _AHEAD) and not _STOP.search(between)
        return len(between) if fits else None
    between = text[event.end : count.span.start]
    # "Rana Plaza, eight years on": the event behind the words goes before the one in front of them.
    if count.ahead:
        near = 0 <= len(between) <= (_BESIDE if count.ago else _BACK) and not _STOP.search(between)
        return len(between) + _AHEAD if near else None
    return len(between) if len(between) <= _BACK else None


def _counts(text: str) -> Iterator[_Count]:
    for match in _counting().finditer(text):
        years = _number(match)
        # "You will read this when you are seven" counts to a year that is still to come.
        if years is not None and not _YET_TO_COME.search(text[: match.start()]):
            ahead = not re.search(r"\b(?:later|afterwards|on|old|passed)\W*$", match.group(0), re.IGNORECASE)
            yield _Count(Span(*match.span()), years, ahead, match.group(0).casefold().endswith("ago"))


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


def _events(text: str, order: str) -> Iterator[tuple[Span, int]]:
    """The years that a text writes out, and those of events that everybody knows by their names."""
    for expression in find_expressions(text, 0, order):
        if expression.kind is Kind.ABSOLUTE and expression.year and not expression.last_year:
            yield expression.span, expression.year
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
