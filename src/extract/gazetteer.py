"""Countries by all their names, demonyms, subdivisions and landmarks: look-ups that every stage shares, loaded once.

Codes are ISO 3166-1 alpha-2, with XK for Kosovo. pycountry holds the official names; `data/countries.csv` what it does
not know (Ivory Coast, DRC, demonyms). Cities and villages are in `cities.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.model import Span
from extract.tables import read_csv, read_toml
from extract.text import alternatives, unaccented

_LETTER_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
# Longer names that only contain a country's: "Latin America", "New England", "Central African", "Port of Spain".
_PREFIXES = re.compile(
    r"(?:\b(?:Latin|South|North|Central|New|Port of|Air|Radio|Captain|Inter|"
    r"LATIN|SOUTH|NORTH|CENTRAL|NEW|PORT OF)[ -])$"
)
_STANDALONE = re.compile(
    r"(?:America|American|England|Wales|Spain|Africa|African|Mexico|India|Guinea|France|Jordan)s?", re.IGNORECASE
)
# "the Organization of American States", "the American Declaration on …": of the whole continent.
_AMERICAS = re.compile(r"\s+(?:States|Declaration|Convention|Charter)\b")
# "Chinese New Year" is kept everywhere, and waters border on many states:
# "the Gulf of Finland", "the Irish Sea", "the Bight of Benin".
_WATERS = re.compile(r"\b(?:Gulf|Bight|Sea|Bay|Straits?) of $", re.IGNORECASE)
_SEA = re.compile(r"\s+(?:Sea|Ocean|Channel|Straits?|calendar)\b", re.IGNORECASE)
_THE_STATES = re.compile(r"\b(?:in|to|from|across|throughout) the $")
_LANGUAGES = frozenset(
    ["English", "French", "Spanish", "Portuguese", "Arabic", "German", "Italian", "Russian", "Dutch"]
)
_IN_LANGUAGE = re.compile(r"\b(?:[Ii]n|into|translated from|[Ss]peaks?|spoke|learnt?|learning|teach(?:es)?) (?:the )?$")
_END = r"(?:\W*$|[.,;:)!?”\"]| (?:with|for|by|to)\b)"
# "in French and Dutch." are languages, "in French and Dutch courts" are places.
_ENDS = re.compile(rf"{_END}| (?:and|or) (?:in )?(?:[A-Z]\w+{_END}|[a-z])")
# "in Samoan", "in Thai and Burmese": what is said or written in any people's name is its language.
_SAID_IN = re.compile(r"\b(?:[Ii]n|into) (?:(?P<first>[A-Z]\w+),? (?:and|or) )?$")
_OF_TEXT = re.compile(
    r"[ -](?:translat(?:ions?|ed)|versions?|editions?|summar(?:y|ies)|digests?|texts?|language|subtitles|words?|"
    r"speak(?:ing|ers?)|lessons?|service|sections?|class(?:es)?)\b",
    re.IGNORECASE,
)
# "a British-Iranian nurse" is a citizen of two states, "an African-American" of one.
_COMPOUND = r"(?<=ian-)|(?<=ish-)|(?<=ese-)|(?<=merican-)"
_REGION_NOUN = re.compile(
    r" (?:state|province|region|county|district|department|governorate|prefecture|oblast|krai|canton)$"
)


@dataclass(frozen=True, slots=True)
class CountryName:
    """A country's name or demonym in a text; `codes` has several where the word alone does not decide."""

    span: Span
    codes: tuple[str, ...]
    # "name", "demonym", "flag", "subdivision", "city", or of a landmark "prison", "body", "sign", "people" or "money"
    kind: str


@dataclass(frozen=True, slots=True)
class _Names:
    names: dict[str, tuple[str, ...]]
    demonyms: dict[str, tuple[str, ...]]
    subdivisions: dict[str, str]
    pattern: re.Pattern[str]


def country_codes(name: str) -> tuple[str, ...]:
    """The codes that a country's name, as written, may mean; empty when it is none."""
    table = _names()
    key = fold_place(name)
    return table.names.get(key) or table.names.get(key.removeprefix("the ")) or ()


def demonym_codes(name: str) -> tuple[str, ...]:
    """The codes of the countries whose people or things may be called so; empty when it is no demonym."""
    key = fold_place(name)
    return _names().demonyms.get(key) or _names().demonyms.get(key.removesuffix("s")) or ()


