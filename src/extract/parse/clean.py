"""A block as the language model likes it: one line, no marks of layout, every character traced to its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.model import Span

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f")
_HYPHENATED = re.compile(r"(?<=[a-z])[-\u00ad]\n[ \t]*(?=[a-z])")
_MARKS = re.compile(r"\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|`+|^#+(?=\s)|~~+", re.MULTILINE)
_BULLET = re.compile(r"\s*(?:[-–—•·*▪◦‣>]\s+)+")
_PLAIN = re.compile(r"(?:[!-~¡-¬®-ɏ‐-‟…]| (?! ))*")  # one line of words: nothing to clean
# "2 July, 2018Kossi Adzoa …": a page that lost the break between its date line and the text.
_GLUED = re.compile(r"(?<=\b(?:19|20)\d\d)(?=[^\W\d_a-z][^\W\d_A-Z]+ )")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,200})\]\((?:https?:|mailto:|/|#)[^()\s]*\)")


@dataclass(frozen=True, slots=True)
class Clean:
    """`text` for the model; the character `text[i]` stands at `places[i]` in the article."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the article that `text[start:end]` comes from."""
        return Span(self.places[start], self.places[end - 1] + 1)


def clean(text: str, span: Span) -> Clean:
    """`span` of `text` without emphasis marks, emojis, invisible characters, line-end hyphens and doubled spaces."""
    piece = span.of(text)
    dropped, glued = set(_unwanted(piece)), {match.start() for match in _GLUED.finditer(piece)}
    if not dropped and not glued and _PLAIN.fullmatch(piece):
        return Clean(piece, range(span.start, span.end))
    chars: list[str] = []
    places: list[int] = []
    for at, char in enumerate(piece):
        if at in dropped or char in _INVISIBLE:
            continue
        if char.isspace() or _is_picture(char):
            if chars and chars[-1] == " ":
                continue
            char = " "
        if at in glued:
            chars.append(" ")
            places.append(span.start + at)
        chars.append(char)
        places.append(span.start + at)
    return Clean("".join(chars), tuple(places))


def _unwanted(piece: str) -> list[int]:
    """Places of characters that belong to the layout, not to the words."""
    found: list[int] = []
    # With its bullet, "- Leyla Yunus, …" is no name to a model that was trained on prose.
    if bullet := _BULLET.match(piece):
        found.extend(range(bullet.end()))
    for match in (*_MARKS.finditer(piece), *_HYPHENATED.finditer(piece)):
        found.extend(range(match.start(), match.end()))
    for match in _LINK.finditer(piece):
        found.extend([*range(match.start(), match.start(1)), *range(match.end(1), match.end())])
    return found


@cache
def _is_picture(char: str) -> bool:
    """Emojis, flags and dingbats; letters and punctuation of any script are not."""
    return char > "\u2190" and unicodedata.category(char) in {"So", "Sk", "Cs", "Co", "Cn"}
