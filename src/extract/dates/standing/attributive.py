"""Dates in the name of a thing or before its noun: "its 2018 investigation", "the Act of 1971", "Bill 2024"."""

from __future__ import annotations

import re

from extract.dates.standing.ahead import counts_up
from extract.dates.standing.standings import Standing
from extract.dates.words.background import dated_noun, pattern
from extract.dates.words.values import Expression, Kind


def by_name(expression: Expression, before: str, after: str) -> Standing | None:
    """ "its 2018 investigation", "the Sorcery Act of 1971": the date is part of a name."""
    if expression.kind is Kind.HOLIDAY and pattern("harm_noun").match(after):
        return Standing.NAME
    if expression.kind is not Kind.ABSOLUTE:
        return None
    if expression.unit == "noun":  # "the June events of 2010"; "The June ruling of 2010 gave her back her name"
        return Standing.WEAK if not before.strip() and pattern("event_noun").search(expression.text) else Standing.NAME
    named = dated_noun().search(re.sub(r"\bhouse\s+arrest\b", "", before, flags=re.IGNORECASE))
    # "adopted an Act on Enforced Disappearance in August": the capital says that the noun is part of a title
    titled = named and named.group(0)[0].isupper() and expression.cue == "in" and expression.size > 1
    if named and _ABOUT.fullmatch(before) and _IS.match(after):
        return Standing.WEAK  # "The arrest of 19 June is the next step after a trial that opened in April"
    if _TEXT.fullmatch(before) and expression.day and not expression.year:
        return Standing.WEAK  # "The ordinance of 6 May also provides for a memorial"
    if named and not titled and not _is_charge(named, before):
        # "riders are employees, says a decree of 11 May": the text that made the win
        made = expression.size > 1 and pattern("made_by").search(before)
        return Standing.WEAK if made else Standing.NAME
    if counts_up(before, after):
        return Standing.NAME
    if expression.cue == "on" and expression.size == 1 and expression.year:
        return Standing.NAME  # "a report on 2018 had called it dire"
    if _REFERENCE.search(before):
        return Standing.NAME  # "(UA 95/99, 10 May 1999)": of the text that is referred to
    named_by_day = expression.day and not expression.year and not _SPOKEN_DAY.search(expression.text)
    if named_by_day and re.search(r"\bthe\s+$", before) and re.match(r"\s+[A-ZÀ-Þ]\w", after):
        return Standing.NAME  # "the May 18 Truth Commission"
    if expression.shift and before_noun(expression, after):
        return Standing.NAME  # "arrested after the December walk-outs"
    if re.search(r"\byear\s+$", before, re.IGNORECASE):  # "The year 2022 had a good spring in it"
        return None
    if (
        expression.size <= 2
        and re.search(r"(?:\b(?:the|its|his|her|their|our|a|an|this|that|old|new)|[’']s?)\s+$", before, re.IGNORECASE)
        and re.match(r"\s+[A-Za-z]", after)
    ):
        if not before.strip().lower().removeprefix("the").strip() and pattern("event_noun").match(after):
            return Standing.WEAK  # "The 2010 ruling gave a mother back her name"
        whole = re.match(r"\s+(?:is|was|were|are|has|had|saw|brought|began|ended|of)\b", after)
        return None if whole or expression.part or expression.shift or expression.last_month else Standing.NAME
    if (
        expression.size == 1
        and re.search(r"[A-Z]\w+\s+$", before)
        and not expression.cue
        and re.match(r"\s*[),.;]?", after)
        and not expression.part
    ):
        return Standing.NAME  # "the World Cup 2022", "Bill 2024"
    if expression.size == 1 and not expression.cue and re.match(r"\s+[A-Za-z]", after) and re.search(r"\w\s+$", before):
        return Standing.NAME
    return None


_ABOUT = re.compile(
    r"\W*(?:The|This|That|His|Her|Their)\s+(?:arrests?|acquittals?|convictions?|verdicts?|judge?ments?|sentences?)"
    r"\s+of\s+(?:the\s+)?"
)
# What a sentence goes on about by its day: without a year it is news.
_TEXT = re.compile(
    r"\W*(?:The|This|Its|Their)\s+(?:\w+\s+)?"
    r"(?:ordinance|law|act|decree|resolution|agreement|amendment|directive|referendum|plebiscite)"
    r"\s+of\s+(?:the\s+)?"
)
_IS = re.compile(r"\s+(?:is|was|are|were|makes?|made|means?|meant|marks?|marked|ends?|ended|came|follows?|followed)\b")
_SPOKEN_DAY = re.compile(r"\bof\b|\d(?:st|nd|rd|th)\b")  # "On the 19th of November Ruritania’s parliament"


def _is_charge(named: re.Match[str], before: str) -> bool:
    """ "convicted two officers of murder in May": behind what somebody is judged for stands the verdict's day."""
    judged = before[: named.start()]
    bare = re.search(r"\bof\s+$", judged) and not re.search(r"\b(?:of|from)\b", named.group(0))
    return bool(bare and pattern("judged").search(judged))


_REFERENCE = re.compile(r"\((?:see|cf|ref|index|[^()]{0,40}\b\d{1,4}/\d{2,4})\b[^()]*$", re.IGNORECASE)
_NOUN = re.compile(
    r"\s+(?!(?:of|in|at|on|when|that|which|and|or|but|before|after|was|were|is|had|has|saw|brought|the|a|an|he|she|they|it)\b)[a-z]"
)


def before_noun(expression: Expression, after: str) -> bool:
    """Whether "the December" stands before a noun that it belongs to."""
    month = expression.month and not expression.day and re.fullmatch(r"the \w+\.?", expression.text, re.IGNORECASE)
    return bool(month) and bool(_NOUN.match(after))
