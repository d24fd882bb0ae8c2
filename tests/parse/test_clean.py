"""Blocks as the model reads them; every character keeps its place in the article."""

import pytest

from extract.model import Span
from extract.parse.clean import clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        ("broken\nin the\r\nmiddle", "broken in the middle"),
        ("no\u00a0break and zero\u200bwidth", "no break and zerowidth"),
        ("**Amina Okoye** is _free_", "Amina Okoye is free"),
        ("🇵🇪 Peru ✅ done", " Peru done"),
        ("impris-\nonment ended", "imprisonment ended"),
        ("Ming-\nChe came", "Ming- Che came"),
        ("- Leyla, the last", "Leyla, the last"),
        ("see [the ruling](https://example.org/x) here", "see the ruling here"),
        ("snake_case stays, 5 * 3 does not", "snake_case stays, 5 3 does not"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text, Span(0, len(text))).text == expected


def test_every_character_is_traced_to_its_place() -> None:
    text = "Intro. 🇵🇪 **Amina\nOkoye** is free"
    cleaned = clean(text, Span(7, len(text)))
    at = cleaned.text.index("Amina")
    assert cleaned.span(at, at + len("Amina Okoye")).of(text) == "Amina\nOkoye"
