"""Where a win took place or whose authority acted: every country that is named, weighed by how it is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.gazetteer import City, CountryName, cities, country_name, find_countries
from extract.learnt import Features, chance, read_weights, weigh
from extract.model import Answer, EntityLabel, Parsed, Passage, Rival, Scope, Span, Whereabouts
from extract.tables import read_toml

_BEFORE = re.compile(r"(?:^|[^\w’'-])((?:[\w’'-]+[\s(“\"]+){0,2})$")
_AFTER = re.compile(r"(’s|'s|’(?=\s))?[\s”\")]*(,|/|and\b)?\s*([\w-]+)?")
_NEARNESS = ("label", "lead", "details", "context", "statement", "before", "elsewhere", "heading", "article")
_PREPOSITIONS = frozenset(
    [
        "in",
        "of",
        "from",
        "to",
        "for",
        "by",
        "with",
        "at",
        "against",
        "between",
        "into",
        "and",
        "the",
        "near",
        "outside",
        "across",
        "on",
        "over",
        "via",
        "through",
        "left",
        "leave",
        "leaves",
        "than",
        "like",
        "former",
        "once",
        "out",
        "inside",
        "within",
        "under",
        "both",
    ]
)
NAMED = 8  # how many times larger a namesake may be than a town whose country the article names
SMALL_TOWN = 50_000  # people: smaller towns count only where the article names their country
BIG_TOWN = 200_000  # people: larger ones are known inside the names of bodies ("Delhi High Court")
KEPT = 0.5  # the chance from which a country counts
LEAST = 0.1  # the best country counts from here when none reaches KEPT: a win happens somewhere
COUNTED_AS_RIVAL = 0.15


@dataclass(frozen=True, slots=True)
class _Cue:
    """One place where a country is named: the zone of the passage, the kind of name, the words around it."""

    code: str
    zone: str
    kind: str
    span: Span
    before: str
    after: str
    possessive: bool
    early: bool


def resolve_whereabouts(parsed: Parsed, passage: Passage) -> Answer[Whereabouts]:
    """The countries of the win (ISO 3166-1 alpha-2, sorted) and its scope; no country for regional and global wins."""
    cues = list(_cues(parsed, passage))
    chances = {
        code: chance(weigh(features, _weights()))
        for code, features in candidate_features(parsed, passage, cues).items()
    }
    kept = sorted(code for code, share in chances.items() if share >= KEPT)
    if not kept and chances:
        best = max(chances, key=lambda code: (chances[code], code))
        kept = [best] if chances[best] >= LEAST and not _beyond(parsed, passage) else []
    value = Whereabouts(tuple(kept), _scope(parsed, passage, kept))
    return Answer(
        value,
        _because(parsed, cues, kept),
        _sure(chances, kept),
        _evidence(cues, kept),
        _rivals(parsed, cues, chances, kept),
    )


def candidates(parsed: Parsed, passage: Passage) -> dict[str, Features]:
    """Every country that the passage or its headings name, with the features of how it is named (for the recipe)."""
    return candidate_features(parsed, passage, list(_cues(parsed, passage)))


def candidate_features(parsed: Parsed, passage: Passage, cues: Sequence[_Cue]) -> dict[str, Features]:
    by_code: dict[str, list[_Cue]] = {}
    for cue in cues:
        by_code.setdefault(cue.code, []).append(cue)
    zones = {
        zone: list(dict.fromkeys(cue.code for cue in cues if cue.zone == zone)) for zone in {cue.zone for cue in cues}
    }
    return {code: _features(own, zones, len(by_code), _beyond(parsed, passage)) for code, own in by_code.items()}


def _features(own: Sequence[_Cue], zones: dict[str, list[str]], rivals: int, beyond: bool) -> Features:
    features: Features = {f"of:{min(rivals, 4)}": 1.0}
    for cue in own:
        features[f"{cue.zone}:{cue.kind}"] = 1.0
        features[f"{cue.zone}:{cue.kind}:{cue.before or '-'}"] = 1.0
        features[f"{cue.kind}:{cue.before or '-'}"] = 1.0
        features[f"{cue.kind}:then {cue.after}"] = 1.0
        features[f"{cue.zone}:{cue.kind}:then {cue.after}"] = 1.0
        if cue.possessive:
            features[f"{cue.zone}:possessive"] = 1.0
        if cue.early:
            features[f"{cue.zone}:{cue.kind}:early"] = 1.0
        inside = zones[cue.zone]
        features[f"{cue.zone}:{'only' if len(inside) == 1 else 'first' if inside[0] == cue.code else 'later'}"] = 1.0
    best = next(zone for zone in _NEARNESS if any(cue.zone == zone for cue in own))
    features[f"best:{best}"] = 1.0
    stronger = _NEARNESS
    if any(zone in zones for zone in stronger[: stronger.index(best)]):
        features["others stand nearer"] = 1.0
    if beyond:
        features["beyond states"] = 1.0
        features[f"beyond states:{best}"] = 1.0
    return features


def _cues(parsed: Parsed, passage: Passage) -> Iterator[_Cue]:
    text = parsed.article.text
    for zone, spans in _zones(parsed, passage):
        for span in spans:
            for found in _named(parsed, span, zone):
                name = Span(span.start + found.span.start, span.start + found.span.end)
                before, after, possessive = _around(text, span, name)
                yield _Cue(
                    _one_code(parsed, found), zone, found.kind, name, before, after, possessive, found.span.start < 6
                )


def _zones(parsed: Parsed, passage: Passage) -> Iterator[tuple[str, tuple[Span, ...]]]:
    if passage.label:
        yield "label", (passage.label,)
    yield "lead", (passage.lead,)
    yield "details", passage.details
    yield "context", passage.context
    if passage.statement != passage.lead:
        yield "statement", (passage.statement,)
    yield "before", _before(parsed, passage)
    yield "elsewhere", _elsewhere(parsed, passage)
    yield "heading", passage.headings[-2:]
    if title := _title(parsed):
        yield "article", (title,)


def _before(parsed: Parsed, passage: Passage) -> tuple[Span, ...]:
    """The three sentences before the lead outside the passage: "His colleagues got bail too" needs them."""
    known = {*passage.context, *passage.details, passage.statement}
    spans = [s.span for s in parsed.sentences if s.span.end <= passage.lead.start and s.span not in known]
    return tuple(spans[-3:])


def _elsewhere(parsed: Parsed, passage: Passage) -> tuple[Span, ...]:
    """The sentences of other passages that name the same people: where they stand first, their country is told."""
    people = {e.text.split()[-1] for e in parsed.entities_in(passage.lead) if e.label is EntityLabel.PERSON}
    if not people:
        return ()
    known = {*passage.context, *passage.details, passage.statement}
    named = {e.span.start for e in parsed.entities if e.label is EntityLabel.PERSON and e.text.split()[-1] in people}
    spans = [s.span for s in parsed.sentences if s.span not in known]
    return tuple([span for span in spans if any(span.start <= start < span.end for start in named)][:3])


def _title(parsed: Parsed) -> Span | None:
    return next((block.span for block in parsed.blocks if block.kind == "title"), None)


def _named(parsed: Parsed, span: Span, zone: str) -> list[CountryName]:
    """The countries named in `span`, and those of the towns in it."""
    text = span.of(parsed.article.text)
    found = list(find_countries(text))
    # "Georgia" inside a person's name and "India" inside "Air India" place nothing.
    people = [entity.span for entity in parsed.entities_in(span) if entity.label is EntityLabel.PERSON]
    found = [one for one in found if not any(_covers(person, span, one.span) for person in people)]
    for name, at in _towns(parsed, span, zone):
        # "Port of Spain" is a town, not Spain; "Georgia" alone stays the country.
        found = [one for one in found if not (at.contains(one.span) and len(at) > len(one.span) and cities(name))]
        if any(at.overlaps(one.span) for one in found):
            continue
        if name.casefold() in _table("seats", "names"):
            found.append(CountryName(at, (cities(name.removeprefix("the ").removeprefix("The "))[0].country,), "seat"))
        elif city := _city(parsed, name):
            found.append(CountryName(at, (city.country,), "city"))
    return sorted(found, key=lambda one: one.span)


def _covers(person: Span, zone: Span, name: Span) -> bool:
    at = Span(zone.start + name.start, zone.start + name.end)
    return person.contains(at) and len(person) > len(at)


def _towns(parsed: Parsed, span: Span, zone: str) -> Iterator[tuple[str, Span]]:
    text = span.of(parsed.article.text)
    for entity in parsed.entities_in(span):
        at = Span(entity.span.start - span.start, entity.span.end - span.start)
        if entity.label is EntityLabel.LOC:
            yield entity.text, at
        elif entity.label is EntityLabel.ORG:
            yield from _towns_in_name(entity.text, at.start)
    if zone in ("label", "heading"):
        for found in re.finditer(r"[^/,&|]+", text):
            name = found.group().strip(" .:*")
            if name:
                start = found.start() + found.group().index(name)
                yield name.title() if name.isupper() else name, Span(start, start + len(name))


def _towns_in_name(name: str, start: int) -> Iterator[tuple[str, Span]]:
    """The big towns in a body's name: "Delhi High Court", "Moscow City Court"."""
    words = list(re.finditer(r"[A-Z][\w’-]+", name))
    for first, second in zip(words, [*words[1:], None], strict=False):
        for last in (second, first):
            if last is None:
                continue
            part = name[first.start() : last.end()]
            if any(city.population > BIG_TOWN and city.name == part for city in cities(part)):
                yield part, Span(start + first.start(), start + last.end())
                break


