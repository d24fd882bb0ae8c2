"""People whom no reader of names knows, by the look of their names: initials, a title and a word, "el-" and a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.gazetteer import is_country
from extract.model import Span
from extract.tables import read_toml

_INITIALS = r"(?P<name>(?:[A-Z]\. ?){1,3}|[A-Z]{2,4}(?![\w’'.-]))"
_WORD = r"[A-ZÀ-ÖØ-ÞĀ-ŽƏẠ-Ỹ][^\W\d_A-Z]+(?:[-’'][^\W\d_]+)*"


def find_by_look(text: str, sentence: Span, people: Sequence[Span], sure: Sequence[Span]) -> Iterator[Span]:
    """Stretches that name somebody and overlap none of `people`; words, unlike initials, none of `sure` either."""
    for pattern, taken in ((_of_initials(), people), (_of_words(), (*people, *sure))):
        for found in pattern.finditer(text, sentence.start, sentence.end):
            kind = next(name for name, value in found.groupdict().items() if value)
            span = Span(*found.span(kind))
            if not any(span.overlaps(other) for other in taken) and not is_country(span.of(text)):
                yield span


@cache
def _of_initials() -> re.Pattern[str]:
    """Initials that are said to be somebody's: "known as N.D.", "Mrs S.", "PK, a schoolgirl", "a father, YG"."""
    table = read_toml("cast")["looks"]
    before, nouns = "|".join(table["before_initials"]), "|".join(table["persons"])
    behind = rf"(?=,? (?:(?:was|is) )?an? (?:[\w’-]+ ){{0,3}}?(?:{nouns})\b)"
    again = _INITIALS.replace("?P<name>", "?P<told>")
    return re.compile(rf"(?<![\w-])(?:{before}) [“\"]?{_INITIALS}|(?<![\w’.-]){again}{behind}")


@cache
def _of_words() -> re.Pattern[str]:
    titles = "|".join(read_toml("cast")["looks"]["titles"])
    titled = rf"(?<![\w-])(?:{titles})\.? (?P<name>{_WORD})(?![\w’'-]| [A-Z])"
    return re.compile(rf"{titled}|(?<![\w’-])(?P<glued>[ae]l-{_WORD})")
