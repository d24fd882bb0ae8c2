"""Which stretches of a sentence name people, whole and without titles, also where names were read wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.common_words import is_common
from extract.gazetteer import demonym_codes, is_country
from extract.model import Entity, EntityLabel, Parsed, Span
from extract.person_names import all_names
from extract.resolve.employers import is_employer
from extract.resolve.looks import find_by_look, find_unread, is_of_a_place, stands_like_a_person
from extract.tables import read_toml
from extract.text import fold, squash

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_LINE_HYPHEN = re.compile(r"(?<=[^\W\d_A-Z])-[ \t]*\n[ \t]*(?=[a-zà-ÿ])")  # "Bir-⏎tukan" is one word
_CONTRACTED = re.compile(r"\w+[’'](?:m|s|re|ll|d|ve|t)", re.IGNORECASE)
_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽƏẠ-Ỹ][\w’'-]*)"
_LISTED = re.compile(rf"{_WORD}(?: (?:al|el|bin|ibn|ben|de|del|da|dos|van|von|ould)(?= ))*(?:[ -]{_WORD}){{1,3}}")
# "AngloGold" is a firm, "McEwan" and "DeShawn" are people.
_BRAND = re.compile(r"(?!Ma?c|De|Di|La|Le|Du|Da|Fitz|Van|O[’'])[A-Z][a-z]{3,}[A-Z][a-z]+")
_IN = re.compile(r"\b(?:in|at|near|from|outside|around|across|to) $", re.IGNORECASE)
_OWNED_BY = re.compile(r"([A-Z][\w-]+(?: [A-Z][\w-]+)?)[’']s $")
# "Dong Nai provincial prison" is named like a person, and is none.
_OF_WHICH_KIND = (
    r"(?:provincial|central|state|federal|district|county|regional|national|municipal|military|remand|juvenile|"
    r"(?:maximum|high|medium|low)[- ]security|wom[ae]n[’']s|men[’']s|main|international)"
)
_BEHIND = re.compile(
    rf"[ \u00a0](?:(?P<number>(?:[Nn]o\.? ?)?\d)|(?:{_OF_WHICH_KIND} ){{0,2}}(?P<word>(?!{_OF_WHICH_KIND} )[a-z]+)\b)"
)
_SINGLE = re.compile(rf"(?<![\w-]){_WORD}(?![\w-])")
_BEFORE_WHOLE = re.compile(
    r"(?:(?P<kin>\b(?:brothers|sisters|siblings|twins|cousins|spouses|couple|parents|newlyweds) )"
    r"|(?:^|\n|[.!?:;–—] |\b(?:and|that) ))"
    rf"(?P<name>{_WORD}) (?:and|&) $"
)
_JOINT = re.compile(r",? (?:and|&) |, ")
_AGE_OR_RANK = re.compile(r"(?:\w+-)+years?-old$|(?:sub|vice|deputy|co|ex|under|lieutenant|major|brigadier)-[a-z]+$")
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
    inside = parsed.entities_in(sentence)
    read = [each for each in inside if each.label is EntityLabel.PERSON or _may_be_person(parsed, each, sentence)]
    spans = _joined_halves(text, [(each.span, each.label) for each in read if _is_name(each.text)])
    # A town or a people may be a person misread, "Al Jazeera" before a name is its newsroom.
    misread = (EntityLabel.LOC, EntityLabel.NORP, EntityLabel.MISC)
    sure = [each.span for each in inside if each.source == "table" or each.label not in misread]
    spans += [(span, None) for span in _missed_in_lists(text, sentence, [span for span, _ in spans], sure)]
    tabled = [each.span for each in inside if each.source == "table"]
    people = [span for span, _ in spans]
    spans += [(_without_title(text, span), None) for span in find_by_look(text, sentence, (*people, *tabled), sure)]
    taken = [each.span for each in inside]
    unread = find_unread(text, sentence, (*taken, *(span for span, _ in spans)))
    spans += [
        (span, None) for span in unread if not _is_thing(span.of(text), True) and not _is_ordinary_name(span.of(text))
    ]
    spans = [(_with_first_word(text, span, sentence, taken), label) for span, label in spans]
    found = []
    for span, label in sorted(spans, key=lambda each: each[0]):
        whole = _with_byname(text, span, sentence)
        name = tidy_name(whole.of(text))
        if (
            name
            and not _is_common_word(text, name)
            and not _heads_a_thing(text, whole)
            and not is_of_a_place(text, sentence, whole)
            and not is_employer(parsed, whole)
            and not (_is_no_name(name) and not text.startswith("#", span.start - 1))
            and not (is_country(name) and name != whole.of(text))  # "Gambia Outlaws …"
        ):
            found.append(Name(whole, name, label))
    return found


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
        if any(span.overlaps(other) for other in taken) or is_country(found.group()) or _is_thing(found.group()):
            continue
        # "In March, Daouda": the first word of a sentence has its capital anyway.
        if any(_is_ordinary(word) for word in words) or _IN.search(text[sentence.start : span.start]):
            continue
        behind = any(_JOINT.fullmatch(text[span.end : person.start]) for person in people if person.start > span.end)
        before = any(_JOINT.fullmatch(text[person.end : span.start]) for person in people if person.end < span.start)
        if behind or before:
            yield span


def _missed_beside_single(text: str, sentence: Span, people: list[Span], taken: list[Span]) -> Iterator[Span]:
    """ "Tiwonge" in "two people, Steven and Tiwonge, who": one word joined by "and" to somebody called by one."""
    single = [person for person in people if " " not in person.of(text)]
    for found in _SINGLE.finditer(text, sentence.start, sentence.end) if single else ():
        span, word = Span(*found.span()), found.group()
        if any(span.overlaps(other) for other in (*taken, *people)) or is_country(word) or _is_ordinary(word):
            continue
        joined = any(text[a.end : b.start] in (" and ", " & ") for p in single for a, b in ((p, span), (span, p)))
        if joined and span.start > sentence.start and not (is_common(fold(word)) or demonym_codes(word)):
            yield span


def _missed_before_whole(text: str, people: list[Span], taken: list[Span]) -> Iterator[Span]:
    """ "Wael" in "the brothers Wael and Omar Haddad", and in "Wael and Omar Haddad, who" at the start."""
    for person in people if people else ():
        found = _BEFORE_WHOLE.search(text, max(0, person.start - 60), person.start) if " " in person.of(text) else None
        if found is None or is_country(found["name"]) or _is_ordinary(found["name"]):
            continue
        span = Span(*found.span("name"))
        kin = found["kin"] or fold(found["name"]) in all_names()[0]
        if kin and not any(span.overlaps(other) for other in (*taken, *people)):
            yield span


def _with_first_word(text: str, name: Span, sentence: Span, taken: list[Span]) -> Span:
    """ "Rahaf" before "Mohammed al-Qunun" at the start of a sentence is part of the name, "Journalist" is none."""
    found = re.match(rf"({_WORD}) $", text[sentence.start : name.start])
    if found is None or _is_ordinary(found.group(1)) or is_country(found.group(1)):
        return name
    whole = Span(sentence.start, name.end)
    if any(whole.overlaps(other) and not name.overlaps(other) for other in taken):
        return name
    return whole


def _is_ordinary(word: str) -> bool:
    """Whether a capitalised word is a title, a job, a month or a small word, and so no part of a name."""
    plain = word.casefold().rstrip(".")
    if _CONTRACTED.fullmatch(word):
        return True  # "I’m Kofi" begins no name
    names = read_toml("names")
    ordinary = any(one in names["titles"] or one in names["roles"] for one in (plain, plain.removesuffix("s")))
    ordinary = ordinary or plain in names["not_names"]["words"]
    return ordinary or plain in read_toml("roles")["gaps"]["stops"] or plain in read_toml("cast")["openings"]["words"]


def _without_title(text: str, name: Span) -> Span:
    """ "President al-Sarr" is read without what he is, "Dawood al-Sarr" whole."""
    first, _, rest = name.of(text).partition(" ")
    return Span(name.end - len(rest), name.end) if len(rest) > 1 and _is_ordinary(first) else name


def _with_byname(text: str, name: Span, sentence: Span) -> Span:
    """ "Mother Mushroom" is one name: a byname loses its sense without its first word."""
    if " " in name.of(text):
        return name
    found = re.search(rf"(?:{'|'.join(read_toml('cast')['bynames']['words'])}) $", text[sentence.start : name.start])
    return Span(sentence.start + found.start(), name.end) if found else name


def _is_common_word(text: str, name: str) -> bool:
    """Whether a single capitalised word is no name: the article writes it small too ("Girls … the girls")."""
    return (
        " " not in name and name.isalpha() and re.search(rf"(?<![\w’-]){name.casefold()}(?![\w’-])", text) is not None
    )


def _heads_a_thing(text: str, name: Span) -> bool:
    """Whether what looks like a name is part of a place's or a law's: "Roya valley", "Ley 20.968"."""
    behind = _BEHIND.match(text, name.end)
    if behind is None or behind["number"]:
        return behind is not None and " " not in name.of(text)
    return behind["word"] in read_toml("names")["endings"]["LOC"]


def _is_no_name(name: str) -> bool:
    """Whether a name is no person's by its look: "Bill C-15", "St Olaf", "British Iranian", "AngloGold"."""
    words = name.split()
    words = name.replace("-", " ").split()
    peoples = len(words) > 1 and all(_is_people(word) for word in words[1:])
    peoples = peoples and (_is_people(words[0]) or _is_number(words[0]))
    saint = len(words) == 2 and words[0].rstrip(".") in ("St", "Saint")
    return peoples or saint or any(char.isdigit() for char in name) or bool(_BRAND.fullmatch(name))


