"""Builders for months, seasons, holidays and years: a match of a shape becomes fields, or None where it is none."""

from __future__ import annotations

import re

from extract.calendar_words import calendar_table, number_word, ordinal_word, weekday_number
from extract.dates.words.groups import Fields, group, month_of, part_of, shift_of, year_of
from extract.dates.words.values import Kind
from extract.dates.words.written import season_months


def months(match: re.Match[str], order: str) -> Fields | None:
    """ "From May to July", "November 2018 – February 2019"."""
    first, last = month_of(match), month_of(match, "m2")
    if first == last and year_of(match, "y") == year_of(match, "y2"):
        return None
    return {
        "kind": Kind.ABSOLUTE,
        "year": year_of(match, "y") or (year_of(match, "y2") if first and last and first < last else None),
        "month": first,
        "last_year": year_of(match, "y2"),
        "last_month": last,
    }


def month_only(match: re.Match[str], order: str) -> Fields | None:
    """ "In May", "late in March 2017", "last August"; None for a word that is no month there ("they may")."""
    if not is_month(match):
        return None
    shift = shift_of(match)
    if shift in ("last", "this") and group(match, "shift").endswith("year"):
        shift = f"{shift} year"  # "May last year" may be over a year ago, "last May" is the newest
    return {
        "kind": Kind.ABSOLUTE,
        "year": year_of(match),
        "month": month_of(match),
        "part": part_of(match),
        "shift": shift,
    }


def month_apart(match: re.Match[str], order: str) -> Fields | None:
    """ "After the June events of 2010": the month is that of the year behind the noun."""
    return {"kind": Kind.ABSOLUTE, "year": year_of(match), "month": month_of(match), "unit": "noun"}


def is_month(match: re.Match[str]) -> bool:
    """Whether a bare month's name is the month: not "they may", "a march", "April Jones", "dec" for decision."""
    written = re.search(r"[^\W\d_]+\.?$|[^\W\d_]+", match.group("m"))
    word = written.group(0) if written else match.group("m")
    if word[0].islower():
        return _small_month(word, match.string[: match.start()], match.string[match.end() :])
    if year_of(match) or part_of(match) or shift_of(match):
        return True
    if word.casefold().rstrip(".") not in calendar_table()["ambiguous_months"]["words"]:
        return True
    before, after = (
        match.string[max(0, match.start("m") - 60) : match.start("m")],
        match.string[match.end() : match.end() + 60],
    )
    if word.endswith(".") and word.casefold() in ("march.", "april.", "may.", "june.", "august."):
        after = f".{after}"  # "June. On the 16th …"
    if _PREPOSITION.search(before):
        return not _IN_A_NAME.match(after) or _OF_TIME.search(before) is not None
    return _stands_alone(before, after) or _opens_a_sentence(before, after)


def _stands_alone(before: str, after: str) -> bool:
    """ "2019 again, May.", "Come May, they were home", "The other one’s June: …", "Mars / March", "(March)"."""
    return bool(
        (re.search(r"\b(?:19|20)\d\d(?: \w+)?,\s+$", before) and re.match(r"\W", after))
        or (_COMES.search(before) and _GOES_ON.match(after))
        or (_ONE_IS.search(before) and re.match(r"[.,:;]", after))
        or (re.search(r"[–—(/|·:]\s*$", before) and re.match(r"\W*$|\)", after))
    )


def _opens_a_sentence(before: str, after: str) -> bool:
    """ "April brought two rulings", "They came home. May too"; not "May God help them"."""
    opening = not before.strip(' \t*_#•·–—-“"(') or _STOP.search(before)
    return bool(opening and _SAYS.match(after))


def _small_month(word: str, before: str, after: str) -> bool:
    """Whether a month in small letters is one: "mps voted in july"; not "in march formation", "in sept"."""
    written_out = len(word) > 4 or word in ("may", "june", "july")
    cue = re.search(r"\b(?:in|since|until|till|by|during|from|early|late|mid|last)\s+$", before)
    return bool(cue) and written_out and (word != "march" or bool(re.match(r"[.,;:)]|$", after)))


