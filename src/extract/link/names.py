"""Are two names one person's? Across transliterations, word orders, left-out parts and slips of the pen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from extract.tables import read_toml
from extract.text import fold

# Letters that NFKD leaves as they are.
_LETTERS = str.maketrans(
    {"đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a", "Ə": "A"}
)
_APOSTROPHES = re.compile(r"(?<=\w)[’'ʼʻʿʾ‘`´](?=\w)")
_POSSESSIVE = re.compile(r"[’'ʼ]s\b")
# One sound, many spellings; longer ones first, and vowels after them.
_SOUNDS = (
    ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("shch", "s"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("sh", "s"),
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("bh", "b"), ("ck", "k"), ("ch", "c"),
    ("ng", "n"), ("q", "k"), ("x", "ks"), ("w", "v"), ("z", "s"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouy]+")
# "Abd el-Fattah", "Abdel Fattah", "Abdulfattah": one part, however it is written.
_SERVANT = re.compile(r"\b(?:abd(?: ?(?:al|el|ul|ur|ar|es|us|as))?|abdu|abdou) ?(?=[a-z]{3})")
_SLAVIC = re.compile(r"(?:[aeo][uv]|[aeo]va|[aeo]?usk[iy]|[ou]vsk[iy]|enk[ao]|[ae]i?ch|yk|uk|ets)$")
# Hancharou – Goncharov, Tsikhanouski – Tikhanovsky, Hryhorenko – Grigorenko.
_TO_RUSSIAN = (
    (re.compile(r"(?<![ckstz])h"), "g"), (re.compile(r"(?<=[aeo])u(?=sk|$)"), "v"), (re.compile(r"ts(?=[iy])"), "t"),
    (re.compile(r"dz(?=[iy])"), "d"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
SAME_SOUND = 6  # consonants of a whole name: "Yusuf Benjelloun", "Youssef Ben Jelloun"
SHORT_FORM = 4  # letters: "Ana" is no short form of Anastasia


class Likeness(IntEnum):
    """How two names compare, from two people to one spelling."""

    DIFFERENT = 0  # no part in common
    RELATED = 1  # one part in common of several on both sides: a relative, or chance
    PART = 2  # one of them is a single name or has an initial or short form, and the other spells it out
    CLOSE = 3  # most parts are the same
    SAME = 4  # all parts of the shorter name, at least two, are in the other


@dataclass(frozen=True, slots=True)
class Name:
    """A name ready to be compared: its parts, titles and joining words left out."""

    text: str
    parts: tuple[str, ...]
    whole: str  # all letters in one, joining words included

    @property
    def keys(self) -> tuple[str, ...]:
        """What spellings of the name have in common: one key for each part that is long enough to tell something."""
        return tuple(key for key in map(sound, self.parts) if len(key) > 1)


@lru_cache(maxsize=200_000)
def read_name(text: str) -> Name:
    """`text` as a `Name`."""
    plain = _APOSTROPHES.sub("", _POSSESSIVE.sub("", text.translate(_LETTERS)))
    words = _with_servants(fold(plain)).split()
    titles, particles = _words("titles"), _words("particles")
    while len(words) > 1 and words[0] in titles:
        words = words[1:]
    parts = tuple(word for word in words if word not in particles) or tuple(words)
    return Name(text, parts, "".join(words))


@lru_cache(maxsize=200_000)
def compare_names(one: Name, other: Name) -> Likeness:
    """How the two compare, whatever the order of their parts."""
    if not one.parts or not other.parts:
        return Likeness.DIFFERENT
    shorter, longer = sorted((one, other), key=lambda name: (len(name.parts), name.parts))
    matched = _matched(shorter.parts, longer.parts)
    if matched == len(shorter.parts):
        if len(shorter.parts) >= 2:
            return Likeness.SAME
        return Likeness.SAME if len(longer.parts) == 1 else Likeness.PART
    if _same_whole(one.whole, other.whole) or _same_sounds(one, other):
        # "Kyaw Soe Oo" and "Kyaw Soeoo", "Alhathloul" and "al-Hathloul".
        return Likeness.SAME
    if matched >= 2:
        return Likeness.CLOSE
    if matched and _has_short_form(shorter.text, longer.text):
        return Likeness.PART
    return Likeness.RELATED if matched else Likeness.DIFFERENT


@lru_cache(maxsize=200_000)
def sound(part: str) -> str:
    """What is left of a name's part when vowels, doubled letters and rival spellings of one sound are evened out.

    A listed spelling gives the sound of the first spelling of its list.
    """
    part = _listed().get(part, part)
    for letters, one in _SOUNDS:
        part = part.replace(letters, one)
    start = "a" if part[:1] in "aeiouy" else ""  # Ana and Na, Omar and Mar are not one
    return start + _DOUBLED.sub(r"\1", _VOWELS.sub("", part.rstrip("h")))


def name_sounds(text: str) -> list[str]:
    """The sounds of the words of `text`, an article written as one word with the name left out."""
    return [sound(_bare(word)) for word in read_name(text).parts]


def is_common(part: str) -> bool:
    """Whether many people have this name."""
    return _listed().get(part, part) in _words("common")


def same_part(one: str, other: str) -> bool:
    """Whether two parts of names are spellings of one."""
    if one == other:
        return True
    first, second = _listed().get(one, one), _listed().get(other, other)
    if first == second:
        return True
    if frozenset((first, second)) in _kept_apart():
        return False
    return _alike(_bare(first), _bare(second))


def _alike(one: str, other: str) -> bool:
    return _spelt_alike(one, other) or _spelt_alike(_russian(one), _russian(other))


def _russian(part: str) -> str:
    """A Belarusian or Ukrainian family name in the letters of Russian, which many papers prefer."""
    if not _SLAVIC.search(part):
        return part  # "Hassan" and "Ghassan" are two names
    for letters, russian in _TO_RUSSIAN:
        part = letters.sub(russian, part)
    return part


def _spelt_alike(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter < 4:
        # "Li" and "Lu", "Min" and "Mun" are two names.
        return one == other or (shorter == 3 and sound(one) == sound(other) and OSA.distance(one, other) <= 1)
    distance = OSA.distance(one, other)
    if sound(one) == sound(other) and len(sound(one)) >= 2:
        return distance <= max(2, shorter // 2)
    return distance <= (0 if shorter < 5 else 1 if shorter < 9 else 2)


def _matched(shorter: tuple[str, ...], longer: tuple[str, ...]) -> int:
    left = list(longer)
    count = 0
    for part in sorted(shorter, key=len, reverse=True):
        found = next((other for other in left if other == part), None)
        found = found or next((other for other in left if same_part(part, other)), None)
        if found:
            left.remove(found)
            count += 1
    return count


def _same_whole(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= 8 and OSA.distance(one, other) <= shorter // 10


def _same_sounds(one: Name, other: Name) -> bool:
    """Whether one writes in one word what the other writes in two, and they sound the same."""
    whole = sound(one.whole)
    apart = len(one.text.split()) != len(other.text.split())
    return apart and len(whole) >= SAME_SOUND and whole == sound(other.whole)


def _has_short_form(one: str, other: str) -> bool:
    """Whether one of the names has an initial or the first letters of what the other spells out: Alex, Alexander."""
    words, others = fold(one).split(), fold(other).split()
    return any(
        (len(word) == 1 or len(word) >= SHORT_FORM) and any(long != word and long.startswith(word) for long in against)
        for mine, against in ((words, others), (others, words))
        for word in mine
    )


def _with_servants(words: str) -> str:
    return _SERVANT.sub("abdul", words)


def _bare(part: str) -> str:
    # An article written as one word with the name: "Alhathloul".
    return part[2:] if part[:2] in {"al", "el"} and len(part) >= 8 else part


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(read_toml("name_parts")[table])


@cache
def _listed() -> dict[str, str]:
    return {spelling: group[0] for group in read_toml("name_parts")["same"] for spelling in group}


@cache
def _kept_apart() -> frozenset[frozenset[str]]:
    pairs = set()
    for group in read_toml("name_parts")["different"]:
        first = [_listed().get(name, name) for name in group]
        pairs |= {frozenset((first[0], other)) for other in first[1:]}
        pairs |= {frozenset((one, other)) for one in first for other in first if one != other}
    return frozenset(pairs)
