"""Which stretches of a sentence name people, each name whole, also where names were read wrongly or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.calendar_words import month_pattern
from extract.common_words import is_common
from extract.gazetteer import demonym_codes, is_country
from extract.model import Entity, EntityLabel, Parsed, Span
from extract.person_names import all_names
from extract.resolve.around.bare_names import tidy_name
from extract.resolve.around.looks import find_by_look, find_unread, is_of_a_place, stands_like_a_person
from extract.resolve.around.no_names import has_ordinary_edge, is_nobodys, is_ordinary, is_surely_thing, is_thing
from extract.resolve.around.place_words import place_words
from extract.resolve.people.employers import is_employer
from extract.resolve.people.works import is_paper, is_work
from extract.tables import read_toml
from extract.text import fold

_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽƏẠ-Ỹ][\w’'-]*)"
_LISTED = re.compile(rf"{_WORD}(?: (?:al|el|bin|ibn|ben|de|del|da|dos|van|von|ould)(?= ))*(?:[ -]{_WORD}){{1,3}}")
# "In March, Daouda": what stands in a place or a time is no name of the list.
_IN = re.compile(r"\b(?:in|at|near|from|outside|around|across|to) $", re.IGNORECASE)
# "the Peaceful Union of Los Cerros, Awa Sarr and …": the list begins behind the place of a body.
_OF_A_BODY = re.compile(r"\b[A-ZÀ-Þ][\w’-]+ of (?:the )?$")
# "Botswana’s Awa Sarr" is a person whom the model may take for a body.
_OWNED_BY = re.compile(r"([A-Z][\w-]+(?: [A-Z][\w-]+)?)[’']s $")
# "Dong Nai provincial prison" is named like a person, and is none.
_OF_WHICH_KIND = (
    r"(?:provincial|central|state|federal|district|county|regional|national|municipal|military|remand|juvenile|"
    r"(?:maximum|high|medium|low)[- ]security|wom[ae]n[’']s|men[’']s|main|international)"
)
_BEHIND = re.compile(
    # "Ley 20.968" is a law, "gave Dawit 20 years" is none.
    rf"[ \u00a0](?:(?P<number>(?:[Nn]o\.? ?)?\d[\d.,/-]*(?![\d.,/-]| [a-z]))"
    rf"|(?:{_OF_WHICH_KIND} ){{0,2}}(?P<word>(?!{_OF_WHICH_KIND} )[a-z]+)\b)"
)
_SINGLE = re.compile(rf"(?<![\w-]){_WORD}(?![\w-])")
_BEFORE_WHOLE = re.compile(
    r"(?:(?P<kin>\b(?:brothers|sisters|siblings|twins|cousins|spouses|couple|parents|newlyweds) )"
    r"|(?:^|\n|[.!?:;–—] |\b(?:and|that) ))"
    rf"(?P<name>{_WORD}) (?:and|&) $"
)
_CITED = re.compile(rf", (?:\d{{1,2}} {month_pattern()}|{month_pattern()} \d)")  # "(Courier, 6 May)" is where it stood
# "1,200 Shona", "hundreds of Karen": members of a people, and nobody by name.
_COUNTED = re.compile(r"(?:\d,\d{3}|\b(?:[Hh]undreds|[Tt]housands|[Dd]ozens|[Tt]ens of thousands) of) $")
_ENTRY = re.compile(rf"(?P<name>{_WORD}(?: {_WORD}){{1,3}}), (?P<place>[^,.;:\n]{{3,40}}(?:, [^,.;:\n]{{3,40}})?)\.?")
_LETTERS = "BCDEFGHJKLMNOPQRSTUVWXYZ"  # "A" and "I" are words
# "Awa Sarr of Mali and Omar Diop of Niger" is a list of two.
_JOINT = re.compile(rf"(?: of (?P<home>{_WORD}(?: {_WORD})?))?(?:,? (?:and|&) |, )")
_HALVES = re.compile(
    r"[ \u00a0](?:(?:al|el|bin|bint|ibn|ben|de|del|de la|da|do|dos|das|van|van der|von|ould|y|e)[ \u00a0])?"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of text that names somebody; `label` is what it was read as, None where it was not read as a name."""

    span: Span
    text: str
    label: EntityLabel | None


def find_names(parsed: Parsed, sentence: Span) -> list[Name]:
    """The people named in a sentence, in text order."""
    text = parsed.article.text
    taken = [each.span for each in parsed.entities_in(sentence)]
    spans = [(_with_first_word(text, span, sentence, taken), label) for span, label in _stretches(parsed, sentence)]
    found = []
    for span, label in sorted(spans, key=lambda each: each[0]):
        whole = _with_byname(text, span, sentence)
        name = tidy_name(whole.of(text))
        if name and _is_somebody(parsed, sentence, whole, name):
            found.append(Name(whole, name, label))
    return found


