"""Reads `examples.txt`: single wins in our own words, with their kind, their countries and everybody's role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.model import Article, Block, BlockKind, Entity, EntityLabel, Parsed, Passage, Role, Sentence, Span

PATH = Path(__file__).with_name("examples.txt")
MARKS = {
    "s": Role.SUBJECT,
    "p": Role.PERPETRATOR,
    "o": Role.OFFICIAL,
    "q": Role.SPOKESPERSON,
    "r": Role.RELATIVE,
    "l": Role.LAWYER,
    "x": Role.OTHER,
}
_MARK = re.compile(r"\[([spoqrlx]) ([^\]]+)\]")
_SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-ZÀ-Þ“(])")


@dataclass(frozen=True)
class Example:
    """One win: the accepted categories, its countries (None where the line has none), and its marked parts."""

    name: str
    categories: tuple[str, ...]
    countries: tuple[str, ...] | None
    label: str
    lead: str
    details: str


def read_examples() -> Iterator[Example]:
    """Each line of `examples.txt`; its head says how one is written."""
    for number, line in enumerate(PATH.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield _example(f"example-{number}", *line.split(" | "))


def _example(name: str, categories: str, *rest: str) -> Example:
    countries = tuple(rest[0].replace("-", "").split()) if len(rest) > 1 else None
    label, _, told = rest[-1].rpartition(" :: ")
    lead, _, details = told.partition(" || ")
    kinds = tuple(category.strip() for category in categories.split(","))
    return Example(name, kinds, countries, label.strip(), lead.strip(), details.strip())


def without_marks(marked: str) -> str:
    return _MARK.sub(r"\2", marked)


def as_passage(example: Example) -> tuple[Parsed, Passage, dict[str, Role]]:
    """The passage that an example describes, with exactly the people that are marked, and their roles by name."""
    text, entities, roles = "", [], {}
    stretches: list[int] = []
    for part in (example.label, example.lead, example.details):
        text += " " if text and part else ""
        at = 0
        for mark in _MARK.finditer(part):
            text += part[at : mark.start()]
            span = Span(len(text), len(text) + len(mark.group(2)))
            entities.append(Entity(span, mark.group(2), EntityLabel.PERSON))
            roles[mark.group(2)] = MARKS[mark.group(1)]
            text += mark.group(2)
            at = mark.end()
        text += part[at:]
        stretches.append(len(text))
    start_of_lead = stretches[0] + 1 if example.label else 0
    end_of_lead = stretches[1]
    lead_span = Span(start_of_lead, end_of_lead)
    label_span = Span(0, stretches[0]) if example.label else None
    details = tuple(_sentences(text, end_of_lead))
    whole = Span(0, len(text))
    sentences = tuple(Sentence(span, 0) for span in (lead_span, *details))
    article = Article(example.name, PATH, text, whole, "")
    parsed = Parsed(article, (Block(BlockKind.PARAGRAPH, whole, whole),), sentences, tuple(entities))
    return parsed, Passage(whole, lead_span, lead_span, 0, details, label=label_span), roles


def _sentences(text: str, start: int) -> Iterator[Span]:
    rest = text[start:].strip()
    if not rest:
        return
    at = text.index(rest, start)
    for gap in [*_SENTENCE.finditer(text, at), None]:
        end = gap.start() if gap else len(text)
        if end > at:
            yield Span(at, end)
        at = gap.end() if gap else at
