#!/usr/bin/env python3
"""Learn the weights by which `extract.segment` knows the sentences that state wins.

usage: train.py SHARED_DIR [--leave-out SET ...] [--evaluate]

SHARED_DIR holds annotated articles; `annotations.py` says where, there and in the checkout. A logistic regression is
fitted over each sentence's own features, then boosted trees over what is left when single words are taken away and
what the chances of its neighbours and of the categories add, all from folds that left the sentence's set out; and
a regression over the places where a sentence could be cut into several wins.
`--evaluate` leaves out one set after the other and prints precision, recall and F1 of the sentences chosen, and
writes nothing.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from annotations import OWN_SET, Annotated, Marked, follows_real_pages, read_marked, read_through, recipe_arguments
from learners import CUT_STRENGTH, SMALLEST, Fitted, Grown, Sorted, write_weights

from cases import MATCHED, accepted, lead_of, overlap
from extract.model import Parsed, Span
from extract.segment.clauses import cuts_of
from extract.segment.features import Read, features_of
from extract.segment.passages import THRESHOLD
from extract.segment.position import Features, Place, places
from extract.segment.weights import AS, among_features

DATA = Path(__file__).parents[2] / "src/extract/data"
FOLDS = 5
# How much a sentence says: articles of ours are many and terser than those of organisations. Left out, real articles
# and those after the shapes of real pages (al to as; the others came later) gain from it what the many lose: wins found
# F1 0.765 → 0.804 and 0.838 → 0.850 against 0.941 → 0.943 (a to e), 0.910 → 0.909 (f to ak) and 0.779 → 0.758 (the
# plain ones themselves).
SAY = {"real": 4.0, "plain": 0.5}
AFTER_REAL_SAY = 3.0
# With the sentences of a quarter of the articles: log loss of fourteen sets left out 0.143 → 0.140 by twice the trees.
TREES = 400
_SLACK = 3  # characters by which a lead may reach over a cut


@dataclass(frozen=True)
class Example:
    """One article's sentences: features, whether each states a win, and whether it counts (optional ones do not).

    `categories` are those of the wins stated; empty where a sentence states none, or where nobody said which.
    """

    set: str
    article: str
    parsed: Parsed
    leads: list[Span]
    seen: list[Place]
    read: list[Read]
    wins: list[int]
    counts: list[float]
    categories: list[str]


def read_examples(shared: Path, leave_out: list[str]) -> list[Example]:
    return [*map(marked_example, read_marked()), *read_through(example, shared, leave_out)]


def example(article: Annotated) -> Example:
    """The sentences of an annotated article."""
    parsed = article.parsed()
    seen = places(parsed)
    wins, counts, categories = [], [], []
    for place in seen:
        hits = [g for g in article.wins if overlap(place.sentence.span, lead_of(g)) >= MATCHED]
        wins.append(int(bool(hits)))
        counts.append(float(not hits or not all(g.get("optional") for g in hits)) * _say(article.set))
        categories.append(accepted(hits[0])[0] if hits else "")
    leads = [lead_of(g) for g in article.wins]
    read = features_of(parsed, seen)
    return Example(article.set, article.path.stem, parsed, leads, seen, read, wins, counts, categories)


def marked_example(marked: Marked) -> Example:
    """The sentences of one of our own articles, of which nobody said what kind of win they state."""
    seen = places(marked.parsed)
    wins = [int(any(overlap(place.sentence.span, lead) >= MATCHED for lead in marked.leads)) for place in seen]
    counts, read = [_say(marked.kind)] * len(seen), features_of(marked.parsed, seen)
    name = marked.parsed.article.id
    return Example(OWN_SET, name, marked.parsed, marked.leads, seen, read, wins, counts, [""] * len(seen))


def _say(name: str) -> float:
    return AFTER_REAL_SAY if follows_real_pages(name) else SAY.get(name, 1.0)


def fit_alone(examples: list[Example]) -> Fitted:
    return Fitted(
        [r.features for e in examples for r in e.read],
        [w for e in examples for w in e.wins],
        [c for e in examples for c in e.counts],
    )


def fit_sorted(examples: list[Example]) -> Sorted:
    told = [
        (r.features, category) for e in examples for r, category in zip(e.read, e.categories, strict=True) if category
    ]
    return Sorted([features for features, _ in told], [category for _, category in told])


@dataclass(frozen=True)
class Model:
    """What tells a win by itself, what category it would be of, a win among its neighbours, and where one is cut."""

    alone: Fitted
    kinds: Sorted
    among: Grown
    cut: Fitted


def fit(examples: list[Example]) -> Model:
    among: list[Features] = []
    cuts: list[tuple[Features, int]] = []
    folds = in_folds(examples)
    for number, held in enumerate(folds):
        others = [e for other, more in enumerate(folds) if other != number for e in more]
        fitted, kinds = fit_alone(others), fit_sorted(others)
        for one in held:
            parts = parts_of(one, fitted)
            among += seen_among(one, fitted, kinds, parts)
            cuts += cuts_in(one, parts)
    told = [e for held in folds for e in held]
    grown = Grown(among, [w for e in told for w in e.wins], [c for e in told for c in e.counts], TREES)
    cut = Fitted([f for f, _ in cuts], [told for _, told in cuts], [1.0] * len(cuts), CUT_STRENGTH)
    return Model(fit_alone(examples), fit_sorted(examples), grown, cut)


def in_folds(examples: list[Example]) -> list[list[Example]]:
    """The articles in some parts, those of an annotated set in one of them.

    A set's articles are of one hand: by articles, trees would trust the chances more than those of a new page deserve.
    Log loss of eight sets left out is 0.133 either way; wins found of four further ones F1 0.936 → 0.944.
    """
    sets = {name: place for place, name in enumerate(dict.fromkeys(e.set for e in examples))}
    folds: list[list[Example]] = [[] for _ in range(FOLDS)]
    for number, example in enumerate(examples):
        folds[(number if example.set == OWN_SET else sets[example.set]) % FOLDS].append(example)
    return folds


def parts_of(example: Example, fitted: Fitted) -> list[list[float]]:
    """For each sentence, the chances of the statements in it, where there are several."""
    chances = iter(fitted.chances([own for read in example.read for _, own in read.parts]))
    return [[next(chances) for _ in read.parts] for read in example.read]


def seen_among(example: Example, fitted: Fitted, kinds: Sorted, parts: list[list[float]]) -> list[Features]:
    """What the trees are grown on: the sentences of an example among each other, by the chances of regressions."""
    own = [read.features for read in example.read]
    return among_features(example.read, example.seen, fitted.chances(own), parts, kinds.shares(own))


def cuts_in(example: Example, parts: Sequence[Sequence[float]]) -> list[tuple[Features, int]]:
    """Where the sentences that state wins could be cut, and whether one win ends and another begins there."""
    found: list[tuple[Features, int]] = []
    for place, read, inside in zip(example.seen, example.read, parts, strict=True):
        sentence = place.sentence.span
        leads = sorted(
            (lead for lead in example.leads if overlap(sentence, lead) >= MATCHED), key=lambda lead: lead.start
        )
        pairs = list(itertools.pairwise(leads))
        if not leads or any(one.end > other.start + _SLACK for one, other in pairs):
            continue

        def told(cut: Span, features: Features, pairs: list[tuple[Span, Span]] = pairs) -> bool:
            apart = any(
                one.end <= cut.start + _SLACK and cut.start - _SLACK <= other.start <= cut.end + 2 * _SLACK
                for one, other in pairs
            )
            found.append((features, int(apart)))
            return apart

        weighed = [(span, chance) for (span, _), chance in zip(read.parts, inside, strict=True)]
        cuts_of(example.parsed, sentence, weighed, told)
    return found


def evaluate(examples: list[Example]) -> None:
    for left_out in sorted({example.set for example in examples} - {OWN_SET}):
        model = fit([e for e in examples if e.set != left_out])
        hits = extra = missed = 0
        for e in (e for e in examples if e.set == left_out):
            sure = model.among.chances(seen_among(e, model.alone, model.kinds, parts_of(e, model.alone)))
            for chance, win, count in zip(sure, e.wins, e.counts, strict=True):
                if count:
                    hits += chance >= THRESHOLD and win
                    extra += chance >= THRESHOLD and not win
                    missed += chance < THRESHOLD and win
        print(
            f"{left_out}: precision {hits / (hits + extra):.3f} recall {hits / (hits + missed):.3f} "
            f"F1 {2 * hits / (2 * hits + extra + missed):.3f}"
        )


def write(model: Model) -> None:
    kinds = {f"{AS}{category}": weights for category, weights in model.kinds.weights()}
    fitted = kinds | {"cut": model.cut.weights(), "win": model.alone.weights()}
    write_weights(DATA / "segment_weights.csv", fitted, digits=3, smallest=SMALLEST)
    model.among.write(DATA / "segment_trees.csv")


def main() -> None:
    args = recipe_arguments(__doc__).parse_args()
    examples = read_examples(args.shared, args.leave_out)
    if args.evaluate:
        evaluate(examples)
    else:
        write(fit(examples))


if __name__ == "__main__":
    main()
