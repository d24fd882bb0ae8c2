"""The command line as people meet it: what it prints where, what it writes, and the exit codes that scripts rely on."""

import csv
import functools
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import extract.folder
import extract.pipeline
from extract.cli import app
from extract.folder import locked

ARTICLE = """Human rights wins of 2021

FEBRUARY

Ghana: On 3 February the journalist Ada Brenner was released from prison in Accra after two years.

MARCH

Kenya: The High Court in Nairobi ruled on 9 March that the ban on the film was unconstitutional.
"""
DULL = "Office hours\n\nOur office is closed on Mondays. Please ring the bell.\n"
LEAD = "On 3 February the journalist Ada Brenner was released from prison in Accra after two years."
TABLES = ("records.csv", "mentions.csv", "entities.csv", "review.csv")
FILES = {*TABLES, "records.jsonl", "records.xlsx", "review.xlsx", "run.json", "datapackage.json", ".extract.json"}


def call(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (folder := tmp_path / "raw").mkdir()
    (folder / "wins.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture
def out(raw: Path) -> Path:
    """The output of a first run on `raw`."""
    assert call("run", raw, "-o", raw.parent / "out").exit_code == 0
    return raw.parent / "out"


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# --- run ----------------------------------------------------------------------------------------------------------


def test_a_run_writes_every_file_and_a_line_for_people(raw: Path) -> None:
    result = call("run", raw, "-o", raw.parent / "out")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "1 articles → 2 mentions → 2 records" in result.stderr
    assert set(snapshot(raw.parent / "out")) == FILES
    assert [path.name for path in sorted(raw.parent.iterdir())] == ["out", "raw"]


def test_a_quiet_run_says_nothing(raw: Path) -> None:
    assert call("run", raw, "-o", raw.parent / "out", "-q").output == ""


def test_as_many_questions_are_told_as_asked(raw: Path, out: Path) -> None:
    told = json.loads(call("run", raw, "-o", out, "--json", "-q").stdout)["questions"]
    with (out / "review.csv").open(encoding="utf-8", newline="") as file:
        assert told == len(list(csv.DictReader(file)))


def test_the_summary_as_json_stands_alone_on_stdout(raw: Path) -> None:
    (raw / "dull.txt").write_text(DULL)
    (raw / "empty.txt").write_text("")
    (raw / "wins_again.md").write_text(ARTICLE)
    result = call("run", raw, "-o", raw.parent / "out", "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (found["articles"], found["mentions"], found["records"], found["copies"]) == (3, 2, 2, 1)
    assert found["articles_without_wins"] == ["dull"]
    assert [Path(item["path"]).name for item in found["failed"]] == ["empty.txt"]
    assert "empty.txt: the file is empty; put the article's text into it" in result.stderr
    assert "wins_again.md: a copy of wins, counted once" in result.stderr
    assert json.loads((raw.parent / "out" / "run.json").read_text())["without_wins"] == ["dull"]


def test_the_same_input_gives_the_same_bytes(raw: Path, out: Path) -> None:
    first = snapshot(out)
    call("run", raw, "-o", out)
    second = snapshot(out)
    differ = {name for name in first if first[name] != second[name]}
    assert differ <= {"run.json", ".extract.json"}
    runs = [json.loads(files["run.json"]) for files in (first, second)]
    assert {key for key in runs[0] if runs[0][key] != runs[1][key]} <= {"timings"}


def test_a_strict_run_with_a_bad_file_writes_nothing(raw: Path, out: Path) -> None:
    before = snapshot(out)
    (raw / "empty.txt").write_text("")
    result = call("run", raw, "-o", out, "--strict")
    assert result.exit_code == 3
    assert "1 of the inputs could not be read; nothing was written" in result.stderr
    assert snapshot(out) == before


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "nothing to read (no .txt or .md file in it); give a folder"),
        ({"a.txt": b""}, "a.txt: the file is empty"),
        ({"a.csv": b"x"}, "no .txt or .md file in it"),
    ],
)
def test_nothing_to_read(tmp_path: Path, files: dict[str, bytes], reason: str) -> None:
    (tmp_path / "raw").mkdir()
    for name, content in files.items():
        (tmp_path / "raw" / name).write_bytes(content)
    result = call("run", tmp_path / "raw", "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert reason in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nowhere"], "no such file or folder; give the folder that holds the articles"),
        (["raw", "--decisions", "gone.jsonl"], "no such decisions file; leave --decisions out"),
        (["raw", "--config", "gone.toml"], "check the path given with --config"),
        (["raw", "--model", "no_such_model"], "there is no language pipeline 'no_such_model'"),
        (["raw", "-o", "raw"], "this folder holds files that extract did not write (wins.txt); give an empty"),
        (["raw", "-o", "raw/wins.txt"], "this is a file; give a folder"),
        (["raw", "--workers", "-1"], "--workers"),
        (["raw", "--colour"], "--colour"),
        ([], "Missing argument"),
    ],
)
def test_wrong_usage_says_what_to_do(
    raw: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], message: str
) -> None:
    monkeypatch.chdir(raw.parent)
    before = sorted(raw.parent.rglob("*"))
    result = call("run", *words)
    assert result.exit_code == 2
    assert message in re.sub(r"\s+", " ", result.stderr)
    assert sorted(raw.parent.rglob("*")) == before


