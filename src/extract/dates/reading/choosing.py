"""Which of a passage's dates is the win's: the lead's before the details', the finer before the rougher."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.calendar_words import calendar_table
from extract.dates.article.context import Reading
from extract.dates.article.labels import in_label, stands_alone
from extract.dates.article.rows import Row
from extract.dates.standing.cues import only_told_of, standing, told_by_the_way
from extract.dates.standing.standings import Standing
from extract.dates.standing.verbs import begins_with_arrest
from extract.dates.standing.zones import zones
from extract.dates.words.background import earlier_in_life, pattern
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Expression, Kind
from extract.events import patterns
from extract.model import EntityLabel, Parsed, Passage, Span
from extract.tables import read_toml


@cache
def _weights(name: str) -> Mapping[str, float]:
    weights: Mapping[str, float] = read_toml("dates")[name]
    return weights


@cache
def _anaphor() -> re.Pattern[str]:
    return re.compile(read_toml("dates")["follow_up"]["same_event"], re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    """A sentence that opens with what came before, up to its comma."""
    return re.compile(r"\W*(?:after|following|when|once|as)\b[^,;.]*\d[^,;.]*,", re.IGNORECASE)


_WHEN = re.compile(
    r"\W*(?:it|that|this|the (?:date|day))\s+(?:was|is|happened|took place|came about|dates|dated|fell)\b|"
    r"\W*(?:the )?(?:exact )?dates?\b[^.;:]{0,30}:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date expression of a passage, the zone it stands in, what it belongs to and how strongly it speaks."""

    expression: Expression
    zone: str
    standing: Standing
    score: float
    told_of: bool = False  # in the background, and yet perhaps the win's
    same_event: bool = False  # in a sentence that goes on about the win: "That was in June"
    arrest: bool = False  # of how it came to the win: "was picked up on 2 March"
    by_the_way: bool = False  # of what went before it: "…, after a hearing on 3 May"


Dated = tuple[Candidate, Reading]  # a date of the passage, and what it is read as


def candidates(
    parsed: Parsed, passage: Passage, others: Sequence[Span], order: str, row: Row | None = None
) -> tuple[Candidate, ...]:
    """The date expressions of a passage, the likeliest date of the win first, those of other things last."""
    found: list[Candidate] = list(_of_row(row, parsed, order)) if row else []
    aside = (*row.own, *row.other) if row else ()
    of_victims = helps_somebody(passage.statement.of(parsed.article.text))
    for zone, span, whole in zones(parsed, passage, others):
        text = whole.of(parsed.article.text)
        for place, expression in enumerate(_inside(zone, span, whole, parsed, order)):
            alone = zone == "label" and stands_alone(expression, span.of(parsed.article.text), span.start)
            if (is_name(expression, parsed) and not alone) or any(cell.overlaps(expression.span) for cell in aside):
                continue
            where = standing(expression, text, whole.start)
            passing = only_told_of(expression, text, whole.start)
            arrest = earlier_in_life(text[: expression.span.start - whole.start][-400:], of_victims)
            arrest = arrest or (of_victims and begins_with_arrest(text[expression.span.end - whole.start :][:400]))
            score = _score(expression, zone, where, text, whole.start, place, arrest)
            same = zone == "detail" and where is Standing.EVENT and not arrest and bool(_WHEN.match(text))
            beside = where is Standing.WEAK and told_by_the_way(expression, text, whole.start)
            found.append(Candidate(expression, zone, where, score, passing, same, arrest, beside))
    found = [_behind_written(candidate, found, parsed.article.text) for candidate in found]
    return tuple(sorted(found, key=lambda candidate: (-candidate.score, _apart(candidate, passage.lead))))


def helps_somebody(words: str) -> bool:
    """Whether words may tell a win of somebody who was held: the arrest in it is then what came before."""
    told = pattern("to_trial").sub(" ", words)  # "arrested on 3 May and flown to The Hague": the arrest is the win
    return any(patterns()[kind].search(told) for kind in ("release", "acquittal", "clemency"))


def _inside(zone: str, span: Span, whole: Span, parsed: Parsed, order: str) -> Iterator[Expression]:
    """The dates of a stretch of a sentence: one that its end cuts is wholly its own, one that its start cuts is not."""
    text = parsed.article.text
    found = (in_label if zone == "label" else find_expressions)(span.of(text), span.start, order)
    if span == whole or not whole.contains(span):
        yield from found
        return
    cut = [
        one
        for one in find_expressions(whole.of(text), whole.start, order)
        if one.span.start < span.start < one.span.end or one.span.start < span.end < one.span.end
    ]
    yield from (one for one in found if not any(one.span.overlaps(other.span) for other in cut))
    yield from (one for one in cut if one.span.start >= span.start)


