"""All dates of an article together: years that the words leave open are set so that it runs in order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.dates.words.values import Days

_BACKWARDS = 4.0  # a step against the article's direction costs more than any year outside its title
_ANEW = 1.0  # a section that starts again from the beginning of the stretch
_UNORDERED = 1.5  # an article by theme or alphabet: steps are free, but every open year is then a guess
_EVIDENCE = 4  # steps in one direction, those that open paragraphs counted twice
_PER_YEAR = 0.05
_PER_MONTH = 0.02  # among fitting years the nearest to its neighbours


def settle(
    candidates: Sequence[Sequence[tuple[Days, float]]], anew: frozenset[int] = frozenset()
) -> tuple[tuple[int, ...], int]:
    """The candidate to take at each place, and the article's direction: 1 forwards, -1 newest first, 0 neither.

    Each place has its candidates with a cost of their own (0 for a year within the article's stretch). At the places
    `anew` a section begins, where the order may start again. Least total cost
    by dynamic programming (Viterbi), once for each direction.
    """
    if not candidates:
        return (), 0
    unordered = _UNORDERED * (1 + sum(len(found) > 1 for found in candidates))
    results = []
    for direction, start in ((1, 0.0), (-1, 0.5), (0, unordered)):
        cost, path = _cheapest(candidates, direction, anew)
        results.append((cost + start, -abs(direction), direction, path))
    best = min(results, key=lambda result: result[:2])
    return tuple(best[3]), best[2]


def _cheapest(
    candidates: Sequence[Sequence[tuple[Days, float]]], direction: int, anew: frozenset[int]
) -> tuple[float, list[int]]:
    costs = [cost for _, cost in candidates[0]]
    back: list[list[int]] = []
    for place, (before, here) in enumerate(pairwise(candidates), 1):
        row, pointers = [], []
        for days, own in here:
            steps = [costs[k] + _step(before[k][0], days, direction, place in anew) for k in range(len(before))]
            if len(here) > 1:
                # Without a year of its own a date is of the year told last, as far as the order allows.
                steps = [
                    cost + _PER_YEAR * abs(days.first.year - before[k][0].last.year) for k, cost in enumerate(steps)
                ]
            least = min(range(len(steps)), key=steps.__getitem__)
            row.append(steps[least] + own)
            pointers.append(least)
        costs = row
        back.append(pointers)
    place = min(range(len(costs)), key=costs.__getitem__)
    total, path = costs[place], [place]
    for pointers in reversed(back):
        path.append(pointers[path[-1]])
    return total, path[::-1]


def _step(before: Days, after: Days, direction: int, anew: bool) -> float:
    first, second = (before.bounds, after.bounds) if direction >= 0 else (after.bounds, before.bounds)
    if direction == 0:
        return 0.0
    if second[1] < first[0]:
        return _ANEW if anew else _BACKWARDS
    return _PER_MONTH * max(0, (second[0] - first[1]).days / 30)


def direction_of(dates: Sequence[Days], opening: Sequence[bool] = ()) -> int:
    """1 when the dated passages run forwards, -1 when newest first, 0 when neither (or too few to tell).

    `opening` says of each date whether it opens its paragraph: such steps are an order that was meant.
    """
    forwards = [place for place, (before, after) in enumerate(pairwise(dates)) if after.bounds[1] < before.bounds[0]]
    backwards = [place for place, (before, after) in enumerate(pairwise(dates)) if after.bounds[0] > before.bounds[1]]
    allowed = len(dates) // 9
    for steps, against, direction in ((backwards, forwards, 1), (forwards, backwards, -1)):
        meant = sum(place + 1 < len(opening) and opening[place + 1] for place in steps)
        # Of three dates a third run in one direction by chance.
        if len(against) <= allowed and len(steps) + meant >= _EVIDENCE:
            return direction
    return 0
