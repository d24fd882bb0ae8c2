"""records.xlsx and review.xlsx: the tables for people who work in a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.cells import one_line
from extract.export.columns import Cell, Column, Row, Table, tables
from extract.tables import read_toml

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Rows = Mapping[str, Sequence[Row]]

MAX_ROWS = 1_048_575  # below the header; more do not fit a sheet
MAX_TEXT = 32_767  # characters in a cell: with more, the program mends the file by dropping the cell
REVIEWER_COLUMNS = frozenset({"decision", "corrected_value", "reviewer", "comment"})
ADDRESS_COLUMNS = frozenset({"article", "quote", "field"})  # what an added row is about
FREE_ROWS = 50
LINE, MAX_HEIGHT = 15.0, 409.0  # points; a row cannot be higher
_FIRST_DAY = "1900-03-01"  # the format counts the days before it wrongly: they stay text
# Formulas, addresses and numbers in text stay text.
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, slots=True)
class _Styles:
    """How a sheet's text and day cells look."""

    text: Format | None
    day: Format


def write_records_workbook(path: Path, rows: Rows) -> None:
    """Records, mentions and entities as sheets, and one that explains every column."""
    with _workbook(path) as book:
        for name in ("records", "mentions", "entities"):
            _table_sheet(book, tables()[name], rows[name])
        _columns_sheet(book, [tables()[name] for name in ("records", "mentions", "entities")], rows)


def write_review_workbook(path: Path, rows: Rows) -> None:
    """The questions as a form, a sheet on how to answer, and records and mentions for looking things up."""
    with _workbook(path) as book:
        _review_sheet(book, tables()["review"], rows["review"])
        _howto_sheet(book)
        for name in ("records", "mentions"):
            _table_sheet(book, tables()[name], rows[name])


def _workbook(path: Path) -> Workbook:
    from xlsxwriter import Workbook  # a command that writes nothing must not wait for it

    book = Workbook(path, _OPTIONS)
    # The time of writing would make every run's file differ.
    book.set_properties({"title": path.stem, "created": datetime(2000, 1, 1)})
    return book


def _table_sheet(book: Workbook, table: Table, rows: Sequence[Row]) -> None:
    sheet = book.add_worksheet(table.name.capitalize())
    styles = _Styles(text=None, day=book.add_format({"num_format": "yyyy-mm-dd"}))
    _header(book, sheet, table, len(rows))
    for y, row in enumerate(rows[:MAX_ROWS], 1):
        for x, column in enumerate(table.columns):
            _write(sheet, (y, x), row[column.name], column, styles)


def _review_sheet(book: Workbook, table: Table, rows: Sequence[Row]) -> None:
    sheet = book.add_worksheet("Review")
    wrap = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": "#D9D6CF"}
    locked = _Styles(book.add_format(wrap), book.add_format(wrap))
    # Text format: in a cell of any other, a typed 2020-04 becomes the first of April.
    answer = book.add_format({**wrap, "locked": False, "num_format": "@", "bg_color": "#FFF8DC"})
    free = _Styles(answer, answer)
    _header(book, sheet, table, len(rows))
    for y, row in enumerate(rows[:MAX_ROWS], 1):
        sheet.set_row(y, _height(table, row))
        for x, column in enumerate(table.columns):
            _write(sheet, (y, x), row[column.name], column, free if column.name in REVIEWER_COLUMNS else locked)
        _drop_down(sheet, (y, table.names.index("decision")), str(row["kind"]))
    _free_rows(sheet, table, min(len(rows), MAX_ROWS - FREE_ROWS) + 1, answer)
    # No password: the lock guards against slips, and whoever wants to sort may lift it.
    sheet.protect("", dict.fromkeys(("autofilter", "sort", "format_columns", "format_rows", "delete_rows"), True))


