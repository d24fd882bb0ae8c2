#!/usr/bin/env python3
"""What answers are worth: a script plays the reviewer, and the answers are taken, applied and run again.

usage: reviewer.py SHARED_DIR [SET ...] [--beyond mention|article|all] [--rounds N] [--least ROW_F1] [--show N]

Each set is run, its review.csv is filled in from the annotations and taken by the same code as `extract apply`, and
the set is run again with the decisions. Printed per set: mentions, questions, questions per 100 mentions, the share
of answers that changed something, rows added and refused, row F1 and recall of pairs before and after, questions
that were asked again although they were answered, questions left, and decisions that found nothing.

`--beyond` says what the reviewer does besides answering what is asked (by default nothing): set right what else is
wrong with the `mention` in question; also add the wins that were missed, and strike out those that are none, in the
`article` that it stands in; or do so in `all` of them.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from sets import load_scorer, set_folders, set_names

from annotated import Json, Played, Row, additions, answers, is_right, play_set
from extract.review import apply_forms
from extract.review.forms import form_columns

COLUMNS = (
    *("mentions", "asked", "per 100", "changed", "added", "refused", "row f1", "after", "pair r", "after "),
    *("again", "left", "stale"),
)


def review_set(score: Any, articles: Path, gold: Path, beyond: str, rounds: int, show: int) -> Json:
    """Run, answer, apply, run again, as many rounds as wanted: the figures of one set."""
    with tempfile.TemporaryDirectory() as name:
        decisions = Path(name) / "decisions.jsonl"
        first = last = play_set(score, articles, gold, Path(name) / "0", None)
        found = {"mentions": first.figures["pred"], "row f1": first.figures["row f1"]}
        found |= {"asked": 0, "answered": 0, "changed": 0, "added": 0, "refused": 0, "again": 0}
        seen: set[str] = set()
        for number in range(1, rounds + 1):
            form = Path(name) / f"form-{number}.csv"
            answered = fill_in(score, last, beyond, form, found)
            seen |= {row["question_id"] for row in answered}
            applied = apply_forms([form], Path(name) / str(number - 1), decisions, now="2026-01-01T00:00:00Z")
            found["refused"] += len(applied.refused)
            for refusal in applied.refused[:show]:
                print(f"  {refusal.where}: {refusal.reason}; {refusal.remedy} ({refusal.value!r})")
            last = play_set(score, articles, gold, Path(name) / str(number), decisions)
            found["again"] += len(seen & set(last.questions))
    if show:
        show_rest(score, last, show)
        for decision in last.stale[:show]:
            print(f"  no longer found: {decision.kind} {decision.field} {decision.article}: {decision.quote[:90]!r}")
    found |= {"after": last.figures["row f1"], "stale": len(last.stale), "left": len(last.questions)}
    found |= {"pair r": first.figures.get("pair r"), "after ": last.figures.get("pair r")}
    found["per 100"] = round(100 * found["asked"] / max(1, found["mentions"]), 1)
    found["changed"] = round(found["changed"] / max(1, found["answered"]), 2)
    return found


def fill_in(score: Any, played: Played, beyond: str, form: Path, found: Json) -> list[Row]:
    """Write the filled-in form, and count what is in it; the answered questions."""
    added, cut = additions(score, played, beyond)
    answered = list(answers(score, played, cut))
    with form.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, form_columns())
        writer.writeheader()
        writer.writerows([*answered, *added])
    found["asked"] += len(played.questions)
    found["answered"] += len(answered)
    found["changed"] += sum(changes(played, row) for row in answered)
    found["added"] += len(added)
    return answered


def changes(played: Played, row: Row) -> bool:
    """Whether the answer says anything else than the run did."""
    if row["decision"] in {"same", "different"}:
        question = played.questions[row["question_id"]]
        one, other = (played.mentions[question[side]]["record"] for side in ("mention", "other"))
        return (one == other) != (row["decision"] == "same")
    return row["decision"] != "keep"


def show_rest(score: Any, played: Played, show: int) -> None:
    """What is still wrong, and of what kind."""
    wrong = []
    for article, missed in played.spare.items():
        wrong += [("not found", f"{article}: {gold['lead'][:90]!r}") for gold in missed]
    for id, mention in played.mentions.items():
        if id not in played.gold:
            wrong.append(("no win", f"{mention['article']}: {mention['lead']['text'][:90]!r}"))
            continue
        for name in ("date", "countries", "people"):
            if not is_right(score, played, id, name):
                decided = "decided" if name in mention["corrected"] else "not asked"
                _, gold = played.gold[id]
                values = f"{gold[name]} but {played.scored[id][name]}"
                wrong.append((f"{name}, {decided}", f"{mention['article']}: {values} {mention['lead']['text'][:50]!r}"))
    for cause, number in Counter(cause for cause, _ in wrong).most_common():
        print(f"  {number:4} {cause}")
        for _, example in [item for item in wrong if item[0] == cause][:show]:
            print(f"         {example}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--beyond", choices=["", "mention", "article", "all"], default="")
    parser.add_argument("--rounds", type=int, default=1, help="how often to run, answer and apply")
    parser.add_argument("--least", type=float, default=0.0, help="exit 1 when row F1 stays below this in a written set")
    parser.add_argument("--show", type=int, default=0, help="cases shown of what is still wrong")
    args = parser.parse_args()
    score = load_scorer(args.shared)
    names = args.sets or set_names(args.shared)
    print("set".ljust(6) + "".join(column.rjust(max(len(column), 6) + 2) for column in COLUMNS))
    low = []
    for name in names:
        found = review_set(score, *set_folders(args.shared, name), args.beyond, args.rounds, args.show)
        print(name.ljust(6) + "".join(str(found[column]).rjust(max(len(column), 6) + 2) for column in COLUMNS))
        low += [name] if name != "real" and found["after"] < args.least else []
    if low:
        raise SystemExit(f"row F1 below {args.least} after all answers: {', '.join(low)}")


if __name__ == "__main__":
    main()
