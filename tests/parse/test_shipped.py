"""The pipeline that is shipped: small, described, and free of the machine that made it."""

import json
from pathlib import Path

from extract.model import EntityLabel
from extract.parse import load_pipeline

FOLDER = Path(__file__).parents[2] / "models" / "wins_ner"


def test_it_is_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 15_000_000


def test_it_says_what_it_is_and_how_good() -> None:
    meta = json.loads((FOLDER / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert meta["performance"]["test.uner_ewt"]["all"]["f1"] >= 65
    assert meta["performance"]["test.crossner_politics"]["all"]["f1"] >= 72
    assert "/" not in json.dumps(meta["performance"])


def test_its_configuration_names_no_path() -> None:
    assert "/" not in (FOLDER / "config.cfg").read_text(encoding="utf-8")


def test_it_knows_our_labels_and_nothing_else() -> None:
    assert set(load_pipeline().pipe_labels["ner"]) == {label.value for label in EntityLabel}
