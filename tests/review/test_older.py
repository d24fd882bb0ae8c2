"""Forms that come back after another run, which asks no more what is decided and has no more what is no win."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from extract.model import Decision
from extract.review.apply import Applied, apply_forms
from extract.review.decisions import append_decisions, read_decisions
from extract.review.forms import form_columns

ADA, HOME, LAW = "Ada Brenner was freed.", "Brenner is home; at last.", "A law passed. A ban fell."
DATE = {"question_id": "q-date", "article": "news", "kind": "date", "quote": ADA, "field": "date"}
COUNTRY = {**DATE, "question_id": "q-country", "kind": "country", "field": "countries", "current": "NA"}
CONFLICT = {"question_id": "q-conflict", "article": "news; blog", "kind": "conflict", "quote": f"{ADA} || {HOME}"}
SPLIT = {"question_id": "q-split", "article": "news", "kind": "split", "quote": LAW, "current": "one win"}
SAME = {"question_id": "q-same", "article": "news", "kind": "same-event", "quote": f"{ADA} || {LAW}"}
READ = {"question_id": "q-read", "article": "news", "kind": "reading", "quote": LAW}


def apply(output: Path, *rows: dict[str, str]) -> Applied:
    form = output.parent / "review.csv"
    with form.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, form_columns(), restval="")
        writer.writeheader()
        writer.writerows({"reviewer": "mk", **row} for row in rows)
    return apply_forms([form], output, output.parent / "decisions.jsonl")


def run_again(output: Path, *gone: str, **dates: str) -> None:
    """What another run makes of it: no questions, without the mentions that are `gone`, with other `dates`."""
    records: list[dict[str, Any]] = [json.loads(line) for line in (output / "records.jsonl").read_text().splitlines()]
    for record in records:
        record["questions"] = []
        record["mentions"] = [mention for mention in record["mentions"] if mention["id"] not in gone]
        for mention in record["mentions"]:
            if edtf := dates.get(mention["id"].replace("-", "")):
                mention["date"] = {"edtf": edtf}
    (output / "records.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))


ANSWERED = [
    ("a field changed", {**DATE, "current": "2021-02", "decision": "change", "corrected_value": "2020-04"}, ()),
    ("a field kept", {**DATE, "current": "2021-02", "decision": "keep"}, ()),
    ("a field kept, of a win that is cut otherwise now", {**DATE, "current": "2021-02", "decision": "keep"}, ("m-1",)),
    ("emptied", {**COUNTRY, "decision": "change", "corrected_value": "none"}, ()),
    ("unsure", {**COUNTRY, "decision": "unsure"}, ()),
    ("no win", {**DATE, "decision": "not a win"}, ("m-1",)),
    ("a conflict", {**CONFLICT, "field": "date", "decision": "change", "corrected_value": "2021"}, ()),
    ("one win", {**SPLIT, "decision": "keep"}, ()),
    ("split", {**SPLIT, "decision": "split", "corrected_value": "A law passed. | A ban fell."}, ("m-3",)),
    ("joined", {**SPLIT, "decision": "join", "corrected_value": ADA}, ("m-3",)),
    ("a pair", {**SAME, "decision": "different"}, ()),
    ("a pair of which one is gone", {**SAME, "decision": "same"}, ("m-1",)),
    ("missed", {**READ, "decision": "missed win", "corrected_value": "Bo is free."}, ()),
    ("no win, a row that was added", {**DATE, "question_id": "", "decision": "not a win"}, ("m-1",)),
]


@pytest.mark.parametrize(("row", "gone"), [case[1:] for case in ANSWERED], ids=[case[0] for case in ANSWERED])
def test_what_is_decided_alike_is_known_already(output: Path, row: dict[str, str], gone: tuple[str, ...]) -> None:
    assert (taken := len(apply(output, row).decisions)) in {1, 2}
    run_again(output, *gone)
    again = apply(output, row)
    assert (again.decisions, again.known, again.refused) == ((), 1, ())
    assert len(apply(output, {**row, "reviewer": "jo"}).decisions) == taken  # who agrees is noted


def test_another_reviewers_other_answer_is_a_contradiction(output: Path) -> None:
    apply(output, {**DATE, "decision": "change", "corrected_value": "2020-04"})
    run_again(output, m1="2020-04")
    applied = apply(output, {**DATE, "current": "2021-02", "decision": "keep", "reviewer": "jo"})
    assert applied.decisions == ()
    assert "jo, not yet written says “2021-02” but mk, line 1 says “2020-04”" in applied.refused[0].reason


def test_an_older_answer_does_not_overtake_ones_own_later_one(output: Path) -> None:
    append_decisions(output.parent / "decisions.jsonl", [Decision("field", "news", ADA, "2020", "date", reviewer="MK")])
    run_again(output)
    applied = apply(output, {**DATE, "current": "2021-02", "decision": "keep"})
    assert applied.decisions == ()
    assert "line 1 of the decisions says “2020”" in applied.refused[0].reason
    assert applied.refused[0].remedy == "to change that, “extract decisions undo 1” first"


def test_whoever_was_unsure_may_know_by_now(output: Path) -> None:
    apply(output, {**DATE, "decision": "unsure"})
    run_again(output)
    assert [decision.value for decision in apply(output, {**DATE, "corrected_value": "2020"}).decisions] == ["2020"]


def test_a_question_of_an_older_run_is_found_by_article_kind_field_and_quote(output: Path) -> None:
    run_again(output)
    rows = [
        {**DATE, "decision": "change", "corrected_value": "2020-04"},
        {**COUNTRY, "decision": "keep"},
        {**CONFLICT, "field": "people", "decision": "change", "corrected_value": "Ada Brenner"},
        {**SAME, "decision": "different"},
        {**READ, "decision": "missed win", "corrected_value": "Bo is free."},
    ]
    applied = apply(output, *rows)
    assert applied.refused == ()
    assert [(d.kind, d.field, d.value, d.article) for d in applied.decisions] == [
        ("field", "date", "2020-04", "news"),
        ("field", "countries", "NA", "news"),
        ("field", "people", "Ada Brenner", "news"),
        ("field", "people", "Ada Brenner", "blog"),
        ("same-event", "", "different", "news"),
        ("missed-win", "", "", "news"),
    ]
    assert len(read_decisions(output.parent / "decisions.jsonl")) == 6


def test_two_conflicts_about_the_same_wins_are_told_apart_by_their_field(output: Path) -> None:
    row = {**CONFLICT, "question_id": "q-old", "field": "people", "corrected_value": "Ada"}
    [decision, _] = apply(output, row).decisions
    assert (decision.field, decision.value) == ("people", "Ada")


def test_what_was_kept_is_what_the_form_showed(output: Path) -> None:
    run_again(output, m1="2019")
    [decision] = apply(output, {**DATE, "current": "Feb-21", "decision": "keep"}).decisions
    assert decision.value == "2021-02"
    [refusal] = apply(output, {**COUNTRY, "current": "", "decision": "keep"}).refused
    assert refusal.reason == "there is no value to keep"


@pytest.mark.parametrize(
    "row",
    [
        {"question_id": "q-old", "decision": "keep"},
        {**DATE, "question_id": "q-old", "quote": "The weather was fine.", "decision": "unsure"},
        {**SAME, "question_id": "q-old", "quote": f"{ADA} || The weather was fine.", "decision": "same"},
        {**CONFLICT, "question_id": "q-old", "decision": "change", "corrected_value": "2020"},  # of which field?
        {**COUNTRY, "question_id": "q-old", "field": "colour", "decision": "keep"},
        {**READ, "question_id": "q-old", "article": "elsewhere", "decision": "unsure"},
    ],
)
def test_what_is_nowhere_to_be_found_is_refused(output: Path, row: dict[str, str]) -> None:
    run_again(output)
    [refusal] = apply(output, row).refused
    assert refusal.column in {"question_id", "decision"}
    assert "did not ask" in refusal.reason or "does not mend" in refusal.reason


def test_a_win_that_is_gone_takes_no_new_answer(output: Path) -> None:
    apply(output, {**DATE, "decision": "not a win"})
    run_again(output, "m-1")
    assert "did not ask" in apply(output, {**COUNTRY, "decision": "keep"}).refused[0].reason
