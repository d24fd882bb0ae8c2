"""What an expression with a year covers."""

from datetime import date

import pytest

from extract.dates.article.windows import covered
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
