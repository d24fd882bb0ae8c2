"""Patterns in any case find what `re.IGNORECASE` finds, at the same places."""

import re

import pytest

from extract.anycase import AnyCase, small

TEXTS = [
    "The Court FREED her; the court then freed Ali in MAY, may be.",
    "İzmir: UN experts, un experts and Un Experts met in The Hague. ÜNAL was freed.",
    "pardoned, not the Pardon; an Amnesty for all, Amnesty International, amnesty laws",
    "",
]
PATTERNS = [
    r"(?<!\w)(?:freed|the court|may|ünal)(?!\w)",
    r"(?<![\w-])(?:(?-i:UN)|The Hague|izmir)(?!\w)",
    r"(?-i:amnesty)|amnesty (?:laws?|International)",
    r"\b(?P<Word>[A-Z]\w+)\b(?! (?P=Word))",
    r"the (?!(?-i:[A-Z]))\w+",  # not before a capital: small letters alone cannot tell
    r"[^A-Z\W]+(?=\S)",
    r"^\W*(?:the|PARDONED)",
]


@pytest.mark.parametrize("as_written", [False, True])
@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("text", TEXTS)
def test_finds_the_same_places(pattern: str, text: str, as_written: bool) -> None:
    expected = [hit.span() for hit in re.finditer(pattern, text, re.IGNORECASE | re.MULTILINE)]
    found = AnyCase(pattern, re.MULTILINE, as_written=as_written)
    assert [hit.span() for hit in found.finditer(text)] == expected
    first = found.search(text)
    assert (first and first.span()) == (expected[0] if expected else None)


def test_matches_are_in_small_letters_unless_as_written() -> None:
    assert [hit.group() for hit in AnyCase("freed").finditer("FREED")] == ["freed"]
    assert [hit.group() for hit in AnyCase("freed", as_written=True).finditer("FREED")] == ["FREED"]
    assert [hit.group() for hit in AnyCase("(?-i:FR)eed").finditer("FREED")] == ["FREED"]


def test_each_small_letter_stands_where_its_capital_stood() -> None:
    assert small("ÜNAL in İZMİR") == "ünal in izmir"
