"""What the network that comes with extract takes sentences, leads and people for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import numpy as np

from extract.errors import ModelError
from extract.learnt import find_model, shares
from extract.model import BlockKind, Category, Parsed, Role, Span
from extract.reader.network import Answers, Floats, Group, Network, Page, Question, Sizes, in_pieces
from extract.reader.script import CAPITAL, Script, read_script
from extract.senses import DIMENSIONS, place_among_senses

UNKNOWN, NAMED = "<unknown>", "<named>"  # what stands for words that the vocabulary lacks, those with a capital apart
SPECIAL = (UNKNOWN, NAMED)
BLOCKS = tuple(BlockKind)
ZONES = ("lead", "statement", "context", "detail", "label", "aside", "before")  # the parts of a passage
CATEGORIES = tuple(Category)
PARTS = (Role.SUBJECT, Role.PERPETRATOR, Role.OTHER)
_OURS, _WORDS, _NETWORKS = "wins_reader", "words.txt", ("sentences.npy", "passages.npy")
_AT_ONCE = 20_000  # words: a file of a million would take gigabytes
_KEPT = 2  # readings: an article may be read a second time with some of its headlines as items

Name = TypeVar("Name")
Named = tuple[str, Sequence[Span]]  # the part of the passage by which somebody enters it, and where they are named


@dataclass(frozen=True, slots=True)
class Reader:
    """Two networks and the words that they know, by their places.

    sentences  asked which sentences state wins: it learns that in few rounds, and forgets it in more
    passages   asked what kinds of wins the leads tell and what parts people play in them
    """

    sentences: Network
    passages: Network
    vocabulary: Mapping[str, int]

    def page_of(self, script: Script) -> Page:
        """An article in the numbers that the networks read."""
        return Page(
            np.array([self._number(word) for word in script.words], dtype=np.int32),
            np.array([place_among_senses(word) for word in script.words], dtype=np.float32).reshape(-1, DIMENSIONS),
            np.array([BLOCKS.index(kind) for kind in script.blocks], dtype=np.int32),
            np.array(script.lengths, dtype=np.int32),
        )

    def _number(self, word: str) -> int:
        unknown = NAMED if word.startswith(CAPITAL) else UNKNOWN
        return self.vocabulary.get(word, self.vocabulary[unknown])

    def write(self, folder: Path) -> None:
        """The words, one a line, and the numbers of the networks, halved in precision, into `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        words = sorted(self.vocabulary, key=self.vocabulary.__getitem__)
        (folder / _WORDS).write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
        for name, network in zip(_NETWORKS, (self.sentences, self.passages), strict=True):
            np.save(folder / name, network.numbers().astype(np.float16))


@cache
def load_reader() -> Reader:
    """The reader that comes with extract. Raises ModelError where it is missing or broken."""
    return read_reader(find_model(_OURS, "reader", _NETWORKS[0], "reader"))


def read_reader(folder: Path) -> Reader:
    """The reader that `Reader.write` left in `folder`. Raises ModelError where it is broken."""
    try:
        words = (folder / _WORDS).read_text(encoding="utf-8").splitlines()
        sentences, passages = (_read_network(folder / name, len(words)) for name in _NETWORKS)
    except (OSError, ValueError) as error:
        raise ModelError(f"the reader in {folder} does not load: {error}; train it with `make reader`") from error
    return Reader(sentences, passages, {word: place for place, word in enumerate(words)})


def _read_network(path: Path, words: int) -> Network:
    network = new_network(words)
    network.set_numbers(np.load(path).astype(np.float32))
    return network


def new_network(words: int, drop: float = 0.0) -> Network:
    """A network that has learnt nothing, for a vocabulary of so many words."""
    sizes = Sizes(words, DIMENSIONS, len(BLOCKS), len(ZONES), len(CATEGORIES), len(PARTS))
    return Network(sizes, drop)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as the reader has read it: rows for its words and its sentences, as each network tells them."""

    reader: Reader
    script: Script
    page: Page
    stating: Floats  # rows for the sentences, by the network that is asked about them
    words: Floats  # rows for words and sentences, by the network that is asked about passages
    sentences: Floats

    def wins(self, spans: Iterable[Span]) -> list[float]:
        """For each sentence the log-odds that it states a win; 0 for what is no sentence of the article."""
        odds = self.reader.sentences.wins_of(self.stating)[0][:, 0]
        told = dict(zip(self.script.sentences, map(float, odds), strict=True))
        return [told.get(span, 0.0) for span in spans]

    def kinds(self, lead: Span) -> dict[Category, float]:
        """The chances of the categories for a win stated by `lead`; none where the lead has no words."""
        words = self.script.within(lead)
        return _shares(CATEGORIES, self._answer(Question(words)).kinds[0]) if words else {}

    def parts(self, lead: Span, people: Sequence[Named]) -> list[dict[Role, float]]:
        """For each of the people the chances of the parts (`PARTS`) in the win that `lead` states; none if unread."""
        words = self.script.within(lead)
        named = [self._places(spans) for _, spans in people]
        known = tuple((each, ZONES.index(zone)) for each, (zone, _) in zip(named, people, strict=True) if each)
        if not words or not known:
            return [{} for _ in people]
        rows = iter(self._answer(Question(words, known)).parts)
        return [_shares(PARTS, next(rows)) if each else {} for each in named]

    def _places(self, spans: Iterable[Span]) -> Group:
        return sorted({place for span in spans for place in self.script.within(span)})

    def _answer(self, question: Question) -> Answers:
        return self.reader.passages.answer(self.page, self.words, self.sentences, [question])[0]


def read_whole(parsed: Parsed) -> Reading:
    """The article as the reader that comes with extract reads it."""
    for known, reading in _readings:
        if known is parsed:  # to compare whole articles would take as long as to read them
            return reading
    reader, script = load_reader(), read_script(parsed)
    page = reader.page_of(script)
    _, stating = _rows(reader.sentences, page)
    reading = Reading(reader, script, page, stating, *_rows(reader.passages, page))
    _readings[:] = [(parsed, reading), *_readings[: _KEPT - 1]]
    return reading


def _rows(network: Network, page: Page) -> tuple[Floats, Floats]:
    """What a network makes of the words and the sentences of a page."""
    words = np.concatenate([network.words_of(piece)[0] for piece in in_pieces(page, _AT_ONCE)])
    return words, network.sentences_of(page, words)[0]


_readings: list[tuple[Parsed, Reading]] = []


def _shares(names: Sequence[Name], scores: Floats) -> dict[Name, float]:
    return shares(dict(zip(names, map(float, scores), strict=True)))
