"""One expression, read in its place: the parts that it leaves open come from headings, neighbours and the publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.calendar_words import calendar_table
from extract.dates.frame import Evidence, told
from extract.dates.values import Days, Expression, Kind, add_months, easter, month_end, months_between, one_day, whole_month, whole_year
from extract.model import Basis


@dataclass(frozen=True, slots=True)
class Scope:
    """What the date headings above a place tell: a year, a stretch, or the day of an entry (`posted` when only of its writing)."""

    year: int | None = None
    stretch: Days | None = None
    months: tuple[int, int] | None = None  # months without a year
    words: tuple[str, ...] = ()
    posted: bool = False
    deictic: bool = False
    week: Days | None = None  # the week whose days the headings below name


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression may lean on: the headings, the date told before it, the publication, the stretch covered."""

    scope: Scope
    anchor: Evidence | None  # the date told before it in the text
    month: Evidence | None  # the last of those that tells at least the month
    published: Evidence | None
    window: Evidence | None
    near: bool = False  # the anchor stands in the same paragraph


@dataclass(frozen=True, slots=True)
class Reading:
    """A dated reading: its days, the words it needed besides its own, and a factor on the confidence."""

    days: Days
    leans: tuple[str, ...] = ()
    sure: str = "day"  # a name in the confidence table
    exact: Days | None = None  # the narrower stretch meant, for what is counted from it: "the first week of July"
    open_year: bool = False  # several years would do

    @property
    def core(self) -> Days:
        return self.exact or self.days


def readings(expression: Expression, context: Context) -> tuple[Reading, ...]:
    """The readings that the context allows, the likeliest first; several only where the year stays open."""
    if expression.kind is Kind.ABSOLUTE:
        return tuple(_absolute(expression, context))
    if expression.kind is Kind.HOLIDAY:
        return tuple(_holiday(expression, context))
    single = {Kind.SAME: _same, Kind.OFFSET: _offset, Kind.DEICTIC: _deictic, Kind.WEEKDAY: _weekday}[expression.kind](expression, context)
    return (single,) if single else ()


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February of a common year
        return None


# --- dates written with day, month or year --------------------------------------------------------------------------


def _absolute(expression: Expression, context: Context) -> Iterator[Reading]:
    month, month_words = _month_for(expression, context)
    if month is None and (expression.day or expression.part.endswith(("-day", "weekday")) or "weekday-" in expression.part) and expression.unit != "":
        return
    if month is None and expression.day:
        return
    for year, words in _years_for(expression, month, month_words, context):
        filled = replace(expression, year=year, month=month)
        reading = _filled(filled)
        if reading:
            yield replace(reading, leans=tuple(dict.fromkeys(word for word in (*month_words[:1], *words) if word)))


def _month_for(expression: Expression, context: Context) -> tuple[int | None, tuple[str, ...]]:
    """The month of a day that is named without one: of the heading, else the month told last, else the publication's."""
    needs = expression.day or expression.unit == "month" or "weekday" in expression.part
    if expression.month or not needs:
        return expression.month, ()
    if context.scope.stretch and not context.scope.posted:
        first, last = context.scope.stretch.first, context.scope.stretch.last
        if (first.year, first.month) == (last.year, last.month):
            return first.month, (_joined(context.scope.words),)
    if context.scope.months and context.scope.months[0] == context.scope.months[1]:
        return context.scope.months[0], (_joined(context.scope.words),)
    covered = context.window.days if context.window else None
    if covered and covered.grain == "month" and (covered.first.year, covered.first.month) == (covered.last.year, covered.last.month):
        return covered.first.month, (told(context.window),)
    if context.month and not context.scope.posted:
        return context.month.days.first.month, (f"after “{context.month.words}”", str(context.month.days.first.year))
    published = _posted(context)
    if published and published.days.grain != "year":
        day = published.days.last
        # A day later than the publication's own was in the month before.
        if expression.day and published.days.grain == "day" and expression.day > day.day:
            day = add_months(day.replace(day=1), -1)
        return day.month, (published.words, str(day.year))
    return None, ()


