"""Countries as running text names them."""

import pytest

from extract.gazetteer import find_countries


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("N. Ireland", "GB"),
        ("in S. Korea on Monday", "KR"),
        ("N Korea", "KP"),
        ("S. Sudan, 3 May", "SS"),
        ("the Dominican owner", "DO"),  # of the two countries the larger one
    ],
)
def test_names_that_are_cut_short_or_shared(text: str, code: str) -> None:
    (found,) = find_countries(text)
    assert found.codes[0] == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a leaflet in Burmese, with pictures", []),
        ("the rules are read out in Fijian and Tongan", []),
        ("in Fijian and Tongan waters", ["FJ", "TO"]),
        ("in French and German courts", ["FR", "DE"]),
    ],
)
def test_what_something_is_said_in_is_a_language(text: str, codes: list[str]) -> None:
    assert [found.codes[0] for found in find_countries(text)] == codes
