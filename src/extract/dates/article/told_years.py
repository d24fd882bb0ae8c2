"""The years that the wins of an article write out themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extract.dates.article.entries import Entry
from extract.dates.article.windows import covered
from extract.dates.standing.cues import standing
from extract.dates.standing.standings import Standing
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Days, Evidence, Expression, Kind, one_day, real_day
from extract.model import Basis, BlockKind, Parsed, Passage
from extract.text import excerpt

_APART = 3  # years
_TELLING = ("in", "on", "during", "of", "dated", "")


def body_window(parsed: Parsed, passages: Sequence[Passage], order: str, entries: Sequence[Entry]) -> Evidence | None:
    """The one year that the passages themselves name again and again, where nothing above them tells it."""
    years: list[int] = []
    words: dict[int, Expression] = {}
    for expression in (one for entry in entries for one in entry.expressions if one.year):
        years.append(expression.year or 0)
        words.setdefault(expression.year or 0, expression)
    for passage in passages:
        for span in (passage.label, passage.lead, *passage.context):
            for expression in find_expressions(span.of(parsed.article.text), span.start, order) if span else ():
                telling = expression.kind is Kind.ABSOLUTE and expression.cue in _TELLING
                if (
                    expression.year
                    and telling
                    and standing(expression, span.of(parsed.article.text) if span else "", span.start if span else 0)
                    in (Standing.EVENT, Standing.WEAK)
                ):
                    years.append(expression.year)
                    words.setdefault(expression.year, expression)
    if not years:
        return None
    # A year named once among many is some other thing's.
    kept = [year for year in set(years) if years.count(year) * 6 >= len(years)]
    if sum(year in kept for year in years) * 2 <= len(years):
        kept = years  # milestones: hardly a year has two of them
    first = last = max(kept)
    for year in sorted(kept, reverse=True):
        first = year if first - year <= _APART else first
    # "Bloody Sunday, 30 January 1972": one year decades before the others is history; a list of landmarks has several.
    older = [year for year in kept if year < first]
    if len(older) > 1 and len(older) * 4 >= len(kept):
        first = min(kept)
    days = Days(date(first, 1, 1), date(last, 12, 31), "year")
    told = f"{excerpt(words[last].text)} in the neighbouring passages"
    return Evidence(days, told, Basis.TEXT, words[last].span, by_wins=True)


def explicit_days(
    parsed: Parsed, passages: Sequence[Passage], entries: Sequence[Entry], order: str
) -> tuple[Days, ...]:
    """The days of wins that the passages or the entries' own fields write out, year and all."""
    text, found = parsed.article.text, []
    for entry in entries:
        found += [covered_day(one) for one in entry.expressions]
    for passage in passages:
        for span in (passage.label, passage.lead):
            words = span.of(text) if span else ""
            for expression in find_expressions(words, span.start if span else 0, order):
                if expression.year and standing(expression, words, span.start if span else 0) is Standing.EVENT:
                    found.append(covered_day(expression))
    return tuple(days for days in found if days)


def newest_year(parsed: Parsed, order: str) -> int:
    """The newest year that the article's own sentences name as past: it is no older. 0 where none is named."""
    text, newest = parsed.article.text, 0
    for sentence in parsed.sentences:
        block = parsed.blocks[sentence.block]
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.BULLET):
            continue
        words = sentence.span.of(text)
        for one in find_expressions(words, sentence.span.start, order):
            past = one.kind is Kind.ABSOLUTE and one.year and one.cue not in ("until", "till", "by", "before", "from")
            if past and standing(one, words, sentence.span.start) not in (Standing.FUTURE, Standing.NAME):
                newest = max(newest, one.last_year or 0, one.year or 0)
    return newest


def covered_day(expression: Expression) -> Days | None:
    """The stretch that a written expression tells by itself, to the day where it names one."""
    if expression.kind is not Kind.ABSOLUTE or expression.year is None:
        return None
    if expression.month and expression.day:
        day = real_day(expression.year, expression.month, expression.day)
        return one_day(day) if day else None
    return covered(expression)
