"""Which part of the page a group of lines is."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extract.calendar_words import is_calendar_line
from extract.gazetteer import find_countries
from extract.layout.groups import Group, find_groups
from extract.layout.labels import bullet_end, find_label
from extract.layout.lines import CLAUSE
from extract.model import Article, Block, BlockKind, Span
from extract.tables import read_toml

_ENDS = re.compile(r"[.!?…][”’\"')\]*_]*(?:\s?\[\d+\])?$|[.!?…][”\"’]?\s+\([^()]*\)$")
_DATED_END = re.compile(
    r"(?:\b(?:19|20)\d\d|\bspring|\bsummer|\bautumn|\bwinter)(?:\s*[.)]|\s*\(.{0,60}\)\.?)?$", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_COUNTER = re.compile(r"\d{1,3}\s*/\s*\d{1,3}|[A-Z]|\d{1,2}(?:\.\d{1,2})?")
_NUMBERED = re.compile(r"(?:\d{1,2}[.):]?|[IVX]+\.|[A-Z]\.|#\d+|Day \d+|No\.? ?\d+)\s+\S")
_OPEN_QUOTE = re.compile(r"^[“\"«„]")
_PICTURE = re.compile(r"(?:photo(?:graph)?|picture|image|pic|foto|illustration|map|figure)s?\b[^.:]{0,25}[:–—]\s")
LIST_LEAST = 5  # short lines one below the other: fewer are a title and its subtitles
LABELLED_LEAST = 3  # of them where most open with a country: "Turkey: Teacher acquitted of propaganda"
HEADING_LIMIT = 90  # characters
HEADLINES_LEAST = 3  # long lines without an end above a paragraph: fewer may be a caption, or a sentence left open
HEADLINE_LIMIT = 200
SUBTITLE_LIMIT = 220
CAPTION_WORDS = 45
CITED_LEAST = 3  # paragraphs that open a quotation and do not close it: fewer are somebody's words


@cache
def _starts(table: str) -> tuple[str, ...]:
    return tuple(read_toml("layout")[table]["starts"])


def find_blocks(article: Article) -> tuple[Block, ...]:
    """The blocks of the article's body in text order; their spans are exact, between them there is only white space."""
    groups = find_groups(article)
    blocks = _cited(article.text, [_block(groups, place) for place in range(len(groups))])
    blocks = _subtitled(article.text, _title_first(article.text, list(_listed(article.text, groups, blocks))))
    return tuple(_headed(article.text, _second_look(article.text, blocks)))


def _block(groups: Sequence[Group], place: int) -> Block:
    group = groups[place]
    if group.row is not None:
        kind = BlockKind.CHROME if group.row.head else BlockKind.BULLET
        return Block(kind, group.span, group.row.body, None if group.row.head else group.row.label)
    if group.field is not None and not group.field.telling:
        kind, at = (BlockKind.BULLET, 0) if group.field.terse else (BlockKind.FIELD, group.field.value)
        return Block(kind, group.span, Span(group.span.start + at, group.span.end))
    kind, level = (BlockKind.BULLET, 0) if group.field else _kind(groups, place)
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


def _kind(groups: Sequence[Group], place: int) -> tuple[BlockKind, int]:
    group = groups[place]
    text, low = group.text, group.text.casefold().lstrip("*_#([ ")
    size = len(_WORDS.findall(text))
    if group.running:
        return BlockKind.CHROME, 0
    if group.note:
        return BlockKind.FOOTNOTE, 0
    if text.startswith("#") and (hashes := re.match(r"(#{1,6})\s", text)):
        return BlockKind.HEADING, len(hashes.group(1))
    if is_calendar_line(text):
        return BlockKind.HEADING, 1
    if (low.startswith(_starts("credit")) or _PICTURE.match(low)) and size < 40:
        return BlockKind.CREDIT, 0
    if _is_caption(group, size):
        return BlockKind.CAPTION, 0
    if _is_chrome(low, text, size):
        return BlockKind.CHROME, 0
    if _is_quote(text):
        return BlockKind.QUOTE, 0
    if re.match(r"[–—-]\s", text) and size < 14 and place and _is_quote(groups[place - 1].text):
        return BlockKind.ATTRIBUTION, 0
    if _is_heading(text, size) and not _is_item(groups, place, size):
        return BlockKind.HEADING, 2 if text.isupper() else 3
    if not bullet_end(text) and low.startswith(_starts("appeal")) and size < 60:
        return BlockKind.APPEAL, 0
    return BlockKind.PARAGRAPH, 0


