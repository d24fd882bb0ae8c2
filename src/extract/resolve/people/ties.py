"""What ties somebody to the win beyond the words at the name: where the name enters, and as whom it is introduced."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from extract.cities import cities
from extract.common_words import is_common
from extract.events import count_kinds
from extract.learnt import Features
from extract.model import Parsed, Passage, Span
from extract.person_names import all_names
from extract.resolve.people.cast import Figure
from extract.resolve.people.claims import patterns
from extract.resolve.people.references import Reference
from extract.tables import read_toml
from extract.text import curly, fold, running, stem

_NEAR = 8  # words before a name in which a subordinate clause may begin
_BEGINS = 30  # characters before a name that opens its sentence: "Among them was the dancer X"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|[,;:.–—()]")
_APPOSED = re.compile(r"[”\"’]?, (?:(?:once|then|now) )?(?:an?|the) ([^,;:.!?]{3,60})")


def tie_features(
    parsed: Parsed, passage: Passage, figure: Figure, everybody: Sequence[Figure], references: Sequence[Reference]
) -> Features:
    """Where the person enters the passage, and whether as one of those whom the lead speaks of."""
    text, lead, form = parsed.article.text, passage.lead, figure.first()
    near = form.zone if form.zone in ("lead", "context", "detail", "before") else "rest"
    names = [f"of a {_kind(lead.of(text))} win", _clause(text, form.sentence, form.span)]
    if near != "lead":
        names += [_introduced(text, lead, form.sentence, form.span)]
        names += list(_entering(parsed, passage, figure, everybody, references))
    names += _shape(figure.name)
    names += [f"details of {theme}" for theme in _themes(text, passage.details)]
    return {f"{near}: {name}": 1.0 for name in names if name}


@lru_cache(maxsize=64)
def _kind(lead: str) -> str:
    """The kind of event that most words of the lead are of."""
    counts = count_kinds(lead)
    return max(counts, key=lambda kind: counts[kind]) if counts else "nameless"


@lru_cache(maxsize=64)
def _themes(text: str, details: tuple[Span, ...]) -> tuple[str, ...]:
    """What the sentences behind the lead speak of: a man "found in a flat" is wanted where they tell of machetes."""
    words = curly(running(" ".join(span.of(text) for span in details)))
    return tuple(theme for theme in ("abuse", "punishing", "freedom") if patterns()["turns"][theme].search(words))


def _clause(text: str, sentence: Span, name: Span) -> str:
    """The word that begins the subordinate clause the name stands in: "a law under *which* X was tried"."""
    before = _WORD.findall(running(text[sentence.start : name.start]))[-_NEAR:]
    opening = read_toml("cast")["clauses"]["words"]
    for word in reversed(before):
        if word.casefold() in opening:
            return f"behind {word.casefold()}"
        if word in ",;:.–—":
            return ""
    return ""


def _introduced(text: str, lead: Span, sentence: Span, name: Span) -> str:
    """Whether the person is introduced as what the lead calls somebody: "a photographer … The photographer, X"."""
    callings = _callings(lead.of(text))
    before = _WORD.findall(running(text[sentence.start : name.start]))[-5:]
    apposed = _APPOSED.match(running(text[name.end : sentence.end][:80]))
    words = [*before, *(_WORD.findall(apposed.group(1)) if apposed else ())]
    return "called as in the lead" if callings & {stem(word.casefold()) for word in words} else ""


@lru_cache(maxsize=64)
def _callings(lead: str) -> frozenset[str]:
    """The stems of the words in the lead that say what somebody is."""
    return frozenset(stem(hit.group().casefold()) for hit in _persons().finditer(running(lead)))


@cache
def _persons() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w’-])(?:{'|'.join(read_toml('roles')['references']['persons'])})(?![\w’-])", re.IGNORECASE
    )


def _entering(
    parsed: Parsed, passage: Passage, figure: Figure, everybody: Sequence[Figure], references: Sequence[Reference]
) -> list[str]:
    """Which sentence the person enters in, and what the lead leaves open."""
    form, lead = figure.first(), passage.lead
    zone = [other for other in everybody if other.first().zone == form.zone]
    opens = form.span.start - form.sentence.start < _BEGINS
    after = form.span.start > lead.start
    gap = (
        Span(lead.end, max(lead.end, form.span.start)) if after else Span(form.span.end, max(form.span.end, lead.start))
    )
    near = "next" if _sentences_in(parsed, gap) <= (1 if after else 0) else "farther"
    open_ends = sorted({each.kind for each in references}) or ["nobody meant"]
    first = "first" if zone and zone[0] is figure else "later"
    block = parsed.blocks[passage.block].body
    found = [f"{near} sentence", f"{near} sentence, {first}", f"{'opens' if opens else 'inside'} its sentence"]
    found += [f"{first}, {kind} in the lead" for kind in open_ends]
    if form.sentence.start <= block.start + 3 and form.zone == "context":
        found.append("opens the block" if opens else "in the block's first sentence")
    if any("lead" in other.zones for other in everybody):
        found.append("somebody named in the lead")
    elif len(zone) == 1:
        found += ["only one here", f"only one here of a {_kind(lead.of(parsed.article.text))} win"]
    return found


def _sentences_in(parsed: Parsed, gap: Span) -> int:
    """How many sentences begin inside `gap`."""
    first, last = (bisect_left(parsed.sentences, at, key=lambda each: each.span.start) for at in (gap.start, gap.end))
    return last - first


def _shape(name: str) -> list[str]:
    """What the name looks like besides a person's: a town's, or words that any sentence may hold."""
    given, family = all_names()
    words = fold(name.replace("-", " ")).split()
    ordinary = [word for word in words if is_common(word) and word not in given and word not in family]
    return ["named as a town" if cities(name) else "", "of ordinary words" if ordinary else ""]
