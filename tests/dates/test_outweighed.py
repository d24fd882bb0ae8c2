"""Dates that the rules passed over: which of them are weighed, and what becomes of the one that they chose."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pytest

from extract.dates.choice import outweighed
from extract.dates.choice.date_words import told_features
from extract.dates.choice.outweighed import Challenge, challenges
from extract.dates.reading.choosing import Dated
from extract.dates.reading.told import Line
from extract.dates.timeline import date_by_rules
from extract.learnt import read_trees, read_weights
from extract.model import Answer, EventDate, Passage

from .article import build

ARTICLE = (
    "TITLE Wins of 2019\n"
    "WIN 2019-05-05 | On 5 May Ana Tamm, whom the police took from her home on 2 March, walked free."
)
ALONE = "TITLE Wins of 2019\nWIN 2019-05-05 | On 5 May Ana Tamm walked free."


def made(lines: str) -> tuple[Passage, Answer[EventDate | None], tuple[Dated, ...], Line]:
    """The passage of an article, what the rules choose for it, the dates that it tells, and the article's line."""
    parsed, passages, _ = build(lines)
    (answer,), (dates,), line = date_by_rules(parsed, passages)
    return passages[0], answer, dates, line


def days_of(found: Iterable[Challenge]) -> list[str]:
    return [one.reading.days.edtf for one in found]


def test_only_other_days_than_the_one_chosen_are_weighed_against_it() -> None:
    passage, answer, dates, line = made(ARTICLE)
    assert answer.value and answer.value.edtf == "2019-05-05"
    assert days_of(challenges(passage, answer, dates, [0.0, 0.0], line)) == ["2019-03-02"]
    passage, answer, dates, line = made(ALONE)
    assert days_of(challenges(passage, answer, dates, [0.0], line)) == []


def test_the_words_beside_a_date_count_by_their_places() -> None:
    passage, _, dates, line = made(ARTICLE)
    names = [candidate.expression.text for candidate, _ in dates]
    by_words = dict(zip(names, told_features(passage, dates, line.text), strict=True))
    assert by_words["2 March"]["before 0: on"] == by_words["2 March"]["behind 0: ,"] == 1.0
    assert by_words["2 March"]["before: police"] == 1.0
    assert by_words["5 May"]["opens"] == 1.0


def weighed(lines: str, sure: float, monkeypatch: pytest.MonkeyPatch) -> tuple[Answer[EventDate | None], ...]:
    """What the rules choose, and what becomes of it where another date of the passage has such a chance."""
    monkeypatch.setattr(outweighed, "ask", lambda features, trees: math.log(sure / (1 - sure)))
    passage, answer, dates, line = made(lines)
    return answer, outweighed.outweighed(passage, answer, dates, line)


def test_the_date_that_is_outweighed_stays_as_a_rival(monkeypatch: pytest.MonkeyPatch) -> None:
    answer, found = weighed(ARTICLE, 0.95, monkeypatch)
    assert found.value and found.value.edtf == "2019-03-02"
    assert found.rivals[0].value == answer.value
    assert found.confidence < answer.confidence
    assert found.because.endswith("by the words around it")


@pytest.mark.parametrize("sure", [0.01, 0.1, 0.4])
def test_the_likelier_another_date_the_less_sure_the_one_chosen(sure: float, monkeypatch: pytest.MonkeyPatch) -> None:
    answer, found = weighed(ARTICLE, sure, monkeypatch)
    assert found.value == answer.value
    assert found.confidence == (answer.confidence if sure < 0.02 else min(answer.confidence, round(0.9 - sure, 3)))
    assert sure < 0.15 or "2019-03-02" in [rival.value.edtf for rival in found.rivals if rival.value]


def test_either_end_of_a_stretch_that_was_chosen_is_no_other_date() -> None:
    passage, answer, dates, line = made("TITLE Wins of 2019\nWIN x | On 5 March and 25 June the court issued warrants.")
    assert answer.value and answer.value.edtf == "2019-03-05/2019-06-25"
    assert days_of(challenges(passage, answer, dates, [0.0] * len(dates), line)) == []


def test_the_trees_ask_for_what_they_are_told() -> None:
    asked = {node.feature for tree in read_trees("date_trees") for node in tree if node.feature}
    assert {"told", "ahead"} <= asked
    assert "loudest" in read_weights("date_weights")["told"]
