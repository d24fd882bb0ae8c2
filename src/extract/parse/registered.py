"""Names as registers and headings write them: "DJIBO, Halimatou" in a field, "LINA ROJAS" in a line of capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.common_words import is_common
from extract.model import Entity, EntityLabel, Span
from extract.parse.spans import Taken
from extract.parse.words import city_size, folded, is_given, is_name_piece, known_label, name_words
from extract.tables import read_toml

_CAPITALS = r"[^\W\d_a-zà-ÿ]{2,}(?:[’'-][^\W\d_a-zà-ÿ]+)*"
_WORD = r"[^\W\d_a-zà-ÿ][^\W\d_A-Z]+(?:[’'-][^\W\d_]+)*"
_REGISTERED = re.compile(
    rf"(?:^|[\t|;•–—-] ?|(?P<field>: ))[ *_]*(?P<name>(?P<family>{_CAPITALS}(?: {_CAPITALS}){{0,2}}),"
    rf" (?P<given>{_WORD}(?: {_WORD}){{0,2}}))(?=[ *_]*(?:$|[\t|;(/–—]|   ))",
    re.MULTILINE,
)
_SMALL = re.compile(r"(?<![\w’'-])[a-zà-ÿ][\w’-]*")
_TOKEN = re.compile(r"[^\W\d_]+(?:[.’'-][^\W\d_]+)*(?![\w’'-])")
_PARTICLES = frozenset({"AL", "EL", "BIN", "BINT", "IBN", "BEN", "DE", "DEL", "DA", "DOS", "VAN", "VON", "OULD"})
_SHORTEST = 3  # letters of a family's name: "UZ, Jizzakh" is a country's code
_MOST = 4  # words of a name in capitals
_SHOUTED = 0.8  # of the letters of a line


def add_registered(text: str, blocks: Iterable[Span], found: list[Entity]) -> list[Entity]:
    """`found` with the names that registers turn round, each whole, and those of lines in capitals."""
    stretches = list(blocks)
    in_capitals = [block for block in stretches if _is_shouted(text, block)]
    small = frozenset(_SMALL.findall(text)) if in_capitals else frozenset()
    turned = [span for block in stretches for span in _turned_round(text, block)]
    kept = [entity for entity in found if not any(span.overlaps(entity.span) for span in turned)]
    taken = Taken((*turned, *(entity.span for entity in kept if entity.label is EntityLabel.PERSON)))
    shouted = [span for block in in_capitals for span in _shouted(text, block, small) if not taken.overlaps(span)]
    kept = [entity for entity in kept if not any(span.overlaps(entity.span) for span in shouted)]
    added = [Entity(span, span.of(text), EntityLabel.PERSON, "table") for span in (*turned, *shouted)]
    return sorted([*kept, *added], key=lambda entity: entity.span.start)


def _turned_round(text: str, block: Span) -> Iterator[Span]:
    """ "DJIBO, Halimatou (editor)", but no town with its country: "NAIROBI, Kenya"."""
    for hit in _REGISTERED.finditer(text, block.start, block.end):
        family, given = hit["family"], hit["given"]
        first = given.split()[0]
        if known_label(family) or known_label(given) or len(family) < _SHORTEST:
            continue
        town = city_size(given) or (city_size(family) and not hit["field"])
        if is_name_piece(first) or not (town or is_common(folded(first))):
            yield Span(*hit.span("name"))


def _is_shouted(text: str, block: Span) -> bool:
    letters = [char for char in block.of(text) if char.isalpha()]
    return sum(char.isupper() for char in letters) > _SHOUTED * len(letters)


def _shouted(text: str, block: Span, small: frozenset[str]) -> Iterator[Span]:
    """The names in a block that is all capitals, which the model does not read: "CARD 7: LINA ROJAS AND …"."""
    end = block.start
    for token in _TOKEN.finditer(text, block.start, block.end):
        if token.start() >= end and (span := _name_from(text, token, block.end, small)):
            yield span
            end = span.end


def _name_from(text: str, first: re.Match[str], end: int, small: frozenset[str]) -> Span | None:
    """The name in capitals that begins with the token `first`; None where that is no given name or stands alone."""
    word = first.group()
    if not _is_given(word) or known_label(word) or word in _PARTICLES:
        return None
    last, at, names = first.end(), first.end(), [word]
    while len(names) < _MOST and text[at : at + 1] == " " and (token := _TOKEN.match(text, at + 1, end)):
        if token.group() not in _PARTICLES:
            if not _may_be_surname(token.group(), small):
                break
            names.append(token.group())
            last = token.end()
        at = token.end()
    # "GRACE PERIOD", "HOPE ALIVE": behind a word of the language stands a family's name, or nobody's.
    ordinary = is_common(folded(word)) or word.casefold() in small or not is_given(word)
    surname = all(is_name_piece(part) for name in names[1:] for part in name.split("-"))
    return Span(first.start(), last) if len(names) > 1 and (surname or not ordinary) else None


def _is_given(word: str) -> bool:
    plain = folded(word)
    words = read_toml("cast")["given_too"]["words"]
    return plain in name_words().given or plain in name_words().more_given or plain in words


def _may_be_surname(word: str, small: frozenset[str]) -> bool:
    plain, words = word.casefold(), name_words()
    ordinary = any(plain in table for table in (words.not_names, words.kinds, words.endings, words.never_last, small))
    known = is_name_piece(word)
    return len(word) > 1 and not ordinary and not known_label(word) and (known or not is_common(folded(word)))
