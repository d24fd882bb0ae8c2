"""Month headings that were lost, as the days below the heading before them show by starting again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median_low

from extract.dates.article.context import Scope
from extract.dates.reading.choosing import Candidate, usable
from extract.dates.sections.lost import Scopes, inside
from extract.dates.standing.standings import Standing
from extract.dates.words.values import Kind, add_months, whole_month
from extract.model import BlockKind, Parsed, Passage, Span

_FALL = 7  # days: by fewer the items of a month may stand out of order
_FEWEST = 3  # sections that run in order


def with_skipped(
    scopes: Scopes, parsed: Parsed, passages: Sequence[Passage], chosen: dict[Span, tuple[Candidate, ...]]
) -> Scopes:
    """The scopes, with the one month between two headings where the days below the first of them start again.

    "March … on the 17th … on the 3rd … May": only where the days of all the other months run on.
    """
    sections = [
        (scope, _days(inside(scopes, place, passages, parsed), chosen)) for place, (_, scope) in enumerate(scopes)
    ]
    falls = [list(_falls(days)) for _, days in sections]
    found: list[tuple[int, Scope]] = []
    others = 0
    for place, (scope, days) in enumerate(sections):
        following = sections[place + 1][0] if place + 1 < len(sections) else None
        if falls[place] and not (following and len(falls[place]) == 1 and _skips(scope, following)):
            return scopes  # its months are in no order of days
        others += not falls[place] and len(days) > 1 and _is_month(scope)
        if falls[place] and following and scope.stretch and following.stretch:
            found.append((parsed.blocks[falls[place][0].block].span.start, _between(scope, following)))
    return tuple(sorted((*scopes, *found), key=lambda item: item[0])) if others >= _FEWEST else scopes


def with_named(
    scopes: Scopes, parsed: Parsed, passages: Sequence[Passage], chosen: dict[Span, tuple[Candidate, ...]]
) -> Scopes:
    """The scopes, with the one month between two headings that a win names behind a break, be it in passing.

    "MARCH … [photo] Sixty were freed shortly before the decree of 21 April … MAY".
    """
    found: list[tuple[int, Scope]] = []
    for place, ((_, scope), (_, following)) in enumerate(pairwise(scopes)):
        below = inside(scopes, place, passages, parsed) if _skips(scope, following) else []
        month = (scope.stretch.first.month if scope.stretch else 0) % 12 + 1
        for before, after in pairwise(below):
            if _names(chosen[after.lead], month) and _is_break(before, after, parsed):
                found.append((parsed.blocks[after.block].span.start, _between(scope, following)))
                break
    return tuple(sorted((*scopes, *found), key=lambda item: item[0]))


def _between(scope: Scope, following: Scope) -> Scope:
    """The month between those of two headings."""
    assert scope.stretch is not None
    month = add_months(scope.stretch.first, 1)
    words = (f"lost between {scope.words[-1]} and {following.words[-1]}",)
    return replace(scope, stretch=whole_month(month.year, month.month), words=words, lost=True)


def _names(found: Sequence[Candidate], month: int) -> bool:
    """Whether a lead tells a day of a month that is no deadline, though the day may be that of a decree."""
    own = (one for one in found if one.zone == "lead" and one.standing is not Standing.FUTURE)
    return any(one.expression.day and one.expression.month == month and not one.expression.year for one in own)


def _is_break(before: Passage, after: Passage, parsed: Parsed) -> bool:
    """Whether a larger gap, a caption or a heading that tells no date stands between two paragraphs."""
    blocks = parsed.blocks
    gaps = [parsed.article.text.count("\n", one.span.end, other.span.start) for one, other in pairwise(blocks)]
    between = range(before.block, after.block)
    other = any(blocks[place].kind in (BlockKind.HEADING, BlockKind.CAPTION) for place in between[1:])
    return other or any(gaps[place] > median_low(gaps) for place in between)


def _days(found: Sequence[Passage], chosen: dict[Span, tuple[Candidate, ...]]) -> list[tuple[Passage, int]]:
    """The days that passages tell without their month: "on the 3rd"."""
    told = ((passage, one.expression) for passage in found for one in chosen[passage.lead][:1] if usable(one))
    return [
        (passage, one.day)
        for passage, one in told
        if one.kind is Kind.ABSOLUTE and one.day and not (one.month or one.year or one.shift or one.part)
    ]


def _falls(days: Sequence[tuple[Passage, int]]) -> Iterator[Passage]:
    """The passages at which the days start again, in a paragraph of their own."""
    for (before, last), (after, first) in pairwise(days):
        if last - first > _FALL and before.block != after.block:
            yield after


def _skips(scope: Scope, following: Scope) -> bool:
    """Whether a single month lies between two headings."""
    if not (_is_month(scope) and _is_month(following) and scope.stretch and following.stretch):
        return False
    return add_months(scope.stretch.first, 2) == following.stretch.first


def _is_month(scope: Scope) -> bool:
    days = scope.stretch
    other = scope.posted or scope.deictic or scope.field
    return days is not None and days.grain == "month" and "/" not in days.edtf and not other
