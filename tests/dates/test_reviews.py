"""The year that a look back covers."""

from __future__ import annotations

from datetime import date

import pytest

from extract.dates.article.reviews import review_window
from extract.dates.words.values import Days, Evidence
from extract.model import Basis, Span

SPREAD = (3, 6, 9, 1, 12, 2)  # months that the wins name


@pytest.mark.parametrize(
    ("words", "first", "last", "covered"),
    [
        ("January 2015", date(2015, 1, 1), date(2015, 1, 31), 2014),
        ("Winter 2014–15", date(2014, 12, 1), date(2015, 2, 28), 2014),
        ("December 2014", date(2014, 12, 1), date(2014, 12, 31), None),
        ("Summer 2014", date(2014, 6, 1), date(2014, 8, 31), None),
    ],
)
def test_the_year_before_is_looked_back_on(words: str, first: date, last: date, covered: int | None) -> None:
    published = Evidence(Days(first, last, "month"), words, Basis.PUBLISHED, Span(0, len(words)))
    window = review_window(SPREAD, published)
    assert (window.days.first.year if window else None) == covered


def test_months_of_one_season_are_no_year() -> None:
    published = Evidence(Days(date(2014, 12, 1), date(2015, 2, 28), "month"), "Winter", Basis.PUBLISHED, Span(0, 6))
    assert review_window((12, 1, 2, 12), published) is None
