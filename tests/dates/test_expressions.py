"""What is found and what is not, before anything is filled in."""

from __future__ import annotations

import pytest

from extract.dates.article.order import direction_of, settle
from extract.dates.words.expressions import find_expressions
from extract.dates.words.spelling import read_written
from extract.dates.words.values import Days, Kind, easter, whole_month, whole_year

FOUND = [
    ("on 14 July 2020", [("14 July 2020", Kind.ABSOLUTE, (2020, 7, 14))]),
    ("on 5 March and 25 June", [("5 March", Kind.ABSOLUTE, (None, 3, 5)), ("25 June", Kind.ABSOLUTE, (None, 6, 25))]),
    ("on the 16th", [("on the 16th", Kind.ABSOLUTE, (None, None, 16))]),
    ("in late December", [("late December", Kind.ABSOLUTE, (None, 12, None))]),
    ("FEB ’13", [("FEB ’13", Kind.ABSOLUTE, (2013, 2, None))]),
    ("Six days later", [("Six days later", Kind.OFFSET, (None, None, None))]),
    ("a fortnight after that", [("a fortnight after", Kind.OFFSET, (None, None, None))]),
    ("The same month", [("The same month", Kind.SAME, (None, None, None))]),
    ("last month", [("last month", Kind.DEICTIC, (None, None, None))]),
    ("Thursday last week", [("Thursday last week", Kind.WEEKDAY, (None, None, None))]),
    ("two days before Christmas", [("two days before Christmas", Kind.HOLIDAY, (None, None, None))]),
    ("on 22 November of the next year", [("22 November of the next year", Kind.ABSOLUTE, (None, 11, 22))]),
    ("on Monday the third the judges met", [("Monday the third", Kind.ABSOLUTE, (None, None, 3))]),
    ("on Monday the third judge resigned", [("on Monday", Kind.WEEKDAY, (None, None, None))]),
    ("freed on 9 Septem-\nber.", [("9 Septem-\nber", Kind.ABSOLUTE, (None, 9, 9))]),
    ("Octo-\nber 9, 2018: free", [("Octo-\nber 9, 2018", Kind.ABSOLUTE, (2018, 10, 9))]),
    ("on Thurs-\nday,", [("on Thurs-\nday", Kind.WEEKDAY, (None, None, None))]),
    ("the twenty-\nsecond of July", [("the twenty-\nsecond of July", Kind.ABSOLUTE, (None, 7, 22))]),
    (
        "Tamm v. Valdria, no. 812/2016, 3 May",
        [("2016", Kind.ABSOLUTE, (2016, None, None)), ("3 May", Kind.ABSOLUTE, (None, 5, 3))],
    ),
    ("But March went on badly", [("March", Kind.ABSOLUTE, (None, 3, None))]),
    ("after the June events of 2010", [("the June events of 2010", Kind.ABSOLUTE, (2010, 6, None))]),
    ("in the 1990s", []),
    ("in his eighties", []),
    ("May Thu walked free", []),
    ("they may appeal in court", []),
    ("Article 522", []),
    ("the 19th century", []),
    ("the 8th of the nine judges", []),
    ("six months after Burkina Faso", []),
    ("14 of the 28 states", []),
    ("Black Friday", []),
]


WRITTEN = [
    ("3.III.2019", "DMY", (2019, 3, 3)),
    ("16.I.12", "DMY", (2012, 1, 16)),
    ("3-Mar-2021", "DMY", (2021, 3, 3)),
    ("Mar-21", "DMY", (2021, 3, None)),
    ("29. 1. 2021", "DMY", (2021, 1, 29)),
    ("2021/03/29", "DMY", (2021, 3, 29)),
    ("20210329T1405 gate opened", "DMY", (2021, 3, 29)),
    ("2019-03", "DMY", (2019, 3, None)),
    ("01/25/2024", "MDY", (2024, 1, 25)),
    ("2/1/16", "MDY", (2016, 2, 1)),
    ("freed 23. 6.", "DMY free", (None, 6, 23)),
    ("out on 8/6", "MDY free", (None, 8, 6)),
    ("2021 May 4", "DMY", (2021, 5, 4)),
    ("Tue May 4 10:12:00 2021", "DMY", (2021, 5, 4)),
    ("on December eighth", "DMY", (None, 12, 8)),
    ("First of August", "DMY", (None, 8, 1)),
    ("On the fifteenth Ana left", "DMY", (None, None, 15)),
    ("It was the 12th when they met", "DMY", (None, None, 12)),
    ("on l5 July", "DMY", (None, 7, 15)),
    ("the night before the 6th", "DMY", (None, None, 6)),
    ("on the 28th ult.", "DMY", (None, None, 28)),
    ("H1 2020", "DMY", (2020, 1, None)),
    ("B.E. 2556", "DMY", (2013, None, None)),
    ("12 May B.E. 2556", "DMY", (2013, 5, 12)),
    ("on 12 May 2556", "DMY buddhist", (2013, 5, 12)),
    ("Heisei 30", "DMY", (2018, None, None)),
    ("in the 30th year of Heisei", "DMY", (2018, None, None)),
    ("Minguo 107", "DMY", (2018, None, None)),
    ("2075 BS", "DMY", (2018, 4, None)),
    ("1440 AH", "DMY", (2018, 9, None)),
    ("in 2011 E.C.", "DMY", (2018, 9, None)),
    ("in the Jewish year 5779", "DMY", (2018, 9, None)),
    ("12 Tir 1398", "DMY", (2019, 7, 3)),
    ("27 Ramadan 1440", "DMY", (2019, 6, 1)),
    ("the 2nd of Meskerem 2012", "DMY", (2019, 9, 13)),
    ("in the year of the Lord 2016", "DMY", (2016, None, None)),
    ("MMXIX", "DMY", (2019, None, None)),
    ("15 février 2011", "DMY", (2011, 2, 15)),
    ("12 de marzo de 2011", "DMY", (2011, 3, 12)),
    ("On 3. Oktober 2011 the", "DMY", (2011, 10, 3)),
    ("2019年4月5日", "DMY", (2019, 4, 5)),
    ("4월 5일", "DMY", (None, 4, 5)),
    ("(4th month)", "DMY", (None, 4, None)),
    ("on the 12th day of the 3rd month they", "DMY", (None, 3, 12)),
    ("3.III. –", "DMY", (None, 3, 3)),
    ("on 20 February of the following year, that is 2021", "DMY", (2021, 2, 20)),
    ("on 3 May (2021)", "DMY", (2021, 5, 3)),
    ("the fifth of July two thousand and fourteen", "DMY", (2014, 7, 5)),
    ("in twenty twenty-one", "DMY", (2021, None, None)),
    ("#GoodNews2019", "DMY", (2019, None, None)),
    ("QUARTER II", "DMY", (None, 4, None)),
    ("3rd quarter of 2019", "DMY", (2019, 7, None)),
    ("BW/2017/31", "DMY", (2017, None, None)),
]
NOTHING = [
    "a 2/3 majority of 3/4 of the seats",
    "Article 3/2 was void",
    "section 4.2. of the code",
    "at 12.05 p.m.",
    "I May have said so",
    "they may 5 times a year",
    "on the third attempt the",
    "It was the 12th time",
    "In week 24 of her pregnancy",
    "a Mar-a-Lago trip",
    "the day after 200 people",
    "phone 20190312",
    "9/11 and 24/7",
    "they will be 2500 people",
    "in two thousand and nine cases",
    "in twenty fifteen-year-olds",
    "in the fourth month of his detention",
    "1.I think so",
    "ROC, 12 members",
    "San Marco 12",
    "Mei Lin, 12",
]


