"""The years of month headings, set all together: a December before a January belongs to the year before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from extract.dates.article.context import Scope
from extract.dates.article.frame import Frame
from extract.dates.article.order import settle
from extract.dates.words.values import Days, month_end, whole_month

_NEAR = 125  # days: "a winter" that begins with a November heading
_OUTSIDE = 1.0  # the cost of a December before, or a January after, the year that the title names


def in_order(scopes: list[tuple[int, Scope]], frame: Frame) -> tuple[tuple[int, Scope], ...]:
    """Gives every month heading its year, all together: a December before a January belongs to the year before."""
    places = [k for k, (_, scope) in enumerate(scopes) if scope.months or (scope.stretch and not scope.deictic)]
    candidates = [list(_year_candidates(scopes[k][1], frame)) for k in places]
    known = [(k, found) for k, found in zip(places, candidates, strict=True) if found]
    path, _ = settle([found for _, found in known])
    solved = list(scopes)
    for (k, found), chosen in zip(known, path, strict=True):
        end, scope = scopes[k]
        if scope.months:
            solved[k] = (end, replace(scope, stretch=found[chosen][0], months=None))
    return tuple(solved)


def _year_candidates(scope: Scope, frame: Frame) -> Iterator[tuple[Days, float]]:
    if scope.months is None:
        if scope.stretch:
            yield scope.stretch, 0.0
        return
    first, last = scope.months
    window = frame.window.days if frame.window else None
    latest = frame.latest
    if window is None and latest is None:
        return
    years = (
        range(window.first.year, window.last.year + 1)
        if window
        else range(latest.year - 1, latest.year + 1)
        if latest
        else range(0)
    )
    for year in (years.start - 1, *years, years.stop):
        days = (
            whole_month(year, first)
            if first == last
            else Days(date(year, first, 1), month_end(year + (last < first), last), "month")
        )
        if latest and days.first > latest:
            continue
        outside = (window is not None and not days.meets(window)) or (
            window is None and latest is not None and (latest - days.last).days > 366
        )
        if (
            outside
            and window
            and min(abs((window.first - days.last).days), abs((days.first - window.last).days)) > _NEAR
        ):
            continue
        yield days, _OUTSIDE if outside else 0.0
