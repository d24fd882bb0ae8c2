"""Loads the tables in `data/` into plain values; a broken table names its file, place and remedy.

No other module opens them.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Any

from extract.errors import UsageError

_REMEDY = "mend the table or install extract again"


@cache
def read_toml(name: str) -> dict[str, Any]:
    """The table `data/<name>.toml`; read-only, as all share it. Raises `UsageError` where it is no valid TOML."""
    path = files("extract") / "data" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"data/{name}.toml: {error}; {_REMEDY}") from error


@cache
def read_csv(name: str, columns: tuple[str, ...]) -> tuple[dict[str, str], ...]:
    """The rows of `data/<name>.csv` by column: for small tables of words; `columns` are its head, all and in order."""
    with read_rows(name, columns) as rows:
        return tuple(dict(zip(columns, row, strict=True)) for row in rows)


@contextmanager
def read_rows(name: str, columns: tuple[str, ...]) -> Iterator[Iterator[list[str]]]:
    """The rows of `data/<name>.csv` below its head, `columns`: for large tables and for numbers.

    A ValueError while a row is read, in here or by the caller, becomes a UsageError with its line:

        with read_rows("country_wins", ("country", "wins")) as rows:
            wins = {country: int(number) for country, number in rows}
    """
    with (files("extract") / "data" / f"{name}.csv").open(encoding="utf-8") as lines:
        rows = csv.reader(lines, strict=True)
        try:
            if (head := next(rows, [])) != list(columns):
                raise ValueError(f'the head is "{",".join(head)}" instead of "{",".join(columns)}"')
            yield _whole(rows, len(columns))
        except (ValueError, csv.Error) as error:
            raise UsageError(f"data/{name}.csv, line {rows.line_num}: {error}; {_REMEDY}") from error


def _whole(rows: Iterable[list[str]], fields: int) -> Iterator[list[str]]:
    for row in rows:
        if len(row) != fields:
            raise ValueError(f"{len(row)} fields instead of {fields}")
        yield row
