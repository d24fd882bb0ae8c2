"""The output of a made run whose questions reviewers answer."""

import json
from pathlib import Path
from typing import Any

import pytest


def mention(id: str, article: str, text: str, **fields: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "date": None,
        "scope": "national",
        "countries": [],
        "places": [],
        "people": [],
        "organisations": [],
        "category": "other",
    }
    return {"id": id, "article": article, "lead": {"start": 0, "end": len(text), "text": text}, **empty, **fields}


def question(id: str, kind: str, field: str = "", **more: Any) -> dict[str, Any]:
    empty = {"question": f"{kind}?", "mention": "", "other": "", "current": "", "candidates": []}
    return {"id": id, "kind": kind, "field": field, **empty, **more}


def records() -> list[dict[str, Any]]:
    ada = [{"name": "Ada Brenner", "role": "subject"}, {"name": "Ines Vold", "role": "lawyer"}]
    one = mention("m-1", "news", "Ada\nBrenner was freed.", date={"edtf": "2021-02"}, countries=["NA"], people=ada)
    two = mention("m-2", "blog", "Brenner is home; at last.", people=ada[:1])
    law = mention("m-3", "news", "A law passed. A ban fell.", category="legislation")
    cases = [mention(f"m-case-{number}", "docket", f"Case {number} was closed.") for number in range(5)]
    return [
        {
            **one,
            "id": "r-1",
            "mentions": [one, two],
            "questions": [
                question("q-date", "date", "date", mention="m-1", current="2021-02", candidates=["2021-05"]),
                question("q-country", "country", "countries", mention="m-1", current="Namibia"),
                question("q-role", "role", "people", mention="m-1", current="Ines Vold: lawyer"),
                question("q-conflict", "conflict", "date"),
                question("q-same", "same-event", mention="m-1", other="m-3"),
            ],
        },
        {
            **law,
            "id": "r-2",
            "mentions": [law],
            "questions": [
                question("q-split", "split", mention="m-3"),
                question("q-category", "category", "category", mention="m-3", current="legislation"),
                question("q-people", "person", "people", mention="m-3", candidates=["Suu; Min Ko (perpetrator)"]),
                question("q-read", "reading", mention="m-3"),
                question("q-date-again", "conflict", "date", mention="m-1"),
            ],
        },
        {
            **cases[0],
            "id": "r-3",
            "mentions": cases,
            "questions": [
                question(f"q-case-{number}", "date", "date", mention=case["id"]) for number, case in enumerate(cases)
            ],
        },
    ]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (folder := tmp_path / "output").mkdir()
    lines = [json.dumps(record) for record in records()]
    (folder / "records.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
