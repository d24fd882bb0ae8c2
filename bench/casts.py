#!/usr/bin/env python3
"""Who is whom in a win: people in many wordings, with names of all cultures, each read and scored.

usage: casts.py [--pages N] [--seed N] [--show N] [--floor SHARE]

A release has one who is released, and beside them judges, wives, lawyers, cell mates, presidents. A row is right when
those whom the win is about and those held to account in it are just the ones told, each in their part; a bystander may
be missed, but not taken for one of them. `names` is the share of all the names that were found, `parts` how many of
those have the right part. See `trials.py` for what else is printed.
"""

from __future__ import annotations

import calendar
import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from trials import Page, Told, Verdict, trial

from extract.model import Mention, Span
from extract.text import fold

SOURCE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
COUNTRIES, JOBS = SOURCE["countries"], SOURCE["jobs"]


@dataclass(frozen=True)
class Culture:
    """How people of one culture are named, and by which part they are called the second time."""

    name: str
    given: Sequence[str]
    family: Sequence[str] = ("",)
    second: Sequence[str] = ("",)  # given names behind the family's
    order: str = "given first"
    called: str = "family"


@dataclass(frozen=True)
class Name:
    """A person's name and its parts; families that are empty name nobody."""

    full: str
    short: str
    given: str
    family: str
    culture: Culture


@dataclass(frozen=True)
class Frame:
    """The wording of a win of one kind, with its people in braces."""

    kind: str
    name: str
    text: str


@dataclass(frozen=True)
class Item:
    """A win in words: its country and day, and who is told in which part."""

    frame: Frame
    culture: Culture
    country: str
    month: int
    day: int
    text: str
    people: Mapping[str, str]


CULTURES = [Culture(name, **parts) for name, parts in SOURCE["names"].items()]
FAMILIES = [culture for culture in CULTURES if culture.family != ("",)]
FRAMES = [Frame(kind, name, text) for kind, told in SOURCE["frames"].items() for name, text in told.items()]
ABOUT = ("subject", "perpetrator")
CORE = ("victim", *ABOUT)  # whose family the kin belong to: a widow is the victim's
SLOT = re.compile(
    r"\{(?P<part>subject|perpetrator|victim|official|speaker|relative|lawyer|other)\d?(?P<kin>~?)"
    r"(?:\.(?P<form>short|family|given))?\}"
)
OF_WOMEN = re.compile(r"\b(?:[Hh]er|[Ss]he|[Ww]oman|wife of|widow of|daughter)\b")
HE, SHE = ("he", "his", "him"), ("she", "her", "her")
LABELS = {"label": "{}: ", "bullet": "• {} – ", "run in": "{}. ", "heading": "{}\n", "far heading": "{}\n\n"}


def some_name(culture: Culture, rng: random.Random, family: str = "") -> Name:
    """A name of a culture, of a given family if there is one."""
    given, family = rng.choice(culture.given), family or rng.choice(culture.family)
    parts = [family, given] if culture.order == "family first" else [given, family, rng.choice(culture.second)]
    full = " ".join(filter(None, parts))
    called = {"family": family, "given": given, "last word": full.split()[-1], "whole": full}
    return Name(full, called[culture.called], given, family, culture)


def some_item(rng: random.Random) -> Item:
    """A wording of casts.toml with people of one culture."""
    return tell(rng.choice(FRAMES), rng)


def tell(frame: Frame, rng: random.Random) -> Item:
    """A wording with people of one culture, but for speakers, who come from anywhere."""
    related = re.search(r"~|\.given|\.family", frame.text)
    people = len({_key(slot) for slot in SLOT.finditer(frame.text)})
    # Kin need a given name of their own that nobody else of the story has.
    culture = rng.choice([one for one in FAMILIES if len(one.given) >= people] if related else CULTURES)
    country, city = rng.choice(COUNTRIES)
    month, day, job = rng.randint(1, 12), rng.randint(1, 28), rng.choice(JOBS)
    cast = _cast(frame.text, culture, rng)
    text = SLOT.sub(lambda slot: _told(slot, cast), frame.text)
    words = {
        "country": country,
        "city": city,
        "day": f"{day} {calendar.month_name[month]}",
        "a": "an" if job[0] in "aeiou" else "a",
        "job": job,
        **dict(zip(HE, SHE if OF_WOMEN.search(frame.text) or rng.random() < 0.4 else HE, strict=True)),
    }
    text = text.format(**words, **{word.capitalize(): words[word].capitalize() for word in ("he", "his", "job")})
    return Item(frame, culture, country, month, day, text, _parts(frame.text, cast))


