"""Which of the places that share a name is meant: a town or a region, and of which country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.atlas import capitals, plain
from extract.cities import City, cities, village_country
from extract.common_words import is_common
from extract.gazetteer import subdivision_countries
from extract.model import EntityLabel, Parsed, Span
from extract.resolve.around.surroundings import table
from extract.resolve.around.towns import (
    BIG_TOWN,
    LABEL_TOWN,
    METROPOLIS,
    article_countries,
    is_ordinary,
    is_persons,
    is_seat,
)
from extract.text import fold

CAPITAL = 8  # how many times larger a namesake may be than a capital
NAMED = 8  # how many times larger a namesake may be than a town whose country the article names
AMONG_MANY = 3  # … where it names more others
NEAR = 10  # … and than one whose country is named beside it
SMALL_TOWN = 50_000  # people: smaller towns count only where the article names their country
_LONG = 6  # letters: shorter names of small towns are other words too
# "St John" is a saint, a church and a day before it is a town.
_SAINT = re.compile(r"(?:St|Saint)\b\.? (\w+)$")


def place_of(parsed: Parsed, name: str, near: frozenset[str]) -> tuple[tuple[str, ...], str] | None:
    """The countries that a town or subdivision of this name may mean, and which of the two it is.

    `near` are the countries named beside it.
    """
    if is_seat(name):
        town = name.removeprefix("the ").removeprefix("The ")
        known = cities(town)
        return ((capitals().get(plain(town)) or known[0].country,), "seat") if known else None
    if is_ordinary(name.removeprefix("the ")):
        return None
    saint = _SAINT.match(name)
    city, regions = _city(parsed, name, near), subdivision_countries(name)
    named = article_countries(parsed.article.text)
    if city and city.country not in (*named, *near) and _is_word(parsed, name, city):
        return None
    if saint and is_persons(saint[1]) and not {*named, *near} & {*regions, *([city.country] if city else [])}:
        return ((city.country,), "city") if city and _is_saints_city(city) else None
    # "Surrey" in an article that names England more often than Canada is the county.
    if city and city.country not in regions and any(named[code] > named[city.country] for code in regions):
        city = None
    home = capitals().get(plain(name), "")
    # Capitals too small for the list of towns, where their country is named or no large town bears the name.
    if home and (city is None or home in article_countries(parsed.article.text)):
        return (home,), "city"
    ours = city and (_is_told_of(city, regions, named) or city.country in near or not regions)
    if city and (ours or city.country in regions or city.population > BIG_TOWN):
        return (city.country,), "city"
    if likely := [code for code in regions if named[code]] or list(
        regions if len(regions) == 1 and not is_persons(name) else ()
    ):
        return (max(likely, key=lambda code: (named[code], code)),), "subdivision"
    if city:
        return (city.country,), "city"
    # Villages are named after everything: beside a country's name they place nothing of another.
    village = "" if near or is_common(fold(name)) or is_persons(name) else village_country(name)
    return ((village,), "city") if village else None


def metropolises(parsed: Parsed, span: Span, name: str) -> frozenset[str]:
    """The countries of the largest towns named beside another: "in Auburn, in Sydney’s west"."""
    beside = [e.text for e in parsed.entities_in(span) if e.label is EntityLabel.LOC and e.text != name]
    known = [cities(town)[0] for town in beside if cities(town)]
    return frozenset(city.country for city in known if city.population > METROPOLIS)


def _is_saints_city(city: City) -> bool:
    """Whether a large city bears the saint's name itself: churches, schools and days bear it everywhere."""
    return city.population > BIG_TOWN and _SAINT.match(city.name) is not None


def _is_told_of(city: City, regions: Sequence[str], named: Counter[str]) -> bool:
    """Whether the article names a large town's country and none that has a county of the town's name."""
    return city.population > LABEL_TOWN and named[city.country] > 0 and not any(named[code] for code in regions)


def _city(parsed: Parsed, name: str, near: frozenset[str]) -> City | None:
    """The town of this name: in a country that stands beside it or that the article names, else the largest."""
    name = name.removeprefix("the ").removeprefix("The ")
    known = cities(name)
    # Continents and regions are towns too, somewhere in the world.
    if not known or name.casefold() in table("regions", "regional") or name.casefold() in table("regions", "global"):
        return None
    named = article_countries(parsed.article.text)
    # Naming a town's country makes it as likely as a namesake many times its size: "Paris" in an article that
    # names the United States is still not the one in Texas.
    home = capitals().get(plain(name), "")
    best = max(
        known,
        key=lambda city: (
            city.population
            * max(city.spellings, 10)
            * _factor(named, city.country)
            * (NEAR if city.country in near else 1)
            * (CAPITAL if city.country == home else 1)
        ),
    )
    told = best.country in (*named, home) or best.population > SMALL_TOWN
    return best if told or _is_only_one(name, known) else None


def _factor(named: Counter[str], country: str) -> int:
    """How many times likelier its country makes a town: much on a page about that country, little on one about many."""
    share = 2 * named[country] >= sum(named.values())
    return (NAMED if share else AMONG_MANY) if named[country] else 1


def _is_only_one(name: str, known: Sequence[City]) -> bool:
    """Whether a small town's name needs no support: one country alone has it, and it is no word and nobody's name.

    Not in the United States, whose towns are named after everything and everybody.
    """
    countries = {city.country for city in known}
    word = len(name) < _LONG or is_persons(name) or is_common(fold(name))
    return len(countries) == 1 and "US" not in countries and not word


def _is_word(parsed: Parsed, name: str, city: City) -> bool:
    """Whether a town's name is a word of the article, or of the news: "the Parole Board", "Part IV"."""
    if plain(city.name) in capitals() or " " in name:
        return False
    text, word = parsed.article.text, re.escape(name)
    # "in Celle a driver got life": no word stands so with a capital.
    placed = re.search(rf"\b[Ii]n {word}(?![\w’'-])", text) is not None
    small = city.population < LABEL_TOWN and is_common(fold(name)) and not placed
    return small or re.search(rf"\b{re.escape(name.lower())}\b", text) is not None
