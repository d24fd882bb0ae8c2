"""The article's frame for its dates: its publication, the time it covers, and how it writes day and month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from extract.dates.article.borne_out import is_recent
from extract.dates.article.calendars import calendar_entries
from extract.dates.article.columns import column_entries
from extract.dates.article.coverage import narrowed, said_above
from extract.dates.article.datelines import dateline, spoken_on
from extract.dates.article.editions import is_weekly
from extract.dates.article.entries import Entry, find_entries
from extract.dates.article.figures import numeric_order
from extract.dates.article.guessed import guessed
from extract.dates.article.head import read_head
from extract.dates.article.headers import entry_headers
from extract.dates.article.imprints import to_the_day
from extract.dates.article.mastheads import dated, last_update, remaining_time
from extract.dates.article.periods import business_start, since_last_issue, told_period
from extract.dates.article.reviews import named_months, review_window
from extract.dates.article.rows import Row, dated_rows
from extract.dates.article.seen import SLACK, Seen, last_told
from extract.dates.article.told_years import explicit_days
from extract.dates.article.weeks import told_week
from extract.dates.article.windows import days_covered
from extract.dates.words.values import Days, Evidence, Expression, one_day
from extract.model import Basis, Parsed, Passage, Span


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for the whole article: its publication, the time it covers, its numeric order (DMY or MDY)."""

    published: Evidence | None = None
    window: Evidence | None = None
    order: str = "DMY"
    order_sure: bool = True
    marks: tuple[Span, ...] = ()  # the blocks that are date headings
    mastheads: tuple[Span, ...] = ()  # titles, date lines and the like above the first paragraph
    entries: tuple[Entry, ...] = ()
    headers: Mapping[Span, Expression] = field(
        default_factory=dict
    )  # the lines that head dated entries, with their day
    updated: date | None = None  # the day on which the page was last changed
    doubt: str = ""  # how little the year is to be trusted, as a name in the confidence table; "" where it is told
    begins: int = 1  # the month with which its business year begins
    weekly: bool = False  # it tells of the week before it appeared
    gathered: bool = False  # the time covered is put together from the years that single wins name
    week: Days | None = None  # the days of the one week that it says it tells of
    recent: bool = False  # its wins are of the time just before it appeared, as far as they write their years out
    rows: Mapping[int, Row] = field(default_factory=dict)  # the rows of its tables that have dates, by block
    posted: date | None = None  # the newest day above one of the letters or posts that it is made of

    @property
    def year_sure(self) -> bool:
        """Not where the year is only that of a few dates in the text, or of the file's name."""
        return self.doubt not in ("guessed_year", "lone_year")

    @property
    def latest(self) -> date | None:
        """The last day that the article can tell of: of letters printed together the newest one's."""
        published = self.published.days.bounds[1] if self.published else None
        if published and self.posted and published < self.posted:
            return self.posted
        if published and self.updated and published < self.updated <= published + SLACK:
            return self.updated
        return published


def frame_of(parsed: Parsed, passages: Sequence[Passage]) -> Frame:
    """The frame of an article, from its front matter, title, mastheads, introduction, date lines and imprint."""
    order, sure = numeric_order(parsed.article.text)
    entries = column_entries(parsed) or find_entries(parsed, passages, order) or calendar_entries(parsed, order)
    headers = {} if entries else entry_headers(parsed, passages, order)
    rows = dated_rows(parsed)
    # The first row of a table may state no win: its day is not that on which the page appeared.
    lines = [parsed.blocks[place].span for place in rows] if len(rows) > 1 else []
    head = read_head(parsed, passages, [*(entry.line for entry in entries), *headers, *lines])
    told, months = explicit_days(parsed, passages, entries, order), named_months(parsed, passages, order)
    heads = (*headers, *head.marks)
    seen = Seen(parsed, passages, order, entries, head, told, months, _whole_days(headers.values()), heads)
    published, window, doubt = _appeared_and_covers(seen)
    week = told_week((*head.above, *_around(head.first, parsed)), parsed, order, published)
    if window is None and published is None:
        window = week
    published = _at_the_end(published, week)
    updated, begins = last_update(head.mastheads, parsed, order), business_start(head.above, parsed, order)
    recent = is_recent(published, window, told)
    return Frame(
        published=published,
        window=window,
        order=order,
        order_sure=sure,
        marks=head.marks,
        mastheads=head.mastheads,
        entries=entries,
        headers=headers,
        updated=updated,
        doubt=doubt,
        begins=begins,
        weekly=is_weekly(head.mastheads, head.intro, parsed),
        gathered=window is not None and window.span is not None and window.span.start >= head.first,
        week=week.days if week else None,
        recent=recent,
        rows=rows,
    )


def _appeared_and_covers(seen: Seen) -> tuple[Evidence | None, Evidence | None, str]:
    """When the article appeared, what it covers, and the doubt about it.

    Each step down, from what the head says to a guess, only fills what the steps above it left open.
    """
    parsed, head, order = seen.parsed, seen.head, seen.order
    published, window, spoken, doubt = said_above(seen)
    if window is None and published is None:
        published = spoken_on(head.intro, parsed, order, seen.told)
        window = review_window(seen.months, published)
    if window is None and published is None:
        published, window, doubt = guessed(seen, spoken)
        window = window or told_period(head.mastheads, head.intro, parsed, order, published)
        window = window or review_window(seen.months, published)
    if published is None:
        published = _dated_to(remaining_time(head.intro, parsed, window), window, parsed, head.intro, order)
    published = _to_the_day(published, window, seen)
    window = window or since_last_issue(head.intro, parsed, order, published)
    window = narrowed(window, published, seen)
    return published, window or days_covered(head.mastheads, parsed, order), doubt


def _at_the_end(published: Evidence | None, week: Evidence | None) -> Evidence | None:
    """ "Week of 11 January 2021" taken for the day of publication: the Tuesday below it is not of the week before."""
    same = published and week and published.span and week.span and published.span.overlaps(week.span)
    return replace(published, days=one_day(week.days.last)) if same and published and week else published


def _around(first: int, parsed: Parsed) -> tuple[Span, ...]:
    """The paragraph in which the wins begin: an introduction may be taken for the scene of the first of them."""
    return tuple(block.span for block in parsed.blocks if block.span.start <= first < block.span.end)


def _to_the_day(published: Evidence | None, window: Evidence | None, seen: Seen) -> Evidence | None:
    """The publication with the day that its head names without a year."""
    covered = window.days if window and (window.basis is not Basis.TEXT or not published) else None
    head, latest = (*seen.head.dated, *seen.head.intro), last_told(seen.told)
    if covered and seen.months:
        # "Posted on 8 January" above wins of March to November is of the year after.
        latest = max(latest, covered.last.replace(month=max(seen.months), day=1) if covered.grain == "year" else latest)
    return to_the_day(head, seen.parsed, seen.order, published, covered, latest)


def _dated_to(
    found: Evidence | None, window: Evidence | None, parsed: Parsed, intro: Sequence[Span], order: str
) -> Evidence | None:
    """ "LIMA, 19 December –" under a title with a year: the day of the dateline in that year."""
    if found or window is None or window.days.first.year != window.days.last.year:
        return found
    return dateline(intro, parsed, order, window.days.last.year)


def _whole_days(expressions: Iterable[Expression]) -> tuple[Days, ...]:
    return tuple(days for one in expressions if (days := dated(one)))
