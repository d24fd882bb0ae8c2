#!/usr/bin/env python3
"""How many of the annotated names are found, letter for letter: people, places and organisations, per set.

usage: names.py SHARED_DIR [SET ...] [--missed KIND] [--model NAME]

SHARED_DIR is that of accuracy.py. A name is found when some name of the right kind within its passage begins and ends
where it does. `spurious` is the share of the names called a person within the passages that no annotation has.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sets import set_folders, set_names

from extract.layout import find_blocks
from extract.model import Article, Entity, EntityLabel, Parsed
from extract.parse import load_pipeline, parse
from extract.read import read_articles
from extract.text import curly

KINDS = {
    "people": (EntityLabel.PERSON, ("people", "perpetrators")),
    "others": (EntityLabel.PERSON, ("other_people",)),
    "places": (EntityLabel.LOC, ("places",)),
    "organisations": (EntityLabel.ORG, ("organisations",)),
}
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff*_]|-\n *")


def plain(name: str) -> str:
    """A name on one line, without its article and without marks of the layout."""
    return curly(re.sub(r"^[Tt]he ", "", " ".join(_INVISIBLE.sub("", name).split())))


def wanted(gold: dict[str, Any], kind: str) -> Iterator[str]:
    for field in KINDS[kind][1]:
        for name in gold.get(field, ()):
            yield plain(name["name"] if isinstance(name, dict) else name)


def inside(parsed: Parsed, gold: dict[str, Any]) -> list[Entity]:
    return [e for e in parsed.entities if gold["passage_start"] <= e.span.start and e.span.end <= gold["passage_end"]]


def measure(articles: Path, gold: Path, missed: str, model: str = "") -> Counter[str]:
    count: Counter[str] = Counter()
    for article in read_articles([articles]):
        path = gold / f"{Path(article.path).stem}.jsonl"
        if not isinstance(article, Article) or not path.exists():
            continue
        parsed = parse(article, find_blocks(article), load_pipeline(model))
        for line in path.read_text(encoding="utf-8").splitlines():
            count += compare(json.loads(line), parsed, missed)
    return count


def compare(gold: dict[str, Any], parsed: Parsed, missed: str) -> Counter[str]:
    """What one annotated win adds to the counts; the names missed of one kind are printed."""
    count: Counter[str] = Counter()
    entities = inside(parsed, gold)
    for kind, (label, _) in KINDS.items():
        found = {plain(entity.text) for entity in entities if entity.label is label}
        for name in dict.fromkeys(wanted(gold, kind)):
            count[kind] += 1
            count[f"{kind} found"] += name in found
            if kind == missed and name not in found:
                near = [f"{e.text}/{e.label}" for e in entities if set(plain(e.text).split()) & set(name.split())]
                print(f"  {gold['id']}: {name} ← {near}")
    annotated = {word for kind in ("people", "others") for name in wanted(gold, kind) for word in name.split()}
    people = {plain(entity.text) for entity in entities if entity.label is EntityLabel.PERSON}
    count["called people"] += len(people)
    count["spurious"] += (spurious := sum(not set(name.split()) & annotated for name in people))
    if missed == "spurious" and spurious:
        print(f"  {gold['id']}: {sorted(name for name in people if not set(name.split()) & annotated)}")
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--missed", default="", choices=("", *KINDS, "spurious"), help="print the names missed")
    parser.add_argument("--model", default="", help="another pipeline: a package or a folder")
    args = parser.parse_args()
    names = args.sets or set_names(args.shared)
    columns = (*KINDS, "spurious")
    print("set".ljust(6) + "".join(column.rjust(20) for column in columns))
    total: Counter[str] = Counter()
    for name in [*names, "all"]:
        if name == "all":
            count = total
        else:
            count = measure(*set_folders(args.shared, name), args.missed, args.model)
            total += count
        cells = [f"{count[f'{k} found']}/{count[k]} {count[f'{k} found'] / max(1, count[k]):.3f}" for k in KINDS]
        cells.append(f"{count['spurious']}/{count['called people']} {count['spurious'] / count['called people']:.3f}")
        print(name.ljust(6) + "".join(cell.rjust(20) for cell in cells))


if __name__ == "__main__":
    main()
