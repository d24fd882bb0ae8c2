"""Month headings that were lost: a heading before them then holds no further than its own section."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from extract.dates.article.context import Scope
from extract.dates.article.frame import Frame
from extract.dates.reading.choosing import Candidate, usable
from extract.dates.words.values import Kind
from extract.model import Parsed, Passage, Span

Scopes = tuple[tuple[int, Scope], ...]
_OWN = ("label", "lead")
_ZONES = (*_OWN, "opening", "before")
_SURELY_LATER = 8  # months
_IN_ORDER = 3  # wins whose months follow each other


def without_lost(
    scopes: Scopes, parsed: Parsed, passages: Sequence[Passage], chosen: dict[Span, tuple[Candidate, ...]], frame: Frame
) -> Scopes:
    """The scopes, each ended where the text below it has moved on to later months without a heading."""
    ends: list[tuple[int, Scope]] = []
    for place, (_, scope) in enumerate(scopes):
        following = scopes[place + 1][1] if place + 1 < len(scopes) else None
        stop = _moved_on(scope, following, inside(scopes, place, passages, parsed), parsed, chosen)
        if stop is not None and scope.stretch:
            # Without a stretch of its own to fall back on, the article keeps the heading's year.
            year = None if frame.window or frame.published else scope.stretch.last.year
            ends.append((stop, Scope(year=year, words=scope.words if year else ())))
    return tuple(sorted((*scopes, *ends), key=lambda item: item[0]))


def inside(scopes: Scopes, place: int, passages: Sequence[Passage], parsed: Parsed) -> list[Passage]:
    """The passages between the heading at `place` and the next."""
    start, end = scopes[place][0], scopes[place + 1][0] if place + 1 < len(scopes) else len(parsed.article.text)
    return [passage for passage in passages if start <= passage.lead.start < end]


def _moved_on(
    scope: Scope,
    following: Scope | None,
    below: list[Passage],
    parsed: Parsed,
    chosen: dict[Span, tuple[Candidate, ...]],
) -> int | None:
    """Where the section of `scope` really ends, or None where it holds to the next heading."""
    if scope.stretch is None or scope.stretch.grain != "month" or scope.posted or scope.deictic or scope.field:
        return None
    named = [_named_month(chosen[passage.lead]) for passage in below]
    own = {month for month in range(1, 13) if _in_months(month, scope)}
    staying = [k for k, found in enumerate(named) if found and found[0] in own]
    leaving = [k for k, found in enumerate(named) if found and found[0] not in own and k > max(staying, default=-1)]
    if not leaving or not _is_later([_ahead(scope, named[k]) for k in leaving]):
        return None
    # One date outside its section's month is a mere disagreement, unless the next heading confirms the step.
    first = named[leaving[0]]
    confirmed = (
        following is not None
        and following.stretch is not None
        and first is not None
        and _ahead(scope, first) < _ahead(scope, (following.stretch.first.month, 0)) <= _SURELY_LATER
    )
    if len(leaving) < 2 and not confirmed:
        return None
    last_in = below[max(staying)] if staying else None
    return _break_before(below[leaving[0]], named[leaving[0]], last_in, parsed)


def _is_later(steps: Sequence[int]) -> bool:
    """Whether months lie after a heading's, by the number of months to each: 11 after it is also 1 before it."""
    in_order = len(steps) >= _IN_ORDER and all(one <= other for one, other in pairwise(steps))
    return in_order or all(step <= _SURELY_LATER for step in steps)


def _named_month(found: Sequence[Candidate]) -> tuple[int, int] | None:
    """The month that a passage's own words name, and where.

    Beside "on the last day of the month", what the sentence before it tells is another win's: "In October they danced".
    """
    told = [candidate for candidate in found if usable(candidate) and candidate.zone in _ZONES]
    own = [candidate for candidate in told if candidate.zone in _OWN]
    for expression in (candidate.expression for candidate in own or told):
        if expression.kind is Kind.ABSOLUTE and expression.month and not expression.shift:
            return expression.month, expression.span.start
    return None


def _in_months(month: int, scope: Scope) -> bool:
    stretch = scope.stretch
    if stretch is None:
        return False
    first, last = stretch.first.month, stretch.last.month
    return first <= month <= last if first <= last else month >= first or month <= last


def _ahead(scope: Scope, found: tuple[int, int] | None) -> int:
    return (found[0] - scope.stretch.last.month) % 12 if found and scope.stretch else 12


def _break_before(leaving: Passage, named: tuple[int, int] | None, last_in: Passage | None, parsed: Parsed) -> int:
    """The larger gap between the heading's last passage and the first of another month; else that place."""
    blocks = parsed.blocks
    if last_in and last_in.block == leaving.block:
        return named[1] if named else leaving.lead.start
    gaps = [parsed.article.text.count("\n", before.span.end, after.span.start) for before, after in pairwise(blocks)]
    usual = median_low(gaps) if gaps else 0
    from_block = last_in.block if last_in else leaving.block - 1
    for place in range(from_block, leaving.block):
        if gaps[place] > usual and blocks[place + 1].span.start >= (last_in.span.end if last_in else 0):
            return blocks[place + 1].span.start
    return last_in.span.end if last_in else blocks[leaving.block].span.start
