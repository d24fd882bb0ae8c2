"""Filled-in forms become decisions, or are refused row by row."""

import csv
from pathlib import Path
from typing import Any

import pytest

from by_hand.cases import read_cases
from extract.errors import UsageError
from extract.model import Decision
from extract.review.apply import Applied, apply_forms
from extract.review.decisions import append_decisions, read_decisions
from extract.review.forms import form_columns
from extract.review.refused import write_refused

CASES = read_cases("answers")["case"]


def write(path: Path, *rows: dict[str, str], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, form_columns(), restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def apply(output: Path, *rows: dict[str, str], **more: Any) -> Applied:
    form = write(output.parent / "review.csv", *rows)
    return apply_forms([form], output, output.parent / "decisions.jsonl", now="2026-01-02T03:04:05Z", **more)


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, Any], output: Path) -> None:
    applied = apply(output, case["row"])
    if "refused" in case:
        column, reason = case["refused"]
        assert applied.decisions == ()
        assert [refusal.column for refusal in applied.refused] == [column]
        assert reason in f"{applied.refused[0].reason}; {applied.refused[0].remedy}"
    else:
        assert applied.refused == ()
        assert [[decision.kind, decision.value] for decision in applied.decisions] == case["expected"]


def test_a_decision_keeps_who_when_what_and_on_which_words(output: Path) -> None:
    row = {
        "question_id": "q-date",
        "decision": "change",
        "corrected_value": "2020-04",
        "reviewer": "mk",
        "comment": "!",
    }
    apply(output, row)
    (kept,) = read_decisions(output.parent / "decisions.jsonl")
    assert (kept.article, kept.quote, kept.field, kept.value) == ("news", "Ada\nBrenner was freed.", "date", "2020-04")
    assert (kept.reviewer, kept.decided, kept.comment, kept.asked) == ("mk", "2026-01-02T03:04:05Z", "!", "date?")


def test_a_comparison_names_both_quotes(output: Path) -> None:
    (kept,) = apply(output, {"question_id": "q-same", "decision": "different"}).decisions
    assert (kept.article, kept.other_article, kept.other_quote) == ("news", "news", "A law passed. A ban fell.")


def test_empty_rows_are_counted_and_nothing_is_written_on_trial(output: Path) -> None:
    applied = apply(output, {"question_id": "q-date"}, {"question_id": "q-country", "decision": "keep"}, dry_run=True)
    assert (applied.unanswered, len(applied.decisions)) == (1, 1)
    assert not (output.parent / "decisions.jsonl").exists()


def test_applied_again_nothing_is_new(output: Path) -> None:
    row = {"question_id": "q-date", "decision": "keep", "reviewer": "mk"}
    assert len(apply(output, row).decisions) == 1
    again = apply(output, row)
    assert (again.decisions, again.known, again.refused) == ((), 1, ())
    assert len(read_decisions(output.parent / "decisions.jsonl")) == 1


def test_one_may_change_ones_mind(output: Path) -> None:
    apply(output, {"question_id": "q-date", "decision": "keep", "reviewer": "mk"})
    applied = apply(output, {"question_id": "q-date", "corrected_value": "2020", "reviewer": "mk"})
    assert [decision.value for decision in applied.decisions] == ["2020"]


def test_another_reviewers_decision_is_not_overruled_in_silence(output: Path) -> None:
    apply(output, {"question_id": "q-date", "decision": "keep", "reviewer": "mk"})
    applied = apply(output, {"question_id": "q-date", "corrected_value": "2020", "reviewer": "jo"})
    assert applied.decisions == ()
    assert "mk, line 1 says “2021-02”" in applied.refused[0].reason


def test_who_agrees_with_another_reviewer_is_noted(output: Path) -> None:
    row = {"question_id": "q-date", "decision": "keep"}
    apply(output, row | {"reviewer": "mk"})
    applied = apply(output, row | {"reviewer": "jo"})
    assert (len(applied.decisions), applied.known, applied.refused) == (1, 0, ())
    for who in ("mk", "Jo", ""):  # who gives no name adds nothing to what others said
        assert apply(output, row | {"reviewer": who}).known == 1
    kept = read_decisions(output.parent / "decisions.jsonl")
    assert [(decision.reviewer, decision.value) for decision in kept] == [("mk", "2021-02"), ("jo", "2021-02")]


def test_two_reviewers_of_one_form_agree(output: Path) -> None:
    row = {"question_id": "q-date", "decision": "keep"}
    applied = apply(output, *(row | {"reviewer": who} for who in ("mk", "jo", "", "mk")))
    assert [decision.reviewer for decision in applied.decisions] == ["mk", "jo"]
    assert (applied.known, applied.refused) == (2, ())


