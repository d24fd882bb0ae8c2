"""The named places below country level that a win is located in, with their entry in the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.calendar_words import holiday_names, month_pattern, weekday_pattern
from extract.cities import City, cities
from extract.gazetteer import (
    find_countries,
    is_country,
    is_demonym,
    subdivision_countries,
    subdivision_country,
)
from extract.landmarks import find_landmarks
from extract.model import Answer, EntityLabel, Parsed, Passage, Place, Rival, Span
from extract.person_names import given_names
from extract.resolve.around.surroundings import look_around, table
from extract.resolve.around.towns import article_countries, is_seat, towns_in_name
from extract.resolve.belonging.weighing import KEPT, Found, Weighed, all_right, stretches, weigh_names
from extract.resolve.countries.cues import is_home
from extract.tables import read_toml
from extract.text import squash

_ZONES = ("label", "lead", "details", "context", "statement", "before", "heading")
# The chance from which a place of the follow-ups counts: "in Quito they danced" is likely and mostly not meant.
_FOLLOW_UP = 0.55
_RIVAL = 0.3  # the chance from which a place that was left out is handed on as a rival
_HOME = "of somebody"  # the trait of a place that somebody comes from
_FAR = 100_000  # people: a name that a town of this size bears elsewhere is that town, not an unlisted one here
_SMALL_WORDS = re.compile(r"(?: [a-zà-öø-ÿ][\w’'-]*)+$")
_OWNER = re.compile(r"^[A-ZÀ-Þ][\w ]+[’']s (?=[A-ZÀ-Þ])")  # "Congo’s Ituri"
_PRISON = re.compile(r"\W*(?:[a-z]+ )?(?:[Pp]rison|[Jj]ail|[Pp]enitentiary|[Dd]etention|[Cc]olony|[Cc]amp)")
# What a name is by the words beside it, where the model reads a person, a body or nothing.
_DAY = rf"(?!(?i:{month_pattern()}|{weekday_pattern()})\b)"
_NAME = rf"{_DAY}[A-ZÀ-Þ][\w’-]*(?: (?:(?:de|del|da|do|la|el|al) ){{0,2}}{_DAY}[A-ZÀ-Þ][\w’-]*){{0,2}}"
_MANY = (
    r"people|peoples|women|men|girls|boys|schoolgirls|children|villagers|islanders|herders|farmers|fishermen|families|"
    r"households|residents|survivors|inhabitants|community|communities|village|villages|town|city|parish|port|district|"
    r"fields|ponds|post|prison|jail|camp|closure|massacre|killings|island|islands"
)
_BY_PREPOSITION = re.compile(
    rf"\b(?:(?:in|at|near|outside|inside|around|off)|(?:{_MANY}) of) (?:the )?(?P<name>{_NAME})"
    r"(?![\w’-])"
)
_OF_MANY = re.compile(rf"\b(?:{_MANY}) of (?:the )?$")
_BY_NOUN = re.compile(
    rf"\b(?:the |’s |'s )(?P<name>{_NAME}) (?:[a-z]+ )?(?:prison|jail|dam|mine|province|district|municipality|"
    r"communit(?:y|ies)|forest|village|camp|island|islands|parish|peninsula|hills|valley|airport|barracks|reservation|region|territory|river)\b"
)
_BODY_TOWN = re.compile(
    r"\b(?P<town>[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:’s|'s)? (?:[A-Z][a-z]+ )*"
    r"(?:Court|Tribunal|Prison|Airport|airport|prison)\b"
)


def resolve_places(parsed: Parsed, passage: Passage, countries: tuple[str, ...]) -> Answer[tuple[Place, ...]]:
    """The towns, regions and sites that the win is located in, as written, each once, in text order."""
    weighed = weigh_names(parsed.article.text, find_places(parsed, passage, countries), "places")
    kept = [one for one in weighed if one.share >= _least(one)]
    others = [one for one in weighed if _RIVAL <= one.share < _least(one)]
    because = (
        f"named with the win: {', '.join(one.name for one in kept)}"
        if kept
        else "no place below a country is named that the win is located in"
    )
    return Answer(
        tuple(_place(one.name, countries) for one in kept),
        because,
        all_right(weighed),
        tuple(one.span for one in kept),
        tuple(Rival((_place(one.name, countries),), f"“{one.name}” is named too") for one in others[:3]),
    )


def _least(one: Weighed) -> float:
    return _FOLLOW_UP if one.zone == "details" else KEPT


def find_places(parsed: Parsed, passage: Passage, countries: tuple[str, ...]) -> list[Found]:
    """Every name of a place below country level in and around the win, with how it is told (also for the recipe)."""
    text = parsed.article.text
    found = []
    for zone, around in stretches(parsed, passage, _ZONES):
        taken: list[Span] = []
        for name, span, trait in sorted(_named(parsed, around), key=lambda one: (-len(one[1]), one[1])):
            if not name or any(span.overlaps(other) for other in taken) or _is_part_of_country(text, around, span):
                continue
            taken.append(span)
            # "the farmer X of Y" may be acquitted elsewhere; what was won for the women of Y is of Y.
            many = _OF_MANY.search(text[max(around.start, span.start - 24) : span.start])
            home = not many and is_home(parsed, around, span, look_around(text, around, span))
            traits = _traits(text, name, span, trait, countries)
            traits = (
                (*traits, "of many")
                if many
                else (*traits, "of somebody", f"of somebody, {traits[0]}")
                if home
                else traits
            )
            found.append(Found(name, zone, around, span, traits))
    if any(one.zone == "lead" and _HOME not in one.traits for one in found):
        found = [one for one in found if _HOME not in one.traits]
    return sorted(found, key=lambda one: (_ZONES.index(one.zone) if one.zone != "label" else 1.5, one.span))


def _is_part_of_country(text: str, around: Span, span: Span) -> bool:
    """Whether a name is half of a country's, which a line break parts: "Antigua and ⏎ Barbuda"."""
    at = Span(span.start - around.start, span.end - around.start)
    countries = (one.span for one in find_countries(around.of(text)) if one.kind == "name")
    return any(country.contains(at) and len(country) > len(at) for country in countries)


