"""The whole chain behind a record or mention as text: fields, evidence, rivals, merging, flags."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.text import excerpt

Json = dict[str, Any]

FIELDS = ("date", "countries", "places", "people", "organisations", "category")


def explain(folder: Path, id: str) -> str:
    """Why the record, or the mention, with this id in the output `folder` is as it is, as indented text.

    A question's id explains the record that it is about. Raises `UsageError` when `folder` holds no records or none
    of them has the id; the message offers ids that are nearly the same.
    """
    wanted, known = id.strip(), []
    for record in _records(folder):
        mentions = {mention["id"]: mention for mention in record["mentions"]}
        questions = [question["id"] for question in record["questions"]]
        if wanted == record["id"] or wanted in questions:
            return "\n".join(_record(record, mentions, _elsewhere(folder, record)))
        if wanted in mentions:
            return "\n".join(_one_mention(record, mentions, wanted, _elsewhere(folder, record)))
        known += [record["id"], *mentions, *questions]
    raise UsageError(_unknown(folder, wanted, known))


def _records(folder: Path) -> Iterator[Json]:
    path = folder / "records.jsonl"
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield _parsed(path, number, line)
    except OSError as error:
        raise UsageError(
            f"{path}: {error.strerror or error}; give the folder that “extract run” wrote, or run it first"
        ) from error


def _elsewhere(folder: Path, record: Json) -> dict[str, str]:
    """For every mention that this record's are compared with: its article, and its record where that is another."""
    compared = {pair[side] for name in ("pairs", "doubtful") for pair in record[name] for side in ("left", "right")}
    sides = {mention["id"]: str(mention["article"]) for mention in record["mentions"]}
    if compared <= sides.keys():
        return sides
    for other in _records(folder):
        for mention in other["mentions"]:
            if mention["id"] in compared:
                sides.setdefault(mention["id"], f"{mention['article']}, record {other['id']}")
    return sides


def _parsed(path: Path, number: int, line: str) -> Json:
    try:
        record: Json = json.loads(line)
        record["mentions"], record["questions"], record["pairs"], record["doubtful"]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}, line {number}: not a record of this version; run “extract run” again") from error
    return record


def _unknown(folder: Path, wanted: str, known: list[str]) -> str:
    near = get_close_matches(wanted, known, n=3, cutoff=0.5)
    # The ids themselves are hexadecimal: somebody who typed "1a2b" left the front away, or the end.
    near = [id for id in known if wanted and wanted in id][:3] or near
    hint = f"did you mean {', '.join(near)}?" if near else f"the ids are in {folder / 'records.csv'} and mentions.csv"
    return f"{folder}: no record or mention has the id “{wanted}”; {hint}"


def _record(record: Json, mentions: dict[str, Json], sides: dict[str, str]) -> Iterator[str]:
    yield from _head(record)
    yield from _flags(record["questions"])
    yield from _merging(record["pairs"], sides, "Why these mentions are one event")
    yield from _merging(record["doubtful"], sides, "Nearly merged with, but kept apart")
    for mention in mentions.values():
        yield from _mention(mention)


def _one_mention(record: Json, mentions: dict[str, Json], id: str, sides: dict[str, str]) -> Iterator[str]:
    yield from _head(record)
    mine = [q for q in record["questions"] if not q["mention"] or id in (q["mention"], q["other"])]
    yield from _flags(mine)
    for name, title in (("pairs", "Why it is one event with"), ("doubtful", "Nearly merged with, but kept apart")):
        yield from _merging([pair for pair in record[name] if id in (pair["left"], pair["right"])], sides, title)
    yield from _mention(mentions[id])


def _head(record: Json) -> Iterator[str]:
    yield f"Record {record['id']}: {record['title']}"
    yield f"  category       {record['category']}"
    yield f"  date           {_value('date', record)}"
    yield f"  countries      {_value('countries', record)}"
    for name in ("places", "people", "organisations"):
        yield f"  {name:<14} {_value(name, record)}"
    yield f"  confidence     {record['confidence']:.2f}"
    yield f"  articles       {'; '.join(record['articles'])}"
    if record["conflicts"]:
        yield f"  the articles disagree on {', '.join(record['conflicts'])}"