def _is_people(word: str) -> bool:
    known = word.casefold() in read_toml("names")["known"]["NORP"]
    return known or bool(demonym_codes(word)) or is_country(word)


def _is_number(word: str) -> bool:
    """ "Eleven Yemenis" are nobody by name."""
    return bool(re.fullmatch(read_toml("cast")["numbers"]["pattern"], word.casefold()))


def _is_name(text: str) -> bool:
    """Names begin with a capital somewhere: "the" and "he" are none, "al-Jumailly" and "İdil" are."""
    return any(char.isupper() or char.istitle() for char in text) and len(text) > 1


def _may_be_person(parsed: Parsed, entity: Entity, sentence: Span) -> bool:
    """Whether a name read as something else stands where people do: "freed the poet X"."""
    if entity.source == "table" or entity.label in (EntityLabel.LAW, EntityLabel.EVENT):
        return False
    if _is_thing(entity.text):
        return not _is_thing(entity.text, True) and stands_like_a_person(parsed.article.text, sentence, entity.span)
    if demonym_codes(entity.text):
        return False  # "convicted Syrian officials"
    text = parsed.article.text
    before, after = text[sentence.start : entity.span.start], text[entity.span.end : sentence.end]
    if _cues()["before"].search(before):
        return True
    owner = _OWNED_BY.search(before)
    if owner and is_country(owner[1]) and EntityLabel.PERSON in entity.rivals and _LISTED.fullmatch(entity.text):
        return True  # "Botswana’s Awa Sarr"
    opens = not re.sub(r"^.*[,:;–—] ", "", before).strip()
    if opens and _cues()["after"].match(after):
        return True
    # A town of the tables is a town, whoever is said to have left it.
    return stands_like_a_person(text, sentence, entity.span)


