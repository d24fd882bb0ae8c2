"""Makes the training corpus from prepared sentences: one spaCy DocBin for training, one for choosing.

usage: corpus.py DATA OUT [--mix mix.toml] [--without SOURCE ...]

DATA holds `train.<source>.jsonl.gz` and `dev.<source>.jsonl.gz`, OUT what was made here, `<source>.jsonl.gz`. Each line
is `{"text": str, "entities": [[start, end, label], ...], "source": str}`; `"unknown": [[start, end, label], ...]` marks
words of which nothing is known. The same input gives the same corpus.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin, Span

UNKNOWN = ""  # the label of words of which nothing is known
Sentence = tuple[str, list[tuple[int, int, str]]]
HERE = Path(__file__).resolve().parent.parent


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of one prepared file, in its order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(row["text"], _names(row)) for row in rows]


def _names(row: dict[str, Any]) -> list[tuple[int, int, str]]:
    known = [(start, end, label) for start, end, label in row["entities"]]
    return known + [(start, end, UNKNOWN) for start, end, _ in row.get("unknown", ())]


def take(sentences: list[Sentence], share: float, dice: random.Random) -> list[Sentence]:
    """`sentences` as often as `share` says: whole copies, then a random part that keeps its order."""
    whole, part = divmod(share, 1)
    rest = [sentence for sentence in sentences if dice.random() < part]
    return sentences * int(whole) + rest


def group(sentences: list[Sentence], most: int, dice: random.Random) -> Iterator[Sentence]:
    """Neighbouring sentences as one document of up to `most`."""
    at = 0
    while at < len(sentences):
        size = dice.randint(1, most)
        yield join(sentences[at : at + size])
        at += size


def join(sentences: Iterable[Sentence]) -> Sentence:
    """Sentences as one text, with a space between them and the offsets moved along."""
    text, entities = "", []
    for piece, spans in sentences:
        text += " " if text else ""
        entities += [(len(text) + start, len(text) + end, label) for start, end, label in spans]
        text += piece
    return text, entities


def curl(text: str) -> str:
    """`text` with straight quotes made curly, character for character, so that offsets hold."""
    out = []
    for at, char in enumerate(text):
        opening = at == 0 or text[at - 1] in " ([“‘—–-"
        out.append({'"': "“" if opening else "”", "'": "‘" if opening else "’"}.get(char, char))
    return "".join(out)


def dress(sentence: Sentence, mix: dict[str, Any], dice: random.Random) -> Sentence:
    """A document as a publisher may set it: curly quotes, now and then all capitals."""
    text, entities = sentence
    if dice.random() < mix["curly"]:
        text = curl(text)
    if dice.random() < mix["capitals"] and len(text.upper()) == len(text):
        text = text.upper()
    return text, entities


def unknown(doc: Doc, ents: list[Span], missing: list[str], keywords: dict[str, list[str]]) -> list[Span]:
    """Capitalised runs outside the names that hold a word of a label which the source does not annotate."""
    words = {word for label in missing for word in keywords[label]}
    named = {token.i for ent in ents for token in ent}
    found = []
    for token in doc:
        if token.lower_ in words and token.is_title and token.i not in named:
            start = token.i
            while (
                start
                and (doc[start - 1].is_title or doc[start - 1].lower_ in {"of", "on", "the"})
                and start - 1 not in named
            ):
                start -= 1
            if not found or found[-1].end <= start:
                found.append(doc[start : token.i + 1])
    return found


def to_doc(nlp: spacy.Language, sentence: Sentence, missing: list[str], keywords: dict[str, list[str]]) -> Doc:
    """One document with its names; what the source does not annotate is marked as missing."""
    text, entities = sentence
    doc = nlp.make_doc(text)
    ents: list[Span] = []
    for start, end, label in sorted(entities):
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None and span.text.strip() and (not ents or ents[-1].end <= span.start):
            ents.append(span)
    named = [ent for ent in ents if ent.label_ != UNKNOWN]
    untold = [ent for ent in ents if ent.label_ == UNKNOWN]
    doc.set_ents(named, missing=[*untold, *unknown(doc, ents, missing, keywords)], default="outside")
    return doc


def make_corpus(data: Path, out: Path, mix: dict[str, Any], without: set[str]) -> dict[str, int]:
    """Writes `train.spacy` and `dev.spacy` into `out`; returns the words of each source in the training corpus."""
    nlp = spacy.blank("en")
    dice = random.Random(mix["seed"])
    docs: list[Doc] = []
    words: dict[str, int] = {}
    for source, settings in mix["sources"].items():
        if source in without:
            continue
        public = data / f"train.{source}.jsonl.gz"
        path = public if public.exists() else out / f"{source}.jsonl.gz"
        chosen = take(read_sentences(path), settings["share"], dice)
        for sentence in group(chosen, mix["group"], dice):
            doc = to_doc(nlp, dress(sentence, mix, dice), settings.get("missing", []), mix["keywords"])
            words[source] = words.get(source, 0) + len(doc)
            docs.append(doc)
    dice.shuffle(docs)
    out.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs).to_disk(out / "train.spacy")
    dev = [
        to_doc(nlp, sentence, [], mix["keywords"])
        for name in mix["dev"]
        for sentence in read_sentences(data / f"{name}.jsonl.gz")
    ]
    DocBin(docs=dev).to_disk(out / "dev.spacy")
    return words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--mix", type=Path, default=HERE / "mix.toml")
    parser.add_argument("--without", nargs="*", default=[])
    given = parser.parse_args()
    mix = tomllib.loads(given.mix.read_text(encoding="utf-8"))
    for source, count in make_corpus(given.data, given.out, mix, set(given.without)).items():
        print(f"{source:22} {count:9,} words")


if __name__ == "__main__":
    main()
