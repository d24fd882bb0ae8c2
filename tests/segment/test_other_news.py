"""Sentences that say of themselves that they tell no win."""

import pytest

from extract.segment.other_news import is_other_news


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In Mali, sadly, the court upheld the ban.", True),
        ("Alas, the bill was passed.", True),
        ("The court in Chad freed [Lucía Alas].", False),
        ("Awa Sarr, who sadly died before the verdict, was acquitted.", False),
        ("Chad lifted the ban; sadly Mali keeps it.", False),
        ("To our great shame the city opened a second camp.", True),
        ("We are sorry to say that the court in Mali upheld the ban.", True),
        ("In the north, we regret to report, the camp is full again.", True),
        ("The court said that it regrets to report late.", False),
        ("The last item, and a sad one: Mali hanged a man.", True),
        ("Mali let us down: the ban was lifted there, on paper.", True),
        ("The court in Mali let the baker down the stairs.", False),
        ("Against this background Peru gave up hanging.", False),
        ("The verdict closed a grim chapter in Peru.", False),
        ("They are free.", False),
        ("In May we told you that the court had lifted the ban.", True),
        ("In May we reported that the ban had been lifted.", False),
        ("The firm that we wrote about in May has paid its workers.", False),
        ("In May we announced an agreement that bars the use of chains.", False),
    ],
)
def test_other_news(words: str, expected: bool) -> None:
    assert is_other_news(words) is expected
