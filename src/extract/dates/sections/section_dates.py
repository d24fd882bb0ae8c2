"""The dates of a heading that hold for the section below it: "Wins in March", "Gambia (2017)", "[6] 9 May 2011 – …"."""

from __future__ import annotations

import re

from extract.calendar_words import is_calendar_line
from extract.dates.article.entries import field_rank
from extract.dates.article.frame import Frame
from extract.dates.article.labels import in_label
from extract.dates.article.records import field_names
from extract.dates.article.siblings import YEAR_BEHIND, masked
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Expression, Kind
from extract.model import Block, BlockKind, Parsed

_FEWEST = 3  # like lines, each with a date of its own
_LONG, _LONGER = 7, 10  # words of a heading, and of one that its date closes: "What I forgot to tell you in March"
_CLOSING = re.compile(r"\b(?:in|of|from|for|during)\s+$", re.IGNORECASE)


def mark_expressions(block: Block, parsed: Parsed, frame: Frame) -> tuple[Expression, ...]:
    """The dates of a block that hold for what stands below it; none where it heads no section."""
    if block.span in frame.headers:
        return (frame.headers[block.span],)
    if block.kind in (BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.TITLE):
        return ()
    text = block.span.of(parsed.article.text)
    if block.span in frame.marks:
        dates = in_label(text, block.span.start, frame.order)
        # A page's running header repeats the date of the issue; the same line with a month alone is a heading.
        running = block.kind is BlockKind.CHROME and any(expression.year for expression in dates)
        running = running and not text.strip().isdecimal()  # "2561" may be taken for a page's number
        return () if running and not _of_a_post(block, parsed, frame) else _shown(dates, text, block.span.start)
    if is_calendar_line(text) or block.span in frame.mastheads or block.kind is not BlockKind.HEADING or len(text) > 70:
        return ()
    dates = find_expressions(text, block.span.start, frame.order)
    whole = tuple(one for one in dates if not _of_another(one, text, block))
    found = [expression for expression in whole if _heads(expression, text, block.span.start)]
    found = list(_shown(tuple(found), text, block.span.start))
    before = text[: found[0].span.start - block.span.start] if found else ""
    opens = bool(found) and bool(re.fullmatch(r"\W*(?:\d{1,3}[\]).:]\s*)?", before))  # "[6] 9 March 2011 – …"
    if len([one for one in whole if one.day and not one.year]) > 1:
        return ()  # "Bujumbura, 22 April; Lomé, 23 June": each for a win of its own
    opens = opens or (bool(found) and found[0].day is not None and found[0].year is None)
    opens = opens or bool(YEAR_BEHIND.search(text))  # "4. No more executions of children in the US (2005)"
    behind = text[found[0].span.end - block.span.start :] if found else ""
    # Where other headings tell the time; "Asylum seekers: what the court said in June" tells that of one item.
    closes = bool(found and frame.marks and _CLOSING.search(before)) and not behind.strip(" .!:)")
    return tuple(found[:1]) if len(text.split()) <= (_LONGER if closes else _LONG) or opens else ()


def _shown(dates: tuple[Expression, ...], line: str, offset: int) -> tuple[Expression, ...]:
    """Of the months of a page's menu the one that is shown: "< September | OCTOBER | November >"."""
    ends = [offset, *(one.span.end for one in dates)]
    between = [line[end - offset : one.span.start - offset] for end, one in zip(ends, dates, strict=False)]
    if len(dates) < _MONTHS_OF_MENU or any(one.day or one.year or not one.month for one in dates):
        return dates
    if not all(_MENU.fullmatch(gap) for gap in between[1:]):
        return dates
    marked = [one for one, gap in zip(dates, between, strict=True) if one.text.isupper() or re.search(r"[*_\[]$", gap)]
    return tuple(marked) if len(marked) == 1 else dates[1:2] if len(dates) == _MONTHS_OF_MENU else dates


_MONTHS_OF_MENU = 3
_MENU = re.compile(r"[\s|·•/<>«»‹›←→*_\[\]()-]+")


def _of_another(one: Expression, line: str, block: Block) -> bool:
    """Whether a date is the value of a field that tells no win: "Attacked: 29/10/2012"."""
    before = line[: one.span.start - block.span.start]
    names = field_names(before) if before.rstrip().endswith(":") else []
    return bool(names) and (field_rank(names[-1]) or 0) < 0


def _of_a_post(block: Block, parsed: Parsed, frame: Frame) -> bool:
    """Whether a date that stands on the page more than once has like lines with other dates beside it.

    Posts of one day look like a running header; that of an issue never changes.
    """
    text = parsed.article.text
    line = block.span.of(text)
    other = {span.of(text).strip() for span in frame.marks if masked(span.of(text)) == masked(line)}
    return len(other) >= _FEWEST


def _heads(expression: Expression, text: str, offset: int) -> bool:
    """Whether a date in a longer heading holds for its section: "Wins in March", "Gambia (2017)"."""
    if expression.kind is not Kind.ABSOLUTE or expression.shift:
        return False  # "From one winter to the next summer" dates no section
    if expression.cue in ("since", "until", "before", "after") and expression.size == 1:
        return False  # "What changed since 2000"
    before, after = text[: expression.span.start - offset], text[expression.span.end - offset :]
    closing = not after.strip(" .)]*_:") and bool(re.search(r"(?:[,(\[–—|:-]|\d\.)\s*$", before))
    if expression.year is None and expression.month and expression.day and not expression.last_day:
        # "Havana, 28 April. Firing Squad 0": a dateline of its own section
        place = re.fullmatch(r"[\W\d_]*(?:[A-ZÀ-Þ][\w.’' -]{1,25},\s*){1,3}", before)
        return bool(place) and (expression.text.endswith(".") or not re.match(r"\s*\w", after))
    if expression.year:
        if expression.size == 1 and not after.strip(" .)]*_:") and re.fullmatch(r"[\W_]*[A-Z]\w+(?: \w+)? ", before):
            return True  # "SEASON 2009", "Winter season 2009"
        if expression.size == 1 and not before.strip(" #*_•") and re.match(r"\s*[:–—|-]\s", after):
            return True  # "2009: the cellar"
        return closing or (expression.month is not None and not is_numbered(text))
    return expression.month is not None and expression.day is None and not is_numbered(text)


def is_numbered(heading: str) -> bool:
    """Whether a number stood or stands before a heading: "1. The Indian September"; running numbers are blanked."""
    return heading[:1].isspace() or bool(re.match(r"\W*\d{1,2}[.)]\s", heading))
