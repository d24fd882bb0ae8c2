"""What became of every decision: in force, overtaken by a later one, undone, or without its win."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from extract.errors import UsageError
from extract.model import Decision, DecisionKind
from extract.review.decisions import in_force, matter_of, undo_of
from extract.text import fold

ENTRY_COLUMNS = ("line", "state", "by", "stale", *(field.name for field in fields(Decision) if field.name != "line"))
IN_FORCE, OVERTAKEN, UNDONE, UNDO = "in force", "overtaken", "undone", "undo"


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision of the file with its state; `by` is the line that overtook or undid it, 0 for none.

    `stale` says that the last run found no win for it any more.
    """

    decision: Decision
    state: str
    by: int = 0
    stale: bool = False

    @property
    def told(self) -> str:
        """The state in words: "overtaken by line 7"."""
        words = f"{self.state} by line {self.by}" if self.by else self.state
        return f"{words}, its win is no longer found" if self.stale else words

    def as_dict(self) -> dict[str, object]:
        """Line, state and all that the decision says, for JSON and CSV."""
        values = asdict(self.decision)
        return {"line": values.pop("line"), "state": self.state, "by": self.by or None, "stale": self.stale, **values}


def find_states(history: Sequence[Decision], stale: Iterable[tuple[int, str]] = ()) -> tuple[Entry, ...]:
    """Every decision of `history` with what became of it, in the order of the file.

    `stale` are lines and articles of decisions without effect, as `stale_lines` reads them.
    """
    gone = set(stale)
    matters: dict[tuple[str, ...], list[Decision]] = defaultdict(list)
    for decision in history:
        matters[matter_of(decision)].append(decision)
    found = [entry for about in matters.values() for entry in _states(about)]
    return tuple(
        replace(entry, stale=entry.state == IN_FORCE and (entry.decision.line, entry.decision.article) in gone)
        for entry in sorted(found, key=lambda entry: entry.decision.line)
    )


def stale_lines(output: Path) -> frozenset[tuple[int, str]]:
    """Lines and articles of the decisions that the run in the folder `output` found no win for.

    Raises `UsageError` when there is no run in it.
    """
    path = output / "run.json"
    try:
        told = json.loads(path.read_text(encoding="utf-8"))["stale_decisions"]
        return frozenset((item["line"], item["article"]) for item in told)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}; name the output folder of the last run") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: not of this version; run “extract run” again") from error


def _states(about: Sequence[Decision]) -> Iterable[Entry]:
    """The states of all decisions on one matter."""
    ended: dict[int, Decision] = {}
    before: Mapping[int, Decision] = {}
    for place, decision in enumerate(about, 1):
        now = {held.line: held for held in in_force(about[:place])}
        ended.update((line, decision) for line in before if line not in now)
        before = now
    for decision in about:
        if decision.kind == DecisionKind.UNDO:
            yield Entry(decision, UNDO)
        elif last := ended.get(decision.line):
            yield Entry(decision, UNDONE if last.kind == DecisionKind.UNDO else OVERTAKEN, last.line)
        else:
            yield Entry(decision, IN_FORCE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which decisions to list; an empty tuple or text leaves the choice open."""

    kinds: tuple[str, ...] = ()  # kinds of decisions, or fields
    articles: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    since: str = ""  # an ISO day
    stale: bool = False  # only those whose win the last run did not find
    ended: bool = False  # also those overtaken or undone

    def takes(self, entry: Entry) -> bool:
        """Whether the entry is wanted."""
        said = entry.decision
        return (
            (self.ended or entry.state == IN_FORCE)
            and (entry.stale or not self.stale)
            and (not self.kinds or bool({said.kind, said.field} & set(self.kinds)))
            and (not self.articles or bool({said.article, said.other_article} & set(self.articles)))
            and (not self.reviewers or fold(said.reviewer) in set(map(fold, self.reviewers)))
            and said.decided >= self.since
        )


def undoing(
    taken_back: Sequence[Decision], held: Sequence[Decision], *, reviewer: str = "", now: str = "", comment: str = ""
) -> list[Decision]:
    """The lines to append so that of the decisions in force (`held`) those in `taken_back` no longer are.

    An undo takes back all that was said on its matter; what others said on it is said again, as they said it.
    """
    chosen = {decision.line for decision in taken_back}
    lines: list[Decision] = []
    for about in {matter_of(decision): decision for decision in taken_back}.values():
        lines.append(undo_of(about, reviewer=reviewer, now=now, comment=comment))
        rest = [other for other in held if matter_of(other) == matter_of(about) and other.line not in chosen]
        lines += [replace(other, line=0) for other in rest]
    return lines
