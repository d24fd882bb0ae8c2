"""A mention as linking sees it: names, dates, stages, topics and words, worked out once, then compared many times."""

from __future__ import annotations

import re
from calendar import month_name  # English unless the locale was changed
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from extract.calibration import chances
from extract.events import patterns
from extract.link.names import Name, name_sounds, read_name
from extract.link.words import weigh
from extract.model import Category, Mention, Person, Role, Scope
from extract.tables import read_toml
from extract.text import curly, fold

_FIGURE = re.compile(r"(?<![\w.])\d[\d,.]*\d|(?<![\w.])\d(?!\w)")
_MONTHS = [name.casefold() for name in month_name[1:]]
_MONTH = re.compile(rf"\b(?:{'|'.join(month_name[1:])})\b")  # with a capital: "may" and "march" are words too
_NAMES = "|".join(month_name[1:])
_DAY = re.compile(
    rf"\b(?P<before>\d\d?)(?:st|nd|rd|th)?,? (?:of )?(?P<month>{_NAMES})\b"
    rf"|\b(?P<first>{_NAMES}) (?:the )?(?P<after>\d\d?)(?:st|nd|rd|th)?\b"
)
_CAPITAL = re.compile(r"[^\W\d_a-z][\w’'-]*")
# "who had been given 18 years": what went before the event, not the event.
_EARLIER = re.compile(r"\bhad (?:been |already |never |first |since )*\w+", re.IGNORECASE)
SURE = 0.8  # from here on "no country" means that there is none, not that none was found
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a mention.

    `subjects` and `perpetrators` are whom the win is about, `named` everybody in the passage; `words` maps stems to
    weights of the whole passage, `lead` of the lead alone. `sure` is how likely date, countries and people are right:
    a disagreement counts only as far as both sides can be trusted on it.
    """

    id: str
    article: str
    subjects: tuple[Name, ...]
    perpetrators: tuple[Name, ...]
    named: tuple[Name, ...]
    text: frozenset[str]
    sounds: frozenset[str]  # of the words with a capital
    dates: tuple[date, date] | None
    countries: frozenset[str]
    rival_countries: frozenset[str]  # those of readings that lost
    wide: bool  # surely a win of a whole region or the world
    category: Category
    categories: frozenset[Category]
    places: frozenset[str]
    organisations: tuple[str, ...]
    stages: frozenset[str]
    topics: frozenset[str]
    figures: frozenset[str]
    named_months: frozenset[int]  # the months that the lead names, 1 to 12
    named_days: frozenset[tuple[int, int]]  # the days that the passage names, as (month, day)
    words: Mapping[str, float]
    lead: Mapping[str, float]
    rival_dates: tuple[tuple[date, date], ...]  # those of readings that lost
    sure: Mapping[str, float]

    @property
    def principals(self) -> tuple[Name, ...]:
        return (*self.subjects, *self.perpetrators)

    @property
    def months(self) -> frozenset[int]:
        """The month or months that a date of a month or less lies in."""
        return frozenset({self.dates[0].month, self.dates[1].month}) if self.dates and self.days <= 31 else frozenset()

    @property
    def days(self) -> int:
        """How many days the date leaves open; 0 without a date."""
        return (self.dates[1] - self.dates[0]).days + 1 if self.dates else 0


def profile(mention: Mention, counts: Mapping[str, int] | None = None, total: int = 0) -> Profile:
    """What is compared of `mention`; `counts` are the words of the `total` mentions of the run."""
    people = mention.people.value
    found = mention.date.value
    others = {rival.value for rival in mention.category.rivals}
    where = mention.whereabouts
    plain = curly(mention.lead)
    return Profile(
        id=mention.id,
        article=mention.article,
        subjects=_names(person for person in people if person.role is Role.SUBJECT),
        perpetrators=_names(person for person in people if person.role is Role.PERPETRATOR),
        named=_names(people),
        text=frozenset(fold(mention.text).split()),
        sounds=frozenset(name_sounds(" ".join(_CAPITAL.findall(mention.text)))),
        dates=(found.start, found.end) if found else None,
        countries=frozenset(where.value.countries),
        rival_countries=frozenset(code for rival in where.rivals for code in rival.value.countries),
        wide=where.value.scope in {Scope.GLOBAL, Scope.REGIONAL} and where.confidence >= SURE,
        category=mention.category.value,
        categories=frozenset({mention.category.value, *others}),
        places=frozenset(fold(place.name) for place in mention.places.value),
        organisations=tuple(fold(organisation.name) for organisation in mention.organisations.value),
        stages=find_stages(plain),
        topics=find_marks("topics", plain) or find_marks("topics", curly(mention.text)),
        figures=frozenset(_figures(mention.lead)),
        named_months=_named_months(mention.lead),
        named_days=frozenset(_named_days(mention.text)),
        words=weigh(mention.text, counts, total),
        lead=weigh(mention.lead, counts, total),
        rival_dates=tuple((rival.value.start, rival.value.end) for rival in mention.date.rivals if rival.value),
        sure=chances(mention),
    )


def find_marks(table: str, text: str) -> frozenset[str]:
    """The stages or topics whose words `text` has."""
    return frozenset(name for name, pattern in patterns(table).items() if pattern.search(text))


def find_stages(text: str) -> frozenset[str]:
    """The steps of a story that `text` tells, those left out whose words only come along with another."""
    found = find_marks("stages", _EARLIER.sub(" ", text))
    table = read_toml("stages")
    return found - {lesser for stage in found for lesser in table[stage].get("over", ())}


def _names(people: object) -> tuple[Name, ...]:
    names: list[str] = []
    for person in people:  # type: ignore[attr-defined]
        assert isinstance(person, Person)
        names += (person.name, *person.variants)
    return tuple(read_name(name) for name in dict.fromkeys(names) if fold(name))


def _named_months(text: str) -> frozenset[int]:
    return frozenset(_MONTHS.index(word.casefold()) + 1 for word in _MONTH.findall(text))


def _named_days(text: str) -> Iterator[tuple[int, int]]:
    for found in _DAY.finditer(text):
        day, month = found["before"] or found["after"], found["month"] or found["first"]
        yield _MONTHS.index(month.casefold()) + 1, int(day)


def _figures(text: str) -> list[str]:
    # Years and small numbers stand everywhere.
    found = [figure.group().replace(",", "") for figure in _FIGURE.finditer(text)]
    return [figure for figure in found if len(figure) > 1 and not _YEAR.fullmatch(figure)]
