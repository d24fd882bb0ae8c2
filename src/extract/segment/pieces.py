"""The pieces of a sentence that lists several wins: where it may be cut, and what a piece names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.calendar_words import month_pattern, weekday_pattern
from extract.model import EntityLabel, Parsed, Span
from extract.segment.novelty import countries_in
from extract.telling.cues import tells_of
from extract.text import plain

CUT = re.compile(
    r"\s*;\s+(?:(?:and|while|but)\s+)?|,?\s+(?:and|while|but)\s+|,\s+|\s+[–—]\s+(?:(?:and|but)\s+)?|—(?:and\s+)?",
    re.IGNORECASE,
)
CLOSING = ' .”’"!?'  # what ends a sentence belongs to none of its clauses
WHEN = re.compile(
    rf"\b(?:the )?\d{{1,2}}(?:st|nd|rd|th)\b|\b{month_pattern()}|\b{weekday_pattern()}|\b(?:19|20)\d\d\b|"
    r"\b\d{1,2}[./]\d{1,2}\b|\b(?:\w+ )?(?:days?|weeks?|months?|years?|fortnight) "
    r"(?:later|after|afterwards|before|earlier|ago|on)\b|"
    r"\b(?:yesterday|today|this (?:week|month|year|spring|summer|autumn|winter))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a piece of a sentence names: codes of countries, places and people, times; and how it is told."""

    words: str
    countries: frozenset[str]
    names: frozenset[str]
    times: frozenset[str]
    good: bool
    bad: bool


def told(parsed: Parsed, span: Span) -> Told:
    """What the words of `span` name, and whether they tell of something good or of nothing but bad."""
    words = plain(span.of(parsed.article.text))
    entities = parsed.entities_in(span)
    places = [e.text for e in entities if e.label is EntityLabel.LOC]
    names = {e.text for e in entities if e.label is EntityLabel.PERSON}.union(places)
    countries = countries_in(words, places)
    times = times_in(words)
    tells = tells_of(words)
    return Told(words, countries, frozenset(names), times, "good" in tells, tells == frozenset({"bad"}))


def times_in(words: str) -> frozenset[str]:
    """The days, months, years and "two weeks later" that `words` name, in small letters."""
    # "herders may now register" names no month.
    found = (" ".join(hit.group().split()) for hit in WHEN.finditer(words))
    return frozenset(time.casefold() for time in found if time not in ("may", "march", "mar", "sat", "sun"))


def inside_brackets(words: str, position: int) -> bool:
    """Whether a bracket or a curly quotation mark that opens before `position` is still open there."""
    before = words[:position]
    return before.count("(") > before.count(")") or before.count("“") > before.count("”")
