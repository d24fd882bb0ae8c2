#!/usr/bin/env python3
"""Train the networks that read articles whole (`models/wins_reader`).

usage: train.py DATA_DIR SHARED_DIR [--leave-out SET ...] [--into FOLDER] [--seed N]

DATA_DIR holds prepared sentences (as for `make model`), SHARED_DIR annotated articles (`annotations.py` says where).
First a network guesses words that are hidden from it, which needs no annotation and teaches it how words are used.
Then two learn from there: one from the annotated articles and our own marked ones which sentences state wins, which it
knows after few rounds and has by heart after more, the other from the annotated ones of what kind the wins are and
whom they are about.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from annotations import Annotated, Marked, follows_real_pages, read_marked, read_through
from thinc.api import Adam, Linear, Model, NumpyOps, fix_random_seed, set_current_ops, warmup_linear

from cases import MATCHED, accepted, lead_of, overlap, role_of, roles_of, wins_of
from extract.learnt import chance
from extract.model import BlockKind, EntityLabel, Parsed, Passage, Role, Span
from extract.reader.network import WIDTH, WORD, Answers, Asked, Floats, Network, Page, Question
from extract.reader.reading import CATEGORIES, PARTS, SPECIAL, ZONES, Reader, new_network
from extract.reader.script import NAMES, Script, read_script, told_words
from extract.resolve.people.cast import find_figures
from extract.segment import find_passages
from extract.segment.position import places

TARGET = Path(__file__).parents[1] / "wins_reader"
SENTENCES = 40  # of the prepared ones are read as one page: their order is that of the articles they are from
KNOWN = 6  # times that a word stands in annotated articles, from which on it has a place in the vocabulary …
KNOWN_PLAIN = 15  # … or in all of the text
HIDDEN_SHARE = 0.2  # of the words are to be guessed
FORGOTTEN = 0.15  # of the words are read as unknown at each step, so that what is learnt does not hang on one word
DROP = 0.35
STEP = 2e-3  # the largest step of learning
AT_ONCE = 4  # pages a step
GUESSING = 10  # rounds
# The rounds in which a network learns, and how much each question counts for it.
SENTENCES_SAY = 2, {"wins": 1.0, "kinds": 0.1, "parts": 0.1}
PASSAGES_SAY = 5, {"wins": 0.1, "kinds": 0.5, "parts": 0.8}

T = TypeVar("T")


@dataclass(frozen=True)
class Lesson:
    """What is to be learnt of one page.

    wins    by the place of a sentence, whether it states a win and how much that counts
    asked   the leads of its wins with the people of their passages
    kinds   for each of them the places of the accepted categories
    parts   for each of their people in turn the place of the part
    """

    script: Script
    wins: dict[int, tuple[bool, float]] = field(default_factory=dict)
    asked: tuple[Question, ...] = ()
    kinds: tuple[tuple[int, ...], ...] = ()
    parts: tuple[int, ...] = ()


def lesson_of(article: Annotated) -> Lesson:
    """The sentences of an annotated article, and the wins of the passages that are found in it."""
    parsed = article.parsed()
    script = read_script(parsed)
    wins = {}
    for span, place in _stating(parsed, script):
        hits = [win for win in article.wins if overlap(span, lead_of(win)) >= MATCHED]
        counts = not hits or not all(win.get("optional") for win in hits)
        wins[place] = bool(hits), counts * (2.0 if follows_real_pages(article.set) or article.set == "real" else 1.0)
    asked, kinds, parts = [], [], []
    passages = find_passages(parsed)
    for passage, win in zip(passages, wins_of(article, passages), strict=True):
        if win and (words := script.within(passage.lead)):
            people, roles = _people(parsed, passage, script, roles_of(win))
            asked.append(Question(words, people))
            kinds.append(tuple(CATEGORIES.index(each) for each in accepted(win)))  # type: ignore[arg-type]
            parts += roles
    return Lesson(script, wins, tuple(asked), tuple(kinds), tuple(parts))


def lesson_of_marked(marked: Marked) -> Lesson:
    """The sentences of one of our own articles; nobody said what kind of win they state."""
    script = read_script(marked.parsed)
    counts = 0.5 if marked.kind == "plain" else 1.0
    wins = {
        place: (any(overlap(span, lead) >= MATCHED for lead in marked.leads), counts)
        for span, place in _stating(marked.parsed, script)
    }
    return Lesson(script, wins)


def _stating(parsed: Parsed, script: Script) -> Iterator[tuple[Span, int]]:
    """The sentences that may state wins, with their places in the script."""
    known = {span: place for place, span in enumerate(script.sentences)}
    for place in places(parsed):
        if (span := place.sentence.span) in known:
            yield span, known[span]


def _people(
    parsed: Parsed, passage: Passage, script: Script, roles: dict[str, str]
) -> tuple[tuple[Asked, ...], list[int]]:
    people, parts = [], []
    for figure in find_figures(parsed, passage):
        words = sorted({place for form in figure.forms for place in script.within(form.span)})
        if words:
            people.append((tuple(words), ZONES.index(figure.first().zone)))
            role = role_of(roles, figure)
            parts.append(PARTS.index(Role(role)) if role in PARTS else PARTS.index(Role.OTHER))
    return tuple(people), parts


def read_plain(data: Path) -> Iterator[Lesson]:
    """The prepared sentences of DATA_DIR, some at a time as one page."""
    for path in sorted(data.glob("train.*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for some in in_groups([json.loads(line) for line in lines], SENTENCES):
                yield Lesson(_plain_script(some))


def _plain_script(sentences: Sequence[dict[str, object]]) -> Script:
    words: list[tuple[str, Span]] = []
    lengths: list[int] = []
    for sentence in sentences:
        text = str(sentence["text"])
        names = [
            (Span(start, end), NAMES[EntityLabel(label)])
            for start, end, label in sorted(sentence["entities"])  # type: ignore[call-overload]
            if label in set(EntityLabel) and EntityLabel(label) in NAMES
        ]
        told = list(told_words(text, Span(0, len(text)), names))
        words += told
        lengths.append(len(told))
    kinds = (BlockKind.PARAGRAPH,) * len(words)
    return Script(tuple(word for word, _ in words), tuple(span for _, span in words), kinds, (), tuple(lengths))


def vocabulary_of(annotated: Iterable[Lesson], plain: Iterable[Lesson]) -> dict[str, int]:
    """The words that are known by themselves, with their places."""
    often = Counter(word for lesson in annotated for word in lesson.script.words)
    anywhere = often + Counter(word for lesson in plain for word in lesson.script.words)
    known = [word for word, number in anywhere.items() if number >= KNOWN_PLAIN or often[word] >= KNOWN]
    return {word: place for place, word in enumerate([*SPECIAL, *sorted(known)])}


class Guesser:
    """Guesses the words hidden from a network by what it makes of their places."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.turn = Linear(WORD, WIDTH)
        self.turn.initialize()

    def learn(self, page: Page) -> float:
        """Hides some words of a page, and takes back what the guesses miss; returns the mean surprise."""
        hidden = np.flatnonzero(np.random.random(len(page.words)) < HIDDEN_SHARE)
        if not len(hidden):
            return 0.0
        senses = page.senses.copy()
        senses[hidden] = 0.0
        rows, back = self.network.words_of(Page(_unknown(page.words, hidden), senses, page.blocks, page.lengths), True)
        turned, back_turned = self.turn(rows[hidden], True)
        table = self.network.word.get_param("E")
        shares = _softmax(turned @ table.T)
        surprise = -np.log(shares[np.arange(len(hidden)), page.words[hidden]] + 1e-9).mean()
        shares[np.arange(len(hidden)), page.words[hidden]] -= 1.0
        shares /= len(hidden) * AT_ONCE
        self.network.word.inc_grad("E", shares.T @ turned)
        change = np.zeros_like(rows)
        change[hidden] = back_turned(shares @ table)
        back(change)
        return float(surprise)