def test_options_come_from_a_file_and_the_command_line_wins(raw: Path) -> None:
    (config := raw.parent / "extract.toml").write_text('output = "from_file"\nquiet = true\n')
    assert call("run", raw, "--config", config).output == ""
    call("run", raw, "--config", config, "-o", raw.parent / "from_line")
    assert (raw.parent / "from_file/records.csv").is_file()
    assert (raw.parent / "from_line/records.csv").is_file()


def test_a_second_run_on_the_same_output_stops(raw: Path, out: Path) -> None:
    before = snapshot(out)
    with locked(out):
        result = call("run", raw, "-o", out)
    assert result.exit_code == 2
    assert "another run is writing here; wait for it or give another folder" in result.stderr
    assert snapshot(out) == before


def test_ctrl_c_leaves_the_earlier_output(raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    before = snapshot(out)
    monkeypatch.setattr(extract.pipeline, "read_mentions", interrupted)
    result = call("run", raw, "-o", out)
    assert result.exit_code == 130
    assert result.stderr == "extract: stopped; earlier output is as it was\n"
    assert snapshot(out) == before


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_signals_end_a_run_with_workers_without_traces(raw: Path, kind: signal.Signals) -> None:
    for number in range(400):
        (raw / f"a{number}.txt").write_text(ARTICLE.replace("Ada", f"Ada{number}"), encoding="utf-8")
    words = [sys.executable, "-m", "extract", "run", str(raw), "-o", str(raw.parent / "out"), "--workers", "2"]
    # Where a shell runs the tests in the background it has SIGINT ignored, and what it starts inherits that.
    heard = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    running = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=heard)
    while not (raw.parent / ".out.lock").exists() and running.poll() is None:
        time.sleep(0.05)
    time.sleep(0.5)
    os.killpg(running.pid, kind) if kind is signal.SIGINT else running.terminate()
    _, complaints = running.communicate(timeout=60)
    assert running.returncode == 130
    assert complaints == "extract: stopped; earlier output is as it was\n"
    assert sorted(path.name for path in raw.parent.iterdir()) == ["raw"]


# --- decisions ----------------------------------------------------------------------------------------------------