def _is_caption(group: Group, size: int) -> bool:
    text, low = group.text, group.text.casefold()
    if size > CAPTION_WORDS or bullet_end(text):
        return False
    if group.twin and not is_calendar_line(text) and size > 3:
        return True
    if any(mark in low for mark in read_toml("layout")["credit"]["marks"]):
        return True
    # "Dublin Castle, 23 May 2015": a description that closes with its date and no verb of its own.
    if _DATED_END.search(text) and "," in text and size >= 4 and not is_calendar_line(text):
        return not _ENDS.search(text) and not text.isupper() and not _NUMBERED.match(text)
    return False


def _is_chrome(low: str, text: str, size: int) -> bool:
    if size == 0:
        return not _COUNTER.fullmatch(text)
    if size > 30:
        return False
    if size <= 14 and any(mark in low for mark in read_toml("layout")["chrome"]["contains"]):
        return True
    if (
        text.count("|") >= 2
        or text.count("·") >= 2
        or text.count(" > ") >= 1
        or text.count(" › ") >= 1
        or text.count("   ") >= 2
    ):
        return not _ENDS.search(text) or size < 12
    return size <= 16 and low.startswith(_starts("chrome"))


def _is_quote(text: str) -> bool:
    """Whether the paragraph is somebody's words: it opens with a mark, and most of it lies inside quotation marks."""
    if not _OPEN_QUOTE.match(text):
        return False
    quoted = sum(len(part) for part in re.findall(r"[“„«\"][^“”„»\"]*(?:[”»\"]|$)", text))
    return quoted >= 0.55 * len(text)


def _cited(text: str, blocks: list[Block]) -> list[Block]:
    """The paragraphs of a letter that the article gives at length, each opened by a mark, as the article's own words.

    As quotations none of them would state a win, and the article would have none.
    """
    places = [
        place
        for place, block in enumerate(blocks)
        if block.kind is BlockKind.QUOTE and not re.search('[”»"]', block.span.of(text)[1:])
    ]
    if len(places) >= CITED_LEAST:
        for place in places:
            span = blocks[place].span
            blocks[place] = replace(blocks[place], kind=BlockKind.PARAGRAPH, body=Span(span.start + 1, span.end))
    return blocks


def _is_heading(text: str, size: int) -> bool:
    if len(text) > HEADING_LIMIT or (bullet_end(text) and size > 12):
        return False
    if _COUNTER.fullmatch(text):
        return True
    bold = re.fullmatch(r"(\*\*|__).{2,80}\1:?", text)
    if bold:
        return True
    if _ENDS.search(text) and not (text.isupper() and size <= 10):
        return False
    # "In the Netherlands," and "Dear reader," open a text; "Global:" heads one.
    open_end = text.endswith((",", ";", "”")) or CLAUSE.search(text)
    return size <= 13 and not open_end and not text[:1].islower()


def _is_item(groups: Sequence[Group], place: int, size: int) -> bool:
    """Whether a short line with a bullet or a number is one of a list, not the headline of what stands below."""
    text = groups[place].text
    # "Malta / 3 May / 77 per cent vote yes": a row of cells among others, however short.
    if _is_row(text) and any(_is_row(other.text) for _, other in _beside(groups, place)):
        return True
    if not bullet_end(text) or text.isupper() or text.endswith(":"):
        return False
    if not text[:1].isalnum() and text[:1] not in "(#":
        return size > 3 or any(bullet_end(other.text) for _, other in _beside(groups, place))
    close = [other for at, other in _beside(groups, place) if groups[max(at, place)].gap == 0]
    return any(bullet_end(other.text) and other.text[:1].isalnum() == text[:1].isalnum() for other in close)


