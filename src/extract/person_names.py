"""Given and family names of the world (`data/known_names.csv`, `data/person_names.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from extract.tables import read_rows, read_toml


@cache
def wide_table() -> Mapping[str, frozenset[str]]:
    """The names of `data/known_names.csv` by kind: "g" given, "f" family."""
    with read_rows("known_names", ("name", "kinds")) as rows:
        names = [(name, kinds) for name, kinds in rows]
    return {kind: frozenset(name for name, kinds in names if kind in kinds) for kind in "gf"}


@cache
def given_names() -> frozenset[str]:
    """The folded given names of `data/person_names.toml`, few of which are a word's or a town's too."""
    return frozenset(read_toml("person_names")["given"])


@cache
def family_names() -> frozenset[str]:
    """The folded family names of `data/person_names.toml`."""
    return frozenset(read_toml("person_names")["family"])


@cache
def all_names() -> tuple[frozenset[str], frozenset[str]]:
    """Every folded given name that is known, and every family name."""
    return wide_table()["g"] | given_names(), wide_table()["f"] | family_names()
