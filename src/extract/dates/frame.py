"""The article's frame for its dates: its publication, the time it covers, and how it writes day and month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from extract.dates.borne_out import (
    a_year_late,
    agreeing,
    borne_out,
    contradicted,
    dates_line,
    edition,
    is_recent,
    kept_longer,
    of_the_new_year,
    run_through,
    still_to_come,
)
from extract.dates.calendars import calendar_entries
from extract.dates.columns import column_entries
from extract.dates.datelines import appeared_in_text, coming_line, dateline, first_dateline, spoken_on, tail_line
from extract.dates.editions import edition_year, is_weekly
from extract.dates.entries import Entry, find_entries
from extract.dates.expressions import find_expressions
from extract.dates.figures import numeric_order
from extract.dates.head import Head, read_head
from extract.dates.headers import BYLINE, entry_headers
from extract.dates.imprints import address_date, imprint_year, in_its_year, newest_line, tail_year, to_the_day
from extract.dates.last_resort import foot_day, scene_day
from extract.dates.mastheads import (
    dated,
    front_matter,
    in_an_imprint,
    last_update,
    published_lines,
    remaining_time,
    sent_in_year,
)
from extract.dates.named_month import named_month
from extract.dates.periods import (
    business_start,
    business_year,
    ended_period,
    plain_range,
    since_last_issue,
    told_period,
)
from extract.dates.reckoned import anniversary_year
from extract.dates.reviews import headed_months, named_months, review_window
from extract.dates.rows import Row, dated_rows
from extract.dates.stated import stated_year
from extract.dates.told_years import body_window, explicit_days, newest_year
from extract.dates.values import Days, Evidence, Expression, one_day
from extract.dates.weeks import told_week
from extract.dates.windows import (
    days_covered,
    file_window,
    intro_window,
    title_windows,
    year_before,
    year_of_intro,
)
from extract.model import Basis, BlockKind, Parsed, Passage, Span

_SUPPORT = 2  # wins that tell the year, for it to be more than that of one of them
_SLACK = timedelta(31)  # a page may be dated to the month, or updated


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

    @property
    def year_sure(self) -> bool:
        """Not where the year is only that of a few dates in the text, or of the file's name."""
        return self.doubt not in ("guessed_year", "lone_year")

    @property
    def latest(self) -> date | None:
        """The last day that the article can tell of."""
        published = self.published.days.bounds[1] if self.published else None
        if published and self.updated and published < self.updated <= published + _SLACK:
            return self.updated
        return published


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a frame is read from: `told` are the days that the wins write out, `months` those without a year."""

    parsed: Parsed
    passages: Sequence[Passage]
    order: str
    entries: tuple[Entry, ...]
    head: Head
    told: tuple[Days, ...]
    months: tuple[int, ...]
    posts: tuple[Days, ...] = ()  # the whole days in the lines that head dated entries
    heads: tuple[Span, ...] = ()  # those lines, and the date headings

    @property
    def opening(self) -> tuple[Span, ...]:
        """The first win's sentence: an introduction that sums up the wins may be taken for one."""
        return tuple(passage.lead for passage in self.passages[:1])


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
    seen = _Seen(parsed, passages, order, entries, head, told, months, _whole_days(headers.values()), heads)
    published, window, spoken, doubt = _said_above(seen)
    if window is None and published is None:
        published = spoken_on(head.intro, parsed, order, told)
        window = review_window(months, published)
    if window is None and published is None:
        published, window, doubt = _guessed(seen, spoken)
        window = window or told_period(head.mastheads, head.intro, parsed, order, published)
        window = window or review_window(months, published)
    if published is None:
        published = _dated_to(remaining_time(head.intro, parsed, window), window, parsed, head.intro, order)
    published = _to_the_day(published, window, seen)
    window = window or since_last_issue(head.intro, parsed, order, published)
    window = _narrowed(window, published, seen)
    week = told_week((*head.above, *_around(head.first, parsed)), parsed, order, published)
    window = window or days_covered(head.mastheads, parsed, order)
    if window is None and published is None:
        window = week
    published = _at_the_end(published, week)
    updated, begins = last_update(head.mastheads, parsed, order), business_start(head.above, parsed, order)
    recent = is_recent(published, window, told)
    return Frame(
        published,
        window,
        order,
        sure,
        head.marks,
        head.mastheads,
        entries,
        headers,
        updated,
        doubt,
        begins,
        is_weekly(head.mastheads, head.intro, parsed),
        window is not None and window.span is not None and window.span.start >= head.first,
        week.days if week else None,
        recent,
        rows,
    )


