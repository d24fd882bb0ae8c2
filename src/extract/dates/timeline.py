"""The dates of all the wins of an article, worked out together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.dates.answers import from_reading, from_scope
from extract.dates.choosing import Candidate, candidates, usable
from extract.dates.context import Reading, Scope, scope_at
from extract.dates.cues import Standing
from extract.dates.fitting import fits, of_the_time
from extract.dates.frame import Frame, frame_of
from extract.dates.lost import without_lost
from extract.dates.placing import place_undated
from extract.dates.rows import dated_rows
from extract.dates.scopes import date_scopes
from extract.dates.steps import completes
from extract.dates.told import Line, read_line
from extract.dates.values import Days, Kind
from extract.model import Answer, EventDate, Parsed, Passage, Span

_OWN = ("lead", "opening", "said")


def date_passages(parsed: Parsed, passages: Sequence[Passage]) -> tuple[Answer[EventDate | None], ...]:
    """The date of each passage's win, in the passages' order, with its evidence; None where nothing tells the year."""
    passages = tuple(passages)
    if not passages:
        return ()
    frame = frame_of(parsed, passages)
    scopes = date_scopes(parsed, frame, passages)
    leads, rows = tuple(passage.lead for passage in passages), dated_rows(parsed)
    chosen = {
        passage.lead: candidates(
            parsed, passage, tuple(lead for lead in leads if lead != passage.lead), frame.order, rows.get(passage.block)
        )
        for passage in passages
    }
    chosen = _less_entered(chosen, frame)
    scopes = without_lost(scopes, parsed, passages, chosen, frame)
    line = read_line(parsed, passages, chosen, frame, scopes)
    answers = [_told_date(passage, chosen[passage.lead], line) for passage in passages]
    return place_undated(parsed, passages, answers, line)


def _less_entered(chosen: dict[Span, tuple[Candidate, ...]], frame: Frame) -> dict[Span, tuple[Candidate, ...]]:
    """The candidates without the days on which the rows of a list were typed in."""
    typed = {entry.line for entry in frame.entries if entry.afterwards}
    if not typed:
        return chosen
    return {
        lead: tuple(one for one in found if not any(line.contains(one.expression.span) for line in typed))
        for lead, found in chosen.items()
    }


# --- one passage ----------------------------------------------------------------------------------------------------


def _told_date(passage: Passage, found: tuple[Candidate, ...], line: Line) -> Answer[EventDate | None] | None:
    """The date that the passage's own words, or the heading of its section, tell; None where neither does."""
    scope = scope_at(line.scopes, passage.lead.start)
    read = [
        (candidate, line.readings[candidate.expression.span])
        for candidate in found
        if candidate.expression.span in line.readings
    ]
    fitting = [(candidate, reading) for candidate, reading in read if fits(candidate, reading, scope, line.frame)]
    best = next(((candidate, reading) for candidate, reading in fitting if usable(candidate)), None)
    if best and (_heading_is_finer(best[0], best[1], scope) or _heading_is_surer(best[0], best[1], scope)):
        best = None
    if best:
        best = _its_own_day(best, fitting, passage, line.text)
        best = _of_its_time(_in_its_month(best, fitting), fitting, scope, line.frame)
        best = _last_step(_narrowed(_told_by_message(best, fitting, scope), fitting), fitting, line.text)
        year = _year_before(best)
        finer = _told_in_passing(fitting, Scope(year=year, words=("",)), line) if year else None
        return finer or from_reading(best[0], _paired(best, fitting, line), tuple(fitting), scope, line.frame)
    if scope.posted and scope.stretch and _typed_in_later(scope.stretch, line.frame):
        return None
    passing = _told_in_passing(fitting, scope, line)
    if passing and (scope.posted or not scope.stretch or _narrows(passing, scope.stretch)):
        return passing
    if scope.stretch or scope.year:
        return from_scope(scope, line.frame, tuple(fitting))
    return None


