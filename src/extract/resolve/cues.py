"""Every place in the stretches around a win where a country is named, by name, people, town, body or code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from extract.atlas import capitals, find_rulers, foreign_country, plain
from extract.gazetteer import (
    City,
    CountryName,
    cities,
    code_country,
    country_codes,
    find_countries,
    find_landmarks,
    is_country,
    subdivision_countries,
    village_country,
)
from extract.model import EntityLabel, Parsed, Passage, Span
from extract.resolve.surroundings import Surroundings, look_around, table
from extract.resolve.zones import find_zones, margins
from extract.tables import read_toml

CAPITAL = 8  # how many times larger a namesake may be than a capital
NAMED = 8  # how many times larger a namesake may be than a town whose country the article names
NEAR = 10  # … and than one whose country is named beside it
SMALL_TOWN = 50_000  # people: smaller towns count only where the article names their country
BIG_TOWN = 200_000  # people: larger ones are known inside the names of bodies ("Delhi High Court")
METROPOLIS = 1_000_000  # people: so large a town is meant even where people bear its name
LABEL_TOWN = 100_000  # people: a heading's word is a town only when it is a large one
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


def find_cues(parsed: Parsed, passage: Passage) -> Iterator[Cue]:
    for zone, spans in find_zones(parsed, passage):
        for span in spans:
            last = None
            for found in _named(parsed, span, zone):
                last = _cue(parsed, span, zone, found, last)
                yield last


def writers_country(parsed: Parsed) -> str:
    """The country named most where an article says who writes it and where, at its top and its foot; "" for none."""
    named = Counter(
        _one_code(parsed, found, span) for span in margins(parsed) for found in _named(parsed, span, "home")
    )
    first, second = ([*named.most_common(2), ("", 0), ("", 0)])[:2]
    return first[0] if first[1] > second[1] else ""


def _cue(parsed: Parsed, span: Span, zone: str, found: CountryName, last: Cue | None) -> Cue:
    text = parsed.article.text
    name = Span(span.start + found.span.start, span.start + found.span.end)
    around, early = look_around(text, span, name), found.span.start < 6
    if _of_person(parsed, span, name, around) if found.kind == "demonym" else is_home(parsed, span, name, around):
        around = replace(around, after="person")
    if text.rfind("(", span.start, name.start) > text.rfind(")", span.start, name.start):
        around = replace(around, before="in brackets")
    if last and _joined(text, last.span, name):
        # "in Germany and Sweden", "Togo and Benin both": what holds for the first holds for the others.
        around = replace(around, before=last.around.before, told=last.around.told)
        early = last.early
    return Cue(_one_code(parsed, found, span), zone, found.kind, name, around, early)


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
_AGENT = re.compile(r"(?:[a-z]{3}(?:er|or|ist|eer)|man|woman|men|women)$")
_COUNTS = frozenset(["a", "an", "one", "two", "three", "four", "another", "young", "fellow"])
_RELATIVES = frozenset(["", "who", "whom", "whose", "held", "arrested", "accused", "and", "convicted", "jailed"])


@cache
def _person_nouns() -> frozenset[str]:
    return frozenset(read_toml("names")["roles"]) | table("people", "words")


def local_court(text: str, at: Span) -> bool:
    """Whether a state's own court is named with its town: "the district court of The Hague", "Geneva’s civil court"."""
    return bool(_COURT_OF.search(text[: at.start]) or _COURT.match(text, at.end))


_OWN = r"(?:district|appeals?|appellate|civil|criminal|cantonal|regional|city|labou?r|administrative|assize|magistrates?[’']?)"
_COURT_OF = re.compile(rf"(?i:\b{_OWN} (?:court|tribunal)s?|\bcourt of (?:appeals?|first instance)) (?:of|in|at) (?:the )?$")
_COURT = re.compile(rf"(?:[’']s)? (?i:{_OWN} (?:court|tribunal)|court of (?:appeals?|first instance))\b")


