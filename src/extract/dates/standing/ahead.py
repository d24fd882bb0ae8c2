"""Dates of what is still to come, of what may come, and of what had to be: none of them is the win's."""

from __future__ import annotations

import re

from extract.dates.standing.standings import Standing
from extract.dates.standing.verbs import goes_on
from extract.dates.words.background import pattern

# "from August to October", "from May to the end of the year"; but "gave them a year from August to allow it"
_UP_TO = re.compile(r"\s*(?:until|till|to (?:[A-Z\d]|the|this|that|now|today|date|early|mid|late|last|next)\b)")
# "from 61 in January to four in May"
_FIGURES = re.compile(
    r"\bfrom (?:\w+ ){0,2}?[\d.,]+(?: ?%| per ?cent)?(?: \w+){0,2} (?:in|on) "
    r"(?:[^.;]{3,20} to [^.;]{1,30} (?:in|on) )?$"
)
_TO_DO = re.compile(
    r"\b(?:agree|promise|pledge|vow|commit|undert|order|decide|instruct|require|force|give|have|plan|aim|call)\w*\b"
    r"[^,;]*?\bto\s+(?!the\b)[a-z]+",
    re.IGNORECASE,
)
# "It could return in the autumn"; but "They could go home on 3 May". Not “May”
_MAY = re.compile(
    r"\b(?:may|might|should|could (?:\w+ )?(?:return|come|follow|begin|start|be (?:back|heard|decided|made|up)|"
    r"still|yet|soon))\b(?! have\b)"
)
_STARTING = re.compile(r"\b(?:starting|beginning|effective)\s+(?:(?:on|in|from)\s+)?(?:the\s+)?$", re.IGNORECASE)
_WAS_TO = re.compile(
    r"[^.;]{0,80}?\b(?:was|were) (?:(?:due|supposed|about|meant|scheduled|going) )?to (?:be |have been )?[a-z]+"
)
# "is out, though not acquitted: his hearing is in February"
_IN_COURT = re.compile(
    r"\b(?:his|her|their|its|the|an?) (?:(?:next|first|last|new) )?(?:hearing|trial|retrial|appeal|sentencing) is "
    r"(?:(?:set|fixed|listed|down) (?:for|on) )?(?:on |in |only in )?(?:the )?$",
    re.IGNORECASE,
)
# "spared her three hours before she was to die on 5 May": that day all the same
_HOURS_BEFORE = re.compile(r"\b(?:hours?|minutes) before\b[^.;]{0,60}$", re.IGNORECASE)
_HAD_TO = re.compile(r"\b(?:who|which|that)\s+(?:had|needed|was forced|were forced)\s+to\s+\w+", re.IGNORECASE)


def by_what_is_ahead(before: str, clause: str, after: str) -> Standing | None:
    """What a date dates whose `clause` tells of the time to come; None where it does not."""
    if _HOURS_BEFORE.search(before):
        return None
    ahead = list(pattern("future_verb").finditer(clause))
    if ahead and not goes_on(clause[ahead[-1].end() :].replace("let go", "")):
        return Standing.FUTURE
    if pattern("future").search(clause) and not pattern("past_main").search(clause):
        return Standing.FUTURE
    if _IN_COURT.search(clause):
        return Standing.FUTURE
    if _STARTING.search(before):
        return Standing.FUTURE if pattern("announced").search(before) else Standing.WEAK
    may = list(_MAY.finditer(clause))
    if may and not goes_on(clause[may[-1].end() :]):
        return Standing.WEAK  # "It could return in the autumn"
    if had_to(clause):
        return Standing.BACKGROUND
    if not before.strip() and _WAS_TO.match(after):
        return Standing.BACKGROUND  # "Ten days ago she was to be sent back. On Friday she was told that she can stay"
    return None


def up_to(after: str) -> bool:
    """Whether the end of a stretch follows its first date: "from August to October"; not "a year from May to act"."""
    return bool(_UP_TO.match(after))


def counts_up(before: str, after: str) -> bool:
    """Whether a date stands beside a figure that rose or fell: "from 61 in January to four in May"."""
    return bool(_FIGURES.search(before) and (re.match(r"\s+to\b", after) or re.search(r" to [^.;]{1,30}$", before)))


def to_be_done(before: str) -> bool:
    """Whether a date is by when something is to be done: "agreed to put ramps on every bus by 2027"."""
    return bool(_TO_DO.search(before))


def had_to(clause: str) -> bool:
    """Whether a clause tells what somebody was forced to: "The lawyer, who had to leave in July, is safe"."""
    return bool(_HAD_TO.search(clause)) and not goes_on(_HAD_TO.split(clause)[-1])
