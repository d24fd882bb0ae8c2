"""Records of a database or tracker: lines of named fields that return from one record to the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extract.model import Block, BlockKind, Parsed, Span

_NAME = re.compile(r"(?:^|\n|[^\S\n]{2,}|[|·•;][^\S\n]?)[*_]*([A-Z][\w’'/-]*(?: [\w’'/-]+){0,2})[*_]*:[*_]*[^\S\n]")
_RETURNS = 2  # so many later lines with a field's name make it one of each record


def field_names(words: str) -> list[str]:
    """The names of the fields in some lines: ["Arrested", "Case closed"]."""
    return _NAME.findall(words)


def record_lines(above: Sequence[Block], parsed: Parsed, first: int) -> Iterator[Span]:
    """The lines above the first win that are fields of records, as those below `first` show.

    Where no win was found in a page's first record its "Case closed: 2 July 2013" would be when the page appeared.
    """
    text = parsed.article.text
    lines = [(block.span, field_names(block.span.of(text))) for block in above if block.kind is not BlockKind.TITLE]
    if not any(names for _, names in lines):
        return
    below = (block.span for block in parsed.blocks if block.span.start >= first)
    often = Counter(name for span in below for name in field_names(span.of(text)))
    yield from (span for span, names in lines if any(often[name] >= _RETURNS for name in names))


def end_of_record(record: Span, ahead: Sequence[Span], text: str) -> int | None:
    """Where the next record without a date begins, as a field of the same name shows: it is of no day told above."""
    names = set(field_names(record.of(text)))
    return next((chunk.start for chunk in ahead if names.intersection(field_names(chunk.of(text)))), None)
