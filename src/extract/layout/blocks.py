"""Which part of the page a group of lines is, by its own words and form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extract.calendar_words import is_calendar_line
from extract.dated_places import is_dated_place
from extract.layout.groups import Group, find_groups
from extract.layout.labels import bullet_end, dated_place_label, find_label
from extract.layout.lines import CLAUSE, COUNTER, ENDS, WORDS
from extract.layout.second_look import HEADING_LIMIT, is_row, look_again
from extract.markup import as_read
from extract.model import Article, Block, BlockKind, Span
from extract.tables import read_toml

_DATED_END = re.compile(
    r"(?:\b(?:19|20)\d\d|\bspring|\bsummer|\bautumn|\bwinter)(?:\s*[.)]|\s*\(.{0,60}\)\.?)?$", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:\d{1,2}[.):]?|[IVX]+\.|[A-Z]\.|#\d+|Day \d+|No\.? ?\d+)\s+\S")
_OPEN_QUOTE = re.compile(r"^[“\"«„]")
_PICTURE = re.compile(r"(?:photo(?:graph)?|picture|image|pic|foto|illustration|map|figure)s?\b[^.:]{0,25}[:–—]\s")
_MARGIN = re.compile(r"(?<=\n)\s+")  # of the lines of an item below its mark: no columns of a menu
_CLOSING = re.compile(r"[.!?][”\"’)]*\s+[–—(\[-]?\s*(?P<label>[^.!?()\[\]]{3,60})[)\]]?$")
_SENTENCE = 6  # words: fewer are no statement of their own
_CAPTION_WORDS = 45  # more are a paragraph, whatever it is credited to


@cache
def _starts(table: str) -> tuple[str, ...]:
    return tuple(read_toml("layout")[table]["starts"])


def find_blocks(article: Article) -> tuple[Block, ...]:
    """The blocks of the article's body in text order; their spans are exact, between them there is only white space."""
    article = replace(article, text=as_read(article.text))
    groups = find_groups(article)
    return look_again(article.text, groups, [_block(groups, place) for place in range(len(groups))])


def _block(groups: Sequence[Group], place: int) -> Block:
    group = groups[place]
    if group.row is not None and not _heads_an_item(groups, place):
        kind = BlockKind.CHROME if group.row.head else BlockKind.BULLET
        return Block(kind, group.span, group.row.body, None if group.row.head else group.row.label)
    if group.field is not None and not group.field.telling:
        kind, at = (BlockKind.BULLET, 0) if group.field.terse else (BlockKind.FIELD, group.field.value)
        return Block(kind, group.span, Span(group.span.start + at, group.span.end))
    kind, level = (BlockKind.BULLET, 0) if group.field else _kind(groups, place)
    if kind is BlockKind.HEADING and level > 1 and (start := _heading_start(group.text)):
        return Block(kind, group.span, Span(group.span.start + start, group.span.end), None, level, group.holes)
    if kind not in (BlockKind.PARAGRAPH, BlockKind.BULLET):
        return Block(kind, group.span, group.span, None, level, group.holes)
    start = group.field.value if group.field else bullet_end(group.text)
    if start:
        kind = BlockKind.BULLET
    label = find_label(group.text[start:], kind is BlockKind.BULLET and group.field is None)
    at = group.span.start + start
    body = Span(at + (label[1] if label else 0), group.span.end)
    named = Span(at + label[0].start, at + label[0].end) if label else None
    return Block(kind, group.span, body, named, level, group.holes)


def _heading_start(text: str) -> int:
    """Where the words of a heading begin behind its marks and number: "## 3. Blasphemy verdict overturned"."""
    marks = re.match(r"#{1,6}\s+", text)
    start = marks.end() if marks else 0
    return start + bullet_end(text[start:])


def _kind(groups: Sequence[Group], place: int) -> tuple[BlockKind, int]:
    group = groups[place]
    text, low = group.text, group.text.casefold().lstrip("*_#([ ")
    size = len(WORDS.findall(text))
    if group.running:
        return BlockKind.CHROME, 0
    if group.note:
        return BlockKind.FOOTNOTE, 0
    if text.startswith("#") and (hashes := re.match(r"(#{1,6})\s", text)):
        return BlockKind.HEADING, len(hashes.group(1))
    if is_calendar_line(text):
        return BlockKind.HEADING, 1
    if _heads_an_item(groups, place):
        return BlockKind.HEADING, 3
    if (low.startswith(_starts("credit")) or _PICTURE.match(low)) and size < 40:
        return BlockKind.CREDIT, 0
    if _is_caption(group, size):
        return BlockKind.CAPTION, 0
    if _is_chrome(low, text, size):
        return BlockKind.CHROME, 0
    if _is_quote(text):
        return BlockKind.QUOTE, 0
    if place and _is_quote(groups[place - 1].text) and _is_attribution(text, size):
        return BlockKind.ATTRIBUTION, 0
    if _is_heading(text, size) and not _is_item(groups, place, size):
        return BlockKind.HEADING, 2 if text.isupper() else 3
    if not bullet_end(text) and low.startswith(_starts("appeal")) and size < 60:
        return BlockKind.APPEAL, 0
    return BlockKind.PARAGRAPH, 0


