"""A made run: articles, one of them hostile, and records with questions of every kind about them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.page import Desk

NEWS = """Wins of the spring

On 3 February the writer Ada Brenner was freed from the prison of Keta. Her lawyer Ines Vold was there.

A law passed. A ban fell.

The court let the school open again.
"""
BLOG = """Good news\r
\r
Brenner is home; at last.\r
<script>alert("x")</script> &amp; <b onclick='x'>bold</b> \u202etxet\u202c \x07 </textarea>--> {{ 7 * 7 }}\r
"""
TEXTS = {"news": NEWS, "blog": BLOG}
CLAIMS = [
    {"rule": "base_rate", "sentence": "Two mentions are seldom one event.", "weight": -4.0, "feature": 1.0},
    {"rule": "same_people", "sentence": "They name <the> same people.", "weight": 5.0, "feature": 0.9},
]


DATES, KINDS = ["2021-02", "2020-02"], ["ruling"]


def span(article: str, words: str) -> dict[str, Any]:
    start = TEXTS[article].index(words)
    return {"start": start, "end": start + len(words), "line": 1, "text": words}


def mention(id: str, article: str, lead: str, people: tuple[str, ...] = (), **fields: Any) -> dict[str, Any]:
    found = [{"name": n, "role": "subject", **span(article, n), "variants": []} for n in people]
    empty: dict[str, Any] = {
        "date": None,
        "scope": "national",
        "countries": [],
        "places": [],
        "people": found,
        "organisations": [],
        "category": "other",
        "evidence": {},
    }
    at = span(article, lead)
    return {"id": id, "article": article, "lead": at, "passage": dict(at), **empty, **fields}


def question(id: str, kind: str, field: str = "", doubt: float = 0.5, **more: Any) -> dict[str, Any]:
    empty = {
        "question": f"The {kind} of {more.get('mention', 'all')}?",
        "reason": f"because of <{kind}>",
        "mention": "",
        "other": "",
        "current": "",
        "candidates": [],
        "doubt": doubt,
    }
    return {"id": id, "kind": kind, "field": field, **empty, **more}


def records() -> list[dict[str, Any]]:
    ada = mention(
        "m-1",
        "news",
        NEWS.split("\n")[2].split(". Her")[0] + ".",
        ("Ada Brenner",),
        countries=["NA"],
        date={"edtf": "2021-02-03"},
        evidence={"date": [span("news", "3 February")], "places": [span("news", "Keta")]},
    )
    home = mention("m-2", "blog", "Brenner is home; at last.", ("Brenner",), countries=["GH"])
    law = mention("m-3", "news", "A law passed. A ban fell.", category="legislation")
    school = mention("m-4", "news", "The court let the school open again.", category="ruling")
    evil = mention("m-5", "blog", BLOG.split("\r\n")[3].strip(), category="policy")
    pair = {"left": "m-1", "right": "m-2", "score": 0.5, "decided": "", "claims": CLAIMS}
    return [
        {
            **ada,
            "id": "r-1",
            "mentions": [ada],
            "pairs": [],
            "doubtful": [pair],
            "questions": [
                question(
                    "q-date",
                    "date",
                    "date",
                    0.9,
                    mention="m-1",
                    current="2021-02-03",
                    candidates=["2021-02", "2020-02"],
                ),
                question("q-same", "same-event", "", 0.8, mention="m-1", other="m-2", candidates=["same", "different"]),
                question("q-country", "country", "countries", 0.3, mention="m-1", current="Namibia"),
            ],
        },
        {
            **home,
            "id": "r-2",
            "mentions": [home],
            "pairs": [],
            "doubtful": [pair],
            "questions": [
                question("q-same", "same-event", "", 0.8, mention="m-1", other="m-2", candidates=["same", "different"]),
                question("q-people", "person", "people", 0.4, mention="m-2", current="Brenner"),
                {**question("q-silent", "date", "date", mention="m-2"), "question": ""},
            ],
        },
        {
            **law,
            "id": "r-3",
            "mentions": [law],
            "pairs": [],
            "doubtful": [],
            "questions": [
                question("q-split", "split", "", 0.7, mention="m-3"),
                question(
                    "q-category",
                    "category",
                    "category",
                    0.2,
                    mention="m-3",
                    current="legislation",
                    candidates=["ruling"],
                ),
            ],
        },
        {
            **school,
            "id": "r-4",
            "mentions": [school, evil],
            "pairs": [],
            "doubtful": [],
            "questions": [
                question("q-conflict", "conflict", "category", 0.1, candidates=["ruling", "policy"]),
                question("q-evil", "person", "people", 0.05, mention="m-5", candidates=["<i>\u202eEve</i>"]),
            ],
        },
    ]


ORDER = ["q-date", "q-same", "q-split", "q-people", "q-country", "q-category", "q-conflict", "q-evil"]


def write_run(folder: Path) -> Path:
    """The articles in `folder`/raw and the run's output beside them."""
    (raw := folder / "raw").mkdir()
    for name, text in TEXTS.items():
        (raw / f"{name}.txt").write_bytes(text.encode())
    (output := folder / "output").mkdir()
    lines = [json.dumps(record, ensure_ascii=False) for record in records()]
    (output / "records.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    inputs = [{"article": name, "path": str(raw / f"{name}.txt")} for name in TEXTS]
    (output / "run.json").write_text(json.dumps({"inputs": inputs}), encoding="utf-8")
    return output


class Clock:
    """Time that passes when a test says so."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Made:
    """A made run with its decisions file; `open` opens a desk on it, as starting the command does."""

    output: Path
    decisions: Path
    clock: Clock
    open: Callable[..., Desk]

    def questions(self) -> list[str]:
        """What is asked, in words."""
        return [item.asked.question for item in self.open().deck.items]
