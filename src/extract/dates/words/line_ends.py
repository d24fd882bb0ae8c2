"""Words broken over two lines, put together again without moving what stands around them."""

from __future__ import annotations

import re

_BROKEN = re.compile(r"\b(?P<head>[^\W\d_]{2,})(?P<gap>[-‐\u00ad][ \t]*\r?\n[ \t]*)(?P<tail>[a-zà-ÿ]{2,})\b")
# Here the hyphen is part of the word: "twenty-first", "mid-month".
_COMPOUND = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "mid", "half")


def mend_line_ends(text: str) -> tuple[str, dict[int, int]]:
    """The text with the words broken at line ends made whole and as many blanks behind them as were taken out.

    The second value leads from where a mended word ends to where it ends in `text`.
    """
    if "\n" not in text:
        return text, {}
    ends = {match.end() - _taken_out(match): match.end() for match in _BROKEN.finditer(text)}
    return _BROKEN.sub(_mended, text) if ends else text, ends


def _mended(match: re.Match[str]) -> str:
    hyphen = "-" if match["head"].lower() in _COMPOUND else ""
    return f"{match['head']}{hyphen}{match['tail']}{' ' * _taken_out(match)}"


def _taken_out(match: re.Match[str]) -> int:
    return len(match["gap"]) - (match["head"].lower() in _COMPOUND)
