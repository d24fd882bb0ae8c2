"""People known by the look of their names."""

from dataclasses import replace

import pytest

from by_hand.marked import make_passage
from extract.model import EntityLabel, Span
from extract.resolve.around.looks import find_by_look, find_unread, stands_like_a_person
from extract.resolve.people.naming import find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A woman known to the public only as ZB won her case.", ["ZB"]),
        ("Two men known as ZB and KT won.", ["ZB", "KT"]),
        ("A woman known as ZB and the UNHCR won.", ["ZB"]),
        ("ZB, a nurse from the coast, may stay.", ["ZB"]),
        ("ZB was a schoolgirl then.", ["ZB"]),
        ("The order was sought by ZB, an agency of the state.", []),
        ("The UNHCR welcomed it.", []),
        ("W, a trans woman, may marry.", ["W"]),
        ("Mrs Okoro left the court on foot.", ["Okoro"]),
        ("Colonel Esteban Reyes was heard.", []),  # a whole name is the reader's own business
        ("The court paid Ms A in full.", ["Ms A"]),
        ("Mr B Okoro was heard.", []),
        ("They handed el-Tayeb to the police.", ["el-Tayeb"]),
        ("Salma el-Tayeb is home.", []),
        ("It was two men, Z. and another.", ["Z."]),
        ("Her brother, Z.B., came home.", ["Z.B."]),
        ("The men, U.N. Women said, are free.", []),
    ],
)
def test_names_by_their_look(text: str, names: list[str]) -> None:
    known = [Span(0, len("Salma el-Tayeb"))] if text.startswith("Salma") else []
    found = find_by_look(text, Span(0, len(text)), known, [])
    assert [span.of(text) for span in found] == names


@pytest.mark.parametrize(
    ("text", "name", "stands"),
    [
        ("Oslo granted asylum to Loveline Mudzwa on 3 May.", "Loveline Mudzwa", True),
        ("In State v. Loveline Mudzwa the bench agreed.", "Loveline Mudzwa", True),
        ("Loveline Mudzwa was freed on bail.", "Loveline Mudzwa", True),
        ("They spared the life of Grace Rivers.", "Grace Rivers", True),  # a state of Nigeria, and a family
        ("They spared the life of Ghana Rivers.", "Ghana Rivers", False),
        ("Mark Marsh was freed on bail.", "Mark Marsh", True),
        ("Rose Young, a nurse, is out.", "Rose Young", True),
        ("Loveline Mudzwa, an editor, may speak again.", "Loveline Mudzwa", True),
        ("Loveline Mudzwa, nineteen, was there.", "Loveline Mudzwa", True),
        ("They have at last freed Loveline Mudzwa.", "Loveline Mudzwa", True),
        ("Loveline Mudzwa’s mother heard it on the radio.", "Loveline Mudzwa", True),
        ("“Lourdes” went home in May.", "Lourdes", True),  # somebody called so, for safety's sake
        ("Chad’s “Ruvimbi”, the student from Moundou, is out.", "Ruvimbi", True),
        ("Lourdes went home in May.", "Lourdes", False),
        ("Ruvimbi was born in chains.", "Ruvimbi", True),
        ("Zargam, Burma's best-loved comedian, was out.", "Zargam", True),
        ("Ruvimbi, a young Zimbabwean who was never paid, won.", "Ruvimbi", True),
        ("Ruvimbi is 52 and lives alone.", "Ruvimbi", True),
        ("Ruvimbi and Others v. Niger is closed.", "Ruvimbi", True),
        ("Ruvimbi v. Golden Harvest is closed.", "Ruvimbi", False),
        ("Alan Hall, who had waited, wept.", "Alan Hall", True),
        ("They quashed Alan Hall’s murder conviction.", "Alan Hall", True),
        ("It acquitted the former bus driver Loveline Mudzwa.", "Loveline Mudzwa", True),
        ("The Revd Loveline Mudzwa left Omdurman.", "Loveline Mudzwa", True),
        ("Residence for Loveline Mudzwa, the American husband of Jan.", "Loveline Mudzwa", True),
        ("Loveline Mudzwa, the Court of Human Rights said, is one.", "Loveline Mudzwa", False),
        ("Ruvimbi, the Eritrean deacon who married, is out.", "Ruvimbi", True),
        ("Ruvimbi, who waited, is a village.", "Ruvimbi", False),  # one word may be anything
        ("The law of Loveline Mudzwa was adopted.", "Loveline Mudzwa", False),
        ("Digital Rights Kenya, who had sued, won.", "Digital Rights Kenya", False),
        ("Golden Future, who had sued, won.", "Golden Future", False),
    ],
)
def test_who_stands_like_a_person(text: str, name: str, stands: bool) -> None:
    start = text.index(name)
    assert stands_like_a_person(text, Span(0, len(text)), Span(start, start + len(name))) is stands


def test_people_that_nothing_was_made_of() -> None:
    text = "On Monday Loveline Mudzwa came home; Golden Harvest Market was open."
    assert [span.of(text) for span in find_unread(text, Span(0, len(text)), [])] == ["Loveline Mudzwa"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The court ordered the immediate freedom of [Wakiso Zuri].", ["Wakiso Zuri"]),
        ("The court ordered the freedom of [Wakiso Zuri].", ["Wakiso Zuri"]),
        ("They spoke of the freedom of [Wakiso Zuri].", []),
    ],
)
def test_whose_freedom_is_ordered_is_no_place(text: str, named: list[str]) -> None:
    parsed, passage = make_passage(text)
    places = tuple(replace(each, label=EntityLabel.LOC) for each in parsed.entities)
    assert [name.text for name in find_names(replace(parsed, entities=places), passage.lead)] == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("They freed the clinic Wakiso Zuri.", []),
        ("They freed a scheme called Wakiso.", []),
        ("They freed the singer Wakiso Zuri.", ["Wakiso Zuri"]),
        ("The ship Wakiso Zuri was let go.", []),
        ("A freighter, the Wakiso Zuri, was let go.", []),
        ("They were on two boats, Wave 2 and Wakiso Zuri.", []),
        ("Ten were freed from Wakiso Zuri.", []),
        ("The fishers of Wakiso Zuri had sued.", []),
        ("They gave Wakiso Zuri 20 years.", ["Wakiso Zuri"]),
    ],
)
def test_what_a_noun_calls_a_body_is_nobody(text: str, named: list[str]) -> None:
    words = "Wakiso Zuri" if "Zuri" in text else "Wakiso"
    parsed, passage = make_passage(text.replace(words, f"[{words}]"))
    assert [name.text for name in find_names(parsed, passage.lead)] == named
