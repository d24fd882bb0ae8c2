"""What is nobody's name, and how a name is told."""

import pytest

from extract.model import Span
from extract.resolve.around.bare_names import exact_span, tidy_name
from extract.resolve.around.no_names import has_ordinary_edge, is_nobodys, is_surely_thing, is_thing


@pytest.mark.parametrize(
    ("name", "thing", "surely"),
    [
        ("Alan Hall", True, False),
        ("Kossi Adzoa", False, False),
        ("Riverside Hall", True, True),
        ("Peru", True, True),
        ("", True, True),
    ],
)
def test_a_given_name_before_a_thing_s_word_may_be_a_person(name: str, thing: bool, surely: bool) -> None:
    assert (is_thing(name), is_surely_thing(name)) == (thing, surely)


@pytest.mark.parametrize(
    "name", ["Nubian Brotherhood", "Coptic Fellowship", "Media Rights Forum", "Loma Farmers Guild", "Loma Commodities"]
)
def test_bodies_of_people_are_things(name: str) -> None:
    assert is_thing(name)


@pytest.mark.parametrize("name", ["Bill C-15", "St Olaf", "British Iranian", "Eleven Yemenis", "AngloGold"])
def test_numbers_saints_peoples_and_brands_are_nobody(name: str) -> None:
    assert is_nobodys(name)


@pytest.mark.parametrize("name", ["Awa Sarr", "Ngozi McEwan", "St John Rivers", "DeShawn"])
def test_people_are_somebody(name: str) -> None:
    assert not is_nobodys(name)


@pytest.mark.parametrize(("name", "ordinary"), [("Awa Monday", True), ("Judge Sarr", True), ("Awa Sarr", False)])
def test_a_title_or_a_day_is_no_part_of_a_name(name: str, ordinary: bool) -> None:
    assert has_ordinary_edge(name) is ordinary


@pytest.mark.parametrize(
    ("text", "name"), [("Dr Awa Sarr’s", "Awa Sarr"), ("Bir-\ntukan", "Birtukan"), ("“Awa Sarr,”", "Awa Sarr")]
)
def test_a_name_is_told_without_titles_and_marks(text: str, name: str) -> None:
    assert tidy_name(text) == name


def test_a_name_stands_where_its_letters_do_nearest_to_where_it_was_read() -> None:
    text = "Awa Sarr spoke. Dr Awa\nSarr left."
    assert exact_span(text, Span(16, 27), "Awa Sarr") == Span(19, 27)
    assert exact_span(text, Span(16, 27), "Binta Sarr") is None


@pytest.mark.parametrize("name", ["New Zealander", "South Sudanese"])
def test_a_people_of_two_words_is_nobody(name: str) -> None:
    assert is_nobodys(name)
