"""Entries of a list or docket that tell their date apart from their text: "Date: 29.01.2021", "(The Star, 3 May)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.dates.expressions import find_expressions
from extract.dates.values import Expression, Kind
from extract.model import Parsed, Passage, Span
from extract.tables import read_toml
from extract.text import excerpt

_CHUNK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")  # lines without an empty line between them
_SOURCE = re.compile(r"[(\[](?P<name>[^()\[\]\n]{2,70}?)[,;:]?\s+(?P<date>[^()\[\]\n]{4,40})[)\]]\W*$")
_FEWEST = 2  # one "Date:" is the letter's own


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of text with the date that its field or its source line gives; `posted` when only that of a report."""

    span: Span
    line: Span
    expressions: tuple[Expression, ...]
    words: str
    posted: bool = False


@cache
def _ranks() -> dict[str, int]:
    """Each field name with its rank, the surest name of the win's own date first; a negative one tells another date."""
    fields = read_toml("dates")["fields"]
    return {
        **{name: rank for rank, names in enumerate(fields["event"]) for name in names},
        **dict.fromkeys(fields["other"], -1),
    }


@cache
def _field() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(name).replace(r"\ ", r"\s+") for name in _ranks()), key=len, reverse=True))
    return re.compile(
        rf"(?:^|[|;·•\t]|(?<=[.)])\s|[^\S\n]{{3,}})[^\S\n]*[*_•·–—-]*[^\S\n]*(?P<key>{names})[*_]*"
        rf"(?:[^\S\n]*[:=–—|][^\S\n]*[*_]*|\t+|[^\S\n]{{2,}}|\.{{3,}}[^\S\n]*)[*_]*[^\S\n]*(?P<value>[^\n|;\t]+)",
        re.IGNORECASE | re.MULTILINE,
    )


def field_rank(name: str) -> int | None:
    """How surely a field or column of that name holds the win's date: 0 the surest, negative another date."""
    return _ranks().get(" ".join(name.casefold().split()).strip(" *_:."))


def find_entries(parsed: Parsed, passages: Sequence[Passage], order: str) -> tuple[Entry, ...]:
    """The entries of an article that is made of them, in text order; none where dates stand in the text alone."""
    fields = _fields(parsed, passages, order)
    return fields or tuple(_sourced(parsed, passages, order))


# --- fields ---------------------------------------------------------------------------------------------------------


def _fields(parsed: Parsed, passages: Sequence[Passage], order: str) -> tuple[Entry, ...]:
    text, body = parsed.article.text, parsed.article.body
    chunks = [Span(match.start(), match.end()) for match in _CHUNK.finditer(text, body.start, body.end)]
    dated: list[tuple[int, Entry]] = []
    for place, chunk in enumerate(chunks):
        if entry := _of_chunk(chunk, text, order):
            dated.append((place, entry))
    if len(dated) < _FEWEST:
        return ()
    leads = sorted(passage.lead.start for passage in passages)
    inside = [any(chunks[place].start <= lead < chunks[place].end for lead in leads) for place, _ in dated]
    follows = not any(inside) and _text_first([chunks[place] for place, _ in dated], leads)
    found = []
    for k, (place, entry) in enumerate(dated):
        start, end = chunks[place].start, chunks[place].end
        if not inside[k] and follows:
            start = chunks[dated[k - 1][0]].end if k else body.start
        elif not inside[k]:
            end = chunks[dated[k + 1][0]].start if k + 1 < len(dated) else body.end
        found.append(Entry(Span(start, end), entry.line, entry.expressions, entry.words))
    return tuple(found)


def _text_first(chunks: Sequence[Span], leads: Sequence[int]) -> bool:
    """Whether the fields stand below the text that they date."""
    return any(lead < chunks[0].start for lead in leads) and not any(lead > chunks[-1].end for lead in leads)


def _of_chunk(chunk: Span, text: str, order: str) -> Entry | None:
    """The entry of the surest date field of a chunk."""
    best: tuple[int, Entry] | None = None
    for match in _field().finditer(text, chunk.start, chunk.end):
        rank = field_rank(match.group("key"))
        value = Span(match.start("value"), match.start("value") + len(match.group("value").rstrip()))
        found = find_expressions(value.of(text), value.start, order)
        found = tuple(one for one in found if one.span.start - value.start <= 8 or one.kind is Kind.ABSOLUTE)[:1]
        if rank is None or rank < 0 or not found or found[0].span.start - value.start > 12:
            continue
        words = excerpt(" ".join(text[match.start("key") : value.end].split()))
        if best is None or rank < best[0]:
            best = rank, Entry(chunk, Span(match.start("key"), value.end), found, words)
    return best[1] if best else None


# --- sources --------------------------------------------------------------------------------------------------------


def _sourced(parsed: Parsed, passages: Sequence[Passage], order: str) -> Iterator[Entry]:
    """Paragraphs that close with whose report they are: the report's date, from which its weekdays count."""
    text = parsed.article.text
    found: list[Entry] = []
    for place in sorted({passage.block for passage in passages}):
        block = parsed.blocks[place].span
        match = _SOURCE.search(block.of(text)[-120:])
        if match is None or not re.match(r"[“\"‘]?(?:the )?[A-Z]", match.group("name"), re.IGNORECASE):
            continue
        start = block.end - min(len(block), 120) + match.start("date")
        dates = find_expressions(match.group("date"), start, order)
        if dates and dates[0].day and dates[0].span.end >= start + len(match.group("date").rstrip()) - 1:
            found.append(Entry(block, Span(start, block.end), dates[:1], excerpt(match.group(0).strip("()[] ")), True))
    if len(found) > _FEWEST:
        yield from found
