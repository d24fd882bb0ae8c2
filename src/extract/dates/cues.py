"""Whether a date in a passage is the win's own, or that of an arrest, a law, a deadline or some other thing told beside it."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from extract.dates.values import Expression, Kind
from extract.tables import read_toml

_BREAK = re.compile(r"[;:–—(\[]|,\s|\.\s|\s-\s|[“”]")
_OPEN = re.compile(r"[“\"][^”\"]*$")


class Standing(StrEnum):
    """What a date belongs to; the text is what the explanation says."""

    EVENT = "the win"
    WEAK = "perhaps the win"
    BACKGROUND = "what came before"
    FUTURE = "what is to come"
    NAME = "the name or date of another thing"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(read_toml("dates")["background"][name], re.IGNORECASE)


@cache
def _words(name: str) -> str:
    return "|".join(sorted((re.escape(word) for word in read_toml("dates")["background"][name]), key=len, reverse=True))


@cache
def _participle() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:(?:and|or|then|but|once|both|all|already|only|originally|previously|recently|\w+ly)\s+)*(?:{_words('participles')})\b", re.IGNORECASE)


@cache
def _dated_noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('dated_nouns')})(?:\s+\w+ing)?\s+(?:of|in|on|from)\s+(?:the\s+|early\s+|late\s+|mid-?)?$", re.IGNORECASE)


@cache
def _since_verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('since_verbs')})\b", re.IGNORECASE)


def standing(expression: Expression, text: str, offset: int) -> Standing:
    """What `expression` dates within `text`, a sentence or clause that begins at `offset` in the article."""
    start, end = expression.span.start - offset, expression.span.end - offset
    before, after = text[:start], text[end:]
    breaks = list(_BREAK.finditer(before))
    clause = before[breaks[-1].end() :] if breaks else before
    return _by_name(expression, before, after) or _by_cue(expression, before, clause, after) or _by_verb(expression, before, clause, after) or Standing.EVENT


def _by_name(expression: Expression, before: str, after: str) -> Standing | None:
    """ "its 2018 investigation", "the Sorcery Act of 1971": the date is part of a name."""
    if expression.kind is not Kind.ABSOLUTE:
        return None
    if _dated_noun().search(before):
        return Standing.NAME
    if expression.size <= 2 and re.search(r"(?:\b(?:the|its|his|her|their|our|a|an|this|that|old|new)|[’']s?)\s+$", before, re.IGNORECASE) and re.match(r"\s+[A-Za-z]", after):
        whole = re.match(r"\s+(?:is|was|were|are|has|had|saw|brought|began|ended|of)\b", after)
        return None if whole or expression.part or expression.shift or expression.last_month else Standing.NAME
    if expression.size == 1 and re.search(r"[A-Z]\w+\s+$", before) and not expression.cue and re.match(r"\s*[),.;]?", after) and not expression.part:
        return Standing.NAME  # "the World Cup 2022", "Bill 2024"
    if expression.size == 1 and not expression.cue and re.match(r"\s+[A-Za-z]", after) and re.search(r"\w\s+$", before):
        return Standing.NAME
    return None


def _by_cue(expression: Expression, before: str, clause: str, after: str) -> Standing | None:
    cue = expression.cue
    if cue in ("until", "till"):
        took = re.search(r"\b(?:took|not|waited|waiting|only|finally)\b", before, re.IGNORECASE)
        return Standing.WEAK if took else Standing.FUTURE
    if cue == "since":
        if re.search(r"\bever\s*$", before) or _since_verb().search(before[-110:]) or _pattern("pluperfect").search(clause):
            return Standing.BACKGROUND
        return Standing.WEAK
    if cue == "from" and re.match(r"\s*(?:to|until|till|onwards?)\b", after):
        return Standing.BACKGROUND
    if cue in ("prior to", "as of", "throughout", "between", "to", "for"):
        return Standing.WEAK
    if cue in ("before", "after", "following", "by") and expression.size == 1:
        return Standing.WEAK if cue == "by" else Standing.BACKGROUND
    if cue in ("before", "after", "following") and expression.kind is not Kind.OFFSET and expression.kind is not Kind.HOLIDAY:
        return Standing.BACKGROUND
    return None


def _by_verb(expression: Expression, before: str, clause: str, after: str) -> Standing | None:
    if _pattern("future").search(clause) and not re.search(r"\b(?:came|took|entered|was|were|became|said|announced|ordered|ruled|held)\b", clause, re.IGNORECASE):
        return Standing.FUTURE
    if expression.shift == "next" and expression.kind is Kind.DEICTIC:
        return Standing.FUTURE
    if _pattern("pluperfect").search(clause):
        return Standing.BACKGROUND
    subordinate = list(_pattern("subordinate").finditer(clause))
    if subordinate and not re.search(r"\b(?:who|which|when|where)\s*$", clause):
        rest = clause[subordinate[-1].end() :]
        if re.search(r"\w", rest):
            return Standing.WEAK if subordinate[-1].group(0).lower() in ("when", "as", "which", "where") else Standing.BACKGROUND
    if _participle().match(clause) and (before.strip() != clause.strip()):
        return Standing.BACKGROUND
    if re.match(r"\s*,?\s*(?:he|she|they|it|the \w+)\s+had\b", after):
        return Standing.BACKGROUND
    if _OPEN.search(before):
        return Standing.WEAK
    return None
