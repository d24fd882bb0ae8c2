"""What the decisions in force leave to ask."""

from pathlib import Path

import pytest

from extract.model import Decision
from extract.review.answered import Answered
from extract.review.asked import read_questions

ADA, HOME = ("news", "Ada\nBrenner was freed."), ("blog", "Brenner is home; at last.")
LAW = ("news", "A law passed. A ban fell.")
PAIR = Decision("same-event", *LAW, "same", other_article=ADA[0], other_quote=ADA[1])
DATE, DATE_THERE = Decision("field", *ADA, "2021", "date"), Decision("field", *HOME, "2021", "date")
SPACED = Decision("field", "news", "Ada Brenner was freed.", "2021", "date")
JOIN = Decision("join", *ADA, other_article=LAW[0], other_quote=LAW[1])
TWO_LAWS = Decision("split", *LAW, "A law passed. | A ban fell.")

CASES = [
    ("nothing said", "q-date", [], False, False),
    ("a date", "q-date", [DATE], True, False),
    ("unsure is an answer", "q-date", [Decision("field", *ADA, "unsure", "date")], True, False),
    ("the quote in other white space", "q-date", [SPACED], True, False),
    ("another field", "q-date", [Decision("field", *ADA, "KE", "countries")], False, False),
    ("one of two mentions", "q-conflict", [DATE], False, False),
    ("both mentions", "q-conflict", [DATE, DATE_THERE], True, False),
    ("one of the two is no win", "q-conflict", [Decision("not-a-win", *HOME)], False, True),
    ("a pair, turned round", "q-same", [PAIR], True, False),
    ("one side is no win", "q-same", [Decision("not-a-win", *LAW)], False, True),
    ("it is one win", "q-split", [Decision("split", *LAW, "A law passed. A ban fell.")], True, False),
    ("it is no win", "q-split", [Decision("not-a-win", *LAW)], False, True),
    ("split, so that its category is nobody's", "q-category", [TWO_LAWS], False, True),
    ("part of another win", "q-category", [JOIN], False, True),
    ("the win that another is part of", "q-date", [JOIN], False, False),
    ("kept in one", "q-category", [Decision("split", *LAW, "A law passed. A ban fell.")], False, False),
    ("a missed win", "q-read", [Decision("missed-win", "news", "Else.", asked="reading?")], True, False),
]  # fmt: skip


@pytest.mark.parametrize(("label", "id", "decisions", "answered", "beside"), CASES, ids=[case[0] for case in CASES])
def test_case(label: str, id: str, decisions: list[Decision], answered: bool, beside: bool, output: Path) -> None:
    asked = read_questions(output).find(id)
    assert asked
    known = Answered(decisions)
    assert (bool(known.answer_to(asked)), bool(known.beside(asked))) == (answered, beside)
