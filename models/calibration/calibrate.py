#!/usr/bin/env python3
"""Find out what the confidences mean on articles that were left out, and what flagging below some of them would cost.

usage: calibrate.py SHARED_DIR SET [SET ...]

SHARED_DIR holds annotated articles: `real` stands for `articles/` with `eval/gold/`, any other SET for
`written/SET/articles` with `gold`. Sets that are not named are never read. For each set the learned weights are
trained on the other named sets, in a copy of the project, and the set is read with them; what the stages said and
whether it was right is pooled. Written: `src/extract/data/calibration.csv` (isotonic curves, one for readings with
rivals and one for those without). Printed: what share of the mentions flags below each level would mark, how many of
the wrong ones they would catch, and what share of the unmarked would be wrong; `below` in `data/flags.toml` is chosen
from that by hand.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sklearn.isotonic import IsotonicRegression

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "src/extract/data/calibration.csv"
FIRST = "segment"  # what the others are trained on: the passages that it finds
ROW = ("date", "countries", "people")  # with being a win at all, what makes a row right
FIELDS = ("passage", "date", "countries", "people", "category", "places", "organisations")
PRIOR = 2.0  # observations at the field's mean share that every step of a curve starts from
LEVELS = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)

Observation = dict[str, Any]  # of one mention: field → [confidence, contested, right or None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("sets", nargs="+", metavar="SET")
    parser.add_argument("--collect", action="store_true", help="only read the sets and print what was right")
    args = parser.parse_args()
    if args.collect:
        for name in args.sets:
            for observation in collect(args.shared, name):
                print(json.dumps(observation))
        return
    observations = {name: left_out(args.shared.resolve(), name, args.sets) for name in args.sets}
    curves = fit(row for rows in observations.values() for row in rows)
    write(curves)
    report(observations)


# --- reading a set ------------------------------------------------------------------------------------------------


def folders(shared: Path, name: str) -> tuple[Path, Path]:
    if name == "real":
        return shared / "articles", shared / "eval/gold"
    return shared / "written" / name / "articles", shared / "written" / name / "gold"


def left_out(shared: Path, name: str, sets: Sequence[str]) -> list[Observation]:
    """What a project trained without the set makes of it."""
    known = {"real", *(path.name for path in (shared / "written").iterdir())}
    hidden = sorted(known - set(sets) | {name})
    with tempfile.TemporaryDirectory() as scratch:
        for part in ("src", "models"):
            shutil.copytree(ROOT / part, Path(scratch) / part)
        # First on the path, before the installed project.
        surroundings = {**os.environ, "PYTHONPATH": str(Path(scratch) / "src")}
        for script in sorted((Path(scratch) / "models").glob("*/train.py"), key=lambda path: path.parent.name != FIRST):
            subprocess.run(
                [sys.executable, script, shared, "--leave-out", *hidden],
                env=surroundings, check=True, stdout=subprocess.DEVNULL,
            )  # fmt: skip
        script = Path(scratch) / "models" / Path(__file__).relative_to(ROOT / "models")
        done = subprocess.run(
            [sys.executable, script, shared, name, "--collect"],
            env=surroundings, check=True, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
    print(f"{name}: read without {', '.join(hidden)}", file=sys.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def collect(shared: Path, name: str) -> Iterator[Observation]:
    """For every mention read in the set, what each field said of itself and whether it was right."""
    from extract.model import Article
    from extract.parse import load_pipeline
    from extract.pipeline import read_mentions
    from extract.read import read_articles

    spec = importlib.util.spec_from_file_location("score", shared / "eval/score.py")
    assert spec and spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    articles, gold = folders(shared, name)
    nlp = load_pipeline()
    for article in read_articles([articles]):
        if not isinstance(article, Article) or not (gold / f"{article.id}.jsonl").exists():
            continue
        golds = list(score.gold_mentions(score.read_jsonl(gold / f"{article.id}.jsonl")))
        mentions = read_mentions(article, nlp)
        shown = [show(mention, score) for mention in mentions]
        found = {j: golds[i] for i, j in score.match(golds, shown)}
        for place, mention in enumerate(mentions):
            told = found.get(place)
            if told is None or not told["optional"]:
                yield observe(mention, shown[place], told)


def show(mention: Any, score: Any) -> dict[str, Any]:
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


def observe(mention: Any, shown: dict[str, Any], gold: dict[str, Any] | None) -> Observation:
    answers = {name: getattr(mention, {"countries": "whereabouts"}.get(name, name)) for name in FIELDS[1:]}
    seen: Observation = {"passage": [mention.passage.confidence, bool(mention.passage.doubts), gold is not None]}
    for name, answer in answers.items():
        right = None
        if gold:
            accepted = gold[name] if name in (*ROW, "category") else [gold[name]]
            right = shown[name] in accepted
        seen[name] = [answer.confidence, bool(answer.rivals), right]
    return seen


# --- curves -------------------------------------------------------------------------------------------------------


def fit(observations: Iterable[Observation]) -> dict[tuple[str, int], list[tuple[float, float]]]:
    """For each field, without and with rivals, steps of (confidence, share right), rising."""
    told: dict[tuple[str, int], list[tuple[float, bool]]] = defaultdict(list)
    for observation in observations:
        for name, (confidence, contested, right) in observation.items():
            if right is not None:
                told[name, int(contested)].append((confidence, right))
    return {key: curve(pairs) for key, pairs in sorted(told.items())}


def curve(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Isotonic regression, each step drawn to the mean by a few observations, as a step of three proves little."""
    confidences = [confidence for confidence, _ in pairs]
    rights = [float(right) for _, right in pairs]
    mean = sum(rights) / len(rights)
    fitted = IsotonicRegression().fit_transform(confidences, rights)
    steps: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for level, confidence, right in zip(fitted, confidences, rights, strict=True):
        steps[round(float(level), 6)].append((confidence, right))
    points = []
    for step in steps.values():
        share = (sum(right for _, right in step) + PRIOR * mean) / (len(step) + PRIOR)
        points.append((sum(confidence for confidence, _ in step) / len(step), share, len(step)))
    points.sort()
    shares = IsotonicRegression().fit_transform(
        [point[0] for point in points], [point[1] for point in points], sample_weight=[point[2] for point in points]
    )
    return [(round(point[0], 3), round(float(share), 3)) for point, share in zip(points, shares, strict=True)]


