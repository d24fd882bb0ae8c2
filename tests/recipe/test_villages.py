"""The table of villages is what its recipe writes, and holds no name that means something else too."""

import sys
from importlib.resources import files
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "models/countries"))

import villages

from extract.cities import village_country


def test_the_table_is_what_the_recipe_writes() -> None:
    assert (files("extract") / "data" / "villages.csv").read_text(encoding="utf-8") == villages.written()


def test_a_village_of_one_country_alone() -> None:
    assert village_country("Röszke") == "HU"


def test_names_of_people_and_of_towns_of_several_countries_place_nothing() -> None:
    assert {village_country(name) for name in ("Martin", "San Pedro", "Toledo", "Benin")} == {""}
