"""The decisions file: read strictly, told apart by matter and reviewer, and its contradictions."""

import json
from pathlib import Path
from typing import Any

import pytest

from extract.errors import UsageError
from extract.model import Decision
from extract.review.decisions import append_decisions, read_decisions, read_history, undo_of

GOOD = {"kind": "field", "article": "a", "quote": "Ada was freed.", "field": "date", "value": "2021-02-03"}
PAIR = {
    "kind": "same-event", "article": "a", "quote": "Ada was freed.", "value": "same",
    "other_article": "b", "other_quote": "Brenner is out.",
}  # fmt: skip


def save(path: Path, *lines: dict[str, Any] | str) -> Path:
    file = path / "decisions.jsonl"
    text = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    file.write_text(text + "\n", encoding="utf-8")
    return file


BROKEN = [
    ("{", "line 2: not JSON"),
    ("[]", "line 2: not a JSON object"),
    (GOOD | {"filed": "date"}, "unknown key “filed”"),
    (GOOD | {"value": 3}, "“value” is not text"),
    (GOOD | {"kind": "fiedl"}, "kind “fiedl” is not known; use one of same-event, field"),
    (GOOD | {"quote": " "}, "“quote” is missing"),
    (GOOD | {"field": "colour"}, "“colour” is no field; use one of date, countries"),
    (GOOD | {"value": "the other day"}, "line 2: .*write 2020-04-05"),
    (GOOD | {"field": "countries", "value": "Atlantis"}, "“Atlantis” is no country"),
    (GOOD | {"field": "category", "value": "relaese"}, "did you mean release"),
    (PAIR | {"value": "maybe"}, "“maybe” does not say whether two wins are one"),
    (PAIR | {"other_quote": ""}, "the second mention is missing"),
    (PAIR | {"other_article": "a", "other_quote": "Ada was  freed."}, "compared with itself"),
    ({"kind": "split", "article": "a", "quote": "Both."}, "statements to split into are missing"),
    (PAIR | {"kind": "join"}, "only statements of one article are joined"),
    ({"kind": "undo", "article": "a", "quote": "x", "value": "everything"}, "no kind of decision"),
]


@pytest.mark.parametrize(("line", "message"), BROKEN, ids=[message[:30] for _, message in BROKEN])
def test_a_broken_line_is_told_with_its_place_and_remedy(
    tmp_path: Path, line: dict[str, Any] | str, message: str
) -> None:
    with pytest.raises(UsageError, match=message) as error:
        read_decisions(save(tmp_path, GOOD, line))
    assert "decisions.jsonl, line 2: " in str(error.value)
    assert "; " in str(error.value)


def test_values_are_written_one_way(tmp_path: Path) -> None:
    lines = [GOOD | {"field": "countries", "value": "Kenya; UGA"}, GOOD | {"field": "date", "value": "April 2021"}]
    assert [decision.value for decision in read_decisions(save(tmp_path, *lines))] == ["KE; UG", "2021-04"]


def test_a_mentions_name_for_a_field_is_the_outputs(tmp_path: Path) -> None:
    [decision] = read_decisions(save(tmp_path, GOOD | {"field": "whereabouts", "value": "KE"}))
    assert decision.field == "countries"


def test_what_is_appended_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "decisions.jsonl"
    first = Decision(
        "field", "a", "Sie sagte: “Ja”\u2028.", "", "people", reviewer="Ü", decided="2026-01-01", comment="x"
    )
    second = Decision("not-a-win", "a", "quote")
    append_decisions(path, [first])
    path.write_bytes(path.read_bytes().rstrip(b"\n"))  # as an editor may leave it
    append_decisions(path, [second])
    read = read_decisions(path)
    assert [(d.kind, d.quote, d.value, d.reviewer) for d in read] == [
        ("field", first.quote, "", "Ü"),
        ("not-a-win", "quote", "", ""),
    ]
    assert [decision.line for decision in read] == [1, 2]


def test_a_reviewer_may_change_their_mind(tmp_path: Path) -> None:
    path = save(tmp_path, GOOD | {"reviewer": "R"}, GOOD | {"reviewer": "R", "value": "2021-02-04"})
    assert [decision.value for decision in read_decisions(path)] == ["2021-02-04"]
    assert len(read_history(path)) == 2