def _is_ordinary_name(name: str) -> bool:
    """Whether a stretch begins or ends with a word that is no part of a name: "In Dakar", "Awa Monday"."""
    words = name.split()
    return any(_is_ordinary(word) or is_country(word) for word in (words[0], words[-1]))


def _is_thing(name: str, given: bool = False) -> bool:
    """Whether a name ends like a body's, a place's or a law's: "Human Rights Association", "Boeung Kak Lake".

    With `given` two words of which the first is a given name are none: "Alan Hall" may be a person.
    """
    endings = read_toml("names")["endings"]
    words = fold(name).split()
    if given and len(words) == 2 and words[0] in all_names()[0]:
        return False
    return (
        not words
        or is_country(name)
        or any(words[-1] in endings[kind] for kind in ("ORG", "LOC", "LAW", "EVENT", "MISC"))
        or (len(words) > 1 and words[0] in read_toml("names")["heads"]["ORG"])
    )


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    table, nouns = read_toml("cast")["surely_people"], read_toml("roles")["references"]["persons"]
    return {
        "before": re.compile(rf"(?<![\w-])(?:{'|'.join([*table['before'], *nouns])}) $", re.IGNORECASE),
        "after": re.compile(rf"(?:{'|'.join(table['after'])})(?!\w)", re.IGNORECASE),
    }


