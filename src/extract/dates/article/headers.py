"""Lines that head the entries of a diary, a thread or a pile of cards with their day: "Day 12, Quito, 3 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.calendar_words import is_calendar_line, month_pattern
from extract.dated_places import is_dated_place
from extract.dates.article.labels import in_label
from extract.dates.standing.zones import closes
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Expression
from extract.model import Block, BlockKind, Parsed, Passage, Span

_LONGEST = 90  # characters
_FEWEST = 3
_OF_LINES = 0.6  # so many of the lines head a win: captions with dates stand here and there
_OF_POSTS = 0.3  # between the posts of a thread that tell wins others thank, ask and chat
_NOT_HEADERS = (BlockKind.CREDIT, BlockKind.CAPTION, BlockKind.BULLET)
_EDGE = 4  # characters of brackets and full stops between the date and the line's end
# "Posted by Ana Tamm on 14 March 2022 | 3 comments", "By Ana Tamm · 14 March 2022"
BYLINE = re.compile(
    r"\W*(?:(?:posted|published|written|submitted|filed|added|entered|uploaded) (?:by|on|in|at|under)\b|"
    r"by (?:[A-ZÀ-Þ][\w.’'-]* ?){1,4}(?:,|\||·|•|–|—|-|on\b|/|\())",
    re.IGNORECASE,
)
# "12 August 2019 9:15AM EDT", "2019-08-06T13:20:44", "24 November 2022 By Ana Tamm": how a page stamps its posts
STAMP = re.compile(
    r"\d\s*[,|·–—-]?\s*(?:at )?\d{1,2}[:.]\d\d\s?[aApP]\.?[mM]\b|\dT\d\d:\d\d|"
    r"\b(?:19|20)\d\d\W{0,4}\b[Bb]y (?:(?:[A-ZÀ-Þ][\w.’'-]*\s?){2,4}$|(?:[A-ZÀ-Þ][\w.’'-]*\s?){1,4}[|·•(])"
)
# A case with its court and day may be taken for a caption: "Tamm v. Minister for …, High Court, 2 April 2019".
CASE = re.compile(
    r"(?<!\w)v\.?s?\.?\s+[A-ZÀ-Þ]|"
    r"\b(?:Court|Tribunal|Chambers?|Committee|Commission|Assize|Panel|Communication No|Application No)\b.*,\s"
)
_OF_THE_PAGE = re.compile(r"\W*(?:sent|posted|published|issued|updated|date)\b", re.IGNORECASE)
_POSTED = re.compile(r"\b(?:posted|replied|commented)\b", re.IGNORECASE)
_FIGURES = re.compile(rf"\d+|\b{month_pattern()}", re.IGNORECASE)
_SENT = re.compile(r"\b(?:wrote|writes|sent|posted|posts|entry)\b", re.IGNORECASE)


def entry_headers(parsed: Parsed, passages: Sequence[Passage], order: str) -> dict[Span, Expression]:
    """The heading lines of dated entries, each with its day; none where they are captions or stand here and there."""
    leads = [passage.lead for passage in passages]
    blocks = parsed.blocks
    found: list[tuple[int, Span, Expression]] = []
    for place, block in enumerate(blocks):
        heads = _heads(place, parsed)
        if (not heads and any(block.span.contains(lead) for lead in leads)) or _closes(place, parsed):
            continue
        if day := _day(block, parsed, order, heads=heads or _like_others(block, parsed)):
            twin = any(
                _words(blocks[near], parsed) == _words(block, parsed)
                for near in (place - 1, place + 1)
                if 0 <= near < len(blocks)
            )
            if not twin:  # captions are often doubled
                found.append((place, block.span, day))
    found = _without_its_own(found, parsed, passages)
    if len(found) < _FEWEST:
        return {}
    ends = [*(place for place, *_ in found[1:]), len(blocks)]
    dated = {passage.block for passage in passages}
    heading = sum(any(place < one < end for one in dated) for (place, *_), end in zip(found, ends, strict=True))
    # Captions with dates stand between the wins too, but seldom above every one of them.
    below = sum(place > found[0][0] for place in dated)
    stamped = all(_is_stamped(span.of(parsed.article.text)) for _, span, _ in found)
    needed = _OF_POSTS if stamped else _OF_LINES
    usual = heading >= max(_FEWEST, needed * len(found)) and below * 2 >= len(dated) and below <= 4 * heading
    return {span: day for _, span, day in found} if usual else {}


def _is_stamped(line: str) -> bool:
    """Whether a line says who posted it or at what hour, as no caption does."""
    return bool(BYLINE.match(line) or STAMP.search(line) or _POSTED.search(line))


def _without_its_own(
    found: list[tuple[int, Span, Expression]], parsed: Parsed, passages: Sequence[Passage]
) -> list[tuple[int, Span, Expression]]:
    """The lines less "Sent: 31 December 2021" above them all: alone with a year, it heads no entry."""
    years = [bool(day.year) for *_, day in found]
    if years.count(True) != 1 or not years[0] or len(found) < 2:
        return found
    (first, *_), (second, *_) = found[:2]
    of_the_page = _OF_THE_PAGE.match(_words(parsed.blocks[first], parsed))
    heads = not of_the_page and any(first < passage.block < second for passage in passages)
    return _of_one_year(found) if heads else found[1:]


def _of_one_year(found: list[tuple[int, Span, Expression]]) -> list[tuple[int, Span, Expression]]:
    """The lines, each of the year that the first alone writes, where their days run on through it."""
    days = [(day.month or 0, day.day or 0) for *_, day in found]
    year = found[0][2].year
    return [(place, span, replace(day, year=year)) for place, span, day in found] if days == sorted(days) else found


def _closes(place: int, parsed: Parsed) -> bool:
    """Whether a line of day and place ends the item above it: "A court freed her. ⏎ Kenya | 3 May"."""
    block = parsed.blocks[place]
    return place > 0 and is_dated_place(_words(block, parsed)) and closes(parsed.blocks[place - 1], block, parsed)


def _heads(place: int, parsed: Parsed) -> bool:
    """Whether a row of cells has its prose right below: "GREEN | Peru | Law 12 | passed 6 January ⏎ Nobody may …".

    Or a digest's numbered case, taken for an item of a list: "2. Tamm v. Ruritania, no. 12/03, 6 January ⏎ Nobody …".
    """
    block, *below = parsed.blocks[place : place + 2]
    words = _words(block, parsed)
    numbered = block.kind is BlockKind.BULLET and CASE.search(words)
    if not below or below[0].kind is not BlockKind.PARAGRAPH or not (numbered or re.search(r"[|\t]", words)):
        return False
    return parsed.article.text[block.span.end : below[0].span.start] == "\n"


def _like_others(block: Block, parsed: Parsed) -> bool:
    """Whether a title is but the first of several lines of one form: "Lantern @lantern · May 14, 2019"."""
    if block.kind is not BlockKind.TITLE:
        return False
    form = _FIGURES.sub("0", _words(block, parsed))
    return sum(_FIGURES.sub("0", _words(other, parsed)) == form for other in parsed.blocks) >= _FEWEST


def _words(block: Block, parsed: Parsed) -> str:
    return block.span.of(parsed.article.text)


def _day(block: Block, parsed: Parsed, order: str, *, heads: bool) -> Expression | None:
    """The whole day that a short line begins or ends with, or tells beside "wrote"; all date, it is a heading."""
    words = _words(block, parsed)
    cited_end = words.rstrip(" *_.)")
    longest = _LONGEST + 40 * (cited_end[-4:].isdecimal() and bool(CASE.search(words)))
    longest = longest + 40 * words.rstrip().endswith(")")  # "Tamm v Minister for … (High Court of the Isles, 2 April)"
    signed = bool(BYLINE.match(words))
    cited = block.kind is not BlockKind.BULLET and bool(CASE.search(words))
    placed = is_dated_place(words) and block.kind is BlockKind.HEADING
    named = signed or cited or heads
    if (block.kind in _NOT_HEADERS and not named) or len(words) > longest or is_calendar_line(words):
        return None
    if block.kind is BlockKind.TITLE and not heads and not (_SENT.search(words) and words.endswith(":")):
        return None
    read = in_label if placed else find_expressions
    days = [
        one for one in read(words, block.span.start, order) if one.month and (placed or (one.day and not one.last_day))
    ]
    if len(days) != 1:
        return None
    if placed:
        return days[0]
    before = _bare(words[: days[0].span.start - block.span.start])
    after = words[days[0].span.end - block.span.start :]
    after = _bare(re.sub(r"^[,\s]*(?:at )?\d{1,2}[.:]\d\d(?:\s?[ap]\.?m\.?)?", "", after))
    if signed or not before or len(after) < _EDGE or (_SENT.search(words) and words.endswith(":")):
        sentence = re.search(r"[a-z]{3}[.!?]$", words) and len(words.split()) > 8
        return None if sentence or re.search(r"\b(?:was|were|had|has|is|are)\b", words) else days[0]
    return None


def _bare(words: str) -> str:
    """A piece of a line without the marks around it: "✅ ", "[", "🗓️ "."""
    return re.sub(r"^[\W_]+|[\W_]+$", "", words)
