"""The article's frame for its dates: its publication, the time it covers, and how it writes day and month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from extract.dates.calendars import calendar_entries
from extract.dates.editions import edition_year
from extract.dates.entries import Entry, find_entries
from extract.dates.figures import numeric_order
from extract.dates.head import Head, read_head
from extract.dates.headers import entry_headers
from extract.dates.imprints import address_date, imprint_year, in_its_year, tail_year
from extract.dates.mastheads import (
    appeared_in_text,
    dateline,
    front_matter,
    last_update,
    published_lines,
    remaining_time,
    sent_in_year,
    since_last_issue,
    spoken_on,
    tail_line,
)
from extract.dates.periods import business_year, told_period
from extract.dates.reckoned import anniversary_year
from extract.dates.reviews import named_months, review_window
from extract.dates.stated import stated_year
from extract.dates.values import Days, Evidence, Expression, add_months
from extract.dates.windows import (
    body_window,
    explicit_days,
    file_window,
    intro_window,
    title_windows,
)
from extract.model import Basis, Parsed, Passage, Span

_FEWEST = 3
_SEASON = 125  # days
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

    @property
    def year_sure(self) -> bool:
        """Not where the year is only that of a few dates in the text, or of the file's name."""
        return self.doubt != "guessed_year"

    @property
    def latest(self) -> date | None:
        """The last day that the article can tell of."""
        published = self.published.days.bounds[1] if self.published else None
        if published and self.updated and published < self.updated <= published + _SLACK:
            return self.updated
        return published


def frame_of(parsed: Parsed, passages: Sequence[Passage]) -> Frame:
    """The frame of an article, from its front matter, title, mastheads, introduction, date lines and imprint."""
    order, sure = numeric_order(parsed.article.text)
    entries = find_entries(parsed, passages, order) or calendar_entries(parsed, order)
    headers = {} if entries else entry_headers(parsed, passages, order)
    told = explicit_days(parsed, passages, entries, order)
    head = read_head(parsed, passages, [*(entry.line for entry in entries), *headers])
    published = _published(parsed, head, order, told) or edition_year(head.mastheads, parsed, order)
    months = named_months(parsed, passages, order)
    doubt = ""
    if published is None and (found := _reckoned(parsed, head, order, told)):
        published, doubt = found
    window = stated_year(parsed) or business_year((*head.mastheads, *head.intro), parsed, order)
    for offered in () if window else title_windows(head.mastheads, parsed, order, published):
        if not _contradicted(offered, told, months):
            window = offered
            break
        published = published or _edition(offered, told)
    if window and published and published.days.bounds[1] < window.days.bounds[0]:
        published = None  # an article for 2012 did not appear in 2010
    window = window or told_period(head.mastheads, head.intro, parsed, order, published)
    if window is None and (spoken := intro_window(head.intro, parsed, order, published)):
        if _contradicted(spoken, told, months):
            published = published or _edition(spoken, told)
        else:
            window = spoken
    window = window or review_window(months, published)
    if published and _kept_longer(published, window, told):
        published, doubt = None, ""  # the day on which an old page was printed or saved
    if window is None and published is None:
        published = spoken_on(head.intro, parsed, order, told)
        window = review_window(months, published)
    if window is None and published is None:
        window = body_window(parsed, passages, order, entries)
        if window is None or not _borne_out(window, told, len(passages)):
            published, window, doubt = _last_resort(parsed, head, order, window, told)
            window = window or told_period(head.mastheads, head.intro, parsed, order, published)
            window = window or review_window(months, published)
    if published is None:
        published = _dated_to(remaining_time(head.intro, parsed, window), window, parsed, head.intro, order)
    window = window or since_last_issue(head.intro, parsed, order, published)
    updated = last_update(head.mastheads, parsed, order)
    return Frame(published, window, order, sure, head.marks, head.mastheads, entries, headers, updated, doubt)


def _published(parsed: Parsed, head: Head, order: str, told: Sequence[Days]) -> Evidence | None:
    """When the article appeared: never before a day that its own wins are dated to."""
    if found := front_matter(parsed):
        return found
    latest = max((days.bounds[0] for days in told), default=date.min)
    lines = published_lines(head.mastheads, parsed, order)
    to_the_day = next((one for one in lines if one.days.grain == "day"), None)
    if to_the_day and all(days.grain == "year" for days in told if days.bounds[0] > to_the_day.days.bounds[1] + _SLACK):
        return to_the_day  # "… will be free to register, from 2016" tells what is to come
    offered = (
        *(one for one in lines if one.days.grain == "day"),
        sent_in_year(head.mastheads, parsed, order),
        *(one for one in lines if one.days.grain != "day"),
        dateline(head.intro, parsed, order),
        appeared_in_text(head.intro, parsed, order),
        tail_line(head.tail, parsed, order),
    )
    return next((one for one in offered if one and one.days.bounds[1] + _SLACK >= latest), None)


