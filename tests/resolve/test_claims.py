"""What the words around a name claim of the person."""

import pytest

from extract.resolve.claims import claims_at
from extract.resolve.companions import partner_of
from marked import make_passage


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
    ],
)
def test_claims(marked: str, has: str, has_not: str) -> None:
    found = claims(marked)
    assert has in found
    assert has_not not in found


def test_another_of_the_list_died() -> None:
    marked = "The court heard [Awa Sarr] and [Omar Diallo]; [Kofi Adzo], a third, had died."
    assert ">stays" in claims(marked, 2)


@pytest.mark.parametrize(
    ("marked", "shares"),
    [
        ("They freed [Omar Diallo] in Lomé with his wife, [Afi Mensah].", True),
        ("[Omar Diallo] was freed and was home with his wife, [Afi Mensah].", False),
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
