"""Where a name begins and ends: what the model cut too wide is trimmed, what it cut apart is joined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.model import Entity, EntityLabel, Span
from extract.parse.words import key, name_words

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
_NICKNAME = re.compile(rf"[ \u00a0][(“\"‘'](?P<nick>[A-ZÀ-Þ][^\W\d_]+)[)”\"’'][ \u00a0](?P<last>(?=[A-ZÀ-ÞĀ-Ž]){_WORD}(?:-{_WORD})?)")
_BREAK = re.compile(r"\s[–—|/•·-]\s|[:;•·|]\s")
_LONG_ENOUGH = 60  # characters before a name that may belong to it


def tidy(text: str, found: Iterable[Entity]) -> list[Entity]:
    """Trimmed and joined names in text order, none inside another."""
    pieces = [piece for entity in found for piece in split_at_marks(text, entity)]
    trimmed = [entity for entity in (trim(text, entity) for entity in pieces) if entity is not None]
    grown = [grow(text, entity) for entity in trimmed]
    joined = join_neighbours(text, without_overlaps(grown))
    again = [entity for entity in (trim(text, entity) for entity in joined) if entity is not None]
    return without_overlaps(again)


def without_overlaps(found: Iterable[Entity]) -> list[Entity]:
    """Names in text order; of two that overlap the longer."""
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda one: (-len(one.span), one.span.start)):
        if not any(entity.span.overlaps(other.span) for other in kept):
            kept.append(entity)
    return sorted(kept, key=lambda one: one.span.start)


def split_at_marks(text: str, entity: Entity) -> list[Entity]:
    """"Japan – Hakamata Iwao" is two names, whatever the model says."""
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
    if piece.endswith(")") and "(" not in piece or piece.endswith("]") and "[" not in piece:
        return (0, 1)
    if piece.endswith(".") and not re.search(r"(?:^|[\s.-])[^\W\d_]\.$|\b(?:Jr|Sr|Inc|Ltd|Co|Corp)\.$", piece):
        return (0, 1)
    if piece.count("(") > piece.count(")"):
        return (0, len(piece) - piece.rindex("("))
    last = piece.rsplit(" ", 1)
    if len(last) == 2 and last[1].islower() and last[1] in {"the", "a", "an", "and", "or", "of", "in", "on", "at", "for", "who", "was", "is", "to", "with"}:
        return (0, len(last[1]) + 1)
    return None


def _first_word(piece: str, label: EntityLabel) -> tuple[int, int] | None:
    """What to cut at the front of `piece`: article, title, job or demonym before a person, as (characters, 0)."""
    first = _FIRST.match(piece)
    if first is None:
        return None
    word, rest = first["word"].rstrip(".,").casefold(), piece[first.end() :]
    words = name_words()
    if word in {"the", "a", "an", "and", "his", "her", "their", "both"} and key(piece) not in words.known:
        return (first.end(), 0)
    if label is not EntityLabel.PERSON and not (word in words.roles and _is_name_like(rest)):
        return None
    if word in words.titles or word in words.roles and word not in {"nobel"}:
        return (first.end(), 0)
    pieces = len(rest.split())
    if word in words.honorifics and pieces >= words.honorifics[word]:
        return (first.end(), 0)
    if words.known.get(word) is EntityLabel.NORP and pieces >= 2:
        return (first.end(), 0)
    return None


def _is_name_like(rest: str) -> bool:
    pieces = rest.split()
    return len(pieces) >= 2 and all(piece[0].isupper() for piece in pieces) and pieces[-1].casefold() not in name_words().endings


def _with_initial_stop(text: str, start: int, end: int) -> int:
    """"Taha Al-J." keeps the full stop of its last initial."""
    return end + 1 if text[end : end + 1] == "." and _INITIAL.search(text[start:end]) and end - start > 2 else end


def _with_article(text: str, start: int, end: int) -> int:
    """"The Hague" is written with its article."""
    known = name_words().known
    return start - 4 if text[max(0, start - 4) : start] in {"The ", "the "} and key(text[start - 4 : end]) in known else start


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
        if nick := _NICKNAME.match(text, end):
            end = _with_particles(text, nick.end())
    return replace(entity, span=Span(start, end), text=text[start:end])


def _belongs(text: str, start: int, end: int, rest: str, label: EntityLabel) -> bool:
    """ "Kim Dong-chul" goes on after the hyphen, "Paris-based" and "Iran-backed" do not."""
    if label is EntityLabel.PERSON:
        return not rest[1:].casefold().startswith(("based", "born", "led", "backed", "style", "era", "like"))
    return rest[1].isupper()


def _with_particles(text: str, end: int) -> int:
    """The end of a name that goes on after a particle: "Salma" + "al-Shehab", "Mohamed" + "ould Abdel Aziz"."""
    words = name_words()
    while piece := _NEXT_PIECE.match(text, end):
        word = piece["piece"]
        low = word.casefold()
        if low.startswith(words.glued) and word[-1].isalpha() and any(char.isupper() for char in word):
            end = piece.end()
            continue
        after = _NEXT_PIECE.match(text, piece.end())
        ordinary = low in {"e", "y", "do", "la", "le", "den", "wa", "te", "st", "der", "ten", "as", "an", "van"} and word.islower()
        if low in words.loose and after and after["piece"][0].isupper() and not ordinary:
            end = after.end()
            continue
        break
    return end


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
    known = name_words().known
    return key(left.text) not in known and key(right.text) not in known and EntityLabel.NORP not in labels
