"""An article and its blocks → sentences and names in text order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from extract.markup import as_read
from extract.model import Article, Block, Entity, Parsed, Sentence, Span
from extract.parse.clean import Clean, clean
from extract.parse.language import labels
from extract.parse.names import settle
from extract.parse.sentences import is_entry_line, split_sentences
from extract.text import blanked

_MOST_CHARACTERS = 100_000
_WRAP = re.compile(r"(?<=\S)[\n\u2028](?=\S)")
_CELL = re.compile(r"(?<=\S)(?:[ \u00a0]*\t\s*|[ \u00a0]{3,}|[ \u00a0]+[|¦│][ \u00a0]+)(?=\S)")


def parse(article: Article, blocks: Sequence[Block], nlp: Language) -> Parsed:
    """The sentences of each block (its label left out) and the names in the whole article, all in text order."""
    article = replace(article, text=_without_holes(as_read(article.text), blocks))
    text = article.text
    pieces = [clean(text, block.span) for block in blocks]
    chunks = [chunk for piece in pieces for cell in _cells(text, piece) for chunk in _chunks(cell)]
    docs = nlp.pipe([chunk.text for chunk in chunks])
    holes = [hole for block in blocks for hole in block.holes]
    found = [
        entity
        for chunk, doc in zip(chunks, docs, strict=True)
        for entity in _entities(text, chunk, doc)
        if not any(entity.span.overlaps(hole) for hole in holes)
    ]
    sentences = [
        Sentence(span, place)
        for place, (block, piece) in enumerate(zip(blocks, pieces, strict=True))
        for span in _sentences(piece if block.body == block.span else clean(text, block.body))
    ]
    names = settle(_unwrapped(text, blocks), blocks, found)
    exact = tuple(replace(name, text=name.span.of(text).replace("\u200b", "")) for name in names)
    return Parsed(article, tuple(blocks), tuple(sentences), exact)


def _unwrapped(text: str, blocks: Sequence[Block]) -> str:
    """`text`, as long, with a space for each line break inside a block: the rules on names look at neighbours."""
    parts, at = [], 0
    for block in sorted(blocks, key=lambda block: block.span):
        if block.span.start >= at:
            parts += [text[at : block.span.start], _WRAP.sub(" ", block.span.of(text))]
            at = block.span.end
    return "".join([*parts, text[at:]])


def _cells(text: str, piece: Clean) -> Iterator[Clean]:
    """A block in its cells: read as one line, "Kenya<tab>Njeri Otieno freed" has a person called Kenya Njeri Otieno."""
    if not piece.text:
        return
    at = 0
    for border in _CELL.finditer(text, piece.places[0], piece.places[-1] + 1):
        end = bisect_left(piece.places, border.start())
        if end > at:
            yield Clean(piece.text[at:end], piece.places[at:end])
        at = bisect_left(piece.places, border.end())
    yield Clean(piece.text[at:], piece.places[at:])


def _without_holes(text: str, blocks: Sequence[Block]) -> str:
    """The text, blank where a running header or a footnote stands in a paragraph: its date is not the sentence's."""
    return blanked(text, (hole for block in blocks for hole in block.holes))


def _chunks(piece: Clean) -> Iterator[Clean]:
    """A block in stretches that the model takes: spaCy refuses a million characters at once."""
    start = 0
    while start < len(piece.text):
        end = min(start + _MOST_CHARACTERS, len(piece.text))
        if end < len(piece.text):
            end = piece.text.rfind(" ", start + 1, end) + 1 or end
        yield Clean(piece.text[start:end], piece.places[start:end])
        start = end


def _sentences(body: Clean) -> Iterator[Span]:
    """The sentences of a block's body: never across blocks, never with the label."""
    ends = list(split_sentences(body.text))
    if len(ends) > 1 and is_entry_line(body.text[slice(*ends[0])]):
        ends[:2] = [(ends[0][0], ends[1][1])]
    for start, end in ends:
        yield body.span(start, end)


def _entities(text: str, piece: Clean, doc: Doc) -> Iterator[Entity]:
    """The model's names, back at their places in the article."""
    if _shouts(piece.text):
        return  # capitals only: the model takes "DEATH PENALTY" for a person; tables and known names serve there
    for ent in doc.ents:
        label = labels().get(ent.label_.upper())
        if label is not None and ent.text.strip():
            span = piece.span(ent.start_char, ent.end_char)
            yield Entity(span, span.of(text), label)


def _shouts(text: str) -> bool:
    """Whether a block of two words or more is set in capitals."""
    letters = [char for char in text if char.isalpha()]
    return len(text.split()) > 1 and bool(letters) and sum(char.isupper() for char in letters) > 0.8 * len(letters)
