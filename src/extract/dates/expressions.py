"""Words to dates: finds every date expression of a text and says which of day, month and year it really names.

The shapes are our own (`grammar.py`). Single written dates are then read by dateparser, which knows the spellings and refuses
days that do not exist; its `parts` say what was really there, so that nothing it invents is ever taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from dateparser.date import DateDataParser

from extract.calendar_words import calendar_table, month_number, number_word, ordinal_word, weekday_number
from extract.dates.grammar import patterns
from extract.dates.values import Expression, Kind
from extract.model import Span

_CUE = re.compile(
    r"\b(since|until|till|by|before|after|from|during|in|on|of|at|for|around|about|between|to|as of|following|prior to|dated|throughout|over)"
    r"\s+(?:the\s+)?(?:(?:very\s+)?(?:early|late|first|last|small)\s+(?:hours?|minutes?|days?|weeks?)\s+of\s+|(?:night|morning|afternoon|evening|eve)\s+of\s+)?"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_PARTS = {"beginning": "early", "start": "early", "dawn": "early", "middle": "mid", "end": "late", "close": "late", "turn": "early", "final": "last", "latter": "second"}
_WHITE = re.compile(r"\s")


@cache
def _parser(order: str) -> DateDataParser:
    return DateDataParser(languages=["en"], settings={"DATE_ORDER": order, "RETURN_AS_TIMEZONE_AWARE": False})


@cache
def read_written(text: str, order: str = "DMY") -> tuple[int | None, int | None, int | None]:
    """Year, month and day of one written date ("Sept. 3rd", "14.07.2020", "3 May ’13"); None for each part not there."""
    plain = re.sub(r"[’'‘](\d\d)$", r" 20\1", text.strip())
    plain = re.sub(r"\bthe\s|\bof\s|\bday\b", " ", plain, flags=re.IGNORECASE)
    short = re.fullmatch(r"(\d{1,2})[./](\d{1,2})\.?", plain.strip())
    if short:  # dateparser reads "19.08." as a time of day
        plain = f"{short.group(1)}/{short.group(2)}"
    plain = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", " ".join(plain.split()), flags=re.IGNORECASE)
    plain = re.sub(r"(?<=[a-z])\.", "", plain, flags=re.IGNORECASE)
    # "2020-07-08" is never day before month, whatever the article's own order.
    found = _parser("YMD" if re.match(r"\d{4}-", plain) else order).get_date_data(plain)
    if found.date_obj is None:
        return None, None, None
    parts = found.parts or ()
    when = found.date_obj
    return (
        when.year if "year" in parts else None,
        when.month if "month" in parts else None,
        when.day if "day" in parts else None,
    )


def find_expressions(text: str, offset: int = 0, order: str = "DMY") -> tuple[Expression, ...]:
    """Every date expression in `text`, in text order, with spans counted from `offset`; `order` is DMY or MDY."""
    plain = _WHITE.sub(" ", text)
    taken = bytearray(len(plain))
    found: list[Expression] = []
    for name, pattern in patterns():
        for match in pattern.finditer(plain):
            start, end = match.start("whole") if name == "numeric_short" else match.start(), match.end()
            if any(taken[start:end]):
                continue
            built = _BUILDERS[name](match, order)
            if built is None:
                continue
            taken[start:end] = b"\x01" * (end - start)
            if name == "decade":
                continue
            cue = _CUE.search(plain[max(0, start - 40) : start])
            found.append(_placed(built, Span(offset + start, offset + end), text[start:end], cue.group(1).lower() if cue else ""))
    return _joined(sorted(found, key=lambda expression: expression.span), text, offset)


def _joined(found: list[Expression], text: str, offset: int) -> tuple[Expression, ...]:
    """"22 November of the next year" and "in the autumn of last year" are one expression each, not two."""
    joined: list[Expression] = []
    for expression in found:
        before = joined[-1] if joined else None
        if before and before.kind is Kind.ABSOLUTE and before.month and not (before.year or before.shift) and expression.unit == "year" and expression.shift:
            between = text[before.span.end - offset : expression.span.start - offset]
            if re.fullmatch(r",?\s*(?:of|in)?\s*", between):
                span = Span(before.span.start, expression.span.end)
                shift = expression.shift if expression.kind is Kind.SAME else f"{expression.shift} year"
                joined[-1] = replace(before, span=span, text=text[span.start - offset : span.end - offset], shift=shift)
                continue
        joined.append(expression)
    return tuple(joined)


_Fields = dict[str, object]
_Builder = Callable[[re.Match[str], str], "_Fields | None"]


def _placed(fields: _Fields, span: Span, text: str, cue: str) -> Expression:
    if not cue:
        own = re.match(r"(?:on|in|since|until|till|by|before|after|from|during|over|through|throughout|for|of)\b", text, re.IGNORECASE)
        cue = own.group(0).lower() if own else ""
    return Expression(span=span, text=text, cue=cue, **fields)  # type: ignore[arg-type]


def _group(match: re.Match[str], *names: str) -> str:
    groups = match.groupdict()
    for name in names:
        if groups.get(name):
            return " ".join(str(groups[name]).lower().split()).replace("'", "’")
    return ""


def _year(match: re.Match[str], *names: str) -> int | None:
    written = _group(match, *(names or ("y", "y2", "y3", "y4"))).lstrip("’‘")
    if not written.isdecimal():
        return None
    return int(written) if len(written) == 4 else 2000 + int(written)


def _month(match: re.Match[str], name: str = "m") -> int | None:
    return month_number(_group(match, name))


def _day(match: re.Match[str], name: str = "d") -> int | None:
    day = int(_group(match, name) or 0)
    return day if 1 <= day <= 31 else None


def _part(match: re.Match[str], *names: str) -> str:
    part = _group(match, *(names or ("part",)))
    return _PARTS.get(part, part)


def _shift(match: re.Match[str]) -> str:
    words = _group(match, "shift")
    for key, names in (
        ("next", ("next", "following", "after")),
        ("previous", ("previous", "preceding", "before")),
        ("last", ("last", "past")),
        ("same", ("same", "that", "the", "it")),
        ("this", ("this",)),
    ):
        if any(word in words.split() for word in names):
            return key
    return ""


def _whole(match: re.Match[str], order: str) -> _Fields | None:
    year, month, day = read_written(_group(match, "whole"), order)
    if day is None or month is None:
        return None
    return {"kind": Kind.ABSOLUTE, "year": year, "month": month, "day": day, "weekday": weekday_number(_group(match, "wd"))}


def _day_range(match: re.Match[str], order: str) -> _Fields | None:
    last_month, last_year = _month(match, "m2"), _year(match, "y2")
    month, year = _month(match) or last_month, _year(match, "y") or last_year
    first, last = _day(match), _day(match, "d2")
    if not (first and last) or (month == last_month and first >= last):
        return None
    return {"kind": Kind.ABSOLUTE, "year": year, "month": month, "day": first, "last_year": last_year, "last_month": last_month, "last_day": last}


def _edge_day(match: re.Match[str], order: str) -> _Fields | None:
    shift, text = _shift(match), _group(match, "shift")
    month, year = _month(match), _year(match)
    of_year = "year" in text or bool(_group(match, "y2"))
    if of_year:
        month = 12 if _part(match) == "last" else 1
    return {"kind": Kind.ABSOLUTE, "year": year, "month": month, "part": f"{_part(match)}-day", "shift": "same" if shift and not of_year else "", "unit": "" if of_year else "month"}


def _ordinal_of(match: re.Match[str], order: str) -> _Fields | None:
    return {"kind": Kind.ABSOLUTE, "year": _year(match), "month": _month(match), "day": ordinal_word(_group(match, "ord")), "shift": _shift(match)}


def _nth_weekday(match: re.Match[str], order: str) -> _Fields | None:
    rank = _group(match, "ord")
    return {"kind": Kind.ABSOLUTE, "year": _year(match), "month": _month(match), "part": "last-weekday" if rank == "last" else f"weekday-{ordinal_word(rank)}", "weekday": weekday_number(_group(match, "wd")), "shift": _shift(match)}


def _day_only(match: re.Match[str], order: str) -> _Fields | None:
    day = _day(match) or ordinal_word(_group(match, "ord"))
    return {"kind": Kind.ABSOLUTE, "day": day, "weekday": weekday_number(_group(match, "wd"))} if day else None


def _stretch(match: re.Match[str], order: str) -> _Fields | None:
    """A part of a month or year: "the second week of May", "the first three months of 2020", "the end of April"."""
    month, year, shift = _month(match), _year(match), _group(match, "shift")
    unit = _group(match, "unit")
    unit = unit if unit == "days" else unit.rstrip("s")  # "the first days of May" are not its first day
    part = _group(match, "ord") or _part(match)
    season = _group(match, "season")
    if unit:
        part = f"{part}-{unit}" + (f"-{number_word(_group(match, 'n'))}" if _group(match, "n") else "")
    fields: _Fields = {"kind": Kind.ABSOLUTE, "year": year, "month": month, "part": part}
    if season:
        return {**fields, **_season_months(season)}
    if shift.endswith(("week", "month")) or shift in ("the year", "this year", "that year", "that new year", "last year"):
        scale = "week" if shift.endswith("week") else "month" if shift.endswith("month") else "year"
        if scale == "year":
            fields["month"] = {"early": 1, "late": 12}.get(part)
        kind = Kind.DEICTIC if shift.split()[0] in ("this", "last") else Kind.SAME
        return {**fields, "kind": kind, "shift": shift.split()[0] if kind is Kind.DEICTIC else "same", "unit": scale}
    return fields


def _season_months(season: str) -> _Fields:
    first, last = calendar_table()["seasons"][season]
    return {"month": first, "last_month": last, "unit": "season"}


def _week_alone(match: re.Match[str], order: str) -> _Fields | None:
    return {"kind": Kind.SAME, "unit": "month", "part": f"{_group(match, 'ord')}-{_group(match, 'unit')}", "shift": "same"}


def _this_month(match: re.Match[str], order: str) -> _Fields | None:
    return {"kind": Kind.SAME, "unit": "month", "shift": "same"}


def _year_out(match: re.Match[str], order: str) -> _Fields | None:
    count, unit = number_word(_group(match, "n")), _group(match, "unit").rstrip("s") or "day"
    days = (count or 0) * (7 if unit == "week" else 1)
    return {"kind": Kind.HOLIDAY, "holiday": "new year’s eve", "count": -days, "unit": "day", "vague": True, "year": _year(match)}


def _quarter(match: re.Match[str], order: str) -> _Fields | None:
    part, unit = _part(match), _group(match, "unit")
    number = _group(match, "quarter", "quarter2", "quarter3")
    half = unit == "half" or (not unit and "h" in match.group(0).lower().split(number or "?")[0][-2:] and "quarter" not in match.group(0).lower())
    rank = number_word(number) if number else {"last": 2 if half else 4}.get(part) or ordinal_word(part)
    months = 6 if half else 3
    if rank is None or not 1 <= rank <= 12 // months:
        return None
    year = _year(match)
    if not number and year is None and not re.match(r"\s*(?:[.,;:)]|$)", match.string[match.end() :]):
        return None  # "the first half of the match": only with a year, or as a line of its own
    return {"kind": Kind.ABSOLUTE, "year": year, "month": (rank - 1) * months + 1, "last_month": rank * months, "unit": "quarter"}


def _months(match: re.Match[str], order: str) -> _Fields | None:
    first, last = _month(match), _month(match, "m2")
    if first == last:
        return None
    return {"kind": Kind.ABSOLUTE, "year": _year(match, "y") or (_year(match, "y2") if first and last and first < last else None), "month": first, "last_year": _year(match, "y2"), "last_month": last}


def _month_only(match: re.Match[str], order: str) -> _Fields | None:
    if not _is_month(match):
        return None
    return {"kind": Kind.ABSOLUTE, "year": _year(match), "month": _month(match), "part": _part(match), "shift": _shift(match)}


def _is_month(match: re.Match[str]) -> bool:
    """Whether a bare month's name is the month: not "they may", "a march", "April Jones", "dec" for decision."""
    written = re.search(r"[^\W\d_]+\.?$|[^\W\d_]+", match.group("m"))
    word = written.group(0) if written else match.group("m")
    if word[0].islower():
        return False
    if _year(match) or _part(match) or _shift(match):
        return True
    if word.casefold().rstrip(".") not in calendar_table()["ambiguous_months"]["words"]:
        return True
    before, after = match.string[: match.start("m")], match.string[match.end() :]
    if re.search(r"\b(?:in|of|since|until|till|by|during|from|to|through|before|after|every|each|for|early|late|mid|last|next|this|that|between|and|or)\s+$", before, re.IGNORECASE):
        return not re.match(r"\s+(?:[A-Z][a-z]+|for\s+[A-Z]|on\s+[A-Z])", after) or bool(re.search(r"\b(?:in|since|until|during|by|last|this)\s+$", before, re.IGNORECASE))
    opening = not before.strip(" \t*_#•·–—-“\"(") or bool(re.search(r"(?:[.!?:;]|\b(?:then|and|also))[”\"’)]?\s+$", before, re.IGNORECASE))
    says = r"\s*(?:$|[.,:;–—]|(?:brought|was|were|saw|kept|began|ended|let|came|opened|closed|gave|has|had|is|started|too|also|in|alone|itself|and)\b)"
    return opening and bool(re.match(says, after))


