"""Items that stand one after the other on one line: "… one.• Chad: … • Peru: …", "1) … 2) …"."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from extract.layout.lines import Line
from extract.model import Span

_SYMBOL = re.compile(r"[•▪●►▶➤✔✓☑✅★◆■‣]\s*(?=\S)")
_ROUND = re.compile(r"(?P<open>\()?(?P<mark>\d{1,2}|[a-z])\)\s*(?=[^\W\d_a-zà-ÿ]|[“\"‘])")
_POINT = re.compile(r"(?:^|(?<=[.!?:;”\"]\s))(?P<mark>\d{1,2})\.\s+(?=[^\W\d_a-zà-ÿ]|[“\"‘])")
# "… the same day.  · Peru: …  · Chad: …": the dot or dash of a list whose lines were run together. "Home · About" and
# "a lawyer – and a poet" stand within a sentence.
_RUN_ON = re.compile(r"(?:^|(?<=[.!?;:”\"’]\s)|(?<=\s\s))(?P<mark>[·*–—-])\s+(?=[“\"‘]?(?:[^\W\da-zà-ÿ]|\d))")
_WORDS = 4  # words of an item that tells something: shorter ones are the links of a menu
_SHORTEST = 60  # characters: shorter lines are mastheads and menus


def split_items(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, those that list several items cut before each item's mark."""
    for line in lines:
        cuts = _cuts(line.text) if len(line.text) >= _SHORTEST else []
        bounds = [0, *(cut for cut in cuts if cut), len(line.text)]
        for number, (start, end) in enumerate(itertools.pairwise(bounds)):
            words = line.text[start:end].rstrip()
            span = Span(line.span.start + start, line.span.start + start + len(words))
            if words:
                yield Line(span, words, 0 if number else line.gap, line.indent)


def _cuts(text: str) -> list[int]:
    """Where the items of a line begin; nothing where it is no list."""
    for starts in (_symbols(text), _run_on(text), _numbers(text, _ROUND), _numbers(text, _POINT)):
        pieces = [text[start:end] for start, end in itertools.pairwise([*starts, len(text)])]
        if len(pieces) >= 2 and sum(len(piece.split()) > _WORDS for piece in pieces) >= 2:
            return starts
    return []


def _symbols(text: str) -> list[int]:
    """The places of the mark that comes most often: a bullet or a picture used as one."""
    places: dict[str, list[int]] = {}
    for place, char in enumerate(text):
        if _SYMBOL.match(char + "x") or (char > "\u2600" and unicodedata.category(char) == "So" and not _flag(char)):
            places.setdefault(char, []).append(place)
    best = max(places.values(), key=len, default=[])
    return [place for place in best if text[place + 1 :].strip()] if len(best) >= 2 else []


def _run_on(text: str) -> list[int]:
    """The places of the dot or dash that comes most often where one sentence has ended and another begins."""
    places: dict[str, list[int]] = {}
    for found in _RUN_ON.finditer(text):
        places.setdefault(found["mark"], []).append(found.start())
    best = max(places.values(), key=len, default=[])
    return best if len(best) >= 2 else []


def _flag(char: str) -> bool:
    # Two letters of a flag are no marks: "🇻🇳🇩🇪".
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _numbers(text: str, pattern: re.Pattern[str]) -> list[int]:
    """The places of the marks 1, 2, 3 … or a, b, c … in order, from the first on."""
    wanted, starts = _series(""), []
    for found in pattern.finditer(text):
        if not wanted:
            wanted = _series(found["mark"])
        if wanted and found["mark"] == wanted[0]:
            starts.append(found.start())
            wanted = wanted[1:]
    return starts


def _series(first: str) -> Sequence[str]:
    if first == "1":
        return [str(number) for number in range(1, 60)]
    return "abcdefghijklmnopqrstuvwxyz" if first == "a" else ""
