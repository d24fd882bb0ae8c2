#!/usr/bin/env python3
"""Learn which of the places and bodies named around a win belong to it (`src/extract/data/name_weights.csv`).

usage: train.py SHARED_DIR [--leave-out SET ...] [--evaluate]

SHARED_DIR holds annotated articles; `annotations.py` says where, there and in the checkout. The passages are the ones
that `find_passages` finds, matched to the annotated wins by their leads. `--evaluate` leaves out one set after the
other, prints precision, recall and F1 of the names, and writes nothing.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from annotations import annotated_sets
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from extract.layout import find_blocks
from extract.learnt import BIAS, Features
from extract.model import Article, Parsed, Passage, Span
from extract.parse import load_pipeline, parse
from extract.resolve import belonging, resolve_organisations, resolve_places, resolve_whereabouts
from extract.resolve.organisations import find_organisations
from extract.resolve.places import find_places
from extract.segment import find_passages

TARGET = Path(__file__).parents[2] / "src/extract/data/name_weights.csv"
STRENGTH = {"places": 0.3, "organisations": 0.3}  # inverse of the L2 penalty: the best on left-out sets
SMALLEST = 0.03  # log-odds: weights below this are left out of the file
FIELDS = ("places", "organisations")


@dataclass(frozen=True)
class Case:
    """One passage found and the annotated win it tells."""

    set: str
    parsed: Parsed
    passage: Passage
    gold: dict[str, Any]


def read_cases(shared: Path, leave_out: Iterable[str]) -> list[Case]:
    nlp = load_pipeline()
    cases = []
    for name, (articles, gold) in annotated_sets(shared).items():
        if name in leave_out:
            continue
        for path in sorted(articles.glob("*.txt")):
            text = path.read_text(encoding="utf-8-sig")
            article = Article(path.stem, path, text, Span(0, len(text)), "")
            parsed = parse(article, find_blocks(article), nlp)
            golds = [json.loads(line) for line in (gold / f"{path.stem}.jsonl").open(encoding="utf-8")]
            for passage in find_passages(parsed):
                best = max(golds, key=lambda g: _overlap(passage.lead, Span(g["lead_start"], g["lead_end"])))
                if _overlap(passage.lead, Span(best["lead_start"], best["lead_end"])) >= 0.3:
                    cases.append(Case(name, parsed, passage, best))
    return cases


def _overlap(one: Span, other: Span) -> float:
    return (min(one.end, other.end) - max(one.start, other.start)) / max(1, min(len(one), len(other)))


def rows(case: Case, field: str) -> list[tuple[Features, int]]:
    """Each name around the win with whether the annotation has it."""
    if field == "places":
        countries = resolve_whereabouts(case.parsed, case.passage).value.countries
        found = find_places(case.parsed, case.passage, countries)
    else:
        found = find_organisations(case.parsed, case.passage)
    held = {belonging.key(name) for name in case.gold[field]}
    features = belonging.features_of(case.parsed.article.text, found)
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
        belonging.read_weights = lambda name, weights=weights: weights  # type: ignore[assignment]
        for field in FIELDS:
            right = said = held = 0
            for case in cases:
                if case.set == left_out and not case.gold.get("optional"):
                    ours, theirs = answer(case, field), {belonging.key(name) for name in case.gold[field]}
                    right, said, held = right + len(ours & theirs), said + len(ours), held + len(theirs)
            figures = f"precision {right / max(1, said):.3f} recall {right / max(1, held):.3f}"
            print(f"{left_out} {field}: F1 {2 * right / max(1, said + held):.3f} {figures}", flush=True)


def answer(case: Case, field: str) -> set[str]:
    if field == "organisations":
        return {belonging.key(one.name) for one in resolve_organisations(case.parsed, case.passage).value}
    countries = resolve_whereabouts(case.parsed, case.passage).value.countries
    return {belonging.key(one.name) for one in resolve_places(case.parsed, case.passage, countries).value}


def write(models: dict[str, dict[str, float]]) -> None:
    with TARGET.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(("model", "feature", "weight"))
        for name, weights in models.items():
            writer.writerows((name, feature, f"{weight:.2f}") for feature, weight in sorted(weights.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--leave-out", nargs="*", default=[], metavar="SET")
    parser.add_argument("--evaluate", action="store_true")
    args = parser.parse_args()
    cases = read_cases(args.shared, args.leave_out)
    if args.evaluate:
        evaluate(cases)
    else:
        write({field: fit([row for case in cases for row in rows(case, field)], STRENGTH[field]) for field in FIELDS})


if __name__ == "__main__":
    main()
