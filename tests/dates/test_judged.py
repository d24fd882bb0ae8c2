"""Which years the head of a page gives to wins that write none: its readings, and which of them is believed."""

from __future__ import annotations

from datetime import date

import pytest

from extract.common_words import stems
from extract.dates import date_passages, timeline
from extract.dates.article import judged
from extract.dates.article.frame import Frame
from extract.dates.article.judged import Verdict, agrees, by_known_events, judge, overruled, read_page
from extract.dates.article.readings import Mention, Reading, needs_of
from extract.dates.words.values import Days, one_day, whole_year
from extract.known_events import KnownEvent, KnownEvents
from extract.model import Answer, Basis, EventDate

from .article import laid_out

MENTION = Mention("head", "day", "Posted on 3 March 2019", 10, 22, 1, False, 2019, None)
LETTER = """
Northgate Prison Visitors
(founded on 4 June 1988)

Summer letter, 2014

[[2014-05|In May the ministry opened the visiting rooms on Sundays.]]

[[2014-06|In June the miller Ana Tamm went home.]]
"""


@pytest.mark.parametrize(
    ("how", "days", "month", "day", "year"),
    [
        ("appeared", one_day(date(2019, 3, 3)), 2, None, 2019),
        ("appeared", one_day(date(2019, 3, 3)), 3, 4, 2018),
        ("appeared", one_day(date(2019, 3, 3)), None, None, 2019),
        ("covers", whole_year(2018), 12, 3, 2018),
        ("covers", Days(date(2018, 7, 1), date(2019, 6, 30), "month"), 8, None, 2018),
        ("covers", Days(date(2018, 7, 1), date(2019, 6, 30), "month"), 2, None, 2019),
        ("covers", Days(date(2018, 7, 1), date(2019, 6, 30), "month"), None, None, None),
        ("covers", Days(date(2017, 11, 1), date(2019, 2, 28), "month"), 12, None, 2018),
    ],
)
def test_the_year_that_a_reading_gives_hangs_on_the_month(
    how: str, days: Days, month: int | None, day: int | None, year: int | None
) -> None:
    assert Reading(how, days, MENTION).year_of(month, day) == year


def test_readings_that_give_the_same_years_speak_together() -> None:
    parsed, passages, _ = laid_out(LETTER.lstrip("\n"), "letter")
    page = read_page(parsed, passages, "DMY")
    assert [need.month for need in page.needs] == [5, 6]
    assert {one.mention.year for one in page.groups[2014, 2014]} == {2014}
    assert {one.mention.year for one in page.groups[1988, 1988]} == {1988}


def test_wins_below_a_heading_with_a_year_need_none() -> None:
    pages = "Log of the ward\n\n[[2013-05|In May Ana Tamm went home.]]\n\n2014\n\n[[2014-03|In March Bo Lind did.]]\n"
    parsed, passages, _ = laid_out(pages, "log")
    assert [need.place for need in needs_of(parsed, passages, "DMY")] == [0]


def test_what_the_head_says_of_its_publisher_is_no_year_of_its_wins() -> None:
    parsed, passages, expected = laid_out(LETTER.lstrip("\n"), "letter")
    assert [answer.value.edtf for answer in date_passages(parsed, passages) if answer.value] == list(expected)


def test_rules_that_have_no_year_are_overruled() -> None:
    parsed, passages, _ = laid_out(LETTER.lstrip("\n"), "letter")
    nothing: list[Answer[EventDate | None]] = [Answer(None, "no year found", 0.6) for _ in passages]
    verdict = judge(parsed, passages, nothing, Frame())
    assert verdict.better is not None and verdict.better.mention.year == 2014
    assert agrees((2014, 2014), [None, (2013, 2014)]) == 0.5


def test_a_day_of_publication_takes_the_place_of_the_time_covered() -> None:
    window = overruled(Frame(), Reading("covers", whole_year(2018), MENTION)).window
    assert window is not None and window.days == whole_year(2018)
    posted = overruled(Frame(window=window), Reading("appeared", one_day(date(2019, 3, 3)), MENTION))
    assert posted.window is None and posted.published is not None
    assert (posted.published.words, posted.published.basis) == ("3 March 2019", Basis.PUBLISHED)


def test_dates_are_no_surer_than_the_year_of_their_page(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed, passages, _ = laid_out(LETTER.lstrip("\n"), "letter")
    sure = judged.Verdict(0.31, (0,))
    monkeypatch.setattr("extract.dates.timeline.judge", lambda *_: sure)
    first, second = date_passages(parsed, passages)
    assert first.confidence == 0.31 < second.confidence


def test_a_reviewer_is_shown_what_another_reading_of_the_head_makes_of_a_date(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed, passages, expected = laid_out(LETTER.lstrip("\n"), "letter")
    page = read_page(parsed, passages, "DMY")
    founded = next(one for one in page.groups[1988, 1988] if one.how == "covers")
    monkeypatch.setattr(timeline, "judge", lambda *_: Verdict(0.6, (0,), second=founded))
    doubted, sure = date_passages(parsed, passages)
    assert [answer.value.edtf for answer in (doubted, sure) if answer.value] == list(expected)
    shown = [rival for rival in doubted.rivals if rival.weighed]
    assert [rival.value.edtf for rival in shown if rival.value] == ["1988-05"]
    assert not [rival for rival in sure.rivals if rival.weighed]


DIARY = """
Lantern Circle
Our diary, 2014 and 2015

[[In May the ferrymen of Kolarovo, Dzurinda among them, were acquitted.]]

[[In June the bakers Brigita Zálešák and Ondrej Hornyák were let out at Trenčín.]]

[[In July the parliament in Vardø closed the workhouse of Ekkerøy.]]
"""


@pytest.mark.parametrize("year", [2014, 2015])
def test_a_page_is_read_as_of_the_year_of_the_events_that_it_tells(year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    told = ["ferrymen kolarovo dzurinda", "brigita zalesak ondrej hornyak trencin", "vardo workhouse ekkeroy"]
    events = KnownEvents(
        KnownEvent(year, month, None, frozenset(stems(words))) for month, words in enumerate(told, start=5)
    )
    monkeypatch.setattr(judged, "known_events", lambda: events)
    parsed, passages, _ = laid_out(DIARY.lstrip("\n").replace("[[", "[[none|"), "diary")
    dates = [answer.value for answer in date_passages(parsed, passages)]
    assert [(date.start.year, date.end.year) for date in dates if date] == [(year, year)] * 3


def test_known_events_that_are_of_no_reading_say_little() -> None:
    assert by_known_events((2014, 2014), (None, None)) == {}
    assert by_known_events((2014, None), (2014, 2015))["all known events fit"] == 1.0
    few = by_known_events((2014, 2014, 2014), (2015, 2015, 2015))
    assert few["known events fit"] == 0.0 and few["few of several known events fit"] == 1.0


def test_a_reviewer_is_shown_the_year_of_which_others_tell_the_event(monkeypatch: pytest.MonkeyPatch) -> None:
    words = frozenset(stems("miller Ana Tamm"))
    monkeypatch.setattr("extract.known_events.known_events", lambda: KnownEvents([KnownEvent(2011, 6, None, words)]))
    parsed, passages, expected = laid_out(LETTER.lstrip("\n"), "letter")
    first, second = date_passages(parsed, passages)
    assert [answer.value.edtf for answer in (first, second) if answer.value] == list(expected)
    assert [rival.value.edtf for rival in second.rivals if rival.value and rival.weighed] == ["2011-06"]
    assert not [rival for rival in first.rivals if rival.weighed]
