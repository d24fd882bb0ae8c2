"""Decisions on single mentions: they follow their mention, set one field, and say when they find nothing."""

from dataclasses import replace

import pytest

from by_hand.mentions import tell
from extract.correct import apply_corrections
from extract.model import Basis, Category, Decision, Mention, Person, Precision, Role, Scope

LEAD = "On 3 February the editor Ada Brenner walked out of a prison in Windhoek."
MENTION = tell(LEAD, "one", "2021-02", ["NA"], ["Ada Brenner"], places=["Windhoek"], organisations=["A Court"])
OTHER = tell("The High Court in Nairobi ruled that the ban on the film is unconstitutional.", "one", start=200)


def correct(field: str, value: str, quote: str = LEAD, mention: Mention = MENTION) -> Mention:
    decision = Decision(
        "field", "one", quote, value, field, reviewer="R", decided="2026-01-02T03:04:05Z", comment="seen"
    )
    (found, other), stale = apply_corrections([mention, OTHER], [decision])
    assert not stale
    assert other == OTHER
    assert found.corrected == (field,)
    return found


def test_date() -> None:
    found = correct("date", "2021-02-03").date
    assert found.value
    assert (found.value.edtf, found.value.precision, found.value.basis) == ("2021-02-03", Precision.DAY, Basis.REVIEWER)
    assert found.because == "R decided on 2026-01-02: seen"
    assert (found.confidence, found.rivals[0].value) == (1.0, MENTION.date.value)


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-01/2020-03", "2020-01-01", "2020-03-31"),
        ("2020-01-05/2021", "2020-01-05", "2021-12-31"),
    ],
)
def test_dates_of_every_precision(value: str, start: str, end: str) -> None:
    found = correct("date", value).date.value
    assert found
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)


def test_an_emptied_date() -> None:
    assert correct("date", "").date.value is None


def test_countries_bring_their_scope() -> None:
    assert correct("countries", "NA; KE").whereabouts.value.countries == ("KE", "NA")
    assert correct("countries", "NA; KE").whereabouts.value.scope is Scope.MULTI_COUNTRY
    assert correct("countries", "KE").whereabouts.value.scope is Scope.NATIONAL
    assert correct("countries", "").whereabouts.value.scope is Scope.GLOBAL


def test_people_are_named_anew_and_the_others_stay() -> None:
    lawyer = Person("Rosa Quispe", Role.LAWYER)
    mention = replace(MENTION, people=replace(MENTION.people, value=(*MENTION.people.value, lawyer)))
    found = correct("people", "Ida Brenner; Jan Brand (perpetrator)", mention=mention)
    assert [(person.name, person.role) for person in found.people.value] == [
        ("Ida Brenner", Role.SUBJECT),
        ("Jan Brand", Role.PERPETRATOR),
        ("Ada Brenner", Role.OTHER),
        ("Rosa Quispe", Role.LAWYER),
    ]


def test_a_fuller_name_is_no_second_person() -> None:
    assert [person.name for person in correct("people", "Ada Maria Brenner").people.value] == ["Ada Maria Brenner"]


def test_category_places_organisations_scope() -> None:
    assert correct("category", "clemency").category.value is Category.CLEMENCY
    assert [place.name for place in correct("places", "Windhoek; Swakopmund").places.value] == [
        "Windhoek",
        "Swakopmund",
    ]
    assert correct("organisations", "").organisations.value == ()
    assert correct("scope", "regional").whereabouts.value.scope is Scope.REGIONAL


@pytest.mark.parametrize(
    "quote",
    [
        "On 3 February the journalist Ada Brenner walked out of a prison in Windhoek.",
        "the editor Ada Brenner walked out of a prison in Windhoek",
        "On 3 February  the editor ADA BRENNER\nwalked out of a prison in Windhoek!",
    ],
)
def test_a_decision_follows_its_mention_when_the_text_is_edited(quote: str) -> None:
    assert correct("category", "acquittal", quote).category.value is Category.ACQUITTAL


def test_not_a_win_is_dropped() -> None:
    assert apply_corrections([MENTION, OTHER], [Decision("not-a-win", "one", LEAD)]) == ((OTHER,), ())


def test_what_finds_nothing_is_stale() -> None:
    gone = [
        Decision("field", "one", "Rosa Quispe came home to Lima after seven years.", "2020", "date"),
        Decision("field", "two", LEAD, "2020", "date"),
        Decision("not-a-win", "three", LEAD),
        Decision("missed-win", "one", "A win that nobody finds stands here in the text."),
        Decision("same-event", "one", LEAD, "same", other_article="nine", other_quote=LEAD),
    ]
    assert apply_corrections([MENTION, OTHER], gone) == ((MENTION, OTHER), tuple(gone))


def test_undecided_keeps_the_reading() -> None:
    (found, _), stale = apply_corrections([MENTION, OTHER], [Decision("field", "one", LEAD, "unsure", "date")])
    assert (found.date, found.undecided, found.corrected, stale) == (MENTION.date, ("date",), (), ())


def test_the_last_of_two_corrections_holds_and_the_reading_stays_known() -> None:
    decisions = [Decision("field", "one", LEAD, value, "date") for value in ("2020", "2021-02-03")]
    (found, _), _ = apply_corrections([MENTION, OTHER], decisions)
    assert found.date.value and found.date.value.edtf == "2021-02-03"
    assert [rival.value for rival in found.date.rivals] == [MENTION.date.value]


def test_one_win_is_settled() -> None:
    (found, _), _ = apply_corrections([MENTION, OTHER], [Decision("split", "one", LEAD, LEAD)])
    assert found.corrected == ("split",)