def _season(match: re.Match[str], order: str) -> _Fields | None:
    season = _group(match, "season")
    if season == "fall" and not _year(match) and not re.search(r"\b(?:in|last|this|that)\s+(?:the\s+)?(?:early\s+|late\s+)?fall$", match.group(0), re.IGNORECASE):
        return None
    year = _year(match, "y")
    last = _group(match, "y2")
    return {"kind": Kind.ABSOLUTE, "year": year, "last_year": int(str(year)[: 4 - len(last)] + last) if last and year else None, "part": _part(match), "shift": _shift(match), **_season_months(season)}


def _holiday(match: re.Match[str], order: str) -> _Fields | None:
    count, unit = number_word(_group(match, "n")), _group(match, "unit").rstrip("s")
    way, loose = _group(match, "way", "way2", "way3"), _group(match, "part")
    eve = _group(match, "part2") == "eve"
    days = (count or 0) * (7 if unit == "week" else 1 if unit != "hour" else 0)
    if eve or (_group(match, "part2") and way == "before"):
        days, way = 1, "before"
    elif _group(match, "part2") and way == "after":
        days = 1
    written = match.group("holiday")
    if written[0].islower():
        return None
    around = _group(match, "part3") in ("over", "around", "during", "between") or bool(_group(match, "rest"))
    return {
        "kind": Kind.HOLIDAY,
        "holiday": _group(match, "holiday"),
        "year": _year(match, "y"),
        "count": -days if way == "before" else days,
        "unit": "day",
        "part": "around" if around else way if loose else "",
        "vague": bool(loose) or around,
    }


