"""Where the sentences of an article stand: their blocks, their numbers, and the headings in force."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.calendar_words import is_calendar_line, month_pattern
from extract.gazetteer import find_countries
from extract.headings import headings_below
from extract.model import Block, BlockKind, Parsed, Sentence
from extract.tables import read_toml

Features = dict[str, float]

TOKEN = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+|[“”\"?!…]")
STATING = (BlockKind.PARAGRAPH, BlockKind.BULLET)  # only these state wins; a caption's words are never the article's
_MONTH = re.compile(rf"\b{month_pattern()}", re.IGNORECASE)
_SHORT = 9  # words of a heading that says what kind of things stand under it; a longer one tells a story of its own


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: its block, its number in it, and the headings in force."""

    sentence: Sentence
    block: Block
    number: int
    of: int
    headings: tuple[Block, ...]
    first_after_heading: bool
    share: float  # how far into the article
    top: bool = False  # a full paragraph stands below it and none above: an opening
    nested: bool = False  # an item below another item, under a mark or a margin of its own


def places(parsed: Parsed) -> list[Place]:
    """Every sentence of the blocks that may state wins, with its place, in text order."""
    text = parsed.article.text
    by_block: dict[int, list[Sentence]] = {}
    for sentence in parsed.sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    found: list[Place] = []
    headings: tuple[Block, ...] = ()
    fresh = False
    nested = _nested(text, parsed.blocks)
    top = True
    for number, block in enumerate(parsed.blocks):
        if block.kind is BlockKind.HEADING:
            headings = headings_below(parsed.blocks, number, headings)
            fresh = True
        elif block.kind in STATING:
            inside = by_block.get(number, [])
            for place, sentence in enumerate(inside):
                share = sentence.span.start / max(1, len(text))
                found.append(Place(sentence, block, place, len(inside), headings, fresh, share, top, number in nested))
            fresh = False
            top = top and len(inside) < 2
    return [replace(place, top=False) for place in found] if top else found


def _nested(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """The places of the items that stand below another one: "– in prison since 2011" under "• A B freed"."""
    found: set[int] = set()
    outer: tuple[str, int] | None = None
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.BULLET:
            outer = None if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) else outer
            continue
        mark = text[block.span.start]
        here = ("1" if mark.isdigit() else mark, block.span.start - text.rfind("\n", 0, block.span.start) - 1)
        if mark.isalnum() and not mark.isdigit():
            outer = None
        elif outer is None or here[1] < outer[1] or here == outer:
            outer = here
        elif here[1] > outer[1] or (here[0] != outer[0] and here[0] in "–—-◦o·‣*"):
            found.add(number)
        else:
            outer = here
    return frozenset(found)


@cache
def _sombre() -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
        for kind, words in read_toml("cues")["sombre"].items()
    }


def sombre(place: str, *headings: str) -> Features:
    """Whether a heading or label speaks of what is no win, and of which kind; `place` says where they stand."""
    found = {
        f"{place}:{kind}": 1.0
        for kind, said in _sombre().items()
        if any(len(words.split()) <= _SHORT and said.search(words) for words in headings)
    }
    return found | ({f"{place}:sombre": 1.0} if found else {})


def position_of(text: str, place: Place, dated: bool, labelled: bool) -> Features:
    """Where a sentence stands in its block, what the block is called, and the heading that it stands under."""
    features: Features = {
        f"place:{min(place.number, 3)} of {min(place.of, 4)}": 1.0,
        f"block:{place.block.kind}": 1.0,
        "place:late": place.share,
    }
    if place.number == 0:
        features["place:first"] = 1.0
    if place.number == place.of - 1:
        features["place:last"] = 1.0
    if place.first_after_heading:
        features["place:after heading"] = 1.0
    if not re.search(r"[.!?…:;][”’\"')\]*_]*$", place.block.span.of(text)):
        features["block:open end"] = 1.0
    if place.top:
        features["place:top"] = 1.0
    if place.nested:
        features["place:nested"] = 1.0
    return features | _label_features(text, place, labelled) | _heading_features(text, place, dated)


def _label_features(text: str, place: Place, labelled: bool) -> Features:
    """What a block is called, or that it has no name where others have one."""
    features: Features = {}
    if label := place.block.label:
        words = label.of(text)
        kind = "country" if any(True for _ in find_countries(words)) else "date" if is_calendar_line(words) else "other"
        features[f"label:{kind}"] = 1.0
        features[f"label:{kind} first"] = float(place.number == 0)
        if kind != "date" and _MONTH.search(words):
            features["label:with a date"] = 1.0
        if kind == "other":
            features |= {f"label word:{word}": 1.0 for word in TOKEN.findall(words.casefold())}
        features |= sombre("label", words)
    elif labelled:
        features["label:missing"] = 1.0
    return features


def _heading_features(text: str, place: Place, dated: bool) -> Features:
    """The heading that a sentence stands under."""
    features: Features = {}
    inner = place.headings[-1].span.of(text) if place.headings else ""
    features |= sombre("under", *(heading.span.of(text) for heading in place.headings[-2:]))
    if not inner:
        features["under:none"] = 1.0
        if dated:
            features["under:none among dated"] = 1.0
    elif is_calendar_line(inner):
        features["under:date"] = 1.0
        features["under:date first"] = float(place.number == 0)
    else:
        features["under:words"] = 1.0
        if dated:
            features["under:words among dated"] = 1.0
        for word in TOKEN.findall(inner.casefold()):
            features[f"heading:{word}"] = 1.0
    return features
