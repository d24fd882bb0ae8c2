"""Entries of a docket or file that tell their date apart from their text: "Date: 29.01.2021", "(The Star, 3 May)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.dated_places import is_dated_place
from extract.dates.article.records import end_of_record
from extract.dates.standing.cues import standing
from extract.dates.standing.standings import Standing
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Expression, Kind
from extract.gazetteer import find_countries
from extract.model import BlockKind, Parsed, Passage, Span
from extract.tables import read_toml
from extract.text import alternatives, excerpt

_CHUNK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")  # lines without an empty line between them
_SOURCE = re.compile(
    r"[(\[](?P<name>[^()\[\]\n]{2,70}?)[,;:]?\s+(?P<date>[^()\[\]\n]{4,40}?)(?:,? pp?\.? ?\d+(?:[–-]\d+)?)?[)\]]\W*$"
)
_CITED = re.compile(r"[(\[]([“\"‘]?[A-Z][^()\[\]\n]{8,140})[)\]]")
_OPENING = 40  # characters of a line in which the day of its writing stands
_FEWEST_ROWS = 3
_SPOKEN = re.compile(
    r"[^\w\n]*(?:at )?(?:\d{1,2}[:.h]\d\d|[A-ZÀ-Þ][\w.’-]*(?: [A-ZÀ-Þ][\w.’-]*)?:\s)"
)  # the hour, or who
_CLOSED = ("closed", "date closed")
_FEWEST = 2  # one "Date:" is the letter's own


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of text with the date that its field or its source line gives; `posted` when only that of a report.

    `afterwards` when it was written down at some later time, as rows that are typed in for a whole year; `cited` when
    the date is that of the paper which reported it.
    """

    span: Span
    line: Span
    expressions: tuple[Expression, ...]
    words: str
    posted: bool = False
    afterwards: bool = False
    cited: bool = False


@cache
def _ranks() -> dict[str, int]:
    """Each field name with its rank, the surest name of the win's own date first; negative for another date."""
    fields = read_toml("dates")["fields"]
    return {
        **{name: rank for rank, names in enumerate(fields["event"]) for name in names},
        **dict.fromkeys(fields["written"], len(fields["event"])),
        **dict.fromkeys(fields["other"], -1),
        **dict.fromkeys((name for name in fields["held"] if name not in fields["other"]), -1),
    }