def _in_its_month(
    best: tuple[Candidate, Reading], fitting: list[tuple[Candidate, Reading]]
) -> tuple[Candidate, Reading]:
    """ "In October, two days before Thanksgiving": a feast that is not the one of the month beside it gives way."""
    if best[0].expression.kind is not Kind.HOLIDAY:
        return best
    for candidate, reading in fitting:
        month = candidate.expression.kind is Kind.ABSOLUTE and candidate.expression.size == 2
        same = candidate.zone == best[0].zone and usable(candidate)
        if month and same and reading.days.grain == "month" and not reading.days.meets(best[1].days):
            return candidate, reading
    return best


def _of_its_time(
    best: tuple[Candidate, Reading], fitting: list[tuple[Candidate, Reading]], scope: Scope, frame: Frame
) -> tuple[Candidate, Reading]:
    """ "Out since 23 March, the last of those rounded up in 2003": years before its article a date is history."""
    here = best[0].expression
    if here.year is None or here.size > 2 or of_the_time(best[1].days, scope, frame):
        return best  # who writes a day and its year out means it
    for candidate, reading in fitting:
        other = candidate.expression
        own = candidate.zone == best[0].zone and other.year is None and other.size > 1 and other.unit != "season"
        if own and usable(candidate) and of_the_time(reading.days, scope, frame):
            return candidate, reading
    return best


def _its_own_day(
    best: tuple[Candidate, Reading], fitting: list[tuple[Candidate, Reading]], passage: Passage, text: str
) -> tuple[Candidate, Reading]:
    """ "15 February. Ana comes home. Luz follows her on 13 March": a label's day is that of the sentence it opens."""
    between = text[best[0].expression.span.end : passage.lead.start]
    if best[0].zone not in ("label", "shared") or not re.search(r"[a-z]{2}[.!?]\s", between):
        return best
    for candidate, reading in fitting:
        own = candidate.zone == "lead" and candidate.expression.kind is Kind.ABSOLUTE and candidate.expression.size == 3
        if own and usable(candidate) and not candidate.arrest and not reading.days.meets(best[1].days):
            return candidate, reading
    return best


def _year_before(best: tuple[Candidate, Reading]) -> int | None:
    """The year alone that stands before a lead: "In 2014 it shut its court. The senate had voted for that in May"."""
    days = best[1].days
    return days.first.year if days.grain == "year" and best[0].zone in ("before", "opening", "shared") else None


def _told_in_passing(
    fitting: list[tuple[Candidate, Reading]], scope: Scope, line: Line
) -> Answer[EventDate | None] | None:
    """The date that the lead's own sentence tells, though in words that as a rule tell what came before a win."""
    for candidate, reading in fitting:
        backed = candidate.standing is not Standing.EVENT and candidate.zone in _OWN
        if backed and candidate.told_of and of_the_time(reading.days, scope, line.frame):
            return from_reading(candidate, replace(reading, sure="in_passing"), tuple(fitting), scope, line.frame)
    return None


def _narrows(passing: Answer[EventDate | None], heading: Days) -> bool:
    """Whether a day told in passing lies in the month of its heading: "whom she had invited on the 3rd"."""
    day = passing.value
    return day is not None and day.start == day.end and heading.bounds[0] <= day.start <= heading.bounds[1]


def _typed_in_later(day: Days, frame: Frame) -> bool:
    """Whether the day is that on which a row of last year's list was typed in: it tells nothing of the win."""
    typed = any(entry.afterwards for entry in frame.entries)
    return typed and frame.window is not None and not day.meets(frame.window.days)


def _heading_is_finer(candidate: Candidate, reading: Reading, scope: Scope) -> bool:
    """Under a month's heading a bare year in the lead is the same year, or one that is only told about."""
    if scope.field and scope.stretch and scope.stretch.grain == "day" and reading.days.grain != "day":
        return reading.days.meets(scope.stretch)  # columns "May" and "5" tell one day together
    if not scope.stretch or scope.posted or candidate.expression.size > 1 or candidate.zone == "label":
        return False
    return reading.days.grain == "year" and scope.stretch.grain != "year"


