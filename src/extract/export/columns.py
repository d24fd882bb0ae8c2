"""What each column is: name, type, width and explanation, from `data/columns.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extract.tables import read_toml

Cell = str | int | float | None
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `type` is a Data Package field type, or "list" for items joined by "; "."""

    name: str
    type: str
    about: str
    width: int
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table: columns in order, key, and which columns point to another table's key ("records.record_id")."""

    name: str
    title: str
    key: tuple[str, ...]
    foreign: Mapping[str, str]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


@cache
def tables() -> dict[str, Table]:
    """All tables, by name, in the order in which they are written."""
    return {
        name: Table(
            name=name,
            title=table["title"],
            key=tuple(table["key"]),
            foreign=table.get("foreign", {}),
            columns=tuple(
                Column(**{**column, "values": tuple(column.get("values", ()))}) for column in table["columns"]
            ),
        )
        for name, table in read_toml("columns")["tables"].items()
    }
