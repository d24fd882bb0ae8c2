"""Who grants a win, whom a state takes for it, and whom it puts into an office."""

import pytest

from by_hand.marked import make_passage
from extract.categorise import category_chances
from extract.model import Role
from extract.resolve import resolve_people
from extract.resolve.people.cast import Figure, Form
from extract.resolve.people.other_side import less_for_the_other_side, more_for_the_installed

CHANCES = {Role.SUBJECT: 0.6, Role.PERPETRATOR: 0.1, Role.OTHER: 0.3}


def figures(marked: str) -> tuple[str, list[Figure]]:
    """The text without marks, and everybody whom its lead marks."""
    parsed, passage = make_passage(marked)
    people = [
        Figure(each.text, each.span, (Form("lead", passage.lead, each.span, each.text, each.label),))
        for each in parsed.entities
    ]
    return parsed.article.text, people


@pytest.mark.parametrize(
    ("marked", "opposite"),
    [
        ("The bishops wrote to [Fidel Castro], and twelve came home.", True),
        ("The bishops wrote to [Fidel Quispe], and twelve came home.", False),
        ("[Anwar Ibrahim] was let out.", False),  # a ruler who was held himself
        ("Ghana exchanged her in Lomé for the spy [Omar Diallo].", True),
        ("Ghana exchanged [Omar Diallo] for a spy.", False),
        ("The court threw out the suit of the planter [Omar Diallo] against the new law.", True),
        ("The court threw out the suit against [Omar Diallo].", False),
    ],
)
def test_the_other_side_is_hardly_ever_freed(marked: str, opposite: bool) -> None:
    text, people = figures(marked)
    (found,) = less_for_the_other_side(text, people, [CHANCES])
    assert (max(found, key=lambda role: found[role]) is Role.OTHER) is opposite
    assert abs(sum(found.values()) - 1.0) < 1e-9


@pytest.mark.parametrize(
    ("marked", "installed"),
    [
        ("Congress made [Afi Mensah] president in May.", True),
        ("[Afi Mensah], a judge, was voted to be head of the bench.", True),
        ("[Afi Mensah] became the first woman to be minister.", True),
        ("On the day after [Afi Mensah] was sworn in as president, the camp was shut.", False),
        ("A bill of [Afi Mensah] became law with the governor's signature.", False),
    ],
)
def test_an_office_is_for_whoever_gets_it(marked: str, installed: bool) -> None:
    text, people = figures(marked)
    (found,) = more_for_the_installed(text, people, [{**CHANCES, Role.SUBJECT: 0.1, Role.OTHER: 0.8}])
    assert (max(found, key=lambda role: found[role]) is Role.SUBJECT) is installed


def test_a_judge_who_reads_out_shares_no_lot() -> None:
    parsed, passage = make_passage(
        "The High Court struck down the ban on gay sex.",
        details="It was brought by [Awa Sarr], a baker of 30, and Judge [Omar Diallo] read out that love is no crime.",
    )
    people = resolve_people(parsed, passage, category_chances(parsed, passage)).value
    assert [one.name for one in people if one.role is Role.SUBJECT] == ["Awa Sarr"]


def test_counsel_named_behind_the_lead_is_not_the_one_freed() -> None:
    parsed, passage = make_passage(
        "The king pardoned her on 3 May.", details="[Omar Diallo], her lawyer, may plead again."
    )
    people = resolve_people(parsed, passage, category_chances(parsed, passage)).value
    assert not [one.name for one in people if one.role is Role.SUBJECT]


def test_the_counted_are_those_named_beside() -> None:
    parsed, passage = make_passage(
        "The two were let out on 3 May.", before="They had held the bakers [Awa Sarr] and [Omar Diallo] since March."
    )
    people = resolve_people(parsed, passage, category_chances(parsed, passage)).value
    assert {one.name for one in people if one.role is Role.SUBJECT} == {"Awa Sarr", "Omar Diallo"}


def test_a_sentence_of_names_alone_is_whom_the_lead_frees() -> None:
    parsed, passage = make_passage(
        "On 3 May the three were at last let out of prison.",
        before="Four farmers were held. [Awa Sarr], [Omar Diallo], [Kofi Adzo] and [Afi Mensah].",
    )
    people = resolve_people(parsed, passage, category_chances(parsed, passage)).value
    assert len([one for one in people if one.role is Role.SUBJECT]) == 4
