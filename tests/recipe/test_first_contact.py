"""What the rules say of pages at first contact: kept as they say it, read as it was kept, and never kept anew."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "models/periods"))

import first_contact
from first_contact import Contact

from extract.model import Basis

LETTER = """
Northgate Prison Visitors

Wins of 2014

[[2014-05|In May the ministry opened the visiting rooms on Sundays.]]

[[2014-06|In June the miller Ana Tamm went home.]]
"""
CONTACT = Contact("dj", "a-letter", True, Basis.TITLE, "guessed_year", {40: (2014, 2015), 90: None})


def test_lines_are_read_as_they_were_written() -> None:
    lines = first_contact.CONTACTS.read_text(encoding="utf-8").splitlines()
    assert [first_contact.written(first_contact.read_contact(line)) for line in lines] == lines
    assert first_contact.read_contact(first_contact.written(CONTACT)) == CONTACT


def test_a_page_is_met_once() -> None:
    pages = [(one.set, one.page) for one in first_contact.read_contacts()]
    assert len(set(pages)) == len(pages)


def test_nothing_is_said_where_a_win_was_not_found_then() -> None:
    assert CONTACT.said([90, 40]) == [None, (2014, 2015)]
    assert CONTACT.said([40, 60]) is None


def test_of_the_frame_what_is_asked_of_it_is_kept() -> None:
    frame = CONTACT.frame()
    assert frame.published and frame.window
    assert (frame.window.basis, frame.doubt) == (Basis.TITLE, "guessed_year")
    assert first_contact.Contact("dj", "bare", False, None, "", {}).frame().window is None


def test_the_rules_speak_before_the_readings_of_the_head_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.dates.timeline.judge", lambda *_: pytest.fail("judged"))
    page = {"name": "letter", "text": LETTER}
    parsed, passages, _ = first_contact.tiny_page(page)
    met = first_contact.meet("tiny letters", "letter", parsed, passages)
    assert met == Contact("tiny letters", "letter", False, Basis.TITLE, "", dict.fromkeys(met.years, (2014, 2014)))
    assert list(met.years) == [passage.lead.start for passage in passages]


@pytest.mark.parametrize(("name", "why"), [("dj", "before"), ("no-such-set", "unknown")])
def test_sets_met_before_and_unknown_ones_are_refused(
    name: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["first_contact.py", str(tmp_path), name])
    with pytest.raises(SystemExit):
        first_contact.main()
    assert why in capsys.readouterr().err
