#!/usr/bin/env python3
"""What kind of win it is: 463 wordings, the same matters told of courts, parliaments, ministries and firms.

usage: kinds.py [--pages N] [--seed N] [--show N] [--floor SHARE]

"Unmarried women may adopt" is a ruling where judges say so, a law where deputies do, a policy where a ministry does.
Who acts stands in the statement, as its label, in the sentence beside it, or only in the heading that it stands under.
A row is right when its category is; only flags on the category count. See `trials.py` for what else is printed.
"""

from __future__ import annotations

import calendar
import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from casts import CULTURES, LABELS, some_name
from trials import Page, Told, Verdict, trial

from extract.model import Mention, Span

SOURCE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
HEADINGS: Mapping[str, list[str]] = SOURCE["headings"]
OPENS = re.compile(r"(?:^|(?<=[.!?] ))[a-z]")
HEADED = 0.4  # of the pages have a heading for each kind

Kinds = tuple[str, ...]  # those that a careful reader accepts


@dataclass(frozen=True)
class Frame:
    """A wording of a win, the kinds it is of, and its manner: "plain", "headline", "note" …"""

    kinds: Kinds
    manner: str
    text: str


@dataclass(frozen=True)
class Item:
    """A win in words: its country and day."""

    frame: Frame
    country: str
    month: int
    day: int
    text: str


FRAMES = [
    Frame(tuple(kinds.split(", ")), manner, text)
    for kinds, manners in SOURCE["frames"].items()
    for manner, texts in manners.items()
    for text in texts
]
TELLING = [frame for frame in FRAMES if frame.manner != "bare"]  # each by itself


def some_item(frame: Frame, rng: random.Random) -> Item:
    """A wording with its bodies of one country."""
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    words = _words_of_country(rng) | _words_of_matter(rng) | {"day": f"{day} {calendar.month_name[month]}"}
    words |= {name: some_name(rng.choice(CULTURES), rng).full for name in ("person", "person2", "culprit")}
    he, his = rng.choice((("he", "his"), ("she", "her")))
    text = frame.text.format(**words, heshe=he, hisher=his)
    return Item(frame, words["country"], month, day, OPENS.sub(lambda first: first[0].upper(), text))


def _words_of_country(rng: random.Random) -> dict[str, str]:
    names = ("country", "of", "city", "apex", "court", "house", "head", "ministry")
    words = dict(zip(names, rng.choice(SOURCE["countries"]), strict=True))
    words["town"] = f"the city council of {words['city']}"
    words["bench"] = re.sub(r"^(?:the|an?) ", "", rng.choice((words["apex"], words["court"])))
    return words


def _words_of_matter(rng: random.Random) -> dict[str, str]:
    """The matter, and whatever else does not hang on the country."""
    words = dict(zip(("who", "can", "ing", "noun"), rng.choice(SOURCE["matters"]), strict=True))
    plurals = {"trades": "trade", "firms": "firm", "rights_courts": "rights_court", "bodies": "body", "panels": "panel"}
    plurals |= {"charges": "charge", "crimes": "crime", "ranks": "rank", "jobs": "job", "few": "few"}
    drawn = {word: rng.choice(SOURCE[plural]) for plural, word in plurals.items()}
    return words | drawn | {"years": str(rng.randint(3, 40))}


def some_page(rng: random.Random) -> Page[Kinds]:
    """A page of eight wins of one year: by date, each with its country, or under headings of their kinds."""
    year = rng.choice((2017, 2019, 2021, 2022))
    opening = f"Good news of {year}\n\nHere is what went well this year.\n\n"
    if rng.random() < HEADED:
        return _laid_out(opening, {"style": "by kind"}, _by_kind(rng))
    style = rng.choice(list(LABELS))
    items = (some_item(frame, rng) for frame in _varied(TELLING, 8, rng))
    ordered = sorted(items, key=lambda item: (item.month, item.day))
    return _laid_out(opening, {"style": style}, ((LABELS[style].format(item.country), item) for item in ordered))


def _by_kind(rng: random.Random) -> Iterator[tuple[str, Item]]:
    """Wins with what stands before each: the heading of its kind before the first of one."""
    for kind in rng.sample(list(HEADINGS), 4):
        before = f"{rng.choice(HEADINGS[kind])}\n\n"
        for frame in rng.sample([frame for frame in FRAMES if frame.kinds == (kind,)], 2):
            yield before, some_item(frame, rng)
            before = ""


def _varied(frames: list[Frame], number: int, rng: random.Random) -> list[Frame]:
    """Wordings of which no kind outweighs the others."""
    kinds = rng.choices(sorted({frame.kinds for frame in frames}), k=number)
    return [rng.choice([frame for frame in frames if frame.kinds == kind]) for kind in kinds]


def _laid_out(text: str, traits: Mapping[str, str], items: Iterator[tuple[str, Item]]) -> Page[Kinds]:
    told = []
    for before, item in items:
        text += before
        frame = item.frame
        own = {"kind": ", ".join(frame.kinds), "manner": frame.manner, "frame": f"{frame.kinds[0]}: {frame.text}"}
        told.append(Told(Span(len(text), len(text) + len(item.text)), frame.kinds, own))
        text += f"{item.text}\n\n"
    return Page(text, traits, tuple(told))


def judge(told: Told[Kinds], mention: Mention) -> Verdict:
    """Right is any of the kinds that the wording is of."""
    category = mention.category
    right = str(category.value) in told.truth
    return Verdict(right, {"kind": float(right)}, f"{category.value} {category.confidence:.2f}")


if __name__ == "__main__":
    trial(__doc__, some_page, judge, "category")
