"""The date that speaks the loudest in a passage, corrected by what the others beside it tell."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from extract.dates.article.context import Reading, Scope
from extract.dates.article.frame import Frame
from extract.dates.reading.choosing import Candidate, Dated, helps_somebody, usable
from extract.dates.reading.fitting import of_the_time
from extract.dates.reading.told import Line
from extract.dates.standing.standings import Standing
from extract.dates.standing.steps import completes
from extract.dates.words.values import Days, Kind, one_day, real_day
from extract.model import Passage, Span

_A_MONTH = 31  # days
_OPENING = 4  # characters before the first word of a lead
_CLAUSE = re.compile(r"[;:]\s|\bthat\b")
_ABOUT = 7  # days
_SURE = 40


def corrected(
    best: Dated,
    fitting: list[Dated],
    passage: Passage,
    scope: Scope,
    line: Line,
) -> Dated:
    """The date of the win among those that fit it, where `best` is the one that speaks the loudest."""
    best = _in_its_season(_its_own_day(best, fitting, passage, line.text), fitting)
    best = _of_its_time(_in_its_month(best, fitting), fitting, scope, line.frame)
    best = _counted_back(_of_label_year(best, fitting), fitting, passage.lead, line.text)
    published = line.frame.published.span if line.frame.published else None
    posted = scope.posted or (published is not None and published == best[0].expression.span)
    best = _narrowed(_told_by_message(best, fitting) if posted else best, fitting, passage)
    best = _day_before_label(_in_label_year(best, fitting), fitting)
    return _last_step(best, fitting, line.text)


def _in_its_month(best: Dated, fitting: list[Dated]) -> Dated:
    """ "In October, two days before Thanksgiving": a feast that is not the one of the month beside it gives way."""
    if best[0].expression.kind is not Kind.HOLIDAY:
        return best
    for candidate, reading in fitting:
        month = candidate.expression.kind is Kind.ABSOLUTE and candidate.expression.size == 2
        same = candidate.zone == best[0].zone and usable(candidate)
        if month and same and reading.days.grain == "month" and not reading.days.meets(best[1].days):
            return candidate, reading
    return best


def _its_own_day(best: Dated, fitting: list[Dated], passage: Passage, text: str) -> Dated:
    """ "15 February. Ana comes home. Luz follows her on 13 March": a label's day is that of the sentence it opens.

    So it is where the lead counts from it: "Two days after, Luz was freed".
    """
    between = text[best[0].expression.span.end : passage.lead.start]
    if best[0].zone not in ("label", "shared") or not re.search(r"[a-z]{2}[.!?]\s", between):
        return best
    for candidate, reading in fitting:
        one = candidate.expression
        opens = one.span.start - passage.lead.start < _OPENING
        counted = one.kind is Kind.OFFSET and one.unit in ("day", "week") and opens
        own = candidate.zone == "lead" and one.size == 3 and (one.kind is Kind.ABSOLUTE or counted)
        if own and usable(candidate) and not candidate.arrest and not reading.days.meets(best[1].days):
            return candidate, reading
    return best


def _in_its_season(best: Dated, fitting: list[Dated]) -> Dated:
    """ "Winter. Ana Tamm got out at the end of February 1999": what the sentence tells is finer."""
    label = best[0].expression
    if best[0].zone not in ("label", "shared") or label.unit != "season" or label.year:
        return best
    for candidate, reading in fitting:
        one = candidate.expression
        told = candidate.zone == "lead" and one.kind is Kind.ABSOLUTE and one.unit != "season" and one.month
        if told and usable(candidate) and not candidate.arrest and (one.year or reading.days.meets(best[1].days)):
            return candidate, reading
    return best


def _of_its_time(best: Dated, fitting: list[Dated], scope: Scope, frame: Frame) -> Dated:
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


def _told_by_message(best: Dated, fitting: list[Dated]) -> Dated:
    """ "3 Mar 21:40 – Yesterday …": the day before a message, or of a dateline, is that of its writing."""
    if best[0].zone not in ("label", "shared", "opening"):
        return best
    counted = (
        (candidate, reading)
        for candidate, reading in fitting
        if candidate.zone == "lead" and candidate.expression.kind in (Kind.DEICTIC, Kind.WEEKDAY)
    )
    return next((one for one in counted if usable(one[0]) and one[1].days.grain == "day"), best)


def _day_before_label(best: Dated, fitting: list[Dated]) -> Dated:
    """ "Wed 9: the court, we learn, freed her yesterday": a diary's "yesterday" is counted from its own line."""
    if best[0].zone != "label" or not best[1].days.is_day:
        return best
    for candidate, reading in fitting:
        one = candidate.expression
        back = one.kind is Kind.DEICTIC and one.unit == "day" and one.shift != "ago" and one.count < 0
        if back and candidate.zone == "lead" and candidate.standing is Standing.EVENT and usable(candidate):
            return candidate, replace(reading, days=one_day(best[1].days.first + timedelta(one.count)))
    return best


