#!/usr/bin/env python3
"""Collect the events that several annotated sets tell (`src/extract/data/known_events.csv`).

usage: known_events.py SHARED_DIR [--leave-out SET ...]

All annotated sets are read and linked in one run; what is told in at least two sets and dated to a month by most of
its annotations is an event, with the rare stems that its tellings share. `extract.known_events` says what it is for.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from annotations import read_through, recipe_arguments
from told import Told, read

from extract.calendar_words import calendar_table
from extract.common_words import rarity, stem, stems
from extract.known_events import COMMON, UNKNOWN, KnownEvent
from extract.link import link
from extract.text import fold

TARGET = Path(__file__).parents[2] / "src/extract/data/known_events.csv"
SETS = 2  # that must tell an event: publishers that do not know each other
AGREED = 0.7  # of the dates annotated, on the month
TELLINGS = 2  # that must share a word, or give the day …
PART = 0.25  # … and this part of all of them
MOST = 12  # words of an event
SELDOM = 0.2  # of the annotations: so few that name people, or none, count as none
NAMED = 0.34  # of the annotations that a word of somebody's name must be in
LEAST = 6.0  # of rarity beyond the common that they must have together
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def main() -> None:
    arguments = recipe_arguments(__doc__).parse_args()
    told = [each for some in read_through(read, arguments.shared, arguments.leave_out) for each in some]
    events = find_events(clusters(told))
    with TARGET.open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines, lineterminator="\n")
        rows.writerow(("date", "countries", "people", "words"))
        for event in sorted(events, key=_order):
            day = f"-{event.day:02}" if event.day else ""
            countries = UNKNOWN if event.countries is None else " ".join(sorted(event.countries))
            people = UNKNOWN if event.people is None else " ".join(sorted(event.people))
            rows.writerow((f"{event.year}-{event.month:02}{day}", countries, people, " ".join(sorted(event.words))))


def _order(event: KnownEvent) -> tuple[int, int, int, list[str]]:
    return event.year, event.month, event.day or 0, sorted(event.words)


def clusters(told: Sequence[Told]) -> list[list[Told]]:
    """The mentions of all sets linked in one run."""
    known = {each.mention.id: each for each in told}
    return [[known[mention.id] for mention in record.mentions] for record in link([each.mention for each in told])]


def find_events(clusters: Sequence[Sequence[Told]], without: Collection[str] = ()) -> Iterator[KnownEvent]:
    """The events that these clusters tell, the mentions of the sets `without` left out."""
    for cluster in clusters:
        kept = [each for each in cluster if each.set not in without]
        if len({each.set for each in kept}) >= SETS and (event := _event(kept)):
            yield event


def _event(told: Sequence[Told]) -> KnownEvent | None:
    dates = [found for each in told if (found := _DATE.fullmatch(each.date))]
    months = Counter((int(date[1]), int(date[2])) for date in dates)
    if not months:
        return None
    (month, agreed), *_ = months.most_common(1)
    days = Counter(int(date[3]) for date in dates if date[3] and (int(date[1]), int(date[2])) == month)
    words = _words(told)
    if agreed < max(TELLINGS, AGREED * len(dates)) or sum(rarity(word) - COMMON for word in words) < LEAST:
        return None
    day = next((day for day, count in days.most_common(1) if count >= TELLINGS), None)
    return KnownEvent(*month, day, words, _countries(told), _people(told))


def _countries(told: Sequence[Told]) -> frozenset[str] | None:
    """Where most annotations have the event."""
    ((countries, count),) = Counter(each.countries for each in told).most_common(1)
    return countries if count >= AGREED * len(told) else None


def _people(told: Sequence[Told]) -> frozenset[str] | None:
    """The words of the names of whom the event is about, empty where nearly no annotation names anybody."""
    named = sum(bool(each.people) for each in told) / len(told)
    if SELDOM < named < 1 - SELDOM:
        return None  # whether it is about somebody, annotators see in two ways, or the articles tell more and less
    if named <= SELDOM:
        return frozenset()
    counts = Counter(word for each in told for word in {word for name in each.people for word in fold(name).split()})
    return frozenset(word for word, count in counts.items() if count >= NAMED * len(told))


def _words(told: Sequence[Told]) -> frozenset[str]:
    """The telling stems that several share, the rarest and commonest among them first."""
    counts = Counter(word for each in told for word in set(stems(each.text)))
    enough = max(TELLINGS, PART * len(told))
    telling = [
        word
        for word, count in counts.items()
        if count >= enough and not word.isdigit() and rarity(word) > COMMON and word not in _months()
    ]
    telling.sort(key=lambda word: (-(rarity(word) - COMMON) * counts[word], word))
    return frozenset(telling[:MOST])


def _months() -> frozenset[str]:
    return frozenset(map(stem, calendar_table()["months"]))


if __name__ == "__main__":
    main()
