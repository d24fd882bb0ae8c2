"""Weekdays: of the week in the heading, of the date told before, or of the days before publication."""

from __future__ import annotations

from datetime import date, timedelta

from extract.dates.article.context import Context, Reading, Scope, heading_words, posted_at
from extract.dates.words.values import Days, Evidence, Expression, one_day

_COUNTED = ("last", "last week", "this week", "back", "ago")  # from the day of writing, and from nothing else


def read_weekday(expression: Expression, context: Context) -> Reading | None:
    """The day that a weekday means; its month where only that is known; None where nothing tells the week."""
    weekday = expression.weekday
    if weekday is None:
        return None
    posted = posted_at(context)
    rough = posted is None or posted.days.grain != "day"
    return (
        _of_heading(weekday, expression, context)
        or _of_neighbour(weekday, expression, context, rough)
        or (_before(weekday, expression, posted) if posted and expression.shift != "same" else None)
    )


def _of_heading(weekday: int, expression: Expression, context: Context) -> Reading | None:
    week = context.scope.week or _few_days(context.scope)
    if week is None or expression.shift not in ("", "the"):
        return None
    day = next((day for step in range(7) if (day := week.first + timedelta(step)).weekday() == weekday), None)
    if day is None or day > week.last:
        return None
    leans = heading_words(context.scope.words) or (context.published.words if context.published else "")
    return Reading(one_day(day), (leans,) if leans else (), "deictic")


def _few_days(scope: Scope) -> Days | None:
    """ "26 and 27 October 2011", above "on the Wednesday": days of a heading no two of which are of one name."""
    days = scope.stretch
    return days if days and not scope.posted and 0 < (days.last - days.first).days < 7 else None


def _of_neighbour(weekday: int, expression: Expression, context: Context, rough: bool) -> Reading | None:
    """ "That Tuesday", "the following Monday", or a diary that begins "Monday 3 June 2019" and goes on "Tuesday"."""
    anchor = context.anchor
    if anchor and anchor.days.grain == "year":
        anchor = context.month or anchor
    if anchor is None:
        return None
    days, leans = anchor.days, (anchor,)
    if days.grain != "day":
        # "That Tuesday" is of the time told before, never of the publication's week.
        return Reading(days, leans, "vague") if expression.shift == "same" and days.grain == "month" else None
    if expression.shift == "of that week":
        monday = days.first - timedelta(days.first.weekday())
        return Reading(one_day(monday + timedelta(weekday)), leans, "relative")
    if expression.shift == "same" and days.first.weekday() == weekday:
        return Reading(days, leans, "relative")
    if expression.shift == "previous":
        return Reading(one_day(days.first - timedelta((days.first.weekday() - weekday - 1) % 7 + 1)), leans, "relative")
    own = context.near or _long_before(days.last, posted_at(context))
    if expression.shift in ("same", "following") or (expression.shift == "the" and own):
        on = (weekday - days.first.weekday() - 1) % 7 + 1 + 7 * expression.count
        return Reading(one_day(days.first + timedelta(on)), leans, "relative")
    if rough and expression.shift in ("", "the"):
        return Reading(one_day(days.last + timedelta((weekday - days.last.weekday()) % 7)), leans, "vague")
    return None


def _long_before(day: date, posted: Evidence | None) -> bool:
    """Whether "on the Friday" of a story cannot be meant from the day of writing, which is months away."""
    return posted is not None and posted.days.first - day > _AWAY


_AWAY = timedelta(21)


def _before(weekday: int, expression: Expression, posted: Evidence) -> Reading | None:
    """The weekday as the day of writing has it."""
    if posted.days.grain == "month" and expression.shift in _COUNTED:
        return Reading(posted.days, (posted.words,), "vague")
    if posted.days.grain != "day":
        return None
    today = posted.days.first
    monday = today - timedelta(today.weekday())
    back = (today.weekday() - weekday) % 7
    near = today + timedelta(7 * expression.count)
    day = {
        "week before last week": monday + timedelta(weekday - 14),
        "last week": monday + timedelta(weekday - 7),
        "this week": monday + timedelta(weekday),
        "ago": near + timedelta((weekday - near.weekday() + 3) % 7 - 3),  # the nearest to so many weeks before
        "back": near - timedelta(back or 7),
        "last": today - timedelta(back or 7),
    }.get(expression.shift)
    if day is None:
        return Reading(one_day(today - timedelta(back)), (posted.words,), "deictic" if back else "vague")
    return Reading(one_day(day), (posted.words,), "deictic")
