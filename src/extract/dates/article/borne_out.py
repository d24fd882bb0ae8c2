"""How far the wins bear out what is said above them of the article's own day and of the time that it covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from extract.dates.article.order import settle
from extract.dates.words.values import Days, Evidence, add_months, both_years, whole_month, whole_year
from extract.model import Basis, Parsed

_FEWEST = 3
_MANY = 2  # wins
_IN_ORDER = 6  # months in a row: fewer fit two years as well as one
_SEASON = 125  # days
_QUARTER = 3  # months
_RECENT = 2  # years
_COMING = 400  # days


def is_recent(published: Evidence | None, window: Evidence | None, told: Sequence[Days]) -> bool:
    """Whether an article tells of the one or two years before it appeared: a lone year long before is then history."""
    if published is None or (window and window.days.last.year - window.days.first.year > 1):
        return False
    newest = published.days.bounds[1].year
    days = [one for one in told if one.grain != "year"]
    if len(told) - len(days) >= _FEWEST and sum(newest - one.last.year > _RECENT for one in told) * 2 >= len(told):
        return False  # an anniversary's list: "the demarcation of their land in 1994", "their title, 2002"
    return sum(newest - one.last.year > _RECENT for one in days) * 4 <= len(days)


def contradicted(window: Evidence, told: Sequence[Days], months: Sequence[int]) -> bool:
    """Whether a month, season or year above an article is only its date line, for its wins lie outside it."""
    first, last = window.days.first, window.days.last
    if window.days.grain == "year" and first.year == last.year:
        # "SPRING CATALOGUE 2020" of things that grew over years
        years = [days.last.year for days in told if days.grain != "year"]
        far = sum(abs(year - first.year) > 1 for year in years)
        none = first.year not in years  # "2020" above five wins of 2018 and 2019 is when they were printed
        return (far >= _FEWEST and far * 2 > len(years)) or (none and (len(years) >= _FEWEST or 1 < len(years) == far))
    if window.days.grain != "month" or (last - first).days > _SEASON:
        return False
    days = [days for days in told if days.grain != "year"]
    outside = sum(not one.meets(window.days) for one in days)
    # Most wins name their month alone: "Spring 2016" above an October is when the issue came out.
    inside = {add_months(first, step).month for step in range((last - first).days // 28)}
    outside += sum(month not in inside for month in months)
    if len(inside) == _QUARTER and outside >= _FEWEST and outside * 4 > len(told) + len(months):
        return True  # a season's issue that looks back on a year has a few wins of that season, too
    return outside > 1 and outside * 2 > len(told) + len(months)


def run_through(window: Evidence, months: Sequence[int]) -> Evidence:
    """ "2021/2022" as both years whole, where the wins in their order begin before any business year or end after it.

    `months` are those that the wins name without a year, in text order.
    """
    whole = both_years(window.days)
    if whole is None or len(months) < _IN_ORDER or _turns(months) > 1:
        return window  # themes, each in an order of its own, do not run through two years
    path, direction = settle([[(whole_month(year, month), 0.0) for year in _years(whole)] for month in months])
    placed = [whole_month(whole.first.year + turn, month) for turn, month in zip(path, months, strict=True)]
    outside = sum(not one.meets(window.days) for one in placed)
    return replace(window, days=whole) if direction and outside >= _MANY else window


def _turns(months: Sequence[int]) -> int:
    """How often months go against the direction in which most of them go; two years in a row turn once."""
    steps = [later - earlier for earlier, later in pairwise(months)]
    return min(sum(step < 0 for step in steps), sum(step > 0 for step in steps))


def _years(days: Days) -> range:
    return range(days.first.year, days.last.year + 1)


def agreeing(window: Evidence | None, told: Sequence[Days]) -> Evidence | None:
    """A stretch told in words, unless most days that the wins write out lie outside it."""
    days = [one for one in told if one.grain != "year"]
    outside = sum(not one.meets(window.days) for one in days) if window else 0
    return None if outside > 1 and outside * 2 > len(days) else window


def a_year_late(spoken: Evidence, told: Sequence[Days]) -> Evidence:
    """The year before that of a yearbook in whose introduction the next one stands: "its World Survey 2019"."""
    days, years = spoken.days, [one.last.year for one in told]
    whole = days.grain == "year" and days.first.year == days.last.year
    before = days.first.year - 1
    if not whole or years.count(before) < _MANY or any(year > before for year in years):
        return spoken
    return replace(spoken, days=whole_year(before), words=f"{spoken.words} (tells of the year before)")


def of_the_new_year(window: Evidence, published: Evidence | None, months: Sequence[int]) -> bool:
    """Whether a letter of the first months that speaks of the old year tells of the new one: all its months are past.

    "2014 was our biggest year" in a February, above wins of "9 January" and "February".
    """
    days = window.days
    spoken = window.basis is Basis.TEXT and days.grain == "year" and days.first.year == days.last.year
    if not spoken or published is None or published.days.grain == "year":
        return False
    latest = published.days.bounds[1]
    return latest.year == days.last.year + 1 and len(months) > 1 and max(months) <= latest.month <= _QUARTER


def still_to_come(lines: Sequence[Evidence], told: Sequence[Days]) -> Evidence | None:
    """The day or month of an issue where but one of the days told lies behind it: one "fixed for 21 March 2022"."""
    for line in lines:
        later = [days for days in told if days.bounds[0] > line.days.bounds[1]]
        near = all((days.bounds[0] - line.days.bounds[1]).days < _COMING for days in later)
        if line.days.grain != "year" and len(later) == 1 and near:
            return line
    return None


def dates_line(spoken: Evidence, parsed: Parsed) -> bool:
    """ "Bath, January 2014. By email": a date behind nothing but a place, not "the rains of March 2018"."""
    before = parsed.article.text[: spoken.span.start if spoken.span else 0].rsplit("\n", 1)[-1]
    return bool(re.fullmatch(r"\W*(?:[A-Z][\w’'.-]*[ ,·|–—-]*){0,5}", before))


def edition(window: Evidence, told: Sequence[Days]) -> Evidence | None:
    """When an edition appeared that looks back: the month, season or year above it, if none of its wins is later."""
    latest = max((days.bounds[0] for days in told if days.grain != "year"), default=window.days.first)
    if latest > window.days.bounds[1] or window.days.last.year - latest.year > 2:
        return None
    days = window.days
    winter = days.grain == "month" and (days.first.month, days.last.month) == (12, 2)
    if winter and not re.search(r"\d\s?[/–-]\s?\d", window.words):
        days = replace(days, last=date(days.first.year, 12, 31))  # "Winter 2015" is that year's last issue
    return Evidence(days, window.words, Basis.PUBLISHED, window.span)


def kept_longer(published: Evidence, window: Evidence | None, told: Sequence[Days]) -> bool:
    """Whether all the days that the wins write out lie years before the day taken for that of publication."""
    years = sorted(days.last.year for days in told)
    # A countdown over many years ends with its publication all the same.
    close = len(years) >= _FEWEST and years[-1] - years[0] <= 1
    return window is None and close and years[-1] < published.days.first.year - 1


def borne_out(window: Evidence, told: Sequence[Days], wins: int) -> bool:
    """Whether enough of the wins name the year for the others to be in it too."""
    inside = sum(days.meets(window.days) for days in told)
    return inside >= 2 and inside * 5 >= wins
