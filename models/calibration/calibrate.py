#!/usr/bin/env python3
"""Learn which rows are wrong, on articles that were left out, and show what flagging them would cost.

usage: calibrate.py SHARED_DIR [SET ...] [--cache DIR] [--folds N] [--jobs N] [--first-contact SET ...]

SHARED_DIR holds annotated articles; `annotations.py` says where, there and in the checkout. Without names, all sets are
read. The sets are dealt into folds; for each the learnt weights are trained on the other folds, in a copy of the
project, and its sets are read with them; what the stages said and whether it was right is pooled with
`first_contact.jsonl`. Written:

  src/extract/data/trust_weights.csv   the signs of a win, its date, countries and people, weighed (logistic regression)
  src/extract/data/calibration.csv     isotonic curves of the other fields, for readings with and without rivals

Printed, every set judged by weights from the others: what share of the mentions each level of the row's chance would
flag, how many of the wrong ones that catches, what share of the unflagged is wrong, and the chances against the truth.
`below` in `data/flags.toml` is chosen from that by hand. `--cache` keeps what was read, so that a second run only fits.

Sets that rules were written on flatter the program even when its weights have not seen them. `first_contact.jsonl` has
what it made of sets when it met them first, as signs and verdicts without any text; `--first-contact` only reads the
sets named, with the project as it stands, and adds them to that file. Do that before anything is repaired on them.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import fitting
from annotations import Sets, annotated_sets, follows_real_pages
from collect import Observation

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src/extract/data"
FIRST_CONTACT = Path(__file__).parent / "first_contact.jsonl"
FIRST = "segment"  # what the others are trained on: the passages that it finds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--cache", type=Path, help="a folder for what was read; what is there is not read again")
    parser.add_argument("--folds", type=int, default=5, help="how often to train; more leave less out at a time")
    parser.add_argument("--jobs", type=int, default=2, help="folds that are read at the same time")
    parser.add_argument("--first-contact", nargs="+", default=[], metavar="SET")
    args = parser.parse_args()
    shared = args.shared.resolve()
    known = annotated_sets(shared)
    if args.first_contact:
        add_first_contact(shared, known, args.first_contact)
        return
    chosen = {name: known[name] for name in args.sets or known}
    names = list(chosen)
    folds = [names[start :: args.folds] for start in range(min(args.folds, len(names)))]
    with ThreadPoolExecutor(args.jobs) as pool:
        read = pool.map(lambda fold: read_cached(shared, chosen, fold, args.cache), folds)
        observations = {
            name: [{**row, "say": fitting.WORKED_ON} for row in rows] for fold in read for name, rows in fold.items()
        }
    early = read_first_contact()
    fitting.report(observations, early)
    pooled = [row for rows in (*observations.values(), *early.values()) for row in rows]
    write_weights(fitting.fit_parts(pooled))
    write_curves(fitting.fit_curves(pooled))


# --- reading sets -------------------------------------------------------------------------------------------------


def read_cached(shared: Path, sets: Sets, fold: Sequence[str], cache: Path | None) -> dict[str, list[Observation]]:
    kept = {name: cache / f"{name}.jsonl" for name in fold} if cache else {}
    lines = {name: path.read_text(encoding="utf-8") for name, path in kept.items() if path.exists()}
    if len(lines) < len(fold):
        lines = read_left_out(shared, sets, fold)
        for name, path in kept.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(lines[name], encoding="utf-8")
    return {name: parse_lines(text) for name, text in lines.items()}


def read_left_out(shared: Path, sets: Sets, fold: Sequence[str]) -> dict[str, str]:
    """What a project trained without the fold's sets makes of each of them."""
    with tempfile.TemporaryDirectory() as scratch:
        copy, view = Path(scratch) / "copy", Path(scratch) / "shared"
        for part in ("src", "models"):
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        view_without(shared, sets, fold, view)
        recipes = sorted((copy / "models").glob("*/train.py"), key=lambda path: path.parent.name != FIRST)
        for recipe in recipes:
            run(copy, recipe, view)
        collect = copy / "models/calibration/collect.py"
        lines = {name: run(copy, collect, *sets[name], shared / "eval/score.py") for name in fold}
    print(f"{', '.join(fold)}: read with what was learnt from the others", file=sys.stderr)
    return lines


def view_without(shared: Path, sets: Sets, fold: Sequence[str], view: Path) -> None:
    """A folder as the recipes want it, of all the sets but the fold's."""
    (view / "written").mkdir(parents=True)
    (view / "eval").symlink_to(shared / "eval")
    if "real" in fold or "real" not in sets:
        (view / "articles").mkdir()
    else:
        (view / "articles").symlink_to(shared / "articles")
    for other, (articles, _) in sets.items():
        if other not in {*fold, "real"}:
            (view / "written" / other).symlink_to(articles.resolve().parent)


def run(project: Path, script: Path, *given: Path) -> str:
    # First on the path, before the installed project; one thread each, as sets are read at the same time.
    surroundings = {**os.environ, "PYTHONPATH": str(project / "src"), "OMP_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, script, *given], env=surroundings, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{script.relative_to(project)} failed; see above")
    return done.stdout


def add_first_contact(shared: Path, known: Sets, names: Sequence[str]) -> None:
    with FIRST_CONTACT.open("a", encoding="utf-8") as file:
        for name in names:
            lines = run(ROOT, Path(__file__).parent / "collect.py", *known[name], shared / "eval/score.py")
            for observation in parse_lines(lines):
                file.write(json.dumps({"set": name, **observation}, separators=(",", ":")) + "\n")


def read_first_contact() -> dict[str, list[Observation]]:
    met: dict[str, list[Observation]] = defaultdict(list)
    if FIRST_CONTACT.exists():
        for observation in parse_lines(FIRST_CONTACT.read_text(encoding="utf-8")):
            name = observation.pop("set")
            met[name].append({**observation, "say": fitting.AFTER_REAL_SAY if follows_real_pages(name) else 1.0})
    return dict(met)


def parse_lines(text: str) -> list[Observation]:
    return [json.loads(line) for line in text.splitlines()]


# --- writing ------------------------------------------------------------------------------------------------------


def write_weights(models: Iterable[tuple[str, dict[str, float]]]) -> None:
    with (DATA / "trust_weights.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("model", "feature", "weight"))
        for part, weights in models:
            rows.writerows((part, sign, round(weight, 3)) for sign, weight in sorted(weights.items()))


def write_curves(curves: dict[tuple[str, int], list[tuple[float, float]]]) -> None:
    with (DATA / "calibration.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("field", "contested", "confidence", "share_right"))
        for (field, contested), points in curves.items():
            rows.writerows((field, contested, confidence, share) for confidence, share in points)


if __name__ == "__main__":
    main()
