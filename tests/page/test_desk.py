"""Answers at the desk: the order of the queue, leases, skipping, undo, and what ends up in the decisions file."""

import csv
from pathlib import Path

import pytest
from made import ORDER, Made

from extract.model import Decision
from extract.page import Desk
from extract.page.deck import Wanted
from extract.page.fields import cells_of, check_value
from extract.page.queue import LEASE
from extract.review.apply import apply_forms
from extract.review.decisions import append_decisions, read_decisions, read_history
from extract.review.forms import form_columns

UNSURE = {"decision": "unsure"}


def ask(desk: Desk, seat: str = "a") -> str:
    item = desk.current(desk.seat(seat))
    return item.id if item else ""


def answer(desk: Desk, seat: str = "a", **cells: str) -> str:
    """Answers what is asked; the id of the question that it was."""
    id = ask(desk, seat)
    outcome = desk.answer(desk.seat(seat), id, cells or UNSURE)
    assert outcome.taken, outcome.said
    return id


def test_the_most_valuable_question_comes_first_and_none_twice(desk: Desk) -> None:
    assert [answer(desk) for _ in ORDER] == ORDER
    assert ask(desk) == ""
    assert desk.progress(desk.seat("a")).answered == len(ORDER)


def test_an_answer_is_in_the_file_before_the_next_question(desk: Desk) -> None:
    answer(desk, decision="change", corrected_value="Feb 2021", comment="see the head")
    (kept,) = read_decisions(desk.file)
    assert (kept.field, kept.value, kept.reviewer, kept.comment) == ("date", "2021-02", "mk", "see the head")
    assert kept.decided.endswith("+00:00")


def test_a_desk_opened_anew_goes_on_where_the_last_one_was_killed(made: Made) -> None:
    desk = made.open()
    answer(desk)
    answer(desk)
    assert ask(made.open()) == ORDER[2]


def test_two_pages_are_never_asked_the_same(desk: Desk) -> None:
    assert [ask(desk, "a"), ask(desk, "b"), ask(desk, "a"), ask(desk, "b")] == [ORDER[0], ORDER[1]] * 2
    answer(desk, "a")
    assert ask(desk, "a") == ORDER[2]
    assert desk.progress(desk.seat("a")).elsewhere == 1


def test_the_question_of_a_page_that_was_closed_comes_back(made: Made) -> None:
    desk = made.open()
    assert (ask(desk, "a"), ask(desk, "b")) == (ORDER[0], ORDER[1])
    made.clock.now += LEASE - 1
    ask(desk, "b")
    assert ask(desk, "c") == ORDER[2]
    made.clock.now += 2
    assert ask(desk, "d") == ORDER[0]
    assert ask(desk, "b") == ORDER[1]


def test_a_page_that_lost_its_question_does_not_overrule_the_answer(made: Made) -> None:
    desk = made.open()
    first = ask(desk, "a")
    made.clock.now += LEASE + 1
    assert answer(desk, "b", decision="keep") == first
    late = desk.answer(desk.seat("a"), first, {"decision": "change", "corrected_value": "1999"})
    assert not late.taken
    assert "in the meantime" in late.said
    assert desk.answer(desk.seat("a"), first, {"decision": "keep"}).taken  # said twice, it is written once
    assert len(read_history(desk.file)) == 1


def test_what_another_command_appended_is_not_asked(desk: Desk) -> None:
    item = desk.deck.get(ORDER[0])
    assert item and ask(desk) == ORDER[0]
    append_decisions(desk.file, [Decision("field", *item.asked.about[0], "2020", "date", reviewer="jo")])
    assert ask(desk) == ORDER[1]


def test_another_reviewers_answer_is_not_contradicted_in_silence(made: Made) -> None:
    desk = made.open("mk")
    item = desk.deck.get("q-conflict")
    assert item
    append_decisions(desk.file, [Decision("field", *item.asked.about[0], "policy", "category", reviewer="jo")])
    outcome = desk.answer(desk.seat("a"), item.id, {"decision": "change", "corrected_value": "ruling"})
    assert "jo, line 1 says “policy”" in outcome.said
    assert len(read_history(desk.file)) == 1


