"""Names that stand in our tables and that the model passed by: countries, peoples, well-known bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.model import Entity, EntityLabel, Span
from extract.parse.spans import Taken
from extract.parse.words import city_size, key, known_label, name_words
from extract.text import fold

_POSSESSIVE = re.compile(r"[’']s?$")
_UPPER = r"(?=[^\W\d_])(?![a-zà-öø-ÿ])[^\W\d_](?:[^\W\d_]|[’'](?=[^\W\d_])(?!s\b))*"
_PIECE = rf"(?:(?:al|el|Al|El)-)?{_UPPER}(?:-[^\W\d_]+)*"
_PARTICLE = r"(?:al|el|bin|ibn|de|del|de la|dos|da|van|von|ould|ul|ur)"
_FULL_NAME = re.compile(rf"(?<![\w@#/.’'-]){_PIECE}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?{_PIECE}){{1,3}}(?![\w@-])")


_TOKEN = re.compile(r"(?<![\w@#/])[^\W_](?:[\w&’'-]|\.(?=\w))*\.?")
_CITY = rf"(?P<name>{_UPPER}(?:[ -]{_UPPER}){{0,2}})"
_AFTER_IN = re.compile(rf"(?<![\w-])(?:in|near|outside|from|around|at) {_CITY}")
_DATELINE = re.compile(
    r"(?:\A|(?<=\n)|(?<=^))[*•–—\s-]*(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ’'.-]+){0,2})(?=[ ,.:–—(/])",
    re.MULTILINE,
)
_TOWN = 15_000  # people; GeoNames' list begins there
_LONGEST = 5  # words in a name of the table


def add_tabled(text: str, blocks: Iterable[Span], found: list[Entity]) -> list[Entity]:
    """`found` and the names of the tables, capitalised as names are, where nothing was found."""
    taken = Taken(entity.span for entity in found)
    added: list[Entity] = []
    for block in blocks:
        words = [match.span() for match in _TOKEN.finditer(text, block.start, block.end)]
        at = 0
        while at < len(words):
            entity, used = _known_at(text, words[at : at + _LONGEST])
            if entity is not None and not taken.overlaps(entity.span):
                added.append(entity)
            at += used
    return sorted([*found, *added], key=lambda entity: entity.span.start)


def _known_at(text: str, words: list[tuple[int, int]]) -> tuple[Entity | None, int]:
    """The longest name of the tables that begins with the first of `words`, and how many words it takes."""
    start = words[0][0]
    if not (text[start].isupper() or text[start].isdigit()):
        return None, 1
    for used in range(len(words), 0, -1):
        whole = text[start : words[used - 1][1]]
        for piece in dict.fromkeys((whole, whole.rstrip("."), _POSSESSIVE.sub("", whole))):
            label = known_label(piece)
            if label is not None and _capitalised(piece):
                span = Span(start, start + len(piece))
                return Entity(span, piece, label, "table"), used
    return None, 1


def add_cities(text: str, blocks: Iterable[Span], found: list[Entity]) -> list[Entity]:
    """`found` and cities behind "in", "near" … or, in capitals, at a block's start, where nothing was found."""
    taken = Taken(entity.span for entity in found)
    added = []
    for block in blocks:
        for match in (
            *_AFTER_IN.finditer(text, block.start, block.end),
            *_DATELINE.finditer(text, block.start, block.start + 60),
        ):
            span = _city_in(text, Span(*match.span("name")))
            if span is not None and not taken.overlaps(span):
                added.append(Entity(span, span.of(text), EntityLabel.LOC, "table"))
                taken.take(span)
    return sorted([*found, *added], key=lambda entity: entity.span.start)


def _city_in(text: str, span: Span) -> Span | None:
    """The longest beginning of `span` that is a city."""
    pieces = span.of(text).split(" ")
    for used in range(len(pieces), 0, -1):
        name = _POSSESSIVE.sub("", " ".join(pieces[:used]))
        if len(name) > 3 and city_size(name) >= _TOWN:
            return Span(span.start, span.start + len(name))
    return None


def _capitalised(name: str) -> bool:
    """Whether a name is written as one: short ones in capitals only ("WHO", not "Who")."""
    if len(name) <= 4 and key(name) in {"who", "un", "eu", "us", "ice", "gap", "au", "ap", "gulf"}:
        return name.isupper()
    return all(word != word.casefold() or word in {"of", "and", "the", "on", "de", "la", "da"} for word in name.split())


def add_people(text: str, blocks: Iterable[Span], found: list[Entity]) -> list[Entity]:
    """`found` and full names that begin with a given name, where nothing was found: "Leyla Yunus"."""
    taken = Taken(entity.span for entity in found)
    added = []
    for block in blocks:
        for match in _FULL_NAME.finditer(text, block.start, block.end):
            span = Span(match.start(), match.end())
            if _is_full_name(match.group()) and not taken.overlaps(span):
                added.append(Entity(span, match.group(), EntityLabel.PERSON, "table"))
    return sorted([*found, *added], key=lambda entity: entity.span.start)


def _is_full_name(name: str) -> bool:
    words, pieces = name_words(), fold(name).split()
    if pieces[0] not in words.given or name.isupper():
        return False
    rest = set(pieces[1:])
    return not rest & (words.endings.keys() | words.titles | words.roles | words.not_names) and not any(
        known_label(piece) for piece in name.split()[1:]
    )
