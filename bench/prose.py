#!/usr/bin/env python3
"""Which sentences of running prose are wins: paragraphs of one to four wins among what is said about them.

usage: prose.py [--pages N] [--seed N] [--show N] [--floor SHARE]

Behind a win stand what it means, what came of it, what went before, setbacks, quotations, appeals and the publisher's
own doings; then another win that leans on it ("So did Ghana, a week later"), a fresh one, or a sentence that lists
several. A row is right when just its statement was found, to two characters. What else was taken for a win is told by
what it is. See `trials.py` for the rest.
"""

from __future__ import annotations

import calendar
import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from casts import CULTURES, Name, some_name
from trials import Page, Told, judge_statement, trial
from typeset import LEAD, LEAD_END, core, marked, unmarked

SOURCE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
ANY = SOURCE["any"]
KINDS = [kind for kind, told in SOURCE.items() if "leaning" in told]
SLOT = re.compile(r"\{(?P<name>[A-Za-z_]+?)(?P<nth>\d?)\}")
HE, SHE = ("he", "his", "him"), ("she", "her", "her")
PEOPLE = ("person", "short", "he", "his", "him", "before")  # what tells of somebody who must have been named
PLACES = ("country", "adj", "city")
GROUPS = ("elaboration", "follow-up", "background", "setback", "quote", "call", "campaign", "comment")
OFTEN = (8, 6, 5, 4, 2, 2, 2, 2)
HEADS = ("none", "none", "months", "countries")


@dataclass(frozen=True)
class Cast:
    """Whom and where a win is about: somebody or nobody, the words for the place, the pronouns."""

    person: Name | None
    place: Sequence[str]
    pronouns: Sequence[str]


@dataclass(frozen=True)
class Sentence:
    """A sentence with its wins marked, and what it is."""

    text: str
    cast: Cast
    stands: str  # "opening", "leaning", "fresh", "listed", "whole"; empty where it tells no win
    kind: str
    frame: str


@dataclass(frozen=True)
class Scene:
    """What holds for a whole paragraph."""

    year: int
    month: int
    home: Sequence[str]
    rng: random.Random


def some_page(rng: random.Random) -> Page[str]:
    """A page of four to seven paragraphs of one year."""
    year, head = rng.choice((2011, 2014, 2017, 2019, 2021, 2022)), rng.choice(HEADS)
    months = sorted(rng.sample(range(1, 13), rng.randint(4, 7)))
    homes = rng.sample(SOURCE["countries"], len(months))
    text = f"The good news of {year}\n\nNot everything went wrong in {year}. Here is what we were glad of.\n\n"
    sentences: list[Sentence] = []
    used: set[str] = set()
    for month, home in zip(months, homes, strict=True):
        told = _paragraph(Scene(year, month, home, rng), used)
        heading = {"months": f"{calendar.month_name[month]}\n\n", "countries": f"{home[0]}\n\n"}.get(head, "")
        text += f"{heading}{' '.join(sentence.text for sentence in told)}\n\n"
        sentences += told
    page = unmarked(text)
    wins = [win for sentence in sentences for win in [sentence] * sentence.text.count(LEAD)]
    told_wins = tuple(
        Told(core(lead.of(page.text), lead.start), lead.of(page.text), _traits(win))
        for lead, win in zip(page.leads, wins, strict=True)
    )
    return Page(page.text, {"headings": head}, told_wins, page.stretches)


def _traits(win: Sentence) -> Mapping[str, str]:
    return {"stands": win.stands, "kind": f"{win.kind}, {win.stands}", "frame": f"{win.kind}: {win.frame}"}


def _paragraph(scene: Scene, used: set[str]) -> list[Sentence]:
    """One to four sentences with wins, each with up to three that tell none behind it."""
    told: list[Sentence] = []
    for number in range(scene.rng.choice((1, 2, 2, 3, 3, 4))):
        before = next((one for one in reversed(told) if one.stands), None)
        told.append(_win(scene, before, used) if number else _opening(scene, used))
        told += _beside(scene, told[-1], used)
    return told


def _opening(scene: Scene, used: set[str]) -> Sentence:
    return _own(scene, _fresh(scene, scene.home), "opening", used)


def _win(scene: Scene, before: Sentence | None, used: set[str]) -> Sentence:
    """The next win of a paragraph: one that leans on the one before, where that has a kind, or a fresh one."""
    if before is None or before.kind == "list" or scene.rng.random() < 0.35:
        return _own(scene, _fresh(scene), "fresh", used)
    return _told(scene, before.kind, "leaning", _fresh(scene), "leaning", used, before.cast)


