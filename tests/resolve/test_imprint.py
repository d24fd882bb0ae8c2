"""Where an article appeared is not where its wins took place."""

import pytest

from extract.model import Span
from extract.resolve.around.imprint import is_imprint


def said(line: str, rest: str) -> bool:
    text = f"Title\n{line}\n\n{rest}"
    return is_imprint(text, Span(6, 6 + len(line)))


@pytest.mark.parametrize(
    "line", ["Brussels, 3 June 2022", "Published by the Open Door in London", "Lomé – June 3rd, 2022"]
)
def test_where_it_appeared(line: str) -> None:
    assert said(line, "A judge freed the poet.")


def test_a_place_and_day_above_each_item_are_no_imprint() -> None:
    assert not said("Brussels, 3 June 2022", "A judge freed the poet.\n\nLomé, 4 June 2022\n\nAnother one too.")


def test_a_country_alone_is_none() -> None:
    assert not said("Togo", "A judge freed the poet.")