def test_a_name_is_added_to_what_somebody_said_without(output: Path) -> None:
    apply(output, {"question_id": "q-date", "decision": "keep"})
    assert len(apply(output, {"question_id": "q-date", "decision": "keep", "reviewer": "mk"}).decisions) == 1


def test_one_question_answered_in_two_files(output: Path) -> None:
    one = write(output.parent / "mk.csv", {"question_id": "q-date", "decision": "keep", "reviewer": "mk"})
    two = write(output.parent / "jo.csv", {"question_id": "q-date", "decision": "change", "corrected_value": "2020"})
    applied = apply_forms([one, two], output, output.parent / "decisions.jsonl")
    assert applied.decisions == ()
    assert [refusal.where for refusal in applied.refused] == ["mk.csv, row 2, decision", "jo.csv, row 2, decision"]
    assert applied.refused[0].reason == "this says “keep”, but jo.csv, row 2 says “change” “2020”"


def test_two_questions_about_one_field_must_agree(output: Path) -> None:
    one = {"question_id": "q-date", "decision": "change", "corrected_value": "2020"}
    assert len(apply(output, one, {"question_id": "q-date-again", "corrected_value": "2021"}).refused) == 2
    agreed = apply(output, one, {"question_id": "q-date-again", "corrected_value": "2020"})
    assert (len(agreed.decisions), agreed.known) == (1, 1)


def test_a_win_kept_by_one_and_thrown_out_by_the_other(output: Path) -> None:
    rows = ({"question_id": "q-split", "decision": "keep"}, {"question_id": "q-split", "decision": "not a win"})
    assert len(apply(output, *rows).refused) == 2


def test_the_same_answer_in_two_files_is_taken_once(output: Path) -> None:
    one = write(output.parent / "mk.csv", {"question_id": "q-date", "decision": "keep"})
    two = write(output.parent / "jo.csv", {"question_id": "q-date", "corrected_value": "Feb 2021"})
    applied = apply_forms([one, two], output, output.parent / "decisions.jsonl")
    assert (len(applied.decisions), applied.known, applied.refused) == (1, 1, ())


def test_a_chain_of_earlier_decisions_is_not_broken(output: Path) -> None:
    ada, law, home = ("news", "Ada Brenner was freed."), ("news", "A law passed. A ban fell."), ("blog", "Ada is home.")
    chain = [
        Decision("same-event", *one, "same", other_article=other[0], other_quote=other[1], reviewer="mk")
        for one, other in ((ada, home), (home, law))
    ]
    append_decisions(output.parent / "decisions.jsonl", chain)
    applied = apply(output, {"question_id": "q-same", "decision": "different"})
    assert applied.decisions == ()
    assert "same “A law passed. A ban fell.” (mk, line 2), yet" in applied.refused[0].reason


def test_letters_that_were_lost_in_saving_are_not_taken(output: Path) -> None:
    row = {"question_id": "q-people", "decision": "change", "corrected_value": "Halina ?wi?tek", "comment": "größer"}
    form = write(output.parent / "review.csv", row, encoding="cp1252")
    applied = apply_forms([form], output, output.parent / "decisions.jsonl")
    assert "lost letters" in applied.refused[0].reason


def test_refused_rows_can_be_mended_and_applied_again(output: Path) -> None:
    applied = apply(
        output,
        {"question_id": "q-date", "decision": "change", "corrected_value": "spring", "reviewer": "mk"},
        {"question_id": "q-category", "decision": "keep"},
    )
    write_refused(path := output.parent / "review.refused.csv", applied.refused)
    text = path.read_text(encoding="utf-8-sig")
    assert "“spring” is no date" in text
    assert "review.csv, row 2, corrected_value" in text
    path.write_text(text.replace(",spring,", ",2020-04,"), encoding="utf-8-sig")
    mended = apply_forms([path], output, output.parent / "decisions.jsonl")
    assert [(decision.value, decision.reviewer) for decision in mended.decisions] == [("2020-04", "mk")]
    assert mended.refused == ()


def test_a_refused_row_says_what_was_asked_though_its_columns_were_dropped(output: Path) -> None:
    (form := output.parent / "bare.csv").write_text("question_id,decision\nq-same,perhaps\n", encoding="utf-8")
    [refusal] = apply_forms([form], output, output.parent / "decisions.jsonl").refused
    assert (refusal.row["question"], refusal.row["decision"]) == ("same-event?", "perhaps")
    assert refusal.row["quote"] == "Ada\nBrenner was freed. || A law passed. A ban fell."


def test_a_folder_without_a_run(output: Path) -> None:
    (output / "records.jsonl").unlink()
    with pytest.raises(UsageError, match="name the output folder"):
        apply(output, {"question_id": "q-date", "decision": "keep"})