def _own(scene: Scene, cast: Cast, stands: str, used: set[str]) -> Sentence:
    """A win that leans on none, or, now and then, a sentence with several of them or with one in several clauses."""
    kind = scene.rng.choice([*KINDS, "list"])
    if kind != "list":
        return _told(scene, kind, "win", cast, stands, used)
    listed = scene.rng.random() < 0.7
    return _told(scene, kind, "win" if listed else "whole", cast, "listed" if listed else "whole", used)


def _fresh(scene: Scene, place: Sequence[str] = ()) -> Cast:
    place = place or scene.rng.choice([one for one in SOURCE["countries"] if one != scene.home])
    return Cast(some_name(scene.rng.choice(CULTURES), scene.rng), place, scene.rng.choice((HE, SHE)))


def _told(
    scene: Scene, kind: str, group: str, cast: Cast, stands: str, used: set[str], before: Cast | None = None
) -> Sentence:
    """A sentence with a win; one that leans and names no place is of the place before."""
    frames = [frame for frame in SOURCE[kind][group] if before is None or _fits(frame, before, ("before", "his"))]
    frame = _unused(scene.rng, frames, used)
    slots = {slot["name"].lower() for slot in SLOT.finditer(frame)}
    if before and not slots & {*PLACES}:
        cast = replace(cast, place=before.place)
    if "person" not in slots:
        cast = replace(cast, person=None)
    text = _filled(scene, _leaning(frame, before, scene), cast)
    text = text.replace("[", LEAD).replace("]", LEAD_END) if "[" in text else f"{LEAD}{text}{LEAD_END}"
    return Sentence(text, cast, stands, kind, frame)


def _leaning(frame: str, before: Cast | None, scene: Scene) -> str:
    """A frame with what it says of the win before; "his assistant" is that of the one before."""
    if before is None or before.person is None:
        return frame
    his = {"{His}": before.pronouns[1].capitalize(), "{before}": before.person.short or before.person.full}
    for slot, word in his.items():
        frame = frame.replace(slot, word)
    return frame


def _fits(frame: str, cast: Cast, asked: Sequence[str]) -> bool:
    """Whether a frame asks for nobody, or there is somebody."""
    slots = {slot["name"] for slot in SLOT.finditer(frame)} | {""}
    return cast.person is not None or not {name.lower() for name in slots} & {*asked}


def _beside(scene: Scene, win: Sentence, used: set[str]) -> Iterator[Sentence]:
    """Up to three sentences behind a win that tell none, of as many sorts."""
    most = scene.rng.choice((0, 1, 1, 2, 2, 3))
    groups = list(dict.fromkeys(scene.rng.choices(GROUPS, OFTEN, k=most)))
    for group in groups:
        frames = [frame for frame in SOURCE[win.kind].get(group, ANY.get(group, ())) if _fits(frame, win.cast, PEOPLE)]
        if frames:
            frame = _unused(scene.rng, frames, used)
            yield Sentence(marked(group, _filled(scene, frame, win.cast)), win.cast, "", win.kind, frame)


def _unused(rng: random.Random, frames: Sequence[str], used: set[str]) -> str:
    frame = rng.choice([frame for frame in frames if frame not in used] or frames)
    used.add(frame)
    return frame


def _filled(scene: Scene, frame: str, cast: Cast) -> str:
    """A frame in words, a capital in front."""
    known: dict[str, str] = {}
    text = SLOT.sub(lambda slot: known.setdefault(slot[0], _word(scene, slot, cast)), frame)
    return re.sub(r"^\W*\w", lambda found: found[0].upper(), text)


def _word(scene: Scene, slot: re.Match[str], cast: Cast) -> str:
    """The word for a slot; a digit behind it asks for another person, place or month than the win's own."""
    rng, name, low = scene.rng, slot["name"], slot["name"].lower()
    if low in PLACES:
        place = rng.choice([one for one in SOURCE["countries"] if one != cast.place]) if slot["nth"] else cast.place
        return place[PLACES.index(low)]
    if low in HE:
        word = cast.pronouns[HE.index(low)]
        return word.capitalize() if name[0].isupper() else word
    month = calendar.month_name[min(12, scene.month + bool(slot["nth"]))]
    simple = {
        "day": f"{rng.randint(1, 28)} {month}",
        "month": month,
        "earlier": str(scene.year - rng.randint(3, 14)),
        "a": "a",
        "job": rng.choice(SOURCE["jobs"]),
    }
    if low in simple:
        return simple[low]
    if low in SOURCE:
        return str(rng.choice(SOURCE[low]))
    if low in PEOPLE and cast.person and not slot["nth"]:
        return cast.person.full if low == "person" else cast.person.short or cast.person.full
    return some_name(rng.choice(CULTURES), rng).full


if __name__ == "__main__":
    trial(__doc__, some_page, judge_statement)
