"""Every place in the stretches around a win where a country is named, by name, people, town, body or code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from extract.atlas import capitals, find_rulers, foreign_country, plain
from extract.gazetteer import (
    CountryName,
    code_country,
    country_codes,
    find_countries,
    find_landmarks,
)
from extract.model import EntityLabel, Parsed, Passage, Span
from extract.resolve.pointers import named_again
from extract.resolve.surroundings import Surroundings, look_around, table
from extract.resolve.towns import (
    article_countries,
    container,
    find_towns,
    is_large,
    is_other_thing,
    local_court,
    place_of,
)
from extract.resolve.zones import find_zones, margins
from extract.tables import read_toml

# A person's name does not run from one cell of a table into the next, nor over "Italy’s Court" and "X of Belize".
_NO_PERSON = re.compile(r"[\t\n|]|[’']s |\bof\b|\b(?:Court|Parliament|Senate|Congress|Assembly|Ministry|Government)\b")
_PARTS = re.compile(r"[^/|:•;\n]+")
# Months in Roman figures are no codes: "27.VI.2012".
_CODE = re.compile(r"(?<![\w-])(?<!\d[./])(?!(?:II|III|IV|VI|VII|VIII|IX|XI|XII)\b)[A-Z]{2,3}(?![\w-])")


@dataclass(frozen=True, slots=True)
class Cue:
    """One place where a country is named: the stretch, the kind of name, the words around it."""

    code: str
    zone: str
    kind: str  # "name", "demonym", "flag", "subdivision", "prison", "body", "ruler", "city" or "seat"
    span: Span
    around: Surroundings
    early: bool
    plural: bool = False  # "the Thais", whom the state stands behind
    joined: str = ""  # the code of the name before it in a list: "Togo and Benin"


def find_cues(parsed: Parsed, passage: Passage) -> Iterator[Cue]:
    for zone, spans in find_zones(parsed, passage):
        for span in spans:
            last = None
            for found in _named(parsed, span, zone):
                last = _cue(parsed, span, zone, found, last)
                yield last
            if zone == "lead" and last is None and (again := named_again(parsed.article.text, span)):
                at, code = again
                around = look_around(parsed.article.text, span, at)
                yield Cue(code, zone, "name", at, around, at.start - span.start < 6)
    yield from _throughout(parsed)


def writers_country(parsed: Parsed) -> str:
    """The country named most where an article says who writes it and where, at its top and its foot; "" for none."""
    named = Counter(
        _one_code(parsed, found, span) for span in margins(parsed) for found in _named(parsed, span, "home")
    )
    first, second = ([*named.most_common(2), ("", 0), ("", 0)])[:2]
    return first[0] if first[1] > second[1] else ""


def _throughout(parsed: Parsed) -> Iterator[Cue]:
    """The country that the article is about as a whole, and its writers': what is left unsaid is mostly of these."""
    told = told_countries(parsed)
    (code, times), (_, second) = ([*told.most_common(2), ("", 0), ("", 0)])[:2]
    home = writers_country(parsed)
    kinds = {home: "writers"} | ({code: "most"} if times >= 3 and times >= 2 * second else {})
    if home and home == code and "most" in kinds.values():
        kinds[code] = "most, writers"
    for one, kind in kinds.items():
        if one:
            at = first_told(parsed)[one]
            yield Cue(one, "throughout", kind, at, Surroundings("-", "end", False, "", "", ""), False)


def told_countries(parsed: Parsed) -> Counter[str]:
    """How often an article names each country, by name, town, body or ruler."""
    return Counter(code for code, _ in _told(_Whole(parsed)))


def first_told(parsed: Parsed) -> dict[str, Span]:
    """Where an article names each country first."""
    return {code: span for code, span in reversed(_told(_Whole(parsed)))}


@dataclass(frozen=True, slots=True)
class _Whole:
    """An article for caches: told apart by its text alone, since comparing all its names takes long."""

    parsed: Parsed = field(compare=False)
    text: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.parsed.article.text)


@lru_cache(maxsize=8)
def _told(whole: _Whole) -> list[tuple[str, Span]]:
    parsed = whole.parsed
    return [
        (_one_code(parsed, found, span), Span(span.start + found.span.start, span.start + found.span.end))
        for span in (*(sentence.span for sentence in parsed.sentences), *margins(parsed))
        for found in _named(parsed, span, "home")
    ]


