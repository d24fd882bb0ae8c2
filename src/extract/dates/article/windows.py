"""The stretch of time that an article covers, as its title, introduction or passages say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from extract.calendar_words import is_calendar_line
from extract.dates.article.context import months_of_year
from extract.dates.article.editions import ahead, founded, harvest_of
from extract.dates.article.mastheads import imprint, is_meeting
from extract.dates.standing.cues import standing
from extract.dates.standing.standings import Standing
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import (
    FEW_WEEKS,
    SPLIT_YEAR,
    Days,
    Evidence,
    Expression,
    Kind,
    add_months,
    days_from_to,
    month_end,
    whole_year,
)
from extract.model import Basis, BlockKind, Parsed, Span
from extract.tables import read_toml
from extract.text import excerpt


def title_windows(
    mastheads: Sequence[Span], parsed: Parsed, order: str, published: Evidence | None
) -> Iterator[Evidence]:
    """The years, year or month that title and subtitle say the article covers, the likeliest line first."""
    lines = [(parsed.article.title, None)] if parsed.article.title else []
    spans = [(span.of(parsed.article.text), span) for span in mastheads]
    for line, span in [*lines, *spans]:
        offset = span.start if span else 0
        found = find_expressions(line, offset, order)
        if _is_menu(line) or (span and ((published and _LISTED.match(line)) or _is_item(span, parsed))):
            continue
        if span and (harvest := harvest_of(found, line, offset)):
            yield Evidence(whole_year(harvest.year or 0), excerpt(harvest.text), Basis.TITLE, harvest.span)
            continue
        # "Fiscal year 2017/18 (1 July 2017 to 30 June 2018)": the days are what is meant.
        found = tuple(sorted(found, key=lambda one: not _is_period(one)))
        for place, expression in enumerate(found):
            if expression.year is None or expression.kind is not Kind.ABSOLUTE:
                continue
            at = published.span if span and published else None
            is_date = at and at.contains(expression.span) and (at != expression.span or expression.size != 2)
            is_date = is_date and not (expression.size == 1 and covers(line))  # "The Bulletin: year in review 2016"
            week = _one_week(line, expression)
            if (is_date and not week) or (not week and _of_something_else(line, expression, offset)):
                continue
            days = _one_week(line, expression) or _looked_back(line, expression) or covered(expression)
            if days:
                days = _up_to(days, found[place:], line, offset)
                yield Evidence(days, _around(line, expression, span), Basis.TITLE, expression.span if span else None)
                break


def _is_item(span: Span, parsed: Parsed) -> bool:
    """Whether a line above the first win is one of the items: "– The school forbids signing (1884)."."""
    marked = [block.span.contains(span) and block.kind is BlockKind.BULLET for block in parsed.blocks]
    following = marked.index(True) + 1 if True in marked else len(marked)
    return following < len(marked) and parsed.blocks[following].kind is BlockKind.BULLET


def _is_menu(line: str) -> bool:
    """Whether a line is a page's menu with its archive: "Home | News 2021 | News 2022 | About"."""
    pieces = [piece for piece in re.split(r"\s{2,}|\s*[|·•»›]\s*|\s/\s", line.strip()) if piece]
    return len(pieces) >= _PIECES and sum(bool(re.search(r"\b(?:19|20)\d\d\b", piece)) for piece in pieces) > 1


_PIECES = 4
_LISTED = re.compile(r"\W*\d{1,2}[.)]\s+\S")  # "3. Editor held under 1965 act", in a list of what an issue holds


def year_before(window: Evidence, above: Sequence[Span], parsed: Parsed, order: str) -> Evidence:
    """ "Calendar for 2023. On the back, what the year that has just gone brought": the year before is covered.

    Or the lines `above` the wins name that year: "Calendar for 2023. On its back: what went right in 2022".
    """
    text = parsed.article.text
    place = window.span.start if window.span else 0
    line = text[text.rfind("\n", 0, place) + 1 : place]
    if window.days.grain != "year" or window.days.first.year != window.days.last.year or not _PLANNER.search(line):
        return window
    before = window.days.first.year - 1
    said = any(looks_back().search(span.of(text)) or _EARLIER.search(span.of(text)) for span in above)
    said = said or any(
        one.year == before and one.size == 1
        for span in above
        for one in find_expressions(span.of(text), span.start, order)
    )
    return replace(window, days=whole_year(before)) if said else window


