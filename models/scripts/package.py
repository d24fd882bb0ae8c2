"""Puts a trained pipeline where extract looks for it, without what only training needs, with its figures.

usage: package.py TRAINED DATA TARGET
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import spacy
from evaluate import evaluate

ABOUT = {
    "name": "wins_ner",
    "version": "1.0.0",
    "description": "Names of people, organisations, places and groups in English human-rights news.",
    "author": "the authors of extract",
    "email": "",
    "url": "",
    "license": "CC BY-SA 4.0",
}


def package(trained: Path, data: Path, target: Path) -> None:
    """Writes `trained` to `target`; paths of this machine and training settings stay behind."""
    nlp = spacy.load(trained)
    report = evaluate(nlp, data, ["test.uner_ewt", "test.crossner_politics"])
    for section in ("paths", "corpora", "training", "initialize", "pretraining"):
        nlp.config[section] = {}
    nlp.meta.update(ABOUT)
    nlp.meta["performance"] = report
    nlp.meta.pop("spacy_git_version", None)
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    # The words of the training corpus are no part of the model, and a fifth of its size.
    (target / "vocab" / "strings.json").write_text(json.dumps(sorted(nlp.pipe_labels["ner"])), encoding="utf-8")
    print(json.dumps(report, indent=1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("target", type=Path)
    given = parser.parse_args()
    package(given.trained, given.data, given.target)


if __name__ == "__main__":
    main()