def _city(parsed: Parsed, name: str) -> City | None:
    """The town of this name: in a country that the article names, else the largest if it is large."""
    name = name.removeprefix("the ").removeprefix("The ")
    known = cities(name)
    # Continents and regions are towns too, somewhere in the world.
    if not known or name.casefold() in _table("regions", "regional") or name.casefold() in _table("regions", "global"):
        return None
    named = _article_countries(parsed.article.text)
    # Naming a town's country makes it as likely as a namesake many times its size: "Paris" in an article that
    # names the United States is still not the one in Texas.
    best = max(known, key=lambda city: city.population * (NAMED if city.country in named else 1))
    return best if best.country in named or best.population > SMALL_TOWN else None


@cache
def _article_countries(text: str) -> Counter[str]:
    return Counter(code for found in find_countries(text) for code in found.codes)


def _one_code(parsed: Parsed, found: CountryName) -> str:
    """The code that a name means here: of two countries, the one that the article names otherwise too."""
    named = _article_countries(parsed.article.text)
    return max(found.codes, key=lambda code: (named[code], -found.codes.index(code)))


def _around(text: str, zone: Span, name: Span) -> tuple[str, str, bool]:
    """The preposition before a name, the kind of word after it, and whether it is a possessive."""
    before = _BEFORE.search(text[max(zone.start, name.start - 30) : name.start])
    words = before.group(1).casefold().split() if before else []
    words = [word.strip('(“"') for word in words]
    if words and words[-1] == "the" and len(words) > 1 and words[-2] in _PREPOSITIONS:
        words = words[:-1]
    preposition = words[-1] if words and words[-1] in _PREPOSITIONS else ("-" if not words else "other")
    after = _AFTER.match(text[name.end : zone.end])
    if after is None:
        return preposition, "end", False
    word = (after.group(3) or "").casefold()
    kind = (
        "list"
        if after.group(2)
        else "institution"
        if word in _table("institutions", "words")
        else "person"
        if word in _table("people", "words")
        else "end"
        if not word
        else "other"
    )
    return preposition, kind, bool(after.group(1))


