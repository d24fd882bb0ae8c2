"""What is asked, and in which words."""

from dataclasses import replace

import pytest

from by_hand.mentions import tell
from extract.flag import find_flags
from extract.link.merge import merge
from extract.model import Answer, Mention, Record


def record(*mentions: Mention, conflicts: tuple[str, ...] = ()) -> Record:
    first = mentions[0]
    return Record(
        id="r-1",
        title="",
        mentions=mentions,
        date=first.date.value,
        whereabouts=first.whereabouts.value,
        places=(),
        people=first.people.value,
        organisations=(),
        category=first.category.value,
        confidence=0.5,
        conflicts=conflicts,
    )


def unsure(mention: Mention, field: str) -> Mention:
    """The mention with one field that is hardly more than a guess."""
    answer: Answer[object] = getattr(mention, field)
    return replace(mention, **{field: replace(answer, confidence=0.05)})  # type: ignore[arg-type]


ASKED = [
    ("date", {"date": "2019-11-14"}, "Did this happen on 14 November 2019?"),
    ("date", {"date": "2020-04"}, "Did this happen in April 2020?"),
    ("date", {}, "When did this happen?"),
    ("whereabouts", {"countries": ["DZ", "IT"]}, "Is this a win in Algeria and Italy?"),
    ("whereabouts", {}, "In which country is this win, if in any one?"),
    ("people", {"people": ["Ada Brenner", "Ines Vold"]}, "Is this win about Ada Brenner and Ines Vold?"),
    ("people", {"perpetrators": ["Jon Karst"]}, "Is this win about the holding to account of Jon Karst?"),
    ("people", {}, "Is this win about somebody named?"),
    ("category", {}, "Is this a win of the kind “release”?"),
]


@pytest.mark.parametrize(("field", "values", "question"), ASKED)
def test_questions_are_in_plain_words(field: str, values: dict[str, object], question: str) -> None:
    mention = unsure(tell("She is free.", **values), field)  # type: ignore[arg-type]
    assert question in {flag.question for flag in find_flags(record(mention))}


def test_of_several_countries_each_is_a_candidate() -> None:
    mention = unsure(tell("She is free.", countries=["DZ", "IT"]), "whereabouts")
    assert [flag.candidates for flag in find_flags(record(mention)) if flag.kind == "country"] == [("DZ", "IT")]


def test_only_those_who_differ_disagree() -> None:
    one, other = tell("Ada Brenner is free.", "one", people=["Ada Brenner"]), tell("She is home.", "two")
    named = replace(other, people=tell("", people=["Ada Brener"]).people)
    asked = [flag for flag in find_flags(merge("r-1", (one, named))) if flag.kind == "conflict"]
    assert [(flag.current, flag.candidates) for flag in asked] == [("Ada Brener", ("Ada Brenner",))]
    alike = replace(other, people=one.people)
    assert not any(flag.kind == "conflict" for flag in find_flags(record(one, alike, conflicts=("people",))))


def test_another_spelling_is_offered_with_all_the_people() -> None:
    # Who took "Ada Brener" alone would have taken Ines Vold out of the record.
    one = tell("Ada Brenner and Ines Vold are free.", "one", people=["Ada Brenner", "Ines Vold"])
    other = tell("She is home.", "two", people=["Ada Brener"])
    asked = [flag for flag in find_flags(merge("r-1", (one, other))) if flag.kind == "conflict"]
    assert [(flag.current, flag.candidates) for flag in asked] == [
        ("Ada Brener; Ines Vold", ("Ada Brenner; Ines Vold",))
    ]
