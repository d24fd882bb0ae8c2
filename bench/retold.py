#!/usr/bin/env python3
"""Events told by several organisations: which of their wins become one record, and which are kept apart.

usage: retold.py [--pages N] [--seed N] [--show N] [--floor SHARE]

A page here is a folder of three round-ups of one year. Each tells some events that the others tell too, in other words,
with other spellings of names and with more or less of the date; and beside many of them something that is easily taken
for it: the next step of the story, the same thing done to somebody else in the same week, the same law in another
country. A row is a pair of wins: right when two tellings of an event are one record and all others two. `extra` are
pairs of one record that have nothing to do with each other. See `trials.py` for what else is printed.
"""

from __future__ import annotations

import itertools
import random
import re
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from casts import COUNTRIES
from trials import Outcome, Page, Reading, Told, Verdict, best_mention, month, run_trial, short

from extract.model import Record, Span
from extract.pipeline import run

SOURCE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
PEOPLE, JOBS = SOURCE["people"], SOURCE["jobs"]
EVENTS: Mapping[str, Mapping[str, Sequence[str]]] = {
    **SOURCE["events"],
    **{matter: {"tellings": tellings} for matter, tellings in SOURCE["matters"].items()},
}
YEARS = (2014, 2017, 2019, 2021, 2023)
SHARED = 5  # events of a folder that several of its articles tell
BOUNDARY = "\n\n=====\n\n"  # between the articles of a folder, where its text is printed


@dataclass(frozen=True)
class Event:
    """What happened: where, when, to whom, and how it can be told; `kind` is its name in the table."""

    kind: str
    tellings: Sequence[str]
    country: str
    city: str
    day: date
    name: Sequence[str]  # its spellings
    words: Mapping[str, str]


@dataclass(frozen=True)
class Part:
    """An event in the words of one article."""

    event: Event
    article: int
    span: Span  # in the text of the folder
    spelling: str
    date_told: str


@dataclass(frozen=True)
class Pair:
    """Two tellings, and whether they are of one event."""

    one: Span
    other: Span
    same: bool


@dataclass(frozen=True)
class Style:
    """How an article lays out its wins, and how much it tells of their date."""

    layout: str
    date_told: str


LAYOUTS = {"label": "{country}: {text}\n\n", "bullet": "• {country} – {text}\n", "heading": "{country}\n{text}\n\n"}
STYLES = [
    *(Style(layout, told) for layout in LAYOUTS for told in ("day", "short day", "month", "part of the month")),
    *(Style(layout, "month heading") for layout in ("label", "bullet")),
]


def some_event(kind: str, year: int, rng: random.Random) -> Event:
    country, city = rng.choice(COUNTRIES)
    job = rng.choice(JOBS)
    words = {"job": job, "a": "an" if job[0] in "aeiou" else "a", "figure": str(rng.randint(11, 400))}
    day = date(year, rng.randint(1, 12), rng.randint(1, 28))
    return Event(kind, EVENTS[kind]["tellings"], country, city, day, rng.choice(PEOPLE), words)


def some_rival(event: Event, rng: random.Random) -> tuple[str, Event] | None:
    """Another event that is easily taken for this one, and in what it differs; None where the day leaves no room."""
    named, group = "{name}" in event.tellings[0], "{figure}" in event.tellings[0]
    ways = ["somebody else"] * named + ["other country"] * (not named) + ["other number"] * group
    if "after" in EVENTS[event.kind]:
        ways += ["next step"] * 2
    way = rng.choice(ways)
    later = event.day + timedelta(rng.randint(40, 150) if way in ("next step", "other number") else rng.randint(0, 9))
    if later.year != event.day.year or later.day > 28:
        return None
    other = replace(event, day=later)
    if way == "next step":
        return way, replace(other, tellings=EVENTS[event.kind]["after"])
    if way == "somebody else":
        return way, replace(other, name=rng.choice([name for name in PEOPLE if name != event.name]))
    if way == "other number":
        return way, replace(other, words={**event.words, "figure": str(int(event.words["figure"]) + 37)})
    country, city = rng.choice([pair for pair in COUNTRIES if pair[0] != event.country])
    return way, replace(other, country=country, city=city)


def some_page(rng: random.Random) -> Page[Pair]:
    """A folder of three articles as one text, and the pairs of wins that are one event or easily taken for it."""
    year = rng.choice(YEARS)
    kinds = rng.sample(sorted(EVENTS), SHARED + 3)
    names = iter(rng.sample(PEOPLE, len(kinds)))
    events = [replace(some_event(kind, year, rng), name=next(names)) for kind in kinds]
    rivals = [(event, *rival) for event in events[:SHARED] if rng.random() < 0.6 and (rival := some_rival(event, rng))]
    articles: list[list[Event]] = [[], [], []]
    for number, event in enumerate((*events, *(rival for _, _, rival in rivals))):
        for article in rng.sample(articles, rng.choice((2, 2, 3)) if number < SHARED else 1):
            article.append(event)
    return folder(articles, rivals, [rng.choice(STYLES) for _ in articles], year, rng)


