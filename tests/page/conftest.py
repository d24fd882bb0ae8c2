"""A desk on a made run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Served, Watched, chromium
from made import TEXTS, Clock, Made, write_run
from playwright.sync_api import Browser

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


@pytest.fixture
def served(made: Made) -> Iterator[list[Served]]:
    running: list[Served] = []
    yield running
    for one in running:
        one.process.kill()
        one.process.communicate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """A window that must not complain about anything, nor be refused anything."""
    window = Watched(browser)
    yield window
    window.context.close()
    assert window.problems == []
