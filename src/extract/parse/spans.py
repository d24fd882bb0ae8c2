"""Where a name begins and ends: what the model cut too wide is trimmed, what it cut apart is joined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.model import Entity, EntityLabel, Span
from extract.parse.words import key, known_label, name_words
from extract.text import fold

_EDGE_LEFT = re.compile(r"^[\s“”‘’\"'«»‹›(\[{<*_#@•·,;:.!?…–—/|-]+")
_EDGE_RIGHT = re.compile(r"[\s“”‘’\"'«»‹›\[{<>*_#@•·,;:!?…–—/|-]+$")
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")
_INITIAL = re.compile(r"(?:^|[\s.-])[^\W\d_]$")
_FIRST = re.compile(r"^(?P<word>[^\s]+)\s+(?=\S)")
_WORD = r"[^\W\d_][^\W_]*(?:[’'][^\W\d_]+)*"
_HYPHEN_ON = re.compile(rf"-{_WORD}(?:-{_WORD})*")
_HYPHEN_BACK = re.compile(rf"(?:{_WORD}-)+$")
_NEXT_PIECE = re.compile(r"[ \u00a0](?P<piece>[^\s,;:.!?()“”\"–—]+)")
_GAP = re.compile(r"[ \u00a0]+(?:(?P<particle>[^\W\d_]{1,5})[ \u00a0]+)?")
_NICKNAME = re.compile(
    rf"[ \u00a0][(“\"‘'](?P<nick>[A-ZÀ-Þ][^\W\d_]+)[)”\"’'][ \u00a0](?P<last>(?=[A-ZÀ-ÞĀ-Ž]){_WORD}(?:-{_WORD})?)"
)
_CAPITAL = r"(?=[A-ZÀ-ÞĀ-Ž])[^\W\d_]+(?:[-’'][^\W\d_]+)*"
_OF_SUBJECT = re.compile(
    rf" (?:on|for|against|into|of) (?:the )?(?P<first>{_CAPITAL})(?: {_CAPITAL})*"
    rf"(?:,? (?:and|in|of|on|to|for) (?:the )?{_CAPITAL}(?: {_CAPITAL})*)*"
)
_AND_HEAD = re.compile(rf"(?: {_CAPITAL}){{0,2}} and(?: {_CAPITAL}){{0,2}} (?P<head>{_CAPITAL})")
_BREAK = re.compile(r"\s[–—|/•·-]\s|[:;•·|]\s")
_MOST_PARTICLES = 3
_LONG_ENOUGH = 60  # characters before a name that may belong to it


def tidy(text: str, found: Iterable[Entity]) -> list[Entity]:
    """Trimmed and joined names in text order, none inside another."""
    pieces = [piece for entity in found for piece in split_at_marks(text, entity)]
    trimmed = [entity for entity in (trim(text, entity) for entity in pieces) if entity is not None]
    grown = [grow(text, entity) for entity in trimmed]
    joined = join_neighbours(text, without_overlaps(grown))
    again = [entity for entity in (trim(text, entity) for entity in joined) if entity is not None]
    return without_overlaps(again)


class Taken:
    """Which characters of the text already belong to a name."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._places: set[int] = set()
        for span in spans:
            self.take(span)

    def take(self, span: Span) -> None:
        self._places.update(range(span.start, span.end))

    def overlaps(self, span: Span) -> bool:
        return not self._places.isdisjoint(range(span.start, span.end))


def without_overlaps(found: Iterable[Entity]) -> list[Entity]:
    """Names in text order; of two that overlap the longer."""
    kept: list[Entity] = []
    taken = Taken()
    for entity in sorted(found, key=lambda one: (-len(one.span), one.span.start)):
        if not taken.overlaps(entity.span):
            kept.append(entity)
            taken.take(entity.span)
    return sorted(kept, key=lambda one: one.span.start)


def split_at_marks(text: str, entity: Entity) -> list[Entity]:
    """ "Japan – Hakamata Iwao" is two names, whatever the model says."""
    parts, at = [], 0
    for mark in [*_BREAK.finditer(entity.text), None]:
        end = mark.start() if mark else len(entity.text)
        if end > at:
            span = Span(entity.span.start + at, entity.span.start + end)
            parts.append(replace(entity, span=span, text=span.of(text)))
        at = mark.end() if mark else end
    return parts


def trim(text: str, entity: Entity) -> Entity | None:
    """`entity` without quotes, brackets, possessive, titles and jobs; None when no name is left."""
    start, end = entity.span.start, entity.span.end
    while True:
        piece = text[start:end]
        left = _EDGE_LEFT.match(piece)
        if left:
            start += left.end()
            continue
        cut = _right_edge(piece) or _first_word(piece, entity.label)
        if cut is None:
            break
        start, end = start + cut[0], end - cut[1]
    end = _with_initial_stop(text, start, end)
    start = _with_article(text, start, end)
    name = text[start:end]
    if not any(char.isalpha() for char in name) or key(name) in name_words().not_names:
        return None
    return replace(entity, span=Span(start, end), text=name)


