"""What a run makes: mentions, the records that they are merged into, and the run as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.model.fields import Answer, Category, EventDate, Organisation, Person, Place, Role, Whereabouts
from extract.model.review import Decision, Flag
from extract.model.text import Article, Passage, Unreadable


@dataclass(frozen=True, slots=True)
class Trust:
    """How likely each part of a mention is right: its being one win that stands here, and its fields.

    `against` has for each part the names of the signs that speak against it, the weightiest first.
    """

    passage: float
    date: float
    countries: float
    people: float
    against: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mention:
    """One win as one article reports it: the passage and every field resolved from it, assembled once, complete."""

    id: str  # "m-" and hexadecimal digits, from the article's id and the lead's words: stable
    article: str
    passage: Passage
    lead: str  # the lead's text, exactly as it stands
    text: str  # the article's own words on the win (lead, then details), for comparing and categorising
    date: Answer[EventDate | None]
    whereabouts: Answer[Whereabouts]
    places: Answer[tuple[Place, ...]]
    people: Answer[tuple[Person, ...]]
    organisations: Answer[tuple[Organisation, ...]]
    category: Answer[Category]
    corrected: tuple[str, ...] = ()  # the fields that a reviewer's decision set
    undecided: tuple[str, ...] = ()  # the fields on which a reviewer could not decide: flagged, not asked again
    trust: Trust | None = None  # how likely each part is right, worked out once the whole article is known

    @property
    def subjects(self) -> tuple[Person, ...]:
        """The people whom the win is about."""
        return tuple(person for person in self.people.value if person.role is Role.SUBJECT)

    @property
    def perpetrators(self) -> tuple[Person, ...]:
        """The people whom the win holds to account."""
        return tuple(person for person in self.people.value if person.role is Role.PERPETRATOR)


@dataclass(frozen=True, slots=True)
class Claim:
    """One rule's part in joining two mentions: its sentence, its weight and how much of it applied."""

    rule: str
    sentence: str
    weight: float
    feature: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two compared mentions, the log-odds that they tell one event, and the claims that add up to it."""

    left: str
    right: str
    score: float
    claims: tuple[Claim, ...]
    decided: str = ""  # SAME, DIFFERENT or UNSURE when a reviewer said so


@dataclass(frozen=True, slots=True)
class Record:
    """One real-world event: all the mentions of it, merged."""

    id: str  # "r-" and hexadecimal digits; stable when articles are added, reordered or read again
    title: str
    mentions: tuple[Mention, ...]
    date: EventDate | None
    whereabouts: Whereabouts
    places: tuple[Place, ...]
    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    category: Category
    confidence: float
    pairs: tuple[Pair, ...] = ()  # why its mentions were merged
    doubtful: tuple[Pair, ...] = ()  # pairs with mentions of other records that were nearly merged
    conflicts: tuple[str, ...] = ()  # "date": the fields on which the mentions disagree

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that tell of the event, each once, in the order of the mentions."""
        return tuple(dict.fromkeys(mention.article for mention in self.mentions))


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run: what was read, what came out, what could not be read, and what it took."""

    records: tuple[Record, ...]
    flags: Mapping[str, tuple[Flag, ...]]  # by record id
    articles: tuple[Article, ...]
    unreadable: tuple[Unreadable, ...]
    stale: tuple[Decision, ...] = ()  # decisions whose mention is no longer found
    counts: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
