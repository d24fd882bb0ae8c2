"""A sentence → the statements that stand side by side in it, each of which could be a sentence of its own.

"Chad lifted the ban; Mali keeps it" tells good news and bad: judged as a whole it is neither. What is cut here is only
weighed apart; whether it becomes several wins is for `clauses.py` to say.
"""

from __future__ import annotations

import re
from functools import cache

from extract.tables import read_toml

_CUT = re.compile(r"\s*;\s+|\s+[–—]\s+|\s*—\s*|,\s+|\s+(?=(?:and|but|while|whereas)\s)", re.IGNORECASE)
_JOINED = re.compile(r"(?:and|but|while|whereas|yet|so|then)\s+", re.IGNORECASE)
_LEAST = 3  # words of a statement: fewer are a name in a list
_QUOTES = {"“": "”", "(": ")", "[": "]"}


@cache
def _clause(parted: bool) -> re.Pattern[str]:
    """What a full clause opens with: perhaps a time or place, a subject, and soon after a finite verb.

    Where no comma or dash has `parted` it from the clause before, fewer words count as a subject of its own.
    """
    table = read_toml("clauses")
    fronted, subject, verb = ("|".join(table[name]["words"]) for name in ("setting", "subject", "finite"))
    subject += "|" + "|".join(table["plural"]["words"]) if parted else ""
    word = (
        r"[ ,](?!(?:who|which|that|where|and|or)\b)[^\s,;:–—]+,?"
        if parted
        else r" (?!(?:who|which|that|where|and|or)\b)[^\s,;:–—]+"
    )
    return re.compile(
        rf"(?:(?i:{fronted})\b(?:[^,;:–—]{{0,50}}?,)?\s*(?:[^\s,;:]+\s+){{0,5}}?)?"
        rf"(?:(?i:{subject})\b|[A-Z][^\s,;]*)(?:{word}){{0,7}}?\s(?:{verb})(?![\w’-])"
    )


def any_of(table: str) -> str:
    """A pattern for any of the words of a table of `data/clauses.toml`."""
    return rf"(?:{'|'.join(read_toml('clauses')[table]['words'])})"


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’-]){any_of('finite')}(?![\w’-])")


@cache
def _subordinate() -> re.Pattern[str]:
    return re.compile(rf"{any_of('fronted')}\b[^,]*", re.IGNORECASE)


def statements(words: str) -> tuple[tuple[int, int], ...]:
    """Start and end in `words` of each statement, in order; one where nothing stands side by side."""
    found: list[tuple[int, int]] = []
    start = 0
    for cut in _CUT.finditer(words):
        joined = _JOINED.match(words, cut.end())
        after = joined.end() if joined else cut.end()
        if cut.start() > start and not _enclosed(words, cut.start()) and _apart(words, start, cut, joined, after):
            found.append((start, cut.start()))
            start = after
    return (*found, (start, len(words)))


def _apart(words: str, start: int, cut: re.Match[str], joined: re.Match[str] | None, after: int) -> bool:
    left, right = words[start : cut.start()], words[after:]
    if len(left.split()) < _LEAST or len(right.split()) < _LEAST:
        return False
    if ";" in cut.group():
        return True
    # "When Chad lifted the ban, and Mali …", "Chad, and with it Mali, …": no statement ends before the cut.
    if not has_verb(left) or _subordinate().fullmatch(left):
        return False
    if "," in cut.group() and not joined:
        return False
    return opens_clause(right, cut.group().strip() != "")


def has_verb(words: str) -> bool:
    """Whether a finite verb stands in `words`: "Chad, Mali" is a list of names and no statement."""
    return bool(_finite().search(words))


def opens_clause(words: str, parted: bool) -> bool:
    """Whether `words` open with a subject and a verb of their own; `parted` is said of a comma or dash before them."""
    return bool(_clause(parted).match(words))


def _enclosed(words: str, position: int) -> bool:
    before = words[:position]
    return before.count('"') % 2 == 1 or any(before.count(one) > before.count(other) for one, other in _QUOTES.items())
