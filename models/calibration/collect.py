#!/usr/bin/env python3
"""What the program says of itself on annotated articles, and whether it was right: one line of JSON for each mention.

usage: collect.py ARTICLES GOLD SCORE.py

Printed per mention: `right`, by part; `signs`, by part, as `extract.trust` weighs them; `known`, by part, the sign of
what others told of the event; `stated`, the confidence of each other field and whether it has rivals. Mentions of wins
that are annotated as optional are left out.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.model import Article, Mention
from extract.parse import load_pipeline
from extract.pipeline import read_mentions
from extract.read import read_articles
from extract.trust.assess import SIGNS
from extract.trust.known import known_signs
from extract.trust.setting import Setting, read_setting

ROW = ("date", "countries", "people")  # with being a win at all, what makes a row right
REST = ("category", "places", "organisations")

Observation = dict[str, Any]


def collect(articles: Path, gold: Path, score: Any) -> Iterator[Observation]:
    """An observation for every mention that is read in the articles with annotations."""
    nlp = load_pipeline()
    for article in read_articles([articles]):
        if not isinstance(article, Article) or not (gold / f"{article.id}.jsonl").exists():
            continue
        golds = list(score.gold_mentions(score.read_jsonl(gold / f"{article.id}.jsonl")))
        mentions = read_mentions(article, nlp)
        setting = read_setting(article, mentions)
        shown = [show(mention, score) for mention in mentions]
        found = {j: golds[i] for i, j in score.match(golds, shown)}
        for place, mention in enumerate(mentions):
            told = found.get(place)
            if told is None or not told["optional"]:
                yield observe(mention, setting, shown[place], told)


def show(mention: Mention, score: Any) -> dict[str, Any]:
    """A mention as the scorer sees it."""
    date = mention.date.value
    return {
        "lead": (mention.passage.lead.start, mention.passage.lead.end),
        "date": score.days(date.edtf) if date else None,
        "countries": set(mention.whereabouts.value.countries),
        "people": score.folded([person.name for person in mention.subjects]),
        "category": str(mention.category.value),
        "places": score.folded([place.name for place in mention.places.value]),
        "organisations": score.folded([organisation.name for organisation in mention.organisations.value]),
    }


def observe(mention: Mention, setting: Setting, shown: dict[str, Any], gold: dict[str, Any] | None) -> Observation:
    right = {"passage": gold is not None}
    if gold:
        accepted = {name: gold[name] if name in (*ROW, "category") else [gold[name]] for name in (*ROW, *REST)}
        right |= {name: shown[name] in answers for name, answers in accepted.items()}
    answers = {name: getattr(mention, name) for name in REST}
    signs = {part: find(mention, setting) for part, find in SIGNS.items()}
    return {
        "right": right,
        "signs": {
            part: {name: round(value, 3) for name, value in found.items() if value} for part, found in signs.items()
        },
        "known": {part: sign for part, found in known_signs(mention, setting.article).items() for sign in found},
        "stated": {name: [round(answer.confidence, 3), bool(answer.rivals)] for name, answer in answers.items()},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("score", type=Path)
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("score", args.score)
    assert spec and spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    for observation in collect(args.articles, args.gold, score):
        print(json.dumps(observation, separators=(",", ":")))


if __name__ == "__main__":
    main()
