"""The day on which an article was written as its own text tells it: datelines, introductions, its last lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from extract.dates.article.mastheads import dated
from extract.dates.standing.verbs import verb_in
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Days, Evidence, Expression, whole_month
from extract.model import Basis, BlockKind, Parsed, Span
from extract.tables import read_toml
from extract.text import excerpt


@cache
def updated_line() -> re.Pattern[str]:
    """What tells, in a line at the end, when the page was written or last gone over: "Last updated 3 May 2019"."""
    return re.compile("|".join(read_toml("dates")["imprint"]["tail_patterns"]), re.IGNORECASE)


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(read_toml("dates")["imprint"]["dateline"])


@cache
def _appeared() -> re.Pattern[str]:
    return re.compile("|".join(read_toml("dates")["imprint"]["intro_patterns"]), re.IGNORECASE)


def dateline(intro: Iterable[Span], parsed: Parsed, order: str, year: int | None = None) -> Evidence | None:
    """ "LIMA, 19 December 2024 – …": the day from which a dispatch was sent; `year` where it names none."""
    for span in intro:
        match = _dateline().match(span.of(parsed.article.text))
        if match and match.group().rstrip().endswith(".") and "," not in match.group()[: match.start("date")]:
            continue  # "Monday 3 June 2019. Rain.", in a diary
        for expression in (
            find_expressions(match.group("date"), span.start + match.start("date"), order) if match else ()
        ):
            days = dated(replace(expression, year=expression.year or year))
            if days and days.grain == "day":
                return Evidence(days, excerpt(expression.text), Basis.PUBLISHED, expression.span)
    return None


def first_dateline(parsed: Parsed, first: int, order: str) -> Evidence | None:
    """The dateline of a press release whose first sentence is a win: "Bogotá, 12 November 2014 – The Court …".

    Not where several paragraphs have one, each for its own news; `first` is where the wins begin.
    """
    spans = [block.span for block in parsed.blocks if block.kind is BlockKind.PARAGRAPH]
    found = [(span, day) for span in spans if (day := dateline((span,), parsed, order))]
    return found[0][1] if len(found) == 1 and found[0][0].start <= first <= found[0][0].end else None


Dating = Callable[[Expression, str, str], Days | None]


def _first_dated(lines: Iterable[Span], parsed: Parsed, order: str, dating: Dating) -> Evidence | None:
    """The first date that `dating`, given what stands before and behind it in its line, takes for the article's."""
    for span in lines:
        line = span.of(parsed.article.text)
        for expression in find_expressions(line, span.start, order):
            before, after = line[: expression.span.start - span.start], line[expression.span.end - span.start :]
            if days := dating(expression, before, after):
                return Evidence(days, excerpt(expression.text), Basis.PUBLISHED, expression.span)
    return None


def appeared_in_text(intro: Iterable[Span], parsed: Parsed, order: str) -> Evidence | None:
    """ "For the board meeting of 02/02/2024", "Recorded on 17 March 2022": said in the introduction's own words."""
    return _first_dated(intro, parsed, order, _said_of_itself)


def _said_of_itself(expression: Expression, before: str, after: str) -> Days | None:
    days = dated(expression)
    if _closes(before, after):
        return days or _end_of_season(expression)
    if days and days.grain == "day" and (said_of_itself(before) or _of_this_issue(before, after)):
        return days
    return days if days and days.grain == "month" and not expression.part and _spoken().search(before[-100:]) else None


_ISSUE = re.compile(r"\s+(?:weekly |monthly |print(?:ed)? )?(?:issue|edition|number|newsletter|bulletin|broadcast)\b")


def _of_this_issue(before: str, after: str) -> bool:
    """ "What went right, for the May 3, 2021 issue": not "In our May 3 issue we wrote"."""
    return bool(_ISSUE.match(after)) and bool(re.search(r"\b(?:for|of) (?:the|this|our) $", before))


def said_of_itself(before: str) -> bool:
    """Whether the words before a date say that the article was then written, printed or read out."""
    return bool(_appeared().search(before[-80:]))


_CLOSING = re.compile(r"(?:^|[.!?)]\s+)(?:[A-ZÀ-Þ][\w’'-]*\s?){1,4},\s+$")  # "… . Port Lilac, autumn 2019."


def _closes(before: str, after: str) -> bool:
    """ "… . Port Lilac, autumn 2019.": whether a place and a date are the last words of an introduction."""
    return bool(_CLOSING.search(before)) and not after.strip(" .)")


def _end_of_season(expression: Expression) -> Days | None:
    if not (expression.year and expression.month and expression.last_month) or expression.day:
        return None
    return whole_month(expression.year + (expression.last_month < expression.month), expression.last_month)


@cache
def _spoken() -> re.Pattern[str]:
    return re.compile(read_toml("dates")["imprint"]["spoken_pattern"], re.IGNORECASE)


def spoken_on(intro: Sequence[Span], parsed: Parsed, order: str, told: Sequence[Days]) -> Evidence | None:
    """ "Words of Ana at the kiosk, 10 December 2022, as taken down by Luz": the one whole date above all the wins."""
    found = [
        (expression, days)
        for span in intro[:_FIRST_LINES]
        for expression in find_expressions(span.of(parsed.article.text), span.start, order)
        if (days := dated(expression)) and days.grain == "day"
    ]
    if len(found) != 1 or any(days.bounds[0] > found[0][1].last for days in told):
        return None
    expression, days = found[0]
    sentence = parsed.article.text[: expression.span.start].rsplit("\n", 1)[-1]
    if verb_in(sentence):
        return None  # "You came to us on 14 May 2018"
    if re.search(r"[a-z]{2}[.!?]\s", sentence) or expression.cue in ("since", "until", "before", "after", "from"):
        return None  # a day told of in running text
    return Evidence(days, excerpt(expression.text), Basis.PUBLISHED, expression.span)


_FIRST_LINES = 3


def tail_line(tail: Iterable[Span], parsed: Parsed, order: str) -> Evidence | None:
    """The date of an imprint or signature below an article."""
    return _first_dated(tail, parsed, order, _signed)


def coming_line(tail: Iterable[Span], parsed: Parsed, order: str) -> Evidence | None:
    """ "Next meeting: Monday 8 June 2020", below an article: it appeared in that month, or a little before."""
    return _first_dated(tail, parsed, order, _before_long)


def _before_long(expression: Expression, before: str, after: str) -> Days | None:
    days = dated(expression)
    coming = re.search(read_toml("dates")["imprint"]["coming"], before[-80:], re.IGNORECASE)
    return whole_month(days.first.year, days.first.month) if days and days.grain != "year" and coming else None


def _signed(expression: Expression, before: str, after: str) -> Days | None:
    days = dated(expression)
    return days if days and days.grain != "year" and updated_line().search(before[-60:]) else None
