"""The lines that name a country and that the items below them stand under: headings, a bullet's parent."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from extract.gazetteer import code_country, find_countries
from extract.model import Passage, Span
from extract.resolve.gaps import is_parted

_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_JOINTS = re.compile(r"(?:[^\w]|_)+|\band\b|\bthe\b", re.IGNORECASE)


def standing_lines(text: str, passage: Passage) -> list[Span]:
    """The line that only names countries and that the items below it stand under, as a heading or a bullet's parent."""
    start = text.rfind("\n", 0, passage.lead.start) + 1
    lines = _lines_of(text)
    own = bisect_left(lines, start, key=lambda line: line.start)
    indent = _indent(text[start : passage.lead.end])
    if indent:
        above = next(
            (line for line in reversed(lines[max(0, own - 60) : own]) if _indent(line.of(text)) < indent), None
        )
        return [above] if above and above in _country_lines(text) else []
    named = _country_lines(text)
    place = bisect_left(named, start, key=lambda line: line.start)
    # One such line alone may be a slip of the layout, and a later heading ends what a country's line holds for.
    if place == 0 or len(named) < 2 or named[place - 1].end < max((h.start for h in passage.headings), default=0):
        return []
    above = named[place - 1]
    between = lines[bisect_left(lines, above.end, key=lambda line: line.start) : own]
    ended = is_parted(text, above, passage.lead) or any(_is_heading(line.of(text)) for line in between)
    return [] if ended else [above]


def _is_heading(line: str) -> bool:
    return len(line.strip()) < 45 and line.rstrip()[-1:] not in (".", "!", "?", "”", '"', ",", ";")


@lru_cache(maxsize=8)
def _lines_of(text: str) -> tuple[Span, ...]:
    return tuple(Span(*line.span()) for line in re.finditer(r"[^\n]*\S[^\n]*", text))


@lru_cache(maxsize=8)
def _country_lines(text: str) -> tuple[Span, ...]:
    return tuple(line for line in _lines_of(text) if len(line) < 60 and only_countries(line.of(text)))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def only_countries(words: str) -> bool:
    """Whether these words are countries or their codes, one or several, and nothing else."""
    rest, last = [], 0
    for found in find_countries(words):
        rest.append(words[last : found.span.start])
        last = found.span.end
    left = [piece for piece in _JOINTS.split(" ".join([*rest, words[last:]])) if piece]
    if len(words.strip()) <= 60 and all(code_country(piece) for piece in left):
        return bool(last or left)
    # "COLOMBIA (a guest)": what is said in brackets takes nothing away.
    return bool(_ASIDE.search(words)) and only_countries(_ASIDE.sub("", words))
