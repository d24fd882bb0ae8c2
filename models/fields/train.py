#!/usr/bin/env python3
"""Learn the weights by which countries, roles and categories are told (`src/extract/data/field_weights.csv`).

usage: train.py SHARED_DIR [--leave-out SET ...] [--evaluate]

SHARED_DIR holds annotated articles (`articles/` with `eval/gold/`, `written/<set>/articles` with `gold`). The passages
are the ones that `find_passages` finds, matched to the annotated wins by their leads. `--evaluate` leaves out one set
after the other, prints the share of passages with the right countries, people and category, and writes nothing.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from extract.categorise import category_features
from extract.layout import find_blocks
from extract.learnt import BIAS, Features
from extract.model import Article, Parsed, Passage, Span
from extract.parse import load_pipeline, parse
from extract.resolve import whereabouts
from extract.resolve.people import _same_person, candidates, person_features
from extract.segment import find_passages
from extract.text import fold

TARGET = Path(__file__).parents[2] / "src/extract/data/field_weights.csv"
STRENGTHS = {"country": 0.5, "role": 0.5, "category": 1.0}  # inverse of the L2 penalty: the best on left-out sets
SMALLEST = 0.03  # log-odds: weights below this are left out of the file

Row = tuple[str, Features, str]  # set, features, label


@dataclass(frozen=True)
class Case:
    """One passage found and the annotated win it tells."""

    set: str
    parsed: Parsed
    passage: Passage
    gold: dict[str, Any]


def read_cases(shared: Path, leave_out: Iterable[str]) -> list[Case]:
    nlp = load_pipeline()
    folders = [("real", shared / "articles", shared / "eval/gold")]
    folders += [(path.name, path / "articles", path / "gold") for path in sorted((shared / "written").iterdir())]
    cases = []
    for name, articles, gold in (folder for folder in folders if folder[0] not in leave_out):
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


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def accepted_countries(gold: dict[str, Any]) -> list[set[str]]:
    countries = gold["countries"]
    return [set(answer) for answer in countries] if countries and isinstance(countries[0], list) else [set(countries)]


def country_rows(case: Case) -> list[Row]:
    """A country that some accepted answers have and others have not says nothing either way."""
    answers = accepted_countries(case.gold)
    rows = []
    for code, features in whereabouts.candidates(case.parsed, case.passage).items():
        held = [code in answer for answer in answers]
        if all(held) or not any(held) or held[0]:
            rows.append((case.set, features, "yes" if held[0] else "no"))
    return rows


def role_rows(case: Case) -> list[Row]:
    everybody = candidates(case.parsed, case.passage)
    rows = []
    for person in everybody:
        role = "other"
        for name, names in (("subject", case.gold["people"]), ("perpetrator", case.gold["perpetrators"])):
            if any(_same_person(gold, person.name) or _same_person(person.name, gold) for gold in names):
                role = name
        rows.append((case.set, person_features(case.parsed, case.passage, person, everybody), role))
    return rows


def category_rows(case: Case) -> list[Row]:
    return [(case.set, category_features(case.parsed, case.passage), listed(case.gold["category"])[0])]


class Fitted:
    """A logistic regression over named features; one set of weights for each label."""

    def __init__(self, rows: list[Row], strength: float) -> None:
        self.names = DictVectorizer()
        self.model = LogisticRegression(C=strength, max_iter=2000)
        self.model.fit(
            self.names.fit_transform([features for _, features, _ in rows]), np.array([label for *_, label in rows])
        )

    def weights(self) -> dict[str, dict[str, float]]:
        features = self.names.get_feature_names_out()
        coefficients, biases = self.model.coef_, self.model.intercept_
        labels = list(self.model.classes_)
        if len(labels) == 2:
            labels = labels[1:]
        return {
            label: {
                BIAS: float(bias),
                **{f: float(w) for f, w in zip(features, row, strict=True) if abs(w) >= SMALLEST},
            }
            for label, row, bias in zip(labels, coefficients, biases, strict=True)
        }


def fit(cases: list[Case]) -> dict[str, dict[str, float]]:
    country = Fitted([row for case in cases for row in country_rows(case)], STRENGTHS["country"]).weights()
    roles = Fitted([row for case in cases for row in role_rows(case)], STRENGTHS["role"]).weights()
    categories = Fitted([row for case in cases for row in category_rows(case)], STRENGTHS["category"]).weights()
    return {
        "country": country["yes"],
        **{f"role:{role}": weights for role, weights in roles.items()},
        **{f"category:{category}": weights for category, weights in categories.items()},
    }


def evaluate(cases: list[Case]) -> None:
    from extract import categorise, learnt
    from extract.resolve import people

    for left_out in sorted({case.set for case in cases}):
        models = fit([case for case in cases if case.set != left_out])
        for module in (whereabouts, people, categorise):
            module.read_weights = lambda name, models=models: models  # type: ignore[attr-defined]
        whereabouts._weights.cache_clear()
        right = {"countries": 0, "people": 0, "category": 0}
        inside = [case for case in cases if case.set == left_out and not case.gold.get("optional")]
        for case in inside:
            where = whereabouts.resolve_whereabouts(case.parsed, case.passage).value
            found = people.resolve_people(case.parsed, case.passage).value
            subjects = {fold(person.name) for person in found if person.role == "subject"}
            right["countries"] += set(where.countries) in accepted_countries(case.gold)
            right["people"] += subjects == {fold(name) for name in case.gold["people"]}
            right["category"] += categorise.categorise(case.parsed, case.passage).value in listed(case.gold["category"])
        print(left_out, {name: round(number / len(inside), 3) for name, number in right.items()}, len(inside))
        for module in (whereabouts, people, categorise):
            module.read_weights = learnt.read_weights  # type: ignore[attr-defined]


def write(models: dict[str, dict[str, float]]) -> None:
    with TARGET.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(("model", "feature", "weight"))
        for model, weights in models.items():
            writer.writerows((model, feature, f"{weight:.3f}") for feature, weight in sorted(weights.items()))


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
        write(fit(cases))


if __name__ == "__main__":
    main()
