"""The words for what happened, shared by segmenting, categorising and linking."""

from __future__ import annotations

from functools import cache

from extract.anycase import AnyCase
from extract.tables import read_toml
from extract.text import curly


@cache
def patterns(table: str = "events") -> dict[str, AnyCase]:
    """One compiled pattern for each kind of `data/<table>.toml`: of events and surroundings, of stages, of topics."""
    return {kind: AnyCase(rf"(?<!\w)(?:{'|'.join(entry['words'])})(?!\w)") for kind, entry in read_toml(table).items()}


def count_kinds(text: str) -> dict[str, int]:
    """How many different words of each kind `text` holds; kinds without any are left out."""
    text = curly(text)
    found = {
        kind: len({hit.group().casefold() for hit in pattern.finditer(text)}) for kind, pattern in patterns().items()
    }
    return {kind: number for kind, number in found.items() if number}
