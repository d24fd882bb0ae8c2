#!/usr/bin/env python3
"""Learn how roles and categories are told (`src/extract/data/role_weights.csv`, `category_weights.csv`).

usage: train.py SHARED_DIR [--leave-out SET ...] [--evaluate]

SHARED_DIR holds annotated articles; `annotations.py` says where, there and in the checkout. Learnt from
are the passages that `find_passages` finds, matched to the annotated wins by their leads, and the sentences of
`examples.txt`. The roles of people are learnt with the chances of the categories, those of folds that left the set out:
a model that has seen a win is surer of its category than of any new one's. `--evaluate` leaves out one set after the
other, prints the share of passages with the right people and category and how well the confidences hold, and writes
nothing.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from annotations import recipe_arguments
from examples import read_examples
from learners import write_weights
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from cases import accepted, find_cases, role_of, roles_of
from extract import categorise, learnt
from extract.learnt import BIAS, Features
from extract.model import Category, Parsed, Passage, Role
from extract.resolve.people import people, roles
from extract.resolve.people.cast import find_figures
from extract.resolve.people.wording import is_of_words
from extract.text import fold

DATA = Path(__file__).parents[2] / "src/extract/data"
STRENGTHS = {"about": 0.2, "else": 0.3, "category": 0.5}  # inverse of the L2 penalty: the best on left-out sets
LEAST = 4  # examples: what is seen less often is one article's way of telling
FOLDS = 5
EXAMPLES = "examples"  # the set that the sentences of `examples.txt` count as
SMALLEST = 0.01  # log-odds: weights below this are left out of the files

Row = tuple[Features, str, float]  # features, label, weight
Models = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Case:
    """One passage and what is known of its win: the accepted categories and everybody's role by name.

    `features` are those of its category, `kinds` the chances of the categories by what other sets taught.
    """

    set: str
    parsed: Parsed
    passage: Passage
    categories: tuple[str, ...]
    roles: dict[str, str]
    optional: bool = False
    features: Features = field(default_factory=dict)
    kinds: Mapping[Category, float] = field(default_factory=dict)


def read_cases(shared: Path, leave_out: Iterable[str]) -> list[Case]:
    """The passages that are found in the annotated articles, with the annotations of the wins they tell."""
    found = find_cases(shared, leave_out)
    return [_case(case.set, case.parsed, case.passage, case.gold) for case in found]


def _case(name: str, parsed: Parsed, passage: Passage, win: dict[str, Any]) -> Case:
    features = categorise.category_features(parsed, passage)
    return Case(name, parsed, passage, accepted(win), roles_of(win), bool(win.get("optional")), features)


def example_cases() -> list[Case]:
    path = Path(__file__).with_name("examples.txt")
    return [
        Case(
            EXAMPLES,
            each.parsed,
            each.passage,
            each.categories,
            {name: str(role) for name, role in each.roles.items()},
            features=categorise.category_features(each.parsed, each.passage),
        )
        for each in read_examples(path)
    ]


def with_kinds(cases: Sequence[Case]) -> list[Case]:
    """`cases`, each with the chances that a model without its set gives to the categories."""
    names = sorted({case.set for case in cases})
    without: dict[str, Models] = {}
    for number in range(FOLDS):
        inside = names[number::FOLDS]
        rows = [row for case in cases if case.set not in inside for row in category_rows(case)]
        without |= dict.fromkeys(inside, fit(rows, STRENGTHS["category"]))
    return [replace(case, kinds=categorise.weigh_kinds(case.features, without[case.set])) for case in cases]


def role_rows(case: Case) -> list[Row]:
    everybody = find_figures(case.parsed, case.passage)
    return [
        (roles.role_features(case.parsed, case.passage, each, everybody, case.kinds), role_of(case.roles, each), 1.0)
        for each in everybody
    ]


def fit(rows: Sequence[Row], strength: float, least: int = 1) -> Models:
    """One set of weights for each label of a logistic regression over named features."""
    names = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=3000)
    labels, weights = [label for _, label, _ in rows], [weight for *_, weight in rows]
    often = Counter(name for features, *_ in rows for name in features)
    seen = [{name: value for name, value in features.items() if often[name] >= least} for features, *_ in rows]
    model.fit(names.fit_transform(seen), np.array(labels), weights)
    features = names.get_feature_names_out()
    return {
        str(label): {
            BIAS: float(bias),
            **{f: float(w) for f, w in zip(features, row, strict=True) if abs(w) >= SMALLEST},
        }
        for label, row, bias in zip(model.classes_, model.coef_, model.intercept_, strict=True)
    }


def fit_all(cases: Sequence[Case]) -> tuple[Models, Models]:
    """The weights of roles and of categories."""
    known = [row for case in cases for row in role_rows(case)]
    about = [(each, role if role in ("subject", "perpetrator") else "other", weight) for each, role, weight in known]
    rest = [(_untold(each), *row) for each, *row in known if row[0] not in ("subject", "perpetrator")]
    by_role = {f"about:{label}": weights for label, weights in fit(about, STRENGTHS["about"], LEAST).items()}
    by_role |= {f"else:{label}": weights for label, weights in fit(rest, STRENGTHS["else"], LEAST).items()}
    return by_role, fit([row for case in cases for row in category_rows(case)], STRENGTHS["category"])


def _untold(features: Features) -> Features:
    """`features` without single words: who decides, speaks or is kin is told by the claims alone."""
    return {name: value for name, value in features.items() if not is_of_words(name)}


def category_rows(case: Case) -> list[Row]:
    """A win of which two readings are accepted is half an example of each."""
    accepted = case.categories[:2]
    return [(case.features, category, 1 / len(accepted)) for category in accepted]


def evaluate(cases: Sequence[Case]) -> None:
    told: list[tuple[float, bool]] = []
    for left_out in sorted({case.set for case in cases} - {EXAMPLES}):
        by_role, _ = fit_all([case for case in cases if case.set != left_out])
        roles.read_weights = {"role_weights": by_role}.__getitem__  # type: ignore[attr-defined]
        inside = [case for case in cases if case.set == left_out and not case.optional]
        right = {"people": 0, "category": 0}
        for case in inside:
            found = people.resolve_people(case.parsed, case.passage, case.kinds)
            subjects = {fold(person.name) for person in found.value if person.role is Role.SUBJECT}
            is_right = subjects == {fold(name) for name, role in case.roles.items() if role == "subject"}
            told.append((found.confidence, is_right))
            right["people"] += is_right
            right["category"] += max(case.kinds, key=case.kinds.__getitem__) in case.categories
        print(left_out, {name: round(number / len(inside), 3) for name, number in right.items()}, len(inside))
    roles.read_weights = learnt.read_weights  # type: ignore[attr-defined]
    for low in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        high = {0.0: 0.5, 0.9: 0.95, 0.95: 1.01}.get(low, low + 0.1)
        inside_bin = [is_right for sure, is_right in told if low <= sure < high]
        if inside_bin:
            share = sum(inside_bin) / len(inside_bin)
            print(f"said {low:.2f} to {min(high, 1):.2f}: {share:.2f} right of {len(inside_bin)}")


def main() -> None:
    args = recipe_arguments(__doc__).parse_args()
    cases = with_kinds(read_cases(args.shared, args.leave_out) + example_cases())
    if args.evaluate:
        evaluate(cases)
        return
    by_role, kinds = fit_all(cases)
    write_weights(DATA / "role_weights.csv", by_role, digits=3)
    write_weights(DATA / "category_weights.csv", kinds, digits=3)


if __name__ == "__main__":
    main()
