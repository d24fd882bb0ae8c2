"""The table of words around and inside names, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.cities import cities
from extract.gazetteer import country_codes, demonym_codes, subdivision_country
from extract.model import EntityLabel
from extract.person_names import family_names, given_names, wide_table
from extract.tables import read_toml
from extract.text import curly, fold, squash

_SAINT = re.compile(r"^st ")


@dataclass(frozen=True, slots=True)
class NameWords:
    """What `data/names.toml` says, folded by `key`."""

    titles: frozenset[str]
    honorifics: Mapping[str, int]
    roles: frozenset[str]
    person_verbs: frozenset[str]
    before_people: re.Pattern[str]
    place_words: frozenset[str]
    place_nouns: frozenset[str]
    endings: Mapping[str, EntityLabel]
    heads: Mapping[str, EntityLabel]
    loose: frozenset[str]
    ordinary: frozenset[str]
    glued: tuple[str, ...]
    not_names: frozenset[str]
    never_first: frozenset[str]  # small words that begin no name
    never_last: frozenset[str]  # … and that end none
    fond: frozenset[str]  # adjectives before one given name
    ordinary_openings: frozenset[str]  # small words that open sentences
    before_names: frozenset[str]  # feasts and adjectives that stand before a name and are no part of it
    known: Mapping[str, EntityLabel]
    given: frozenset[str]
    family: frozenset[str]
    pieces: frozenset[str]  # given and family names
    lands_too: frozenset[str]  # given names that are countries' and regions'
    more_given: frozenset[str]  # of the wide table, where many a name is a town's too
    more_family: frozenset[str]
    kinds: frozenset[str]  # titles and roles
    ranks: frozenset[str]  # titles that no place and no body begins with


def key(name: str) -> str:
    """A name as the tables are looked up with: small, one kind of apostrophe, single spaces."""
    return curly(squash(name).casefold())


@lru_cache(maxsize=16384)
def folded(name: str) -> str:
    """`fold`, remembered: the same names come again and again."""
    return fold(name)


@cache
def name_words() -> NameWords:
    """The table; entries of `known` are names that need no model."""
    table, wide = read_toml("names"), wide_table()
    known = {key(name): EntityLabel(label) for label, names in table["known"].items() for name in names}
    endings = {word: EntityLabel(label) for label, words in table["endings"].items() for word in words}
    return NameWords(
        titles=frozenset(table["titles"]),
        honorifics=table["honorifics"],
        roles=frozenset(table["roles"]),
        person_verbs=frozenset(table["person_verbs"]),
        before_people=re.compile(rf"(?<!\w)(?:{'|'.join(table['before_people'])}) [“‘\"']?$", re.IGNORECASE),
        place_words=frozenset(table["place_words"]),
        place_nouns=frozenset(table["place_nouns"]),
        endings=endings,
        heads={word: EntityLabel(label) for label, words in table["heads"].items() for word in words},
        loose=frozenset(table["particles"]["loose"]),
        ordinary=frozenset(table["particles"]["ordinary"]),
        glued=tuple(table["particles"]["glued"]),
        not_names=frozenset(key(word) for word in table["not_names"]["words"]),
        never_first=frozenset(table["edges"]["never_first"]),
        never_last=frozenset(table["edges"]["never_last"]),
        fond=frozenset(table["edges"]["fond"]),
        before_names=frozenset(table["before_names"]["words"]),
        ordinary_openings=frozenset(read_toml("sentences")["starters"]),
        known=known,
        given=given_names(),
        family=family_names(),
        pieces=given_names() | family_names(),
        lands_too=frozenset(table["lands_too"]),
        more_given=wide["g"],
        more_family=wide["f"],
        kinds=frozenset(table["titles"] + table["roles"]),
        ranks=frozenset(table["titles"]) - frozenset(table["also_names"]),
    )


def is_given(name: str) -> bool:
    """Whether a word is somebody's given name and no town's of the same size."""
    plain = folded(name)
    return plain in name_words().given or (plain in name_words().more_given and not city_size(name))


def is_name_piece(word: str) -> bool:
    """Whether a word is somebody's given or family name somewhere, whatever else it is."""
    words, plain = name_words(), folded(word)
    return plain in words.pieces or plain in words.more_given or plain in words.more_family


@lru_cache(maxsize=4096)
def known_label(name: str) -> EntityLabel | None:
    """What the tables say a name is: a country or region, a people, a well-known body; None where they are silent."""
    known = name_words().known.get(key(name))
    if known is not None:
        return known
    if country_codes(name) or subdivision_country(name):
        return EntityLabel.LOC
    return EntityLabel.NORP if demonym_codes(name) else None


@lru_cache(maxsize=4096)
def city_size(name: str) -> int:
    """People of the largest city that bears exactly this name, 0 for none."""
    plain = _SAINT.sub("saint ", fold(name))
    return max((city.population for city in (*cities(name), *cities(plain)) if fold(city.name) == plain), default=0)
