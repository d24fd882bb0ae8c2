"""Looks back over many years in running text: paragraphs that open with the year of what they tell."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extract.dates.article.context import Scope, scope_at
from extract.dates.article.frame import Frame
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Expression, Kind
from extract.model import Basis, Block, BlockKind, Parsed, Passage
from extract.text import excerpt

_OPENING = 60  # characters of a paragraph in which its year stands
_AT_ONCE = 6  # characters before a month or season with its year: "January 2007.", "The summer of 2005."
_FEWEST = 3  # such paragraphs, written out and in order: one alone may tell of an arrest years ago
_TOLD = (BlockKind.PARAGRAPH, BlockKind.BULLET)


Item = tuple[int, Scope]
Scopes = tuple[Item, ...]


def chronicle_scopes(parsed: Parsed, frame: Frame) -> Scopes:
    """Where the year that opens a paragraph begins to hold, and where it ends; none where no such years run in order.

    "2011 belongs to Ana's pen friend.", "The year after that, a judge …", "And this year?": what stands below is of
    that year, up to the next one or to a paragraph that has a later year of its own.
    """
    window = frame.window
    narrow = (
        window is not None
        and window.basis is not Basis.PUBLISHED
        and window.days.last.year - window.days.first.year < _FEWEST
    )
    # The year of an issue is not what its essay on ten years covers; one that the opening names among others may be.
    if window and narrow and window.basis is not Basis.TEXT:
        return ()
    blocks = [block for block in parsed.blocks if block.kind in _TOLD]
    opened = [(block, *_opener(block, parsed, frame)) for block in blocks]
    if narrow:  # then the years must stand before everything else
        opened = [(block, found if _stands_first(found, block) else None, newest) for block, found, newest in opened]
    years = [found.year for _, found, _ in opened if found and found.year and found.kind is Kind.ABSOLUTE]
    if len(set(years)) < _FEWEST or not _in_order(years):
        return ()
    return tuple(_scopes(opened, frame))


def _stands_first(found: Expression | None, block: Block) -> bool:
    return found is not None and found.span.start - block.span.start < _AT_ONCE


def _in_order(years: list[int]) -> bool:
    return all(a <= b for a, b in pairwise(years)) or all(a >= b for a, b in pairwise(years))


def _opener(block: Block, parsed: Parsed, frame: Frame) -> tuple[Expression | None, int]:
    """The year with which a paragraph opens, if it does, and the newest year that it writes out."""
    words = block.span.of(parsed.article.text)
    found = find_expressions(words, block.span.start, frame.order)
    newest = max((one.year for one in found if one.year), default=0)
    opening = [one for one in found if one.span.start - block.span.start < _OPENING]
    return next((one for one in opening if _tells_year(one) or _is_heading_of(one, block)), None), newest


def _is_heading_of(one: Expression, block: Block) -> bool:
    """A month or season with its year that opens a paragraph: "January 2007. In the same courtroom …"."""
    return one.kind is Kind.ABSOLUTE and bool(one.year) and not one.day and _stands_first(one, block)


def _tells_year(one: Expression) -> bool:
    if one.kind is Kind.ABSOLUTE and one.year:
        return one.size == 1 and not one.last_year and one.cue not in ("since", "until", "before", "after")
    if one.kind is Kind.OFFSET:
        return one.unit == "year" and not one.vague
    counted = one.unit in ("year", "season") and one.shift in ("same", "next", "previous", "this", "last")
    return counted or (one.unit == "year" and one.shift == "ago")


def _scopes(opened: list[tuple[Block, Expression | None, int]], frame: Frame) -> Iterator[tuple[int, Scope]]:
    year: int | None = None
    for block, found, newest in opened:
        if found is None:
            if year and newest > year:
                year = None
                yield block.span.start, Scope()
            continue
        year = _year(found, year, frame)
        yield block.span.start, Scope(year=year, words=(found.text,)) if year else Scope()


def _year(found: Expression, before: int | None, frame: Frame) -> int | None:
    """The year that an opening tells, counted from the one before or from the publication where it names none."""
    published = frame.published.days.last.year if frame.published else None
    if found.kind is Kind.ABSOLUTE and found.year:
        return found.year
    if found.kind is Kind.OFFSET or found.shift in ("same", "next", "previous"):
        step = found.count if found.kind is Kind.OFFSET else {"next": 1, "previous": -1}.get(found.shift, 0)
        return before + step if before else None
    if published is None:
        return None
    return published + (found.count if found.shift == "ago" else -(found.shift == "last"))


def year_by_year(scopes: Scopes, parsed: Parsed, passages: tuple[Passage, ...], frame: Frame) -> Iterator[Item]:
    """The year with which an item of a timeline opens, below a heading of several: "2010–2014", "• 2012 – …"."""
    text = parsed.article.text
    for passage in passages:
        label = passage.label
        above = scope_at(scopes, label.start) if label else Scope()
        years = above.stretch if above.stretch and above.stretch.grain == "year" else None
        found = find_expressions(label.of(text), label.start, frame.order) if label and years else ()
        year = found[0].year if len(found) == 1 and found[0].size == 1 and not found[0].last_year else None
        if label and years and year and years.first.year <= year <= years.last.year:
            yield label.start, Scope(year=year, words=(excerpt(found[0].text),))
            yield parsed.blocks[passage.block].span.end, above