def _at_the_end(published: Evidence | None, week: Evidence | None) -> Evidence | None:
    """ "Week of 11 January 2021" taken for the day of publication: the Tuesday below it is not of the week before."""
    same = published and week and published.span and week.span and published.span.overlaps(week.span)
    return replace(published, days=one_day(week.days.last)) if same and published and week else published


def _around(first: int, parsed: Parsed) -> tuple[Span, ...]:
    """The paragraph in which the wins begin: an introduction may be taken for the scene of the first of them."""
    return tuple(block.span for block in parsed.blocks if block.span.start <= first < block.span.end)


def _heading_above(first: int, parsed: Parsed) -> tuple[Span, ...]:
    """The one heading of an article, should it stand right above its wins: "WHAT MAY BROUGHT"."""
    above = [block for block in parsed.blocks if block.span.end <= first][-1:]
    below = any(block.kind is BlockKind.HEADING and block.span.start >= first for block in parsed.blocks)
    return tuple(block.span for block in above if block.kind is BlockKind.HEADING and not below)


def _said_above(seen: _Seen) -> tuple[Evidence | None, Evidence | None, Evidence | None, str]:
    """When the article appeared, what it covers, what its introduction speaks of, borne out or not, and the doubt."""
    parsed, head, order, told = seen.parsed, seen.head, seen.order, seen.told
    published, doubt = _published(seen) or edition_year(head.mastheads, parsed, order), ""
    if published is None:
        published, doubt = _reckoned(seen)
    window = stated_year(parsed, order) or business_year(head.above, parsed, order)
    window = window or plain_range((*head.above, *seen.opening), parsed, order, published)
    window = window or ended_period(head.mastheads, parsed, order, published)
    for offered in () if window else title_windows(head.mastheads, parsed, order, published):
        if not contradicted(offered, told, seen.months):
            window = run_through(year_before(offered, head.above, parsed, order), seen.months)
            break
        published = published or edition(offered, told)
    if window and published and published.days.bounds[1] < window.days.bounds[0]:
        if published.days.grain == "day" and window.days.bounds[0] - published.days.last <= _SLACK:
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
    if published and kept_longer(published, window, told) and not _signed(published, parsed):
        published, doubt = None, ""  # the day on which an old page was printed or saved
    return published, window, spoken, doubt


def _signed(published: Evidence, parsed: Parsed) -> bool:
    """Whether a day stands beside who wrote the article: that is no day on which an old page was saved."""
    text = parsed.article.text
    start = text.rfind("\n", 0, published.span.start) + 1 if published.span else len(text)
    return bool(BYLINE.match(text, start))


def _reckoned(seen: _Seen) -> tuple[Evidence | None, str]:
    """When the article appeared by its address or by an anniversary, with the doubt that is left."""
    parsed, head, order = seen.parsed, seen.head, seen.order
    latest = _latest(seen.told)
    counted = None
    if spoken_on(head.intro, parsed, order, seen.told) is None:
        counted = anniversary_year(head.above, parsed, order)
    for found, doubt in ((address_date(parsed, head.first), ""), (counted, "reckoned_year")):
        whole = in_its_year(head.dated, parsed, order, found)
        if whole and whole.days.bounds[1] + _SLACK >= latest:
            return whole, doubt
    return None, ""


def _widened(window: Evidence | None, told: Sequence[Days]) -> Evidence | None:
    """A year of the introduction's words, with the one before where several wins are dated to that."""
    if window is None or window.days.grain != "year" or window.basis is not Basis.TEXT:
        return window
    before = window.days.first.year - 1
    if sum(days.grain != "year" and days.first.year == before for days in told) < 2:
        return window
    return replace(window, days=Days(date(before, 1, 1), window.days.last, "year"))


