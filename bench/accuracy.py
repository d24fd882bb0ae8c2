#!/usr/bin/env python3
"""How accurate is it: every annotated set scored, the confidences against the truth, the costliest causes of error.

usage: accuracy.py SHARED_DIR [SET ...]

SHARED_DIR holds `articles/`, `written/<set>/` and `eval/` with the gold and score.py; folders of `tests/annotated/`
(`articles/` and `gold/`) are sets as well, by their names. Each set is a run of its own; the cores share the sets.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import json
import re
import tempfile
import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sets import load_scorer, set_folders, set_names

from extract.calibration import chances
from extract.export import write_outputs
from extract.model import Mention
from extract.pipeline import run

COLUMNS = ("gold", "row f1", "f1", "lead", "date", "countries", "scope", "people", "category", "organisations f1")
MORE = ("places f1", "silent", "flagged", "errors caught")
FIELDS = ("date", "countries", "people", "category")
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
TABLE = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end -->)", re.DOTALL)
TOLD = ("row f1", "f1", "lead", "date", "countries", "people", "category", "organisations f1", *MORE)


@dataclass(frozen=True)
class Scored:
    """One set's figures, its (field, confidence, right) triples and its errors as (cause, example)."""

    figures: dict[str, Any]
    linking: dict[str, Any]
    confidences: list[tuple[str, float, bool]]
    causes: list[tuple[str, str]]


def score_sets(shared: Path, names: list[str]) -> list[Scored]:
    """What each set gives, in the order of the names."""
    work = partial(score_named, shared)
    if len(names) == 1:
        return [work(names[0])]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as executor:
        return list(executor.map(work, names))


def score_named(shared: Path, name: str) -> Scored:
    return score_set(load_scorer(shared), *set_folders(shared, name))


def score_set(score: Any, articles: Path, gold: Path) -> Scored:
    finished = run([articles])
    with tempfile.TemporaryDirectory() as scratch:
        write_outputs(finished, {}, Path(scratch))
        predictions = list(score.predicted(score.read_jsonl(Path(scratch) / "records.jsonl")))
    mentions = {mention.id: mention for record in finished.records for mention in record.mentions}
    total: collections.Counter[str] = collections.Counter()
    linked: list[tuple[str, str]] = []
    events: list[str] = []
    confidences: list[tuple[str, float, bool]] = []
    causes: list[tuple[str, str]] = []
    for path in sorted(gold.glob("*.jsonl")):
        golds = list(score.gold_mentions(score.read_jsonl(path)))
        preds = [p for p in predictions if p["article"] == path.stem]
        pairs = score.match(golds, preds)
        total += score.tally(golds, preds, pairs)
        found = {i for i, _ in pairs}
        linked += [(golds[i]["event"], preds[j]["record"]) for i, j in pairs]
        events += [g["event"] for i, g in enumerate(golds) if not g["optional"] or i in found]
        for i, j in pairs:
            if not golds[i]["optional"]:
                confidences += judge(score, golds[i], preds[j], mentions[preds[j]["id"]])
        causes += find_causes(score, golds, preds, pairs, mentions)
    return Scored(score.figures(total), score.linking(linked, events), confidences, causes)


def judge(score: Any, gold: Any, pred: Any, mention: Mention) -> list[tuple[str, float, bool]]:
    sure = chances(mention)
    return [(name, sure[name], score.right(name, gold, pred)) for name in FIELDS]


def find_causes(score: Any, golds: Any, preds: Any, pairs: Any, mentions: dict[str, Mention]) -> list[tuple[str, str]]:
    """Each miss, invention and wrong field of a row with a cause that can be counted."""
    causes = []
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, gold in enumerate(golds):
        if i not in found and not gold["optional"]:
            causes.append(("win not found", f"{gold['id']}: {gold['text'][:70]}"))
    for j, pred in enumerate(preds):
        if j not in used:
            causes.append(("row that is no win", f"{pred['article']}: {pred['text'][:70]}"))
    for i, j in pairs:
        gold, pred = golds[i], preds[j]
        if gold["optional"]:
            continue
        if not score.right("date", gold, pred):
            got = mentions[pred["id"]].date.value
            causes.append(
                (f"date, basis {got.basis if got else 'none'}", f"{gold['id']}: {gold['date']} {pred['date']}")
            )
        for name in ("countries", "people"):
            if not score.right(name, gold, pred):
                best = max(gold[name], key=lambda answer: len(answer & pred[name]))
                kind = "missing" if pred[name] < best else "too many" if pred[name] > best else "others"
                causes.append((f"{name}, {kind}", f"{gold['id']}: {sorted(best)} {sorted(pred[name])}"))
    return causes


