"""Which year a win is known to be of, by the words of those who told it, and when nothing is said."""

import csv
from importlib.resources import files

import pytest

from extract.known_events import KnownEvent, KnownEvents

FERRY = frozenset({"kolarovo", "ferrymen", "dzurinda", "acquit", "slovak"})
MARKET = frozenset({"kolarovo", "ferrymen", "dzurinda", "market", "stall"})
EVENTS = KnownEvents([KnownEvent(2011, 5, 14, FERRY), KnownEvent(2016, 9, None, MARKET)])
AGAIN = KnownEvents([KnownEvent(2011, 5, None, FERRY), KnownEvent(2012, 5, None, FERRY)])


@pytest.mark.parametrize(
    ("text", "month", "day", "year"),
    [
        ("The ferrymen of Kolárovo, Dzurinda among them, were acquitted.", 5, 14, 2011),
        ("The ferrymen of Kolárovo, Dzurinda among them, were acquitted.", 5, None, 2011),
        ("The ferrymen of Kolárovo, Dzurinda among them, were acquitted.", 5, 15, None),  # on another day: another
        ("The ferrymen of Kolárovo, Dzurinda among them, were acquitted.", 6, None, None),
        ("The ferrymen of Kolárovo have their stalls back, says Dzurinda.", 9, 3, 2016),
        ("A Slovak court acquitted them.", 5, 14, None),  # too little in common
    ],
)
def test_an_event_is_known_by_its_words_month_and_day(text: str, month: int, day: int | None, year: int | None) -> None:
    event = EVENTS.find(text, month, day)
    assert (event and event.year) == year


def test_what_may_be_of_two_years_is_of_none() -> None:
    assert AGAIN.find("The ferrymen of Kolárovo, Dzurinda among them, were acquitted.", 5, None) is None


def test_the_table_has_each_event_once_and_words_enough() -> None:
    with (files("extract") / "data/known_events.csv").open(encoding="utf-8") as lines:
        rows = [(row["date"], row["words"]) for row in csv.DictReader(lines)]
    assert len(rows) == len(set(rows)) > 1000
    assert rows == sorted(rows, key=lambda row: row[0])
    assert all(words.split() == sorted(words.split()) for _, words in rows)
