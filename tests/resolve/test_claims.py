"""What the words around a name claim of the person."""

import pytest

from by_hand.marked import make_passage
from extract.resolve.people.attached import OF_ANOTHER
from extract.resolve.people.claims import claims_at
from extract.resolve.people.companions import partner_of


def claims(marked: str, number: int = 0) -> frozenset[str]:
    """The claims at the `number`-th name of a marked sentence."""
    parsed, passage = make_passage(marked)
    people = tuple(entity.span for entity in parsed.entities)
    return claims_at(parsed.article.text, passage.lead, people[number], people)


@pytest.mark.parametrize(
    ("marked", "has", "has_not"),
    [
        ("The police brought charges against [Omar Diallo].", "<convicting", "<contrast"),
        ("All charges against [Omar Diallo], a bus driver, were shelved.", "<freeing", "<convicting"),
        ("On Friday the charges fell away against [Omar Diallo].", "<freeing", "<convicting"),
        ("The court refused to stop the trial of [Omar Diallo].", "<convicting", "<freeing"),
        ("All were acquitted, [Omar Diallo] excepted.", ">stays", ">freed"),
        ("[Omar Diallo] was wrongly convicted in 1999.", ">freed", ">convicted"),
        ("[Omar Diallo] was sent to prison for the rest of his days.", ">convicted", ">freed"),
        ("[Omar Diallo] was taken into custody in Lomé.", ">convicted", ">freed"),
        ("[Omar Diallo] stood up and asked forgiveness.", ">decreed", ">convicted"),
        ("[Omar Diallo] announced on 3 May that all may go.", ">decreed", ">freed"),
        ("[Omar Diallo], pardoned on 3 May, is home.", ">freed", ">decreed"),
        ("[Omar Diallo] – forbade the guards to shoot.", ">decreed", ">freed"),
        ("A judge in Lomé, Ms [Afi Mensah], forbade it.", "<office", "<kin"),
        ("A judge called [Afi Mensah] agreed.", "<office", "<kin"),
        ("Sister [Afi Mensah] was let go.", ">freed", "<kin"),
        ("He thanked his sister [Afi Mensah].", "<kin", ">freed"),
        ("The law fell thanks to [Afi Mensah].", "<owing", "<speaking"),
        ("A court dismissed the suit that a mine had filed against [Omar Diallo].", "<freeing", "<convicting"),
        ("The court declared the arrest of [Omar Diallo] illegal.", "<freeing", "<convicting"),
        ("[Omar Diallo]’s cousin, a student, was let go.", ">owned_kin", ">decreed"),
        ("[Omar Diallo] was sentenced to nine years.", ">convicted", ">freed"),
        ("The case started by [Omar Diallo] against two bakers was dropped.", ">loses", "<winning"),
        ("A court threw out the libel case filed by [Omar Diallo].", "<loses", "<freeing"),
        ("A court threw out the case of [Omar Diallo].", "<freeing", "<loses"),
        ("Among those freed is the poet [Omar Diallo].", "<including", "<agent_by"),
        ("[Omar Diallo], in his new post of minister, came to the gate.", ">office", ">won"),
        ("[Omar Diallo], held in Lomé since May, won a stay of removal.", ">freed", ">acts_for"),
        ("[Omar Diallo], held in Lomé since May, won a stay of removal.", ">freed", ">acted"),
        ("[Omar Diallo] held that the ban is void.", ">decreed", ">freed"),
        ("[Omar Diallo], one of the petitioners, wept.", ">litigant", ">acted"),
        ("[Omar Diallo], the petitioners' friend, said so.", ">spoke", ">litigant"),
        ("The state gave up its bid to extradite [Omar Diallo].", "<freeing", "<convicting"),
        ("The court ordered a new trial for [Omar Diallo].", "<freeing", "<convicting"),
        ("An inquest into the death of [Omar Diallo] was opened.", "<case_of", ">convicted"),
        ("The government paid [Omar Diallo] for nine years in prison.", "<freeing", "<convicting"),
        ("Judges Addo and [Mensah] JJ ruled so.", ">decreed", ">freed"),
        ("A court in Lomé gave [Omar Diallo] four and a half years for the raid.", "<convicting", "<freeing"),
        ("A court freed [Omar Diallo] two years early.", "<freeing", "<convicting"),
        ("[Omar Diallo] will not be tried after all.", ">freed", ">stays"),
        ("[Omar Diallo] may never be sent back to Lomé.", ">freed", ">convicted"),
        ("[Omar Diallo] was not among the freed.", ">stays", ">freed"),
        ("[Omar Diallo], one of the nine, kept bees.", ">member", ">freed"),
        ("Another was [Omar Diallo].", "<including", "<craft"),
        ("With her came [Omar Diallo].", "<including", "<with"),
        ("[Omar Diallo] was bailed in the same order.", ">member", ">stays"),
        ("[Omar Diallo] came out in the same amnesty.", ">member", ">stays"),
        ("Within hours of the flight of [Omar Diallo] the cells were empty.", "<time", "<freeing"),
        ("Months after [Omar Diallo]’s plane had left, the treaty was signed.", ">time", ">freed"),
        ("The petitioners included [Omar Diallo].", "<winning", "<convicting"),
        ("The first name on the case is [Omar Diallo].", "<winning", "<convicting"),
        ("[Omar Diallo] gave the case its name.", ">won", ">convicted"),
        ("[Omar Diallo] received 90,000 euros for six years in a cell.", ">won", ">convicted"),
        ("[Omar Diallo], represented by a clinic, was cleared.", ">freed", ">acts_for"),
        ("[Omar Diallo] had argued the case for them.", ">acts_for", ">freed"),
        ("[Omar Diallo] argued the case himself.", ">won", ">acts_for"),
        ("The class action, led by [Omar Diallo], was settled.", "<litigant", "<agent_by"),
        ("The nurse who brought the case, a widow, is known only as [AD].", "<litigant", "<speaking"),
        ("The plaintiffs, relatives of [Omar Diallo], are to be paid.", "<kin_of", "<litigant"),
        ("The court quashed the conviction of the widow of [Omar Diallo].", "<survived", "<freeing"),
        ("The court rejected the last appeal of the banker [Omar Diallo].", "<loses", "<winning"),
        ("The court rejected the state's appeal against [Omar Diallo].", "<upholding", "<loses"),
        ("He was seized at the funeral of [Omar Diallo].", "<killed_of", "<freeing"),
        ("[Omar Diallo], who was found murdered, was seven.", ">slain", ">freed"),
        ("[Omar Diallo] was nine when he was starved to death.", ">slain", ">freed"),
        ("[Omar Diallo], the baker who gave the class action its name, wept.", ">litigant", ">acted"),
        ("A judge, [Omar Diallo], therefore let the baker [Kofi Adzo] go.", "<office", "in a list"),
        ("[Omar Diallo]'s mum was let go.", ">owned_kin", ">freed"),
        ("[Omar Diallo], sentenced like her, is at home.", ">background", ">decreed"),
        ("[Omar Diallo] ought to be next.", ">stays", ">freed"),
        ("[Omar Diallo], her lawyer, wept.", ">told_as_counsel", ">owned_kin"),
        ("[Omar Diallo] and two students won the exoneration of a cook.", ">acts_for", ">won"),
        ("Prosecutor [Omar Diallo] said no more.", "<office", "<convicting"),
        ("The killers of [Omar Diallo] were jailed.", "<killed_of", ">convicted"),
        ("The mine settled in May with the families of [Omar Diallo] and [Kofi Adzo].", "<made_good", "<thing"),
        ("The king apologised on 3 May to [Omar Diallo].", "<winning", "<convicting"),
        ("The mayor laid the first card in the hands of [Omar Diallo].", "<freeing", "<convicting"),
        ("Ghana exchanged her for the spy [Omar Diallo].", "<exchanged_for", "<freeing"),
        ("Ghana exchanged [Omar Diallo] for a spy.", "<freeing", "<exchanged_for"),
        ("They spoke to [Omar Diallo] and on 3 May the first ten prisoners came home.", "<addressed", ">freed"),
        ("[Omar Diallo] and ten prisoners came home.", ">freed", "<addressed"),
        ("[Omar Diallo] installed the commission.", ">acted", ">freed"),
        ("[Omar Diallo], of the bakers’ union, was carried home.", ">freed", ">acted"),
        ("Congress made [Afi Mensah] president in May.", ">installed", ">to_office"),
        ("[Afi Mensah], a nurse, was sworn in as governor.", ">installed", ">freed"),
        ("[Afi Mensah] became law.", ">acted", ">installed"),
        ("The mother of [Omar Diallo] was freed.", "<kin_of", ">freed"),
        ("[Omar Diallo]’s murderers were jailed for life.", ">owned_death", ">owned_good"),
        ("[Omar Diallo]’s death sentence was lifted.", ">owned_good", ">owned_death"),
        ("The state apologised in May for the murder of [Omar Diallo].", "<made_good", "<case_of"),
        ("The mine paid 5,000 euros to the widow of [Omar Diallo].", "<made_good", "<convicting"),
        ("The army asked the parents of [Omar Diallo] for forgiveness.", ">made_good", ">freed"),
        ("The judge reopened the case of [Omar Diallo], a clerk.", "<case_of", "<convicting"),
        ("A plane brought [Omar Diallo] to the tribunal.", "<convicting", "<freeing"),
        ("The union froze the assets of [Omar Diallo].", "<convicting", "<freeing"),
        ("They met the wife of the jailed poet [Omar Diallo].", "<kin_of", "<convicting"),
        ("An activist, [Omar Diallo], killed by soldiers, was mourned.", "<craft", ">perpetrator"),
        ("They freed [Omar Diallo], who met his mother, [Afi Mensah], in Lomé.", "<freeing", "in a list"),
        ("Two officers, [Ali Sarr], were jailed for torturing a driver, [Omar Diallo].", "<rank", "in a list"),
    ],
)
def test_claims(marked: str, has: str, has_not: str) -> None:
    found = claims(marked)
    assert has in found
    assert has_not not in found


