"""Wins that come about in steps: a bill in two houses and under a signature, an order and its being carried out."""

from __future__ import annotations

import re
from functools import cache

from extract.model import Span
from extract.tables import read_toml

_CLAUSE = 120  # characters


@cache
def _steps(name: str) -> re.Pattern[str]:
    return re.compile(read_toml("dates")["steps"][name], re.IGNORECASE)


def completes(text: str, first: Span, second: Span) -> bool:
    """Whether the date at `second` is of the step that completes what was begun at `first`, in the same sentence."""
    between = text[first.end : second.start]
    joint = re.search(r"(?:[,;–—]\s*|\s)(?:and|but|then)\b", between, re.IGNORECASE)
    if joint is None or re.search(r"[.!?]\s+[A-Z]", between):
        return False
    opening = re.split(r"[.!?:]\s", text[max(0, first.start - _CLAUSE) : first.start])[-1]
    closing = re.split(r"[.!?:]\s", text[second.end : second.end + _CLAUSE])[0]
    begun, done = opening + between[: joint.start()], between[joint.start() :] + closing
    ended = _steps("done").search(done)
    if ended and re.match(r"(?:senate|upper|lower|lords|commons)", ended.group(), re.IGNORECASE):
        # "The deputies in Porto Alto …, and the Ruritanian Senate …": the houses of two countries
        ended = None if re.search(r"\b(?!The\b)[A-Z]\w+\s$", done[: ended.start()]) else ended
    return bool(ended and _steps("begun").search(begun))