def _years(match: re.Match[str], order: str) -> _Fields | None:
    first, last = _year(match, "y"), _group(match, "y2")
    if first is None:
        return None
    end = int(str(first)[: 4 - len(last)] + last)
    return {"kind": Kind.ABSOLUTE, "year": first, "last_year": end} if first < end <= first + 60 else None


def _shifted_year(match: re.Match[str], order: str) -> _Fields | None:
    words, part = _group(match, "shift"), _part(match)
    shift = _shift(match)
    if "past" in words:
        shift = "last"
    deictic = words.split()[-2] in ("this", "last", "next", "past") and not words.startswith(("the next", "the same", "that"))
    return {"kind": Kind.DEICTIC if deictic else Kind.SAME, "unit": "year", "shift": shift, "part": part}


def _year_only(match: re.Match[str], order: str) -> _Fields | None:
    before, after = match.string[: match.start("y")], match.string[match.end() :]
    # "2,000 people", "£1990", "room 2010", "Law No. 2015": a number, not a year.
    if re.search(r"[£$€#]\s*$|\b(?:no|nr|number|room|page|article|section|resolution|rule)\.?\s+$", before, re.IGNORECASE):
        return None
    if re.match(r"\s+(?:people|prisoners|others|members|women|men|children|families|kilometres|km|miles|euros|dollars|words|signatures|cases|times|hours|days)\b", after, re.IGNORECASE):
        return None
    return {"kind": Kind.ABSOLUTE, "year": _year(match, "y"), "part": {"earlier in": "", "later in": "", "middle of": "mid"}.get(_group(match, "part"), _group(match, "part"))}


