"""Family names that are told once for several, and what is no such name."""

import pytest

from by_hand.marked import make_passage
from extract.resolve.people.cast import find_figures
from extract.resolve.people.families import stretch_of, with_families


@pytest.mark.parametrize(
    ("lead", "people"),
    [
        ("Two sisters, [Ana] and [Rosa Quispe], won.", ["Ana Quispe", "Rosa Quispe"]),
        ("[Ana] and [Jon Tamm], husband and wife, won.", ["Ana Tamm", "Jon Tamm"]),
        ("Three brothers, [Ali], [Omar] and [Said al-Nur], won.", ["Ali al-Nur", "Omar al-Nur", "Said al-Nur"]),
        ("The brothers [Ali] and [Sidi Ould Noor] won.", ["Ali Ould Noor", "Sidi Ould Noor"]),
        ("The couple [Ana] and [Rui da Costa] won.", ["Ana da Costa", "Rui da Costa"]),
        ("Two friends, [Fahim] and [Bashir Noor], won.", ["Fahim", "Bashir Noor"]),  # nothing says that they share it
        ("The sisters [Ana] and [Rosa Q.] won.", ["Ana", "Rosa Q."]),
        ("The brothers [Abdul Karim] and [Said Rahmani] won.", ["Abdul Karim", "Said Rahmani"]),
        ("The brothers [Said] and [Omar Rahmani] won, and so did [Said Rahmani].", ["Said Rahmani", "Omar Rahmani"]),
    ],
)
def test_kin_share_the_family_name_that_is_told_last(lead: str, people: list[str]) -> None:
    parsed, passage = make_passage(lead)
    assert [figure.name for figure in with_families(parsed, find_figures(parsed, passage))] == people


def test_the_whole_name_quotes_the_stretch_that_holds_it() -> None:
    parsed, passage = make_passage("Two sisters, [Ana] and [Rosa Quispe], won.")
    ana, rosa = with_families(parsed, find_figures(parsed, passage))
    stretch = stretch_of(parsed.article.text, ana)
    assert stretch is not None
    assert stretch.of(parsed.article.text) == "Ana and Rosa Quispe"
    assert stretch_of(parsed.article.text, rosa) is None
    assert ana.variants == ("Ana",)
