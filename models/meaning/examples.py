"""Reads `examples.txt`: sentences of our own with people, their roles and bodies marked, as passages for learning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.model import Article, Block, BlockKind, Entity, EntityLabel, Parsed, Passage, Role, Sentence, Span

MARKS = {
    "s": Role.SUBJECT,
    "p": Role.PERPETRATOR,
    "o": Role.OFFICIAL,
    "q": Role.SPOKESPERSON,
    "r": Role.RELATIVE,
    "l": Role.LAWYER,
    "x": Role.OTHER,
}
BODY = "b"
_MARK = re.compile(r"\[([spoqrlxb]) ([^\]]+)\]")
_SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-ZÀ-Þ“(])")


@dataclass(frozen=True)
class Example:
    """One made-up win: its passage, the accepted categories, and the role of everybody named."""

    parsed: Parsed
    passage: Passage
    categories: tuple[str, ...]
    roles: dict[str, Role]


def read_examples(path: Path) -> Iterator[Example]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            categories, _, text = line.partition(" | ")
            yield make_example(text, tuple(name.strip() for name in categories.split(",")), f"example-{number}")


def make_example(marked: str, categories: tuple[str, ...], name: str) -> Example:
    """The passage that `marked` describes: a label and ` :: ` if there is one, a lead, ` || ` and its details.

    People stand in marks like `[s Name]`, bodies in `[b Name]`.
    """
    label, _, marked = marked.rpartition(" :: ")
    lead, _, rest = marked.partition(" || ")
    text, entities, roles = "", [], {}
    stretches: list[int] = []
    for part in (label.strip(), lead.strip(), rest.strip()):
        text += " " if text and part else ""
        at = 0
        for mark in _MARK.finditer(part):
            text += part[at : mark.start()]
            span = Span(len(text), len(text) + len(mark.group(2)))
            is_body = mark.group(1) == BODY
            entities.append(Entity(span, mark.group(2), EntityLabel.ORG if is_body else EntityLabel.PERSON))
            roles |= {} if is_body else {mark.group(2): MARKS[mark.group(1)]}
            text += mark.group(2)
            at = mark.end()
        text += part[at:]
        stretches.append(len(text))
    start_of_lead = stretches[0] + 1 if label else 0
    end_of_lead = stretches[1]
    lead_span = Span(start_of_lead, end_of_lead)
    label_span = Span(0, stretches[0]) if label else None
    details = tuple(_sentences(text, end_of_lead))
    whole = Span(0, len(text))
    sentences = tuple(Sentence(span, 0) for span in (lead_span, *details))
    article = Article(name, Path(f"{name}.txt"), text, whole, "")
    parsed = Parsed(article, (Block(BlockKind.PARAGRAPH, whole, whole),), sentences, tuple(entities))
    return Example(parsed, Passage(whole, lead_span, lead_span, 0, details, label=label_span), categories, roles)


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