def is_seat(name: str) -> bool:
    """Whether international bodies sit in this town, so that its name alone places nothing."""
    return name.casefold().removeprefix("the ") in table("seats", "names")


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
    for name, at in _towns(parsed, span, zone):
        # "Port of Spain" is a town, not Spain; "Georgia" alone stays the country.
        found = [one for one in found if not (at.contains(one.span) and len(at) > len(one.span) and cities(name))]
        if any(at.overlaps(one.span) for one in found) or _has_article(text, at):
            continue
        inside = _container(text, at, found)
        near = {one.codes[0] for one in found if one.kind in ("name", "subdivision", "flag")}
        if inside:
            found.append(CountryName(at, inside, "city"))
        elif placed := _placed(parsed, name, frozenset(near)):
            # The writers' own town is no seat: a school in Nairobi is Kenyan.
            own = zone == "home" or local_court(text, at)
            found.append(CountryName(at, placed[0], "city" if own else placed[1]))
    return sorted((_seated(text, one) for one in _longest(found)), key=lambda one: one.span)


def _container(text: str, at: Span, found: Sequence[CountryName]) -> tuple[str, ...]:
    """The codes of the country or region named right behind a town: "Jena, Louisiana", "Toledo in Spain"."""
    for one in found:
        if one.kind in ("name", "subdivision") and _INSIDE_OF.fullmatch(text[at.end : one.span.start]):
            return one.codes
    return ()


def _has_article(text: str, at: Span) -> bool:
    """Whether a name is told with its article, and so is no town's: "the Mau", but not "the Moscow court"."""
    if is_seat(text[at.start : at.end]) or not text[: at.start].endswith(("the ", "The ")):
        return False
    following = text[at.end : at.end + 20].split()[:1]
    return _ALONE.match(text, at.end) is not None or (following or [""])[0].casefold() in table("landforms", "words")


_ALONE = re.compile(r"$|[.,;:)!?]| (?:to|in|of|and|from|for|by|on|at|with|was|is|are|were|has|had|will|before|after)\b")
_INSIDE_OF = re.compile(r"(?:, | \(|,? in )(?:(?:the|northern|southern|eastern|western|central) ){0,2}")


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
        if code := code_country(found.group()):
            yield CountryName(Span(*found.span()), (code,), "flag")


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


def _placed(parsed: Parsed, name: str, near: frozenset[str]) -> tuple[tuple[str, ...], str] | None:
    """The countries that a town or subdivision of this name may mean, and which of the two it is.

    `near` are the countries named beside it.
    """
    if is_seat(name):
        town = name.removeprefix("the ").removeprefix("The ")
        known = cities(town)
        return ((capitals().get(plain(town)) or known[0].country,), "seat") if known else None
    if _is_common(name.removeprefix("the ")):
        return None
    city, regions = _city(parsed, name, near), subdivision_countries(name)
    named = article_countries(parsed.article.text)
    # "Surrey" in an article that names England more often than Canada is the county.
    if city and city.country not in regions and any(named[code] > named[city.country] for code in regions):
        city = None
    home = capitals().get(plain(name), "")
    # Capitals too small for the list of towns, where their country is named or no large town bears the name.
    if home and (city is None or home in article_countries(parsed.article.text)):
        return (home,), "city"
    if city and (city.country in (*regions, *near) or not regions or city.population > BIG_TOWN):
        return (city.country,), "city"
    if likely := [code for code in regions if named[code]] or list(
        regions if len(regions) == 1 and not _is_persons(name) else ()
    ):
        return (max(likely, key=lambda code: (named[code], code)),), "subdivision"
    if city:
        return (city.country,), "city"
    # Villages are named after everything: beside a country's name they place nothing of another.
    village = "" if near else village_country(name)
    return ((village,), "city") if village else None


def _towns(parsed: Parsed, span: Span, zone: str) -> Iterator[tuple[str, Span]]:
    text = span.of(parsed.article.text)
    for entity in parsed.entities_in(span):
        at = Span(entity.span.start - span.start, entity.span.end - span.start)
        known = cities(entity.text) or is_seat(entity.text) or plain(entity.text) in capitals()
        known = known or village_country(entity.text)
        whole = entity.label is EntityLabel.LOC and known
        if whole or (entity.label in (EntityLabel.LOC, EntityLabel.ORG) and subdivision_countries(entity.text)):
            yield entity.text, at
        elif entity.label in (EntityLabel.LOC, EntityLabel.ORG):
            for name, inside in towns_in_name(entity.text, at.start, article_countries(parsed.article.text)):
                if entity.label is EntityLabel.ORG or not _goes_on(text[inside.end : at.end]):
                    yield name, inside
    if zone in ("label", "heading"):
        for found in re.finditer(r"[^/,&|]+", text):
            name = found.group().strip(" .:*")
            if is_country(name.title()):
                continue  # "Bangladesh" is also a town in Armenia
            if name and max((city.population for city in cities(name)), default=0) > LABEL_TOWN:
                start = found.start() + found.group().index(name)
                yield name.title() if name.isupper() else name, Span(start, start + len(name))