def _cue(parsed: Parsed, span: Span, zone: str, found: CountryName, last: Cue | None) -> Cue:
    text = parsed.article.text
    name = Span(span.start + found.span.start, span.start + found.span.end)
    if found.kind == "ruler" and (title := _TITLE.search(text[span.start : name.start])):
        name = Span(span.start + title.start(), name.end)  # "before Mr Obama was due" tells a time
    around, early = look_around(text, span, name), found.span.start < 6
    if _of_person(parsed, span, name, around) if found.kind in ("demonym", "people") else is_home(parsed, span, name, around):
        around = replace(around, after="person")
    if text.rfind("(", span.start, name.start) > text.rfind(")", span.start, name.start):
        around = replace(around, before="in brackets")
    joined = last is not None and _joined(text, last.span, name)
    if last and joined:
        # "in Germany and Sweden", "Togo and Benin both": what holds for the first holds for the others.
        around = replace(around, before=last.around.before, told=last.around.told)
        early = last.early
    plural = found.kind == "demonym" and text[: name.start].endswith(("the ", "The ")) and name.of(text).endswith("s")
    beside = last.code if last and joined else ""
    return Cue(_one_code(parsed, found, span), zone, found.kind, name, around, early, plural, beside)


_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|President|Prime Minister|Chancellor|Premier|Colonel|General|PM)\.? $")


def is_home(parsed: Parsed, span: Span, name: Span, around: Surroundings) -> bool:
    """Whether a place is where somebody or a firm comes from: "X of Dublin", "X, a pilot, of Y", "a nurse from Z"."""
    text = parsed.article.text
    hit = _COMES_FROM.search(text[max(span.start, name.start - 60) : name.start])
    if around.before not in ("of", "from") or hit is None:
        return False
    if hit["comma"]:
        return around.before == "of"
    end = name.start - len(hit["word"]) + hit["word"].index(" ")
    for entity in parsed.entities_in(span):
        if entity.span.end == end and entity.label in (EntityLabel.PERSON, EntityLabel.ORG):
            ahead = text[span.start : entity.span.start].split()[-1:]
            words = table("institutions", "words")
            # "President X of Kenya" acts for it, and "the Supreme Court of Kenya" is its court.
            return not {word.casefold() for word in (*ahead, entity.text.split()[-1])} & words
    return hit["word"].split()[0].casefold() in _person_nouns()


_COMES_FROM = re.compile(r"(?P<comma>, )(?:of|from) $|(?P<word>[\w’'-]+ (?:of|from) (?:the )?)$")


def _joined(text: str, last: Span, name: Span) -> bool:
    """Whether two names stand in one list; a comma alone may end a clause: "A month after Estonia, Lithuania …"."""
    gap = _JOINED.fullmatch(text[last.end : name.start])
    return gap is not None and (gap.group().strip() != "," or bool(_LIST_GOES_ON.match(text[name.end : name.end + 8])))


def _of_person(parsed: Parsed, span: Span, name: Span, around: Surroundings) -> bool:
    """Whether a demonym is somebody's nationality: "the Spanish nurse X", "a Danish citizen", "two Egyptians"."""
    text = parsed.article.text
    following = text[name.end : span.end]
    if around.after == "institution":
        return False
    if name.of(text).endswith("ians") or (around.previous in _COUNTS and around.following in _RELATIVES):
        return True
    if (hit := _NOUN.match(following)) and (hit[1].casefold() in _person_nouns() or _AGENT.search(hit[1])):
        return True
    starts = {e.span.start - name.end for e in parsed.entities_in(span) if e.label is EntityLabel.PERSON}
    return any(_ONLY_NOUNS.fullmatch(following[:start]) for start in starts if 0 < start < 50)


_JOINED = re.compile(r"\s*(?:,|/|&|,?\s*\band\b|→|↔)\s*(?:the\s+)?")
_LIST_GOES_ON = re.compile(r",|\s+and\b|\s*[/&→]|\s*$")
_ONLY_NOUNS = re.compile(r"(?: [a-z][\w’'-]*){1,4} ")
_NOUN = re.compile(r" (?:\w+ )?([a-z][a-z-]+?)s?\b")
# "interpreter", "sculptor", "violinist": who does something.
_AGENT = re.compile(r"(?:[a-z]{3}(?:er|or|ist|eer)|man|woman|men|women|year-old)$")
_COUNTS = frozenset(["a", "an", "one", "two", "three", "four", "another", "young", "fellow"])
_RELATIVES = frozenset(["", "who", "whom", "whose", "held", "arrested", "accused", "and", "convicted", "jailed"])


@cache
def _person_nouns() -> frozenset[str]:
    return frozenset(read_toml("names")["roles"]) | table("people", "words")


