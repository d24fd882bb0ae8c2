"""What reviewers decided about two mentions, found again among the mentions of this run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.errors import UsageError
from extract.link.clusters import Union
from extract.model import DIFFERENT, SAME, UNSURE, Decision, DecisionKind, Mention
from extract.quotes import find_lead
from extract.text import excerpt


@dataclass(frozen=True, slots=True)
class Decided:
    """The decided pairs, as places of mentions, the smaller first, with the answer: same, different or unsure."""

    answers: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def same(self) -> list[tuple[int, int]]:
        return [pair for pair, answer in sorted(self.answers.items()) if answer == SAME]

    @property
    def different(self) -> list[tuple[int, int]]:
        return [pair for pair, answer in sorted(self.answers.items()) if answer == DIFFERENT]


def find_decided(mentions: Sequence[Mention], decisions: Sequence[Decision]) -> Decided:
    """The pairs that the "same-event" decisions are about; decisions that find no mention are passed over.

    Raises `UsageError` where a pair is decided to be different and a chain of "same" joins it.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, mention in enumerate(mentions):
        places[mention.article].append(place)
    found = Decided()
    sources: dict[tuple[int, int], Decision] = {}
    for decision in decisions:
        if decision.kind != DecisionKind.SAME_EVENT:
            continue
        one = _place(mentions, places[decision.article], decision.quote)
        other = _place(mentions, places[decision.other_article], decision.other_quote)
        if one is None or other is None or one == other:
            continue
        pair = (min(one, other), max(one, other))
        # Who is unsure leaves the answer to who is not.
        if decision.value != UNSURE or pair not in found.answers:
            _refuse_two_answers(found.answers.get(pair, ""), decision, sources.get(pair))
            found.answers[pair] = decision.value
            sources[pair] = decision
    _refuse_chains(mentions, found, sources)
    return found


def _place(mentions: Sequence[Mention], places: Sequence[int], quote: str) -> int | None:
    found = find_lead(quote, [mentions[place].lead for place in places])
    return None if found is None else places[found]


def _refuse_two_answers(known: str, decision: Decision, earlier: Decision | None) -> None:
    if earlier and {known, decision.value} == {SAME, DIFFERENT}:
        raise UsageError(
            f"decisions, lines {earlier.line} and {decision.line}: “{excerpt(decision.quote, 60)}” and"
            f" “{excerpt(decision.other_quote, 60)}” are {known} and {decision.value}; undo one of them"
        )


def _refuse_chains(mentions: Sequence[Mention], found: Decided, sources: dict[tuple[int, int], Decision]) -> None:
    joined = Union(len(mentions))
    for one, other in found.same:
        joined.join(one, other)
    for one, other in found.different:
        if joined.find(one) == joined.find(other):
            chain = [sources[pair].line for pair in found.same if joined.find(pair[0]) == joined.find(one)]
            raise UsageError(
                f"decisions, line {sources[one, other].line}: “{excerpt(mentions[one].lead, 60)}” and"
                f" “{excerpt(mentions[other].lead, 60)}” are different, yet the same by line"
                f" {', '.join(str(line) for line in sorted(chain))}; undo one of them"
            )
