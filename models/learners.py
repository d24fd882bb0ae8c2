"""What the recipes fit, and how they write it: regressions over many features, and boosted trees over fewer."""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from extract.learnt import BIAS, Features
from extract.segment.weights import LEXICAL

STRENGTH = 0.1  # inverse of the L2 penalty: the best of 0.02, 0.05, 0.1 and 0.2 on left-out sets
# Words are many and of one publisher each, so they are shrunk more than what is read off the whole sentence: a family
# of features that counts double is held back a quarter as much. Left-out F1 of d to j 0.892 → 0.897 by this alone. What
# the words are about is no word: its numbers are small, so that even so it is held back most.
SCALES = dict.fromkeys(LEXICAL, 1.0) | {"pair": 0.5, "sense": 4.0}
SCALE = 2.0  # of every other family
# On nine sets left out, trees in place of a logistic regression over the neighbours' chances: F1 0.887 → 0.900, log
# loss 0.170 → 0.160. Small steps and a fifth of the features a question keep them from learning one publisher's habits.
GROWTH: dict[str, Any] = {
    "n_estimators": 200,
    "learning_rate": 0.05,
    "max_leaf_nodes": 8,
    "max_depth": None,
    "min_samples_leaf": 30,
    "max_features": 0.2,
    "subsample": 0.7,
}
CUT_STRENGTH = 0.25  # of the regression over places to cut
SORT_STRENGTH = 0.3  # of the regression over categories
# Where a sentence stands and what stands around it say nothing of the kind of win, and words are told by their stems.
NOT_OF_KIND = frozenset(
    {
        "word", "pair", "first1", "first2", "length", "place", "block", "label word", "before", "after", "new",
        "elsewhere", "year", "turn", "refers",
    }
)  # fmt: skip
OFTEN = 5  # wins that have a feature: what fewer have tells no category
SMALLEST = 0.02  # log-odds: weights of such regressions below this are left out of the files


class Fitted:
    """A logistic regression over named features, some families of which are held back more than others."""

    def __init__(
        self, features: list[Features], wins: list[int], counts: list[float], strength: float = STRENGTH
    ) -> None:
        self.names = DictVectorizer()
        self.model = LogisticRegression(C=strength, max_iter=1000)
        often = Counter(name for each in features for name in each)
        seen = self.names.fit_transform([{k: v for k, v in each.items() if often[k] > 1} for each in features])
        self.scales = np.array([SCALES.get(name.split(":")[0], SCALE) for name in self.names.get_feature_names_out()])
        self.model.fit(seen.multiply(self.scales).tocsr(), np.array(wins), sample_weight=np.array(counts))

    def chances(self, features: list[Features]) -> list[float]:
        if not features:
            return []
        return list(self.model.predict_proba(self.names.transform(features).multiply(self.scales).tocsr())[:, 1])

    def weights(self) -> dict[str, float]:
        found = dict(zip(self.names.get_feature_names_out(), self.model.coef_[0] * self.scales, strict=True))
        return {BIAS: float(self.model.intercept_[0]), **{k: float(v) for k, v in found.items()}}


class Sorted:
    """A logistic regression that tells the categories of wins from each other."""

    def __init__(self, features: list[Features], categories: list[str]) -> None:
        self.names = DictVectorizer()
        self.model = LogisticRegression(C=SORT_STRENGTH, max_iter=100, tol=1e-3)
        own = [{k: v for k, v in each.items() if k.split(":")[0] not in NOT_OF_KIND} for each in features]
        often = Counter(name for each in own for name in each)
        seen = self.names.fit_transform([{k: v for k, v in each.items() if often[k] >= OFTEN} for each in own])
        self.model.fit(seen, np.array(categories))

    def shares(self, features: list[Features]) -> list[dict[str, float]]:
        """For each sentence the chances of the categories, which add up to one."""
        found = self.model.predict_proba(self.names.transform(features)) if features else ()
        return [dict(zip(self.model.classes_, map(float, row), strict=True)) for row in found]

    def weights(self) -> Iterator[tuple[str, dict[str, float]]]:
        """Each category with its weights."""
        names = self.names.get_feature_names_out()
        for category, bias, row in zip(self.model.classes_, self.model.intercept_, self.model.coef_, strict=True):
            yield str(category), {BIAS: float(bias), **{k: float(v) for k, v in zip(names, row, strict=True)}}


class Grown:
    """Boosted trees over named features."""

    def __init__(
        self, features: list[Features], wins: list[int], counts: list[float], number: int = GROWTH["n_estimators"]
    ) -> None:
        self.names = DictVectorizer(sparse=False, dtype=np.float32)
        self.model = GradientBoostingClassifier(random_state=1, **GROWTH | {"n_estimators": number})
        self.model.fit(self.names.fit_transform(features), np.array(wins), sample_weight=np.array(counts))

    def chances(self, features: list[Features]) -> list[float]:
        return list(self.model.predict_proba(self.names.transform(features))[:, 1])

    def write(self, target: Path) -> None:
        """The trees as a table that `extract.learnt.read_trees` reads."""
        with target.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines, lineterminator="\n")
            writer.writerow(("tree", "feature", "most", "low", "high", "answer"))
            writer.writerows(self._rows())

    def _rows(self) -> Iterator[tuple[int, str, str, str, str, str]]:
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


def write_weights(
    target: Path,
    models: Mapping[str, Mapping[str, float]],
    digits: int,
    *,
    smallest: float = 0.0,
) -> None:
    """The weights (log-odds by feature, by model) as a table that `extract.learnt.read_weights` reads.

    The models come in their own order, the features of each by name. Weights nearer to nought than `smallest` are left
    out, but for the bias. `digits` are those after the point.
    """
    with target.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(("model", "feature", "weight"))
        for model, weights in models.items():
            for name, weight in sorted(weights.items()):
                if name == BIAS or abs(weight) >= smallest:
                    writer.writerow((model, name, f"{weight:.{digits}f}"))
