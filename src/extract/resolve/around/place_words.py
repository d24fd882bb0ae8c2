"""Words that say where, and at most when and as which number: "Kenya", "NAIROBI (Kenya)", "1) 3 May | 🇰🇪 Kenya"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from extract.atlas import capitals, plain
from extract.calendar_words import is_calendar_line
from extract.cities import cities
from extract.common_words import is_common
from extract.gazetteer import code_country, find_countries, is_country
from extract.model import Span
from extract.tables import read_toml
from extract.text import fold

_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_JOINTS = re.compile(r"(?:[^\w]|_)+|\band\b|\bthe\b", re.IGNORECASE)
_BREAKS = re.compile(r"[,;:|/·•()\[\]]|\.\s|\s[–—-]+(?=\s|$)|—|[^\S\n]{2,}")
# "**Kenya**", "📍 Kenya", but not "🇰🇪 Kenya"
_AROUND = re.compile(r"^(?:[^\w\U0001f1e6-\U0001f1ff]|_)+|(?:[^\w\U0001f1e6-\U0001f1ff]|_)+$")
_NUMBER = re.compile(r"(?:[Nn](?:o|r|os))?[.#\s]*\d{0,3}[a-z]?|[A-Za-z]\d{0,2}|[ivx]{1,5}|[IVX]{1,5}")
_NUMBERED = re.compile(r"(?:[Nn]o\.? ?)?#?\d{1,3} (?=[^\W\d_])")
_OPENED = re.compile(r"[.:](?=\s)|(?<=[)\]])[,:]?(?=\s)|\s[|–—-]+\s|—|[^\S\n]{2,}|\t")
_CLOSED = re.compile(r"[.!?…][”\"’')\]]*\s+(?=\S)|\s(?=[(\[][^()\[\]]*\d)")
_LONGEST, _MOST_WORDS = 80, 14  # characters and words: a longer line is a sentence or a menu
DATELINE = 100_000  # people: a town that opens an item is a dateline only when it is large


@lru_cache(maxsize=4096)
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


@lru_cache(maxsize=4096)
def place_words(words: str) -> Span | None:
    """Where `words` name countries and towns, one or several; None where they tell more than that, days and numbers."""
    if len(words) > _LONGEST or len(words.split()) > _MOST_WORDS:
        return None
    pieces = list(_pieces(words))
    kinds = [_kind(piece.of(words)) for piece in pieces]
    # "Ramallah, Palestine", "RAMALLAH – 3 May": beside a country or a day a small town is no word of something else.
    if all(kinds) and ("place" in kinds or {"town", "day"} <= set(kinds)):
        named = [piece for piece, kind in zip(pieces, kinds, strict=True) if kind in ("place", "town")]
        return Span(named[0].start, named[-1].end)
    return Span(0, len(words)) if only_countries(words) else None


def opening_places(words: str) -> Span | None:
    """The places that a paragraph opens with, apart from its sentence: "[KE], 3 May: ", "2. Lima (Peru) – "."""
    ends = [hit.start() for hit in _OPENED.finditer(words[:_LONGEST])]
    return next((named for end in reversed(ends) if (named := place_words(words[:end]))), None)


def closing_places(words: str) -> Span | None:
    """The places that a paragraph ends with, apart from its sentences: "(29 Nov, Nairobi)", "– Kenya"."""
    starts = [hit.end() for hit in _CLOSED.finditer(words, max(0, len(words) - _LONGEST))]
    found = ((start, place_words(words[start:])) for start in starts)
    return next((Span(start + named.start, start + named.end) for start, named in found if named), None)


def is_town(words: str) -> bool:
    """Whether these words are a large town's or a capital's name and nothing else: "Gaborone"."""
    name = words.strip()
    known = max((city.population for city in cities(name)), default=0) > DATELINE
    return name[:1].isupper() and (known or plain(name) in capitals()) and name.casefold() not in _ordinary()


def _pieces(words: str) -> Iterator[Span]:
    """What stands between the breaks of a line, without the marks around it."""
    edges = [0, *(at for hit in _BREAKS.finditer(words) for at in hit.span()), len(words)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if piece := _AROUND.sub("", words[start:end]):
            at = words.index(piece, start)
            yield Span(at, at + len(piece))


def _kind(piece: str) -> str:
    """ "place", "town" (a small one), "day" or "number" for what stands between two breaks, "" for anything else."""
    if _NUMBER.fullmatch(piece):
        return "number"
    if numbered := _NUMBERED.match(piece):
        piece = piece[numbered.end() :]
    if is_country(piece) or code_country(piece) or is_town(piece.title() if piece.isupper() else piece):
        return "place"
    if is_calendar_line(piece):
        return "day"
    if _beside_a_country(piece):
        return "place"
    name = piece.title() if piece.isupper() else piece
    return "town" if name[:1].isupper() and cities(name) and not is_common(fold(name)) else ""


def _beside_a_country(piece: str) -> bool:
    """Whether countries stand here with nothing else but a day or a number: "01 Kenya", "Chad 🇹🇩", "Kenya and Chad"."""
    found = find_countries(piece)
    left = piece
    for one in reversed(found):
        left = f"{left[: one.span.start]} {left[one.span.end :]}"
    left = " ".join(part for part in _JOINTS.split(left) if part) if not is_calendar_line(left) else ""
    return bool(found) and bool(_NUMBER.fullmatch(left))


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(read_toml("places")["ordinary"]["words"])
