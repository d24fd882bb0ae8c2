"""A name as it is told: without titles, invisible characters and stray marks; and where it stands as written so."""

from __future__ import annotations

import re
from functools import cache

from extract.model import Span
from extract.person_names import all_names
from extract.tables import read_toml
from extract.text import fold, squash

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_LINE_HYPHEN = re.compile(r"(?<=[^\W\d_A-Z])-[ \t]*\n[ \t]*(?=[a-zà-ÿ])")  # "Bir-⏎tukan" is one word
_AGE_OR_RANK = re.compile(
    r"(?:\w+-)+years?-old$|(?:half|step|twin|foster)-[a-z]+$"
    r"|(?:sub|vice|deputy|co|ex|under|lieutenant|major|brigadier)-[a-z]+$"
)


def tidy_name(text: str) -> str:
    """A name as it is written, on one line, without titles, invisible characters, possessive and stray marks."""
    name = squash(_INVISIBLE.sub("", _LINE_HYPHEN.sub("", text))).strip('“”"‘*,;:–— ')
    name = re.sub(r"[’']s?$", "", name) if not re.search(r"[“‘]\w+’$", name) else name
    name = re.sub(r",? et al\.?$", "", name)  # the others of a case
    if name.count("(") != name.count(")"):
        name = name.strip("()")
    # "X Goes Home": a headline's capitals make its verb look like a name.
    return _headline_verb().sub("", _without_titles(name))


@cache
def _headline_verb() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(read_toml('cast')['headlines']['verbs'])})\b.*")


def exact_span(text: str, near: Span, name: str) -> Span | None:
    """Where the name as told stands, letter for letter but for white space: in `near`, else nearest to it."""
    if text.startswith(name, near.start) and len(name) == len(near):
        return near
    words = r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+".join(_spelt(word) for word in name.split())
    found = [Span(*hit.span()) for hit in re.finditer(rf"(?<!\w){words}(?!\w)", text)]
    return min(found, key=lambda span: (abs(span.start - near.start), span.start), default=None)


def _spelt(word: str) -> str:
    # A soft hyphen or a zero-width space may stand inside a word that the page broke.
    return r"(?:-[ \t]*\n[ \t]*|[\u00ad\u200b-\u200d\u2060\ufeff])*".join(re.escape(char) for char in word)


def _without_titles(name: str) -> str:
    table = read_toml("cast")["titles"]
    words = name.split()
    while len(words) > 1 and len("".join(words[1:])) > 1:  # "Ms A" is all the name there is
        first = words[0].casefold().rstrip(".")
        # "Ko Ni" and "Ma Jian" keep what may be half of the name.
        longer = len(words) > table["before_longer"].get(first, 99)
        if first in table["always"] or longer or _AGE_OR_RANK.match(first) or _is_no_part(words):
            words = words[1:]
        else:
            break
    return " ".join(words)


def _is_no_part(words: list[str]) -> bool:
    """Whether the first word of what was read as a name is a verb or a calling: "hang X", "Take X", "Turkologist X"."""
    first, rest = fold(words[0]), words[1:]
    if len(rest) < 2 or not (rest[0][0].isupper() and rest[-1][0].isupper()):
        return False
    if words[0].islower() and words[0].isalpha():
        return first not in read_toml("names")["particles"]["loose"]
    if any(first in kind for kind in all_names()):
        return False
    return re.fullmatch(read_toml("cast")["titles"]["calling"], words[0].casefold()) is not None
