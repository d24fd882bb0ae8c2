"""Builders for dates that are counted from another: from the publication, or from the date told before."""

from __future__ import annotations

import re

from extract.calendar_words import calendar_table, number_word, ordinal_word, weekday_number
from extract.dates.words.groups import Fields, day_of, group, month_of, part_of, shift_of, times_of, unit_of, year_of
from extract.dates.words.values import Kind


def shifted_year(match: re.Match[str], order: str) -> Fields | None:
    """ "Last year", "the same year", "early in the following year"."""
    words, part = group(match, "shift"), part_of(match)
    shift = shift_of(match)
    if "past" in words:
        shift = "last"
    deictic = words.split()[-2] in ("this", "last", "next", "past", "present", "current") and not words.startswith(
        ("the next", "the same", "that")
    )
    return {"kind": Kind.DEICTIC if deictic else Kind.SAME, "unit": "year", "shift": shift, "part": part}


def ago(match: re.Match[str], order: str) -> Fields | None:
    """ "Three weeks ago", "a month ago today", "two years ago tomorrow"; minutes and hours are of that day."""
    unit, count = unit_of(match), number_word(group(match, "n"))
    if "unit2" in match.groupdict() and group(match, "unit2"):
        unit, count = ("week" if group(match, "unit2") == "week" else "day"), 1
    vague, beside = group(match, "vague"), group(match, "today")
    half = (_HALF.get(unit, 0) * times_of(match)) if group(match, "half", "half2") else 0
    if unit in ("minute", "hour"):
        unit, count = "day", 0
    return {
        "kind": Kind.DEICTIC,
        "unit": unit,
        "count": -(count or 0) * times_of(match),
        "shift": "ago",
        "vague": count is None or half > 0 or (bool(vague) and vague not in ("exactly", "just", "only")),
        "part": "exact" if vague == "exactly" or beside else "",
        "further": {"tomorrow": 1, "yesterday": -1}.get(beside, 0) - half,
    }


def deictic(match: re.Match[str], order: str) -> Fields | None:
    """ "Yesterday", "last week", "earlier this month", "over the weekend"."""
    words, part = group(match, "shift"), part_of(match)
    future = "next" in words or "tomorrow" in words or part == "later"
    words = words.replace(" very ", " ")
    days = {"yesterday": -1, "last night": -1, "the day before yesterday": -2, "tomorrow": 1}
    unit = next((unit for unit in ("week", "month", "year") if unit in words), "day")
    shift = (
        "next"
        if future
        else "last"
        if words.startswith(("last", "past", "the last", "the past", "at the", "over the", "on the w"))
        and unit != "day"
        else "this"
    )
    return {
        "kind": Kind.DEICTIC,
        "unit": "weekend" if "weekend" in words else unit,
        "count": days.get(words, 0),
        "shift": shift,
        "part": part,
    }


def day_of_period(match: re.Match[str], order: str) -> Fields | None:
    """ "On the third day", "on the closing day": of the days that a report covers, the last as -1."""
    written = group(match, "ord", "n")
    ends = {"opening": 1, "last": -1, "final": -1, "closing": -1}
    count = ends.get(written) or ordinal_word(written) or number_word(written)
    return {"kind": Kind.DEICTIC, "unit": "period", "count": count} if count else None


def weekday_hour(match: re.Match[str], order: str) -> Fields | None:
    """ "Sat 14.05": a log's weekday; `unit` tells that its line was written at that hour."""
    return {"kind": Kind.WEEKDAY, "weekday": weekday_number(group(match, "wd")), "unit": "hour"}


def weekday(match: re.Match[str], order: str) -> Fields | None:
    """ "On Tuesday", "last Friday", "Monday of that week"; None for a short name that may be something else ("Sun")."""
    groups = match.groupdict()
    written = next(groups[name] for name in ("wd3", "wd2", "wd") if groups.get(name))  # in the case it is told in
    alone = match.string.strip(" .:*_•·–—-()[]") == written.strip(".")  # a label's "Wed."
    if not written[0].isupper() or (len(written) < _WHOLE and not alone):
        return None
    return {"kind": Kind.WEEKDAY, "weekday": weekday_number(written.casefold()), "shift": weekday_shift(match)}


_WHOLE = 6  # letters: "Sun" and "Wed" may be something else


def weekday_in_month(match: re.Match[str], order: str) -> Fields | None:
    """ "That same Friday in July": one that was told before."""
    return {
        "kind": Kind.WEEKDAY,
        "weekday": weekday_number(group(match, "wd")),
        "month": month_of(match),
        "shift": "same",
    }


def same_day_in(match: re.Match[str], order: str) -> Fields | None:
    """ "On the same date in February": that day of another month."""
    return {"kind": Kind.SAME, "unit": "day", "shift": "same", "month": month_of(match), "year": year_of(match)}