def _flags(questions: Iterable[Json]) -> Iterator[str]:
    questions = list(questions)
    yield ""
    yield "Flags" if questions else "No flag: nothing in it that a careful reader could doubt was found"
    for question in questions:
        yield f"  {question['kind']}: {question['reason']}"
        about = " and ".join(filter(None, (question["mention"], question["other"]))) or "the record"
        asked = f"asked as {question['id']}: {question['question']}" if question["question"] else "not asked again"
        yield f"    about {about}, {asked}"
        if question["candidates"]:
            yield f"    candidates: {'; '.join(question['candidates'])}"


def _merging(pairs: Iterable[Json], sides: dict[str, str], title: str) -> Iterator[str]:
    pairs = list(pairs)
    if not pairs:
        return
    yield ""
    yield title
    for pair in pairs:
        both = " and ".join(f"{id} ({sides.get(id, 'not in this run')})" for id in (pair["left"], pair["right"]))
        yield f"  {both}: log-odds {pair['score']:+.2f}{_decided(pair['decided'])}"
        for claim in sorted(pair["claims"], key=lambda claim: -abs(claim["weight"] * claim["feature"])):
            weight, feature = claim["weight"], claim["feature"]
            part = f"{weight * feature:+.2f} = {weight:+.2f} × {feature:.2f}"
            yield f"    {part}  {claim['sentence']} ({claim['rule']})"


def _decided(decided: str) -> str:
    return f"; a reviewer said {decided}, which outranks the score" if decided else ""


def _mention(mention: Json) -> Iterator[str]:
    lead, sure = mention["lead"], mention["confidences"]
    yield ""
    yield f"Mention {mention['id']} in {mention['article']}, {_place(lead)}"
    yield f"  “{excerpt(lead['text'], 400)}”"
    yield f"  a win: {mention['because'].get('passage') or 'no reason noted'} ({sure['passage']:.2f} sure)"
    for doubt in mention["doubts"]:
        yield f"    doubt: {doubt}"
    for name in FIELDS:
        yield from _field(mention, name)


def _field(mention: Json, name: str) -> Iterator[str]:
    sure = f"{mention['confidences'][name]:.2f} sure"
    by = ", set by a reviewer" if name in mention["corrected"] else ""
    yield f"  {name}: {_value(name, mention)} ({sure}{by})"
    yield f"    because {mention['because'][name] or 'no reason noted'}"
    for span in mention["evidence"].get(name, ()):
        yield f"    {_place(span)}: “{excerpt(span['text'])}”"
    for rival in mention["rivals"].get(name, ()):
        yield f"    lost: {_rival(rival['value'])}, although {rival['because'] or 'it could be read so'}"


def _place(span: Json) -> str:
    return f"line {span['line']}, characters {span['start']} to {span['end']}"


def _value(name: str, holder: Json) -> str:
    value = holder[name]
    if name == "date":
        return f"{value['edtf']} ({value['precision']}, from {value['basis']})" if value else "none"
    if name == "countries":
        return f"{'; '.join(value) or 'none'} ({holder['scope']})"
    if name == "people":
        return "; ".join(f"{person['name']} ({person['role']})" for person in value) or "none"
    return value if isinstance(value, str) else "; ".join(item["name"] for item in value) or "none"


def _rival(value: Any) -> str:
    if isinstance(value, dict):
        if "countries" in value:
            return f"{'; '.join(value['countries']) or 'none'} ({value['scope']})"
        return f"{value['name']} ({value['role']})" if "role" in value else str(value.get("name", value))
    if isinstance(value, list):
        return "; ".join(map(_rival, value)) or "none"
    return "none" if value is None else str(value)
