"""Articles made by hand for the questions where and which body: names and the statement of the win are marked."""

import re
from pathlib import Path

from extract.model import Article, Block, BlockKind, Entity, EntityLabel, Parsed, Passage, Sentence, Span

_MARKS = {"[": ("]", EntityLabel.PERSON), "<": (">", EntityLabel.LOC), "{": ("}", EntityLabel.ORG)}


def place(marked: str, label: str = "") -> tuple[Parsed, Passage]:
    """One block a line; [people], <places> and {bodies} are marked, and *the lead* by asterisks around it.

    What follows the lead on its line are details, what stands before it context; `label` is looked for in the text.
    """
    text, entities, edges = "", [], []
    opened: list[tuple[str, int]] = []
    for char in marked:
        if char in _MARKS:
            opened.append((char, len(text)))
        elif opened and char == _MARKS[opened[-1][0]][0]:
            mark, start = opened.pop()
            entities.append(Entity(Span(start, len(text)), text[start:], _MARKS[mark][1]))
        elif char == "*":
            edges.append(len(text))
        else:
            text += char
    lead = Span(*edges)
    lines = [Span(*line.span()) for line in re.finditer(r"[^\n]+", text)]
    own = next(number for number, line in enumerate(lines) if line.contains(lead))
    rest = Span(min(lead.end + 1, lines[own].end), lines[own].end)
    front = Span(lines[own].start, max(lead.start - 1, lines[own].start))
    at = text.index(label) if label else 0
    passage = Passage(
        span=lines[own],
        lead=lead,
        statement=lead,
        block=own,
        details=(rest,) if len(rest) else (),
        context=(front,) if len(front) and not label else (),
        label=Span(at, at + len(label)) if label else None,
    )
    sentences = [Sentence(span, own) for span in (front, lead, rest) if len(span)]
    others = [Sentence(line, number) for number, line in enumerate(lines) if number != own]
    article = Article("made", Path("made.txt"), text, Span(0, len(text)), "")
    blocks = tuple(Block(BlockKind.PARAGRAPH, line, line) for line in lines)
    return Parsed(article, blocks, tuple(sorted([*sentences, *others], key=lambda each: each.span)), tuple(entities)), (
        passage
    )
