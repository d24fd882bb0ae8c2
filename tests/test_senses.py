"""What words are about."""

import math

from extract.senses import sense_of


def likeness(one: str, other: str) -> float:
    a, b = sense_of(one), sense_of(other)
    product = sum(a[name] * b[name] for name in a)
    return product / math.hypot(*a.values()) / math.hypot(*b.values())


def test_words_used_alike_lie_side_by_side() -> None:
    assert likeness("quashed", "annulled") > likeness("quashed", "farmers") + 0.3
    assert likeness("jailed", "imprisoned") > likeness("jailed", "elected") + 0.1


def test_names_numbers_and_unknown_words_say_nothing() -> None:
    assert sense_of("Amina Diallo, 12 xyzzyplugh.") == {}
    assert sense_of("Amina was freed in Conakry") == sense_of("was freed in 2019")


def test_a_rare_word_says_more_than_a_common_one() -> None:
    assert likeness("the amnesty", "amnesty") > likeness("the amnesty", "the")
