"""Years of a page's head and foot that are of the publisher and of no win: "founded in 1956", "Report 14/2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.calendar_words import month_pattern
from extract.dates.article.counted_years import headed_by_count
from extract.model import Parsed, Passage, Span

_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d|[.,]\d)"
_FOUNDED = r"est(?:ablished|d|\.)?|founded|formed|incorporated|registered|set up|begun|started"
_NUMBERED = r"suite|ste|room|rm|box|apt|unit|flat|postfach|charity (?:no|number)|reg(?:istered|\.)? (?:no|number)"
_STREET = r"Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Dr|Boulevard|Blvd|Way"
_ISSUE = r"report|no\.?|nr\.?|issue|circular|letter|bulletin|newsletter"
_OF_THE_PUBLISHER = (
    re.compile(rf"(?i:\b(?:{_FOUNDED}))(?!\w)[^.;\n]{{0,45}}?\b{_YEAR}"),
    re.compile(rf"(?i:\b(?:{_NUMBERED}))(?!\w)\W{{0,3}}{_YEAR}"),
    # "Report 14/2022: what went right in 2021"
    re.compile(rf"(?i:\b(?:{_ISSUE}))\s+\d{{1,3}}/{_YEAR}(?=.*\b(?:19|20)\d\d\b)"),
    re.compile(rf"^\W*{_YEAR}(?= (?:[NSEW]\.? )?[A-Z][\w.]+ (?:{_STREET})\b)"),
)
# "Vol. 9, No. 4        October – December 2011", "Sheet 6 — 30 March 1988": the number of an issue is no day
_NUMBER_OF_ISSUE = re.compile(
    rf"\b(?:no|nr|number|issue|vol|volume|bulletin|circular|newsletter|letter|sheet|leaflet|edition|report|dispatch|"
    rf"digest|episode|show|sitrep|update|mailing|part)\.? ?(?P<number>\d{{1,2}})"
    rf"(?=[^\S\n]{{2,}}{month_pattern()}|[^\S\n]*[—–|·•][^\S\n]*\d{{1,2}}(?:st|nd|rd|th)? {month_pattern()})",
    re.IGNORECASE,
)
_BIRTHDAY = re.compile(
    r"\b(?:birthdays?|anniversar(?:y|ies)|jubilee|years? (?:old|ago|on|later)|decades)\b", re.IGNORECASE
)
_HEAD, _FOOT, _OPENING = 12, 8, 4  # blocks
_LONGEST = 160  # characters: a longer one tells a story, and its founding may be a win


def imprint_years(parsed: Parsed, passages: Sequence[Passage]) -> Iterator[Span]:
    """The years of the publisher's founding, address and issue, in short blocks at either end that state no win.

    With them the number of an issue that stands before its month, as a day would. A win has its own: "Kenya set up a
    court in 2021".
    """
    text, blocks = parsed.article.text, parsed.blocks
    if any(_BIRTHDAY.search(block.span.of(text)) for block in blocks[:_OPENING]):
        return  # "Founded in 1986", in the letter of a thirtieth birthday, tells its year
    if headed_by_count(parsed):
        return  # "Founded in May 2010", above "First year", "Second year"
    told = {passage.block for passage in passages}
    ends = {place for place in range(len(blocks)) if place < _HEAD or place >= len(blocks) - _FOOT}
    for block in (blocks[place] for place in sorted(ends - told)):
        if len(block.span) > _LONGEST:
            continue
        for pattern in _OF_THE_PUBLISHER:
            for match in pattern.finditer(text, block.span.start, block.span.end):
                yield Span(*match.span("year"))
        for match in _NUMBER_OF_ISSUE.finditer(text, block.span.start, block.span.end):
            yield Span(*match.span("number"))
