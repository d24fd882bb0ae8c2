"""The words for what happened, shared by segmenting, categorising and linking."""

from __future__ import annotations

from functools import cache

from extract.anycase import AnyCase
from extract.tables import read_toml

KINDS = (
    "release",
    "acquittal",
    "clemency",
    "legislation",
    "ruling",
    "accountability",
    "policy",
    "corporate",
    "international",
)
SURROUNDINGS = ("defeat", "background", "appeal")


@cache
def patterns() -> dict[str, AnyCase]:
    """One compiled pattern for each kind of event and of surroundings in `data/events.toml`."""
    return {
        kind: AnyCase(rf"(?<!\w)(?:{'|'.join(table['words'])})(?!\w)") for kind, table in read_toml("events").items()
    }


def count_kinds(text: str) -> dict[str, int]:
    """How many different words of each kind `text` holds; kinds without any are left out."""
    text = text.replace("'", "’")
    found = {
        kind: len({hit.group().casefold() for hit in pattern.finditer(text)}) for kind, pattern in patterns().items()
    }
    return {kind: number for kind, number in found.items() if number}