class Learner:
    """Teaches a network the three questions, each of which counts as much as it `says`."""

    def __init__(self, network: Network, says: Mapping[str, float]) -> None:
        self.network = network
        self.says = says

    def learn(self, page: Page, lesson: Lesson) -> float:
        """Takes back what the answers to one page miss; returns how much that is."""
        forgotten = np.flatnonzero(np.random.random(len(page.words)) < FORGOTTEN)
        page = Page(_unknown(page.words, forgotten), page.senses, page.blocks, page.lengths)
        network = self.network
        words, back_words = network.words_of(page, True)
        sentences, back_sentences = network.sentences_of(page, words, True)
        odds, back_wins = network.wins_of(sentences, True)
        missed, in_wins = _missed_wins(odds, lesson, self.says["wins"])
        in_sentences = back_wins(in_wins)
        in_words = np.zeros_like(words)
        if lesson.asked:
            answers, back_answers = network.answer(page, words, sentences, lesson.asked, True)
            missed_kinds, kinds = _missed(answers.kinds, lesson.kinds, self.says["kinds"])
            missed_parts, parts = _missed(answers.parts, [(part,) for part in lesson.parts], self.says["parts"])
            missed += missed_kinds + missed_parts
            in_words, more = back_answers(Answers(kinds, parts))
            in_sentences += more
        back_words(in_words + back_sentences(in_sentences))
        return missed


