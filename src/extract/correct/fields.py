"""Decisions on single mentions: "not a win" and the right value of a field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.correct.values import set_field
from extract.model import BETWEEN_STATEMENTS, UNSURE, Decision, DecisionKind, Mention
from extract.quotes import find_lead
from extract.text import squash


def apply_corrections(
    mentions: Sequence[Mention], decisions: Sequence[Decision]
) -> tuple[tuple[Mention, ...], tuple[Decision, ...]]:
    """The mentions as the decisions leave them, and the decisions that find nothing any more.

    A decision follows its mention by article and quoted lead, also where the text was edited a little. What it sets
    is certain (confidence 1), and the reading that it replaces stays as a rival. Splits, joins and missed wins are
    done before, on the passages (`correct_passages`); here they only make their mentions settled.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, read in enumerate(mentions):
        places[read.article].append(place)
    corrected: list[Mention | None] = list(mentions)
    stale: list[Decision] = []
    for decision in decisions:
        found = _find(decision.article, _quoted(decision), mentions, places)
        # Said of the other side too: a comparison with a mention that is gone decides nothing.
        if decision.kind == DecisionKind.SAME_EVENT:
            found = found and _find(decision.other_article, (decision.other_quote,), mentions, places)
        if not found:
            stale.append(decision)
            continue
        for place in found:
            if mention := corrected[place]:
                corrected[place] = _apply(mention, decision)
    return tuple(mention for mention in corrected if mention), tuple(stale)


def _apply(mention: Mention, decision: Decision) -> Mention | None:
    if decision.kind == DecisionKind.NOT_A_WIN:
        return None
    if decision.value == UNSURE:
        # Somebody looked and could not decide: the reading stays, is not asked again, and is not called right either.
        field = decision.field or "split"
        return replace(mention, undecided=tuple(dict.fromkeys((*mention.undecided, field))))
    if decision.kind == DecisionKind.FIELD:
        return set_field(mention, decision)
    if decision.kind == DecisionKind.SPLIT:
        return _settled(mention, "split")
    if decision.kind == DecisionKind.MISSED_WIN:
        # That it is one win, and its lead, was said by a person.
        return _settled(replace(mention, passage=replace(mention.passage, confidence=1.0, doubts=())), "split")
    return mention


def _settled(mention: Mention, field: str) -> Mention:
    return replace(mention, corrected=tuple(dict.fromkeys((*mention.corrected, field))))


def _quoted(decision: Decision) -> tuple[str, ...]:
    """The leads that a decision is about once the passages were cut as it says."""
    if decision.kind == DecisionKind.SPLIT and decision.value != UNSURE:
        return tuple(squash(part) for part in decision.value.split(BETWEEN_STATEMENTS))
    return (decision.quote,)


def _find(
    article: str, quotes: Sequence[str], mentions: Sequence[Mention], places: Mapping[str, list[int]]
) -> list[int]:
    here = places.get(article, [])
    leads = [mentions[place].lead for place in here]
    found = (find_lead(quote, leads) for quote in quotes)
    return [here[place] for place in found if place is not None]