def test_who_agrees_with_another_is_noted_and_takes_back_only_that(made: Made) -> None:
    desk = made.open("mk")
    item = desk.deck.get("q-date")
    assert item
    append_decisions(desk.file, [Decision("field", *item.asked.about[0], "2020", "date", reviewer="jo")])
    seat = desk.seat("a")
    assert "date → 2020" in desk.answer(seat, item.id, {"decision": "change", "corrected_value": "2020"}).said
    assert [decision.reviewer for decision in read_decisions(desk.file)] == ["jo", "mk"]
    assert desk.undo(seat).said == "Taken back; what another reviewer answered stands."
    assert [(decision.reviewer, decision.value) for decision in read_decisions(desk.file)] == [("jo", "2020")]
    assert not desk.undo(seat).taken


def test_what_is_no_win_is_not_asked_about_again(desk: Desk) -> None:
    answer(desk, decision="not a win")
    left = {item.id for item in desk.open_items()}
    assert left.isdisjoint({"q-date", "q-same", "q-country"})
    desk.undo(desk.seat("a"))
    assert {item.id for item in desk.open_items()} == set(ORDER)


REFUSED = [
    ("q-date", {}, "decision", "Choose an answer"),
    ("q-date", {"comment": "?"}, "decision", "Choose an answer"),
    ("q-date", {"decision": "change", "corrected_value": "spring"}, "corrected_value", "“spring” is no date"),
    ("q-date", {"decision": "change"}, "corrected_value", "needs the right value"),
    ("q-country", {"decision": "change", "corrected_value": "Atlantis"}, "corrected_value", "is no country"),
    ("q-category", {"decision": "change", "corrected_value": "relaese"}, "corrected_value", "did you mean release"),
    ("q-same", {"decision": "maybe"}, "decision", "is no answer to a question of this kind"),
    ("q-split", {"decision": "split", "corrected_value": "A law passed."}, "corrected_value", "two wins or more"),
    ("q-none", {"decision": "keep"}, "question_id", "not of this run"),
]


@pytest.mark.parametrize(("id", "cells", "column", "said"), REFUSED)
def test_what_is_not_taken_is_told_and_nothing_is_written(
    desk: Desk, id: str, cells: dict[str, str], column: str, said: str
) -> None:
    outcome = desk.answer(desk.seat("a"), id, cells)
    assert (outcome.column, said in outcome.said) == (column, True), outcome
    assert not desk.file.exists()


def test_undo_goes_back_without_limit_and_only_ever_appends(desk: Desk) -> None:
    for _ in ORDER:
        answer(desk)
    for id in reversed(ORDER):
        assert desk.can_undo(desk.seat("a"))
        assert desk.undo(desk.seat("a")).taken
        assert ask(desk) == id
    assert not desk.undo(desk.seat("a")).taken
    assert read_decisions(desk.file) == ()
    history = read_history(desk.file)
    assert [item.kind for item in history].count("undo") * 2 == len(history)


def test_undo_goes_back_beyond_a_restart(made: Made) -> None:
    desk = made.open()
    taken = [answer(desk), answer(desk)]
    desk = made.open()
    assert [desk.undo(desk.seat("b")).taken and ask(desk, "b") for _ in taken] == taken[::-1]


def test_undo_takes_back_ones_own_answers_only(made: Made) -> None:
    desk = made.open()
    one, other = answer(desk, "a"), answer(desk, "b")
    desk.undo(desk.seat("a"))
    assert ask(desk, "a") == one
    assert not desk.undo(desk.seat("a")).taken
    assert not made.open("jo").can_undo(desk.seat("c"))
    assert desk.undo(desk.seat("b")).taken
    assert ask(desk, "b") == other


