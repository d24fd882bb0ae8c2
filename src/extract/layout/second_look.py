"""What only its neighbours tell of a block: a list without marks, the title, pull-quotes, headlines of news."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.calendar_words import is_calendar_line
from extract.dated_places import is_dated_place
from extract.gazetteer import find_countries
from extract.layout.groups import Group
from extract.layout.labels import bullet_end, find_label
from extract.layout.lines import CLAUSE, COUNTER, ENDS, WORDS
from extract.model import Block, BlockKind, Span
from extract.tables import read_toml

HEADING_LIMIT = 90  # characters: a longer line is a sentence that lost its full stop
_LIST_LEAST = 5  # short lines one below the other: fewer are a title and its subtitles
_LABELLED_LEAST = 3  # of them where most open with a country: "Turkey: Teacher acquitted of propaganda"
_SHOUTED = 3  # headings in capitals: then one more in its author's own voice is no pull-quote
_HEADLINES_LEAST = 3  # long lines without an end above a paragraph: fewer may be a caption, or a sentence left open
_HEADLINE_LIMIT = 200  # characters
_SUBTITLE_LIMIT = 220  # characters: longer lines without an end are the text itself
_LINK_WORDS = 16  # of the headline of another page, at most
_CITED_LEAST = 3  # paragraphs that open a quotation and do not close it: fewer are somebody's words


def look_again(text: str, groups: Sequence[Group], blocks: list[Block]) -> tuple[Block, ...]:
    """`blocks`, each read from its group of lines alone, with the kinds that their neighbours give them."""
    blocks = _linked(text, groups, _cited(text, blocks))
    blocks = _subtitled(text, _title_first(text, list(_listed(text, groups, blocks))))
    return tuple(_headed(text, _second_look(text, blocks)))


def _cited(text: str, blocks: list[Block]) -> list[Block]:
    """The paragraphs of a letter that the article gives at length, each opened by a mark, as the article's own words.

    As quotations none of them would state a win, and the article would have none.
    """
    places = [
        place
        for place, block in enumerate(blocks)
        if block.kind is BlockKind.QUOTE and not re.search('[”»"]', block.span.of(text)[1:])
    ]
    if len(places) >= _CITED_LEAST:
        for place in places:
            span = blocks[place].span
            blocks[place] = replace(blocks[place], kind=BlockKind.PARAGRAPH, body=Span(span.start + 1, span.end))
    return blocks


def _linked(text: str, groups: Sequence[Group], blocks: list[Block]) -> list[Block]:
    """The headlines of other pages, close below "Related" or "More from this section:", as parts of the site."""
    heads = tuple(read_toml("layout")["links"]["heads"])
    inside = False
    for place, (group, block) in enumerate(zip(groups, blocks, strict=True)):
        words = block.span.of(text)
        is_short = len(WORDS.findall(words)) <= _LINK_WORDS and not ENDS.search(words)
        inside = inside and group.gap == 0 and is_short
        if inside:
            blocks[place] = Block(BlockKind.CHROME, block.span, block.span)
        elif any(group.gap for group in groups):  # where no empty lines are, nothing says where the links end
            inside = is_short and words.casefold().lstrip("*_#> ").startswith(heads)
    return blocks


def is_row(text: str) -> bool:
    """Whether a line is a row of cells with " / " between them, three or more: "6 May / Dakar / released"."""
    return text.count(" / ") >= 2


def _listed(text: str, groups: Sequence[Group], blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with the short lines of a list that has no marks as items: "6/1 Dakar: A B, rapper, bail"."""
    runs = itertools.groupby(zip(groups, blocks, strict=True), key=lambda pair: _is_line(text, pair[1]))
    for is_line, run in runs:
        pairs = list(run)
        close = sum(group.gap == 0 for group, _ in pairs[1:])
        inside = is_line and len(pairs) >= _LABELLED_LEAST and close >= 0.7 * (len(pairs) - 1)
        if inside and len(pairs) < _LIST_LEAST:
            inside = sum(_opens_with_country(block.span.of(text)) for _, block in pairs) >= 0.7 * len(pairs)
        for _, block in pairs:
            yield _item(text, block) if inside else block


