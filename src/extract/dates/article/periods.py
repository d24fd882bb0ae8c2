"""The stretch of time that an article says it covers: "the twelve months to 30 June 2019", "the year just closed"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from extract.calendar_words import month_pattern, number_word
from extract.dates.article.editions import ahead, before_this, of_last_issue
from extract.dates.article.mastheads import dated, issue_month
from extract.dates.article.reviews import announced_month, period_window
from extract.dates.article.told_years import newest_year
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Days, Evidence, Expression, Kind, add_months, month_end, one_day
from extract.model import Basis, Parsed, Span
from extract.tables import read_toml
from extract.text import excerpt

_Spans = Sequence[Span]
_SHORTEST, _LONGEST = 80, 800  # days that a report covers
_HALF_A_YEAR = timedelta(183)
_REACH = 40  # characters after the words that announce a date


def told_period(
    mastheads: _Spans, intro: _Spans, parsed: Parsed, order: str, published: Evidence | None
) -> Evidence | None:
    """The stretch that the head of an article says it covers, the plainest words first; None where it says nothing."""
    spans = (*intro, *mastheads)
    return (
        ended_period(spans, parsed, order, published)
        or _from_feast_to_feast(spans, parsed)
        or _until(spans, parsed, order)
        or _closed_year(mastheads, intro, parsed, published)
        or announced_month(intro, parsed, order, published)
        or period_window(spans, parsed, order, published)
    )


@cache
def _words(name: str) -> re.Pattern[str]:
    words = read_toml("dates")["periods"][name]
    return re.compile(words if isinstance(words, str) else "|".join(words), re.IGNORECASE)


# --- years that do not begin in January -----------------------------------------------------------------------------


def business_start(spans: _Spans, parsed: Parsed, order: str) -> int:
    """The month with which the business year begins: 4 for "our financial year runs from April"; else 1."""
    told = next((month for span in spans if (month := _first_month(span, parsed, order))), None)
    academic = any(_ACADEMIC.search(span.of(parsed.article.text)) for span in spans)
    return told or (_SEPTEMBER if academic else 1)


# A school's "second term" is that of the summer, whatever the country.
_ACADEMIC = re.compile(r"\b(?:academic|school|university) year\b", re.IGNORECASE)
_SEPTEMBER = 9


def business_year(spans: _Spans, parsed: Parsed, order: str) -> Evidence | None:
    """ "FY 2023-24" where "our financial year runs from 1 April to 31 March": the twelve months that are meant."""
    text, first = parsed.article.text, business_start(spans, parsed, order)
    if first == 1:
        return None
    found = [one for span in spans for one in find_expressions(span.of(text), span.start, order)]
    named = [one for one in found if not one.month]
    pairs = [one for one in named if one.year and one.last_year == one.year + 1]
    named = pairs or [one for one in named if one.year and re.match(r"FY\b", one.text, re.IGNORECASE)]
    if not named:
        return None
    year = named[0].year or 0
    if pairs and (months := _written_out(named[0], found)):
        return Evidence(months, excerpt(named[0].text), Basis.TITLE, named[0].span)
    start = date(year if pairs else year - 1, first, 1)
    days = Days(start, add_months(start, 11), "month")
    return Evidence(Days(*days.bounds, "month"), excerpt(named[0].text), Basis.TITLE, named[0].span)


def _written_out(pair: Expression, found: Sequence[Expression]) -> Days | None:
    """ "Annual report 2018–2019 (1 July 2018 to 30 June 2019)" of a university: its own months."""
    for one in found:
        if one.month and one.last_month and (one.year, one.last_year) == (pair.year, pair.last_year):
            return Days(date(one.year or 0, one.month, 1), month_end(one.last_year or 0, one.last_month), "month")
    return None


def _first_month(span: Span, parsed: Parsed, order: str) -> int | None:
    """The month with which the business year begins, where a line says so."""
    line = span.of(parsed.article.text)
    for match in _words("business_year").finditer(line):
        rest = line[match.end() : match.end() + _REACH]
        months = [one for one in find_expressions(rest, 0, order) if one.month]
        if months and not rest[: months[0].span.start].strip(" :=("):
            return months[0].month
    return None


def ended_period(spans: _Spans, parsed: Parsed, order: str, published: Evidence | None) -> Evidence | None:
    """ "The twelve months to 30 September 2019", "the half-year ended 30 June": so many months up to that day.

    Or from it: "the grant year that began on 1 September 2014".
    """
    for span in spans:
        text = span.of(parsed.article.text)
        hits = [(name, match) for name in ("ended", "begun") for match in _words(name).finditer(text)]
        for name, match in hits:
            found = find_expressions(text[match.end() : match.end() + _REACH], span.start + match.end(), order)
            end = found[0] if found else None
            if (
                end is None
                or end.kind is not Kind.ABSOLUTE
                or not end.month
                or end.span.start > span.start + match.end()
            ):
                continue
            year, months = end.year or _year_before(end.month, published), _length(match)
            if year and months:
                last = month_end(year, end.last_month or end.month)
                first = add_months(last.replace(day=1), 1 - months)
                if name == "begun":
                    first = date(year, end.month, 1)
                    last = add_months(first, months) - timedelta(1)
                days = Days(first, last, "month")
                return Evidence(days, excerpt(f"{match.group(0).strip()} {end.text}"), Basis.TITLE, end.span)
    return None


def _from_feast_to_feast(spans: _Spans, parsed: Parsed) -> Evidence | None:
    """ "From Advent 2016 to the eve of Advent 2017": the months from the one up to the other."""
    for span in spans:
        for told in _FROM_TO.finditer(span.of(parsed.article.text)):
            since, until = issue_month(told["since"]), issue_month(told["until"])
            if not since or not until:
                continue
            first, last = date(int(told["y1"]), since, 1), date(int(told["y2"]), until, 1)
            days = Days(first, add_months(last, -1) if since == until else last, "month")
            if _SHORTEST < (days.bounds[1] - first).days < _LONGEST:
                place = Span(span.start + told.start(), span.start + told.end())
                return Evidence(Days(*days.bounds, "month"), excerpt(told.group()), Basis.TITLE, place)
    return None


_FROM_TO = re.compile(
    r"(?:\b[Ff]rom )?(?P<since>(?:[\w’'-]+ ){1,4})(?P<y1>(?:19|20)\d\d) (?:to|until|till|up to|through|[–—-]) "
    r"(?P<until>(?:[\w’'-]+ ){1,5})(?P<y2>(?:19|20)\d\d)\b"
)


def _length(match: re.Match[str]) -> int:
    """How many months a "half-year", "year" or "eighteen months" has; 0 where the number is none."""
    told = match.groupdict()
    unit = re.split(r"\W", str(told.get("unit") or told.get("unit2")).casefold())[0].rstrip("s")
    if unit == "month":
        return number_word(str(told.get("n") or told.get("n2") or "one").casefold()) or 0
    return {"year": 12, "half": 6, "quarter": 3}[unit]


def _year_before(month: int, published: Evidence | None) -> int | None:
    """The year in which a month was last over when the article appeared."""
    if published is None or published.days.grain == "year":
        return None
    latest = published.days.bounds[1]
    return latest.year if month <= latest.month else latest.year - 1


def _until(spans: _Spans, parsed: Parsed, order: str) -> Evidence | None:
    """ "From the first snow in November until 3 May 2021": a stretch of which only the end names its year."""
    for span in spans:
        text = span.of(parsed.article.text)
        for first, last in pairwise(find_expressions(text, span.start, order)):
            between = text[first.span.end - span.start : last.span.start - span.start]
            before = text[: first.span.start - span.start]
            if not (_open_month(first) and last.year and last.month and not last.last_month):
                continue
            if re.search(
                r"\b(?:from|since|between|begin\w*|start\w*)\b[^.;]{0,50}$", before, re.IGNORECASE
            ) and re.search(r"^[^.;]*\b(?:until|till|to|through|and|end\w*)\b[^.;]*$", between, re.IGNORECASE):
                month, year = first.month or 1, last.year - ((first.month or 0) > last.month)
                days = Days(date(year, month, 1), month_end(last.year, last.month), "month")
                return Evidence(days, f"{excerpt(first.text)} … {excerpt(last.text)}", Basis.TEXT, last.span)
    return None


def plain_range(above: _Spans, parsed: Parsed, order: str, published: Evidence | None) -> Evidence | None:
    """ "The reporting year runs from the middle of March 2005 to the middle of March 2006": both ends written out."""
    text = parsed.article.text
    for span in above:
        words = span.of(text)
        found = find_expressions(words, span.start, order)
        for first, last in (*((one, one) for one in found if one.last_year), *pairwise(found)):
            between = words[first.span.end - span.start : last.span.start - span.start]
            before = re.split(r"[.!?]\s", words[: first.span.start - span.start])[-1]
            if not (_written_month(first, last) and _written_month(last, last)):
                continue
            days = Days(
                date(first.year or 0, first.month or 1, 1),
                month_end(last.last_year or last.year or 0, last.last_month or last.month or 1),
                "month",
            )
            joined = first is last or re.fullmatch(r"\W*(?:to|until|till|through|and|up to)(?: the)?\s*", between)
            opens = re.fullmatch(r"\W*(?:between|from)(?: the)?\s*", before, re.IGNORECASE)
            said = _words("range_of").search(before) or (opens and _is_newest(days, parsed, order, published))
            if said and joined and _SHORTEST <= (days.last - days.first).days <= _LONGEST:
                return Evidence(days, f"{excerpt(first.text)} … {excerpt(last.text)}", Basis.TEXT, first.span)
    return None


def _is_newest(days: Days, parsed: Parsed, order: str, published: Evidence | None) -> bool:
    """ "Between July 2018 and June 2019, six of our clients …": what is covered, where nothing newer is told."""
    if published:
        return days.last >= published.days.bounds[1] - _HALF_A_YEAR
    return days.last.year >= newest_year(parsed, order)


def _written_month(one: Expression, last: Expression) -> bool:
    return one.kind is Kind.ABSOLUTE and bool(one.year and one.month) and (one is last or not one.last_year)


def _open_month(expression: Expression) -> bool:
    return expression.kind is Kind.ABSOLUTE and bool(expression.month) and not (expression.year or expression.shift)


# --- years counted from the publication -----------------------------------------------------------------------------


def _closed_year(mastheads: _Spans, intro: _Spans, parsed: Parsed, published: Evidence | None) -> Evidence | None:
    """ "The year that has just closed", a title's "last year and the year before": whole years up to the last one."""
    text = parsed.article.text
    if published is None and (coming := _coming_year((*mastheads, *intro), text)):
        published = Evidence(one_day(date(coming - 1, 12, 31)), str(coming), Basis.TEXT)
    if published is None:
        return None
    latest = published.days.bounds[1]
    titles = (*mastheads, *(span for span in intro if _words("of_the_dates").search(span.of(text))))
    for match, span in _matches("last_years", titles, text):
        if _OF_A_MONTH.search(text, 0, span.start):
            continue  # "from April of last year until today"
        both = re.search(r"year before|two years|years", match.group(0), re.IGNORECASE)
        days = Days(date(latest.year - (2 if both else 1), 1, 1), date(latest.year - 1, 12, 31), "year")
        return Evidence(days, excerpt(match.group(0)), Basis.TEXT, span)
    if 5 <= latest.month <= 9:
        return None  # in July it may be a school's or a business year that has closed
    for match, span in _matches("closed_years", (*mastheads, *intro), text):
        ending = latest.month >= 10 and published.days.grain != "year"
        year = latest.year - (not ending)
        # "From 2020 or from the year that is ending": what is named beside it is covered as well.
        beside = [one.year for one in find_expressions(_sentence(text, span), 0, "DMY") if one.size == 1 and one.year]
        first = min((one for one in beside if year - 2 <= one < year), default=year)
        return Evidence(Days(date(first, 1, 1), date(year, 12, 31), "year"), excerpt(match.group(0)), Basis.TEXT, span)
    return None


