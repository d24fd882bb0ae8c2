"""The network that reads an article whole: words among their neighbours, sentences among theirs, and three questions.

The words are looked at in wider and wider windows (dilated convolutions, Strubell et al. 2017), and so are the
sentences. Small heads then answer: does this sentence state a win, what kind of win does this lead tell, what part does
this person play in it? `models/reader` trains the network; at run time it only predicts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Dropout, Embed, Linear, Maxout, Model, NumpyOps, Relu, chain, residual

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Back = Callable[[Floats], Floats]
Layer = Model[Any, Any]
Group = Sequence[int]  # places of words
Asked = tuple[Group, int]  # the words of a name, and where it stands

WIDTH = 96  # numbers that a word, and a sentence, is told by
WORD, BLOCK, ZONE = 64, 12, 12  # numbers for a word of the vocabulary, a kind of block, a part of a passage
REACHES = (1, 2, 4, 1)  # how far apart the words of each layer's windows stand: seventeen words in all
SENTENCE_REACHES = (1, 2, 4)  # the same for sentences: seven before and seven after
HIDDEN = 96
_OPS = NumpyOps()


@dataclass(frozen=True, slots=True)
class Page:
    """An article in numbers, a row or item for each word.

    words    places in the vocabulary
    senses   what is known of the word beside that, rows × `senses`
    blocks   kinds of block, as numbers
    lengths  of the sentences, in words
    """

    words: Ints
    senses: Floats
    blocks: Ints
    lengths: Ints


def in_pieces(page: Page, most: int) -> Iterator[Page]:
    """A page in stretches of whole sentences, of about `most` words; the page itself where it is no longer."""
    ends = np.cumsum(page.lengths)
    start = first = 0
    while first < len(ends):
        last = max(first + 1, int(np.searchsorted(ends, start + most, side="right")))
        end = int(ends[last - 1])
        yield Page(page.words[start:end], page.senses[start:end], page.blocks[start:end], page.lengths[first:last])
        start, first = end, last


@dataclass(frozen=True, slots=True)
class Question:
    """The words of a lead and, for each person of its passage, the words that name them and where they stand."""

    lead: Group
    people: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """Scores, before they are made chances.

    kinds  a row for each question, a column for each category
    parts  a row for each person of each question in turn, a column for each part
    """

    kinds: Floats
    parts: Floats


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many there are of each: words known, numbers of a sense, kinds of blocks, parts of a passage, …"""

    words: int
    senses: int
    blocks: int
    zones: int
    kinds: int
    parts: int


