"""What the chances of the other sentences of an article say about each one."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence

from extract.learnt import odds
from extract.segment.novelty import Named, against
from extract.segment.position import Features, Place

_NEAR = 4  # sentences on either side
_FAR = 8  # sentences of a block looked at on either side: keeps long blocks linear


def neighbour_features(seen: Sequence[Place], alone: Sequence[float], named: Sequence[Named]) -> list[Features]:
    """For each place: how sure it is by itself, in its block, among blocks of its shape, under its heading, nearby.

    In an article laid out as a list every item tells a win, so the best sentence of an item gains where items like
    it have clear wins; a second sentence of a block whose first one states the win is its follow-up; and under a
    heading where no block tells a win ("Still waiting"), none is to be expected.
    """
    blocks = [list(inside) for _, inside in itertools.groupby(range(len(seen)), lambda n: seen[n].sentence.block)]
    best = [max(alone[number] for number in inside) for inside in blocks]
    alike: dict[object, list[float]] = defaultdict(list)
    under: dict[object, list[float]] = defaultdict(list)
    for inside, sure in zip(blocks, best, strict=True):
        alike[_shape(seen[inside[0]])].append(sure)
        under[seen[inside[0]].headings[-1:]].append(sure)
    found = []
    for inside, sure in zip(blocks, best, strict=True):
        place = seen[inside[0]]
        like, mates = alike[_shape(place)], under[place.headings[-1:]]
        block = {
            "like blocks": (sum(like) - sure + 0.5) / len(like),
            "same heading": (sum(mates) - sure + 0.5) / len(mates),
            "alone under heading": float(len(mates) == 1),
            "article": (sum(best) - sure + 0.5) / len(best),
            "blocks": float(len(best)),
            "sentences": float(len(inside)),
            "first of block": odds(alone[inside[0]]),
        }
        inner = _inside([alone[number] for number in inside])
        for number, own in zip(inside, inner, strict=True):
            around = _combined(seen[number], block, own) | {"near": _near(alone, inside, number)}
            leans = _leaning(own, named[number])
            found.append(block | own | around | leans | _rival(alone, named, inside, number))
    return found


def _inside(alone: Sequence[float]) -> list[Features]:
    """Each sentence of a block against those before and after it."""
    best = max(alone)
    ranks = {sure: rank for rank, sure in reversed(list(enumerate(sorted(alone, reverse=True))))}
    before = [0.0, *itertools.accumulate(alone, max)]
    after = [*reversed([*itertools.accumulate(reversed(alone[1:]), max)]), 0.0]
    told = [0.0, *itertools.accumulate(alone)]
    found = []
    for number, sure in enumerate(alone):
        others = max(before[number], after[number])
        found.append(
            {
                "own": odds(sure),
                "best before": odds(before[number]) if number else 0.0,
                "none before": float(number == 0),
                "best after": odds(after[number]) if number + 1 < len(alone) else 0.0,
                "none after": float(number + 1 == len(alone)),
                "best of block": float(sure == best),
                "rank": float(ranks[sure]),
                "over next best": odds(sure) - (odds(others) if len(alone) > 1 else 0.0),
                "previous": odds(alone[number - 1]) if number else 0.0,
                "next": odds(alone[number + 1]) if number + 1 < len(alone) else 0.0,
                "number": float(number),
                "told before": told[number],
            }
        )
    return found


def _rival(alone: Sequence[float], named: Sequence[Named], inside: Sequence[int], number: int) -> Features:
    """Against the strongest other sentence of the block near it: the same event told twice, or another one."""
    near = [n for n in inside if n != number and abs(n - number) <= _FAR]
    if not near:
        return {}
    best = max(near, key=lambda n: alone[n])
    features = against(named[number], named[best])
    apart = bool(features.get("best:other country") or features["best:new names"] > features["best:shared names"])
    features["best:after"] = float(best > number)
    features["best:apart" if apart else "best:alike"] = odds(alone[best])
    return features


def _combined(place: Place, block: Features, own: Features) -> Features:
    return {
        "best of block, like blocks": own["best of block"] * block["like blocks"],
        "best before, labelled": own["best before"] * (place.block.label is not None),
        "best before, one heading an item": own["best before"] * place.first_after_heading,
    }


def _leaning(own: Features, named: Named) -> Features:
    """How sure the win is that a sentence is likened to; nothing where it is likened to none."""
    if not named.likens:
        return {}
    return {"previous, likened": own["previous"], "best before, likened": own["best before"]}


def _near(alone: Sequence[float], inside: Sequence[int], number: int) -> float:
    """The mean chance of the sentences around it that stand in other blocks."""
    reach = range(max(0, number - _NEAR), min(len(alone), number + _NEAR + 1))
    around = [alone[other] for other in reach if not inside[0] <= other <= inside[-1]]
    return sum(around) / len(around) if around else 0.5


def _shape(place: Place) -> tuple[object, ...]:
    return (place.block.kind, place.block.label is not None, bool(place.headings))