def print_table(names: list[str], results: list[Scored]) -> None:
    columns = (*COLUMNS, *MORE)
    print("set".ljust(6) + "".join(c.rjust(max(len(c), 6) + 2) for c in columns) + "  pair p  pair r")
    for name, scored in zip(names, results, strict=True):
        row = "".join(str(scored.figures[c]).rjust(max(len(c), 6) + 2) for c in columns)
        print(name.ljust(6) + row + f"{scored.linking.get('pair p', '-')!s:>8}{scored.linking.get('pair r', '-')!s:>8}")


def write_markdown(path: Path, names: list[str], results: list[Scored]) -> None:
    """Put the figures into the table of a page, between its marks, every set a row."""
    heads = ("set", "wins", *TOLD, "pairs found", "wrong pairs")
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    for name, scored in zip(names, results, strict=True):
        cells = [f"{scored.figures[figure]:.2f}" for figure in TOLD]
        right, gold, told = (scored.linking[f"pairs {kind}"] for kind in ("right", "gold", "pred"))
        cells += [f"{right} of {gold}", str(told - right)]
        lines.append(f"| {' | '.join((name, str(scored.figures['gold']), *cells))} |")
    page = path.read_text(encoding="utf-8")
    path.write_text(TABLE.sub(lambda _: "\n" + "\n".join(lines) + "\n\n", page), encoding="utf-8")


def print_calibration(results: list[Scored]) -> None:
    print("\nconfidence against truth: share right (how many), by the confidence that is given out")
    bands = list(itertools.pairwise(BANDS))
    print("field".ljust(12) + "".join(f"{low:.2f}–{min(high, 1):.2f}".rjust(14) for low, high in bands))
    for name in FIELDS:
        cells = []
        for low, high in bands:
            inside = [
                right for scored in results for f, sure, right in scored.confidences if f == name and low <= sure < high
            ]
            cells.append(f"{sum(inside) / len(inside):.2f} ({len(inside)})" if inside else "–")
        print(name.ljust(12) + "".join(cell.rjust(14) for cell in cells))


def print_causes(results: list[Scored], examples: int) -> None:
    found: dict[str, list[str]] = collections.defaultdict(list)
    for scored in results:
        for cause, example in scored.causes:
            found[cause].append(example)
    print("\nthe costliest causes of error")
    for cause, cases in sorted(found.items(), key=lambda item: -len(item[1]))[:10]:
        print(f"{len(cases):5}  {cause}")
        for example in cases[:examples]:
            print(f"         {example}")


def below(names: list[str], results: list[Scored], floors: dict[str, dict[str, float]]) -> list[str]:
    """The figures that are lower than their floors."""
    found = {name: {**scored.figures, **scored.linking} for name, scored in zip(names, results, strict=True)}
    return [
        f"{name}: {figure} is {found[name][figure]}, least {least}"
        for name, figures in floors.items()
        if name in found
        for figure, least in figures.items()
        if found[name][figure] < least
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="of the checkout's own sets only each Nth")
    parser.add_argument("--examples", type=int, default=2, help="cases shown for each cause")
    parser.add_argument("--floors", type=Path, help="a TOML file of least figures per set; below one, exit 1")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    parser.add_argument("--markdown", type=Path, help="a page with a table of the figures, which is written anew")
    args = parser.parse_args()
    names = args.sets or set_names(args.shared, args.every)
    results = score_sets(args.shared, names)
    print_table(names, results)
    print_calibration(results)
    print_causes(results, args.examples)
    if args.floors and (low := below(names, results, tomllib.loads(args.floors.read_text(encoding="utf-8")))):
        raise SystemExit("below the floor: " + "; ".join(low))
    if args.markdown:
        write_markdown(args.markdown, names, results)
    if args.json:
        figures = {n: {**r.figures, "linking": r.linking} for n, r in zip(names, results, strict=True)}
        args.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