def _joined(words: tuple[str, ...]) -> str:
    return " ".join(f"heading “{word}”" for word in words[-1:])


def _posted(context: Context) -> Evidence | None:
    """When this place of the article was written: the log entry's own date, else the article's."""
    scope = context.scope
    if scope.stretch and scope.stretch.grain == "day" and scope.stretch.first == scope.stretch.last:
        return Evidence(scope.stretch, _joined(scope.words), Basis.HEADING)
    return context.published


def _years_for(expression: Expression, month: int | None, month_words: tuple[str, ...], context: Context) -> Iterator[tuple[int, tuple[str, ...]]]:
    if expression.year:
        yield expression.year, ()
        return
    anchor, published = context.anchor, _posted(context)
    if expression.shift in ("same", "next", "previous") and anchor and (month or 1):
        yield _shifted_year(expression, month, anchor.days), (f"after “{anchor.words}”",)
        return
    if expression.shift.startswith(("this", "last")) and published and month:
        yield _deictic_year(expression, month, published.days.last), (published.words,)
        return
    if len(month_words) == 2 and month_words[1].isdecimal():  # the month told before it brings its year
        yield int(month_words[1]), (month_words[0],)
        return
    yield from _open_years(expression, month, context)


def _shifted_year(expression: Expression, month: int | None, anchor: Days) -> int:
    year = anchor.last.year
    if expression.shift == "same" or "year" in expression.text.lower():
        return year + {"next": 1, "previous": -1}.get(expression.shift, 0)
    if expression.shift == "next":  # "the following January"
        return year if month and month > anchor.last.month else year + 1
    return year if month and month < anchor.first.month else year - 1


def _deictic_year(expression: Expression, month: int, today: date) -> int:
    if expression.shift.endswith("year"):
        return today.year - expression.shift.startswith("last")
    if expression.shift == "last":  # "last December": the newest that is over
        over = expression.last_month or month
        return today.year if over < today.month and over >= month else today.year - 1
    return today.year