def test_others_are_named_in_a_bracket() -> None:
    marked = "The king pardoned [Awa Sarr] and three other women of the lake ([Afi Mensah], [Ama Osei])."
    assert {"<freeing", "in a list"} <= claims(marked, 1) & claims(marked, 2)


def test_people_of_bodies_are_a_list() -> None:
    marked = "[Awa Sarr] of the Women of the Lagoon and [Afi Mensah] of the Bakers’ Union were freed."
    assert {">freed", "in a list"} <= claims(marked, 0) & claims(marked, 1)


def test_who_spares_another_s_life_is_no_village() -> None:
    assert "<thing" not in claims("The governor, [Kay Iver], spared the life of [Omar Diallo].", 1)


def test_another_of_the_list_died() -> None:
    marked = "The court heard [Awa Sarr] and [Omar Diallo]; [Kofi Adzo], a third, had died."
    assert ">stays" in claims(marked, 2)


@pytest.mark.parametrize(
    ("marked", "shares"),
    [
        ("They freed [Omar Diallo] in Lomé with his wife, [Afi Mensah].", True),
        ("[Omar Diallo] was freed and was home with his wife, [Afi Mensah].", False),
        ("[Omar Diallo] walked out of his cell in May, and [Afi Mensah] two days before him.", True),
        ("[Omar Diallo] walked out of his cell in May, and [Afi Mensah] fell ill two days later.", False),
    ],
)
def test_family_taken_along_shares_the_lot(marked: str, shares: bool) -> None:
    parsed, _ = make_passage(marked)
    one, other = (entity.span for entity in parsed.entities)
    assert partner_of(parsed.article.text, other, (one, other)) == (one if shares else None)


