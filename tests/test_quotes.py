"""Quoted statements found again after an edit, and never another's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.quotes import find_lead, find_quote

LEADS = [
    "On 3 February the editor Ada Brenner walked out of a prison in Windhoek.",
    "The High Court in Nairobi ruled that the ban on the film is unconstitutional.",
    "Parliament repealed Article 12 of the penal code.",
    "Parliament repealed Article 13 of the penal code.",
]
FOUND = [
    ("the same", LEADS[1], 1),
    ("other white space and quotes", "On 3 February  the editor Ada\nBrenner walked out of a prison in Windhoek.", 0),
    ("a word changed", "On 3 February the journalist Ada Brenner walked out of a prison in Windhoek.", 0),
    ("a word added", "On 3 February the well-known editor Ada Brenner walked out of a prison in Windhoek.", 0),
    ("cut shorter", "the editor Ada Brenner walked out of a prison in Windhoek", 0),
    ("cut longer", "The court rose. " + LEADS[1] + " Judges", 1),
    ("another article of a law", "Parliament repealed Article 14 of the penal code.", None),
    ("the right one of two alike", LEADS[3], 3),
    ("something else", "A new school was opened in the village by the lake.", None),
    ("too short to say", "the editor", None),
]


@pytest.mark.parametrize(("label", "quote", "place"), FOUND, ids=[case[0] for case in FOUND])
def test_find_lead(label: str, quote: str, place: int | None) -> None:
    assert find_lead(quote, LEADS) == place


def test_one_formula_twice_is_nobodys() -> None:
    leads = ["The teacher Bela Nagy was set free in May.", "The teacher Bela Nagl was set free in May."]
    assert find_lead("The teacher Bela Nagi was set free in May.", leads) is None


TEXT = "Intro.\n\nOn 3 February the editor Ada\nBrenner walked out of a prison in Windhoek, Namibia. More."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("On 3 February the editor Ada Brenner walked", "On 3 February the editor Ada\nBrenner walked"),
        ("ON 3 FEBRUARY THE EDITOR", "On 3 February the editor"),
        ("the editor Ada Bremner walked out of a prison", "the editor Ada\nBrenner walked out of a prison"),
        ("Rosa Quispe came home to Lima after seven years", None),
        ("  ", None),
    ],
)
def test_find_quote(quote: str, found: str | None) -> None:
    span = find_quote(quote, TEXT)
    assert (span and span.of(TEXT)) == found


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_quoted_is_inside_the_text(quote: str, text: str) -> None:
    span = find_quote(quote, text)
    assert span is None or 0 <= span.start <= span.end <= len(text)
