"""How often wins of a country are told: in one told seldom, two like wins of a month are mostly one."""

from __future__ import annotations

import csv
import math
from functools import cache
from importlib.resources import files


def seldomness(country: str) -> float:
    """Natural log of one in how many annotated wins is of `country` (ISO 3166-1 alpha-2), where none is of one."""
    wins, total = _wins()
    return math.log(total / wins.get(country, 1))


@cache
def _wins() -> tuple[dict[str, int], int]:
    with (files("extract") / "data/country_wins.csv").open(encoding="utf-8") as lines:
        wins = {row["country"]: int(row["wins"]) for row in csv.DictReader(lines)}
    return wins, sum(wins.values())
