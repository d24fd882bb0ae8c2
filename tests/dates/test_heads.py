"""Where an article tells its year: four wins under many heads and feet, cases in `tests/cases/dates_heads.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.dates import date_passages

from .article import laid_out

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "dates_heads.toml").read_text(encoding="utf-8"))["head"]
_WINS = (
    ("03-03", "On 3 March a judge in Port Lilac acquitted the weaver Ama Tor, whose loom had been seized."),
    ("06-19", "The council of Vell gave up flogging on 19 June. Nobody there remembers who began it."),
    ("10-08", "Eleven ferry workers were let out of the fort of Brenn on 8 October, hungry and in good voice."),
    ("12-02", "On 2 December the chamber struck the old blasphemy clause from the penal code of the islands."),
)


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_year_of_the_head(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True, reason=case.get("comment", "")))
    years = case["years"] if len(case["years"]) == len(_WINS) else case["years"] * len(_WINS)
    wins = [f"[[{year}-{day}|{words}]]" for year, (day, words) in zip(years, _WINS, strict=True)]
    text = "\n\n".join((case.get("head", "").strip(), *wins, case.get("foot", "").strip()))
    parsed, passages, expected = laid_out(text.strip() + "\n", case.get("name", "sample"))
    answers = date_passages(parsed, passages)
    assert tuple(answer.value.edtf if answer.value else "none" for answer in answers) == expected
    for answer in answers:
        assert case.get("at_least", 0.0) <= answer.confidence <= case.get("at_most", 1.0)
