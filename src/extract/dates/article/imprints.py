"""When an article appeared, as its address, its foot and a day without a year above it tell together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from extract.calendar_words import is_calendar_line
from extract.dates.article.datelines import said_of_itself, updated_line
from extract.dates.article.editions import years_of_rights
from extract.dates.article.mastheads import dated, imprint, placed_day
from extract.dates.standing.verbs import verb_in
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Days, Evidence, Expression, Kind, one_day, real_day, whole_month, whole_year
from extract.model import Basis, BlockKind, Parsed, Span
from extract.text import excerpt

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[^\n\d]{0,40}((?:19|20)\d\d)(?!\d|\s?[–-]\s?\d|,\s?\d)", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"(?:https?://\S+?|\bwww\.\S+?|(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,7}(?=/)\S*?)[/=_-](?P<y>(?:19|20)\d\d)(?:[/_-](?P<m>0[1-9]|1[0-2])(?:[/_-](?P<d>0[1-9]|[12]\d|3[01]))?)?(?![\d])",
    re.IGNORECASE,
)
_FOOT = 90  # characters before the year of an imprint


def address_date(parsed: Parsed, first: int) -> Evidence | None:
    """The day, month or year in the address of the page itself, which stands above the wins: ".../2019/12/23/news"."""
    text = parsed.article.text
    found = [match for match in _ADDRESS.finditer(text, 0, first) if _alone(text, match.start())]
    if not found or len({match.group("y") for match in found}) > 1:
        return None
    return _of_address(found[0])


def _alone(text: str, start: int) -> bool:
    """Whether an address opens its line, "Source:" before it at most: one in a sentence is that of another page."""
    before = text[text.rfind("\n", 0, start) + 1 : start].strip(" \t*_([<•-–")
    return not before or (len(before.split()) <= 2 and before.endswith(":"))


def _of_address(match: re.Match[str]) -> Evidence:
    year, month, day = (int(part) if part else 0 for part in match.group("y", "m", "d"))
    whole = real_day(year, month, day) if day else None
    days = one_day(whole) if whole else whole_month(year, month) if month else whole_year(year)
    return Evidence(days, excerpt(match.group(0)), Basis.PUBLISHED, Span(*match.span()))


def imprint_year(parsed: Parsed) -> Evidence | None:
    """The year of a copyright line or of an address anywhere on the page, where nothing else tells one."""
    text = parsed.article.text
    addresses = [*_ADDRESS.finditer(text)]
    if addresses and len({match.group("y") for match in addresses}) == 1:
        return _of_address(addresses[-1])
    found = [*_COPYRIGHT.finditer(text)]
    if found and len({match.group(1) for match in found}) == 1:
        return Evidence(whole_year(int(found[-1].group(1))), excerpt(found[-1].group(0)), Basis.PUBLISHED)
    return None


def tail_year(tail: Sequence[Span], parsed: Parsed, order: str) -> Evidence | None:
    """The year of an imprint below an article that names no more: "Printed at Porto in the year 2016"."""
    for span in reversed(tail):
        line = span.of(parsed.article.text)
        for expression in find_expressions(line, span.start, order):
            days = dated(expression)
            before = line[: expression.span.start - span.start]
            after = line[expression.span.end - span.start :]
            closes = not after.strip(" .)]*_\n") or re.match(r"\.\s+[A-ZÀ-Þ]", after)
            if years_of_rights(expression, before):
                continue
            if days and days.grain == "year" and closes and updated_line().search(before[-_FOOT:]):
                return Evidence(days, excerpt(expression.text), Basis.PUBLISHED, expression.span)
    return None


def newest_line(parsed: Parsed, marks: Sequence[Span], order: str, newest: int, latest: date) -> Evidence | None:
    """The last month and year, or day, in the short lines of a page that nothing else dates: "Bulletin 7 | May 2011".

    Menus, tags and feet of a page name no time before what it tells; captions do, and so do the date headings of
    its sections, the `marks`. None where the wins tell of years after it: `newest` is the newest year named,
    `latest` the last day written out.
    """
    text, best = parsed.article.text, None
    for block in parsed.blocks:
        line = block.span.of(text)
        if block.kind not in (BlockKind.CHROME, BlockKind.HEADING, BlockKind.PARAGRAPH) or len(line) > _LINE:
            continue
        if re.search(r"[a-z]{2}[.!?]$", line.strip()) or verb_in(line):
            continue
        for expression in find_expressions(line, block.span.start, order):
            days = dated(expression)
            if days and days.grain != "year" and (best is None or days.bounds[1] > best.days.bounds[1]):
                best = Evidence(days, excerpt(expression.text), Basis.PUBLISHED, expression.span)
    if best is None or any(mark.contains(best.span) for mark in marks if best.span):
        return None
    return best if best.days.bounds[1].year >= newest and best.days.bounds[1] >= latest else None


_LINE = 90  # characters


def in_its_year(mastheads: Sequence[Span], parsed: Parsed, order: str, found: Evidence | None) -> Evidence | None:
    """The day above an article in the year that was found elsewhere: "23 December · 8 min" and an address of 2019."""
    if found is None or found.days.grain == "day":
        return found
    for one in _bare_days(mastheads, parsed, order):
        days = dated(replace(one, year=found.days.first.year))
        if days and days.meets(found.days):
            return Evidence(days, f"{excerpt(one.text)}, {found.words}", Basis.PUBLISHED, one.span)
    return found


def to_the_day(
    head: Sequence[Span], parsed: Parsed, order: str, published: Evidence | None, window: Days | None, latest: date
) -> Evidence | None:
    """When an article appeared, with the day that stands above its wins without a year: "Posted on 19 December".

    In the month or season of the issue, else not long before or after the end of the time covered; never before the
    `latest` day that its wins write out.
    """
    if published and (published.days.grain == "day" or published.basis is not Basis.PUBLISHED):
        return published
    if published:
        first, last = published.days.bounds
    elif window:
        first, last = window.bounds[1] - _CLOSING, window.bounds[1] + _CLOSING
    else:
        return None
    for one in _bare_days(head, parsed, order):
        for year in range(first.year, last.year + 1):
            days = dated(replace(one, year=year))
            if days and max(first, latest) <= days.first <= last:
                words = f"{excerpt(one.text)}, {published.words}" if published else excerpt(one.text)
                return Evidence(days, words, Basis.PUBLISHED, one.span)
    return published


_CLOSING = timedelta(120)


def _bare_days(mastheads: Sequence[Span], parsed: Parsed, order: str) -> Iterator[Expression]:
    """The days without a year by which mastheads say when the article appeared."""
    for span in mastheads:
        line = span.of(parsed.article.text)
        for one in find_expressions(line, span.start, order):
            if one.kind is not Kind.ABSOLUTE or not (one.day and one.month) or one.year or one.shift or one.last_day:
                continue
            before, after = line[: one.span.start - span.start], line[one.span.end - span.start :]
            alone = not before.strip(" *_([") and re.match(r"\s*(?:[·|•–—/]|$)", after)
            told = imprint().search(before) or said_of_itself(before)
            if alone or is_calendar_line(line) or placed_day(line) or told:
                yield one
