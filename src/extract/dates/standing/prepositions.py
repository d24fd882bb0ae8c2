"""What the preposition before a date says that it dates: "until May", "since 2011", "by 2027", "from 1 July"."""

from __future__ import annotations

import re

from extract.dates.standing.ahead import to_be_done, up_to
from extract.dates.standing.standings import Standing
from extract.dates.words.background import pattern, since_verb
from extract.dates.words.values import Expression, Kind


def by_cue(expression: Expression, before: str, clause: str, after: str) -> Standing | None:
    """What the preposition before a date makes of it; None where it may still be the win's own."""
    cue = expression.cue
    if cue in ("until", "till"):
        return _by_until(before, clause, after)
    if BEFORE_AN_EVENT.search(before) and after.startswith(")"):
        return Standing.BACKGROUND  # "in school before the feast (1 May this year)"
    if cue == "since":
        return _by_since(expression, before, clause)
    if cue == "from":
        return _by_from(before, clause, after)
    if cue == "for" and re.search(
        r"\b(?:announced|promised|planned|scheduled|expected|set|due|called|fixed)\s+for\s*$", before, re.IGNORECASE
    ):
        return Standing.FUTURE
    if cue == "for" and re.match(r"\s*,\s*when\b", after):
        return None  # "The stone is for November, when the court …"
    if cue in ("prior to", "as of", "throughout", "between", "to", "for"):
        return Standing.WEAK
    if cue == "by" and (_MUST.match(after) or _HAD_UNTIL.search(clause)):
        return Standing.FUTURE  # "by 5 May 2025 there has to be a law"
    if cue == "by" and expression.size == 1:
        return Standing.FUTURE if to_be_done(before) else Standing.WEAK  # "agreed to put ramps on every bus by 2027"
    if cue == "before" and re.search(r"\bnot\s+before\s+(?:the\s+)?$", before, re.IGNORECASE):
        return Standing.WEAK
    if cue == "before" and expression.part == "late":
        return None  # "freed before March was out", "before the end of the month"
    if cue in ("before", "after", "following") and expression.kind not in (Kind.OFFSET, Kind.HOLIDAY):
        return Standing.BACKGROUND
    return None


def _by_until(before: str, clause: str, after: str) -> Standing:
    """ "Held until 5 May" lies ahead; "it took until May", "the ban lasted until 5 March, when …" may be the win."""
    took = re.search(r"\b(?:took|not|wait(?:ed|ing)?|only|finally)\b", before, re.IGNORECASE)
    # "Until May a girl could be jailed for it"
    opens = re.fullmatch(r"\W*(?:until|till)\s+(?:the\s+)?", clause, re.IGNORECASE)
    ended = re.match(r"\s*,?\s*when\b", after) or (opens and _ONCE.match(after))
    return Standing.WEAK if took or ended else Standing.FUTURE


def _by_from(before: str, clause: str, after: str) -> Standing | None:
    """ "Held from 3 May to 6 June" is over; "couples can marry from 1 July" may be the win, or lie ahead of it."""
    if up_to(after):
        return Standing.BACKGROUND
    if re.match(r"\s*on(?:wards?)?\b", after):
        return Standing.WEAK
    if re.search(r"\bcould (?:\w+ly )?[a-z]+\b[^,;]*$", clause):
        return Standing.WEAK  # "couples who had waited for years could go to the registrar from 1 July"
    if re.search(r"\b(?:may|can|must)\b", clause):
        # "may marry from 24 May, says the bill passed on 17 May"; but "has said yes, and couples can marry from 1 May"
        return Standing.FUTURE if pattern("past_main").search(before) else Standing.WEAK
    return None


_OWED = r"(?:has|have|had|is|are|needs?) to\b|\b(?:must|should|shall|ought)"
_MUST = re.compile(rf"(?:\s+(?!(?:and|or|but)\b)[\w’'-]+){{1,5}}?\s+(?:{_OWED})\b", re.IGNORECASE)
_HAD_UNTIL = re.compile(rf"\b(?:{_OWED})\s[^,;]*\bby\s+(?:the\s+)?$", re.IGNORECASE)
_ONCE = re.compile(r"[^.;]{0,80}?\b(?:could|was|were|had to|might|faced|got)\b")
BEFORE_AN_EVENT = re.compile(r"\b(?:before|until|ahead of|after)\s+(?:the\s+)?(?:[A-ZÀ-Þ][\w’'-]*\s+){1,4}\($")


def _by_since(expression: Expression, before: str, clause: str) -> Standing:
    """ "held since 2011" is not the win; "out since November", "since 29 June … no crime" may be."""
    if re.search(
        r"\b(?:out|free|home|legal|lawful|in force|at large|(?:is|been) (?:the )?law)\s+"
        r"since\s+(?:the\s+)?(?:\w+ \w+ of\s+)?$",
        before,
        re.IGNORECASE,
    ):
        return Standing.WEAK
    if re.search(r"\b(?:no one|nobody|none|no longer|no \w+ (?:may|can|has|have))\b[^,;.]*$", before, re.IGNORECASE):
        return Standing.WEAK  # "nobody may be hanged there since July"
    if re.search(r"\bever\s*$", before) or since_verb().search(before[-110:]) or pattern("pluperfect").search(clause):
        return Standing.BACKGROUND
    return Standing.BACKGROUND if expression.size == 1 and before.strip() else Standing.WEAK
