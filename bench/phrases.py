#!/usr/bin/env python3
"""When a win happened, told in running sentences: 263 phrases of time in articles of six kinds, each read and scored.

usage: phrases.py [--pages N] [--seed N] [--show N] [--floor SHARE]

"On the Tuesday after Easter", "a week later", "late last month": each phrase stands before, in or behind its sentence,
with other dates and numbers beside it. The articles run forwards, backwards, by country or by month, or are letters and
reports on two years. A row is right when its date is; only flags on the date count. See `trials.py` for the rest.
"""

from __future__ import annotations

import calendar
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import repeat

from trials import Page, Told, Verdict, month, trial
from whens import BEFORE, PHRASES, PUBLISHED, SOURCE, Scene, When, Window, shifted, when

from extract.model import Mention, Span

KINDS = {
    "forwards": ("day", "part of a month", "part of a year", "feast"),
    "backwards": ("day", "part of a month", "part of a year", "feast"),
    "by country": ("day", "part of a month", "part of a year", "feast"),
    "by month": ("day", "part of a month", "feast", "under a month", "under a month"),
    "letter": ("day", "part of a month", PUBLISHED, PUBLISHED),
    "two years": ("day", "part of a month"),
}
TERMS = {
    "the first quarter": (1, 3),
    "the second quarter": (4, 6),
    "the third quarter": (7, 9),
    "the first half": (1, 6),
    "the autumn": (9, 11),
}


Truth = tuple[Window, ...]


@dataclass(frozen=True)
class Article:
    """What is open before a word of it is told: its kind, opening and days."""

    kind: str
    opening: str
    earliest: date
    latest: date
    published: date | None = None


@dataclass(frozen=True)
class Win:
    """A win in parts: a phrase of time goes before, behind, or between subject with verb and rest."""

    subject: str
    predicate: str
    verb: str = ""
    rest: str = ""
    in_force: bool = False

    @property
    def of_person(self) -> bool:
        return "{person}" in self.subject + self.predicate


@dataclass(frozen=True)
class Beside:
    """Another date or number: the sentence before or after, the clause or the addition to the name that tells it."""

    name: str = "none"
    where: str = ""
    text: str = ""

    def at(self, where: str) -> str:
        return self.text if self.where == where else ""


@dataclass(frozen=True)
class Sentence:
    """A win as it is told: its statement, what stands before and after it, and the dates that are right."""

    before: str
    lead: str
    after: str
    windows: Truth
    traits: Mapping[str, str]


WINS = [Win(**win) for win in SOURCE["win"]]
IN_FORCE = [Win(**win, in_force=True) for win in SOURCE["in_force"]]


def some_article(rng: random.Random) -> Article:
    kind, year = rng.choice(list(KINDS)), rng.choice((2012, 2015, 2017, 2018, 2019, 2021, 2022))
    earliest, latest = date(year, 1, 1), date(year, 12, 31)
    if kind == "letter":
        return _letter(year, rng)
    if kind == "two years":
        covers = f"This report covers {year} and {year + 1}, told in the order in which things happened."
        return Article(kind, f"Two years of work: {year}–{year + 1}\n\n{covers}", earliest, date(year + 1, 12, 31))
    opening = {
        "forwards": f"{year} in review\n\nHere is what we were glad of in {year}, from January to December.",
        "backwards": f"{year} in review\n\nHere is what we were glad of in {year}, beginning with the newest.",
        "by country": f"Good news of {year}, country by country\n\nNot everything went wrong in {year}.",
        "by month": f"{year}: a year of small victories\n\nMonth by month, these are the things that went right.",
    }[kind]
    return Article(kind, opening, earliest, latest)


def _letter(year: int, rng: random.Random) -> Article:
    """A letter on some months, published about their end; nothing in it lies ahead."""
    term, (first, last) = rng.choice(list(TERMS.items()))
    end = date(year, last, calendar.monthrange(year, last)[1])
    published = end + timedelta(rng.randint(-4, 12))
    sent = f"Published {published.day} {month(published)} {published.year}"
    opening = (
        f"Letter for {term} of {year}\n\n{sent}\n\nDear friends, here is some of what went well while we worked on."
    )
    return Article("letter", opening, date(year, first, 1), min(end, published), published)


