"""People whom the model passes by for their spelling: "#AwaSarr", "a woman known as A.B.", "Friday Okoro"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.model import Entity, EntityLabel, Span
from extract.parse.words import is_given, name_words

_HASHTAG = re.compile(r"#(?P<name>(?P<first>[A-ZÀ-Þ][a-zß-ÿ]+)(?:[A-ZÀ-Þ][a-zß-ÿ]+){1,2})(?!\w)")
_INITIALS = re.compile(
    r"\b(?:(?:known|named|identified|referred to)(?: only| here)?(?: as| by the initials)?|called|initials)"
    r" [“\"‘]?(?P<name>(?:[A-Z]\.[ \u00a0]?){1,3}[A-Z]\.)"
)
_WEEKDAY = re.compile(
    r"(?<![\w’-])(?P<before>[^\W\d_]+\.? )?"
    r"(?P<name>(?:Sunday|Monday|Friday|Saturday) (?P<last>[^\W\d_a-zà-ÿ][^\W\d_A-Z]{2,}))"
    r"(?= (?:is|was|has|had|and|who|says|said|won|wins|walks|walked|of)\b|[’']s|[,.;:)]| [a-z]+s\b)"
)
# "on Friday Lagos was quiet": a day
_DAY = frozenset(
    ["on", "last", "next", "every", "this", "each", "by", "since", "until", "from", "till", "the", "that", "of", "good"]
)


def add_marked(text: str, blocks: Iterable[Span], found: Iterable[Entity]) -> list[Entity]:
    """`found` and the people whom a hashtag, initials or a weekday for a first name conceal."""
    added = [
        Entity(span, span.of(text), EntityLabel.PERSON, "marked") for block in blocks for span in _marked(text, block)
    ]
    return [*(each for each in found if not any(each.span.overlaps(one.span) for one in added)), *added]


def _marked(text: str, block: Span) -> Iterator[Span]:
    for match in _HASHTAG.finditer(text, block.start, block.end):
        if is_given(match["first"]):
            yield Span(*match.span("name"))
    for match in _INITIALS.finditer(text, block.start, block.end):
        yield Span(*match.span("name"))
    for match in _WEEKDAY.finditer(text, block.start, block.end):
        before = (match["before"] or "").strip().casefold()
        titled = before.rstrip(".") in name_words().kinds
        plain = before not in _DAY and match["last"].casefold() not in name_words().not_names
        if titled or (plain and not is_given(match["last"])):
            yield Span(*match.span("name"))
