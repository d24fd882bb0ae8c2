"""What a sentence leaves to the sentences before it: pronouns without a name, laws and courts already spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(?:they|them|their|theirs|themselves)\b", re.IGNORECASE)
# "Congress finished it on the 7th": an object, not the "it" of "it is true that".
_THING = re.compile(
    r"\b\w{3,} (?:up |down |out )?it\b(?! (?:is|was|will|would|has|had|to)\b)|^It\b|"
    r"\bits (?!own\b)\w+"
)
_DEMONSTRATIVE = re.compile(
    r"\b(?:this|that|these|those|the same|such|said) (?:\w+ )?(?:court|judges?|law|bill|act|case|ruling|verdict|"
    r"decision|session|vote|day|night|week|month|year|treaty|plan|ban|place|country|prison|trial|appeal|report|article|section|"
    r"man|woman|men|women|family|group)s?\b",
    re.IGNORECASE,
)
# "The farmers", "The former teacher": a subject known already, for it has no name of its own.
_DEFINITE = re.compile(r"(?:The|His|Her|Their|Its|Both|All) (?:[a-zé’'-]+ ){1,4}?[a-zé’'-]+\b")
_SUBJECTS = re.compile(
    r"The (?:[a-z-]+ )?(?:government|parliament|authorities|court|supreme|high|police|president|senate|city|state|"
    r"world|king|queen|prime|ministry|minister|military|army|house|national|federal|constitutional|first|last|only)\b"
)
_SUMMING = re.compile(
    r"\b(?:both|all|each|every one|none|neither|most|some|one) of "
    r"(?:them|these|those|the (?:two|three|four|five|six))\b",
    re.IGNORECASE,
)


def reference_of(words: str, people: Sequence[str]) -> dict[str, float]:
    """What of a sentence cannot be understood from itself; `people` are the names of persons in it."""
    features: dict[str, float] = {}
    if hit := _PERSON.search(words):
        named = [place for name in people if (place := words.find(name)) >= 0]
        if not named:
            features["refers:to a person"] = 1.0
        elif hit.start() < min(named):
            features["refers:to a person, named later"] = 1.0
    if _PEOPLE.search(words) and not people:
        features["refers:to people"] = 1.0
    if _THING.search(words):
        features["refers:to a thing"] = 1.0
    if _DEMONSTRATIVE.search(words):
        features["refers:to this or that"] = 1.0
    if _DEFINITE.match(words) and not _SUBJECTS.match(words):
        features["refers:definite subject"] = 1.0
    if _SUMMING.search(words):
        features["refers:to several"] = 1.0
    if features:
        features["refers:back"] = float(len(features))
    return features
