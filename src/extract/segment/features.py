"""What can be read off a sentence and its place that speaks for or against its stating a win."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extract.calendar_words import is_calendar_line, month_pattern, weekday_pattern
from extract.events import count_kinds
from extract.gazetteer import find_countries, is_country
from extract.model import Block, BlockKind, EntityLabel, Parsed, Sentence, Span
from extract.segment.cues import cues_of
from extract.segment.novelty import novelty
from extract.tables import read_toml
from extract.text import plain

Features = dict[str, float]

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+|[“”\"?!…]")
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ations?|ions?|ments?|ings?|ed|es|s|e|ly)$")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|be|been|did|does|do|can|will|would|may|came|went|got|gave|took|made|said|let|left|won|"
    r"lost|found|held|ruled|put|set|cut|ran|met|saw|told|began|became|brought|sent|struck|threw|said|says|[a-z]{3,}(?:ed|es|[a-rt-z]s))\b"
)
_MONTH = re.compile(rf"\b{month_pattern()}", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b{weekday_pattern()}", re.IGNORECASE)
_DAY = re.compile(
    r"\b(?:the )?\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2} (?=[A-Z][a-z]+)|\b\d{1,2}[./] ?\d{1,2}\b|"
    r"\b(?:19|20)\d\d-\d\d-\d\d\b|\bthe (?:\w+(?:-| and ))?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|"
    r"ninth|"
    r"\w*tenth|\w+teenth|eleventh|twelfth|\w+tieth)\b(?: of|,| day)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# How a sentence goes on from the one before it, looks back, or looks ahead: none of these states a new win.
_SHAPES = {
    "points back": re.compile(
        r"(?:This|These|Those|That|Such|He|She|They|It|His|Her|Their|Its|Both|Neither|Others?|Some|Many)\b|"
        r"The (?:\w+ ){0,2}(?:decision|ruling|judge?ment|verdict|bill|law|move|case|charges?|couple|men|women|two|"
        r"three|announcement|report|step|change|release|ban|measure|reform|resolution|treaty|victory|pair|group|trial|court)\b"
    ),
    "links": re.compile(
        r"(?:But|However|Yet|Still|Although|While|Despite|Meanwhile|For years|Until then|Earlier|Before)\b"
    ),
    "adds": re.compile(r"(?:Also|And|Then|Later|Next|Finally|Another|Again|Two days|The same|In the same|Elsewhere)\b"),
}
_TENSES = {
    "pluperfect": re.compile(
        r"\bhad (?:\w+ly |also |not |never |since )?(?:been|\w+(?:ed|en|wn|ld|nt|pt|ght|me|ne|un))\b"
    ),
    "ahead": re.compile(r"\b(?:will|would|shall|could|may|might|must|should|is to|are to|hopes?|plans to)\b"),
    "still": re.compile(r"\b(?:still|yet|remains?|continues?|not yet|so far|no news)\b", re.IGNORECASE),
    "first person": re.compile(r"\b(?:we|our|us|I|my|me)\b"),
    "campaign": re.compile(
        r"\b(?:Amnesty|campaign\w*|petition\w*|supporters|urged|called (?:for|on)|calls? (?:for|on)|letters?)\b"
    ),
}
STATING = (BlockKind.PARAGRAPH, BlockKind.BULLET)  # only these state wins; a caption's words are never the article's


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
    top: bool = False  # no full paragraph stands above it
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
            headings = (*(outer for outer in headings if outer.level < block.level), block)
            fresh = True
        elif block.kind in STATING:
            inside = by_block.get(number, [])
            for place, sentence in enumerate(inside):
                share = sentence.span.start / max(1, len(text))
                found.append(Place(sentence, block, place, len(inside), headings, fresh, share, top, number in nested))
            fresh = False
            top = top and len(inside) < 2
    return found


@cache
def _sombre() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(read_toml('cues')['sombre']['words'])})\b", re.IGNORECASE)


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


def features_of(parsed: Parsed, seen: Sequence[Place]) -> list[Features]:
    """The features of each place, its neighbours' kinds of words included."""
    text = parsed.article.text
    dated = any(block.kind is BlockKind.HEADING and is_calendar_line(block.span.of(text)) for block in parsed.blocks)
    labelled = sum(block.label is not None for block in parsed.blocks) >= 4
    own = [_own(parsed, place) for place in seen]
    new = novelty([plain(place.sentence.span.of(text)) for place in seen], [place.sentence.block for place in seen])
    found = []
    for number, place in enumerate(seen):
        features = dict(own[number])
        features |= _position(text, place, dated, labelled) | new[number]
        if number and seen[number - 1].block is place.block:
            features |= {
                f"before:{name}": value
                for name, value in own[number - 1].items()
                if name.startswith(("kind", "has", "tells", "act"))
            }
        if number + 1 < len(seen) and seen[number + 1].block is place.block:
            features |= {
                f"after:{name}": value
                for name, value in own[number + 1].items()
                if name.startswith(("kind", "has", "tells", "act"))
            }
        features |= _turns(own, seen, number)
        found.append(features)
    return found


