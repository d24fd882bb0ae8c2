"""Leads and everything around them → passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.gazetteer import find_countries
from extract.model import Block, BlockKind, Parsed, Passage, Span
from extract.reader import read_whole
from extract.segment.clauses import split_clauses
from extract.segment.features import features_of, is_question
from extract.segment.headlines import as_items, is_numbered, silent_headlines
from extract.segment.other_news import is_other_news
from extract.segment.position import STATING, Place, places
from extract.segment.weights import Weighed, weigh_sentences

THRESHOLD = 0.45  # the chance from which a sentence counts as a lead: where left-out articles gave the best F1
LISTED = (
    0.25  # the same for a numbered headline, whose fellows state wins: of trial pages' others all but one lie below
)
NEARLY = 0.3  # below the threshold, but worth a doubt
SURE = 0.75  # leads below this are told as doubtful


@dataclass(frozen=True, slots=True)
class _Lead:
    place: Place
    number: int  # among the places
    chance: float
    parts: tuple[tuple[Span, float], ...]


def find_passages(parsed: Parsed) -> tuple[Passage, ...]:
    """One passage for each win that the article tells, in text order; none is an empty tuple, not an error."""
    seen, weighed = _weigh(parsed)
    telling = {place.sentence.block for place, each in zip(seen, weighed, strict=True) if each.chance >= THRESHOLD}
    if headlines := silent_headlines(parsed, telling):
        parsed = as_items(parsed, headlines)
        known = {place.sentence.span: each for place, each in zip(seen, weighed, strict=True)}
        seen, again = _weigh(parsed)
        weighed = [known.get(place.sentence.span, each) for place, each in zip(seen, again, strict=True)]
    sure = [each.chance for each in weighed]
    leads = [
        _Lead(place, number, sure[number], weighed[number].parts)
        for number, place in enumerate(seen)
        if sure[number] >= (LISTED if place.sentence.block in headlines and is_numbered(place.block) else THRESHOLD)
    ]
    found: list[Passage] = []
    for order, lead in enumerate(leads):
        before = leads[order - 1].number if order else -1
        after = leads[order + 1].number if order + 1 < len(leads) else len(seen)
        found += _passages(parsed, seen, sure, lead, before, after)
    return tuple(found)


def _weigh(parsed: Parsed) -> tuple[list[Place], list[Weighed]]:
    """The sentences that may state wins, each with how likely it does."""
    seen = places(parsed)
    if not seen:
        return [], []
    opinions = read_whole(parsed).wins(place.sentence.span for place in seen)
    weighed = weigh_sentences(features_of(parsed, seen), seen, opinions)
    # A question never states a win, since a quiz asks in the words of one, and what the writers regret is none.
    told = [place.sentence.span.of(parsed.article.text) for place in seen]
    none = [is_question(words) or is_other_news(words) for words in told]
    return seen, [replace(each, chance=0.0) if other else each for other, each in zip(none, weighed, strict=True)]


def _passages(
    parsed: Parsed, seen: Sequence[Place], sure: Sequence[float], lead: _Lead, before: int, after: int
) -> list[Passage]:
    """The passage of one lead sentence, or one for each of its clauses."""
    place = lead.place
    details = _details(parsed, seen, lead, after)
    context = _context(parsed, seen, lead, before)
    block = place.block
    first = not any(
        seen[number].block is block for number in range(before, lead.number) if number == before and before >= 0
    )
    start = block.span.start if first and not _shares(seen, lead, before) else place.sentence.span.start
    last = details[-1] if details else place.sentence.span
    asides = _asides(parsed, seen, last, after)
    end = max([last.end, *(aside.end for aside in asides)])
    start = min([start, *(span.start for span in context)])
    missed = [
        number
        for number in range(lead.number + 1, after)
        if NEARLY <= sure[number] < THRESHOLD and seen[number].block is block
    ]
    doubts = _doubts(lead.chance, missed)
    clauses = split_clauses(parsed, place.sentence.span, lead.parts)
    return [
        Passage(
            span=Span(min(start, clause.start), max(end, clause.end)),
            lead=clause,
            statement=place.sentence.span,
            block=place.sentence.block,
            details=tuple(details) if len(clauses) == 1 else (),
            asides=tuple(asides),
            context=tuple(context),
            label=_label(parsed, seen, lead, before),
            headings=tuple(heading.span for heading in place.headings),
            confidence=round(lead.chance * (0.85 if len(clauses) > 1 else 1.0), 3),
            because=_because(parsed, place),
            doubts=(*doubts, *(("one sentence that may tell several wins",) if len(clauses) > 1 else ())),
        )
        for clause in clauses
    ]


def _shares(seen: Sequence[Place], lead: _Lead, before: int) -> bool:
    return before >= 0 and seen[before].block is lead.place.block


def _details(parsed: Parsed, seen: Sequence[Place], lead: _Lead, after: int) -> list[Span]:
    """The follow-up sentences: the rest of the block up to the next win, and paragraphs that go on from it."""
    found = []
    block = lead.place.sentence.block
    for number in range(lead.number + 1, after):
        place = seen[number]
        if place.sentence.block != block and not _goes_on(parsed, lead.place, block, place):
            break
        block = place.sentence.block
        found.append(place.sentence.span)
    # A paragraph that holds the next win belongs to that win as a whole, its background included.
    if after < len(seen) and seen[after].block is not lead.place.block:
        found = [span for span in found if not seen[after].block.span.contains(span)]
    return found


def _goes_on(parsed: Parsed, lead: Place, last: int, place: Place) -> bool:
    """Whether a paragraph without a win is still about the win above it."""
    between = parsed.blocks[last + 1 : place.sentence.block]
    if place.headings != lead.headings or any(block.kind in (BlockKind.HEADING, BlockKind.APPEAL) for block in between):
        return False
    if place.block.kind is BlockKind.BULLET or place.block.label is not None:
        return False
    # Only labelled and listed wins run over several paragraphs; a letter's next paragraph is about something else.
    return lead.block.label is not None or lead.block.kind is BlockKind.BULLET or _points_back(parsed, place)


def _points_back(parsed: Parsed, place: Place) -> bool:
    words = place.sentence.span.of(parsed.article.text).split(maxsplit=1)
    return bool(words) and words[0].rstrip(",").casefold() in {
        "he",
        "she",
        "they",
        "it",
        "this",
        "his",
        "her",
        "their",
        "its",
        "these",
    }


def _context(parsed: Parsed, seen: Sequence[Place], lead: _Lead, before: int) -> list[Span]:
    """What stands before the lead in its block, or in the labelled paragraphs that open it, since the last win."""
    found = []
    block = lead.place.sentence.block
    for number in range(lead.number - 1, before, -1):
        place = seen[number]
        opens = place.sentence.block == block - 1 and place.block.label is not None and lead.place.block.label is None
        # "10. Kenya: … . 9. The court held …": what begins with a number of its own goes on from nothing.
        opens = opens and not is_numbered(lead.place.block)
        if place.sentence.block != block and not opens:
            break
        block = place.sentence.block
        found.append(place.sentence.span)
    return found[::-1]


def _label(parsed: Parsed, seen: Sequence[Place], lead: _Lead, before: int) -> Span | None:
    """The block's own label, or that of the labelled paragraph or line which this one goes on from."""
    if lead.place.block.label is not None:
        return lead.place.block.label
    text = parsed.article.text
    for number in range(lead.place.sentence.block - 1, -1, -1):
        block = parsed.blocks[number]
        if block.kind is BlockKind.BULLET or lead.place.block.kind is BlockKind.BULLET:
            return None
        if block.kind is BlockKind.HEADING:
            words = block.span.of(text).rstrip(": ")
            return block.span if number == lead.place.sentence.block - 1 and _names_country(words) else None
        if block.label is not None:
            return block.label if _names_country(block.label.of(text)) else None
        if block.kind in STATING and not _points_back(parsed, lead.place):
            return None
    return None


def _names_country(words: str) -> bool:
    return len(words.split()) <= 6 and any(True for _ in find_countries(words))


def _asides(parsed: Parsed, seen: Sequence[Place], last: Span, after: int) -> list[Span]:
    """Quotations, captions, credits and attributions that follow the passage's own words before anything else does."""
    kinds = (BlockKind.QUOTE, BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.ATTRIBUTION)
    found = []
    following: list[Block] = [block for block in parsed.blocks if block.span.start >= last.end]
    for block in following:
        if block.kind not in kinds:
            break
        found.append(block.span)
    return found


def _doubts(chance: float, missed: Sequence[int]) -> tuple[str, ...]:
    doubts = ("it may be background or comment rather than a win",) if chance < SURE else ()
    return (*doubts, *(("the sentences after it may tell another win",) if missed else ()))


def _because(parsed: Parsed, place: Place) -> str:
    where = "first sentence" if place.number == 0 else f"sentence {place.number + 1}"
    label = f" after the label “{place.block.label.of(parsed.article.text)}”" if place.block.label else ""
    return f"{where} of a {place.block.kind}{label}, in the words of a win"