# "the text below each picture tells what went right in that month one year earlier"
_EARLIER = re.compile(r"\b(?:(?:one|a|the) year|twelve months) (?:earlier|before|ago|back)\b", re.IGNORECASE)
_PLANNER = re.compile(r"\b(?:calendar|diary|planner|almanac|agenda|datebook)\b", re.IGNORECASE)


@cache
def looks_back() -> re.Pattern[str]:
    """Words for a year that is over, or nearly, as an article looks back on it."""
    periods = read_toml("dates")["periods"]
    return re.compile("|".join((*periods["closed_years"], *periods["last_years"])), re.IGNORECASE)


def _one_week(line: str, expression: Expression) -> Days | None:
    """ "Weekly digest for 7–13 October 2019": the days of the week or fortnight that an issue covers."""
    days = days_from_to(expression) if _WEEKLY.search(line) else None
    return days if days and 3 < (days.last - days.first).days <= 15 else None


_WEEKLY = re.compile(r"\b(?:week(?:ly|s)?|fortnight(?:ly)?|digest|bulletin|round-?up|days)\b", re.IGNORECASE)


def days_covered(mastheads: Sequence[Span], parsed: Parsed, order: str) -> Evidence | None:
    """ "Alerts received 1–15 September 2011", "Sittings of 4 to 22 February 2013": the days that a masthead names."""
    for span in mastheads:
        line = span.of(parsed.article.text)
        for one in find_expressions(line, span.start, order):
            # "14th Congress, Wellington, 11–14 June 2014" hears of the year before it.
            days = None if is_meeting(line) else days_from_to(one)
            if days and 2 <= (days.last - days.first).days <= FEW_WEEKS:
                return Evidence(days, excerpt(one.text), Basis.TITLE, one.span)
    return None


def _is_period(expression: Expression) -> bool:
    """Whether an expression names the first and the last day of some months."""
    days = covered(expression) if expression.last_day and expression.last_month else None
    return days is not None and (days.last - days.first).days >= _PERIOD_DAYS


def _of_something_else(line: str, expression: Expression, offset: int) -> bool:
    """Whether a masthead's date is that of the publisher's founding, of the issue or of one day."""
    before, after = line[: expression.span.start - offset], line[expression.span.end - offset :]
    if (
        expression.size == 1
        and re.search(r"\b(?:our|your|their|its|the|last)\s+$", before, re.I)
        and re.match(r" (?!in\b|so far\b)[a-z]", after)
    ):
        return True  # "What became of the cases in our 2015 report"
    if expression.size == 1 and _OF_A_LAW.match(after):
        return True
    if founded().search(before) or ahead().search(before) or expression.cue in ("since", "until"):
        return True
    if expression.size == 3 and (days := covered(expression)):
        # "Financial year 1 October 2021 – 30 September 2022", but not "Conference, 3–5 May 2019"
        issue = expression.last_day is not None and is_calendar_line(line)
        return (days.last - days.first).days < (_ISSUE_DAYS if issue else _PERIOD_DAYS)
    if expression.size == 1:
        if expression.last_year:
            return False
        # "13 for 2013: what we sent to newsrooms" is no issue of 2013
        return bool(imprint().search(line)) and not covers(line) and expression.cue != "for"
    periodical = re.search(
        r"\b(?:monthly(?! archives?\b)|the month)\b", line, re.IGNORECASE
    )  # of October, unless its wins say otherwise
    return not (expression.last_month or periodical or covers(line)) and bool(imprint().search(line))


# "Editor held under 1965 Act"
_OF_A_LAW = re.compile(
    r"\s+(?:act|code|constitution|convention|treaty|statute|decree|protocol|ordinance|coup|massacre|war)\b",
    re.IGNORECASE,
)
_PERIOD_DAYS = 80
_ISSUE_DAYS = 25  # "July 27 – September 6, 2018" as a line of its own is what an issue covers


# "our 2022 (and a little of 2021)"
_A_LITTLE = (
    r"\s*[,(–—]?\s*(?:and|with|plus)\s+"
    r"(?:a (?:little|bit|piece|part)|some|parts?|bits|the (?:end|start|beginning|tail)|what was left) of\s+"
)


