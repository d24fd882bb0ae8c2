#!/usr/bin/env python3
"""How little the layout of a page matters: the same plain wins in many ordinary layouts, each read and scored.

usage: layouts.py [--pages N] [--seed N] [--show N] [--floor SHARE]

Editors set an item's day and place above it, before it, behind it or in a line below, with bullets, numbers, flags
and bars between them. None of that changes what happened, so the truth of every page is known. A row is right when its
date and its country are. See `trials.py` for what is printed.
"""

from __future__ import annotations

import calendar
import random
import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from trials import Page, Told, Verdict, month, nth, short, trial

from extract.model import Mention, Span


@dataclass(frozen=True)
class Win:
    """A plain win: its statement, what follows it, and the country, which its own words leave to the layout."""

    country: str
    code: str
    lead: str
    rest: str


WINS = tuple(Win(**win) for win in tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["win"])

Spelt = Callable[[date], str]
DAYS: dict[str, Spelt] = {
    "3 Mar": lambda day: f"{day.day} {short(day)}",
    "3 March": lambda day: f"{day.day} {month(day)}",
    "Mar 3": lambda day: f"{short(day)} {day.day}",
    "March 3": lambda day: f"{month(day)} {day.day}",
    "March 3rd": lambda day: f"{month(day)} {nth(day.day)}",
    "3rd March": lambda day: f"{nth(day.day)} {month(day)}",
    "3rd of March": lambda day: f"{nth(day.day)} of {month(day)}",
    "3 MAR": lambda day: f"{day.day} {short(day).upper()}",
    "3-Mar": lambda day: f"{day.day}-{short(day)}",
    "3.3.": lambda day: f"{day.day}.{day.month}.",
    "03.03.": lambda day: f"{day:%d.%m.}",
    "3/3": lambda day: f"{day.day}/{day.month}",
    "03/03": lambda day: f"{day:%d/%m}",
    "Tue 3 Mar": lambda day: f"{day:%a} {day.day} {short(day)}",
    "Tuesday, 3 March": lambda day: f"{day:%A}, {day.day} {month(day)}",
    "3 Mar 2020": lambda day: f"{day.day} {short(day)} {day.year}",
    "March 3, 2020": lambda day: f"{month(day)} {day.day}, {day.year}",
    "2020-03-03": lambda day: f"{day:%Y-%m-%d}",
    "03.03.2020": lambda day: f"{day:%d.%m.%Y}",
    "03/03/2020": lambda day: f"{day:%d/%m/%Y}",
    "3.3.20": lambda day: f"{day.day}.{day.month}.{day:%y}",
    "3 Mar ’20": lambda day: f"{day.day} {short(day)} ’{day:%y}",
}
MONTHS: dict[str, Spelt] = {
    "March": month,
    "MARCH": lambda day: month(day).upper(),
    "Mar.": lambda day: short(day) if len(short(day)) == len(month(day)) else f"{short(day)}.",
    "March 2020": lambda day: f"{month(day)} {day.year}",
}
PARTS: dict[str, Spelt] = {
    "mid-March": lambda day: f"mid-{month(day)}",
    "late March": lambda day: f"late {month(day)}",
    "early March": lambda day: f"early {month(day)}",
    "end of March": lambda day: f"end of {month(day)}",
}
DATES = DAYS | MONTHS | PARTS
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
MARKS: dict[str, Callable[[int], str]] = {
    "no mark": lambda _: "",
    **{
        mark: lambda _, mark=mark: f"{mark} "  # type: ignore[misc]
        for mark in ("-", "•", "▪️", "🔹", "→", "*", "✅", "►", "·", "📍", "🗓️")
    },
    "1.": lambda number: f"{number}. ",
    "1)": lambda number: f"{number}) ",
    "(1)": lambda number: f"({number}) ",
    "[1]": lambda number: f"[{number}] ",
    "#1": lambda number: f"#{number} ",
    "01": lambda number: f"{number:02} ",
    "No. 1:": lambda number: f"No. {number}: ",
    "A1.": lambda number: f"A{number}. ",
    "7/1": lambda number: f"7/{number}  ",
    "i.": lambda number: f"{ROMAN[number - 1]}. ",
    "##": lambda _: "## ",
    "**": lambda _: "**",
}
JOINTS = (", ", " – ", " | ", ": ", " / ", " · ", " (", " - ", "—", ". ", " • ", "; ", "   ")
# Where the day and place stand; what a label before the statement is parted from it by.
BEFORE = {
    "before .": ". ",
    "before :": ": ",
    "before –": " – ",
    "before —": " — ",
    "before |": " | ",
    "before gap": "  ",
}
ABOVE = {"above": "\n", "far above": "\n\n"}
SHAPES = (*BEFORE, *ABOVE, "place above day", "behind (", "behind [", "behind –", "below")
PLACES: dict[str, Callable[[str], str]] = {"Chad": str, "CHAD": str.upper, "in the text": lambda _: ""}
YEARS = ("title", "sent", "introduction")


@dataclass(frozen=True)
class Layout:
    """How a page sets its items: by the names in the tables above."""

    date: str
    mark: str
    joint: str
    place: str
    first: str  # "day" or "place"
    shape: str
    year: str
    order: str  # "forwards" or "backwards" in time