def _cast(text: str, culture: Culture, rng: random.Random) -> dict[str, Name]:
    """A name for each person of a frame; no two share a part unless they are kin."""
    cast: dict[str, Name] = {}
    for slot in SLOT.finditer(text):
        if (key := _key(slot)) not in cast:
            kin = next(cast[one].family for one in CORE if one in cast) if slot["kin"] else ""
            cast[key] = _another(rng.choice(CULTURES) if slot["part"] == "speaker" else culture, rng, cast, kin)
    return cast


def _another(culture: Culture, rng: random.Random, cast: Mapping[str, Name], family: str) -> Name:
    taken = {part for name in cast.values() for part in (name.full, name.given, name.family)} - {family, ""}
    for attempt in range(100):
        # Small cultures run out of names: a list of four people may need a stranger.
        name = some_name(culture if attempt < 50 or family else rng.choice(FAMILIES), rng, family)
        if not {name.full, name.given, name.family} & taken:
            return name
    raise ValueError(f"too few names in {culture.name!r}; add some to casts.toml")


def _key(slot: re.Match[str]) -> str:
    return slot[0].strip("{}").split(".")[0]


def _told(slot: re.Match[str], cast: Mapping[str, Name]) -> str:
    told: str = getattr(cast[_key(slot)], slot["form"] or "full")
    return told


def _parts(text: str, cast: Mapping[str, Name]) -> dict[str, str]:
    """Each person's part, by the fullest form of the name that is told."""
    fullest: dict[str, tuple[str, str]] = {}
    for slot in SLOT.finditer(text):
        if slot["form"] is None or _key(slot) not in fullest:
            fullest[_key(slot)] = (_told(slot, cast), slot["part"])
    return dict(fullest.values())


def some_page(rng: random.Random) -> Page[Mapping[str, str]]:
    """A page of up to eight wins of one year whose people all differ."""
    return page_of([some_item(rng) for _ in range(8)], rng)


def page_of(told_of: Sequence[Item], rng: random.Random) -> Page[Mapping[str, str]]:
    """A page of those wins whose people nobody before them is called like."""
    items: list[Item] = []
    for item in told_of:
        if not any(item.people.keys() & other.people for other in items):
            items.append(item)
    style = rng.choice(list(LABELS))
    text, told = f"Good news of {rng.choice((2017, 2019, 2021, 2022))}\n\nHere is what went well this year.\n\n", []
    for item in sorted(items, key=lambda item: (item.month, item.day)):
        text += LABELS[style].format(item.country)
        span = Span(len(text), len(text) + len(item.text))
        traits = {
            "kind": item.frame.kind,
            "company": _company(item.people),
            "culture": item.culture.name,
            "frame": f"{item.frame.kind}: {item.frame.name}",
        }
        told.append(Told(span, item.people, traits))
        text += f"{item.text}\n\n"
    return Page(text, {"style": style}, tuple(told))


def _company(people: Mapping[str, str]) -> str:
    subjects = list(people.values()).count("subject")
    return " + ".join((("nobody", "one", "several")[min(subjects, 2)], *sorted({*people.values()} - {"subject"})))


def judge(told: Told[Mapping[str, str]], mention: Mention) -> Verdict:
    """Right are all parts of those that the win is about; `names` and `parts` are of everybody told."""
    got = {fold(person.name): str(person.role) for person in mention.people.value}
    parts = {fold(name): part for name, part in told.truth.items()}
    found = [_fits(got[name], part) for name, part in parts.items() if name in got]
    missed = {part for name, part in parts.items() if name not in got} & {*CORE}
    invented = [name for name, role in got.items() if role in ABOUT and name not in parts]
    shares = {"names": len(found) / len(parts), "parts": sum(found) / len(found) if found else 1.0}
    return Verdict(all(found) and not missed and not invented, shares, str(got))


def _fits(role: str, part: str) -> bool:
    if part == "victim":
        return role in ("subject", "other")
    return role == part if part in ABOUT else role not in ABOUT


if __name__ == "__main__":
    trial(__doc__, some_page, judge)
