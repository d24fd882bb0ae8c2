"""What stands in an article: its text, blocks, sentences, names, and the passages about wins.

Offsets are characters into `Article.text`, half-open, so that `text[start:end]` is the quoted slice.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path


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
        """Whether all of `other` lies inside; a span contains itself."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character; spans that only touch do not."""
        return self.start < other.end and other.start < self.end


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


class BlockKind(StrEnum):
    """What a block is on its page."""

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


class EntityLabel(StrEnum):
    """What a name is the name of: the labels of the language model."""

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
