"""The form through a real spreadsheet, in three languages: answers arrive as they were meant, or are refused."""

import csv
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from extract.export.workbooks import write_review_workbook
from extract.review.apply import apply_forms
from extract.review.forms import form_columns

LOCALES = {"en-US": "1033", "de-DE": "1031", "fr-FR": "1036"}
SETTING = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>{locale}</value></prop></item></oor:items>
"""
TYPED = [
    ("2020-04", "2020-04"),
    ("2020-04-25", "2020-04-25"),
    ("25 April 2020", "2020-04-25"),
    ("2020", "2020"),
    ("2020-01/2020-03", "2020-01/2020-03"),
]

needed = os.environ.get("EXTRACT_NEEDS_BROWSER_AND_OFFICE")  # there a missing spreadsheet fails the tests
pytestmark = pytest.mark.skipif(not (needed or shutil.which("soffice")), reason="LibreOffice is not installed")


def convert(source: Path, target: str, infilter: str, locale: str) -> Path:
    """`source` opened and saved by LibreOffice with that locale; `target` is an extension with its filter options."""
    profile = source.parent / f"profile-{locale}"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTING.format(locale=locale), encoding="utf-8")
    folder = source.parent / f"saved-{locale}"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", target]
    options = [f"--infilter={infilter}"] if infilter else []
    subprocess.run([*command, *options, "--outdir", folder, source], check=True, capture_output=True, timeout=120)
    return folder / f"{source.stem}.{target.split(':')[0]}"


@pytest.mark.parametrize("locale", LOCALES)
def test_answers_arrive_as_meant(output: Path, tmp_path: Path, locale: str) -> None:
    with (form := tmp_path / "review.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, form_columns(), restval="")
        writer.writeheader()
        writer.writerow({"question_id": "q-date"})
        for number, (typed, _) in enumerate(TYPED):
            row = {"question_id": f"q-case-{number}", "decision": "change", "corrected_value": typed, "reviewer": "Zoë"}
            writer.writerow(row)
    language = LOCALES[locale]
    # The last two options: let the spreadsheet recognise dates, and save cells as they are shown.
    book = convert(form, "xlsx", f"Text - txt - csv (StarCalc):44,34,76,1,,{language},false,true", locale)
    table = convert(book, f"csv:Text - txt - csv (StarCalc):59,34,ANSI,1,,{language},false,true", "", locale)
    for saved in (book, table):
        applied = apply_forms([saved], output, tmp_path / "decisions.jsonl", dry_run=True)
        assert applied.refused == ()
        assert [(decision.value, decision.reviewer) for decision in applied.decisions] == [
            (meant, "Zoë") for _, meant in TYPED
        ]
        assert applied.unanswered == 1


@pytest.mark.parametrize("locale", LOCALES)
def test_the_workbook_itself_comes_back(output: Path, tmp_path: Path, locale: str) -> None:
    empty = dict.fromkeys(form_columns(), "")
    rows = [{**empty, "question_id": f"q-case-{number}", "kind": "date"} for number in range(len(TYPED))]
    write_review_workbook(form := tmp_path / "review.xlsx", {"review": rows, "records": [], "mentions": []})
    book = load_workbook(form)
    names = [cell.value for cell in book["Review"][1]]
    for number, (typed, _) in enumerate(TYPED):
        for name, value in (("decision", "change"), ("corrected_value", typed), ("reviewer", "Zoë")):
            book["Review"].cell(number + 2, names.index(name) + 1).value = value
    book.save(form)
    saved = convert(form, "xlsx", "", locale)
    sheet = load_workbook(saved)["Review"]
    assert sheet.protection.sheet
    assert any("keep,change" in choice.formula1 for choice in sheet.data_validations.dataValidation)
    table = convert(saved, f"csv:Text - txt - csv (StarCalc):59,34,ANSI,1,,{LOCALES[locale]},false,true", "", locale)
    for returned in (saved, table):
        applied = apply_forms([returned], output, tmp_path / "decisions.jsonl", dry_run=True)
        assert applied.refused == ()
        assert [(decision.value, decision.reviewer) for decision in applied.decisions] == [
            (meant, "Zoë") for _, meant in TYPED
        ]
