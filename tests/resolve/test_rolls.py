"""Columns of people in tables."""

import pytest

from extract.model import Passage, Span
from extract.resolve.people.rolls import people_cells


@pytest.mark.parametrize(
    ("header", "row", "cells"),
    [
        (
            "No.\tOutcome\tPerson(s)\tSource",
            "1\tCharge dropped\tAwa Tall, Omar Diop\tcourt order",
            ["Awa Tall, Omar Diop"],
        ),
        ("No. | Outcome | Client | By", "1 | Charge dropped | Awa Tall | KT", ["Awa Tall"]),
        ("No.\tOutcome\tPerson(s)\tSource", "1\tCharge dropped\t\tcourt order", []),
        ("No.\tOutcome\tPlace\tSource", "1\tCharge dropped\tDakar\tAwa Tall", []),
        ("Whom we thank, person by person, is told below", "1\tCharge dropped\tDakar\tAwa Tall", []),
    ],
)
def test_cells_below_a_column_of_people(header: str, row: str, cells: list[str]) -> None:
    text = f"{header}\n0\tNo change\t\t–\n{row}\n"
    start = text.index("Charge dropped")
    lead = Span(start, start + len("Charge dropped"))
    assert [cell.of(text) for cell in people_cells(text, Passage(lead, lead, lead, 0))] == cells
