"""The verbs of a clause: which of them governs the words at its end, and so the date that follows."""

from __future__ import annotations

import re

from extract.dates.background import justice, pattern

_INFINITIVE = re.compile(r"^\s*(?:not\s+|\w+ly\s+)*(?:be|have(?:\s+been)?)\s+\w+", re.IGNORECASE)  # behind "will"


def goes_on(words: str) -> bool:
    """Whether a verb of its own follows: "whom the police had put on a bus were taken off it again on 3 May"."""
    words = _INFINITIVE.sub("", words)
    told = verbs(words)
    joined = bool(told) and re.search(r"\b(?:and|or|but|nor)\s+(?:\w+ly\s+)?$", words[: told[0]])
    return bool(told) and (not joined or len(told) > 1)


def is_cause(clause: str) -> bool:
    """Whether a clause ends with what somebody is paid or punished for: "must pay him for handing him over in"."""
    if pattern("judged").search(clause):
        return False  # "was acquitted of defaming a firm on 8 March"
    found = list(pattern("cause").finditer(clause))
    return bool(found) and not verbs(clause[found[-1].end() :])


def verbs(text: str) -> list[int]:
    """Where the finite verbs of a stretch begin, an auxiliary and its participle counted once."""
    joined = pattern("auxiliary").sub(lambda match: "was".ljust(len(match.group(0))), text)
    return [match.start() for match in pattern("finite").finditer(joined)]


_NEXT = re.compile(r"[;:]|\s[–—]\s|,?\s(?:and|but|then)\s", re.IGNORECASE)
_AUXILIARY = re.compile(r"(?:(?:was|were|is|are|got|had|been|has)\s+)+(?:\w+ly\s+|first\s+)?", re.IGNORECASE)


def begins_with_arrest(after: str) -> bool:
    """Whether the clause that a date opens tells of an arrest or sentence, and another clause follows.

    "On 3 May police arrested her; on the 5th a judge let her go", "In March he was jailed, and in May pardoned".
    """
    end = _NEXT.search(after)
    told = verbs(after[: end.start()]) if end else []
    if not told or not after[: told[0]].strip():
        return False  # "May brought an end to it, and …": the month itself is what did so
    governing = after[told[0] :]
    auxiliary = _AUXILIARY.match(governing)
    return bool(justice().match(governing[auxiliary.end() :] if auxiliary else governing))


def verb_in(words: str) -> bool:
    """Whether some words have a finite verb: a line that tells something, not one that only says when and where."""
    return bool(pattern("finite").search(words))
