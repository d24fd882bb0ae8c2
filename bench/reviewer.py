#!/usr/bin/env python3
"""What answers are worth: a script plays the reviewer, and the answers are taken, applied and run again.

usage: reviewer.py SHARED_DIR [SET ...] [--beyond mention|article|all] [--least ROW_F1] [--show N]

Each set is run, its review.csv is filled in from the annotations and taken by the same code as `extract apply`, and
the set is run again with the decisions. Printed per set: mentions, questions, questions per 100 mentions, the share
of answers that changed something, row F1 before and after, and what was asked again.

`--beyond` says what the reviewer does besides answering what is asked (by default nothing): set right what else is
wrong with the `mention` in question; also add the wins that were missed, and strike out those that are none, in the
`article` that it stands in; or do so in `all` of them.
"""

from __future__ import annotations

import argparse
import csv
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accuracy import folders, load_scorer

from extract.export import write_outputs
from extract.pipeline import run
from extract.review import apply_forms
from extract.review.forms import form_columns

FIELDS = ("date", "countries", "people", "category")
COLUMNS = (
    *("mentions", "asked", "per 100", "changed", "added", "refused", "row f1", "after", "pair r", "after "),
    *("again", "new", "stale"),
)
Row = dict[str, str]
Json = dict[str, Any]


@dataclass
class Played:
    """One run, set against the annotations: what each mention should be, and what nobody found."""

    rows: list[Row]  # of review.csv
    questions: dict[str, Json]
    mentions: dict[str, Json]  # with "record"
    gold: dict[str, tuple[Json, Json]] = field(default_factory=dict)  # mention id → annotation, as read and as scored
    spare: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))  # article → wins not found
    scored: dict[str, Json] = field(default_factory=dict)  # mention id → the prediction as the scorer has it
    figures: Json = field(default_factory=dict)


