"""Turns the public sources, in their own formats, into one: gzipped JSON lines of sentences with marked names.

usage: convert.py ASSETS OUT [--sources sources.toml]

Each line is `{"text": str, "entities": [[start, end, label], ...], "source": str}`; offsets count characters.
`sources.toml` says for each source which file, which format and which of our labels its labels become.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

Words = list[tuple[str, str]]  # a sentence: each word with its tag, "B-PER", "I-PER" or "O"
Marked = tuple[str, list[tuple[int, int, str]]]

HERE = Path(__file__).resolve().parent.parent
_NO_SPACE_BEFORE = {
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    ")",
    "]",
    "}",
    "%",
    "'s",
    "’s",
    "n't",
    "n’t",
    "'re",
    "'ve",
    "'ll",
    "...",
    "…",
    "”",
}
_NO_SPACE_AFTER = {"(", "[", "{", "$", "£", "€", "#", "“"}


def read_columns(path: Path, word: int, tag: int) -> Iterator[Words]:
    """CoNLL-like columns: one word a line, an empty line between sentences (WikiGold, CrossNER, UNER, multiNER)."""
    sentence: Words = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(("# ", "-DOCSTART-")):
            continue
        cells = line.split("\t") if "\t" in line else line.split()
        if len(cells) > max(word, tag if tag >= 0 else 0):
            sentence.append((cells[word], cells[tag]))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def read_csv(path: Path) -> Iterator[Words]:
    """The GMB extract: Sentence #, Word, POS, Tag; the number stands at a sentence's first word only."""
    sentence: Words = []
    with path.open(encoding="latin-1", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["Sentence #"] and sentence:
                yield sentence
                sentence = []
            sentence.append((row["Word"], row["Tag"]))
    if sentence:
        yield sentence


def read_documents(path: Path) -> Iterator[Words]:
    """Re-DocRED: a list of documents with `sents` (words) and `vertexSet` (the mentions of each entity)."""
    for document in json.loads(path.read_text(encoding="utf-8")):
        tags = [["O"] * len(sentence) for sentence in document["sents"]]
        for mention in (mention for entity in document["vertexSet"] for mention in entity):
            first, last = mention["pos"]
            row = tags[mention["sent_id"]]
            if all(tag == "O" for tag in row[first:last]):
                row[first:last] = [f"{'I' if at else 'B'}-{mention['type']}" for at in range(last - first)]
        for sentence, row in zip(document["sents"], tags, strict=True):
            yield list(zip(sentence, row, strict=True))


def read_json_lines(path: Path) -> Iterator[Words]:
    """The Broad Twitter Corpus: `tokens` and `entities` (tags) a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield list(zip(row["tokens"], row["entities"], strict=True))


def to_text(words: Words, labels: dict[str, str]) -> Marked:
    """One sentence as people write it, with our labels; what is not in `labels` is no name."""
    text, entities, opened = "", [], 0
    for word, tag in words:
        quote = word in {'"', "''", "``"}
        opened += quote
        closing = quote and opened % 2 == 0
        if text and word not in _NO_SPACE_BEFORE and not closing and not _glued(text, opened):
            text += " "
        start = len(text)
        text += '"' if quote else word
        label = labels.get(tag.partition("-")[2].casefold())
        if label is None:
            continue
        if tag.startswith("I-") and entities and entities[-1][2] == label and not text[entities[-1][1] : start].strip():
            entities[-1] = (entities[-1][0], len(text), label)
        else:
            entities.append((start, len(text), label))
    return text, entities


def _glued(text: str, opened: int) -> bool:
    """Whether the next word stands right behind `text`: an opening bracket or quote."""
    return text[-1] in _NO_SPACE_AFTER or (text[-1] == '"' and opened % 2 == 1 and (len(text) == 1 or text[-2] == " "))


def cut_titles(sentence: Marked, titles: set[str]) -> Marked:
    """Titles in front of a person are no part of the name: "President Obama" → "Obama" (GMB)."""
    text, entities = sentence
    kept = []
    for start, end, label in entities:
        while label == "PERSON" and " " in text[start:end]:
            first = text[start:end].split(" ")[0]
            if first.rstrip(".").casefold() not in titles:
                break
            start += len(first) + 1
        kept.append((start, end, label))
    return text, kept


READERS: dict[str, Callable[..., Iterable[Words]]] = {
    "columns": read_columns,
    "csv": read_csv,
    "documents": read_documents,
    "json-lines": read_json_lines,
}


def convert(assets: Path, out: Path, sources: dict[str, Any]) -> dict[str, int]:
    """Writes one file for each source; returns how many sentences each holds, copies left out."""
    out.mkdir(parents=True, exist_ok=True)
    counts = {}
    for name, settings in sources.items():
        if name == "titles":
            continue
        read = READERS[settings["format"]]
        options = {key: settings[key] for key in ("word", "tag") if key in settings}
        seen: dict[str, Marked] = {}
        for file in settings["files"]:
            for words in read(assets / file, **options):
                marked = cut_titles(to_text(words, settings["labels"]), set(sources["titles"]))
                seen.setdefault(marked[0], marked)
        write(out / f"{name}.jsonl.gz", seen.values(), name.partition(".")[2])
        counts[name] = len(seen)
    return counts


def write(path: Path, sentences: Iterable[Marked], source: str) -> None:
    """The same sentences give the same file, to the byte."""
    with path.open("wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as lines:
        for text, entities in sentences:
            row = {"text": text, "entities": entities, "source": source}
            lines.write((json.dumps(row, ensure_ascii=False) + "\n").encode())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("assets", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sources", type=Path, default=HERE / "sources.toml")
    given = parser.parse_args()
    sources = tomllib.loads(given.sources.read_text(encoding="utf-8"))
    for name, count in convert(given.assets, given.out, sources).items():
        print(f"{name:28} {count:7,} sentences")


if __name__ == "__main__":
    main()
