#!/usr/bin/env python3
"""Learn which rows are wrong from pages that the program met for the first time, and show what flagging would cost.

usage: calibrate.py
       calibrate.py --first-contact SHARED_DIR SET ...

Sets that rules were written on flatter the program, even where its weights have not seen them. `first_contact.jsonl`
has what it made of sets when it met them first, as signs and verdicts without any text. From that are written:

  src/extract/data/trust_weights.csv     the signs of a win, its countries and people, weighed (logistic regression);
                                         those of its date, to tell a reviewer which speak against it
  src/extract/data/trust_date_trees.csv  the signs of its date among each other (boosted trees)
  src/extract/data/calibration.csv       isotonic curves of the other fields, for readings with and without rivals

Printed, every set judged by what is learnt from others: what share of the mentions each level of the row's chance would
flag, how many of the wrong ones that catches, what share of the unflagged is wrong, and the chances against the truth.
`below` in `data/flags.toml` is chosen from that by hand.

`--first-contact` reads the sets named (SHARED_DIR as in `annotations.py`) with the project as it stands and adds them
to that file. Do that before anything is repaired on them or learnt from them.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import fitting
from annotations import annotated_sets, follows_real_pages
from collect import Observation
from learners import write_weights

DATA = Path(__file__).parents[2] / "src/extract/data"
FIRST_CONTACT = Path(__file__).parent / "first_contact.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first-contact", nargs="+", metavar=("SHARED_DIR", "SET"))
    if chosen := parser.parse_args().first_contact:
        add_first_contact(Path(chosen[0]).resolve(), chosen[1:])
        return
    observations = read_first_contact()
    fitting.report(observations)
    pooled = [row for rows in observations.values() for row in rows]
    write_weights(DATA / "trust_weights.csv", dict(fitting.fit_parts(pooled)), digits=3)
    fitting.grow_dates(pooled).write(DATA / "trust_date_trees.csv")
    write_curves(fitting.fit_curves(pooled))


def add_first_contact(shared: Path, names: Sequence[str]) -> None:
    known = annotated_sets(shared)
    collect, score = Path(__file__).parent / "collect.py", shared / "eval/score.py"
    with FIRST_CONTACT.open("a", encoding="utf-8") as file:
        for name in names:
            command = [sys.executable, collect, *known[name], score]
            lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
            for line in lines:
                file.write(json.dumps({"set": name, **json.loads(line)}, separators=(",", ":")) + "\n")


def read_first_contact() -> dict[str, list[Observation]]:
    """The observations of each set, as each of them counts."""
    met: dict[str, list[Observation]] = defaultdict(list)
    for line in FIRST_CONTACT.read_text(encoding="utf-8").splitlines():
        observation = json.loads(line)
        name = observation.pop("set")
        met[name].append({**observation, "say": fitting.AFTER_REAL_SAY if follows_real_pages(name) else 1.0})
    return dict(met)


def write_curves(curves: dict[tuple[str, int], list[tuple[float, float]]]) -> None:
    with (DATA / "calibration.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("field", "contested", "confidence", "share_right"))
        for (field, contested), points in curves.items():
            rows.writerows((field, contested, confidence, share) for confidence, share in points)


if __name__ == "__main__":
    main()
