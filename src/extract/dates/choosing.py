"""Which of a passage's dates is the win's: the lead's before the details', the finer before the rougher."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.calendar_words import is_calendar_line
from extract.dates.cues import Standing, earlier_in_life, standing
from extract.dates.expressions import find_expressions
from extract.dates.rows import Row
from extract.dates.values import Expression, Kind
from extract.model import EntityLabel, Parsed, Passage, Span
from extract.tables import read_toml


@cache
def _weights(name: str) -> Mapping[str, float]:
    weights: Mapping[str, float] = read_toml("dates")[name]
    return weights


@cache
def _anaphor() -> re.Pattern[str]:
    return re.compile(read_toml("dates")["follow_up"]["same_event"], re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date expression of a passage, the zone it stands in, what it belongs to and how strongly it speaks."""

    expression: Expression
    zone: str
    standing: Standing
    score: float


def candidates(
    parsed: Parsed, passage: Passage, others: Sequence[Span], order: str, row: Row | None = None
) -> tuple[Candidate, ...]:
    """The date expressions of a passage, the likeliest date of the win first, those of other things last."""
    found: list[Candidate] = list(_of_row(row, parsed, order)) if row else []
    aside = (*row.own, *row.other) if row else ()
    for zone, span, whole in _zones(parsed, passage, others):
        text = whole.of(parsed.article.text)
        for place, expression in enumerate(find_expressions(span.of(parsed.article.text), span.start, order)):
            if is_name(expression, parsed) or any(cell.overlaps(expression.span) for cell in aside):
                continue
            where = standing(expression, text, whole.start)
            score = _score(expression, zone, where, text, whole.start, place)
            found.append(Candidate(expression, zone, where, score))
    found = [_behind_written(candidate, found) for candidate in found]
    return tuple(sorted(found, key=lambda candidate: (-candidate.score, candidate.expression.span)))


def _of_row(row: Row, parsed: Parsed, order: str) -> Iterator[Candidate]:
    """The dates that stand in cells of their own."""
    for cell in row.own:
        for expression in find_expressions(cell.of(parsed.article.text), cell.start, order)[:1]:
            score = _weights("zones")["label"] + _weights("sizes")[str(expression.size)]
            yield Candidate(expression, "label", Standing.EVENT, score)


def _behind_written(candidate: Candidate, found: Sequence[Candidate]) -> Candidate:
    """ "One day before that judgment, on 23 April": the written date is the surer one."""
    if candidate.expression.kind not in (Kind.OFFSET, Kind.SAME):
        return candidate
    written = any(
        other.zone == candidate.zone
        and other.expression.kind in (Kind.ABSOLUTE, Kind.HOLIDAY)
        and other.standing in (Standing.EVENT, Standing.WEAK)
        for other in found
    )
    return replace(candidate, score=candidate.score + _weights("weights")["beside_written"]) if written else candidate


def usable(candidate: Candidate) -> bool:
    return candidate.score >= _weights("weights")["enough"]


def _zones(parsed: Parsed, passage: Passage, others: Sequence[Span]) -> Iterator[tuple[str, Span, Span]]:
    """Each zone with the stretch that is searched and the whole sentence or line that it belongs to."""
    text, lead = parsed.article.text, passage.lead
    statement = passage.statement if passage.statement.contains(lead) else lead
    block = parsed.blocks[passage.block].span if passage.block < len(parsed.blocks) else lead
    if passage.label:
        yield "label", passage.label, passage.label
    elif block.start < lead.start and lead.start - block.start <= 45:
        prefix = Span(block.start, lead.start)
        if is_calendar_line(prefix.of(text)) or re.match(r"\W*\d{1,4}[./-]\d", prefix.of(text)):
            yield "label", prefix, prefix
    yield "lead", lead, statement
    if statement.start < lead.start:
        end = min((other.start for other in others if statement.start <= other.start < lead.start), default=lead.start)
        if end > statement.start:
            yield "opening", Span(statement.start, end), statement
    early = Span(statement.start, min(statement.start + 12, lead.start)) if statement.start < lead.start else None
    if early and any(other.contains(early) for other in others):
        # "On 3 May a court freed Ana and acquitted Luz": the date that opens the sentence holds for both.
        yield "opening", Span(statement.start, min(other.end for other in others if other.contains(early))), statement
    if lead.end < statement.end and not any(
        other.start >= lead.end and other.start < statement.end for other in others
    ):
        yield "opening", Span(lead.end, statement.end), statement
    for context in passage.context:
        if not context.overlaps(lead):
            yield "opening", context, context
    for detail in passage.details:
        if not detail.overlaps(statement):
            # A sentence before the lead sets the scene for it: "Two days later came the pages we had waited for."
            yield ("before" if detail.end <= lead.start else "detail"), detail, detail


def _score(expression: Expression, zone: str, where: Standing, text: str, offset: int, place: int) -> float:
    weights = _weights("weights")
    before = text[: expression.span.start - offset][-400:]  # a page that lost its full stops is one sentence
    score = (
        _weights("zones")[zone] + _weights("standings")[where.name.lower()] + _weights("sizes")[str(expression.size)]
    )
    score -= place
    if expression.kind is Kind.OFFSET and expression.count < 0:
        score += weights["earlier"]
    if expression.unit == "season" and not expression.year:
        score += weights["bare_season"]
    if zone == "lead" and earlier_in_life(before):
        score += weights["arrest_in_lead"]
    if zone == "label" and where is Standing.NAME:
        score -= _weights("standings")["name"]
    return score + (_follow_up(expression, where, text, before) if zone == "detail" else 0)


def _follow_up(expression: Expression, where: Standing, text: str, before: str) -> float:
    """What speaks for or against a date told after the lead."""
    weights = _weights("weights")
    score = 0.0
    if expression.kind in (Kind.OFFSET, Kind.SAME):
        score += weights["counted_in_detail"]
    if expression.kind in (Kind.DEICTIC, Kind.WEEKDAY) or expression.size == 1:
        score += weights["rough_in_detail"]
    if earlier_in_life(before):
        score += weights["arrest_in_detail"]
    elif _anaphor().match(text) and where in (Standing.EVENT, Standing.WEAK):
        score += weights["same_event"]
    return score


def is_name(expression: Expression, parsed: Parsed) -> bool:
    """Whether the words are a person or body: "April Jones", "19 April Movement"."""
    named = (EntityLabel.PERSON, EntityLabel.ORG)
    return any(
        entity.label in named and entity.span.contains(expression.span) and len(entity.span) > len(expression.span)
        for entity in parsed.entities
        if entity.span.overlaps(expression.span)
    )
