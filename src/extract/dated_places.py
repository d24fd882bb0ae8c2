"""Labels of day and place, "✅ Chad | 12 April": what is between their marks, and whether nothing else is."""

from __future__ import annotations

import re

from extract.calendar_words import is_calendar_line
from extract.gazetteer import find_countries
from extract.model import Span

NAME_WORD = re.compile(r"[A-ZÀ-Þ0-9(&’']|(?:and|of|the|in|on|de|du|la|le|und|y|e|da|do|for|to|a|an)$")
_PREPOSITIONS = ("on", "in", "by", "at", "since", "from", "until", "after", "before", "this", "last", "the")
LONGEST = 70  # characters
_FEW, _MOST = 3, 6  # words: more must name a state or a court, yet more are a sentence
_BODY = re.compile(r"\b(?:Court|Tribunal|Chambers?|Committee|Commission|Council|Assembly|Parliament|Senate)\b")
_TITLED = re.compile(r"^(?:An?|Our|How|Why)\b|\b(?:for|to|an?)\b")
_NUMBERED = re.compile(r"[^\w(]*\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)\]]\s+(?=\S)")
_PARTING = re.compile(
    r"\s*[|·•;:,()\[\]–—]\s*|(?<!\d)\s*/\s*|\s*/\s*(?!\d)|\s+-\s+|\s{3,}|(?<=[^\W\d]{3})\.\s+|(?<=\d)\.\s+(?=[^\W\d])"
)


def is_dated_place(line: str) -> bool:
    """Whether a line tells nothing but when and where: "✅ Chad | 12 April", "3 May (Quito, Peru)"."""
    if len(line) > LONGEST:
        return False
    parts = [part.of(line) for part in label_parts(line)]
    if not 2 <= len(parts) <= 5:
        return False
    dates = [part for part in parts if is_calendar_line(part)]
    names = [part for part in parts if part not in dates]
    return 1 <= len(dates) <= 2 and 1 <= len(names) <= 3 and all(map(_is_name, names))


def label_parts(line: str) -> tuple[Span, ...]:
    """What stands between the marks of a label: "Chad" and "12 April" in "✅ Chad | 12 April"."""
    start = _NUMBERED.match(line)
    edges = [start.end() if start else 0]
    for mark in _PARTING.finditer(line, edges[0]):
        edges += mark.span()
    edges.append(len(line))
    parts = (_bare(Span(*pair), line) for pair in zip(edges[::2], edges[1::2], strict=True))
    return tuple(part for part in parts if part)


def _bare(span: Span, line: str) -> Span | None:
    """A piece of a line without the marks around it."""
    words = re.search(r"[^\W_](?:.*[^\W_]\.?)?", span.of(line))
    return Span(span.start + words.start(), span.start + words.end()) if words else None


def _is_name(words: str) -> bool:
    """Whether words are a place's or a court's name: "Chad", "KENYA again", "Supreme Court of the United States"."""
    pieces = words.split()
    placed = any(True for _ in find_countries(words))
    # "On Monday, 3 March. The court" opens with a sentence's own word.
    if len(words) < 2 or not words[0].isalpha() or len(pieces) > _MOST or pieces[0].casefold() in _PREPOSITIONS:
        return False
    if len(pieces) <= _FEW:
        return placed or all(NAME_WORD.match(piece) for piece in pieces)
    # "April 2022: An Apology in Rome" is a headline.
    known = placed or _BODY.search(words)
    return bool(known) and all(NAME_WORD.match(piece) for piece in pieces) and not _TITLED.search(words)
