"""The cells of an XLSX workbook as the text that was meant."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from extract.errors import UsageError

ZIP_MARK = b"PK\x03\x04"
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')


def workbook_rows(path: Path) -> list[list[list[str]]]:
    """Every sheet as rows of texts. Raises `UsageError` for anything that is no XLSX workbook."""
    from openpyxl import load_workbook  # slow to load, and most commands read no workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with path.open("rb") as file:
            book = load_workbook(file, read_only=True, data_only=True)
            return [
                [[cell_text(cell.value, str(getattr(cell, "number_format", ""))) for cell in row] for row in sheet.rows]
                for sheet in book.worksheets
            ]
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise UsageError(f"{path}: not an .xlsx workbook ({error}); save it as .xlsx or as CSV (UTF-8)") from error


def cell_text(value: Any, style: str = "") -> str:
    """The value as text; a date as narrow as its cell shows it, so that the 2020-04 somebody typed stays a month."""
    if value is None:
        return ""
    if isinstance(value, (datetime, date)):
        return _day_text(value, style)
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _day_text(value: date, style: str) -> str:
    shown = _LITERAL.sub("", style).casefold()
    has_day, has_year = "d" in shown, "y" in shown or not re.search("[dm]", shown)
    if not has_year:
        # "20-Apr": the year in the cell is the one in which it was typed, not one that anybody meant.
        return f"{value.day}-{value:%b}"
    if has_day or not re.search("[my]", shown):
        return f"{value:%Y-%m-%d}"
    return f"{value:%Y-%m}" if "m" in shown else f"{value:%Y}"
