"""Where somebody enters a passage, and as whom."""

import pytest

from by_hand.marked import make_passage
from extract.resolve.people.cast import find_figures
from extract.resolve.people.references import find_references
from extract.resolve.people.ties import tie_features


@pytest.mark.parametrize(
    ("lead", "details", "name", "told"),
    [
        (
            "Police were charged with beating a photographer.",
            "The photographer, [Awa Sarr], kept the lens.",
            "Awa Sarr",
            True,
        ),
        ("Police were charged with beating a photographer.", "[Awa Sarr], the photographer, wept.", "Awa Sarr", True),
        ("Police were charged with beating a photographer.", "The minister, [Awa Sarr], wept.", "Awa Sarr", False),
    ],
)
def test_called_as_in_the_lead(lead: str, details: str, name: str, told: bool) -> None:
    assert ("detail: called as in the lead" in _ties(lead, details, name)) is told


def test_a_subordinate_clause_is_known_by_its_word() -> None:
    lead = "The law under which [Awa Sarr] was tried is gone, and [Musa Bah] may speak."
    assert "lead: behind which" in _ties(lead, "", "Awa Sarr")
    assert not any(": behind" in name for name in _ties(lead, "", "Musa Bah"))


def test_the_next_sentence_is_told_from_later_ones() -> None:
    lead, details = "Eight teachers were freed in Niamey.", "[Awa Sarr] is one. They had waited. [Musa Bah] cooked."
    assert "detail: next sentence, first" in _ties(lead, details, "Awa Sarr")
    assert "detail: farther sentence, later" in _ties(lead, details, "Musa Bah")
    assert "detail: first, unnamed people in the lead" in _ties(lead, details, "Awa Sarr")


def test_what_the_details_speak_of() -> None:
    found = _ties("[Awa Sarr] was found in a flat in Lyon.", "She is wanted for the massacre of 1994.", "Awa Sarr")
    assert "lead: details of abuse" in found
    assert "lead: details of freedom" not in found


def _ties(lead: str, details: str, name: str) -> set[str]:
    parsed, passage = make_passage(lead, details)
    figures = find_figures(parsed, passage)
    figure = next(each for each in figures if each.name == name)
    references = find_references(parsed.article.text, passage, figures)
    return set(tie_features(parsed, passage, figure, figures, references))