def _heads_an_item(groups: Sequence[Group], place: int) -> bool:
    """Whether a line is the day and place of the item below it: "• 8 May – NEPAL", with its story in the next lines.

    The same line right below a story closes that one.
    """
    if not is_dated_place(groups[place].text) or place + 1 == len(groups):
        return False
    below = groups[place + 1]
    closes = place > 0 and groups[place].gap == 0 < below.gap
    longer = len(below.text) > len(groups[place].text)
    return longer and not closes and not is_dated_place(below.text) and not dated_place_label(below.text)


def _is_caption(group: Group, size: int) -> bool:
    text, low = group.text, group.text.casefold()
    if size > _CAPTION_WORDS or bullet_end(text):
        return False
    if group.twin and not is_calendar_line(text) and size > 3:
        return True
    if any(mark in low for mark in read_toml("layout")["credit"]["marks"]):
        return True
    # "Dublin Castle, 23 May 2015": a description that closes with its date and no verb of its own.
    if _DATED_END.search(text) and "," in text and size >= 4 and not is_calendar_line(text) and not _tells_first(text):
        return not ENDS.search(text) and not text.isupper() and not _NUMBERED.match(text)
    return False


def _tells_first(text: str) -> bool:
    """Whether a date stands behind a whole sentence: "In Peru, A B came home from prison. – 26 Dec 2021"."""
    closing = _CLOSING.search(text)
    if closing is None or len(WORDS.findall(text[: closing.start()])) < _SENTENCE:
        return False
    return is_calendar_line(closing["label"]) or is_dated_place(closing["label"])


def _is_chrome(low: str, text: str, size: int) -> bool:
    if size == 0:
        return not COUNTER.fullmatch(text)
    if size > 30:
        return False
    if size <= 14 and any(mark in low for mark in read_toml("layout")["chrome"]["contains"]):
        return True
    if (
        text.count("|") >= 2
        or text.count("·") >= 2
        or text.count(" > ") >= 1
        or text.count(" › ") >= 1
        or _MARGIN.sub("", text).count("   ") >= 2
    ):
        return not ENDS.search(text) or size < 12
    return size <= 16 and low.startswith(_starts("chrome"))


def _is_quote(text: str) -> bool:
    """Whether the paragraph is somebody's words: it opens with a mark, and most of it lies inside quotation marks."""
    if not _OPEN_QUOTE.match(text):
        return False
    quoted = sum(len(part) for part in re.findall(r"[“„«\"][^“”„»\"]*(?:[”»\"]|$)", text))
    return quoted >= 0.55 * len(text)


def _is_attribution(text: str, size: int) -> bool:
    # "– Peru: The mine gave up its concession.": the next item of a list whose last one ended in a quotation.
    return bool(re.match(r"[–—-]\s", text)) and size < (7 if ENDS.search(text) else 14)


def _is_heading(text: str, size: int) -> bool:
    if len(text) > HEADING_LIMIT or (bullet_end(text) and size > 12):
        return False
    if COUNTER.fullmatch(text):
        return True
    bold = re.fullmatch(r"(\*\*|__).{2,80}\1:?", text)
    if bold:
        return True
    if ENDS.search(text) and not (text.isupper() and size <= 10):
        return False
    # "In the Netherlands," and "Dear reader," open a text; "Global:" heads one.
    open_end = text.endswith((",", ";", "”")) or CLAUSE.search(text)
    return size <= 13 and not open_end and not text[:1].islower()


def _is_item(groups: Sequence[Group], place: int, size: int) -> bool:
    """Whether a short line with a bullet or a number is one of a list, not the headline of what stands below."""
    text = groups[place].text
    # "Malta / 3 May / 77 per cent vote yes": a row of cells among others, however short.
    if is_row(text) and any(is_row(other.text) for _, other in _beside(groups, place)):
        return True
    if not bullet_end(text) or text.isupper() or text.endswith(":"):
        return False
    if not text[:1].isalnum() and text[:1] not in "(#":
        return size > 3 or any(bullet_end(other.text) for _, other in _beside(groups, place))
    return any(
        bullet_end(other.text) and other.text[:1].isalnum() == text[:1].isalnum() for _, other in _beside(groups, place)
    )


def _beside(groups: Sequence[Group], place: int) -> list[tuple[int, Group]]:
    return [(other, groups[other]) for other in (place - 1, place + 1) if 0 <= other < len(groups)]
