"""How far two reviewers agree: per kind of question the share of like answers and Cohen's kappa, and the conflicts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.model import Decision, DecisionKind
from extract.text import fold

Matter = tuple[str, ...]
WIN = "win"  # the question whether a quote is one win, several or none
NOT_A_WIN, ONE_WIN = "not a win", "one win"
_LISTS = frozenset({"countries", "places", "people", "organisations"})


@dataclass(frozen=True, slots=True)
class Shared:
    """A question that both answered: its kind ("same-event", "win" or a field), the answers, and where they stand."""

    kind: str
    one: Decision
    other: Decision
    answers: tuple[str, str]

    @property
    def agreed(self) -> bool:
        return _label(self.kind, self.answers[0]) == _label(self.kind, self.answers[1])


@dataclass(frozen=True, slots=True)
class KindAgreement:
    """The questions of one kind that both answered, and how alike; `kappa` is None where it is not defined."""

    kind: str
    shared: int
    agreed: int
    kappa: float | None

    @property
    def agreement(self) -> float:
        """The share of like answers, 0 to 1."""
        return self.agreed / self.shared


def find_shared(one: Iterable[Decision], other: Iterable[Decision]) -> tuple[Shared, ...]:
    """The questions that both reviewers answered, given the decisions in force of each, by kind, article and quote.

    Whoever sets a field of a quote takes it for a win, which counts where the other was asked just that.
    """
    left, right = _answers(one), _answers(other)
    found = [
        Shared(matter[0], decision, right[matter][0], (answer, right[matter][1]))
        for matter, (decision, answer) in left.items()
        if matter in right and (matter[0] != WIN or {decision.kind, right[matter][0].kind} != {DecisionKind.FIELD})
    ]
    return tuple(sorted(found, key=lambda item: (item.kind, item.one.article, item.one.quote, item.one.other_article)))


def agreement_by_kind(shared: Sequence[Shared]) -> tuple[KindAgreement, ...]:
    """Agreement and kappa for each kind of question, by name."""
    kinds: dict[str, list[Shared]] = defaultdict(list)
    for item in shared:
        kinds[item.kind].append(item)
    return tuple(
        KindAgreement(kind, len(items), sum(item.agreed for item in items), cohens_kappa(_pairs(items)))
        for kind, items in sorted(kinds.items())
    )


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa (1960) of two raters' nominal answers: agreement beyond what their habits would give by chance.

    None where it is not defined: without a pair, and when both gave one and the same answer throughout, so that
    chance alone explains full agreement. "Unsure" is an answer like any other.
    """
    if not pairs:
        return None
    total = len(pairs)
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(ones[answer] * others[answer] for answer in ones) / total**2
    if by_chance == 1:
        return None
    observed = sum(one == other for one, other in pairs) / total
    return (observed - by_chance) / (1 - by_chance)


def _pairs(items: Iterable[Shared]) -> list[tuple[str, str]]:
    return [(_label(item.kind, item.answers[0]), _label(item.kind, item.answers[1])) for item in items]


def _label(kind: str, answer: str) -> str:
    """The answer as it counts: lists in any order, names in any case."""
    if kind in _LISTS:
        return "; ".join(sorted(fold(item) for item in answer.split(";") if item.strip()))
    return fold(answer)


def _answers(decisions: Iterable[Decision]) -> dict[Matter, tuple[Decision, str]]:
    """The last answer to each question: kind, then articles and quotes."""
    found: dict[Matter, tuple[Decision, str]] = {}
    implied: dict[Matter, tuple[Decision, str]] = {}
    for decision in decisions:
        for kind, answer in _told(decision):
            found[_matter(kind, decision)] = (decision, answer)
        if decision.kind == DecisionKind.FIELD:
            implied[_matter(WIN, decision)] = (decision, ONE_WIN)
    return {**implied, **found}


def _told(decision: Decision) -> Iterator[tuple[str, str]]:
    """The kind of question and the answer that the decision gives."""
    if decision.kind == DecisionKind.FIELD:
        yield decision.field, decision.value
    elif decision.kind == DecisionKind.SAME_EVENT:
        yield decision.kind, decision.value
    elif decision.kind == DecisionKind.SPLIT:
        yield WIN, ONE_WIN if fold(decision.value) == fold(decision.quote) else decision.value
    elif decision.kind == DecisionKind.NOT_A_WIN:
        yield WIN, NOT_A_WIN
    elif decision.kind == DecisionKind.MISSED_WIN:
        yield WIN, ONE_WIN


def _matter(kind: str, decision: Decision) -> Matter:
    sides = {(decision.article, fold(decision.quote)), (decision.other_article, fold(decision.other_quote))}
    return (kind, *(part for side in sorted(sides) if any(side) for part in side))


CONFLICT_COLUMNS = (
    *("kind", "article", "quote", "other_article", "other_quote"),
    *("a", "b", "line_a", "line_b", "comment_a", "comment_b"),
)


def conflict_row(item: Shared) -> Mapping[str, object]:
    """A shared question for JSON and CSV, with both answers, their lines and their comments."""
    one, other = item.one, item.other
    about = (item.kind, one.article, one.quote, one.other_article, one.other_quote)
    said = (*item.answers, one.line, other.line, one.comment, other.comment)
    return dict(zip(CONFLICT_COLUMNS, (*about, *said), strict=True))
