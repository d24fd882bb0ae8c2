"""Works, bands and papers that read like people: "Perak Darul Kartun" between quotation marks, Le Républicain."""

from __future__ import annotations

import re
from functools import cache

from extract.model import Span
from extract.person_names import all_names
from extract.tables import read_toml
from extract.text import curly, fold, running

_OPENING, _CLOSING = '“"«', '”"»'
# "a girl known as “Little Ox”", "in the case of “Ms X”": the marks say that it is not the real name.
_CALLED = re.compile(
    r"\b(?:as|called|calls?|named|nicknamed|nickname|alias|pseudonym|byname|initials|name|case of|of a certain) \W?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r",? (?:who(?:se|m)?|aged|\d\d)\b(?! (?:song|songs|lyrics|music|album)\b)|,? \(|[”\"’] \(")
# "a paper, Le Républicain", where "Le" is an article; "Le Hong" and "Le Pen" are people.
_FRENCH = re.compile(r"(?:Le|La|Les) [A-ZÀ-Þ][^\W\d_A-Z]{6,}")


def is_work(text: str, name: Span) -> bool:
    """Whether a name is that of a book, a song, a band or a show: two words or more between quotation marks.

    Of 12,000 people that wins are about ten are told so, with a title, a given name or "known as" beside the marks.
    """
    words = name.of(text)
    quoted = text[name.start - 1 : name.start] in _OPENING and text[name.end : name.end + 2].strip(".,")[:1] in _CLOSING
    if not quoted or not name.start or " " not in running(words):
        return False
    if fold(words).split()[0] in all_names()[0] or words.split()[0].rstrip(".").casefold() in _titles():
        return False
    before, behind = running(text[max(0, name.start - 40) : name.start]), running(text[name.end + 1 : name.end + 30])
    # "a rapper whom you know by heart, “El Sol”, left": who is meant was told before.
    apposed = before.rstrip(_OPENING).endswith(", ") and behind.startswith(",")
    return not (_CALLED.search(before) or _BEHIND.match(behind) or apposed)


def is_paper(name: str) -> bool:
    """Whether a name is a paper's or a firm's that is known by it, or has a French article: "Charlie Hebdo"."""
    known = " " in name and curly(name) in _known()
    return known or (_FRENCH.fullmatch(name) is not None and fold(name).split()[-1] not in all_names()[1])


@cache
def _known() -> frozenset[str]:
    return frozenset(read_toml("organisations")["known"]["names"])


@cache
def _titles() -> frozenset[str]:
    return frozenset(read_toml("names")["titles"])
