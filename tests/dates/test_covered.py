"""What an expression with a year covers."""

from datetime import date

import pytest

from extract.dates.article.windows import covered, file_window
from extract.dates.words.expressions import find_expressions


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("the first three months of 2017", date(2017, 1, 1), date(2017, 3, 31)),
        ("the first seven months of 2017", date(2017, 1, 1), date(2017, 7, 31)),
        ("the last two months of 2017", date(2017, 11, 1), date(2017, 12, 31)),
        ("early 2017", date(2017, 1, 1), date(2017, 6, 30)),
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
    ],
)
def test_what_an_expression_covers(words: str, first: date, last: date) -> None:
    days = covered(find_expressions(words, 0, "dmy")[0])
    assert days is not None
    assert (days.first, days.last) == (first, last)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("fund-annual-report-2021-22", date(2021, 1, 1), date(2022, 12, 31)),
        ("digest-2021-12", date(2021, 1, 1), date(2021, 12, 31)),  # of a month, or of two years
        ("digest-2021-05-03", date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_what_the_name_of_a_file_covers(name: str, first: date, last: date) -> None:
    window = file_window(name)
    assert window is not None
    assert (window.days.first, window.days.last) == (first, last)