def _is_row(text: str) -> bool:
    return text.count(" / ") >= 2


def _listed(text: str, groups: Sequence[Group], blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with the short lines of a list that has no marks as items: "6/1 Dakar: A B, rapper, bail"."""
    runs = itertools.groupby(zip(groups, blocks, strict=True), key=lambda pair: _is_line(text, pair[1]))
    for is_line, run in runs:
        pairs = list(run)
        close = sum(group.gap == 0 for group, _ in pairs[1:])
        inside = is_line and len(pairs) >= LABELLED_LEAST and close >= 0.7 * (len(pairs) - 1)
        if inside and len(pairs) < LIST_LEAST:
            inside = sum(_opens_with_country(block.span.of(text)) for _, block in pairs) >= 0.7 * len(pairs)
        for _, block in pairs:
            yield _item(text, block) if inside else block


def _is_line(text: str, block: Block) -> bool:
    """Whether a heading tells as much as an item of a list does."""
    words = block.span.of(text)
    if block.kind is BlockKind.PARAGRAPH and block.label is not None and _opens_with_country(words):
        return len(words) <= HEADLINE_LIMIT and not _ENDS.search(words)
    if block.kind is not BlockKind.HEADING or block.level != 3 or words.startswith("#"):
        return False
    return len(_WORDS.findall(words)) >= 3 and bool(re.search(r"[,:–—;]\s", words))


def _opens_with_country(words: str) -> bool:
    label = find_label(words, in_list=False)
    return label is not None and any(True for _ in find_countries(words[: label[0].end]))


def _item(text: str, block: Block) -> Block:
    label = find_label(block.span.of(text), in_list=False)
    if label is None:
        return replace(block, kind=BlockKind.BULLET, level=0)
    start = block.span.start
    named = Span(start + label[0].start, start + label[0].end)
    return replace(block, kind=BlockKind.BULLET, level=0, label=named, body=Span(start + label[1], block.span.end))


def _beside(groups: Sequence[Group], place: int) -> list[tuple[int, Group]]:
    return [(other, groups[other]) for other in (place - 1, place + 1) if 0 <= other < len(groups)]


def _title_first(text: str, blocks: list[Block]) -> list[Block]:
    """The first heading that is not a date is the title."""
    for place, block in enumerate(blocks[:8]):
        words = block.span.of(text)
        # "A notebook from the road, 2014" reads like a caption, but nothing stands above it that it could belong to.
        if (
            place == 0
            and block.kind is BlockKind.CAPTION
            and len(words) <= HEADING_LIMIT
            and not _is_twin(text, blocks)
        ):
            return [replace(block, kind=BlockKind.TITLE, level=0), *blocks[1:]]
        if block.kind is BlockKind.HEADING and block.level != 1 and not _COUNTER.fullmatch(words):
            return [*blocks[:place], replace(block, kind=BlockKind.TITLE, level=0), *blocks[place + 1 :]]
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET):
            break
    return blocks


def _subtitled(text: str, blocks: list[Block]) -> list[Block]:
    """Lines without an end below the title as headings: "Words of the baker, as taken down by her niece" is no text."""
    seen = list(blocks)
    dates = [block for block in blocks if block.kind is BlockKind.HEADING and is_calendar_line(block.span.of(text))]
    for place, block in enumerate(seen[:6]):
        words = block.span.of(text)
        if block in dates and len(dates) >= 3:
            break  # not the day of the article, but of its first entry
        if block.kind is BlockKind.PARAGRAPH and not block.label and not _ENDS.search(words):
            if _is_row(words) and _is_row(seen[place + 1].span.of(text) if place + 1 < len(seen) else ""):
                break
            if place and len(words) <= SUBTITLE_LIMIT and words[-1] not in ":,;–—" and not CLAUSE.search(words):
                seen[place] = replace(block, kind=BlockKind.HEADING, level=3, body=block.span)
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET):
            break
    return seen


def _is_twin(text: str, blocks: list[Block]) -> bool:
    return len(blocks) > 1 and blocks[1].span.of(text).startswith(blocks[0].span.of(text))


def _second_look(text: str, blocks: list[Block]) -> list[Block]:
    """What only the neighbours tell: pull-quotes without marks, their attributions, captions, greetings."""
    seen = list(blocks)
    for place, block in enumerate(seen):
        words = block.span.of(text)
        above = seen[place - 1] if place else None
        below = seen[place + 1] if place + 1 < len(seen) else None
        if block.kind is BlockKind.PARAGRAPH and not _ENDS.search(words) and not block.label:
            seen[place] = replace(block, kind=_open_ended(text, words, below), body=block.span)
        elif words.startswith("#"):
            continue
        elif block.kind is BlockKind.HEADING and above and _attributes(text, above, words) and block.level > 1:
            seen[place] = replace(block, kind=BlockKind.ATTRIBUTION, level=0)
        elif block.kind is BlockKind.HEADING and block.level > 1 and _own_words(words) and len(words.split()) > 4:
            seen[place] = replace(block, kind=BlockKind.QUOTE, level=0)
    return seen


def _headed(text: str, blocks: list[Block]) -> list[Block]:
    """The long headlines of a page of news as headings: "Chad – Charges against Ms A B dropped posted on: 2014/10/20".

    Each would be a win of its own beside the one that the paragraph below it tells.
    """
    places = [
        place
        for place, (block, below) in enumerate(itertools.pairwise(blocks))
        if block.kind is BlockKind.PARAGRAPH
        and below.kind is BlockKind.PARAGRAPH
        and len(block.span) < min(len(below.span), HEADLINE_LIMIT)
        and not _ENDS.search(words := block.span.of(text))
        and not words.endswith((",", ":", ";", "–", "—"))
        and not CLAUSE.search(words)
        and _ENDS.search(below.span.of(text))
    ]
    if len(places) >= HEADLINES_LEAST:
        for place in places:
            blocks[place] = replace(blocks[place], kind=BlockKind.HEADING, level=3, label=None, body=blocks[place].span)
    return blocks


def _open_ended(text: str, words: str, below: Block | None) -> BlockKind:
    """A paragraph without an end: a pull-quote in somebody's own words, a greeting, a caption; else it stays."""
    if re.search(r"(?:[#@]\w+|https?://\S+)$", words) or CLAUSE.search(words):
        return BlockKind.PARAGRAPH  # a post ends with its hashtags, a resolution goes on; both say "we" throughout
    if _own_words(words) and len(words.split()) < 40:
        return BlockKind.QUOTE
    if words.endswith(","):
        return BlockKind.CHROME if len(words.split()) < 8 else BlockKind.PARAGRAPH
    if words.endswith((":", ";", "–", "—")) or len(words) > 260:
        return BlockKind.PARAGRAPH
    next_is_name = (
        below is not None
        and below.kind is BlockKind.HEADING
        and below.level > 1
        and bool(re.fullmatch(r"[^\d:;]{3,60},[^\d:;]{2,60}", below.span.of(text)))
    )
    return BlockKind.QUOTE if next_is_name else BlockKind.PARAGRAPH


def _own_words(words: str) -> bool:
    own = read_toml("layout")["quote"]["own"]
    return any(word.casefold() in own for word in _WORDS.findall(words)) and not re.search(r"\b(?:19|20)\d\d\b", words)


def _attributes(text: str, above: Block, words: str) -> bool:
    """Whether a short line below a quotation says whose words it was."""
    return (
        above.kind is BlockKind.QUOTE
        and not words.isupper()
        and ("," in words or words[:1] in "–—-" or above.span.of(text)[-1] not in '”"')
    )