def is_country(name: str) -> bool:
    """Whether a country may be called so: one of several, "Congo", is enough."""
    return bool(country_codes(name))


def is_demonym(name: str) -> bool:
    """Whether the people or things of a country may be called so, with or without a plural s."""
    return bool(demonym_codes(name))


@lru_cache(maxsize=4096)  # several stages ask about the same sentence
def find_countries(text: str) -> tuple[CountryName, ...]:
    """Every country named in `text`, in order: names, demonyms, flag emojis and subdivisions known beyond doubt."""
    return tuple(_found_countries(text))


def _found_countries(text: str) -> Iterator[CountryName]:
    table = _names()
    for found in table.pattern.finditer(text):
        words = found.group()
        if flag := _LETTER_FLAG.fullmatch(words):
            code = "".join(chr(ord(char) - 0x1F1E6 + ord("A")) for char in flag.group())
            # The flags of the Union and of the United Nations are no country's.
            if code_country(code):
                yield CountryName(Span(*found.span()), (code,), "flag")
            continue
        if _is_other_place(text, found):
            continue
        key = fold_place(words)
        if (words.isupper() and len(words) > 3) or words[:1].isupper() or words[:1].isdigit():
            if key in table.names and not (words.islower() or _is_pronoun(words)):
                yield CountryName(Span(*found.span()), table.names[key], "name")
            elif key in table.subdivisions:
                yield CountryName(Span(*found.span()), (table.subdivisions[key],), "subdivision")
            elif codes := table.demonyms.get(key) or table.demonyms.get(key.removesuffix("s")):
                yield CountryName(Span(*found.span()), codes, "demonym")


def code_country(code: str) -> str:
    """The alpha-2 code that two or three capitals are, alpha-2 or alpha-3, else ""; "UK" and "GER" as written."""
    import pycountry

    if not code.isupper() or not 2 <= len(code) <= 3:
        return ""
    found = pycountry.countries.get(alpha_2=code) if len(code) == 2 else pycountry.countries.get(alpha_3=code)
    return str(found.alpha_2) if found else str(read_toml("places")["codes"].get(code, ""))


@lru_cache(maxsize=4096)
def subdivision_countries(name: str) -> tuple[str, ...]:
    """The countries that have a state, province, county … of this name, by our list or by ISO 3166-2; often several.

    Ordinary words are among the names ("Central", "Delta"): ask only about what was read as a place.
    """
    key = re.sub(r"^st ", "saint ", fold_place(name))
    known = _names().subdivisions.get(key)
    return (known,) if known else _iso_subdivisions().get(_REGION_NOUN.sub("", key), ())


def country_name(code: str) -> str:
    """The common English name of a country."""
    import pycountry

    if code == "XK":
        return "Kosovo"
    country = pycountry.countries.get(alpha_2=code)
    return getattr(country, "common_name", country.name) if country else code


def subdivision_country(name: str) -> str:
    """The country of a well-known state, province or region, else ""."""
    return _names().subdivisions.get(fold_place(name), "")


def _is_other_place(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 10) : found.start()]
    if _WATERS.search(text[max(0, found.start() - 20) : found.start()]) or _SEA.match(text, found.end()):
        return True
    if found.group().casefold() == "chinese" and text.startswith(" New Year", found.end()):
        return True
    if text.startswith("$", found.end()):
        return True  # "US$ 40 million" is paid anywhere
    if found.group().casefold() == "american" and _AMERICAS.match(text, found.end()):
        return True
    # "in the States", never "member states" or "the Union and the States".
    if found.group().casefold() == "states":
        return not _THE_STATES.search(text[max(0, found.start() - 16) : found.start()])
    return _is_language(text, found) or bool(_STANDALONE.fullmatch(found.group()) and _PREFIXES.search(before))


def _is_language(text: str, found: re.Match[str]) -> bool:
    """Whether a demonym names the language of a text: "the English edition", "translated from the Spanish"."""
    words, before = found.group(), text[max(0, found.start() - 40) : found.start()]
    if words.title() not in _LANGUAGES:
        said = _SAID_IN.search(before)
        demonyms = _names().demonyms
        first = not said or said["first"] is None or fold_place(said["first"]) in demonyms
        return bool(said and first and fold_place(words) in demonyms and _ENDS.match(text, found.end()))
    spoken = (_IN_LANGUAGE.search(before) or _SAID_IN.search(before)) and _ENDS.match(text, found.end())
    return bool(spoken or _OF_TEXT.match(text, found.end()))


