#!/usr/bin/env python3
"""Learn the weights by which `extract.segment` knows the sentences that state wins.

usage: train.py SHARED_DIR [--leave-out SET ...] [--evaluate]

SHARED_DIR holds annotated articles; `annotations.py` says where, there and in the checkout. Two logistic
regressions are fitted: one over each sentence's own features, one over what the chances of its neighbours add, the
latter on chances from folds that left the sentence's article out. `--evaluate` leaves out one set after the other and
prints precision, recall and F1 of the sentences chosen, and writes nothing.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from annotations import annotated_sets
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.language import Language

from extract.layout import find_blocks
from extract.model import Article, Span
from extract.parse import load_pipeline, parse
from extract.segment.features import Features, Place, features_of, places
from extract.segment.passages import THRESHOLD
from extract.segment.weights import BIAS, among_features

TARGET = Path(__file__).parents[2] / "src/extract/data/segment_weights.csv"
OURS = Path(__file__).parent / "articles"  # our own round-ups, written to be learnt from: {{leads}} are marked
STRENGTH = 0.1  # inverse of the L2 penalty: the best of 0.02, 0.05, 0.1 and 0.2 on left-out sets
# Words are many and of one publisher each, so they are shrunk more than what is read off the whole sentence: a family
# of features that counts double is held back a quarter as much. Left-out F1 of d to j 0.892 → 0.897 by this alone.
LEXICAL = frozenset({"word", "stem", "first1", "first2", "heading", "label word"})
SCALES = {"pair": 0.5} | dict.fromkeys(LEXICAL, 1.0)
SCALE = 2.0  # of every other family
FOLDS = 5
SMALLEST = 0.02  # log-odds: weights below this are left out of the file


@dataclass(frozen=True)
class Example:
    """One article's sentences: features, whether each states a win, and whether it counts (optional ones do not)."""

    set: str
    article: str
    seen: list[Place]
    features: list[Features]
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
            examples.append(Example(name, path.stem, seen, features_of(parsed, seen), wins, counts))
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
    return Example("ours", path.stem, seen, features_of(parsed, seen), wins, [1.0] * len(seen))


def _overlap(one: Span, other: Span) -> float:
    return (min(one.end, other.end) - max(one.start, other.start)) / max(1, min(len(one), len(other)))


class Fitted:
    """A logistic regression over named features, some families of which are held back more than others."""

    def __init__(
        self,
        features: list[Features],
        wins: list[int],
        counts: list[float],
        strength: float,
        scales: Mapping[str, float] = MappingProxyType({}),
        other: float = 1.0,
    ) -> None:
        self.names = DictVectorizer()
        self.model = LogisticRegression(C=strength, max_iter=1000)
        seen = self.names.fit_transform(features)
        self.scales = np.array([scales.get(name.split(":")[0], other) for name in self.names.get_feature_names_out()])
        self.model.fit(seen.multiply(self.scales).tocsr(), np.array(wins), sample_weight=np.array(counts))

    def chances(self, features: list[Features]) -> list[float]:
        return list(self.model.predict_proba(self.names.transform(features).multiply(self.scales).tocsr())[:, 1])

    def weights(self) -> dict[str, float]:
        found = dict(zip(self.names.get_feature_names_out(), self.model.coef_[0] * self.scales, strict=True))
        return {BIAS: float(self.model.intercept_[0]), **{k: float(v) for k, v in found.items() if abs(v) >= SMALLEST}}


def fit_alone(examples: list[Example]) -> Fitted:
    return Fitted(
        [f for e in examples for f in e.features],
        [w for e in examples for w in e.wins],
        [c for e in examples for c in e.counts],
        STRENGTH,
        SCALES,
        SCALE,
    )


def fit(examples: list[Example]) -> tuple[Fitted, Fitted]:
    chances: dict[str, list[float]] = {}
    for fold in range(FOLDS):
        inside = [e for number, e in enumerate(examples) if number % FOLDS != fold]
        fitted = fit_alone(inside)
        chances |= {e.article: fitted.chances(e.features) for n, e in enumerate(examples) if n % FOLDS == fold}
    among = Fitted(
        [f for e in examples for f in among_features(e.seen, chances[e.article])],
        [w for e in examples for w in e.wins],
        [c for e in examples for c in e.counts],
        1.0,
    )
    return fit_alone(examples), among


def evaluate(examples: list[Example]) -> None:
    for left_out in sorted({example.set for example in examples} - {"ours"}):
        alone, among = fit([e for e in examples if e.set != left_out])
        hits = extra = missed = 0
        for e in (e for e in examples if e.set == left_out):
            sure = among.chances(among_features(e.seen, alone.chances(e.features)))
            for chance, win, count in zip(sure, e.wins, e.counts, strict=True):
                if count:
                    hits += chance >= THRESHOLD and win
                    extra += chance >= THRESHOLD and not win
                    missed += chance < THRESHOLD and win
        print(
            f"{left_out}: precision {hits / (hits + extra):.3f} recall {hits / (hits + missed):.3f} "
            f"F1 {2 * hits / (2 * hits + extra + missed):.3f}"
        )


def write(alone: Fitted, among: Fitted) -> None:
    with TARGET.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(("stage", "feature", "weight"))
        for stage, fitted in (("alone", alone), ("among", among)):
            writer.writerows((stage, name, f"{weight:.3f}") for name, weight in sorted(fitted.weights().items()))


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
