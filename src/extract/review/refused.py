"""The rows that were refused, as a form of their own that can be mended and applied again."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from extract.cells import safe_cell
from extract.review.apply import Refusal
from extract.review.forms import form_columns

PROBLEM_COLUMNS = ("problem", "remedy", "where")


def write_refused(path: Path, refused: Sequence[Refusal]) -> None:
    """Write the refused rows to `path` with their answers, the reason and the remedy in front of them.

    A question answered twice in two ways stands there twice. The file is UTF-8 with a byte-order mark, for
    spreadsheets.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((*PROBLEM_COLUMNS, *form_columns()))
        for refusal in refused:
            cells = (refusal.reason, refusal.remedy, refusal.where, *(refusal.row[name] for name in form_columns()))
            writer.writerow(map(safe_cell, cells))
