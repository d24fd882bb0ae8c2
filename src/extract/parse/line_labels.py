"""The words that stand again and again at the start of lines: fields of a form, speakers of a transcript, codes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from extract.model import Entity, Span
from extract.parse.words import known_label

_LABEL = re.compile(
    r"^[ \t]*(?:[-–—•·*▪◦‣>#]+[ \t]+|\(?\d{1,3}[.)][ \t]+)?[*_\[]*"
    r"(?P<label>[^\W\d_][^\n\t:|\[\]]{0,40}?)[*_\]]*[ \u00a0]*(?::(?=\s|[*_])|\t|[|¦│]|(?<! ) {3,}(?=\S)|\](?= ))",
    re.MULTILINE,
)
_CODE = re.compile(r"(?<=\[)[A-Z]{2,3}(?:[/ ,+-]+[A-Z]{2,3})*(?=\])")
_OFTEN = 3  # lines that begin with the same label: of a name told by chance not so many do


def without_line_labels(text: str, found: Iterable[Entity]) -> list[Entity]:
    """`found` without what is a field's label ("Note"), a speaker of the article itself ("KOFI:") or a code ("[TR]").

    A label that is known by name, as a country is, stays: it says where the items are.
    """
    labels = sorted(_labels(text))
    return [entity for entity in found if not any(label.contains(entity.span) for label in _near(labels, entity.span))]


def _labels(text: str) -> Iterator[Span]:
    lines = [(found["label"].casefold(), Span(*found.span("label"))) for found in _LABEL.finditer(text)]
    counts = Counter(label for label, _ in lines)
    for label, span in lines:
        if counts[label] >= _OFTEN and known_label(span.of(text)) is None:
            yield span
    yield from (Span(*code.span()) for code in _CODE.finditer(text))


def _near(labels: list[Span], span: Span) -> list[Span]:
    """The labels that begin where `span` does or before, the nearest first two: they cannot nest."""
    at = bisect_right(labels, span.start, key=lambda label: label.start)
    return labels[max(0, at - 2) : at]
