"""The time that an article covers as its head tells it, set against the day on which it appeared and its wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extract.dates.article.borne_out import (
    a_year_late,
    agreeing,
    contradicted,
    dates_line,
    edition,
    kept_longer,
    of_the_new_year,
    run_through,
)
from extract.dates.article.editions import edition_year
from extract.dates.article.named_month import named_month
from extract.dates.article.periods import business_year, ended_period, plain_range, since_last_issue, told_period
from extract.dates.article.publication import publication, reckoned_publication, signed
from extract.dates.article.reviews import review_window
from extract.dates.article.seen import SLACK, Seen
from extract.dates.article.stated import stated_year
from extract.dates.article.told_years import newest_year
from extract.dates.article.windows import intro_window, title_windows, year_before
from extract.dates.words.values import Days, Evidence
from extract.model import Basis, BlockKind, Parsed, Span


def said_above(seen: Seen) -> tuple[Evidence | None, Evidence | None, Evidence | None, str]:
    """When the article appeared, what it covers, what its introduction speaks of, borne out or not, and the doubt."""
    parsed, head, order, told = seen.parsed, seen.head, seen.order, seen.told
    published, doubt = publication(seen) or edition_year(head.mastheads, parsed, order), ""
    if published is None:
        published, doubt = reckoned_publication(seen)
    window = stated_year(parsed, order) or business_year(head.above, parsed, order)
    window = window or plain_range((*head.above, *seen.opening), parsed, order, published)
    window = window or ended_period(head.mastheads, parsed, order, published)
    for offered in () if window else title_windows(head.mastheads, parsed, order, published):
        if not contradicted(offered, told, seen.months):
            window = run_through(year_before(offered, head.above, parsed, order), seen.months)
            break
        published = published or edition(offered, told)
    if window and published and published.days.bounds[1] < window.days.bounds[0]:
        if published.days.grain == "day" and window.days.bounds[0] - published.days.last <= SLACK:
            window = None  # "Annual review 2023" of what was known on 31 December 2022
        else:
            published = None  # an article for 2012 did not appear in 2010
    if window and published and published.days.grain == "day" and published.span == window.span is not None:
        published = None  # "The grant year that began on 1 September 2014"
    if window and published and published.days.grain == "year" and published.days.last < window.days.last:
        published = None  # "Report on the years 2011 and 2012" did not appear in the first of them
    period = agreeing(told_period(head.mastheads, head.intro, parsed, order, published), told)
    window = window or _widened(period, told)
    if period and published and published.days.grain == "month" and published.days.bounds[1] < period.days.bounds[1]:
        published = None  # "From Advent 2016 to the eve of Advent 2017" tells no month in which it appeared
    window = window or since_last_issue(head.above, parsed, order, published, named=True)
    spoken = None if window else intro_window(head.intro, parsed, order, published)
    if spoken and not published and newest_year(parsed, order) > spoken.days.last.year + 1:
        spoken = None  # "bought its machines in 2004", above wins of 2009 and 2012
    spoken = a_year_late(spoken, told) if spoken else None
    if spoken and not contradicted(spoken, told, seen.months):
        window = spoken
    elif spoken and dates_line(spoken, parsed):
        published = published or edition(spoken, told)
    window = window or review_window(seen.months, published)
    window = None if window and of_the_new_year(window, published, seen.months) else window
    if published and kept_longer(published, window, told) and not signed(published, parsed):
        published, doubt = None, ""  # the day on which an old page was printed or saved
    return published, window, spoken, doubt


def _widened(window: Evidence | None, told: Sequence[Days]) -> Evidence | None:
    """A year of the introduction's words, with the one before where several wins are dated to that."""
    if window is None or window.days.grain != "year" or window.basis is not Basis.TEXT:
        return window
    before = window.days.first.year - 1
    if sum(days.grain != "year" and days.first.year == before for days in told) < 2:
        return window
    return replace(window, days=Days(date(before, 1, 1), window.days.last, "year"))


def narrowed(window: Evidence | None, published: Evidence | None, seen: Seen) -> Evidence | None:
    """The time covered, as the month that the head names: "May digest" in a year that is told elsewhere."""
    if window and window.days.grain != "year":
        return window
    above = (*seen.head.mastheads, *_heading_above(seen.head.first, seen.parsed))
    named = named_month(above, seen.head.intro, seen.parsed, window or published)
    return window if named is None or contradicted(named, seen.told, seen.months) else named


def _heading_above(first: int, parsed: Parsed) -> tuple[Span, ...]:
    """The one heading of an article, should it stand right above its wins: "WHAT MAY BROUGHT"."""
    above = [block for block in parsed.blocks if block.span.end <= first][-1:]
    below = any(block.kind is BlockKind.HEADING and block.span.start >= first for block in parsed.blocks)
    return tuple(block.span for block in above if block.kind is BlockKind.HEADING and not below)
