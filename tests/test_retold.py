"""Events told in three articles: each kind of event and each set of spellings that `bench/retold.py` knows."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

import retold
import trials

DAYS = retold.Style("label", "day"), retold.Style("bullet", "month"), retold.Style("label", "month heading")


def some_event(kind: str, **changes: object) -> retold.Event:
    return replace(retold.some_event(kind, 2019, random.Random(kind)), **{"day": date(2019, 5, 14), **changes})  # type: ignore[arg-type]


def told_by_three(event: retold.Event, *alone: retold.Event) -> trials.Page[retold.Pair]:
    """A folder of three articles that all tell the event, the first one others too."""
    articles = [[event, *alone], [event], [event]]
    return retold.folder(articles, [(event, "rival", rival) for rival in alone], DAYS, 2019, random.Random(1))


def outcome(page: trials.Page[retold.Pair]) -> dict[str, list[bool | None]]:
    """Of the tellings of one event, and of those of two: which pairs came out right; None where one was not found."""
    found: dict[str, list[bool | None]] = {}
    for told, one in zip(page.told, retold.read_folder(page).outcomes, strict=True):
        found.setdefault(told.traits["what"], []).append(one.verdict and one.verdict.right)
    return found


@pytest.mark.parametrize("kind", retold.EVENTS)
def test_an_event_told_in_other_words_is_one_record(kind: str) -> None:
    assert outcome(told_by_three(some_event(kind)))["one event"] == [True] * 3


@pytest.mark.parametrize("spellings", retold.PEOPLE, ids=" / ".join)
def test_a_name_in_other_spellings_is_one_person(spellings: Sequence[str]) -> None:
    assert outcome(told_by_three(some_event("release", name=spellings)))["one event"] == [True] * 3


@pytest.mark.parametrize("kind", [kind for kind in retold.EVENTS if "{name}" in retold.EVENTS[kind]["tellings"][0]])
def test_what_is_done_to_somebody_else_is_another_record(kind: str) -> None:
    event = some_event(kind, name=retold.PEOPLE[0])
    found = outcome(told_by_three(event, replace(event, name=retold.PEOPLE[-1], day=date(2019, 5, 17))))
    assert found["rival"] == [True] * 3


@pytest.mark.parametrize("kind", [kind for kind in retold.EVENTS if "after" in retold.EVENTS[kind]])
def test_the_next_step_of_a_story_is_another_record(kind: str) -> None:
    event = some_event(kind)
    later = replace(event, tellings=retold.EVENTS[kind]["after"], day=date(2019, 9, 3))
    assert outcome(told_by_three(event, later))["rival"] == [True] * 3


@pytest.mark.parametrize("kind", [kind for kind in retold.EVENTS if "{name}" not in retold.EVENTS[kind]["tellings"][0]])
def test_the_same_deed_in_another_country_is_another_record(kind: str) -> None:
    event = some_event(kind, country="Peru", city="Arequipa")
    assert outcome(told_by_three(event, replace(event, country="Ghana", city="Tamale")))["rival"] == [True] * 3