def play_set(score: Any, articles: Path, gold: Path, scratch: Path, decisions: Path | None) -> Played:
    """Run the articles with the decisions, and find the annotation of every mention."""
    finished = run([articles], decisions=decisions)
    scratch.mkdir()
    write_outputs(finished, {}, scratch)
    records = score.read_jsonl(scratch / "records.jsonl")
    with (scratch / "review.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    mentions = {m["id"]: {**m, "record": r["id"]} for r in records for m in r["mentions"]}
    played = Played(rows, {q["id"]: q for r in records for q in r["questions"]}, mentions)
    total: Counter[str] = Counter()
    linked, events = [], []
    predictions = list(score.predicted(records))
    for path in sorted(gold.glob("*.jsonl")):
        read = score.read_jsonl(path)
        golds, preds = list(score.gold_mentions(read)), [p for p in predictions if p["article"] == path.stem]
        pairs = score.match(golds, preds)
        total += score.tally(golds, preds, pairs)
        found = {i for i, _ in pairs}
        for i, j in pairs:
            played.gold[preds[j]["id"]] = (read[i], golds[i])
        played.scored |= {p["id"]: p for p in preds}
        played.spare[path.stem] = [read[i] for i, g in enumerate(golds) if i not in found and not g["optional"]]
        linked += [(golds[i]["event"], preds[j]["record"]) for i, j in pairs]
        events += [g["event"] for i, g in enumerate(golds) if not g["optional"] or i in found]
    played.figures = {**score.figures(total), **score.linking(linked, events), "stale": len(finished.stale)}
    return played


# --- the reviewer ---------------------------------------------------------------------------------------------------


def answers(score: Any, played: Played) -> Iterator[Row]:
    """Every question that the annotations can answer, as a filled-in row."""
    given: dict[tuple[str, str], tuple[str, str]] = {}  # one reviewer gives one answer on one field of a mention
    for row in played.rows:
        question = played.questions.get(row["question_id"])
        said = _answer(score, played, question)
        if question and said:
            about = [(id, question["field"]) for id in _about(played, question)]
            said = next((given[key] for key in about if key in given), said) if question["field"] else said
            given.update(dict.fromkeys(about, said))
            yield {**row, "decision": said[0], "corrected_value": said[1], "reviewer": "annotations"}


def _about(played: Played, question: Json) -> list[str]:
    if question["mention"]:
        return [question["mention"]]
    record = next(row["record_id"] for row in played.rows if row["question_id"] == question["id"])
    return [id for id, mention in played.mentions.items() if mention["record"] == record]


def _answer(score: Any, played: Played, question: Json | None) -> tuple[str, str] | None:
    if question is None:
        return None
    if question["kind"] == "same-event":
        return _compared(played, question["mention"], question["other"])
    known = [id for id in _about(played, question) if id in played.gold]
    if not known:
        return ("not a win", "") if question["kind"] != "conflict" else None
    if question["kind"] == "split":
        return _one_or_several(played, known[0])
    if question["field"] not in FIELDS:
        return ("keep", "")
    if all(_right(score, played, id, question["field"]) for id in known):
        return ("keep", "")
    return ("change", truth(score, question["field"], *played.gold[known[0]]) or "none")


def _compared(played: Played, one: str, other: str) -> tuple[str, str]:
    if one not in played.gold or other not in played.gold:
        return ("different", "")
    same = played.gold[one][1]["event"] == played.gold[other][1]["event"]
    return ("same" if same else "different", "")


def _one_or_several(played: Played, id: str) -> tuple[str, str]:
    mention = played.mentions[id]
    parts = _missed_in(played, mention["article"], mention["passage"])
    if not parts:
        return ("keep", "")
    return ("split", _statements(played, id, parts))


def _missed_in(played: Played, article: str, span: Json) -> list[Json]:
    """The wins that were not found and whose statements begin in the span; they count as found from now on."""
    missed = [g for g in played.spare.get(article, []) if span["start"] <= g["lead_start"] < span["end"]]
    for gold in missed:
        played.spare[article].remove(gold)
    return missed


def _statements(played: Played, id: str, parts: list[Json]) -> str:
    """The statements of a mention that tells several wins, in text order."""
    lead = played.mentions[id]["lead"]
    own = (lead["start"], lead["text"])
    if any(part["lead_start"] < lead["end"] for part in parts):  # the statement itself is too long
        own = (played.gold[id][0]["lead_start"], played.gold[id][0]["lead"])
    return " | ".join(text for _, text in sorted([own, *((part["lead_start"], part["lead"]) for part in parts)]))


def _right(score: Any, played: Played, id: str, name: str) -> bool:
    _, gold = played.gold[id]
    return bool(gold["optional"] or score.right(name, gold, played.scored[id]))


def truth(score: Any, name: str, read: Json, gold: Json) -> str:
    """The annotated value of a field as a reviewer writes it."""
    if name == "people":
        return "; ".join([*read["people"], *(f"{person} (perpetrator)" for person in read["perpetrators"])])
    if name == "countries":
        return "; ".join(sorted(gold["countries"][0]))
    if name == "category":
        return str(gold["category"][0])
    days = gold["date"][0]
    text = read["date"][0] if isinstance(read["date"], list) else read["date"]
    if days is None:
        return ""
    # A season (2020-21) is written by its first and last day.
    return "/".join(days) if re.fullmatch(r"\d{4}-2\d", text) else str(text).rstrip("?~%")


# --- beyond what is asked -------------------------------------------------------------------------------------------


def additions(score: Any, played: Played, beyond: str) -> Iterator[Row]:
    """What the reviewer writes in rows of his or her own."""
    asked = {id for question in played.questions.values() for id in (question["mention"], question["other"]) if id}
    open_articles = {played.mentions[id]["article"] for id in asked if id in played.mentions}
    for id, mention in played.mentions.items():
        seen = {
            "": False,
            "mention": id in asked,
            "article": mention["article"] in open_articles,
            "all": True,
        }[beyond]
        if seen and id in played.gold:
            yield from _corrected(score, played, id)
            if beyond != "mention" and (parts := _missed_in(played, mention["article"], mention["lead"])):
                value = _statements(played, id, parts)
                yield _added(mention["article"], mention["lead"]["text"], decision="split", corrected_value=value)
        elif seen and mention["article"] in played.spare:
            yield _added(mention["article"], mention["lead"]["text"], decision="not a win")
    if beyond in {"article", "all"}:
        for article, missed in played.spare.items():
            if beyond == "all" or article in open_articles:
                for gold in missed:
                    yield _added(article, gold["lead"], decision="missed win")


def _corrected(score: Any, played: Played, id: str) -> Iterator[Row]:
    asked = {question["field"] for question in played.questions.values() if id == question["mention"]}
    mention = played.mentions[id]
    for name in FIELDS:
        if name not in asked and not _right(score, played, id, name):
            value = truth(score, name, *played.gold[id]) or "none"
            yield _added(
                mention["article"], mention["lead"]["text"], field=name, decision="change", corrected_value=value
            )


def _added(article: str, quote: str, **cells: str) -> Row:
    return {**dict.fromkeys(form_columns(), ""), "article": article, "quote": quote, "reviewer": "annotations", **cells}


# --- the loop -------------------------------------------------------------------------------------------------------


def review_set(score: Any, articles: Path, gold: Path, beyond: str, show: int) -> Json:
    """Run, answer, apply, run again: the figures of one set."""
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        first = play_set(score, articles, gold, scratch / "first", None)
        answered = list(answers(score, first))
        added = list(additions(score, first, beyond))
        with (form := scratch / "review.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, form_columns())
            writer.writeheader()
            writer.writerows([*answered, *added])
        decisions = scratch / "decisions.jsonl"
        applied = apply_forms([form], scratch / "first", decisions, now="2026-01-01T00:00:00Z")
        for refusal in applied.refused[:show]:
            print(f"  refused: {refusal.where}: {refusal.reason}; {refusal.remedy} ({refusal.value!r})")
        second = play_set(score, articles, gold, scratch / "second", decisions)
    if show:
        show_rest(score, second, show)
    return {
        "mentions": first.figures["pred"],
        "asked": len(first.rows),
        "per 100": round(100 * len(first.rows) / max(1, first.figures["pred"]), 1),
        "changed": round(sum(changes(first, row) for row in answered) / max(1, len(answered)), 2),
        "added": len(added),
        "refused": len(applied.refused),
        "row f1": first.figures["row f1"],
        "after": second.figures["row f1"],
        "pair r": first.figures.get("pair r"),
        "after ": second.figures.get("pair r"),
        "again": len(set(first.questions) & set(second.questions)),
        "new": len(set(second.questions) - set(first.questions)),
        "stale": second.figures["stale"],
    }


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
        for name in FIELDS[:3]:
            if not _right(score, played, id, name):
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
    parser.add_argument("--least", type=float, default=0.0, help="exit 1 when row F1 stays below this in a written set")
    parser.add_argument("--show", type=int, default=0, help="cases shown of what is still wrong")
    args = parser.parse_args()
    score = load_scorer(args.shared)
    names = args.sets or ["real", *sorted(p.name for p in (args.shared / "written").iterdir() if p.is_dir())]
    print("set".ljust(6) + "".join(column.rjust(max(len(column), 6) + 2) for column in COLUMNS))
    low = []
    for name in names:
        found = review_set(score, *folders(args.shared, name), args.beyond, args.show)
        print(name.ljust(6) + "".join(str(found[column]).rjust(max(len(column), 6) + 2) for column in COLUMNS))
        low += [name] if name != "real" and found["after"] < args.least else []
    if low:
        raise SystemExit(f"row F1 below {args.least} after all answers: {', '.join(low)}")


if __name__ == "__main__":
    main()
