#!/usr/bin/env python3
"""Learn the weights by which `extract.segment` knows the sentences that state wins.

usage: train.py SHARED_DIR [--leave-out SET ...] [--evaluate]

SHARED_DIR holds annotated articles; `annotations.py` says where, there and in the checkout. A logistic regression is
fitted over each sentence's own features, then boosted trees over what is left when single words are taken away and
what the chances of its neighbours add, the latter from folds that left the sentence's article out.
`--evaluate` leaves out one set after the other and prints precision, recall and F1 of the sentences chosen, and
writes nothing.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from annotations import annotated_sets
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.language import Language

from extract.layout import find_blocks
from extract.learnt import BIAS
from extract.model import Article, Span
from extract.parse import load_pipeline, parse
from extract.segment.features import features_of, named_in
from extract.segment.novelty import Named
from extract.segment.passages import THRESHOLD
from extract.segment.position import Features, Place, places
from extract.segment.weights import LEXICAL, among_features

DATA = Path(__file__).parents[2] / "src/extract/data"
OURS = Path(__file__).parent / "articles"  # our own round-ups, written to be learnt from: {{leads}} are marked
STRENGTH = 0.1  # inverse of the L2 penalty: the best of 0.02, 0.05, 0.1 and 0.2 on left-out sets
# Words are many and of one publisher each, so they are shrunk more than what is read off the whole sentence: a family
# of features that counts double is held back a quarter as much. Left-out F1 of d to j 0.892 → 0.897 by this alone.
SCALES = dict.fromkeys(LEXICAL, 1.0) | {"pair": 0.5}
SCALE = 2.0  # of every other family
FOLDS = 5
# On nine sets left out, trees in place of a logistic regression over the neighbours' chances: F1 0.887 → 0.900, log
# loss 0.170 → 0.160. Small steps and a fifth of the features a question keep them from learning one publisher's habits.
GROWTH = {
    "n_estimators": 200,
    "learning_rate": 0.05,
    "max_leaf_nodes": 8,
    "max_depth": None,
    "min_samples_leaf": 30,
    "max_features": 0.2,
    "subsample": 0.7,
}
SMALLEST = 0.02  # log-odds: weights below this are left out of the file


@dataclass(frozen=True)
class Example:
    """One article's sentences: features, whether each states a win, and whether it counts (optional ones do not)."""

    set: str
    article: str
    seen: list[Place]
    features: list[Features]
    named: list[Named]
    wins: list[int]
    counts: list[float]


def read_examples(shared: Path, leave_out: list[str]) -> list[Example]:
    nlp = load_pipeline()
    examples = [read_marked(path, nlp) for path in sorted(OURS.glob("*.txt"))]
    for name, (articles, gold) in annotated_sets(shared).items():
        if name in leave_out:
            continue
        for path in sorted(articles.glob("*.txt")):
            text = path.read_text(encoding="utf-8-sig")
            article = Article(path.stem, path, text, Span(0, len(text)), "")
            parsed = parse(article, find_blocks(article), nlp)
            seen = places(parsed)
            golds = [json.loads(line) for line in (gold / f"{path.stem}.jsonl").open(encoding="utf-8")]
            wins, counts = [], []
            for place in seen:
                hits = [g for g in golds if _overlap(place.sentence.span, Span(g["lead_start"], g["lead_end"])) >= 0.3]
                wins.append(int(bool(hits)))
                counts.append(float(not hits or not all(g.get("optional") for g in hits)))
            features = features_of(parsed, seen)
            named = named_in(parsed, seen, features)
            examples.append(Example(name, path.stem, seen, features, named, wins, counts))
    return examples


def read_marked(path: Path, nlp: Language) -> Example:
    """One of our own articles, with its leads between double braces."""
    text, leads = "", []
    for piece in re.split(r"(\{\{|\}\})", path.read_text(encoding="utf-8")):
        if piece == "{{":
            leads.append([len(text), len(text)])
        elif piece == "}}":
            leads[-1][1] = len(text)
        else:
            text += piece
    article = Article(path.stem, path, text, Span(0, len(text)), "")
    parsed = parse(article, find_blocks(article), nlp)
    seen = places(parsed)
    wins = [int(any(_overlap(place.sentence.span, Span(*lead)) >= 0.3 for lead in leads)) for place in seen]
    features = features_of(parsed, seen)
    named = named_in(parsed, seen, features)
    return Example("ours", path.stem, seen, features, named, wins, [1.0] * len(seen))


def _overlap(one: Span, other: Span) -> float:
    return (min(one.end, other.end) - max(one.start, other.start)) / max(1, min(len(one), len(other)))