@cache
def _field() -> re.Pattern[str]:
    names = alternatives(_ranks())
    return re.compile(
        rf"(?:^|[|;·•\t]|(?<=[.)])\s|[^\S\n]{{3,}})[^\S\n]*[*_•·–—-]*[^\S\n]*(?P<key>{names})[*_]*"
        rf"(?:[^\S\n]*[:=–—|][^\S\n]*[*_]*|\t+|[^\S\n]{{2,}}|\.{{3,}}[^\S\n]*)[*_]*[^\S\n]*"
        rf"(?P<value>(?:(?![^\S\n]{{3,}}[A-Z][\w ]+:)[^\n|;\t])+)",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _bare_field() -> re.Pattern[str]:
    """A field without a colon that ends its line: "Closed 22 April 2024", "Opened 2021 – closed 9 May 2023"."""
    surest = read_toml("dates")["fields"]["event"][:2]  # "on 5 January 2021", behind a comma, is no field
    names = alternatives([name for names in surest for name in names])
    return re.compile(
        rf"(?:^|[–—|·•] )[*_•·–—-]*[^\S\n]*(?P<key>{names})(?: \([^()\n]*\))? (?:on )?"
        r"(?P<value>[^\n–—|;]*\d{4})[ .*_]*$",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def letter_fields() -> re.Pattern[str]:
    """The other fields of a letter or post: its "Date:" is that of its sending."""
    names = "|".join(re.escape(name) for name in read_toml("dates")["fields"]["letter"])
    return re.compile(rf"^[\W_]*(?:{names})[*_]*[^\S\n]*[:=\t]", re.IGNORECASE | re.MULTILINE)


def field_rank(name: str) -> int | None:
    """How surely a field or column of that name holds the win's date: 0 surest, negative another date, else None."""
    plain = " ".join(name.casefold().split()).strip(" *_:.")
    return _ranks().get(plain, _ranks().get(re.sub(r"\s*\([^()]*\)$", "", plain)))  # "Date (mm-dd)"


def find_entries(parsed: Parsed, passages: Sequence[Passage], order: str) -> tuple[Entry, ...]:
    """The entries of an article that is made of them, in text order; none where dates stand in the text alone."""
    fields = _fields(parsed, passages, order)
    return (
        fields
        or tuple(_sourced(parsed, passages, order))
        or _afterwards(parsed, passages, order)
        or tuple(_messages(parsed, passages, order))
    )


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
    inside = [bisect_left(leads, chunks[place].start) < bisect_left(leads, chunks[place].end) for place, _ in dated]
    follows = not any(inside) and _text_first([chunks[place] for place, _ in dated], leads)
    found = []
    for k, (place, entry) in enumerate(dated):
        start, end = chunks[place].start, chunks[place].end
        if not inside[k] and follows:
            start = chunks[dated[k - 1][0]].end if k else body.start
        elif not inside[k]:
            ahead = chunks[place + 1 : dated[k + 1][0]] if k + 1 < len(dated) else chunks[place + 1 :]
            end = end_of_record(chunks[place], ahead, text) or (ahead[-1].end if ahead else end)
        found.append(replace(entry, span=Span(start, end)))
    return tuple(found)


def _text_first(chunks: Sequence[Span], leads: Sequence[int]) -> bool:
    """Whether the fields stand below the text that they date."""
    return any(lead < chunks[0].start for lead in leads) and not any(lead > chunks[-1].end for lead in leads)


def _of_chunk(chunk: Span, text: str, order: str) -> Entry | None:
    """The entry of the surest date field of a chunk."""
    best: tuple[int, Entry] | None = None
    letter = bool(letter_fields().search(text, chunk.start, chunk.end))
    bare = [match for match in _bare_field().finditer(text, chunk.start, chunk.end) if _is_date(match, order)]
    for match in (*_field().finditer(text, chunk.start, chunk.end), *bare):
        rank = field_rank(match.group("key"))
        value = Span(match.start("value"), match.start("value") + len(match.group("value").rstrip()))
        found = find_expressions(value.of(text), value.start, order)
        found = tuple(one for one in found if one.span.start - value.start <= 8 or one.kind is Kind.ABSOLUTE)[:1]
        if match.group("key").casefold() in _held() and (freed := _end(value, text, order)):
            rank, found = 1, (freed,)
        if rank is None or rank < 0 or not found or found[0].span.start - value.start > 12:
            continue
        words = excerpt(" ".join(text[match.start("key") : value.end].split()))
        if best is None or rank < best[0]:
            line = Span(match.start("key"), value.end)
            later = letter or _is_of_the_record(match.group("key"), text[value.end : chunk.end], order)
            best = rank, Entry(chunk, line, found, words, later)
        elif whole := _together(best[1].expressions[0], found[0]):
            best = best[0], replace(best[1], expressions=(whole,))
    return best[1] if best else None


def _is_date(field: re.Match[str], order: str) -> bool:
    """Whether the value of a field is a date and nothing else."""
    value = field.group("value").strip(" .")
    return any(one.text == value for one in find_expressions(value, 0, order))


@cache
def _held() -> frozenset[str]:
    return frozenset(read_toml("dates")["fields"]["held"])


def _end(value: Span, text: str, order: str) -> Expression | None:
    """The last day of a stretch: "held: 20 April 2007 – 26 May 2011", "in prison: December 2007 – 26 June 2011"."""
    found = find_expressions(value.of(text), value.start, order)
    if not found or not (found[-1].last_day or len(found) > 1):
        return None
    one = found[-1]
    if not one.last_day:
        joined = re.fullmatch(r"\s*(?:[–—-]|to|until|till)\s*", text[found[-2].span.end : one.span.start])
        return one if joined and one.month and one.year else None
    end = replace(one, day=one.last_day, month=one.last_month or one.month, year=one.last_year or one.year)
    return replace(end, last_day=None, last_month=None, last_year=None)


def _is_of_the_record(name: str, rest: str, order: str) -> bool:
    """Whether a field tells when its record was written, not when its win was.

    A file is closed when its win is won, unless the `rest` of the record tells when that was: "Result: … on 1 March".
    """
    known = name.casefold()
    told = known in _CLOSED and any(one.month and not one.year for one in find_expressions(rest, 0, order))
    return told or known in read_toml("dates")["fields"]["written"]


def _together(one: Expression, other: Expression) -> Expression | None:
    """A day and a year that two fields of a record tell: "Year: 2016", "Day: 5 May"."""
    for day, year in ((one, other), (other, one)):
        if day.month and not (day.year or day.shift) and year.year and year.size == 1 and not year.last_year:
            return replace(day, year=year.year)
    return None


# --- messages -------------------------------------------------------------------------------------------------------


def _messages(parsed: Parsed, passages: Sequence[Passage], order: str) -> Iterator[Entry]:
    """Lines that begin with the day on which they were written and then count from it: "3 Mar 21:40 – Yesterday …"."""
    text = parsed.article.text
    for place in sorted({passage.block for passage in passages}):
        block = parsed.blocks[place].span
        found = find_expressions(text[block.start : block.start + _OPENING], block.start, order)
        day = found[0] if found and (_hour_of_log(found[0]) or _day_of_line(found[0])) else None
        if day is None or text[block.start : day.span.start].strip(" \t*_#[(•·–—->"):
            continue
        rest = find_expressions(block.of(text), block.start, order)
        if _hour_of_log(day) or any(_counts_from_today(one) and one.span.start > day.span.end for one in rest):
            yield Entry(block, day.span, (day,), excerpt(day.text), True)


def _hour_of_log(one: Expression) -> bool:
    return one.kind is Kind.WEEKDAY and one.unit == "hour"


def _day_of_line(one: Expression) -> bool:
    return bool(one.day and one.month and not one.last_day)


def _counts_from_today(expression: Expression) -> bool:
    return expression.kind is Kind.WEEKDAY or (expression.kind is Kind.DEICTIC and expression.unit in ("day", "week"))


# --- rows written down afterwards -----------------------------------------------------------------------------------


def _afterwards(parsed: Parsed, passages: Sequence[Passage], order: str) -> tuple[Entry, ...]:
    """Lines that open with the day on which they were typed in, as the days told in them show by being others.

    A chat's lines, which open with the hour or with who speaks as well, are of their own day.
    """
    text = parsed.article.text
    found: list[Entry] = []
    told, other, spoken = 0, 0, 0
    for passage in passages:
        block = parsed.blocks[passage.block].span
        opening = find_expressions(text[block.start : block.start + _OPENING], block.start, order)
        day = opening[0] if opening and _whole_day(opening[0]) else None
        # "On 24 October 2014, two …" opens a sentence and no row.
        if day is None or day.cue or re.search(r"[^\W\d]{3}", text[block.start : day.span.start]):
            continue
        found.append(Entry(block, day.span, (day,), excerpt(day.text), posted=True, afterwards=True))
        spoken += bool(_SPOKEN.match(text, day.span.end))
        own = _own_days(passage, day, text, order)
        told += bool(own)
        other += bool(own) and (day.month, day.day) not in own
    rows = tuple(dict.fromkeys(found))
    # A diary tells now and then of another day than its own; a list of rows hardly ever of that day.
    posts = other >= (1 if _newest_first(rows) else _FEWEST_ROWS) and other * 5 >= told * 4
    return rows if posts and spoken * 2 <= len(found) else ()


def _newest_first(rows: Sequence[Entry]) -> bool:
    """Whether rows run back in time, as the posts of a page do."""
    days = [(one.year or 0, one.month or 0, one.day or 0) for row in rows for one in row.expressions]
    return len(days) > _FEWEST_ROWS and days == sorted(days, reverse=True)


def _whole_day(expression: Expression) -> bool:
    return bool(expression.year and expression.month and expression.day and not expression.last_day)


def _own_days(passage: Passage, day: Expression, text: str, order: str) -> set[tuple[int | None, int | None]]:
    """The days or months that a passage tells as those of its win; none for "on Friday" and "last week"."""
    words = passage.lead.of(text)
    told = [
        one
        for one in find_expressions(words, passage.lead.start, order)
        if one.span != day.span and standing(one, words, passage.lead.start) is Standing.EVENT
    ]
    return {(one.month, one.day) for one in told if one.month and (one.day or one.month != day.month)} | {
        (None, None) for one in told if _from_its_post(one)
    }


def _from_its_post(one: Expression) -> bool:
    """A post's "on Friday" or "last week"; a diary's "today" is its own day."""
    weekday = one.kind is Kind.WEEKDAY and not one.day
    return weekday or (one.kind is Kind.DEICTIC and one.unit == "week")


# --- sources --------------------------------------------------------------------------------------------------------


def _sourced(parsed: Parsed, passages: Sequence[Passage], order: str) -> Iterator[Entry]:
    """Paragraphs that close with whose report they are: the report's date, from which its weekdays count."""
    places = sorted({passage.block for passage in passages})
    found = [
        entry
        for place, after in zip(places, (*places[1:], len(parsed.blocks)), strict=True)
        if (entry := _of_source(parsed, place, order) or _cited(parsed, place, after, order))
    ]
    if len(found) > _FEWEST:
        yield from found


def _of_source(parsed: Parsed, place: int, order: str) -> Entry | None:
    """The report named in brackets at the end of a paragraph."""
    text, block = parsed.article.text, parsed.blocks[place].span
    match = _SOURCE.search(block.of(text)[-120:])
    if match is None or not re.match(r"[“\"‘]?(?:the )?[A-Z]", match.group("name"), re.IGNORECASE):
        return None
    start = block.end - min(len(block), 120) + match.start("date")
    dates = find_expressions(match.group("date"), start, order)
    if dates and dates[0].day and dates[0].span.end >= start + len(match.group("date").rstrip()) - 1:
        words = match.group(0).strip("()[] ")
        placed = is_dated_place(words) and bool(find_countries(words))  # "(Kenya, 3 May)" is the win's day
        return Entry(block, Span(start, block.end), dates[:1], excerpt(words), True, cited=not placed)
    return None


def _cited(parsed: Parsed, place: int, after: int, order: str) -> Entry | None:
    """The report cited with its whole date below a win, before the next heading: "(A. Tamm, The Star, 3 May 2007)"."""
    text, first = parsed.article.text, parsed.blocks[place].span
    for block in parsed.blocks[place:after]:
        if block.kind is BlockKind.HEADING and block.span != first:
            return None
        for match in _CITED.finditer(block.span.of(text)):
            start = block.span.start + match.start(1)
            days = [one for one in find_expressions(match.group(1), start, order) if one.year and one.day]
            if days and days[-1].span.end == start + len(match.group(1)):
                words = excerpt(match.group(1))
                whole, line = Span(first.start, block.span.end), Span(start, days[-1].span.end)
                return Entry(whole, line, (days[-1],), words, True)
    return None