def test_undone_is_undone_for_everybody_until_it_is_said_again(tmp_path: Path) -> None:
    undo = {**GOOD, "kind": "undo", "value": "field"}
    lines = [GOOD | {"reviewer": "R"}, GOOD | {"reviewer": "S", "value": "2021-02-04"}, undo]
    assert read_decisions(save(tmp_path, *lines)) == ()
    assert [decision.line for decision in read_decisions(save(tmp_path, *lines, GOOD))] == [4]


@pytest.mark.parametrize(
    "decision",
    [
        Decision("field", "a", "Ada was freed.", "2021-02", "date", reviewer="R", comment="!", asked="When?"),
        Decision("same-event", "a", "Ada was freed.", "same", other_article="b", other_quote="Brenner is out."),
        Decision("not-a-win", "a", "Ada was freed."),
        Decision("missed-win", "a", "Ada was freed."),
        Decision("split", "a", "Both.", "One. | Two."),
        Decision("join", "a", "Ada was freed.", other_article="a", other_quote="She is well."),
    ],
    ids=lambda decision: decision.kind,
)
def test_an_undo_is_appended_and_takes_back_just_its_decision(tmp_path: Path, decision: Decision) -> None:
    other = Decision("field", "a", "Ada was freed.", "KE", "countries")
    append_decisions(path := tmp_path / "decisions.jsonl", [decision, other])
    undo = undo_of(read_history(path)[0], reviewer="S", now="2026-01-01", comment="wrong row")
    append_decisions(path, [undo])
    assert [kept.line for kept in read_decisions(path)] == [2]
    written = read_history(path)[2]
    assert (written.kind, written.value, written.quote) == ("undo", decision.kind, decision.quote)
    assert (written.reviewer, written.decided, written.comment) == ("S", "2026-01-01", "wrong row")
    append_decisions(path, [decision])
    assert [kept.line for kept in read_decisions(path)] == [2, 4]


def test_the_order_of_two_compared_mentions_does_not_count(tmp_path: Path) -> None:
    turned = {
        "kind": "same-event", "article": "b", "quote": PAIR["other_quote"], "value": "different",
        "other_article": "a", "other_quote": PAIR["quote"],
    }  # fmt: skip
    assert [decision.value for decision in read_decisions(save(tmp_path, PAIR, turned))] == ["different"]


def pair(one: str, other: str, value: str, reviewer: str = "R") -> dict[str, str]:
    return {
        "kind": "same-event", "article": one, "quote": one * 3, "value": value,
        "other_article": other, "other_quote": other * 3, "reviewer": reviewer,
    }  # fmt: skip


CONTRADICTIONS = [
    ("two reviewers on a field", [GOOD | {"reviewer": "R"}, GOOD | {"reviewer": "S", "value": "2021-03"}],
     "two answers on date .* R, line 1 says “2021-02-03” but S, line 2 says “2021-03”"),
    ("two reviewers on a pair", [pair("A", "B", "same"), pair("B", "A", "different", "S")],
     "“AAA” same “BBB” \\(R, line 1\\), yet “BBB” different “AAA” \\(S, line 2\\)"),
    ("a chain", [pair("A", "B", "same"), pair("C", "B", "same"), pair("A", "C", "different")],
     "“AAA” same “BBB” \\(R, line 1\\), “CCC” same “BBB” \\(R, line 2\\), yet “AAA” different “CCC”"),
    ("a win that is none", [{"kind": "missed-win", "article": "a", "quote": "Ada was freed."},
                            {"kind": "not-a-win", "article": "a", "quote": "Ada was freed."}],
     "is no win for line 2 but a missed one for line 1"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "lines", "message"), CONTRADICTIONS, ids=[case[0] for case in CONTRADICTIONS])
def test_contradictions_are_told_with_their_chain(
    tmp_path: Path, label: str, lines: list[dict[str, str]], message: str
) -> None:
    with pytest.raises(UsageError, match=message) as error:
        read_decisions(save(tmp_path, *lines))
    assert "undo" in str(error.value)


def test_who_is_unsure_contradicts_nobody(tmp_path: Path) -> None:
    lines = [pair("A", "B", "same"), pair("A", "B", "unsure", "S"), GOOD, GOOD | {"value": "unsure", "reviewer": "S"}]
    assert len(read_decisions(save(tmp_path, *lines))) == 4