def _up_to(days: Days, found: Sequence[Expression], line: str, offset: int) -> Days:
    """ "mid-2024 to autumn 2025": the stretch from the first to the second."""
    if len(found) > 1 and re.fullmatch(
        _A_LITTLE, line[found[0].span.end - offset : found[1].span.start - offset], re.I
    ):
        other = covered(found[1])
        if other and days.grain == other.grain == "year" and abs(other.first.year - days.first.year) == 1:
            return Days(min(days.first, other.first), max(days.last, other.last), "year")
    if len(found) < 2 or not re.fullmatch(
        r"\s*\(?(?:to|until|till|through|–|—|-|and|plus|with)\s*(?:the\s+)?",
        line[found[0].span.end - offset : found[1].span.start - offset],
    ):
        return days
    end = covered(found[1]) if found[1].kind is Kind.ABSOLUTE else None
    return Days(days.first, end.last, "month") if end and end.last > days.last else days


def _looked_back(line: str, expression: Expression) -> Days | None:
    """ "Annual letter, January 2020" tells of 2019, "Annual report, June 2019" of the twelve months before."""
    year, month = expression.year, expression.month
    if not (year and month) or expression.last_month or not re.search(r"\b(?:annual|yearly|year[’']s?)\b", line, re.I):
        return None
    if month <= 3:
        return whole_year(year - 1)
    end = month_end(year, month)
    return Days(date(year, 1, 1) if month >= 10 else add_months(end.replace(day=1), -11), end, "month")


def covers(line: str) -> bool:
    """Whether a line speaks of what is looked back on: "Year in review", "the wins of the year"."""
    return bool(
        re.search(
            r"\b(?:review|report|annual|yearbook|wins?|victor|success|year in|good news of|of the year|round-?up)\b",
            line,
            re.IGNORECASE,
        )
    )


def _around(line: str, expression: Expression, span: Span | None) -> str:
    start = expression.span.start - (span.start if span else 0)
    before = re.search(r"(?:\b(?:of|in|for)\s+)$", line[:start], re.IGNORECASE)
    return excerpt((before.group(0) if before else "") + expression.text)


def covered(expression: Expression) -> Days | None:
    """The stretch that an expression with a year covers, ranges, parts of years and seasons included."""
    year, last_year = expression.year, expression.last_year or expression.year
    if year is None or last_year is None:
        return None
    if expression.month:
        last_month = expression.last_month or expression.month
        if last_month < expression.month and last_year == year:
            last_year += 1
        return Days(date(year, expression.month, 1), month_end(last_year, last_month), "month")
    if (months := months_of_year(expression.part, year)) and last_year == year:
        return months
    halves = {"early": (1, 6), "mid": (4, 9), "late": (7, 12), "first-half": (1, 6), "second-half": (7, 12)}
    first, last = halves.get(expression.part, (1, 12))
    if last_year == year + 1 and re.search(r"\d/\d|\d[-–]\d\d$", expression.text):
        first, last = SPLIT_YEAR
    grain = "year" if (first, last) == (1, 12) else "month"
    return Days(date(year, first, 1), month_end(last_year, last), grain)


def intro_window(intro: Sequence[Span], parsed: Parsed, order: str, published: Evidence | None) -> Evidence | None:
    """What the introduction says it looks back on: "late 2019 and the first months of 2020", "2021 began with"."""
    found: list[tuple[Days, Expression]] = []
    for span in intro:
        text = span.of(parsed.article.text)
        for expression in find_expressions(text, span.start, order):
            days = covered(expression) if expression.kind is Kind.ABSOLUTE and expression.size < 3 else None
            if (
                days
                and expression.cue not in ("since", "until", "from", "before")
                and not _named(text, expression, span.start)
                and not _aside(text, expression, span.start)
                and standing(expression, text, span.start) is not Standing.BACKGROUND
                and (published is None or days.last.year >= published.days.first.year - _is_late(days, published))
            ):
                found.append((days, expression))
    if not found:
        return None
    newest = max(days.last.year for days, _ in found)
    # An introduction may look far back ("founded in 1961"): only what borders on its newest year is covered.
    near = [(days, expression) for days, expression in found if days.last.year >= newest - 1]
    parts = [
        (days, expression) for days, expression in near if expression.part or expression.last_month or expression.month
    ] or near
    if len({days.last.year for days, _ in parts}) < len({days.last.year for days, _ in near}):
        parts = near
    first, last = min(days.first for days, _ in parts), max(days.last for days, _ in parts)
    grain = "year" if all(days.grain == "year" for days, _ in parts) else "month"
    return Evidence(
        Days(first, last, grain),
        " … ".join(excerpt(expression.text) for _, expression in parts),
        Basis.TEXT,
        parts[0][1].span,
    )


