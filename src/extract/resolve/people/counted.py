"""Whom a lead counts and the sentences beside it name: "Two reporters were cleared. A edits a weekly; B draws."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Parsed, Passage, Role
from extract.resolve.people.cast import Figure, people_in
from extract.resolve.people.claims import list_around
from extract.resolve.people.lots import stands_aside
from extract.resolve.people.references import KINDS, MANY, Reference, find_references
from extract.resolve.people.roles import ABOUT, turns

_MEANT = (KINDS["pronoun"], KINDS["known"])
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_NUMBER = re.compile(rf"(?P<word>{'|'.join(_NUMBERS)})\b|(?P<figure>[2-9])\b(?![.,]\d)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|these|those) ", re.IGNORECASE)
_BEFELL = frozenset({"<freeing", ">freed", "<winning", ">won"})
_BESIDE = ("detail", "context", "before")  # zones of the sentences around the lead
_CERTAIN = {Role.SUBJECT: 0.94, Role.PERPETRATOR: 0.02, Role.OTHER: 0.04}
_OWN = 0.25  # what is left of what the words at the names say
_OWN_ALONE = 0.6  # the same where one is named: a pronoun may be somebody's whom the article named farther off


def share_as_counted(
    parsed: Parsed, passage: Passage, everybody: Sequence[Figure], chances: Sequence[dict[Role, float]]
) -> list[dict[Role, float]]:
    """`chances`, where as many people are named beside a lead as it says were freed or won, with theirs raised."""
    named = [number for number, figure in enumerate(everybody) if figure.first().zone in _BESIDE]
    named = [number for number in named if not stands_aside(parsed, everybody[number], everybody)]
    if any("lead" in figure.zones for figure in everybody):
        return list(chances)
    if len(named) != _counted(parsed, passage, everybody):
        named = [number for number in named if _is_of_a_roll(parsed.article.text, everybody[number], everybody)]
        named = named if len(named) > 1 and _frees_them(parsed, passage, everybody) else []
    own = _OWN if len(named) > 1 else _OWN_ALONE
    shared = list(chances)
    for number in named:
        shared[number] = {role: own * chances[number][role] + (1 - own) * _CERTAIN[role] for role in ABOUT}
    return shared


def _is_of_a_roll(text: str, figure: Figure, everybody: Sequence[Figure]) -> bool:
    """Whether the person enters in a sentence of names alone: "A, B, C and D." """
    form = figure.first()
    start, end = list_around(text, form.sentence.start, form.span, people_in(form, everybody))
    return end > form.span.start >= start and not (
        text[form.sentence.start : start].strip(" *_-•(") or text[end : form.sentence.end].strip(" *_.;)")
    )


def _frees_them(parsed: Parsed, passage: Passage, everybody: Sequence[Figure]) -> bool:
    """Whether the lead frees several who were told before: "the six were let out", "they are free"."""
    references = find_references(parsed.article.text, passage, everybody)
    return any(each.kind in (MANY, KINDS["plural"]) and each.claims & _BEFELL for each in references)


def _counted(parsed: Parsed, passage: Passage, everybody: Sequence[Figure]) -> int:
    """How many people the lead says were freed or won: one whom a pronoun means, or a number; else 0."""
    text = parsed.article.text
    references = find_references(text, passage, everybody)
    groups = [each for each in references if each.kind == KINDS["several"] or _is_counted(text, each)]
    freed = turns(passage.lead.of(text)) == "freedom"
    if not groups and freed and any(each.kind in _MEANT and each.claims & _BEFELL for each in references):
        return 1  # "On 4 May she was released"
    if len(groups) != 1 or not (freed or groups[0].claims & _BEFELL):
        return 0
    hit = _NUMBER.match(_ARTICLE.sub("", groups[0].span.of(text)))
    if hit is None:
        return 0
    return int(hit["figure"]) if hit["figure"] else _NUMBERS.index(hit["word"].casefold()) + 2


def _is_counted(text: str, reference: Reference) -> bool:
    """Whether it means several by their number: "the two", "the three students"."""
    words = _ARTICLE.sub("", reference.span.of(text))
    return reference.kind == MANY and _NUMBER.match(words) is not None
