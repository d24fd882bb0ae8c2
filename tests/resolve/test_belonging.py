"""Which places and bodies named around a win belong to it."""

from dataclasses import replace
from typing import Any

import pytest

from by_hand.cases import read_cases
from by_hand.placed import place
from extract.model import Parsed
from extract.resolve import resolve_organisations, resolve_places, resolve_whereabouts
from extract.resolve.around.zones import find_zones

CASES: list[dict[str, Any]] = read_cases("belonging")["case"]


@pytest.mark.parametrize("case", [case for case in CASES if "places" in case], ids=lambda case: case["label"])
def test_places(case: dict[str, Any]) -> None:
    parsed, passage = place(case["text"])
    answer = resolve_places(parsed, passage, resolve_whereabouts(parsed, passage).value.countries)
    assert [each.name for each in answer.value] == case["places"], answer


@pytest.mark.parametrize("case", [case for case in CASES if "organisations" in case], ids=lambda case: case["label"])
def test_organisations(case: dict[str, Any]) -> None:
    answer = resolve_organisations(*place(case["text"]))
    assert [each.name for each in answer.value] == case["organisations"], answer


def test_a_place_has_its_entry_in_the_country_of_the_win() -> None:
    parsed, passage = place("*A court in <Toledo> acquitted the farmers.*")
    (spain,) = resolve_places(parsed, passage, ("ES",)).value
    (ohio,) = resolve_places(parsed, passage, ("US",)).value
    assert (spain.country, ohio.country) == ("ES", "US")
    assert spain.geonameid != ohio.geonameid


def test_what_was_left_out_by_a_hair_is_a_rival() -> None:
    parsed, passage = place("*[Omar Said], seized in <Basra>, was freed in <Baghdad> and came home to <Mosul>, Iraq.*")
    answer = resolve_places(parsed, passage, ("IQ",))
    assert answer.confidence < 0.9
    assert len(answer.value) + len(answer.rivals) >= 2


def test_a_card_names_the_court_in_its_own_field() -> None:
    text = "Court: Environment Tribunal, Apia\nDate: 3 May 2021\nWhat: *The permit for the quarry in Samoa is void.*"
    assert [each.name for each in resolve_organisations(*place(text)).value] == ["Environment Tribunal"]


@pytest.mark.parametrize(
    "lines",
    [
        "B1 | PE | 3 May | {Supreme Court} | A dam stopped.\nB2 | FJ | 9 May | {Law Society} | A dam moved.\n"
        "*B3 | KE | 4 May | {High Court} | A ban lifted.*",
        "Peru: The {Supreme Court} stopped a dam.\nFiji: The {Law Society} moved a dam.\n"
        "Kenya: *A ban was lifted by the {High Court}.*",
    ],
)
def test_other_rows_and_items_are_no_fields_of_a_card(lines: str) -> None:
    parsed, passage = place(lines)
    assert [each.name for each in resolve_organisations(parsed, passage).value] == ["High Court"]
    zones = dict(find_zones(parsed, passage))
    assert not any("dam" in span.of(parsed.article.text) for span in zones["context"])


@pytest.mark.parametrize(
    ("text", "broken", "name"),
    [
        ("*The {Bundes_tag} made marriage equal.*", "Bundes-\ntag", "Bundestag"),
        ("*The ministry of_social affairs paid the widows.*", "of\nsocial", "ministry of social affairs"),
    ],
)
def test_a_name_that_a_line_breaks_is_told_whole(text: str, broken: str, name: str) -> None:
    marked = text.replace("_", "--" if "-" in broken else " ")
    parsed, passage = place(marked)
    whole = broken.replace("-\n", "--").replace("\n", " ")
    words = parsed.article.text.replace(whole, broken)
    assert [each.name for each in resolve_organisations(_with_text(parsed, words), passage).value] == [name]


def _with_text(parsed: Parsed, text: str) -> Parsed:
    """The same article with a text of the same length."""
    entities = tuple(replace(each, text=each.span.of(text)) for each in parsed.entities)
    return replace(parsed, article=replace(parsed.article, text=text), entities=entities)
