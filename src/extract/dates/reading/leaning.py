"""Whether a date is read by the one mentioned just before it, be that of the win or not."""

from __future__ import annotations

import re

from extract.dates.article.context import Context
from extract.dates.reading.carried import within_months
from extract.dates.words.values import Evidence, Expression, Kind
from extract.model import Span


def leans(expression: Expression, other: Expression, before: Evidence, text: str, context: Context) -> bool:
    """Whether an expression is read by the one mentioned just before it, be that of the win or not."""
    if expression.part.startswith("from "):
        return False  # "at the end of Ramadan, two days before the ruling in Karlsruhe"
    if before.days.grain == "year" and expression.month and expression.text.lower().startswith("that "):
        return True  # "jailed in 2011 over a post. He was pardoned that December"
    if context.near and context.anchor and _told_beside(before, context.anchor, expression, text):
        return False
    if _counted_within(expression, before, text, context):
        return True
    if other.year and context.month and context.month.days.first.year > other.year:
        return False  # "Kidnapped in April 2021, he was home on the 20th", in a list of 2023
    chained = other.kind is Kind.OFFSET and expression.kind is Kind.OFFSET
    opened = other.cue in ("until", "till", "since")  # "Until April president, he was flown out on the 30th"
    its_month = not opened and _of_its_month(expression, before, text)
    return (not chained and _points_back(expression, other, before, text)) or its_month


def _counted_within(expression: Expression, before: Evidence, text: str, context: Context) -> bool:
    """ "Arrested in December 2007, she was bailed a month later": months on from what its sentence tells alone."""
    months = expression.kind is Kind.OFFSET and expression.unit == "month" and expression.count > 0
    if before.span is None or not months or not within_months(before.days):
        return False
    told = context.month.span if context.month else None
    apart = told is None or (told < before.span and bool(_OVER.search(_between(told, before.span, text))))
    return apart and not _OVER.search(_between(before.span, expression.span, text))


def _told_beside(before: Evidence, anchor: Evidence, expression: Expression, text: str) -> bool:
    """Whether the date mentioned last stands beside a win's own, in a sentence that is over.

    "On 3 May the court spoke, after a hearing on 2 March. The same evening …"
    """
    if before.span is None or anchor.span is None or anchor.span == before.span:
        return False
    first, last = sorted((before.span, anchor.span))
    return not _OVER.search(_between(first, last, text)) and bool(_OVER.search(_between(last, expression.span, text)))


_OVER = re.compile(r"[.!?]\s")


def _between(first: Span, second: Span, text: str) -> str:
    """What stands between two dates, with the full stop of "11 June." that ends the sentence of the first."""
    stop = text[first.end - 1] == "." and text[first.end : first.end + 2].strip()[:1].isupper()
    return text[first.end - stop : second.start]


def _of_its_month(expression: Expression, before: Evidence, text: str) -> bool:
    """Whether "on the 5th" follows a date in its own sentence: "after the murder (2 June) … on the 5th"."""
    bare = expression.kind is Kind.ABSOLUTE and expression.day and not (expression.month or expression.year)
    # "After protests in the summer of 2017, the ministry gave way that October"
    that = expression.shift == "same" and expression.month and expression.text.lower().startswith("that ")
    if before.span is None or not ((bare and within_months(before.days)) or that):
        return False
    return not re.search(r"[.!?;]\s", _between(before.span, expression.span, text))


def _points_back(expression: Expression, other: Expression, before: Evidence, text: str) -> bool:
    """Whether "that month" or "the same day" is that of the date told just before, be it of the win or not."""
    days = before.days
    if expression.kind is Kind.OFFSET and expression.unit in ("day", "week"):
        single = days.is_day
        if expression.unit == "day" and abs(expression.count) == 1 and expression.text.lower().startswith("the "):
            return single  # "set for 19 February, was put off the night before"
        # "Arrested on 3 May, she was let go two days later"
        between = _between(before.span, expression.span, text) if before.span else "."
        return single and not re.search(r"[.!?;:]\s", between)
    if expression.kind is not Kind.SAME:
        return False
    if expression.unit == "day" and days.grain != "day" and other.cue in ("since", "until", "till"):
        return False  # "held since last November, he was let off on the same day"
    if expression.unit != "day" or days.grain == "day":
        return within_months(days)
    # "Arrested in March and flown out the same night": a night of March, not the day of the win before
    between = _between(before.span, expression.span, text) if before.span else "."
    return within_months(days) and not re.search(r"[.!?;:]\s", between)
