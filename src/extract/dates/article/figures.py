"""How an article writes dates in figures: which part is the day, and whether bare figures are dates at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from extract.calendar_words import month_pattern, weekday_number, weekday_pattern

_FULL = re.compile(r"(?<![\d./-])(\d{1,2})([./-]|\. )(\d{1,2})\2[’']?((?:19|20)\d\d|\d\d)(?![\d/]|\.\d)")
_SHORT = re.compile(
    r"(?:\bon |[(\[|\t]|(?<!\d)[/-] ?|[,;:·•–—] ?|   |[A-ZÀ-Þ]\w+\. |^[\W_]*|^\W*\[[A-Z]{2,3}\] ?)"
    r"(\d{1,2})(?:/(\d{1,2})|\. ?(\d{1,2})\.|\.(0[1-9]|1[0-2]))(?=[\s,;:)\]|–—]|$)",
    re.MULTILINE,
)
_DAY_FIRST = re.compile(
    r"\b(?:day|days|dd|dd?)\W{0,3}(?:(?:and|then|before|first,?|followed by)\W{0,3})?(?:the )?(?:month|months|mm?)\b",
    re.I,
)
_MONTH_FIRST = re.compile(
    r"\b(?:month|months|mm?)\W{0,3}(?:(?:and|then|before|first,?|followed by)\W{0,3})?(?:the )?(?:day|days|dd?)\b", re.I
)
_SAYS_DATES = re.compile(r"\b(?:dates?|dated|numbers|figures|order|format|read)\b", re.I)
_BUDDHIST = re.compile(
    r"(?i:\b(?:years?|dates?|calendar)\b[^.;\n]{0,60}\bBuddhist (?:era|calendar))"
    r"|(?i:\bBuddhist (?:era|calendar)\b[^.;\n]{0,30}\b(?:years?|dates?)\b)"
    r"|\bB\.?E\.?\W{1,3}25\d\d\b|\b25\d\d\W{1,3}B\.?E\b"
)
_FEW_GONE = 4  # so many parts of a thread must be left for one that is not
_FEWEST = 3  # so many bare figures in a date's place show that the article dates so


def numeric_order(text: str) -> tuple[str, bool]:
    """DMY or MDY, with what else `find_expressions` is to know of the article, and whether the order is shown."""
    order, sure = _figures_order(text)
    buddhist = " buddhist" if _BUDDHIST.search(text) else ""
    return order + _dotted(text) + _clocked(text) + _by_days(text) + buddhist, sure


def _figures_order(text: str) -> tuple[str, bool]:
    """DMY or MDY, followed by " free" where bare figures are dates, and whether the article itself shows the order."""
    full = [(int(a), int(b)) for a, _, b, _ in _FULL.findall(text)]
    short = [(int(a), int(b or c or d)) for a, b, c, d in _SHORT.findall(text)]
    short = [pair for pair in short if _possible(*pair)]
    declared = _declared(text)
    if _counters(short) or _sections(text):
        short = []
    free = " free" if len(short) >= _FEWEST or declared.endswith("!") or (declared and short) else ""
    declared = declared.rstrip("!")
    free = free or (" counted" if not short and _SHORT.search(text) else "")
    if declared:
        return declared + free, True
    for judge in (_by_size, lambda pairs: _by_weekday(text), lambda pairs: _by_order(text)):
        for pairs in (full, short):
            if found := judge(pairs):
                return found + free, True
    if re.search(r"(?<![\d./-])\d{1,2}\. ?\d{1,2}\. ?(?:19|20)\d\d\b", text) and not any(
        "/" in sep for _, sep, _, _ in _FULL.findall(text)
    ):
        return "DMY" + free, True  # full stops between the parts put the day first everywhere
    return _spelled(text) + free, False


def _counters(pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether "1/6", "2/6", "3/6" number the parts of a thread; one that holds a photograph alone may be gone."""
    firsts, lasts = [a for a, _ in pairs], {b for _, b in pairs}
    if len(pairs) < 2 or len(lasts) > 1:
        return False
    missing = firsts[-1] - firsts[0] + 1 - len(firsts)
    rising = all(before < after for before, after in pairwise(firsts))
    return rising and missing * _FEW_GONE <= len(firsts) and firsts[-1] <= max(lasts)