def _aside(text: str, expression: Expression, offset: int) -> bool:
    """Whether a year alone is one that the story is only measured by, or that is to come.

    "As in 2015, nobody asked", "Help us to begin 2015 as we mean to go on", "In 2015 we will need all of that again",
    "Since this desk opened in 2015".
    """
    before, after = text[: expression.span.start - offset], text[expression.span.end - offset :]
    alone = expression.size == 1 and not expression.last_year
    return alone and bool(
        _MEASURED.search(before) or founded().search(before) or ahead().search(before) or _TO_COME.match(after)
    )


_MEASURED = re.compile(
    r"\b(?:(?:just |much |exactly )?(?:as|than|unlike|like)\s+(?:\w+\s+)?in|compared (?:with|to)|"
    r"start|begin|enter|face|greet|usher in|see in|"
    r"(?:campaigns?|plans?|hopes?|goals?|priorit(?:y|ies)|budget|resolutions?|agenda|fund(?:s|ing)?|pledges?) for)\s*$",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r",?\s+(?:we|you|they|it|there|our|your)(?:[’']ll|\s+(?:\w+\s+)?(?:will|shall|must|hope|plan|want|need))\b"
)


def _is_late(days: Days, published: Evidence) -> int:
    """How many years before its own an article may look back on: "In 2017 you sent us …" in a November is not what."""
    return 1 if days.grain != "year" or published.days.first.month < _AUTUMN else 0


_AUTUMN = 9


def year_of_intro(spoken: Evidence) -> Evidence | None:
    """The year of a month that an introduction names in passing, where nothing else tells one."""
    first, last = spoken.days.first.year, spoken.days.last.year
    return Evidence(whole_year(last), spoken.words, Basis.TEXT, spoken.span) if first == last else None


def _named(text: str, expression: Expression, offset: int) -> bool:
    """Whether a year belongs to a name ("the 2030 Agenda", "the Act of 1991")."""
    before, after = text[: expression.span.start - offset], text[expression.span.end - offset :]
    thing = expression.text.isdecimal() and _THING.match(after) and not covers(after[:_NEXT_WORDS])
    return bool(
        re.search(
            r"\b(?:act|law|code|convention|treaty|declaration|agenda|revolution|election|war)\s+(?:of|in)\s+$",
            before,
            re.IGNORECASE,
        )
    ) or bool(
        re.search(r"\b(?:the|its|their|a|our|last)\s+$", before, re.IGNORECASE)
        and (re.match(r"\s+[A-Z]", after) or thing)
    )


# "eleven letters in the 2010 marathon"; but "the 2010 season was", "our 2010 in brief"
_THING = re.compile(
    r"\s+(?!(?:year|season|in|was|were|is|has|had|have|at|on|to|and|or|but|of|for|brought|saw|began|ended|so|as|with|by|that|"
    r"which|when|news|good|best|stor(?:y|ies)|highlights?|harvest|list|look)\b)[a-z]+"
)
_NEXT_WORDS = 40  # characters
_MONTHS = 12


def file_window(name: str) -> Evidence | None:
    """The year in a file's name; "annual-report-2021-22" is of either, "2021-12" of a month or of either."""
    years = re.findall(r"(?<![0-9a-f])((?:19|20)\d\d)(?![0-9a-f])", name)
    if len(set(years)) != 1:
        return None
    days = whole_year(int(years[0]))
    later = re.search(rf"{years[0]}[-_](\d\d)(?![0-9a-z])", name)
    if later and int(later[1]) == (days.first.year + 1) % 100 > _MONTHS:
        days = Days(days.first, whole_year(days.first.year + 1).last, "year")
    return Evidence(days, f"file name {name}", Basis.TITLE)
