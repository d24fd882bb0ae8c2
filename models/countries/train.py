#!/usr/bin/env python3
"""Learn the weights by which the countries of a win are told (`src/extract/data/country_weights.csv`).

usage: train.py SHARED_DIR [--leave-out SET ...] [--evaluate] [--misses]

SHARED_DIR holds annotated articles; `annotations.py` says where, there and in the checkout. The passages are the ones
that `find_passages` finds, matched to the annotated wins by their leads; `examples.toml` adds wins made up for what the
articles have too few of. `--evaluate` leaves out one set after the other, prints the share of passages with the right
countries, and writes nothing.
"""

from __future__ import annotations

import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from annotations import recipe_arguments
from learners import write_weights
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from cases import Case, find_cases
from extract.layout import find_blocks
from extract.learnt import BIAS, Features
from extract.model import Article, Passage, Span
from extract.parse import load_pipeline, parse
from extract.resolve.countries import whereabouts

EXAMPLES = Path(__file__).with_name("examples.toml")
TARGET = Path(__file__).parents[2] / "src/extract/data/country_weights.csv"
STRENGTH = 0.3  # inverse of the L2 penalty: the best on left-out sets
SMALLEST = 0.03  # log-odds: weights below this are left out of the file


@cache
def read_examples() -> tuple[Case, ...]:
    nlp = load_pipeline()
    table = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))["example"]
    return tuple(_example(entry, nlp) for entry in table)


def _example(entry: dict[str, Any], nlp: Any) -> Case:
    """The lead between asterisks as a passage; the other sentences of its block are context and details."""
    before, lead, after = entry["text"].split("*")
    text, at = before + lead + after, Span(len(before), len(before + lead))
    article = Article("example", EXAMPLES, text, Span(0, len(text)), "")
    parsed = parse(article, find_blocks(article), nlp)
    number, block = next((n, b) for n, b in enumerate(parsed.blocks) if b.span.contains(at) or b.span.overlaps(at))
    inside = [sentence.span for sentence in parsed.sentences if sentence.block == number]
    context = tuple(span for span in inside if span.end <= at.start)
    details = tuple(span for span in inside if span.start >= at.end)
    passage = Passage(block.span, at, at, number, details=details, context=context, label=block.label)
    return Case("example", parsed, passage, entry)


def accepted_countries(gold: dict[str, Any]) -> list[set[str]]:
    countries = gold["countries"]
    return [set(answer) for answer in countries] if countries and isinstance(countries[0], list) else [set(countries)]


def country_rows(case: Case) -> list[tuple[Features, int]]:
    """A country that some accepted answers have and others have not says nothing either way."""
    answers = accepted_countries(case.gold)
    rows = []
    for code, features in whereabouts.candidates(case.parsed, case.passage).items():
        held = [code in answer for answer in answers]
        features.pop(whereabouts.OUTDONE, None)
        if all(held) or not any(held) or held[0]:
            rows.append((features, int(held[0])))
    return rows


def fit(cases: list[Case]) -> dict[str, float]:
    rows = [row for case in (*cases, *read_examples()) for row in country_rows(case)]
    names = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(names.fit_transform([features for features, _ in rows]), np.array([held for _, held in rows]))
    found = dict(zip(names.get_feature_names_out(), model.coef_[0], strict=True))
    return {BIAS: float(model.intercept_[0]), **{f: float(w) for f, w in found.items() if abs(w) >= SMALLEST}}


def evaluate(cases: list[Case], misses: bool) -> None:
    for left_out in sorted({case.set for case in cases}):
        weights = fit([case for case in cases if case.set != left_out])
        whereabouts.read_weights = lambda name, weights=weights: {"country": weights}  # type: ignore[assignment]
        whereabouts._weights.cache_clear()
        inside = [case for case in cases if case.set == left_out and not case.gold.get("optional")]
        right = 0
        for case in inside:
            answer = whereabouts.resolve_whereabouts(case.parsed, case.passage)
            if set(answer.value.countries) in accepted_countries(case.gold):
                right += 1
            elif misses:
                lead = case.passage.lead.of(case.parsed.article.text)[:150].replace("\n", " ")
                print(f"  {case.gold['countries']} {answer.value.countries} {answer.confidence} | {lead}")
        print(f"{left_out}: {right / len(inside):.3f} of {len(inside)}", flush=True)


def main() -> None:
    parser = recipe_arguments(__doc__)
    parser.add_argument("--misses", action="store_true", help="with --evaluate, print every wrong passage")
    args = parser.parse_args()
    cases = list(find_cases(args.shared, args.leave_out))
    if args.evaluate:
        evaluate(cases, args.misses)
    else:
        write_weights(TARGET, {"country": fit(cases)}, digits=2)


if __name__ == "__main__":
    main()
