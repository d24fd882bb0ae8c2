"""Who is asked what: one question is on one page at a time, and what is answered is not asked again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from extract.model import Decision
from extract.page.deck import Deck, Item, Wanted

LEASE = 600.0  # seconds that a page may stand open without a sign of life before its question goes to another
_SEATS = 500  # pages remembered; the one idle for longest is forgotten first


@dataclass(frozen=True, slots=True)
class Step:
    """Something that undo takes back: an answer with its decisions, or a skip, which has none."""

    question: str
    decisions: tuple[Decision, ...] = ()


@dataclass(slots=True)
class Seat:
    """One page in one browser: the question on it, what it wants to see, and what it did."""

    name: str
    question: str = ""
    until: float = 0.0
    wanted: Wanted = field(default_factory=Wanted)
    skipped: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)


class Queue:
    """The open questions, handed out most valuable first. Times are seconds from any fixed moment."""

    def __init__(self, deck: Deck, is_open: Callable[[Item], bool]) -> None:
        self._deck = deck
        self._is_open = is_open
        self._seats: dict[str, Seat] = {}

    def seat(self, name: str, now: float) -> Seat:
        """The page of this name; a name that is not known yet, or no more, is a new page."""
        seat = self._seats.pop(name, None) or Seat(name)
        self._seats[name] = seat  # last used, last forgotten
        if len(self._seats) > _SEATS:
            del self._seats[next(iter(self._seats))]
        if seat.question:
            seat.until = now + LEASE
        return seat

    def current(self, seat: Seat, now: float) -> Item | None:
        """The question on this page: the one that is there, else the first that is open and on no other page.

        Skipped questions come round again when there is nothing else.
        """
        held = self._held(now)
        here = self._deck.get(seat.question)
        if here and self._is_open(here) and held.get(here.id, seat) is seat:
            seat.until = now + LEASE
            return here
        fitting = [item for item in self._open(seat.wanted) if held.get(item.id, seat) is seat]
        fresh = [item for item in fitting if item.id not in seat.skipped]
        if fitting and not fresh:
            seat.skipped = []
        chosen = next(iter(fresh or fitting), None)
        seat.question, seat.until = (chosen.id, now + LEASE) if chosen else ("", 0.0)
        return chosen

    def go(self, seat: Seat, id: str, now: float) -> bool:
        """Put this question on the page, unless another page holds it."""
        item = self._deck.get(id)
        if item is None or self._held(now).get(id, seat) is not seat:
            return False
        seat.question, seat.until = id, now + LEASE
        if id in seat.skipped:
            seat.skipped.remove(id)
        return True

    def skip(self, seat: Seat) -> None:
        """Put the page's question back, behind the others."""
        if seat.question and seat.question not in seat.skipped:
            seat.skipped.append(seat.question)
            seat.steps.append(Step(seat.question))
        seat.question = ""

    def elsewhere(self, seat: Seat, now: float) -> int:
        """How many open questions that this page wants are on other pages."""
        held = self._held(now)
        return sum(held.get(item.id, seat) is not seat for item in self._open(seat.wanted))

    def done_by_others(self, seat: Seat) -> set[str]:
        """The questions that other pages answered."""
        others = (other for other in self._seats.values() if other is not seat)
        return {step.question for other in others for step in other.steps if step.decisions}

    def _open(self, wanted: Wanted) -> Iterator[Item]:
        return (item for item in self._deck.items if wanted.fits(item) and self._is_open(item))

    def _held(self, now: float) -> dict[str, Seat]:
        """The page that each question is on."""
        return {seat.question: seat for seat in self._seats.values() if seat.question and seat.until > now}