class Network:
    """The layers and how they hang together; `drop` is the share of numbers left out at each step of training."""

    def __init__(self, sizes: Sizes, drop: float = 0.0) -> None:
        self.word: Layer = Embed(WORD, sizes.words)
        self.block: Layer = Embed(BLOCK, sizes.blocks)
        self.zone: Layer = Embed(ZONE, sizes.zones)
        self.enter: Layer = chain(Relu(WIDTH, WORD + sizes.senses + BLOCK), Dropout(drop))
        self.among = [_looking_around(reach, drop) for reach in REACHES]
        self.sum_up: Layer = chain(Relu(WIDTH, 2 * WIDTH + BLOCK), Dropout(drop))
        self.in_turn = [_looking_around(reach, drop) for reach in SENTENCE_REACHES]
        self.win: Layer = Linear(1, WIDTH)
        self.kind: Layer = chain(Relu(HIDDEN, 3 * WIDTH), Dropout(drop), Linear(sizes.kinds, HIDDEN))
        self.part: Layer = chain(Relu(HIDDEN, 4 * WIDTH + ZONE), Dropout(drop), Linear(sizes.parts, HIDDEN))
        for layer in self.layers():
            layer.initialize()

    def layers(self) -> Iterator[Layer]:
        """Every layer, in a fixed order."""
        yield from (self.word, self.block, self.enter, *self.among, self.sum_up, *self.in_turn)
        yield from (self.win, self.kind, self.zone, self.part)

    def numbers(self) -> Floats:
        """All that was learnt, one after the other."""
        return np.concatenate([np.asarray(node.get_param(name)).ravel() for node, name in self._learnt()])

    def set_numbers(self, numbers: Floats) -> None:
        """Puts back what `numbers` gave. Raises ValueError where they are those of a network of other sizes."""
        shapes = [node.get_param(name).shape for node, name in self._learnt()]
        ends = np.cumsum([np.prod(shape) for shape in shapes])
        if numbers.shape != (ends[-1],):
            raise ValueError(f"the network has {ends[-1]} numbers, not {numbers.shape}")
        pieces = np.split(numbers, ends[:-1])
        for (node, name), shape, piece in zip(self._learnt(), shapes, pieces, strict=True):
            value: Any = piece.reshape(shape)  # numpy's own types are none of thinc's
            node.set_param(name, value)

    def _learnt(self) -> Iterator[tuple[Layer, str]]:
        nodes = (node for layer in self.layers() for node in layer.walk())
        yield from ((node, name) for node in nodes for name in node.param_names)

    def words_of(self, page: Page, is_train: bool = False) -> tuple[Floats, Callable[[Floats], None]]:
        """A row for each word of the page, told by what stands around it; the second part takes changes back."""
        word, back_word = self.word(page.words, is_train)
        block, back_block = self.block(page.blocks, is_train)
        rows, back_enter = self.enter(np.hstack([word, page.senses, block]), is_train)
        rows, back_among = _through(self.among, rows, is_train)

        def back(change: Floats) -> None:
            entered = back_enter(back_among(change))
            back_word(np.ascontiguousarray(entered[:, :WORD]))
            back_block(np.ascontiguousarray(entered[:, -BLOCK:]))

        return rows, back

    def sentences_of(self, page: Page, words: Floats, is_train: bool = False) -> tuple[Floats, Back]:
        """A row for each sentence, told by its words and the sentences around it."""
        most, which = _OPS.reduce_max(words, page.lengths)
        mean = _OPS.reduce_mean(words, page.lengths)
        opening = np.cumsum(page.lengths) - page.lengths
        block, back_block = self.block(page.blocks[opening], is_train)
        rows, back_sum = self.sum_up(np.hstack([most, mean, block]), is_train)
        rows, back_turn = _through(self.in_turn, rows, is_train)

        def back(change: Floats) -> Floats:
            summed = back_sum(back_turn(change))
            back_block(np.ascontiguousarray(summed[:, -BLOCK:]))
            most, mean = _cut(summed, WIDTH, WIDTH)
            of_words: Floats = _OPS.backprop_reduce_max(most, which, page.lengths)
            of_words += _OPS.backprop_reduce_mean(mean, page.lengths)
            return of_words

        return rows, back

    def wins_of(self, sentences: Floats, is_train: bool = False) -> tuple[Floats, Back]:
        """For each sentence the log-odds that it states a win, as a column."""
        return self.win(sentences, is_train)

    def answer(
        self, page: Page, words: Floats, sentences: Floats, questions: Sequence[Question], is_train: bool = False
    ) -> tuple[Answers, Callable[[Answers], tuple[Floats, Floats]]]:
        """What the leads and people of `questions` are, and what takes changes back to words and sentences."""
        told, back_told = _asked(words, sentences, page, [question.lead for question in questions])
        kinds, back_kind = self.kind(told, is_train)
        asked = [(number, *person) for number, question in enumerate(questions) for person in question.people]
        owners = np.array([owner for owner, *_ in asked], dtype=np.int64)
        who, back_who = _largest(words, [group for _, group, _ in asked])
        zone, back_zone = self.zone(np.array([zone for *_, zone in asked], dtype=np.int32), is_train)
        parts, back_part = self.part(np.hstack([who, told[owners], zone]), is_train)

        def back(change: Answers) -> tuple[Floats, Floats]:
            of_name, of_lead, of_zone = _cut(back_part(change.parts), WIDTH, 3 * WIDTH, ZONE)
            back_zone(of_zone)
            in_leads = back_kind(change.kinds)
            np.add.at(in_leads, owners, of_lead)
            in_words, in_sentences = back_told(in_leads)
            return in_words + back_who(of_name), in_sentences

        return Answers(kinds, parts), back


