"""Answers taken, skipped and taken back: each is in the decisions file, on disk, before the next question is shown."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from extract.model import Decision, DecisionKind
from extract.page.deck import Deck, Item, Wanted
from extract.page.queue import Queue, Seat, Step
from extract.review.answered import Answered
from extract.review.apply import read_answers
from extract.review.decisions import append_decisions, matter_of, read_decisions
from extract.review.forms import Form, FormRow
from extract.review.history import undoing
from extract.review.locking import locked
from extract.text import fold

_USUAL, _LONGEST = 15.0, 180.0  # seconds for a question: before anything was measured, and when somebody went for tea


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of something a reviewer did: a sentence, and the column at fault when it was not taken."""

    said: str
    column: str = ""

    @property
    def taken(self) -> bool:
        return not self.column


@dataclass(frozen=True, slots=True)
class Progress:
    """How far this page is among the questions that it wants."""

    answered: int
    total: int
    seconds: float  # to answer those left, at the pace so far
    elsewhere: int  # open, but on another page


class Desk:
    """The deck of a run, its queue and its decisions file."""

    def __init__(
        self, deck: Deck, decisions: Path, reviewer: str = "", *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.deck, self.file, self.reviewer, self.clock = deck, decisions, reviewer, clock
        self.queue = Queue(deck, self.is_open)
        self._stamp: tuple[int, int] | None = None
        self._decisions: tuple[Decision, ...] = ()
        self._open: set[str] = set()
        self._shown: dict[str, tuple[str, float]] = {}  # by seat: the question, and since when
        self._paces: deque[float] = deque(maxlen=30)
        self.refresh()

    def refresh(self) -> None:
        """Read the decisions file again if it changed: another command may have appended to it.

        Raises `UsageError` for a broken file.
        """
        stat = self.file.stat() if self.file.exists() else None
        stamp = (stat.st_mtime_ns, stat.st_size) if stat else (0, 0)
        if stamp != self._stamp:
            self._decisions = read_decisions(self.file) if stat else ()
            known = Answered(self._decisions)
            open_ = (i for i in self.deck.items if not (known.answer_to(i.asked) or known.beside(i.asked)))
            self._open, self._stamp = {item.id for item in open_}, stamp

    def is_open(self, item: Item) -> bool:
        return item.id in self._open

    def open_items(self) -> list[Item]:
        """What is still to be answered, most valuable first."""
        return [item for item in self.deck.items if self.is_open(item)]

    def seat(self, name: str) -> Seat:
        return self.queue.seat(name, self.clock())

    def current(self, seat: Seat) -> Item | None:
        """The question for this page; None when there is none left for it."""
        self.refresh()
        item = self.queue.current(seat, self.clock())
        if item and self._shown.get(seat.name, ("", 0.0))[0] != item.id:
            self._shown[seat.name] = (item.id, self.clock())
        return item

    def progress(self, seat: Seat) -> Progress:
        fitting = [item for item in self.deck.items if seat.wanted.fits(item)]
        left = sum(map(self.is_open, fitting))
        pace = median(self._paces) if self._paces else _USUAL
        return Progress(len(fitting) - left, len(fitting), left * pace, self.queue.elsewhere(seat, self.clock()))

    def answer(self, seat: Seat, id: str, cells: Mapping[str, str]) -> Outcome:
        """Take the answer in the `cells` of a form's row to the question, as `extract apply` takes the row.

        Raises `UsageError` for a decisions file that is broken, or in use for long.
        """
        with locked(self.file):
            return self._answer(seat, id, cells)

    def _answer(self, seat: Seat, id: str, cells: Mapping[str, str]) -> Outcome:
        self.refresh()
        item = self.deck.get(id)
        if item is None:
            return Outcome("This question is not of this run; reload the page.", "question_id")
        row = FormRow("the page", 1, {"question_id": id, **cells})
        if not (row["decision"] or row["corrected_value"]):
            return Outcome("Choose an answer, or write the right value.", "decision")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        form = Form(Path("the page"), (row,))
        applied = read_answers(
            [form],
            self.deck.questions,
            self._decisions,
            reviewer=self.reviewer,
            now=now,
            text_of=lambda id: self.deck.texts.get(id, ""),
        )
        for refusal in applied.refused:
            return Outcome(_sentence(f"{refusal.reason}; {refusal.remedy}"), refusal.column)
        if not (self.is_open(item) or all(map(self._holds, applied.decisions))):
            return Outcome("This was answered otherwise in the meantime; undo that answer first.", "decision")
        if applied.decisions:
            append_decisions(self.file, applied.decisions)
            seat.steps.append(Step(id, applied.decisions))
        self._note_pace(seat, id)
        self.refresh()
        return Outcome(_sentence(f"saved: {_told(applied.decisions, row)}"))

    def skip(self, seat: Seat, id: str) -> Outcome:
        """Put the question back, behind the others; one that is no longer on the page was skipped before."""
        if seat.question == id:
            self.queue.skip(seat)
        return Outcome("Skipped; it comes again at the end.")

    def undo(self, seat: Seat) -> Outcome:
        """Take back what this page did last, before a restart too; answers by appending to the decisions file.

        Raises `UsageError` for a decisions file that is broken, or in use for long.
        """
        with locked(self.file):
            return self._undo(seat)

    def _undo(self, seat: Seat) -> Outcome:
        self.refresh()
        while seat.steps or self._earlier(seat):
            step = seat.steps.pop() if seat.steps else self._earlier(seat)
            assert step is not None
            held = [own for decision in step.decisions for own in self._decisions if _is_same(own, decision)]
            if step.decisions and not held:
                continue  # undone elsewhere already
            if held:
                now = datetime.now(UTC).isoformat(timespec="seconds")
                append_decisions(self.file, undoing(held, self._decisions, reviewer=self.reviewer, now=now))
                self.refresh()
            if held and step.question not in self._open:
                return Outcome("Taken back; what another reviewer answered stands.")
            self.queue.go(seat, step.question, self.clock())
            return Outcome("Taken back; answer it anew." if held else "Back to the question that was skipped.")
        return Outcome("There is nothing to undo.", "undo")

    def can_undo(self, seat: Seat) -> bool:
        return bool(seat.steps or self._earlier(seat))

    def want(self, seat: Seat, wanted: Wanted) -> Outcome:
        """Show only these questions on the page from now on."""
        if wanted != seat.wanted:
            seat.wanted, seat.question = wanted, ""
        left = sum(wanted.fits(item) and self.is_open(item) for item in self.deck.items)
        return Outcome(f"{left} open questions to see.")

    def _earlier(self, seat: Seat) -> Step | None:
        """The reviewer's last answer to a question of this run that no open page has given."""
        others = self.queue.done_by_others(seat)
        for last in reversed(self._decisions):
            item = self._asked_by(last)
            if item and item.id not in others and fold(last.reviewer) == fold(self.reviewer):
                same = (last.decided, last.asked, last.reviewer)
                together = [d for d in self._decisions if (d.decided, d.asked, d.reviewer) == same]
                return Step(item.id, tuple(d for d in together if self._asked_by(d) is item))
        return None

    def _asked_by(self, decision: Decision) -> Item | None:
        for item in self.deck.items:
            sides = ((decision.article, decision.quote), (decision.other_article, decision.other_quote))
            quoted = any(side in item.asked.about for side in sides)
            if decision.asked == item.asked.question and (quoted or decision.kind == DecisionKind.MISSED_WIN):
                return item
        return None

    def _holds(self, decision: Decision) -> bool:
        """Whether this is what the reviewers say on the matter, whoever said it."""
        return (matter_of(decision), decision.value) in {(matter_of(item), item.value) for item in self._decisions}

    def _note_pace(self, seat: Seat, id: str) -> None:
        question, since = self._shown.get(seat.name, ("", 0.0))
        if question == id:
            self._paces.append(min(self.clock() - since, _LONGEST))


def _is_same(one: Decision, other: Decision) -> bool:
    """Whether both are the same answer by the same reviewer."""
    said = ((matter_of(item), fold(item.reviewer), item.value) for item in (one, other))
    return len(set(said)) == 1


def _told(decisions: tuple[Decision, ...], row: FormRow) -> str:
    if not decisions:
        return "it was known already"
    first = replace(decisions[0])
    if first.kind == DecisionKind.FIELD:
        return f"{first.field} → {first.value or 'none'}"
    return row["decision"] or first.kind


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"
