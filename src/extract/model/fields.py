"""What is found out about a win, field by field, and the answer that a resolver gives: value, reason, rivals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from extract.model.text import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rival(Generic[T]):
    """A reading that lost, with the words that speak for it.

    `weighed` is one whose chance is in the confidence or the trust already: by another reading of the article's head,
    or by what others tell of the event. `as_read` is what the article gave before a reviewer's decision replaced it.
    """

    value: T
    because: str
    weighed: bool = False
    as_read: bool = False


class Derivation(StrEnum):
    """How a date was found that its win's own words do not simply tell; a date may have several, or none.

    Later stages go by this and never by `because`, whose wording is for people alone.
    """

    COUNTED = "counted"  # from a date told before it: "two days later", "that May", "on 3 May" in the year told last
    OTHER_WINS = "other wins"  # in the time that other wins write out, for nothing above them tells it
    SAME_PARAGRAPH = "same paragraph"  # it is the date told earlier in its paragraph
    NEXT_WIN = "next win"  # it is the date of the next win
    BESIDE = "beside"  # it is the day that the sentence beside it tells, in the month of the heading of both
    IN_ORDER = "in order"  # between or next to other months, in an article that runs in order
    IN_PASSING = "in passing"  # told in words that as a rule tell what came before a win


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What a resolver believes, why, how surely (0 to 1), the words it rests on, and the readings that lost.

    Nothing found is an empty value with `because` saying what was looked for. A resolver never decides whether to
    ask a person: it hands over rivals and a confidence, and `flag.py` decides.
    """

    value: T
    because: str
    confidence: float = 1.0
    evidence: tuple[Span, ...] = ()
    rivals: tuple[Rival[T], ...] = ()
    derived: frozenset[Derivation] = frozenset()  # of dates alone


class Precision(StrEnum):
    """How narrow an event date is; RANGE is any stretch that is no whole day, month or year."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


class Basis(StrEnum):
    """What an event date rests on; SEQUENCE is the order of the article's sections."""

    TEXT = "text"
    HEADING = "heading"
    SEQUENCE = "sequence"
    TITLE = "title"
    PUBLISHED = "published"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class EventDate:
    """When the win itself happened: ISO 8601-2 text and its first and last day."""

    edtf: str
    start: date
    end: date
    precision: Precision
    basis: Basis
    evidence: str  # the words it rests on, as written


class Role(StrEnum):
    """A person's part in a win: SUBJECT is whom it is about, PERPETRATOR who is held to account by it."""

    SUBJECT = "subject"
    PERPETRATOR = "perpetrator"
    SPOKESPERSON = "spokesperson"
    OFFICIAL = "official"
    RELATIVE = "relative"
    LAWYER = "lawyer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the passage names them at the fullest; `span` is where that form stands.

    Of "Ana and Rosa Quispe", two sisters, the span of Ana Quispe is the whole stretch, which holds both her names.
    """

    name: str
    role: Role
    span: Span | None = None
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A named place below country level, as written; gazetteer fields are None where it is not listed."""

    name: str
    country: str  # ISO 3166-1 alpha-2, "" when not known
    geonameid: int | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as the passage names it at the fullest, and the other forms of its name there."""

    name: str
    variants: tuple[str, ...] = ()


class Scope(StrEnum):
    """How far a win reaches: one country, several, a part of the world, or all of it."""

    NATIONAL = "national"
    MULTI_COUNTRY = "multi-country"
    REGIONAL = "regional"
    GLOBAL = "global"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the win took place or whose authority acted: ISO 3166-1 alpha-2 codes, sorted, and how far it reaches."""

    countries: tuple[str, ...]
    scope: Scope


class Category(StrEnum):
    """The kind of win: the `category` column of records.csv."""

    RELEASE = "release"
    ACQUITTAL = "acquittal"
    CLEMENCY = "clemency"
    LEGISLATION = "legislation"
    RULING = "ruling"
    ACCOUNTABILITY = "accountability"
    POLICY = "policy"
    CORPORATE = "corporate"
    INTERNATIONAL = "international"
    OTHER = "other"
