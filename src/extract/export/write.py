"""Writes all files of a run into one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from extract.export.columns import Row, tables
from extract.export.csv_tables import write_csv
from extract.export.datapackage import datapackage_json
from extract.export.jsonl import record_lines
from extract.export.rows import entity_rows, mention_rows, record_rows, review_rows
from extract.export.run_json import run_json
from extract.export.workbooks import write_records_workbook, write_review_workbook
from extract.model import Run

ROWS: dict[str, Callable[[Run], Iterator[Row]]] = {
    "records": record_rows,
    "mentions": mention_rows,
    "entities": entity_rows,
    "review": review_rows,
}


def write_outputs(run: Run, settings: Mapping[str, object], folder: Path) -> None:
    """Write every output file of `run` into the existing, empty `folder`.

    The same run gives the same bytes, but for `timings` in run.json. `settings` are kept in run.json. Raises
    `SpanError` when a quote does not stand in its article where its offsets say.
    """
    with (folder / "records.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in record_lines(run))
    rows = {name: list(make(run)) for name, make in ROWS.items()}
    for name, table in tables().items():
        write_csv(folder / f"{name}.csv", table, rows[name])
    write_records_workbook(folder / "records.xlsx", rows)
    write_review_workbook(folder / "review.xlsx", rows)
    _write(folder / "datapackage.json", datapackage_json(folder))
    _write(folder / "run.json", run_json(run, settings))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
