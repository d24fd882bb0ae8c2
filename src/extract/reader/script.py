"""What the reader sees of an article: its sentences in turn, each word by its stem, names only by their kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.model import BlockKind, EntityLabel, Parsed, Span
from extract.text import stem

LONGEST = 1200  # characters read of a sentence: a broken page may be one line
OPENING = "<s>"  # stands before the words of every sentence
CAPITAL = "^"  # opens the stem of a word with a capital inside a sentence: "^court" is a body, "court" may be any
YEAR, NUMBER = "<year>", "<number>"
# Whose names are read by what they are, not by what they say: they would teach cases by heart.
NAMES = {EntityLabel.PERSON: "<person>", EntityLabel.LOC: "<place>"}
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Script:
    """The words of an article in text order, and which of them are of one sentence.

    spans      of the words, the opening of a sentence being empty
    blocks     of each word, the kind of block that it stands in
    sentences  their spans; `lengths` are the numbers of words in each, the opening counted
    """

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    blocks: tuple[BlockKind, ...]
    sentences: tuple[Span, ...]
    lengths: tuple[int, ...]

    def within(self, span: Span) -> tuple[int, ...]:
        """The places of the words that `span` holds or touches; openings are none."""
        first = max(0, bisect_left(self.spans, span.start, key=lambda word: word.start) - 1)
        last = bisect_left(self.spans, span.end, lo=first, key=lambda word: word.start)
        return tuple(place for place in range(first, last) if self.spans[place].end > span.start)


def read_script(parsed: Parsed) -> Script:
    """The script of an article; blocks without sentences of their own, such as headings, are one each."""
    text = parsed.article.text
    words: list[str] = []
    spans: list[Span] = []
    blocks: list[BlockKind] = []
    sentences: list[Span] = []
    lengths: list[int] = []
    for span, kind in _lines(parsed):
        told = list(told_words(text, span, _names(parsed, span)))
        words += [word for word, _ in told]
        spans += [place for _, place in told]
        blocks += [kind] * len(told)
        sentences.append(span)
        lengths.append(len(told))
    return Script(tuple(words), tuple(spans), tuple(blocks), tuple(sentences), tuple(lengths))


def _lines(parsed: Parsed) -> Iterator[tuple[Span, BlockKind]]:
    """Every sentence with the kind of its block, and every block that has none."""
    inside: dict[int, list[Span]] = {}
    for sentence in parsed.sentences:
        inside.setdefault(sentence.block, []).append(sentence.span)
    for number, block in enumerate(parsed.blocks):
        for span in inside.get(number, [block.span]):
            yield span, block.kind


def _names(parsed: Parsed, span: Span) -> list[tuple[Span, str]]:
    return [(each.span, NAMES[each.label]) for each in parsed.entities_in(span) if each.label in NAMES]


def told_words(text: str, span: Span, names: Sequence[tuple[Span, str]]) -> Iterator[tuple[str, Span]]:
    """The words of a sentence with their spans, after its opening; each of `names`, in text order, is one word."""
    yield OPENING, Span(span.start, span.start)
    waiting = list(reversed(names))
    for hit in _WORD.finditer(text, span.start, min(span.end, span.start + LONGEST)):
        start, end = hit.span()
        while waiting and waiting[-1][0].end <= start:
            whole, kind = waiting.pop()
            yield kind, whole
        if waiting and waiting[-1][0].start < end:
            continue  # a word of the name that is told when it ends
        yield _told(hit.group(), opens=start == span.start), Span(start, end)
    yield from ((kind, whole) for whole, kind in reversed(waiting) if whole.end <= span.start + LONGEST)


def _told(word: str, *, opens: bool) -> str:
    if word.isdigit():
        return YEAR if len(word) == len("2024") else NUMBER
    told = stem(word.casefold())
    return told if opens or not word[0].isupper() else CAPITAL + told
