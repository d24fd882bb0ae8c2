"""Countries by their codes and names, for what people write and read: ISO 3166-1, with the UN's M49 regions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extract.tables import read_csv
from extract.text import fold


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its ISO 3166-1 codes (Kosovo's are user-assigned), short English name and M49 sub-region."""

    alpha_2: str
    alpha_3: str
    name: str
    region: str


def country(code: str) -> Country:
    """The country with this alpha-2 code; a code that is not listed stands for itself, with no region."""
    return countries().get(code) or Country(code, code, code, "")


def find_country(name: str) -> Country | None:
    """The country with exactly this code (two or three letters) or name, whatever the case; None for no country.

    Names are our short ones and all of ISO 3166-1's. No nearness is guessed: Niger is not Nigeria.
    """
    return _names().get(fold(name))


@cache
def countries() -> dict[str, Country]:
    """Every country by its alpha-2 code."""
    rows = read_csv("countries_m49", ("alpha_2", "alpha_3", "name", "region"))
    return {row["alpha_2"]: Country(**row) for row in rows}


@cache
def _names() -> dict[str, Country]:
    import pycountry  # its tables are read from disk on first use

    names = {}
    for entry in pycountry.countries:
        for attribute in ("name", "official_name", "common_name"):
            names[fold(getattr(entry, attribute, entry.name))] = country(entry.alpha_2)
    for code, found in countries().items():
        names.update({fold(code): found, fold(found.alpha_3): found, fold(found.name): found})
    return names
