"""Rows of a form that comes back after another run: what they answer, though that run did not ask it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from extract.model import UNSURE, Decision, FlagKind
from extract.review.added import FIELD_OF_KIND, NOT_ASKED, ask, find_mention, kind_and_field
from extract.review.answers import RowRefusedError
from extract.review.asked import Asked, Questions
from extract.review.dates import RefusedError
from extract.review.decisions import matter_of
from extract.review.forms import FormRow
from extract.review.values import read_value, split_list
from extract.text import fold, question_id, squash

Key = tuple[str, ...]
Quoted = Callable[[str, str], str | None]  # how an article's statement is quoted where it is looked for


@dataclass(frozen=True, slots=True)
class Before:
    """The decisions in force: by matter, by matter and reviewer, and their statements by article and folded words."""

    values: Mapping[Key, frozenset[str]]
    own: Mapping[Key, Decision]
    statements: Mapping[tuple[str, str], str]

    def quoted(self, article: str, quote: str) -> str | None:
        return self.statements.get((article, fold(quote)))

    def decided(self, decisions: Iterable[Decision]) -> bool:
        """Whether something was decided on all that these are about, alike or not."""
        return all(matter_of(decision) in self.values for decision in decisions)

    def holds(self, decision: Decision) -> bool:
        """Whether somebody decided the same."""
        return decision.value in self.values.get(matter_of(decision), frozenset())

    def refuse_outdated(self, row: FormRow, decisions: Iterable[Decision]) -> None:
        """Raise `RowRefusedError` for an answer that its own reviewer has given otherwise.

        A form does not say when it was filled in: of one that an older run asked, the answer may be the older one too.
        """
        for decision in decisions:
            old = self.own.get((*matter_of(decision), fold(decision.reviewer)))
            if old and old.value not in {decision.value, UNSURE}:
                reason = f"line {old.line} of the decisions says “{squash(old.value) or 'none'}”, and no run asks again"
                remedy = f"to change that, “extract decisions undo {old.line}” first"
                raise RowRefusedError("decision", row["decision"], reason, remedy)


def read_before(earlier: Iterable[Decision]) -> Before:
    """What the `earlier` decisions are about."""
    values: dict[Key, set[str]] = defaultdict(set)
    own, statements = {}, {}
    for decision in earlier:
        values[matter_of(decision)].add(decision.value)
        own[(*matter_of(decision), fold(decision.reviewer))] = decision
        for article, quote in ((decision.article, decision.quote), (decision.other_article, decision.other_quote)):
            statements[article, fold(quote)] = quote
    return Before({matter: frozenset(said) for matter, said in values.items()}, own, statements)


def decided_before(row: FormRow, questions: Questions, before: Before) -> Asked | None:
    """The question of the row on statements as earlier decisions quote them; None where there are no such decisions.

    A statement that was split, joined or thrown out is no win of the last run, and can be found here alone.
    """
    return _question(row, questions, before.quoted)


def asked_before(row: FormRow, questions: Questions) -> Asked:
    """The question of the row on wins of the run, found by article, kind, field and quote.

    Raises `RowRefusedError` where the run has no such win.
    """

    def quoted(article: str, quote: str) -> str | None:
        mention = find_mention(article, quote, questions)
        return str(mention["lead"]["text"]) if mention else None

    if asked := _question(row, questions, quoted):
        return asked
    raise _not_asked(row)


def _not_asked(row: FormRow) -> RowRefusedError:
    name = row["question_id"]
    if row["kind"] == "reading":
        reason = "an answer does not mend a file that could not be read"
        return RowRefusedError("decision", row["decision"], reason, "mend or replace the file and run again")
    remedy = "name the output folder that the form is of, or answer the form of the last run"
    return RowRefusedError("question_id", name, f"the run did not ask “{name}”", remedy)


def _question(row: FormRow, questions: Questions, quoted: Quoted) -> Asked | None:
    try:
        kind, field = _kind_and_field(row)
    except RowRefusedError:
        return None
    about = _about(row, kind, questions, quoted)
    if not about or (kind is FlagKind.SAME_EVENT and len(set(about)) != 2) or (kind is FlagKind.CONFLICT and not field):
        return None
    asked = _put(kind, field, about, questions)
    return replace(
        asked,
        id=row["question_id"].strip().casefold() or asked.id,
        question=row["question"] or NOT_ASKED,
        about=about,
        values=_values(row, field, asked),
        current=row["current"],
        candidates=tuple(split_list(row["candidates"])),
    )


def _kind_and_field(row: FormRow) -> tuple[FlagKind, str]:
    said = row["kind"].strip().casefold()
    if said not in set(FlagKind):
        return kind_and_field(row)
    field = kind_and_field(row)[1] if row["field"] else FIELD_OF_KIND.get(FlagKind(said), "")
    return FlagKind(said), field


def _about(row: FormRow, kind: FlagKind, questions: Questions, quoted: Quoted) -> tuple[tuple[str, str], ...]:
    """Articles and statements of the row as they are quoted; empty when one of them is not."""
    articles = [article.strip() for article in row["article"].split(";")]
    if kind is FlagKind.READING:
        return ((articles[0], ""),) if questions.knows(articles[0]) else ()
    quotes = [squash(quote) for quote in row["quote"].split("||") if quote.strip()]
    # An article that several quotes come from stands there once: then each may be of any of them.
    places = [[article] for article in articles] if len(articles) == len(quotes) else [articles] * len(quotes)
    about = []
    for quote, among in zip(quotes, places, strict=True):
        found = ((article, quoted(article, quote)) for article in among)
        about += [(article, lead) for article, lead in found if lead is not None][:1]
    return tuple(about) if len(about) == len(quotes) else ()


def _put(kind: FlagKind, field: str, about: tuple[tuple[str, str], ...], questions: Questions) -> Asked:
    """The question with what the run says of the first statement, if anything."""
    mention = find_mention(*about[0], questions) if about[0][1] else None
    if mention:
        return ask(kind, field, questions, mention["id"])
    id = question_id(kind, field, *sorted(fold(" ".join(side)) for side in about))
    return questions.among(Asked(id, kind, field, NOT_ASKED, about, {}))


def _values(row: FormRow, field: str, asked: Asked) -> Mapping[str, str]:
    """What “keep” keeps: the value that the reviewer saw, whatever the records say by now."""
    if "current" not in row.cells or not (field and row["question_id"]):
        return asked.values
    if not row["current"] and asked.values.get(field):
        return {}  # the cell may have been cleared: a field that holds something is not emptied by “keep”
    try:
        return {field: read_value(field, row["current"])}
    except RefusedError:
        return {}
