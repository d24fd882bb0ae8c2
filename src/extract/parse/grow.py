"""What the model cut too short: hyphens, particles, nicknames and the rest of a body's name belong to it."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.common_words import is_common
from extract.model import Entity, EntityLabel, Span
from extract.parse.words import is_given, known_label, name_words
from extract.text import fold

_WORD = r"[^\W\d_][^\W_]*(?:[’'][^\W\d_]+)*"
_HYPHEN_ON = re.compile(rf"-{_WORD}(?:-{_WORD})*")
_HYPHEN_BACK = re.compile(rf"(?:{_WORD}-)+$")
_APOSTROPHE_BACK = re.compile(r"(?<![\w’'])(?:O|D|M|N|Mc|Mac|Qu|Sha)[’']$")  # "O’" + "Donoghue"
_NEXT_PIECE = re.compile(r"[ \u00a0](?P<piece>[^\s,;:.!?()“”\"–—]+)")
_NICKNAME = re.compile(
    rf"[ \u00a0][(“\"‘'](?P<nick>[A-ZÀ-Þ][^\W\d_]+)[)”\"’'][ \u00a0](?P<last>(?=[A-ZÀ-ÞĀ-Ž]){_WORD}(?:-{_WORD})?)"
)
_OPEN_NICK = re.compile(r"[(“\"‘][^\W\d_]+$")
_PIECE_BEFORE = re.compile(r"(?<![\w’'@#.-])(?P<piece>[^\W\d_]+(?:-[^\W\d_]+)?) $")
_CAPITAL = r"(?=[A-ZÀ-ÞĀ-Ž])[^\W\d_]+(?:[-’'][^\W\d_]+)*"
_CLOSED_NICK = re.compile(rf"[)”\"’] {_CAPITAL}")
_OF_SUBJECT = re.compile(
    rf" (?:on|for|against|into|of) (?:the )?(?P<first>{_CAPITAL})(?: {_CAPITAL})*"
    rf"(?:,? (?:and|in|of|on|to|for) (?:the )?{_CAPITAL}(?: {_CAPITAL})*)*"
)
_AND_HEAD = re.compile(rf"(?: {_CAPITAL}){{0,2}} and(?: {_CAPITAL}){{0,2}} (?P<head>{_CAPITAL})")
_MOST_PARTICLES = 3
_SHORTEST_IN_CAPITALS = 4  # letters of a surname; less are as often a degree, an order or a party
_LONG_ENOUGH = 60  # characters before a name that may belong to it


def grow(text: str, entity: Entity) -> Entity:
    """`entity` with the rest of a hyphened word, and a person's name with the particles and pieces that follow."""
    start, end = entity.span.start, entity.span.end
    if entity.label is not EntityLabel.NORP:
        if (on := _HYPHEN_ON.match(text, end)) and _belongs(text, start, end, on.group(), entity.label):
            end = on.end()
        back = _HYPHEN_BACK.search(text, max(0, start - _LONG_ENOUGH), start)
        if back and back.group()[0].isupper() and entity.label is EntityLabel.PERSON:
            start = back.start()
        if entity.label is EntityLabel.PERSON and (back := _APOSTROPHE_BACK.search(text, max(0, start - 4), start)):
            start = back.start()
    if entity.label in {EntityLabel.ORG, EntityLabel.NORP, EntityLabel.LOC}:
        start = _with_first_half(text, start, end)
    if entity.label is EntityLabel.PERSON:
        start = _with_given_names(text, start)
        end = _with_particles(text, _past_a_particle(text, start, _with_surname(text, start, end)))
    label = entity.label
    if _OPEN_NICK.search(text[start:end]) and (rest := _CLOSED_NICK.match(text, end)):
        end = rest.end()  # the model stopped inside the quotes of a nickname
    if nick := _NICKNAME.match(text, end):
        label, end = EntityLabel.PERSON, _with_particles(text, nick.end())
    elif label is EntityLabel.ORG:
        end = _whole_body(text, start, end)
    elif label is EntityLabel.LOC:
        end = _whole_place(text, end)
    return replace(entity, span=Span(start, end), text=text[start:end], label=label)


