"""Works, bands and papers are nobody, whatever they were read as."""

import pytest

from extract.model import Span
from extract.resolve.people.works import is_paper, is_work


@pytest.mark.parametrize(
    ("text", "name", "work"),
    [
        ("They gave back the film “Lampung Darul Mawar”.", "Lampung Darul Mawar", True),
        ('The eight singers of "Hum Before Dawn", whose song is known', "Hum Before Dawn", True),
        ("A woman known as “Little Yak” is home.", "Little Yak", False),
        ("“Hum Before Dawn”, who sang, was freed.", "Hum Before Dawn", False),
        ("“Awa Sarr” (a false name) won.", "Awa Sarr", False),
        ("A rapper whom you know, “El Mazar”, left prison.", "El Mazar", False),
        ("Hum Before Dawn was freed.", "Hum Before Dawn", False),
        ("“Josefa” was freed.", "Josefa", False),
    ],
)
def test_a_name_between_quotation_marks_is_a_work_s(text: str, name: str, work: bool) -> None:
    at = text.index(name)
    assert is_work(text, Span(at, at + len(name))) is work


@pytest.mark.parametrize(
    ("name", "paper"),
    [("Charlie Hebdo", True), ("Le Crépuscule", True), ("Le Hong", False), ("Le Quoc Quan", False), ("Yahoo", False)],
)
def test_papers_are_known_by_name_or_by_their_article(name: str, paper: bool) -> None:
    assert is_paper(name) is paper
