"""Towns and regions: which names are a town's, and the country of a name that several towns share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from extract.atlas import capitals, plain
from extract.cities import City, cities, village_country
from extract.common_words import is_common
from extract.gazetteer import (
    CountryName,
    find_countries,
    is_country,
    subdivision_countries,
)
from extract.model import EntityLabel, Parsed, Span
from extract.resolve.surroundings import table
from extract.tables import read_toml
from extract.text import fold

CAPITAL = 8  # how many times larger a namesake may be than a capital
NAMED = 8  # how many times larger a namesake may be than a town whose country the article names
AMONG_MANY = 3  # … where it names more others
NEAR = 10  # … and than one whose country is named beside it
SMALL_TOWN = 50_000  # people: smaller towns count only where the article names their country
_LONG = 6  # letters: shorter names of small towns are other words too
BIG_TOWN = 200_000  # people: larger ones are known inside the names of bodies ("Delhi High Court")
METROPOLIS = 1_000_000  # people: so large a town is meant even where people bear its name
LABEL_TOWN = 100_000  # people: a heading's word is a town only when it is a large one


def local_court(text: str, at: Span) -> bool:
    """Whether a state's own court or office is named with its town: "a jury in Brussels", "Geneva’s civil court"."""
    before = text[: at.start]
    return bool(_COURT_OF.search(before) or _OFFICE_OF.search(before) or _COURT.match(text, at.end))


_OWN = (
    r"(?:district|appeals?|appellate|civil|criminal|cantonal|regional|city|labou?r|administrative|assize|"
    r"magistrates?[’']?)"
)
_COURT_OF = re.compile(
    rf"(?i:\b{_OWN} (?:court|tribunal)s?|\bcourt of (?:appeals?|first instance)) (?:of|in|at) (?:the )?$"
)
_OFFICE_OF = re.compile(
    r"(?i:\b(?:jury|juries|jurors|police(?:men|man)?|mayor|aldermen|city council|prefect|magistrates?|bailiffs?)) "
    r"(?:of|in|at) (?:the )?$"
)
_COURT = re.compile(rf"(?:[’']s)? (?i:{_OWN} (?:court|tribunal)|court of (?:appeals?|first instance))\b")


def is_seat(name: str) -> bool:
    """Whether international bodies sit in this town, so that its name alone places nothing."""
    return name.casefold().removeprefix("the ") in table("seats", "names")


def container(text: str, at: Span, found: Sequence[CountryName]) -> tuple[str, ...]:
    """The codes of the country or region named right behind a town: "Jena, Louisiana", "Toledo in Spain"."""
    for one in found:
        if one.kind in ("name", "subdivision") and _INSIDE_OF.fullmatch(text[at.end : one.span.start]):
            return one.codes
    return ()


def is_large(name: str) -> bool:
    """Whether this is a capital or a large town, and so not the country in its name: "Port of Spain"."""
    return plain(name) in capitals() or max((city.population for city in cities(name)), default=0) > LABEL_TOWN


def is_other_thing(text: str, at: Span) -> bool:
    """Whether a town's name is here somebody's or something else's: "the Mau", "Mr Hague", "the forest of Los Cedros".

    But not "the Moscow court".
    """
    name, before = text[at.start : at.end], text[: at.start]
    # "sewn by Estela" is by somebody, "promised by Tokyo" by a state.
    if _TITLED.search(before) or (before.endswith(" by ") and not cities(name)):
        return True
    if is_seat(name):
        return False
    following = [word.casefold() for word in text[at.end : at.end + 20].split()[:1]]
    landform = bool(following) and following[0] in table("landforms", "words") and plain(name) not in capitals()
    if before.endswith(("the ", "The ")):
        return landform or _ALONE.match(text, at.end) is not None
    return landform or _landform_of().search(before) is not None


_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|Prof|Professor)\.? $")


@cache
def _landform_of() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(table('landforms', 'words')))}) of (?:the )?$", re.IGNORECASE)


_ALONE = re.compile(r"$|[.,;:)!?]| (?:to|in|of|and|from|for|by|on|at|with|was|is|are|were|has|had|will|before|after)\b")
_INSIDE_OF = re.compile(r"(?:, | \(|,? in )(?:(?:the|northern|southern|eastern|western|central) ){0,2}")


