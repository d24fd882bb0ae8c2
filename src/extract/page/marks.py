"""An article's text in stretches, each with the marks that lie on it, and safe to look at."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from extract.page.deck import Item

Json = dict[str, Any]

_KINDS = {"date": "date", "countries": "place", "places": "place", "people": "name", "organisations": "name"}
_WEIGHED = {"passage": "lead", "whereabouts": "countries", "scope": "countries"}
# White space that lays text out; everything else that a reader cannot see is named.
_PLAIN = "\n\t\u00a0\u2009\u200a\u202f\u3000"
_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"  # part of ordinary words in Persian and in Indian scripts


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of an article that means something: "lead", "passage", "date", "place", "name" or "evidence"."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text with the marks on all of it; `start` counts from the article's beginning."""

    start: int
    text: str
    marks: tuple[str, ...]


def shown(text: str) -> str:
    """The text with every character that hides, reorders or controls written out: ⟨U+202E⟩.

    A right-to-left override would otherwise show a reviewer other words than those that are stored.
    """
    if text.isprintable():
        return text
    return "".join(_named(char) for char in text.replace("\r\n", "\n").replace("\r", "\n"))


def _named(char: str) -> str:
    if char in _PLAIN or char in _JOINERS or unicodedata.category(char) not in _HIDDEN:
        return char
    return f"⟨U+{ord(char):04X}⟩"


def find_marks(item: Item, article: str) -> list[Mark]:
    """What to mark in this article for this question: leads, what else is known there, and what the doubt rests on."""
    marks: list[Mark] = []
    for mention in item.mentions:
        if mention["article"] == article:
            marks += _marks(mention, _WEIGHED.get(item.asked.field, item.asked.field))
    return sorted(set(marks))


def _marks(mention: Json, field: str) -> Iterable[Mark]:
    yield _mark(mention["lead"], "lead")
    if "passage" in mention:
        yield _mark(mention["passage"], "passage")
    for name, spans in mention.get("evidence", {}).items():
        for span in spans:
            if name in _KINDS:
                yield _mark(span, _KINDS[name])
            if name == field:
                yield _mark(span, "evidence")
    for person in mention["people"]:
        if person.get("start") is not None:
            yield _mark(person, "name")


def _mark(span: Json, name: str) -> Mark:
    return Mark(span["start"], span["end"], name)


def cut(text: str, marks: Sequence[Mark], borders: Iterable[int] = ()) -> list[Stretch]:
    """The whole text in stretches cut where a mark begins or ends, and at the further `borders`."""
    ends = {0, len(text), *borders, *(m.start for m in marks), *(m.end for m in marks)}
    at = sorted(end for end in ends if 0 <= end <= len(text))
    stretches = []
    for start, end in pairwise(at):
        names = dict.fromkeys(mark.name for mark in marks if mark.start <= start and end <= mark.end)
        stretches.append(Stretch(start, text[start:end], tuple(names)))
    return stretches
