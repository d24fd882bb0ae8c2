"""How a date was found, as its answer says it to later stages: each way in the smallest article that takes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.dates.choice.outweighed import challenges
from extract.dates.timeline import date_by_rules
from extract.model import Answer, Derivation, EventDate

from .article import build

PLAIN = "TITLE Wins of 2019\nWIN x | On 5 May Ana Tamm walked free."
# In each article one date is found so, and the others as their wins tell them.
FOUND = {
    Derivation.COUNTED: f"{PLAIN}\nWIN x | Two days later Luz Tamm followed her.",
    Derivation.OTHER_WINS: "TITLE Wins\nWIN x | On 5 May 2019 Ana Tamm walked free.\n"
    "WIN x | On 7 June 2019 Luz Tamm followed her.\nWIN x | On 1 July the court freed Ama Tor.",
    Derivation.SAME_PARAGRAPH: "TITLE Wins of 2019\n"
    "WIN x;x | [[On 5 May the court freed Ana Tamm.]] [[It freed Luz Tamm at the same hearing.]]",
    Derivation.NEXT_WIN: "TITLE Wins of 2019\n"
    "WIN x;x | [[The act is void.]] [[On 1 August five judges struck it down.]]",
    Derivation.BESIDE: "TITLE Wins of 2019\nHEAD MARCH\n"
    "WIN x;x | [[Ana Tamm is home from prison.]] [[The nurse was put on a plane on the 21st.]]",
    Derivation.IN_ORDER: "TITLE Wins of 2019\nWIN x | On 5 March Ana Tamm walked free.\n"
    "WIN x | The council gave up flogging.\nWIN x | On 7 May Luz walked free.\nWIN x | On 9 June Ama walked free.",
    Derivation.IN_PASSING: "TITLE Wins of 2019\nWIN x | Ana Tamm thanked the court that had freed her on 5 May.",
}


def answers_of(lines: str) -> tuple[Answer[EventDate | None], ...]:
    parsed, passages, _ = build(lines)
    return date_by_rules(parsed, passages)[0]


@pytest.mark.parametrize("way", Derivation)
def test_an_answer_says_how_its_date_was_found(way: Derivation) -> None:
    assert [found for answer in answers_of(FOUND[way]) if (found := answer.derived)] == [{way}]


def test_a_date_told_by_its_win_is_found_in_no_such_way() -> None:
    (answer,) = answers_of(PLAIN)
    assert answer.derived == frozenset()


def test_a_date_lent_by_the_next_win_was_found_as_that_one_was() -> None:
    lent, own = answers_of(
        "TITLE Wins of 2019\nWIN x;x | [[Ana is home]], and [[her son thanked the court that had freed him on 5 May]]."
    )
    assert own.derived == {Derivation.IN_PASSING}
    assert lent.derived == {Derivation.IN_PASSING, Derivation.NEXT_WIN}


def test_the_months_of_a_lost_heading_are_those_of_the_order() -> None:
    days = {"JANUARY": (5, 19), "FEBRUARY": (11, 25, 4, 28), "APRIL": (2, 30), "MAY": (7, 20)}
    lines = ["TITLE What moved in 2021, month for month"]
    for month, told in days.items():
        lines += [f"HEAD {month}", *(f"WIN x | On the {day}th a court in Lima freed Ana Quispe." for day in told)]
    found = answers_of("\n".join(lines))
    lost = [Derivation.IN_ORDER in answer.derived for answer in found]
    assert lost == [place in (4, 5) for place in range(len(found))]


@pytest.mark.parametrize("way", Derivation)
def test_a_reworded_reason_changes_nothing_that_is_asked_of_other_dates(way: Derivation) -> None:
    parsed, passages, _ = build(FOUND[way])
    answers, dates, line = date_by_rules(parsed, passages)
    for passage, answer, found in zip(passages, answers, dates, strict=True):
        odds = [0.0] * len(found)
        asked = list(challenges(passage, answer, found, odds, line))
        assert list(challenges(passage, replace(answer, because=""), found, odds, line)) == asked


def test_the_day_that_a_date_is_counted_from_is_not_weighed_against_it() -> None:
    parsed, passages, _ = build(
        "TITLE Wins of 2019\nWIN x | On 5 May one state repealed the ban, and [[another did so two days later]]."
    )
    (answer,), (dates,), line = date_by_rules(parsed, passages)
    assert answer.value and answer.value.edtf == "2019-05-07"
    odds = [0.0] * len(dates)
    assert "2019-05-05" in [reading.days.edtf for _, reading in dates]
    assert not list(challenges(passages[0], answer, dates, odds, line))
    uncounted = replace(answer, derived=frozenset())
    assert [one.reading.days.edtf for one in challenges(passages[0], uncounted, dates, odds, line)] == ["2019-05-05"]
