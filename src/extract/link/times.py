"""The claims about when two mentions take place."""

from __future__ import annotations

from datetime import date, timedelta

from extract.link.names import Likeness
from extract.link.profiles import Profile
from extract.link.whom import name_in_text, people_likeness, trusted

YEAR = 330  # days from which two dates are years apart
TRUSTED = 0.75  # chance that both dates are right, from which on their disagreement counts in full
GUESS = 0.1  # chance of being right below which a date is no more than a guess
_SLACK = timedelta(days=2)  # one reports the day, the other the day on which it became known


def same_day(one: Profile, other: Profile) -> float:
    """They happened on the same day, or within two days of each other."""
    if not _days(one, other, 1, 1):
        return 0.0
    if not one.countries and not other.countries and one.dates == other.dates:
        return 0.7  # a day of all the world's has more events than a country's
    return 1.0 if one.dates == other.dates else float(_gap(one, other) <= _SLACK.days) * 0.7


def day_within(one: Profile, other: Profile) -> float:
    """Their dates agree to the month."""
    if _gap(one, other) != 0 or same_day(one, other) or max(one.days, other.days) > 31:
        return 0.0
    return 1.0 if one.countries & other.countries else 0.7  # all the world's events of a month are many


def within_year(one: Profile, other: Profile) -> float:
    """Their dates agree, but one of them only to the season or year."""
    return float(_gap(one, other) == 0 and 31 < max(one.days, other.days) <= 366)


def within_long_range(one: Profile, other: Profile) -> float:
    """Their dates agree, but one of them leaves years open."""
    return float(_gap(one, other) == 0 and max(one.days, other.days) > 366)


def other_day(one: Profile, other: Profile) -> float:
    """Both name the day, and it is not the same."""
    return _trust_in_dates(one, other) * (_days(one, other, 1, 1) and _SLACK.days < _gap(one, other) <= 31)


def dates_near(one: Profile, other: Profile) -> float:
    """Their dates differ by a month at most."""
    return float(0 < _gap(one, other) <= 31 and 1 < max(one.days, other.days) <= 62)


def calendar_fits(one: Profile, other: Profile) -> float:
    """The month that one names, without a year, is the month of the other."""
    return _calendar(one, other)[0]


def calendar_differs(one: Profile, other: Profile) -> float:
    """The month that one names, without a year, is not the month of the other."""
    return _calendar(one, other)[1]


def dates_apart(one: Profile, other: Profile) -> float:
    """Their dates differ by more than a month."""
    gap = _gap(one, other)
    if 0 < gap <= 31 and max(one.days, other.days) > 62:
        return 0.5 * _trust_in_dates(one, other)  # a year or season is wide enough to hold what it means
    return _trust_in_dates(one, other) * (31 < gap <= YEAR)


def years_apart(one: Profile, other: Profile) -> float:
    """Their dates differ by a year or more."""
    return _trust_in_dates(one, other) * (_gap(one, other) > YEAR) * (0.5 if same_day_of_year(one, other) else 1.0)


def same_day_of_year(one: Profile, other: Profile) -> float:
    """They name the same people and day, in different months or years, one of which may be misread."""
    if not _days(one, other, 1, 1) or one.dates == other.dates or not one.dates or not other.dates:
        return 0.0
    # Laws come into force on the first of January every year.
    if people_likeness(one, other) is not Likeness.SAME and not name_in_text(one, other):
        return 0.0
    first, second = one.dates[0], other.dates[0]
    if (first.month, first.day) == (second.month, second.day):
        return 1.0
    # "on the 24th of that month": by chance one pair in thirty, so only where a date is doubtful anyway.
    return 0.6 * (first.day == second.day > 1 and trusted("date", one, other) < TRUSTED)


def day_in_text(one: Profile, other: Profile) -> float:
    """The day and month of one stand in the text of the other, which was given another date."""
    if _gap(one, other) <= _SLACK.days or same_day_of_year(one, other):
        return 0.0
    return float(_names_day(one, other) or _names_day(other, one))


def _names_day(one: Profile, other: Profile) -> bool:
    return bool(one.dates and one.days == 1 and (one.dates[0].month, one.dates[0].day) in other.named_days)


def _trust_in_dates(one: Profile, other: Profile) -> float:
    """How far both dates can be trusted, less where a reading that lost on one side is the date of the other."""
    fits = any(
        _apart(rival, dates) == 0
        for mine, dates in ((one, other.dates), (other, one.dates))
        for rival in mine.rival_dates
        if dates and (rival[1] - rival[0]).days <= 62
    )
    named = 0.75 if one.named_months & other.named_months else 1.0  # "in May" in both: it is a year that was misread
    # Even two uncertain dates tell something: one court convicts the same men twice, years apart. Where the people do
    # not show that the two belong together, the dates are most of what keeps a country's like events apart.
    best = people_likeness(one, other)
    least = 0.5 if best is not None and best >= Likeness.PART else 0.85
    if _gap(one, other) <= YEAR or _other_months(one, other):
        least = 0.85  # what is misread is mostly the year; months apart are the steps of a story
    both = min(1.0, trusted("date", one, other) / TRUSTED)
    if best is not None and best >= Likeness.PART:
        both **= 1.5  # whom it is about is told twice, when by a guess: that says little
        least = 0.3 if min(one.sure["date"], other.sure["date"]) < GUESS else least
    return max(least, both) * (0.5 if fits else named)


def _other_months(one: Profile, other: Profile) -> bool:
    return bool(one.named_months and other.named_months) and not one.named_months & other.named_months


def _days(one: Profile, other: Profile, most: int, least: int) -> bool:
    return least <= one.days <= most and least <= other.days <= most


def _gap(one: Profile, other: Profile) -> int:
    """Days between two dates, 0 where they can be the same, -1 where one is missing."""
    if not one.dates or not other.dates:
        return -1
    return _apart(one.dates, other.dates)


def _apart(one: tuple[date, date], other: tuple[date, date]) -> int:
    first, second = sorted((one, other))
    return max(0, (second[0] - first[1]).days)


def _calendar(one: Profile, other: Profile) -> tuple[float, float]:
    """How far a month or day named without its year agrees with the other's date, and how far it does not."""
    for vague, exact in ((one, other), (other, one)):
        months = exact.months if exact.days <= 31 else exact.named_months
        if (vague.days == 0 or vague.days > 366) and vague.named_months and months:
            if not vague.named_months & months:
                # Where both leads name the month, it is the date worked out for one of them that is wrong.
                return (0.6, 0.0) if vague.named_months & exact.named_months else (0.0, 1.0)
            days = exact.days == 1 and exact.dates and exact.dates[0].day
            return (1.0 if str(days) in vague.figures or f"{days}th" in vague.text else 0.6), 0.0
    return 0.0, 0.0
