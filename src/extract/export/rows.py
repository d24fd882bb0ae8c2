"""Record → columns: the rows of every table, as plain values in the order of `data/columns.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from extract.cells import join_list, one_line
from extract.countries import country
from extract.export.columns import Cell, Row
from extract.export.confidence import mention_confidence
from extract.export.questions import Question, find_questions, flags_by_mention
from extract.export.spans import line_of
from extract.model import Article, EventDate, Flag, Mention, Organisation, Person, Place, Record, Role, Run, Whereabouts


def record_rows(run: Run) -> Iterator[Row]:
    """One row per record."""
    for record in run.records:
        flags = run.flags.get(record.id, ())
        located = [place for place in record.places if place.latitude is not None]
        yield {
            "record_id": record.id,
            "title": one_line(record.title),
            "category": record.category,
            **_calendar(record.date),
            **_date(record.date),
            "scope": record.whereabouts.scope,
            **_countries(record.whereabouts),
            "places": join_list(place.name for place in record.places),
            "latitude": located[0].latitude if located else None,
            "longitude": located[0].longitude if located else None,
            **_names(record.people, record.organisations),
            "articles": join_list(record.articles),
            "article_count": len(record.articles),
            "quote": one_line(record.mentions[0].lead) if record.mentions else "",
            "confidence": round(record.confidence, 3),
            "flags": join_list(dict.fromkeys(flag.text for flag in flags)),
            "review_status": _status(record, flags),
        }


def mention_rows(run: Run) -> Iterator[Row]:
    """One row per mention: which article says what, and where."""
    articles = {article.id: article for article in run.articles}
    for record in run.records:
        flags = flags_by_mention(record, run.flags.get(record.id, ()))
        for mention in record.mentions:
            yield _mention_row(record, mention, articles[mention.article], flags[mention.id])


def _mention_row(record: Record, mention: Mention, article: Article, flags: Iterable[str]) -> Row:
    countries = _countries(mention.whereabouts.value)
    when = mention.date.value
    return {
        "mention_id": mention.id,
        "record_id": record.id,
        "article": mention.article,
        "article_title": one_line(article.title),
        "article_url": one_line(article.url),
        "article_published": _iso(article.published),
        "line": line_of(article.text, mention.passage.lead.start),
        "lead_start": mention.passage.lead.start,
        "lead_end": mention.passage.lead.end,
        "passage_start": mention.passage.span.start,
        "passage_end": mention.passage.span.end,
        "lead": one_line(mention.lead),
        "category": mention.category.value,
        **_date(when),
        "date_basis": when.basis if when else None,
        "date_evidence": one_line(when.evidence) if when else "",
        "scope": mention.whereabouts.value.scope,
        "country_iso3": countries["country_iso3"],
        "country_iso2": countries["country_iso2"],
        "places": join_list(place.name for place in mention.places.value),
        **_names(mention.people.value, mention.organisations.value),
        "confidence": mention_confidence(mention),
        "flags": join_list(flags),
        "corrected": join_list(mention.corrected),
    }


def entity_rows(run: Run) -> Iterator[Row]:
    """One row per record and name: countries, places, people and organisations."""
    for record in run.records:
        for code in record.whereabouts.countries:
            found = country(code)
            yield _entity(record, found.name, "country", country_iso3=found.alpha_3)
        for place in record.places:
            yield _place(record, place)
        for person in record.people:
            yield _entity(record, person.name, "person", role=person.role, variants=join_list(person.variants))
        for organisation in record.organisations:
            yield _entity(record, organisation.name, "organisation", variants=join_list(organisation.variants))


def review_rows(run: Run) -> Iterator[Row]:
    """One row per open question, the most doubtful first; the reviewer's columns are empty."""
    for question in find_questions(run):
        yield review_row(question)


def review_row(question: Question) -> Row:
    """The question as a row of the report."""
    flag = question.flag
    return {
        "question_id": question.id,
        "record_id": question.record,
        "article": join_list(question.articles),
        "kind": flag.kind,
        "question": one_line(flag.question),
        "quote": " || ".join(map(one_line, question.quotes)),
        "field": flag.field,
        "current": one_line(flag.current),
        "candidates": join_list(flag.candidates),
        "reason": one_line(flag.reason),
        "decision": "",
        "corrected_value": "",
        "reviewer": "",
        "comment": "",
    }


def _entity(record: Record, name: str, kind: str, **more: Cell) -> Row:
    empty: Row = {
        "role": None,
        "variants": "",
        "country_iso3": "",
        "geonameid": None,
        "latitude": None,
        "longitude": None,
    }
    return {"record_id": record.id, "name": one_line(name), "kind": kind, **empty, **more}


def _place(record: Record, place: Place) -> Row:
    return _entity(
        record,
        place.name,
        "place",
        country_iso3=country(place.country).alpha_3 if place.country else "",
        geonameid=place.geonameid,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _date(when: EventDate | None) -> Row:
    if when is None:
        return {"date_edtf": "", "date_start": None, "date_end": None, "date_precision": None}
    return {
        "date_edtf": when.edtf,
        "date_start": _iso(when.start),
        "date_end": _iso(when.end),
        "date_precision": when.precision,
    }


def _calendar(when: EventDate | None) -> Row:
    """Year, month and day, each only as far as first and last day agree on it."""
    if when is None or when.start.year != when.end.year:
        return {"year": None, "month": None, "day": None}
    month = when.start.month if when.start.month == when.end.month else None
    return {"year": when.start.year, "month": month, "day": when.start.day if when.start == when.end else None}


def _countries(whereabouts: Whereabouts) -> Row:
    found = [country(code) for code in whereabouts.countries]
    return {
        "country_iso3": join_list(item.alpha_3 for item in found),
        "country_iso2": join_list(item.alpha_2 for item in found),
        "country_name": join_list(item.name for item in found),
        "region": join_list(dict.fromkeys(item.region for item in found if item.region)),
    }


def _names(people: Iterable[Person], organisations: Iterable[Organisation]) -> Row:
    people = list(people)
    return {
        "people": join_list(person.name for person in people if person.role is Role.SUBJECT),
        "perpetrators": join_list(person.name for person in people if person.role is Role.PERPETRATOR),
        "organisations": join_list(organisation.name for organisation in organisations),
    }


def _status(record: Record, flags: Iterable[Flag]) -> str:
    if any(flag.question for flag in flags):
        return "open"
    decided = any(pair.decided for pair in (*record.pairs, *record.doubtful))
    return (
        "reviewed" if decided or any(mention.corrected or mention.undecided for mention in record.mentions) else "clear"
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