def _ago(match: re.Match[str], order: str) -> _Fields | None:
    unit, count = _unit(match), number_word(_group(match, "n"))
    vague = _group(match, "vague")
    if unit in ("minute", "hour"):
        unit, count = "day", 0
    return {"kind": Kind.DEICTIC, "unit": unit, "count": -(count or 0) * _times(match), "shift": "ago", "vague": count is None or (bool(vague) and vague not in ("exactly", "just", "only")), "part": "exact" if vague == "exactly" or _group(match, "today") else ""}


def _unit(match: re.Match[str]) -> str:
    unit = _group(match, "unit").rstrip("s")
    return {"fortnight": "week", "night": "day", "morning": "day", "afternoon": "day", "evening": "day", "date": "day", "weekend": "week"}.get(unit, unit)


def _times(match: re.Match[str]) -> int:
    return 2 if _group(match, "unit").startswith("fortnight") else 1


def _deictic(match: re.Match[str], order: str) -> _Fields | None:
    words, part = _group(match, "shift"), _part(match)
    future = "next" in words or "tomorrow" in words or part == "later"
    days = {"yesterday": -1, "last night": -1, "overnight": -1, "the day before yesterday": -2, "tomorrow": 1}
    unit = next((unit for unit in ("week", "month", "year") if unit in words), "day")
    shift = "next" if future else "last" if words.startswith(("last", "past", "the last", "the past")) and unit != "day" else "this"
    return {"kind": Kind.DEICTIC, "unit": "weekend" if "weekend" in words else unit, "count": days.get(words, 0), "shift": shift, "part": part}


