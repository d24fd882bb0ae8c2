"""The verbs of a clause: which of them governs the words at its end, and so the date that follows."""

from __future__ import annotations

import re

from extract.dates.words.background import justice, past, pattern

_INFINITIVE = re.compile(r"^\s*(?:not\s+|\w+ly\s+)*(?:be|have(?:\s+been)?)\s+\w+", re.IGNORECASE)  # behind "will"
_BARE_TAIL = re.compile(r"(?:\s+(?:together|there|again|\w+ly))?(?:\s+(?:in|at|on|near|by)(?:\s+[A-Z]\w+)?){0,2}\s*")
_SUBJECT = re.compile(
    r"\b(?:was|were|is|are|am|been|be|being|has|have|had|got|gets?|he|she|they|it|we|i|you|him|her|them|us|me|who|which|that|and|or|but|not|never|"
    r"also|then|first|just|himself|herself|itself|themselves|both|all|already|again|later|soon|once|\w+ly)\s*$",
    re.IGNORECASE,
)
_SAW = re.compile(r"\b(?:saw|sees?|watch(?:ed|es)?|hears?|heard|ha[ds]|have|got|gets?|found|left|kept|wants?|wanted)\b")
# "of three men convicted in", whatever governs them; not "the Court of Appeal convicted in"
_OF_SOME = re.compile(r"(?:^\s*|\b)(?:of|for|from|with|against|among)\s+(?:[a-z][\w’'-]*\s+){1,4}$")


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


def of_its_object(clause: str) -> bool:
    """ "cut the fines of three men convicted last month": a participle that goes with the noun before it."""
    taken = next(reversed([*past().finditer(clause)]), None)
    if taken is None or taken.group().lower() == "arrest" or not _BARE_TAIL.fullmatch(clause, taken.end()):
        return False
    before = clause[: taken.start()]
    if verbs(clause[taken.end() :]) or _SUBJECT.search(before) or not re.search(r"\w\s+$", before):
        return False
    if _SAW.search(before):
        return False  # "saw her husband convicted in September"
    governing = verbs(before)
    joined = governing and re.search(r"\b(?:and|but|when|as|after|before|that)\b", before[governing[-1] :])
    return bool(governing and not joined) or bool(_OF_SOME.search(before))
