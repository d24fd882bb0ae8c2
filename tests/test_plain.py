"""Values in plain words."""

import pytest

from extract.plain import plain_countries, plain_date, plain_list, plain_when, plain_within

DATES = [
    ("2019-11-14", "on 14 November 2019"),
    ("2020-04", "in April 2020"),
    ("2020-04~", "in April 2020"),
    ("2020", "in 2020"),
    ("2020-21", "in spring 2020"),
    ("2020-01/2020-03", "between January and March 2020"),
    ("2020-12/2021-02", "between December 2020 and February 2021"),
    ("2020-05-01/2020-05-07", "between 1 May and 7 May 2020"),
    ("2019/2020", "between 2019 and 2020"),
    ("../2020-05", "in May 2020 or before"),
    ("2020-05/..", "in May 2020 or later"),
    ("202X", "in 202X"),
]


@pytest.mark.parametrize(("edtf", "said"), DATES)
def test_dates_are_said(edtf: str, said: str) -> None:
    assert plain_when(edtf) == said


def test_a_date_by_itself() -> None:
    assert [plain_date(text) for text in ("2019-11-14", "2020-04?", "2020")] == [
        "14 November 2019",
        "April 2020",
        "2020",
    ]


def test_lists_and_countries() -> None:
    assert [plain_list(list(letters)) for letters in ("", "A", "AB", "ABC")] == ["", "A", "A and B", "A, B and C"]
    assert plain_countries(["SD", "US"]) == "Sudan and United States"
    assert plain_within(["SD", "US"]) == "Sudan and the United States"
    assert plain_within(["CF", "GE", "KY", "NL"]) == (
        "the Central African Republic, Georgia, the Cayman Islands and the Netherlands"
    )