def _looking_around(reach: int, drop: float) -> Layer:
    """Adds to each row what it and the rows `reach` before and after it say together."""
    window: Layer = Model("window", _window, attrs={"reach": reach})
    return residual(chain(window, Maxout(WIDTH, 3 * WIDTH, nP=2, normalize=True, dropout=drop)))


def _window(model: Layer, rows: Floats, is_train: bool) -> tuple[Floats, Back]:
    """Each row beside the one `reach` before it and the one `reach` after it; nought where there is none."""
    reach, (number, width) = model.attrs["reach"], rows.shape
    reach = min(reach, number)
    beside = np.zeros((number, 3 * width), dtype=np.float32)
    beside[reach:, :width] = rows[: number - reach]
    beside[:, width : 2 * width] = rows
    beside[: number - reach, 2 * width :] = rows[reach:]

    def back(change: Floats) -> Floats:
        own = change[:, width : 2 * width].copy()
        own[: number - reach] += change[reach:, :width]
        own[reach:] += change[: number - reach, 2 * width :]
        return own

    return beside, back


def _through(layers: Sequence[Layer], rows: Floats, is_train: bool) -> tuple[Floats, Back]:
    backs: list[Back] = []
    for layer in layers:
        rows, back = layer(rows, is_train)
        backs.append(back)

    def back_all(change: Floats) -> Floats:
        for back in reversed(backs):
            change = back(change)
        return change

    return rows, back_all


def _asked(
    words: Floats, sentences: Floats, page: Page, leads: Sequence[Group]
) -> tuple[Floats, Callable[[Floats], tuple[Floats, Floats]]]:
    """A row for each lead: the largest and the mean of its words, and the sentence that it stands in."""
    most, back_most = _largest(words, leads)
    mean, back_mean = _mean(words, leads)
    own = np.searchsorted(np.cumsum(page.lengths), [lead[0] for lead in leads], side="right")

    def back(change: Floats) -> tuple[Floats, Floats]:
        one, two, three = _cut(change, WIDTH, WIDTH, WIDTH)
        in_sentences = np.zeros_like(sentences)
        np.add.at(in_sentences, own, three)
        return back_most(one) + back_mean(two), in_sentences

    return np.hstack([most, mean, sentences[own]]), back


def _largest(rows: Floats, groups: Sequence[Group]) -> tuple[Floats, Back]:
    """For each group of rows the largest of each number."""
    places, lengths = _flat(groups)
    most, which = _OPS.reduce_max(rows[places], lengths)
    return most, lambda change: _scattered(rows, places, _OPS.backprop_reduce_max(change, which, lengths))


def _mean(rows: Floats, groups: Sequence[Group]) -> tuple[Floats, Back]:
    places, lengths = _flat(groups)
    mean = _OPS.reduce_mean(rows[places], lengths)
    return mean, lambda change: _scattered(rows, places, _OPS.backprop_reduce_mean(change, lengths))


def _cut(rows: Floats, *widths: int) -> list[Floats]:
    """The columns of `rows` in pieces of some widths."""
    ends = np.cumsum(widths)
    return [np.ascontiguousarray(rows[:, end - width : end]) for end, width in zip(ends, widths, strict=True)]


def _flat(groups: Sequence[Group]) -> tuple[NDArray[np.int64], Ints]:
    places = np.array([place for group in groups for place in group], dtype=np.int64)
    return places, np.array([len(group) for group in groups], dtype=np.int32)


def _scattered(rows: Floats, places: NDArray[np.int64], change: Floats) -> Floats:
    spread = np.zeros_like(rows)
    np.add.at(spread, places, change)
    return spread