def _by_days(text: str) -> str:
    """ " days" where lines open with the days of one month, "3: …", "[14] …": they rise, and count nothing."""
    found = [(mark, int(day), close) for mark, day, close in _DAY_OF_MONTH.findall(text)]
    for form in dict.fromkeys((mark, close) for mark, _, close in found):
        days = [day for mark, day, close in found if (mark, close) == form]
        rising = all(one < other for one, other in pairwise(days))
        counted = len(days) * 2 > days[-1] - days[0] + 1
        if len(days) >= _FEWEST and rising and not counted and days[-1] > _COUNTED:
            return " days"
    return ""


_DAY_OF_MONTH = re.compile(r"^[^\S\n]*(?:[*•·–—-] ?)?([(\[]?)([1-9]|[12]\d|3[01])([:)\]]) (?=\S)", re.MULTILINE)
_COUNTED = 12  # a list of a dozen items may have lost some


def _dotted(text: str) -> str:
    """ " dotted" where lines open with "13.2", "29.3" as days of months; "3.1", "3.2" number what they open.

    So too where sentences tell days so, "on 14.3", "by 15.9", beside days with their year, "13.1.12".
    """
    opening = re.findall(r"^[^\S\n]*[*_•·–—-]*[^\S\n]*(\d{1,2})\.(\d{1,2})(?=\s|[:–—])", text, re.MULTILINE)
    whole = {match for match in _FULL.findall(text) if match[1] == "."}
    told = _TOLD.findall(text) if len(whole) > 1 else []
    return " dotted" if _of_days(opening) or _of_days(told) else ""


def _clocked(text: str) -> str:
    """ " clocked" where lines open with an hour, "Fri 18.00", "Sat 00.35", "09.40", as not all can be days."""
    found = [(int(a), int(b)) for a, b in _HOURS.findall(text)]
    hours = all(a < 25 and b < 60 for a, b in found) and any(not _possible(a, b) for a, b in found)
    return " clocked" if len(found) >= _FEWEST and hours else ""


_HOURS = re.compile(
    rf"^[^\S\n]*[*_•·–—\[(-]*(?:(?:{weekday_pattern()})\.?,? )?(\d{{1,2}})[.h:](\d\d)(?![.\d])", re.M | re.I
)
_MONTHS = 12
_TOLD = re.compile(
    r"(?:\b(?:on|by|since|from|until)|[,;(])\s?(\d{1,2})\.(\d{1,2})(?=[\s,;:)]|\.\s)(?!\s(?:per|million|billion)\b)",
    re.IGNORECASE,
)


def _of_days(found: Sequence[tuple[str, str]]) -> bool:
    """Whether figures in pairs can all be a day and its month, and some of them nothing else."""
    pairs = [(int(a), int(b)) for a, b in found]
    days = all(_possible(a, b) for a, b in pairs) and any(max(pair) > _MONTHS for pair in pairs)
    return days and len({a for a, _ in pairs}) >= _FEWEST


def _sections(text: str) -> bool:
    """Whether "5.1.", "5.2.", "5.2.1." number the sections of a report."""
    opening = re.findall(
        r"^[^\S\n]*[#*]*[^\S\n]*(\d{1,2})\.(\d{1,2})(?:\.\d{1,2})*\.?(?=\s+[A-Z“\"])", text, re.MULTILINE
    )
    deeper = re.search(r"^[^\S\n]*[#*]*[^\S\n]*\d{1,2}\.\d{1,2}\.\d{1,2}\.?\s+[A-Z“\"]", text, re.MULTILINE)
    seconds = [int(second) for _, second in opening]
    rising = all(0 <= later - earlier <= 1 for earlier, later in pairwise(seconds))
    return len(opening) >= _FEWEST and bool(deeper) and len({first for first, _ in opening}) == 1 and rising


