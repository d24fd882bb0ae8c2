"""What later dates are counted from: the dates told before them, less those of what had led to a win."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from extract.dates.article.context import Context, Scope, scope_at
from extract.dates.article.frame import Frame
from extract.dates.words.values import Days, Evidence, Expression, Kind
from extract.model import Basis, Parsed, Precision, Span

_MARK = 4  # characters: a bullet before a month that opens a paragraph
_LATEST = 12  # dates
_LONG_BEFORE = 62  # days
_A_YEAR = 366  # days


@dataclass(frozen=True, slots=True)
class Carried:
    """The dates told so far, in text order; `own` are the places of the wins' dates, `details` of those around them."""

    parsed: Parsed
    frame: Frame
    scopes: tuple[tuple[int, Scope], ...]
    own: frozenset[Span]
    details: frozenset[Span]
    told: list[tuple[Span, Evidence]] = field(default_factory=list)
    led_up: set[Span] = field(default_factory=set)  # details of what came before their win

    def add(self, place: Span, evidence: Evidence) -> None:
        """A date from which the next may be counted; one of what led up to a win only in its own paragraph."""
        at, win = next(((at, each) for at, each in reversed(self.told) if at in self.own), (place, None))
        long_ago = win and place not in self.own and (win.days.first - evidence.days.last).days > _A_YEAR
        before = place in self.details and win and evidence.days.first < win.days.first
        if win and place not in self.own and evidence.days.last < win.days.first and self._sentence(at).contains(place):
            return  # "commuted on the 21st all sentences handed down before last March. Four days later": of the 21st
        # "On 20 November a jury acquitted her of what she gave two men in January 2018. … on the 15th": of November
        if long_ago or before or self._is_history(evidence.days) or self._is_to_come(evidence.days):
            self.led_up.add(place)  # "On 9 May …. The fight for it began in March 2018.": the next is counted from May
        self.told.append((place, evidence))

    def _is_history(self, days: Days) -> bool:
        """Whether some days lie long before what the article's own title says that it covers."""
        window = self.frame.window
        covered = window.days.bounds[0] if window and window.basis is Basis.TITLE else None
        return covered is not None and (covered - days.bounds[1]).days > _LONG_BEFORE

    def _is_to_come(self, days: Days) -> bool:
        """Whether a bare year lies behind what an article says that it covers: "they have until 2011" in 2010."""
        window = self.frame.window
        return window is not None and days.grain == "year" and window.days.bounds[1] < days.bounds[0]

    def block(self, place: Span) -> Span:
        """The block in which an expression stands; else its own place."""
        at = bisect_right(self.parsed.blocks, place.start, key=lambda block: block.span.start) - 1
        block = self.parsed.blocks[at].span if at >= 0 else place
        return block if block.contains(place) else place

    def context(self, expression: Expression) -> Context | None:
        """What an expression may lean on; None where it is counted from a name of which nothing was told."""
        scope, block = scope_at(self.scopes, expression.span.start), self.block(expression.span)
        before = self._before(expression.span, scope, block)
        if expression.kind is Kind.WEEKDAY and expression.month:  # "that same Friday in July"
            before = [one for one in before if _is_weekday_of(one[1].days, expression)]
        anchor = before[-1][1] if before else None
        month = self._month(expression, before, scope)
        if expression.part.startswith("from "):
            month = self._of_name(expression.part.removeprefix("from "))
            if month is None:
                return None  # "two days after Easter Island"
        near = bool(before) and block.contains(before[-1][0])
        first = next((item for item in before if block.contains(item[0])), None)
        opens = first and first[0].start - block.start <= _MARK and first[1].days.precision is Precision.MONTH
        published, window = self.frame.published, self.frame.window
        return Context(scope, anchor, month, published, window, near, first[1] if first and opens else None)

    def _before(self, place: Span, scope: Scope, block: Span) -> list[tuple[Span, Evidence]]:
        # Below a new date heading "that month" is the heading's, not that of the section before.
        heading = max((end for end, _ in self.scopes if end <= place.start), default=0) if scope.words else 0
        return [
            (at, evidence)
            for at, evidence in self.told[-_LATEST:]
            if at.start >= heading and (at not in self.led_up or block.contains(at))
        ]

    def _month(self, expression: Expression, before: list[tuple[Span, Evidence]], scope: Scope) -> Evidence | None:
        """The last date that tells at least the month; days are counted from a day, unless a win has but its month.

        "She was picked up on 1 June. … Two days later" below JULY is counted from the day before that one.
        """
        by_days = expression.kind is Kind.OFFSET and expression.unit in ("day", "week")
        known = [
            evidence
            for at, evidence in reversed(before)
            if within_months(evidence.days) and (not by_days or at in self.own or evidence.days.grain == "day")
        ]
        month = scope.stretch if by_days and scope.stretch and scope.stretch.grain == "month" else None
        if month is None or scope.posted:
            return known[0] if known else None
        step = expression.count * (7 if expression.unit == "week" else 1)
        inside = (one for one in known if one.days.shifted(step).meets(month))
        return next(inside, known[0] if known else None)

    def _of_name(self, name: str) -> Evidence | None:
        """The date of the last win in a paragraph that names a place or person: "two days after Peru"."""
        named, text = re.compile(rf"\b{re.escape(name)}\b"), self.parsed.article.text
        for at, evidence in reversed(self.told):
            place = self.block(at) if name[:1].isupper() else self._sentence(at)
            counts = at in self.own or name[:1].islower()
            if counts and within_months(evidence.days) and named.search(place.of(text)):
                return evidence
        return None

    def _sentence(self, place: Span) -> Span:
        """The sentence in which a date stands: nobody says "after the meeting" for want of one in its paragraph."""
        spans = (one.span for one in self.parsed.sentences)
        return next((span for span in spans if span.contains(place)), place)


def _is_weekday_of(days: Days, expression: Expression) -> bool:
    return days.is_day and days.first.month == expression.month and days.first.weekday() == expression.weekday


def within_months(days: Days) -> bool:
    """Whether a stretch is short enough to count days from: not a year, nor a half of one."""
    return days.grain != "year" and (days.last - days.first).days <= 95