def _is_line(text: str, block: Block) -> bool:
    """Whether a heading tells as much as an item of a list does."""
    words = block.span.of(text)
    if block.kind is BlockKind.PARAGRAPH and block.label is not None and _opens_with_country(words):
        return len(words) <= _HEADLINE_LIMIT and not ENDS.search(words)
    if block.kind is not BlockKind.HEADING or block.level != 3 or words.startswith("#"):
        return False
    return len(WORDS.findall(words)) >= 3 and bool(re.search(r"[,:–—;]\s", words))


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
        if words.startswith("# "):
            break
        if block.kind is BlockKind.HEADING and block.level != 1 and not COUNTER.fullmatch(words):
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
        if block.kind is BlockKind.PARAGRAPH and not block.label and not ENDS.search(words):
            if is_row(words) and is_row(seen[place + 1].span.of(text) if place + 1 < len(seen) else ""):
                break
            if place and len(words) <= _SUBTITLE_LIMIT and words[-1] not in ":,;–—" and not CLAUSE.search(words):
                seen[place] = replace(block, kind=BlockKind.HEADING, level=3, body=block.span)
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET):
            break
    return seen


def _is_twin(text: str, blocks: list[Block]) -> bool:
    return len(blocks) > 1 and blocks[1].span.of(text).startswith(blocks[0].span.of(text))


def _second_look(text: str, blocks: list[Block]) -> list[Block]:
    """What only the neighbours tell: pull-quotes without marks, their attributions, captions, greetings."""
    seen = list(blocks)
    in_capitals = sum(block.kind is BlockKind.HEADING and block.span.of(text).isupper() for block in blocks)
    for place, block in enumerate(seen):
        words = block.span.of(text)
        above = seen[place - 1] if place else None
        below = seen[place + 1] if place + 1 < len(seen) else None
        if block.kind is BlockKind.PARAGRAPH and not ENDS.search(words) and not block.label:
            seen[place] = replace(block, kind=_open_ended(text, words, below), body=block.span)
        elif words.startswith("#"):
            continue
        elif block.kind is BlockKind.HEADING and above and _attributes(text, above, words) and block.level > 1:
            seen[place] = replace(block, kind=BlockKind.ATTRIBUTION, level=0)
        elif block.kind is BlockKind.HEADING and block.level > 1 and _in_own_voice(words):
            if words.isupper() and in_capitals >= _SHOUTED:
                continue  # "WHAT I FORGOT IN MARCH" among "LAST WEEK" and "EARLIER THIS MONTH"
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
        and len(block.span) < min(len(below.span), _HEADLINE_LIMIT)
        and not ENDS.search(words := block.span.of(text))
        and not words.endswith((",", ":", ";", "–", "—"))
        and not CLAUSE.search(words)
        and ENDS.search(below.span.of(text))
    ]
    if len(places) >= _HEADLINES_LEAST:
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


def _in_own_voice(words: str) -> bool:
    """Whether a heading is a pull-quote; the "i" in "i. 3 May – Guatemala" is a number."""
    return _own_words(words) and len(words.split()) > 4 and not is_dated_place(words)


def _own_words(words: str) -> bool:
    own = read_toml("layout")["quote"]["own"]
    return any(word.casefold() in own for word in WORDS.findall(words)) and not re.search(r"\b(?:19|20)\d\d\b", words)


def _attributes(text: str, above: Block, words: str) -> bool:
    """Whether a short line below a quotation says whose words it was."""
    return (
        above.kind is BlockKind.QUOTE
        and not words.isupper()
        and (bullet_end(words) == 0 or words[:1] in "–—-")
        and ("," in words or words[:1] in "–—-" or above.span.of(text)[-1] not in '”"')
    )
