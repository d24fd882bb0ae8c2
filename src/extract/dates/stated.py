"""The year that an article says its dates belong to: "Days and months without a year refer to 2013"."""

from __future__ import annotations

import re
from functools import cache

from extract.dates.values import Evidence, whole_year
from extract.model import Basis, Parsed, Span
from extract.tables import read_toml
from extract.text import excerpt


def stated_year(parsed: Parsed) -> Evidence | None:
    """The year of the dates that name none, where the article says it in so many words; None where it does not."""
    found = [hit for pattern in _patterns() for hit in pattern.finditer(parsed.article.text)]
    years = {int(hit.group("year")) for hit in found}
    if len(years) != 1:
        return None  # each section may have a year of its own
    return Evidence(whole_year(years.pop()), excerpt(found[0].group()), Basis.TEXT, Span(*found[0].span()))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    year = r"\b(?P<year>(?:19|20)\d\d)\b"
    return tuple(re.compile(words.replace("YEAR", year), re.IGNORECASE) for words in read_toml("dates")["stated_year"])
