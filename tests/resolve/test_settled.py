"""Whom the sentence before a lead is about, where the lead itself names nobody whom anything befell."""

from dataclasses import replace

import pytest

from extract.categorise import category_chances
from extract.model import Role, Span
from extract.resolve import resolve_people
from marked import make_passage


def subjects(before: str, lead: str) -> set[str]:
    parsed, passage = make_passage(lead, before=before)
    passage = replace(passage, context=(Span(0, passage.lead.start - 1),))
    found = resolve_people(parsed, passage, category_chances(parsed, passage)).value
    return {person.name for person in found if person.role is Role.SUBJECT}


@pytest.mark.parametrize(
    ("before", "lead"),
    [
        ("[Awa Sarr] was to be executed in May.", "Governor [Dean Holt] commuted the sentence to life."),
        ("[Awa Sarr], a nurse, had been given death for the murder of [Lamin Diop].", "She was taken off death row."),
        ("[Awa Sarr] had criticised President [Lamin Diop].", "On 2 May she was freed."),
    ],
)
def test_the_sentence_before_says_to_whom(before: str, lead: str) -> None:
    assert subjects(before, lead) == {"Awa Sarr"}


def test_a_lead_about_several_is_not_about_the_one_before() -> None:
    assert subjects("[Awa Sarr] was given nine years.", "Eleven students were acquitted.") == set()