def _of_row(row: Row, parsed: Parsed, order: str) -> Iterator[Candidate]:
    """The dates that stand in cells of their own."""
    for cell in row.own:
        for expression in in_label(cell.of(parsed.article.text), cell.start, order)[:1]:
            score = _weights("zones")["label"] + _weights("sizes")[str(expression.size)]
            yield Candidate(expression, "label", Standing.EVENT, score)


def _apart(candidate: Candidate, lead: Span) -> int:
    """How far from the end of what stands before the lead, else from its start: the nearer of two openings holds."""
    start = candidate.expression.span.start
    return lead.start - start if candidate.zone == "opening" and start < lead.start else start


def _behind_written(candidate: Candidate, found: Sequence[Candidate], text: str) -> Candidate:
    """ "One day before that judgment, on 23 April": the written date is the surer one."""
    surer = any(
        _writes_out(other, candidate, _adjacent(candidate, other, text)) and not _parted(candidate, other, text)
        for other in found
    )
    return replace(candidate, score=candidate.score + _weights("weights")["beside_written"]) if surer else candidate


def _writes_out(other: Candidate, candidate: Candidate, adjacent: bool) -> bool:
    """Whether `other` may tell in so many words what `candidate` only counts, or names by a feast or a weekday."""
    one, written = candidate.expression, other.expression
    if (
        other.arrest
        or other.by_the_way
        or other.standing not in (Standing.EVENT, Standing.WEAK)
        or written.size < _told_size(one)
    ):
        return False
    here = other.zone == candidate.zone or adjacent
    if one.kind in (Kind.OFFSET, Kind.SAME) or _by_day(one):
        if other.standing is Standing.WEAK and one.count > 0 and written.span.end < one.span.start and not adjacent:
            return False  # "Those who were there on 21 May may stay, the minister said a day later"
        if written.kind is Kind.HOLIDAY and _by_day(one) and written.span.start < one.span.start:
            return False  # "A Christmas gift: she walked out today"
        labelled = other.zone in ("label", "said") and not (one.kind is Kind.SAME and one.unit != "day")
        return (here or labelled) and written.kind in (Kind.ABSOLUTE, Kind.HOLIDAY)
    if one.kind is Kind.HOLIDAY:
        today = written.kind is Kind.DEICTIC and written.unit == "day"  # "A Christmas gift: she walked out today"
        return (here or other.zone in ("label", "said")) and (written.kind is Kind.ABSOLUTE or (here and today))
    if one.kind is Kind.WEEKDAY:
        return here and written.kind is Kind.ABSOLUTE
    # "On the first, he waves a flag (24 May 2017)": an ordinal that counts something else
    counting = (
        one.kind is Kind.ABSOLUTE and one.day and not (one.month or one.year) and not any(map(str.isdigit, one.text))
    )
    return bool(counting and here and written.day and written.month)


def _adjacent(candidate: Candidate, other: Candidate, text: str) -> bool:
    """Whether the two stand side by side: "a month before that, on the twentieth of May"."""
    between = text[candidate.expression.span.end : other.expression.span.start]
    return bool(re.fullmatch(r"(?: that| this)?,?\s+(?:(?:on|in)\s+)?(?:the\s+)?", between))


def _told_size(one: Expression) -> int:
    """How finely an expression tells the time: "five weeks on" is hardly finer than the month beside it."""
    return 2 if one.kind is Kind.OFFSET and one.unit in ("week", "month") else one.size


def _parted(candidate: Candidate, other: Candidate, text: str) -> bool:
    """Whether a later date is that of another clause: "was flown home the month after, and in June four others"."""
    between = text[candidate.expression.span.end : other.expression.span.start]
    return other.zone == candidate.zone and bool(_NEXT_CLAUSE.search(between))


_NEXT_CLAUSE = re.compile(r"[;.]\s|,\s+(?:and|but)\s+(?:(?:in|on)\s+)?(?:the\s+)?$")


def _by_day(expression: Expression) -> bool:
    return expression.kind is Kind.DEICTIC and (expression.shift == "ago" or expression.unit == "day")


