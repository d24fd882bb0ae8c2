"""Where a name begins and ends: what the model cut too wide is trimmed, what it cut apart is joined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.model import Entity, EntityLabel, Span
from extract.parse.grow import grow
from extract.parse.trim import trim
from extract.parse.words import city_size, is_given, known_label, name_words

_GAP = re.compile(r"[ \u00a0]{1,2}(?:(?P<particle>[^\W\d_]{1,5})[ \u00a0]{1,2})?")
_FILIATION = re.compile(r"[ \u00a0](?:bin|bint|binti|binte|ibn|ould|wuld|mint|uulu|kyzy|qizi|oglu|oğlu)[ \u00a0]")
_TOWN = 15_000  # people: "In Lomé Kossi Adzoa" begins with a town
_AND = re.compile(r" (?:and|&) ")
_ALIAS = re.compile(r",? (?:alias|aka|a\.k\.a\.) ")
_FOR = re.compile(r" (?:for|of|against|on) (?=(?P<first>[^\W\d_]+) [^\W\d_a-z])")
_BREAK = re.compile(r"\s[–—|/•·→-]\s|[:;•·|]\s|;(?=\S)|[ \u00a0]*\t\s*|(?<=\S)[ \u00a0]{3,}(?=\S)")


def tidy(text: str, found: Iterable[Entity]) -> list[Entity]:
    """Trimmed and joined names in text order, none inside another."""
    pieces = [piece for entity in found for piece in split_at_marks(text, entity)]
    trimmed = [entity for entity in (trim(text, entity) for entity in pieces) if entity is not None]
    grown = [grow(text, entity) for entity in trimmed]
    joined = join_neighbours(text, without_overlaps(merge_people(text, grown)))
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
    """ "Japan – Hideko Mori" is two names, whatever the model says."""
    parts, at = [], 0
    marks = list(_BREAK.finditer(entity.text))
    if (both := _AND.search(entity.text)) and known_label(entity.text[: both.start()]) is EntityLabel.ORG:
        marks = [both]  # "Amnesty International and Kestrel Lab"
    if entity.label is EntityLabel.PERSON:
        marks += _ALIAS.finditer(entity.text)  # "Awa Sarr alias Ndeye": one person, but two names
    case = _FOR.search(entity.text) if entity.label is EntityLabel.ORG else None
    case = case if case and is_given(case["first"]) else None
    if case:
        marks = [case]  # "the Court for Awa Sarr"
    for mark in [*marks, None]:
        end = mark.start() if mark else len(entity.text)
        if end > at:
            span = Span(entity.span.start + at, entity.span.start + end)
            label = EntityLabel.PERSON if case and at else entity.label
            parts.append(replace(entity, span=span, text=span.of(text), label=label))
        at = mark.end() if mark else end
    return parts


def merge_people(text: str, found: list[Entity]) -> list[Entity]:
    """Two people's names that overlap are one: "Rosa del Carmen" and "Carmen Ortiz"."""
    merged: list[Entity] = []
    for entity in sorted(found, key=lambda one: (one.span.start, one.span.end)):
        last = merged[-1] if merged else None
        both = last is not None and {last.label, entity.label} == {EntityLabel.PERSON}
        if last is not None and both and last.span.overlaps(entity.span):
            span = Span(last.span.start, max(last.span.end, entity.span.end))
            merged[-1] = replace(last, span=span, text=span.of(text))
        else:
            merged.append(entity)
    return merged


def join_neighbours(text: str, found: list[Entity]) -> list[Entity]:
    """Two pieces of one name side by side, or with a particle between, become one."""
    joined: list[Entity] = []
    for entity in found:
        last = joined[-1] if joined else None
        if last is not None and (label := _label_of_both(text, last, entity)) is not None:
            span = Span(last.span.start, entity.span.end)
            joined[-1] = replace(last, span=span, text=span.of(text), label=label)
        else:
            joined.append(entity)
    return joined


def _label_of_both(text: str, left: Entity, right: Entity) -> EntityLabel | None:
    """What two neighbouring names are together; None where they stay two."""
    if _one_name(text, left, right):
        return EntityLabel.PERSON
    return EntityLabel.ORG if right.label is EntityLabel.ORG and _one_body(text, left, right) else None


def _one_body(text: str, left: Entity, right: Entity) -> bool:
    """ "Irish" + "Supreme Court", "Office" + "of the UN High Commissioner"; "Turkish" + "Kestrel" are two."""
    endings = name_words().endings
    between = text[left.span.end : right.span.start]
    if left.label is EntityLabel.NORP:
        return between == " " and endings.get(right.text.split()[-1].casefold()) is EntityLabel.ORG
    # "National Gay" + "and" + "Lesbian Rights Commission": what has no body's ending yet is half of one.
    half = left.label is EntityLabel.ORG and not known_label(left.text) and len(left.text.split()) > 1
    half = half and endings.get(left.text.split()[-1].casefold()) is None
    if half and between == " and " and endings.get(right.text.split()[-1].casefold()) is EntityLabel.ORG:
        return True
    head = left.label is EntityLabel.ORG and endings.get(left.text.casefold()) is EntityLabel.ORG
    return head and between in {" of the ", " of ", " for ", " for the "}


def _one_name(text: str, left: Entity, right: Entity) -> bool:
    labels = {left.label, right.label}
    if _FILIATION.fullmatch(text[left.span.end : right.span.start]):
        return True  # whatever the model says that the halves are: only people are somebody's son or daughter
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
    town = left.label is EntityLabel.LOC and city_size(left.text) >= _TOWN and not is_given(left.text)
    return not (known_label(left.text) or known_label(right.text) or EntityLabel.NORP in labels or town)