def _open_years(expression: Expression, month: int | None, context: Context) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The years that headings, the stretch covered and the publication leave, the newest first where nothing orders them."""
    scope, published = context.scope, _posted(context)
    if scope.stretch and not scope.posted and scope.stretch.grain != "day":
        for year in range(scope.stretch.last.year, scope.stretch.first.year - 1, -1):
            probe = _probe(expression, year, month)
            if probe and probe.meets(scope.stretch):
                yield year, (_joined(scope.words),)
                return
    if scope.year:
        yield scope.year, (_joined(scope.words),)
        return
    window = context.window
    if window and not (scope.stretch and scope.stretch.grain == "day"):
        years = [year for year in range(window.days.last.year, window.days.first.year - 1, -1) if (probe := _probe(expression, year, month)) is None or probe.meets(window.days)]
        if published and len(years) > 1:
            years = [year for year in years if (probe := _probe(expression, year, month)) is None or probe.first <= published.days.bounds[1]] or years
        if len(years) > 1 and context.near and context.anchor:
            # "In the spring of 2012 … the judgment came in July": the year told in the same paragraph.
            nearest = min(years, key=lambda year: _distance(expression, year, month, context.anchor.days if context.anchor else None))
            yield nearest, (f"after “{context.anchor.words}”",)
            return
        if years:
            yield from ((year, (told(window),)) for year in years)
            return
    if published:
        latest = published.days.bounds[1]
        # The newest such day that is not after the publication.
        year = next((year for year in (latest.year, latest.year - 1) if (probe := _probe(expression, year, month)) and probe.first <= latest), latest.year)
        yield year, (published.words,)
        return
    if window:
        yield window.days.last.year, (told(window),)


def _distance(expression: Expression, year: int, month: int | None, anchor: Days | None) -> int:
    probe = _probe(expression, year, month)
    if probe is None or anchor is None:
        return 10**6
    gap = (probe.first - anchor.bounds[0]).days
    return gap if gap >= -31 else 400 - gap  # a story goes on more often than back


def _probe(expression: Expression, year: int, month: int | None) -> Days | None:
    if month is None:
        return whole_year(year)
    day = _real(year, month, expression.day or 1)
    if day is None:
        return None
    if expression.day:
        return one_day(day)
    last = expression.last_month or month
    return Days(day, month_end(year + (last < month), last), "month")


def _filled(expression: Expression) -> Reading | None:
    """The days of an expression whose year and month are settled."""
    year, month = expression.year, expression.month
    if year is None:
        return None
    if month is None:
        return _year_reading(expression, year)
    if expression.day:
        first = _real(year, month, expression.day)
        if first is None:
            return None
        if expression.last_day:
            last = _real(max(expression.last_year or year, year), expression.last_month or month, expression.last_day)
            return Reading(Days(first, last)) if last and first <= last else None
        return Reading(one_day(first), sure="day_and_year" if expression.text[-4:].isdecimal() else "day")
    if expression.weekday is not None and "weekday" in expression.part:
        return _nth_weekday(expression, year, month)
    if expression.part in ("first-day", "last-day", "final-day"):
        return Reading(one_day(date(year, month, 1) if expression.part == "first-day" else month_end(year, month)))
    if expression.last_month:
        last_year = max(expression.last_year or year, year) + (expression.last_month < month and (expression.last_year or year) == year)
        return Reading(Days(date(year, month, 1), month_end(last_year, expression.last_month), "month"), sure="heading_range")
    return Reading(whole_month(year, month), sure="month", exact=_part_of_month(expression.part, year, month))


def _year_reading(expression: Expression, year: int) -> Reading | None:
    if expression.last_year:
        return Reading(Days(date(year, 1, 1), date(expression.last_year, 12, 31), "year"), sure="window_range")
    if expression.part in ("last-days", "last-week", "final-week", "final-days"):
        return Reading(whole_month(year, 12), sure="vague")
    if expression.part in ("first-days", "first-week"):
        return Reading(whole_month(year, 1), sure="vague")
    if expression.part in ("last-day", "first-day"):
        return Reading(one_day(date(year, 12, 31) if expression.part == "last-day" else date(year, 1, 1)))
    if expression.part.startswith(("first-month-", "last-month-")):
        count = min(int(expression.part.rsplit("-", 1)[1]), 12)
        first = 1 if expression.part.startswith("first") else 13 - count
        return Reading(Days(date(year, first, 1), month_end(year, first + count - 1), "month"), sure="vague")
    if expression.part in ("first-half", "second-half"):
        return Reading(Days(date(year, 1, 1), date(year, 6, 30), "month") if expression.part == "first-half" else Days(date(year, 7, 1), date(year, 12, 31), "month"), sure="vague")
    return Reading(whole_year(year), sure="year" if not expression.part else "vague")


def _part_of_month(part: str, year: int, month: int) -> Days | None:
    ends = month_end(year, month).day
    spans = {
        "early": (1, 10), "mid": (11, 20), "late": (21, ends), "first-week": (1, 7), "second-week": (8, 14), "third-week": (15, 21), "fourth-week": (22, 28),
        "last-week": (ends - 6, ends), "final-week": (ends - 6, ends), "first-half": (1, 15), "second-half": (16, ends), "first-days": (1, 5), "last-days": (ends - 4, ends),
    }  # fmt: skip
    found = spans.get(part)
    return Days(date(year, month, found[0]), date(year, month, found[1])) if found else None


def _nth_weekday(expression: Expression, year: int, month: int) -> Reading | None:
    weekday = expression.weekday or 0
    if expression.part == "last-weekday":
        last = month_end(year, month)
        return Reading(one_day(last - timedelta((last.weekday() - weekday) % 7)))
    first = date(year, month, 1)
    day = first + timedelta((weekday - first.weekday()) % 7 + 7 * (int(expression.part.rsplit("-", 1)[1]) - 1))
    return Reading(one_day(day)) if day.month == month else None


# --- holidays -------------------------------------------------------------------------------------------------------


def _holiday(expression: Expression, context: Context) -> Iterator[Reading]:
    table = calendar_table()
    fixed, movable = table["holidays"].get(expression.holiday), table["movable"].get(expression.holiday)
    dated = replace(expression, kind=Kind.ABSOLUTE, month=fixed[0] if fixed else 4, day=fixed[1] if fixed else 1)
    around = expression.part == "around"
    for year, words in _years_for(dated, dated.month, (), context):
        day = date(year, fixed[0], fixed[1]) if fixed and not (fixed == [2, 29] and year % 4) else easter(year) + timedelta(movable or 0)
        day += timedelta(expression.count)
        if around:
            yield Reading(Days(day.replace(day=1), month_end(year + 1, 1) if day.month == 12 else month_end(day.year, day.month), "month"), words, "vague")
        elif expression.vague:
            yield Reading(whole_month(day.year, day.month), words, "vague", exact=one_day(day))
        else:
            yield Reading(one_day(day), words, "relative" if expression.count else "day")


# --- dates counted from another -------------------------------------------------------------------------------------


def _same(expression: Expression, context: Context) -> Reading | None:
    anchor = context.anchor
    scope = context.scope
    if expression.unit == "month" and scope.stretch and scope.stretch.grain == "month" and not scope.deictic and (not anchor or expression.part):
        first = scope.stretch.first
        return Reading(whole_month(first.year, first.month), (_joined(scope.words),), "relative", exact=_part_of_month(expression.part, first.year, first.month))
    if anchor is None:
        return None
    if expression.unit not in ("year", "day") and context.month:
        anchor = context.month
    days, leans = anchor.days, (f"after “{anchor.words}”",)
    if expression.unit == "day":
        return Reading(days, leans, "relative") if days.grain == "day" else Reading(days, leans, "vague")
    if expression.unit in ("week", "weekend") and days.grain == "day":
        monday = days.first - timedelta(days.first.weekday())
        return Reading(Days(monday, monday + timedelta(6)), leans, "vague")
    if expression.unit == "month" and days.grain != "year":
        first = days.first
        return Reading(whole_month(first.year, first.month), leans, "relative", exact=_part_of_month(expression.part, first.year, first.month))
    if expression.unit == "year":
        year = days.first.year + {"next": 1, "previous": -1}.get(expression.shift, 0)
        if expression.month:
            return Reading(whole_month(year, expression.month), leans, "vague")
        return Reading(whole_year(year), leans, "relative")
    return None


def _offset(expression: Expression, context: Context) -> Reading | None:
    anchor = context.anchor if expression.unit == "year" else context.month
    if anchor is None:
        return None
    days, leans = anchor.days, (f"after “{anchor.words}”",)
    if expression.unit in ("day", "week", "weekend"):
        step = expression.count * (7 if expression.unit == "week" else 1)
        if expression.part == "within" and days.grain == "day":
            return Reading(Days(days.first + timedelta(1), days.last + timedelta(step)), leans, "vague")
        if days.first == days.last:
            return Reading(days.shifted(step), leans, "vague" if expression.vague else "relative") if step else Reading(months_between(days, days), leans, "vague")
        if abs(step) < 3 and days.grain == "month":
            return Reading(days, leans, "vague")  # the day after "May" is not to be sought in June
        return Reading(months_between(one_day(days.first + timedelta(step)), one_day(days.last + timedelta(step))), leans, "vague")
    months = expression.count * (12 if expression.unit == "year" else 1)
    first, last = add_months(days.first, months), add_months(days.last, months)
    if expression.part == "exact" and days.grain == "day":
        return Reading(Days(first, last), leans, "relative")
    return Reading(whole_month(first.year, first.month) if expression.unit == "month" else months_between(one_day(first), one_day(last)), leans, "relative")


def _deictic(expression: Expression, context: Context) -> Reading | None:
    posted = _posted(context)
    if posted is None:
        if expression.unit == "year" and context.window and expression.shift in ("this", "last") and context.window.days.first.year == context.window.days.last.year:
            return Reading(whole_year(context.window.days.first.year), (told(context.window),), "window_year")
        return None
    today, leans = posted.days.last, (posted.words,)
    back = {"last": -1, "next": 1}.get(expression.shift, 0)
    if expression.shift == "ago":
        return _ago(expression, today, leans)
    if expression.unit == "year":
        year = today.year + back
        if expression.month:
            return Reading(whole_month(year, expression.month), leans, "deictic")
        return Reading(whole_year(year), leans, "year")
    if expression.unit == "month":
        first = add_months(today.replace(day=1), back)
        return Reading(whole_month(first.year, first.month), leans, "deictic", exact=_part_of_month(expression.part, first.year, first.month))
    if posted.days.grain != "day":
        return Reading(posted.days, leans, "vague")
    if expression.unit in ("week", "weekend"):
        monday = today - timedelta(today.weekday()) + timedelta(7 * back)
        if posted.basis is Basis.TEXT:  # a publication that is itself worked out to the week only
            return Reading(months_between(one_day(monday), one_day(monday)), leans, "vague")
        start = monday + timedelta(5) if expression.unit == "weekend" else monday
        return Reading(Days(start, monday + timedelta(6)), leans, "vague")
    return Reading(one_day(today + timedelta(expression.count)), leans, "deictic")


def _ago(expression: Expression, today: date, leans: tuple[str, ...]) -> Reading | None:
    if expression.unit in ("day", "week"):
        day = today + timedelta(expression.count * (7 if expression.unit == "week" else 1))
        return Reading(whole_month(day.year, day.month), leans, "vague", exact=one_day(day)) if expression.vague else Reading(one_day(day), leans, "deictic")
    if expression.unit == "month":
        day = add_months(today, expression.count)
        return Reading(one_day(day), leans, "deictic") if expression.part == "exact" else Reading(whole_month(day.year, day.month), leans, "vague")
    return Reading(whole_year(today.year + expression.count), leans, "vague") if expression.unit == "year" else None


def _weekday(expression: Expression, context: Context) -> Reading | None:
    weekday = expression.weekday
    posted = _posted(context)
    scope = context.scope
    if weekday is None:
        return None
    if scope.week and not expression.shift:
        day = next((day for step in range(7) if (day := scope.week.first + timedelta(step)).weekday() == weekday), None)
        if day and day <= scope.week.last:
            return Reading(one_day(day), (_joined(scope.words),), "deictic")
    anchor = context.anchor
    if expression.shift in ("same", "following") and anchor and anchor.days.grain == "day":
        if expression.shift == "same" and anchor.days.first.weekday() == weekday:
            return Reading(anchor.days, (f"after “{anchor.words}”",), "relative")
        ahead = (weekday - anchor.days.first.weekday() - 1) % 7 + 1
        return Reading(one_day(anchor.days.first + timedelta(ahead)), (f"after “{anchor.words}”",), "relative")
    if posted is None or posted.days.grain != "day":
        return None
    today = posted.days.first
    monday = today - timedelta(today.weekday())
    if expression.shift == "last week":
        return Reading(one_day(monday + timedelta(weekday - 7)), (posted.words,), "deictic")
    if expression.shift == "this week":
        return Reading(one_day(monday + timedelta(weekday)), (posted.words,), "deictic")
    back = (today.weekday() - weekday) % 7
    if expression.shift == "last" and back == 0:
        back = 7
    return Reading(one_day(today - timedelta(back)), (posted.words,), "deictic" if back else "vague")
