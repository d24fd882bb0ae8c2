#!/usr/bin/env python3
"""Linking by itself: the annotated mentions with their true fields, linked, against the annotated events.

usage: linking.py SHARED_DIR [SET ...] [--misses]

What is lost here is linking's own; what `accuracy.py` shows beyond it comes from wins not found and wrong fields.
Every field counts as certain, so no disagreement is excused. `--misses` prints the pairs that were taken wrongly, with
their log-odds and the weightiest claims.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sets import load_scorer, set_folders, set_names

from extract.correct.values import read_edtf
from extract.link import link
from extract.link.profiles import profile
from extract.link.rules import claim
from extract.link.words import count_words
from extract.model import (
    Answer,
    Basis,
    Category,
    Mention,
    Organisation,
    Passage,
    Person,
    Place,
    Role,
    Scope,
    Span,
    Whereabouts,
)

SEASONS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11")}


def read_gold(score: Any, articles: Path, gold: Path) -> Iterator[tuple[Mention, str]]:
    """Every annotated mention with its event."""
    for path in sorted(gold.glob("*.jsonl")):
        text = (articles / f"{path.stem}.txt").read_text(encoding="utf-8-sig")
        for told in score.read_jsonl(path):
            yield as_mention(told, text), told["event"]


def as_mention(told: dict[str, Any], text: str) -> Mention:
    lead, passage = Span(told["lead_start"], told["lead_end"]), Span(told["passage_start"], told["passage_end"])
    countries = first(told["countries"], list)
    edtf = "" if told.get("year_unknown") else plain(first(told["date"]))
    return Mention(
        id=told["id"],
        article=told["article"],
        passage=Passage(passage, lead, lead, 0),
        lead=lead.of(text),
        text=passage.of(text),
        date=Answer(read_edtf(edtf, Basis.TEXT, told.get("date_text") or ""), ""),
        whereabouts=Answer(Whereabouts(tuple(sorted(countries)), Scope(first(told["scope"]))), ""),
        places=Answer(tuple(Place(name, "") for name in told["places"]), ""),
        people=Answer(tuple(people(told)), ""),
        organisations=Answer(tuple(Organisation(name) for name in told["organisations"]), ""),
        category=Answer(Category(first(told["category"])), ""),
    )


def people(told: dict[str, Any]) -> Iterator[Person]:
    yield from (Person(name, Role.SUBJECT) for name in told["people"])
    yield from (Person(name, Role.PERPETRATOR) for name in told["perpetrators"])
    yield from (Person(other["name"], Role(other["role"])) for other in told["other_people"])


def first(value: Any, kind: type = str) -> Any:
    """The first of several accepted answers."""
    if kind is list:
        return value[0] if value and isinstance(value[0], list) else value
    return value[0] if isinstance(value, list) else value


def plain(edtf: str) -> str:
    year, _, part = (edtf or "").rstrip("?~%").partition("-")
    return f"{year}-{SEASONS[part][0]}/{year}-{SEASONS[part][1]}" if part in SEASONS else edtf.rstrip("?~%")


def explain(mentions: list[Mention], events: list[str]) -> None:
    counts = count_words(mention.text for mention in mentions)
    profiles = [profile(mention, counts, len(mentions)) for mention in mentions]
    home = {mention.id: record.id for record in link(mentions) for mention in record.mentions}
    for i, one in enumerate(mentions):
        for j, other in enumerate(mentions[:i]):
            same, joined = events[i] == events[j], home[one.id] == home[other.id]
            if same != joined:
                claims = claim(profiles[i], profiles[j])
                score = sum(part.weight * part.feature for part in claims)
                print(f"{'MISSED' if same else 'WRONG'} {score:+.1f} {one.lead[:110]!r} | {other.lead[:110]!r}")
                print("    ", ", ".join(f"{part.rule} {part.weight * part.feature:+.1f}" for part in claims[:9]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    score = load_scorer(args.shared)
    for name in args.sets or set_names(args.shared):
        mentions, events = zip(*read_gold(score, *set_folders(args.shared, name)), strict=True)
        records = link(mentions)
        home = {mention.id: record.id for record in records for mention in record.mentions}
        figures = score.linking([(event, home[m.id]) for m, event in zip(mentions, events, strict=True)], events)
        asked = sum(len(record.doubtful) for record in records) // 2
        print(f"{name:6}" + "  ".join(f"{key} {value}" for key, value in figures.items()) + f"  nearly joined {asked}")
        if args.misses:
            explain(list(mentions), list(events))


if __name__ == "__main__":
    main()