_GOOD = ("kind:release", "kind:acquittal", "kind:clemency", "kind:legislation", "kind:ruling", "kind:policy")


def _turns(own: Sequence[Features], seen: Sequence[Place], number: int) -> Features:
    """Whether harm is told here and its end later in the block, or the other way round.

    "On 1 December he was abducted … In March he was freed": the first sentence is history, not the win.
    """
    block = seen[number].block
    later = [own[n] for n in range(number + 1, min(number + 6, len(seen))) if seen[n].block is block]
    earlier = [own[n] for n in range(max(0, number - 5), number) if seen[n].block is block]
    features: Features = {}
    harmed = "kind:harm" in own[number]
    freed = any(kind in own[number] for kind in _GOOD[:3])
    if harmed and not freed and any(kind in other for other in later for kind in _GOOD[:3]):
        features["turn:harm, its end later"] = 1.0
    if freed and any("kind:harm" in other and not any(kind in other for kind in _GOOD[:3]) for other in earlier):
        features["turn:the end of a harm told before"] = 1.0
    if harmed and not any(kind in own[number] for kind in _GOOD) and later:
        features["turn:only harm"] = 1.0
    if (
        any(kind in own[number] for kind in _GOOD)
        and earlier
        and not any(kind in other for other in earlier for kind in _GOOD)
    ):
        features["turn:first good news of the block"] = 1.0
    return features


