"""Review forms as they come back: CSV and XLSX in the state that spreadsheets and people leave them."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.cells import read_cell
from extract.errors import UsageError
from extract.review.workbook import ZIP_MARK, workbook_rows
from extract.tables import read_toml
from extract.text import squash

DELIMITERS = ",;\t|"
_HEADER_WITHIN = 20  # rows: people put a title or a note above the header


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of a form: where it stands, as the spreadsheet counts, and its cells by our column names."""

    file: str
    number: int
    cells: dict[str, str]
    spilt: bool = False  # it has more cells than the header: something was split that should not be

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def answered(self) -> bool:
        """Whether the reviewer wrote anything into it; a name alone, filled down the column, is no answer."""
        return any(self[column] for column in ("decision", "corrected_value", "comment"))


@dataclass(frozen=True, slots=True)
class Form:
    """A form that came back; `lossy` when it was saved in an encoding that cannot hold every letter."""

    path: Path
    rows: tuple[FormRow, ...]
    lossy: bool = False


def read_form(path: Path) -> Form:
    """The rows of the form at `path`, a CSV file (any delimiter and common encoding) or an XLSX workbook.

    Columns are known by their names in any order and case. Raises `UsageError` when the file is no form at all.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}; give a filled-in review.csv or review.xlsx") from error
    if content.startswith(ZIP_MARK):
        tables, lossy = workbook_rows(path), False
    else:
        text, lossy = _decode(content, path)
        tables = [list(_split(text))]
    for table in tables:
        if rows := _find_rows(path, table):
            return Form(path, tuple(rows[1]), lossy)
    raise UsageError(
        f"{path}: no row of it holds the column names of a review form; keep the first row with "
        "“question_id” and “decision”, or start again from review.csv"
    )


def _find_rows(path: Path, table: Sequence[Sequence[str]]) -> tuple[list[str], list[FormRow]] | None:
    for at, cells in enumerate(table[:_HEADER_WITHIN]):
        header = [column_name(cell) for cell in cells]
        identified = "question_id" in header or {"article", "quote", "kind"} <= set(header)
        if identified and ("decision" in header or "corrected_value" in header):
            body = enumerate(table[at + 1 :], at + 2)
            return header, [_row(path, number, header, row) for number, row in body if any(map(str.strip, row))]
    return None


def _row(path: Path, number: int, header: Sequence[str], row: Sequence[str]) -> FormRow:
    cells: dict[str, str] = {}
    for name, cell in zip(header, row, strict=False):
        # A column that stands there twice: the copy is often the empty one.
        if name and not cells.get(name):
            cells[name] = read_cell(squash(cell))
    return FormRow(path.name, number, cells, spilt=any(cell.strip() for cell in row[len(header) :]))


@cache
def form_columns() -> tuple[str, ...]:
    """The columns of a review form, in order."""
    return tuple(column["name"] for column in read_toml("columns")["tables"]["review"]["columns"])


def column_name(title: str) -> str:
    """Our name of the column with this title, or "" for a column that is none of ours."""
    return _column_names().get(_plain(title), "")


@cache
def _column_names() -> dict[str, str]:
    names = {_plain(name): name for name in form_columns()}
    for name, others in read_toml("answers")["columns"].items():
        names.update({_plain(other): name for other in others if _plain(other) not in names})
    return names


def _plain(title: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", title).casefold())


def _decode(content: bytes, path: Path) -> tuple[str, bool]:
    """The text, and whether it was saved in an encoding that cannot hold every letter."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace"), False
    if b"\0" in content[:200]:
        # UTF-16 whose mark was lost: the first letter tells the order.
        if not content[:2].strip(b"\0"):
            raise UsageError(f"{path}: not a text file; save it as CSV (UTF-8) or .xlsx")
        return content.decode("utf-16-be" if content[0] == 0 else "utf-16-le", errors="replace"), False
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UsageError(f"{path}: an old .xls workbook; save it as .xlsx or as CSV (UTF-8)")
    try:
        return content.decode("utf-8"), False
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), True


def _split(text: str) -> Iterator[list[str]]:
    """The cells of every row, with the delimiter that makes most of our columns out of a line near the top."""
    lines = text.splitlines()
    if lines and (stated := re.fullmatch(r"sep=(.)", lines[0].strip(), re.IGNORECASE)):
        # The row stays, empty, so that rows are counted as the spreadsheet does.
        yield []
        delimiter, text = stated.group(1), text.split("\n", 1)[1] if "\n" in text else ""
    else:
        delimiter = max(DELIMITERS, key=lambda sign: _known_columns(lines[:_HEADER_WITHIN], sign))
    csv.field_size_limit(2**31 - 1)
    yield from csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)


def _known_columns(lines: Iterable[str], delimiter: str) -> int:
    rows = csv.reader(lines, delimiter=delimiter)
    return max((len({column_name(cell) for cell in row} - {""}) for row in rows), default=0)
