"""What the words at a name settle by themselves, whatever is mostly so: who went to court, who only stands by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.model import Category, EntityLabel, Parsed, Passage, Role
from extract.resolve.cast import Figure, Form, people_in
from extract.resolve.claims import MASK, list_around, masked
from extract.resolve.references import KINDS, SEVERAL, Reference, find_references
from extract.resolve.roles import ABOUT, parts_of, turns

Chances = dict[Role, float]

_SUBJECT = {Role.SUBJECT: 0.92, Role.PERPETRATOR: 0.01, Role.OTHER: 0.07}
_BYSTANDER = {Role.SUBJECT: 0.04, Role.PERPETRATOR: 0.06, Role.OTHER: 0.90}
_OWN = 0.35  # what is left of what everything else says
_COURTS = (Category.RULING, Category.INTERNATIONAL)
_PAYING = (*_COURTS, Category.ACCOUNTABILITY, Category.POLICY)
_LETTING_GO = (Category.RELEASE, Category.ACQUITTAL)
_OF_ONE = (*_LETTING_GO, Category.CLEMENCY)  # kinds of wins that are mostly about one person
_DECIDED, _HALF, _SURELY = 0.4, 0.5, 0.6  # chances from which a win is of such kinds, or about somebody
_TOLD = frozenset({"lead", "detail", "context", "label"})  # what stands before them may be another win's
_OPENING = 40  # characters before a name that still open its sentence: "For five years X …"

# Parts (`data/roles.toml`) of those who file for others, are named apart, or suffer the win's own matter.
_FOR_OTHERS = frozenset(
    {"acts for another", "holds office", "decides", "is kin of", "speaks", "tells of another", "lends a name"}
)
_APART = frozenset({"stays behind", "is counsel", "is kin"})
_ASIDE = frozenset(
    {"is counsel", "is kin", "holds office", "decides", "acts", "speaks", "stands by", "tells of another", "was killed"}
)
_LOT = frozenset(
    {"is freed", "is convicted", "wins", "owns the case", "went to law", "was killed", "was harmed", "is made good"}
)

_CONTRAST = re.compile(r"(?:But|Yet|Still|Not)\b")  # "But four of them, X among them, are still inside"
# "Case of X.", "X; Y.", "(X and others.)": a note of whose case it was.
_NOTE = re.compile(
    rf"\(?(?:(?:in )?(?:the )?(?:case|matter|appeal|petition|application|complaint)s? of )?{MASK}"
    rf"(?:(?:[;,]|,? and|,? &) {MASK})*(?:,? and (?:\w+ )?others?)?\)?\.?",
    re.IGNORECASE,
)


def settle(
    parsed: Parsed,
    passage: Passage,
    everybody: Sequence[Figure],
    kinds: Mapping[Category, float],
    chances: Sequence[Chances],
) -> list[Chances]:
    """`chances`, those of people raised or lowered whose part in the win the words at the name settle."""
    likely = [own[Role.OTHER] < _HALF for own in chances]
    about = tuple(each for each, is_about in zip(everybody, likely, strict=True) if is_about and _leads(each))
    references = find_references(parsed.article.text, passage, everybody)
    scene = _Scene(parsed, passage, everybody, kinds, about, references)
    settled = []
    for figure, own in zip(everybody, chances, strict=True):
        if scene.is_about(figure):
            settled.append(_mixed(own, _SUBJECT))
        elif scene.stands_by(figure):
            settled.append(_mixed(own, _BYSTANDER))
        else:
            settled.append(own)
    return settled


def _mixed(own: Chances, certain: Mapping[Role, float]) -> Chances:
    return {role: _OWN * own[role] + (1 - _OWN) * certain[role] for role in ABOUT}


def _leads(figure: Figure) -> bool:
    return figure.first().zone == "lead"


@dataclass(frozen=True, slots=True)
class _Scene:
    """A passage, everybody in it, the chances of its kinds, and those of the lead whom the win is likely about."""

    parsed: Parsed
    passage: Passage
    everybody: Sequence[Figure]
    kinds: Mapping[Category, float]
    about: tuple[Figure, ...]
    references: tuple[Reference, ...]

    @property
    def text(self) -> str:
        return self.parsed.article.text

    def is_about(self, figure: Figure) -> bool:
        return self._won(figure) or self._is_one_of_them(figure) or self._is_topic(figure)

    def stands_by(self, figure: Figure) -> bool:
        """ "Jailed under X", "her lawyer, X", "the late X": nothing is told of X that the win could be about."""
        held = [self._parts(form) for form in figure.forms]
        # Who was killed may be whom a trial or an apology is about; a release is about nobody dead.
        dead = {"was killed"} if self._frees_several() else set()
        if any(parts & (_LOT - dead) for parts in held):
            return False
        # "The campaigner X had written" behind a pardon; behind a release X may be one of those freed.
        helps = self._chance(_LETTING_GO) < _HALF and figure.first().zone == "detail" and "helps" in held[0]
        return helps or any(parts & {"stands by", *dead} for parts in held)

    def _won(self, figure: Figure) -> bool:
        """ "On a petition by X", "X had sued"; counsel and ministers file for others."""
        if not (self._chance(_COURTS) >= _DECIDED or self._is_made_good()) or not _is_person(figure):
            return False
        if self.about and figure not in self.about:
            return False  # "The court sided with X. Y had brought the suit": Y is counsel
        held = [self._parts(form) for form in figure.forms if form.zone in _TOLD]
        if any(parts & _FOR_OTHERS for parts in held):
            return False
        asks = {"went to law", "waited for it"} if self._is_made_good() else {"went to law"}
        return any(parts & asks for parts in held) or any(self._is_note(form) for form in figure.forms)

    def _is_one_of_them(self, figure: Figure) -> bool:
        """ "One of the six, X, …", "The others are X and Y.": named behind a lead that frees several."""
        form = figure.first()
        if not self._frees_several() or form.zone != "detail" or not _is_person(figure):
            return False
        if _CONTRAST.match(form.sentence.of(self.text)):
            return False
        start, _ = list_around(self.text, form.sentence.start, form.span, people_in(form, self.everybody))
        first = next(each for other in self.everybody for each in other.forms if each.span.start == start)
        parts = self._parts(form)
        return "is one of them" in parts | self._parts(first) and not parts & _APART

    def _frees_several(self) -> bool:
        """Whether the lead frees people whom it does not name: "Six reporters were pardoned"."""
        several = any(each.kind in (*SEVERAL, KINDS["several"]) for each in self.references)
        return several and self._chance(_OF_ONE) >= _SURELY

    def _is_topic(self, figure: Figure) -> bool:
        """Whether the sentence before the lead begins with the name, and the lead says what was done but not to whom.

        "X was to be executed in May. The governor commuted the sentence."
        """
        if self._chance(_OF_ONE) < _SURELY and not self._is_made_good():
            return False
        if self.about or not all(self._is_aside(other) for other in self.everybody if _leads(other)):
            return False
        if any(each.is_new() or each.kind in SEVERAL for each in self.references):
            return False
        before = [other for other in self.everybody if self._stands_before(other) and not self._is_aside(other)]
        form = figure.first()
        return before[:1] == [figure] and form.span.start - form.sentence.start < _OPENING

    def _stands_before(self, figure: Figure) -> bool:
        """Whether somebody is named in the sentence right before the lead, in the same paragraph."""
        form = figure.first()
        between = self.text[form.sentence.end : self.passage.lead.start]
        return form.zone == "context" and _is_person(figure) and not between.strip() and "\n\n" not in between

    def _is_aside(self, figure: Figure) -> bool:
        return bool(self._parts(figure.first()) & _ASIDE)

    def _is_made_good(self) -> bool:
        """Whether the win is an apology or damages."""
        return turns(self.passage.lead.of(self.text)) == "redress" and self._chance(_PAYING) >= _DECIDED

    def _is_note(self, form: Form) -> bool:
        """Whether a sentence behind the ruling is nothing but whose case it was."""
        words = masked(self.text, form.sentence, people_in(form, self.everybody))
        return form.zone == "detail" and _NOTE.fullmatch(words.strip()) is not None

    def _chance(self, kinds: Iterable[Category]) -> float:
        return sum(self.kinds.get(kind, 0.0) for kind in kinds)

    def _parts(self, form: Form) -> frozenset[str]:
        return parts_of(self.text, form, self.everybody)


def _is_person(figure: Figure) -> bool:
    return any(form.label is EntityLabel.PERSON for form in figure.forms)
