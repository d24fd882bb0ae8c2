"""Filled-in forms → decisions: what is clear is taken, the rest refused row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.review.decisions import append_decisions, read_decisions

from extract.model import Decision
from extract.review.answers import RowRefusedError, read_answer
from extract.review.asked import Questions, read_questions
from extract.review.forms import Form, FormRow, read_form
from extract.text import squash

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was not taken: the column at fault and its value, why, and what to do."""

    row: FormRow
    column: str
    value: str
    reason: str
    remedy: str

    @property
    def where(self) -> str:
        return f"{self.row.file}, row {self.row.number}, {self.column}"


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of the rows of some forms.

    `decisions` are new, `known` counts the answers that were given twice or in the decisions file already,
    `unanswered` the rows that the reviewer left empty.
    """

    decisions: tuple[Decision, ...]
    known: int
    refused: tuple[Refusal, ...]
    unanswered: int


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one row decides on the question with this id."""

    question: str
    row: FormRow
    decisions: tuple[Decision, ...]

    @property
    def says(self) -> frozenset[Key]:
        return frozenset((*_about(decision), decision.value) for decision in self.decisions)


def apply_forms(
    files: Sequence[Path], output: Path, decisions: Path, *, reviewer: str = "", now: str = "", dry_run: bool = False
) -> Applied:
    """Take the answers in `files`, forms of the run in the folder `output`, into the decisions file.

    Each row is either taken, known already, empty, or refused with row, column, value and remedy. Rows that answer
    one question differently are all refused, and so is one that contradicts what another reviewer decided before.
    `reviewer` is who answers where a row does not say, `now` the time to note. With `dry_run` nothing is written.
    Raises `UsageError` for a file that is no form and a folder without a run.
    """
    forms = [read_form(path) for path in files]
    earlier = read_decisions(decisions) if decisions.exists() else ()
    applied = read_answers(forms, read_questions(output), earlier, reviewer=reviewer, now=now)
    if applied.decisions and not dry_run:
        append_decisions(decisions, applied.decisions)
    return applied


def read_answers(
    forms: Sequence[Form], questions: Questions, earlier: Iterable[Decision] = (), *, reviewer: str = "", now: str = ""
) -> Applied:
    """What the rows of the forms decide, given the `earlier` decisions."""
    answers: dict[str, list[_Answer]] = defaultdict(list)
    refused: list[Refusal] = []
    rows = [(row, form) for form in forms for row in form.rows]
    for row, form in rows:
        try:
            if row.answered:
                answer = _answer(row, form, questions, reviewer, now)
                answers[answer.question].append(answer)
        except RowRefusedError as error:
            refused.append(Refusal(row, error.column, error.value, error.reason, error.remedy))
    last = {_about(decision): decision for decision in earlier}
    decisions: list[Decision] = []
    known = 0
    for given in answers.values():
        if refusals := _disagreement(given) or _contradiction(given, last):
            refused += refusals
            continue
        new = [decision for decision in given[0].decisions if not _is_known(decision, last)]
        decisions += new
        known += len(given) - bool(new)
    order = {id(row): at for at, (row, _) in enumerate(rows)}
    refused.sort(key=lambda refusal: order[id(refusal.row)])
    return Applied(tuple(decisions), known, tuple(refused), sum(not row.answered for row, _ in rows))


def _answer(row: FormRow, form: Form, questions: Questions, reviewer: str, now: str) -> _Answer:
    if row.spilt:
        raise RowRefusedError(
            "comment", row["comment"], "the row has more cells than columns", "save the form as .xlsx"
        )
    asked = questions.find(row["question_id"], row["kind"], row["article"], row["quote"])
    if asked is None:
        raise _not_asked(row)
    decisions = read_answer(row, asked, lossy=form.lossy, reviewer=reviewer, now=now)
    return _Answer(asked.id, row, tuple(decisions))


def _not_asked(row: FormRow) -> RowRefusedError:
    name = row["question_id"]
    if row["kind"] == "reading":
        reason = "an answer does not mend a file that could not be read"
        return RowRefusedError("decision", row["decision"], reason, "mend or replace the file and run again")
    remedy = "name the output folder that the form is of, or answer the form of the last run"
    reason = (
        f"the run did not ask “{name}”" if name else "the question's id is missing, and its quote is not in the run"
    )
    return RowRefusedError("question_id", name, reason, remedy)


def _disagreement(given: Sequence[_Answer]) -> list[Refusal]:
    """Refusals of all the rows that answer one question, when they do not agree."""
    if len({answer.says for answer in given}) == 1:
        return []
    told = " but ".join(f"{answer.row.file}, row {answer.row.number} says {_said(answer.row)}" for answer in given)
    reason, remedy = f"the question has two answers: {told}", "agree on one and leave only that one"
    return [Refusal(answer.row, "decision", answer.row["decision"], reason, remedy) for answer in given]


def _contradiction(given: Sequence[_Answer], last: Mapping[Key, Decision]) -> list[Refusal]:
    """Refusals of rows that say otherwise than another reviewer said before; one's own mind may be changed."""
    for answer in given:
        for decision in answer.decisions:
            old = last.get(_about(decision))
            if old and old.value != decision.value and old.reviewer != decision.reviewer:
                reason = f"{old.reviewer or 'somebody'} decided “{old.value}” before (line {old.line} of the decisions)"
                remedy = f"agree, and answer as {old.reviewer or 'nobody named'} to change it"
                return [Refusal(item.row, "decision", item.row["decision"], reason, remedy) for item in given]
    return []


def _said(row: FormRow) -> str:
    return " ".join(f"“{cell}”" for cell in (row["decision"], row["corrected_value"]) if cell)


def _is_known(decision: Decision, last: Mapping[Key, Decision]) -> bool:
    old = last.get(_about(decision))
    return old is not None and old.value == decision.value


def _about(decision: Decision) -> Key:
    """What a decision decides: the same for both orders of two compared mentions, and for broken lines in quotes."""
    sides = sorted(
        side
        for side in (
            (decision.article, squash(decision.quote)),
            (decision.other_article, squash(decision.other_quote)),
        )
        if any(side)
    )
    return (decision.kind, decision.field, *(part for side in sides for part in side))
