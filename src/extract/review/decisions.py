"""The decisions file: what reviewers answered, one JSON object a line, read strictly and only ever appended to."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.model import DIFFERENT, SAME, UNSURE, Decision, DecisionKind
from extract.review.contradictions import find_contradictions
from extract.review.dates import RefusedError
from extract.review.values import read_value
from extract.text import fold

KINDS = tuple(DecisionKind)
ANSWERS = (SAME, DIFFERENT, UNSURE)
FIELDS = ("date", "countries", "scope", "places", "people", "organisations", "category")
_NAMES = tuple(field.name for field in fields(Decision) if field.name != "line")


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions in force, in the order of the file: the last word of each reviewer on each matter, less the undone.

    Raises `UsageError`, with file, line and remedy, for a line that is no decision, and for decisions that contradict
    each other, directly (two reviewers) or by a chain (A same B, B same C, A different C).
    """
    decisions = in_force(read_history(path))
    if problems := find_contradictions(decisions):
        raise UsageError("\n".join(f"{path}: {problem}" for problem in problems))
    return decisions


def read_history(path: Path) -> tuple[Decision, ...]:
    """Every decision in the file, those overtaken and undone included. Raises `UsageError` for a broken line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # not splitlines: a quote may hold U+2028
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as UTF-8 text ({error}); name a decisions.jsonl") from error
    return tuple(_read_line(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def append_decisions(path: Path, decisions: Sequence[Decision]) -> None:
    """Write the decisions at the end of the file, on disk when this returns; nothing that is there is changed."""
    text = "".join(_line_of(decision) for decision in decisions)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as file:
        if file.tell() and not _ends_with_newline(file):
            # A line that an editor left open would swallow the next decision.
            text = "\n" + text
        file.write(text.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())


def decided_field(name: str) -> str:
    """The field of a mention as decisions and outputs call it: "countries" for its `whereabouts`."""
    return "countries" if name == "whereabouts" else name


def undo_of(decision: Decision, *, reviewer: str = "", now: str = "", comment: str = "") -> Decision:
    """The line that takes `decision` back, with whatever else was said on its matter: to be appended like any other.

    `value` names the kind that is undone; article, quotes, field and question are those of the decision.
    """
    return replace(
        decision, kind=DecisionKind.UNDO, value=decision.kind, reviewer=reviewer, decided=now, comment=comment, line=0
    )


def in_force(history: Iterable[Decision]) -> tuple[Decision, ...]:
    """The last decision of each reviewer on each matter, in the order of the file; undone ones left out."""
    last: dict[tuple[str, ...], Decision] = {}
    for decision in history:
        if decision.kind == DecisionKind.UNDO:
            undone = matter_of(decision)
            # An undo takes back what anybody said on the matter: who disagrees says so again.
            last = {key: value for key, value in last.items() if key[:-1] != undone}
        else:
            key = (*matter_of(decision), fold(decision.reviewer))
            last.pop(key, None)
            last[key] = decision
    return tuple(sorted(last.values(), key=lambda decision: decision.line))


def matter_of(decision: Decision) -> tuple[str, ...]:
    """What a decision is about: its kind, field and quoted mentions; the order of two compared ones does not count.

    An undo is about what it undoes.
    """
    kind = DecisionKind(decision.value) if decision.kind == DecisionKind.UNDO else decision.kind
    sides = sorted({(decision.article, fold(decision.quote)), (decision.other_article, fold(decision.other_quote))})
    if kind == DecisionKind.JOIN:  # the order says which of the two is the win, and which its follow-up
        sides = [(decision.article, fold(decision.quote)), (decision.other_article, fold(decision.other_quote))]
    return (kind, decision.field, *(part for side in sides if any(side) for part in side))


def _read_line(path: Path, number: int, line: str) -> Decision:
    place = f"{path}, line {number}"
    try:
        data = json.loads(line)
    except ValueError as error:
        raise UsageError(f"{place}: not JSON ({error}); mend the line, or delete it") from error
    try:
        return replace(_checked(data), line=number)
    except RefusedError as refused:
        raise UsageError(f"{place}: {refused.reason}; {refused.remedy}") from None


def _checked(data: Any) -> Decision:
    if not isinstance(data, dict):
        raise RefusedError("not a JSON object", 'write {"kind": …, "article": …, "quote": …}')
    if unknown := sorted(set(data) - set(_NAMES)):
        raise RefusedError(f"unknown key “{unknown[0]}”", f"use {', '.join(_NAMES)}")
    if wrong := [name for name, value in data.items() if not isinstance(value, str)]:
        raise RefusedError(f"“{wrong[0]}” is not text", "put the value in quotation marks")
    if data.get("kind") not in KINDS:
        raise RefusedError(f"kind “{data.get('kind', '')}” is not known", f"use one of {', '.join(KINDS)}")
    for name in ("article", "quote"):
        if not data.get(name, "").strip():
            raise RefusedError(f"“{name}” is missing", "name the article and quote the statement of the win")
    decision = Decision(**{**data, "kind": DecisionKind(data["kind"]), "field": decided_field(data.get("field", ""))})
    return _CHECKS.get(decision.kind, _as_it_is)(decision)


def _as_it_is(decision: Decision) -> Decision:
    return decision


def _checked_comparison(decision: Decision) -> Decision:
    _need_other(decision)
    if decision.value not in ANSWERS:
        raise RefusedError(f"“{decision.value}” does not say whether two wins are one", f"use {', '.join(ANSWERS)}")
    if (decision.article, fold(decision.quote)) == (decision.other_article, fold(decision.other_quote)):
        raise RefusedError("a mention is compared with itself", "quote two mentions")
    return decision


def _checked_field(decision: Decision) -> Decision:
    if decision.field not in FIELDS:
        raise RefusedError(f"“{decision.field}” is no field", f"use one of {', '.join(FIELDS)}")
    if decision.value == UNSURE:  # somebody looked and the article does not decide it: not asked again
        return decision
    return replace(decision, value=read_value(decision.field, decision.value))


def _checked_split(decision: Decision) -> Decision:
    if not decision.value.strip():
        raise RefusedError(
            "the statements to split into are missing", "write them into “value”, with “ | ” between them"
        )
    return decision


def _checked_join(decision: Decision) -> Decision:
    _need_other(decision)
    if decision.article != decision.other_article:
        raise RefusedError("only statements of one article are joined", 'for two articles use kind "same-event"')
    return decision


def _checked_undo(decision: Decision) -> Decision:
    if decision.value not in set(KINDS) - {DecisionKind.UNDO}:
        raise RefusedError(f"“{decision.value}” is no kind of decision", "say in “value” what kind is undone")
    return decision


def _need_other(decision: Decision) -> None:
    if not (decision.other_article.strip() and decision.other_quote.strip()):
        raise RefusedError("the second mention is missing", "give “other_article” and “other_quote”")


_CHECKS = {
    DecisionKind.SAME_EVENT: _checked_comparison,
    DecisionKind.FIELD: _checked_field,
    DecisionKind.SPLIT: _checked_split,
    DecisionKind.JOIN: _checked_join,
    DecisionKind.UNDO: _checked_undo,
}


def _line_of(decision: Decision) -> str:
    data = {name: value for name, value in asdict(decision).items() if name in _NAMES and value}
    if decision.kind == DecisionKind.FIELD:
        data["value"] = decision.value  # an emptied field is a decision too
    return json.dumps(data, ensure_ascii=False) + "\n"


def _ends_with_newline(file: Any) -> bool:
    file.seek(-1, os.SEEK_END)
    return bool(file.read(1) == b"\n")
