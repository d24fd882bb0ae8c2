"""Tables for notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.export.columns import tables
from extract.export.write import ROWS
from extract.model import Run

if TYPE_CHECKING:
    import pandas


def to_frame(run: Run, table: str = "records") -> pandas.DataFrame:
    """The records of `run` as a pandas table with the columns of records.csv.

    `table` may also be "mentions", "entities" or "review". Dates are day values, counts and years whole numbers that
    allow for missing ones, and list columns hold tuples of text. Needs pandas.
    """
    import pandas

    columns = tables()[table].columns
    frame = pandas.DataFrame(ROWS[table](run), columns=[column.name for column in columns])
    for column in columns:
        if column.type == "date":
            frame[column.name] = pandas.to_datetime(frame[column.name])
        elif column.type == "integer":
            frame[column.name] = frame[column.name].astype("Int64")
        elif column.type == "number":
            frame[column.name] = frame[column.name].astype("Float64")
        elif column.type == "list":
            frame[column.name] = [tuple(cell.split("; ")) if cell else () for cell in frame[column.name]]
        else:
            frame[column.name] = frame[column.name].astype("string")
    return frame
