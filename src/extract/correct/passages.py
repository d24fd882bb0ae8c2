"""Decisions on where the wins of an article are: missed ones, one that is several, several that are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.headings import headings_below
from extract.model import (
    BETWEEN_STATEMENTS,
    UNSURE,
    Block,
    BlockKind,
    Decision,
    DecisionKind,
    Parsed,
    Passage,
    Span,
)
from extract.quotes import find_lead, find_quote
from extract.text import squash

DECIDED = "decided by a reviewer"


def correct_passages(parsed: Parsed, passages: Sequence[Passage], decisions: Sequence[Decision]) -> tuple[Passage, ...]:
    """The passages with the decisions on this article done, in text order: splits, joins, then missed wins.

    They come before the fields are resolved, so that a missed win gets its date, people and places like any other.
    Decisions on other articles and of other kinds are passed over; those that find nothing change nothing.
    """
    # What two reviewers say alike is done once: a part of a split could be split again.
    own = [said for said in decisions if said.article == parsed.article.id and said.value != UNSURE]
    once = {(said.kind, said.quote, said.value, said.other_quote): said for said in own}
    for kind, change in _CHANGES:
        for decision in once.values():
            if decision.kind == kind:
                passages = change(parsed, passages, decision)
    return tuple(sorted(passages, key=lambda passage: (passage.lead.start, passage.lead.end)))


def _split(parsed: Parsed, passages: Sequence[Passage], decision: Decision) -> Sequence[Passage]:
    place = _find(parsed, passages, decision.quote)
    if place is None:
        return passages
    old = passages[place]
    found = [find_quote(squash(part), parsed.article.text) for part in decision.value.split(BETWEEN_STATEMENTS)]
    leads = sorted({lead for lead in found if lead})
    if not leads:
        return passages
    if len(leads) == 1:
        return [*passages[:place], _sure(replace(old, lead=leads[0])), *passages[place + 1 :]]
    ends = [*(lead.start for lead in leads[1:]), old.span.end]
    parts = [_part(parsed, old, lead, end) for lead, end in zip(leads, ends, strict=True)]
    return [*passages[:place], *parts, *passages[place + 1 :]]


def _part(parsed: Parsed, old: Passage, lead: Span, end: int) -> Passage:
    """The passage of one of several wins: its lead and what follows it up to the next."""
    start = min(lead.start, old.span.start) if lead.start <= old.lead.start else lead.start
    span = Span(start, max(end, lead.end))
    return _sure(
        replace(
            old,
            span=span,
            lead=lead,
            statement=_sentence(parsed, lead),
            block=_block(parsed, lead),
            details=_without(old.details, lead, span),
            asides=_without(old.asides, lead, span),
        )
    )


def _join(parsed: Parsed, passages: Sequence[Passage], decision: Decision) -> Sequence[Passage]:
    kept, other = _find(parsed, passages, decision.quote), _find(parsed, passages, decision.other_quote)
    if kept is None or other is None or kept == other:
        return passages
    one, two = passages[kept], passages[other]
    joined = replace(
        one,
        span=Span(min(one.span.start, two.span.start), max(one.span.end, two.span.end)),
        details=tuple(sorted({*one.details, two.lead, *two.details})),
        asides=tuple(sorted({*one.asides, *two.asides})),
    )
    return [_sure(joined) if place == kept else old for place, old in enumerate(passages) if place != other]


def _add(parsed: Parsed, passages: Sequence[Passage], decision: Decision) -> Sequence[Passage]:
    lead = find_quote(decision.quote, parsed.article.text)
    if lead is None or any(passage.lead == lead for passage in passages):
        return passages
    cleared = [_cleared(passage, lead) for passage in passages]
    block = _block(parsed, lead)
    like = next((passage for passage in passages if passage.block == block), None)
    headings = like.headings if like else _headings(parsed, block)
    new = Passage(
        span=_until_next(parsed, passages, lead, block),
        lead=lead,
        statement=_sentence(parsed, lead),
        block=block,
        label=parsed.blocks[block].label if parsed.blocks else None,
        headings=headings,
        details=tuple(
            sentence.span
            for sentence in parsed.sentences
            if _until_next(parsed, passages, lead, block).contains(sentence.span) and sentence.span.start >= lead.end
        ),
    )
    return [*cleared, _sure(new)]


def _until_next(parsed: Parsed, passages: Sequence[Passage], lead: Span, block: int) -> Span:
    """From the lead to the next lead or the end of its block."""
    end = parsed.blocks[block].span.end if parsed.blocks else lead.end
    following = [passage.lead.start for passage in passages if lead.end <= passage.lead.start < end]
    return Span(lead.start, max(lead.end, min(following, default=end)))


def _headings(parsed: Parsed, block: int) -> tuple[Span, ...]:
    """The headings in force at a block, outermost first."""
    held: tuple[Block, ...] = ()
    for number, item in enumerate(parsed.blocks[:block]):
        if item.kind is BlockKind.HEADING:
            held = headings_below(parsed.blocks, number, held)
    return tuple(each.span for each in held)


def _cleared(passage: Passage, lead: Span) -> Passage:
    """`passage` without the sentence that turned out to be a win of its own."""
    return replace(
        passage,
        details=tuple(span for span in passage.details if not span.overlaps(lead)),
        asides=tuple(span for span in passage.asides if not span.overlaps(lead)),
        context=tuple(span for span in passage.context if not span.overlaps(lead)),
    )


def _without(spans: Sequence[Span], lead: Span, inside: Span) -> tuple[Span, ...]:
    return tuple(span for span in spans if inside.contains(span) and not span.overlaps(lead))


def _find(parsed: Parsed, passages: Sequence[Passage], quote: str) -> int | None:
    return find_lead(quote, [passage.lead.of(parsed.article.text) for passage in passages])


def _sentence(parsed: Parsed, lead: Span) -> Span:
    found = [sentence.span for sentence in parsed.sentences if sentence.span.overlaps(lead)]
    return Span(min(span.start for span in (*found, lead)), max(span.end for span in (*found, lead)))


def _block(parsed: Parsed, lead: Span) -> int:
    return next((place for place, block in enumerate(parsed.blocks) if block.span.overlaps(lead)), 0)


def _sure(passage: Passage) -> Passage:
    return replace(passage, confidence=1.0, because=DECIDED, doubts=())


_CHANGES = ((DecisionKind.SPLIT, _split), (DecisionKind.JOIN, _join), (DecisionKind.MISSED_WIN, _add))