@pytest.mark.parametrize(("text", "order", "expected"), WRITTEN, ids=[text for text, *_ in WRITTEN])
def test_ways_of_writing_a_date(text: str, order: str, expected: tuple[int | None, ...]) -> None:
    assert [(one.year, one.month, one.day) for one in find_expressions(text, 0, order)] == [expected]


@pytest.mark.parametrize("text", NOTHING)
def test_figures_and_words_that_are_no_dates(text: str) -> None:
    assert find_expressions(text, 0, "DMY free") == ()


def test_ranges_in_figures_and_weeks() -> None:
    (days,) = find_expressions("01.–02.02.2022")
    (week,) = find_expressions("week 14 of 2021")
    (months,) = find_expressions("Jan. 2023–Jan. 2024")
    assert (days.day, days.last_day, days.month, days.year) == (1, 2, 2, 2022)
    assert (week.part, week.year, week.size) == ("isoweek-14", 2021, 3)
    assert (months.year, months.last_year, months.last_month) == (2023, 2024, 1)


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_expressions_found(text: str, expected: list[tuple[str, Kind, tuple[int | None, ...]]]) -> None:
    found = [(one.text, one.kind, (one.year, one.month, one.day)) for one in find_expressions(text)]
    assert found == expected


def test_spans_count_from_the_offset() -> None:
    (found,) = find_expressions("on 3 May 2020", 100)
    assert (found.span.start, found.span.end, found.cue) == (103, 113, "on")


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("Sept. 3rd", "DMY", (None, 9, 3)),
        ("14.07.2020", "DMY", (2020, 7, 14)),
        ("03/04/2021", "DMY", (2021, 4, 3)),
        ("03/04/2021", "MDY", (2021, 3, 4)),
        ("2020-07-08", "DMY", (2020, 7, 8)),
        ("19.08.", "DMY", (None, 8, 19)),
        ("3 May ’13", "DMY", (2013, 5, 3)),
        ("31 June", "DMY", (None, None, None)),
        ("March 2020", "DMY", (2020, 3, None)),
    ],
)
def test_written_dates_take_nothing_that_is_not_there(text: str, order: str, expected: tuple[int | None, ...]) -> None:
    assert read_written(text, order) == expected


@pytest.mark.parametrize(
    ("year", "expected"), [(2017, "2017-04-16"), (2019, "2019-04-21"), (2024, "2024-03-31"), (2025, "2025-04-20")]
)
def test_easter(year: int, expected: str) -> None:
    assert easter(year).isoformat() == expected


def test_december_before_january_is_the_year_before() -> None:
    december = [(whole_month(2019, 12), 1.0), (whole_month(2020, 12), 0.0)]
    january, february = [(whole_month(2020, 1), 0.0)], [(whole_month(2020, 2), 0.0)]
    path, direction = settle([december, january, february])
    assert (path, direction) == ((0, 0, 0), 1)


def test_alphabetical_order_is_no_order() -> None:
    months = [whole_month(2020, month) for month in (12, 3, 8, 1, 6)]
    assert direction_of(months) == 0
    assert direction_of(sorted(months)) == 1
    assert direction_of(sorted(months, reverse=True)) == -1


def test_days_as_edtf() -> None:
    assert whole_year(2018).edtf == "2018"
    first, last = whole_month(2019, 11), whole_month(2020, 2)
    assert Days(first.first, last.last, "month").edtf == "2019-11/2020-02"
