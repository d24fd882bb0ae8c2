"""How surely a sentence states a win: a logistic model of its words, then trees over what it is among its neighbours.

Both are learnt in `models/segment`. Words are many and add up, which a logistic model does well; that "was convicted"
is a win of an officer and none of a poet, or that a second sentence of a block needs a date of its own, are questions
that hang on each other, which trees ask.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.learnt import ask, chance, read_trees, read_weights, weigh
from extract.segment.neighbours import neighbour_features
from extract.segment.novelty import Named
from extract.segment.position import Features, Place

# The features that are many and of one publisher each: for the logistic model only.
LEXICAL = frozenset({"word", "stem", "pair", "first1", "first2", "heading", "label word"})


def chances(features: Sequence[Features], seen: Sequence[Place], named: Sequence[Named]) -> list[float]:
    """The chance of each sentence, seen among the others of its block and of blocks like it."""
    weights, trees = read_weights("segment_weights")["win"], read_trees("segment_trees")
    alone = [chance(weigh(each, weights)) for each in features]
    return [chance(ask(each, trees)) for each in among_features(features, seen, named, alone)]


def among_features(
    features: Sequence[Features], seen: Sequence[Place], named: Sequence[Named], alone: Sequence[float]
) -> list[Features]:
    """Each sentence's own features that are no single words, and what the chances of the others say about it."""
    return [
        {name: value for name, value in own.items() if name.partition(":")[0] not in LEXICAL} | around
        for own, around in zip(features, neighbour_features(seen, alone, named), strict=True)
    ]
