"""Which of a run's questions the decisions in force have answered already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from extract.model import BETWEEN_STATEMENTS, Decision, DecisionKind, FlagKind
from extract.review.asked import Asked
from extract.review.decisions import decided_field, matter_of
from extract.text import fold


class Answered:
    """The decisions in force, asked question by question."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._by_matter: dict[tuple[str, ...], list[Decision]] = defaultdict(list)
        self._joined: dict[tuple[str, str], list[Decision]] = defaultdict(list)
        for decision in decisions:
            self._by_matter[matter_of(decision)].append(decision)
            if decision.kind == DecisionKind.JOIN:
                self._joined[decision.other_article, fold(decision.other_quote)].append(decision)

    def answer_to(self, asked: Asked) -> tuple[Decision, ...]:
        """The decisions that answer the question; none while any mention that it is about is still open."""
        if asked.kind == FlagKind.READING:
            return tuple(self._missed(asked))
        found = [self._by_matter.get(matter_of(matter), []) for matter in matters_of(asked)]
        return tuple(decision for said in found for decision in said) if found and all(found) else ()

    def beside(self, asked: Asked) -> tuple[Decision, ...]:
        """Decisions that leave nothing to ask: a mention in question is no win, is part of one, or was split."""
        found = []
        for article, quote in asked.about:
            found += self._by_matter.get(matter_of(Decision(DecisionKind.NOT_A_WIN, article, quote)), [])
            found += self._joined.get((article, fold(quote)), [])
            splits = self._by_matter.get(matter_of(Decision(DecisionKind.SPLIT, article, quote)), [])
            found += (decision for decision in splits if BETWEEN_STATEMENTS in decision.value)
        # A conflict between three mentions is still one when the third turns out to be no win.
        gone = {
            (d.other_article, d.other_quote) if d.kind == DecisionKind.JOIN else (d.article, d.quote) for d in found
        }
        enough = (
            1 if asked.kind == FlagKind.SAME_EVENT else max(len(asked.about) - (asked.kind == FlagKind.CONFLICT), 1)
        )
        return tuple(found) if len(gone) >= enough else ()

    def _missed(self, asked: Asked) -> Iterator[Decision]:
        """A missed win quotes another sentence than the question does; what was asked is all that they share."""
        for said in self._by_matter.values():
            yield from (d for d in said if d.asked == asked.question and d.article == asked.about[0][0])


def matters_of(asked: Asked) -> Iterator[Decision]:
    """What answers to the question decide, as decisions without a value; nothing for a missed win."""
    if asked.kind == FlagKind.SAME_EVENT:
        if len(asked.about) == 2:
            (article, quote), (other_article, other_quote) = asked.about
            yield Decision(
                DecisionKind.SAME_EVENT, article, quote, other_article=other_article, other_quote=other_quote
            )
        return
    for article, quote in asked.about:
        if asked.kind == FlagKind.SPLIT:
            yield Decision(DecisionKind.SPLIT, article, quote)
        else:
            yield Decision(DecisionKind.FIELD, article, quote, field=decided_field(asked.field))
