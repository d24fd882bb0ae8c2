"""The rows that were refused, as a form of their own that can be mended and applied again."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from extract.cells import safe_cell
from extract.errors import UsageError
from extract.review.apply import Refusal
from extract.review.forms import form_columns

PROBLEM_COLUMNS = ("problem", "remedy", "where")
_MOST = 1000  # names tried before somebody is asked to clear up


def write_refused(path: Path, refused: Sequence[Refusal]) -> Path:
    """Write the refused rows to `path` with their answers, the reason and the remedy in front of them.

    A question answered twice in two ways stands there twice. The file is UTF-8 with a byte-order mark, for
    spreadsheets. Where `path` holds other rows, somebody may have mended them: it stays, and the first free name
    of “refused-2.csv” and so on is taken. Returns where the rows are. Raises `UsageError` where none can be written.
    """
    content = _as_csv(refused).encode("utf-8-sig")
    for number in range(1, _MOST):
        place = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
        try:
            if place.is_file() and place.read_bytes() == content:
                return place
            # A device, such as /dev/stdout, holds nothing; "x" leaves alone what comes into being just now.
            with place.open("wb" if place.exists() and not place.is_file() else "xb") as file:
                file.write(content)
            return place
        except FileExistsError:
            continue
        except OSError as error:
            raise UsageError(f"{place}: {error.strerror or error}; name another file with --refused") from error
    raise UsageError(f"{path}: too many files of refused rows; move them, or name another file with --refused")


def _as_csv(refused: Sequence[Refusal]) -> str:
    writer = csv.writer(text := io.StringIO(newline=""), lineterminator="\n")
    writer.writerow((*PROBLEM_COLUMNS, *form_columns()))
    for refusal in refused:
        cells = (refusal.reason, refusal.remedy, refusal.where, *(refusal.row[name] for name in form_columns()))
        writer.writerow(map(safe_cell, cells))
    return text.getvalue()
