"""Which names are one person's, and what the person is called."""

import pytest

from by_hand.marked import make_passage
from extract.resolve.around.bare_names import tidy_name
from extract.resolve.people.cast import find_figures


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Dr Amina Said", "Amina Said"),
        ("Prof. Jan Kowal", "Jan Kowal"),
        ("U Kyaw Min", "U Kyaw Min"),
        ("Ko Ni", "Ko Ni"),  # "Ko" may be half of the name
        ("Daw Nilar Thein", "Nilar Thein"),
        ("Dr Tun Kyaw", "Tun Kyaw"),  # a Malay title, and a Burmese name
        ("Tun Ahmad Razak Yusof", "Ahmad Razak Yusof"),
        ("Ana Ruiz’s", "Ana Ruiz"),
        ("“Ana Ruiz”", "Ana Ruiz"),
        ("hang Ana Ruiz", "Ana Ruiz"),
        ("Turkologist Ana Ruiz", "Ana Ruiz"),
        ("Fact-checker Ana Ruiz", "Ana Ruiz"),
        ("Prize-winning Ana Ruiz", "Ana Ruiz"),
        ("Convicting Ana Ruiz", "Ana Ruiz"),
        ("Sterling Ana Ruiz", "Sterling Ana Ruiz"),
        ("al Ana Ruiz", "al Ana Ruiz"),
        ("Aleksandra (Sasha) Orlova", "Aleksandra (Sasha) Orlova"),
        ("Fariba\u00a0Karimi", "Fariba Karimi"),
        ("Eighteen-year-old Ana Ruiz", "Ana Ruiz"),
        ("Sub-Inspector Ana Ruiz", "Ana Ruiz"),
        ("Karim\u200b", "Karim"),
        ("Ana Ruiz Walks Free", "Ana Ruiz"),
        ("Read Ana", "Ana"),
        ("Ruiz et al.", "Ruiz"),
        ("Elijah Were", "Elijah Were"),
        ("Half-brothers Ana Ruiz", "Ana Ruiz"),
        ("First Ana Ruiz", "Ana Ruiz"),
        ("Atty. Ana Ruiz", "Ana Ruiz"),
        ("RUIZ, Ana", "RUIZ, Ana"),
        ("Mir Hasan bin Yusuf", "Mir Hasan bin Yusuf"),
    ],
)
def test_names_are_tidied(written: str, name: str) -> None:
    assert tidy_name(written) == name


def named(lead: str, details: str = "", aside: str = "") -> dict[str, tuple[str, ...]]:
    return {figure.name: figure.variants for figure in find_figures(*make_passage(lead, details, aside=aside))}


@pytest.mark.parametrize(
    ("lead", "details", "people"),
    [
        ("[Habib Tall] is free.", "[Habib] wept. [Tall] was 19.", {"Habib Tall": ("Habib", "Tall")}),
        ("[Tall] is free.", "[Habib Tall] wept.", {"Habib Tall": ("Tall",)}),
        ("[H. Tall] and two others: [Habib Tall] is free.", "", {"Habib Tall": ("H. Tall",)}),
        ("[Ali Sow] and Mr [Omar Ali Sow] are free.", "", {"Ali Sow": (), "Omar Ali Sow": ()}),
        ("[Ali Sow] and his son [Omar Ali Sow] are free.", "", {"Ali Sow": (), "Omar Ali Sow": ()}),
        ("[Ali Sow] left.", "So [Omar Ali Sow] is free.", {"Omar Ali Sow": ("Ali Sow",)}),
        ("[Liu Xin] left.", "Her brother [Liu Bao] stayed.", {"Liu Xin": (), "Liu Bao": ()}),
        ("[Wang Quanzhi] came home.", "[Wang Quangzhi] had been away.", {"Wang Quanzhi": ("Wang Quangzhi",)}),
        ("[Özge Ünal] and [Ozge Unal] are one.", "", {"Özge Ünal": ("Ozge Unal",)}),
        ("[Kim Dong-su] left with [Kim Ha-na].", "", {"Kim Dong-su": (), "Kim Ha-na": ()}),
        ("[Asma Noor], known to all as [Bibi Noor], left.", "", {"Asma Noor": ("Bibi Noor",)}),
        ("[Kaing Sok] (alias [Duk]) was tried.", "", {"Kaing Sok": ("Duk",)}),
        ("[Mother Rose] is out.", "Her real name is [Nguyen Thi Hong].", {"Nguyen Thi Hong": ("Mother Rose",)}),
        ("[Ali Reza], pen name [Saba], left.", "", {"Ali Reza": ("Saba",)}),
        ("[Rosa] del [Carmen Soto] is home.", "", {"Rosa del Carmen Soto": ()}),
        ("They freed [Ana Ruiz], Juan Soto and [Eva Paz].", "", {"Ana Ruiz": (), "Juan Soto": (), "Eva Paz": ()}),
        ("[Ana Ruiz] of Mali and Juan Soto of Niger are free.", "", {"Ana Ruiz": (), "Juan Soto": ()}),
        ("[Ana Ruiz] of Mali and Niger Radio are free.", "", {"Ana Ruiz": ()}),
        ("[Habib Tall], [Kiko], was freed.", "", {"Habib Tall": ("Kiko",)}),
        ("[Habib Tall], [Kiko], were freed.", "", {"Habib Tall": (), "Kiko": ()}),
        ("In March, [Habib Tall] was freed.", "", {"Habib Tall": ()}),
        ("At Al Nour, [Habib Tall] was missed.", "", {"Habib Tall": ()}),
        ("They brought [Ana Ruiz] out of [Prey Nop].", "", {"Ana Ruiz": ()}),
        ("[Ana Ruiz] of [Alta Verapaz] is home.", "", {"Ana Ruiz": ()}),
        ("[Girls] may learn.", "No girls were asked.", {}),
        ("Placing [Habib Tall] in a home was wrong.", "", {"Habib Tall": ()}),
        ("The state registered 1,200 [Shona] on Monday.", "", {}),
        ("The cartoonist [Kiko] ([Habib Omar Tall]) is free.", "", {"Habib Omar Tall": ("Kiko",)}),
        ("[Habib Omar Tall] ([Kiko]) is free.", "", {"Habib Omar Tall": ("Kiko",)}),
    ],
)
def test_forms_of_one_person_are_joined(lead: str, details: str, people: dict[str, tuple[str, ...]]) -> None:
    assert named(lead, details) == people


def test_a_name_keeps_its_place() -> None:
    parsed, passage = make_passage("[Tall] is free.", "[Habib Tall] wept.")
    (figure,) = find_figures(parsed, passage)
    assert figure.span.of(parsed.article.text) == "Habib Tall"
    assert figure.zones == {"lead", "detail"}
