"""`extract review` as a process: where answers go, and what is left of them when it is killed."""

import os
import re
import signal
from pathlib import Path

import pytest
from browsing import Served
from made import ORDER, Made
from typer.testing import CliRunner

from extract.cli import app
from extract.review.decisions import read_decisions


def test_killed_between_two_answers_nothing_is_lost(made: Made, served: list[Served]) -> None:
    served.append(first := Served("-o", made.output, "--reviewer", "mk"))
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?key=[\w-]{20,}", first.address)
    assert first.asked == ORDER[0]
    first.answer("keep")
    first.process.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
    first.process.wait()
    (kept,) = read_decisions(made.decisions)
    assert (kept.value, kept.reviewer) == ("2021-02-03", "mk")
    served.append(second := Served("-o", made.output, "--reviewer", "mk", made.output.parent / "raw"))
    assert second.asked == ORDER[1]


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_ctrl_c_ends_it_quietly(made: Made, served: list[Served]) -> None:
    served.append(one := Served("-o", made.output))
    one.process.send_signal(signal.SIGINT)
    _, told = one.process.communicate(timeout=20)
    assert "Traceback" not in told
    assert one.process.returncode in {0, 130}
    assert f"answers go to {made.decisions}" in told


def test_a_taken_port_is_told(made: Made, served: list[Served]) -> None:
    served.append(one := Served("-o", made.output))
    port = re.findall(r":(\d+)/", one.address)[0]
    result = CliRunner().invoke(app, ["review", "-o", str(made.output), "--no-open", "--port", port])
    assert result.exit_code == 2
    assert "give another --port" in result.stderr


def test_wrong_usage(made: Made, tmp_path: Path) -> None:
    def told(*words: object) -> str:
        result = CliRunner().invoke(app, ["review", "--no-open", *map(str, words)])
        assert result.exit_code == 2
        return result.stderr

    assert "name the output folder" in told("-o", tmp_path / "nowhere")
    assert "no such file or folder" in told(tmp_path / "nowhere", "-o", made.output)
    (made.output / "run.json").unlink()
    assert "name the file with --decisions" in told("-o", made.output)
