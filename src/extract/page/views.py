"""What the templates show of a question, as plain values; the served page and the exported one share it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from extract.model import Category, FlagKind, Role
from extract.page.deck import Deck, Item
from extract.page.marks import Mark, Stretch, cut, find_marks
from extract.page.waterfall import Waterfall, draw
from extract.plain import plain_countries, plain_date
from extract.review.asked import people_value
from extract.tables import read_toml
from extract.text import squash

Json = dict[str, Any]
_CODE = re.compile("[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: what it sends, what it says, and its key."""

    value: str
    label: str
    key: str


@dataclass(frozen=True, slots=True)
class Row:
    """One field of the mentions in question, a value for each; `asked` marks the field of the question."""

    name: str
    values: tuple[str, ...]
    asked: bool
    differs: bool


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article beside a question; without stretches when its text is not at hand."""

    id: str
    quotes: tuple[str, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """All that is shown of one question."""

    id: str
    kind: str
    kind_name: str
    question: str
    reason: str
    current: str
    answers: tuple[Choice, ...]
    candidates: tuple[Choice, ...]
    free: str  # the label of the field for an answer in words; "" where there is none
    free_words: tuple[Choice, ...]  # the answers that go with it: change, split, join, missed win
    hint: str
    field: str
    options: tuple[Choice, ...]  # to choose from in the free field
    quotes: tuple[str, ...]
    rows: tuple[Row, ...]
    articles: tuple[ArticleView, ...]
    waterfall: Waterfall | None


def view_question(item: Item, deck: Deck) -> QuestionView:
    """The question as the templates show it."""
    asked, words = item.asked, read_toml("page")["kinds"][item.asked.kind]
    allowed = read_toml("answers")["kinds"][asked.kind]
    candidates = () if asked.kind == FlagKind.SAME_EVENT else asked.candidates[:9]
    return QuestionView(
        id=asked.id,
        kind=asked.kind,
        kind_name=words["name"],
        question=asked.question,
        reason=item.reason[:1].upper() + item.reason[1:],
        current=asked.current,
        answers=tuple(_answers(allowed, item)),
        candidates=tuple(Choice(value, _said(asked.field, value), str(n)) for n, value in enumerate(candidates, 1)),
        free=words.get("free", ""),
        free_words=tuple(_free_words(allowed)),
        hint=words.get("hint", ""),
        field=asked.field,
        options=_options(asked.kind, asked.field),
        quotes=tuple(squash(lead) for _, lead in asked.about),
        rows=tuple(_rows(item)),
        articles=tuple(view_article(item, id, deck) for id in item.articles),
        waterfall=draw(item.pair),
    )


def _answers(allowed: Iterable[str], item: Item) -> Iterable[Choice]:
    words = read_toml("page")
    for word in allowed:
        if word in words["answers"]:
            button = words["answers"][word]
            yield Choice(word, _kept(item) if word == "keep" else button["label"], button["key"])


def _free_words(allowed: Iterable[str]) -> Iterable[Choice]:
    words = read_toml("page")["free"]
    for word in allowed:
        if word in words:
            yield Choice(word, words[word]["label"], words[word]["key"])


def _kept(item: Item) -> str:
    """What “keep” means here: a button that says what it does needs no thinking about."""
    words = read_toml("page")
    if keep := words["kinds"][item.asked.kind].get("keep"):
        return str(keep)
    value = item.asked.current or item.asked.values.get(item.asked.field, "")
    return f"{words['answers']['keep']['label']} “{_said(item.asked.field, value)}”" if value else "Keep it empty"


def _said(field: str, value: str) -> str:
    """The value in plain words, where they say the same."""
    if field == "date":
        return plain_date(value)
    if field in {"countries", "whereabouts"} and all(map(_CODE.fullmatch, codes := re.split("[;,] ", value))):
        return plain_countries(codes)
    return value


def _options(kind: str, field: str) -> tuple[Choice, ...]:
    if kind == "role":
        return tuple(Choice(role.value, role.value, "") for role in Role)
    if field == "category":
        return tuple(Choice(category.value, category.value, "") for category in Category)
    return ()


def _rows(item: Item) -> Iterable[Row]:
    field = {"whereabouts": "countries", "scope": "countries"}.get(item.asked.field, item.asked.field)
    for name, label in read_toml("page")["fields"].items():
        values = tuple(_value(name, mention) for mention in item.mentions)
        if any(values):
            yield Row(label, tuple(value or "—" for value in values), name == field, len(set(values)) > 1)


def _value(name: str, mention: Json) -> str:
    value = mention[name]
    if name == "date":
        return plain_date((value or {}).get("edtf", ""))
    if name == "countries":
        return plain_countries(value) or str(mention["scope"])
    if name == "people":
        return people_value((person["name"], person["role"]) for person in value)
    return value if isinstance(value, str) else "; ".join(part["name"] for part in value)


def view_article(item: Item, id: str, deck: Deck) -> ArticleView:
    """The article `id` with all that matters to the question marked in it."""
    mentions = [mention for mention in item.mentions if mention["article"] == id]
    texts = {deck.text_of(mention) for mention in mentions}
    text = texts.pop() if len(texts) == 1 else ""
    stretches = cut(text, find_marks(item, id)) if text else []
    return ArticleView(id, tuple(mention["lead"]["text"] for mention in mentions), tuple(stretches))


def marks_of(item: Item) -> dict[str, list[Mark]]:
    """The marks of the question in each of its articles."""
    return {id: find_marks(item, id) for id in item.articles}
