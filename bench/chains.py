#!/usr/bin/env python3
"""When wins happened that are dated by the one before: chains over paragraphs and bullets, in countries of their own.

usage: chains.py [--pages N] [--seed N] [--show N] [--floor SHARE]

"On 12 March …. Three days later, in Peru, … . On the 21st …": a chain begins with a day and goes on from win to win,
with what led to a win and what will come of it told between them, of other months and years. A row is right when its
date is; only flags on the date count. See `trials.py` for what is printed.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from layouts import WINS, Win, lowered
from phrases import Truth, judge
from trials import Page, Told, month, nth, trial
from whens import BEFORE, BY_COUNTRY, PHRASES, Scene, When, Window, shifted, when

from extract.model import Span

SOURCE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
LINKS = [phrase for phrase in PHRASES if phrase.group in (BEFORE, BY_COUNTRY)]
YEARS = (2009, 2013, 2016, 2019, 2022)
SECTIONS = ("none", "none", "months", "themes")
FORMS = ("prose", "bullets", "labels", "numbers")
LENGTHS = (2, 2, 3, 3, 4)
CHAINS = 4  # of a page


@dataclass(frozen=True)
class Link:
    """A win of a chain: its words of time as they open it, the readings that are right, and what told them."""

    words: str
    windows: Truth
    day: date
    told_by: str
    counts_on: bool  # whether the next can be counted from it
    end: bool = False  # whether the words can close a sentence as well
    pause: bool = False  # whether they need a comma behind them


def some_page(rng: random.Random) -> Page[Truth]:
    """A page of one year: chains in order of time, mostly one to a section."""
    year, form, sections = rng.choice(YEARS), rng.choice(FORMS), rng.choice(SECTIONS)
    wins = iter(rng.sample(WINS, len(WINS)))
    opening: str = rng.choice(SOURCE["openings"])
    text, told = f"{opening.format(year=year)}\n\n", list[Told[Truth]]()
    months = sorted(rng.sample(range(1, 13), CHAINS))
    for number, first in enumerate(months):
        heading = _heading(sections, number, first)
        text += f"{heading}\n\n" if heading else ""
        own = [next(wins) for _ in range(rng.choice(LENGTHS))]
        chain = _chain(date(year, first, 1), sections == "months", own, rng)
        for place, (win, link) in enumerate(zip(own, chain, strict=False), 1):
            label, lead = _statement(win, link, form, rng)
            text += label.replace("{n}", str(len(told) + 1))
            span = Span(len(text), len(text) + len(lead))
            beside, name = _beside(link.day, rng)
            told.append(Told(span, link.windows, {"place": str(place), "link": link.told_by, "beside": name}))
            text += f"{lead} {win.rest}{beside}\n\n"
    traits = {"form": form, "sections": sections, "opening": opening.splitlines()[0]}
    return Page(text, traits, tuple(told))


def _heading(sections: str, number: int, first: int) -> str:
    if sections == "months":
        return month(date(2000, first, 1)).upper()
    return str(SOURCE["themes"][number]) if sections == "themes" else ""


def _chain(start: date, headed: bool, wins: Sequence[Win], rng: random.Random) -> Iterator[Link]:
    """A day of the month, then what is counted from each win to the next, within the month where that is headed."""
    end = shifted(start, 1) - timedelta(1)
    day = start + timedelta(rng.randint(2, 20))
    words, told_by = (f"on the {nth(day.day)}", "under a month") if headed else (f"on {day.day} {month(day)}", "day")
    link = Link(words, (Window(day, day),), day, told_by, counts_on=True, end=True)
    yield link
    bounds = (start, end) if headed else (start.replace(month=1), start.replace(month=12, day=31))
    for before, _ in pairwise(wins):
        following = _following(Scene(*bounds, link.day), rng) if link.counts_on else None
        if following is None:
            return
        words = following.words.replace("[before]", before.country)
        day, phrase = following.day, following.phrase
        ends, pause = "end" in phrase.positions, phrase.comma or phrase.group == BY_COUNTRY
        link = Link(words, following.windows, day, phrase.text, following.to_the_day, ends, pause)
        yield link


def _following(scene: Scene, rng: random.Random) -> When | None:
    counted = (when(rng.choice(LINKS), scene, rng) for _ in range(100))
    return next(filter(None, counted), None)


def _statement(win: Win, link: Link, form: str, rng: random.Random) -> tuple[str, str]:
    """The label of an item, and its statement with the words of time and, where no label has it, the country."""
    closing = link.end and rng.random() < 0.3 and not any(deed in win.lead for deed in SOURCE["past_deeds"])
    lead = win.lead.rstrip(".")
    mark = {"bullets": "• ", "numbers": "{n}. "}.get(form, "")
    if form == "labels":
        label = f"{win.country}{rng.choice((': ', '. ', ' – '))}"
        return label, f"{lead} {link.words}." if closing else f"{_capital(link.words)}, {lowered(lead)}."
    if closing:
        return mark, f"In {win.country}, {lowered(lead)} {link.words}."
    shape: str = rng.choice([shape for shape in SOURCE["before"] if not link.pause or "{when}," in shape])
    return mark, _capital(shape.format(when=link.words, country=win.country, lead=lowered(lead)))


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _beside(day: date, rng: random.Random) -> tuple[str, str]:
    """What led to a win or will come of it, and the name of that; from none of it a day can be counted."""
    if rng.random() < 0.45:
        return "", "none"
    chosen = rng.choice(SOURCE["beside"])
    return f" {chosen['text'].format(**_dates(day, rng))}", chosen["name"]


def _dates(day: date, rng: random.Random) -> Mapping[str, object]:
    old = day - timedelta(rng.randint(400, 1500))
    soon, lately = shifted(day, rng.randint(2, 5)), shifted(day, -rng.randint(1, 3))
    return {
        "old_year": old.year,
        "old_month": f"{month(old)} {old.year}",
        "old_day": f"{old.day} {month(old)} {old.year}",
        "soon": month(soon) if soon.year == day.year else f"{month(soon)} {soon.year}",
        "lately": month(lately) if lately.year == day.year else f"{month(lately)} {lately.year}",
        "next_year": day.year + 1,
    }


if __name__ == "__main__":
    trial(__doc__, some_page, judge)