@cache
def _table(table: str, key: str) -> frozenset[str]:
    return frozenset(read_toml("places")[table][key])


@cache
def _weights() -> dict[str, float]:
    return read_weights("country_weights")["country"]


_WORLD = re.compile(
    r"\b(?:General Assembly|Security Council|Human Rights Council|United Nations|"
    r"European (?:Parliament|Union|Commission)|"
    r"Council of Europe|African Union|member states|(?:\d+|[a-z]+) (?:states|countries|governments|ratifications)|"
    r"(?:Treaty|Convention|Protocol|Covenant)\b)"
)


def _beyond(parsed: Parsed, passage: Passage) -> bool:
    """Whether label or lead say that the win may be of no single country: "Global:", "the General Assembly adopted"."""
    if _WORLD.search(passage.lead.of(parsed.article.text)):
        return True
    if passage.label is None:
        return False
    label = passage.label.of(parsed.article.text).casefold().strip(" :*")
    return label in _table("regions", "regional") or label in _table("regions", "global")


def _scope(parsed: Parsed, passage: Passage, kept: Sequence[str]) -> Scope:
    if kept:
        return Scope.NATIONAL if len(kept) == 1 else Scope.MULTI_COUNTRY
    text = parsed.article.text
    for span in (passage.label, passage.lead, *passage.details[:1], *passage.headings):
        words = f" {span.of(text).casefold()} " if span else ""
        words = re.sub(r"[^\w-]+", " ", words)
        if any(f" {name} " in words for name in _table("regions", "regional")):
            return Scope.REGIONAL
    return Scope.GLOBAL


def _sure(chances: dict[str, float], kept: Sequence[str]) -> float:
    """The chance that every kept country belongs and every other does not."""
    sure = 1.0 if chances else 0.5
    for code, share in chances.items():
        sure *= share if code in kept else 1 - share
    return round(sure, 3)


def _because(parsed: Parsed, cues: Sequence[_Cue], kept: Sequence[str]) -> str:
    text = parsed.article.text
    if not kept:
        return "no country is named that the win could be of"
    parts = []
    for code in kept:
        cue = next(cue for cue in cues if cue.code == code)
        parts.append(f"{country_name(code)}: “{cue.span.of(text)}” in the {cue.zone}")
    return "; ".join(parts)


def _evidence(cues: Sequence[_Cue], kept: Sequence[str]) -> tuple[Span, ...]:
    return tuple(next(cue.span for cue in cues if cue.code == code) for code in kept)


def _rivals(
    parsed: Parsed, cues: Sequence[_Cue], chances: dict[str, float], kept: Sequence[str]
) -> tuple[Rival[Whereabouts], ...]:
    text = parsed.article.text
    others = sorted(
        (code for code in chances if code not in kept and chances[code] >= COUNTED_AS_RIVAL),
        key=lambda code: -chances[code],
    )
    return tuple(
        Rival(
            Whereabouts((code,), Scope.NATIONAL),
            f"“{next(cue for cue in cues if cue.code == code).span.of(text)}” is named too",
        )
        for code in others[:3]
    )


def is_seat(name: str) -> bool:
    """Whether international bodies sit in this town, so that its name alone places nothing."""
    return name.casefold() in _table("seats", "names")