def _goes_on(rest: str) -> bool:
    """Whether a place's name is a longer one than the town's: "Santiago Mexquititlán", but not "Basra Airport"."""
    words = plain(rest).split()
    endings = read_toml("names")["endings"]
    return bool(words) and words[-1] not in endings["LOC"] and words[-1] not in endings["ORG"]


def towns_in_name(name: str, start: int, named: Counter[str]) -> Iterator[tuple[str, Span]]:
    """The big towns, and those of countries that the article names, in a body's name: "Delhi High Court"."""
    words = list(re.finditer(r"[^\W\d_a-z][\w’-]+", name))
    for first, second in zip(words, [*words[1:], None], strict=False):
        for last in (second, first):
            if last is None:
                continue
            part = re.sub(r"[’']s?$", "", name[first.start() : last.end()])
            if name[last.end() :].casefold().split()[:1] and name[last.end() :].casefold().split()[0] in table(
                "landforms", "words"
            ):
                break
            known = [city for city in cities(part) if city.population > BIG_TOWN or city.country in named]
            if first.start() and _follows_given_name(name[: first.start()]):
                break  # "Eduardo Santiago's appeal"
            if known and not _is_common(part) and (known[0].population > METROPOLIS or not _is_persons(part)):
                yield part, Span(start + first.start(), start + first.start() + len(part))
                break


def _follows_given_name(before: str) -> bool:
    return before.split()[-1].casefold() in read_toml("person_names")["given"] if before.split() else False


def _is_persons(word: str) -> bool:
    """Whether a town's name is also a person's: the "John Howard Society" is not of Howard."""
    names = read_toml("person_names")
    return word.casefold() in names["given"] or word.casefold() in names["family"]


def _is_common(word: str) -> bool:
    """Whether a town's name is an ordinary word that names of bodies and streets are made of: "University"."""
    endings = read_toml("names")["endings"]
    low = word.casefold()
    return low in table("ordinary", "words") or any(low in words for words in endings.values())


def _city(parsed: Parsed, name: str, near: frozenset[str]) -> City | None:
    """The town of this name: in a country that stands beside it or that the article names, else the largest."""
    name = name.removeprefix("the ").removeprefix("The ")
    known = cities(name)
    # Continents and regions are towns too, somewhere in the world.
    if not known or name.casefold() in table("regions", "regional") or name.casefold() in table("regions", "global"):
        return None
    named = article_countries(parsed.article.text)
    # Naming a town's country makes it as likely as a namesake many times its size: "Paris" in an article that
    # names the United States is still not the one in Texas.
    home = capitals().get(plain(name), "")
    best = max(
        known,
        key=lambda city: (
            city.population
            * (NAMED if city.country in named else 1)
            * (NEAR if city.country in near else 1)
            * (CAPITAL if city.country == home else 1)
        ),
    )
    return best if best.country in (*named, home) or best.population > SMALL_TOWN else None


@lru_cache(maxsize=8)
def article_countries(text: str) -> Counter[str]:
    """How often the article names each country."""
    return Counter(code for found in find_countries(text) for code in found.codes)


def _one_code(parsed: Parsed, found: CountryName, span: Span) -> str:
    """The code that a name means here: of two countries, the one that the article names otherwise too."""
    text = parsed.article.text
    word = text[span.start + found.span.start : span.start + found.span.end].casefold()
    if (twin := _twins().get(word)) and twin[1].search(span.of(text)):
        return twin[0]
    named = article_countries(text)
    return max(found.codes, key=lambda code: (named[code], -found.codes.index(code)))


@cache
def _twins() -> dict[str, tuple[str, re.Pattern[str]]]:
    """Names that another country's state shares: its code, and the words in a sentence that tell it."""
    return {
        name: (twin["country"], re.compile(rf"\b(?:{'|'.join(map(re.escape, twin['words']))})\b", re.IGNORECASE))
        for name, twin in read_toml("places")["twins"].items()
    }
