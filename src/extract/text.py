"""Plain text helpers that every stage shares: folding, words, quoting."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from hashlib import sha256
from itertools import groupby

from extract.model import Span

_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]|\u00ad(?!\\s*\n)")
_DIVIDED = re.compile("(?<=[a-zß-ÿ])[-\u00ad][ \\t]*\n\\s*(?=[a-zß-ÿ])")
_LINE_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad]\n[ \t]*(?=[a-z])")
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|`+|~~+|[\u00ad\u200b-\u200d\u2060\ufeff]")
_POSSESSIVE = re.compile(r"[’']s\b")
_NOT_WORD = re.compile(r"[^\w ]+")
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ations?|ions?|ments?|ings?|ed|es|s|e|ly)$")


def squash(text: str) -> str:
    """`text` with every run of white space, line breaks and no-break spaces included, as one space."""
    return _SPACE.sub(" ", text).strip()


def blanked(text: str, spans: Iterable[Span]) -> str:
    """`text` with spaces in place of `spans`, as long as it was."""
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = " " * len(span)
    return "".join(letters)


def curly(text: str) -> str:
    """`text` with its apostrophes curly, as the tables have them."""
    return text.replace("'", "’")


def plain(text: str) -> str:
    """`text` as it was meant to be read: invisible characters gone, words whole again that a line's end divided."""
    return squash(_DIVIDED.sub("", _INVISIBLE.sub("", text)))


def running(text: str) -> str:
    """`text` as it is read aloud: line breaks and the hyphens before them, marks of emphasis and links left out.

    White space at both ends is kept as one space.
    """
    return _SPACE.sub(" ", _EMPHASIS.sub("", _LINE_HYPHEN.sub("", text)))


def fold(name: str) -> str:
    """A name for comparing: no case, accents, punctuation, possessive or doubled space."""
    plain = (name if name.isascii() else unaccented(name.replace("ł", "l").replace("Ł", "L"))).casefold()
    return squash(_NOT_WORD.sub(" ", _POSSESSIVE.sub("", plain)))


def unaccented(name: str) -> str:
    """`name` with every accent gone; a Turkish "ı" is an "i"."""
    decomposed = unicodedata.normalize("NFKD", name.replace("ı", "i"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def holds_name(stretch: str, name: str) -> bool:
    """Whether a stretch opens with the first word of `name` and closes with the others: "Ana and Rosa Quispe"."""
    words, (first, *others) = fold(stretch).split(), fold(name).split()
    return len(words) > len(others) + 1 > 1 and words[0] == first and words[-len(others) :] == others


def stem(word: str) -> str:
    """A lower-case word without its endings: "releases", "released" and "releasing" are one."""
    short = _ENDING.sub("", word)
    return short if len(short) >= 4 else word


def alternatives(words: Iterable[str], spelt: Callable[[str], str] | None = None) -> str:
    """A pattern for any of `words`, longest first, with straight or curly apostrophes and any white space.

    `spelt` makes a pattern of (the rest of) a word instead. Words of one first letter stand together: at most places of
    a text a few letters are then all that is compared.
    """
    ordered = sorted(words, key=lambda word: (word[0], -len(word), word))
    groups = groupby(ordered, key=lambda word: word[0])
    rest = spelt or _literal
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest(word[1:]) for word in same)})" for first, same in groups)


def _literal(words: str) -> str:
    return re.escape(words).replace("’", "[’']").replace(r"\ ", r"\s+")


def excerpt(text: str, limit: int = 110) -> str:
    """`text` on one line, cut at a word and marked with … where it is longer than `limit` characters."""
    line = squash(text)
    return line if len(line) <= limit else line[: limit - 1].rsplit(" ", 1)[0] + "…"


def mention_id(article: str, lead: str, nth: int = 0) -> str:
    """The id of a mention: from its article's id and its lead's words, so that it outlives white space and accents.

    `nth` counts the earlier leads of the same article with the same words.
    """
    parts = (article, fold(lead) or squash(lead), *([str(nth)] if nth else []))
    return "m-" + sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def question_id(*parts: str) -> str:
    """The id of a question: from its kind, its field and the mentions, sorted, or the record that it is about."""
    return "q-" + sha256("\x1f".join(parts).encode()).hexdigest()[:12]