def _right_edge(piece: str) -> tuple[int, int] | None:
    """What to cut at the end of `piece`, as (0, characters)."""
    if match := _POSSESSIVE.search(piece) or _EDGE_RIGHT.search(piece):
        return (0, len(match.group()))
    if (piece.endswith(")") and "(" not in piece) or (piece.endswith("]") and "[" not in piece):
        return (0, 1)
    if piece.endswith(".") and not re.search(r"(?:^|[\s.-])[^\W\d_]\.$|\b(?:Jr|Sr|Inc|Ltd|Co|Corp)\.$", piece):
        return (0, 1)
    if piece.count("(") > piece.count(")"):
        return (0, len(piece) - piece.rindex("("))
    last = piece.rsplit(" ", 1)
    if (
        len(last) == 2
        and last[1].islower()
        and last[1] in {"the", "a", "an", "and", "or", "of", "in", "on", "at", "for", "who", "was", "is", "to", "with"}
    ):
        return (0, len(last[1]) + 1)
    return None


def _first_word(piece: str, label: EntityLabel) -> tuple[int, int] | None:
    """What to cut at the front of `piece`: article, title, job or demonym before a person, as (characters, 0)."""
    first = _FIRST.match(piece)
    if first is None:
        return None
    word, rest = first["word"].rstrip(".,").casefold(), piece[first.end() :]
    words = name_words()
    if known_label(first["word"]) is EntityLabel.NORP and _is_name_like(rest) and fold(rest).split()[0] in words.given:
        return (first.end(), 0)  # "Swede Ali Gharavi", taken for a company
    if word in {"the", "a", "an", "and", "his", "her", "their", "both"} and not known_label(piece):
        return (first.end(), 0)
    if label is not EntityLabel.PERSON and not (word in words.roles and _is_name_like(rest)):
        return None
    if word in words.titles or (word in words.roles and word not in {"nobel"}):
        return (first.end(), 0)
    pieces = len(rest.split())
    if word in words.honorifics and pieces >= words.honorifics[word]:
        return (first.end(), 0)
    if known_label(first["word"]) in {EntityLabel.NORP, EntityLabel.ORG} and pieces >= 2:
        return (first.end(), 0)
    return None


def _is_name_like(rest: str) -> bool:
    pieces = rest.split()
    return (
        len(pieces) >= 2
        and all(piece[0].isupper() for piece in pieces)
        and pieces[-1].casefold() not in name_words().endings
    )


def _with_initial_stop(text: str, start: int, end: int) -> int:
    """ "Taha Al-J." keeps the full stop of its last initial."""
    return end + 1 if text[end : end + 1] == "." and _INITIAL.search(text[start:end]) and end - start > 2 else end


def _with_article(text: str, start: int, end: int) -> int:
    """ "The Hague" is written with its article."""
    known = name_words().known
    return (
        start - 4
        if text[max(0, start - 4) : start] in {"The ", "the ", "THE "} and key(text[start - 4 : end]) in known
        else start
    )


def grow(text: str, entity: Entity) -> Entity:
    """`entity` with the rest of a hyphened word, and a person's name with the particles and pieces that follow."""
    start, end = entity.span.start, entity.span.end
    if entity.label is not EntityLabel.NORP:
        if (on := _HYPHEN_ON.match(text, end)) and _belongs(text, start, end, on.group(), entity.label):
            end = on.end()
        back = _HYPHEN_BACK.search(text, max(0, start - _LONG_ENOUGH), start)
        if back and back.group()[0].isupper() and entity.label is EntityLabel.PERSON:
            start = back.start()
    if entity.label is EntityLabel.PERSON:
        end = _with_particles(text, end)
    label = entity.label
    if nick := _NICKNAME.match(text, end):
        label, end = EntityLabel.PERSON, _with_particles(text, nick.end())
    elif label is EntityLabel.ORG:
        end = _whole_body(text, start, end)
    elif label is EntityLabel.LOC:
        end = _whole_place(text, end)
    return replace(entity, span=Span(start, end), text=text[start:end], label=label)


def _whole_body(text: str, start: int, end: int) -> int:
    """The end of a body's full name: "Committee" + "on Culture and Media", "Relief" + "and Works Agency"."""
    words = name_words()
    if text[start:end].split()[-1].casefold() in words.endings:
        rest = _OF_SUBJECT.match(text, end)
        if rest is None or known_label(rest["first"]) or rest["first"].casefold() in words.not_names:
            return end  # "the Supreme Court of Kenya" is Kenya's; "the Court on January 28" is a date
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


def _with_particles(text: str, end: int) -> int:
    """The end of a name that goes on after a particle: "Salma" + "al-Shehab", "Rosa" + "de la Cruz"."""
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


def join_neighbours(text: str, found: list[Entity]) -> list[Entity]:
    """Two pieces of one person's name side by side, or with a particle between, become one."""
    joined: list[Entity] = []
    for entity in found:
        last = joined[-1] if joined else None
        if last is not None and _one_name(text, last, entity):
            span = Span(last.span.start, entity.span.end)
            joined[-1] = replace(last, span=span, text=span.of(text), label=EntityLabel.PERSON)
        else:
            joined.append(entity)
    return joined


def _one_name(text: str, left: Entity, right: Entity) -> bool:
    labels = {left.label, right.label}
    if EntityLabel.PERSON not in labels:
        return False
    between = text[left.span.end : right.span.start]
    gap = _GAP.fullmatch(between)
    if between == "-":
        return True
    if gap is None:
        return False
    if gap["particle"]:
        return gap["particle"].casefold() in name_words().loose and labels == {EntityLabel.PERSON}
    return not known_label(left.text) and not known_label(right.text) and EntityLabel.NORP not in labels