def _named(parsed: Parsed, around: Span) -> Iterator[tuple[str, Span, str]]:
    """Names that may be places, as told, with where they stand and what they were read as."""
    text = parsed.article.text
    named = article_countries(text)
    for entity in parsed.entities_in(around):
        if entity.label is EntityLabel.LOC and (told := _told(entity.text)):
            start = entity.span.start + entity.text.index(told) if told in entity.text else entity.span.start
            within = [] if cities(told) else list(towns_in_name(told, start, named))
            if within and len(told.split()) > 2:
                yield from ((name, at, "in a name") for name, at in within)
            else:
                yield told, Span(start, start + len(told)), "read as a place"
        elif entity.label is EntityLabel.ORG:
            for name, at in towns_in_name(entity.text, entity.span.start, named):
                # "the Supreme Court of Mexico" is of the state.
                if not is_country(name):
                    yield name, at, "in a body"
    inside = around.of(text)
    for one in (*find_countries(inside), *find_landmarks(inside)):
        if one.kind in ("subdivision", "prison"):
            at = Span(around.start + one.span.start, around.start + one.span.end)
            yield squash(at.of(text)), at, one.kind
    for pattern, read in ((_BY_PREPOSITION, "by its preposition"), (_BY_NOUN, "by its noun")):
        for hit in pattern.finditer(inside):
            if _may_be_place(hit["name"]):
                at = Span(around.start + hit.start("name"), around.start + hit.end("name"))
                yield hit["name"], at, read
    for hit in _BODY_TOWN.finditer(inside):
        name = hit["town"]
        if not is_country(name) and any(city.population > 20_000 and city.country in named for city in cities(name)):
            at = Span(around.start + hit.start("town"), around.start + hit.end("town"))
            yield name, at, "in a body"


def _may_be_place(name: str) -> bool:
    """Whether a name beside "in" or "the women of" may be a place's: no people, no body by its words."""
    last = name.split()[-1].casefold()
    first = name.split()[0]
    return _told(name) != "" and not (
        is_demonym(first)
        or first.casefold() in given_names()
        or last in read_toml("names")["endings"]["ORG"]
        or (name.isupper() and len(name) < 6)
    )


def _told(name: str) -> str:
    """The name without article and the small words behind it ("the Niyamgiri hills"); "" where it is no place's."""
    told = (
        _SMALL_WORDS.sub("", _OWNER.sub("", squash(name))).removeprefix("the ").removesuffix(" Airport").strip(" ’'.,")
    )
    told = told.title() if told.isupper() and len(told) > 3 else told
    low = told.casefold()
    if not told[:1].isupper() or len(told) < 3 or low in table("ordinary", "words") or is_demonym(told):
        return ""
    # "at Google", "by Christmas Eve"
    if told in read_toml("organisations")["known"]["names"] or low in holiday_names():
        return ""
    # The courts of the Union sit in Luxembourg, a town as well.
    state = is_country(told) and not subdivision_country(told) and low not in table("seats", "countries")
    if state or _is_landmark_body(told):
        return ""
    return "" if _is_wide(low.removeprefix("the ")) else told


@lru_cache(maxsize=4096)
def _is_landmark_body(name: str) -> bool:
    """Whether a name is a state body's that everybody knows: "the Commons", "MI6"."""
    return any(one.kind == "body" and len(one.span) == len(name) for one in find_landmarks(name))


def _is_wide(name: str) -> bool:
    """Whether a name is of a continent or of many states: "South-East Asia", "European States"."""
    plain = name.replace("-", " ")
    wide = table("regions", "regional") | table("regions", "global") | table("regions", "former")
    return plain in wide or plain.split()[-1] in table("regions", "wide")


def _traits(text: str, name: str, span: Span, read: str, countries: tuple[str, ...]) -> tuple[str, ...]:
    known, regions = cities(name), subdivision_countries(name)
    kind = (
        "seat" if is_seat(name)
        else "prison" if read == "prison" and not known
        else "city" if known and known[0].population > _FAR
        else "town" if known
        else "region" if regions
        else "unlisted"
    )  # fmt: skip
    at_home = {*(city.country for city in known), *regions} & set(countries)
    where = "here" if at_home else "unlisted" if kind in ("unlisted", "prison") else "elsewhere"
    traits = [kind, read, where, f"{kind}, {where}"]
    if _PRISON.match(text[span.end : span.end + 24]):
        traits.append("before a prison")
    if len(countries) != 1:
        traits.append("several countries" if countries else "no country")
    if known and known[0].population > 1_000_000:
        traits.append("metropolis")
    return tuple(traits)


def _place(name: str, countries: tuple[str, ...]) -> Place:
    """The place with its entry: in a country of the win if there is one, else the largest."""
    known = cities(name)
    regions = subdivision_countries(name)
    inside: list[City] = [city for city in known if city.country in countries]
    if regions and (code := next((code for code in regions if code in countries), "")) and not inside:
        return Place(name, code)
    if city := next(iter(inside or ([] if not known or known[0].population < _FAR else known)), None):
        return Place(name, city.country, city.geonameid, city.latitude, city.longitude)
    return Place(name, countries[0] if len(countries) == 1 else "")
