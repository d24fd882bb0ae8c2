"""The pages that the trials make: their truth is where they say, and everything of their tables can be told."""

from __future__ import annotations

import random
import re
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

import casts
import chains
import heads
import kinds
import layouts
import pages
import phrases
import prose
import stories
import trials
import typeset
import whens

from extract.model import Category

TRIALS = [layouts, heads, phrases, chains, casts, stories, kinds, pages, prose]


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.__name__)
def test_wins_stand_apart_and_in_order(trial: ModuleType) -> None:
    for page in trials.pages(trial.some_page, 60, 1):
        spans = [told.span for told in page.told]
        assert spans
        assert all(one.end <= other.start for one, other in pairwise(spans)), page.text
        assert all(span.of(page.text).strip() for span in spans)
        assert not re.search(r"[{}\ue000-\uf8ff]", page.text), page.text


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.__name__)
def test_the_same_seed_makes_the_same_pages(trial: ModuleType) -> None:
    assert list(trials.pages(trial.some_page, 3, 7)) == list(trials.pages(trial.some_page, 3, 7))


@pytest.mark.parametrize("phrase", whens.PHRASES, ids=lambda phrase: f"{phrase.group}: {phrase.text}")
def test_each_phrase_is_told_of_a_day_that_is_right(phrase: whens.Phrase) -> None:
    rng, told = random.Random(1), []
    for origin in (date(2021, 4, 22), date(2021, 8, 11), date(2021, 10, 14)):
        scene = whens.Scene(date(2021, 1, 1), date(2021, 12, 31), origin)
        told += filter(None, (whens.when(phrase, scene, rng) for _ in range(20)))
    assert told
    assert all(any(window.first <= one.day <= window.last for window in one.windows) for one in told)


def test_easter() -> None:
    assert [whens.easter(year) for year in (2016, 2019, 2024)] == [
        date(2016, 3, 27),
        date(2019, 4, 21),
        date(2024, 3, 31),
    ]


@pytest.mark.parametrize("frame", casts.FRAMES, ids=lambda frame: f"{frame.kind}: {frame.name}")
def test_each_wording_names_its_people(frame: casts.Frame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(casts, "FRAMES", [frame])
    for seed in range(5):
        item = casts.some_item(random.Random(seed))
        assert item.people
        assert all(name in item.text for name in item.people)


@pytest.mark.parametrize("frame", kinds.FRAMES, ids=lambda frame: f"{frame.kinds[0]}: {frame.text}")
def test_each_wording_is_of_kinds_and_can_be_told(frame: kinds.Frame) -> None:
    assert {*frame.kinds} <= {*Category}
    for seed in range(5):
        item = kinds.some_item(frame, random.Random(seed))
        assert item.text[0].isupper() or not item.text[0].isalpha()
        assert not re.search(r"[{}_]", item.text)


def test_marks_last_through_lines_and_entities() -> None:
    text = typeset.marked(
        "a quote", f"• {typeset.LEAD}An extraordinary announcement – the ministry’s{typeset.LEAD_END} end."
    )
    page = typeset.unmarked(typeset.with_entities("\n".join(typeset.broken(text, 20, hyphens=True))))
    assert page.text.startswith("• An extraordinary\n  announcement &ndash;")
    (lead,), ((name, stretch),) = page.leads, page.stretches
    assert lead.of(page.text).split()[0] == "An"
    assert lead.of(page.text).endswith("&rsquo;s")
    assert (name, stretch.of(page.text)) == ("a quote", page.text)
