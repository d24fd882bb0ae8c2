"""Dates that the rules passed over and that are likelier the win's than the one they chose, by what was learnt.

The weights and trees are those of `data/date_weights.csv` and `data/date_trees.csv`, learnt by models/dates/train.py.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.dates.answers import from_reading
from extract.dates.choosing import Candidate, usable
from extract.dates.context import Reading, scope_at
from extract.dates.fitting import fits
from extract.dates.told import Dated, Line
from extract.dates.values import Days
from extract.learnt import Features, ask, chance, odds, read_trees, read_weights, weigh
from extract.model import Answer, EventDate, Passage, Rival
from extract.tables import read_toml

# Of sets left out, with earlier weights, 28 put right and 5 spoilt by 0.8, 52 and 17 by 0.7; below 0.92 some cases of
# our own fail.
LIKELIER = 0.92
_CHALLENGERS = 2
_NOT_TOLD = -7.0  # log-odds of a date that no words of the passage tell
_WORD = re.compile(r"[^\W\d_]+|\d+|[.;:,()–—\"“”]")
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z“\"])|\n\n")
_BEFORE, _BEHIND = 220, 160  # characters
_FAR_BEFORE, _FAR_BEHIND, _BESIDE, _LEAD = 10, 8, 3, 40  # words


@dataclass(frozen=True, slots=True)
class Challenge:
    """A date of the passage other than the one that the rules chose, and what the trees are asked of it."""

    candidate: Candidate
    reading: Reading
    features: Features


def outweighed(
    passage: Passage, answer: Answer[EventDate | None], dates: Sequence[Dated], line: Line
) -> Answer[EventDate | None]:
    """The answer of the rules, or the date of the passage that is likelier the win's, the rules' answer its rival."""
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
        return answer
    scope = scope_at(line.scopes, passage.lead.start)
    taken = from_reading(best.candidate, best.reading, tuple(dates), scope, line.frame)
    least = float(read_toml("dates")["confidence"]["outweighed"])
    rivals = (Rival(answer.value, answer.because), *(one for one in taken.rivals if one.value != answer.value))
    because = f"{taken.because}, by the words around it"
    return replace(taken, because=because, confidence=min(taken.confidence, least), rivals=rivals)


# --- a date by itself -----------------------------------------------------------------------------------------------


def told_features(passage: Passage, dates: Sequence[Dated], text: str) -> list[Features]:
    """Of each date of a passage, the words around it, those of the lead, and where and how it is told."""
    lead = _words(passage.lead.of(text))[:_LEAD]
    return [
        _around(one, text)
        | {f"lead {one[0].zone}: {word}": 0.5 for word in lead}
        | _how_told(one, dates[0][0], place, passage)
        for place, one in enumerate(dates)
    ]


def _around(one: Dated, text: str) -> Features:
    """The words of the date's own sentence on either side of it, the nearest by their places as well."""
    span = one[0].expression.span
    before = _words(_SENTENCE.split(text[max(0, span.start - _BEFORE) : span.start])[-1])
    behind = _words(_SENTENCE.split(text[span.end : span.end + _BEHIND])[0])
    return {
        **{f"before: {word}": 1.0 for word in before[-_FAR_BEFORE:]},
        **{f"behind: {word}": 1.0 for word in behind[:_FAR_BEHIND]},
        **{f"before {place}: {word}": 1.0 for place, word in enumerate(before[: -_BESIDE - 1 : -1])},
        **{f"behind {place}: {word}": 1.0 for place, word in enumerate(behind[:_BESIDE])},
        "opens": float(len(before) < 2),
        "words before": min(len(before), 20) / 10,
    }


def _words(text: str) -> list[str]:
    return ["#" if word.isdecimal() else word.lower() for word in _WORD.findall(text)]


def _how_told(one: Dated, loudest: Candidate, place: int, passage: Passage) -> Features:
    candidate, reading = one
    expression, zone = candidate.expression, candidate.zone
    return {
        f"zone {zone}": 1.0,
        f"standing {candidate.standing.name}": 1.0,
        f"zone {zone} standing {candidate.standing.name}": 1.0,
        f"kind {expression.kind}": 1.0,
        f"size {expression.size}": 1.0,
        f"zone {zone} size {expression.size}": 1.0,
        f"cue {expression.cue}": 1.0,
        f"shift {expression.shift}": 1.0,
        f"sure {reading.sure}": 1.0,
        "arrest": float(candidate.arrest),
        "told of": float(candidate.told_of),
        "same event": float(candidate.same_event),
        "score": candidate.score / 30,
        "below the loudest": (loudest.score - candidate.score) / 30,
        "loudest": float(place == 0),
        "place": min(place, 5) / 3,
        "year written": float(expression.year is not None),
        "open year": float(reading.open_year),
        "far": float(reading.far),
        "inside the lead": float(passage.lead.contains(expression.span)),
        "before the lead": float(expression.span.start < passage.lead.start),
    }


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
        if not _is(one[1].days, value) and not one[0].by_the_way:
            others.setdefault(one[1].days.bounds, (odd, one))
    for odd, one in list(others.values())[:_CHALLENGERS]:
        features = _how_told(one, dates[0][0], dates.index(one), passage) | chosen
        features |= {"told": odd, "ahead": odd - chosen["chosen: told"]} | _in_frame(one, passage, line)
        yield Challenge(*one, features | _apart(one[1].days, answer))


def _is(days: Days, value: EventDate | None) -> bool:
    return value is not None and days.bounds == (value.start, value.end)


def _of_answer(answer: Answer[EventDate | None], own: tuple[float, Dated] | None) -> Features:
    """What is known of the date chosen; `own` is the date of the passage that tells it, where one does."""
    basis, precision = (answer.value.basis, answer.value.precision) if answer.value else ("none", "none")
    found = {
        f"chosen: basis {basis}": 1.0,
        f"chosen: precision {precision}": 1.0,
        "chosen: stated": odds(answer.confidence),
        "chosen: told": own[0] if own else _NOT_TOLD,
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
