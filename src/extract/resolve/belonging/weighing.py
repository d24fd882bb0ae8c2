"""Which of the names found in and around a win belong to it: one weighing for places and for organisations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

from extract.learnt import Features, chance, read_weights, weigh
from extract.model import Parsed, Passage, Span
from extract.resolve.around.surroundings import look_around
from extract.resolve.around.zones import ZONES, find_zones
from extract.text import fold

KEPT = 0.4  # the chance from which a name counts: the best on left-out sets
_FOLLOW_UPS = 4  # sentences after the lead: later ones tell what came after


@dataclass(frozen=True, slots=True)
class Found:
    """A name where it stands: as it is told, its stretch, and traits that readers of the weights know."""

    name: str
    zone: str
    around: Span  # the sentence or label that it stands in
    span: Span
    traits: tuple[str, ...]  # the first says what kind of thing it is


@dataclass(frozen=True, slots=True)
class Weighed:
    """A name with the place where it is told first, and the chance that it belongs to the win."""

    name: str
    zone: str
    span: Span
    share: float


def key(name: str) -> str:
    """A name for comparing, without its article."""
    return fold(name).removeprefix("the ")


def stretches(parsed: Parsed, passage: Passage, zones: Iterable[str]) -> list[tuple[str, Span]]:
    """The stretches of these zones, one span at a time, the lead first and the others in order of nearness."""
    wanted = set(zones)
    return [
        (zone, span)
        for zone, spans in sorted(find_zones(parsed, passage), key=lambda item: ZONES.index(item[0]))
        if zone in wanted
        for span in spans[:_FOLLOW_UPS]
    ]


def features_of(text: str, found: Sequence[Found]) -> dict[str, Features]:
    """By the folded name, what speaks for and against its belonging."""
    by_name: dict[str, list[Found]] = {}
    for one in found:
        by_name.setdefault(key(one.name), []).append(one)
    order = {zone: list(dict.fromkeys(key(one.name) for one in found if one.zone == zone)) for zone in ZONES}
    nearest = next((zone for zone in ZONES if order[zone]), "")
    return {name: _features(text, name, own, order, nearest) for name, own in by_name.items()}


def _features(text: str, name: str, own: list[Found], order: dict[str, list[str]], nearest: str) -> Features:
    best = next(zone for zone in ZONES if any(one.zone == zone for one in own))
    features: Features = {
        f"best:{best}": 1.0,
        f"named:{min(len(own), 3)}": 1.0,
        f"words:{min(len(name.split()), 4)}": 1,
    }
    if best != nearest:
        features[f"others stand nearer:{best}"] = 1.0
    for one in own:
        seen, zone, kind = look_around(text, one.around, one.span), one.zone, one.traits[0]
        features.update({f"{zone}:{trait}": 1.0 for trait in one.traits})
        features.update(dict.fromkeys(one.traits, 1.0))
        if zone != best:
            continue
        place = order[zone].index(name)
        features[f"{zone}:{'only' if len(order[zone]) == 1 else 'first' if place == 0 else 'later'}"] = 1.0
        features[f"{kind}:{seen.before}"] = features[f"{zone}:{seen.before}"] = 1.0
        features[f"{kind}:then {seen.after}"] = features[f"{zone}:then {seen.after}"] = 1.0
        features[f"before {seen.previous}"] = features[f"after {seen.following}"] = 1.0
        if seen.told:
            features[f"told {seen.told}"] = features[f"{seen.before}:told {seen.told}"] = 1.0
            features[f"{kind}:told {seen.told}"] = 1.0
        if seen.possessive:
            features["possessive"] = features[f"{kind}:possessive"] = 1.0
        if one.span.start - one.around.start < 5:
            features[f"{zone}:early"] = features[f"{kind}:early"] = 1.0
    return features


def all_right(weighed: Iterable[Weighed]) -> float:
    """The chance that every name kept belongs and every other does not."""
    return round(prod(max(one.share, 1 - one.share) for one in weighed), 3)


def weigh_names(text: str, found: Sequence[Found], model: str) -> list[Weighed]:
    """Each name once, where it is told nearest, with its chance, in text order."""
    weights = read_weights("name_weights").get(model)
    if weights is None:
        return []
    chances = {name: chance(weigh(features, weights)) for name, features in features_of(text, found).items()}
    first: dict[str, Found] = {}
    for one in found:
        first.setdefault(key(one.name), one)
    told = [Weighed(one.name, one.zone, one.span, chances[name]) for name, one in first.items()]
    return sorted(told, key=lambda one: one.span)
