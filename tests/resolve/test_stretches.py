"""Which stretches are read for the people of a clause that is a win of its own."""

from dataclasses import replace

import pytest

from by_hand.marked import make_passage
from extract.model import Span
from extract.resolve.people.stretches import find_stretches

OPENING = "[Omar Sow] came home in May; "


@pytest.mark.parametrize(
    ("clause", "leans"),
    [
        ("and they let him go with his son [Ali Sow].", True),
        ("pardoned him, and his wife [Awa Diop] wept.", True),
        ("his friend [Kossi Adzoa], who was cleared in June.", False),
        ("[Kossi Adzoa] was cleared in June.", False),
    ],
)
def test_a_clause_leans_on_its_sentence_unless_it_names_its_own(clause: str, leans: bool) -> None:
    parsed, passage = make_passage(OPENING + clause)
    start = passage.lead.start + len(OPENING.replace("[", "").replace("]", ""))
    passage = replace(passage, lead=Span(start, passage.lead.end))
    assert ("statement" in [zone for zone, _ in find_stretches(parsed, passage)]) is leans