def _heading_is_surer(candidate: Candidate, reading: Reading, scope: Scope) -> bool:
    """ "The student, whose sentence was halved in December" under MARCH: a date that is only perhaps the win's."""
    if scope.field and scope.stretch and candidate.expression.kind is Kind.ABSOLUTE and candidate.zone != "label":
        return not reading.days.meets(scope.stretch)  # a record's own date field outweighs what its note tells
    if not scope.stretch or scope.posted or scope.deictic or candidate.standing is not Standing.WEAK:
        return False
    if scope.stretch.grain != "month" or candidate.expression.kind is not Kind.ABSOLUTE:
        return False  # a log's "last night" is the win's all the same
    return not reading.days.meets(scope.stretch)


def _told_by_message(
    best: tuple[Candidate, Reading], fitting: list[tuple[Candidate, Reading]], scope: Scope
) -> tuple[Candidate, Reading]:
    """ "3 Mar 21:40 – Yesterday …": the day before a message is that of its writing."""
    if not scope.posted or best[0].zone not in ("label", "shared"):
        return best
    counted = (
        (candidate, reading)
        for candidate, reading in fitting
        if candidate.zone == "lead" and candidate.expression.kind in (Kind.DEICTIC, Kind.WEEKDAY)
    )
    return next((one for one in counted if usable(one[0]) and one[1].days.grain == "day"), best)


def _narrowed(best: tuple[Candidate, Reading], fitting: list[tuple[Candidate, Reading]]) -> tuple[Candidate, Reading]:
    """ "In June …. That was on the 12th": the finer date of the same event, told in a following sentence."""
    for candidate, reading in fitting:
        finer = _is_day(reading.days) and not _is_day(best[1].days) and reading.days.meets(best[1].days)
        own = usable(candidate) and (candidate.zone in ("lead", "label") or candidate.score >= 40)
        own = own or (usable(candidate) and _is_near(best[1].exact, reading.days))
        # "By midsummer she was safe, for the court had set the sentence aside on 23 June"
        behind = candidate.told_of and candidate.zone in ("lead", "opening") and best[1].days.grain == "month"
        if candidate.expression.kind in (Kind.OFFSET, Kind.SAME):
            continue  # "Five weeks on, at the end of March": the month is what is meant
        if best[0].expression.kind in (Kind.OFFSET, Kind.SAME) and candidate.expression.span < best[0].expression.span:
            continue  # "On 3 May … in the same month": what it is counted from
        if finer and (own or (behind and best[0].zone in ("lead", "opening"))):
            return candidate, reading
    return best


def _is_near(counted: Days | None, told: Days) -> bool:
    """Whether a day is about the one that weeks were counted to: "eleven weeks later … signed on 24 March"."""
    return counted is not None and counted.first == counted.last and abs((told.first - counted.first).days) <= _ABOUT


_ABOUT = 7  # days


def _last_step(
    best: tuple[Candidate, Reading], fitting: list[tuple[Candidate, Reading]], text: str
) -> tuple[Candidate, Reading]:
    """ "The lower house said yes on 11 May, and on the 30th the senate": the step that made it so."""
    here = best[0].expression
    for candidate, reading in fitting:
        other = candidate.expression
        same = candidate.zone == best[0].zone and other.span.start > here.span.end and other.size == here.size
        later = (
            same
            and usable(candidate)
            and other.kind is Kind.ABSOLUTE
            and candidate.standing is Standing.EVENT
            and reading.days.first > best[1].days.first
        )
        if later and completes(text, here.span, other.span):
            return candidate, reading
    return best


def _is_day(days: Days) -> bool:
    return days.grain == "day" and days.first == days.last


def _paired(best: tuple[Candidate, Reading], fitting: list[tuple[Candidate, Reading]], line: Line) -> Reading:
    """ "on 5 March and 25 June": two days of one statement are the stretch between them."""
    candidate, reading = best
    for other, days in fitting:
        between = line.text[candidate.expression.span.end : other.expression.span.start]
        joined = other.zone == candidate.zone and re.fullmatch(r"\s+(?:and|&)\s+(?:on\s+)?(?:the\s+)?", between)
        if (
            joined
            and candidate.expression.size == other.expression.size == 3
            and reading.days.first < days.days.first
            and other.expression.cue in ("", "on")
        ):
            return replace(reading, days=Days(reading.days.first, days.days.last), sure="vague")
    return reading
