"""records.csv, mentions.csv, entities.csv and review.csv: UTF-8, commas, one line per row."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from extract.cells import safe_cell
from extract.export.columns import Cell, Row, Table

# A spreadsheet opens the review form by double click and needs the mark to know UTF-8; in the other tables it would
# become part of the first column's name for every program that does not strip it (R's read.csv, Python's csv).
WITH_MARK = frozenset({"review"})


def write_csv(path: Path, table: Table, rows: Iterable[Row]) -> None:
    """Write the rows with the table's columns, in its order; an unknown column is an error of ours."""
    encoding = "utf-8-sig" if table.name in WITH_MARK else "utf-8"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, table.names, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({name: _cell(row[name]) for name in table.names})


def _cell(value: Cell) -> Cell:
    # Numbers stay as they are: a latitude of -33.9 is no formula.
    return safe_cell(value) if isinstance(value, str) else value