def test_a_skipped_question_comes_at_the_end_and_undo_goes_back_to_it(desk: Desk) -> None:
    seat = desk.seat("a")
    first = ask(desk)
    desk.skip(seat, first)
    assert ask(desk) == ORDER[1]
    desk.undo(seat)
    assert ask(desk) == first
    desk.skip(seat, first)
    assert [answer(desk) for _ in ORDER] == [*ORDER[1:], first]


def test_a_filter_shows_only_what_fits(desk: Desk) -> None:
    seat = desk.seat("a")
    for wanted, ids in (
        (Wanted(kind="person"), ["q-people", "q-evil"]),
        (Wanted(article="blog"), ["q-same", "q-people", "q-conflict", "q-evil"]),
        (Wanted(country="NA"), ["q-date", "q-same", "q-country"]),
        (Wanted(kind="date", country="GH"), []),
        (Wanted(), ORDER),
    ):
        desk.want(seat, wanted)
        assert desk.progress(seat).total == len(ids)
        assert ask(desk) == (ids[0] if ids else "")


def test_time_left_follows_the_pace(made: Made) -> None:
    desk = made.open()
    for _ in range(3):
        ask(desk)
        made.clock.now += 8
        answer(desk)
    assert desk.progress(desk.seat("a")).seconds == 8 * (len(ORDER) - 3)


FORMS = [
    ({"decision": "keep", "corrected_value": "2020"}, ("keep", "")),
    ({"candidate": "2020-02", "corrected_value": "x"}, ("change", "2020-02")),
    ({"decision": "change", "corrected_value": " 2020 "}, ("change", "2020")),
    ({"corrected_value": "2020"}, ("", "2020")),
    ({"decision": "split", "corrected_value": "A law.\r\n\r\n A ban.\r\n"}, ("split", "A law. | A ban.")),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "cells"), FORMS)
def test_a_form_says_what_a_row_would(fields: dict[str, str], cells: tuple[str, str]) -> None:
    row = cells_of({**fields, "comment": "a\nb"})
    assert (row["decision"], row["corrected_value"], row["comment"]) == (*cells, "a b")


def test_a_value_is_looked_at_while_it_is_typed(desk: Desk) -> None:
    def check(id: str, value: str) -> str:
        return check_value(desk, {"question_id": id, "corrected_value": value})

    assert check("q-date", "Apr 2020") == "Read as 2020-04."
    assert check("q-date", "2020-04") == ""
    assert "is no date" in check("q-date", "soon")
    assert check("q-country", "kenya; UGA") == "Read as KE; UG."
    assert check("q-none", "x") == check("q-date", " ") == ""


ANSWERS = {
    "q-date": ("change", "Feb 2021"),
    "q-same": ("same", ""),
    "q-split": ("split", "A law passed. | A ban fell."),
    "q-people": ("change", "Ada Brenner; Ines Vold (lawyer)"),
    "q-country": ("keep", ""),
    "q-conflict": ("change", "ruling"),
    "q-evil": ("not a win", ""),
}


def test_the_page_decides_what_the_spreadsheet_decides(made: Made, tmp_path: Path) -> None:
    desk = made.open()
    for id, (word, value) in ANSWERS.items():
        assert desk.answer(desk.seat("a"), id, {"decision": word, "corrected_value": value, "comment": "c"}).taken
    form = tmp_path / "review.csv"
    with form.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, form_columns(), restval="")
        writer.writeheader()
        for id, (word, value) in ANSWERS.items():
            writer.writerow({"question_id": id, "decision": word, "corrected_value": value, "comment": "c"})
    applied = apply_forms([form], made.output, tmp_path / "other.jsonl", reviewer="jo")
    assert applied.refused == ()

    def bare(path: Path) -> list[tuple[str, ...]]:
        lines = read_history(path)
        return [(d.kind, d.article, d.quote, d.value, d.field, d.other_quote, d.comment, d.asked) for d in lines]

    assert bare(desk.file) == bare(tmp_path / "other.jsonl")
