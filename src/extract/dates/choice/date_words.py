"""A date of a passage by itself: the words around it, its clause, and where and how it is told.

What these features weigh stands in `data/date_weights.csv`, learnt by models/dates/train.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.dates.reading.choosing import Candidate, Dated
from extract.dates.standing.standings import Standing
from extract.events import patterns
from extract.learnt import Features
from extract.model import Passage

_WORD = re.compile(r"[^\W\d_]+|\d+|[.;:,()–—\"“”]")
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z“\"])|\n\n")
_BREAK = re.compile(r"[;:()–—]|, (?:and|but|so|then)\b|, ")
# What ties a clause to another, or begins to tell what is so: "who was", "since", "had".
_LINK = re.compile(
    r"\b(?:since|after|before|when|while|who|whom|whose|which|that|because|until|where|following|although|though|"
    r"had|has|have|was|were|is|are|will|would|been|being|be)\b",
    re.IGNORECASE,
)
_BEFORE, _BEHIND = 220, 160  # characters
_FAR_BEFORE, _FAR_BEHIND, _BESIDE, _LEAD = 10, 8, 3, 40  # words


def told_features(passage: Passage, dates: Sequence[Dated], text: str) -> list[Features]:
    """Of each date of a passage, the words around it, those of the lead, its clause, and how it is told."""
    lead = _words(passage.lead.of(text))[:_LEAD]
    found = []
    for place, one in enumerate(dates):
        zone, sentence = one[0].zone, _sentence(one, text)
        found.append(
            _around(sentence)
            | {f"lead {zone}: {word}": 0.5 for word in lead}
            | _clause_words(sentence, zone)
            | _clause_counts(sentence, one, dates)
            | how_told(one, dates[0][0], place, passage)
        )
    return found


def clause_counts(one: Dated, dates: Sequence[Dated], text: str) -> Features:
    """What can be counted of a date's clause and of the other dates of its passage."""
    return _clause_counts(_sentence(one, text), one, dates)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What stands on either side of a date, as far as its sentence goes and not for ever."""

    before: str
    behind: str
    tells: tuple[str, ...]  # kinds of events that the date's own clause has words for


def _sentence(one: Dated, text: str) -> _Sentence:
    span = one[0].expression.span
    before = _SENTENCE.split(text[max(0, span.start - _BEFORE) : span.start])[-1]
    behind = _SENTENCE.split(text[span.end : span.end + _BEHIND])[0]
    clause = f"{_BREAK.split(before)[-1]} § {_BREAK.split(behind)[0]}"
    return _Sentence(before, behind, tuple(kind for kind, pattern in patterns().items() if pattern.search(clause)))


def _around(sentence: _Sentence) -> Features:
    """The words of the date's own sentence on either side of it, the nearest by their places and in pairs as well."""
    before, behind = _words(sentence.before), _words(sentence.behind)
    pairs = {
        "pair before": before[-2:],
        "pair one further": before[-3:-1],
        "pair behind": behind[:2],
    }
    return {
        **{f"before: {word}": 1.0 for word in before[-_FAR_BEFORE:]},
        **{f"behind: {word}": 1.0 for word in behind[:_FAR_BEHIND]},
        **{f"before {place}: {word}": 1.0 for place, word in enumerate(before[: -_BESIDE - 1 : -1])},
        **{f"behind {place}: {word}": 1.0 for place, word in enumerate(behind[:_BESIDE])},
        **{f"{name}: {' '.join(pair)}": 1.0 for name, pair in pairs.items() if len(pair) == 2},
        "opens": float(len(before) < 2),
        "words before": min(len(before), 20) / 10,
    }


def _words(text: str) -> list[str]:
    return ["#" if word.isdecimal() else word.lower() for word in _WORD.findall(text)]


def _clause_words(sentence: _Sentence, zone: str) -> Features:
    """What the date's clause tells, and how it hangs on those before it."""
    before = [link.lower() for link in _LINK.findall(sentence.before)]
    behind = [link.lower() for link in _LINK.findall(sentence.behind)]
    opening = _words(_BREAK.split(sentence.before)[-1])
    return {
        **{f"link before: {link}": 1.0 for link in before[-1:]},
        **({f"links before: {' '.join(before[-2:])}": 1.0} if before else {}),
        **{f"link behind: {link}": 1.0 for link in behind[:1]},
        **{f"clause tells: {kind}": 1.0 for kind in sentence.tells},
        **{f"clause opens: {word}": 1.0 for word in opening[:1]},
        f"clause of {zone} tells: {'something' if sentence.tells else 'nothing'}": 1.0,
    }


def _clause_counts(sentence: _Sentence, one: Dated, dates: Sequence[Dated]) -> Features:
    others = [other for other in dates if other is not one]
    return {
        "clause tells nothing": float(not sentence.tells),
        "breaks before": min(len(_BREAK.findall(sentence.before)), 5) / 3,
        "dates": min(len(dates), 6) / 4,
        "others in its zone": min(sum(other.zone == one[0].zone for other, _ in others), 3) / 3,
        "another of an event": float(any(other.standing is Standing.EVENT for other, _ in others)),
    }


def how_told(one: Dated, loudest: Candidate, place: int, passage: Passage) -> Features:
    """Where a date stands, in what form, and what the rules make of it; `place` is its place among their choices."""
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
