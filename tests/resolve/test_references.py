"""Whom a lead means without the name."""

import pytest

from extract.resolve.cast import find_figures
from extract.resolve.references import find_references, meant_by
from marked import make_passage


@pytest.mark.parametrize(
    ("before", "lead", "details", "how"),
    [
        ("[Awa Sarr] had waited for years.", "She was let go on Friday.", "", "a pronoun"),
        ("[Awa Sarr] had waited for years.", "The court cut two years off her sentence.", "", "a pronoun"),
        ("[Awa Sarr] had waited for years.", "Niger let the singer go.", "", "a description"),
        ("", "A teacher was freed in Niamey.", "[Awa Sarr] had taught for years.", "somebody unnamed, named later"),
        ("", "Seven teachers were freed in Niamey.", "[Awa Sarr] wept.", "unnamed people, named later"),
        ("", "Parliament adopted the law.", "[Awa Sarr] wept.", None),
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
