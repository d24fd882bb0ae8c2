"""What became of decisions, which of them an id names, and taking some back without losing the others."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from extract.errors import UsageError
from extract.model import Decision
from extract.review.decisions import append_decisions, in_force, read_history, undo_of
from extract.review.history import Wanted, find_states, stale_lines, undoing
from extract.review.lookup import Lookup, read_lookup
from extract.text import mention_id, question_id

ADA = Decision("field", "news", "Ada was freed.", "2021-02", "date", reviewer="mk", decided="2026-01-02T10:00:00Z")
HOME = Decision("same-event", "news", "Ada was freed.", "same", other_article="blog", other_quote="Ada is home.")
DEFEAT = Decision("not-a-win", "blog", "The bill fell.", reviewer="Jo", decided="2026-02-01T09:00:00Z")


def lines(*decisions: Decision) -> tuple[Decision, ...]:
    return tuple(replace(decision, line=line) for line, decision in enumerate(decisions, 1))


def states(*decisions: Decision) -> list[tuple[str, int]]:
    return [(entry.state, entry.by) for entry in find_states(lines(*decisions))]


def test_a_decision_holds_until_its_reviewer_or_an_undo_ends_it() -> None:
    later, others = replace(ADA, value="2021-03"), replace(ADA, value="2021-04", reviewer="jo")
    assert states(ADA, HOME) == [("in force", 0), ("in force", 0)]
    assert states(ADA, later, others) == [("overtaken", 2), ("in force", 0), ("in force", 0)]
    assert states(ADA, undo_of(ADA), later) == [("undone", 2), ("undo", 0), ("in force", 0)]
    assert states(ADA, HOME, undo_of(HOME)) == [("in force", 0), ("undone", 3), ("undo", 0)]


def test_what_is_in_force_agrees_with_what_runs_apply() -> None:
    history = lines(ADA, replace(ADA, value="2020"), HOME, undo_of(HOME), DEFEAT, replace(HOME, value="different"))
    held = [entry.decision for entry in find_states(history) if entry.state == "in force"]
    assert held == list(in_force(history))


def test_stale_decisions_are_those_that_the_last_run_told(tmp_path: Path) -> None:
    told = [{"line": 2, "article": "blog"}, {"line": 1, "article": "elsewhere"}]
    (tmp_path / "run.json").write_text(json.dumps({"stale_decisions": told}))
    entries = find_states(lines(ADA, DEFEAT), stale_lines(tmp_path))
    assert [entry.stale for entry in entries] == [False, True]
    assert entries[1].told == "in force, its win is no longer found"


@pytest.mark.parametrize(("content", "message"), [(None, "name the output folder"), ("{}", "again")])
def test_staleness_needs_a_run(tmp_path: Path, content: str | None, message: str) -> None:
    if content is not None:
        (tmp_path / "run.json").write_text(content)
    with pytest.raises(UsageError, match=message):
        stale_lines(tmp_path)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), [2, 3, 4]),
        (Wanted(ended=True), [1, 2, 3, 4]),
        (Wanted(kinds=("same-event",)), [3]),
        (Wanted(kinds=("date", "not-a-win")), [2, 4]),
        (Wanted(articles=("blog",)), [3, 4]),
        (Wanted(reviewers=("JO",)), [4]),
        (Wanted(since="2026-02-01"), [4]),
        (Wanted(stale=True), [4]),
    ],
)
def test_filters(wanted: Wanted, found: list[int]) -> None:
    entries = find_states(lines(ADA, replace(ADA, value="2021"), HOME, DEFEAT), [(4, "blog")])
    assert [entry.decision.line for entry in entries if wanted.takes(entry)] == found


def test_taking_one_back_leaves_what_others_said(tmp_path: Path) -> None:
    others = replace(ADA, value="2021-04", reviewer="jo")
    append_decisions(path := tmp_path / "decisions.jsonl", [ADA, others, HOME])
    held = in_force(read_history(path))
    append_decisions(path, undoing([held[1]], held, reviewer="ed", now="2026-03-01", comment="a slip"))
    history = read_history(path)
    assert [(d.kind, d.reviewer, d.value) for d in in_force(history)] == [
        ("same-event", "", "same"),
        ("field", "mk", "2021-02"),
    ]
    assert (history[3].reviewer, history[3].comment) == ("ed", "a slip")
    assert undoing(held[:2], held) == [undo_of(held[1])]


@pytest.fixture
def lookup() -> Lookup:
    ids = (mention_id("news", "Ada was freed at last."), mention_id("blog", "Ada is home."))
    return Lookup({"news": (["Ada was freed at last."], [ids[0]]), "blog": (["Ada is home."], [ids[1]])}, {"r-1": ids})


def test_ids_of_every_kind_name_decisions(lookup: Lookup) -> None:
    quoted = replace(ADA, quote="Ada was freed, at last.")  # as the article had it before
    history = lines(quoted, HOME, DEFEAT)
    ada, home = mention_id("news", "Ada was freed at last."), mention_id("blog", "Ada is home.")
    ids = {
        "1": [1],
        "9": [],
        "blog": [2, 3],
        ada: [1],
        home: [2],
        mention_id("blog", "The bill fell."): [3],  # no longer among the mentions of a run
        "r-1": [1, 2],
        question_id("date", "date", "", ada): [1],
        question_id("same-event", "", *sorted((mention_id("news", "Ada was freed."), home))): [2],
        question_id("split", "", "", mention_id("blog", "The bill fell.")): [3],
        question_id("conflict", "date", "r-1"): [1],
        "m-unknown": [],
    }
    assert {id: [decision.line for decision in lookup.find(id, history)] for id in ids} == ids


def test_the_lookup_of_a_run(output: Path) -> None:
    found = read_lookup(output)
    assert found.records["r-1"] == ("m-1", "m-2")
    assert found.find("m-1", lines(replace(ADA, quote="Ada Brenner was freed.")))
    assert read_lookup(output / "nowhere") == Lookup()
    (output / "records.jsonl").write_text("{}\n")
    with pytest.raises(UsageError, match="again"):
        read_lookup(output)
