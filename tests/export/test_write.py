"""The files of a run: right columns and values, the same bytes each time, and readable by what people use."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import frictionless
import openpyxl
import pandas
import pytest

from extract.export import read_cell, write_outputs
from extract.export.columns import tables
from extract.export.spans import SpanError
from extract.export.workbooks import LINE, MAX_HEIGHT, _height
from extract.model import Answer, Flag, FlagKind, Person, Role, Run, Span

FILES = {
    "records.jsonl",
    "records.csv",
    "mentions.csv",
    "entities.csv",
    "review.csv",
    "records.xlsx",
    "review.xlsx",
    "run.json",
    "datapackage.json",
}


@pytest.fixture
def folder(made: Run, tmp_path: Path) -> Path:
    write_outputs(made, {"workers": 1, "decisions": Path("raw/decisions.jsonl")}, tmp_path)
    return tmp_path


def read(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_set_of_files(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == FILES


def test_the_same_run_gives_the_same_bytes(made: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    again = tmp_path_factory.mktemp("again")
    write_outputs(replace(made, seconds={"read": 9.9}), {"workers": 1, "decisions": Path("raw/decisions.jsonl")}, again)
    for name in sorted(FILES - {"run.json"}):
        assert (folder / name).read_bytes() == (again / name).read_bytes(), name
    first, second = (json.loads((place / "run.json").read_text(encoding="utf-8")) for place in (folder, again))
    assert first.pop("timings") != second.pop("timings")
    assert first == second


def test_frictionless_finds_the_package_valid(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_a_record_row(folder: Path) -> None:
    assert read(folder, "records")[0] == {
        "record_id": "r-01",
        "title": "Ada Brenner released, Namibia",
        "category": "release",
        "year": "2021",
        "month": "2",
        "day": "3",
        "date_start": "2021-02-03",
        "date_end": "2021-02-03",
        "date_precision": "day",
        "date_edtf": "2021-02-03",
        "scope": "national",
        "country_iso3": "NAM",
        "country_iso2": "NA",
        "country_name": "Namibia",
        "region": "Sub-Saharan Africa",
        "places": "Windhoek",
        "latitude": "-22.55941",
        "longitude": "17.08323",
        "people": "Ada Brenner",
        "perpetrators": "",
        "organisations": "",
        "articles": "good-news; another",
        "article_count": "2",
        "quote": "On 3 February the editor Ada Brenner walked out of a prison in Windhoek, Namibia.",
        "confidence": "0.876",
        "flags": "person: the articles spell the name differently; country: “South African” stands nearby",
        "review_status": "open",
    }


def test_an_interval_over_two_years_has_no_year(folder: Path) -> None:
    row = read(folder, "records")[1]
    assert (row["year"], row["month"], row["date_start"], row["date_end"]) == ("", "", "2020-12-01", "2021-02-28")
    assert row["country_iso3"] == "CIV; NAM"


def test_untrusted_text_is_guarded_and_reads_back(folder: Path) -> None:
    row = read(folder, "records")[1]
    assert row["title"] == "'=cmd() adopted"
    assert read_cell(row["quote"]) == '=cmd()|x; parliament adopted the law, a "first".'
    assert row["organisations"] == "'@home; Côte Law Union"


def test_no_cell_holds_a_line_break(folder: Path) -> None:
    for table in tables():
        lines = (folder / f"{table}.csv").read_text(encoding="utf-8").split("\n")
        assert len(lines) == len(read(folder, table)) + 2  # the header, and the end of the last line


def test_only_the_form_for_people_has_a_byte_order_mark(folder: Path) -> None:
    marked = {table for table in tables() if (folder / f"{table}.csv").read_bytes().startswith(b"\xef\xbb\xbf")}
    assert marked == {"review"}


def test_pandas_reads_namibia_by_the_three_letter_code(folder: Path) -> None:
    assert pandas.read_csv(folder / "records.csv")["country_iso3"][0] == "NAM"
    assert pandas.read_csv(folder / "review.csv").columns[0] == "question_id"


def test_mentions_quote_their_article(made: Run, folder: Path) -> None:
    texts = {article.id: article.text for article in made.articles}
    for line in (folder / "records.jsonl").read_text(encoding="utf-8").splitlines():
        for mention in json.loads(line)["mentions"]:
            text = texts[mention["article"]]
            spans = [mention["lead"], *(span for found in mention["evidence"].values() for span in found)]
            assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)
    assert [row["line"] for row in read(folder, "mentions")] == ["5", "1", "8"]


def test_entities_in_long_form(folder: Path) -> None:
    rows = [(row["record_id"], row["name"], row["kind"], row["role"]) for row in read(folder, "entities")]
    assert ("r-01", "Windhoek", "place", "") in rows
    assert ("r-01", "Ines Vold", "person", "lawyer") in rows
    assert ("r-02", "Côte d'Ivoire", "country", "") in rows
    assert ("r-02", "'-Min; Jr", "person", "perpetrator") in rows


def test_flags_reach_every_mention_that_they_concern(folder: Path) -> None:
    flags = {row["mention_id"]: row["flags"] for row in read(folder, "mentions")}
    assert "spell the name differently" in flags["m-1a"]
    assert "spell the name differently" in flags["m-2a"]
    assert "South African" not in flags["m-2a"]


def test_the_most_doubtful_question_comes_first(folder: Path) -> None:
    rows = read(folder, "review")
    assert [row["kind"] for row in rows] == ["reading", "date", "person", "country"]
    assert rows[0]["reason"] == "it holds NUL bytes; save it as text"
    assert " || " in rows[2]["quote"]


def test_what_a_reviewer_could_not_decide_stays_flagged_and_is_not_asked(made: Run, tmp_path: Path) -> None:
    undecided = Flag(FlagKind.DATE, "date", "", "a reviewer could not decide", "m-1b")
    write_outputs(replace(made, flags={"r-02": (undecided,)}, unreadable=()), {}, tmp_path)
    assert read(tmp_path, "review") == []
    row = read(tmp_path, "records")[1]
    assert (row["flags"], row["review_status"]) == ("date: a reviewer could not decide", "reviewed")


def test_question_ids_do_not_depend_on_the_company(
    made: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    alone = tmp_path_factory.mktemp("alone")
    write_outputs(replace(made, records=made.records[1:], unreadable=()), {}, alone)
    assert {row["question_id"] for row in read(alone, "review")} < {
        row["question_id"] for row in read(folder, "review")
    }


def test_a_wrong_lead_names_the_article(made: Run, tmp_path: Path) -> None:
    record = made.records[1]
    moved = replace(record.mentions[0].passage, lead=Span(0, 4))
    wrong = replace(record, mentions=(replace(record.mentions[0], passage=moved),))
    with pytest.raises(SpanError, match="good-news: characters 0 to 4 read “Good”"):
        write_outputs(replace(made, records=(wrong,)), {}, tmp_path)


def test_a_person_who_is_not_where_the_span_says_is_an_error(made: Run, tmp_path: Path) -> None:
    record = made.records[1]
    people = Answer((Person("Ada Brenner", Role.SUBJECT, Span(0, 4)),), "")
    wrong = replace(record, mentions=(replace(record.mentions[0], people=people),))
    with pytest.raises(SpanError, match="the person is “Ada Brenner”"):
        write_outputs(replace(made, records=(wrong,)), {}, tmp_path)


def test_a_run_without_wins_writes_empty_tables(made: Run, tmp_path: Path) -> None:
    write_outputs(replace(made, records=(), flags={}, unreadable=()), {}, tmp_path)
    assert (tmp_path / "records.jsonl").read_bytes() == b""
    assert read(tmp_path, "records") == []
    assert json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["without_wins"] == ["good-news", "another"]
    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_run_json_names_inputs_and_failures(folder: Path) -> None:
    found = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert [item["article"] for item in found["inputs"]] == ["good-news", "another"]
    assert found["failed"] == [{"path": "raw/broken.txt", "reason": "it holds NUL bytes", "remedy": "save it as text"}]
    assert found["settings"] == {"workers": 1, "decisions": "raw/decisions.jsonl"}
    assert found["counts"]["mentions"] == 3
    assert list(found)[-1] == "timings"


def test_the_records_workbook(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "records.xlsx")
    assert book.sheetnames == ["Records", "Mentions", "Entities", "Columns"]
    sheet = book["Records"]
    rows = list(sheet.iter_rows(values_only=True))
    assert list(rows[0]) == list(tables()["records"].names)
    values = dict(zip(rows[0], rows[2], strict=True))
    assert values["title"] == "=cmd() adopted"
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:AA3"
    described = {(row[0], row[1]) for row in book["Columns"].iter_rows(values_only=True)}
    assert all((name, column) in described for name in ("records", "mentions") for column in tables()[name].names)


def test_the_review_workbook_is_a_form(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "review.xlsx")
    assert book.sheetnames == ["Review", "How to answer", "Records", "Mentions"]
    sheet = book["Review"]
    names = [cell.value for cell in sheet[1]]
    decision, identifier = sheet.cell(3, names.index("decision") + 1), sheet.cell(3, 1)
    assert (identifier.protection.locked, decision.protection.locked) == (True, False)
    assert sheet.protection.sheet
    assert decision.number_format == "@"
    assert sheet.cell(3, names.index("quote") + 1).alignment.wrap_text
    choices = {str(choice.sqref): choice.formula1 for choice in sheet.data_validations.dataValidation}
    assert choices["K3"] == '"keep,change,not a win,unsure"'
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:N{sum(1 for row in sheet['A'] if row.value)}"
    # Not every spreadsheet makes room for wrapped text by itself.
    assert (sheet.row_dimensions[2].height or 0) >= 2 * LINE
    free = sheet.max_row  # the last of the rows for what nobody asked
    assert [sheet.cell(free, names.index(name) + 1).protection.locked for name in ("article", "quote", "field")] == (
        [False] * 3
    )
    assert sheet.cell(free, 1).protection.locked
    assert [choice for place, choice in choices.items() if place.endswith(f"K{free}")] == [
        '"keep,change,same,different,split,join,not a win,missed win,unsure"'
    ]
    assert any(place.endswith(f"G{free}") and "date,countries" in choice for place, choice in choices.items())


def test_a_row_of_the_form_is_as_high_as_its_longest_cell() -> None:
    row = dict.fromkeys(tables()["review"].names, "")
    assert _height(tables()["review"], row) == 2 * LINE
    assert _height(tables()["review"], {**row, "quote": "word " * 100}) == 11 * LINE
    assert _height(tables()["review"], {**row, "quote": "word " * 10_000}) == MAX_HEIGHT


def test_every_kind_of_question_has_its_answers() -> None:
    from extract.model import FlagKind
    from extract.review.decisions import FIELDS
    from extract.tables import read_toml

    answers = read_toml("answers")
    assert set(answers["kinds"]) == set(FlagKind)
    assert {word for words in answers["kinds"].values() for word in words} == set(answers["answers"])
    # A spreadsheet takes a drop-down's list only up to 255 characters.
    assert all(len(",".join(words)) <= 255 for words in (*answers["kinds"].values(), answers["answers"]))
    assert set(answers["added"]["fields"]) == set(FIELDS)