def _reckoned(parsed: Parsed, head: Head, order: str, told: Sequence[Days]) -> tuple[Evidence, str] | None:
    """When the article appeared by its address or by an anniversary, with the doubt that is left."""
    latest = max((days.bounds[0] for days in told), default=date.min)
    counted = None
    if spoken_on(head.intro, parsed, order, told) is None:
        counted = anniversary_year((*head.mastheads, *head.intro), parsed, order)
    for found, doubt in ((address_date(parsed, head.first), ""), (counted, "reckoned_year")):
        whole = in_its_year(head.mastheads, parsed, order, found)
        if whole and whole.days.bounds[1] + _SLACK >= latest:
            return whole, doubt
    return None


def _last_resort(
    parsed: Parsed, head: Head, order: str, window: Evidence | None, told: Sequence[Days]
) -> tuple[Evidence | None, Evidence | None, str]:
    """Publication, stretch and doubt where the year is told only at the foot, in the file's name or in passing."""
    foot = tail_year(head.tail, parsed, order)
    if foot and all(days.bounds[0] <= foot.days.bounds[1] + _SLACK for days in told):
        return in_its_year(head.mastheads, parsed, order, foot), None, "reckoned_year"
    # One year told of in passing is weaker than the year that the file is named after.
    if known := file_window(parsed.article.id) or window:
        return None, known, "guessed_year"
    found = in_its_year(head.mastheads, parsed, order, imprint_year(parsed))
    if found and found.days.grain == "day":
        return found, None, "guessed_year"
    return None, found, "guessed_year"


def _dated_to(
    found: Evidence | None, window: Evidence | None, parsed: Parsed, intro: Sequence[Span], order: str
) -> Evidence | None:
    """ "LIMA, 19 December –" under a title with a year: the day of the dateline in that year."""
    if found or window is None or window.days.first.year != window.days.last.year:
        return found
    return dateline(intro, parsed, order, window.days.last.year)


def _contradicted(window: Evidence, told: Sequence[Days], months: Sequence[int]) -> bool:
    """Whether a month, season or year above an article is only its date line, for its wins lie outside it."""
    first, last = window.days.first, window.days.last
    if window.days.grain == "year" and first.year == last.year:
        # "SPRING CATALOGUE 2020" of things that grew over years
        years = [days.last.year for days in told if days.grain != "year"]
        far = sum(abs(year - first.year) > 1 for year in years)
        return far >= _FEWEST and far * 2 > len(years)
    if window.days.grain != "month" or (last - first).days > _SEASON:
        return False
    days = [days for days in told if days.grain != "year"]
    outside = sum(not one.meets(window.days) for one in days)
    # Most wins name their month alone: "Spring 2016" above an October is when the issue came out.
    inside = {add_months(first, step).month for step in range((last - first).days // 28)}
    outside += sum(month not in inside for month in months)
    return outside > 1 and outside * 2 > len(told) + len(months)


def _edition(window: Evidence, told: Sequence[Days]) -> Evidence | None:
    """When an edition appeared that looks back: the month, season or year above it, if none of its wins is later."""
    latest = max((days.bounds[0] for days in told if days.grain != "year"), default=window.days.first)
    if latest > window.days.bounds[1] or window.days.last.year - latest.year > 2:
        return None
    return Evidence(window.days, window.words, Basis.PUBLISHED, window.span)


def _kept_longer(published: Evidence, window: Evidence | None, told: Sequence[Days]) -> bool:
    """Whether all the days that the wins write out lie years before the day taken for that of publication."""
    years = sorted(days.last.year for days in told)
    # A countdown over many years ends with its publication all the same.
    close = len(years) >= _FEWEST and years[-1] - years[0] <= 1
    return window is None and close and years[-1] < published.days.first.year - 1


def _borne_out(window: Evidence, told: Sequence[Days], wins: int) -> bool:
    """Whether enough of the wins name the year for the others to be in it too."""
    inside = sum(days.meets(window.days) for days in told)
    return inside >= 2 and inside * 5 >= wins
