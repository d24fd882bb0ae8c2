"""Which decisions an id names: a line, a mention, a question, a record, or a whole article."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extract.errors import UsageError
from extract.model import Decision, DecisionKind, FlagKind
from extract.quotes import find_lead
from extract.review.decisions import FIELDS, decided_field
from extract.text import mention_id, question_id

_MENTIONS_KEPT = 3  # questions on one field of one mention that may have been asked


@dataclass(frozen=True, slots=True)
class Lookup:
    """The mentions and records of a run, to find decisions by their ids. Empty, it still knows lines and articles."""

    leads: Mapping[str, tuple[list[str], list[str]]] = field(default_factory=dict)  # article → leads, mention ids
    records: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # record id → mention ids

    def find(self, id: str, history: Sequence[Decision]) -> tuple[Decision, ...]:
        """The decisions of `history` that `id` names, by line, mention, question, record or article; () for none."""
        if id.isdigit():
            return tuple(decision for decision in history if decision.line == int(id))
        return tuple(decision for decision in history if id in self._names(decision))

    def _names(self, decision: Decision) -> set[str]:
        mentions = [self._mention(article, quote) for article, quote in _sides(decision)]
        records = {name for name, held in self.records.items() if set(held) & {id for ids in mentions for id in ids}}
        articles = {article for article, _ in _sides(decision)}
        questions = set(_questions(decision, mentions, records))
        return {*articles, *records, *questions, *(id for ids in mentions for id in ids)}

    def _mention(self, article: str, quote: str) -> set[str]:
        """The ids that the quoted mention has: by its words, and in the run, where it may be cut otherwise."""
        ids = {mention_id(article, quote)}
        leads, names = self.leads.get(article, ([], []))
        place = find_lead(quote, leads)
        return ids if place is None else {*ids, names[place]}


def read_lookup(output: Path) -> Lookup:
    """The mentions and records of the run in the folder `output`; an empty `Lookup` when there is none.

    Raises `UsageError` for records of another version.
    """
    path = output / "records.jsonl"
    if not path.is_file():
        return Lookup()
    leads: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    records = {}
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            records[record["id"]] = tuple(mention["id"] for mention in record["mentions"])
            for mention in record["mentions"]:
                texts, ids = leads[mention["article"]]
                texts.append(mention["lead"]["text"])
                ids.append(mention["id"])
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: not records of this version; run “extract run” again") from error
    return Lookup(leads, records)


def _sides(decision: Decision) -> list[tuple[str, str]]:
    sides = [(decision.article, decision.quote), (decision.other_article, decision.other_quote)]
    return [side for side in sides if side[0]]


def _questions(decision: Decision, mentions: Sequence[set[str]], records: set[str]) -> Iterator[str]:
    """The ids of all questions that the decision may have answered: answered ones stand in no output any more."""
    for name in ("", "whereabouts", *FIELDS):
        # "Not a win" may be said to any question, about a field too.
        if decision.kind != DecisionKind.NOT_A_WIN and decided_field(name) != decision.field:
            continue
        for kind in FlagKind:
            for nth in ("", *map(str, range(1, _MENTIONS_KEPT))):
                last = (nth,) if nth else ()
                for id in mentions[0]:
                    others = mentions[1] if len(mentions) > 1 else {""}
                    yield from (question_id(kind, name, *sorted((id, other)), *last) for other in others)
                yield from (question_id(kind, name, record, *last) for record in records)
