"""Whom a lead means without the name."""

import pytest

from by_hand.marked import make_passage
from extract.resolve.people.cast import find_figures
from extract.resolve.people.references import find_references, meant_by


@pytest.mark.parametrize(
    ("before", "lead", "details", "how"),
    [
        ("[Awa Sarr] had waited for years.", "She was let go on Friday.", "", "a pronoun"),
        ("[Awa Sarr] had waited for years.", "The court cut two years off her sentence.", "", "a pronoun"),
        ("[Awa Sarr] had waited for years.", "Niger let the singer go.", "", "a description"),
        ("", "A teacher was freed in Niamey.", "[Awa Sarr] had taught for years.", "somebody unnamed, named later"),
        ("", "Seven teachers were freed in Niamey.", "[Awa Sarr] wept.", "unnamed people, named later"),
        ("", "Parliament adopted the law.", "[Awa Sarr] wept.", None),
        ("[Awa Sarr] had waited.", "The minister apologised to her.", "", "a pronoun"),
        ("[Awa Sarr], [Omar Tall]’s deputy, had waited.", "Niger let her go.", "", "a pronoun"),
        ("[Awa Sarr] and [Omar Tall] had waited.", "Niger let them go.", "", "a pronoun of several people"),
        ("[Awa Sarr] and [Omar Tall] had waited.", "Niger let the two go.", "", "a description of several people"),
        ("[Awa Sarr] had waited.", "They read the case of two teachers.", "", "a pronoun of several people"),
        ("", "The judge was right about the law.", "[Awa Sarr] wept.", None),
    ],
)
def test_meant_by(before: str, lead: str, details: str, how: str | None) -> None:
    parsed, passage = make_passage(lead, details, before)
    figures = find_figures(parsed, passage)
    references = find_references(parsed.article.text, passage, figures)
    assert meant_by(parsed.article.text, passage, figures[0], figures, references) == how


def test_words_about_a_pronoun_are_claims() -> None:
    parsed, passage = make_passage("Judges in Accra overturned her conviction.", before="[Awa Sarr] waited.")
    references = find_references(parsed.article.text, passage, find_figures(parsed, passage))
    assert [reference.kind for reference in references] == ["a pronoun"]
    assert ">owned_good" in references[0].claims