def _stretches(parsed: Parsed, sentence: Span) -> list[tuple[Span, EntityLabel | None]]:
    """What may name people: what was read as a name, what lists show, what looks like one, what stands like one."""
    text, inside = parsed.article.text, parsed.entities_in(sentence)
    read = [each for each in inside if each.label is EntityLabel.PERSON or _may_be_person(parsed, each, sentence)]
    spans = _joined_halves(text, [(each.span, each.label) for each in read if _is_name(each.text)])
    # A town or a people may be a person misread, "Al Jazeera" before a name is its newsroom.
    misread = (EntityLabel.LOC, EntityLabel.NORP, EntityLabel.MISC)
    sure = [each.span for each in inside if each.source == "table" or each.label not in misread]
    spans += [(span, None) for span in _missed_in_lists(text, sentence, [span for span, _ in spans], sure)]
    tabled = [each.span for each in inside if each.source == "table"]
    people = [span for span, _ in spans]
    spans += [(_without_title(text, span), None) for span in find_by_look(text, sentence, (*people, *tabled), sure)]
    unread = find_unread(text, sentence, [*(each.span for each in inside), *(span for span, _ in spans)])
    named = [span for span in unread if not (is_surely_thing(span.of(text)) or has_ordinary_edge(span.of(text)))]
    entered = _entered(text, sentence) if not spans else ()
    return spans + [(span, None) for span in (*named, *entered)]


def _entered(text: str, sentence: Span) -> Iterator[Span]:
    """ "Nathson Fields" in "Nathson Fields, Illinois.": the entry of a list, which is no sentence."""
    found = _ENTRY.fullmatch(text, sentence.start, sentence.end)
    if found is None or place_words(found["place"]) is None or place_words(found["name"]) is not None:
        return
    known = any(fold(word) in kind for word in found["name"].split() for kind in all_names())
    if known and not is_surely_thing(found["name"]):
        yield Span(*found.span("name"))


def _is_somebody(parsed: Parsed, sentence: Span, whole: Span, name: str) -> bool:
    """Whether what reads like a person's name is no word, no part of a place's or body's name, and no people's."""
    text = parsed.article.text
    return not (
        _is_common_word(text, name)
        or _is_no_name(sentence, whole, name)
        or (_CITED.match(text, whole.end) is not None and text[whole.start - 1] == "(")
        or (" " not in name and _COUNTED.search(text, sentence.start, whole.start) is not None)
        or _heads_a_thing(text, whole)
        or is_of_a_place(text, sentence, whole)
        or is_employer(parsed, whole)
        or is_work(text, whole)
        or is_paper(name)
        or (is_nobodys(name) and not text.startswith("#", whole.start - 1))
        or (is_country(name) and name != whole.of(text))  # "Gambia Outlaws …"
    )


def _joined_halves(text: str, read: list[tuple[Span, EntityLabel | None]]) -> list[tuple[Span, EntityLabel | None]]:
    """ "Teodora" and "Carmen Vásquez" with only "del" between are one person."""
    joined: list[tuple[Span, EntityLabel | None]] = []
    for span, label in read:
        if joined and _HALVES.fullmatch(text[joined[-1][0].end : span.start]):
            joined[-1] = (Span(joined[-1][0].start, span.end), joined[-1][1])
        else:
            joined.append((span, label))
    return joined


def _missed_in_lists(text: str, sentence: Span, people: list[Span], taken: list[Span]) -> Iterator[Span]:
    """Capitalised words of two or more that stand in a list with people and were read as nothing: people too."""
    yield from _missed_beside_single(text, sentence, people, taken)
    yield from _missed_before_whole(text, people, taken)
    for found in _LISTED.finditer(text, sentence.start, sentence.end):
        span = Span(*found.span())
        words = found.group().split()
        if any(span.overlaps(other) for other in taken) or is_country(found.group()) or is_thing(found.group()):
            continue
        # "In March, Daouda": the first word of a sentence has its capital anyway.
        if any(is_ordinary(word) for word in words) or _IN.search(text[sentence.start : span.start]):
            continue
        if _OF_A_BODY.search(text[sentence.start : span.start]):
            continue
        behind = any(_are_listed(text[span.end : person.start]) for person in people if person.start > span.end)
        before = any(_are_listed(text[person.end : span.start]) for person in people if person.end < span.start)
        if behind or before:
            yield span


def _are_listed(between: str) -> bool:
    joint = _JOINT.fullmatch(between)
    return joint is not None and (joint["home"] is None or is_country(joint["home"]))


def _missed_beside_single(text: str, sentence: Span, people: list[Span], taken: list[Span]) -> Iterator[Span]:
    """ "Tiwonge" in "two people, Steven and Tiwonge, who": one word joined by "and" to somebody called by one."""
    single = [person for person in people if " " not in person.of(text)]
    for found in _SINGLE.finditer(text, sentence.start, sentence.end) if single else ():
        span, word = Span(*found.span()), found.group()
        if any(span.overlaps(other) for other in (*taken, *people)) or is_country(word) or is_ordinary(word):
            continue
        joined = any(text[a.end : b.start] in (" and ", " & ") for p in single for a, b in ((p, span), (span, p)))
        if joined and span.start > sentence.start and not (is_common(fold(word)) or demonym_codes(word)):
            yield span


