"""Decisions that cannot all hold, each told with the chain that leads to it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence

from extract.model import DIFFERENT, SAME, UNSURE, Decision, DecisionKind
from extract.text import excerpt, fold, squash

Side = tuple[str, str]


def find_contradictions(decisions: Sequence[Decision]) -> list[str]:
    """One sentence for every contradiction among decisions in force, with lines, reviewers and what to do."""
    return [*_two_answers(decisions), *_chains(decisions)]


def _two_answers(decisions: Sequence[Decision]) -> list[str]:
    """Different answers to one question, by different reviewers; "unsure" contradicts nobody."""
    asked: dict[tuple[str, ...], list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.kind in {DecisionKind.FIELD, DecisionKind.SPLIT} and decision.value != UNSURE:
            asked[(decision.kind, decision.field, decision.article, fold(decision.quote))].append(decision)
    told = []
    for given in asked.values():
        if len({decision.value for decision in given}) > 1:
            said = " but ".join(f"{_who(decision)} says “{squash(decision.value) or 'none'}”" for decision in given)
            field = f" on {given[0].field}" if given[0].field else ""
            told.append(
                f"two answers{field} for “{excerpt(given[0].quote, 60)}”: {said}; agree on one and undo the other"
            )
    return [*told, *_wins_that_are_none(decisions)]


def _wins_that_are_none(decisions: Sequence[Decision]) -> list[str]:
    wins = {(d.article, fold(d.quote)): d for d in decisions if d.kind == DecisionKind.MISSED_WIN}
    told = []
    for decision in decisions:
        other = wins.get((decision.article, fold(decision.quote)))
        if decision.kind == DecisionKind.NOT_A_WIN and other:
            told.append(
                f"“{excerpt(decision.quote, 60)}” is no win for {_who(decision)} but a missed one for {_who(other)};"
                " agree on one and undo the other"
            )
    return told


def _chains(decisions: Sequence[Decision]) -> list[str]:
    """Every "different" between two mentions that a chain of "same" joins."""
    joined: dict[Side, list[tuple[Side, Decision]]] = defaultdict(list)
    for decision in decisions:
        if decision.kind == DecisionKind.SAME_EVENT and decision.value == SAME:
            one, other = _sides(decision)
            joined[one].append((other, decision))
            joined[other].append((one, decision))
    told = []
    for decision in decisions:
        if decision.kind == DecisionKind.SAME_EVENT and decision.value == DIFFERENT:
            one, other = _sides(decision)
            if chain := _path(joined, one, other):
                steps = ", ".join(
                    f"“{excerpt(d.quote, 40)}” same “{excerpt(d.other_quote, 40)}” ({_who(d)})" for d in chain
                )
                told.append(
                    f"{steps}, yet “{excerpt(decision.quote, 40)}” different “{excerpt(decision.other_quote, 40)}”"
                    f" ({_who(decision)}); undo one of them"
                )
    return told


def _path(joined: dict[Side, list[tuple[Side, Decision]]], start: Side, end: Side) -> list[Decision]:
    """The shortest chain of decisions from one mention to the other, empty when there is none."""
    came: dict[Side, tuple[Side, Decision] | None] = {start: None}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        if here == end:
            break
        for there, decision in joined.get(here, ()):
            if there not in came:
                came[there] = (here, decision)
                queue.append(there)
    chain: list[Decision] = []
    step = came.get(end)
    while step:
        chain.append(step[1])
        step = came[step[0]]
    return chain[::-1]


def _sides(decision: Decision) -> tuple[Side, Side]:
    return (decision.article, fold(decision.quote)), (decision.other_article, fold(decision.other_quote))


def _who(decision: Decision) -> str:
    where = f"line {decision.line}" if decision.line else "not yet written"
    return f"{decision.reviewer}, {where}" if decision.reviewer else where
