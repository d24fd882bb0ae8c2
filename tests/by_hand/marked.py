"""Passages made by hand from marked text: [brackets] stand around the names of people."""

import re
from itertools import pairwise
from pathlib import Path

from extract.model import Article, Block, BlockKind, Entity, EntityLabel, Parsed, Passage, Sentence, Span

_MARK = re.compile(r"\[([^\]]+)\]")
_SENTENCE_END = re.compile(r"(?<=[.!?”]) (?=[A-ZÀ-Þ“(])")


def make_passage(
    lead: str, details: str = "", before: str = "", label: str = "", aside: str = ""
) -> tuple[Parsed, Passage]:
    """One paragraph of `label`, `before`, `lead` and `details`, and a quotation `aside` below it."""
    text, entities, spans = "", [], []
    for part in (label, before, lead, details, aside):
        text += ("\n\n" if part is aside else " ") if text and part else ""
        start, at = len(text), 0
        for mark in _MARK.finditer(part):
            text += part[at : mark.start()]
            entities.append(Entity(Span(len(text), len(text) + len(mark[1])), mark[1], EntityLabel.PERSON))
            text += mark[1]
            at = mark.end()
        text += part[at:]
        spans.append(Span(start, len(text)))
    label_span, before_span, lead_span, details_span, aside_span = spans
    paragraph = Span(0, details_span.end)
    blocks = [Block(BlockKind.PARAGRAPH, paragraph, Span(lead_span.start, details_span.end))]
    blocks += [Block(BlockKind.QUOTE, aside_span, aside_span)] if aside else []
    sentences = [Sentence(each, 0) for part in (before_span, lead_span, details_span) for each in _split(text, part)]
    sentences += [Sentence(aside_span, 1)] if aside else []
    article = Article("made", Path("made.txt"), text, Span(0, len(text)), "")
    passage = Passage(
        span=Span(0, len(text)),
        lead=lead_span,
        statement=lead_span,
        block=0,
        details=tuple(_split(text, details_span)),
        asides=(aside_span,) if aside else (),
        label=label_span if label else None,
    )
    return Parsed(article, tuple(blocks), tuple(sentences), tuple(entities)), passage


def _split(text: str, part: Span) -> list[Span]:
    """The sentences of a stretch."""
    if not len(part):
        return []
    cuts = [part.start, *(gap.end() for gap in _SENTENCE_END.finditer(text, part.start, part.end)), part.end]
    return [Span(start, start + len(text[start:end].rstrip())) for start, end in pairwise(cuts)]
