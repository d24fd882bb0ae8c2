"""What stands right in front of a name: the town of "In Lomé Kossi Adzoa was freed", the first name that was missed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.common_words import is_common
from extract.gazetteer import country_codes
from extract.model import Entity, EntityLabel, Span
from extract.parse.spans import Taken
from extract.parse.words import city_size, folded, is_given, is_name_piece, known_label, name_words

_IN = re.compile(
    r"(?:^|\W)(?:in|at|near|from|outside|(?:town|city|village|port|capital|district|province|island|suburb|camp) of) $"
    r"|(?:^|\n)\W*$",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?P<head>(?:^|[\n.!?:;–—|\t“\"(])[\s*_“\"(]*|[\w,’'] )(?P<word>[^\W\d_]+(?:[-’'][^\W\d_]+)*)[ \u00a0]$"
)
_AT = re.compile(r"\b(?:in|at|near|from|outside|of|to|around|for|via) $", re.IGNORECASE)
_NEXT = re.compile(r"[ \u00a0](?P<word>[^\W\d_a-zà-ÿ][^\W\d_A-Z]+(?:[-’'][^\W\d_]+)*)(?![\w’'])")
_SURNAME_BETWEEN = re.compile(r"[ \u00a0](?:[^\W\d_a-zà-ÿ][^\W\d_A-Z]+[ \u00a0])?")
_SURNAME_BEHIND = re.compile(r"[ \u00a0](?P<word>[^\W\d_a-zà-ÿ][^\W\d_A-Z]+)(?:,? (?:and|&) |, )")
_TWO_BEHIND = re.compile(
    r"[ \u00a0](?P<first>[^\W\d_a-zà-ÿ][^\W\d_A-Z]+)[ \u00a0](?P<second>[^\W\d_a-zà-ÿ][^\W\d_A-Z]+)(?![\w’'-])"
)
_SMALL = re.compile(r"(?<![\w’'-])[a-zà-ÿ][\w’-]*")
_OFFICE = re.compile(r"\w (?:of|for) (?:the )?$", re.IGNORECASE)  # "Minister of Defence X"
_TOWN = 15_000


def mend_fronts(text: str, found: Iterable[Entity]) -> list[Entity]:
    """`found` with places cut off the front of other names, and people with the first name that stood unread."""
    parts = [part for entity in found for piece in _without_capitals(entity) for part in _without_place(text, piece)]
    parts = _with_place_names(text, parts)
    taken = Taken(part.span for part in parts)
    small = {word.casefold() for word in _SMALL.findall(text)}
    return [
        _with_last(text, _with_first(text, part, taken, small), taken, small)
        if part.label is EntityLabel.PERSON and not _in_headline(text, part.span)
        else part
        for part in parts
    ]


def with_last_names(text: str, found: Iterable[Entity]) -> list[Entity]:
    """ "Said" found again as a piece of "Said Nashir", where "Said Bakush" stands: another person's whole name."""
    names = list(found)
    taken, small = Taken(name.span for name in names), {word.casefold() for word in _SMALL.findall(text)}
    firsts = {name.text.split()[0] for name in names if name.label is EntityLabel.PERSON and " " in name.text}
    return [
        _with_last(text, name, taken, small)
        if name.source == "repeat" and name.text in firsts and not _in_headline(text, name.span)
        else name
        for name in names
    ]


