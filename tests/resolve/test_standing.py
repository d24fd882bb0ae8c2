"""Lines that say where: which they are, whether they head or close items, and which items each of them holds for."""

import re

import pytest

from by_hand.placed import place
from extract.resolve import resolve_whereabouts
from extract.resolve.around.place_words import closing_places, opening_places, place_words
from extract.resolve.around.standing import find_signposts

BAKERS = "A court freed the bakers of the old town. They had asked for it since the flood."
FERRY = "The ferry crew was paid for eleven months. The owner had locked the boats away."
WELLS = "The ministry opened forty wells to the herders. Each of them has a keeper now."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Kenya", "Kenya"),
        ("NAIROBI (Kenya)", "NAIROBI (Kenya"),
        ("Nairobi, Kenya", "Nairobi, Kenya"),
        ("Ramallah, Palestine", "Ramallah, Palestine"),
        ("📍 Brno", "Brno"),
        ("#4 San Salvador, El Salvador", "4 San Salvador, El Salvador"),
        ("7) 🇰🇪", "🇰🇪"),
        ("A3. [KE]", "KE"),
        ("— Chad —", "Chad"),
        ("Kenya / Uganda", "Kenya / Uganda"),
        ("Bosnia and Herzegovina", "Bosnia and Herzegovina"),
        ("Thursday, 4 May | Lima", "Lima"),
        ("Late March; TOGO 🇹🇬", "TOGO 🇹🇬"),
        ("RAMALLAH – 3 May", "RAMALLAH"),
        ("Ramallah", None),
        ("Justice", None),
        ("Kenya’s courts", None),
        ("4 May", None),
        ("Reading", None),
        ("The Lima of our childhood", None),
    ],
)
def test_words_that_only_say_where(line: str, names: str | None) -> None:
    found = place_words(line)
    assert (found.of(line) if found else None) == names


def test_places_apart_from_the_sentences_of_a_paragraph() -> None:
    opened, closed = f"[PE], 3 May: {FERRY}", f"{FERRY} (3 May, Lima)"
    first, last = opening_places(opened), closing_places(closed)
    assert first and first.of(opened) == "PE"
    assert last and last.of(closed) == "Lima"
    assert opening_places(FERRY) is None is closing_places(FERRY)
    assert opening_places("Peru, Chad and Togo signed. A treaty follows.") is None


HEADING = {
    "a day below the place": "{}\n12 March\n{}",
    "a day above the place": "12 March\n{}\n{}",
    "all apart": "{}\n\n12 March\n\n{}",
    "somebody and a day": "{}\nA baker’s daughter\n12 March\n{}",
    "numbers": "1. {}\n12 March: {}",
    "bold": "**{}**\n\n{}",
}
CLOSING = {
    "right below": "{1}\n{0}",
    "right below, with the day": "{1}\n12 March; {0}",
    "right below, below the day": "{1}\n12 March\n{0}",
    "apart": "{1}\n\n{0}, 12 March",
    "below items with marks": "- {1}\n{0}",
}


def _countries(form: str, places: tuple[str, ...]) -> list[str]:
    """What each of three items is placed in, written one below the other in a form."""
    found = []
    for told in range(3):
        texts = [
            re.sub(r"^(.*?\.)", r"*\1*", text) if n == told else text for n, text in enumerate((BAKERS, FERRY, WELLS))
        ]
        items = [form.replace("**", "__").format(where, text) for where, text in zip(places, texts, strict=True)]
        found += resolve_whereabouts(*place("Good news\n\n" + "\n\n".join(items))).value.countries
    return found


@pytest.mark.parametrize("form", [*HEADING.values(), *CLOSING.values()], ids=[*HEADING, *CLOSING])
@pytest.mark.parametrize(
    "places", [("Kenya", "Peru", "Nepal"), ("NAIROBI", "LIMA (Peru)", "🇳🇵"), ("[KE]", "[PE]", "[NP]")]
)
def test_each_item_has_the_place_of_its_own_line(form: str, places: tuple[str, ...]) -> None:
    if "[" in places[0]:
        places = tuple(where.strip("[]") for where in places)  # brackets mark people in these texts
    assert _countries(form, places) == ["KE", "PE", "NP"]


def _held(text: str) -> dict[str, list[str]]:
    """The first words of the paragraphs that each line which says where holds for."""
    first = {name: text.index(words[:20]) for name, words in {"bakers": BAKERS, "ferry": FERRY, "wells": WELLS}.items()}
    return {
        one.names.of(text): [name for name, at in first.items() if one.holds.start <= at < one.holds.end]
        for one in find_signposts(text)
    }


def test_a_country_holds_for_all_items_and_themes_below_it() -> None:
    text = f"AFRICA\n\nKenya\n\nAt work\n\n{BAKERS}\n\nOn the water\n\n{FERRY}\n\nTogo\n\nIn the fields\n\n{WELLS}\n"
    assert _held(text) == {"Kenya": ["bakers", "ferry"], "Togo": ["wells"]}


def test_a_heading_of_the_same_rank_ends_what_a_country_holds_for() -> None:
    assert _held(f"1. Kenya\n3 May\n{BAKERS}\n\n2. 4 May\n{FERRY}\n\n3. Togo\n6 June\n{WELLS}\n")["Kenya"] == ["bakers"]
    assert _held(f"Kenya\n\n{BAKERS}\n\nFrom the sea\n\n{FERRY}\n\nTogo\n\n{WELLS}\n")["Kenya"] == ["bakers"]


def test_an_item_that_closes_with_a_day_alone_has_no_place() -> None:
    assert _held(f"{BAKERS}\n3 May, Kenya\n\n{FERRY}\n4 May\n\n{WELLS}\n6 June, Togo\n") == {
        "Kenya": ["bakers"],
        "Togo": ["wells"],
    }


def test_one_line_alone_may_be_a_slip() -> None:
    assert find_signposts(f"Kenya\n\n{BAKERS}\n\n{FERRY}\n") == ()
