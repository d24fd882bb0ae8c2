"""The countries that a stretch names: by name, people, town, region, body, ruler or code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from extract.atlas import find_capitals, find_rulers, foreign_country
from extract.cities import cities
from extract.common_words import is_common
from extract.gazetteer import (
    CountryName,
    code_country,
    country_codes,
    find_countries,
)
from extract.landmarks import find_landmarks
from extract.model import EntityLabel, Parsed, Span
from extract.person_names import family_names, given_names
from extract.resolve.around.counties import county_country, find_counties
from extract.resolve.around.place_words import place_words
from extract.resolve.around.surroundings import table
from extract.resolve.around.towns import (
    article_countries,
    container,
    find_towns,
    is_large,
    is_other_thing,
    is_seat,
    local_court,
)
from extract.resolve.countries.namesakes import metropolises, place_of
from extract.tables import read_toml
from extract.text import fold

# A person's name does not run from one cell of a table into the next, nor over "Italy’s Court" and "X of Belize".
_NO_PERSON = re.compile(r"[\t\n|]|[’']s |\bof\b|\b(?:Court|Parliament|Senate|Congress|Assembly|Ministry|Government)\b")
_PARTS = re.compile(r"[^/|:•;\n]+")
# Months in Roman figures are no codes: "27.VI.2012".
_CODE = re.compile(r"(?<![\w-])(?<!\d[./])(?!(?:II|III|IV|VI|VII|VIII|IX|XI|XII)\b)[A-Z]{2,3}(?![\w-])")
# "reads English", "fluent French": a language, and nobody's country.
_SPOKEN = re.compile(
    r"\b(?:(?:sp[eo]ak|spoke|read|writ|wrote|learn|teach|taught|understand|translat|study|studied)\w*|fluent|plain|"
    r"perfect|broken|in|into) (?:(?:good|some|plain|both) )?$"
)
# "wrote French history" is of France: a language has no noun behind it.
_NO_NOUN = re.compile(
    r"\W*$|[.,;:!?)”\"]| (?:and|or|but|as|to|by|at|on|in|for|with|when|while|all|only|too|lessons?|classes|language)\b"
)
# "a Polish-speaking woman" may be anybody's citizen.
_SPEAKING = re.compile(r"[ -](?:speak(?:ing|ers?)|language|lessons?|dialect|subtitles|translations?|text)\b")
# "in Chad Obermeyer was freed": the land and a person, where "Chad Obermeyer" alone is a person.
_AFTER_PREPOSITION = re.compile(
    r"\b(?:in|from|to|of|by|for|at|near|across|inside|outside|against|with) $", re.IGNORECASE
)
# "Carla Ibsen (CI)" and "CI: So you left?" make of a code somebody's initials.
_INTRODUCED = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w’'-]+ (?:(?:of|for|de|van|und|and|the) )?){1,5})\((?P<code>[A-Z]{2,3})\)"
)
_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-Þ](?=\w)")
_TURN = re.compile(r"^([A-Z]{2,3}):\s", re.MULTILINE)
# "LENA IS HOME" is not Iceland's, nor the file "UA 12/19" Ukraine's
_AMONG_CAPITALS = re.compile(r"[A-Z]{4,} \0|\0 (?:[A-Z]{4,}|(?:No\.? ?)?\d+[/:]\d)")
# "Luxembourg" beside these is where the court sits.
_AT_SEAT = re.compile(
    r"\b(?:judges?|EU|European|Union|Court of Justice|Advocate General|in Luxembourg|the Luxembourg court)\b"
)
# "in San José, Costa Rica" beside these tells where the court sits.
_ABOVE = re.compile(
    r"\b(?:Inter-American|European|African|East African|International(?: Criminal)?) (?:Commission|Court|Tribunal)\b"
    r"|\b(?:United Nations|UN) "
)
_STATION = re.compile(r" (?:(?:police|railway|central|district|city) )?(?:stations?|prison|jail|hospital|airport)\b")


def find_named(parsed: Parsed, span: Span, zone: str) -> list[CountryName]:
    """The countries named in `span`, and those of the towns, subdivisions and bodies in it."""
    text = span.of(parsed.article.text)
    found = _outright(parsed, span, zone)
    counties = list(find_counties(text))
    for name, at in counties:
        found = [one for one in found if not at.contains(one.span)]
        found.append(CountryName(at, (county_country(name, article_countries(parsed.article.text)),), "subdivision"))
    for name, at in find_towns(parsed, span, zone):
        if any(at.overlaps(county) for _, county in counties):
            continue
        # "Port of Spain" is a town, not Spain; "Georgia" alone stays the country.
        found = [one for one in found if not (at.contains(one.span) and len(at) > len(one.span) and is_large(name))]
        if any(at.overlaps(one.span) for one in found) or is_other_thing(text, at):
            continue
        if _is_given_name(text, CountryName(at, (), "subdivision")):
            continue
        inside = container(text, at, found)
        near = {one.codes[0] for one in found if one.kind in ("name", "subdivision", "flag")} | {
            one.codes[0] for one in find_capitals(text)
        }
        near |= metropolises(parsed, span, name)
        if inside:
            sits = is_seat(name) and _ABOVE.search(text) is not None
            found = [_as_seat(one) if sits and one.codes == inside else one for one in found]
            found.append(CountryName(at, inside, "seat" if sits else "city"))
        elif placed := place_of(parsed, name, frozenset(near)):
            # The writers' own town is no seat: a school in Nairobi is Kenyan.
            own = zone == "home" or local_court(text, at)
            found.append(CountryName(at, placed[0], "city" if own else placed[1]))
    return sorted((_seated(text, one) for one in _longest(_owned(text, found))), key=lambda one: one.span)


def _outright(parsed: Parsed, span: Span, zone: str) -> list[CountryName]:
    """The countries that stand in `span` by name, code, people or ruler, and not in the name of a person or thing."""
    text = span.of(parsed.article.text)
    found = [*find_countries(text), *find_landmarks(text)]
    if zone == "label":
        found += _codes(text, initials(parsed.article.text))
    # "Georgia" inside a person's name and "India" inside "Air India" place nothing.
    # But "EGYPT—18 Jun", where nothing else stands, is no person, whatever was read there.
    nobody = zone in ("label", "heading") and place_words(text) is not None
    people = [e.span for e in parsed.entities_in(span) if e.label is EntityLabel.PERSON and not nobody]
    names = [person for person in people if not _is_no_person(person.of(parsed.article.text))]
    found = [one for one in found if not any(_covers(name, span, one.span) for name in names)]
    found = [one for one in found if not (_is_given_name(text, one) or _is_language(text, one))]
    found = [one for one in found if not (_is_of_a_town(text, one) or _is_so_called(text, one))]
    found += find_rulers(text)
    return [*_foreign(text)] if zone in ("label", "heading") and not found else found


def _is_no_person(name: str) -> bool:
    """Whether what was read as somebody’s name is none: a cell too many, or a group’s ("Green Hands Cambodia")."""
    first, last = fold(name.split()[0]), fold(name.split()[-1])
    group = country_codes(last) and last not in {*given_names(), *family_names()} and is_common(first)
    return _NO_PERSON.search(name) is not None or bool(group and first not in given_names())


def _owned(text: str, found: list[CountryName]) -> list[CountryName]:
    """Regions with the people before them that say which they are: "the Paraguayan Chaco"."""
    owners = {one.span.end: one.codes for one in found if one.kind == "demonym"}
    return [
        CountryName(one.span, owners[one.span.start - 1], one.kind)
        if one.kind == "subdivision" and one.span.start - 1 in owners and text[one.span.start - 1] == " "
        else one
        for one in found
    ]


def _is_given_name(text: str, one: CountryName) -> bool:
    """ "Virginia Ramos" and "Jordan Wells" are people, "Virginia’s Senate" and "Jordan Valley" are not.

    Of states that children are named after a word of no other meaning makes a person: "Chad Obermeyer". But "in Chad
    Obermeyer was freed".
    """
    word = text[one.span.start : one.span.end].casefold()
    follows = re.match(r" ([A-Z][\w’'-]+)", text[one.span.end : one.span.end + 30])
    if follows is None or one.kind not in ("name", "subdivision"):
        return False
    following = re.sub(r"[’']s?$", "", follows[1])  # "the Northern Ireland Executive’s" is no foreign name
    after = following.casefold()
    placed = _AFTER_PREPOSITION.search(text[max(0, one.span.start - 16) : one.span.start])
    # "In Saudi Arabia Samar Badawi was let out": nobody's first name has two words or stands behind "in".
    # "In Stockholm Hamid Noury was given life": nor has a town's.
    if (one.kind == "name" and " " in word) or (placed and word not in {*given_names(), *table("given", "names")}):
        return False
    bears = word in table("given", "names") and not placed and not is_common(fold(following))
    if not bears and word not in given_names() and after not in family_names() and following.isascii():
        return False
    return after not in table("institutions", "words") and after not in read_toml("names")["endings"]["LOC"]


def _is_language(text: str, one: CountryName) -> bool:
    """ "reading English", "translated into French": what is spoken, of no country."""
    if one.kind in ("demonym", "people") and _SPEAKING.match(text, one.span.end):
        return True
    return (
        one.kind in ("demonym", "people")
        and _SPOKEN.search(text[max(0, one.span.start - 30) : one.span.start]) is not None
        and _NO_NOUN.match(text[one.span.end :]) is not None
    )


def _is_of_a_town(text: str, one: CountryName) -> bool:
    """ "Guna police station" stands in the town, and is not of the people of that name."""
    return one.kind == "people" and _STATION.match(text, one.span.end) is not None and bool(cities(one.span.of(text)))


def _is_so_called(text: str, one: CountryName) -> bool:
    """Whether a people's name stands in quotes alone: “an "Indian" woman” is of whoever called her so."""
    quoted = text[max(0, one.span.start - 1) : one.span.start], text[one.span.end : one.span.end + 1]
    return one.kind == "demonym" and quoted in (("“", "”"), ('"', '"'), ("‘", "’"))


