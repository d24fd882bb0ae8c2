"""A family name told once for several: "the sisters Ana and Rosa Quispe" are Ana Quispe and Rosa Quispe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Parsed, Span
from extract.resolve.people.cast import Figure, Form, kin
from extract.text import fold, holds_name

_REACH = 80  # characters before the first name and behind the last in which the tie is told
_NAME = r"[^\W\d_a-z][\w’'-]+"
# The names between the first one and the family name: ", Mariam and Alyazia ".
_UP_TO_LAST = re.compile(rf"(?:,\s{_NAME})*,?\s(?:and|&)\s(?={_NAME}\s)")


def with_families(parsed: Parsed, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those under their whole name who are told as kin of the next one and with a given name only.

    Without a word of kinship they stay as they are: "two friends, Fahmy and Baher Mohamed" share nothing.
    """
    starts = {form.span.start: form for figure in figures for form in figure.forms}
    known = {fold(figure.name) for figure in figures}
    found = []
    for figure in figures:
        whole = next(filter(None, (_whole(parsed, form, starts) for form in _bare(figure))), None)
        if whole and fold(whole[0]) not in known:
            figure = replace(figure, name=whole[0], span=whole[1], variants=(figure.name, *figure.variants))
        found.append(figure)
    return found


def stretch_of(text: str, figure: Figure) -> Span | None:
    """The stretch from the given name to the family name of one told so; None for everybody else."""
    words = figure.span.of(text)
    return figure.span if holds_name(words, figure.name) else None


def _bare(figure: Figure) -> tuple[Form, ...]:
    """Where a person stands with one word, who nowhere in the passage has more."""
    return () if len(fold(figure.name).split()) > 1 else figure.forms


def _whole(parsed: Parsed, form: Form, starts: dict[int, Form]) -> tuple[str, Span] | None:
    """The given name with the family name that ends its list, and the stretch that holds both."""
    text = parsed.article.text
    between = _UP_TO_LAST.match(text, form.span.end)
    last = starts.get(between.end()) if between else None
    if last is None or not _are_kin(text, form, last):
        return None
    family = _family_name(last.text)
    return (f"{form.text} {family}", Span(form.span.start, last.span.end)) if family else None


def _are_kin(text: str, first: Form, last: Form) -> bool:
    # A heading right above may tell the tie: "The Scott sisters".
    before = text[max(0, first.span.start - _REACH) : first.span.start]
    behind = text[last.span.end : min(last.sentence.end, last.span.end + _REACH)]
    return bool(kin().search(before) or kin().search(behind))


def _family_name(name: str) -> str:
    """What follows the given name: the last word and the small ones before it; "" for an initial."""
    found = re.search(rf"(?<=\s)(?:(?:al|el|bin|ben|[Oo]uld|de|da|dos|del|di|la|van|von|der|den)[\s-])*{_NAME}$", name)
    return found.group() if found else ""