def usable(candidate: Candidate) -> bool:
    """Whether a date can be the win's at all, by what stands around it."""
    return candidate.score >= _weights("weights")["enough"]


def _score(
    expression: Expression, zone: str, where: Standing, text: str, offset: int, place: int, arrest: bool
) -> float:
    weights = _weights("weights")
    before = text[: expression.span.start - offset][-400:]  # a page that lost its full stops is one sentence
    score = (
        _weights("zones")[zone] + _weights("standings")[where.name.lower()] + _weights("sizes")[str(expression.size)]
    )
    score -= place
    by_day = expression.kind is Kind.WEEKDAY or _by_day(expression)
    if by_day and zone in ("opening", "before", "detail") and _SAID.search(before):
        score += weights["said_then"]
    if expression.kind is Kind.OFFSET and expression.count < 0:
        score += weights["earlier"]
    if expression.kind is Kind.OFFSET and _after().match(before):
        score -= weights["beside_written"]  # "After a hearing on 2 May, she was released the next day"
    if expression.unit == "season" and not expression.year:
        score += weights["bare_season"]
    if zone == "label" and expression.size == 1:
        score += weights["year_label"]
    if zone == "lead" and arrest:
        score += weights["arrest_in_lead"]
    if zone == "label" and where is Standing.NAME:
        score -= _weights("standings")["name"]
    return score + (_follow_up(expression, where, text, offset, arrest) if zone == "detail" else 0)


# "the agency said on Saturday", in a sentence beside the win's own
_SAID = re.compile(
    r"\b(?:said|says|told [\w ]{2,30}?|wrote|added|reported|according to [^,;.]{2,60})\s+"
    r"(?:late\s+|early\s+)?(?:on\s+)?$",
    re.IGNORECASE,
)


# "Six days afterwards, on 25 October": what came after the win, the day and all
_LATER = re.compile(
    r"\b(?:later|afterwards|after (?:that|this)|the (?:next|following) (?:day|week|month))\b"
    r",?\s*(?:\(|on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


def _follow_up(expression: Expression, where: Standing, text: str, offset: int, arrest: bool) -> float:
    """What speaks for or against a date told after the lead."""
    weights = _weights("weights")
    score = 0.0
    counted = expression.kind in (Kind.OFFSET, Kind.SAME)
    if counted or _LATER.search(text[: expression.span.start - offset]):
        score += weights["counted_in_detail"]
    if expression.kind in (Kind.DEICTIC, Kind.WEEKDAY) or expression.size == 1:
        score += weights["rough_in_detail"]
    if arrest:
        score += weights["arrest_in_detail"]
    elif _anaphor().match(text) and where in (Standing.EVENT, Standing.WEAK):
        score += weights["same_event"]
    return score


def _ambiguous(expression: Expression) -> bool:
    words = calendar_table()["ambiguous_months"]["words"]
    return any(word.casefold() in words for word in re.findall(r"[^\W\d]+", expression.text))


def _before_a_name(expression: Expression, parsed: Parsed) -> bool:
    """Whether a person's whole name stands behind a month: "in April Ana Tamm", not "April Tamm"."""
    text = parsed.article.text
    return any(
        len(text[expression.span.end : entity.span.end].split()) > 1
        for entity in parsed.entities
        if entity.label is EntityLabel.PERSON and entity.span.contains(expression.span)
    )


def is_name(expression: Expression, parsed: Parsed) -> bool:
    """Whether the words are a person or body: "April Jones", "19 April Movement"."""
    named = (EntityLabel.PERSON, EntityLabel.ORG)
    if not any(char.isalpha() for char in expression.text) or (expression.year and expression.month):
        return False  # "4/8 Home Office": figures are taken for a part of the name behind them
    if expression.kind is Kind.HOLIDAY and expression.cue == "on":
        return False  # "On Epiphany Ruritania's oldest prisoner …"
    if expression.cue in ("in", "since", "during", "until", "by") and not _ambiguous(expression):
        return False  # "In November Porto Alto stopped …"
    if expression.cue == "in" and expression.size == 2 and _before_a_name(expression, parsed):
        return False  # "in April Ana Tamm was flown home"
    return any(
        entity.label in named and entity.span.contains(expression.span) and len(entity.span) > len(expression.span)
        for entity in parsed.entities
        if entity.span.overlaps(expression.span)
    )
