"""Names that stand in our tables and that the model passed by: countries, peoples, well-known bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extract.model import Entity, EntityLabel, Span
from extract.parse.words import key, name_words
from extract.text import fold

_UPPER = r"(?=[^\W\d_])(?![a-zà-öø-ÿ])[^\W\d_](?:[^\W\d_]|[’'](?=[^\W\d_])(?!s\b))*"
_PIECE = rf"(?:(?:al|el|Al|El)-)?{_UPPER}(?:-[^\W\d_]+)*"
_FULL_NAME = re.compile(
    rf"(?<![\w@#/.’'-]){_PIECE}(?:[ \u00a0](?:(?:al|el|bin|ibn|de|del|de la|dos|da|van|von|ould|ul|ur)[ \u00a0])?{_PIECE}){{1,3}}(?![\w@-])"
)


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(name_words().known, key=len, reverse=True)
    spelt = "|".join(re.escape(name).replace(r"\ ", r"[ \u00a0\n]+").replace("’", "[’']") for name in names)
    return re.compile(rf"(?<![\w@#/.-])(?:{spelt})(?![\w@]|-\w|[’'](?!s\b)\w)", re.IGNORECASE)


def add_tabled(text: str, blocks: Iterable[Span], found: list[Entity]) -> list[Entity]:
    """`found` and the names of the tables, capitalised as names are, where nothing was found."""
    taken = [entity.span for entity in found]
    added = []
    for block in blocks:
        for match in _pattern().finditer(text, block.start, block.end):
            span = Span(match.start(), match.end())
            if _capitalised(match.group()) and not any(span.overlaps(other) for other in taken):
                added.append(Entity(span, match.group(), name_words().known[key(match.group())], "table"))
    return sorted([*found, *added], key=lambda entity: entity.span.start)


def _capitalised(name: str) -> bool:
    """Whether a name is written as one: short ones in capitals only ("WHO", not "Who")."""
    if len(name) <= 4 and key(name) in {"who", "un", "eu", "us", "ice", "gap", "au", "ap", "gulf"}:
        return name.isupper()
    return all(word[0].isupper() or word in {"of", "and", "the", "on"} for word in name.split())


def add_people(text: str, blocks: Iterable[Span], found: list[Entity]) -> list[Entity]:
    """`found` and full names that begin with a given name, where nothing was found: "Leyla Yunus"."""
    taken = [entity.span for entity in found]
    added = []
    for block in blocks:
        for match in _FULL_NAME.finditer(text, block.start, block.end):
            span = Span(match.start(), match.end())
            if _is_full_name(match.group()) and not any(span.overlaps(other) for other in taken):
                added.append(Entity(span, match.group(), EntityLabel.PERSON, "table"))
    return sorted([*found, *added], key=lambda entity: entity.span.start)


def _is_full_name(name: str) -> bool:
    words, pieces = name_words(), fold(name).split()
    if pieces[0] not in words.given or name.isupper():
        return False
    rest = set(pieces[1:])
    return not rest & (words.endings.keys() | words.titles | words.roles | words.not_names) and not any(
        key(piece) in words.known for piece in name.split()[1:]
    )
