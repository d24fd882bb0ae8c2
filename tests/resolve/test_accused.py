"""People known for what they were charged with: no win is told for their sake."""

from __future__ import annotations

from extract.model import Role, Span
from extract.resolve.people.accused import less_for_the_accused
from extract.resolve.people.cast import Figure

CHANCES = {Role.SUBJECT: 0.6, Role.PERPETRATOR: 0.3, Role.OTHER: 0.1}


def test_a_known_accused_is_hardly_ever_the_one_freed() -> None:
    (found,) = less_for_the_accused([Figure("Radovan Karadzic", Span(0, 16), ())], [CHANCES])
    assert max(found, key=lambda role: found[role]) is Role.PERPETRATOR
    assert abs(sum(found.values()) - 1.0) < 1e-9


def test_anybody_else_keeps_their_chances() -> None:
    assert less_for_the_accused([Figure("Ana Quispe", Span(0, 10), ())], [CHANCES]) == [CHANCES]
