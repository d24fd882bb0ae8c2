"""The zones of a passage in which its dates are looked for, the lead first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.calendar_words import is_calendar_line, month_pattern
from extract.dated_places import is_dated_place
from extract.dates.standing.elsewhere import is_elsewhere
from extract.dates.words.expressions import find_expressions
from extract.gazetteer import find_countries, is_country
from extract.model import Block, Parsed, Passage, Span

_PREFIX = 45  # characters before a lead that may be its date label
_ITEM = re.compile(r"(?:^|\s)[•·●▪■►]\s|(?<![\d.(])\d{1,2}\)\s?(?=[A-Z\"“‘(])")  # a list run together in one paragraph
_CUT_MONTH = re.compile(rf"\b{month_pattern()}$", re.IGNORECASE)
_DAY_BEHIND = re.compile(r"\.?\s\d{1,2}(?:st|nd|rd|th)?\b")
_SET_OFF = re.compile(r"[^.;:!?–—]{4,40}(?=[;:]|\s[–—])")
_CUT_FIGURES = re.compile(r"\b(?:19|20)\d\d([./-])\s?\d{1,2}(?:\1\s?)?$")
_DAY_OF_FIGURES = re.compile(r"[./-]?\s?\d{1,2}\b(?![./-]?\d)")
_OPEN_DAY = re.compile(r"\b\d{1,2}\.$")
_CUT_SHORT = re.compile(
    r"\b(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_BARE_DAY = re.compile(r"\s{1,2}(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d.:/])\.?")
_DAY_GOES_ON = re.compile(r"\s{1,2}\d{1,2}\.(?:\s?(?:19|20)\d\d)?(?!\d)")


def zones(parsed: Parsed, passage: Passage, others: Sequence[Span]) -> Iterator[tuple[str, Span, Span]]:
    """Each zone with the stretch that is searched and the whole sentence or line that it belongs to."""
    text, lead = parsed.article.text, passage.lead
    statement = passage.statement if passage.statement.contains(lead) else lead
    statement = _item(statement, lead, text)
    yield from _labels(parsed, passage, others)
    yield "lead", whole(lead, text), whole(statement, text)
    yield from _around(whole(statement, text), lead, others, text)
    for context in passage.context:
        if not context.overlaps(lead):
            shared = _before_items(context, text)
            yield "opening", shared, shared
    last = passage.details[-1] if passage.details else None
    for detail in passage.details:
        if detail.overlaps(whole(statement, text)):
            continue
        if detail.start > lead.end and is_calendar_line(detail.of(text)):
            # "… was out the same day. Fourth of March.": a date that is a sentence of its own; a month alone, last in
            # its passage, opens the next one.
            day = any(one.day for one in find_expressions(detail.of(text)))
            yield ("said" if day or detail != last else "detail"), detail, detail
            continue
        if detail.start > lead.end and (opening := _opening_day(detail, text)):
            yield "said", opening, detail
        # A sentence before the lead sets the scene for it: "Two days later came the pages we had waited for."
        yield ("before" if detail.end <= lead.start else "detail"), detail, detail


def _opening_day(detail: Span, text: str) -> Span | None:
    """The day with which a sentence opens, set off from the rest: "The eighth of April; Ana had begun it"."""
    match = _SET_OFF.match(text, detail.start, detail.end)
    if match is None or not is_calendar_line(match.group()):
        return None
    return Span(*match.span()) if any(one.day and one.month for one in find_expressions(match.group())) else None


def _labels(parsed: Parsed, passage: Passage, others: Sequence[Span]) -> Iterator[tuple[str, Span, Span]]:
    """What dates the passage before its lead: its label, or a date at the start of its block or list item."""
    text, lead = parsed.article.text, passage.lead
    block = parsed.blocks[passage.block].span if passage.block < len(parsed.blocks) else lead
    # "2012-09-05 … made it two; a year later, on 2013-09-05, it came into force": the label is the first win's.
    shared = any(block.contains(other) and other.end <= lead.start for other in others)
    start = _item(block, lead, text).start
    if closing := _closing(parsed, passage, others):
        yield "label", closing, closing
        return
    if passage.label and start <= passage.label.start:
        label = _with_day(passage.label, text)
        yield ("shared" if shared else "label"), label, label
        return
    if start < lead.start and lead.start - start <= _PREFIX:
        prefix = _with_day(Span(start, lead.start), text)
        words = prefix.of(text)
        if is_calendar_line(words) or re.match(r"\W*\d{1,4}[./-]\s?\d", words) or start > block.start:
            yield ("shared" if shared and start == block.start else "label"), prefix, prefix


def _closing(parsed: Parsed, passage: Passage, others: Sequence[Span]) -> Span | None:
    """The day and place with which an item ends, in its last words or in the line right below it.

    "… a new law. (Kenya, 3 May)", "… – 3 May, Kenya"; "(The Star, 3 May)" is that of a report.
    """
    text, lead = parsed.article.text, passage.lead
    if passage.block >= len(parsed.blocks):
        return None
    block = parsed.blocks[passage.block].span
    if any(block.contains(other) and other.start > lead.start for other in others):
        return None
    spans = [Span(*match.span("words")) for match in _CLOSING.finditer(text, block.start, block.end)][-1:]
    below = parsed.blocks[passage.block + 1] if passage.block + 1 < len(parsed.blocks) else None
    if below and closes(parsed.blocks[passage.block], below, parsed):
        spans.append(below.span)
    for span in spans:
        words = span.of(text)
        placed = is_dated_place(words) and any(True for _ in find_countries(words))
        bare = is_calendar_line(words) and not _OF_THE_PAGE.search(words)
        if span.start >= lead.end and (placed or bare):
            return span
    return None


def closes(above: Block, line: Block, parsed: Parsed) -> bool:
    """Whether a line stands right below a paragraph and apart from what follows: it closes that item."""
    text = parsed.article.text
    if text.count("\n", above.span.end, line.span.start) != 1 or len(above.span) <= len(line.span):
        return False
    return not _NEXT_LINE.match(text, line.span.end)


_NEXT_LINE = re.compile(r"[^\S\n]*\n[^\S\n]*(?=\S)")  # with no empty line before it
_OF_THE_PAGE = re.compile(r"\b(?:posted|published|updated?|written|sent|last)\b", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:(?P<open>[(\[])|(?<=[.!?])[”\"’)]*\s+[–—-]?\s*|\s[–—]\s?)(?P<words>[^()\[\]\n]{3,60}?)(?(open)[)\]]\W*|(?:(?<!\d)\.)?\s*)$",
)


def _with_day(label: Span, text: str) -> Span:
    """A label that was cut inside its date, "Hartford, Apr | . 25th.", "2024.9 | .26", with its day."""
    rest = _DAY_BEHIND.match(text, label.end) if _CUT_MONTH.search(label.of(text)) else None
    rest = rest or (_DAY_OF_FIGURES.match(text, label.end) if _CUT_FIGURES.search(label.of(text)) else None)
    return Span(label.start, rest.end()) if rest else label


def _around(statement: Span, lead: Span, others: Sequence[Span], text: str) -> Iterator[tuple[str, Span, Span]]:
    """What of the statement stands before and behind the lead and belongs to no other."""
    if statement.start < lead.start:
        end = min((other.start for other in others if statement.start <= other.start < lead.start), default=lead.start)
        if end > statement.start:
            yield "opening", Span(statement.start, end), statement
        last = max((other.end for other in others if statement.start < other.end <= lead.start), default=lead.start)
        if last < lead.start:  # "on the 4th a court freed Ana, and on the 29th | Luz walked out"
            yield "opening", Span(last, lead.start), statement
    early = Span(statement.start, min(statement.start + 12, lead.start)) if statement.start < lead.start else None
    if early and any(other.contains(early) for other in others):
        # "On 3 May a court freed Ana and acquitted Luz": the date that opens the sentence holds for both.
        first = min((other for other in others if other.contains(early)), key=lambda other: other.end)
        # "Togo said yes in June, and Nepal’s court …": not the date at the end of another country's clause
        own = ";" in text[first.end : lead.start] or is_elsewhere(lead, first, text)
        yield "opening", early if own else Span(statement.start, first.end), statement
    if lead.end < statement.end and not any(
        other.start >= lead.end and other.start < statement.end for other in others
    ):
        yield "opening", Span(lead.end, statement.end), statement


def _item(statement: Span, lead: Span, text: str) -> Span:
    """The item of a list run together in one paragraph: the dates of its neighbours are not the lead's."""
    marks = [statement.start + match.start() for match in _ITEM.finditer(statement.of(text))]
    # "· 3/9 • Mexico | The state apologised": marks between the parts of a label open no item.
    edges = [statement.start, *marks]
    marks = [mark for edge, mark in zip(edges, marks, strict=False) if not _of_a_label(text[edge:mark])]
    # "6/4 · A court in Strasbourg held": one mark alone sets the date apart from its text.
    if not marks or (len(marks) == 1 and is_calendar_line(text[statement.start : marks[0]])):
        return statement
    start = max((mark for mark in marks if mark <= lead.start), default=statement.start)
    end = min((mark for mark in marks if mark >= lead.end), default=statement.end)
    return Span(start, max(end, lead.end))


def _of_a_label(words: str) -> bool:
    """Whether a piece between two marks is a part of a label: a date, a country or nothing."""
    bare = words.strip(" \t\n•·●▪■►")
    return not bare or is_calendar_line(bare) or is_country(bare) or is_dated_place(bare)


def _before_items(context: Span, text: str) -> Span:
    """What a sentence says before the first item of a list run together with it: that holds for all of them."""
    mark = _ITEM.search(text, context.start, context.end)
    return Span(context.start, mark.start()) if mark else context


def whole(span: Span, text: str) -> Span:
    """A sentence that was cut inside a date, "freed 23. | 6.", "open from Fri. | 24", with the rest of that date."""
    if _CUT_SHORT.search(text, max(span.start, span.end - 12), span.end):
        rest = _BARE_DAY.match(text, span.end)
    elif _OPEN_DAY.search(text, max(span.start, span.end - 5), span.end):
        rest = _DAY_GOES_ON.match(text, span.end)
    else:
        rest = None
    return Span(span.start, rest.end()) if rest else span
