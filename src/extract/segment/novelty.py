"""What a sentence names that its block has not named yet: a new win brings new names, its follow-up keeps to them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from extract.atlas import find_rulers
from extract.calendar_words import month_pattern, weekday_pattern
from extract.cities import cities
from extract.gazetteer import find_countries
from extract.landmarks import find_landmarks

_REACH = 8  # sentences of a block looked at on either side: keeps long blocks linear
_NAME = re.compile(r"(?<![.!?:“\"] )(?<!^)\b[A-Z][\w’'-]{2,}")  # a sentence's first word is a capital anyway
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_KNOWN = 100_000  # people: smaller towns share their names with too many others
_GENITIVE = re.compile(r"[’']s?$")
_DATED = re.compile(
    rf"\b{month_pattern()}|\b{weekday_pattern()}|\b\d{{1,2}}(?:st|nd|rd|th)\b|\b\d{{1,2}}[./-]\d{{1,2}}\b|"
    r"\b\d{4}-\d\d-\d\d\b|\b(?:today|tonight|yesterday)\b|"
    r"\b(?:this|last|the same|same|next) (?:day|night|morning|week|month|year|spring|summer|autumn|winter)\b|"
    r"\b(?:days?|weeks?|fortnight|months?) (?:later|on|after)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a sentence names, its dates, how much it leaves to those before it, and whether it is likened to them."""

    names: frozenset[str]
    countries: frozenset[str]
    dated: bool
    years: tuple[int, ...]
    refers: float
    likens: bool = False

    @classmethod
    def read(cls, words: str, refers: float = 0.0, places: Sequence[str] = (), likens: bool = False) -> Named:
        """What `words` name; `places` are the names of places below states in them; `likens` as `leaning.py` has it."""
        years = tuple(int(year) for year in _YEAR.findall(words))
        return cls(
            frozenset(_names(words)), countries_in(words, places), bool(_DATED.search(words)), years, refers, likens
        )


def countries_in(words: str, places: Sequence[str]) -> frozenset[str]:
    """The states named, those that a ruler, a body or a landmark stands for included, and those of well-known towns."""
    found = (*find_countries(words), *find_landmarks(words), *find_rulers(words))
    towns = [city.country for name in places for city in cities(name)[:1] if city.population >= _KNOWN]
    return frozenset(code for named in found for code in named.codes) | frozenset(towns)


def against(one: Named, other: Named) -> dict[str, float]:
    """What a sentence tells that the strongest other one of its block does not: another event, or the same again."""
    features = {
        "best:new names": min(len(one.names - other.names), 4) / 2,
        "best:shared names": min(len(one.names & other.names), 4) / 2,
        "best:refers back": one.refers,
        "best:other refers back": other.refers,
        "best:dates": one.dated - other.dated + 0.0,
    }
    if one.countries and other.countries:
        features["best:same country" if one.countries & other.countries else "best:other country"] = 1.0
    elif one.countries or other.countries:
        features["best:country here only" if one.countries else "best:country there only"] = 1.0
    return features


def novelty(sentences: Sequence[Named], blocks: Sequence[int]) -> list[dict[str, float]]:
    """For each sentence, of the block that `blocks` names: its names, countries, dates and years against the others."""
    names = [sentence.names for sentence in sentences]
    elsewhere, years = _elsewhere(names, blocks), _years([sentence.years for sentence in sentences], blocks)
    countries = [sentence.countries for sentence in sentences]
    dated = [sentence.dated for sentence in sentences]
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
        features |= _dates(dated, number, inside, before) | elsewhere[number] | years[number]
        told |= names[number]
        found.append(features)
    return found


def _names(words: str) -> set[str]:
    capitals = (name for name in _NAME.findall(words) if not _DATED.fullmatch(name))
    return {_GENITIVE.sub("", name).casefold() for name in capitals}


def _against(names: Set[str], before: Set[str]) -> dict[str, float]:
    features = {
        "new:names of the block": min(len(names - before), 4) / 2,
        "new:old names of the block": min(len(names & before), 3) / 2,
    }
    return features if names else features | {"new:no names": 1.0}


def _abroad(countries: Set[str], before: Set[str]) -> dict[str, float]:
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


def _elsewhere(names: Sequence[Set[str]], blocks: Sequence[int]) -> list[dict[str, float]]:
    """How many of a sentence's names other blocks tell of: an opening or a closing sums up what stands elsewhere."""
    told: dict[str, set[int]] = defaultdict(set)
    for block, inside in zip(blocks, names, strict=True):
        for name in inside:
            told[name].add(block)
    found = []
    for block, inside in zip(blocks, names, strict=True):
        others = [told[name] - {block} for name in inside]
        shared = sum(bool(other) for other in others)
        later = sum(any(at > block for at in other) for other in others)
        apart = len({min(other) for other in others if other})
        found.append(
            {
                "elsewhere:names": min(shared, 4) / 2,
                "elsewhere:later": min(later, 4) / 2,
                "elsewhere:blocks": min(apart, 4) / 2,
                "elsewhere:share": shared / max(1, len(inside)),
            }
        )
    return found


def _years(years: Sequence[Sequence[int]], blocks: Sequence[int]) -> list[dict[str, float]]:
    """A sentence's years against those of the article and of its block: an older one tells of what went before."""
    counted = Counter(year for inside in years for year in inside)
    if not counted:
        return [{} for _ in years]
    main = max(counted, key=lambda year: (counted[year], year))
    newest: dict[int, int] = defaultdict(int)
    for block, inside in zip(blocks, years, strict=True):
        newest[block] = max([newest[block], *inside])
    found = []
    for block, inside in zip(blocks, years, strict=True):
        features: dict[str, float] = {}
        if inside:
            features["year:older" if max(inside) < main else "year:main" if max(inside) == main else "year:newer"] = 1.0
            if max(inside) < newest[block]:
                features["year:older than another of the block"] = 1.0
        elif newest[block]:
            features["year:others of the block"] = 1.0
        found.append(features)
    return found
