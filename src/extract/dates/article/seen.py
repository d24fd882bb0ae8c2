"""What an article's frame is read from: its head, its entries, and the days that its wins write out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extract.dates.article.entries import Entry
from extract.dates.article.head import Head
from extract.dates.words.values import Days
from extract.model import Parsed, Passage, Span

SLACK = timedelta(31)  # a page may be dated to the month, or updated


@dataclass(frozen=True, slots=True)
class Seen:
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


def last_told(told: Sequence[Days]) -> date:
    """The last day that the wins write out; a year alone may be one that is still to come, unless several name it."""
    years = [days.bounds[0] for days in told if days.grain == "year"]
    days = [days.bounds[0] for days in told if days.grain != "year"]
    return max((*days, *(year for year in years if years.count(year) > 1)), default=date.min)
