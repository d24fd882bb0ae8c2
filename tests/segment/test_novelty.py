"""What a sentence names that its block has not named yet."""

from extract.segment import novelty as module
from extract.segment.novelty import Named, countries_in


def novelty(sentences: list[str], blocks: list[int]) -> list[dict[str, float]]:
    return module.novelty([Named.read(words) for words in sentences], blocks)


WIN = "On Monday the guards opened the gate for Leyla Osei in Ghana."
FOLLOW = "She and Osei left Ghana together."
OTHER = "On Friday a judge in Peru cleared Imre Vasko."


def test_follow_up_keeps_to_the_names_of_the_win() -> None:
    _, follow = novelty([WIN, FOLLOW], [0, 0])
    assert {"new:country again", "new:others of the block are dated"} <= follow.keys()
    assert "new:country of the block" not in follow
    assert follow["new:names of the block"] == 0


def test_second_win_of_a_block_brings_its_own() -> None:
    *_, other = novelty([WIN, FOLLOW, OTHER], [0, 0, 0])
    assert {"new:country of the block", "new:another date of the block"} <= other.keys()
    assert other["new:names of the block"] > 0


def test_blocks_are_told_apart() -> None:
    _, other = novelty([WIN, FOLLOW], [0, 1])
    assert not {"new:country again", "new:others of the block are dated", "new:names of the block"} & other.keys()


def test_only_date_of_a_block() -> None:
    first, second = novelty([WIN, FOLLOW], [0, 0])
    assert "new:only date of the block" in first
    assert "new:dated" not in second


def test_genitives_and_days_are_no_new_names() -> None:
    _, again = novelty([WIN, "It was Osei’s first Monday."], [0, 0])
    assert again["new:names of the block"] == 0


def test_a_line_that_sums_up_what_other_blocks_tell() -> None:
    summing, _, _ = novelty(["From Osei's gate to Vasko's acquittal, a good May.", WIN, OTHER], [0, 1, 2])
    assert summing["elsewhere:later"] == summing["elsewhere:blocks"] == 1.0


def test_years_before_the_articles_own() -> None:
    first, second, third = novelty(
        ["He was freed in 2019.", "They took him in 2011.", "Chad signed in 2019."], [0, 0, 1]
    )
    assert "year:main" in first and "year:main" in third
    assert {"year:older", "year:older than another of the block"} <= second.keys()


def test_towns_rulers_and_bodies_tell_a_state() -> None:
    assert countries_in("The Sejm voted on 3 May.", []) == {"PL"}
    assert countries_in("Judges in Lomé met on 3 May.", ["Lomé"]) == {"TG"}
    assert not countries_in("Judges in Little Hope met on 3 May.", ["Little Hope"])