def weekday_shift(match: re.Match[str]) -> str:
    """Which one of its weekday an expression means: "last", "following", "of that week", "" for the nearest."""
    if group(match, "shift").startswith("of "):
        return "of that week"
    if "week" in match.group(0).lower():
        return f"{group(match, 'shift', 'shift2')} week"
    words = group(match, "shift")
    return {
        "this past": "",
        "last": "last",
        "this": "",
        "next": "next",
        "the following": "following",
        "the next": "following",
        "after": "following",
        "before": "previous",
        "following": "following",
        "the previous": "previous",
        "the": "the",
    }.get(words, "same" if "same" in words or words == "that" else "")


def offset(match: re.Match[str], order: str) -> Fields | None:
    """ "Two days later", "within a week", "exactly a year and a day before"; "days later" is in its month."""
    if several := group(match, "several", "several2", "several3"):  # "only days later": most likely in its month
        few = 0 if several == "days" else number_word("a few") or 0
        return {"kind": Kind.OFFSET, "unit": several.rstrip("s"), "count": few, "vague": True}
    unit = group(match, "unit").rstrip("s")
    if group(match, "n") == "a few" and unit in ("day", "night"):
        return {"kind": Kind.OFFSET, "unit": "day", "count": 0, "vague": True}
    count = number_word(group(match, "n") or group(match, "n2") or "one")
    further = number_word(group(match, "n3"))
    back = group(match, "way") in ("earlier", "before", "previously")
    vague = group(match, "vague")
    loose = count is None or vague not in ("", "exactly", "only") or (not group(match, "n") and not group(match, "n2"))
    if unit == "hour":
        unit, count = "day", (count or 0) // 24  # "forty-eight hours later"
    exact = group(match, "exact", "exact2") or further or vague == "exactly"
    part = "exact" if exact else {"less than": "under", "within": "within", "inside": "within"}.get(vague, "")
    times = {"month": 30, "week": 7}.get(group(match, "unit3").rstrip("s"), 1)
    half = (_HALF.get(unit_of(match), 0) * times_of(match)) if group(match, "half", "half2") else 0
    return {
        "further": (-1 if back else 1) * (times * (further or 0) + half),
        "kind": Kind.OFFSET,
        "unit": unit_of(match) if unit != "day" else "day",
        "count": (-1 if back else 1) * (count or 0) * times_of(match),
        "vague": loose,
        "part": part,
    }


_HALF = {"week": 3, "month": 15, "year": 183}  # days: "a month and a half later"


def half_year_on(match: re.Match[str], order: str) -> Fields | None:
    """ "Half a year later", "half a year before"."""
    back = group(match, "way") in ("earlier", "before")
    return {"kind": Kind.OFFSET, "unit": "month", "count": -6 if back else 6}


def weekdays_on(match: re.Match[str], order: str) -> Fields | None:
    """ "Three Fridays later"."""
    weekday, count = weekday_number(group(match, "wd")), number_word(group(match, "n"))
    if weekday is None or not count:
        return None
    return {"kind": Kind.WEEKDAY, "weekday": weekday, "shift": "following", "count": count - 1}


def offset_named(match: re.Match[str], order: str) -> Fields | None:
    """ "Two days after Peru": from the date of what was told of that place or person."""
    name, count = match.group("name"), number_word(group(match, "n"))
    if count is None or name.casefold() in calendar_table()["months"] or weekday_number(name.casefold()) is not None:
        return None
    side = 1 if group(match, "way") == "after" else -1
    return {
        "kind": Kind.OFFSET,
        "unit": unit_of(match),
        "count": side * count * times_of(match),
        "part": f"from {name}",
    }


def weekday_back(match: re.Match[str], order: str) -> Fields | None:
    """ "Two Fridays ago": so many weeks before the last one, 0 for the last one itself."""
    written = group(match, "wd", "wd2", "wd3", "wd4", "wd5")
    weekday = weekday_number(written)
    if weekday is None or len(written) < 6 or written.title() not in match.group(0):
        return None
    if group(match, "but5"):
        return {"kind": Kind.WEEKDAY, "weekday": weekday, "shift": "last"}
    times = 2 if group(match, "unit", "unit2").startswith("fortnight") else 1
    weeks = times * (number_word(group(match, "n", "n2")) or 0)
    if weeks:
        # "A week ago last Friday" is counted from last Friday, "a week ago on Friday" from today.
        shift = "back" if group(match, "last") else "ago"
        return {"kind": Kind.WEEKDAY, "weekday": weekday, "shift": shift, "count": -weeks}
    return {
        "kind": Kind.WEEKDAY,
        "weekday": weekday,
        "shift": "back",
        "count": 1 - (number_word(group(match, "n3")) or 2),
    }


def day_of_next_month(match: re.Match[str], order: str) -> Fields | None:
    """ "The 24th of the following month"."""
    day = day_of(match) or ordinal_word(group(match, "ord"))
    count = -1 if group(match, "way") in ("previous", "preceding") else 1
    return {"kind": Kind.OFFSET, "unit": "month", "count": count, "day": day} if day else None


