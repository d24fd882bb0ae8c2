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
