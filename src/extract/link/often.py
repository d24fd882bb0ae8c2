"""How often wins of a country are told: in one told seldom, two like wins of a month are mostly one."""

from __future__ import annotations

import math
from functools import cache

from extract.tables import read_rows


def seldomness(country: str) -> float:
    """Natural log of one in how many annotated wins is of `country` (ISO 3166-1 alpha-2), where none is of one."""
    wins, total = _wins()
    return math.log(total / wins.get(country, 1))


@cache
def _wins() -> tuple[dict[str, int], int]:
    with read_rows("country_wins", ("country", "wins")) as rows:
        wins = {country: int(number) for country, number in rows}
    return wins, sum(wins.values())
