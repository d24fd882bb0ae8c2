"""What the words at a name settle by themselves, whatever is mostly so: who went to court, who only holds power."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.model import Category, EntityLabel, Parsed, Passage, Role
from extract.resolve.cast import Figure, Form, people_in
from extract.resolve.claims import MASK, list_around, masked
from extract.resolve.references import KINDS, SEVERAL, find_references
from extract.resolve.roles import ABOUT, parts_of, turns

Chances = dict[Role, float]

_WON = {Role.SUBJECT: 0.92, Role.PERPETRATOR: 0.01, Role.OTHER: 0.07}
_BESIDE = {Role.SUBJECT: 0.04, Role.PERPETRATOR: 0.06, Role.OTHER: 0.90}
_OWN = 0.35  # what is left of what everything else says
_DECIDED = 0.4  # chance of a ruling from which whoever went to court won it
_COURTS = (Category.RULING, Category.INTERNATIONAL)
_MAY_PAY = (Category.ACCOUNTABILITY, Category.CORPORATE, Category.POLICY)
_TOLD = frozenset({"lead", "detail", "context", "label"})  # what stands before them may be another win's
_FOR_OTHERS = frozenset({"acts for another", "holds office", "decides", "is kin of", "speaks", "tells of another", "lends a name"})
_APART = frozenset({"stays behind", "is counsel", "is kin"})
_ASIDE = frozenset({"stands by"})
_LOT = frozenset({"is freed", "is convicted", "wins", "owns the case", "went to law", "was killed", "was harmed", "is made good"})


_NOTE = re.compile(
    rf"\(?(?:(?:[Ii]n )?(?:the )?(?:case|matter|appeal|petition|application|complaint)s? of )?{MASK}"
    rf"(?:(?:[;,]|,? and|,? &) {MASK})*(?:,? and (?:\w+ )?others?)?\)?\.?",
    re.IGNORECASE,
)
_FREEING = (Category.RELEASE, Category.ACQUITTAL)
_OF_ONE = (Category.RELEASE, Category.ACQUITTAL, Category.CLEMENCY)
_SURELY = 0.6
_HALF = 0.5
_BESIDES = frozenset({"is counsel", "is kin", "holds office", "decides", "acts", "speaks", "stands by", "tells of another", "was killed"})
_OPENING = 40  # characters before a name that still open its sentence: "For five years X …"


@dataclass(frozen=True, slots=True)
class _Scene:
    parsed: Parsed
    passage: Passage
    everybody: Sequence[Figure]
    kinds: Mapping[Category, float]


def settle(
    parsed: Parsed,
    passage: Passage,
    everybody: Sequence[Figure],
    kinds: Mapping[Category, float],
    chances: Sequence[Chances],
) -> list[Chances]:
    """`chances`, those of people raised or lowered whose part in the win the words at the name settle."""
    scene = _Scene(parsed, passage, everybody, kinds)
    court, topic = _is_decided(scene), _topic(scene, chances)
    several = _frees_several(scene)
    settled = []
    for figure, own in zip(everybody, chances, strict=True):
        if (court and _went_to_law(scene, figure)) or (several and _is_one_of_them(scene, figure)) or figure is topic:
            own = _mixed(own, _WON)
        elif _stands_beside(scene, figure):
            own = _mixed(own, _BESIDE)
        settled.append(own)
    return settled


def _mixed(own: Chances, certain: Mapping[Role, float]) -> Chances:
    return {role: _OWN * own[role] + (1 - _OWN) * certain[role] for role in ABOUT}


def _is_decided(scene: _Scene) -> bool:
    """Whether the win is a court's answer to somebody: a ruling, or damages."""
    return _chance(scene, _COURTS) >= _DECIDED or _is_made_good(scene)


def _is_made_good(scene: _Scene) -> bool:
    """Whether the win is an apology or damages."""
    turn = turns(scene.passage.lead.of(scene.parsed.article.text))
    return turn == "redress" and _chance(scene, (*_COURTS, *_MAY_PAY)) >= _DECIDED


def _chance(scene: _Scene, kinds: Iterable[Category]) -> float:
    return sum(scene.kinds.get(kind, 0.0) for kind in kinds)


