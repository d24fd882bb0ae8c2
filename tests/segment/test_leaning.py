"""How a sentence leans on the win before it."""

import pytest

from extract.segment.leaning import after, leaning_of, likens, ways_of_likening


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("So did Ghana, a week later.", "same"),
        ("Guerrero had done it one day earlier.", "same"),
        ("Kenya followed in May.", "same"),
        ("Somerville, Massachusetts, was next, in June.", "same"),
        ("It was Mali’s turn.", "same"),
        ("Barbados, 12 December, the same.", "same"),
        ("Last night, while it rained, so did the convention on torture.", "same"),
        ("Peru voted; so did Chad.", "same"),
        ("The printer had the same news in May.", "same"),
        ("The senators took the same step in March.", "same"),
        ("His assistant was also freed.", "also"),
        ("In Peru, too, a cell door opened.", "also"),
        ("The parliament of Chad adopted a similar law.", "another"),
        ("Mali shut a camp of its own.", "another"),
        ("Lebanon, fifteen days later: article 522, gone.", "counted"),
        ("On the same day she came home.", "counted"),
        ("The same court struck down the curfew.", "same body"),
        ("With him went the journalist.", "together"),
    ],
)
def test_ways_of_likening(words: str, way: str) -> None:
    assert way in ways_of_likening(words)


@pytest.mark.parametrize(
    "words",
    [
        "The court freed the singer.",
        "The rebels followed him into the forest.",  # followed whom
        "He did so much for the village.",
        "The court as well as the ministry has copies.",
        "There were too many of them.",
        "She sat in the same cell as before.",
    ],
)
def test_no_likening(words: str) -> None:
    assert ways_of_likening(words) == []
    assert not likens(leaning_of(words))


def test_what_leaning_means_behind_a_win() -> None:
    passed = leaning_of("The parliament of Chad passed the law.")
    likened = leaning_of("So did Mali, a week later.")
    abroad = after(likened, [passed], good_before=True, abroad=True, dated=False)
    assert {"likens:same, a win before", "likens:same, a win before abroad"} <= abroad.keys()
    dated = after(likened, [passed], good_before=True, abroad=False, dated=True)
    assert "likens:same, a win before, another date" in dated
    assert after(likened, [passed], good_before=False, abroad=True, dated=True) == {}


def test_steps_of_one_story() -> None:
    passed = leaning_of("The parliament of Chad passed the law.")
    signed = leaning_of("The president signed it in June.")
    assert after(signed, [passed], good_before=True, abroad=False, dated=False)["then:passed, signed"] == 1.0
    assert after(signed, [], good_before=False, abroad=False, dated=False) == {}
