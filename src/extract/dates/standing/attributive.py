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
    if behind := _behind_its_noun(expression, before, after):
        return behind
    if counts_up(before, after) or _of_a_text(expression, before) or _names_what_follows(expression, before, after):
        return Standing.NAME
    if re.search(r"\byear\s+$", before, re.IGNORECASE):  # "The year 2022 had a good spring in it"
        return None
    if expression.size <= 2 and _DETERMINER.search(before) and re.match(r"\s+[A-Za-z]", after):
        return _before_its_noun(expression, before, after)
    return Standing.NAME if expression.size == 1 and _ends_a_name(expression, before, after) else None


def _behind_its_noun(expression: Expression, before: str, after: str) -> Standing | None:
    """ "The Sorcery Act of 1971", "the arrests of 19 June"; news where the sentence is about what the noun names."""
    named = dated_noun().search(re.sub(r"\bhouse\s+arrest\b", "", before, flags=re.IGNORECASE))
    # "adopted an Act on Enforced Disappearance in August": the capital says that the noun is part of a title
    titled = named and named.group(0)[0].isupper() and expression.cue == "in" and expression.size > 1
    if named and _ABOUT.fullmatch(before) and _IS.match(after):
        return Standing.WEAK  # "The arrest of 19 June is the next step after a trial that opened in April"
    if _TEXT.fullmatch(before) and expression.day and not expression.year:
        return Standing.WEAK  # "The ordinance of 6 May also provides for a memorial"
    if not named or titled or _is_charge(named, before):
        return None
    # "riders are employees, says a decree of 11 May": the text that made the win
    made = expression.size > 1 and pattern("made_by").search(before)
    return Standing.WEAK if made else Standing.NAME


def _of_a_text(expression: Expression, before: str) -> bool:
    """ "A report on 2018 had called it dire", "(UA 95/99, 10 May 1999)": the day is a text's, or its matter."""
    about = expression.cue == "on" and expression.size == 1 and expression.year
    return bool(about or _REFERENCE.search(before))


def _names_what_follows(expression: Expression, before: str, after: str) -> bool:
    """ "The May 18 Truth Commission", "arrested after the December walk-outs"."""
    if expression.shift and before_noun(expression, after):
        return True
    by_day = expression.day and not expression.year and not _SPOKEN_DAY.search(expression.text)
    return bool(by_day and re.search(r"\bthe\s+$", before) and re.match(r"\s+[A-ZÀ-Þ]\w", after))


def _before_its_noun(expression: Expression, before: str, after: str) -> Standing | None:
    """ "Its 2018 investigation"; none where the time itself is spoken of, "an April brought news"."""
    if not before.strip().lower().removeprefix("the").strip() and pattern("event_noun").match(after):
        return Standing.WEAK  # "The 2010 ruling gave a mother back her name"
    whole = re.match(r"\s+(?:is|was|were|are|has|had|saw|brought|began|ended|of)\b", after)
    return None if whole or expression.part or expression.shift or expression.last_month else Standing.NAME


def _ends_a_name(expression: Expression, before: str, after: str) -> bool:
    """ "The World Cup 2022", "Bill 2024": a bare year right behind a capital, or between two words."""
    if expression.cue:
        return False
    title = re.search(r"[A-Z]\w+\s+$", before) and not expression.part
    return bool(title or (re.search(r"\w\s+$", before) and re.match(r"\s+[A-Za-z]", after)))


_DETERMINER = re.compile(r"(?:\b(?:the|its|his|her|their|our|a|an|this|that|old|new)|[’']s?)\s+$", re.IGNORECASE)
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
