"""`extract apply` on the command line: what it says, and that it overwrites nothing a person made."""

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extract.cli import app
from extract.model import Decision
from extract.review.contradictions import find_contradictions


@pytest.fixture(autouse=True)
def _there(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(output.parent)


def call(*rows: str, words: tuple[str, ...] = ()) -> Result:
    """`extract apply` of a form with these rows: question, decision, corrected value, reviewer."""
    text = "\n".join(["question_id,decision,corrected_value,reviewer", *rows])
    Path("form.csv").write_text(text + "\n", encoding="utf-8")
    return CliRunner().invoke(app, ["apply", "form.csv", *words])


def test_an_emptied_field_is_said_to_be_none_and_quotes_stand_on_one_line() -> None:
    result = call("q-date,change,none,mk", "q-same,different,,", "q-category,not a win,,")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "news: date → none  “Ada Brenner was freed.”",
        "news: same-event → different  “Ada Brenner was freed.”",
        "news: not-a-win  “A law passed. A ban fell.”",
        "3 taken, 0 known already, 0 refused, 0 not answered",
    ]
    assert "date → none" in CliRunner().invoke(app, ["decisions"]).stdout


def test_a_contradiction_says_that_a_field_was_emptied() -> None:
    emptied = Decision("field", "news", "Ada was freed.", "", "date", reviewer="mk", line=1)
    [told] = find_contradictions([emptied, replace(emptied, value="2020", reviewer="jo", line=2)])
    assert "mk, line 1 says “none” but jo, line 2 says “2020”" in told


def test_refused_rows_that_somebody_mended_are_not_overwritten() -> None:
    assert "the refused rows are in refused.csv: mend" in call("q-date,change,spring,mk").stderr
    refused = Path("refused.csv")
    refused.write_text(mended := refused.read_text(encoding="utf-8").replace("spring", "2020-04"), encoding="utf-8")
    result = call("q-date,change,spring,mk")
    assert result.exit_code == 1
    assert "are in refused-2.csv (refused.csv holds other rows and stays as it was)" in result.stderr
    assert refused.read_text(encoding="utf-8") == mended
    assert "spring" in Path("refused-2.csv").read_text(encoding="utf-8")
    call("q-date,change,spring,mk")
    assert "are in refused-3.csv" in call("q-date,change,autumn,mk").stderr
    assert sorted(path.name for path in Path().glob("refused*")) == ["refused-2.csv", "refused-3.csv", "refused.csv"]


def test_refused_rows_that_stand_there_already_are_left() -> None:
    call("q-date,change,spring,mk")
    before = Path("refused.csv").stat().st_mtime_ns
    assert "the refused rows are in refused.csv: mend" in call("q-date,change,spring,mk").stderr
    assert (Path("refused.csv").stat().st_mtime_ns, list(Path().glob("refused-*"))) == (before, [])


def test_refused_rows_that_cannot_be_written() -> None:
    Path("folder").mkdir()
    for place in ("nowhere/refused.csv", "folder"):
        result = call("q-date,change,spring,mk", words=("--refused", place))
        assert (result.exit_code, "name another file with --refused" in result.stderr) == (2, True)


def test_two_reviewers_on_one_decisions_file_can_be_compared() -> None:
    call("q-date,change,2020,mk", "q-same,same,,mk", "q-country,keep,,mk")
    result = call("q-date,change,2020,jo", "q-same,unsure,,jo", "q-country,change,Kenya,jo")
    assert "2 taken, 0 known already, 1 refused" in result.stdout
    told = CliRunner().invoke(app, ["agreement", "mk", "jo", "--decisions", "raw/decisions.jsonl"]).stdout
    assert [line.split()[:3] for line in told.splitlines()[1:3]] == [["date", "1", "1"], ["same-event", "1", "0"]]


def test_answers_that_contradict_each_other_are_compared_in_files_of_their_own() -> None:
    for who, country in (("mk", "Namibia"), ("jo", "Kenya")):
        assert call(f"q-country,change,{country},{who}", words=("--decisions", f"{who}.jsonl")).exit_code == 0
    told = CliRunner().invoke(app, ["agreement", "mk.jsonl", "jo.jsonl"]).stdout
    assert ["countries", "1", "0"] in [line.split()[:3] for line in told.splitlines()]
