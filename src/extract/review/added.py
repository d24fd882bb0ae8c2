"""Rows that a reviewer adds to a form: what nobody asked, said of a mention, a pair of mentions or an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from extract.model import FlagKind
from extract.quotes import find_lead
from extract.review.answers import RowRefusedError, kinds_of_answer
from extract.review.asked import Asked, Questions, asked_about
from extract.review.decisions import decided_field
from extract.review.forms import FormRow
from extract.text import excerpt, fold, question_id, squash

NOT_ASKED = "not asked: added by the reviewer"
_KIND_OF_FIELD = {
    "date": FlagKind.DATE,
    "countries": FlagKind.COUNTRY,
    "scope": FlagKind.COUNTRY,
    "places": FlagKind.PLACE,
    "people": FlagKind.PERSON,
    "organisations": FlagKind.ORGANISATION,
    "category": FlagKind.CATEGORY,
}
FIELD_OF_KIND = {kind: field for field, kind in _KIND_OF_FIELD.items() if field != "scope"} | {FlagKind.ROLE: "people"}
_SPLIT, _SAME, _MISSED = FlagKind.SPLIT, FlagKind.SAME_EVENT, FlagKind.READING


def read_added(row: FormRow, questions: Questions) -> tuple[Asked, FormRow]:
    """The question that a row without one answers, and the row with its value in the column where answers have it.

    The row names an article and quotes a statement as the run's outputs do; `field` (or `kind`) says what is wrong
    with it, else the decision does. Raises `RowRefusedError` for a row that does not say what it is about.
    """
    kind, field = kind_and_field(row)
    if kind is _MISSED:
        return _missed(row, questions)
    if kind is _SAME:
        return _pair(row, questions), row
    mention = _mention(row["article"], row["quote"], questions)
    return ask(kind, field, questions, mention["id"]), row


def kind_and_field(row: FormRow) -> tuple[FlagKind, str]:
    """What the row is about. Raises `RowRefusedError` when it does not say."""
    name = decided_field(fold(row["field"]))
    if name:
        if name not in _KIND_OF_FIELD:
            raise RowRefusedError("field", row["field"], "no such field", f"write one of {', '.join(_KIND_OF_FIELD)}")
        return _KIND_OF_FIELD[name], name
    said = row["kind"].strip().casefold()
    if said in set(FlagKind) - {FlagKind.CONFLICT}:
        return FlagKind(said), FIELD_OF_KIND.get(FlagKind(said), "")
    fitting = kinds_of_answer(row["decision"])
    # "join" is said of a statement and another, and by some of two that are one event.
    for kind in (_MISSED, _SAME, _SPLIT) if "||" in row["quote"] else (_MISSED, _SPLIT, _SAME):
        if kind in fitting:
            return kind, ""
    reason, remedy = "it does not say what it is about", "give the question's id, or article, quote and field"
    raise RowRefusedError("question_id", row["question_id"], reason, remedy)


def _missed(row: FormRow, questions: Questions) -> tuple[Asked, FormRow]:
    article = row["article"].strip()
    if not questions.knows(article):
        reason, remedy = f"the run read no article “{article}”", "write the article's id as the outputs have it"
        raise RowRefusedError("article", article, reason, remedy)
    # The sentence may stand where the statement of a win that was found would.
    lead = row["corrected_value"] or row["quote"]
    asked = Asked(question_id(_MISSED, "", article, fold(lead)), _MISSED, "", NOT_ASKED, ((article, ""),), {})
    return asked, replace(row, cells={**row.cells, "corrected_value": lead})


def _pair(row: FormRow, questions: Questions) -> Asked:
    quotes = [squash(quote) for quote in row["quote"].split("||")]
    articles = [article.strip() for article in row["article"].split(";")]
    if len(quotes) != 2 or not 1 <= len(articles) <= 2:
        reason, remedy = "it does not quote two statements", "write both, with “ || ” between them, and both articles"
        raise RowRefusedError("quote", row["quote"], reason, remedy)
    sides = zip((*articles, *articles), quotes, strict=False)
    one, other = (_mention(article, quote, questions) for article, quote in sides)
    if one is other:
        raise RowRefusedError("quote", row["quote"], "both quotes are of one statement", "quote two statements")
    return ask(_SAME, "", questions, one["id"], other["id"])


def find_mention(article: str, quote: str, questions: Questions) -> Mapping[str, Any] | None:
    """The mention of the run that an article's statement is quoted of; None where there is none, or it is not clear."""
    here = questions.mentions_in(article.strip())
    place = find_lead(squash(quote), [mention["lead"]["text"] for mention in here]) if quote.strip() else None
    return None if place is None else here[place]


def _mention(article: str, quote: str, questions: Questions) -> Mapping[str, Any]:
    mention = find_mention(article, quote, questions)
    if mention is None:
        reason = f"no win that “{excerpt(article, 60)}” tells is quoted so"
        raise RowRefusedError("quote", quote, reason, "copy article and quote from mentions.csv or the form")
    return mention


def ask(kind: FlagKind, field: str, questions: Questions, mention: str, other: str = "") -> Asked:
    """The question as the run would have put it: answered here, it is the same matter there."""
    question = {
        "id": question_id(kind, field, *sorted((mention, other))),
        "kind": str(kind),
        "field": field,
        "question": NOT_ASKED,
        "mention": mention,
        "other": other,
        "current": "",
        "candidates": (),
    }
    return questions.among(asked_about({}, question, questions.mentions))
