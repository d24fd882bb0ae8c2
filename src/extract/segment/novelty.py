"""What a sentence names that its block has not named yet: a new win brings new names, its follow-up keeps to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.calendar_words import month_pattern, weekday_pattern
from extract.gazetteer import find_countries

_REACH = 8  # sentences of a block looked at on either side: keeps long blocks linear
_NAME = re.compile(r"(?<![.!?:“\"] )(?<!^)\b[A-Z][\w’'-]{2,}")  # a sentence's first word is a capital anyway
_GENITIVE = re.compile(r"[’']s?$")
_DATED = re.compile(
    rf"\b{month_pattern()}|\b{weekday_pattern()}|\b\d{{1,2}}(?:st|nd|rd|th)\b|\b\d{{1,2}}[./-]\d{{1,2}}\b|"
    r"\b\d{4}-\d\d-\d\d\b|\b(?:today|tonight|yesterday)\b|"
    r"\b(?:this|last|the same|same|next) (?:day|night|morning|week|month|year|spring|summer|autumn|winter)\b|"
    r"\b(?:days?|weeks?|fortnight|months?) (?:later|on|after)\b",
    re.IGNORECASE,
)


def novelty(sentences: Sequence[str], blocks: Sequence[int]) -> list[dict[str, float]]:
    """For each sentence, of the block that `blocks` names: its names, countries and dates against those around it."""
    names = [_names(words) for words in sentences]
    countries = [{code for named in find_countries(words) for code in named.codes} for words in sentences]
    dated = [bool(_DATED.search(words)) for words in sentences]
    found = []
    told: set[str] = set()
    for number, block in enumerate(blocks):
        around = range(max(0, number - _REACH), min(len(blocks), number + _REACH + 1))
        inside = [other for other in around if blocks[other] == block]
        before = [other for other in inside if other < number]
        features = {"new:names of the article": min(len(names[number] - told), 4) / 2}
        if before:
            features |= _against(names[number], set().union(*(names[other] for other in before)))
            features |= _abroad(countries[number], set().union(*(countries[other] for other in before)))
        features |= _dates(dated, number, inside, before)
        told |= names[number]
        found.append(features)
    return found


def _names(words: str) -> set[str]:
    capitals = (name for name in _NAME.findall(words) if not _DATED.fullmatch(name))
    return {_GENITIVE.sub("", name).casefold() for name in capitals}


def _against(names: set[str], before: set[str]) -> dict[str, float]:
    features = {
        "new:names of the block": min(len(names - before), 4) / 2,
        "new:old names of the block": min(len(names & before), 3) / 2,
    }
    return features if names else features | {"new:no names": 1.0}


def _abroad(countries: set[str], before: set[str]) -> dict[str, float]:
    features = {}
    if countries - before:
        features["new:country of the block"] = 1.0
    if countries & before:
        features["new:country again"] = 1.0
    return features


def _dates(dated: Sequence[bool], number: int, inside: Sequence[int], before: Sequence[int]) -> dict[str, float]:
    count = sum(dated[other] for other in inside)
    if not dated[number]:
        return {"new:others of the block are dated": 1.0} if count else {}
    features = {"new:dated": 1.0}
    if count == 1 and len(inside) > 1:
        features["new:only date of the block"] = 1.0
    if before:
        again = any(dated[other] for other in before)
        features["new:another date of the block" if again else "new:first date of the block"] = 1.0
    return features
