"""Whether what is done is good news by what it is done to: "the court lifted the ban" and "the court kept the ban"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extract.model import Span
from extract.tables import read_toml
from extract.telling.cues import FINITE, main_clause
from extract.text import curly

Sign = int  # 1 for a boon, -1 for a harm, 0 where nothing tells

_REACH = 60  # characters between what is done and its object
_BEFORE = 20  # characters in which a negation turns it round
_CONTENT = 90  # characters in which a bill says what it would do
_HANGS = re.compile(
    r" (?:on|of|against|for|over|in|to|from|into|about|under|by|between|among|at|with)(?: [^\s,;:.]+){0,5} "
)
_OPPOSED = re.compile(r" (?:(?:and \w+ )?of|on|against|for|from|to (?:the|an?|its|his|her|their)) ")
_FINITE = re.compile(rf"\b(?:{FINITE}|must)\b")
# An object stands beside its verb: what comes after one of these belongs to something else.
_BARRIER = re.compile(
    r"[,;:–—]|\b(?:for|to|in|on|at|by|from|with|after|before|about|over|under|that|who|which|into|against|as|and|but|"
    r"than|if|when|because|is|are|was|were|has|have|had|will|would)\b"
)
_VERB_FOLLOWS = re.compile(r"\b(?:to|that|which|will|would|not|may|must|can) $")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)(?: \w+ly| not| never| at last)* $", re.IGNORECASE)
# "its ban", "a stay", "the appeal court's cuts": what looks like a verb is a noun.
_NOUN = re.compile(r"(?:\b(?:the|an?|its|his|her|their|our|this|these|those|any|no|every|each|first|new|of)|’s) $")
# What a court finds to be bad is not what has happened: "ruled that the state had failed to protect her".
_FINDING = re.compile(
    r"\b(?:held|holds?|found|finds?|rul(?:ed|es)|concluded|decided|agreed|declared|said|says)\b[^.;]{0,80}? that "
)
_GIVEN = re.compile(r"grant|award|den|refus|guarante|strip", re.IGNORECASE)  # "was granted asylum", "was denied bail"
_TRANSITIVE = re.compile(r" (?:the|an?|its|his|her|their|all|both|this|that|these|those|any|every) ")
_MEASURE = re.compile(
    r"\b(?P<what>bills?|laws?|acts?|proposals?|amendments?|motions?|plans?|rules?|decrees?|orders?|codes?|measures?|"
    r"drafts?|statutes?|provisions?|clauses?|regulations?|legislation|polic(?:y|ies)|treat(?:y|ies)|conventions?|protocols?|covenants?)"
    r"(?=,? (?:(?:in|on|this|last) (?:[^\s,]+ ){1,2})?(?:to|that|which|under which|by which|[a-z]+ing)\b)",
    re.IGNORECASE,
)
_GOOD, _BAD = "⊕", "⊖"  # stand for a measure whose content tells whether it is good


@dataclass(frozen=True, slots=True)
class Noun:
    """What something can be done to: where it stands, its sign, and whether it works against what hangs on it."""

    start: int
    end: int
    sign: Sign
    opposes: bool = False


def polarity_of(words: str) -> dict[str, float]:
    """ "sign:good" and "sign:bad" for the acts of the main clause that have an object with a sign of its own."""
    main = main_clause(_weigh_measures(" ".join(curly(words).split())))
    finding = _FINDING.search(main)
    told = (sign for span, sign in _signs(main) if sign > 0 or not finding or span.start < finding.end())
    return {"sign:good" if sign > 0 else "sign:bad": 1.0 for sign in told}


def _weigh_measures(words: str) -> str:
    """Bills and laws that say what they do are marked with it: "a bill to abolish the death penalty" is a boon."""
    for found in reversed(list(_MEASURE.finditer(words))):  # from within: "a bill to repeal the law that bans torture"
        content = re.split(r"[;:.]", words[found.end() : found.end() + _CONTENT])[0]
        if first := next(_signs(content), None):
            told, sign = first
            measure = (_GOOD if sign > 0 else _BAD) + found["what"]
            words = words[: found.start()] + measure + words[found.end() + told.end :]
    return words


def _signs(main: str) -> Iterator[tuple[Span, Sign]]:
    """Where acts stand with their objects, and whether they are good or bad."""
    heads = _heads(main)
    for act, lives, done_to in (*_done(main, heads), *_befallen(main, heads)):
        span = Span(min(act.start(), done_to.start), max(act.end(), done_to.end))
        turned = _pattern("negation").search(main, max(0, span.start - _BEFORE), max(act.start(), done_to.start))
        yield span, done_to.sign * (1 if lives else -1) * (-1 if turned else 1)


def _done(main: str, heads: list[Noun]) -> Iterator[tuple[re.Match[str], bool, Noun]]:
    """The acts that somebody does to something: where, whether it lives by them, and what it is."""
    for side in ("for", "against"):
        for act in _pattern(side).finditer(main):
            if main.startswith(" to ", act.end()) or _is_noun(main, act):
                continue  # "refused to lift the ban": the act is the lifting
            if done_to := _object(main, heads, act):
                yield act, side == "for", done_to


def _is_noun(main: str, act: re.Match[str]) -> bool:
    return not act.group().lower().endswith(("ed", "ing")) and bool(_NOUN.search(main, 0, act.start()))


def _befallen(main: str, heads: list[Noun]) -> Iterator[tuple[re.Match[str], bool, Noun]]:
    """What becomes of something by itself: "the charges did not stand", "the shelter opened"."""
    for side in ("lives", "ends"):
        for act in _pattern(side).finditer(main):
            if _TRANSITIVE.match(main, act.end()):
                continue  # "a march stopped the eviction" tells of the eviction
            before = [noun for noun in heads if 0 <= act.start() - noun.end <= _REACH]
            if before and "," not in main[before[-1].end : act.start()]:
                yield act, side == "lives", before[-1]


def _object(main: str, heads: list[Noun], act: re.Match[str]) -> Noun | None:
    """The nearest object after an act, or before one that was suffered; none is `None`."""
    passive = _PASSIVE.search(main, 0, act.start())
    after = [noun for noun in heads if 0 <= noun.start - act.end() <= _REACH]
    beside = after[0] if after and not _BARRIER.search(main, act.end(), after[0].start) else None
    if not passive or (beside and _GIVEN.match(act.group())):
        return beside
    before = [noun for noun in heads if 0 <= act.start() - noun.end <= _REACH]
    return before[-1] if before else None


# --- what it is done to -------------------------------------------------------------------------------------------


def _heads(main: str) -> list[Noun]:
    """What could be an object, without what hangs on another: "the ban on abortions was lifted" is about the ban.

    What hangs on a noun that works against it makes its sign: a ban on marches is a harm, a ban on torture a boon.
    """
    nouns = _nouns(main)
    for number in range(len(nouns) - 2, -1, -1):
        one, other = nouns[number], nouns[number + 1]
        gap = main[one.end : other.start]
        if gap == " " and _is_verb(main, one):  # "it bans marriages"
            del nouns[number]
        elif gap in {" ", "-"}:  # "the torture ban": the last of a compound is its head
            sign = -one.sign if other.opposes and one.sign else other.sign or one.sign
            nouns[number : number + 2] = [Noun(one.start, other.end, sign, other.opposes)]
        elif _HANGS.fullmatch(gap) and not _FINITE.search(gap):
            sign = -other.sign if one.opposes and other.sign and _OPPOSED.match(gap) else one.sign
            nouns[number : number + 2] = [replace(one, sign=sign)]
    return [noun for noun in nouns if noun.sign]


def _is_verb(main: str, noun: Noun) -> bool:
    """Whether a noun that stands before another is rather what is done to it: "bans", "to limit"."""
    word = main[noun.start : noun.end]
    acts = any(_pattern(side).fullmatch(word) for side in ("for", "against"))
    return acts and (word.endswith("s") or bool(_VERB_FOLLOWS.search(main, 0, noun.start)))


def _nouns(main: str) -> list[Noun]:
    """All nouns that have a sign or work against what hangs on them, in order; of two that overlap, the longer."""
    opposing = [Noun(hit.start(), hit.end(), 0, opposes=True) for hit in _pattern("opposing").finditer(main)]
    spans = {(noun.start, noun.end) for noun in opposing}
    found = list(opposing)
    for side, sign in (("harm", -1), ("boon", 1)):
        for hit in _pattern(side).finditer(main):
            found.append(Noun(hit.start(), hit.end(), sign, hit.span() in spans))
    found.sort(key=lambda noun: (noun.start, -noun.end, not noun.sign))
    apart: list[Noun] = []
    for noun in found:
        if not apart or noun.start >= apart[-1].end:
            apart.append(noun)
    return apart


@cache
def _pattern(side: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(read_toml('polarity')[side]['words'])})(?!\w)", re.IGNORECASE)
