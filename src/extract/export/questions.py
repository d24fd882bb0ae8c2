"""Flags as questions for a reviewer: an id that lasts, the quote, and the order in which to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extract.export.confidence import field_confidences
from extract.model import Flag, FlagKind, Mention, Record, Run, Unreadable
from extract.text import question_id

_FIELD_OF_KIND = {
    FlagKind.DATE: "date",
    FlagKind.COUNTRY: "countries",
    FlagKind.PLACE: "places",
    FlagKind.PERSON: "people",
    FlagKind.ROLE: "people",
    FlagKind.ORGANISATION: "organisations",
    FlagKind.CATEGORY: "category",
    FlagKind.SPLIT: "passage",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A flag with what a reviewer needs to answer it. `doubt` is 0 to 1, higher the sooner it should be asked."""

    id: str
    record: str
    articles: tuple[str, ...]
    quotes: tuple[str, ...]
    flag: Flag
    doubt: float


def find_questions(run: Run) -> tuple[Question, ...]:
    """One question per flag and unreadable input of the run, the most doubtful first.

    A same-event question that two records raise about the same two mentions is asked once. A flag without a question
    (a reviewer looked and could not decide) stays a flag and is not asked.
    """
    mentions = {mention.id: mention for record in run.records for mention in record.mentions}
    found: dict[str, Question] = {}
    for item in run.unreadable:
        question = _unreadable_question(item)
        found.setdefault(question.id, question)
    for record in run.records:
        for question in record_questions(record, run.flags.get(record.id, ()), mentions):
            if question.flag.question:
                found.setdefault(question.id, question)
    return tuple(sorted(found.values(), key=lambda question: (-question.doubt, question.articles, question.id)))


def record_questions(record: Record, flags: Iterable[Flag], mentions: Mapping[str, Mention]) -> list[Question]:
    """The record's flags as questions; `mentions` holds all of the run's, for the other side of a comparison."""
    seen: dict[tuple[str, ...], int] = {}
    questions = []
    for flag in flags:
        about = [mentions[id] for id in (flag.mention, flag.other) if id in mentions] or list(record.mentions)
        key = (flag.kind, flag.field, *(sorted((flag.mention, flag.other)) if flag.mention else (record.id,)))
        # Two questions on one field of one mention: told apart by their order, the only thing about them that lasts.
        nth = seen[key] = seen.get(key, -1) + 1
        questions.append(
            Question(
                id=question_id(*key, *([str(nth)] if nth else [])),
                record=record.id,
                articles=tuple(dict.fromkeys(mention.article for mention in about)),
                quotes=tuple(mention.lead for mention in about),
                flag=flag,
                doubt=_doubt(flag, record, about),
            )
        )
    return questions


def flags_by_mention(record: Record, flags: Iterable[Flag]) -> dict[str, tuple[str, ...]]:
    """The texts of the flags that concern each of the record's mentions, so that a row without a flag is right.

    A flag on the whole record (the sources disagree) concerns every mention, and a comparison both that it compares.
    """
    texts: dict[str, list[str]] = {mention.id: [] for mention in record.mentions}
    for flag in flags:
        about = {flag.mention, flag.other} & set(texts) or set(texts)
        for id in about:
            if flag.text not in texts[id]:
                texts[id].append(flag.text)
    return {id: tuple(found) for id, found in texts.items()}


def _doubt(flag: Flag, record: Record, about: list[Mention]) -> float:
    if flag.kind is FlagKind.SAME_EVENT:
        pairs = [
            pair for pair in (*record.pairs, *record.doubtful) if {pair.left, pair.right} == {flag.mention, flag.other}
        ]
        # A pair at log-odds 0 may as well be one event as two.
        return max((1 / (1 + abs(pair.score)) for pair in pairs), default=0.5)
    name = _FIELD_OF_KIND.get(flag.kind)
    if name is None or not about:
        return 0.5
    return 1 - min(field_confidences(mention)[name] for mention in about)


def _unreadable_question(item: Unreadable) -> Question:
    name = item.path.as_posix()
    flag = Flag(
        kind=FlagKind.READING,
        field="",
        question=f"{item.path.name} could not be read: can you mend or replace it?",
        reason=f"{item.reason}; {item.remedy}" if item.remedy else item.reason,
    )
    return Question(question_id(FlagKind.READING, item.path.name), "", (name,), (), flag, 1.0)