def some_when(article: Article, earliest: date, latest: date, rng: random.Random) -> When | None:
    """A phrase of the article's kind, told of a day between two."""
    for _ in range(200):
        group = rng.choice(KINDS[article.kind])
        phrase = rng.choice([phrase for phrase in PHRASES if phrase.group == group])
        if told := when(phrase, Scene(earliest, latest, article.published or latest), rng):
            return told
    return None


def paragraphs(article: Article, rng: random.Random) -> Iterator[list[When]]:
    """The times that each paragraph tells: one, or more that follow it."""
    if article.kind == "by month":
        months = sorted(rng.sample(range(1, 13), rng.randint(5, 7)))
        stretches = [_month(article.earliest.replace(month=number)) for number in months]
    elif article.kind == "two years":
        starts = [shifted(article.earliest, 2 * number) for number in range(12)]
        stretches = [(start, _month(shifted(start, 1))[1]) for start in starts]
    else:
        stretches = [(article.earliest, article.latest)] * rng.randint(5, 7)
    openers = [told for stretch in stretches if (told := some_when(article, *stretch, rng))]
    if article.kind in ("forwards", "backwards", "two years"):
        openers.sort(key=lambda told: told.day, reverse=article.kind == "backwards")
    for opener in openers:
        times = [opener]
        for _ in range(rng.choice((0, 0, 1, 1, 2) if article.kind != "two years" else (0, 0, 1))):
            if following := _following(article, times[-1], rng):
                times.append(following)
        yield times


def _following(article: Article, told: When, rng: random.Random) -> When | None:
    """The next time of a paragraph: counted from the one before where that is told to the day, or in its order."""
    start, end = _month(told.day)
    if told.to_the_day and rng.random() < 0.75:
        bounds = (start, end) if article.kind in ("by month", "two years") else (article.earliest, article.latest)
        phrases = [phrase for phrase in PHRASES if phrase.group == BEFORE]
        counted = (when(rng.choice(phrases), Scene(*bounds, told.day), rng) for _ in range(100))
        return next(filter(None, counted), None)
    stretch = {
        "forwards": (told.day, end),
        "two years": (told.day, end),
        "by month": (start, end),
        "backwards": (start, told.day),
    }.get(article.kind, (article.earliest, article.latest))
    return some_when(article, *stretch, rng)


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), shifted(day.replace(day=1), 1) - timedelta(1)


def some_page(rng: random.Random) -> Page[Truth]:
    """A page of an article; no person or country, but for one of a heading, comes twice."""
    article = some_article(rng)
    text, told, heading = f"{article.opening}\n\n", [], ""
    countries = iter(rng.sample(SOURCE["countries"], len(SOURCE["countries"])))
    people = iter(rng.sample(SOURCE["people"], len(SOURCE["people"])))
    for times in paragraphs(article, rng):
        within, above = countries, heading
        if article.kind == "by month":
            heading = month(times[0].day)
        elif article.kind == "by country":
            heading = next(countries)
            within = repeat(heading)
        text += f"{heading}\n\n" * (heading != above)
        for place, sentence in enumerate(_sentences(times, within, people, rng)):
            text += f"{' ' * bool(place)}{sentence.before}"
            span = Span(len(text), len(text) + len(sentence.lead))
            told.append(Told(span, sentence.windows, {**sentence.traits, "place": f"{place + 1} of {len(times)}"}))
            text += f"{sentence.lead}{sentence.after}"
        text += "\n\n"
    return Page(text, {"kind": article.kind}, tuple(told))


