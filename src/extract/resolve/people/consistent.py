"""Which of the claims at a name (`data/roles.toml`) stand beside each other, and which another one explains."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

Claims = frozenset[str]

# Claims that only say how to take others.
_AUXILIARY = frozenset(
    (
        "<milder",
        "<unmoved",
        "<called_off",
        "<whom",
        "<chosen",
        ">undone",
        ">term",
        ">unharmed",
        ">excepted",
        ">to_office",
    )
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Where all of `needs`, one of `any_of` and none of `unless` are claimed, `drops` are taken back for `adds`."""

    needs: Claims
    any_of: Claims
    unless: Claims
    adds: Claims
    drops: Claims

    def __call__(self, found: Claims) -> Claims:
        holds = self.needs <= found and (found & self.any_of or not self.any_of) and not found & self.unless
        return (found | self.adds) - self.drops if holds else found


def consistent(found: set[str]) -> set[str]:
    """`found` without what another claim explains: "charges against X" sets nobody apart, and may be dropped."""
    return set(reduce(lambda claims, rule: rule(claims), _RULES, frozenset(found)) - _AUXILIARY)


def _rule(needs: str = "", *, any_of: str = "", unless: str = "", adds: str = "", drops: str = "") -> Rule:
    return Rule(*(frozenset(claims.split()) for claims in (needs, any_of, unless, adds, drops)))


_RULES = (  # each is applied to what the ones above it leave
    _rule(">term", any_of="<freeing <convicting", unless="<milder", adds="<convicting", drops="<freeing"),
    _rule("<milder", adds="<freeing", drops="<convicting >convicted"),
    _rule(">unharmed", adds=">freed", drops=">stays >convicted >acted"),
    # A court that will not stop a case, a plan given up, somebody left out, a charge undone: the first of them holds.
    _rule("<unmoved", adds="<convicting", drops="<freeing"),
    _rule("<called_off", unless="<unmoved", adds="<freeing", drops="<convicting >convicted"),
    _rule(">excepted", unless="<unmoved <called_off", adds=">stays", drops="<freeing >freed"),
    _rule(
        "<convicting",
        any_of="<freeing >undone",
        unless="<unmoved <called_off >excepted",
        adds="<freeing",
        drops="<convicting",
    ),
    _rule("<former <including", drops="<office"),  # "among them is a former minister, X"
    _rule("<chosen >to_office", adds=">installed"),
    _rule("<kin_of", drops="<thing"),  # "the families of X and Y", but "the families of Y" of a village
    _rule("<kin_of <litigant", drops="<litigant <winning"),  # "the plaintiffs, relatives of X"
    # "the killers of X were sentenced"
    _rule(any_of="<kin_of <killed_of", drops=">freed >convicted >won >acted"),
    _rule("<whom", any_of=">acted >decreed", adds="<power"),
    _rule("<exchanged_for", adds="<power", drops="<freeing <winning"),
    _rule("<litigant", drops="<agent_by"),  # "the class action, led by X"
    _rule(any_of="<loses >loses", drops="<freeing <winning <litigant"),  # "rejected the appeal of X"
    _rule("<survived", drops="<freeing <convicting <winning"),  # "the conviction of the widow of X"
    _rule("<power", drops="<convicting >freed >convicted >won >acted"),  # "A, jailed under X, was freed"
    _rule("<case_of", drops="<convicting"),
    _rule(">owned_kin", drops="<freeing <convicting <winning"),
    _rule(">acts_for", drops=">won >freed"),
    _rule("<freeing", drops="<killed_of"),  # "will no longer ask for the death of X"
    _rule("<convicting", drops="<contrast"),
)