def _with_surname(text: str, start: int, end: int) -> int:
    """The end of a name with the surname that case lists write in capitals: "Oumarou" + "KEITA"."""
    # In a line of capitals what follows a name is as likely the next word.
    while not text[start:end].isupper() and (piece := _NEXT_PIECE.match(text, end)):
        word = piece["piece"]
        # "Awa Sarr FREED", "Awa Sarr MEP"
        if len(word) < _SHORTEST_IN_CAPITALS or not word.isupper() or is_common(fold(word)) or known_label(word):
            break
        end = piece.end()
    return end


def _with_first_half(text: str, start: int, end: int) -> int:
    """The start of a name whose country was cut in two: "South" + "Korean Supreme Court"."""
    before = _PIECE_BEFORE.search(text, max(0, start - _LONG_ENOUGH), start)
    if before is None or not before["piece"][0].isupper():
        return start
    first = text[start:end].split()[0]
    return before.start("piece") if known_label(f"{before['piece']} {first}") else start


def _with_given_names(text: str, start: int) -> int:
    """The start of a name with the given names right before it: "Samira" + "Mohammed al-Harbi"."""
    words = name_words()
    while before := _PIECE_BEFORE.search(text, max(0, start - _LONG_ENOUGH), start):
        word = before["piece"]
        if not is_given(word) or word.casefold() in words.titles or known_label(word):
            break
        start = before.start("piece")
    return start


def _whole_body(text: str, start: int, end: int) -> int:
    """The end of a body's full name: "Committee" + "on Culture and Media", "Relief" + "and Works Agency"."""
    words = name_words()
    if text[start:end].split()[-1].casefold() in words.endings:
        rest = _OF_SUBJECT.match(text, end)
        first = rest["first"] if rest else ""
        if rest is None or known_label(first) or first.casefold() in words.not_names or is_given(first):
            return end  # "the Supreme Court of Kenya" is Kenya's; "the Court on January 28", "the Court for Awa Sarr"
        return rest.end()
    rest = _AND_HEAD.match(text, end)
    return rest.end() if rest and words.endings.get(rest["head"].casefold()) is EntityLabel.ORG else end


def _whole_place(text: str, end: int) -> int:
    """The end of a place's full name: "Niger" + "Delta"."""
    rest = _NEXT_PIECE.match(text, end)
    if rest and rest["piece"][0].isupper() and name_words().endings.get(rest["piece"].casefold()) is EntityLabel.LOC:
        return rest.end()
    return end


def _belongs(text: str, start: int, end: int, rest: str, label: EntityLabel) -> bool:
    """ "Kim Dong-chul" goes on after the hyphen, "Paris-based" and "Iran-backed" do not."""
    if label is EntityLabel.PERSON:
        return not rest[1:].casefold().startswith(("based", "born", "led", "backed", "style", "era", "like"))
    return rest[1].isupper()


def _past_a_particle(text: str, start: int, end: int) -> int:
    """The end of a name that was cut behind its particle: "Wilma van ’t" + "Hoff"."""
    piece = _NEXT_PIECE.match(text, end)
    cut = text[start:end].split()[-1].casefold() in name_words().loose
    return piece.end() if cut and piece and piece["piece"][0].isupper() else end


def _with_particles(text: str, end: int) -> int:
    """The end of a name that goes on after a particle: "Salma" + "al-Harbi", "Rosa" + "de la Cruz"."""
    words = name_words()
    while piece := _NEXT_PIECE.match(text, end):
        word = piece["piece"]
        if word.casefold().startswith(words.glued) and word[-1].isalpha() and any(char.isupper() for char in word):
            end = piece.end()
            continue
        on = _particles_then_name(text, end)
        if on is None:
            break
        end = on
    return end


def _particles_then_name(text: str, end: int) -> int | None:
    """The end of "de la Cruz", "ould Salem", "bin Quasem" right behind a name; None where no such thing follows."""
    words = name_words()
    at, particles = end, 0
    while piece := _NEXT_PIECE.match(text, at):
        word = piece["piece"]
        if particles and word[0].isupper() and word.casefold() not in words.loose:
            return piece.end()
        # "e", "la" or "van" alone after a name are as often words of a sentence.
        ordinary = not particles and word.islower() and word in words.ordinary
        if word.casefold() not in words.loose or ordinary or particles == _MOST_PARTICLES:
            return None
        at, particles = piece.end(), particles + 1
    return None
