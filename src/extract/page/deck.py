"""The questions of a run with all that a person needs to see to answer them, most valuable first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.model import FlagKind
from extract.review.asked import Asked, Questions, read_questions

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """A question, the mentions that it is about as records.jsonl holds them, and the pair where two are compared."""

    asked: Asked
    reason: str
    value: float  # 0 to 1: how likely it is that the answer changes something
    mentions: tuple[Json, ...]
    countries: tuple[str, ...]
    pair: Json | None = None

    @property
    def id(self) -> str:
        return self.asked.id

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(article for article, _ in self.asked.about))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions somebody wants to be asked; an empty part wants them all."""

    kind: str = ""
    article: str = ""
    country: str = ""

    def __bool__(self) -> bool:
        return bool(self.kind or self.article or self.country)

    def fits(self, item: Item) -> bool:
        return (
            self.kind in ("", item.asked.kind)
            and (not self.article or self.article in item.articles)
            and (not self.country or self.country in item.countries)
        )


class Deck:
    """All questions of one run, and the articles that they quote."""

    def __init__(self, items: list[Item], questions: Questions, texts: Mapping[str, str]) -> None:
        self.items = sorted(items, key=lambda item: (-item.value, item.articles, item.id))
        self.questions = questions
        self.texts = texts
        self._by_id = {item.id: item for item in items}

    def __len__(self) -> int:
        return len(self.items)

    def get(self, id: str) -> Item | None:
        return self._by_id.get(id)

    def text_of(self, mention: Json) -> str:
        """The text of the mention's article, "" where it is not there or is no longer the one that was read."""
        text, lead = self.texts.get(mention["article"], ""), mention["lead"]
        return text if text[lead["start"] : lead["end"]] == lead["text"] else ""


def read_deck(output: Path, texts: Mapping[str, str]) -> Deck:
    """The deck of the run in the folder `output`; `texts` holds the articles by id.

    Raises `UsageError` when there is no run in it.
    """
    questions = read_questions(output)
    path = output / "records.jsonl"
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    try:
        items = {item.id: item for item in _items(records, questions)}
    except (KeyError, TypeError) as error:
        raise UsageError(f"{path}: not records of this version; run “extract run” again") from error
    return Deck(list(items.values()), questions, texts)


def _items(records: list[Json], questions: Questions) -> Iterator[Item]:
    mentions = {mention["id"]: mention for record in records for mention in record["mentions"]}
    for record in records:
        for question in record["questions"]:
            asked = questions.find(question["id"])
            # A flag without a question: a reviewer looked and could not decide.
            if asked is None or not question["question"]:
                continue
            about = [mentions[id] for id in (question["mention"], question["other"]) if id in mentions]
            about = about or record["mentions"]
            countries = {code for mention in about for code in mention["countries"]}
            yield Item(
                asked=asked,
                reason=question.get("reason", ""),
                value=question.get("doubt", 0.5),
                mentions=tuple(about),
                countries=tuple(sorted(countries)),
                pair=_pair(record, about) if asked.kind == FlagKind.SAME_EVENT else None,
            )


def _pair(record: Json, about: list[Json]) -> Json | None:
    ids = {mention["id"] for mention in about}
    pairs: list[Json] = [*record.get("pairs", ()), *record.get("doubtful", ())]
    return next((pair for pair in pairs if {pair["left"], pair["right"]} == ids), None)