def _named(parsed: Parsed, span: Span, zone: str) -> list[CountryName]:
    """The countries named in `span`, and those of the towns, subdivisions and bodies in it."""
    text = span.of(parsed.article.text)
    found = [*find_countries(text), *find_landmarks(text)]
    if zone == "label":
        found += _codes(text)
    # "Georgia" inside a person's name and "India" inside "Air India" place nothing.
    people = [entity.span for entity in parsed.entities_in(span) if entity.label is EntityLabel.PERSON]
    names = [person for person in people if not _NO_PERSON.search(person.of(parsed.article.text))]
    found = [one for one in found if not any(_covers(name, span, one.span) for name in names)]
    found = [one for one in found if not _is_given_name(text, one)]
    found += find_rulers(text)
    if zone in ("label", "heading") and not found:
        found += _foreign(text)
    for name, at in find_towns(parsed, span, zone):
        # "Port of Spain" is a town, not Spain; "Georgia" alone stays the country.
        found = [one for one in found if not (at.contains(one.span) and len(at) > len(one.span) and is_large(name))]
        if any(at.overlaps(one.span) for one in found) or is_other_thing(text, at):
            continue
        if _is_given_name(text, CountryName(at, (), "subdivision")):
            continue
        inside = container(text, at, found)
        near = {one.codes[0] for one in found if one.kind in ("name", "subdivision", "flag")} | _of_capitals(text)
        if inside:
            found.append(CountryName(at, inside, "city"))
        elif placed := place_of(parsed, name, frozenset(near)):
            # The writers' own town is no seat: a school in Nairobi is Kenyan.
            own = zone == "home" or local_court(text, at)
            found.append(CountryName(at, placed[0], "city" if own else placed[1]))
    return sorted((_seated(text, one) for one in _longest(_owned(text, found))), key=lambda one: one.span)


@lru_cache(maxsize=4096)
def _of_capitals(text: str) -> frozenset[str]:
    """The states whose capitals a stretch names: "Surrey" beside London is the county."""
    return frozenset(code for word in _CAPITALISED.findall(text) if (code := capitals().get(plain(word))))


_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w’-]+")


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
    """ "Virginia Ramos" and "Jordan Wells" are people, "Virginia’s Senate" and "Jordan Valley" are not."""
    word = text[one.span.start : one.span.end].casefold()
    follows = re.match(r" ([A-Z][\w’'-]+)", text[one.span.end : one.span.end + 30])
    if follows is None or one.kind not in ("name", "subdivision"):
        return False
    after, names = follows[1].casefold(), read_toml("person_names")
    if word not in names["given"] and after not in names["family"] and follows[1].isascii():
        return False
    return after not in table("institutions", "words") and after not in read_toml("names")["endings"]["LOC"]


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


def _codes(text: str) -> Iterator[CountryName]:
    """ISO 3166-1 codes, in labels and tags only: "IT", "NO" and "US" are words elsewhere."""
    for found in _CODE.finditer(text):
        code = code_country(found.group())
        if code and not _AMONG_CAPITALS.search(f"{text[: found.start()]}\0{text[found.end() :]}"):
            yield CountryName(Span(*found.span()), (code,), "flag")


_AMONG_CAPITALS = re.compile(r"[A-Z]{4,} \0|\0 [A-Z]{4,}")  # "LENA IS HOME" is not Iceland's


def _seated(text: str, one: CountryName) -> CountryName:
    """ "Luxembourg" beside a court of the Union is a seat, not the state."""
    word = text[one.span.start : one.span.end].casefold()
    if one.kind == "name" and word in table("seats", "countries") and _AT_SEAT.search(text):
        return CountryName(one.span, one.codes, "seat")
    return one


_AT_SEAT = re.compile(r"\b(?:judges?|EU|European|Union|Court of Justice|Advocate General|in Luxembourg)\b")


def _covers(person: Span, zone: Span, name: Span) -> bool:
    at = Span(zone.start + name.start, zone.start + name.end)
    return person.contains(at) and len(person) > len(at)


def _one_code(parsed: Parsed, found: CountryName, span: Span) -> str:
    """The code that a name means here: of two countries, the one that the article names otherwise too."""
    text = parsed.article.text
    word = text[span.start + found.span.start : span.start + found.span.end].casefold()
    if (twin := _twins().get(word)) and twin[1].search(span.of(text)):
        return twin[0]
    if found.kind in _SHARED and len(found.codes) > 1:
        return _named_nearest(text, span.start + found.span.start, found.codes)
    named = article_countries(text)
    return max(found.codes, key=lambda code: (named[code], -found.codes.index(code)))


_SHARED = ("body", "sign", "people", "money")


def _named_nearest(text: str, at: int, codes: tuple[str, ...]) -> str:
    """Of the states that share a people, a court's name or money the one named nearest, up to the word and after it."""
    named = [(abs(at - one.span.start), one.codes[0]) for one in find_countries(text) if one.codes[0] in codes]
    return min(named, default=(0, codes[0]))[1]


@cache
def _twins() -> dict[str, tuple[str, re.Pattern[str]]]:
    """Names that another country's state shares: its code, and the words in a sentence that tell it."""
    return {
        name: (twin["country"], re.compile(rf"\b(?:{'|'.join(map(re.escape, twin['words']))})\b", re.IGNORECASE))
        for name, twin in read_toml("places")["twins"].items()
    }
