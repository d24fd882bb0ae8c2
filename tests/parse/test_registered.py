"""Names as registers and lines of capitals write them."""

import pytest

from extract.model import Entity, EntityLabel, Span
from extract.parse.registered import add_registered


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Name: OKAFOR, Chinedu (printer)   Country: Nigeria", ["OKAFOR, Chinedu"]),
        ("DIALLO, Mariam\t3 May", ["DIALLO, Mariam"]),
        ("NAIROBI, Kenya – 3 May", []),
        ("UZ, Jizzakh | 3 May", []),
        ("WHEREAS, Awa Tall, cleared twice, flew home", []),
        ("CARD 4: ELENA ROJAS AND MARIO VELÁSQUEZ", ["ELENA ROJAS", "MARIO VELÁSQUEZ"]),
        ("ELENA ROJAS FREED IN LIMA", ["ELENA ROJAS"]),
        ("DEATH PENALTY ABOLISHED", []),
        ("JUN 21, 2024", []),
    ],
)
def test_names_in_registers_and_capitals(text: str, names: list[str]) -> None:
    found = add_registered(text, [Span(0, len(text))], [])
    assert [entity.text for entity in found] == names


def test_a_whole_name_takes_the_place_of_its_pieces() -> None:
    text = "Name: OKAFOR, Chinedu"
    pieces = [Entity(Span(6, 12), "OKAFOR", EntityLabel.LOC), Entity(Span(14, 21), "Chinedu", EntityLabel.PERSON)]
    (whole,) = add_registered(text, [Span(0, len(text))], pieces)
    assert (whole.text, whole.label) == ("OKAFOR, Chinedu", EntityLabel.PERSON)