def _missed_wins(odds: Floats, lesson: Lesson, says: float) -> tuple[float, Floats]:
    """The loss over the sentences that may state wins, and its change by their log-odds."""
    change = np.zeros_like(odds)
    whole = sum(counts for _, counts in lesson.wins.values()) or 1.0
    missed = 0.0
    for place, (states, counts) in lesson.wins.items():
        sure = chance(float(odds[place, 0]))
        missed -= says * counts / whole * float(np.log(max(1e-6, sure if states else 1 - sure)))
        change[place, 0] = says * counts / whole / AT_ONCE * (sure - states)
    return missed, change


def _missed(scores: Floats, accepted: Sequence[Sequence[int]], says: float) -> tuple[float, Floats]:
    """The loss over rows of scores, of each of which some answers are right, and its change by them."""
    shares = _softmax(scores)
    change, missed = shares.copy(), 0.0
    for row, right in enumerate(accepted):
        held = shares[row, list(right)]
        change[row, list(right)] -= held / held.sum()
        missed -= float(np.log(held.sum() + 1e-9))
    number = max(1, len(scores))
    return says * missed / number, (says / number / AT_ONCE * change).astype(np.float32)


def _softmax(scores: Floats) -> Floats:
    parts = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
    return parts / parts.sum(axis=1, keepdims=True)


def _unknown(words: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """The words with those at some places read as unknown."""
    left = words.copy()
    left[hidden] = SPECIAL.index("<unknown>")
    return left


def go_through(
    name: str, items: Sequence[T], learn: Callable[[T], float], rounds: int, layers: Sequence[Model[Any, Any]]
) -> None:
    """Some rounds over the items in random order, a step every few of them; steps grow at first and shrink then."""
    steps = rounds * -(-len(items) // AT_ONCE)
    optimizer = Adam(warmup_linear(STEP, steps // 4, steps), L2=0.01, grad_clip=1.0)
    for turn in range(rounds):
        total = 0.0
        for some in in_groups(random.sample(items, len(items)), AT_ONCE):
            total += sum(learn(item) for item in some)
            for layer in layers:
                layer.finish_update(optimizer)
            optimizer.step_schedules()
        print(f"{name} {turn + 1}: {total / len(items):.4f}", flush=True)


def in_groups(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items in turn, `size` of them at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def train(plain: Sequence[Lesson], annotated: Sequence[Lesson], seed: int) -> Reader:
    """A reader that knows how words are used in both, and what is asked in the annotated pages."""
    fix_random_seed(seed)
    set_current_ops(NumpyOps(use_blis=False))  # numpy's own products of matrices take a third of the time
    vocabulary = vocabulary_of(annotated, plain)
    sentences, passages = (new_network(len(vocabulary), DROP) for _ in range(2))
    reader = Reader(sentences, passages, vocabulary)
    pages = [(reader.page_of(lesson.script), lesson) for lesson in (*plain, *annotated)]
    guesser = Guesser(sentences)
    go_through("guessing", [page for page, _ in pages], guesser.learn, GUESSING, [*sentences.layers(), guesser.turn])
    passages.set_numbers(sentences.numbers())
    taught = [(page, lesson) for page, lesson in pages if lesson.wins]
    told = [(page, lesson) for page, lesson in taught if lesson.asked]
    for name, network, items, (rounds, says) in (
        ("sentences", sentences, taught, SENTENCES_SAY),
        ("passages", passages, told, PASSAGES_SAY),
    ):
        learner = Learner(network, says)
        go_through(name, items, lambda pair, learn=learner.learn: learn(*pair), rounds, [*network.layers()])
    return reader


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--leave-out", nargs="*", default=[], metavar="SET")
    parser.add_argument("--into", type=Path, default=TARGET, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    annotated = [*read_through(lesson_of, args.shared, args.leave_out), *map(lesson_of_marked, read_marked())]
    train(list(read_plain(args.data)), annotated, args.seed).write(args.into)


if __name__ == "__main__":
    main()
