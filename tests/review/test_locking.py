"""Two commands on one decisions file: the second waits for the first, and is refused when that takes long."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from typer.testing import CliRunner

from extract.cli import app
from extract.errors import UsageError
from extract.review import apply, locking
from extract.review.apply import Applied, apply_forms
from extract.review.decisions import read_decisions
from extract.review.locking import locked


def form(folder: Path, name: str, value: str) -> Path:
    (path := folder / f"{name}.csv").write_text(f"question_id,corrected_value,reviewer\nq-date,{value},{name}\n")
    return path


def test_of_two_at_once_the_second_is_checked_against_the_first(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, go_on = Event(), Event()
    file = output.parent / "decisions.jsonl"
    append = apply.append_decisions

    def slowly(*args: object) -> None:
        reading.set()
        assert go_on.wait(10)
        append(*args)  # type: ignore[arg-type]

    def take(name: str, value: str) -> Applied:
        return apply_forms([form(output.parent, name, value)], output, file)

    monkeypatch.setattr(apply, "append_decisions", slowly)
    with ThreadPoolExecutor(2) as threads:
        one = threads.submit(take, "mk", "2020")
        assert reading.wait(10)
        two = threads.submit(take, "jo", "2021")
        with pytest.raises(TimeoutError):
            two.result(0.3)
        go_on.set()
        assert len(one.result(10).decisions) == 1
        assert "mk, line 1 says “2020”" in two.result(10).refused[0].reason
    assert [decision.reviewer for decision in read_decisions(file)] == ["mk"]
    assert not list(output.parent.glob(".*.lock"))


def test_one_that_takes_long_is_not_waited_for(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(output.parent)
    monkeypatch.setattr(locking.locked.__wrapped__, "__defaults__", (0.1,))
    path = form(output.parent, "mk", "2020")
    file = Path("raw/decisions.jsonl")

    def call(*words: str) -> tuple[int, str]:
        with ThreadPoolExecutor(1) as threads:  # elsewhere: a command does not wait for itself
            result = threads.submit(CliRunner().invoke, app, list(words)).result(10)
        return result.exit_code, result.stderr

    assert call("apply", str(path))[0] == 0
    with locked(file):
        assert call("apply", str(path)) == (
            2,
            "extract: raw/decisions.jsonl: another command is writing to it, and nothing was taken;"
            " wait for it and try again\n",
        )
        assert call("decisions", "undo", "1")[0] == 2
        assert call("apply", str(path), "--dry-run")[0] == 0
    assert call("decisions", "undo", "1")[0] == 0


def test_a_place_that_takes_no_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"), locked(tmp_path / "file" / "d.jsonl"):
        pass
