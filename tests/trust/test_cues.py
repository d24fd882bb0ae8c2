"""Cues to the day that a date leaves unread."""

from pathlib import Path

import pytest

from by_hand.cases import read_cases
from by_hand.mentions import tell
from extract.model import Article, Span
from extract.trust.cues import covered_years, named_years, unread

CASES = read_cases("trust")["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    before = "Good news\n\n" + case.get("before", "")
    text = f"{before}{case['lead']}{case.get('after', '')}\n\nMore 31 December news."
    article = Article("one", Path("one.txt"), text, Span(0, len(text)), "")
    assert unread(tell(case["lead"], date=case["date"], start=len(before)), article) == case["expected"]


def test_years_are_four_figures_of_our_time() -> None:
    assert named_years("In 2019 the 2,012 families of section 377 won; 1850 is long ago, 2021’s news is not.") == [
        2019,
        2021,
    ]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("What went right, 2014–2017", {2014, 2015, 2016, 2017}),
        ("Annual report 2018/19", {2018, 2019}),
        ("Good news from 2011 to 2013", {2011, 2012, 2013}),
        ("Wins of 2019, with a look at 2015", {2015, 2019}),
        ("The classes of 2019 and 2023", {2019, 2023}),
        ("What changed between 2019 and 2022", {2019, 2020, 2021, 2022}),
    ],
)
def test_a_stretch_covers_the_years_between_its_ends(text: str, covered: set[int]) -> None:
    assert covered_years(text) == covered