def next_unit(match: re.Match[str], order: str) -> Fields | None:
    """ "The next day", "the week after", "the previous month"."""
    back = group(match, "way", "way2") in ("previous", "preceding", "before")
    unit = unit_of(match) or group(match, "unit2")
    part = "calendar" if unit == "week" and "week" in match.group(0).lower() else ""
    return {"kind": Kind.OFFSET, "unit": unit, "count": -1 if back else 1, "part": part}


def same(match: re.Match[str], order: str) -> Fields | None:
    """ "The same day", "that week", "at about the same time"; "hours later" is of that day."""
    unit = "month" if group(match, "about") else unit_of(match)  # "at about the same time"
    return {"kind": Kind.SAME, "unit": "day" if unit == "hour" else unit, "shift": "same"}  # "Hours later": that day


def of_those_days(match: re.Match[str], order: str) -> Fields | None:
    """ "On the last of those four days"."""
    return {"kind": Kind.SAME, "unit": "day", "shift": "same", "part": part_of(match)}


def this_month(match: re.Match[str], order: str) -> Fields | None:
    """ "In the same month", "before the month was over", which is late in it."""
    over = match.group(0).lower().startswith("before") and "half" not in match.group(0).lower()
    return {"kind": Kind.SAME, "unit": "month", "shift": "same", "part": "late" if over else ""}


def of_period(match: re.Match[str], order: str) -> Fields | None:
    """ "The quarter's second month", "three weeks before the period ended": a month or day of what is covered."""
    fields: Fields = {"kind": Kind.SAME, "unit": "period", "shift": "same"}
    if rank := group(match, "ord", "ord2"):
        edges = {"opening": "first", "closing": "last", "final": "last", "middle": "second"}
        month = group(match, "unit", "unit2") == "month"
        return {**fields, "part": edges.get(rank, rank) if month else "last" if rank in _LAST else "first"}
    count = number_word(group(match, "n", "n2")) or 0
    days = count * (7 if group(match, "unit", "unit2").startswith("week") else 1)
    begun = group(match, "part", "part2", "part3") in ("start", "beginning", "began", "opened")
    return {**fields, "part": "first" if begun else "last", "count": -days}


_LAST = ("last", "final", "closing")


def week_alone(match: re.Match[str], order: str) -> Fields | None:
    """ "In the second week", "the last days" of the month in force."""
    return {
        "kind": Kind.SAME,
        "unit": "month",
        "part": f"{group(match, 'ord', 'ord2')}-{group(match, 'unit', 'unit2')}",
        "shift": "same",
    }


def inst_ult(match: re.Match[str], order: str) -> Fields | None:
    """ "The 4th inst.", "28 ult.", "3 prox.": of the month of writing, the one before, the one after."""
    shift = {"inst": "this", "ult": "last", "prox": "next"}[group(match, "shift")]
    return {"kind": Kind.DEICTIC, "unit": "month", "shift": shift, "day": day_of(match)}


def before_last(match: re.Match[str], order: str) -> Fields | None:
    """ "The week before last"."""
    return {"kind": Kind.DEICTIC, "unit": group(match, "unit"), "shift": "last", "count": -1}


def year_old(match: re.Match[str], order: str) -> Fields | None:
    """ "The year was two days old", "May was …": its second day; "a week old" is of its first month."""
    count, unit = number_word(group(match, "n")) or 1, group(match, "unit2").rstrip("s")
    if count > (4 if unit == "week" else 31):
        return None
    if group(match, "unit") == "month":
        return {"kind": Kind.ABSOLUTE, "day": count, "unit": "month", "shift": "same"} if unit == "day" else None
    fields: Fields = {"kind": Kind.ABSOLUTE, "month": month_of(match) or 1, "year": year_of(match)}
    return {**fields, "day": count} if unit == "day" else fields


def days_into(match: re.Match[str], order: str) -> Fields | None:
    """ "Three days into May", "ten days into the year"."""
    count = number_word(group(match, "n")) or 0
    day = count if 0 < count <= _LAST_DAY else None
    return {"kind": Kind.ABSOLUTE, "year": year_of(match), "month": month_of(match) or 1, "day": day} if day else None


def day_of_year(match: re.Match[str], order: str) -> Fields | None:
    """ "On the third day of the year": a day of January."""
    count = ordinal_word(group(match, "ord")) or 0
    day = count if 0 < count <= _LAST_DAY else None
    return {"kind": Kind.ABSOLUTE, "year": year_of(match), "month": 1, "day": day} if day else None


_LAST_DAY = 31


def year_out(match: re.Match[str], order: str) -> Fields | None:
    """ "Two days before the year was out"."""
    count, unit = number_word(group(match, "n")), group(match, "unit").rstrip("s") or "day"
    days = (count or 0) * (7 if unit == "week" else 1)
    return {
        "kind": Kind.HOLIDAY,
        "holiday": "new year’s eve",
        "count": -days,
        "unit": "day",
        "vague": True,
        "year": year_of(match),
    }
