"""The stretches that may name whom a passage is about: its sentences, fields and headings, and what stands before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from extract.model import BlockKind, Parsed, Passage, Span
from extract.resolve.around.topics import find_members, find_topic
from extract.resolve.around.zones import people_fields
from extract.resolve.people.claims import reference_words
from extract.resolve.people.naming import find_names
from extract.resolve.people.rolls import people_cells

_OWNING = re.compile(r"\b(?:his|her|their) (?:[\w-]+,? ){1,3}$", re.IGNORECASE)
_BACK = 4  # sentences above a block that are read for who "she" is


def find_stretches(parsed: Parsed, passage: Passage) -> Iterator[tuple[str, Span]]:
    """The sentences of the passage with the part of it that each belongs to; none twice."""
    text = parsed.article.text
    seen: list[Span] = []
    parts: list[tuple[str, Iterable[Span]]] = [
        ("lead", (passage.lead,)),
        ("context", passage.context),
        ("detail", (*passage.details, *find_members(parsed, passage))),
        ("label", [*filter(None, (passage.label, find_topic(parsed, passage))), *_entered(text, passage)]),
        ("aside", passage.asides),
        ("statement", (passage.statement,)),
        ("before", _before(parsed, passage)),
    ]
    for zone, spans in parts:
        for span in spans:
            # "X came through the gate, a free man": the clause that is the lead may leave out who is free.
            alone = zone == "statement" and span != passage.lead and _leans(parsed, passage.lead)
            for piece in _left_of(span, seen) if alone else [span]:
                if not any(piece.overlaps(other) for other in seen):
                    seen.append(piece)
                    yield zone, piece


def _leans(parsed: Parsed, lead: Span) -> bool:
    """Whether a clause names nobody, or says "him" before it names another: "… pardoned him, and his wife X wept"."""
    names, words = find_names(parsed, lead), lead.of(parsed.article.text)
    if not names:
        return True
    first = names[0].span.start - lead.start
    said = [hit for hit in reference_words().finditer(words) if hit["pronoun"]]
    # "his friend X, who was cleared": whose friend X is, is no part of the win.
    owner = _OWNING.search(words[:first])
    said = [hit for hit in said if owner is None or hit.start() != owner.start() or len(said) > 1]
    return bool(said) and said[0].start() < first


def _entered(text: str, passage: Passage) -> list[Span]:
    """The fields of the lead's card and the cells of its row that hold the people."""
    return [*people_fields(text, passage), *people_cells(text, passage)]


def _left_of(span: Span, seen: Sequence[Span]) -> list[Span]:
    """The stretches of `span` that no other one covers."""
    pieces, at = [], span.start
    for other in sorted(other for other in seen if other.overlaps(span)):
        if other.start > at:
            pieces.append(Span(at, other.start))
        at = max(at, other.end)
    return [*pieces, Span(at, span.end)] if at < span.end else pieces


def _before(parsed: Parsed, passage: Passage) -> list[Span]:
    """What stands before the lead in its block, else the last sentence above that names somebody: who "she" is."""
    inside = [s.span for s in parsed.sentences if s.block == passage.block and s.span.end <= passage.lead.start]
    # Who was named in another item is not carried into one that refers to nobody.
    found = reference_words().finditer(passage.lead.of(parsed.article.text))
    refers = any(hit["pronoun"] or hit["known"] for hit in found)
    if inside or not refers:
        return inside
    top = max((span.end for span in passage.headings), default=0)
    end = bisect_left(parsed.sentences, passage.block, key=lambda each: each.block)
    near = [s.span for s in parsed.sentences[max(0, end - _BACK) : end] if _tells(parsed, s.block)]
    # "See: [link]" between the two names nobody; above the item's own heading stands another item.
    named = [span for span in reversed(near) if span.start >= top and find_names(parsed, span)]
    return (named or near[::-1])[:1]


def _tells(parsed: Parsed, block: int) -> bool:
    return parsed.blocks[block].kind in (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.HEADING)
