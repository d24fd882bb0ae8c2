"""Which mentions are compared at all: those that share a key, so that a million need not meet a million."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from extract.common_words import rarity
from extract.link.names import is_common, sound
from extract.link.profiles import Profile
from extract.tables import read_toml

Key = tuple[str, ...]


def find_pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Places of the mentions to compare, each pair once, in order.

    A key that more mentions share than `data/linking.toml` allows is dropped: it tells nothing.
    """
    limits = read_toml("linking")["blocks"]
    largest = limits["largest_of_many"] if len(profiles) > limits["many"] else limits["largest"]
    blocks: dict[Key, list[int]] = defaultdict(list)
    for place, profile in enumerate(profiles):
        for key in set(block_keys(profile)):
            blocks[key].append(place)
    pairs = {pair for members in blocks.values() if 1 < len(members) <= largest for pair in combinations(members, 2)}
    yield from sorted(pairs)


def block_keys(profile: Profile) -> Iterator[Key]:
    """What another telling of the same event is likely to share."""
    yield from _name_keys(profile)
    months = _months(profile)
    rare = _rarest(profile)
    for country in profile.countries:
        for month in months:
            yield ("country", country, month)
            yield ("country and kind", country, profile.category.value, month)
        for topic in profile.topics:
            yield ("country and topic", country, topic)
        for word in rare[:4]:
            yield ("country and word", country, word)
    for pair in combinations(sorted(rare[:5]), 2):
        yield ("words", *pair)
    # Also where a country was found: for what a world conference decides, one telling gives its seat, another none.
    for month in months:
        for topic in profile.topics:
            yield ("topic", topic, month)


def _name_keys(profile: Profile) -> Iterator[Key]:
    for name in profile.named:
        sounds = sorted({sound(part) for part in name.parts} - {""})
        for pair in combinations(sounds, 2):
            yield ("name", *pair)
        for part in name.parts:
            if len(part) > 3 and not is_common(part):
                yield ("name part", sound(part))
            for country in profile.countries:
                yield ("name and country", sound(part), country)


def _months(profile: Profile) -> list[str]:
    """The months that the date may mean; none for a date that leaves more than a year open."""
    if not profile.dates or profile.days > 370:
        return []
    start, end = profile.dates
    count = (end.year - start.year) * 12 + end.month - start.month
    numbers = (start.year * 12 + start.month - 1 + step for step in range(count + 1))
    return [f"{number // 12}-{number % 12 + 1:02}" for number in numbers]


def _rarest(profile: Profile) -> list[str]:
    return sorted(profile.words, key=lambda word: (-rarity(word), word))[:8]
