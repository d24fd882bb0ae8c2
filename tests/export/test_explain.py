"""The chain behind a record, a mention or a question."""

from dataclasses import replace
from pathlib import Path

import pytest

from extract.errors import UsageError
from extract.export import explain, write_outputs
from extract.model import Pair, Run


@pytest.fixture
def folder(made: Run, tmp_path: Path) -> Path:
    write_outputs(made, {}, tmp_path)
    return tmp_path


def test_a_record_tells_the_whole_chain(folder: Path) -> None:
    text = explain(folder, "r-01")
    assert text.startswith("Record r-01: Ada Brenner released, Namibia")
    for part in (
        "date: 2021-02-03 (day, from text) (0.90 sure)",
        "line 5, characters 29 to 42: “On 3 February”",
        "lost: ZA (national), although the editor is South African",
        "m-1a (good-news) and m-2a (another): log-odds +2.30",
        "-0.20 = -0.50 × 0.40  The texts share few words. (other_text)",
        "country: “South African” stands nearby",
        "candidates: Ada Brener",
        "Mention m-2a in another, line 1",
    ):
        assert part in text


def test_a_mention_leaves_the_others_out(folder: Path) -> None:
    text = explain(folder, " m-2a\n")
    assert "Mention m-2a" in text
    assert "Mention m-1a" not in text
    assert "South African" not in text
    assert "log-odds +2.30" in text


def test_a_pair_with_another_record_names_it(made: Run, tmp_path: Path) -> None:
    one, two = made.records
    near = replace(one, doubtful=(Pair("m-1a", "m-1b", -0.5, ()),))
    write_outputs(replace(made, records=(near, two)), {}, tmp_path)
    assert "m-1a (good-news) and m-1b (good-news, record r-02): log-odds -0.50" in explain(tmp_path, "r-01")


def test_a_question_explains_its_record(folder: Path) -> None:
    question = next(part for part in explain(folder, "r-02").split() if part.startswith("q-")).rstrip(":")
    assert explain(folder, question) == explain(folder, "r-02")


@pytest.mark.parametrize(
    ("id", "hint"), [("r-1", "did you mean r-01"), ("1b", "did you mean m-1b"), ("zzz", "records.csv")]
)
def test_an_unknown_id_gets_a_hint(folder: Path, id: str, hint: str) -> None:
    with pytest.raises(UsageError, match=hint):
        explain(folder, id)


def test_a_folder_without_records(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="give the folder that “extract run” wrote"):
        explain(tmp_path, "r-01")


def test_records_that_are_not_ours(tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text('{"id": "r-01"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="line 1: not a record"):
        explain(tmp_path, "r-01")