def _is_pronoun(words: str) -> bool:
    # "US" is a country in capitals; "us" and "Us" never, and "Usa" is a river.
    return words in ("Us", "us", "Usa", "Car", "Opt")


def fold_place(name: str) -> str:
    """A place's name without case, accents, hyphens and dots, as the tables of places have it."""
    if name.isascii():
        return " ".join(name.casefold().replace("-", " ").replace(".", "").split())
    plain = unaccented(name.replace("’", "'")).casefold()
    return " ".join(plain.replace("-", " ").replace(".", "").split())


@cache
def _names() -> _Names:
    names: dict[str, list[str]] = {}
    demonyms: dict[str, list[str]] = {}
    spellings: set[str] = set()

    def add(table: dict[str, list[str]], name: str, code: str) -> None:
        codes = table.setdefault(fold_place(name), [])
        if code not in codes:
            codes.append(code)
        # Without the article: "The Gambia" would keep "the Gambia" from being found.
        spellings.add(re.sub(r"^[Tt]he ", "", name))
        if name.startswith(("The ", "the ")):
            add(table, name[4:], code)

    for code, name in _official_names():
        add(names, name, code)
    for row in read_csv("countries", ("code", "names", "demonyms")):
        for name in filter(None, row["names"].split(";")):
            add(names, name, row["code"])
        for name in filter(None, row["demonyms"].split(";")):
            add(demonyms, name, row["code"])
            if not name.endswith(("s", "ch", "sh", "ese")):
                spellings.add(name + "s")
    # "Congo" alone is the larger of the two, as in most texts; the other stays a reading.
    names[fold_place("Congo")] = ["CD", "CG"]
    subdivisions = _subdivision_rows()
    spellings.update(name for _, names in subdivisions.values() for name in names)
    # Any accents and apostrophes may be written or not.
    pattern = alternatives({form for spelling in spellings for form in spellings_of(spelling)}, _as_written)
    return _Names(
        {key: tuple(codes) for key, codes in names.items()},
        {key: tuple(codes) for key, codes in demonyms.items()},
        {key: code for key, (code, _) in subdivisions.items()},
        re.compile(rf"{_LETTER_FLAG.pattern}|(?:(?<![\w-])|{_COMPOUND})(?:{pattern})(?![^\W_])", re.IGNORECASE),
    )


def _as_written(form: str) -> str:
    """The pattern of a name: blanks may be hyphens or line breaks, apostrophes curly."""
    return re.escape(form).replace(r"\ ", r"[\s\-]+").replace("'", "['’]")


def spellings_of(spelling: str) -> tuple[str, ...]:
    """A name as it is written, with and without its accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", spelling) if not unicodedata.combining(c))
    return (spelling, plain)


def _official_names() -> Iterator[tuple[str, str]]:
    import pycountry

    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            name = getattr(country, field, "")
            # "Korea, Republic of" and "Virgin Islands, U.S." are names of lists, never of texts.
            if name and "," not in name:
                yield country.alpha_2, name


@cache
def _iso_subdivisions() -> dict[str, tuple[str, ...]]:
    import pycountry

    found: dict[str, tuple[str, ...]] = {}
    for entry in pycountry.subdivisions:
        for name in re.split(r"[\[/,]", entry.name):
            key = _REGION_NOUN.sub("", fold_place(name.strip(" ]")))
            if len(key) > 3 and entry.country_code not in found.get(key, ()):
                found[key] = (*found.get(key, ()), entry.country_code)
    return found


@cache
def _subdivision_rows() -> dict[str, tuple[str, tuple[str, ...]]]:
    """By the folded name of a subdivision its country and every spelling: "Washington, DC" and "Washington, D.C."."""
    rows: dict[str, tuple[str, tuple[str, ...]]] = {}
    for row in read_csv("subdivisions", ("code", "names")):
        for name in row["names"].split(";"):
            key = fold_place(name)
            rows[key] = (row["code"], (*rows.get(key, ("", ()))[1], name))
    return rows
