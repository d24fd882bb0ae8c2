"""The dates of all the wins of an article, worked out together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import zip_longest

from extract.dates.article.context import Reading, Scope, newest_post, scope_at
from extract.dates.article.enumerators import enumerators
from extract.dates.article.frame import Frame, frame_of
from extract.dates.article.imprint_years import imprint_years
from extract.dates.article.judged import Verdict, judge, overruled
from extract.dates.choice.answers import from_reading, from_scope
from extract.dates.choice.corrected import corrected
from extract.dates.choice.other_tellings import beside_other_tellings
from extract.dates.choice.outweighed import outweighed
from extract.dates.choice.perpetual import in_their_own_years
from extract.dates.choice.placing import place_undated
from extract.dates.reading.choosing import Candidate, Dated, candidates, usable
from extract.dates.reading.fitting import fits, of_the_time
from extract.dates.reading.own_line import counted_from_its_line, on_this_day, published_on
from extract.dates.reading.told import Line, read_line
from extract.dates.sections.lost import without_lost
from extract.dates.sections.scopes import date_scopes
from extract.dates.sections.skipped import with_named, with_skipped
from extract.dates.standing.standings import Standing
from extract.dates.words.values import YEAR, Days, Kind
from extract.model import Answer, Basis, EventDate, Parsed, Passage, Rival, Span
from extract.tables import read_toml
from extract.text import blanked

_READ_OTHERWISE = "the head of the article may be read so: "
_OWN = ("lead", "opening", "said")


def date_passages(parsed: Parsed, passages: Sequence[Passage]) -> tuple[Answer[EventDate | None], ...]:
    """The date of each passage's win, in the passages' order, with its evidence; None where nothing tells the year."""
    if not passages:
        return ()
    answers, dates, line = date_by_rules(parsed, tuple(passages))
    chosen = [
        outweighed(passage, answer, told, line) for passage, answer, told in zip(passages, answers, dates, strict=True)
    ]
    return beside_other_tellings(parsed, passages, chosen)


def date_by_rules(
    parsed: Parsed, passages: tuple[Passage, ...]
) -> tuple[tuple[Answer[EventDate | None], ...], tuple[tuple[Dated, ...], ...], Line]:
    """What the rules choose for each passage, the dates that each of them tells, and the article's line of dates.

    The years of wins that write none are those of the likeliest reading of the head, be it not that of the rules.
    """
    bare = _less_other_numbers(parsed, passages)
    answers, dates, line = _in_frame(bare, passages)
    verdict = judge(parsed, passages, answers, line.frame)
    others: tuple[Answer[EventDate | None], ...] = ()
    if verdict.better:
        others = answers
        answers, dates, line = _in_frame(bare, passages, overruled(line.frame, verdict.better))
        answers = tuple(old if _holds(old, new) else new for old, new in zip(others, answers, strict=True))
    elif verdict.second:
        others, *_ = _in_frame(bare, passages, overruled(line.frame, verdict.second))
    return _with_rivals(_no_surer(answers, verdict), others, verdict), dates, line


def date_unjudged(parsed: Parsed, passages: tuple[Passage, ...]) -> tuple[tuple[Answer[EventDate | None], ...], Frame]:
    """What the rules choose for each passage, and by what frame, before other readings of the head are asked.

    Kept of pages that they meet for the first time, it tells the judge how far to believe them (`models/periods`).
    """
    answers, _, line = _in_frame(_less_other_numbers(parsed, passages), passages)
    return answers, line.frame


def _no_surer(answers: tuple[Answer[EventDate | None], ...], verdict: Verdict) -> tuple[Answer[EventDate | None], ...]:
    """The answers, those for wins that write no year no surer than the year that the head gives them."""
    needs = frozenset(verdict.needs)
    return tuple(
        replace(answer, confidence=round(min(answer.confidence, verdict.chance), 3)) if place in needs else answer
        for place, answer in enumerate(answers)
    )


def _with_rivals(
    answers: tuple[Answer[EventDate | None], ...], others: tuple[Answer[EventDate | None], ...], verdict: Verdict
) -> tuple[Answer[EventDate | None], ...]:
    """The answers, those for wins that write no year with what another reading of the head makes of them."""
    needs = frozenset(verdict.needs)
    return tuple(
        replace(answer, rivals=(*answer.rivals, Rival(other.value, f"{_READ_OTHERWISE}{other.because}", weighed=True)))
        if other and place in needs and other.value and not _same_days(answer.value, other.value)
        else answer
        for place, (answer, other) in enumerate(zip_longest(answers, others))
    )


def _writes_its_year(answer: Answer[EventDate | None]) -> bool:
    """Whether a win's own words tell its date with the year: it is of that year, whatever the head is about."""
    found = answer.value
    return found is not None and found.basis is Basis.TEXT and bool(YEAR.search(found.evidence))


