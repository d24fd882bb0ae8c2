"""What a mention's trust is made of, and that it goes the right way."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from by_hand.mentions import tell
from extract.common_words import stems
from extract.known_events import KnownEvent, KnownEvents
from extract.learnt import read_trees, read_weights
from extract.model import Answer, Article, Basis, Derivation, Mention, Rival, Span
from extract.tables import read_toml
from extract.trust import assess, known
from extract.trust.assess import SIGNS
from extract.trust.setting import read_setting
from extract.trust.signs import date_signs

LEADS = {
    "On 3 May 2021 Samira Nasseri walked free in Manama.": "2021-05-03",
    "On 9 June 2021 the court acquitted Kofi Mensah in Accra.": "2021-06-09",
    "On 2 July 2021 Ada Brenner was let out of prison in Lagos.": "2021-07-02",
    "On 5 August 2021 Rosa Quispe came home to Lima.": "2021-08-05",
    "On 6 September 2021 Ivan Petrov left his cell in Minsk.": "2021-09-06",
}
TEXT = "Good news of 2021\n\n" + "\n\n".join(LEADS)
ARTICLE = Article("one", Path("one.txt"), TEXT, Span(0, len(TEXT)), "")


def told(lead: str, date: str) -> Mention:
    start = TEXT.index(lead)
    name = re.findall(r"[A-Z][a-z]+ [A-Z][a-z]+", lead)[0]
    mention = tell(lead, date=date, countries=["GH"], people=[name], start=start, sure=0.9)
    evidence = (Span(start + 3, start + 3 + lead[3:].index("2021") + 4),)
    return replace(mention, date=replace(mention.date, evidence=evidence))


@pytest.fixture
def mentions() -> list[Mention]:
    return [told(lead, date) for lead, date in LEADS.items()]


def trust(mentions: list[Mention], place: int = 2) -> dict[str, float]:
    found = assess(mentions, [ARTICLE])[place].trust
    assert found
    return {part: getattr(found, part) for part in SIGNS}


def test_every_part_is_learnt_and_has_words_of_its_own() -> None:
    weights = read_weights("trust_weights")
    assert set(weights) == set(SIGNS) == set(read_toml("trust"))
    for part, words in read_toml("trust").items():
        assert weights[part]["stated"] > 0, "what is stated with more confidence must not count less"
        assert len(set(words.values())) == len(words)


def test_the_trees_ask_for_signs_of_the_date_alone() -> None:
    asked = {node.feature for tree in read_trees("trust_date_trees") for node in tree if node.feature}
    assert "stated" in asked
    assert asked <= set(read_weights("trust_weights")["date"]), "a sign of another name would count as nought"


def test_order_does_not_count_and_nothing_but_the_trust_changes(mentions: list[Mention]) -> None:
    found = assess(mentions, [ARTICLE])
    turned = assess(mentions[::-1], [ARTICLE])
    assert found == turned[::-1]
    assert [replace(mention, trust=None) for mention in found] == mentions


def test_a_mention_whose_article_is_not_given_stays_as_it_is(mentions: list[Mention]) -> None:
    assert assess(mentions, []) == mentions


def test_a_day_left_unread_lowers_the_date_and_says_so(mentions: list[Mention]) -> None:
    sure = trust(mentions)["date"]
    mentions[2] = told("On 2 July 2021 Ada Brenner was let out of prison in Lagos.", "2021-07")
    assert trust(mentions)["date"] < sure
    doubted = assess(mentions, [ARTICLE])[2].trust
    assert doubted and "unread day" in doubted.against["date"]


def test_a_date_that_goes_against_its_neighbours_is_less_sure(mentions: list[Mention]) -> None:
    sure = trust(mentions)["date"]
    mentions[2] = told("On 2 July 2021 Ada Brenner was let out of prison in Lagos.", "2011-07-02")
    assert trust(mentions)["date"] < sure


def test_misread_neighbours_make_all_dates_less_sure(mentions: list[Mention]) -> None:
    sure = trust(mentions)["date"]
    misread = [mentions[2] if place == 2 else told(m.lead, "2021") for place, m in enumerate(mentions)]
    assert trust(misread)["date"] < sure


def test_a_date_is_as_sure_as_what_is_known_of_its_event(
    mentions: list[Mention], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = frozenset(stems("Ada Brenner prison Lagos"))

    def known_of(year: int) -> float:
        monkeypatch.setattr("extract.known_events.known_events", lambda: KnownEvents([KnownEvent(year, 7, 2, words)]))
        return trust(mentions)["date"]

    assert known_of(2012) < 0.5 < known_of(2021)
    monkeypatch.setattr("extract.known_events.known_events", lambda: KnownEvents([KnownEvent(2012, 7, 2, words)]))
    doubted = assess(mentions, [ARTICLE])[2].trust
    assert doubted and doubted.against["date"][0] == "known of another year"


def test_a_date_that_leaves_the_month_open_is_known_of_no_year(mentions: list[Mention]) -> None:
    signs = known.known_signs(told("On 2 July 2021 Ada Brenner was let out of prison in Lagos.", "2021"), ARTICLE)
    assert not any(signs.values())


@pytest.mark.parametrize(
    ("countries", "people", "signs"),
    [
        ({"GH"}, {"brenner"}, ["known of these countries", "known of these people"]),
        ({"NG"}, set(), ["known of other countries", "known of other people"]),
        (None, None, ["not known", "not known"]),
    ],
)
def test_where_and_about_whom_an_event_is_known_to_be(
    countries: set[str] | None, people: set[str] | None, signs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    where, whom = (None if each is None else frozenset(each) for each in (countries, people))
    event = KnownEvent(2021, 7, 2, frozenset(stems("Ada Brenner prison Lagos")), where, whom)
    monkeypatch.setattr("extract.known_events.known_events", lambda: KnownEvents([event]))
    found = known.known_signs(told("On 2 July 2021 Ada Brenner was let out of prison in Lagos.", "2021-07-02"), ARTICLE)
    assert [*found["countries"], *found["people"]] == signs


def test_rivals_and_many_countries_lower_the_countries(mentions: list[Mention]) -> None:
    sure = trust(mentions)["countries"]
    where = mentions[2].whereabouts
    wide = replace(where.value, countries=("BJ", "GH", "NG"))
    mentions[2] = replace(mentions[2], whereabouts=Answer(wide, "said", 0.9, rivals=(Rival(where.value, "label"),)))
    assert trust(mentions)["countries"] < sure


def test_one_name_in_all_wins_is_hardly_whom_they_are_about(mentions: list[Mention]) -> None:
    sure = trust(mentions)["people"]
    everywhere = [replace(mention, people=mentions[2].people) for mention in mentions]
    assert trust(everywhere)["people"] < sure


def test_the_setting_of_one_mention_is_itself(mentions: list[Mention]) -> None:
    setting = read_setting(ARTICLE, mentions[:1])
    assert setting.around([0.4], mentions[0]) == 0.4
    assert setting.neighbours(mentions[0]) == (None, None)


def test_the_year_of_a_heading_stands_beside_the_dates_below_it() -> None:
    text = "2019\n\nOn 2 July Ada Brenner was let out of prison in Lagos."
    article = Article("one", Path("one.txt"), text, Span(0, len(text)), "")
    mention = tell(text[6:], date="2019-07-02", countries=["NG"], people=["Ada Brenner"], start=6)
    below = replace(mention, passage=replace(mention.passage, headings=(Span(0, 4),)))
    assert SIGNS["date"](mention, read_setting(article, [mention]))["year not beside it"] == 1.0
    assert SIGNS["date"](below, read_setting(article, [below]))["year not beside it"] == 0.0


def test_a_date_from_elsewhere_is_less_sure_where_the_other_wins_tell_theirs(mentions: list[Mention]) -> None:
    signs = SIGNS["date"](mentions[2], read_setting(ARTICLE, mentions))
    assert signs["dated around it"] == 1.0
    assert signs["not dated as those around it"] == 0.0
    found = mentions[2].date.value
    assert found
    undated = replace(mentions[2], date=replace(mentions[2].date, value=replace(found, basis=Basis.TITLE)))
    beside = [*mentions[:2], undated, *mentions[3:]]
    assert SIGNS["date"](undated, read_setting(ARTICLE, beside))["not dated as those around it"] == 1.0


def test_years_are_weighed_against_those_that_the_article_names(mentions: list[Mention]) -> None:
    late = told("On 2 July 2021 Ada Brenner was let out of prison in Lagos.", "2044-07-02")
    for mention, named, later in ((mentions[2], 1.0, 0.0), (late, 0.0, 1.0)):
        signs = SIGNS["date"](mention, read_setting(ARTICLE, [mention]))
        assert (signs["its year named"], signs["later than any year named"]) == (named, later)


@pytest.mark.parametrize("way", Derivation)
def test_how_a_date_was_found_is_taken_from_its_derivation_and_not_from_its_reason(
    way: Derivation, mentions: list[Mention]
) -> None:
    def signs(because: str, *derived: Derivation) -> tuple[float, float]:
        date = replace(mentions[2].date, because=because, derived=frozenset(derived))
        found = date_signs(replace(mentions[2], date=date), read_setting(ARTICLE, mentions))
        return found["worked out from a neighbour"], found["told in passing"]

    assert signs("with the next win, “5 May”, after “2 May”, told in passing") == (0.0, 0.0)
    alone = way in (Derivation.IN_ORDER, Derivation.IN_PASSING)
    assert signs("“5 May”", way) == (float(not alone), float(way is Derivation.IN_PASSING))
