"""Sentences that list several wins, as cases."""

from dataclasses import replace
from typing import Any

import pytest

from by_hand.cases import read_cases
from by_hand.marked import make_passage
from extract.learnt import Features
from extract.model import Span
from extract.segment.clauses import cuts_of, split_clauses
from extract.segment.statements import statements
from extract.telling.cues import tells_of

CASES = read_cases("clauses")["cases"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES])
def test_clauses(case: dict[str, Any]) -> None:
    parsed, passage = make_passage(case["text"])
    # Each statement that stands beside another in the sentence is taken for a win, but where it tells only bad news.
    lead = passage.lead
    spans = [Span(lead.start + start, lead.start + end) for start, end in statements(lead.of(parsed.article.text))]
    parts = [(span, 0.2 if tells_of(span.of(parsed.article.text)) == {"bad"} else 0.9) for span in spans]
    found = [span.of(parsed.article.text) for span in split_clauses(parsed, lead, parts if len(parts) > 1 else ())]
    assert found == (case["clauses"] or [passage.lead.of(parsed.article.text)])


def test_the_label_says_where_the_first_clause_is() -> None:
    text = "Peru: Ten weavers were granted papers; in Chad the baker [Issa Garba] was released without charge."
    parsed, _ = make_passage(text)
    whole = parsed.article.text
    block = replace(parsed.blocks[0], label=Span(0, 4), body=Span(6, len(whole)))
    parts = [(Span(6 + start, 6 + end), 0.9) for start, end in statements(whole[6:])]
    found = split_clauses(replace(parsed, blocks=(block,)), block.body, parts)
    assert [clause.of(whole)[:10] for clause in found] == ["Ten weaver", "in Chad th"]
    assert len(split_clauses(parsed, block.body, parts)) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Chad freed a poet, the court of Mali pardoned two, and Peru closed its camp.",
            ["within a series", "last of a series"],
        ),
        ("Chad freed a poet, a man of seventy, and Peru closed its camp.", []),
        ("Chad freed a poet and Peru closed its camp.", []),
    ],
)
def test_full_clauses_in_a_row(text: str, told: list[str]) -> None:
    parsed, _ = make_passage(f"[{text}]")
    asked: list[Features] = []
    cuts_of(parsed, Span(0, len(text)), (), lambda _, features: not asked.append(features))  # type: ignore[func-returns-value]
    assert [name for features in asked for name in features if name.endswith("a series")] == told