def _holds(old: Answer[EventDate | None], new: Answer[EventDate | None]) -> bool:
    """Whether an answer holds whatever the head is about: not a year beside a day that the rules could not yet read.

    "Jailed for life on 7 August for the killings of 1975", where the head's year was found but later.
    """
    day = new.value is not None and new.value.basis is Basis.TEXT and new.value.precision in ("day", "month")
    bare = old.value is not None and old.value.precision == "year"
    return _writes_its_year(old) and not (bare and day)


def _same_days(one: EventDate | None, other: EventDate) -> bool:
    return one is not None and one.edtf == other.edtf


def _in_frame(
    parsed: Parsed, passages: tuple[Passage, ...], frame: Frame | None = None
) -> tuple[tuple[Answer[EventDate | None], ...], tuple[tuple[Dated, ...], ...], Line]:
    """`date_by_rules` for an article without its other numbers, in its own frame unless another is given."""
    frame = frame or frame_of(parsed, passages)
    scopes = date_scopes(parsed, frame, passages)
    frame = replace(frame, posted=newest_post(scopes))
    leads, rows = tuple(passage.lead for passage in passages), frame.rows
    chosen = {
        passage.lead: candidates(
            parsed, passage, tuple(lead for lead in leads if lead != passage.lead), frame.order, rows.get(passage.block)
        )
        for passage in passages
    }
    chosen = _less_entered(_less_read(chosen, parsed, frame), frame)
    scopes = without_lost(with_named(scopes, parsed, passages, chosen), parsed, passages, chosen, frame)
    scopes = with_skipped(scopes, parsed, passages, chosen)
    line = read_line(parsed, passages, chosen, frame, scopes)
    answers = [_told_date(passage, chosen[passage.lead], line) for passage in passages]
    dates = tuple(line.read(chosen[passage.lead]) for passage in passages)
    answers = in_their_own_years(answers, dates)
    return place_undated(parsed, passages, answers, line), dates, line


def _less_other_numbers(parsed: Parsed, passages: tuple[Passage, ...]) -> Parsed:
    """The article with the numbers of its items and the years of its publisher blanked; every offset stays."""
    text = blanked(parsed.article.text, (*enumerators(parsed), *imprint_years(parsed, passages)))
    return replace(parsed, article=replace(parsed.article, text=text))


def _less_read(
    chosen: dict[Span, tuple[Candidate, ...]], parsed: Parsed, frame: Frame
) -> dict[Span, tuple[Candidate, ...]]:
    """The candidates without the days on which a diary's items are to be read: "WEDNESDAY 2: Give thanks that …"."""
    diary = re.compile(read_toml("dates")["imprint"]["read_by_day"], re.IGNORECASE)
    if not any(diary.search(span.of(parsed.article.text)) for span in frame.mastheads):
        return chosen
    return {lead: tuple(one for one in found if not _to_be_read(one)) for lead, found in chosen.items()}


def _to_be_read(one: Candidate) -> bool:
    """Whether a label is the day of an item alone, without its month."""
    expression = one.expression
    bare = expression.day is not None and not (expression.month or expression.year)
    return one.zone == "label" and (bare or expression.kind is Kind.WEEKDAY)


