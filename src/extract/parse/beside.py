"""What the words beside a name say of its kind: "the editor X", "X, who was", "released from X"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extract.model import Entity, EntityLabel
from extract.parse.words import name_words
from extract.text import running

Scores = dict[EntityLabel, float]

_BEFORE = re.compile(r"(?P<first>[^\W\d_][\w’'-]*\.?)?[ \u00a0]*(?P<last>[^\W\d_][\w’'-]*\.?)[ \u00a0]+[“‘\"']?$")
_AFTER = re.compile(
    r"[”’\"']?[ \u00a0]*(?P<comma>,?)[ \u00a0]*(?:(?:also|then|finally|both|too|later|now|at last)[ \u00a0])?"
    r"(?P<first>[\w’'-]+)(?:[ \u00a0]+(?P<second>[\w’'-]+))?"
)
# "X, 34," and "X (aged 34)": a place or a body has no age.
_AGE = re.compile(r",? \(?(?:aged )?\d{1,2}[,)]")
# "X's lawyer", "X is not her real name": what people alone have.
_OWN = re.compile(
    r"[’']s? (?:own )?(?:release|arrest|lawyers?|wife|husband|mother|father|son|daughter|sister|brother|widow|family|"
    r"trial|acquittal|conviction|appeal|petition|lawsuit|sentence|death|detention|imprisonment|freedom|body|killers?|"
    r"murder)\b|[”\"’']? (?:is not|isn[’']t|was not) (?:her|his|their) (?:real |own )?name\b"
)
# Whoever leaves a cell or goes home is somebody: "X left Kober prison", "X flew home".
_LEAVES = re.compile(
    r" (?:\w+ )?(?:left|leaves|quit|walked|walks|came|comes|stepped|steps|got|gets|slept|flew|flies|landed|out of|"
    r"emerged|returned|tweeted|wept|smiled|hugged|heard|saw|had seen)\b(?: \S+){0,4}? "
    r"(?:prisons?|jail|gaol|cells?|custody|detention|camp|court|gates?|door|home|airport|plane|free|family|parents|"
    r"mother|father|wife|husband|daughter|son|children|bed)\b"
)
# "X, jailed since 2019": what people alone suffer.
_BEFELL = re.compile(
    r", (?:jailed|imprisoned|detained|arrested|sentenced|convicted|accused|acquitted|pardoned|freed|released|exiled|"
    r"kidnapped|abducted|tortured|murdered|condemned|held|charged|cleared) (?:in|on|at|for|by|since|after|to|of|from)\b"
)
# "X (the sculptor)"
_IN_BRACKETS = re.compile(r"[ \u00a0]\((?:the |an? )?(?:[\w-]+ ){0,2}?(?P<role>[\w-]+?)s?[,)]")
# "the comedian, Zarganar, was flown home"
_APPOSED = re.compile(r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[’']s) (?:[\w’-]+ ){0,3}(?P<role>[\w-]+), $")
# "released from Mai Serwa": who is let out leaves a place
_LEFT_BEHIND = re.compile(
    r"\b(?:released?|freed|let out|out|bailed|paroled|transferred|escaped|walked (?:free|out)|discharged|emerged) "
    r"(?:of|from) (?:the )?$"
)
ANOTHER = 0.1  # for a thing, where a person is less likely: a name whose only reading is "person" could not lose it


def add_context(
    text: str, entity: Entity, scores: Scores, weights: Mapping[str, float], known: EntityLabel | None
) -> None:
    """What the words before and after say."""
    # "the editor **X**" and a line break say the same as plain words.
    front = running(text[max(0, entity.span.start - 60) : entity.span.start])
    rest = running(text[entity.span.end : entity.span.end + 60])
    _add_front(front, text[entity.span.start - 1 : entity.span.start], scores, weights, known)
    if known is None:
        _add_rest(front, rest, scores, weights)


def _add_front(
    front: str, last_sign: str, scores: Scores, weights: Mapping[str, float], known: EntityLabel | None
) -> None:
    """What the words before a name say; `last_sign` is what stands right before it as written."""
    words = name_words()
    if before := _BEFORE.search(front):
        last = before["last"].rstrip(".").casefold()
        if last in words.titles and last_sign != "\n":
            scores[EntityLabel.PERSON] += weights["title"]
        elif last in words.roles and known is None:
            scores[EntityLabel.PERSON] += weights["role"]
        elif last == "of" and (before["first"] or "").casefold() in words.place_nouns:
            scores[EntityLabel.LOC] += weights["place_noun"]
        elif (
            last == "of" and before["first"] and before["first"][0].isupper() and not words.before_people.search(front)
        ):
            scores[EntityLabel.PERSON] -= weights["of_a_person"]
            scores[EntityLabel.MISC] += ANOTHER
        elif last == "the":
            scores[EntityLabel.PERSON] -= weights["article"]
            scores[EntityLabel.MISC] += ANOTHER
        elif last in words.place_words and before["last"].islower():
            scores[EntityLabel.LOC] += weights["place_word" if last in {"in", "near", "outside"} else "weak_place_word"]
    if known is None and (apposed := _APPOSED.search(front)) and apposed["role"].casefold() in words.roles:
        scores[EntityLabel.PERSON] += weights["apposed"]
    if known is None and _LEFT_BEHIND.search(front):
        scores[EntityLabel.LOC] += weights["left_behind"]
    if known is None and words.before_people.search(front):
        scores[EntityLabel.PERSON] += weights["before_people"]


def _add_rest(front: str, rest: str, scores: Scores, weights: Mapping[str, float]) -> None:
    """What the words behind a name say, where no table knows the name."""
    words, after = name_words(), _AFTER.match(rest)
    if (bracket := _IN_BRACKETS.match(rest)) and bracket["role"].casefold() in words.roles:
        scores[EntityLabel.PERSON] += weights["role"]
    if _LEAVES.match(rest):
        scores[EntityLabel.PERSON] += weights["befell"]
    if _BEFELL.match(rest):
        scores[EntityLabel.PERSON] += weights["befell"]
    if _AGE.match(rest):
        scores[EntityLabel.PERSON] += weights["age"]
    if after:
        verbs = {after["first"], f"{after['first']} {after['second']}"} if not after["comma"] else {after["first"]}
        if _OWN.match(rest):
            scores[EntityLabel.PERSON] += weights["before_people"]
        # "the old boxer, Awa Sarr, walked out"
        apposed = front.endswith(", ") and after["first"] not in {"had", "has"}
        relative = after["first"] in {"who", "whose", "whom", "aged"}
        if verbs & words.person_verbs and (not after["comma"] or relative or apposed):
            scores[EntityLabel.PERSON] += weights["person_verb"]