_OF_A_MONTH = re.compile(rf"\b{month_pattern()}(?: of)?\s+(?:the\s+)?$", re.IGNORECASE)


def _coming_year(spans: _Spans, text: str) -> int | None:
    """The year to which the head of an article looks forward: "What we hope for in 2014"."""
    for span in spans:
        for one in find_expressions(span.of(text), span.start, "DMY"):
            if one.year and one.size == 1 and not one.last_year and ahead().search(text[span.start : one.span.start]):
                return one.year
    return None


def since_last_issue(
    intro: Sequence[Span], parsed: Parsed, order: str, published: Evidence | None, named: bool = False
) -> Evidence | None:
    """ "The last letter you had from us was dated 1 November 2021": what is told lies between it and this one.

    `named` where the words must speak of an issue, since other things may tell the stretch as well.
    """
    for span in intro:
        text = span.of(parsed.article.text)
        for expression in find_expressions(text, span.start, order):
            days = dated(expression)
            before = text[: expression.span.start - span.start]
            if not days or not before_this(before) or (named and not of_last_issue(before)):
                continue
            if published is None and named:
                year = Days(days.first, add_months(days.first, 11), "month")  # a letter that does not say when it is
                return Evidence(Days(*year.bounds, "month"), excerpt(expression.text), Basis.TEXT, expression.span)
            if published is None or not expression.month:
                continue
            latest = published.days.bounds[1]
            if 100 < (latest - days.first).days < 1500:
                return Evidence(
                    Days(days.first, latest, "month"), excerpt(expression.text), Basis.TEXT, expression.span
                )
    return None


def _sentence(text: str, span: Span) -> str:
    """What stands around some words, up to the full stops before and behind them."""
    start = max(text.rfind(mark, 0, span.start) for mark in (". ", "! ", "? ", "\n"))
    ends = [place for mark in (". ", "! ", "? ", "\n") if (place := text.find(mark, span.end)) >= 0]
    return text[start + 1 : min(ends, default=len(text))]


def _matches(name: str, spans: _Spans, text: str) -> Iterator[tuple[re.Match[str], Span]]:
    for span in spans:
        for match in _words(name).finditer(span.of(text)):
            yield match, Span(span.start + match.start(), span.start + match.end())
