"""Whether what is done is good news by what it is done to: "the court lifted the ban" and "the court kept the ban"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from extract.segment.cues import main_clause
from extract.tables import read_toml

_REACH = 60  # characters between what is done and its object
_BEFORE = 25  # characters in which a negation turns it round
_HANGS = re.compile(r" (?:on|of|against|for|over|in)(?: [\w’-]+){0,3} ")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)(?: \w+ly| not| never)* $", re.IGNORECASE)


def polarity_of(words: str) -> dict[str, float]:
    """ "sign:good" and "sign:bad" for the acts of the main clause that have an object with a sign of its own."""
    main = main_clause(" ".join(words.replace("'", "’").split()))
    found: dict[str, float] = {}
    objects = _objects(main)
    for act, lives, done_to in (*_done(main, objects), *_befallen(main, objects)):
        good = lives == (done_to == "boon")
        turned = _pattern("negation").search(main, max(0, act - _BEFORE), act)
        found["sign:good" if good != bool(turned) else "sign:bad"] = 1.0
    return found


def _done(main: str, objects: list[tuple[int, int, str]]) -> Iterator[tuple[int, bool, str]]:
    """The acts that somebody does to something: where, whether it lives by them, and its own sign."""
    for side in ("for", "against"):
        for act in _pattern(side).finditer(main):
            if main.startswith(" to ", act.end()):
                continue  # "refused to lift the ban": the act is the lifting
            passive = bool(_PASSIVE.search(main[: act.start()]))
            if done_to := _object(objects, act.start(), act.end(), passive):
                yield act.start(), side == "for", done_to


def _befallen(main: str, objects: list[tuple[int, int, str]]) -> Iterator[tuple[int, bool, str]]:
    """What becomes of something by itself: "the charges did not stand", "the shelter opened"."""
    for side in ("lives", "ends"):
        for act in _pattern(side).finditer(main):
            before = [(act.start() - last, sign) for _, last, sign in objects if 0 <= act.start() - last <= _REACH]
            if before:
                yield act.start(), side == "lives", min(before)[1]


def _objects(main: str) -> list[tuple[int, int, str]]:
    """What could be an object, without what hangs on another: "the ban on abortions was lifted" is about the ban."""
    found = sorted((hit.start(), hit.end(), side) for side in ("harm", "boon") for hit in _pattern(side).finditer(main))
    heads = found[:1]
    for one, other in itertools.pairwise(found):
        if not _HANGS.fullmatch(main, one[1], other[0]):
            heads.append(other)
    return heads


def _object(objects: list[tuple[int, int, str]], start: int, end: int, passive: bool) -> str | None:
    """The nearest object after an act, or before one that was suffered; none is `None`."""
    after = [(first - end, side) for first, _, side in objects if 0 <= first - end <= _REACH]
    before = [(start - last, side) for _, last, side in objects if 0 <= start - last <= _REACH]
    near = before or after if passive else after
    return min(near)[1] if near else None


@cache
def _pattern(side: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(read_toml('polarity')[side]['words'])})(?!\w)", re.IGNORECASE)