def tidy_name(text: str) -> str:
    """A name as it is written, on one line, without titles, invisible characters, possessive and stray marks."""
    name = squash(_INVISIBLE.sub("", _LINE_HYPHEN.sub("", text))).strip('“”"‘*,;:–— ')
    name = re.sub(r"[’']s?$", "", name) if not re.search(r"[“‘]\w+’$", name) else name
    if name.count("(") != name.count(")"):
        name = name.strip("()")
    # "X Goes Home": a headline's capitals make its verb look like a name.
    return _headline_verb().sub("", _without_titles(name))


@cache
def _headline_verb() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(read_toml('cast')['headlines']['verbs'])})\b.*")


def exact_span(text: str, near: Span, name: str) -> Span | None:
    """Where the name as told stands, letter for letter but for white space: in `near`, else nearest to it."""
    if text.startswith(name, near.start) and len(name) == len(near):
        return near
    words = r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+".join(_spelt(word) for word in name.split())
    found = [Span(*hit.span()) for hit in re.finditer(rf"(?<!\w){words}(?!\w)", text)]
    return min(found, key=lambda span: (abs(span.start - near.start), span.start), default=None)


def _spelt(word: str) -> str:
    # A soft hyphen or a zero-width space may stand inside a word that the page broke.
    return r"(?:-[ \t]*\n[ \t]*|[\u00ad\u200b-\u200d\u2060\ufeff])*".join(re.escape(char) for char in word)


def _without_titles(name: str) -> str:
    table = read_toml("cast")["titles"]
    words = name.split()
    while len(words) > 1 and len("".join(words[1:])) > 1:  # "Ms A" is all the name there is
        first = words[0].casefold().rstrip(".")
        # "Ko Ni" and "Ma Jian" keep what may be half of the name.
        longer = len(words) > table["before_longer"].get(first, 99)
        if first in table["always"] or longer or _AGE_OR_RANK.match(first) or _is_no_part(words):
            words = words[1:]
        else:
            break
    return " ".join(words)


def _is_no_part(words: list[str]) -> bool:
    """Whether the first word of what was read as a name is a verb or a calling: "hang X", "Take X", "Turkologist X"."""
    first, rest = fold(words[0]), words[1:]
    if len(rest) < 2 or not (rest[0][0].isupper() and rest[-1][0].isupper()):
        return False
    if words[0].islower() and words[0].isalpha():
        return first not in read_toml("names")["particles"]["loose"]
    if any(first in kind for kind in all_names()):
        return False
    return re.fullmatch(read_toml("cast")["titles"]["calling"], words[0].casefold()) is not None
