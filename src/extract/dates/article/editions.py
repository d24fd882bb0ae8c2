"""The years in a masthead that are not the time covered: of the publisher's founding, of the edition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Evidence, Expression, Kind, whole_year
from extract.model import Basis, Parsed, Span


@cache
def founded() -> re.Pattern[str]:
    """Words before the year in which a publisher began: "est. 1986", "since 1986", "since this desk opened in 1986"."""
    return re.compile(
        r"(?:\b(?:est|established|estd|founded|since|registered|copyright)\b\.?|©|\(c\)|"
        rf"{_BEGAN})\W*(?:in\s+)?$",
        re.I,
    )


_BEGAN = (
    r"\bsince (?:the|this|our|we)\b(?: [\w’'-]+){0,4} "
    r"(?:opened|began|begun|started|existed|was (?:founded|formed|born|opened|begun|started|set up))"
)


def years_of_publisher(expression: Expression, before: str) -> bool:
    """Whether the years of a page stay open: "© The Lantern 2008–2012", "Since this desk opened in 2015"."""
    return bool(years_of_rights(expression, before) or _OPENED.search(before))


_OPENED = re.compile(rf"{_BEGAN} in $", re.IGNORECASE)


def years_of_rights(expression: Expression, before: str) -> bool:
    """ "© The Lantern 2008–2012": whether a page may be of any of the years for which its rights are reserved."""
    return bool(expression.last_year) and _RIGHTS.search(before) is not None


_RIGHTS = re.compile(r"(?:©|\(c\)|\bcopyright\b)[^\n\d]{0,40}$", re.IGNORECASE)
_WROTE = re.compile(r"\b(?:wrote(?: to (?:you|them|friends|members))?|met|heard from us) $", re.IGNORECASE)


@cache
def ahead() -> re.Pattern[str]:
    """Words before a year that is still to come: "Vision 2030", "looking ahead to 2020"."""
    return re.compile(
        r"\b(?:ahead to|forward to|towards?|into|by|until|vision|agenda|strategy|plan|goals?|horizon|targets?|"
        r"(?:fees?|dues|subscriptions?|tickets?|registrations?|bookings?) for|"
        r"road to|on to|preview of|(?:wish(?:es)?|hopes?) for(?: in)?|(?:happy|good|peaceful) new)\W*$",
        re.IGNORECASE,
    )


def harvest_of(found: Sequence[Expression], line: str, offset: int) -> Expression | None:
    """ "Catalogue 2023 (harvest of 2022)": the year of the edition, and in brackets the one before, which it covers."""
    years = [one for one in found if one.kind is Kind.ABSOLUTE and one.year and one.size == 1 and not one.last_year]
    if len(years) != 2 or (years[0].year or 0) - 1 != years[1].year:
        return None
    return years[1] if re.search(r"[(\[][^()\[\]]*$", line[: years[1].span.start - offset]) else None


_BEFORE_THIS = re.compile(
    r"\b(?:last|previous|since|latest|preceding)\b(?:(?!\b(?:last|since)\b)[^.;]){0,60}$", re.IGNORECASE
)
_OF_ISSUES = re.compile(
    r"\b(?:issue|number|letter|newsletter|bulletin|edition|mail|mailing|e-?mail|report|circular|digest|column|meeting|post|round-?up|"
    r"dispatch|update|(?:you had|heard) from us|wrote|met)\b",
    re.IGNORECASE,
)


def before_this(before: str) -> bool:
    """Whether the words before a date put it before the article: "since", "the last … of"."""
    return bool(_BEFORE_THIS.search(before))


def of_last_issue(before: str) -> bool:
    """Whether the words before a date speak of the issue before this one: "our last issue of", "we wrote last"."""
    found = _BEFORE_THIS.search(before)
    return bool(found and (_OF_ISSUES.search(found.group(0)) or _WROTE.search(before[: found.start()])))


_WEEKLY = re.compile(
    r"\bweekly\b|\b(?:this|the|last|past|each|every|of the) week(?:['’]s)?\b(?! (?:of|when|that)\b)|\bweek in\b", re.I
)


# "Our daily look at …", "a fortnightly round-up of …", said of the article itself
_OF_ITSELF = re.compile(
    r"\b(?:our|the|a|this|your|my) (?:regular |usual |short )?(?:daily|weekly|fortnightly|bi-?weekly) "
    r"(?:look|round-?up|digest|bulletin|summary|review|wrap(?:-?up)?|selection|column|letter|newsletter|survey|list)\b",
    re.IGNORECASE,
)


def is_weekly(mastheads: Sequence[Span], intro: Sequence[Span], parsed: Parsed) -> bool:
    """Whether a masthead says that its news are those of a week: "The Week's News", "Wins of the week"."""
    return any(_WEEKLY.search(span.of(parsed.article.text)) for span in mastheads) or any(
        _OF_ITSELF.search(span.of(parsed.article.text)) for span in intro
    )


def edition_year(mastheads: Sequence[Span], parsed: Parsed, order: str) -> Evidence | None:
    """The year in which an edition appeared that covers the one before: "Catalogue 2023 (harvest of 2022)"."""
    for span in mastheads:
        line = span.of(parsed.article.text)
        if harvest := harvest_of(find_expressions(line, span.start, order), line, span.start):
            words = str((harvest.year or 0) + 1)
            return Evidence(whole_year(int(words)), words, Basis.PUBLISHED, span)
    return None
