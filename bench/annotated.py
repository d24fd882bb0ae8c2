"""A reviewer who knows the annotations: runs set against them, questions answered and rows added as they say."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.export import write_outputs
from extract.model import Decision
from extract.pipeline import run
from extract.review.forms import form_columns

FIELDS = ("date", "countries", "people", "category")
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
    stale: tuple[Decision, ...] = ()


def play_set(score: Any, articles: Path, gold: Path, scratch: Path, decisions: Path | None) -> Played:
    """Run the articles with the decisions, and find the annotation of every mention."""
    finished = run([articles], decisions=decisions)
    scratch.mkdir()
    write_outputs(finished, {}, scratch)
    records = score.read_jsonl(scratch / "records.jsonl")
    with (scratch / "review.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    mentions = {m["id"]: {**m, "record": r["id"]} for r in records for m in r["mentions"]}
    played = Played(rows, {q["id"]: q for r in records for q in r["questions"]}, mentions, stale=finished.stale)
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
    played.figures = {**score.figures(total), **score.linking(linked, events)}
    return played


# --- the reviewer ---------------------------------------------------------------------------------------------------


def answers(score: Any, played: Played, cut: Collection[str]) -> Iterator[Row]:
    """Every question that the annotations can answer, as a filled-in row; those on mentions to be `cut` are left."""
    given: dict[tuple[str, str], str] = {}  # one reviewer gives one answer on one field of a mention
    for row in played.rows:
        question = played.questions.get(row["question_id"])
        if question is None or (question["kind"] != "same-event" and question["mention"] in cut):
            continue
        said = _answer(score, played, question)
        if said and said[0] in {"keep", "change"} and question["field"]:
            about = [(id, question["field"]) for id in _about(played, question)]
            current = question["current"] or "none"
            value = next((given[key] for key in about if key in given), said[1] or current)
            given.update(dict.fromkeys(about, value))
            said = ("keep", "") if value == current else ("change", value)
        if said:
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
    if all(is_right(score, played, id, question["field"]) for id in known):
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


def is_right(score: Any, played: Played, id: str, name: str) -> bool:
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


def additions(score: Any, played: Played, beyond: str) -> tuple[list[Row], set[str]]:
    """What the reviewer writes in rows of his or her own, and the mentions that they cut into several."""
    asked = {id for question in played.questions.values() for id in (question["mention"], question["other"]) if id}
    open_articles = {played.mentions[id]["article"] for id in asked if id in played.mentions}
    rows: list[Row] = []
    cut: set[str] = set()
    for id, mention in played.mentions.items():
        here = beyond == "all" or (beyond == "article" and mention["article"] in open_articles)
        parts = _missed_in(played, mention["article"], mention["lead"]) if here and id in played.gold else []
        if parts:
            cut.add(id)
            rows.append(_added(mention, "split", corrected_value=_statements(played, id, parts)))
            for read in (played.gold[id][0], *parts):
                rows += _fields(score, played, read)
        elif (here or (beyond == "mention" and id in asked)) and id in played.gold:
            rows += _corrected(score, played, id)
        elif here and mention["article"] in played.spare:
            rows.append(_added(mention, "not a win"))
    for article in open_articles if beyond == "article" else played.spare if beyond == "all" else ():
        for read in played.spare.get(article, ()):
            rows += [_added({"article": article, "lead": {"text": read["lead"]}}, "missed win")]
            rows += _fields(score, played, read)
        played.spare[article] = []
    return rows, cut


def _fields(score: Any, played: Played, read: Json) -> Iterator[Row]:
    """All the fields of a win that nobody found."""
    [gold] = score.gold_mentions([read])
    for name in FIELDS:
        value = truth(score, name, read, gold) or "none"
        yield _added({"article": read["article"], "lead": {"text": read["lead"]}}, "change", name, value)


def _corrected(score: Any, played: Played, id: str) -> Iterator[Row]:
    asked = {question["field"] for question in played.questions.values() if id == question["mention"]}
    for name in FIELDS:
        if name not in asked and not is_right(score, played, id, name):
            value = truth(score, name, *played.gold[id]) or "none"
            yield _added(played.mentions[id], "change", name, value)


def _added(mention: Json, decision: str, field: str = "", corrected_value: str = "") -> Row:
    said = {"field": field, "decision": decision, "corrected_value": corrected_value, "reviewer": "annotations"}
    return dict.fromkeys(form_columns(), "") | {"article": mention["article"], "quote": mention["lead"]["text"]} | said