def _own(parsed: Parsed, place: Place) -> Features:
    span = place.sentence.span
    words = plain(span.of(parsed.article.text))
    features: Features = {}
    for kind, number in count_kinds(words).items():
        features[f"kind:{kind}"] = min(number, 3) / 2
    features |= cues_of(words)
    features |= _names(parsed, span, words)
    tokens = _tokens(parsed, span)
    for token in tokens:
        features[f"word:{token}"] = 1.0
    for token in {_stem(token) for token in tokens}:
        features[f"stem:{token}"] = 1.0
    for one, other in itertools.pairwise(tokens):
        features[f"pair:{one} {other}"] = 1.0
    for number, token in enumerate(tokens[:2], 1):
        features[f"first{number}:{token}"] = 1.0
    features[f"length:{min(len(tokens) // 8, 6)}"] = 1.0
    for name, pattern in _SHAPES.items():
        if pattern.match(words):
            features[f"has:{name}"] = 1.0
    for name, pattern in _TENSES.items():
        if pattern.search(words):
            features[f"has:{name}"] = 1.0
    quoted = sum(len(part) for part in re.findall(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)", words)) / max(1, len(words))
    if quoted > 0.3:
        features["has:quotation"] = quoted
    if is_question(words):
        features["has:question"] = 1.0
    if (colon := words.find(":")) > 0 and _sombre().search(words[: min(colon, 40)]):
        features["opens:sombre"] = 1.0
    if not _FINITE.search(words):
        features["has:no verb"] = 1.0
        features |= {
            f"no verb, has:{name}": 1.0 for name in ("PERSON", "country", "day", "month") if f"has:{name}" in features
        }
    return features


def is_question(words: str) -> bool:
    """Whether a sentence asks: "Which court opened the gates? (two marks)"."""
    return bool(re.search(r"\?[”’\"')]*(?: \([^()]*\))?$", words.strip()))


def _stem(token: str) -> str:
    """A word without its endings: "releases", "released" and "releasing" are one."""
    stem = _ENDING.sub("", token)
    return stem if len(stem) >= 4 and token[0] != "<" else token


def _names(parsed: Parsed, span: Span, words: str) -> Features:
    features: Features = {}
    labels = [entity.label for entity in parsed.entities_in(span)]
    for label in (EntityLabel.PERSON, EntityLabel.ORG):
        if label in labels:
            features[f"has:{label}"] = 1.0
    countries = list(find_countries(words))
    if countries:
        features["has:country"] = 1.0
        features["has:early country"] = float(countries[0].span.start < 40)
    for name, pattern in (("month", _MONTH), ("weekday", _WEEKDAY), ("day", _DAY), ("year", _YEAR)):
        if found := pattern.search(words):
            features[f"has:{name}"] = 1.0
            features[f"has:early {name}"] = float(found.start() < 30)
    return features


def _tokens(parsed: Parsed, span: Span) -> list[str]:
    """The words in lower case with every name, number and date as its kind: names are not to be learnt by heart."""
    text = parsed.article.text
    masked: list[tuple[Span, str]] = [
        (entity.span, f"<{entity.label}>")
        for entity in parsed.entities_in(span)
        if entity.label in ("PERSON", "ORG", "LOC", "NORP")
    ]
    tokens: list[str] = []
    position = span.start
    for covered, kind in [*masked, (Span(span.end, span.end), "")]:
        if covered.start < position:
            continue
        for found in _TOKEN.finditer(plain(text[position : covered.start])):
            word = found.group().casefold().replace("'", "’")
            if _MONTH.fullmatch(word):
                tokens.append("<MONTH>")
            elif _WEEKDAY.fullmatch(word) and len(word) > 3:
                tokens.append("<WEEKDAY>")
            elif word.isdecimal():
                tokens.append("<YEAR>" if _YEAR.fullmatch(word) else "<NUMBER>")
            else:
                tokens.append("<COUNTRY>" if is_country(word) else word)
        if kind:
            tokens.append(kind)
        position = covered.end
    return tokens


def _position(text: str, place: Place, dated: bool, labelled: bool) -> Features:
    features: Features = {
        f"place:{min(place.number, 3)} of {min(place.of, 4)}": 1.0,
        f"block:{place.block.kind}": 1.0,
        "place:late": place.share,
    }
    if place.number == 0:
        features["place:first"] = 1.0
    if place.number == place.of - 1:
        features["place:last"] = 1.0
    if label := place.block.label:
        words = label.of(text)
        kind = "country" if any(True for _ in find_countries(words)) else "date" if is_calendar_line(words) else "other"
        features[f"label:{kind}"] = 1.0
        features[f"label:{kind} first"] = float(place.number == 0)
        if kind == "other":
            features |= {f"label word:{word}": 1.0 for word in _TOKEN.findall(words.casefold())}
        if _sombre().search(words):
            features["label:sombre"] = 1.0
    elif labelled:
        features["label:missing"] = 1.0
    if place.first_after_heading:
        features["place:after heading"] = 1.0
    if not re.search(r"[.!?…:;][”’\"')\]*_]*$", place.block.span.of(text)):
        features["block:open end"] = 1.0
    if place.top:
        features["place:top"] = 1.0
    if place.nested:
        features["place:nested"] = 1.0
    inner = place.headings[-1].span.of(text) if place.headings else ""
    if any(_sombre().search(heading.span.of(text)) for heading in place.headings[-2:]):
        features["heading:sombre"] = 1.0
    if not inner:
        features["heading:none"] = 1.0
        if dated:
            features["heading:none among dated"] = 1.0
    elif is_calendar_line(inner):
        features["heading:date"] = 1.0
        features["heading:date first"] = float(place.number == 0)
    else:
        features["heading:words"] = 1.0
        if dated:
            features["heading:words among dated"] = 1.0
        for word in _TOKEN.findall(inner.casefold()):
            features[f"heading:{word}"] = 1.0
    return features


def weigh(features: Mapping[str, float], weights: Mapping[str, float], bias: float) -> float:
    """The log-odds that the weights give to the features."""
    return bias + sum(weights.get(name, 0.0) * value for name, value in features.items())
