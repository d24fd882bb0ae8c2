"""Filled-in forms → decisions: what is clear is taken, the rest refused row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from extract.model import BETWEEN_STATEMENTS, Decision, DecisionKind
from extract.review.added import read_added
from extract.review.answers import RowRefusedError, read_answer
from extract.review.articles import read_texts
from extract.review.asked import Asked, Questions, read_questions
from extract.review.contradictions import find_contradictions
from extract.review.decisions import append_decisions, in_force, matter_of, read_decisions
from extract.review.forms import Form, FormRow, read_form
from extract.review.locking import locked
from extract.review.older import Before, asked_before, decided_before, read_before
from extract.review.quoted import TextOf, check_quotes, no_text
from extract.text import fold

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
        return frozenset((*matter_of(decision), decision.value) for decision in self.decisions)


def apply_forms(
    files: Sequence[Path], output: Path, decisions: Path, *, reviewer: str = "", now: str = "", dry_run: bool = False
) -> Applied:
    """Take the answers in `files`, forms of the run in the folder `output`, into the decisions file.

    Each row is either taken, known already, empty, or refused with row, column, value and remedy. Rows that answer
    one question differently are all refused, and so is one that contradicts what another reviewer decided before.
    `reviewer` is who answers where a row does not say, `now` the time to note. With `dry_run` nothing is written.
    Raises `UsageError` for a file that is no form, a folder without a run, and a decisions file in use.
    """
    forms, questions = [read_form(path) for path in files], read_questions(output)
    text_of = cache(lambda article: read_texts((), output, {article}).get(article, ""))
    # Two at once would each find nothing that contradicts it, and what both append would stop every run.
    with nullcontext() if dry_run else locked(decisions):
        earlier = read_decisions(decisions) if decisions.exists() else ()
        applied = read_answers(forms, questions, earlier, reviewer=reviewer, now=now, text_of=text_of)
        if applied.decisions and not dry_run:
            append_decisions(decisions, applied.decisions)
    return applied


def read_answers(
    forms: Sequence[Form],
    questions: Questions,
    earlier: Iterable[Decision] = (),
    *,
    reviewer: str = "",
    now: str = "",
    text_of: TextOf = no_text,
) -> Applied:
    """What the rows of the forms decide, given the `earlier` decisions.

    `text_of` gives an article's text by its id, "" where it is not at hand: statements that reviewers copied are
    looked for in it.
    """
    earlier = tuple(earlier)
    reader = _Reader(questions, reviewer, now, text_of, read_before(earlier))
    rows = [(row, form) for form in forms for row in form.rows]
    answers, refused = reader.read(row for row in rows if row[0].answered)
    # A win that these forms add, or a statement that they split off, may be dated and placed in the same forms: read
    # against the run alone, such a row would be taken for one on the longer statement that it was cut from.
    if new := list(_statements((*earlier, *(item for answer in answers for item in answer.decisions)))):
        reader = replace(reader, questions=questions.with_statements(new))
        answers, refused = reader.read(row for row in rows if row[0].answered)
    taken, known, more = _take(answers, earlier)
    order = {id(row): at for at, (row, _) in enumerate(rows)}
    refused = sorted([*refused, *more], key=lambda refusal: order[id(refusal.row)])
    refused = [replace(refusal, row=_with_question(refusal.row, questions)) for refusal in refused]
    return Applied(tuple(taken), known, tuple(refused), sum(not row.answered for row, _ in rows))


def _with_question(row: FormRow, questions: Questions) -> FormRow:
    """The row with what was asked: whoever mends it needs that, and its columns may have been dropped."""
    asked = questions.find(row["question_id"]) if row["question_id"] else None
    if asked is None:
        return row
    told = {
        "article": "; ".join(dict.fromkeys(article for article, _ in asked.about)),
        "kind": asked.kind,
        "question": asked.question,
        "quote": " || ".join(quote for _, quote in asked.about),
        "field": asked.field,
        "current": asked.current,
        "candidates": "; ".join(asked.candidates),
    }
    return replace(row, cells={**told, **{name: cell for name, cell in row.cells.items() if cell}})


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads rows as answers to the questions of a run."""

    questions: Questions
    reviewer: str
    now: str
    text_of: TextOf
    before: Before

    def read(self, rows: Iterable[tuple[FormRow, Form]]) -> tuple[list[_Answer], list[Refusal]]:
        """The rows that can be understood, each by itself, and those that cannot."""
        answers, refused = [], []
        for row, form in rows:
            try:
                answers.append(self._answer(row, form))
            except RowRefusedError as error:
                refused.append(Refusal(row, error.column, error.value, error.reason, error.remedy))
        return answers, refused

    def _answer(self, row: FormRow, form: Form) -> _Answer:
        if row.spilt:
            raise RowRefusedError(
                "comment", row["comment"], "the row has more cells than columns", "save the form as .xlsx"
            )
        answer = self._find(row, form)
        # What stands in the decisions file was looked for when it was taken, and may be cut otherwise by now.
        new = [decision for decision in answer.decisions if not self.before.holds(decision)]
        check_quotes(new, self.questions, self.text_of)
        return answer

    def _find(self, row: FormRow, form: Form) -> _Answer:
        """The answer to a question of the run, to one answered before, to one of an older run, or to none."""
        asked = self.questions.find(row["question_id"], row["kind"], row["article"], row["quote"], row["field"])
        if asked:
            return self._read(row, row, form, asked)
        if decided := self._decided(row, form):
            return decided
        if row["question_id"]:
            return self._read(row, row, form, asked_before(row, self.questions))
        asked, said = read_added(row, self.questions)
        return self._read(row, said, form, asked)

    def _decided(self, row: FormRow, form: Form) -> _Answer | None:
        """The answer of a row to what earlier decisions, of an older form or a run before this, answer already."""
        asked = decided_before(row, self.questions, self.before)
        if asked is None:
            return None
        try:
            answer = self._read(row, row, form, asked)
        except RowRefusedError:
            return None
        if not (answer.decisions and self.before.decided(answer.decisions)):
            return None
        if row["question_id"]:
            self.before.refuse_outdated(row, answer.decisions)
        return answer

    def _read(self, row: FormRow, said: FormRow, form: Form, asked: Asked) -> _Answer:
        decisions = read_answer(said, asked, lossy=form.lossy, reviewer=self.reviewer, now=self.now)
        return _Answer(asked.id, row, tuple(decisions))


