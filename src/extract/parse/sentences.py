"""Where a sentence ends: rules over one block's cleaned text, from the words in `data/sentences.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.calendar_words import month_pattern
from extract.tables import read_toml

_CLOSERS = "”’\"')\\]»›"
_OPENERS = "“‘\"'(\\[«‹¿¡"
_STOP = re.compile(rf"(?:\.{{2,}}|…|[.!?]+)(?:[{_CLOSERS}]+(?![^\W\d_]))?(?P<note>\[?\d{{1,2}}\]?(?=\s))?")
_NEXT = re.compile(rf"(?P<space>\s+)?(?P<open>[{_OPENERS}\s–—#@$€£-]*)(?P<word>[^\W_]+(?:[’'][^\W\d_]+)?)?")
_BEFORE = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+(?:[’'-][^\W_]+)*$")
_DOTTED = re.compile(r"^(?:[^\W\d_]\.)+[^\W\d_]$")


_TOKEN = re.compile(r"[^\W_]+")
_TIME = re.compile(rf"\b{month_pattern()}|\b(?:19|20)\d\d\b|\b\d{{1,2}}[./]\d{{1,2}}\b", re.IGNORECASE)
_ACT = re.compile(r"[A-Z][a-z]+(?:ed|en)\b")  # "Released 3 May." tells all there is
_ENTRY_MOST = 10  # words
_DAY = re.compile(r"[12]?\d|3[01]")
_MONTH = re.compile(r"\s?(?:1[0-2]|0?[1-9])(?:\.|\b(?=[,;)]))")


@dataclass(frozen=True, slots=True)
class _Words:
    """The table, folded for look-up."""

    before_name: frozenset[str]
    before_number: frozenset[str]
    either: frozenset[str]
    starters: frozenset[str]
    domains: frozenset[str]
    within_entry: frozenset[str]


_FIGURES = re.compile(
    r"(?P<cue>\b(?:on|by|since|until|till|from|of) )?(?<![\d.,])\d{1,2}\. {0,2}(?:0?[1-9]|1[0-2])$", re.IGNORECASE
)


@cache
def _words() -> _Words:
    table = read_toml("sentences")
    return _Words(*(frozenset(table[key]) for key in _Words.__slots__))


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of `text`, in order, without the white space around it."""
    start = 0
    for stop in _STOP.finditer(text):
        end = stop.end()
        if end <= start or not _ends(text, start, stop):
            continue
        if trimmed := _trim(text, start, end):
            yield trimmed
        start = end
    if trimmed := _trim(text, start, len(text)):
        yield trimmed


def is_entry_line(words: str) -> bool:
    """Whether a first sentence only says when and where: "24 July 2014.", "Lomé, 16 February 2022, the High Court.".

    It states nothing without the next one, "There was, and Poland let it be".
    """
    tokens = _TOKEN.findall(words)
    return (
        words.endswith((".", ")"))
        and len(tokens) <= _ENTRY_MOST
        and bool(_TIME.search(words))
        and all(not token[0].islower() or token in _words().within_entry for token in tokens)
        and not _ACT.match(words)
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the full stop at `stop` closes the sentence that began at `start`."""
    after = _NEXT.match(text, stop.end())
    word = after["word"] if after else None
    if after is None or not word:
        return stop.end() >= len(text.rstrip())
    if not (word[0].isupper() or word[0].isdigit() or (word[0].isalpha() and not word[0].islower())):
        return False
    if not after["space"]:
        return _run_together(text, stop, word)
    if not any(char.isalpha() for char in text[start : stop.start()]):
        return False  # "1. The court": the number of an item is no sentence
    if _within_date(text, stop):
        return False
    if stop.group()[0] != "." or len(stop.group().rstrip(_CLOSERS.replace("\\", "") + "[]0123456789")) > 1:
        return not word[0].isdigit() or stop.group()[0] in "!?…."
    return _full_stop(text, stop, word)


def _within_date(text: str, stop: re.Match[str]) -> bool:
    """ "freed 23. 6. 2014", "On 16. 3. Ana came home": full stops of a date in figures end no sentence."""
    before, after = text[max(0, stop.start() - 24) : stop.start()], text[stop.end() : stop.end() + 12]
    if stop.group() != "." or not before[-1:].isdigit():
        return False
    if re.search(r"(?<![\d.,])(?:0?[1-9]|[12]\d|3[01])$", before) and re.match(
        r" {1,2}(?:0?[1-9]|1[0-2])\.(?!\d)", after
    ):
        return True
    whole = _FIGURES.search(before)
    if whole is None:
        return False
    return bool(whole["cue"] or re.match(r" {0,2}(?:19|20)\d\d\b", after))


def _run_together(text: str, stop: re.Match[str], word: str) -> bool:
    """A missing space: "was released.The court" ends a sentence, "amnesty.org", "U.S.A" and "3.5" do not."""
    before = _BEFORE.search(text, max(0, stop.start() - 40), stop.start())
    if before is None or not stop.end() - stop.start() or word[0].isdigit():
        return False
    last = before.group()
    if word.lower() in _words().domains or (len(word) < 2 and word not in {"A", "I"}):
        return False
    return len(last) > 2 and last[-1].islower() and last[-2].islower() and word[1:] == word[1:].lower()


def _opens(text: str, at: int) -> bool:
    """Whether a name may begin at `at`: the "I." of "the court: I. Diallo is innocent" is an initial."""
    return re.search(r"(?:^|[:,;(|–—]|\band)\s?$", text[max(0, at - 5) : at]) is not None


def _full_stop(text: str, stop: re.Match[str], word: str) -> bool:
    """A single full stop before a word that could begin a sentence."""
    before = _BEFORE.search(text, max(0, stop.start() - 40), stop.start())
    closed = len(stop.group()) > 1
    if before is None or (closed and not stop.group()[1:].strip("[]").isdigit()):
        return True  # the stop stands inside a closing quote or bracket
    last, table = before.group(), _words()
    low = last.lower()
    if _DAY.fullmatch(last) and _MONTH.match(text, stop.end()):
        return False  # "freed on 23. 6. and flown": a day and its month
    if low in table.before_name:
        return False
    initial = (len(last) == 1 and last.isupper() and (last != "I" or _opens(text, before.start()))) or bool(
        _DOTTED.match(last)
    )
    if initial or low in table.either:
        # "in the U.S. The court" ends here, "the U.S. Supreme Court" and "J. K. Rowling" do not
        return word.lower() in table.starters
    return low not in table.before_number or not word[0].isdigit()
