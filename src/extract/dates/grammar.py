"""The shapes that date expressions take in English prose, as named patterns; the earlier pattern wins a stretch of text.

Groups say what was found: y, m, d (year, month, day), y2, m2, d2 (the end of a range), part, ord, wd, n, unit, way, shift,
season, quarter, holiday, whole (read as one by dateparser).
"""

from __future__ import annotations

import re
from functools import cache

from extract.calendar_words import alternatives, calendar_table, month_pattern, weekday_pattern

# Of the shapes only; the words themselves are in data/calendar.toml.
_SHAPES: tuple[tuple[str, str], ...] = (
    ("decade", r"(?:early |mid-?|late )?\b(?:the )?(?:(?:18|19|20)\d0[’']?s|[’']\d0s|(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b"),
    ("iso", r"\b(?P<whole>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:T[\d:.+Z-]+)?\b"),
    ("numeric", r"(?<![\d./-])(?P<whole>\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:(?:19|20)\d\d|\d\d))(?![\d/]|\.\d)"),
    ("numeric_short", r"(?:(?<=\bon )|^[\W_]*)(?!9/11\b|24/7\b)(?P<whole>\d{1,2}/\d{1,2}|\d{1,2}\.\d{1,2}\.)(?![\d/]|\.\d|%)"),
    # from one day to another
    ("days_of_months", r"\b(?P<d>\d{1,2})(?:{TH})?(?: of)? (?P<m>{M})(?:,? (?P<y>{Y}))? ?(?:[–—-]|to|until|through) ?(?:the )?(?P<d2>\d{1,2})(?:{TH})?(?: of)? (?P<m2>{M})(?:,? (?P<y2>{Y}))?"),
    ("days_of_month", r"\b(?P<d>\d{1,2})(?:{TH})? ?(?:[–—/-]|to|and|or|until) ?(?:the )?(?P<d2>\d{1,2})(?:{TH})?(?: of)? (?P<m2>{M})(?:,? (?P<y2>{Y}))?"),
    ("month_days", r"\b(?P<m2>{M}) (?P<d>\d{1,2})(?:{TH})? ?(?:[–—-]|to|and) ?(?P<d2>\d{1,2})(?:{TH})?(?!\d)(?:,? (?P<y2>{Y}))?"),
    # one day of a named month
    ("last_day", r"\b(?:the )?(?:very )?(?P<part>first|last|final) (?:minutes?|hours?|day) (?:of|in) (?:(?P<m>{M})(?:,? (?:of )?(?P<y>{Y}))?|(?:the year )?(?P<y2>(?:19|20)\d\d)|(?P<shift>(?:that|the|this) (?:very |same )?month|(?:that|the|this) (?:very |same )?year|it)\b)"),
    ("month_last_day", r"\b(?P<m>{M})(?:[^.;!?]{0,40}?)\bits (?:very )?(?P<part>first|last|final) day\b"),
    ("very_last_day", r"\bon (?:the|its) (?:very )(?P<part>first|last) day\b"),
    ("weekday_date", r"\b(?:(?P<wd>{W}),? (?:the )?)?(?P<whole>\d{1,2}(?:{TH})?(?: day)?(?: of)? {M}(?:,? ?{Y})?)"),
    ("american_date", r"\b(?:(?P<wd>{W}),? )?(?P<whole>{M} (?:the )?\d{1,2}(?:{TH})?(?![\d:%]|[.,]\d)(?:,? {Y})?)"),
    ("ordinal_of", r"\bthe (?P<ord>{O}) (?:day )?of (?:(?P<m>{M})(?: (?P<y>{Y}))?|(?P<shift>(?:that|the|this) (?:same )?month\b))"),
    ("nth_weekday", r"\bthe (?P<ord>first|second|third|fourth|last) (?P<wd>{W}) (?:of|in) (?:(?P<m>{M})(?: (?P<y>{Y}))?|(?P<shift>(?:that|the|this) (?:same )?month\b))"),
    ("weekday_day", r"\b(?:that |the )?(?P<wd>{W}),? the (?P<d>\d{1,2})(?:{TH})"),
    # parts of a month, year or quarter
    ("week_of", r"\b(?:the |its )?(?P<ord>first|second|third|fourth|last|final)(?: full)? (?P<unit>week|fortnight|weekend) (?:of|in) (?:(?P<m>{M})(?:,? (?P<y>{Y}))?|(?P<y2>(?:19|20)\d\d)|(?P<shift>(?:that|the|this) (?:new )?(?:month|year)\b))"),
    ("week_alone", r"\bin (?:the|its) (?P<ord>first|second|third|fourth|last|final)(?: full)? (?P<unit>week|fortnight|weekend)\b(?! of)"),
    ("half_of", r"\b(?:the )?(?P<part>first|second|last|latter) (?P<unit>half|quarter|days|weeks|months) of (?:(?P<m>{M})(?:,? (?P<y>{Y}))?|(?:the year )?(?P<y2>(?:19|20)\d\d)|(?P<shift>(?:that|the|this) (?:month|year)\b))"),
    ("months_of", r"\b(?:the )?(?P<part>first|last) (?P<n>{N}) (?P<unit>days|weeks|months) of (?:(?P<m>{M})(?:,? (?P<y>{Y}))?|(?P<y2>(?:19|20)\d\d)|(?P<shift>(?:that|the|this) (?:month|year)\b))"),
    ("part_of", r"\b(?:the )?(?:very )?(?P<part>beginning|start|middle|end|close|turn|eve|course|dawn) of (?:the )?(?:(?P<m>{M})(?:,? (?P<y>{Y}))?|(?P<season>{S})(?:(?: of)? (?P<y3>{Y}))?|(?:year )?(?P<y2>(?:19|20)\d\d)|(?P<shift>(?:(?:that|this|last) )?(?:very |same )?(?:month|year|week)\b))"),
    ("month_half_over", r"\b(?:before |as |when )?(?P<shift>(?:the|that|this) month) (?:was (?:half )?(?:over|out|up)|ended|closed|began|opened)\b"),
    ("year_out", r"\b(?:(?P<n>{N}) (?P<unit>days?|weeks?) before |(?P<part>shortly|just|days|weeks|hours) before )(?:the (?:year|month) (?:was (?:over|out|up)|ended)|the (?:end|close) of the year|year[’']s end|the year[’']s end)(?: in (?P<y>{Y}))?"),
    ("quarter", r"(?:\b(?P<part>first|second|third|fourth|last|final) (?P<unit>quarter|half)(?:(?: of)?(?: the year)? (?P<y>{Y}))?|\b[QH] ?(?P<quarter>[1-4])(?:[ /]?(?P<y2>{Y}))?\b|\b(?P<y3>(?:19|20)\d\d)[ -]?[QH](?P<quarter2>[1-4])\b|\bquarter (?P<quarter3>[1-4]|one|two|three|four)\b(?:,? (?P<y4>{Y}))?)"),
    # months
    ("months", r"\b(?P<m>{M})(?:,? (?P<y>{Y}))? ?(?:[–—/&+-]|to|and|or|through|until|,) ?(?:{M} ?(?:,|and|/|–|-) ?)?(?P<m2>{M})(?:,? ?(?P<y2>{Y}))?"),
    ("month_of_other_year", r"\b(?:(?P<part>early|late|mid)[ -])?(?P<m>{M}) (?:of )?(?P<shift>(?:the|that) (?:very )?(?:same|next|following|previous|preceding) year|that year|the year (?:before|after)|last year|this year|next year)\b"),
    ("shifted_month", r"\b(?P<shift>this past|that same|the same|the (?:next|following|previous|preceding)|the|this|that|last|next|following|previous) (?P<m>{M})(?! \d)(?=$|[^\w]|s\b)"),
    ("month", r"\b(?:(?P<part>early|late|mid|middle)[ -](?:in )?)?(?P<m>{M})(?:,? (?:of )?(?P<y>{Y})(?:[’']s)?)?(?!\w)"),
    # seasons, holidays
    ("holiday", r"\b(?:(?P<n>{N}) (?P<unit>days?|weeks?|nights?|hours?) (?P<way>before|after) |(?P<part>days|weeks|shortly|just|hours|in time|right|soon) (?P<way2>before|after|for) |(?:on )?(?:the )?(?P<part2>eve|morning|night|day)s? (?P<way3>of|before|after) |(?P<part3>between|over|around|during)(?: the)? )?(?P<holiday>{H})(?:(?:,| of| in)? (?P<y>{Y}))?(?P<rest> (?:holidays?|break|season|period|and new year))?(?![\w’'-])(?! (?:tree|card|bazaar|island|dinner|party|present|appeal|message|market|carol|uprising|massacre|rising|protest|accord|agreement|letter|egg|concert|raid))"),
    ("season", r"\b(?:(?P<part>early|late|mid|high) ?-?)?(?:in )?(?P<shift>this past |last |this |that (?:same )?|next |the (?:following|previous|same) )?(?P<season>{S})(?:(?: of|,)? (?P<y>{Y})(?:[-–/](?P<y2>\d\d(?:\d\d)?))?)"),
    ("season_alone", r"\b(?:(?:in|over|during|since|by|through|throughout|until|from) (?:the )?(?P<part>early |late |mid-?)?|(?P<shift>this past|last|this|that same|that|next|the following|the previous|the same) |^(?:early |late )?)(?P<season>{S})\b(?! (?:of (?!last|that|the|this)|school|camp|course|term|olympics|games|apart|house|wheat|palace))"),
    # years
    ("years", r"\b(?P<y>(?:19|20)\d\d) ?(?:[–—/-]|to|until|through) ?(?P<y2>(?:19|20)\d\d|\d\d)(?![\d/-])"),
    ("shifted_year", r"\b(?P<shift>(?:the|that) (?:very )?(?:same|next|following|previous) year|that year|the year (?:before|after)|(?:the )?(?:(?P<part>early|late|earlier|later) )?(?:this|last|next|past) year)\b"),
    ("year", r"(?:\b(?P<part>early|late|mid|earlier in|later in|middle of)[ -]?(?:in )?|\b)(?P<y>(?:1[789]|20)\d\d)(?:[’']s)?(?![\d%/]|[.,]\d|-\w)"),
    # counted from the publication
    ("weekday_week", r"\b(?P<wd>{W}) (?:of )?(?P<shift>last|this) week\b"),
    ("ago", r"\b(?P<vague>about |around |some |over |more than |less than |almost |nearly |barely |just |only |exactly )?(?P<n>{N}|several|some|a few|a couple of|many) (?P<unit>minutes?|hours?|days?|weeks?|fortnights?|months?|years?) ago\b(?P<today> today)?"),
    ("deictic", r"\b(?P<part>earlier|early|late|later) (?:on )?(?P<shift>today|this week|this month|this year|last month|last week|last year|yesterday)\b"),
    ("deictic", r"\b(?P<shift>the day before yesterday|yesterday|today|tonight|tomorrow|this morning|this afternoon|this evening|last night|overnight|this week|last week|next week|this weekend|last weekend|this month|last month|next month|the (?:last|past) (?:week|month)|past (?:week|month)|a moment ago|just now)\b"),
    ("weekday", r"^[\W_]*(?P<wd>{W})(?=[\W_]*$)"),
    ("weekday", r"\b(?P<shift>this past|last|this|next|the following|the same|that same|that|the previous|the) (?P<wd>{W})(?!s)\b"),
    ("weekday", r"(?<!Good )(?<!Black )(?<!Bloody )(?<!Holy )(?<!Palm )(?<!Easter )(?<!Ash )(?<!Giving )\b(?:(?:on|late on|early on|by|since|until|before|this) )(?P<wd>{W})(?!s)\b"),
    ("day", r"\b(?:(?:on|from|until|till|since|of|by|for|dated) )(?:the )(?P<d>\d{1,2})(?:{TH})\b(?! (?:{NOT_DAY})\b)(?P<shift> of (?:that|the|this) (?:very )?(?:same )?month)?"),
    # counted from another date
    ("offset", r"\b(?P<vague>about |around |some |over |more than |less than |almost |nearly |barely |just over |just under |at least |within |only |exactly )?(?P<n>{N}|several|some|a few|a couple of|many)(?: more| full| short)? (?P<unit>hours?|days?|nights?|weeks?|fortnights?|months?|years?) (?P<way>later|afterwards?|after(?= (?:that|this|it|her|him|them|these|those|which)\b)|after(?=[,.;:)])|earlier|before(?= that\b)|before(?=[,.;:)])|on(?=,))(?P<exact> to the day)?"),
    ("offset", r"\b(?:(?P<way>after) )?another (?P<n2>{N2} )?(?P<unit>days?|weeks?|fortnights?|months?|years?)(?: later)?\b(?! (?:of|in|to|for|behind|inside))"),
    ("next_unit", r"\b(?:the|that) (?:very )?(?P<way>next|following|previous|preceding) (?P<unit>day|morning|afternoon|evening|night|week|weekend|month)\b"),
    ("next_unit", r"\bthe (?P<unit>day|night|evening|week|month) (?P<way2>before|after)(?=[,.;:)]| (?:that|this)\b|,)"),
    ("same", r"\b(?:the|that|this) (?:(?:very|self)[ -]?)?same (?P<unit>day|date|morning|afternoon|evening|night|week|weekend|month)\b"),
    ("same", r"\bthat (?:very )?(?P<unit>day|date|morning|afternoon|evening|night|week|weekend|month)\b(?! (?:of|when|that))"),
    ("same", r"\b(?:the|that|this) (?P<unit>month) (?:ended|closed|began|opened|brought)\b"),
    ("day_word", r"\b(?:on|from|until|since|by) the (?P<ord>{O})(?=[.,;:)–—]| [–—]|$)"),
)
_NOT_A_DAY = "century|centuries|anniversary|amendment|birthday|floor|round|session|place|country|state|time|congress|parallel|district|circuit|article|year|edition|month|week|hour|day(?! of)|annual|plenary|grade|century’s|street|avenue|party"
_TITLED = ("may", "march", "mar", "jan", "dec", "sep", "august")  # capitals tell the month from the verb, noun or adjective


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The named patterns, compiled, with single spaces standing for any white space."""
    table = calendar_table()
    numbers = alternatives([*table["numbers"]])
    holidays = sorted({*table["holidays"], *table["movable"]} - {"new year"})
    words = {
        "M": month_pattern(),
        "W": weekday_pattern().replace(r"\.?", ""),
        "Y": r"(?:(?:1[89]|20)\d\d|[’'‘]\d\d)(?!\d)",
        "TH": "st|nd|rd|th",
        "O": alternatives(table["ordinals"]),
        "N": rf"(?:\d{{1,3}}|{numbers})",
        "N2": rf"(?:\d{{1,3}}|{alternatives([word for word in table['numbers'] if word not in ('a', 'an')])})",
        "S": alternatives(table["seasons"]),
        "H": alternatives(holidays),
        "NOT_DAY": _NOT_A_DAY,
    }

    def filled(shape: str) -> str:
        text = re.sub(r"\{(\w+)\}", lambda match: words[match.group(1)] if match.group(1) in words else match.group(0), shape)
        # A line may break, or a space be doubled, anywhere in a date; classes and look-behinds keep their one space.
        return re.sub(
            r"(\[[^\]]*\]|\(\?<[=!][^)]*\))|( \?)| ",
            lambda match: match.group(1) or (r"\s*" if match.group(2) else r"\s+"),
            text,
        )

    return tuple((name, re.compile(filled(shape), re.IGNORECASE | re.MULTILINE)) for name, shape in _SHAPES)