def place_of(parsed: Parsed, name: str, near: frozenset[str]) -> tuple[tuple[str, ...], str] | None:
    """The countries that a town or subdivision of this name may mean, and which of the two it is.

    `near` are the countries named beside it.
    """
    if is_seat(name):
        town = name.removeprefix("the ").removeprefix("The ")
        known = cities(town)
        return ((capitals().get(plain(town)) or known[0].country,), "seat") if known else None
    if _is_common(name.removeprefix("the ")):
        return None
    saint = _SAINT.match(name)
    city, regions = _city(parsed, name, near), subdivision_countries(name)
    named = article_countries(parsed.article.text)
    if city and city.country not in (*named, *near) and _is_word(parsed, name, city):
        return None
    if saint and _is_persons(saint[1]) and not {*named, *near} & {*regions, *([city.country] if city else [])}:
        return ((city.country,), "city") if city and _is_saints_city(city) else None
    # "Surrey" in an article that names England more often than Canada is the county.
    if city and city.country not in regions and any(named[code] > named[city.country] for code in regions):
        city = None
    home = capitals().get(plain(name), "")
    # Capitals too small for the list of towns, where their country is named or no large town bears the name.
    if home and (city is None or home in article_countries(parsed.article.text)):
        return (home,), "city"
    ours = city and (_is_told_of(city, regions, named) or city.country in near or not regions)
    if city and (ours or city.country in regions or city.population > BIG_TOWN):
        return (city.country,), "city"
    if likely := [code for code in regions if named[code]] or list(
        regions if len(regions) == 1 and not _is_persons(name) else ()
    ):
        return (max(likely, key=lambda code: (named[code], code)),), "subdivision"
    if city:
        return (city.country,), "city"
    # Villages are named after everything: beside a country's name they place nothing of another.
    village = "" if near or is_common(fold(name)) or _is_persons(name) else village_country(name)
    return ((village,), "city") if village else None


def metropolises(parsed: Parsed, span: Span, name: str) -> frozenset[str]:
    """The countries of the largest towns named beside another: "in Auburn, in Sydney’s west"."""
    beside = [e.text for e in parsed.entities_in(span) if e.label is EntityLabel.LOC and e.text != name]
    known = [cities(town)[0] for town in beside if cities(town)]
    return frozenset(city.country for city in known if city.population > METROPOLIS)


_SAINT = re.compile(r"(?:St|Saint)\b\.? (\w+)$")


def _is_saints_city(city: City) -> bool:
    """Whether a large city bears the saint's name itself: churches, schools and days bear it everywhere."""
    return city.population > BIG_TOWN and _SAINT.match(city.name) is not None


def _is_told_of(city: City, regions: Sequence[str], named: Counter[str]) -> bool:
    """Whether the article names a large town's country and none that has a county of the town's name."""
    return city.population > LABEL_TOWN and named[city.country] > 0 and not any(named[code] for code in regions)


def find_towns(parsed: Parsed, span: Span, zone: str) -> Iterator[tuple[str, Span]]:
    text = span.of(parsed.article.text)
    for entity in parsed.entities_in(span):
        at = Span(entity.span.start - span.start, entity.span.end - span.start)
        named = cities(entity.text) or plain(entity.text) in capitals() or village_country(entity.text)
        if entity.text in read_toml("organisations")["known"]["names"]:
            continue  # Rio Tinto is a firm before it is a town
        whole = entity.label is EntityLabel.LOC and (named or is_seat(entity.text))
        if whole or (entity.label in (EntityLabel.LOC, EntityLabel.ORG) and subdivision_countries(entity.text)):
            yield entity.text, at
        elif entity.label in (EntityLabel.LOC, EntityLabel.ORG, EntityLabel.EVENT):
            for name, inside in towns_in_name(entity.text, at.start, article_countries(parsed.article.text)):
                if entity.label is not EntityLabel.LOC or not _goes_on(text[inside.end : at.end]):
                    yield name, inside
    yield from _unread(parsed, span)
    if zone in ("label", "heading"):
        for found in re.finditer(r"[^/,&|]+", text):
            name = found.group().strip(" .:*")
            if is_country(name.title()):
                continue  # "Bangladesh" is also a town in Armenia
            if name and max((city.population for city in cities(name)), default=0) > LABEL_TOWN:
                start = found.start() + found.group().index(name)
                yield name.title() if name.isupper() else name, Span(start, start + len(name))


