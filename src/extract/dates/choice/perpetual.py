"""Calendars of many years: "JANUARY", "10. Four men were pardoned in 2003": a heading's day in its sentence's year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.dates.choice.answers import event_date
from extract.dates.reading.choosing import Dated
from extract.dates.standing.standings import Standing
from extract.dates.words.values import YEAR, Kind, one_day, real_day
from extract.model import Answer, Basis, EventDate, Precision
from extract.tables import read_toml
from extract.text import excerpt

Told = Answer[EventDate | None] | None

_LEAST = 3  # years of their own that a calendar's sentences tell: two may be looked back on in one of a single year
_OWN = ("lead", "opening")


def in_their_own_years(answers: Sequence[Told], dates: Sequence[Sequence[Dated]]) -> list[Told]:
    """The answers, those by a day whose heading names no year in the years that their own sentences tell.

    Only where most such days have a year beside them, and these differ: then no one year is the page's.
    """
    headed = [place for place, answer in enumerate(answers) if answer and _is_day_without_year(answer)]
    own = {place: one for place in headed if (one := _own_year(dates[place]))}
    years = {one[0].expression.year for one in own.values()}
    if len(years) < _LEAST or 2 * len(own) <= len(headed):
        return list(answers)
    return [_in_year(answer, own[place]) if answer and place in own else answer for place, answer in enumerate(answers)]


def _is_day_without_year(answer: Answer[EventDate | None]) -> bool:
    found = answer.value
    of_heading = found is not None and found.basis is Basis.HEADING and found.precision is Precision.DAY
    return of_heading and found is not None and not YEAR.search(found.evidence)


def _own_year(dates: Sequence[Dated]) -> Dated | None:
    """The year, and no more, that the sentence of a win tells of it."""
    for one in dates:
        candidate, expression = one[0], one[0].expression
        alone = expression.kind is Kind.ABSOLUTE and expression.size == 1 and not expression.last_year
        told = candidate.zone in _OWN and candidate.standing in (Standing.EVENT, Standing.WEAK)
        if alone and told and expression.year and not expression.part and not candidate.arrest:
            return one
    return None


def _in_year(answer: Answer[EventDate | None], own: Dated) -> Answer[EventDate | None]:
    found, expression = answer.value, own[0].expression
    day = real_day(expression.year or 0, found.start.month, found.start.day) if found else None
    if found is None or day is None:
        return answer
    words = excerpt(expression.text)
    return replace(
        answer,
        value=event_date(one_day(day), Basis.HEADING, f"{found.evidence} … {words}"),
        because=f"heading “{found.evidence}”, year from “{words}”",
        confidence=float(read_toml("dates")["confidence"]["heading"]),
        evidence=(*answer.evidence, expression.span),
        rivals=(),
        derived=frozenset(),
    )