def _is_note(scene: _Scene, form: Form) -> bool:
    """Whether a sentence behind the ruling is nothing but whose case it was: "Case of X.", "A; B."."""
    sentence = form.sentence
    words = masked(scene.parsed.article.text, sentence, people_in(form, scene.everybody))
    return form.zone == "detail" and _NOTE.fullmatch(words.strip()) is not None


def _went_to_law(scene: _Scene, figure: Figure) -> bool:
    """ "On a petition by X", "X had sued"; counsel and ministers file for others."""
    text = scene.parsed.article.text
    held = [parts_of(text, form, scene.everybody) for form in figure.forms if form.zone in _TOLD]
    if any(parts & _FOR_OTHERS for parts in held) or all(form.label is not EntityLabel.PERSON for form in figure.forms):
        return False
    asks = {"went to law", "waited for it"} if _is_made_good(scene) else {"went to law"}
    return any(parts & asks for parts in held) or any(_is_note(scene, form) for form in figure.forms)


def _frees_several(scene: _Scene) -> bool:
    """Whether the lead frees people whom it does not name: "Six reporters were pardoned"."""
    references = find_references(scene.parsed.article.text, scene.passage, scene.everybody)
    return _chance(scene, _OF_ONE) >= _SURELY and any(each.kind in (*SEVERAL, KINDS["several"]) for each in references)


def _is_one_of_them(scene: _Scene, figure: Figure) -> bool:
    """ "One of the six, X, …", "The others are X and Y.": named behind a lead that frees several."""
    form = figure.first()
    if form.zone != "detail" or form.label is not EntityLabel.PERSON:
        return False
    start, _ = list_around(scene.parsed.article.text, form.sentence.start, form.span, people_in(form, scene.everybody))
    first = next(each for other in scene.everybody for each in other.forms if each.span.start == start)
    parts = parts_of(scene.parsed.article.text, form, scene.everybody)
    return "is one of them" in parts | parts_of(scene.parsed.article.text, first, scene.everybody) and not parts & _APART


def _stands_beside(scene: _Scene, figure: Figure) -> bool:
    """ "Jailed under X", "her lawyer, X", "the late X": nothing is told of X that the win could be about."""
    text = scene.parsed.article.text
    held = [parts_of(text, form, scene.everybody) for form in figure.forms]
    if _chance(scene, _FREEING) < _HALF and figure.first().zone == "detail" and "helps" in held[0] and not held[0] & _LOT:
        return True
    # Who was killed may be whom a trial or an apology is about; a release is about nobody dead.
    freeing = _chance(scene, _OF_ONE) >= _SURELY
    beside, lot = (_ASIDE | {"was killed"}, _LOT - {"was killed"}) if freeing else (_ASIDE, _LOT)
    return any(parts & beside for parts in held) and not any(parts & lot for parts in held)


def _topic(scene: _Scene, chances: Sequence[Chances]) -> Figure | None:
    """Whom the sentence before the lead is about, where the lead says only what was done and not to whom.

    "X was to be executed in May. The governor commuted the sentence."
    """
    text = scene.parsed.article.text
    if _chance(scene, _OF_ONE) < _SURELY and not _is_made_good(scene):
        return None
    if any(figure.first().zone == "lead" and own[Role.OTHER] < _HALF for figure, own in zip(scene.everybody, chances, strict=True)):
        return None
    named = [figure for figure in scene.everybody if figure.first().zone == "lead"]
    if any(not parts_of(text, figure.first(), scene.everybody) & _BESIDES for figure in named):
        return None
    if any(each.is_new() or each.kind in SEVERAL for each in find_references(text, scene.passage, scene.everybody)):
        return None
    before = [
        figure
        for figure in scene.everybody
        if _stands_before(scene, figure.first()) and not parts_of(text, figure.first(), scene.everybody) & _BESIDES
    ]
    return before[0] if before and _opens(text, before[0].first()) else None


def _stands_before(scene: _Scene, form: Form) -> bool:
    """Whether a person is named in the sentence right before the lead, in the same paragraph."""
    between = scene.parsed.article.text[form.sentence.end : scene.passage.lead.start]
    return form.zone == "context" and form.label is EntityLabel.PERSON and not between.strip() and "\n\n" not in between


def _opens(text: str, form: Form) -> bool:
    """Whether a sentence begins with the name, or with what somebody is called: "The weaver X had been …"."""
    return form.span.start - form.sentence.start < _OPENING
