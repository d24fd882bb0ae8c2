"""What is no part of a person's name, or nobody's name at all: titles, jobs, months, bodies, peoples, brands."""

from __future__ import annotations

import re

from extract.gazetteer import demonym_codes, is_country
from extract.person_names import all_names
from extract.tables import read_toml
from extract.text import fold

_CONTRACTED = re.compile(r"\w+[’'](?:m|s|re|ll|d|ve|t)", re.IGNORECASE)
# "AngloGold" is a firm, "McEwan" and "DeShawn" are people.
_BRAND = re.compile(r"(?!Ma?c|De|Di|La|Le|Du|Da|Fitz|Van|O[’'])[A-Z][a-z]{3,}[A-Z][a-z]+")


def is_ordinary(word: str) -> bool:
    """Whether a capitalised word is a title, a job, a month or a small word, and so no part of a name."""
    plain = word.casefold().rstrip(".")
    if _CONTRACTED.fullmatch(word):
        return True  # "I’m Kofi" begins no name
    names = read_toml("names")
    ordinary = any(one in names["titles"] or one in names["roles"] for one in (plain, plain.removesuffix("s")))
    ordinary = ordinary or plain in names["not_names"]["words"]
    return ordinary or plain in read_toml("roles")["gaps"]["stops"] or plain in read_toml("cast")["openings"]["words"]


def has_ordinary_edge(name: str) -> bool:
    """Whether a stretch begins or ends with a word that is no part of a name: "In Dakar", "Awa Monday"."""
    words = name.split()
    return any(is_ordinary(word) or is_country(word) for word in (words[0], words[-1]))


def is_thing(name: str) -> bool:
    """Whether a name ends like a body's, a place's or a law's: "Human Rights Association", "Boeung Kak Lake"."""
    table, words = read_toml("names"), fold(name).split()
    return (
        not words
        or is_country(name)
        or any(words[-1] in table["endings"][kind] for kind in ("ORG", "LOC", "LAW", "EVENT", "MISC"))
        or (len(words) > 1 and words[0] in table["heads"]["ORG"])
    )


def is_surely_thing(name: str) -> bool:
    """The same, but not of two words of which the first is a given name: "Alan Hall" may be a person."""
    words = fold(name).split()
    return is_thing(name) and not (len(words) == 2 and is_given_name(words[0]))


def is_given_name(word: str) -> bool:
    """Whether a folded word is a given name, be it a word or a land as well: "Mark", "Grace", "Jordan"."""
    return word in all_names()[0] or word in read_toml("cast")["given_too"]["words"]


def is_nobodys(name: str) -> bool:
    """Whether a name is no person's by its look: "Bill C-15", "St Olaf", "British Iranian", "AngloGold"."""
    words = name.replace("-", " ").split()
    if len(words) > 1 and demonym_codes(name):
        return True  # "a New Zealander, Awa Sarr"
    peoples = len(words) > 1 and all(_is_people(word) for word in words[1:])
    peoples = peoples and (_is_people(words[0]) or _is_number(words[0]))
    saint = len(words) == 2 and words[0].rstrip(".") in ("St", "Saint")
    return peoples or saint or any(char.isdigit() for char in name) or bool(_BRAND.fullmatch(name))


def _is_people(word: str) -> bool:
    known = word.casefold() in read_toml("names")["known"]["NORP"]
    return known or bool(demonym_codes(word)) or is_country(word)


def _is_number(word: str) -> bool:
    """ "Eleven Yemenis" are nobody by name."""
    return bool(re.fullmatch(read_toml("cast")["numbers"]["pattern"], word.casefold()))
