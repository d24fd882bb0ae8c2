"""Forms in the state that spreadsheets and people leave them."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from extract.errors import UsageError
from extract.review.forms import column_name, read_form
from extract.review.workbook import cell_text

HEADER = ["question_id", "article", "quote", "decision", "corrected_value", "reviewer", "comment"]
ROW = ["q-1", "news", "Ada; Brenner, „frei“", "change", "Ada Brenner", "mk", ""]


def text(delimiter: str = ",", quote: bool = True) -> str:
    mark = '"' if quote else ""
    return "\r\n".join(delimiter.join(f"{mark}{cell}{mark}" for cell in row) for row in (HEADER, ROW)) + "\r\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_delimiters_and_encodings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    (path := tmp_path / "review.csv").write_bytes(text(delimiter).encode(encoding))
    form = read_form(path)
    assert [row.number for row in form.rows] == [2]
    assert [form.rows[0][column] for column in HEADER] == ROW
    assert form.lossy == (encoding == "cp1252")


def test_columns_reordered_renamed_and_dropped(tmp_path: Path) -> None:
    (path := tmp_path / "review.csv").write_text(
        "My notes,Corrected Value,DECISION ,Question ID\nsee mail,2020-04, change ,q-7\n", encoding="utf-8"
    )
    row = read_form(path).rows[0]
    assert (row["question_id"], row["decision"], row["corrected_value"]) == ("q-7", "change", "2020-04")
    assert row["comment"] == row["reviewer"] == ""


def test_a_title_above_the_header_empty_rows_and_trailing_blanks(tmp_path: Path) -> None:
    (path := tmp_path / "review.csv").write_text(
        "Questions of May,,\n,,\nquestion_id,decision,comment\nq-1,keep \u00a0, \n,,\n  ,,\nq-2,,\n", encoding="utf-8"
    )
    rows = read_form(path).rows
    assert [(row.number, row["question_id"], row["decision"], row.answered) for row in rows] == [
        (4, "q-1", "keep", True),
        (7, "q-2", "", False),
    ]


def test_excel_says_which_separator(tmp_path: Path) -> None:
    (path := tmp_path / "review.csv").write_text("sep=;\nquestion_id;decision\nq-1;keep\n", encoding="utf-8")
    assert read_form(path).rows[0].number == 3


def test_a_line_break_typed_into_a_comment(tmp_path: Path) -> None:
    (path := tmp_path / "review.csv").write_text(
        'question_id,decision,comment\nq-1,keep,"one\ntwo"\nq-2,unsure,\n', encoding="utf-8"
    )
    rows = read_form(path).rows
    assert [(row.number, row["comment"]) for row in rows] == [(2, "one two"), (3, "")]


def test_a_name_filled_down_is_no_answer(tmp_path: Path) -> None:
    (path := tmp_path / "review.csv").write_text("question_id,decision,reviewer\nq-1,,mk\n", encoding="utf-8")
    assert not read_form(path).rows[0].answered


def test_a_row_that_a_comma_split(tmp_path: Path) -> None:
    (path := tmp_path / "review.csv").write_text("question_id,decision,comment\nq-1,keep,yes,but\n", encoding="utf-8")
    assert read_form(path).rows[0].spilt


def test_a_guarded_cell_reads_as_it_was(tmp_path: Path) -> None:
    (path := tmp_path / "review.csv").write_text("question_id,decision,quote\nq-1,keep,'=cmd()\n", encoding="utf-8")
    assert read_form(path).rows[0]["quote"] == "=cmd()"


def test_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["These are my answers"])
    sheet = book.create_sheet("Answers")
    sheet.append(["Reviewer", "decision", "corrected_value", "question_id"])
    sheet.append(["mk", "change", datetime(2020, 4, 1), "q-1"])
    sheet["C2"].number_format = "mmm\\-yy"
    sheet.append(["mk", "change", 2020, "q-2"])
    sheet.append([None, None, None, "q-3"])
    book.save(path := tmp_path / "review.xlsx")
    rows = read_form(path).rows
    assert [(row.number, row["corrected_value"]) for row in rows] == [(2, "2020-04"), (3, "2020"), (4, "")]


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        (datetime(2020, 4, 1), "mmm-yy", "2020-04"),
        (datetime(2020, 4, 1), "[$-409]mmm\\-yy;@", "2020-04"),
        (datetime(2020, 4, 1), "mm/yyyy", "2020-04"),
        (datetime(2020, 4, 1), "dd/mm/yyyy", "2020-04-01"),
        (datetime(2020, 4, 1), "yyyy-mm-dd hh:mm", "2020-04-01"),
        (date(2020, 4, 1), "General", "2020-04-01"),
        (datetime(2020, 1, 1), "yyyy", "2020"),
        (datetime(2026, 4, 20), "d-mmm", "20-Apr"),
        (2020.0, "General", "2020"),
        (0.5, "General", "0.5"),
        (True, "General", "yes"),
        (None, "", ""),
    ],
)
def test_cells_of_a_workbook(value: object, style: str, expected: str) -> None:
    assert cell_text(value, style) == expected


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.csv", b"", "no row of it holds the column names"),
        ("notes.csv", b"dear all,\nhere are my notes\n", "no row of it holds the column names"),
        ("ids.csv", b"question_id,comment\nq-1,x\n", "no row of it holds the column names"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .xlsx"),
        ("zip.xlsx", b"PK\x03\x04nothing", "not an .xlsx workbook"),
        ("picture.csv", b"\x00\x00\x00\x00", "not a text file"),
    ],
)
def test_files_that_are_no_form(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (path := tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=message):
        read_form(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"give a filled-in review\.csv"):
        read_form(tmp_path / "review.csv")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Question-ID", "question_id"),
        ("\ufeffquestion_id", "question_id"),
        ("CORRECTED  VALUE", "corrected_value"),
        ("Comments", "comment"),
        ("colour", ""),
        ("", ""),
    ],
)
def test_column_names(title: str, name: str) -> None:
    assert column_name(title) == name