def _missed_before_whole(text: str, people: list[Span], taken: list[Span]) -> Iterator[Span]:
    """ "Wael" in "the brothers Wael and Omar Haddad", and in "Wael and Omar Haddad, who" at the start."""
    for person in people if people else ():
        found = _BEFORE_WHOLE.search(text, max(0, person.start - 60), person.start) if " " in person.of(text) else None
        if found is None or is_country(found["name"]) or is_ordinary(found["name"]):
            continue
        span = Span(*found.span("name"))
        # "Q and Omar Haddad": a letter that stands for a name.
        kin = found["kin"] or fold(found["name"]) in all_names()[0] or found["name"] in _LETTERS
        if kin and not any(span.overlaps(other) for other in (*taken, *people)):
            yield span


def _with_first_word(text: str, name: Span, sentence: Span, taken: list[Span]) -> Span:
    """ "Rahaf" before "Mohammed al-Qunun" at the start of a sentence is part of the name, "Journalist" is none."""
    found = re.match(rf"({_WORD}) $", text[sentence.start : name.start])
    if found is None or is_ordinary(found.group(1)) or is_country(found.group(1)) or _is_gerund(found.group(1)):
        return name
    whole = Span(sentence.start, name.end)
    if any(whole.overlaps(other) and not name.overlaps(other) for other in taken):
        return name
    return whole


def _is_gerund(word: str) -> bool:
    """ "Jailing" before "Awa Sarr for a song was unlawful" is no name, "Xiaoming" is one."""
    plain = fold(word)
    return plain.endswith("ing") and is_common(plain) and not any(plain in kind for kind in all_names())


def _without_title(text: str, name: Span) -> Span:
    """ "President al-Sarr" is read without what he is, "Dawood al-Sarr" whole."""
    first, _, rest = name.of(text).partition(" ")
    return Span(name.end - len(rest), name.end) if len(rest) > 1 and is_ordinary(first) else name


def _with_byname(text: str, name: Span, sentence: Span) -> Span:
    """ "Mother Mushroom" is one name: a byname loses its sense without its first word."""
    if " " in name.of(text):
        return name
    found = _byname().search(text[sentence.start : name.start])
    return Span(sentence.start + found.start(), name.end) if found else name


@cache
def _byname() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(read_toml('cast')['bynames']['words'])}) $")


def _is_common_word(text: str, name: str) -> bool:
    """Whether a single capitalised word is no name: the article writes it small too ("Girls … the girls")."""
    return name.isalpha() and name.casefold() in _words_of(text)


def _is_no_name(sentence: Span, whole: Span, name: str) -> bool:
    """Whether one word is a title alone, or a word of the language with the capital that sentences begin with."""
    plain = fold(name)
    if " " in name or plain in read_toml("cast")["given_too"]["words"]:
        return False
    opens = whole.start == sentence.start and is_common(plain)
    return name.casefold().rstrip(".") in read_toml("cast")["titles"]["always"] or (
        opens and not any(plain in kind for kind in all_names())
    )


@lru_cache(maxsize=8)  # articles are read one after the other
def _words_of(text: str) -> frozenset[str]:
    """Every word of an article as it is written."""
    return frozenset(re.findall(r"[\w’-]+", text))


def _heads_a_thing(text: str, name: Span) -> bool:
    """Whether what looks like a name is part of a place's or a law's: "Roya valley", "Ley 20.968"."""
    behind = _BEHIND.match(text, name.end)
    if behind is None or behind["number"]:
        return behind is not None and " " not in name.of(text)
    return behind["word"] in read_toml("names")["endings"]["LOC"]


def _is_name(text: str) -> bool:
    """Names begin with a capital somewhere: "the" and "he" are none, "al-Jumailly" and "İdil" are."""
    return any(char.isupper() or char.istitle() for char in text) and len(text) > 1


def _may_be_person(parsed: Parsed, entity: Entity, sentence: Span) -> bool:
    """Whether a name read as something else stands where people do: "freed the poet X"."""
    if entity.source == "table" or entity.label in (EntityLabel.LAW, EntityLabel.EVENT):
        return False
    if is_surely_thing(entity.text) or demonym_codes(entity.text):
        return False  # "convicted Syrian officials"
    text = parsed.article.text
    before, after = text[sentence.start : entity.span.start], text[entity.span.end : sentence.end]
    if _cues()["before"].search(before):
        return True
    owner = _OWNED_BY.search(before)
    if owner and is_country(owner[1]) and EntityLabel.PERSON in entity.rivals and _LISTED.fullmatch(entity.text):
        return True  # "Botswana’s Awa Sarr"
    opens = not re.sub(r"^.*[,:;–—] ", "", before).strip('“"‘« ')
    if opens and _cues()["after"].match(after):
        return True
    # A town of the tables is a town, whoever is said to have left it.
    return stands_like_a_person(text, sentence, entity.span)


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    table, nouns = read_toml("cast")["surely_people"], read_toml("roles")["references"]["persons"]
    return {
        "before": re.compile(rf"(?<![\w-])(?:{'|'.join([*table['before'], *nouns])}) $", re.IGNORECASE),
        "after": re.compile(rf"(?:{'|'.join(table['after'])})(?!\w)", re.IGNORECASE),
    }