class Fitted:
    """A logistic regression over named features, some families of which are held back more than others."""

    def __init__(self, features: list[Features], wins: list[int], counts: list[float]) -> None:
        self.names = DictVectorizer()
        self.model = LogisticRegression(C=STRENGTH, max_iter=1000)
        often = Counter(name for each in features for name in each)
        seen = self.names.fit_transform([{k: v for k, v in each.items() if often[k] > 1} for each in features])
        self.scales = np.array([SCALES.get(name.split(":")[0], SCALE) for name in self.names.get_feature_names_out()])
        self.model.fit(seen.multiply(self.scales).tocsr(), np.array(wins), sample_weight=np.array(counts))

    def chances(self, features: list[Features]) -> list[float]:
        return list(self.model.predict_proba(self.names.transform(features).multiply(self.scales).tocsr())[:, 1])

    def weights(self) -> dict[str, float]:
        found = dict(zip(self.names.get_feature_names_out(), self.model.coef_[0] * self.scales, strict=True))
        return {BIAS: float(self.model.intercept_[0]), **{k: float(v) for k, v in found.items() if abs(v) >= SMALLEST}}


class Grown:
    """Boosted trees over named features."""

    def __init__(self, features: list[Features], wins: list[int], counts: list[float]) -> None:
        self.names = DictVectorizer(sparse=False, dtype=np.float32)
        self.model = GradientBoostingClassifier(random_state=1, **GROWTH)
        self.model.fit(self.names.fit_transform(features), np.array(wins), sample_weight=np.array(counts))

    def chances(self, features: list[Features]) -> list[float]:
        return list(self.model.predict_proba(self.names.transform(features))[:, 1])

    def rows(self) -> Iterator[tuple[int, str, str, str, str, str]]:
        """The nodes of all trees: tree, feature, most, low, high, answer. The first tree is the answer before any."""
        start = float(self.model.init_.class_prior_[1])
        yield 0, "", "", "", "", f"{math.log(start / (1 - start)):.4f}"
        names = self.names.get_feature_names_out()
        for number, (grown,) in enumerate(self.model.estimators_, 1):
            tree = grown.tree_
            for node in range(tree.node_count):
                if tree.children_left[node] < 0:
                    yield number, "", "", "", "", f"{GROWTH['learning_rate'] * tree.value[node][0][0]:.4f}"
                else:
                    most = f"{tree.threshold[node]:.6g}"
                    low, high = str(tree.children_left[node]), str(tree.children_right[node])
                    yield number, str(names[tree.feature[node]]), most, low, high, ""


def fit_alone(examples: list[Example]) -> Fitted:
    return Fitted(
        [f for e in examples for f in e.features],
        [w for e in examples for w in e.wins],
        [c for e in examples for c in e.counts],
    )


def fit(examples: list[Example]) -> tuple[Fitted, Grown]:
    chances: dict[str, list[float]] = {}
    for fold in range(FOLDS):
        inside = [e for number, e in enumerate(examples) if number % FOLDS != fold]
        fitted = fit_alone(inside)
        chances |= {e.article: fitted.chances(e.features) for n, e in enumerate(examples) if n % FOLDS == fold}
    among = Grown(
        [f for e in examples for f in among_features(e.features, e.seen, e.named, chances[e.article])],
        [w for e in examples for w in e.wins],
        [c for e in examples for c in e.counts],
    )
    return fit_alone(examples), among


def evaluate(examples: list[Example]) -> None:
    for left_out in sorted({example.set for example in examples} - {"ours"}):
        alone, among = fit([e for e in examples if e.set != left_out])
        hits = extra = missed = 0
        for e in (e for e in examples if e.set == left_out):
            sure = among.chances(among_features(e.features, e.seen, e.named, alone.chances(e.features)))
            for chance, win, count in zip(sure, e.wins, e.counts, strict=True):
                if count:
                    hits += chance >= THRESHOLD and win
                    extra += chance >= THRESHOLD and not win
                    missed += chance < THRESHOLD and win
        print(
            f"{left_out}: precision {hits / (hits + extra):.3f} recall {hits / (hits + missed):.3f} "
            f"F1 {2 * hits / (2 * hits + extra + missed):.3f}"
        )


def write(alone: Fitted, among: Grown) -> None:
    with (DATA / "segment_weights.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(("model", "feature", "weight"))
        writer.writerows(("win", name, f"{weight:.3f}") for name, weight in sorted(alone.weights().items()))
    with (DATA / "segment_trees.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(("tree", "feature", "most", "low", "high", "answer"))
        writer.writerows(among.rows())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--leave-out", nargs="*", default=[], metavar="SET")
    parser.add_argument("--evaluate", action="store_true")
    args = parser.parse_args()
    examples = read_examples(args.shared, args.leave_out)
    if args.evaluate:
        evaluate(examples)
    else:
        write(*fit(examples))


if __name__ == "__main__":
    main()
