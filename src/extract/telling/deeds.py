"""Who does what to what in a statement: kinds of doers before its verb, the verb and its voice, what comes after it.

Read off the words alone: a verb is the first finite form, and whoever is named before it does it or bears it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.anycase import AnyCase
from extract.gazetteer import country_codes, demonym_codes
from extract.model import EntityLabel, Parsed, Span
from extract.tables import read_toml
from extract.text import curly, fold, plain, stem

_REACH = 8  # words after the verb in which its object stands
# Signs that stand before a name and say what it is, so that patterns of words still see the name itself.
_PERSON, _BODY, _COUNTRY, _PLACE = "¤", "¦", "§country§ ", "§place§ "
_ADVERBS = r"(?:\w+ly |now |also |at last |finally |again |all |both |each |to be |not |being )*"
_PASSIVE = re.compile(
    rf"(?:(?:has|have|had) {_ADVERBS}been|(?:is|are|was|were|be|been|got|gets) {_ADVERBS})\s?"
    r"(?P<verb>\w+(?:ed|en|wn|ld|nt|pt|ght|de|ne|un|id|out|ut|et|ck))\b"
)
_AGENT = re.compile(r"\bby (.{3,60})")
_WHO = {
    "he or she": re.compile(r"\s*(?:he|she)\b", re.IGNORECASE),
    "they": re.compile(r"\s*(?:they|both)\b", re.IGNORECASE),
    "it": re.compile(r"\s*(?:it|this|that)\b", re.IGNORECASE),
    "we": re.compile(r".*\b(?:we|our)\b", re.IGNORECASE | re.DOTALL),
}

Finder = Callable[[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Deed:
    """The kinds of those named before the verb, its stem and voice, the kinds of what comes after it, and by whom.

    `told` is the first verb that is no infinitive and all that comes after it, in words.
    """

    doers: frozenset[str]
    verb: str
    voice: str  # "active", "passive", or "none" where no verb was found
    objects: frozenset[str]
    beside: frozenset[str]  # actors named after the verb
    agents: frozenset[str]  # actors after "by"
    told: str


def read_deed(words: str, actors: Finder) -> Deed:
    """The deed that `words`, a clause written by `typed_words`, tells; `actors` finds kinds of actors in words."""
    verb = _finite().search(words)
    before, rest = (words[: verb.start()], words[verb.start() :]) if verb else (words, "")
    doers = actors(before) | {f"body:{kind}" for kind in re.findall(rf"{_BODY}(\w+){_BODY}", before)}
    doers |= {f"thing:{kind}" for kind in find_things(before)}
    signs = (("a person", _PERSON), ("a country", _COUNTRY), ("a place", _PLACE))
    doers |= {name for name, sign in signs if sign in before}
    doers |= {name for name, pattern in _WHO.items() if pattern.match(before)}
    if not verb:
        return Deed(doers, "", "none", frozenset(), frozenset(), frozenset(), "")
    passive = _PASSIVE.match(rest)
    told, after = (passive["verb"], rest[passive.end() :]) if passive else _active(rest)
    near = " ".join(after.split()[:_REACH])
    by = _AGENT.search(after)
    agents = actors(by[1]) if by else frozenset()
    voice = "passive" if passive else "active"
    return Deed(doers, stem(told.casefold()), voice, find_things(near), actors(near), agents, _told(words))


def _told(words: str) -> str:
    """From the first finite verb on: "the plan to shut the camp was ruled void" tells what was ruled."""
    finite = (hit.start() for hit in _finite().finditer(words) if not words[: hit.start()].endswith("to "))
    return words[next(finite, len(words)) :]


def _active(rest: str) -> tuple[str, str]:
    """The verb that tells the deed, auxiliaries and adverbs passed over, and what follows it."""
    words, passed_over = rest.split(), read_toml("deeds")["verbs"]["passed_over"]
    at = 0
    while at < len(words) - 1 and words[at].strip(",").casefold() in passed_over:
        at += 1
    return words[at].strip(".,;:"), " ".join(words[at + 1 :])


def find_things(words: str) -> frozenset[str]:
    """The kinds of things (`[things]` of `data/deeds.toml`) that are named in `words`."""
    return frozenset(name for name, pattern in _things().items() if pattern.search(words))


def typed_words(parsed: Parsed, span: Span) -> str:
    """The words of `span` with a sign before each name that says what it is; people are their sign alone."""
    return curly(plain("".join(_typed(parsed, span))))


def _typed(parsed: Parsed, span: Span) -> Iterator[str]:
    text, at = parsed.article.text, span.start
    for entity in parsed.entities_in(span):
        if entity.span.start < at:
            continue
        yield text[at : entity.span.start]
        at = entity.span.end
        if entity.label is EntityLabel.PERSON:
            yield _PERSON
        elif entity.label is EntityLabel.ORG:
            yield f"{_BODY}{body_kind(entity.text)}{_BODY} {entity.text}"
        elif entity.label in (EntityLabel.LOC, EntityLabel.NORP):
            is_country = country_codes(entity.text) or demonym_codes(entity.text)
            yield (_COUNTRY if is_country else _PLACE) + entity.text
        else:
            yield entity.text
    yield text[at : span.end]


@lru_cache(maxsize=4096)
def body_kind(name: str) -> str:
    """What a body is, by the words of its name (`[kinds]` of `data/organisations.toml`); "unknown" where none tells."""
    low = f" {fold(name)} "
    kinds = read_toml("organisations")["kinds"].items()
    return next((str(kind) for kind, words in kinds if any(f" {word} " in low for word in words)), "unknown")


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(read_toml('deeds')['verbs']['finite'])}|[a-z]{{2,}}ed)\b")


@cache
def _things() -> dict[str, AnyCase]:
    return {
        name: AnyCase(rf"(?<![\w-])(?:{'|'.join(words)})(?!\w)") for name, words in read_toml("deeds")["things"].items()
    }
