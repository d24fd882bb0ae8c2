"""What stands right in front of a name: the town of "In Lomé Kossi Adzoa was freed", the first name that was missed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.model import Entity, EntityLabel, Span
from extract.parse.spans import Taken
from extract.parse.words import city_size, is_given, known_label, name_words

_IN = re.compile(r"(?:^|\W)(?:in|at|near|from|outside) $|(?:^|\n)\W*$", re.IGNORECASE)
_FIRST = re.compile(
    r"(?P<head>(?:^|[\n.!?:;–—|\t“\"(])[\s*_“\"(]*|[\w,’'] )(?P<word>[^\W\d_]+(?:[-’'][^\W\d_]+)*)[ \u00a0]$"
)
_SMALL = re.compile(r"(?<![\w’'-])[a-zà-ÿ][\w’-]*")
_OFFICE = re.compile(r"\w (?:of|for) (?:the )?$", re.IGNORECASE)  # "Minister of Defence X"
_TOWN = 15_000


def mend_fronts(text: str, found: Iterable[Entity]) -> list[Entity]:
    """`found` with places cut off the front of other names, and people with the first name that stood unread."""
    parts = [part for entity in found for part in _without_place(text, entity)]
    taken = Taken(part.span for part in parts)
    small = {word.casefold() for word in _SMALL.findall(text)}
    return [_with_first(text, part, taken, small) if part.label is EntityLabel.PERSON else part for part in parts]


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
    if _OFFICE.search(text[max(0, before.start() - 30) : before.start("word")]):
        return person
    return replace(person, span=whole, text=whole.of(text))


def _may_be_first(word: str, small: set[str]) -> bool:
    words, plain = name_words(), word.casefold()
    ordinary = any(plain in table for table in (words.kinds, words.honorifics, words.endings, words.not_names))
    place = known_label(word) is not None or city_size(word) >= _TOWN
    return len(word) > 2 and not ordinary and not place and plain not in small
