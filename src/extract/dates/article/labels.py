"""The dates of labels: in "▪️ May", "Chad | Mar." and "3/5, Kenya" nothing but a date can stand where they stand."""

from __future__ import annotations

from extract.calendar_words import is_calendar_line
from extract.dated_places import label_parts
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Expression
from extract.model import Span


def in_label(words: str, offset: int, order: str) -> tuple[Expression, ...]:
    """The date expressions of a label or heading, its parts read one by one where they are dates and nothing else.

    Read as running words "Mar." may be a name and "3/5" a share.
    """
    free = order if " free" in order or " counted" in order else f"{order} free"
    whole = find_expressions(words, offset, order)
    parts = [part for part in label_parts(words) if is_calendar_line(part.of(words))]
    alone = [one for part in parts for one in find_expressions(part.of(words), offset + part.start, free)]
    more = [one for one in alone if not any(one.span.overlaps(other.span) for other in whole)]
    return tuple(sorted((*whole, *more), key=lambda one: one.span))


def stands_alone(expression: Expression, words: str, offset: int) -> bool:
    """Whether a part of a label says nothing but a date: "(KENYA | April)" may be taken for somebody's name."""
    span = Span(expression.span.start - offset, expression.span.end - offset)
    return any(part.contains(span) and is_calendar_line(part.of(words)) for part in label_parts(words))
