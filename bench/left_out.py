#!/usr/bin/env python3
"""How accurate is it on sets it has not learnt from: for each set, the weights learnt without it, then scored on it.

usage: left_out.py SHARED_DIR [SET ...]

The sources and recipes are copied into a temporary folder, the recipes of `models/` learn there without the set, and
`accuracy.py` scores the copy. Takes some two minutes a set on two cores. Tables that people wrote were written looking
at some of the sets; see the README for which.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sets import set_names

ROOT = Path(__file__).parents[1]
# In this order: the later ones learn from the passages of the first.
RECIPES = ("segment", "meaning", "countries", "names", "dates")


def score_without(shared: Path, name: str, examples: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch)
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "src", copy / "src", ignore=ignore)
        shutil.copytree(ROOT / "models", copy / "models", ignore=ignore)
        (copy / "tests").symlink_to(ROOT / "tests")
        environment = os.environ | {"PYTHONPATH": str(copy / "src")}
        for recipe in RECIPES:
            command = [sys.executable, str(copy / "models" / recipe / "train.py"), str(shared), "--leave-out", name]
            subprocess.run(command, check=True, env=environment, cwd=copy)
        command = [sys.executable, str(ROOT / "bench/accuracy.py"), str(shared), name, "--examples", str(examples)]
        subprocess.run(command, check=True, env=environment, cwd=copy)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--examples", type=int, default=0, help="cases shown for each cause of error")
    args = parser.parse_args()
    shared = args.shared.resolve()
    names = args.sets or set_names(shared)
    for name in names:
        score_without(shared, name, args.examples)


if __name__ == "__main__":
    main()
