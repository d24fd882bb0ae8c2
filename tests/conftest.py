"""A finished run made by hand: two articles, one event told by both, one nameless law, one dangerous text."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import extract.calibration
from extract.model import (
    Answer,
    Article,
    Basis,
    Category,
    Claim,
    EventDate,
    Flag,
    FlagKind,
    Mention,
    Organisation,
    Pair,
    Passage,
    Person,
    Place,
    Precision,
    Record,
    Rival,
    Role,
    Run,
    Scope,
    Span,
    Unreadable,
    Whereabouts,
)

FIRST = """Good news of 2021

FEBRUARY

On 3 February the editor Ada
Brenner walked out of a prison in Windhoek, Namibia.

=cmd()|x; parliament adopted the law, a "first".
"""
SECOND = "Ada Brener is free again: she left prison in February 2021.\n"
FEBRUARY_3 = EventDate("2021-02-03", date(2021, 2, 3), date(2021, 2, 3), Precision.DAY, Basis.TEXT, "On 3 February")
FEBRUARY = EventDate("2021-02", date(2021, 2, 1), date(2021, 2, 28), Precision.MONTH, Basis.TEXT, "February 2021")
QUARTER = EventDate("2020-12/2021-02", date(2020, 12, 1), date(2021, 2, 28), Precision.RANGE, Basis.SEQUENCE, "")
WINDHOEK = Place("Windhoek", "NA", 3352136, -22.55941, 17.08323)


def article(id: str, text: str, **more: object) -> Article:
    return Article(id, Path(f"raw/{id}.txt"), text, Span(0, len(text)), id[0] * 64, **more)  # type: ignore[arg-type]


def span(text: str, quote: str) -> Span:
    return Span(text.index(quote), text.index(quote) + len(quote))


def mention(id: str, about: Article, lead: str, **fields: object) -> Mention:
    where = span(about.text, lead)
    values: dict[str, object] = {
        "date": Answer(None, "no month or year is named"),
        "whereabouts": Answer(Whereabouts((), Scope.GLOBAL), "no country is named"),
        "places": Answer((), "no place is named"),
        "people": Answer((), "nobody is named"),
        "organisations": Answer((), "no organisation is named"),
        "category": Answer(Category.OTHER, "no word of any kind"),
    }
    passage = Passage(span=where, lead=where, statement=where, block=0, because="a paragraph of its own")
    return Mention(id, about.id, passage, lead, lead, **{**values, **fields})  # type: ignore[arg-type]


def _first_mention(one: Article) -> Mention:
    text = one.text
    return mention(
        "m-1a",
        one,
        "On 3 February the editor Ada\nBrenner walked out of a prison in Windhoek, Namibia.",
        date=Answer(FEBRUARY_3, "“On 3 February”, year from the title", 0.9, (span(text, "On 3 February"),)),
        whereabouts=Answer(
            Whereabouts(("NA",), Scope.NATIONAL),
            "“Namibia” is where it happened",
            0.98,
            (span(text, "Namibia"),),
            (Rival(Whereabouts(("ZA",), Scope.NATIONAL), "the editor is South African"),),
        ),
        places=Answer((WINDHOEK,), "in “Windhoek”", 1.0, (span(text, "Windhoek"),)),
        people=Answer(
            (Person("Ada Brenner", Role.SUBJECT, span(text, "Ada\nBrenner"), ("Brenner",)),), "walked out", 0.95
        ),
        category=Answer(Category.RELEASE, "“walked out of a prison”"),
    )


def _second_mention(two: Article) -> Mention:
    return mention(
        "m-2a",
        two,
        SECOND.strip(),
        date=Answer(FEBRUARY, "“February 2021”", 0.99, (span(SECOND, "February 2021"),)),
        people=Answer((Person("Ada Brener", Role.SUBJECT, span(SECOND, "Ada Brener")),), "is free"),
        category=Answer(Category.RELEASE, "“left prison”"),
    )


def _released(one: Mention, two: Mention) -> Record:
    claims = (
        Claim("close_names", "The people's names differ in a letter or two.", 2.5, 1.0),
        Claim("other_text", "The texts share few words.", -0.5, 0.4),
    )
    return Record(
        id="r-01",
        title="Ada Brenner released, Namibia",
        mentions=(one, two),
        date=FEBRUARY_3,
        whereabouts=Whereabouts(("NA",), Scope.NATIONAL),
        places=(WINDHOEK,),
        people=(
            Person("Ada Brenner", Role.SUBJECT, None, ("Ada Brener", "Brenner")),
            Person("Ines Vold", Role.LAWYER),
        ),
        organisations=(),
        category=Category.RELEASE,
        confidence=0.8765,
        pairs=(Pair("m-1a", "m-2a", 2.3, claims),),
    )


def _adopted(mention: Mention) -> Record:
    return Record(
        id="r-02",
        title="=cmd() adopted",
        mentions=(mention,),
        date=QUARTER,
        whereabouts=Whereabouts(("CI", "NA"), Scope.MULTI_COUNTRY),
        places=(),
        people=(Person("-Min; Jr", Role.PERPETRATOR),),
        organisations=(Organisation("@home"), Organisation("Côte Law Union")),
        category=Category.LEGISLATION,
        confidence=0.5,
    )


@pytest.fixture(autouse=True)
def _confidences_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the table of what confidences proved to mean: it is made anew whenever the stages get better."""
    monkeypatch.setattr(extract.calibration, "_curves", dict)


@pytest.fixture
def made() -> Run:
    one = article("good-news", FIRST, title="Good news of 2021", published=date(2021, 12, 1))
    two = article("another", SECOND)
    first, second = _first_mention(one), _second_mention(two)
    law = mention("m-1b", one, '=cmd()|x; parliament adopted the law, a "first".')
    law = replace(law, date=Answer(QUARTER, "between the sections", 0.4), corrected=("category",))
    flags = {
        "r-01": (
            Flag(
                FlagKind.PERSON,
                "people",
                "Is it Brenner or Brener?",
                "the articles spell the name differently",
                current="Ada Brenner",
                candidates=("Ada Brener",),
            ),
            Flag(FlagKind.COUNTRY, "countries", "Is this Namibia?", "“South African” stands nearby", "m-1a"),
        ),
        "r-02": (Flag(FlagKind.DATE, "date", "When?", "no month is named; see the sections", "m-1b"),),
    }
    missing = Unreadable(Path("raw/broken.txt"), "it holds NUL bytes", "save it as text")
    return Run((_released(first, second), _adopted(law)), flags, (one, two), (missing,), seconds={"read": 0.1})
