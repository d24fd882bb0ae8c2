"""The killed, for whom no win comes in time."""

import pytest

from by_hand.marked import make_passage
from extract.model import Role
from extract.resolve.people.cast import find_figures
from extract.resolve.people.killed import less_for_the_killed

CHANCES = {Role.SUBJECT: 0.7, Role.PERPETRATOR: 0.1, Role.OTHER: 0.2}


@pytest.mark.parametrize(
    ("lead", "details", "killed"),
    [
        ("The court found the state responsible for the murder of [Awa Sarr].", "", True),
        ("The state failed [Awa Sarr], who was found strangled in a field.", "", True),
        ("The court quashed the conviction of the widow of [Awa Sarr].", "", True),
        ("The army must pay for the killing of two farmers.", "Their names were [Awa Sarr] and [Omar Diallo].", True),
        ("The army must pay two farmers.", "Their names were [Awa Sarr] and [Omar Diallo].", False),
        ("A judge gave the baker [Omar Diallo] life in prison.", "", False),
        ("The court cleared [Awa Sarr] of the killing of two farmers.", "", False),
        ("The court compensated [Awa Sarr] for nine years in a cell.", "", False),
    ],
)
def test_the_killed_are_hardly_ever_righted(lead: str, details: str, killed: bool) -> None:
    parsed, passage = make_passage(lead, details=details)
    figures = find_figures(parsed, passage)
    found = less_for_the_killed(parsed, passage, figures, [CHANCES] * len(figures))
    assert all((max(each, key=lambda role: each[role]) is Role.OTHER) is killed for each in found)
    assert all(abs(sum(each.values()) - 1.0) < 1e-9 for each in found)