def test_who_only_tells_who_another_is_has_no_verb() -> None:
    """ "A, a friend of B, was freed": the verb is A's."""
    sentence = "[Afi Mensah], a friend of the singer [Omar Diallo], was let out on 3 May."
    assert ">freed" in claims(sentence)
    assert ">freed" not in claims(sentence, 1)
    assert ">freed" in claims("[Afi Mensah], a nurse, and [Omar Diallo], a singer, were let out.", 1)


@pytest.mark.parametrize(
    ("marked", "which"),
    [
        ("[Afi Mensah], sister of the jailed singer [Omar Diallo], was let out.", [1]),
        ("They let out [Afi Mensah], 34, a sister of the jailed singer [Omar Diallo], in May.", [1]),
        ("They let out [Afi Mensah], 34, and [Omar Diallo], in May.", []),
        ("[Afi Mensah], right hand of the dictator [Omar Diallo], was jailed.", [1]),
        ("[Afi Mensah], accused by mayor [Omar Diallo], was cleared.", [1]),
        ("The son of the singer [Omar Diallo], [Kofi Adzo], was let out.", [0]),
        ("The man who had shot the singer [Omar Diallo], [Kofi Adzo], got life.", [0]),
        ("[Afi Mensah], whose brother [Omar Diallo] is in a cell, was let out.", [1]),
        ("They freed [Afi Mensah], who had translated [Omar Diallo].", [1]),
        ("[Afi Mensah] said that [Omar Diallo] was let out.", []),
        ("[Afi Mensah], who heard of the release of [Omar Diallo], wept.", []),
        ("They freed [Afi Mensah], together with a friend, [Omar Diallo].", []),
        ("[Afi Mensah], who brought the suit with [Omar Diallo], danced.", []),
        ("[Afi Mensah], a nurse, and [Omar Diallo], a singer, were let out.", []),
    ],
)
def test_who_another_is_is_a_claim(marked: str, which: list[int]) -> None:
    told = [number for number in range(marked.count("[")) if OF_ANOTHER in claims(marked, number)]
    assert told == which


def test_whoever_acts_is_none_of_those_counted() -> None:
    assert "<one_of" not in claims("One of the last acts of [Omar Diallo] was to free 30 prisoners.")
    assert "<one_of" in claims("Among the ten bakers freed was the poet [Omar Diallo].")


def test_a_sum_for_each_is_one_list() -> None:
    assert "<made_good" in claims("It must pay 5,000 euros to [Afi Mensah] and 3,000 to [Omar Diallo].", 1)


def test_a_land_behind_each_name_parts_no_list() -> None:
    assert "in a list" in claims("[Afi Mensah] of Togo and [Omar Diallo] of Mali, both nurses, were let out.")
    assert "in a list" not in claims("[Afi Mensah] of Togo met [Omar Diallo] of Mali.")


def test_a_list_ends_where_another_clause_begins() -> None:
    marked = "They spared [Afi Mensah], after two others, [Omar Diallo] and [Kofi Adzo], had died."
    assert "in a list" not in claims(marked)
    assert "in a list" in claims(marked, 1)