_PREPOSITION = re.compile(
    r"\b(?:in|into|of|since|until|till|by|during|from|to|through|before|after|every|each|for|early|late|mid|last|next|"
    r"this|that|between|and|or|throughout|over|as|when|while|once)\s+$",
    re.IGNORECASE,
)
# "to May Obermeyer", "after March for Life": but "in May Amina Sayeed was freed"
_IN_A_NAME = re.compile(r"\s+(?:[A-Z][a-z]+|for\s+[A-Z]|on\s+[A-Z])")
_OF_TIME = re.compile(r"\b(?:in|into|since|until|during|by|last|this|month of)\s+$", re.IGNORECASE)
_ONE_IS = re.compile(r"\b(?:one|other|first|second|third|next|last|it)(?:[’']s| is| was)\s+$")
_STOP = re.compile(r"(?:[.!?:;]|\b(?:then|and|also|but))[”\"’)]?\s+$", re.IGNORECASE)
_SAYS = re.compile(
    r"\s*(?:$|[.,:;–—/|]|(?:belonged|belongs|opens|ends|closes|turned|went\son|passed|brings|goes|brought|was|were|saw|"
    r"kept|began|ended|let|came|opened|closed|gave|dawned|arrived|marked|witnessed|delivered|offered|produced|proved|has|"
    r"had|is|started|too|also|in|alone|itself|and|seem(?:s|ed)|look(?:s|ed)|feels|felt)\b)"
)
_COMES = re.compile(
    r"(?:^|[.!?;:,]\s+)\W*(?:(?:and|but|then|so)\s+)?(?:with|come|as for|into|towards?)\s+$", re.IGNORECASE
)
_GOES_ON = re.compile(r"\s*(?:,|\s(?:came|comes|the|a|an|two|three|all|both|over|behind|begun|half)\b)")


def season(match: re.Match[str], order: str) -> Fields | None:
    """ "In the summer of 2019", "the winter of 2018/19"; None for a fall that is no season."""
    season = group(match, "season")
    if (
        season == "fall"
        and not year_of(match)
        and not re.search(
            r"\b(?:in|last|this|that)\s+(?:the\s+)?(?:early\s+|late\s+)?fall$", match.group(0), re.IGNORECASE
        )
    ):
        return None
    year = year_of(match, "y")
    last = group(match, "y2")
    return {
        "kind": Kind.ABSOLUTE,
        "year": year,
        "last_year": int(str(year)[: 4 - len(last)] + last) if last and year else None,
        "part": part_of(match),
        "shift": shift_of(match),
        **season_months(season),
    }


def holiday(match: re.Match[str], order: str) -> Fields | None:
    """ "On Christmas Eve", "two days before Easter", "during Ramadan", "the Friday after Pentecost"."""
    name = group(match, "holiday")
    if name == "new year" and not _is_new_year(match):
        return None
    if match.group("holiday").islower() and not _written_small(name):
        return None  # "easter eggs", "a halloween party"
    fields: Fields = {"kind": Kind.HOLIDAY, "holiday": name, "year": year_of(match, "y")}
    days, way = _days_from(match)
    if group(match, "wd", "wd2", "wk"):
        return fields | _weekday_from(match, way)
    if group(match, "rest") == "week":
        return fields | {"part": "week-around"}
    return fields | _days_about(match, days, way)


def _days_from(match: re.Match[str]) -> tuple[int, str]:
    """How many days "two weeks before" or "the eve of" a feast lies from it, and on which side."""
    count, unit = number_word(group(match, "n")), group(match, "unit").rstrip("s")
    way, of_it = group(match, "way", "way2", "way3"), group(match, "part2")
    if of_it == "eve" or (of_it and way == "before"):
        return 1, "before"
    if of_it and way == "after":
        return 1, way
    return (count or 0) * (7 if unit == "week" else 1 if unit != "hour" else 0), way


def _weekday_from(match: re.Match[str], way: str) -> Fields:
    """ "The Friday after Pentecost", "the second Sunday before Christmas", "the week of Easter"."""
    side = {"before": "before", "preceding": "before", "of": "around"}.get(way, "after")
    return {
        "weekday": None if group(match, "wk") else weekday_number(group(match, "wd", "wd2")),
        "part": f"{'week' if group(match, 'wk') else 'weekday'}-{side}",
        "count": (number_word(group(match, "n5")) or ordinal_word(group(match, "ord5")) or 1) - 1,
    }


