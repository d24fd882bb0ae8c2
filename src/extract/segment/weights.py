"""How surely a sentence states a win: a logistic model of its words, then trees over what it is among its neighbours.

Both are learnt in `models/segment`. Words are many and add up, which a logistic model does well; that "was convicted"
is a win of an officer and none of a poet, or that a second sentence of a block needs a date of its own, are questions
that hang on each other, which trees ask. What kind of win a sentence would be, if it were one, sums its words up for
them: a release needs somebody, a law an outcome.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.learnt import ask, chance, odds, read_trees, read_weights, shares, weigh
from extract.model import Span
from extract.segment.features import Read
from extract.segment.neighbours import neighbour_features
from extract.segment.position import Features, Place

# The features that are many and of one publisher each: for the logistic model only.
LEXICAL = frozenset(
    {"word", "stem", "pair", "first1", "first2", "heading", "label word", "verb", "deed", "sense", "then"}
)
# Of the opinion on whole articles, in log-odds. On three sets that neither has learnt from F1 0.911 → 0.915 (log loss
# 0.1585 → 0.1608), on four more 0.914 → 0.917 (0.124 → 0.117).
SAY = 0.2
AS = "as "  # opens the name of a model in `segment_weights.csv` that tells one category from the others


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely a sentence states a win, and each statement of it where several stand in it."""

    chance: float
    parts: tuple[tuple[Span, float], ...] = ()


def weigh_sentences(read: Sequence[Read], seen: Sequence[Place], opinions: Sequence[float]) -> list[Weighed]:
    """The chance of each sentence, seen among the others of its block and of blocks like it.

    `opinions` are the log-odds that the reader of whole articles (`extract.reader`) gives.
    """
    models, trees = read_weights("segment_weights"), read_trees("segment_trees")
    weights = models["win"]
    categories = {name.removeprefix(AS): each for name, each in models.items() if name.startswith(AS)}
    alone = [chance(weigh(each.features, weights)) for each in read]
    parts = [tuple((span, chance(weigh(own, weights))) for span, own in each.parts) for each in read]
    kinds = [shares({name: weigh(each.features, told) for name, told in categories.items()}) for each in read]
    among = among_features(read, seen, alone, [[sure for _, sure in each] for each in parts], kinds)
    return [
        Weighed(chance(ask(each, trees) + SAY * opinion), apart)
        for each, apart, opinion in zip(among, parts, opinions, strict=True)
    ]


def among_features(
    read: Sequence[Read],
    seen: Sequence[Place],
    alone: Sequence[float],
    parts: Sequence[Sequence[float]],
    kinds: Sequence[Mapping[str, float]],
) -> list[Features]:
    """Each sentence's own features that are no single words, and what the chances of the others say about it.

    `alone` are the chances of the sentences by themselves, `parts` those of their statements where they have several,
    `kinds` those of each category, were the sentence a win.
    """
    around = neighbour_features(seen, alone, [each.named for each in read])
    return [
        {name: value for name, value in each.features.items() if name.partition(":")[0] not in LEXICAL}
        | neighbours
        | _apart(sure, inside)
        | _alike(kind)
        for each, neighbours, sure, inside, kind in zip(read, around, alone, parts, kinds, strict=True)
    ]


def _apart(sure: float, parts: Sequence[float]) -> Features:
    """The statements of a sentence against the whole: "Chad lifted the ban; Mali keeps it" has one good half."""
    if not parts:
        return {}
    return {
        "parts": float(len(parts)),
        "parts:best": odds(max(parts)),
        "parts:best over whole": odds(max(parts)) - odds(sure),
        "parts:first": odds(parts[0]),
        "parts:last": odds(parts[-1]),
    }


def _alike(kinds: Mapping[str, float]) -> Features:
    """How like each category a sentence is, and whether it is clearly like one: comment and history are like none."""
    if not kinds:
        return {}
    spread = -sum(share * math.log(share) for share in kinds.values() if share > 0)
    return {f"as:{name}": share for name, share in kinds.items()} | {
        "as:likeliest": max(kinds.values()),
        "as:spread": spread,
    }
