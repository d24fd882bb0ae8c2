"""What an expression is read in, and what it is read as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from extract.dates.words.values import (
    Days,
    Evidence,
    month_end,
)
from extract.model import Basis


@dataclass(frozen=True, slots=True)
class Scope:
    """What the date headings above a place tell; `posted` when only the day of an entry's writing."""

    year: int | None = None
    stretch: Days | None = None
    months: tuple[int, int] | None = None  # months without a year
    words: tuple[str, ...] = ()
    posted: bool = False
    deictic: bool = False
    week: Days | None = None  # the week whose days the headings below name
    field: bool = False  # a record's own date field
    lost: bool = False  # the month of a heading that was lost, worked out from the order of the days below it


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression may lean on: the headings, the date told before it, the publication, the stretch covered."""

    scope: Scope
    anchor: Evidence | None  # the date told before it in the text
    month: Evidence | None  # the last of those that tells at least the month
    published: Evidence | None
    window: Evidence | None
    near: bool = False  # the anchor stands in the same paragraph
    opening: Evidence | None = None  # the month with which the paragraph opens


# What a reading needed besides its own words: words elsewhere, or a date told before it, from which it is counted.
Lean = str | Evidence


@dataclass(frozen=True, slots=True)
class Reading:
    """A dated reading: its days, what it needed besides its own words, and a factor on the confidence."""

    days: Days
    leans: tuple[Lean, ...] = ()
    sure: str = "day"  # a name in the confidence table
    exact: Days | None = None  # the narrower stretch meant, for what is counted from it: "the first week of July"
    open_year: bool = False  # several years would do
    far: bool = False  # its month was told in another paragraph

    @property
    def core(self) -> Days:
        return self.exact or self.days

    @property
    def counted_from(self) -> tuple[Evidence, ...]:
        """The dates told before it from which it is counted."""
        return tuple(one for one in self.leans if isinstance(one, Evidence))


def scope_at(scopes: tuple[tuple[int, Scope], ...], position: int) -> Scope:
    """What the last date heading before `position` tells."""
    found = Scope()
    for end, scope in scopes:
        if end > position:
            break
        found = scope
    return found


def heading_words(words: tuple[str, ...]) -> str:
    """How a reason names the heading that it leans on, the last of `words`."""
    return " ".join(f"heading “{word}”" for word in words[-1:])


def posted_at(context: Context) -> Evidence | None:
    """When this place of the article was written: the log entry's own date, else the article's."""
    scope = context.scope
    if scope.stretch and scope.stretch.is_day:
        return Evidence(scope.stretch, heading_words(scope.words), Basis.HEADING)
    return context.published


def newest_post(scopes: Iterable[tuple[int, Scope]]) -> date | None:
    """The newest whole day above a letter or post, None where the article has no such headings."""
    days = (scope.stretch for _, scope in scopes if scope.posted and scope.stretch and scope.stretch.grain == "day")
    return max((one.last for one in days), default=None)


def months_of_year(part: str, year: int) -> Days | None:
    """The first or last months of a year: "first-month-3" are January to March."""
    edge, _, count = part.partition("-month-")
    if edge not in ("first", "last") or not count.isdecimal():
        return None
    months = min(max(int(count), 1), 12)
    first = 1 if edge == "first" else 13 - months
    return Days(date(year, first, 1), month_end(year, first + months - 1), "month")


def part_of_month(part: str, year: int, month: int) -> Days | None:
    """The days of a part of a month, "early" as "second-week"; None where the part is no stretch of days."""
    ends = month_end(year, month).day
    spans = {
        "early": (1, 10),
        "mid": (11, 20),
        "late": (21, ends),
        "first-week": (1, 7),
        "second-week": (8, 14),
        "third-week": (15, 21),
        "fourth-week": (22, 28),
        "last-week": (ends - 6, ends),
        "final-week": (ends - 6, ends),
        "first-half": (1, 15),
        "second-half": (16, ends),
        "first-days": (1, 5),
        "last-days": (ends - 4, ends),
    }
    found = spans.get(part)
    return Days(date(year, month, found[0]), date(year, month, found[1])) if found else None
