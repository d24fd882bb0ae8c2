"""When an article appeared: front matter, date lines, mastheads, and what its end or its introduction says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from extract.calendar_words import calendar_table, is_calendar_line, number_word
from extract.dates.article.editions import founded, of_last_issue
from extract.dates.words.expressions import find_expressions
from extract.dates.words.holidays import holiday_day
from extract.dates.words.values import (
    Days,
    Evidence,
    Expression,
    Kind,
    add_months,
    easter,
    one_day,
    real_day,
    whole_month,
    whole_year,
)
from extract.model import Basis, Parsed, Span
from extract.tables import read_toml
from extract.text import excerpt

# "Basel, first Sunday of Advent, 2018"; "Advent mailing 2018" is of a month.
_ONE_DAY = re.compile(r"(?:day|\beve)\b", re.IGNORECASE)


@cache
def imprint() -> re.Pattern[str]:
    """What a line says that tells when an article appeared: "Posted on", "Issue 14", "Printed"."""
    return re.compile("|".join(read_toml("dates")["imprint"]["patterns"]), re.IGNORECASE)


def published_lines(mastheads: Iterable[Span], parsed: Parsed, order: str) -> tuple[Evidence, ...]:
    """Date lines, "Date:" headers, "Posted …", an issue's month and year above an article; the finest one first."""
    found: list[tuple[int, int, Evidence]] = []
    for place, span in enumerate(mastheads):
        line = span.of(parsed.article.text)
        found_here = find_expressions(line, span.start, order)
        for expression in found_here:
            days = (
                dated(expression)
                or _month_of_issue(expression, found_here, line)
                or _last_day_of_meeting(expression, line)
            )
            embargoed = bool(_embargo().search(line[: expression.span.start - span.start]))
            if days is None or (expression.cue in ("since", "until", "from") and not embargoed):
                continue
            telling = expression.kind is Kind.HOLIDAY or bool(imprint().search(line)) or is_calendar_line(line)
            # The year of a title is what the article covers, not when it appeared: "Annual review 2023".
            if days.grain == "year" and not telling:
                continue
            before = line[: expression.span.start - span.start]
            if of_last_issue(before) or founded().search(before):
                continue
            updated = bool(_other_day().search(before))
            if days.grain == "year" or (expression.kind is Kind.HOLIDAY and not _ONE_DAY.search(expression.text)):
                days = _issue(line, days)  # "MENU FOR THE NEW YEAR 2024" is not of its first morning
            rank = {"day": 0, "month": 2, "year": 4}[days.grain] + (not telling) + 6 * updated
            found.append((rank, place, Evidence(days, excerpt(expression.text), Basis.PUBLISHED, expression.span)))
    return tuple(evidence for _, _, evidence in sorted(found, key=lambda item: item[:2]))


def in_an_imprint(found: Evidence, parsed: Parsed) -> bool:
    """Whether a date stands in a line that names the issue or its publication: "Issue 41, August 2021"."""
    text = parsed.article.text
    before = text[: found.span.start if found.span else 0].rsplit("\n", 1)[-1]
    return bool(imprint().search(before))


def _last_day_of_meeting(expression: Expression, line: str) -> Days | None:
    """ "14th Congress, Wellington, 11–14 June 2014": an address to a meeting is given on one of its days."""
    year, month, day = expression.year, expression.last_month or expression.month, expression.last_day
    if not (year and month and day and is_meeting(line)):
        return None
    last = real_day(expression.last_year or year, month, day)
    return one_day(last) if last else None


def is_meeting(line: str) -> bool:
    """Whether a line names a congress or the like, whose days are those on which it met."""
    return _MEETING.search(line) is not None


_MEETING = re.compile(
    r"\b(?:congress|conference|assembly|session|synod|council|annual (?:general )?meeting|agm|forum|summit|convention|"
    r"gathering)\b",
    re.IGNORECASE,
)


def _month_of_issue(expression: Expression, line: Sequence[Expression], words: str) -> Days | None:
    """The month that stands beside the number and year of an issue: "Issue 3/2024 · June"."""
    plain = expression.kind is Kind.ABSOLUTE and expression.month and not (expression.year or expression.day)
    years = {one.year for one in line if one.year}
    if not plain or expression.last_month or expression.shift or len(years) != 1 or not imprint().search(words):
        return None
    return whole_month(years.pop() or 0, expression.month or 1)


