"""Record ids outlive what changes around and in a record."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from by_hand.mentions import tell
from extract.correct import apply_corrections
from extract.link import link
from extract.model import Decision, Mention

LAW, JUSTICE = "legislation", "accountability"
# Six events in two or three tellings each, no two alike.
EVENTS: list[list[Mention]] = [
    [
        tell("Wang Quanzhang came home in April.", "a", "2020-04", ["CN"], ["Wang Quanzhang"]),
        tell("Wang Quangzhang was reunited with his family.", "b", "2020-03/2020-05", ["CN"], ["Wang Quangzhang"]),
        tell("Quanzhang Wang is back with wife and son.", "c", "2020", ["CN"], ["Quanzhang Wang"]),
    ],
    [
        tell("Samira al-Nasseri walked free on 3 May.", "a", "2021-05-03", ["BH"], ["Samira al-Nasseri"], start=90),
        tell("In May Samira Alnasseri left her cell.", "c", "2021-05", ["BH"], ["Samira Alnasseri"], start=90),
    ],
    [
        tell("A court in Dakar jailed Hissène Abakar.", "b", "2016-05-30", ["SN"], (), ["Hissène Abakar"], JUSTICE),
        tell("Hissein Abakar got life in May.", "d", "2016-05", ["SN"], (), ["Hissein Abakar"], JUSTICE),
    ],
    [
        tell("Zimbabwe’s president signed the end of the death penalty.", "b", "2024-12-31", ["ZW"], category=LAW),
        tell("An act that ends capital punishment in Zimbabwe was signed.", "c", "2024-12-31", ["ZW"], category=LAW),
    ],
    [
        tell("Taiwan opened marriage to same-sex couples.", "d", "2019-05", ["TW"], category=LAW),
        tell("Taiwan’s parliament legalised same-sex marriage on 17 May.", "a", "2019-05-17", ["TW"], category=LAW),
    ],
    [tell("Rosa Quispe was acquitted in Lima.", "e", "2018-02", ["PE"], ["Rosa Quispe"], category="acquittal")],
]  # fmt: skip
ALL = [mention for event in EVENTS for mention in event]
WHOLE = {mention.id: record.id for record in link(ALL) for mention in record.mentions}


def test_the_events_are_told_apart_and_joined() -> None:
    assert [len({WHOLE[mention.id] for mention in event}) for event in EVENTS] == [1] * len(EVENTS)
    assert len(set(WHOLE.values())) == len(EVENTS)


@settings(max_examples=40, deadline=None)
@given(st.permutations(ALL), st.integers(1, len(ALL)))
def test_added_taken_away_and_reordered_articles_change_no_id(mentions: list[Mention], kept: int) -> None:
    for record in link(mentions[:kept]):
        assert {WHOLE[mention.id] for mention in record.mentions} == {record.id}


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(ALL),
    st.sampled_from(
        [
            ("date", "1999-01"),
            ("countries", "FR; DE"),
            ("category", "policy"),
            ("people", "Somebody Else"),
            ("organisations", "A Court"),
            ("scope", "regional"),
        ]
    ),
)
def test_a_corrected_field_changes_no_id(mention: Mention, change: tuple[str, str]) -> None:
    field, value = change
    everywhere = [m for m in ALL if WHOLE[m.id] == WHOLE[mention.id]]
    decisions = [Decision("field", m.article, m.lead, value, field) for m in everywhere]
    corrected, stale = apply_corrections(ALL, decisions)
    assert not stale
    ids = {m.id: record.id for record in link(corrected) for m in record.mentions}
    assert ids == WHOLE


def test_two_wins_of_one_person_in_one_year_have_two_ids() -> None:
    first = tell("Ada Brenner was released on bail in May.", "a", "2021-05", ["GH"], ["Ada Brenner"])
    second = tell(
        "Ada Brenner was acquitted in December.", "b", "2021-12", ["GH"], ["Ada Brenner"], category="acquittal"
    )
    ids = [record.id for record in link([first, second])]
    assert len(set(ids)) == 2
    assert [record.id for record in link([first])] == ids[:1]


@pytest.mark.parametrize("lead", ["Nothing is known of it.", "…"])
def test_what_nothing_is_known_of_has_an_id_of_its_own(lead: str) -> None:
    one, other = tell(lead, "a"), tell(lead, "b", date="2020", countries=["PE"])
    assert len({record.id for record in link([one, other])}) == 2
