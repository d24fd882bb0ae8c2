#!/usr/bin/env python3
"""Learn which of the places and bodies named around a win belong to it (`src/extract/data/name_weights.csv`).

usage: train.py SHARED_DIR [--leave-out SET ...] [--evaluate]

SHARED_DIR holds annotated articles; `annotations.py` says where, there and in the checkout. The passages are the ones
that `find_passages` finds, matched to the annotated wins by their leads. `--evaluate` leaves out one set after the
other, prints precision, recall and F1 of the names, and writes nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from annotations import recipe_arguments
from learners import write_weights
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from cases import Case, find_cases
from extract.learnt import BIAS, Features
from extract.resolve import resolve_organisations, resolve_places, resolve_whereabouts
from extract.resolve.belonging import weighing
from extract.resolve.belonging.organisations import find_organisations
from extract.resolve.belonging.places import find_places

TARGET = Path(__file__).parents[2] / "src/extract/data/name_weights.csv"
STRENGTH = {"places": 0.3, "organisations": 0.3}  # inverse of the L2 penalty: the best on left-out sets
SMALLEST = 0.03  # log-odds: weights below this are left out of the file
FIELDS = ("places", "organisations")


def rows(case: Case, field: str) -> list[tuple[Features, int]]:
    """Each name around the win with whether the annotation has it."""
    if field == "places":
        countries = resolve_whereabouts(case.parsed, case.passage).value.countries
        found = find_places(case.parsed, case.passage, countries)
    else:
        found = find_organisations(case.parsed, case.passage)
    held = {weighing.key(name) for name in case.gold[field]}
    features = weighing.features_of(case.parsed.article.text, found)
    return [(features[name], int(name in held)) for name in features]


def fit(told: list[tuple[Features, int]], strength: float) -> dict[str, float]:
    names = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=2000)
    model.fit(names.fit_transform([features for features, _ in told]), np.array([held for _, held in told]))
    found = dict(zip(names.get_feature_names_out(), model.coef_[0], strict=True))
    return {BIAS: float(model.intercept_[0]), **{f: float(w) for f, w in found.items() if abs(w) >= SMALLEST}}


def evaluate(cases: list[Case]) -> None:
    told = {field: [(case.set, row) for case in cases for row in rows(case, field)] for field in FIELDS}
    for left_out in sorted({case.set for case in cases}):
        weights = {
            field: fit([row for name, row in told[field] if name != left_out], STRENGTH[field]) for field in FIELDS
        }
        weighing.read_weights = lambda name, weights=weights: weights  # type: ignore[assignment]
        for field in FIELDS:
            right = said = held = 0
            for case in cases:
                if case.set == left_out and not case.gold.get("optional"):
                    ours, theirs = answer(case, field), {weighing.key(name) for name in case.gold[field]}
                    right, said, held = right + len(ours & theirs), said + len(ours), held + len(theirs)
            figures = f"precision {right / max(1, said):.3f} recall {right / max(1, held):.3f}"
            print(f"{left_out} {field}: F1 {2 * right / max(1, said + held):.3f} {figures}", flush=True)


def answer(case: Case, field: str) -> set[str]:
    if field == "organisations":
        return {weighing.key(one.name) for one in resolve_organisations(case.parsed, case.passage).value}
    countries = resolve_whereabouts(case.parsed, case.passage).value.countries
    return {weighing.key(one.name) for one in resolve_places(case.parsed, case.passage, countries).value}


def main() -> None:
    args = recipe_arguments(__doc__).parse_args()
    cases = list(find_cases(args.shared, args.leave_out))
    if args.evaluate:
        evaluate(cases)
    else:
        fitted = {field: fit([row for case in cases for row in rows(case, field)], STRENGTH[field]) for field in FIELDS}
        write_weights(TARGET, fitted, digits=2)


if __name__ == "__main__":
    main()
