"""Rows that reviewers add: checked against the article, and told of wins that the same form makes."""

import json
from pathlib import Path

import pytest

from extract.model import Decision
from extract.review.apply import Applied, apply_forms, read_answers
from extract.review.asked import read_questions
from extract.review.decisions import append_decisions
from extract.review.forms import Form, FormRow

BLOG = "Brenner is home; at last.\n\nThe ban on\nhats fell in Oslo, and the tax on kites went too.\n"
HATS, KITES = "The ban on hats fell in Oslo", "the tax on kites went too"


@pytest.fixture
def read(output: Path) -> Path:
    """The output of a run whose articles are still there."""
    (path := output.parent / "blog.txt").write_text(BLOG, encoding="utf-8")
    (output / "run.json").write_text(json.dumps({"inputs": [{"article": "blog", "path": str(path)}]}))
    return output


def answer(output: Path, *rows: dict[str, str]) -> Applied:
    form = Form(Path("form.csv"), tuple(FormRow("form.csv", at, row) for at, row in enumerate(rows, 2)))
    return read_answers([form], read_questions(output), text_of={"blog": BLOG}.get)  # type: ignore[arg-type]


def added(quote: str, **cells: str) -> dict[str, str]:
    return {"article": "blog", "quote": quote, **cells}


def test_a_win_and_its_fields_in_one_form(read: Path) -> None:
    rows = [
        added(HATS, field="date", corrected_value="2021-05"),
        added(HATS, decision="missed win"),
        added(HATS, field="countries", corrected_value="Norway"),
    ]
    applied = answer(read, *rows)
    assert applied.refused == ()
    assert [(d.kind, d.quote, d.field, d.value) for d in applied.decisions] == [
        ("field", HATS, "date", "2021-05"),
        ("missed-win", HATS, "", ""),
        ("field", HATS, "countries", "NO"),
    ]


def test_the_parts_of_a_split_and_their_fields(read: Path) -> None:
    rows = [
        added("Brenner is home; at last.", decision="split", corrected_value=f"{HATS} | {KITES}"),
        added(KITES, field="date", corrected_value="2021-06"),
    ]
    assert [d.quote for d in answer(read, *rows).decisions] == ["Brenner is home; at last.", KITES]


def test_fields_of_a_win_that_was_added_before(read: Path) -> None:
    append_decisions(path := read.parent / "decisions.jsonl", [Decision("missed-win", "blog", HATS)])
    form = read.parent / "form.csv"
    form.write_text(f"article,quote,kind,field,decision,corrected_value\nblog,{HATS},,date,change,2021\n")
    assert [d.value for d in apply_forms([form], read, path).decisions] == ["2021"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (added("", decision="missed win", corrected_value="The ban on cats fell in Rome."), "does not stand in blog"),
        (added("Brenner is home; at last.", decision="missed win"), "in the statement of a win that was found"),
        (
            added("Brenner is home; at last.", decision="split", corrected_value=f"{HATS} | The tax on ships rose."),
            "“The tax on ships rose.” does not stand in blog",
        ),
        (added(HATS, field="date", decision="keep"), "no win that “blog” tells is quoted so"),
    ],
)
def test_statements_are_looked_for_in_the_article(read: Path, row: dict[str, str], reason: str) -> None:
    [refusal] = answer(read, row).refused
    assert reason in refusal.reason


def test_there_is_nothing_to_keep_in_a_win_that_was_just_added(read: Path) -> None:
    applied = answer(read, added(HATS, decision="missed win"), added(HATS, field="category", decision="keep"))
    assert [refusal.reason for refusal in applied.refused] == ["there is no value to keep"]


def test_articles_that_are_gone_are_not_looked_into(output: Path) -> None:
    row = {"article": "blog", "decision": "missed win", "corrected_value": HATS}
    (output.parent / "form.csv").write_text(",".join(["question_id", *row]) + "\n," + ",".join(row.values()) + "\n")
    applied = apply_forms([output.parent / "form.csv"], output, output.parent / "decisions.jsonl")
    assert [decision.quote for decision in applied.decisions] == [HATS]
