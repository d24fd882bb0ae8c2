"""The lines that say where the items around them are, and which items each of them holds for.

Such a line heads what follows ("Kenya" over a day and a paragraph, a country over many items) or closes what stands
above it ("3 May, Nairobi" below its paragraph): an article does one or the other, and its blank lines tell which.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

from extract.calendar_words import is_calendar_line
from extract.gazetteer import find_countries
from extract.model import Passage, Span
from extract.resolve.around.gaps import is_parted
from extract.resolve.around.place_words import only_countries, place_words
from extract.text import fold

_HEADING = 45  # characters: a longer line is a sentence that lost its full stop
_MARK = re.compile(
    r"(?P<number>\W{0,2}(?:No\.? ?)?(?:\d{1,3}|[ivx]{1,5}|[A-Z]\d{0,2})[.):\]]|0\d\s|#\d)|#+(?=\s)|\*\*|__|[^\w\s]"
)
_FARTHEST = 60  # lines
_SHARE = 3  # of so many lines one at least must cling to the text above, for all of them to close theirs
_SEAT = 4  # datelines from one place, of an article that names more states: fewer are of items that happened there
_ITEM = re.compile(r"[-•*·–+] ")


@dataclass(frozen=True, slots=True)
class Signpost:
    """A line that says where, its names, and the stretch it holds for: below it, or above it where it `closes`."""

    line: Span
    names: Span
    holds: Span
    closes: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with the blank lines above it, its mark ("##", "1", "•" …) and its kind: where, when, head or text."""

    span: Span
    gap: int
    mark: str
    kind: str
    names: Span | None


def standing_lines(text: str, passage: Passage) -> list[Span]:
    """The line that says where the lead is: a bullet's parent, or the signpost that holds for it."""
    start = text.rfind("\n", 0, passage.lead.start) + 1
    indent = _indent(text[start : passage.lead.end])
    if indent:
        spans = [line.span for line in _lines(text)]
        own = bisect_left(spans, start, key=lambda line: line.start)
        outer = (each for each in reversed(spans[max(0, own - _FARTHEST) : own]) if _indent(each.of(text)) < indent)
        above = next(outer, None)
        return [above] if above and only_countries(above.of(text)) else []
    held = [one for one in find_signposts(text) if one.holds.start <= passage.lead.start < one.holds.end]
    return [one.names for one in held if one.closes or not is_parted(text, one.line, passage.lead)]


def is_of_others(text: str, line: Span, lead: Span) -> bool:
    """Whether a line says where other items are: the foot of the item above, which seems to head the one below."""
    return any(
        one.closes and line.overlaps(one.line) and not one.holds.start <= lead.start < one.holds.end
        for one in find_signposts(text)
    )


@lru_cache(maxsize=8)
def find_signposts(text: str) -> tuple[Signpost, ...]:
    """Every line that says only where (and when) of an article that has several, with what it holds for."""
    runs = [(kind, list(run)) for kind, run in groupby(_less_seat(text), key=lambda line: line.kind == "text")]
    stacks = [(number, run) for number, (is_text, run) in enumerate(runs) if not is_text]
    places = [number for number, stack in stacks if any(line.kind == "where" for line in stack)]
    # One such line alone may be a slip of the layout.
    if sum(line.kind == "where" for _, stack in stacks for line in stack) < 2:
        return ()
    lines = [run for _, run in runs]
    return tuple(_closing(lines, places) if _close(lines, places) else _heading(lines, places, len(text)))


def _less_seat(text: str) -> Iterator[_Line]:
    """The lines, with datelines from one seat as days alone: "London, 13 December 2013" above news of many states."""
    lines = _lines(text)
    dated = [line for line in lines if line.names and len(line.names) < len(line.span.of(text).strip(" *_#"))]
    names = Counter(fold(line.names.of(text)) for line in dated if line.names)
    seat, often = names.most_common(1)[0] if names else ("", 0)
    states = {one.codes for one in find_countries(text)} if often >= _SEAT else set()
    posted = often >= _SEAT and often * 2 > len(dated) and len(states) > _SEAT
    for line in lines:
        same = posted and line.names is not None and fold(line.names.of(text)) == seat
        yield replace(line, kind="when", names=None) if same else line