def _statements(decisions: Iterable[Decision]) -> Iterator[tuple[str, str]]:
    """Article and lead of the mentions that the decisions make."""
    for decision in decisions:
        if decision.kind == DecisionKind.MISSED_WIN:
            yield decision.article, decision.quote
        elif decision.kind == DecisionKind.SPLIT and BETWEEN_STATEMENTS in decision.value:
            yield from ((decision.article, lead.strip()) for lead in decision.value.split(BETWEEN_STATEMENTS))


def _take(answers: Sequence[_Answer], earlier: tuple[Decision, ...]) -> tuple[list[Decision], int, list[Refusal]]:
    """The new decisions of the answers, how many answers say nothing new, and the refused ones."""
    last = _by_reviewer(earlier)
    rivals = _rivals(answers)
    taken: list[Decision] = []
    now: dict[Key, Decision] = {}
    known, refused = 0, []
    # All at once first: checked one by one against all the others, thousands of answers take minutes.
    sound = not find_contradictions(in_force((*earlier, *(item for answer in answers for item in answer.decisions))))
    for answer in answers:
        unsaid = (item for item in answer.decisions if not (_is_known(item, last) or _is_known(item, now)))
        new = {matter_of(item): item for item in unsaid}
        refusal = _disagreement(answer, rivals)
        if not (refusal or sound):
            refusal = _contradiction(answer, (*earlier, *taken))
        if refusal:
            refused.append(refusal)
        elif not new:
            known += 1
        else:
            taken += new.values()
            now |= _by_reviewer(new.values())
    return taken, known, refused


def _rivals(answers: Iterable[_Answer]) -> dict[Key, list[_Answer]]:
    """The answers to each question, and about each field of each quote: two questions may ask about one date."""
    rivals: dict[Key, list[_Answer]] = defaultdict(list)
    for answer in answers:
        for key in {(answer.question,), *map(matter_of, answer.decisions)}:
            rivals[key].append(answer)
    return rivals


def _disagreement(answer: _Answer, rivals: Mapping[Key, Sequence[_Answer]]) -> Refusal | None:
    """The refusal of a row when another row answers the same otherwise."""
    found = [other for other in rivals[answer.question,] if other.says != answer.says]
    for decision in answer.decisions:
        about = matter_of(decision)
        found += (other for other in rivals[about] if (*about, decision.value) not in other.says)
    others = list({id(other): other for other in found}.values())
    if not others:
        return None
    told = "; ".join(f"{other.row.file}, row {other.row.number} says {_said(other.row)}" for other in others)
    reason = f"this says {_said(answer.row)}, but {told}"
    return Refusal(
        answer.row, "decision", answer.row["decision"], reason, "agree on one answer and leave only that one"
    )


def _contradiction(answer: _Answer, before: Sequence[Decision]) -> Refusal | None:
    """The refusal of a row that contradicts what was decided before, by another reviewer or by a chain.

    Taken, it would make the next run stop. One's own mind may be changed.
    """
    problems = find_contradictions(in_force((*before, *answer.decisions)))
    if not problems:
        return None
    return Refusal(answer.row, "decision", answer.row["decision"], problems[0], "agree on one answer and apply that")


def _said(row: FormRow) -> str:
    return " ".join(f"“{cell}”" for cell in (row["decision"], row["corrected_value"]) if cell)


def _by_reviewer(decisions: Iterable[Decision]) -> dict[Key, Decision]:
    """The decisions by matter and reviewer, and by matter alone: the last that anybody made."""
    found: dict[Key, Decision] = {}
    for decision in decisions:
        found[matter_of(decision)] = found[(*matter_of(decision), fold(decision.reviewer))] = decision
    return found


def _is_known(decision: Decision, last: Mapping[Key, Decision]) -> bool:
    """Whether the reviewer said so already, or anybody did and the reviewer gives no name: nothing new is in that.

    Who agrees with another reviewer is noted too: how far two agree can be told only from what both said.
    """
    matter, who = matter_of(decision), fold(decision.reviewer)
    old = last.get((*matter, who) if who else matter)
    return old is not None and old.value == decision.value
