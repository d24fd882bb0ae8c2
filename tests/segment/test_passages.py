"""What belongs to the passage of a win."""

from pathlib import Path

import pytest

from extract.layout import find_blocks
from extract.model import Article, Parsed, Sentence, Span
from extract.segment.passages import _context, _Lead
from extract.segment.position import places


@pytest.mark.parametrize(("second", "sentences"), [("2. A court let them in.", 0), ("A court let them in.", 2)])
def test_a_numbered_item_goes_on_from_no_labelled_one(second: str, sentences: int) -> None:
    text = f"Our list\n\nKenya: A law was mended. Two women had asked.\n\n{second} It sat late.\n"
    article = Article("made", Path("made.txt"), text, Span(0, len(text)), "")
    blocks = find_blocks(article)
    spans = [
        Sentence(Span(text.index(words), text.index(words) + len(words)), number)
        for number, block in enumerate(blocks)
        for words in ("A law was mended.", "Two women had asked.", "A court let them in.", "It sat late.")
        if words in block.span.of(text)
    ]
    parsed = Parsed(article, blocks, tuple(spans), ())
    seen = places(parsed)
    number = next(place for place, each in enumerate(seen) if each.sentence.span.of(text).startswith("A court"))
    assert len(_context(parsed, seen, _Lead(seen[number], number, 0.9, ()), -1)) == sentences
