"""`extract decisions`: listing, filters, history, and undoing by appending."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extract.cli import app
from extract.model import Decision
from extract.review.decisions import append_decisions

ADA = Decision("field", "news", "Ada was freed.", "2021-02", "date", reviewer="mk", decided="2026-01-02T10:00:00Z")
HOME = Decision("same-event", "news", "Ada was freed.", "same", other_article="blog", other_quote="=Ada is home.")
DEFEAT = Decision("not-a-win", "blog", "The bill fell.", reviewer="jo", decided="2026-02-01T09:00:00Z", comment="lost")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    append_decisions(path := Path("raw/decisions.jsonl"), [ADA, HOME, DEFEAT, replace(ADA, value="2021-03")])
    return path


def call(*words: object) -> Result:
    return CliRunner().invoke(app, ["decisions", *map(str, words)])


def listed(result: Result) -> list[int]:
    return [int(line.split()[0]) for line in result.stdout.splitlines()]


def test_decisions_in_force_are_listed_with_their_lines(file: Path) -> None:
    result = call()
    assert result.exit_code == 0
    assert listed(result) == [2, 3, 4]
    assert "   3  2026-02-01 jo     not-a-win  blog: “The bill fell.”  # lost" in result.stdout
    assert "date → 2021-03" in result.stdout


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (["--all"], [1, 2, 3, 4]),
        (["--kind", "date"], [4]),
        (["--kind", "date", "--kind", "same-event"], [2, 4]),
        (["--article", "blog"], [2, 3]),
        (["--reviewer", "Jo"], [3]),
        (["--since", "2026-02-01"], [3]),
        (["--decisions", "raw/decisions.jsonl", "--article", "none"], []),
        (["show", "1"], [1, 4]),
        (["show", "blog"], [2, 3]),
        (["show", "3", "4"], [1, 3, 4]),
    ],
)
def test_filters_and_histories(file: Path, words: list[str], lines: list[int]) -> None:
    assert listed(call(*words)) == lines


def test_json_and_csv(file: Path) -> None:
    found = json.loads(call("--all", "--json").stdout)
    assert (found[0]["line"], found[0]["state"], found[0]["by"], found[0]["value"]) == (1, "overtaken", 4, "2021-02")
    rows = list(csv.DictReader(io.StringIO(call("--csv").stdout)))
    assert [row["line"] for row in rows] == ["2", "3", "4"]
    assert rows[0]["other_quote"] == "'=Ada is home."


def test_stale_ones_are_those_of_the_last_run(file: Path) -> None:
    assert call("--stale").exit_code == 2
    Path("output").mkdir()
    told = {"stale_decisions": [{"line": 3, "article": "blog"}]}
    Path("output/run.json").write_text(json.dumps(told))
    assert listed(call("--stale")) == [3]
    assert "its win is no longer found" in call().stdout


def test_undoing_appends_and_changes_nothing_that_is_there(file: Path) -> None:
    before = file.read_text(encoding="utf-8")
    assert "would be undone" in call("undo", "3", "--dry-run").output
    assert file.read_text(encoding="utf-8") == before
    result = call("undo", "3", "--reviewer", "ed", "--comment", "was a win")
    assert (result.exit_code, listed(call())) == (0, [2, 4])
    after = file.read_text(encoding="utf-8")
    assert after.startswith(before)
    undone = json.loads(after.splitlines()[-1])
    assert (undone["kind"], undone["reviewer"], undone["comment"]) == ("undo", "ed", "was a win")
    assert "undone by line 5" in call("show", "3").stdout


def test_contradictions_are_listed_and_told_until_one_is_undone(file: Path) -> None:
    append_decisions(file, [replace(ADA, value="2020", reviewer="jo")])
    result = call()
    assert (result.exit_code, listed(result)) == (1, [2, 3, 4, 5])
    assert "mk, line 4 says “2021-03” but jo, line 5 says “2020”" in result.stderr
    result = call("undo", "5")
    assert (result.exit_code, result.stdout.split()[0]) == (0, "5")
    assert "date → 2021-03" in call().stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--decisions", "none.jsonl"], "no such decisions file; name it with --decisions"),
        (["--kind", "colour"], "“colour” is none; use one of same-event, field"),
        (["--since", "yesterday"], "write it as 2026-04-30"),
        (["--stale", "-o", "nowhere"], "name the output folder of the last run"),
        (["show", "99"], "99: no decision in raw/decisions.jsonl"),
        (["undo", "m-123"], "no decision in raw/decisions.jsonl has this line or is about this id"),
        (["undo", "1"], "nothing of that is in force; see “extract decisions show 1”"),
        (["undo", "blog"], "that is an article; undo single decisions"),
    ],
)
def test_wrong_usage_names_the_remedy(file: Path, words: list[str], message: str) -> None:
    result = call(*words)
    assert result.exit_code == 2
    assert message in result.stderr
