"""Names that stand in our tables and that the model passed by: countries, peoples, well-known bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.common_words import is_common
from extract.gazetteer import country_codes
from extract.model import Entity, EntityLabel, Span
from extract.parse.spans import Taken
from extract.parse.words import city_size, folded, is_given, is_name_piece, key, known_label, name_words

_POSSESSIVE = re.compile(r"[’']s?$")
_UPPER = r"(?=[^\W\d_])(?![a-zà-öø-ÿ])[^\W\d_](?:[^\W\d_]|[’'](?=[^\W\d_])(?!s\b))*"
_PIECE = rf"(?:(?:al|el|Al|El)-)?{_UPPER}(?:-[^\W\d_]+)*"
_PARTICLE = r"(?:al|el|bin|ibn|de|del|de la|dos|da|van|von|ould|ul|ur)"
_FULL_NAME = re.compile(rf"(?<![\w@#/.’'-]){_PIECE}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?{_PIECE}){{1,3}}(?![\w@-])")


_ROLE_BEHIND = re.compile(r", (?:the |an? )?(?:[\w-]+ )?(?P<role>[a-z][\w-]+),")
_INITIALED = re.compile(r"(?<![\w.&-])(?:[A-Z]\. ?){1,3}(?P<last>[A-ZÀ-ÞĀ-Ž][a-zß-ÿā-ž]{2,}(?:-[A-ZÀ-Þ]\w+)?)(?![\w-])")
# One capitalised word among small ones.
_GIVEN = re.compile(rf"(?<=[a-z] ){_UPPER}(?=[’']s\b|,? [a-z]|[.;:]?\s*$|\. )", re.MULTILINE)
_SAINT = re.compile(r"\b(?:St\.?|Saint) $")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]*\.?) $")
_TOKEN = re.compile(r"(?<![\w@#/])[^\W_](?:[\w&’'-]|\.(?=\w))*\.?")
_CITY = rf"(?P<name>{_UPPER}(?:[ -]{_UPPER}){{0,2}})"
_AFTER_IN = re.compile(rf"(?<![\w-])(?:in|near|outside|from|around|at) {_CITY}")
_DATELINE = re.compile(
    r"(?:\A|(?<=\n)|(?<=^))[*•–—\s-]*(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ’'.-]+){0,2})(?=[ ,.:–—(/])",
    re.MULTILINE,
)
_ANYWHERE = re.compile(rf"(?<![\w@#/.’'-]){_CITY}")
_METROPOLIS = 500_000  # people: so large a city is meant wherever its name stands
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
    longest = 1
    while longest < len(words) and (text[words[longest][0]].isupper() or _joins(text, words[longest])):
        longest += 1
    for used in range(longest, 0, -1):
        whole = text[start : words[used - 1][1]]
        for piece in dict.fromkeys((whole, whole.rstrip("."), _POSSESSIVE.sub("", whole))):
            label = known_label(piece)
            if label is not None and _capitalised(piece):
                span = Span(start, start + len(piece))
                return Entity(span, piece, label, "table"), used
    return None, 1


def _joins(text: str, word: tuple[int, int]) -> bool:
    """Small words within names: "of", "and", "d’Ivoire"."""
    return (
        text[word[0] : word[1]] in {"of", "and", "the", "de", "la", "da", "on"}
        or text[word[0] + 1 : word[0] + 2] in "’'"
    )


def add_cities(text: str, blocks: Iterable[Span], found: list[Entity]) -> list[Entity]:
    """`found` and cities behind "in", "near" … or, in capitals, at a block's start, where nothing was found."""
    taken = Taken(entity.span for entity in found)
    added = []
    for block in blocks:
        likely = (
            *_AFTER_IN.finditer(text, block.start, block.end),
            *_DATELINE.finditer(text, block.start, block.start + 60),
        )
        places = [(match, _TOWN) for match in likely]
        places += [(match, _METROPOLIS) for match in _ANYWHERE.finditer(text, block.start, block.end)]
        for match, least in places:
            span = _city_in(text, Span(*match.span("name")), least)
            if span is not None and not taken.overlaps(span):
                added.append(Entity(span, span.of(text), EntityLabel.LOC, "table"))
                taken.take(span)
    return sorted([*found, *added], key=lambda entity: entity.span.start)


def _city_in(text: str, span: Span, least: int) -> Span | None:
    """The longest beginning of `span` that is a city of at least so many people, and not also a person's name."""
    words = name_words()
    pieces = span.of(text).split(" ")
    for used in range(len(pieces), 0, -1):
        name = _POSSESSIVE.sub("", " ".join(pieces[:used]))
        person = least > _TOWN and folded(name) in words.pieces
        if len(name) > 3 and not person and city_size(name) >= least:
            return Span(span.start, span.start + len(name))
    return None