def _less_entered(chosen: dict[Span, tuple[Candidate, ...]], frame: Frame) -> dict[Span, tuple[Candidate, ...]]:
    """The candidates without the days on which the rows of a list were typed in or the papers cited came out."""
    typed = {entry.line for entry in frame.entries if entry.afterwards or entry.cited}
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
    read = line.read(found)
    if counted := counted_from_its_line(found, read, line.text, line.frame):
        candidate, reading, told = counted
        return from_reading(candidate, reading, tuple(read), Scope(stretch=told.days, words=(told.words,)), line.frame)
    fitting = [(candidate, reading) for candidate, reading in read if fits(candidate, reading, scope, line.frame)]
    best = next(((candidate, reading) for candidate, reading in fitting if usable(candidate)), None)
    if best and (_heading_is_finer(best[0], best[1], scope) or _heading_is_surer(best[0], best[1], scope)):
        best = None
    if best and (out := published_on(best, line.text)):
        return from_scope(out, line.frame, tuple(fitting))
    if best and (day := on_this_day(best, line.text)):
        return from_reading(best[0], day, tuple(fitting), scope, line.frame)
    if best:
        best = corrected(best, fitting, passage, scope, line)
        year = _year_before(best)
        if own := _told_by_the_lead(best, passage, fitting, scope, line):
            return own
        finer = _told_in_passing(fitting, Scope(year=year, words=("",)), line) if year else None
        return finer or from_reading(best[0], _paired(best, fitting, line), tuple(fitting), scope, line.frame)
    if scope.posted and scope.stretch and _typed_in_later(scope.stretch, line.frame):
        return None
    passing = _told_in_passing(fitting, scope, line)
    if passing and (scope.posted or not scope.stretch or _narrows(passing, scope.stretch)):
        return passing
    if scope.stretch or scope.year:
        return from_scope(scope, line.frame, tuple(fitting))
    return _told_by_a_year(fitting, line) or _of_another_year(read, line)


def _of_another_year(read: Sequence[Dated], line: Line) -> Answer[EventDate | None] | None:
    """ "Was released on 7 October 2008", in a list of 2018: a day of the lead, with a year that its head is not about.

    Only where nothing else dates the win but the time that the article covers.
    """
    latest = line.frame.latest
    for candidate, reading in read:
        one = candidate.expression
        whole = candidate.zone == "lead" and one.kind is Kind.ABSOLUTE and one.day and one.month and one.year
        # "said sorry for the shots of 30 January 1972"
        own = one.cue in ("on", "") and candidate.standing is Standing.EVENT and usable(candidate)
        over = reading.days.is_day and (latest is None or reading.days.last <= latest)
        if whole and own and over and not (candidate.arrest or candidate.by_the_way):
            return from_reading(candidate, reading, (), Scope(), line.frame)
    return None


def _told_by_a_year(fitting: list[Dated], line: Line) -> Answer[EventDate | None] | None:
    """ "A reserve for the Kawari. … In 1988 the state drew its border": the year with which a detail's sentence opens.

    Only where nothing but its publication would date the win: lists of landmarks have an item's name for its lead.
    """
    if line.frame.window:
        return None
    for candidate, reading in fitting:
        one = candidate.expression
        opens = re.search(
            r"(?:^|[.!?\n]\s?)\W*(?:In|Since)\s$", line.text[max(0, one.span.start - 12) : one.span.start]
        )
        alone = candidate.zone == "detail" and one.size == 1 and one.kind is Kind.ABSOLUTE and opens
        if alone and candidate.standing is Standing.EVENT and not candidate.arrest:
            return from_reading(candidate, replace(reading, sure="by_a_year"), tuple(fitting), Scope(), line.frame)
    return None


def _year_before(best: Dated) -> int | None:
    """The year alone that stands before a lead: "In 2014 it shut its court. The senate had voted for that in May"."""
    days = best[1].days
    return days.first.year if days.grain == "year" and best[0].zone in ("before", "opening", "shared") else None


def _told_by_the_lead(
    best: Dated,
    passage: Passage,
    fitting: list[Dated],
    scope: Scope,
    line: Line,
) -> Answer[EventDate | None] | None:
    """ "The others were tried on 9 May. Two had got bail on 8 February": what a win's own sentence tells."""
    if best[0].zone != "opening" or passage.statement.contains(best[0].expression.span):
        return None
    own = [one for one in fitting if one[0].zone == "lead" and one[0].expression.size > 1]
    return _told_in_passing([one for one in own if not one[1].days.meets(best[1].days)], scope, line)