def _weekday(match: re.Match[str], order: str) -> _Fields | None:
    if not match.group("wd")[0].isupper() or len(match.group("wd")) < 6:
        return None
    return {"kind": Kind.WEEKDAY, "weekday": weekday_number(_group(match, "wd")), "shift": _weekday_shift(match)}


def _weekday_shift(match: re.Match[str]) -> str:
    if "week" in match.group(0).lower():
        return f"{_group(match, 'shift')} week"
    words = _group(match, "shift")
    return {"this past": "", "last": "last", "this": "", "next": "next", "the following": "following", "the previous": "previous"}.get(words, "same" if "same" in words or words == "that" else "")


def _offset(match: re.Match[str], order: str) -> _Fields | None:
    unit = _group(match, "unit").rstrip("s")
    count = number_word(_group(match, "n") or _group(match, "n2") or "one")
    back = _group(match, "way") in ("earlier", "before")
    vague = _group(match, "vague")
    loose = count is None or vague not in ("", "exactly", "only") or (not _group(match, "n") and not _group(match, "n2"))
    if unit == "hour":
        unit, count = "day", 0
    part = "exact" if match.groupdict().get("exact") else "within" if vague in ("less than", "within") else ""
    return {"kind": Kind.OFFSET, "unit": _unit(match) if unit != "day" else "day", "count": (-1 if back else 1) * (count or 0) * _times(match), "vague": loose, "part": part}


def _next_unit(match: re.Match[str], order: str) -> _Fields | None:
    back = _group(match, "way", "way2") in ("previous", "preceding", "before")
    return {"kind": Kind.OFFSET, "unit": _unit(match), "count": -1 if back else 1}


def _same(match: re.Match[str], order: str) -> _Fields | None:
    return {"kind": Kind.SAME, "unit": _unit(match), "shift": "same"}


def _decade(match: re.Match[str], order: str) -> _Fields | None:
    return {}


_BUILDERS: dict[str, _Builder] = {
    "decade": _decade,
    "iso": _whole,
    "numeric": _whole,
    "numeric_short": _whole,
    "days_of_months": _day_range,
    "days_of_month": _day_range,
    "month_days": _day_range,
    "last_day": _edge_day,
    "month_last_day": _edge_day,
    "very_last_day": lambda match, order: {"kind": Kind.ABSOLUTE, "part": f"{_part(match)}-day", "shift": "same", "unit": "month"},
    "weekday_date": _whole,
    "american_date": _whole,
    "ordinal_of": _ordinal_of,
    "nth_weekday": _nth_weekday,
    "weekday_day": _day_only,
    "week_of": _stretch,
    "week_alone": _week_alone,
    "half_of": _stretch,
    "months_of": _stretch,
    "part_of": _stretch,
    "month_half_over": _this_month,
    "year_out": _year_out,
    "quarter": _quarter,
    "months": _months,
    "month_of_other_year": _month_only,
    "shifted_month": _month_only,
    "month": _month_only,
    "holiday": _holiday,
    "season": _season,
    "season_alone": _season,
    "years": _years,
    "shifted_year": _shifted_year,
    "year": _year_only,
    "ago": _ago,
    "deictic": _deictic,
    "weekday_week": _weekday,
    "weekday": _weekday,
    "offset": _offset,
    "next_unit": _next_unit,
    "same": _same,
    "day": _day_only,
    "day_word": _day_only,
}