def _capitalised(name: str) -> bool:
    """Whether a name is written as one: short ones in capitals only ("WHO", not "Who")."""
    if len(name) <= 4 and key(name) in {"who", "un", "eu", "us", "ice", "gap", "au", "ap", "gulf"}:
        return name.isupper()
    return all(word != word.casefold() or word in {"of", "and", "the", "on", "de", "la", "da"} for word in name.split())


def add_people(text: str, blocks: Iterable[Span], found: list[Entity]) -> list[Entity]:
    """`found` and full names the model missed: "Leyla Yusifova", "Taoiseach Aoife Kelly", "Iraqi Taha al-Harbi"."""
    taken = Taken(entity.span for entity in found if entity.label is not EntityLabel.NORP)
    added = []
    for block in blocks:
        runs = {match.span() for match in _FULL_NAME.finditer(text, block.start, block.end)}
        for run in sorted(runs | set(_behind_lands(text, block, found))):
            span = _full_name(text, Span(*run))
            if span is not None and not taken.overlaps(span):
                added.append(Entity(span, span.of(text), EntityLabel.PERSON, "table"))
        for match in _INITIALED.finditer(text, block.start, block.end):
            span, last = Span(*match.span()), folded(match["last"])
            # "Part I. Parliament" is nobody.
            if is_name_piece(last) and not is_common(last) and not taken.overlaps(span):
                added.append(Entity(span, span.of(text), EntityLabel.PERSON, "table"))
        for match in _GIVEN.finditer(text, block.start, block.end):
            span = Span(*match.span())
            saint = _SAINT.search(text, max(0, span.start - 7), span.start)  # "on St Stephen's Day"
            if _is_only_given(span.of(text)) and not saint and not taken.overlaps(span):
                added.append(Entity(span, span.of(text), EntityLabel.PERSON, "table"))
    return sorted([*found, *added], key=lambda entity: entity.span.start)


def _behind_lands(text: str, block: Span, found: Iterable[Entity]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words right behind a country's name: "In Saudi Arabia Samar Badawi was let out"."""
    for entity in found:
        if entity.label is EntityLabel.LOC and block.contains(entity.span) and country_codes(entity.text):
            match = _FULL_NAME.match(text, entity.span.end + 1, block.end)
            if match and text[entity.span.end] == " ":
                yield match.span()


def _is_only_given(word: str) -> bool:
    """Whether a word can hardly be anything but somebody's first name: "agreed to transfer Seán to a flat"."""
    words, plain = name_words(), folded(word)
    other = is_common(plain) or known_label(word) is not None or city_size(word) or plain in words.not_names
    known = plain in words.given and plain in words.more_given
    return known and not other and plain not in words.kinds and plain not in words.endings


def _full_name(text: str, span: Span) -> Span | None:
    """The person's name in a run of capitalised words, what stands before it left out; None where it is none."""
    words = name_words()
    before = _WORD_BEFORE.search(text, max(0, span.start - 30), span.start)
    titled = before is not None and before[1].casefold().rstrip(".") in words.kinds
    pieces = span.of(text).split()
    start = span.start
    while pieces and (_is_title(pieces[0]) or known_label(pieces[0]) is EntityLabel.NORP):
        titled = titled or _is_title(pieces[0])
        start += len(pieces[0]) + 1
        pieces = pieces[1:]
    name = text[start : span.end]
    if len(pieces) < 2 or name.isupper() or not _could_be_a_name(pieces):
        return None
    behind = _ROLE_BEHIND.match(text, span.end)
    titled = titled or (behind is not None and behind["role"].casefold() in words.roles)
    glued = any(piece.casefold().startswith(("al-", "el-")) for piece in pieces[1:])
    both = folded(pieces[0]) in words.more_given and folded(pieces[-1]) in words.more_family
    return Span(start, span.end) if titled or glued or both or is_given(pieces[0]) else None


def _is_title(piece: str) -> bool:
    words, plain = name_words(), piece.casefold().rstrip(".")
    return plain in words.titles or plain in words.roles


def _could_be_a_name(pieces: list[str]) -> bool:
    words = name_words()
    small = {piece.casefold() for piece in pieces}
    kinds = (words.endings.keys(), words.kinds, words.not_names)
    return not any(small & kind for kind in kinds) and not any(known_label(piece) for piece in pieces)
