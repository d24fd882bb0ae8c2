"""Which words of a stretch name towns and regions, and which such names are here something else's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from extract.atlas import capitals, plain
from extract.calendar_words import is_calendar_line
from extract.cities import cities, village_country
from extract.gazetteer import (
    CountryName,
    find_countries,
    fold_place,
    is_country,
    subdivision_countries,
)
from extract.model import EntityLabel, Parsed, Span
from extract.person_names import family_names, given_names
from extract.resolve.around.looks import is_of_a_place
from extract.resolve.around.surroundings import table
from extract.tables import read_toml

BIG_TOWN = 200_000  # people: larger ones are known inside the names of bodies ("Delhi High Court")
METROPOLIS = 1_000_000  # people: so large a town is meant even where people bear its name
LABEL_TOWN = 100_000  # people: a heading's word is a town only when it is a large one
# Courts and offices that a state has for a town: others sit where they like, "the court in The Hague".
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
    r"|\b[Tt]he (?:government|administration|authorities|senate|House) (?:of|in|at) (?:the )?$"
)
_COURT = re.compile(
    rf"(?:[’']s)? (?i:{_OWN} (?:court|tribunal)|court of (?:appeals?|first instance))\b"
    r"|[’']s (?i:government|administration|house of representatives|senate|congress)\b"
)
# "Mr Hague" and "Lady Lincoln" are no towns.
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|Prof|Professor)\.? $")
# "the Mau" and "the Hague of": a name with an article that stands for itself; "the Moscow court" goes on.
_ALONE = re.compile(r"$|[.,;:)!?]| (?:to|in|of|and|from|for|by|on|at|with|was|is|are|were|has|had|will|before|after)\b")
# "Jena, Louisiana", "Toledo in Spain", "Paris (Texas)": without it the larger namesake would win.
_INSIDE_OF = re.compile(r"(?:, | \(|,? in )(?:(?:the|northern|southern|eastern|western|central) ){0,2}")
_TOWN = r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2})"
# Where a place stands, whatever was read there: "out of Zanjan prison", "the Mombasa court", "held in Owerri".
_PLACED = re.compile(
    rf"(?:\b(?:in|at|near|outside|inside|from|around|of|to) |\b(?:The|the) )?{_TOWN}"
    r"(?=(?:[’']s)? (?:[a-z]+ |(?:High|County|District|Magistrates?[’']?|City|Regional|Town|Women[’']s|Central) ){0,2}"
    r"(?:prisons?|jail|courts?|council|hospital|airport|university|police|aldermen|mayor|Prison|Jail|Court|Council|"
    r"Assembly|Hospital|University|Airport|Magistrate)\b)"
    rf"|\b(?:in|at|near|outside|inside|from|around) {_TOWN.replace('?P<name>', '?P<other>')}"
)
_PARTY = re.compile(r" vs?\.? (?:the )?[A-ZÀ-Þ]")  # "Rasul v Bush" is of no town
_AGAINST = re.compile(r" vs?\.? $")
_LONGER = re.compile(r" [A-ZÀ-Þ]")  # "Ho Chi" in "court of Ho Chi Minh City" is not the whole name


def local_court(text: str, at: Span) -> bool:
    """Whether a state's own court or office is named with its town: "a jury in Brussels", "Geneva’s civil court"."""
    before = text[: at.start]
    return bool(_COURT_OF.search(before) or _OFFICE_OF.search(before) or _COURT.match(text, at.end))


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
    if _PARTY.match(text, at.end) or (_AGAINST.search(before) and is_persons(name)):
        return True
    # "sewn by Estela" is by somebody, "promised by Tokyo" by a state; nor is "no way in for Pegasus" of the village.
    if _TITLED.search(before) or (before.endswith((" by ", " for ", " with ", " against ")) and not cities(name)):
        return True
    if is_seat(name):
        return False
    landform = _opens_with_landform(text[at.end : at.end + 20]) and plain(name) not in capitals()
    if before.endswith(("the ", "The ")):
        return landform or _ALONE.match(text, at.end) is not None
    return landform or _landform_of().search(before) is not None


def _opens_with_landform(words: str) -> bool:
    first = words.casefold().split()[:1]
    return bool(first) and first[0] in table("landforms", "words")


@cache
def _landform_of() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(table('landforms', 'words')))}) of (?:the )?$", re.IGNORECASE)


