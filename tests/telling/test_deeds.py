"""Who does what to what in a statement."""

import re

import pytest

from extract.telling import body_kind, read_deed

COURT = re.compile(r"\b(?:court|judges?)\b", re.IGNORECASE)


def courts(words: str) -> frozenset[str]:
    return frozenset({"court"} if COURT.search(words) else ())


@pytest.mark.parametrize(
    ("words", "voice", "doers", "objects"),
    [
        ("The court struck down the law", "active", {"court"}, {"law"}),
        ("The law was struck down by a court", "passive", {"thing:law"}, set()),
        ("¤ has now been freed", "passive", {"a person"}, set()),
        ("§country§ Fiji will ban the fees", "active", {"a country"}, {"ban"}),
        ("She won her case", "active", {"he or she"}, {"case", "person"}),
        ("Barbados in December", "none", set(), set()),
    ],
)
def test_deed(words: str, voice: str, doers: set[str], objects: set[str]) -> None:
    deed = read_deed(words, courts)
    assert (deed.voice, deed.doers, deed.objects) == (voice, doers, objects)


def test_who_acts_in_the_passive_stands_after_by() -> None:
    assert read_deed("The charges were dropped by the judge", courts).agents == {"court"}
    assert read_deed("The judge dropped the charges", courts).agents == set()


@pytest.mark.parametrize(
    ("name", "kind"), [("Varna District Court", "court"), ("Karo Mining", "company"), ("Sunbeam", "unknown")]
)
def test_kinds_of_bodies(name: str, kind: str) -> None:
    assert body_kind(name) == kind
