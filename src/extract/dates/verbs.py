"""The verbs of a clause: which of them governs the words at its end, and so the date that follows."""

from __future__ import annotations

import re

from extract.dates.background import pattern

_INFINITIVE = re.compile(r"^\s*(?:not\s+|\w+ly\s+)*(?:be|have(?:\s+been)?)\s+\w+", re.IGNORECASE)  # behind "will"


def goes_on(words: str) -> bool:
    """Whether a verb of its own follows: "whom the police had put on a bus were taken off it again on 3 May"."""
    words = _INFINITIVE.sub("", words)
    told = verbs(words)
    joined = bool(told) and re.search(r"\b(?:and|or|but|nor)\s+(?:\w+ly\s+)?$", words[: told[0]])
    return bool(told) and (not joined or len(told) > 1)


def is_cause(clause: str) -> bool:
    """Whether a clause ends with what somebody is paid or punished for: "must pay him for handing him over in"."""
    found = list(pattern("cause").finditer(clause))
    return bool(found) and not verbs(clause[found[-1].end() :])


def verbs(text: str) -> list[int]:
    """Where the finite verbs of a stretch begin, an auxiliary and its participle counted once."""
    joined = pattern("auxiliary").sub(lambda match: "was".ljust(len(match.group(0))), text)
    return [match.start() for match in pattern("finite").finditer(joined)]


def verb_in(words: str) -> bool:
    """Whether some words have a finite verb: a line that tells something, not one that only says when and where."""
    return bool(pattern("finite").search(words))