def _told_in_passing(fitting: list[Dated], scope: Scope, line: Line) -> Answer[EventDate | None] | None:
    """The date that the lead's own sentence tells, though in words that as a rule tell what came before a win."""
    for candidate, reading in fitting:
        backed = candidate.standing is not Standing.EVENT and candidate.zone in _OWN
        since = scope.posted and candidate.expression.cue == "since"
        if since and scope.stretch and (scope.stretch.first - reading.days.last).days > _LONG_BEFORE:
            continue  # "free to travel, which he had not been since October", in a post of April
        if backed and candidate.told_of and of_the_time(reading.days, scope, line.frame):
            return from_reading(candidate, replace(reading, sure="in_passing"), tuple(fitting), scope, line.frame)
    return None


def _narrows(passing: Answer[EventDate | None], heading: Days) -> bool:
    """Whether a day told in passing lies in the month of its heading: "whom she had invited on the 3rd".

    Or it is counted from its heading's own day: "may publish again, after the ministry gave way on Saturday".
    """
    day = passing.value
    if day is None or day.start != day.end:
        return False
    counted = heading.first == heading.last and not any(map(str.isdigit, day.evidence))
    first = heading.first - timedelta(_WEEK) if counted else heading.bounds[0]
    return first <= day.start <= heading.bounds[1]


_WEEK = 7  # days
_LONG_BEFORE = 62  # days


def _typed_in_later(day: Days, frame: Frame) -> bool:
    """Whether the day is that on which a row of last year's list was typed in: it tells nothing of the win."""
    typed = any(entry.afterwards for entry in frame.entries)
    return typed and frame.window is not None and not day.meets(frame.window.days)


def _heading_is_finer(candidate: Candidate, reading: Reading, scope: Scope) -> bool:
    """Under a month's heading a bare year in the lead is the same year, or one that is only told about."""
    coarser = {"day": ("month", "year"), "month": ("year",)}
    if scope.field and scope.stretch and reading.days.grain in coarser.get(scope.stretch.grain, ()):
        return reading.days.meets(scope.stretch)  # columns "May" and "5" tell one day together
    if not scope.stretch or scope.posted or candidate.expression.size > 1 or candidate.zone == "label":
        return False
    return reading.days.grain == "year" and scope.stretch.grain != "year"


_A_MONTH = 2  # the size of an expression


def _heading_is_surer(candidate: Candidate, reading: Reading, scope: Scope) -> bool:
    """ "The student, whose sentence was halved in December" under MARCH: a date that is only perhaps the win's."""
    if scope.field and scope.stretch and candidate.expression.kind is Kind.ABSOLUTE and candidate.zone != "label":
        return not reading.days.meets(scope.stretch)  # a record's own date field outweighs what its note tells
    if not scope.stretch or scope.posted or scope.deictic or candidate.standing is not Standing.WEAK:
        return False
    if candidate.expression.kind is not Kind.ABSOLUTE:
        return False  # a log's "last night" is the win's all the same
    if scope.stretch.grain != "month" and not (scope.stretch.is_day and candidate.expression.size == _A_MONTH):
        return False  # but "In October they had walked to the palace; now he gives in", under 1 February
    return not reading.days.meets(scope.stretch)


def _paired(best: Dated, fitting: list[Dated], line: Line) -> Reading:
    """ "on 5 March and 25 June": two days of one statement are the stretch between them."""
    candidate, reading = best
    for other, days in fitting:
        between = line.text[candidate.expression.span.end : other.expression.span.start]
        joined = other.zone == candidate.zone and re.fullmatch(r"\s+(?:and|&)\s+(?:on\s+)?(?:the\s+)?", between)
        # "was lifted on 20 August and six days later she landed": the second day is that of what followed
        if (
            joined
            and other.expression.kind is not Kind.OFFSET
            and candidate.expression.size == other.expression.size == 3
            and reading.days.first < days.days.first
            and other.expression.cue in ("", "on")
        ):
            return replace(reading, days=Days(reading.days.first, days.days.last), sure="vague")
    return reading
