"""Small articles for whole-article cases.

`build` takes them line by line ("WIN 2020-04 | …" is a passage and its date), `laid_out` as a publisher wrote them,
every lead marked: "[[2020-04|In April a court freed Ana.]]"; there the blocks are those that the layout stage finds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from extract.layout import find_blocks
from extract.model import Article, Block, BlockKind, Parsed, Passage, Sentence, Span

PAGES = ("dates_shapes", "dates_notations", "dates_pages")  # the cases that are pages of publishers
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


def sentence_page(case: Mapping[str, Any]) -> tuple[Parsed, tuple[Passage, ...]]:
    """The article of one case of `tests/cases/dates.toml`: a title, perhaps a heading, and one win."""
    text = case["text"].replace("\n", "\v")  # the article is written line by line; a break inside a line is kept
    lead = case.get("lead")
    text = text.replace(lead, f"[[{lead}]]") if lead else text
    heading = f"HEAD {case['heading']}\n" if "heading" in case else ""
    lines = f"TITLE {case.get('title', 'Human rights wins of 2019')}\n{heading}WIN ? | {text}"
    parsed, passages, _ = build(lines, case.get("published", ""), case.get("name", "sample"))
    return parsed, passages


def shaped_page(case: Mapping[str, Any]) -> tuple[Parsed, tuple[Passage, ...], tuple[str, ...]]:
    """The page of a case of one of `PAGES`."""
    return laid_out(case["text"].lstrip("\n"), case.get("name", "sample"))


def laid_out(marked: str, name: str = "sample") -> tuple[Parsed, tuple[Passage, ...], tuple[str, ...]]:
    """The parsed article with real blocks, its passages and the dates expected of them."""
    text, leads, expected, at = "", [], [], 0
    for match in re.finditer(r"\[\[([^|\]]*)\|(.*?)\]\]", marked, re.DOTALL):
        text += marked[at : match.start()]
        leads.append(Span(len(text), len(text) + len(match.group(2))))
        expected.append(match.group(1).strip())
        text += match.group(2)
        at = match.end()
    text += marked[at:]
    article = Article(name, Path(f"{name}.txt"), text, Span(0, len(text)), "0" * 64)
    blocks = find_blocks(article)
    sentences = [
        Sentence(span, place)
        for place, block in enumerate(blocks)
        if block.kind is not BlockKind.CHROME
        for span in _sentences(block.body, text)
    ]
    passages = [_passage(k, leads, blocks, sentences, text) for k in range(len(leads))]
    return Parsed(article, blocks, tuple(sentences), ()), tuple(passages), tuple(expected)


def _sentences(body: Span, text: str) -> list[Span]:
    words = body.of(text)
    cuts = [0, *(match.end() for match in _SENTENCE.finditer(words)), len(words)]
    pieces = [(first, words[first:last].rstrip()) for first, last in pairwise(cuts)]
    return [Span(body.start + first, body.start + first + len(piece)) for first, piece in pieces if piece]


def _passage(k: int, leads: list[Span], blocks: tuple[Block, ...], sentences: list[Sentence], text: str) -> Passage:
    """The passage of a lead: to the next one, but not beyond its paragraph where another block follows a heading."""
    lead = leads[k]
    place = next(n for n, block in enumerate(blocks) if block.span.overlaps(lead))
    block = blocks[place]
    before = max((other.end for other in leads[:k]), default=0)
    end = min((other.start for other in leads[k + 1 :]), default=len(text))
    own = [one for one in sentences if one.block == place]
    statement = next((one.span for one in own if one.span.overlaps(lead)), lead)
    if not statement.contains(lead):
        statement = lead
    details = tuple(one.span for one in own if one.span.start >= lead.end and one.span.end <= end)
    context = tuple(one.span for one in own if one.span.end <= lead.start and one.span.start >= before)
    label = block.label if block.label and block.label.end <= lead.start else None
    return Passage(
        Span(min(block.span.start, lead.start), max(lead.end, min(end, block.span.end))),
        lead,
        statement,
        place,
        details,
        context=context,
        label=label,
    )


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


_WINS = (
    ("03-03", "On 3 March a judge in Port Lilac acquitted the weaver Ama Tor, whose loom had been seized."),
    ("06-19", "The council of Vell gave up flogging on 19 June. Nobody there remembers who began it."),
    ("10-08", "Eleven ferry workers were let out of the fort of Brenn on 8 October, hungry and in good voice."),
    ("12-02", "On 2 December the chamber struck the old blasphemy clause from the penal code of the islands."),
)


def head_page(case: dict[str, Any]) -> str:
    """The page of a case of `dates_heads.toml`, as `laid_out` takes it: four wins of a day each, head and foot."""
    years = case["years"] if len(case["years"]) == len(_WINS) else case["years"] * len(_WINS)
    wins = [f"[[{year}-{day}|{words}]]" for year, (day, words) in zip(years, _WINS, strict=True)]
    text = "\n\n".join((case.get("head", "").strip(), *wins, case.get("foot", "").strip()))
    return text.strip() + "\n"


_TINY_WIN = re.compile(r"\[\[(?P<dates>[^\[\]]*)\|(?P<sentence>[^|\[\]]*)\]\]")


def tiny_page(page: dict[str, Any]) -> tuple[Parsed, tuple[Passage, ...], list[list[str]]]:
    """A page of `tiny/*.toml`, its passages and the dates accepted for each: "[[2020-04|2020|In April …]]"."""
    text = page["text"].lstrip("\n")
    accepted = [hit["dates"].split("|") for hit in _TINY_WIN.finditer(text)]
    parsed, passages, _ = laid_out(_TINY_WIN.sub(r"[[x|\g<sentence>]]", text), page["name"])
    return parsed, passages, accepted
