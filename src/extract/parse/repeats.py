"""Finds known names again where the model passed them by, and the short forms of the people named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.model import Entity, EntityLabel, Span
from extract.parse.spans import Taken, without_overlaps
from extract.parse.words import folded, known_label, name_words

_LOWER = re.compile(r"(?<![\w’'-])[a-zà-ÿ][\w’-]*")
_SHORTEST = 3  # "Li" and "Vu" alone are found too often by chance


def find_again(text: str, blocks: Iterable[Span], found: list[Entity]) -> list[Entity]:
    """`found` and every further place in `blocks` where one of its names, or a person's short name, stands."""
    names = {**_short_names(text, found), **_whole_names(found)}
    if not names:
        return found
    spellings = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w@#/.-])(?:{'|'.join(map(_spaced, spellings))})(?![\w@]|-\w|[’'](?!s\b)\w)")
    again = [entity for block in blocks for entity in _matches(text, block, pattern, names)]
    return _replace_pieces(found, again)


def _spaced(name: str) -> str:
    return re.escape(name).replace(r"\ ", r"[ \u00a0\n]+")


def _whole_names(found: Iterable[Entity]) -> dict[str, Entity]:
    names = {}
    for entity in found:
        if len(entity.text) >= _SHORTEST and (" " in entity.text or entity.text[0].isupper()):
            names[" ".join(entity.text.split())] = entity
            if " " in entity.text and entity.label is EntityLabel.PERSON:
                names[" ".join(entity.text.split()).upper()] = entity
    return names


def _short_names(text: str, found: Iterable[Entity]) -> dict[str, Entity]:
    """First, last and trailing pieces of people's names that are no common words of this article."""
    common = {word.casefold() for word in _LOWER.findall(text)}
    words = name_words()
    names: dict[str, Entity] = {}
    for entity in found:
        pieces = entity.text.split()
        if entity.label is not EntityLabel.PERSON or len(pieces) < 2:
            continue
        shorts = [pieces[0], pieces[-1], " ".join(pieces[1:]), " ".join(pieces[-2:])]
        for short in shorts:
            plain = short.strip('()“”"‘’.,')
            usual = plain.casefold() in common or bool(known_label(plain)) or plain.casefold() in words.not_names
            if (
                len(plain) >= _SHORTEST
                and plain[0].isupper()
                and not usual
                and plain.casefold() not in words.kinds
                and plain.casefold() not in words.loose
            ):
                names.setdefault(plain, entity)
    return names


def _matches(text: str, block: Span, pattern: re.Pattern[str], names: dict[str, Entity]) -> Iterator[Entity]:
    for match in pattern.finditer(text, block.start, block.end):
        known = names[" ".join(match.group().split())]
        yield Entity(Span(match.start(), match.end()), match.group(), known.label, "repeat", known.rivals)


def _replace_pieces(found: list[Entity], again: list[Entity]) -> list[Entity]:
    """A name found again stands in for pieces of it that the model found; the model's own wider names stay."""
    wider = {place: one for one in again for place in range(one.span.start, one.span.end)}
    kept = [entity for entity in found if not _is_piece(entity, wider.get(entity.span.start))]
    taken = Taken(entity.span for entity in kept)
    return without_overlaps([*kept, *(one for one in again if not taken.overlaps(one.span))])


def _is_piece(entity: Entity, other: Entity | None) -> bool:
    return (
        other is not None
        and len(other.span) > len(entity.span)
        and other.span.contains(entity.span)
        and set(folded(entity.text).split()) <= set(folded(other.text).split())
    )
