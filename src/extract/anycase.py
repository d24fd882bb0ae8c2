"""Patterns that read capitals and small letters alike, found faster than `re.IGNORECASE` finds them.

Long lists of words are tried at every letter of a text, and a letter is compared in one case three to four times as
fast as in two. So patterns are kept in small letters and look for theirs in the text in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

_PART = re.compile(r"\\.|\(\?P[<=]\w+|\(\?-i:|[^\\(]+|\(")
_CASED = "(?-i:"  # opens a part of a pattern that is in the case it asks for
_CASED_LOOK = re.compile(r"\(\?<?!(?:[^()]|\([^()]*\))*\(\?-i:")


class AnyCase:
    """What `re.compile(pattern, re.IGNORECASE | flags)` finds, at the same places.

    The matches are in small letters, unless `as_written`. Then, and where parts of the pattern ask for a case, it is
    looked for twice: first in any, which mostly finds that there is nothing to find, then in theirs.
    """

    def __init__(self, pattern: str, flags: int = 0, *, as_written: bool = False) -> None:
        self._pattern, self._flags = pattern, flags
        self._twice = as_written or _CASED in pattern

    def search(self, text: str) -> re.Match[str] | None:
        hit = self._small.search(small(text))
        return self._exact.search(text, hit.start()) if hit and self._twice else hit

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        if not self._twice:
            return self._small.finditer(small(text))
        hit = self._small.search(small(text))
        return self._exact.finditer(text, hit.start()) if hit else iter(())

    @cached_property
    def _exact(self) -> re.Pattern[str]:
        return re.compile(self._pattern, re.IGNORECASE | self._flags)

    @cached_property
    def _small(self) -> re.Pattern[str]:
        """What finds at least all that the pattern finds, in a text of small letters."""
        if _CASED_LOOK.search(self._pattern):  # "not before a capital" would be "not before a letter"
            return re.compile("")
        return re.compile(_small_pattern(self._pattern), self._flags)


def _small_pattern(pattern: str) -> str:
    """The pattern in small letters; escapes and names of groups stay, parts that ask for capitals ask for letters."""
    parts = _PART.findall(pattern)
    kept = ("\\", "(?P")
    return "".join("(?:" if part == _CASED else part if part.startswith(kept) else part.lower() for part in parts)


@lru_cache(maxsize=4096)
def small(text: str) -> str:
    """`text` in small letters, each where it was; "İ", which alone would become two, is read as "I"."""
    return text.replace("İ", "I").lower()