def sent_in_year(mastheads: Sequence[Span], parsed: Parsed, order: str) -> Evidence | None:
    """ "Letter 2017/2 · sent 4 July": a day above an article whose year stands beside it or in another such line."""
    text = parsed.article.text
    read = [(span, find_expressions(span.of(text), span.start, order)) for span in mastheads]
    issues = {
        one.year
        for span, found in read
        for one in found
        if one.year and one.kind is Kind.ABSOLUTE and imprint().search(span.of(text))
    }
    for span, found in read:
        own = {one.year for one in found if one.year} or issues
        for one in found:
            before = text[span.start : one.span.start]
            told = imprint().search(before) or is_calendar_line(span.of(text)) or placed_day(span.of(text))
            if one.day and one.month and not (one.year or one.shift) and len(own) == 1 and told:
                days = dated(replace(one, year=next(iter(own))))
                return Evidence(days, excerpt(one.text), Basis.PUBLISHED, one.span) if days else None
    return None


def placed_day(line: str) -> bool:
    """Whether a line is a place and a day: "Porto, 10th of December"."""
    place, _, rest = line.partition(",")
    return len(place.split()) <= 3 and place[:1].isupper() and is_calendar_line(rest) and bool(re.search(r"\d", rest))


@cache
def _embargo() -> re.Pattern[str]:
    return re.compile(r"\b(?:embargo(?:ed)?|not (?:for|to be))\b", re.IGNORECASE)


def last_update(mastheads: Iterable[Span], parsed: Parsed, order: str) -> date | None:
    """ "Posted 19 December 2013 · Updated 27 December 2013": the later day, up to which the article may tell."""
    for span in mastheads:
        line = span.of(parsed.article.text)
        found = find_expressions(line, span.start, order)
        years = {one.year for one in found if one.year}
        for expression in found:  # the year may stand beside the first day alone
            days = dated(replace(expression, year=next(iter(years))) if len(years) == 1 else expression)
            if days and days.grain == "day" and _updated().search(line[: expression.span.start - span.start]):
                return days.last
    return None


@cache
def _updated() -> re.Pattern[str]:
    return re.compile(r"\b(?:updated|modified|edited|revised)\b[^\d]{0,12}$", re.IGNORECASE)


@cache
def _other_day() -> re.Pattern[str]:
    return re.compile(read_toml("dates")["imprint"]["other_day"], re.IGNORECASE)


def _issue(line: str, year: Days) -> Days:
    """The part of the year in which an issue appeared: "Spring issue 2018", "Easter letter to our members, 2023"."""
    table = calendar_table()
    words = {word.casefold() for word in re.findall(r"[A-Za-z]+", line)}
    for name, (_, last) in table["seasons"].items():
        if name in words:
            return whole_month(year.first.year, last)
    if "easter" in words and year.grain == "year":
        return one_day(easter(year.first.year))
    month = issue_month(line)
    return whole_month(year.first.year, month) if month else year


def issue_month(words: str) -> int | None:
    """The month that is meant by the name of an issue or a season of the church: 12 for "Advent mailing"."""
    named = read_toml("dates")["imprint"]["issue_months"]
    return next((month for name, month in named.items() if re.search(rf"\b{name}\b", words, re.IGNORECASE)), None)


def dated(expression: Expression) -> Days | None:
    """The stretch that a fully written expression tells by itself."""
    if expression.year and expression.kind is Kind.HOLIDAY:
        found = holiday_day(expression.holiday, expression.year)
        return one_day(found[0]) if found else whole_year(expression.year)
    if expression.year is None or expression.kind is not Kind.ABSOLUTE:
        return None
    if expression.month and expression.day and not expression.last_day:
        day = real_day(expression.year, expression.month, expression.day)
        return one_day(day) if day else None  # "31 février 2011"
    if expression.month and not expression.last_month:
        return whole_month(expression.year, expression.month)
    if expression.month is None and expression.last_year is None:
        return whole_year(expression.year)
    return None


def front_matter(parsed: Parsed) -> Evidence | None:
    """The publication that the front matter of a file states."""
    published = parsed.article.published
    return Evidence(one_day(published), f"published {published.isoformat()}", Basis.PUBLISHED) if published else None


def remaining_time(intro: Sequence[Span], parsed: Parsed, window: Evidence | None) -> Evidence | None:
    """ "2016 has ten weeks left to run": the article appeared so long before the end of its year."""
    if window is None or window.days.first.year != window.days.last.year:
        return None
    for span in intro:
        match = re.search(
            r"\b([a-z]+|\d+)\s+(weeks|days|months)\s+(?:left|to go|to run|before the end of the year|remain)",
            span.of(parsed.article.text),
            re.IGNORECASE,
        )
        count = number_word(match.group(1)) if match else None
        if match and count:
            end = date(window.days.last.year, 12, 31)
            day = (
                add_months(end, -count)
                if match.group(2).lower() == "months"
                else end - timedelta(count * (7 if match.group(2).lower() == "weeks" else 1))
            )
            return Evidence(one_day(day), excerpt(match.group(0)), Basis.TEXT, span)
    return None
