"""A desk on a made run."""

from pathlib import Path

import pytest
from made import TEXTS, Clock, Made, write_run

from extract.page import Desk, read_deck


@pytest.fixture
def made(tmp_path: Path) -> Made:
    output, decisions, clock = write_run(tmp_path), tmp_path / "raw" / "decisions.jsonl", Clock()

    def open_(reviewer: str = "mk") -> Desk:
        return Desk(read_deck(output, TEXTS), decisions, reviewer, clock=clock)

    return Made(output, decisions, clock, open_)


@pytest.fixture
def desk(made: Made) -> Desk:
    return made.open()
