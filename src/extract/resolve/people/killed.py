"""The killed: damages, judgments and laws come too late for them, and are their family's or everybody's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.model import Parsed, Passage, Role
from extract.resolve.people.cast import Figure
from extract.resolve.people.references import find_references
from extract.resolve.people.roles import claims, parts_of

_LEFT = 0.1  # of the chance of being the one freed or righted
_KILLED = frozenset({"<killed_of", "<survived", ">owned_death", ">slain"})
_RIGHTED = frozenset({"<freeing", ">freed"})  # "the court heard of the murder of A and freed B"


def less_for_the_killed(
    parsed: Parsed, passage: Passage, figures: Sequence[Figure], chances: Sequence[Mapping[Role, float]]
) -> list[dict[Role, float]]:
    """The chances of each figure's parts, those who were killed hardly ever the ones whom a win is for.

    Of 88 people of the known sets whose killing is told one is.
    """
    text = parsed.article.text
    references = find_references(text, passage, figures)
    told = any("<killed_of" in each.claims for each in references if each.is_new())
    return [
        _less(each) if _is_killed(text, figure, figures, told) else dict(each)
        for figure, each in zip(figures, chances, strict=True)
    ]


def _is_killed(text: str, figure: Figure, everybody: Sequence[Figure], told: bool) -> bool:
    """Whether the person is told as killed: by the lead, behind one that has `told` of killings, before a sentence."""
    for form in figure.forms:
        held = claims(text, form, everybody)
        if form.zone == "lead" and held & _KILLED and not held & _RIGHTED:
            return True
        # "A was stabbed to death in May. The court gave B life": it is B’s trial.
        if form.zone == "context" and ">slain" in held and _convicts_another(text, figure, everybody):
            return True
        # "… for the killing of three leaders. Their names were A, B and C."
        if form.zone == "detail" and told and "<one_of" in held:
            return True
    return False


def _convicts_another(text: str, figure: Figure, everybody: Sequence[Figure]) -> bool:
    return any(
        "is convicted" in parts_of(text, form, everybody)
        for other in everybody
        if other is not figure
        for form in other.forms
        if form.zone == "lead"
    )


def _less(chances: Mapping[Role, float]) -> dict[Role, float]:
    left = chances[Role.SUBJECT] * _LEFT
    return {**chances, Role.SUBJECT: left, Role.OTHER: chances[Role.OTHER] + chances[Role.SUBJECT] - left}
