"""Small articles for whole-article cases, line by line: "WIN 2020-04 | …" is a passage and its date."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

from extract.model import Article, Block, BlockKind, Parsed, Passage, Sentence, Span

_KINDS = {
    "TITLE": BlockKind.TITLE,
    "HEAD": BlockKind.HEADING,
    "PARA": BlockKind.PARAGRAPH,
    "CAPTION": BlockKind.CAPTION,
    "WIN": BlockKind.PARAGRAPH,
    "NEXT": BlockKind.PARAGRAPH,
}
_SENTENCE = re.compile(r"(?<!\bFeb\.)(?<!\bSept\.)(?<!\bNo\.)(?<=[.!?])[”\"’)]*\s+(?=[A-Z“\"(\d•])")


def build(lines: str, published: str = "", name: str = "sample") -> tuple[Parsed, tuple[Passage, ...], tuple[str, ...]]:
    """The parsed article, its passages and the dates expected of them.

    A paragraph's leads stand in [[ ]], with one date each, or its first sentence is the lead. A label ends with "::".
    NEXT is a further paragraph on the last win; an empty line (as GAP) is a larger gap.
    """
    text, blocks, sentences, passages, expected = "", [], [], [], []
    for line in lines.strip().split("\n"):
        if line.strip() == "GAP":
            text += "\n\n"
            continue
        if not line.strip():
            continue
        kind, _, rest = line.strip().partition(" ")
        wanted, rest = rest.split(" | ", 1) if kind == "WIN" else ("", rest)
        start = len(text)
        label = None
        if "::" in rest:
            written, rest = rest.split("::", 1)
            label = Span(start, start + len(written))
            text += written
        body_start = len(text)
        rest = rest.replace("\v", "\n")
        plain = rest.replace("[[", "").replace("]]", "")
        text += plain
        place = len(blocks)
        body = Span(body_start, len(text))
        blocks.append(Block(_KINDS[kind], Span(start, len(text)), body, label, 1 if kind == "HEAD" else 0))
        cuts = [0, *(match.end() for match in _SENTENCE.finditer(plain)), len(plain)]
        own = []
        for first, last in pairwise(cuts):
            stripped = plain[first:last].rstrip()
            own.append(Span(body_start + first, body_start + first + len(stripped)))
        sentences += [Sentence(span, place) for span in own]
        if kind == "WIN":
            leads = _leads(rest, body_start) or [own[0]]
            passages += _passages(leads, own, place, Span(start, len(text)), label)
            expected += wanted.split(";")
        text += "\n\n"
    article = Article(
        name,
        Path(f"{name}.txt"),
        text,
        Span(0, len(text)),
        "0" * 64,
        published=date.fromisoformat(published) if published else None,
    )
    return Parsed(article, tuple(blocks), tuple(sentences), ()), tuple(passages), tuple(one.strip() for one in expected)


def _leads(rest: str, offset: int) -> list[Span]:
    spans, removed = [], 0
    for match in re.finditer(r"\[\[(.*?)\]\]", rest):
        start = offset + match.start() - removed
        spans.append(Span(start, start + len(match.group(1))))
        removed += 4
    return spans


def _passages(leads: list[Span], own: list[Span], block: int, span: Span, label: Span | None) -> list[Passage]:
    made = []
    for k, lead in enumerate(leads):
        statement = next((one for one in own if one.overlaps(lead)), lead)
        end = leads[k + 1].start if k + 1 < len(leads) else span.end
        details = tuple(one for one in own if one.start >= lead.end and one.end <= end and not one.overlaps(lead))
        before = tuple(one for one in own if one.end <= lead.start) if k == 0 else ()
        made.append(
            Passage(
                Span(statement.start, max(end, lead.end)) if len(leads) > 1 else span,
                lead,
                statement,
                block,
                details,
                context=before[-1:],
                label=label,
            )
        )
    return made
