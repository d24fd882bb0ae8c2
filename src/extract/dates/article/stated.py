"""The year that an article says its dates belong to: "Days and months without a year refer to 2013"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Days, Evidence, month_end, real_day, whole_year
from extract.model import Basis, Parsed, Span
from extract.tables import read_toml
from extract.text import excerpt


def stated_year(parsed: Parsed, order: str) -> Evidence | None:
    """The year of the dates that name none, where the article says it in so many words; None where it does not.

    Or the stretch: "Dates without a year lie between 3 May 2011 and 2 May 2012".
    """
    found = [hit for pattern in _patterns() for hit in pattern.finditer(parsed.article.text)]
    for hit in found:
        if stretch := _stretch(parsed.article.text, hit.end("year"), order):
            return replace(stretch, words=excerpt(hit.group()))
    years = {int(hit.group("year")) for hit in found}
    if len(years) != 1:
        return None  # each section may have a year of its own
    return Evidence(whole_year(years.pop()), excerpt(found[0].group()), Basis.TEXT, Span(*found[0].span()))


def _stretch(text: str, end: int, order: str) -> Evidence | None:
    """The days between two that are written out, of which the first has its year up to `end`."""
    start, stop = text.rfind("\n", 0, end) + 1, text.find("\n", end)
    for one in find_expressions(text[start : stop if stop >= 0 else len(text)], start, order):
        first = one.month and one.last_month and real_day(one.year or 0, one.month, one.day or 1)
        if one.span.contains(Span(end - 1, end)) and first:
            last = month_end(one.last_year or first.year, one.last_month or 12)
            return Evidence(Days(first, last.replace(day=min(one.last_day or 31, last.day))), "", Basis.TEXT, one.span)
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    year = r"\b(?P<year>(?:19|20)\d\d)\b"
    return tuple(re.compile(words.replace("YEAR", year), re.IGNORECASE) for words in read_toml("dates")["stated_year"])