def folder(
    articles: Sequence[Sequence[Event]],
    rivals: Sequence[tuple[Event, str, Event]],
    styles: Sequence[Style],
    year: int,
    rng: random.Random,
) -> Page[Pair]:
    """Articles of a year that tell these events, each in its style; `rivals` are events and those they differ from."""
    text, parts = "", []
    for number, (told, style) in enumerate(zip(articles, styles, strict=True)):
        text += BOUNDARY * bool(text)
        added, more = _article(number, sorted(told, key=lambda event: event.day), style, len(text), year, rng)
        text += added
        parts += more
    return Page(text, {}, tuple(_pairs(parts, rivals)))


def _article(
    number: int, events: Sequence[Event], style: Style, start: int, year: int, rng: random.Random
) -> tuple[str, list[Part]]:
    parts, before = [], 0
    text = f"{rng.choice(('Good news of', 'What went right in', 'Human rights wins of'))} {year}\n\nA look back.\n\n"
    for event in events:
        if style.date_told == "month heading" and event.day.month != before:
            text += f"\n{month(event.day)}\n\n"
        before = event.day.month
        spelling = event.name[number]
        told = _telling(event.tellings[number % len(event.tellings)], event, spelling, style, rng)
        item = LAYOUTS[style.layout].format(country=event.country, text=told)
        begins = start + len(text) + item.index(told)
        parts.append(Part(event, number, Span(begins, begins + len(told)), spelling, style.date_told))
        text += item
    return text, parts


def _telling(wording: str, event: Event, spelling: str, style: Style, rng: random.Random) -> str:
    told = wording.format(name=spelling, city=event.city, when=_when(event.day, style, rng), **event.words)
    told = re.sub(r" +([.,;:])", r"\1", re.sub(r" {2,}", " ", told)).strip()
    return told[0].upper() + told[1:]


def _when(day: date, style: Style, rng: random.Random) -> str:
    part = ("early", "mid-", "late")[min(2, (day.day - 1) // 10)]
    return {
        "day": rng.choice((f"on {day.day} {month(day)}", f"on {month(day)} {day.day}")),
        "short day": f"on {day.day} {short(day)}",
        "month": f"in {month(day)}",
        "part of the month": f"in {part}{'' if part == 'mid-' else ' '}{month(day)}",
        "month heading": "",
    }[style.date_told]


def _pairs(parts: Sequence[Part], rivals: Sequence[tuple[Event, str, Event]]) -> Iterator[Told[Pair]]:
    ways = {(id(event), id(rival)): way for event, way, rival in rivals}
    for one, other in itertools.combinations(parts, 2):
        same = one.event is other.event
        way = ways.get((id(one.event), id(other.event))) or ways.get((id(other.event), id(one.event)))
        if not same and not way:
            continue
        spelt = "no name"
        if "{name}" in one.event.tellings[0]:
            spelt = "same" if one.spelling == other.spelling else "other"
        traits = {
            "what": way or "one event",
            "kind": f"{way or 'one event'}: {one.event.kind}",
            "spelling": spelt if same else "apart",
            "dates": " / ".join(sorted((one.date_told, other.date_told))) if same else "apart",
            "names": f"{one.spelling} / {other.spelling}" if same and spelt == "other" else "alike",
        }
        yield Told(other.span, Pair(one.span, other.span, same), traits)


def read_folder(page: Page[Pair]) -> Reading[Pair]:
    """What became of a folder's pairs: joined or apart, those that were not both found without a verdict."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(page.text.split(BOUNDARY)):
            (Path(folder) / f"round-up-{number}.txt").write_text(text, encoding="utf-8", newline="")
        finished = run([Path(folder)], workers=1)
    starts = {f"round-up-{number}": start for number, start in enumerate(_starts(page.text))}
    flagged = {record.id for record in finished.records if finished.flags[record.id]}
    homes = _homes(page, finished.records, starts)
    outcomes = []
    for told in page.told:
        one, other = homes.get(told.truth.one), homes.get(told.truth.other)
        verdict = None
        if one and other:
            right = (one == other) is told.truth.same
            verdict = Verdict(right, {}, "joined" if one == other else "apart")
        outcomes.append(Outcome(told.traits, verdict, one in flagged or other in flagged))
    known = {frozenset((told.truth.one, told.truth.other)) for told in page.told}
    joined = (pair for pair in itertools.combinations(homes, 2) if homes[pair[0]] == homes[pair[1]])
    return Reading(page, tuple(outcomes), tuple("joined" for pair in joined if frozenset(pair) not in known))


def _starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer(re.escape(BOUNDARY), text))]


def _homes(page: Page[Pair], records: Sequence[Record], starts: Mapping[str, int]) -> dict[Span, str]:
    """The record that each win of a folder became part of; those that were not found are left out."""
    spans = sorted({span for told in page.told for span in (told.truth.one, told.truth.other)})
    homes: dict[Span, str] = {}
    for article, start in starts.items():
        mentions = [(m, record.id) for record in records for m in record.mentions if m.article == article]
        record_of = {mention.id: record for mention, record in mentions}
        for span in spans:
            own = Span(max(0, span.start - start), max(0, span.end - start))
            mention = best_mention((mention for mention, _ in mentions), own)
            if mention and span.start >= start:
                homes[span] = record_of[mention.id]
    return homes


if __name__ == "__main__":
    run_trial(__doc__, some_page, read_folder)