def _possible(a: int, b: int) -> bool:
    return 1 <= a <= 31 and 1 <= b <= 31 and min(a, b) <= 12


def _declared(text: str) -> str:
    """What the article says of its dates: "Dates are day and month", "(day.month.year)", "MM/DD/YYYY".

    Ends with "!" where it speaks of day and month alone.
    """
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z“\"(])|\n", text):
        day, month = _DAY_FIRST.search(sentence), _MONTH_FIRST.search(sentence)
        named = _SAYS_DATES.search(sentence) or re.search(r"\b(?:dd|mm)\W?(?:mm|dd)\b", sentence, re.I)
        if named and (day or month):
            bare = "" if re.search(r"year|y{2,4}\b", sentence, re.I) else "!"
            return ("DMY" if day and (not month or day.start() <= month.start()) else "MDY") + bare
        if re.search(r"\b(?:day|month) first\b", sentence, re.I) and _SAYS_DATES.search(sentence):
            return "DMY" if re.search(r"\bday first\b", sentence, re.I) else "MDY"
    return ""


def _by_size(pairs: Sequence[tuple[int, int]]) -> str:
    """A part above 12 cannot be a month."""
    day_first = sum(a > 12 and 1 <= b <= 12 and a <= 31 for a, b in pairs)
    month_first = sum(b > 12 and 1 <= a <= 12 and b <= 31 for a, b in pairs)
    return "" if day_first == month_first else "DMY" if day_first > month_first else "MDY"


def _by_weekday(text: str) -> str:
    """ "Tue 10/01/2023": the day on which that weekday fell."""
    votes = {"DMY": 0, "MDY": 0}
    for word, a, b, year in re.findall(
        rf"\b({weekday_pattern()}),? (\d{{1,2}})[./-](\d{{1,2}})[./-]((?:19|20)\d\d)", text, re.I
    ):
        for order, day, month in (("DMY", int(a), int(b)), ("MDY", int(b), int(a))):
            try:
                votes[order] += date(int(year), month, day).weekday() == weekday_number(word)
            except ValueError:
                votes[order] -= 1
    return "" if votes["DMY"] == votes["MDY"] else max(votes, key=votes.__getitem__)


def _by_order(text: str) -> str:
    """The reading in which the dates at the starts of lines and cells run in order, forwards or backwards."""
    found = re.findall(
        r"(?:^[^\S\n]*[\W_]*|[\t|] ?)(\d{1,2})[./-](\d{1,2})(?:[./-]((?:19|20)\d\d|\d\d))?(?![\d/])", text, re.M
    )
    if len(found) < _FEWEST:
        return ""
    days = [(int(year or 0), int(b), int(a)) for a, b, year in found]
    months = [(int(year or 0), int(a), int(b)) for a, b, year in found]
    in_order = {"DMY": _steps_back(days), "MDY": _steps_back(months)}
    best = min(in_order, key=in_order.__getitem__)
    return best if in_order["DMY"] != in_order["MDY"] and in_order[best] * 4 <= len(found) else ""


def _steps_back(keys: Sequence[tuple[int, int, int]]) -> int:
    """The steps against the direction in which most of them go."""
    steps = [(before > after) - (before < after) for before, after in pairwise(keys)]
    return min(steps.count(1), steps.count(-1))


def _spelled(text: str) -> str:
    """The order in which the article spells its dates out; the day first where it spells none."""
    month = month_pattern()
    american = len(re.findall(rf"\b{month}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b", text, re.I))
    other = len(re.findall(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+{month}", text, re.I))
    return "MDY" if american > other else "DMY"