def decide(raw: Path, **more: Any) -> None:
    decision = {"kind": "field", "article": "wins", "quote": LEAD, "field": "countries", "value": "TG", **more}
    with (raw / "decisions.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(decision) + "\n")


def test_decisions_beside_the_articles_are_applied(raw: Path, out: Path) -> None:
    decide(raw)
    call("run", raw, "-o", out)
    records = [json.loads(line) for line in (out / "records.jsonl").read_text(encoding="utf-8").splitlines()]
    assert ["TG"] in [record["countries"] for record in records]


def countries_of(folder: Path) -> list[list[str]]:
    lines = (folder / "records.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["countries"] for line in lines]


def test_decisions_are_found_beside_files_and_below_folders(raw: Path) -> None:
    decide(raw)
    decide(raw, article="of-another-file")  # which is not lost, only not read
    for given in (raw / "wins.txt", raw.parent):
        result = call("run", given, "-o", out := raw.parent.parent / f"out-{given.name}")
        assert result.exit_code == (0 if given.is_file() else 1)  # in the folder above, its id is "raw/wins"
        assert (["TG"] in countries_of(out)) is given.is_file()
        assert ("its win is no longer found" in result.stderr) is given.is_dir()
    assert call("check", raw / "wins.txt").exit_code == 0


def test_a_decision_that_finds_nothing_is_told_by_the_exit_code(raw: Path, out: Path) -> None:
    decide(raw, article="gone")
    result = call("run", raw, "-o", out)
    assert result.exit_code == 1
    assert "line 1: its win is no longer found in gone" in result.stderr


def test_decisions_follow_an_article_that_got_a_copy(raw: Path, out: Path) -> None:
    decide(raw)
    (raw / "a-copy.txt").write_text(ARTICLE, encoding="utf-8")  # before "wins", and so the one that is read
    (raw / "link.txt").symlink_to(raw / "wins.txt")
    assert call("run", raw, "-o", out).exit_code == 0
    assert ["TG"] in countries_of(out)


def test_contradicting_decisions_stop_the_run(raw: Path, out: Path) -> None:
    before = snapshot(out)
    decide(raw, reviewer="Ann")
    decide(raw, reviewer="Ben", value="BJ")
    result = call("run", raw, "-o", out)
    assert result.exit_code == 2
    assert "decisions.jsonl" in result.stderr
    assert snapshot(out) == before


def test_a_broken_decision_is_named_by_its_line(raw: Path) -> None:
    decide(raw)
    with (raw / "decisions.jsonl").open("a") as file:
        file.write("{broken\n")
    for command in (["check", raw], ["run", raw, "-o", raw.parent / "out"]):
        result = call(*command)
        assert result.exit_code == 2
        assert re.search(r"decisions\.jsonl, line 2", result.stderr)


def test_two_decisions_files_must_be_told_apart(raw: Path) -> None:
    decide(raw)
    (other := raw.parent / "other").mkdir()
    (other / "decisions.jsonl").write_text("")
    result = call("run", raw, other, "-o", raw.parent / "out")
    assert result.exit_code == 2
    assert "several decisions files; name one with --decisions" in result.stderr
    assert call("check", raw, raw).exit_code == 0


# --- dry run, check, explain --------------------------------------------------------------------------------------


def test_a_dry_run_shows_what_would_be_read_and_writes_nothing(raw: Path) -> None:
    (raw / "copy.txt").write_text(ARTICLE)
    (raw / "table.csv").write_text("")
    result = call("run", raw, "--dry-run", "-o", raw.parent / "out")
    assert result.exit_code == 0
    assert [line.replace(str(raw), "raw") for line in result.stdout.splitlines()] == [
        f"read  raw/copy.txt  ({len(ARTICLE)} characters, utf-8)",
        "skip  raw/table.csv  (neither text nor Markdown)",
        "skip  raw/wins.txt  (a copy of copy)",
    ]
    assert not (raw.parent / "out").exists()


def test_a_dry_run_ends_as_the_run_would(raw: Path) -> None:
    (raw / "empty.txt").write_text("")
    result = call("run", raw, "--dry-run", "--json")
    assert result.exit_code == 1
    assert {Path(row["path"]).name: row["read"] for row in json.loads(result.stdout)} == {
        "empty.txt": False,
        "wins.txt": True,
    }
    (raw / "wins.txt").unlink()
    assert call("run", raw, "--dry-run").exit_code == 3


def test_check_finds_decisions_without_a_place(raw: Path) -> None:
    decide(raw)
    decide(raw, article="gone")
    decide(raw, quote="Nothing of the kind was ever said in this article, by anybody at all.")
    result = call("check", raw)
    assert result.exit_code == 1
    assert "1 articles, 0 copies, 0 failed, 3 decisions, 2 decisions not found" in result.stdout
    assert "line 2: there is no article “gone”" in result.stderr
    assert "line 3: “Nothing of the kind" in result.stderr


def test_check_needs_an_article(tmp_path: Path) -> None:
    assert call("check", tmp_path).exit_code == 3


def test_explain_takes_any_id(out: Path) -> None:
    record = json.loads((out / "records.jsonl").read_text(encoding="utf-8").splitlines()[0])
    for id in (record["id"], record["mentions"][0]["id"]):
        result = call("explain", id, "-o", out)
        assert result.exit_code == 0
        assert record["mentions"][0]["lead"]["text"][:30] in re.sub(r"\s+", " ", result.stdout)


def test_explain_of_nothing_says_so(out: Path, tmp_path: Path) -> None:
    assert call("explain", "r-unknown", "-o", out).exit_code == 2
    assert call("explain", "r-unknown", "-o", tmp_path / "nowhere").exit_code == 2


# --- the program --------------------------------------------------------------------------------------------------


def test_version_and_help() -> None:
    assert re.fullmatch(r"extract \d+\.\d+\.\d+\n", call("--version").stdout)
    assert "Exit codes: 0 fine" in call("--help").stdout
    assert call().exit_code == 2


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, extract, extract.cli; print([m for m in ('spacy', 'numpy', 'pandas', 'rich') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_any_terminal_will_do(raw: Path) -> None:
    words = [sys.executable, "-m", "extract", "run", str(raw), "--dry-run"]
    (raw / "Čeština.txt").write_text(DULL)
    env = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run(words, capture_output=True, env=env)
    assert done.returncode == 0
    assert b"?e?tina.txt" in done.stdout


def test_the_package_offers_run_and_frames(raw: Path) -> None:
    import extract as package

    table = package.to_frame(package.run([raw]))
    assert len(table) == 2
    with pytest.raises(AttributeError, match="no attribute 'walk'"):
        package.walk  # noqa: B018