def _days_about(match: re.Match[str], days: int, way: str) -> Fields:
    """ "Two days before Easter", "over Christmas", "mid-Ramadan": a day, and how closely it is meant."""
    name, loose, within = group(match, "holiday"), group(match, "part"), part_of(match, "part4")
    if within in ("late", "last day", "mid"):
        # "At the end of Ramadan" is a month after its beginning, "at the end of Easter" is no day at all.
        lasts = int(calendar_table()["lasts"].get(name, 0))
        days = lasts // 2 if within == "mid" else lasts
    between = group(match, "part3") == "between" and "christmas" in name and bool(group(match, "rest"))
    around = group(match, "part3") in ("over", "around", "during", "between") or bool(group(match, "rest"))
    return {
        "count": -days if way == "before" else days,
        "unit": "day",
        "part": "between" if between else "around" if around else way if loose else "",
        "shift": shift_of(match),
        "vague": bool(loose) or around or within in ("early", "mid", "late") or _about_then(match),
    }


def _about_then(match: re.Match[str]) -> bool:
    """ "At Easter", "before Christmas": the days around a feast, unless its day, eve or Sunday is named."""
    name, before = group(match, "holiday"), match.string[: match.start("holiday")]
    long = name in ("easter", "christmas") and re.search(r"\bat\s+$", before, re.IGNORECASE)
    near = " " not in name and re.search(r"\b(?:by|towards?|before)\s+$", before, re.IGNORECASE)
    return bool(long or near) and not group(match, "n", "part2")


def _is_new_year(match: re.Match[str]) -> bool:
    """ "At New Year", "New Year 2019"; not "a new year", nor the "Hmong New Year"."""
    before = match.string[max(0, match.start("holiday") - 30) : match.start("holiday")]
    if re.search(r"[A-Z][\w-]+\s+$", before) and not re.search(
        r"(?:^|[.!?]\s+)(?:At|By|Since|Around|Before|After|Until)\s+$", before
    ):
        return False
    return bool(
        year_of(match, "y") or re.search(r"\b(?:at|since|around|before|after|until)\s+$", before, re.IGNORECASE)
    )


def _written_small(name: str) -> bool:
    return name in calendar_table()["sun"] or name in calendar_table()["small"]["words"]


def years(match: re.Match[str], order: str) -> Fields | None:
    """ "2016–2018", "2018/19"; None for the number of a paper."""
    first, last = year_of(match, "y"), group(match, "y2")
    if first is None:
        return None
    end = int(str(first)[: 4 - len(last)] + last)
    if "/" in match.group(0) and len(last) == 2 and end > first + 2:
        return None  # "BW/2017/31": the 31st paper of that year
    return {"kind": Kind.ABSOLUTE, "year": first, "last_year": end} if first < end <= first + 60 else None


def years_or_one(match: re.Match[str], order: str) -> Fields | None:
    """ "In the years 2016 to 2018", "in the year 2016"."""
    return years(match, order) if group(match, "y2") else {"kind": Kind.ABSOLUTE, "year": year_of(match, "y")}


_PAPERS = "Resolution|Decision|Law|Act|Decree|Case|Motion|Order|Bill|Directive|Regulation|Judge?ment|Petition|Appeal"


def year_only(match: re.Match[str], order: str) -> Fields | None:
    """ "In 2019"; None for a number that is no year: "£1990", "Resolution 3/2014", "2000 people"."""
    before, after = (
        match.string[max(0, match.start("y") - 60) : match.start("y")],
        match.string[match.end() : match.end() + 60],
    )
    if re.search(rf"\b(?:{_PAPERS})\s+(?:[Nn][or]\.?\s*)?\d{{1,5}}/$", before):
        return None  # "Resolution 3/2014"
    # "2,000 people", "£1990", "room 2010", "Law No. 2015": a number, not a year.
    if re.search(
        r"[£$€]\s*$|#$|\b(?:no|nr|number|room|page|article|section|resolution|rule)\.?\s+$", before, re.IGNORECASE
    ):
        return None
    if re.match(
        r"\s+(?:people|prisoners|others|members|women|men|children|families|kilometres|km|miles|euros|dollars|words|signatures|cases|times|hours|days)\b",
        after,
        re.IGNORECASE,
    ):
        return None
    return {
        "kind": Kind.ABSOLUTE,
        "year": year_of(match, "y"),
        "part": {"earlier in": "", "later in": "", "middle of": "mid"}.get(group(match, "part"), group(match, "part")),
    }


def spelled_year(match: re.Match[str], order: str) -> Fields | None:
    """ "Two thousand and nine", "twenty fourteen", "nineteen eighty-nine"."""
    century = 1900 if group(match, "n3") else 2000
    count = number_word(group(match, "n", "n2", "n3"))
    return {"kind": Kind.ABSOLUTE, "year": century + count} if count else None


def decade(match: re.Match[str], order: str) -> Fields | None:
    """ "The 1990s": found so that no year is read out of it; tells no day."""
    return {}
