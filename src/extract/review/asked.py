"""The questions that a run asked, read back from its records.jsonl."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.model import Role
from extract.review.articles import article_ids
from extract.review.values import SEPARATOR
from extract.text import fold, mention_id, squash


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the mentions that it is about, as (article, lead) pairs.

    `values` holds what the records say now for each field, as decisions write it. `roles` are the people in question.
    `around` are the dates of all wins of its articles, or of the run where these have none.
    """

    id: str
    kind: str
    field: str
    question: str
    about: tuple[tuple[str, str], ...]
    values: Mapping[str, str]
    current: str = ""
    candidates: tuple[str, ...] = ()
    people: tuple[tuple[str, str], ...] = ()  # name, role
    around: tuple[str, ...] = ()

    @property
    def known_dates(self) -> tuple[str, ...]:
        """The dates that the article allows: the one in the records, and the candidates."""
        return (*self.candidates, self.values.get("date", ""), self.current)


class Questions:
    """The questions of a run by id, and by what they are about for forms whose ids were lost.

    `mentions` are all that the run found, by id, as records.jsonl holds them; `articles` the ids of all that it read.
    """

    def __init__(
        self, asked: Iterable[Asked], mentions: Mapping[str, dict[str, Any]] | None = None, articles: Iterable[str] = ()
    ) -> None:
        self.mentions = mentions or {}
        self._articles = {*articles, *(mention["article"] for mention in self.mentions.values())}
        self._dates = _dates_by_article(self.mentions.values())
        self._by_id = {question.id: self.among(question) for question in asked}
        self._by_quote: dict[tuple[str, ...], list[Asked]] = {}
        for question in self._by_id.values():
            if question.about:
                self._by_quote.setdefault(_key(question.kind, *zip(*question.about, strict=True)), []).append(question)

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Asked]:
        return iter(self._by_id.values())

    def find(self, id: str, kind: str = "", article: str = "", quote: str = "", field: str = "") -> Asked | None:
        """The question with this id, else the one of this kind, and field if that is told, on this quote."""
        if found := self._by_id.get(id.strip().casefold()):
            return found
        articles = tuple(item.strip() for item in article.split(";"))
        found_here = self._by_quote.get(_key(kind, articles, tuple(quote.split("||"))), [])
        return next((question for question in found_here[::-1] if _is_of(question, field)), None)

    def with_statements(self, statements: Iterable[tuple[str, str]]) -> Questions:
        """These questions, and a mention without values for each (article, lead) that becomes one with the next run."""
        new = {mention_id(article, lead): _unread(article, lead) for article, lead in statements}
        return Questions(self._by_id.values(), {**new, **self.mentions}, self._articles)

    def among(self, asked: Asked) -> Asked:
        """The question with the dates of the wins around what it is about."""
        found = [edtf for article in {article for article, _ in asked.about} for edtf in self._dates.get(article, ())]
        return replace(asked, around=tuple(sorted(set(found))) or self._dates[""])

    def knows(self, article: str) -> bool:
        """Whether the run read an article with this id."""
        return article in self._articles

    def mentions_in(self, article: str) -> list[dict[str, Any]]:
        """The mentions of the article, as records.jsonl holds them, in text order."""
        here = (mention for mention in self.mentions.values() if mention["article"] == article)
        return sorted(here, key=lambda mention: (mention["lead"]["start"], mention["lead"]["end"]))


def read_questions(folder: Path) -> Questions:
    """The questions of the run in the output `folder`. Raises `UsageError` when there is no run in it."""
    path = folder / "records.jsonl"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        records = [json.loads(line) for line in lines if line.strip()]
        mentions = {mention["id"]: mention for record in records for mention in record["mentions"]}
        asked = (asked_about(record, q, mentions) for record in records for q in record["questions"])
        return Questions(asked, mentions, article_ids(folder))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}; name the output folder that the form is of") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: not records of this version; run “extract run” again") from error


def asked_about(record: Mapping[str, Any], question: Mapping[str, Any], mentions: Mapping[str, Any]) -> Asked:
    """The `question` of a `record` as records.jsonl holds them, with what its mentions say."""
    about = [mentions[id] for id in (question["mention"], question["other"]) if id in mentions] or record["mentions"]
    source = about[0] if question["mention"] else record
    return Asked(
        id=question["id"],
        kind=question["kind"],
        field=question["field"],
        question=question["question"],
        about=tuple((mention["article"], mention["lead"]["text"]) for mention in about),
        values={} if source.get("unread") else _values(source),
        current=question["current"],
        candidates=tuple(question["candidates"]),
        people=tuple((person["name"], person["role"]) for person in source["people"]),
    )


def _dates_by_article(mentions: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """The dates of the wins of each article, under "" those of all."""
    found: dict[str, set[str]] = {"": set()}
    for mention in mentions:
        if edtf := (mention.get("date") or {}).get("edtf", ""):
            found.setdefault(mention["article"], set()).add(edtf)
            found[""].add(edtf)
    return {article: tuple(sorted(dates)) for article, dates in found.items()}


def _unread(article: str, lead: str) -> dict[str, Any]:
    where = {"start": 0, "end": 0, "text": lead}
    return {"id": mention_id(article, lead), "article": article, "lead": where, "people": [], "unread": True}


def _values(source: Mapping[str, Any]) -> dict[str, str]:
    countries = SEPARATOR.join(source["countries"])
    return {
        "date": (source["date"] or {}).get("edtf", ""),
        "countries": countries,
        "whereabouts": countries,
        "scope": source["scope"],
        "places": SEPARATOR.join(place["name"] for place in source["places"]),
        "people": people_value((person["name"], person["role"]) for person in source["people"]),
        "organisations": SEPARATOR.join(organisation["name"] for organisation in source["organisations"]),
        "category": source["category"],
    }


def people_value(people: Iterator[tuple[str, str]]) -> str:
    """Subjects and perpetrators as decisions write them: whom the win is about, and whom it holds to account."""
    kept = [(name, role) for name, role in people if role in {Role.SUBJECT, Role.PERPETRATOR}]
    return SEPARATOR.join(name if role == Role.SUBJECT else f"{name} ({role})" for name, role in kept)


def _is_of(question: Asked, field: str) -> bool:
    return not field or fold(field) in {question.field, question.field.replace("whereabouts", "countries")}


def _key(kind: str, articles: tuple[str, ...], quotes: tuple[str, ...]) -> tuple[str, ...]:
    # An article that both quotes come from is written once.
    return (kind.strip().casefold(), *dict.fromkeys(articles), *(squash(quote) for quote in quotes))
