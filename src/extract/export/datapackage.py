"""datapackage.json: the tables described after Frictionless Data Package 2."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from extract.export.columns import Column, Table, tables


def datapackage_json(folder: Path) -> str:
    """The description of the CSV files that lie in `folder`, with their sizes and hashes."""
    value = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "human-rights-wins",
        "title": "Human rights wins, one record per real-world event",
        "description": "Extracted from round-up articles. Empty cells are missing values; NA is Namibia. "
        "Lists in one cell are joined by “; ”. An apostrophe before =, +, - or @ at the start of a text, or of "
        "an item, guards against formulas and is not part of the text.",
        "resources": [_resource(folder, table) for table in tables().values()],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _resource(folder: Path, table: Table) -> dict[str, Any]:
    content = (folder / f"{table.name}.csv").read_bytes()
    return {
        "name": table.name,
        "title": table.title,
        "type": "table",
        "path": f"{table.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.foreign:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": target.split(".")[0], "fields": [target.split(".")[1]]}}
            for name, target in table.foreign.items()
        ]
    return schema


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.values:
        constraints["enum"] = list(column.values)
    # The standard's own list type cannot say "; ", and its readers would leave a space before every item.
    kind = "string" if column.type == "list" else column.type
    field: dict[str, Any] = {"name": column.name, "type": kind, "description": column.about}
    return {**field, "constraints": constraints} if constraints else field
