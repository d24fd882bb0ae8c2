"""Scores a pipeline's names on the prepared test sets: exact spans and labels, PERSON, LOC and ORG counted together.

usage: evaluate.py PIPELINE DATA [--sets NAME ...] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

import spacy
from corpus import read_sentences

COUNTED = ("PERSON", "LOC", "ORG")
OTHERS = ("NORP", "EVENT", "LAW", "MISC")


def count(nlp: spacy.Language, path: Path) -> dict[str, Counter[str]]:
    """Right, predicted and gold names of each label."""
    rows = read_sentences(path)
    tally = {kind: Counter[str]() for kind in ("right", "predicted", "gold", "span")}
    for (_, gold), doc in zip(rows, nlp.pipe([text for text, _ in rows]), strict=True):
        wanted = set(gold)
        found = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}
        places = {(start, end) for start, end, _ in found}
        tally["gold"].update(label for *_, label in wanted)
        tally["predicted"].update(label for *_, label in found)
        tally["right"].update(label for *_, label in wanted & found)
        tally["span"].update(label for start, end, label in wanted if (start, end) in places)
    return tally


def scores(tally: dict[str, Counter[str]], labels: tuple[str, ...]) -> dict[str, float]:
    """Precision, recall and F1 in percent over `labels` together."""
    right, predicted, gold = (sum(tally[kind][label] for label in labels) for kind in ("right", "predicted", "gold"))
    precision, recall = right / (predicted or 1), right / (gold or 1)
    return {
        "precision": round(100 * precision, 1),
        "recall": round(100 * recall, 1),
        "f1": round(200 * precision * recall / ((precision + recall) or 1), 1),
    }


def evaluate(nlp: spacy.Language, data: Path, sets: list[str]) -> dict[str, dict[str, dict[str, float]]]:
    """Scores by test set and label; "all" counts PERSON, LOC and ORG together."""
    report = {}
    for name in sets:
        tally = count(nlp, data / f"{name}.jsonl.gz")
        labels = {"all": COUNTED, **{label: (label,) for label in (*COUNTED, *OTHERS) if tally["gold"][label] > 20}}
        report[name] = {title: scores(tally, chosen) for title, chosen in labels.items()}
    return report


def speed(nlp: spacy.Language, data: Path) -> float:
    """Words a second of `nlp.pipe` in this process."""
    texts = [text for text, _ in read_sentences(data / "test.crossner_politics.jsonl.gz")] * 3
    words = sum(len(nlp.make_doc(text)) for text in texts)
    start = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return words / (time.perf_counter() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipeline")
    parser.add_argument("data", type=Path)
    parser.add_argument("--sets", nargs="*", default=["test.uner_ewt", "test.crossner_politics"])
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    nlp = spacy.load(given.pipeline)
    report = evaluate(nlp, given.data, given.sets)
    for name, rows in report.items():
        for label, row in rows.items():
            print(f"{name:24} {label:7} P {row['precision']:5} R {row['recall']:5} F1 {row['f1']:5}")
    print(f"{speed(nlp, given.data):,.0f} words/s")
    if given.json:
        given.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