def find_towns(parsed: Parsed, span: Span, zone: str) -> Iterator[tuple[str, Span]]:
    """The towns and regions named in `span`, each with its name and where it stands in it."""
    text = span.of(parsed.article.text)
    for entity in parsed.entities_in(span):
        at = Span(entity.span.start - span.start, entity.span.end - span.start)
        named = cities(entity.text) or plain(entity.text) in capitals() or village_country(entity.text)
        if entity.text in read_toml("organisations")["known"]["names"]:
            continue  # Rio Tinto is a firm before it is a town
        if owned := _with_its_s(text, at):
            yield owned.of(text), owned
            continue
        whole = entity.label is EntityLabel.LOC and (named or is_seat(entity.text))
        if whole or (entity.label in (EntityLabel.LOC, EntityLabel.ORG) and subdivision_countries(entity.text)):
            yield entity.text, at
        elif entity.label is EntityLabel.PERSON and cities(entity.text) and is_of_a_place(text, Span(0, len(span)), at):
            yield entity.text, at  # "a woman from Daugavpils", whom no table of names knows
        elif entity.label in (EntityLabel.LOC, EntityLabel.ORG, EntityLabel.EVENT):
            for name, inside in towns_in_name(entity.text, at.start, article_countries(parsed.article.text)):
                if entity.label is not EntityLabel.LOC or not _goes_on(text[inside.end : at.end]):
                    yield name, inside
    yield from _unread(parsed, span)
    if zone in ("label", "heading"):
        for found in re.finditer(r"[^/,&|]+", text):
            name = found.group().strip(" .:*")
            if is_country(name.title()) or is_calendar_line(name):
                continue  # "Bangladesh" is also a town in Armenia, and "October 6" one in Egypt
            if name and is_large(name):
                start = found.start() + found.group().index(name)
                yield name.title() if name.isupper() else name, Span(start, start + len(name))


def _with_its_s(text: str, at: Span) -> Span | None:
    """ "St John’s", where the name was read without what looks like a possessive: the town's name ends so."""
    end = at.end + len("’s")
    own = text[at.end : end] in ("’s", "'s") and any(
        fold_place(city.name).endswith("'s") for city in cities(text[at.start : end])
    )
    return Span(at.start, end) if own else None


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


def _goes_on(rest: str) -> bool:
    """Whether a place's name is a longer one than the town's: "Santiago Mexquititlán", but not "Basra Airport"."""
    words = plain(rest).split()
    endings = read_toml("names")["endings"]
    # Of "Lima scrap", read as one name by mistake, the verb is no part.
    named = bool(words) and not rest.split()[-1].islower()
    return named and words[-1] not in endings["LOC"] and words[-1] not in endings["ORG"]


def towns_in_name(name: str, start: int, named: Counter[str]) -> Iterator[tuple[str, Span]]:
    """The big towns, and those of countries that the article names, in a body's name: "Delhi High Court"."""
    words = list(re.finditer(r"[^\W\d_a-z][\w’-]+", name))
    for first, second in zip(words, [*words[1:], None], strict=False):
        for last in (second, first):
            if last is None:
                continue
            part = re.sub(r"[’']s?$", "", name[first.start() : last.end()])
            if _opens_with_landform(name[last.end() :]):
                break
            # "the Higher Regional Court of Koblenz": a town's own court acts, however small; not "Ho Chi Minh City".
            own = local_court(name, Span(first.start(), last.end())) and not _LONGER.match(name, last.end())
            known = [city for city in cities(part) if own or city.population > BIG_TOWN or city.country in named]
            if known and _is_part_of_name(name[: first.start()], part):
                break  # "Eduardo Santiago's appeal", "Teatro Colón"
            if known and not is_ordinary(part) and (known[0].population > METROPOLIS or not is_persons(part)):
                yield part, Span(start + first.start(), start + first.start() + len(part))
                break


def _is_part_of_name(before: str, town: str) -> bool:
    """Whether the word before a town makes a longer name of it: a given name, or any other than "of", "in", "de"."""
    last = (before.split() or [""])[-1]
    given = last.casefold() in given_names()
    longer = last[:1].isupper() and last.isalpha() and not is_ordinary(last) and plain(town) not in capitals()
    return given or longer


def is_persons(word: str) -> bool:
    """Whether a town's name is also a person's: the "John Howard Society" is not of Howard."""
    return word.casefold() in given_names() or word.casefold() in family_names()


def is_ordinary(word: str) -> bool:
    """Whether a town's name is an ordinary word that names of bodies and streets are made of: "University"."""
    endings = read_toml("names")["endings"]
    low = word.casefold()
    return low in table("ordinary", "words") or any(low in words for words in endings.values())


@lru_cache(maxsize=8)
def article_countries(text: str) -> Counter[str]:
    """How often the article names each country."""
    return Counter(code for found in find_countries(text) for code in found.codes)