def _close(runs: Sequence[list[_Line]], places: Sequence[int]) -> bool:
    """Whether the lines stand below what they place: close to the text above, or with none below the last of them."""
    above = below = 0
    for number in places:
        stack, after = runs[number], runs[number + 1][0] if number + 1 < len(runs) else None
        # An attribution that clings to the text above says nothing of the place that stands apart below it.
        at = next(place for place, line in enumerate(stack) if line.kind == "where")
        near_above = number > 0 and all(line.gap == 0 for line in stack[: at + 1])
        near_below = after is not None and after.gap == 0
        above += near_above and not near_below
        below += near_below and not near_above
    most = above * _SHARE >= len(places)
    return (above > below and most) or (above == below and places[0] > 0 and places[-1] == len(runs) - 1)


def _closing(runs: Sequence[list[_Line]], places: Sequence[int]) -> Iterator[Signpost]:
    """Each line holds for the text above it, up to the last line that says where or when."""
    start = 0
    for run in runs:
        told = [line for line in run if line.kind in ("where", "when")]
        for line in told:
            if line.names:
                yield Signpost(line.span, line.names, Span(start, run[0].span.start), closes=True)
        start = told[-1].span.end if told else start


def _heading(runs: Sequence[list[_Line]], places: Sequence[int], end: int) -> Iterator[Signpost]:
    """Each line holds for what is below it, up to the next, or to what is of its rank and no part of it."""
    below = _kinds_below([runs[number] for number in places])
    for number, after in pairwise((*places, None)):
        assert number is not None
        sign, names = next((line, line.names) for line in reversed(runs[number]) if line.names)
        stop = runs[after][0].span.start if after is not None else end
        under = [line for run in runs[number + 1 : after] for line in run]
        # "- Kenya" over "- The court …" is of no higher rank.
        rank = sign.mark if under and under[0].mark != sign.mark else ""
        others = (line for line in under if not _is_part(line, rank, below))
        stop = next((line.span.start for line in others), stop)
        yield Signpost(sign.span, names, Span(sign.span.end, stop), closes=False)


def _kinds_below(stacks: Sequence[list[_Line]]) -> frozenset[str]:
    """The kinds of lines ("when", "head") that stand between a place and its text more often than above the place."""
    score = {"when": 0, "head": 0}
    for stack in stacks:
        at = max(number for number, line in enumerate(stack) if line.kind == "where")
        for number, line in enumerate(stack):
            if line.kind in score:
                score[line.kind] += 1 if number > at else -1
    return frozenset(kind for kind, more in score.items() if more > 0)


def _is_part(line: _Line, rank: str, below: frozenset[str]) -> bool:
    """Whether a line stands under a place's line: its texts, days and themes, none with the mark of the place's own."""
    return (line.kind == "text" or line.kind in below) and not (rank and line.mark == rank)


@lru_cache(maxsize=8)
def _lines(text: str) -> tuple[_Line, ...]:
    found: list[_Line] = []
    last = 0
    for hit in re.finditer(r"[^\n]*\S[^\n]*", text):
        words = hit.group().strip()
        gap = max(text.count("\n", last, hit.start()) - 1, 0) if found else 1
        start, named = hit.start() + hit.group().index(words), place_words(words)
        names = Span(start + named.start, start + named.end) if named else None
        found.append(_Line(Span(*hit.span()), gap, _mark(words), "where" if names else _kind(words), names))
        last = hit.end()
    return tuple(found)


def _kind(words: str) -> str:
    if is_calendar_line(words):
        return "when"
    short = len(words) < _HEADING and words[-1:] not in (".", "!", "?", "”", '"', ",", ";")
    return "head" if words.startswith("#") or (short and not _ITEM.match(words)) else "text"


def _mark(words: str) -> str:
    hit = _MARK.match(words)
    return ("1" if hit["number"] else hit.group()) if hit else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
