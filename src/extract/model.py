"""Every type that crosses a stage border; frozen, complete values and nothing else.

Offsets are characters into `Article.text`, half-open, so that `text[start:end]` is the quoted slice.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of an article's text, in characters."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forwards from 0, not {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The quoted slice of `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


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


# --- read ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Article:
    """One input document: its text exactly as decoded, and what its front matter said.

    Offsets count from the first character of the decoded file (byte-order mark excluded); `body` is the stretch
    that is read for wins: all of it, less the front matter.
    """

    id: str
    path: Path
    text: str
    body: Span
    sha256: str
    title: str = ""  # from the front matter; the layout stage finds a title in the text otherwise
    url: str = ""
    published: date | None = None
    encoding: str = "utf-8"
    copy_of: str = ""  # the id of the article that this one repeats


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that could not be read, the reason, and what the person can do."""

    path: Path
    reason: str
    remedy: str


# --- layout -------------------------------------------------------------------------------------------------------


class BlockKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"  # month, section, country or theme heading; numbered headline
    PARAGRAPH = "paragraph"
    BULLET = "bullet"  # list item, numbered item, timeline entry, table row: one item of a visible list
    QUOTE = "quote"  # a paragraph that is somebody's words, and pull-quotes without marks
    ATTRIBUTION = "attribution"  # "Driver, Jeddah" below a pull-quote
    CAPTION = "caption"
    CREDIT = "credit"  # "© AFP", "Photo: …"
    CHROME = "chrome"  # menus, share buttons, running headers, page numbers, footers, cookie lines
    FOOTNOTE = "footnote"  # numbered like a raised number in the text
    FIELD = "field"  # "Docket   22-CR-444": a line of a record that does not itself tell what happened
    APPEAL = "appeal"  # calls for further action, donations, subscriptions


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, bullet, caption … of an article.

    `span` covers the whole block without the line breaks around it; a paragraph broken in mid-sentence by the page
    is one block. `label` is what stands before the statement ("Belgium:", "Reforming rape laws –", "14 July 2020",
    "RIGA."), `body` what follows bullet mark and label. `level` is 1 for the outermost heading, 0 for no heading.
    `holes` are running headers and footnotes that the page put between the lines of a paragraph.
    """

    kind: BlockKind
    span: Span
    body: Span
    label: Span | None = None
    level: int = 0
    holes: tuple[Span, ...] = ()


# --- parse --------------------------------------------------------------------------------------------------------


class EntityLabel(StrEnum):
    PERSON = "PERSON"
    ORG = "ORG"
    LOC = "LOC"
    NORP = "NORP"
    EVENT = "EVENT"
    LAW = "LAW"
    MISC = "MISC"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in the text. `source` is "model", "table" (found by our tables) or "repeat" (a known name found again)."""

    span: Span
    text: str
    label: EntityLabel
    source: str = "model"
    rivals: tuple[EntityLabel, ...] = ()  # other labels that model or tables gave the same name


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one block. `block` is the block's place in `Parsed.blocks`."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with its blocks, their sentences and the names in them, all in text order."""

    article: Article
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]

    def entities_in(self, span: Span) -> tuple[Entity, ...]:
        """The entities that lie inside `span`."""
        first = bisect_left(self.entities, span.start, key=lambda entity: entity.span.start)
        last = bisect_left(self.entities, span.end, lo=first, key=lambda entity: entity.span.start)
        return tuple(entity for entity in self.entities[first:last] if entity.span.end <= span.end)