def _sentences(
    times: Sequence[When], countries: Iterator[str], people: Iterator[str], rng: random.Random
) -> Iterator[Sentence]:
    """A win for each time of a paragraph, no two the same, with what stands beside it."""
    plain, in_force = iter(rng.sample(WINS, len(times))), iter(rng.sample(IN_FORCE, len(times)))
    for time, following in zip(times, (*times[1:], None), strict=True):
        win = next(in_force if time.phrase.in_force else plain)
        words = {"country": next(countries), "person": next(people) if win.of_person else ""}
        counted_from = following is not None and following.phrase.group == BEFORE
        beside = some_beside(time, win, counted_from, words, rng)
        position = _position(time, win, beside, rng)
        yield Sentence(
            before=f"{beside.at('before')} ".lstrip(),
            lead=_lead(time, win, beside, position, words, comma=time.phrase.comma or rng.random() < 0.5),
            after=f" {beside.at('after')}".rstrip(),
            windows=time.windows,
            traits={
                "group": time.phrase.group,
                "position": position,
                "beside": beside.name,
                "phrase": time.phrase.text,
            },
        )


def some_beside(time: When, win: Win, counted_from: bool, words: Mapping[str, str], rng: random.Random) -> Beside:
    """Another date beside a win, or none: never between a win and one that is counted from it."""
    if rng.random() < 0.4:
        return Beside()
    about = "person" if win.of_person else "thing"
    choices = [
        Beside(name, where, text)
        for some in (SOURCE["beside"][about], SOURCE["beside"]["either"])
        for where, texts in some.items()
        for name, text in texts.items()
        if not (where == "clause" and win.in_force)
        and not (where == "before" and (counted_from or time.phrase.group == BEFORE))
        and not (where == "after" and counted_from and not name.startswith("neutral"))
    ]
    chosen = rng.choice(choices)
    return Beside(chosen.name, chosen.where, chosen.text.format(**words, **_dates(time.day, rng)))


def _dates(day: date, rng: random.Random) -> dict[str, str]:
    def told(other: date) -> str:
        return f"{other.day} {month(other)}"

    old = date(day.year - rng.randint(2, 6), rng.randint(1, 12), rng.randint(1, 28))
    recent, later = day - timedelta(rng.randint(60, 250)), day + timedelta(rng.randint(40, 200))
    return {
        "old": f"{told(old)} {old.year}",
        "old_month": f"{month(old)} {old.year}",
        "old_year": str(old.year),
        "older_year": str(old.year - 8),
        "recent": told(recent),
        "recent_month": month(recent) if recent.year == day.year else f"{month(recent)} {recent.year}",
        "shortly_before": told(day - timedelta(rng.randint(3, 20))),
        "soon": told(day + timedelta(rng.randint(8, 24))),
        "next_month": month(shifted(day, 1)),
        "later": told(later),
        "later_month": month(later),
        "next_year": str(day.year + 1),
        "number": rng.choice(("300", "412", "618")),
        "age": str(rng.randint(20, 70)),
        "born": str(day.year - rng.randint(20, 60)),
    }


def _position(time: When, win: Win, beside: Beside, rng: random.Random) -> str:
    """Where the phrase stands: a clause takes the end of the sentence, and the end of what a verb opens."""
    taken = {"end", "mid"} if beside.where == "clause" and win.verb else {"end"} if beside.where == "clause" else set()
    if win.in_force:
        taken = {"mid"}
    return rng.choice([position for position in time.phrase.positions if position not in taken])


def _lead(time: When, win: Win, beside: Beside, position: str, words: Mapping[str, str], comma: bool) -> str:
    known = {**words, "person": f"{words['person']}{beside.at('name')}"}
    subject, predicate = win.subject.format(**known), win.predicate.format(**known)
    if position == "front":
        parts = [f"{time.words}{',' * comma}", subject, predicate]
    elif position == "end":
        parts = [subject, predicate, time.words]
    elif win.verb:
        parts = [subject, win.verb, time.words, win.rest.format(**known)]
    else:
        parts = [subject, time.words, predicate]
    sentence = f"{' '.join(parts).rstrip(',')}{beside.at('clause')}."
    return sentence[0].upper() + sentence[1:]


def judge(told: Told[Truth], mention: Mention) -> Verdict:
    """The date must lie in one of the windows of its phrase."""
    got = mention.date.value
    right = got is not None and any(window.takes(got.start, got.end) for window in told.truth)
    return Verdict(right, {"date": right}, f"{got and got.edtf}: {mention.date.because}")


if __name__ == "__main__":
    trial(__doc__, some_page, judge, flags="date")
