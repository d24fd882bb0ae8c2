"""A country's other code, short name and region, from its ISO 3166-1 alpha-2 code."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    alpha_2: str
    alpha_3: str
    name: str
    region: str


@cache
def _countries() -> dict[str, Country]:
    text = (files("extract") / "data" / "countries_m49.csv").read_text(encoding="utf-8")
    return {row["alpha_2"]: Country(**row) for row in csv.DictReader(text.splitlines())}


def country(code: str) -> Country:
    """The country with this alpha-2 code; a code that is not listed stands for itself, with no region."""
    return _countries().get(code) or Country(code, code, code, "")