def _height(table: Table, row: Row) -> float:
    """Points for the longest of the row's cells: not every spreadsheet makes room for wrapped text by itself."""
    lines = max(-(-len(str(row[column.name] or "")) // max(column.width - 1, 4)) for column in table.columns)
    return min(LINE * max(lines, 2), MAX_HEIGHT)


def _free_rows(sheet: Worksheet, table: Table, first: int, style: Format) -> None:
    """Empty rows for what nobody asked: a field of another win, a missed win, two mentions that are one event."""
    for y in range(first, first + FREE_ROWS):
        for x, column in enumerate(table.columns):
            if column.name in REVIEWER_COLUMNS | ADDRESS_COLUMNS:
                sheet.write_blank(y, x, None, style)
    last = first + FREE_ROWS - 1
    answers = read_toml("answers")
    _choice(sheet, (first, table.names.index("decision"), last), list(answers["answers"]))
    _choice(sheet, (first, table.names.index("field"), last), answers["added"]["fields"])


def _drop_down(sheet: Worksheet, at: tuple[int, int], kind: str) -> None:
    _choice(sheet, (*at, at[0]), read_toml("answers")["kinds"][kind])


def _choice(sheet: Worksheet, where: tuple[int, int, int], words: Sequence[str]) -> None:
    """A list of words to choose from, in a column between two rows."""
    first, column, last = where
    choice = {
        "validate": "list",
        "source": words,
        "error_title": "Not an answer to this question",
        "error_message": "Please choose one of the words in the list, or leave the cell empty.",
    }
    sheet.data_validation(first, column, last, column, choice)


def _header(book: Workbook, sheet: Worksheet, table: Table, count: int) -> None:
    bold = book.add_format({"bold": True, "bottom": 1, "valign": "top", "bg_color": "#E8EEF4"})
    for x, column in enumerate(table.columns):
        sheet.set_column(x, x, column.width)
        sheet.write_string(0, x, column.name, bold)
    sheet.freeze_panes(1, 1)
    # Printed: all columns on a page's width, and the header on every page.
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(1, min(count, MAX_ROWS)), len(table.columns) - 1)


def _write(sheet: Worksheet, at: tuple[int, int], value: Cell, column: Column, styles: _Styles) -> None:
    if value is None or value == "":
        if styles.text:
            sheet.write_blank(*at, None, styles.text)
    elif isinstance(value, str) and column.type == "date" and value >= _FIRST_DAY:
        sheet.write_datetime(*at, date.fromisoformat(value), styles.day)
    elif isinstance(value, str):
        text = one_line(value)
        sheet.write_string(*at, text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…", styles.text)
    else:
        sheet.write_number(*at, value, styles.text)


def _columns_sheet(book: Workbook, described: Sequence[Table], rows: Rows) -> None:
    sheet = book.add_worksheet("Columns")
    lines: list[tuple[str, ...]] = [("table", "column", "type", "meaning", "values")]
    for table in described:
        if len(rows[table.name]) > MAX_ROWS:
            note = f"A sheet holds {MAX_ROWS} rows; all {len(rows[table.name])} are in {table.name}.csv."
            lines.append((table.name, "", "", note, ""))
        lines += [
            (table.name, column.name, column.type, column.about, ", ".join(column.values)) for column in table.columns
        ]
    _text_sheet(book, sheet, lines, (12, 20, 10, 90, 50))


def _howto_sheet(book: Workbook) -> None:
    sheet = book.add_worksheet("How to answer")
    answers: dict[str, Any] = read_toml("answers")
    lines: list[tuple[str, ...]] = [("how to answer", "meaning")]
    lines += [(str(number), line) for number, line in enumerate(answers["howto"]["lines"], 1)]
    lines += [("answer", "meaning"), *((word, answer["about"]) for word, answer in answers["answers"].items())]
    lines += [("question", "answers that fit it")]
    lines += [(kind, ", ".join(words)) for kind, words in answers["kinds"].items()]
    lines += [("column", "meaning"), *((column.name, column.about) for column in tables()["review"].columns)]
    _text_sheet(book, sheet, lines, (20, 120))


def _text_sheet(book: Workbook, sheet: Worksheet, lines: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EEF4"})
    for x, width in enumerate(widths):
        sheet.set_column(x, x, width)
    for y, line in enumerate(lines):
        for x, text in enumerate(line):
            sheet.write_string(y, x, text, bold if line[1] in {"meaning", "column", "answers that fit it"} else wrap)
    sheet.freeze_panes(1, 0)
