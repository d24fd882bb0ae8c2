"""Two whole sample articles, as they are read today. A change that is meant is taken over by

    python tests/test_snapshots.py

and the difference in `tests/expected` is looked at before it is committed. Only what analysts see is compared, not
reasons and confidences, whose wording and last digits change with every repair.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.export.jsonl import record_lines
from extract.pipeline import run

HERE = Path(__file__).parent
RAW = HERE.parent / "raw"
ARTICLES = ("spring-ledger-2020.md", "country-labels-2018.txt")


def read_article(name: str) -> list[str]:
    """One JSON line per mention of the article, in text order."""
    records = [json.loads(line) for line in record_lines(run([RAW / name]))]
    mentions = sorted((m for record in records for m in record["mentions"]), key=lambda m: m["lead"]["start"])
    return [json.dumps(_stable(mention), ensure_ascii=False) for mention in mentions]


def _stable(mention: dict[str, Any]) -> dict[str, Any]:
    return {
        "lead": mention["lead"]["text"],
        "date": mention["date"] and mention["date"]["edtf"],
        "scope": mention["scope"],
        "countries": mention["countries"],
        "places": [place["name"] for place in mention["places"]],
        "people": [person["name"] for person in mention["people"] if person["role"] == "subject"],
        "perpetrators": [person["name"] for person in mention["people"] if person["role"] == "perpetrator"],
        "organisations": [organisation["name"] for organisation in mention["organisations"]],
        "category": mention["category"],
    }


def expected_file(name: str) -> Path:
    return HERE / "expected" / f"{Path(name).stem}.jsonl"


@pytest.mark.parametrize("name", ARTICLES)
def test_article(name: str) -> None:
    assert read_article(name) == expected_file(name).read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    for name in ARTICLES:
        lines = read_article(name)
        expected_file(name).write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        print(f"{expected_file(name)}: {len(lines)} mentions")
