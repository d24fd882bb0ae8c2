#!/usr/bin/env python3
"""Learn which words are used alike (`src/extract/data/word_senses.csv`), from text that nobody annotated for it.

usage: train.py DATA_DIR SHARED_DIR [--leave-out SET ...]

DATA_DIR holds prepared sentences (as for `make model`), SHARED_DIR annotated articles (`annotations.py` says where).
Each stem is described by the words that stand around it, as positive pointwise mutual information (Levy, Goldberg and
Dagan 2015), cut to a few dimensions by singular values: "quashed" and "annulled" come to lie side by side, so that what
is learnt of one word holds for others that the annotated articles have too seldom.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from annotations import annotated_sets
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.utils.extmath import randomized_svd

from extract.senses import DIMENSIONS, SCALE, WORD
from extract.text import stem

TARGET = Path(__file__).parents[2] / "src/extract/data/word_senses.csv"
SELDOM = 8  # occurrences below which a stem's company says little
NEIGHBOURS = 6000  # the most frequent stems are what the others are described by
REACH = 4  # words on either side
BESIDE = 2  # up to here before and behind count apart: "judge ordered" is not "ordered judge"
SMOOTHING = 0.75  # of the neighbours' frequencies, so that rare ones do not outweigh the rest
SHORTEST = 40  # characters of a line of an article that is prose
NAME, NUMBER = "¤", "#"


def read_texts(data: Path, shared: Path, leave_out: Iterable[str]) -> Iterator[str]:
    for path in sorted(data.glob("train.*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)
    for name, (folder, _) in annotated_sets(shared).items():
        if name not in set(leave_out):
            for path in sorted(folder.glob("*.txt")):
                lines = path.read_text(encoding="utf-8-sig").splitlines()
                yield from (line for line in lines if len(line) >= SHORTEST)


def stems(text: str) -> list[str]:
    """The stems of a text; names and numbers as one word each."""
    found: list[str] = []
    for word in WORD.findall(text):
        if word[0].isdigit():
            found.append(NUMBER)
        elif word[0].isupper() and found and found[-1] not in ".!?":
            found.append(NAME)
        else:
            found.append(stem(word.casefold()))
    return found


def company(texts: list[list[str]], rows: dict[str, int], columns: dict[str, int]) -> csr_matrix:
    """How often each stem of `rows` has each neighbour of `columns`, nearer ones counting more."""
    counts: Counter[tuple[int, int]] = Counter()
    for words in texts:
        for at, word in enumerate(words):
            if (row := rows.get(word)) is None:
                continue
            for other in range(max(0, at - REACH), min(len(words), at + REACH + 1)):
                column, far = columns.get(words[other]), abs(other - at)
                if column is not None and far:
                    side = 0 if far > BESIDE else 1 if other < at else 2
                    counts[row, column + side * len(columns)] += 1 / far
    at, values = np.array(list(counts)), np.array(list(counts.values()))
    return coo_matrix((values, (at[:, 0], at[:, 1])), shape=(len(rows), 3 * len(columns))).tocsr()


def sense(counts: csr_matrix) -> np.ndarray:
    """One row of length 1 for each stem, from the positive mutual information with its neighbours."""
    of_row = np.asarray(counts.sum(1)).ravel()
    of_column = np.asarray(counts.sum(0)).ravel() ** SMOOTHING
    told = counts.tocoo()
    information = np.log(told.data / of_row[told.row] / (of_column / of_column.sum())[told.col])
    positive = information > 0
    table = csr_matrix((information[positive], (told.row[positive], told.col[positive])), shape=counts.shape)
    left, values, _ = randomized_svd(table, DIMENSIONS, random_state=1)
    rows = left * np.sqrt(values)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def write(words: list[str], often: Counter[str], senses: np.ndarray) -> None:
    """A stem a row: how much it says (its rarity), and its place in each dimension, in hundredths."""
    total = sum(often.values())
    with TARGET.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(("stem", "rarity", *range(DIMENSIONS)))
        for word, place in sorted(zip(words, senses, strict=True), key=lambda row: row[0]):
            rarity = math.log(total / often[word])
            writer.writerow((word, f"{rarity:.1f}", *(round(SCALE * value) for value in place)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--leave-out", nargs="*", default=[], metavar="SET")
    args = parser.parse_args()
    texts = [stems(text) for text in read_texts(args.data, args.shared, args.leave_out)]
    often = Counter(word for words in texts for word in words)
    known = [word for word, number in often.items() if number >= SELDOM]
    near = [word for word, _ in often.most_common(NEIGHBOURS)]
    counts = company(texts, {word: row for row, word in enumerate(known)}, {word: n for n, word in enumerate(near)})
    letters = [row for row, word in enumerate(known) if word.isalpha() or "-" in word or "’" in word]
    write([known[row] for row in letters], often, sense(counts)[letters])


if __name__ == "__main__":
    main()