@dataclass(frozen=True)
class Truth:
    """The first and last days that a win's date may have, and its country."""

    days: tuple[tuple[date, date], ...]
    code: str


def some_layout(rng: random.Random) -> Layout:
    """A layout that an editor could have chosen: marks of headings and bold type stand in lines of their own."""
    shape, mark, place = rng.choice(SHAPES), rng.choice(list(MARKS)), rng.choice(list(PLACES))
    if mark == "##" and shape not in ABOVE:
        shape = "above"
    if mark == "**" and shape in ("behind (", "behind [", "behind –", "below"):
        mark = "no mark"
    if shape == "place above day" and place == "in the text":
        place = "Chad"
    return Layout(
        rng.choice(list(DATES)),
        mark,
        rng.choice(JOINTS),
        place,
        rng.choice(("day", "place")),
        shape,
        rng.choice(YEARS),
        rng.choice(("forwards", "forwards", "backwards")),
    )


def rendered(layout: Layout, rng: random.Random, fewest: int = 8, most: int = 12) -> Page[Truth]:
    """A page of `fewest` to `most` wins of one year in a layout."""
    year, wins = rng.choice((2014, 2016, 2019, 2021, 2022, 2023)), rng.sample(WINS, rng.randint(fewest, most))
    days = sorted(
        (date(year, rng.randint(1, 12), rng.randint(2, 27)) for _ in wins), reverse=layout.order == "backwards"
    )
    text, told = _opening(layout, year), []
    for number, (win, day) in enumerate(zip(wins, days, strict=True), 1):
        before, lead, behind = _item(layout, number, win, day)
        start = len(text) + len(before)
        text += f"{before}{lead} {win.rest}{behind}\n\n"
        told.append(Told(Span(start, start + len(lead)), Truth(_accepted(layout.date, day), win.code)))
    return Page(text, asdict(layout), tuple(told))


def _opening(layout: Layout, year: int) -> str:
    if layout.year == "title":
        return f"Our good news of {year}\n\nNot everything went wrong. Here is what we were glad of this year.\n\n"
    if layout.year == "sent":
        sent = f"Sent: 31 December {year}"
        return f"The lamp letter\n\n{sent}\n\nDear friends, here is what we were glad of this year.\n\n"
    look = f"Every December we look back at what went well. These are the steps forward of {year}."
    return f"Steps forward\n\n{look}\n\n"


def _item(layout: Layout, number: int, win: Win, day: date) -> tuple[str, str, str]:
    """What stands before a statement, the statement, and what stands behind its paragraph."""
    mark, place, when = MARKS[layout.mark](number), PLACES[layout.place](win.country), DATES[layout.date](day)
    close = "**" if layout.mark == "**" else ""
    label = _label(layout, when, place)
    lead = win.lead if place else f"In {win.country}, {lowered(win.lead)}"
    behind = {"behind (": f" ({label})", "behind [": f" [{label}]", "behind –": f" – {label}", "below": f"\n{label}"}
    if layout.shape in behind:
        return mark, lead, behind[layout.shape]
    if layout.shape == "place above day":
        return f"{mark}{place}{close}\n{when}\n", lead, ""
    gap = (BEFORE | ABOVE)[layout.shape]
    return f"{mark}{label}{close}{gap[1:] if label.endswith('.') and gap.startswith('.') else gap}", lead, ""


def _label(layout: Layout, when: str, place: str) -> str:
    if not place:
        return when
    first, second = (when, place) if layout.first == "day" else (place, when)
    if layout.joint == " (":
        return f"{first} ({second})"
    joint = " " if layout.joint == ". " and first.endswith(".") else layout.joint
    return f"{first}{joint}{second}"


def lowered(lead: str) -> str:
    """A statement as it goes on behind other words."""
    first = lead.split()[0]
    return f"{lead[0].lower()}{lead[1:]}" if first in ("The", "A", "An", "Three", "Lawmakers", "Parliament") else lead


def _accepted(spelt: str, day: date) -> tuple[tuple[date, date], ...]:
    """The day, or its month; of "late March" the month or whatever part of it."""
    last = calendar.monthrange(day.year, day.month)[1]
    whole = (day.replace(day=1), day.replace(day=last))
    if spelt in DAYS:
        return ((day, day),)
    if spelt in MONTHS:
        return (whole,)
    parts = ((1, 10), (11, 20), (21, last), (1, 15), (16, last), (10, 20), (20, last), (22, last), (25, last))
    return (whole, *((day.replace(day=first), day.replace(day=end)) for first, end in parts))


def judge(told: Told[Truth], mention: Mention) -> Verdict:
    """The date must be one of the days or months accepted, the countries just the one."""
    when, codes = mention.date.value, set(mention.whereabouts.value.countries)
    dated = when is not None and (when.start, when.end) in told.truth.days
    placed = codes == {told.truth.code}
    return Verdict(dated and placed, {"date": dated, "place": placed}, f"{when and (when.start, when.end)} {codes}")


def some_page(rng: random.Random) -> Page[Truth]:
    return rendered(some_layout(rng), rng)


if __name__ == "__main__":
    trial(__doc__, some_page, judge)
