"""What a sentence says happened, and where in the sentence it says so: the word classes of `data/cues.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from extract.anycase import AnyCase
from extract.calendar_words import month_pattern
from extract.tables import read_toml
from extract.text import curly

GOOD = ("freed", "cleared", "spared", "lawmade", "ruled", "justice", "redress", "changed", "bodies", "company")
BAD = ("seized", "setback", "harms", "harsh")

_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|‘[^’]{12,}(?:’(?!\w)|$)")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[–—] [^–—]{3,140}? [–—](?=[ ,])")
FINITE = r"(?-i:is|are|was|were|has|have|had|will|would|can|could|may|might|did|does)"
_REST = rf"(?:(?! {FINITE}\b)[^,;:–—.?!])*"  # of a clause that hangs on a noun: the noun's own verb comes after it
_TO_VERB = rf"(?:(?! {FINITE}\b)[^,;:])*"  # the same, over dashes: a participle or "that" goes on behind them
_FRONTED = re.compile(
    r"^(?:after|following|before|since|while|although|though|despite|when|as|because|if|once|until|even|in response|"
    r"thanks|with|under|for|having|having been|by|ahead|during|amid|convicted|arrested|jailed|sentenced|detained|"
    r"accused|condemned)\b[^,;]*,|"
    # "Two years later, …", and not "Two men held since May are home, …".
    r"^(?:two|three|four|five|six|seven|eight|nine|ten|more|less|just|only|nearly|almost|days|weeks|months|years|hours)\b"
    rf"(?=(?: [\w’-]+){{0,4}}? (?:days?|weeks?|months?|years?|hours?|decades?|after|before|later|earlier)\b)"
    rf"(?:(?! {FINITE}\b)[^,;])*,",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    rf",? ?\b(?:(?:who|which)\b(?: {FINITE}\b)?"
    rf"|(?:whom|whose|where)\b(?:{_REST} {FINITE}\b(?={_REST} {FINITE}\b))?"
    rf"|(?:(?:\w+ of|in|of|on|to|for|by|under|from|among|with|at) (?:which|whom))\b(?:{_REST} {FINITE}\b)?){_REST}"
    r"(?:,(?= ?(?:was|were|is|are|has|have|had|will|can|could|may|would|got|[a-z]+ed)\b))?",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"\bthat (?:had|was|were|has|have|is|are|would|could|led|let|lets|allowed|allows|put|sent|[a-z]+ed)\b"
    rf"(?: (?:not|never|only|have|be|been)\b)*{_TO_VERB}"
)
_TRAILING = re.compile(
    rf",? \b(?:after|before|since|until|from) (?=\d|{month_pattern()}){_REST}|"
    # "The court has since ordered his return": no clause of time.
    r"(?<!\bhas)(?<!\bhave)(?<!\bhad),? \b(?:after|following|before(?! (?:the|an?|its) (?:\S+ )?(?:courts?|judges?|"
    r"tribunal|bench|committee|council|commission|parliament|assembly|senate))|because|since|although|though|despite|when|"
    r"until|unless|if|even though|"
    r"in order to|so that|in response to|as part of|as well as|in exchange for|thanks to|for having|for being)\b"
    r"[^,;:]*",
    re.IGNORECASE,
)
# "the poet jailed in 2019": a clause in short. "The poet was jailed in 2019", "she was taken and charged with" tell it.
_PARTICIPLE = re.compile(
    r"(?P<told>\b(?:is|are|was|were|be|been|being|gets?|got|has|have|had|and|or)(?: (?:\w+ly|also|then|first|again|not|"
    r"never|since|all|both))*)?,? \b(?:accused of|on charges of|charged with|known (?:as|for)|"
    r"arrested (?:in|on|at|for|by|along|with)|detained (?:in|on|at|for|by|since|under)|"
    r"jailed (?:in|for|since|over)|imprisoned (?:in|for|since)|convicted (?:of|in|with)|"
    r"sentenced (?:to|in)|held (?:in|for|since|by|under)|condemned to)\b"
    rf"{_TO_VERB}",
    re.IGNORECASE,
)


@cache
def _classes() -> dict[str, AnyCase]:
    return {
        name: AnyCase(rf"(?<!\w)(?:{'|'.join(table['words'])})(?!\w)")
        for name, table in read_toml("cues").items()
        if name != "sombre"  # of headings and labels, not of sentences
    }


@cache
def _openings() -> dict[str, re.Pattern[str]]:
    words = {name: "|".join(table) for name, table in read_toml("clauses")["opens"].items()}
    patterns = {name: rf"(?:{found})\b" for name, found in words.items()}
    # "The Court of Appeal freed her" tells a win, "The court’s order came" looks back at one.
    patterns["the act"] = rf"the (?:\w+ )?(?:{words['the act']})(?:’s|’)? (?!(?:of|in|for) [A-Z])"
    patterns |= {"quote": '[“"‘]', "bracket": r"\("}
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’-])(?:{'|'.join(read_toml('clauses')['finite']['words'])})(?![\w’-])")


@lru_cache(maxsize=1024)
def main_clause(words: str) -> str:
    """What is left of a sentence without quotations, brackets, relative and other subordinate clauses."""
    main = _QUOTED.sub(" “” ", words)
    main = _BRACKETS.sub(" ", main)
    main = _RELATIVE.sub(" ", main)
    fronted = _FRONTED.sub("", main.strip(), count=1)
    # "By May they had been acquitted, all but two of them": what comes after the comma is no clause.
    main = fronted if len(fronted.split()) >= 3 and _finite().search(fronted) else main
    main = _THAT.sub(" ", main)
    short = _TRAILING.sub(" ", main)
    # "Just before Easter the king let them go": the clause of time has no comma, and takes the statement with it.
    main = short if _finite().search(short) else main
    main = _PARTICIPLE.sub(lambda found: found.group() if found["told"] else " ", main)
    return " ".join(main.split())


@lru_cache(maxsize=1024)  # a lead is read by segmenting and again for its category
def cues_of(words: str) -> Mapping[str, float]:
    """The classes in the main clause, those only outside it, the first act told, and how the sentence opens."""
    words = " ".join(curly(words).split())
    main = main_clause(words)
    found: dict[str, float] = {}
    first: tuple[int, str] | None = None
    for name, pattern in _classes().items():
        if hits := len({hit.group().casefold() for hit in pattern.finditer(main)}):
            found[f"main:{name}"] = min(hits, 2) / 2 + 0.5
            if name in GOOD or name in BAD:
                start = pattern.search(main)
                place = start.start() if start else 0
                first = min(first, (place, name)) if first else (place, name)
        elif pattern.search(words):
            found[f"side:{name}"] = 1.0
    if first:
        found[f"act:{first[1]}"] = 1.0
    told = [name for name in (*GOOD, *BAD) if f"main:{name}" in found or f"side:{name}" in found]
    if told:
        found[f"last act:{_last_act(words, told)}"] = 1.0
    good = any(f"main:{name}" in found for name in GOOD)
    bad = any(f"main:{name}" in found for name in BAD)
    found["tells:" + ("good and bad" if good and bad else "good" if good else "bad" if bad else "neither")] = 1.0
    if bad and not good and any(f"side:{name}" in found for name in GOOD):
        found["tells:good aside"] = 1.0
    for name, opening in _openings().items():
        if opening.match(words):
            found[f"opens:{name}"] = 1.0
    return found


def _last_act(words: str, told: Sequence[str]) -> str:
    """Which of the classes `told` a sentence ends in: "pardoned in May and locked up again" is no good news."""
    return max(told, key=lambda name: max((hit.start() for hit in _classes()[name].finditer(words)), default=-1))


def tells_of(words: str) -> frozenset[str]:
    """Whether the main clause tells something "good", something "bad", both or neither."""
    main = main_clause(" ".join(curly(words).split()))
    classes = _classes()
    good = any(classes[name].search(main) for name in GOOD)
    bad = any(classes[name].search(main) for name in BAD)
    return frozenset(name for name, told in (("good", good), ("bad", bad)) if told)