def _unread(parsed: Parsed, span: Span) -> Iterator[tuple[str, Span]]:
    """Towns and regions that no model read as names but that stand where a place does: "out of Zanjan prison"."""
    text = span.of(parsed.article.text)
    taken = [Span(each.span.start - span.start, each.span.end - span.start) for each in parsed.entities_in(span)]
    for hit in _PLACED.finditer(text):
        group = "name" if hit["name"] else "other"
        words, start = list(re.finditer(r"[^\W\d_][\w’'-]*", hit[group])), hit.start(group)
        for last in reversed(words):
            at = Span(start, start + last.end())
            name = re.sub(r"[’']s?$", "", text[at.start : at.end])
            if any(at.overlaps(other) for other in taken):
                continue
            if cities(name) or village_country(name) or subdivision_countries(name):
                yield name, Span(start, start + len(name))
                break


_TOWN = r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2})"
_PLACED = re.compile(
    rf"(?:\b(?:in|at|near|outside|inside|from|around|of|to) |\b(?:The|the) )?{_TOWN}"
    r"(?=(?:[’']s)? (?:[a-z]+ |(?:High|County|District|Magistrates?[’']?|City|Regional|Town|Women[’']s|Central) ){0,2}"
    r"(?:prisons?|jail|courts?|council|hospital|airport|university|police|aldermen|mayor|Prison|Jail|Court|Council|"
    r"Assembly|Hospital|University|Airport|Magistrate)\b)"
    rf"|\b(?:in|at|near|outside|inside|from|around) {_TOWN.replace('?P<name>', '?P<other>')}"
)


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
            # "the Higher Regional Court of Koblenz": a town's own court acts, however small; not "Ho Chi Minh City".
            own = local_court(name, Span(first.start(), last.end())) and not _LONGER.match(name, last.end())
            known = [city for city in cities(part) if own or city.population > BIG_TOWN or city.country in named]
            if known and _is_part_of_name(name[: first.start()], part):
                break  # "Eduardo Santiago's appeal", "Teatro Colón"
            if known and not _is_common(part) and (known[0].population > METROPOLIS or not _is_persons(part)):
                yield part, Span(start + first.start(), start + first.start() + len(part))
                break


_LONGER = re.compile(r" [A-ZÀ-Þ]")  # a name goes on


def _is_part_of_name(before: str, town: str) -> bool:
    """Whether the word before a town makes a longer name of it: a given name, or any other than "of", "in", "de"."""
    last = (before.split() or [""])[-1]
    given = last.casefold() in read_toml("person_names")["given"]
    longer = last[:1].isupper() and last.isalpha() and not _is_common(last) and plain(town) not in capitals()
    return given or longer


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
            * max(city.spellings, 10)
            * _factor(named, city.country)
            * (NEAR if city.country in near else 1)
            * (CAPITAL if city.country == home else 1)
        ),
    )
    told = best.country in (*named, home) or best.population > SMALL_TOWN
    return best if told or _is_only_one(name, known) else None


def _factor(named: Counter[str], country: str) -> int:
    """How many times likelier its country makes a town: much on a page about that country, little on one about many."""
    share = 2 * named[country] >= sum(named.values())
    return (NAMED if share else AMONG_MANY) if named[country] else 1


def _is_only_one(name: str, known: Sequence[City]) -> bool:
    """Whether a small town's name needs no support: one country alone has it, and it is no word and nobody's name.

    Not in the United States, whose towns are named after everything and everybody.
    """
    countries = {city.country for city in known}
    word = len(name) < _LONG or _is_persons(name) or is_common(fold(name))
    return len(countries) == 1 and "US" not in countries and not word


def _is_word(parsed: Parsed, name: str, city: City) -> bool:
    """Whether a town's name is a word of the article, or of the news: "the Parole Board", "Part IV"."""
    if plain(city.name) in capitals() or " " in name:
        return False
    small = city.population < LABEL_TOWN and is_common(fold(name))
    return small or re.search(rf"\b{re.escape(name.lower())}\b", parsed.article.text) is not None


@lru_cache(maxsize=8)
def article_countries(text: str) -> Counter[str]:
    """How often the article names each country."""
    return Counter(code for found in find_countries(text) for code in found.codes)
