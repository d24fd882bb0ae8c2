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
