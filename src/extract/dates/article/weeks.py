"""The one week that an article tells of, whose days its wins name: "Week of 13 May 2019", "Night desk, 3 to 5 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from extract.calendar_words import weekday_number, weekday_pattern
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Days, Evidence, Expression, Kind, days_from_to, real_day, week_beside
from extract.model import Basis, Parsed, Span
from extract.text import excerpt

_LINE = 100  # characters: of a longer one the days are those of some congress
_FEW_DAYS, _A_WEEK = 1, 6
_FROM_WEEKDAY = re.compile(
    rf"\bfrom (?:last )?(?P<first>{weekday_pattern()}) (?:to|until|till|through) "
    rf"(?P<last>yesterday|today|{weekday_pattern()})",
    re.IGNORECASE,
)


def told_week(above: Sequence[Span], parsed: Parsed, order: str, published: Evidence | None) -> Evidence | None:
    """The one week that an article says it tells of: "Week of 13 May 2019", "From last Wednesday to yesterday"."""
    lines = (span for span in above if len(span) < _LINE)
    for one in (one for span in lines for one in find_expressions(span.of(parsed.article.text), span.start, order)):
        if days := _whole_week(one):
            return Evidence(days, excerpt(one.text), Basis.TITLE, one.span)
    if published is None or published.days.grain != "day":
        return None
    today = published.days.last
    for span in above:
        match = _FROM_WEEKDAY.search(span.of(parsed.article.text))
        weekday = weekday_number(match["first"]) if match else None
        if match is None or weekday is None:
            continue
        until = weekday_number(match["last"])
        back = {"today": 0, "yesterday": 1}.get(match["last"].casefold(), (today.weekday() - (until or 0)) % 7)
        last = today - timedelta(back)
        place = Span(span.start + match.start(), span.start + match.end())
        days = Days(last - timedelta((last.weekday() - weekday) % 7), last)
        return Evidence(days, excerpt(match.group()), Basis.TITLE, place)
    return None


def _whole_week(one: Expression) -> Days | None:
    """ "Week of 13 May 2019", "3 to 9 June 2019": seven days at the most, with their year."""
    if one.kind is not Kind.ABSOLUTE or not (one.year and one.month and one.day):
        return None
    first = real_day(one.year, one.month, one.day)
    if first and one.part.startswith("week-"):
        return week_beside(one.part, first)
    days = days_from_to(one)
    return days if days and _FEW_DAYS <= (days.last - days.first).days <= _A_WEEK else None
