"""Countries by code and name."""

import pycountry
import pytest

from extract.countries import country, find_country


def test_every_country_of_iso_3166_has_its_codes_and_a_region() -> None:
    for entry in pycountry.countries:
        found = country(entry.alpha_2)
        assert (found.alpha_3, bool(found.region)) == (entry.alpha_3, True), entry.name


def test_kosovo_and_codes_that_nobody_has() -> None:
    assert country("XK").alpha_3 == "XKX"
    assert (country("ZZ").name, country("ZZ").region) == ("ZZ", "")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Niger", "NE"),
        ("nigeria", "NG"),
        ("NA", "NA"),
        ("nam", "NA"),
        ("Côte d’Ivoire", "CI"),
        ("Viet Nam", "VN"),
        ("Vietnam", "VN"),
        ("Iran, Islamic Republic of", "IR"),
        ("Türkiye", "TR"),
        ("Kosovo", "XK"),
    ],
)
def test_names_and_codes(name: str, code: str) -> None:
    found = find_country(name)
    assert found and found.alpha_2 == code


@pytest.mark.parametrize("name", ["Nigr", "Europe", "", "The Hague"])
def test_what_is_no_country(name: str) -> None:
    assert find_country(name) is None
