"""Dates that the rules passed over and that are likelier the win's than the one they chose, by what was learnt.

The weights and trees are those of `data/date_weights.csv` and `data/date_trees.csv`, learnt by models/dates/train.py.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.dates.article.context import Reading, scope_at
from extract.dates.choice.answers import event_date, from_reading
from extract.dates.choice.date_words import clause_counts, how_told, told_features
from extract.dates.reading.choosing import Candidate, Dated, usable
from extract.dates.reading.fitting import fits
from extract.dates.reading.told import Line
from extract.dates.standing.standings import Standing
from extract.dates.words.values import Days
from extract.learnt import Features, ask, chance, odds, read_trees, read_weights, weigh
from extract.model import Answer, Basis, Derivation, EventDate, Passage, Rival
from extract.tables import read_toml
from extract.text import excerpt

# Of 18,700 dates of sets left out 137 are put right and 46 spoilt by 0.5, 103 and 31 by 0.6, 39 and 8 by 0.8.
LIKELIER = 0.55
# Of the answers of sets left out beside a date with a chance of 0.05 to 0.1 a share of 0.82 was right, of 0.15 to 0.2
# 0.74, of 0.3 to 0.4 0.58; and of those dates themselves 0.09, 0.16 and 0.30.
_CONTESTED = 0.02  # chance of another date from which the answer is less sure
_AT_MOST = 0.9  # how sure an answer beside another date may be, less the chance of that one
_SHOWN = 0.15  # chance from which a reviewer is shown the other date
_CHALLENGERS = 2
_NOT_TOLD = -7.0  # log-odds of a date that no words of the passage tell
_ALONE = -9.0  # log-odds of the next likeliest date, where there is none
_SAME = re.compile(r"(?:the|that|this) (?:very )?same\b", re.IGNORECASE)  # counts nothing: "the same spring"
# A date found so is not told in so many words of the win itself.
_ELSEWHERE = {Derivation.SAME_PARAGRAPH, Derivation.NEXT_WIN, Derivation.IN_ORDER}


@dataclass(frozen=True, slots=True)
class Challenge:
    """A date of the passage other than the one that the rules chose, and what the trees are asked of it."""

    candidate: Candidate
    reading: Reading
    features: Features


def outweighed(
    passage: Passage, answer: Answer[EventDate | None], dates: Sequence[Dated], line: Line
) -> Answer[EventDate | None]:
    """The answer of the rules, or the date of the passage that is likelier the win's, the rules' answer its rival.

    Where another date is less likely, but not hopeless, the answer stands and is less sure.
    """
    if all(_is(reading.days, answer.value) for _, reading in dates):
        return answer
    weights = read_weights("date_weights")["told"]
    told = [weigh(features, weights) for features in told_features(passage, dates, line.text)]
    weighed = [
        (chance(ask(one.features, read_trees("date_trees"))), one)
        for one in challenges(passage, answer, dates, told, line)
    ]
    sure, best = max(weighed, key=lambda item: item[0], default=(0.0, None))
    if best is None or sure <= LIKELIER:
        return _contested(answer, best, sure) if best and sure >= _CONTESTED else answer
    scope = scope_at(line.scopes, passage.lead.start)
    taken = from_reading(best.candidate, best.reading, tuple(dates), scope, line.frame)
    least = float(read_toml("dates")["confidence"]["outweighed"])
    rivals = (Rival(answer.value, answer.because), *(one for one in taken.rivals if one.value != answer.value))
    because = f"{taken.because}, by the words around it"
    return replace(taken, because=because, confidence=min(taken.confidence, least), rivals=rivals)


def _contested(answer: Answer[EventDate | None], best: Challenge, sure: float) -> Answer[EventDate | None]:
    """The answer, no surer than its like turned out to be, with a date that may be the win's instead as its rival."""
    confidence = round(min(answer.confidence, _AT_MOST - sure), 3)
    if sure < _SHOWN or any(rival.value and _is(best.reading.days, rival.value) for rival in answer.rivals):
        return replace(answer, confidence=confidence)
    value = event_date(best.reading.days, Basis.TEXT, best.candidate.expression.text)
    rival: Rival[EventDate | None] = Rival(
        value, f"“{excerpt(best.candidate.expression.text)}” beside it", weighed=True
    )
    return replace(answer, confidence=confidence, rivals=(*answer.rivals, rival))


# --- a date against the one chosen ----------------------------------------------------------------------------------