def _longest(found: list[CountryName]) -> Iterator[CountryName]:
    """Of names that overlap the longest: "Supremo Tribunal Federal" before what it contains."""
    for one in found:
        if not any(one.span.overlaps(other.span) and len(other.span) > len(one.span) for other in found):
            yield one


def _foreign(text: str) -> Iterator[CountryName]:
    """Countries as other languages or a path write them, where a label is nothing else: "ROYAUME-UNI", "asia/oman"."""
    for part in _PARTS.finditer(text):
        name = part.group().strip(" .:*#")
        codes = country_codes(name) if len(name) > 3 else ()
        if code := (codes[0] if codes else foreign_country(name)):
            start = part.start() + part.group().index(name)
            yield CountryName(Span(start, start + len(name)), (code,), "name")


def _codes(text: str, others: frozenset[str]) -> Iterator[CountryName]:
    """ISO 3166-1 codes, in labels and tags only: "IT", "NO" and "US" are words elsewhere, `others` all through."""
    for found in _CODE.finditer(text):
        code = "" if found.group() in others else code_country(found.group())
        if code and not _AMONG_CAPITALS.search(f"{text[: found.start()]}\0{text[found.end() :]}"):
            yield CountryName(Span(*found.span()), (code,), "flag")


@lru_cache(maxsize=8)
def initials(text: str) -> frozenset[str]:
    """Capitals that are no country’s in this article: "Carla Ibsen (CI)", those of two or three who talk by turns."""
    found = set()
    for hit in _INTRODUCED.finditer(text):
        words = list(_CAPITAL.finditer(hit["name"]))[-len(hit["code"]) :]
        name = hit["name"][words[0].start() :].strip()
        if "".join(word.group() for word in words) == hit["code"] and not find_countries(name):
            found.add(hit["code"])
    turns = _TURN.findall(text)
    talk = len(turns) >= 6 and len(set(turns)) <= 3 and all(one != other for one, other in pairwise(turns))
    return frozenset(found | set(turns)) if talk else frozenset(found)


def _seated(text: str, one: CountryName) -> CountryName:
    """ "Luxembourg" beside a court of the Union is a seat, not the state."""
    word = text[one.span.start : one.span.end].casefold()
    if one.kind == "name" and word in table("seats", "countries") and _AT_SEAT.search(text):
        return CountryName(one.span, one.codes, "seat")
    return one


def _as_seat(one: CountryName) -> CountryName:
    return replace(one, kind="seat") if one.kind == "name" else one


def _covers(person: Span, zone: Span, name: Span) -> bool:
    at = Span(zone.start + name.start, zone.start + name.end)
    return person.contains(at) and len(person) > len(at)
