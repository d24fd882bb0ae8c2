"""Makes training sentences from the annotated round-ups: their passages, with the names that the annotations know.

usage: rounds.py SHARED_DIR OUT.jsonl.gz [--leave-out SET ...]

SHARED_DIR holds annotated articles; `annotations.py` says where, there and in the checkout. The people, places and
bodies of an annotation are certain. Other names are those that the pipeline with its run-time rules finds; where it
finds people that the annotation does not know, nothing is said of these words ("unknown"), for half of them are right.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from annotations import annotated_sets

from extract.layout import find_blocks
from extract.model import Article, Entity, EntityLabel, Parsed, Span
from extract.parse import load_pipeline, parse

Name = tuple[int, int, str]
FIELDS = {
    "people": "PERSON",
    "perpetrators": "PERSON",
    "other_people": "PERSON",
    "places": "LOC",
    "organisations": "ORG",
}


def sentences(shared: Path, leave_out: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Each passage of each set: `text`, `entities`, `unknown` (both [[start, end, label], …]) and `source`."""
    nlp = load_pipeline()
    for name, (articles, gold) in annotated_sets(shared).items():
        for path in sorted(articles.glob("*.txt")) if name not in leave_out else ():
            text = path.read_bytes().decode("utf-8-sig")
            article = Article(path.stem, path, text, Span(0, len(text)), "")
            parsed = parse(article, find_blocks(article), nlp)
            for line in (gold / f"{path.stem}.jsonl").read_text(encoding="utf-8").splitlines():
                yield passage(parsed, json.loads(line))


def passage(parsed: Parsed, gold: dict[str, Any]) -> dict[str, Any]:
    start, end = gold["passage_start"], gold["passage_end"]
    text = re.sub(r"\s", " ", parsed.article.text[start:end])
    sure = annotated(text, gold)
    people = {word for at, to, label in sure if label == "PERSON" for word in text[at:to].split()}
    found = [e for e in parsed.entities if start <= e.span.start and e.span.end <= end]
    rest = [
        (e.span.start - start, e.span.end - start, str(e.label), is_certain(e, people))
        for e in found
        if not any(e.span.start - start < to and at < e.span.end - start for at, to, _ in sure)
    ]
    entities = sorted([*sure, *((at, to, label) for at, to, label, certain in rest if certain)])
    unknown = [(at, to, label) for at, to, label, certain in rest if not certain]
    return {"text": text, "entities": entities, "unknown": unknown, "source": "rounds"}


def annotated(text: str, gold: dict[str, Any]) -> list[Name]:
    """The names of the annotation wherever they stand in the passage, longest first where they overlap."""
    names = {
        (each["name"] if isinstance(each, dict) else each, label)
        for field, label in FIELDS.items()
        for each in gold.get(field, ())
    }
    found: list[Name] = []
    for name, label in sorted(names, key=lambda each: (-len(each[0]), each)):
        words = r"\s+".join(re.escape(word) for word in re.sub(r"^[Tt]he ", "", name).split())
        for hit in re.finditer(rf"(?<!\w){words}(?!\w)", text):
            if not any(hit.start() < to and at < hit.end() for at, to, _ in found):
                found.append((hit.start(), hit.end(), label))
    return sorted(found)


def is_certain(entity: Entity, people: set[str]) -> bool:
    if entity.label is EntityLabel.PERSON:
        return set(entity.text.split()) <= people
    return entity.label is not EntityLabel.MISC


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--leave-out", nargs="*", default=[], metavar="SET")
    given = parser.parse_args()
    with gzip.open(given.out, "wt", encoding="utf-8") as lines:
        for row in sentences(given.shared, given.leave_out):
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
