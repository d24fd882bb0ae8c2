"""`extract agreement`: two reviewers of one file, or two files."""

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

ADA = Decision("field", "news", "Ada was freed.", "2021-02", "date", reviewer="mk")
HOME = Decision("same-event", "news", "Ada was freed.", "same", other_article="blog", other_quote="=Ada is home.")
JO = [replace(ADA, value="2021-03", reviewer="Jo", comment="the caption says so"), replace(HOME, reviewer="Jo")]
MK = [ADA, replace(HOME, reviewer="mk")]


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    append_decisions(Path("raw/decisions.jsonl"), [*MK, *JO])
    append_decisions(Path("mk.jsonl"), MK)
    append_decisions(Path("jo.jsonl"), JO)


def call(*words: object) -> Result:
    return CliRunner().invoke(app, ["agreement", *map(str, words)])


@pytest.mark.parametrize("sides", [("mk", "jo"), ("mk.jsonl", "jo.jsonl"), ("mk", "jo.jsonl")])
def test_agreement_is_printed_per_kind_with_the_conflicts(sides: tuple[str, str]) -> None:
    result = call(*sides)
    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines()[:3]] == [
        ["kind", "shared", "agreed", "agreement", "kappa"],
        ["date", "1", "0", "0%", "0.00"],
        ["same-event", "1", "1", "100%", "–"],
    ]
    assert "date  news: “Ada was freed.”" in result.stdout
    assert "    2021-03  (Jo line " in result.stdout


def test_json_and_csv() -> None:
    found = json.loads(call("mk", "jo", "--json").stdout)
    assert [(kind["kind"], kind["agreement"], kind["kappa"]) for kind in found["kinds"]] == [
        ("date", 0, 0),
        ("same-event", 1, None),
    ]
    [row] = list(csv.DictReader(io.StringIO(call("mk.jsonl", "jo.jsonl", "--csv").stdout)))
    assert row == {k: "" if v is None else str(v) for k, v in found["conflicts"][0].items()} | {
        "line_a": "1",
        "line_b": "1",
    }
    assert (row["a"], row["b"], row["comment_b"]) == ("2021-02", "2021-03", "the caption says so")


def test_nothing_in_common() -> None:
    append_decisions(Path("other.jsonl"), [replace(ADA, article="elsewhere")])
    result = call("mk", "other.jsonl")
    assert result.exit_code == 3
    assert "no question in common" in result.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["mk", "xy"], "xy: neither a file nor a reviewer in raw/decisions.jsonl, where Jo, mk decided"),
        (["mk", "jo", "--decisions", "none.jsonl"], "mk: no such file, nor is there none.jsonl"),
    ],
)
def test_wrong_usage_names_the_remedy(words: list[str], message: str) -> None:
    result = call(*words)
    assert result.exit_code == 2
    assert message in result.stderr
