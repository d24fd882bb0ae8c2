"""Counties: "Bergen County" is in New Jersey, whatever town elsewhere is called Bergen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from extract.gazetteer import subdivision_countries
from extract.model import Span
from extract.resolve.around.surroundings import table
from extract.tables import read_toml
from extract.text import curly

_MOST = "US"  # has three thousand of them, more than all other states together
_COUNTY = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w’'-]*[\w](?:(?: |\n)(?:(?:de|du|la|of) )?[A-ZÀ-Þ][\w’'-]*\w){0,2})(?: |\n)[Cc]ounty\b"
    # Councils and courts of counties are Britain's and Ireland's as well.
    r"(?! (?:[Cc]ouncil|[Cc]ourts?|Hall|Cricket|Durham|Hospital|Show)\b)"
)


def find_counties(text: str) -> Iterator[tuple[str, Span]]:
    """The counties named in `text`, each with its name and where it stands."""
    for hit in _COUNTY.finditer(text):
        small = _before().match(hit["name"])
        start = hit.start() + (small.end() if small else 0)
        # "The county dropped it" names none.
        if not _before().fullmatch(text[start : hit.end("name")] + " "):
            yield " ".join(text[start : hit.end("name")].split()), Span(start, hit.end())


@cache
def _before() -> re.Pattern[str]:
    """Words with a capital of the sentence before a county's name: "In Bergen County", "The County"."""
    return re.compile(rf"(?:(?:{'|'.join(read_toml('places')['divisions']['before'])})(?: |\n))+")


def county_country(name: str, named: Counter[str]) -> str:
    """The state that a county of this name is of: the one that the article names, else the United States."""
    plain = curly(name.casefold())
    known: list[str] = [code for code, names in read_toml("places")["counties"].items() if plain in names]
    if known and {*subdivision_countries(name)} <= {*known}:
        return known[0]
    # "Maryland County" is in Liberia only where the article speaks of it.
    known = [code for code in known if named[code]]
    known += [
        code
        for code in (*subdivision_countries(f"{name} County"), *subdivision_countries(name))
        if code in table("divisions", "counties") or (code != _MOST and named[code] > named[_MOST])
    ]
    best = max(known, key=lambda code: (named[code], code), default=_MOST)
    return best if named[best] >= named[_MOST] else _MOST