def _guessed(seen: _Seen, spoken: Evidence | None) -> tuple[Evidence | None, Evidence | None, str]:
    """Publication, time covered and doubt as the wins, the foot, the file's name or the imprint tell them."""
    parsed, head, order = seen.parsed, seen.head, seen.order
    if headed := headed_months(head.marks, parsed, order):
        return None, headed, ""
    window, newest = body_window(parsed, seen.passages, order, seen.entries), newest_year(parsed, order)
    several = window is not None and window.days.first.year < window.days.last.year < newest
    if several:
        window = None  # cases of 2009, 2010 and 2012: a page of many years
    if window and borne_out(window, seen.told, len(seen.passages)):
        return None, window, ""
    foot = tail_year(head.tail, parsed, order)
    if foot and all(days.bounds[0] <= foot.days.bounds[1] + _SLACK for days in seen.told):
        return in_its_year(head.dated, parsed, order, foot), None, "reckoned_year"
    if line := spoken_on(head.dated[1:], parsed, order, seen.told):  # taken for a caption, it may be one
        return line, None, "guessed_year"
    window = window or (year_of_intro(spoken) if spoken else None)
    if window and window.days.last.year < newest:
        window = None  # "picked up in November 2019", in an article that tells of 2021 as well
    latest = _latest((*seen.told, *seen.posts))
    if line := newest_line(parsed, head.marks, order, newest, latest):
        return line, None, "guessed_year"
    lone = window is not None and sum(days.meets(window.days) for days in seen.told) < _SUPPORT
    # One year told of in passing is weaker than the year that the file is named after.
    if known := file_window(parsed.article.id):
        return None, known, "guessed_year"
    imprint = imprint_year(parsed)
    if lone and window and imprint and imprint.days.first.year - 1 > window.days.last.year:
        window = None  # "the sum awarded to her in 2018", on a page "© 2020"
    if window:
        return None, window, "lone_year" if lone else "guessed_year"
    found = in_its_year(head.dated, parsed, order, imprint_year(parsed))
    if found and found.days.grain == "day":
        return found, None, "guessed_year"
    if found is None and (closing := foot_day(parsed, seen.passages, seen.heads, order, newest)):
        return closing, None, "guessed_year"
    if found is None and (set_in := scene_day(head.intro, parsed, order, newest)):
        return None, set_in, "guessed_year"
    return None, found, "guessed_year"


def _narrowed(window: Evidence | None, published: Evidence | None, seen: _Seen) -> Evidence | None:
    """The time covered, as the month that the head names: "May digest" in a year that is told elsewhere."""
    if window and window.days.grain != "year":
        return window
    above = (*seen.head.mastheads, *_heading_above(seen.head.first, seen.parsed))
    named = named_month(above, seen.head.intro, seen.parsed, window or published)
    return window if named is None or contradicted(named, seen.told, seen.months) else named


def _latest(told: Sequence[Days]) -> date:
    """The last day that the wins write out; a year alone may be one that is still to come, unless several name it."""
    years = [days.bounds[0] for days in told if days.grain == "year"]
    days = [days.bounds[0] for days in told if days.grain != "year"]
    return max((*days, *(year for year in years if years.count(year) > 1)), default=date.min)


def _whole_days(expressions: Iterable[Expression]) -> tuple[Days, ...]:
    return tuple(days for one in expressions if (days := dated(one)))


def _heading_days(parsed: Parsed, first: int, order: str) -> tuple[Days, ...]:
    """The whole days that head sections: "[2] 24 June 2006 – LUNE"; the first of them may stand like a date line."""
    text = parsed.article.text
    lines = [one.span for one in parsed.blocks if one.kind is BlockKind.HEADING and one.span.start >= first]
    days = [dated(one) for span in lines for one in find_expressions(span.of(text), span.start, order)[:1]]
    return tuple(day for day in days if day and day.grain == "day") if len(days) > 1 else ()


def _published(seen: _Seen) -> Evidence | None:
    """When the article appeared: never before a day that its own wins or the posts on its page are dated to."""
    parsed, head, order, told = seen.parsed, seen.head, seen.order, seen.told
    if found := front_matter(parsed):
        return found
    latest = max(_latest(told), _latest(seen.posts), _latest(_heading_days(parsed, head.first, order)))
    lines = published_lines(head.mastheads, parsed, order)
    to_the_day = next((one for one in lines if one.days.grain == "day"), None)
    if to_the_day and all(days.grain == "year" for days in told if days.bounds[0] > to_the_day.days.bounds[1] + _SLACK):
        return to_the_day  # "… will be free to register, from 2016" tells what is to come
    said = appeared_in_text(head.intro, parsed, order)
    offered = (
        *(one for one in lines if one.days.grain == "day"),
        sent_in_year(head.mastheads, parsed, order),
        *(one for one in lines if one.days.grain == "month"),
        said if said and said.days.grain == "day" else None,  # "Review 2023" of what was known on 31 December 2022
        *(one for one in lines if one.days.grain == "year"),
        dateline(head.intro, parsed, order) or first_dateline(parsed, head.first, order),
        said,
        tail_line(head.tail, parsed, order),
        coming_line(head.tail, parsed, order),
    )
    found = next((one for one in offered if one and one.days.bounds[1] + _SLACK >= latest), None)
    return found or still_to_come([one for one in lines if in_an_imprint(one, parsed)], told)


def _to_the_day(published: Evidence | None, window: Evidence | None, seen: _Seen) -> Evidence | None:
    """The publication with the day that its head names without a year."""
    covered = window.days if window and (window.basis is not Basis.TEXT or not published) else None
    head, latest = (*seen.head.dated, *seen.head.intro), _latest(seen.told)
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
