"""The words that tell what came before a win, or goes beside it: arrests, sentences, texts and events with dates."""

from __future__ import annotations

import re
from functools import cache

from extract.tables import read_toml
from extract.text import alternatives


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The expression of that name in the table `background` of `data/dates.toml`."""
    return re.compile(read_toml("dates")["background"][name], re.IGNORECASE)


@cache
def words(name: str) -> str:
    """The words of that name in the same table, as alternatives, longest first."""
    return alternatives(read_toml("dates")["background"][name], re.escape)


@cache
def past() -> re.Pattern[str]:
    """A verb of what comes before a win: arrest, sentence, attack."""
    return re.compile(rf"\b(?:{words('past_verbs')}|{_FIRST})\b", re.IGNORECASE)


_FIRST = r"first(?=\s+\w+(?:ed|en)\b)"  # "because it was first applied in May", but not "its first judgment in May"


# "passed a law against violence in April": what has no day of its own
_LASTING = r"(?:violence|unrest|conflict|war|occupation|detention|imprisonment|trial|hearing)"


# "convicted them of murder on the night of 6 May": a part of the date, not a place where the murder was
_PART = (
    r"(?:night|morning|afternoon|evening|eve|hours?|days?|weeks?|months?|half|quarter|beginning|start|middle|end|close|"
    r"course|sitting|session)"
)


@cache
def dated_noun() -> re.Pattern[str]:
    """What ends in a noun whose date follows it: "the law of", "the elections in", "the protests of early"."""
    return re.compile(
        rf"\b(?:(?:{words('dated_texts')})\s+(?:of|from)|(?!{_LASTING}\s+in\b)(?:{words('dated_events')})\s+(?:(?:in|at|on|near|outside)\s+(?:the\s+)?(?:(?!{_PART}\b)\w+\s+){{1,3}}(?=of|from))?(?:of|from|in))\s+(?:the\s+|early\s+|late\s+|mid-?)?$",
        re.IGNORECASE,
    )


@cache
def since_verb() -> re.Pattern[str]:
    """Verbs whose "since" tells how long something had lasted: "held since 2011"."""
    return re.compile(rf"\b(?:{words('since_verbs')})\b", re.IGNORECASE)


@cache
def _asides() -> re.Pattern[str]:
    """What is told by the way: "Ana Tamm (born 1993)", "Ana Tamm, 42, …", "Ana Tamm, in prison since May, …"."""
    held = rf"in|under|behind|on (?:bail|death row|trial|remand)|{words('past_verbs')}"
    openers = rf"who|whom|whose|which|(?:aged |then |now )?\d{{1,3}}|{held}"
    inside = r"[^,.;:()“”\"]*"
    return re.compile(rf"\s?\([^()]*\)|,\s(?:{openers})\b{inside},(?!\s(?:and|or|but|who|whom|which)\b)")


def less_asides(before: str) -> str:
    """The words before a date without what is told by the way, and over, in brackets or between commas."""
    return _asides().sub(_less_aside, before)


def _less_aside(aside: re.Match[str]) -> str:
    words = aside.group()
    # "In Vell, in the year of the flood the court spoke, …": what has a verb of its own is no aside; "May" is none
    told = re.match(r",\s(?:in|under|behind)\b", words) and pattern("finite").search(words.replace("May", ""))
    return words if told else ""


def earlier_in_life(before: str, of_victims: bool = True) -> bool:
    """Whether the words before a date tell of an arrest, a sentence, an attack: how it came to the win.

    Not where the win is that somebody is called to account (`of_victims` false): then the arrest is the win.
    """
    if pattern("dated_so").search(before):
        return False
    plain = less_asides(before)
    found = _suffered().search(plain)
    if found is None or (found.group("verb").lower() in _FOUNDED and not _OF_A_NOUN.search(plain[: found.start()])):
        return False
    return of_victims or not justice().fullmatch(found.group("verb"))


# What is itself the win: "An inquiry was created on 7 October", but not "freed by a panel that was created in May".
_FOUNDED = ("created", "established", "founded")
_OF_A_NOUN = re.compile(r"\b(?:who|which|that|whose|where|after|since|when|because|as)\b[^,;.]*$", re.IGNORECASE)


@cache
def _suffered() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:was|were|is|are|being|been|got)\s+(?:\w+ly\s+|first\s+)?(?P<verb>{words('past_verbs')}|{_FIRST})\b(?:(?!\b(?:and|but|then)\b|,\s+(?:was|were|is|are|got|had|has)\b)[^.;])*$",
        re.IGNORECASE,
    )


@cache
def justice() -> re.Pattern[str]:
    """A verb of what happens to those who are called to account, and to those who are wronged."""
    return re.compile(words("justice"), re.IGNORECASE)
