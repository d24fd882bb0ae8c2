"""Finding a quoted statement again, in an article that was edited a little or among leads that were cut otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import partial_ratio, partial_ratio_alignment, ratio

from extract.model import Span
from extract.text import fold, squash

SAME_WORDS = 88  # percent of likeness from which an edited sentence still says the same thing
PART = 94  # … where a piece of a longer sentence is compared, which is like many others by chance
SHORTEST = 25  # characters: a shorter piece of a sentence may stand in several


def find_lead(quote: str, leads: Sequence[str]) -> int | None:
    """The place in `leads` of the one that `quote` quotes: the same words, else the only one much like it.

    A lead that was cut shorter or longer than it was when quoted counts. None where no lead or several would do.
    """
    words = fold(quote)
    folded = [fold(lead) for lead in leads]
    same = [place for place, lead in enumerate(folded) if lead == words]
    if same:
        return same[0]
    likeness = sorted(((_likeness(words, lead), -place) for place, lead in enumerate(folded)), reverse=True)
    if not likeness or likeness[0][0] == 0:
        return None
    # Two sentences of one formula ("X was freed in May", "Y was freed in May") must not take each other's answer.
    if len(likeness) > 1 and likeness[1][0] > likeness[0][0] - 3:
        return None
    return -likeness[0][1]


def find_quote(quote: str, text: str) -> Span | None:
    """Where `text` has `quote`: the same words however the lines are broken, else the only passage much like it."""
    pattern = r"\s+".join(re.escape(word) for word in squash(quote).split(" "))
    if not pattern:
        return None
    if found := re.search(pattern, text) or re.search(pattern, text, re.IGNORECASE):
        return Span(found.start(), found.end())
    if len(quote) < SHORTEST:
        return None
    near = partial_ratio_alignment(quote, text, score_cutoff=SAME_WORDS)
    if near is None:
        return None
    return _whole_words(text, near.dest_start, near.dest_end)


def _likeness(words: str, lead: str) -> float:
    if not _same_figures(words, lead):
        return 0
    whole = ratio(words, lead, score_cutoff=SAME_WORDS)
    if whole or min(len(words), len(lead)) < SHORTEST:
        return whole
    return max(0.0, partial_ratio(words, lead, score_cutoff=PART) - 5)


def _same_figures(one: str, other: str) -> bool:
    # "Article 12" and "Article 13" are one letter apart and two laws.
    first, second = set(re.findall(r"\d+", one)), set(re.findall(r"\d+", other))
    return first <= second or second <= first


def _whole_words(text: str, start: int, end: int) -> Span:
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
