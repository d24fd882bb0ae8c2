"""Events that many tell: when, where and about whom one is, by the words in which others told it.

`data/known_events.csv` has a row for each event that at least two of the annotated sets tell: its day or month, its
countries, the names of whom it is about, and the stems that its tellings share. No year of a win comes from here, for
an article may tell of another year's event in the same words. But a page whose wins are known of one year, and that
was read as of another, was misread.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extract.common_words import rarity, stems
from extract.model import EventDate, Passage
from extract.tables import read_rows

COMMON = 4.0  # rarity from which a word tells one event from another
# Of tellings whose sets were left out 41 in 100 are known by this much, 98 in 100 of them of the right year.
ENOUGH = 12.0  # of rarity beyond that must be shared: three or four names
SHARE = 0.3  # of what an event's words weigh together
CLEAR = 1.3  # times what speaks for an event of another year
UNKNOWN = "?"  # in the table: its tellings differ
SAME_DAY = 1.3  # times the words count where the day is the same as well


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event's year and month, its day where that is known, and the stems that tellings of it share.

    `countries` are where it took place, `people` the words of the names of whom it is about, both empty where it is
    about no state and nobody, and None where its tellings differ.
    """

    year: int
    month: int
    day: int | None
    words: frozenset[str]
    countries: frozenset[str] | None = None
    people: frozenset[str] | None = None


class KnownEvents:
    """Events by their words."""

    def __init__(self, events: Iterable[KnownEvent]) -> None:
        months: dict[int, list[KnownEvent]] = defaultdict(list)
        for event in events:
            months[event.month].append(event)
        self._events: Mapping[int, Sequence[KnownEvent]] = dict(months)
        self._weights: Mapping[str, float] = {
            word: rarity(word) - COMMON for each in months.values() for event in each for word in event.words
        }

    def find(self, text: str, month: int, day: int | None) -> KnownEvent | None:
        """The event that `text` tells of this month; None where none is known or those of two years may be meant."""
        told = self._weights.keys() & set(stems(text))
        best: dict[int, tuple[float, KnownEvent]] = {}
        for event in self._events.get(month, ()):
            if day and event.day and day != event.day:
                continue
            shared = sum(self._weights[word] for word in event.words & told)
            if shared >= ENOUGH and shared >= SHARE * sum(self._weights[word] for word in event.words):
                shared *= SAME_DAY if day and event.day else 1.0
                if event.year not in best or shared > best[event.year][0]:
                    best[event.year] = shared, event
        ranked = sorted(best.values(), key=lambda each: -each[0])
        if not ranked or (len(ranked) > 1 and ranked[0][0] <= CLEAR * ranked[1][0]):
            return None
        return ranked[0][1]


@cache
def known_events() -> KnownEvents:
    """The events of `data/known_events.csv`."""
    with read_rows("known_events", ("date", "countries", "people", "words")) as rows:
        return KnownEvents(_event(*row) for row in rows)


def _event(date: str, countries: str, people: str, words: str) -> KnownEvent:
    year, month, *day = map(int, date.split("-"))
    known = (None if named == UNKNOWN else frozenset(named.split()) for named in (countries, people))
    return KnownEvent(year, month, day[0] if day else None, frozenset(words.split()), *known)


def tells_month(date: EventDate | None) -> bool:
    """Whether a date is a month or finer: only then can its event be known."""
    return date is not None and (date.start.year, date.start.month) == (date.end.year, date.end.month)


def known_event(passage: Passage, text: str, date: EventDate) -> KnownEvent | None:
    """The event that a passage of `text` tells of the month, and the day if it has one, of `date`, in whatever year."""
    day = date.start.day if date.start == date.end else None
    return known_events().find(passage.headed(text), date.start.month, day)
