"""What the model found, made consistent over the article: spans, readings, names found again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from extract.model import Block, Entity, Span
from extract.parse.bodies import add_bodies
from extract.parse.fronts import mend_fronts, with_last_names
from extract.parse.line_labels import without_line_labels
from extract.parse.marked import add_marked
from extract.parse.readings import agree, without_common_words
from extract.parse.registered import add_registered
from extract.parse.repeats import find_again
from extract.parse.series import add_by_series
from extract.parse.spans import tidy
from extract.parse.tabled import add_cities, add_people, add_tabled


def settle(text: str, blocks: Sequence[Block], found: Iterable[Entity]) -> tuple[Entity, ...]:
    """The names of the article in text order, none overlapping, each with one reading and its rivals."""
    stretches = sorted(block.span for block in blocks)
    names = without_line_labels(text, without_common_words(text, tidy(text, found)))
    names = add_marked(text, stretches, names)
    names = add_tabled(text, stretches, names)
    names = add_bodies(text, stretches, names)
    names = add_cities(text, stretches, names)
    names = add_registered(text, stretches, add_people(text, stretches, names))
    names = tidy(
        text, mend_fronts(text, agree(text, names))
    )  # who is now read as a person may have more name before and behind
    names = add_by_series(text, blocks, list(names))
    names = with_last_names(text, find_again(text, stretches, names))
    names = without_line_labels(text, names)
    inside = [entity for entity in names if _near(stretches, entity.span).contains(entity.span)]
    return tuple(sorted(inside, key=lambda entity: entity.span.start))


def _near(stretches: list[Span], span: Span) -> Span:
    """The stretch in which `span` begins: no name crosses the border of a block."""
    return stretches[bisect_right(stretches, span.start, key=lambda stretch: stretch.start) - 1]
