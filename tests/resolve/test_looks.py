"""People known by the look of their names."""

import pytest

from extract.model import Span
from extract.resolve.looks import find_by_look


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A woman known to the public only as ZB won her case.", ["ZB"]),
        ("ZB, a nurse from the coast, may stay.", ["ZB"]),
        ("ZB was a schoolgirl then.", ["ZB"]),
        ("The order was sought by ZB, an agency of the state.", []),
        ("The UNHCR welcomed it.", []),
        ("Mrs Okoro left the court on foot.", ["Okoro"]),
        ("Colonel Esteban Reyes was heard.", []),  # a whole name is the reader's own business
        ("They handed el-Tayeb to the police.", ["el-Tayeb"]),
        ("Salma el-Tayeb is home.", []),
    ],
)
def test_names_by_their_look(text: str, names: list[str]) -> None:
    known = [Span(0, len("Salma el-Tayeb"))] if text.startswith("Salma") else []
    found = find_by_look(text, Span(0, len(text)), known, [])
    assert [span.of(text) for span in found] == names
