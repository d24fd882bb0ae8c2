#!/usr/bin/env python3
"""When the wins of an article happened, told by its head or but once elsewhere: plain wins with a day and no year.

usage: heads.py [--pages N] [--seed N] [--show N] [--floor SHARE]

Some heads tell a year, half a year or a business year by title and publication line, among the years and numbers of the
publisher. Other pages tell their year in a letter's first words, an address, a foot, the minutes of a meeting or one of
the wins. A row is right when its date and its country are. See `trials.py` for what is printed.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from layouts import WINS, Truth, Win, judge, lowered
from trials import Page, Told, Traits, month, trial
from whens import shifted

from extract.model import Span

SOURCE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
HEAD, BETWEEN = SOURCE["head"], SOURCE["wins"]
YEARS = (2002, 2006, 2009, 2012, 2015, 2018, 2021)
SECTIONS = ("none", "months", "quarters", "numbered quarters", "themes")
CHURCH_YEAR = BETWEEN["church_year"]
LENGTHS = {6: "six", 12: "twelve"}
PUBLISHER = ("above the title", "below the title", "not named")


@dataclass(frozen=True)
class Period:
    """The months that a head tells, the groups of titles that can tell them, and the number of its first quarter."""

    name: str
    first: int
    months: int
    titles: Sequence[str]
    quarter: int = 1


@dataclass(frozen=True)
class Elsewhere:
    """A page that tells its year in another place; the days of its wins lie between two, as month and day."""

    name: str
    head: str
    foot: str = ""
    with_year: str = ""  # "the first" or "every other" win
    earliest: str = "01-01"
    latest: str = "12-27"
    sections: str = ""  # where it is not one of those that any page may have

    def bounds(self, year: int) -> tuple[date, date]:
        """The first and the last day of its wins; the last lies in the next year where it is the earlier of both."""
        turns = self.latest < self.earliest
        return date.fromisoformat(f"{year}-{self.earliest}"), date.fromisoformat(f"{year + turns}-{self.latest}")


@dataclass(frozen=True)
class Article:
    """What is open before a win is told: what stands above and below, the first day covered, the days told of."""

    opening: str
    foot: str
    start: date
    earliest: date
    latest: date
    traits: Traits
    quarter: int = 1
    with_year: str = ""
    sections: str = ""


PERIODS = [Period(**period) for period in SOURCE["period"]]
ELSEWHERE = [Elsewhere(**elsewhere) for elsewhere in SOURCE["elsewhere"]]


def some_headed(rng: random.Random) -> Article:
    """An article whose head tells what it covers, half of them a plain year; none was published before its wins."""
    period = rng.choice(PERIODS if rng.random() < 0.6 else PERIODS[:1])
    start = date(rng.choice(YEARS), period.first, 1)
    end = shifted(start, period.months) - timedelta(1)
    title = rng.choice([title for group in period.titles for title in SOURCE["titles"][group]])
    untold = "{" not in title
    published, line = rng.choice(
        [
            (published, line)
            for published, lines in SOURCE["published"].items()
            for line in lines
            if (line or not untold) and (published != "in Advent" or end.month == 12)
        ]
    )
    sent = _publication(published, end, rng)
    distractor, introduction, foot = (rng.choice(HEAD[part]) for part in ("distractors", "introductions", "feet"))
    publisher = rng.choice(PUBLISHER)
    words = {**_years(start.year), **_months(start, end), **_sent(sent), "length": LENGTHS[period.months]}
    parts = [*_titled(title, publisher, distractor, rng), line, introduction]
    return Article(
        opening="\n\n".join(filter(None, parts)).format(**words),
        foot=foot.format(**words),
        start=start,
        # Of a month that has come again by the day of publication the year would be open.
        earliest=shifted(start, 1) if untold else start,
        latest=min(end, sent - timedelta(1)),
        traits={
            "told": "head",
            "period": period.name,
            "title": title.replace("\n\n", " / "),
            "published": published,
            "publication line": line or "none",
            "publisher": publisher,
            "distractor": distractor or "none",
            "introduction": introduction or "none",
            "foot": foot or "none",
        },
        quarter=period.quarter,
    )


def _publication(published: str, end: date, rng: random.Random) -> date:
    """The day of publication; the last of the period where none is told."""
    if published == "after the period":
        return end + timedelta(rng.randint(3, 25))
    if published == "in Advent":
        last = end.replace(day=3)
        return last - timedelta((last.weekday() + 1) % 7)
    return end


def _titled(title: str, publisher: str, distractor: str, rng: random.Random) -> list[str]:
    name = rng.choice(HEAD["publishers"])
    if publisher == "not named":
        return [title, distractor]
    about = "\n".join(filter(None, (name, distractor)))
    return [about, title] if publisher == "above the title" else [title, about]


def _years(year: int) -> Mapping[str, object]:
    return {
        "year": year,
        "next": year + 1,
        "yy": f"{year % 100:02}",
        "nn": f"{(year + 1) % 100:02}",
        "mailed": date(year, 12, 30),
        "before": year - 2,
        "past": year - 9,
        "later": year + 4,
    }


def _months(start: date, end: date) -> Mapping[str, object]:
    return {"first": month(start), "last": month(end)}


def _sent(day: date) -> Mapping[str, object]:
    return {"day": day.day, "weekday": f"{day:%A}", "month": month(day), "published": day.year, "iso": day.isoformat()}


def some_told_elsewhere(rng: random.Random) -> Article:
    """An article on a year that its title and publication line do not tell, or not alone."""
    chosen, year = rng.choice(ELSEWHERE), rng.choice(YEARS)
    earliest, latest = chosen.bounds(year)
    aside: str = rng.choice(HEAD["asides"])
    return Article(
        opening="\n\n".join(filter(None, (chosen.head.strip(), aside))).format(**_years(year)),
        foot=chosen.foot.strip().format(**_years(year)),
        # Of the quarters of a business year the first is that with which it begins.
        start=earliest.replace(month=earliest.month if latest.year > year else 1, day=1),
        earliest=earliest,
        latest=latest,
        traits={"told": chosen.name, "aside": aside or "none"},
        with_year=chosen.with_year,
        sections=chosen.sections,
    )


def some_page(rng: random.Random) -> Page[Truth]:
    """A page of 9 to 13 wins in order of time, most of them forwards."""
    article = rng.choice((some_headed, some_told_elsewhere))(rng)
    sections = article.sections or rng.choice(SECTIONS)
    order = rng.choice(("forwards", "forwards", "forwards", "backwards"))
    background = rng.choice(("none", "none", "years past"))
    wins = rng.sample(WINS, rng.randint(9, 13))
    days = sorted(_some_days(article, len(wins), rng), reverse=order == "backwards")
    headings = _headings(article, sections, days)
    text, told = f"{article.opening}\n\n", []
    for number, (win, day, heading) in enumerate(zip(wins, days, headings, strict=True), 1):
        text += f"{heading}\n\n" if heading else ""
        with_year = number == 1 if article.with_year == "the first" else article.with_year != "" and number % 2 == 1
        lead = _lead(win, f"{day.day} {month(day)}{f' {day.year}' if with_year else ''}", rng)
        told.append(Told(Span(len(text), len(text) + len(lead)), Truth(((day, day),), win.code)))
        past = _background(day, rng) if background != "none" and rng.random() < 0.5 else ""
        text += f"{lead} {win.rest}{past}\n\n"
    traits = {**article.traits, "sections": sections, "order": order, "background": background}
    return Page(f"{text}{article.foot}", traits, tuple(told))


def _some_days(article: Article, number: int, rng: random.Random) -> Iterator[date]:
    length = (article.latest - article.earliest).days
    return (article.earliest + timedelta(rng.randint(0, length)) for _ in range(number))


def _headings(article: Article, sections: str, days: Sequence[date]) -> list[str]:
    """The heading above each win, empty where it goes on under the one before."""
    headings = [_heading(article, sections, number, day) for number, day in enumerate(days)]
    return [headings[0], *(below if below != above else "" for above, below in pairwise(headings))]


def _heading(article: Article, sections: str, number: int, day: date) -> str:
    start = article.start
    quarter = (12 * (day.year - start.year) + day.month - start.month) // 3
    if sections == "months":
        return month(day).upper()
    if sections == "quarters":
        first = shifted(start, 3 * quarter)
        return f"{month(first)} to {month(shifted(first, 2))}".upper()
    if sections == "numbered quarters":
        return str(BETWEEN["quarters"][article.quarter - 1 + quarter])
    if sections == "themes":
        return str(BETWEEN["themes"][min(number // 4, 2)])
    return _season_of_church(day) if sections == "church year" else ""


def _season_of_church(day: date) -> str:
    begun = [name for name, first in CHURCH_YEAR.items() if first <= f"{day:%m-%d}"]
    return str(max(begun, key=CHURCH_YEAR.__getitem__, default="Christmas and Epiphany")).upper()


def _lead(win: Win, when: str, rng: random.Random) -> str:
    """A statement with its day and country; behind it the day must be plainly the win's."""
    forms = list(BETWEEN["before"])
    if not any(deed in win.lead for deed in BETWEEN["past_deeds"]):
        forms += BETWEEN["behind"] * len(forms)
    form: str = rng.choice(forms)
    return form.format(when=when, country=win.country, lead=lowered(win.lead).rstrip("."))


def _background(day: date, rng: random.Random) -> str:
    chosen = rng.choice(BETWEEN["background"])
    return f" {chosen['text'].format(past=day.year - chosen['ago'])}"


if __name__ == "__main__":
    trial(__doc__, some_page, judge)
