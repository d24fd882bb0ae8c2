"""Loads the tables in `data/`, once, into plain values; a broken table names its file, place and remedy."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from extract.errors import UsageError


@cache
def read_toml(name: str) -> dict[str, Any]:
    """The table `data/<name>.toml`."""
    path = files("extract") / "data" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"data/{name}.toml: {error}; mend the table or install extract again") from error