def _in_headline(text: str, span: Span) -> bool:
    """Whether the words around a name have capitals anyway: "Kossi Adzoa Walks Free"."""
    around = (
        text[max(0, span.start - 60) : span.start].rpartition("\n")[2],
        text[span.end : span.end + 60].partition("\n")[0],
    )
    words = [word for part in around for word in part.split() if word[0].isalpha() and len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _without_capitals(entity: Entity) -> Iterator[Entity]:
    """ "Postmark MAKATI" is a town, not the person of that name; "Awa DIALLO" and "Oscar ESPINOSA" are people."""
    words = entity.text.split(" ")
    town_behind = entity.label is EntityLabel.PERSON and not is_name_piece(words[0])
    for place in words[1:]:
        if town_behind and place.isupper() and city_size(place) >= _TOWN:
            at = entity.span.start + entity.text.index(place)
            yield Entity(Span(at, at + len(place)), place, EntityLabel.LOC, entity.source)
            return
    yield entity


def _with_place_names(text: str, found: list[Entity]) -> list[Entity]:
    """ "Alberta Molina" and "Aung San Suu Kyi": a first name that is a place's, with no "in" before it."""
    joined: list[Entity] = []
    for number, entity in enumerate(found):
        last = joined[-1] if joined else None
        if entity.label is EntityLabel.PERSON and last is not None and last.span.end <= entity.span.start:
            between = text[last.span.end : entity.span.start]
            if _may_be_named(text, last) and _SURNAME_BETWEEN.fullmatch(between):
                joined[-1] = _person(text, last.span.start, entity.span.end, last)
                continue
        end = _end_of_whole(text, entity)
        if not end and _may_be_named(text, entity) and (behind := _SURNAME_BEHIND.match(text, entity.span.end)):
            after = found[number + 1] if number + 1 < len(found) else None
            end = behind.end("word") if after and _is_pair(text, behind, after) else 0
        joined.append(_person(text, entity.span.start, end, entity) if end else entity)
    return joined


def _end_of_whole(text: str, place: Entity) -> int:
    """The end of "Israel Arce Medina", whose first name is a country's too; 0 where no two surnames follow."""
    behind = _TWO_BEHIND.match(text, place.span.end)
    if behind is None or folded(place.text) not in name_words().lands_too or _AT.search(text, 0, place.span.start):
        return 0
    pieces = [folded(behind[part]) for part in ("first", "second")]
    family = any(piece in name_words().family | name_words().more_family for piece in pieces)
    plain = not any(piece in name_words().endings or is_common(piece) for piece in pieces)
    return behind.end() if family and plain and not _in_headline(text, place.span) else 0


def _may_be_named(text: str, place: Entity) -> bool:
    """Whether a place could be somebody's first name: no country, not in capitals, with no "in" before it."""
    before = _AT.search(text, max(0, place.span.start - 20), place.span.start)
    plain = not place.text.isupper() and not country_codes(place.text) and len(place.text.split()) < 3
    return place.label is EntityLabel.LOC and plain and not before


def _is_pair(text: str, behind: re.Match[str], after: Entity) -> bool:
    ordinary = behind["word"].casefold() in name_words().endings
    return after.label is EntityLabel.PERSON and " " in after.text and behind.end() == after.span.start and not ordinary


def _person(text: str, start: int, end: int, entity: Entity) -> Entity:
    span = Span(start, end)
    return replace(entity, span=span, text=span.of(text), label=EntityLabel.PERSON)


def _without_place(text: str, entity: Entity) -> Iterator[Entity]:
    """ "In Lomé Kossi Adzoa" is a town and a person, "In Windhoek the High Court" a town and a court."""
    words = entity.text.split(" ")
    for used in (2, 1):
        if len(words) - used < 2 or entity.label is EntityLabel.LOC or known_label(entity.text):
            continue
        place = " ".join(words[:used])
        behind = " ".join(words[used:]).removeprefix("the ")
        towns = known_label(place) is EntityLabel.LOC or city_size(place) >= _TOWN
        article = words[used] == "the"
        if (
            towns
            and not is_given(place)
            and (article or _IN.search(text[max(0, entity.span.start - 20) : entity.span.start]))
        ):
            if not article and entity.label is EntityLabel.ORG and words[-1].casefold() in name_words().endings:
                break  # "In Lagos State Police" and "At Nairobi Central Court" the place is the body's own
            at = entity.span.end - len(behind)
            label = entity.label if article or entity.label is EntityLabel.PERSON else EntityLabel.PERSON
            yield Entity(Span(entity.span.start, entity.span.start + len(place)), place, EntityLabel.LOC, entity.source)
            yield replace(entity, span=Span(at, entity.span.end), text=behind, label=label)
            return
    yield entity


def _with_first(text: str, person: Entity, taken: Taken, small: set[str]) -> Entity:
    """ "On 12 March 2020 Rawan" + "Mahmoud al-Khalil": a capital within a sentence before a name is part of it."""
    before = _FIRST.search(text, max(0, person.span.start - 60), person.span.start)
    if before is None:
        return person
    word, inside = before["word"], before["head"].endswith(" ") and before["head"][0].isalnum()
    whole = Span(before.start("word"), person.span.end)
    if not word[0].isupper() or word.isupper() or taken.overlaps(Span(before.start("word"), before.end("word"))):
        return person
    if not (is_given(word) or (inside and _may_be_first(word, small))):
        return person
    # "Minister of Defence X"; no office is "of Fiame".
    if _OFFICE.search(text[max(0, before.start() - 30) : before.start("word")]) and is_common(folded(word)):
        return person
    return replace(person, span=whole, text=whole.of(text))


def _with_last(text: str, person: Entity, taken: Taken, small: set[str]) -> Entity:
    """ "Abdool Ridwan" + "Seek": a capital right behind a name is part of it, unless it begins something else."""
    while behind := _NEXT.match(text, person.span.end):
        word = Span(*behind.span("word"))
        if taken.overlaps(word) or not _may_be_first(word.of(text), small):
            break
        whole = Span(person.span.start, word.end)
        person = replace(person, span=whole, text=whole.of(text))
    return person


def _may_be_first(word: str, small: set[str]) -> bool:
    words, plain = name_words(), word.casefold()
    ordinary = any(plain in table for table in (words.kinds, words.honorifics, words.endings, words.not_names))
    place = known_label(word) is not None or city_size(word) >= _TOWN
    return len(word) > 2 and not ordinary and not place and plain not in small
