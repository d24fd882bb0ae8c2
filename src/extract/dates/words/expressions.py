"""Words to dates: finds every date expression of a text and says which of day, month and year it really names.

The shapes are our own (`grammar.py`). Single written dates are then read by dateparser (`spelling.py`); its `parts` say
what was really there, so that nothing it invents is ever taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache

from extract.calendar_words import calendar_table
from extract.dates.words import counted, eras, months, numerals, written
from extract.dates.words.background import dated_noun
from extract.dates.words.grammar import holds, shapes
from extract.dates.words.groups import Fields
from extract.dates.words.line_ends import mend_line_ends
from extract.dates.words.values import Expression, Kind
from extract.model import Span

_CUE = re.compile(
    r"\b(since|until|till|by|before|after|from|during|in|on|of|at|for|around|about|between|to|as of|following|prior to|"
    r"dated|throughout|over)"
    r"\s+(?:the\s+)?(?:(?:very\s+)?(?:early|late|first|last|small)\s+(?:hours?|minutes?|days?|weeks?)\s+of\s+|"
    r"(?:night|morning|afternoon|evening|eve)\s+of\s+)?"
    r"(?:the\s+)?$|\b(update)\W{0,3}(?:on\s+)?$",  # "UPDATE, 25 April:"
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?P<made>\b(?:ruling|judge?ment|decision|sentence|opinion|order|law|act|decree|resolution|regulation)s? "
    r"(?:no\.?|nr\.?|number|n[°º]) ?)?\b\d+/$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:\s(?:again|too|also|still|that))?\s?[,–—(]?\s*(?:of|in|on|at)?(?: the)?\s*"
)  # between two parts of one date
# "girls of 14 and 15 may not be given in marriage"
_MODAL = re.compile(r"may\s+(?:not|never|be|have|now|no|also|still|only|already|then|well|yet|soon|again|always)\b")
_WHITE = re.compile(r"\s")
_FIGURES = str.maketrans("lIO|", "1101")


@cache
def _misread() -> re.Pattern[str]:
    """Figures that a scanner read as letters, beside a month: "l5 July", "l May", "2O1O"."""
    names = "|".join(word.title() for word in sorted(calendar_table()["months"], key=len, reverse=True))
    month = rf"(?:{names})\b"
    return re.compile(
        # "I May" is a sentence, "l May" is a day.
        rf"\b(?:[lI|][\dO]|[0-3][lIO]|[l|])(?=(?:st|nd|rd|th)?,?\s+(?:of\s+)?{month})"
        rf"|(?<=\s)(?:[lI|]\d|[1-3][lIO])(?=,?\s+(?:19|20|2O|l9)\d)|\b2[0O][\dlO][\dlO]\b|\bl9\d\d\b"
    )


def find_expressions(text: str, offset: int = 0, order: str = "DMY") -> tuple[Expression, ...]:
    """Every date expression in `text`, in text order, with spans counted from `offset`.

    `order` is DMY or MDY, followed by " free" where an article uses bare numbers ("8/6", "23. 6.") as dates
    anywhere, by " dotted" where its lines open with "13.2", by " days" where they open with "13:", by " counted"
    where "1/6", "2/6" number its parts, by " buddhist" where it counts years so.
    """
    found = _found(text, order)
    return found if offset == 0 else tuple(_moved(expression, offset) for expression in found)


def _moved(expression: Expression, offset: int) -> Expression:
    return replace(expression, span=Span(expression.span.start + offset, expression.span.end + offset))


@lru_cache(maxsize=2048)
def _found(text: str, order: str) -> tuple[Expression, ...]:
    mended, ends = mend_line_ends(text)
    plain = _misread().sub(lambda match: match.group(0).translate(_FIGURES), _WHITE.sub(" ", mended))
    taken = bytearray(len(plain))
    held = holds(plain)
    order, *flags = order.split()
    found: list[Expression] = []
    for shape in shapes():
        if shape.needs not in held or _ONLY_WITH.get(shape.name, "") not in ("", *flags):
            continue
        if _NEVER_WITH.get(shape.name, "") in flags:
            continue
        for match in shape.pattern.finditer(plain):
            start, end = _begin(match), match.end()
            clear = not (any(taken[start:end]) or _MODAL.match(plain, max(0, end - 3)))
            built = _BUILDERS[shape.name](match, order) if clear else None
            if built is None:
                continue
            taken[start:end] = b"\x01" * (end - start)
            if built:  # nothing is known of a decade but that it is no year
                cue = _CUE.search(plain[max(0, start - 40) : start])
                word = (cue.group(1) or cue.group(2)).lower() if cue else ""
                end = ends.get(end, end)
                found.append(_placed(built, Span(start, end), text[start:end], word))
    return _joined(sorted(found, key=lambda expression: expression.span), text)


def _begin(match: re.Match[str]) -> int:
    """Where the date itself begins: bullets, brackets and tags before it only told that it is one."""
    if match.groupdict().get("whole") and match.re.pattern.startswith(r"(?:(?<="):
        return match.start("whole")
    for own in ("self", "self2", "self3"):
        if own in match.re.groupindex and match.group(own):
            return match.start(own)
    mark = re.match(r"[\W_]*", match.group(0))
    return match.start() + (mark.end() if mark and mark.end() < len(match.group(0)) else 0)


def _joined(found: list[Expression], text: str) -> tuple[Expression, ...]:
    """ "22 November of the next year" and "in the autumn of last year" are one expression each, not two."""
    joined: list[Expression] = []
    for expression in found:
        before = joined[-1] if joined else None
        if before and _bracketed(before, expression, text):
            joined[-1] = replace(expression, year=before.year, cue=before.cue)
            continue
        if before and _explained(before, expression, text):
            span = Span(before.span.start, expression.span.end)
            joined[-1] = replace(before, year=expression.year, shift="", span=span, text=text[span.start : span.end])
            continue
        if before and (whole := _between(before, expression, text[before.span.end : expression.span.start])):
            span = Span(before.span.start, expression.span.end)
            joined[-1] = replace(whole, span=span, text=text[span.start : span.end])
            continue
        beside = before and _JOINT.fullmatch(text, before.span.end, expression.span.start)
        if before and beside and not (_by_the_way(before, text) or _numbers_a_case(before, text)):
            span = Span(before.span.start, expression.span.end)
            if one := _one(before, expression):
                joined[-1] = replace(one, span=span, text=text[span.start : span.end])
                continue
        joined.append(expression)
    return tuple(joined)


def _bracketed(before: Expression, after: Expression, text: str) -> bool:
    """Whether a day in brackets narrows the year or season before it: "in the summer of 2012 (27 June)".

    Behind the name of a law it is the win's: "convicted under the Torture Act of 2009 (29 March)".
    """
    if before.kind is not Kind.ABSOLUTE or not before.year or before.day or before.last_year:
        return False
    return (
        bool(after.kind is Kind.ABSOLUTE and after.day and after.month and not (after.year or after.shift))
        and bool(re.fullmatch(r"\s*\((?:on\s+)?", text[before.span.end : after.span.start]))
        and text[after.span.end : after.span.end + 1] == ")"
        and not dated_noun().search(text, 0, before.span.start)
    )


def _explained(before: Expression, after: Expression, text: str) -> bool:
    """Whether a year says which one was meant: "in May of the following year, that is 2021", "on 3 May (2021)"."""
    if before.kind is not Kind.ABSOLUTE or not before.month or before.year or after.kind is not Kind.ABSOLUTE:
        return False
    if not after.year or after.month or after.last_year or after.part:
        return False
    between = text[before.span.end : after.span.start]
    named = re.fullmatch(
        r"\s*[,(–—:]?\s*(?:that is(?: to say)?|i\.\s?e\.|namely|viz\.?|meaning|=),?\s*(?:in\s+)?", between
    )
    return bool(named) or (bool(re.fullmatch(r"\s*\(", between)) and text.startswith(")", after.span.end))


def _between(before: Expression, after: Expression, joint: str) -> Expression | None:
    """ "Between 2021.03 and 2021.06": the months from the one to the other; the years may be left to the last."""
    months = all(
        one.kind is Kind.ABSOLUTE and one.month and not (one.last_month or one.shift) for one in (before, after)
    )
    if not months or before.cue not in ("between", "from") or joint.strip() not in ("and", "to", "until"):
        return None
    if bool(before.day) != bool(after.day) or before.part or after.part:
        return None
    first = before.year or after.year
    ends = {"last_year": after.year, "last_month": after.month, "last_day": after.day}
    return replace(before, year=first, cue="", **ends)  # type: ignore[arg-type]


_RELATIVE = re.compile(r",\s(?:who|whom|whose|which)\b[^,.;]*$")


def _by_the_way(before: Expression, text: str) -> bool:
    """Whether a year closes a relative clause: "freed Ana Tamm, who was arrested in 2014, on 5 August"."""
    return _is_year(before) and _RELATIVE.search(text, 0, before.span.start) is not None


def _numbers_a_case(before: Expression, text: str) -> bool:
    """Whether a year is only that of an application's number: "Tamm v. Valdria, no. 444/2010, 1 June".

    Rulings and laws are numbered when they are made: "ruling no. 447/2017, 14 June".
    """
    numbered = _NUMBERED.search(text[: before.span.start]) if _is_year(before) else None
    return numbered is not None and numbered["made"] is None


def _one(before: Expression, after: Expression) -> Expression | None:
    """The expression that two make together, or None: a month or day and its year, "a year ago this month"."""
    if _names_month(before) and after.kind is Kind.ABSOLUTE and after.day and not (after.month or after.year):
        return replace(before, day=after.day, part=after.part, last_day=after.last_day)  # "in May – the 24th –"
    open_month = after.kind is Kind.ABSOLUTE and after.month and not (after.year or after.shift)
    if open_month and before.unit == "year" and before.kind in (Kind.OFFSET, Kind.SAME) and not before.vague:
        # "Two years later, in May", "That year, on 3 May"
        return replace(after, shift=before.shift or "counted", count=before.count, cue=before.cue)
    if open_month and before.kind is Kind.DEICTIC and before.unit == "year" and before.shift in ("last", "this"):
        return replace(after, shift=f"{before.shift} year", cue=before.cue)  # "Last year, in August"
    if open_month and _is_year(before) and before.cue != "of":  # "Part V of the Act of 1965 in July"
        return replace(after, year=before.year, cue=before.cue)  # "In 2019, in May", "2019 again, 3 May"
    open_year = before.kind in (Kind.ABSOLUTE, Kind.HOLIDAY) and not (before.year or before.shift)
    if open_year and (before.month or before.holiday) and after.unit == "year" and after.shift:
        shift = after.shift if after.kind is Kind.SAME else f"{after.shift} year"
        return replace(before, shift=shift, count=before.count or after.count if after.shift == "ago" else before.count)
    if open_year and before.month and after.kind is Kind.HOLIDAY and after.holiday == "the new year":
        return replace(before, shift="next")  # "on 19 February of the new year"
    if open_year and before.month and before.day and after.kind is Kind.ABSOLUTE and after.year and not after.month:
        return replace(before, year=after.year)  # "12 May B.E. 2556"
    if before.kind is Kind.DEICTIC and (before.shift, before.unit) == ("ago", "year") and not before.vague:
        if after.kind is Kind.DEICTIC and (after.shift, after.unit) == ("this", "month"):
            return replace(before, unit="month", count=12 * before.count)
        if after.kind is Kind.DEICTIC and (after.shift, after.unit) == ("this", "week"):
            return replace(before, unit="week", part="of years", vague=True)
        if after.kind is Kind.ABSOLUTE and after.shift == "this" and after.month:
            return replace(after, shift="ago year", count=before.count)
    return None


def _is_year(one: Expression) -> bool:
    return one.kind is Kind.ABSOLUTE and one.year is not None and not (one.month or one.last_year or one.part)


def _names_month(one: Expression) -> bool:
    return one.kind is Kind.ABSOLUTE and one.month is not None and not (one.day or one.last_month or one.part)


def _placed(fields: Fields, span: Span, text: str, cue: str) -> Expression:
    if not cue:
        own = re.match(
            r"(?:on|in|since|until|till|by|before|after|from|during|over|through|throughout|for|of)\b",
            text,
            re.IGNORECASE,
        )
        cue = own.group(0).lower() if own else ""
    return Expression(span=span, text=text, cue=cue, **fields)  # type: ignore[arg-type]


_NEVER_WITH = {"numeric_short": "counted", "numeric_free": "clocked", "numeric_dotted": "clocked"}
_ONLY_WITH = {
    "numeric_free": "free",
    "numeric_cell": "free",
    "numeric_dotted": "dotted",
    "era_bare": "buddhist",
    "weekday_hour": "clocked",
    "day_of_month": "days",
}
_BUILDERS: dict[str, Callable[[re.Match[str], str], Fields | None]] = {
    "decade": months.decade,
    "other_calendar": eras.other_calendar,
    "era": eras.era_year,
    "era_bare": eras.bare_year,
    "roman_year": eras.roman_year,
    "spelled_year": months.spelled_year,
    "hashtag_year": months.years_or_one,
    "short_year": months.years_or_one,
    "iso": numerals.year_first,
    "iso_range": numerals.iso_range,
    "iso_week": numerals.week,
    "roman": numerals.roman,
    "roman_month": numerals.roman_month,
    "foreign": written.foreign,
    "dashed": numerals.dashed,
    "dashed_month": numerals.dashed_month,
    "numeric_range": numerals.day_range,
    "numeric": numerals.figures,
    "numeric_short": numerals.figures,
    "numeric_free": numerals.figures,
    "numeric_cell": numerals.figures,
    "numeric_dotted": numerals.figures,
    "numeric_month": numerals.month_year,
    "numbered_month": written.numbered_month,
    "eastern": written.numbered_month,
    "month_ordinal": written.ordinal_of,
    "days_of_months": written.day_range,
    "months_days": written.day_range,
    "days_of_month": written.day_range,
    "month_days": written.day_range,
    "nth_last_day": written.nth_last_day,
    "last_day": written.edge_day,
    "month_last_day": written.edge_day,
    "very_last_day": written.very_last_day,
    "year_month_day": written.year_month_day,
    "beside_day": written.beside_day,
    "days_beside": written.days_beside,
    "inst_ult": counted.inst_ult,
    "before_last": counted.before_last,
    "week_beside": written.week_beside,
    "day_of_last": written.day_of_last,
    "weekday_date": written.whole,
    "american_date": written.whole,
    "ordinal_of": written.ordinal_of,
    "nth_weekday": written.nth_weekday,
    "weekday_of_year": written.weekday_of_year,
    "day_label": written.day_only,
    "weekday_day": written.day_only,
    "day_in_year": written.day_in_year,
    "day_of_month": written.day_only,
    "week_of": written.stretch,
    "week_alone": counted.week_alone,
    "half_of": written.stretch,
    "months_of": written.stretch,
    "part_of": written.stretch,
    "within": written.within,
    "month_half_over": counted.this_month,
    "days_into": counted.days_into,
    "day_of_year": counted.day_of_year,
    "year_out": counted.year_out,
    "year_old": counted.year_old,
    "iso_month": numerals.month_year,
    "fiscal": months.years_or_one,
    "of_period": counted.of_period,
    "quarter": written.quarter,
    "months": months.months,
    "month_of_other_year": months.month_only,
    "shifted_month": months.month_only,
    "month": months.month_only,
    "month_apart": months.month_apart,
    "holiday": months.holiday,
    "season": months.season,
    "season_alone": months.season,
    "issue_year": months.years_or_one,
    "years": months.years,
    "shifted_year": counted.shifted_year,
    "year": months.year_only,
    "ago": counted.ago,
    "deictic": counted.deictic,
    "day_of_period": counted.day_of_period,
    "weekday_week": counted.weekday,
    "of_those_days": counted.of_those_days,
    "weekday_in_month": counted.weekday_in_month,
    "same_day_in": counted.same_day_in,
    "half_year_on": counted.half_year_on,
    "weekdays_on": counted.weekdays_on,
    "weekday_hour": counted.weekday_hour,
    "weekday_back": counted.weekday_back,
    "day_of_next_month": counted.day_of_next_month,
    "days_of_the_month": written.day_range,
    "weekday": counted.weekday,
    "offset": counted.offset,
    "offset_named": counted.offset_named,
    "next_unit": counted.next_unit,
    "same": counted.same,
    "day": written.day_only,
    "day_word": written.day_only,
}
