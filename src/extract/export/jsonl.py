"""records.jsonl: everything about every record, one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from extract.export.confidence import field_confidences, mention_confidence
from extract.export.questions import Question, flags_by_mention, record_questions
from extract.export.spans import check_spans, line_of, quote, text_of
from extract.model import (
    Answer,
    Article,
    EventDate,
    Flag,
    Mention,
    Organisation,
    Pair,
    Person,
    Place,
    Record,
    Run,
    Whereabouts,
)

Json = dict[str, Any]


def record_lines(run: Run) -> Iterator[str]:
    """One JSON object per record, as text without line break, in the order of the run.

    Raises `SpanError`, which names the article, when a quote does not stand where its offsets say.
    """
    articles = {article.id: article for article in run.articles}
    mentions = {mention.id: mention for record in run.records for mention in record.mentions}
    for record in run.records:
        value = record_json(record, run.flags.get(record.id, ()), articles, mentions)
        yield json.dumps(value, ensure_ascii=False, allow_nan=False)


def record_json(
    record: Record, flags: Iterable[Flag], articles: Mapping[str, Article], mentions: Mapping[str, Mention]
) -> Json:
    """The record as records.jsonl holds it."""
    flags = tuple(flags)
    texts = flags_by_mention(record, flags)
    return {
        "id": record.id,
        "title": record.title,
        "category": record.category,
        "date": _date(record.date),
        **_whereabouts(record.whereabouts),
        "places": [_place(place) for place in record.places],
        "people": [_named_person(person) for person in record.people],
        "organisations": [_organisation(organisation) for organisation in record.organisations],
        "confidence": round(record.confidence, 3),
        "flags": list(dict.fromkeys(flag.text for flag in flags)),
        "articles": list(record.articles),
        "mentions": [_mention(mention, text_of(articles, mention), texts[mention.id]) for mention in record.mentions],
        "conflicts": list(record.conflicts),
        "pairs": [_pair(pair) for pair in record.pairs],
        "doubtful": [_pair(pair) for pair in record.doubtful],
        "questions": [_question(question) for question in record_questions(record, flags, mentions)],
    }


def _mention(mention: Mention, text: str, flags: Iterable[str]) -> Json:
    check_spans(mention, text)
    span = mention.passage.span
    answers = _answers(mention)
    return {
        "id": mention.id,
        "article": mention.article,
        "lead": quote(text, mention.passage.lead),
        "passage": {"start": span.start, "end": span.end, "line": line_of(text, span.start)},
        "date": _date(mention.date.value),
        **_whereabouts(mention.whereabouts.value),
        "places": [_place(place) for place in mention.places.value],
        "people": [_located_person(person) for person in mention.people.value],
        "organisations": [_organisation(organisation) for organisation in mention.organisations.value],
        "category": mention.category.value,
        "confidence": mention_confidence(mention),
        "flags": list(flags),
        "because": {"passage": mention.passage.because, **{name: answer.because for name, answer in answers.items()}},
        "confidences": field_confidences(mention),
        "evidence": {
            name: [quote(text, part) for part in answer.evidence] for name, answer in answers.items() if answer.evidence
        },
        "rivals": {name: _rivals(answer) for name, answer in answers.items() if answer.rivals},
        "doubts": list(mention.passage.doubts),
        "corrected": list(mention.corrected),
        "undecided": list(mention.undecided),
    }


def _answers(mention: Mention) -> dict[str, Answer[Any]]:
    return {
        "date": mention.date,
        "countries": mention.whereabouts,
        "places": mention.places,
        "people": mention.people,
        "organisations": mention.organisations,
        "category": mention.category,
    }


def _rivals(answer: Answer[Any]) -> list[Json]:
    return [{"value": _value(rival.value), "because": rival.because} for rival in answer.rivals]


def _value(value: Any) -> Any:
    match value:
        case EventDate():
            return value.edtf
        case Whereabouts():
            return _whereabouts(value)
        case Person():
            return _named_person(value)
        case Place() | Organisation():
            return value.name
        case tuple() | list():
            return [_value(item) for item in value]
    return value


def _date(when: EventDate | None) -> Json | None:
    if when is None:
        return None
    return {
        "edtf": when.edtf,
        "start": when.start.isoformat(),
        "end": when.end.isoformat(),
        "precision": when.precision,
        "basis": when.basis,
        "evidence": when.evidence,
    }


def _whereabouts(whereabouts: Whereabouts) -> Json:
    return {"scope": whereabouts.scope, "countries": list(whereabouts.countries)}


def _place(place: Place) -> Json:
    return {
        "name": place.name,
        "country": place.country,
        "geonameid": place.geonameid,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _named_person(person: Person) -> Json:
    return {"name": person.name, "role": person.role, "variants": list(person.variants)}


def _located_person(person: Person) -> Json:
    start, end = (person.span.start, person.span.end) if person.span else (None, None)
    return {"name": person.name, "role": person.role, "start": start, "end": end, "variants": list(person.variants)}


def _organisation(organisation: Organisation) -> Json:
    return {"name": organisation.name, "variants": list(organisation.variants)}


def _pair(pair: Pair) -> Json:
    claims = [
        {"rule": claim.rule, "sentence": claim.sentence, "weight": claim.weight, "feature": claim.feature}
        for claim in pair.claims
    ]
    return {
        "left": pair.left,
        "right": pair.right,
        "score": round(pair.score, 4),
        "decided": pair.decided,
        "claims": claims,
    }


def _question(question: Question) -> Json:
    flag = question.flag
    return {
        "id": question.id,
        "kind": flag.kind,
        "field": flag.field,
        "question": flag.question,
        "reason": flag.reason,
        "mention": flag.mention,
        "other": flag.other,
        "current": flag.current,
        "candidates": list(flag.candidates),
        "doubt": round(question.doubt, 4),
    }