def write(curves: dict[tuple[str, int], list[tuple[float, float]]]) -> None:
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("field", "contested", "confidence", "share_right"))
        for (field, contested), points in curves.items():
            rows.writerows((field, contested, confidence, share) for confidence, share in points)


# --- what flags would cost ----------------------------------------------------------------------------------------


def report(observations: dict[str, list[Observation]]) -> None:
    """Print the cost of each level, every set judged by curves from the others."""
    judged = []
    for name, rows in observations.items():
        others = [row for other, more in observations.items() if other != name for row in more] or rows
        curves = fit(others)
        judged += [(chances(row, curves), is_right(row)) for row in rows]
    wrong = sum(not right for _, right in judged)
    print(f"{len(judged)} mentions, {wrong} of them wrong")
    print("below  flagged  caught  silent")
    for level in LEVELS:
        marked = [right for chance, right in judged if min(chance.values()) < level]
        caught = sum(not right for right in marked)
        silent = (wrong - caught) / max(1, len(judged) - len(marked))
        print(f"{level:<5}  {len(marked) / len(judged):7.3f}  {caught / max(1, wrong):6.3f}  {silent:6.3f}")


def is_right(row: Observation) -> bool:
    return all(row[name][2] for name in ("passage", *ROW))


def chances(row: Observation, curves: dict[tuple[str, int], list[tuple[float, float]]]) -> dict[str, float]:
    from extract.calibration import interpolate

    return {name: interpolate(curves.get((name, int(row[name][1])), []), row[name][0]) for name in ("passage", *ROW)}


if __name__ == "__main__":
    main()