# --- segment ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """The stretch of an article about one win.

    lead        the sentence or clause that states the win, an exact slice
    statement   the whole sentence that the lead stands in; the same as the lead unless a sentence lists several wins
    details     follow-up sentences in the article's own voice, in text order: they may lend names, dates, places
    asides      quotations, captions, credits, attributions inside `span`: only spokespersons come from them
    context     what stands before the lead in the same block or list and holds for it too (a shared opening
                "In 2020 there were hard-fought victories …", the sentence frame of a list)
    label       "Belgium:", "RIGA.", "14 July 2020" …: the block's own label or the one that holds for it
    headings    the headings in force, outermost first, the title excluded
    """

    span: Span
    lead: Span
    statement: Span
    block: int
    details: tuple[Span, ...] = ()
    asides: tuple[Span, ...] = ()
    context: tuple[Span, ...] = ()
    label: Span | None = None
    headings: tuple[Span, ...] = ()
    confidence: float = 1.0  # that this is one win, and its lead is here
    because: str = ""
    doubts: tuple[str, ...] = ()  # "may be background", "may be two wins": why `confidence` is below 1

    @property
    def own(self) -> tuple[Span, ...]:
        """The article's own words on this win: the lead, then the details."""
        return (self.lead, *self.details)

    def headed(self, text: str) -> str:
        """Its stretch of `text` with the label and the heading that it stands below."""
        above = (*self.headings[-1:], *([self.label] if self.label else ()))
        return " ".join(span.of(text) for span in (*above, self.span))


# --- dates --------------------------------------------------------------------------------------------------------


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


class Basis(StrEnum):
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


# --- resolve ------------------------------------------------------------------------------------------------------


class Role(StrEnum):
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
    name: str
    variants: tuple[str, ...] = ()


class Scope(StrEnum):
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


# --- mention, record, flag, decision ------------------------------------------------------------------------------


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
        return tuple(person for person in self.people.value if person.role is Role.SUBJECT)

    @property
    def perpetrators(self) -> tuple[Person, ...]:
        return tuple(person for person in self.people.value if person.role is Role.PERPETRATOR)


class FlagKind(StrEnum):
    """What a question is about: the `kind` column of review.csv."""

    DATE = "date"
    COUNTRY = "country"
    PLACE = "place"
    PERSON = "person"
    ROLE = "role"
    ORGANISATION = "organisation"
    CATEGORY = "category"
    SPLIT = "split"
    SAME_EVENT = "same-event"
    CONFLICT = "conflict"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing a careful reader could doubt, in words a reviewer understands."""

    kind: FlagKind
    field: str  # the mention's field it is about; "" for the record or the reading
    question: str
    reason: str
    mention: str = ""  # the mention's id; "" for a flag on the whole record
    other: str = ""  # the second mention of a same-event question
    current: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The flag as records.jsonl and records.csv show it."""
        return f"{self.kind}: {self.reason}"


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
        return tuple(dict.fromkeys(mention.article for mention in self.mentions))


class DecisionKind(StrEnum):
    """What a decision does: the `kind` of a line of decisions.jsonl."""

    SAME_EVENT = "same-event"  # says whether `quote` and `other_quote` tell one event: SAME, DIFFERENT or UNSURE
    FIELD = "field"  # sets `field` to `value`
    NOT_A_WIN = "not-a-win"
    MISSED_WIN = "missed-win"  # `quote` is a win that was not found
    SPLIT = "split"  # `value` holds the statements that `quote` is cut into, BETWEEN_STATEMENTS between them
    JOIN = "join"  # `other_quote` is a follow-up of the win `quote`
    UNDO = "undo"  # takes back what was decided on a matter; `value` is the kind of that decision


SAME, DIFFERENT = "same", "different"  # values of SAME_EVENT
UNSURE = "unsure"  # value of SAME_EVENT, FIELD and SPLIT: somebody looked and could not decide
BETWEEN_STATEMENTS = " | "


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer answered, kept for good: one line of decisions.jsonl, keyed by article and quoted lead."""

    kind: DecisionKind
    article: str
    quote: str
    value: str = ""
    field: str = ""
    other_article: str = ""
    other_quote: str = ""
    reviewer: str = ""
    decided: str = ""  # ISO 8601 time
    comment: str = ""
    asked: str = ""  # the question that was put
    line: int = 0  # where it stands in the decisions file


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