def challenges(
    passage: Passage, answer: Answer[EventDate | None], dates: Sequence[Dated], told: Sequence[float], line: Line
) -> Iterator[Challenge]:
    """The likeliest of the dates that are not the answer; `told` are their log-odds, each by itself."""
    ranked = sorted(zip(told, dates, strict=True), key=lambda item: -item[0])
    value = answer.value
    own = next(((odd, one) for odd, one in ranked if _is(one[1].days, value)), None)
    chosen = _of_answer(answer, own)
    others: dict[tuple[object, object], tuple[float, Dated]] = {}
    for odd, one in ranked:
        if _counted_from(one[0], answer, line):
            continue
        if not _is(one[1].days, value) and not one[0].by_the_way and not _at_its_end(one[1].days, value):
            others.setdefault(one[1].days.bounds, (odd, one))
    for odd, one in list(others.values())[:_CHALLENGERS]:
        features = how_told(one, dates[0][0], dates.index(one), passage) | chosen | _in_frame(one, passage, line)
        features |= clause_counts(one, dates, line.text) | _ranked(odd, told)
        features |= {"told": odd, "ahead": odd - chosen["chosen: told"]}
        yield Challenge(*one, features | _apart(one[1].days, answer))


def _ranked(odd: float, told: Sequence[float]) -> Features:
    """Whether a date is the likeliest of its passage, each by itself, and by how much."""
    next_best = max((other for other in told if other != odd), default=_ALONE)
    return {"likeliest": float(odd == max(told)), "ahead of the next": odd - next_best}


def _is(days: Days, value: EventDate | None) -> bool:
    return value is not None and days.bounds == (value.start, value.end)


def _counted_from(candidate: Candidate, answer: Answer[EventDate | None], line: Line) -> bool:
    """ "One state did so on 5 October, and the other a few days after": the day of the win beside it."""
    read = [line.readings[span] for span in answer.evidence if span in line.readings]
    counted = Derivation.COUNTED in answer.derived and any(
        told.span == candidate.expression.span for reading in read for told in reading.counted_from
    )
    again = answer.value is not None and _SAME.match(answer.value.evidence)
    return (
        counted
        and not again
        and (candidate.zone in ("opening", "before", "shared") or candidate.standing is Standing.WEAK)
    )


def _at_its_end(days: Days, value: EventDate | None) -> bool:
    """ "On 5 March and 25 June the court …": either day is a part of the stretch that the rules chose."""
    day = days.first == days.last
    return day and value is not None and value.start != value.end and days.first in (value.start, value.end)


def _of_answer(answer: Answer[EventDate | None], own: tuple[float, Dated] | None) -> Features:
    """What is known of the date chosen; `own` is the date of the passage that tells it, where one does."""
    basis, precision = (answer.value.basis, answer.value.precision) if answer.value else ("none", "none")
    found = {
        f"chosen: basis {basis}": 1.0,
        f"chosen: precision {precision}": 1.0,
        "chosen: stated": odds(answer.confidence),
        "chosen: told": own[0] if own else _NOT_TOLD,
        "chosen: in passing": float(Derivation.IN_PASSING in answer.derived),
        "chosen: elsewhere": float(not _ELSEWHERE.isdisjoint(answer.derived)),
    }
    if own is None:
        return found
    candidate = own[1][0]
    return found | {
        f"chosen: zone {candidate.zone}": 1.0,
        f"chosen: standing {candidate.standing.name}": 1.0,
        "chosen: size": float(candidate.expression.size),
        "chosen: score": candidate.score,
    }


def _in_frame(one: Dated, passage: Passage, line: Line) -> Features:
    """How a date goes with its section, the time that the article covers and the day on which it appeared."""
    scope, frame = scope_at(line.scopes, passage.lead.start), line.frame
    first, last = one[1].days.bounds
    found = {
        "fits": float(fits(*one, scope, frame)),
        "usable": float(usable(one[0])),
        "below a heading": float(scope.stretch is not None),
        "below a post": float(scope.posted),
        "an article that appeared": float(frame.published is not None),
    }
    if frame.published:
        appeared = frame.published.days.bounds[1]
        found["before it appeared"] = math.log1p(max(0, (appeared - last).days))
        found["after it appeared"] = float(first > appeared)
    if frame.window:
        found["of the time covered"] = 1.0 if one[1].days.meets(frame.window.days) else -1.0
    return found


def _apart(days: Days, answer: Answer[EventDate | None]) -> Features:
    """How a date lies to the one chosen."""
    first, last = days.bounds
    # "From December to March" of one year ends before it begins.
    found = {
        "days": math.log1p(max(0, (last - first).days)),
        "rival": float(any(_is(days, r.value) for r in answer.rivals)),
    }
    if value := answer.value:
        apart = (first - value.start).days
        found["from the chosen"] = math.copysign(math.log1p(abs(apart)), apart)
        found["inside the chosen"] = float(value.start <= first and last <= value.end)
        found["around the chosen"] = float(first <= value.start and value.end <= last)
    return found
