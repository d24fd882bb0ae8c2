"""Whom a win is about, and everybody else's part in it."""

from typing import Any

import pytest

from by_hand.cases import read_cases
from by_hand.marked import make_passage
from extract.categorise import category_chances
from extract.model import Answer, Parsed, Passage, Person, Role
from extract.resolve import resolve_people
from extract.resolve.people.attached import OF_ANOTHER
from extract.tables import read_toml

CASES: list[dict[str, Any]] = read_cases("people")["case"]


def read(parsed: Parsed, passage: Passage) -> Answer[tuple[Person, ...]]:
    return resolve_people(parsed, passage, category_chances(parsed, passage))


def params() -> list[Any]:
    failing = pytest.mark.xfail(strict=True, reason="known failure")
    return [
        pytest.param(case, id=case["label"], marks=[failing] if case.get("expect") == "fail" else []) for case in CASES
    ]


@pytest.mark.parametrize("case", params())
def test_people(case: dict[str, Any]) -> None:
    parsed, passage = make_passage(
        case["lead"], case.get("details", ""), case.get("before", ""), case.get("label_text", ""), case.get("aside", "")
    )
    found = read(parsed, passage).value
    by_role = {role: {person.name for person in found if person.role is role} for role in Role}
    assert by_role[Role.SUBJECT] == set(case["subjects"])
    assert by_role[Role.PERPETRATOR] == set(case.get("perpetrators", ()))
    roles = {person.name: str(person.role) for person in found}
    assert {name: roles.get(name) for name in case.get("roles", {})} == case.get("roles", {})


def test_a_doubtful_role_is_a_rival() -> None:
    parsed, passage = make_passage("The news about [Habib Tall] is good.", "[Awa Tall] said so.")
    answer = read(parsed, passage)
    assert answer.confidence < 0.9
    assert all(len(rival.value) == len(answer.value) for rival in answer.rivals)


def test_nobody_named() -> None:
    answer = read(*make_passage("The council opened two shelters."))
    assert answer.value == ()
    assert answer.because == "nobody is named in the passage"
    assert answer.confidence > 0.9
    released = read(*make_passage("Forty fishermen were released."))
    assert released.confidence < answer.confidence


def test_every_claim_is_used() -> None:
    """A claim that no part is made of is still a feature; a part made of unknown claims is a slip of the pen."""
    table = read_toml("roles")
    known = {f"<{name}" for name in table["before"]} | {f">{name}" for name in table["after"]}
    assert {name for names in table["parts"].values() for name in names} <= known | {OF_ANOTHER}