def _narrowed(best: Dated, fitting: list[Dated], passage: Passage) -> Dated:
    """ "In June …. That was on the 12th": the finer date of the same event, told in a following sentence."""
    for candidate, reading in fitting:
        labelled = best[0].zone in ("label", "shared")
        season = best[0].expression.unit == "season" and (labelled or candidate.zone != "detail" or _is_sure(candidate))
        if season and _in_season(candidate, reading, best[1]):
            return candidate, reading  # but "In summer Ana came home. In July the neighbours were still dancing"
        if candidate.zone == "opening" and not passage.statement.contains(candidate.expression.span):
            continue  # "Closed 18 June. … The court released them in June": another sentence's day
        finer = reading.days.is_day and not best[1].days.is_day and reading.days.meets(best[1].days)
        own = usable(candidate) and (candidate.zone in ("lead", "label") or candidate.same_event or _is_sure(candidate))
        own = own or (usable(candidate) and _is_near(best[1].exact, reading.days))
        own = own or _in_its_part(candidate, reading, best)
        # "By midsummer she was safe, for the court had set the sentence aside on 23 June"
        behind = candidate.told_of and candidate.zone in ("lead", "opening") and best[1].days.grain == "month"
        if candidate.by_the_way:
            continue  # "freed in the third week of May, after a hearing on the 12th"
        if candidate.expression.kind in (Kind.OFFSET, Kind.SAME):
            continue  # "Five weeks on, at the end of March": the month is what is meant
        if best[0].expression.kind in (Kind.OFFSET, Kind.SAME) and candidate.expression.span < best[0].expression.span:
            continue  # "On 3 May … in the same month": what it is counted from
        if finer and (own or (behind and best[0].zone in ("lead", "opening"))):
            return candidate, reading
    return best


def _is_sure(candidate: Candidate) -> bool:
    """Whether a date told behind the win is said to be the win's: "The vote was on 3 May"."""
    return candidate.score >= _SURE


def _in_season(candidate: Candidate, reading: Reading, season: Reading) -> bool:
    """ "Autumn. The court decided in October": a month or day of the win in the season that its label names."""
    month = candidate.expression.kind is Kind.ABSOLUTE and candidate.expression.unit != "season"
    finer = month and candidate.expression.size > 1 and (reading.days.last - reading.days.first).days <= _A_MONTH
    own = candidate.standing is Standing.EVENT and not candidate.arrest and usable(candidate)
    return finer and own and reading.days.meets(season.days)


def _is_near(counted: Days | None, told: Days) -> bool:
    """Whether a day is about the one that weeks were counted to: "eleven weeks later … signed on 24 March"."""
    return counted is not None and counted.first == counted.last and abs((told.first - counted.first).days) <= _ABOUT


def _in_its_part(candidate: Candidate, reading: Reading, best: Dated) -> bool:
    """ "freed in the middle of May. She … was let go on the 14th": a day of the part of the month that a win names."""
    own = candidate.standing is Standing.EVENT and not candidate.arrest and usable(candidate)
    # "At the start of Easter week" lies about a day that the text tells too: "(Easter Sunday fell on the 20th)".
    of_a_month = best[0].expression.kind is Kind.ABSOLUTE and best[1].days.grain == "month"
    part = best[1].exact if of_a_month else None
    if part is None or not own or not 0 < (part.last - part.first).days < _PART:
        return False
    return part.first <= reading.days.first and reading.days.last <= part.last


_PART = 11  # days


def _counted_back(best: Dated, fitting: list[Dated], lead: Span, text: str) -> Dated:
    """ "Ana ate at home on the 19th; the day before, she had left prison": the day of the clause that tells the win."""
    here = best[0].expression
    if best[0].zone != "lead" or here.kind is not Kind.ABSOLUTE or here.size != 3:
        return best
    for candidate, reading in fitting:
        other = candidate.expression
        back = other.kind is Kind.OFFSET and other.count < 0 and other.unit in ("day", "week")
        inside = back and here.span < other.span and other.span.end <= lead.end
        joint = _CLAUSE.search(text, here.span.end, other.span.start) if inside else None
        before, behind = (text[lead.start : joint.start()], text[joint.end() : lead.end]) if joint else ("", "")
        if helps_somebody(behind) and not helps_somebody(before):
            return candidate, reading
    return best


def _of_label_year(best: Dated, fitting: list[Dated]) -> Dated:
    """ "Port Lilac, 2016. Five judges found on 26 April …": the label's year is that of its sentence."""
    candidate, reading = best
    label = next((days.days for one, days in fitting if one.zone == "label" and one.expression.size == 1), None)
    plain = candidate.expression.kind is Kind.ABSOLUTE and candidate.expression.month and not candidate.expression.year
    if label is None or not plain or candidate.expression.shift or label.first.year != label.last.year:
        return best
    first = real_day(label.first.year, reading.days.first.month, reading.days.first.day)
    last = real_day(label.first.year, reading.days.last.month, reading.days.last.day)
    if first is None or last is None or reading.days.first.year != reading.days.last.year:
        return best
    return candidate, replace(reading, days=replace(reading.days, first=first, last=last))


def _in_label_year(best: Dated, fitting: list[Dated]) -> Dated:
    """ "2008: the treaty enters into force on 3 May": under a year that is past, what is ahead of the verb has come."""
    if best[0].zone != "label" or best[0].expression.size != 1:
        return best
    for candidate, reading in fitting:
        ahead = candidate.zone == "lead" and candidate.standing is Standing.FUTURE and candidate.expression.size > 1
        plain = candidate.expression.kind is Kind.ABSOLUTE and candidate.expression.cue not in ("until", "till")
        if ahead and plain and reading.days.grain != "year" and reading.days.meets(best[1].days):
            return candidate, reading
    return best


def _last_step(best: Dated, fitting: list[Dated], text: str) -> Dated:
    """ "The lower house said yes on 11 May, and on the 30th the senate": the step that made it so."""
    here = best[0].expression
    for candidate, reading in fitting:
        other = candidate.expression
        same = candidate.zone == best[0].zone and other.span.start > here.span.end and other.size == here.size
        later = (
            same
            and usable(candidate)
            and other.kind is Kind.ABSOLUTE
            and candidate.standing in (Standing.EVENT, best[0].standing)
            and reading.days.first > best[1].days.first
        )
        if later and completes(text, here.span, other.span):
            return candidate, reading
    return best
