#!/usr/bin/env python3
"""Does a dependency parser earn its cost? Trains one on UD English-EWT and lets the roles of people learn from it.

usage: parser.py SHARED_DIR [--steps N]

SHARED_DIR holds `ner/ud_ewt/*.conllu.gz` and the annotated articles. Printed are the parser's own accuracy, the words a
second of the shipped pipeline with and without it, and the share of passages whose people are right, set by set left
out, with and without features of how a name hangs on its verb. The README of `models/` quotes the figures.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.training import Example
from spacy.training.converters import conllu_to_docs
from spacy.util import minibatch

sys.path.insert(0, str(Path(__file__).parents[1] / "meaning"))
import train as meaning

from extract.learnt import Features
from extract.model import Parsed, Passage, Span
from extract.parse import load_pipeline
from extract.resolve.people import people, roles
from extract.resolve.people.cast import Figure

ROWS = [5000, 1000, 2500, 2500]  # of the embedding, as in the shipped pipeline's first configuration


def sentences(path: Path) -> Iterator[Doc]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from conllu_to_docs(lines.read(), n_sents=4, no_print=True)


def train_parser(folder: Path, steps: int) -> Language:
    """A parser with an embedding of its own, trained for `steps` batches of some 1,000 words."""
    nlp = spacy.blank("en")
    embed = {"@architectures": "spacy.MultiHashEmbed.v2", "width": 96, "include_static_vectors": False}
    embed |= {"attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"], "rows": ROWS}
    encode = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4}
    encode |= {"window_size": 1, "maxout_pieces": 3}
    tok2vec = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser", "extra_state_tokens": False}
    model |= {"hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "nO": None, "tok2vec": tok2vec}
    nlp.add_pipe("parser", config={"model": model})
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in sentences(folder / "en_ewt-ud-train.conllu.gz")]
    optimizer = nlp.initialize(lambda: examples[:500])
    random.seed(1)
    done = 0
    while done < steps:
        random.shuffle(examples)
        for batch in minibatch(examples, 16):
            optimizer.learn_rate = 0.002 * (1 - done / steps)
            nlp.update(batch, sgd=optimizer, drop=0.1)
            done += 1
            if done == steps:
                break
    scores = nlp.evaluate(
        [Example(nlp.make_doc(doc.text), doc) for doc in sentences(folder / "en_ewt-ud-dev.conllu.gz")]
    )
    print(f"parser, {steps} steps: UAS {100 * scores['dep_uas']:.1f}, LAS {100 * scores['dep_las']:.1f} on EWT dev")
    return nlp


def print_speed(parser: Language, texts: list[str]) -> None:
    own = load_pipeline()
    words = sum(len(own.make_doc(text)) for text in texts)
    for title, pipelines in (("names alone", [own]), ("names and parser", [own, parser])):
        start = time.process_time()
        for nlp in pipelines:
            list(nlp.pipe(texts))
        print(f"{title}: {words / (time.process_time() - start):,.0f} words for each second of processor time")


def hanging(parser: Language) -> Callable[[Parsed, Passage, Figure, list[Figure]], Features]:
    """The role features as they are, and how the name hangs on its verb: relation, verb, passive or not."""
    plain = roles.role_features
    read = lru_cache(maxsize=2000)(parser)

    def features(parsed: Parsed, passage: Passage, figure: Figure, everybody: list[Figure]) -> Features:
        found = plain(parsed, passage, figure, everybody)
        for form in figure.forms:
            if form.zone == "lead" and (token := _head(read(form.sentence.of(parsed.article.text)), form)) is not None:
                found |= dict.fromkeys(_hangs(token), 2.0)
        return found

    return features


def _head(doc: Doc, form: roles.Form) -> Token | None:
    inside = Span(form.span.start - form.sentence.start, form.span.end - form.sentence.start)
    span = doc.char_span(inside.start, inside.end, alignment_mode="expand")
    return span.root if span else None


def _hangs(token: Token) -> list[str]:
    """The names of the features of a name's head: over coordination and apposition to the word that governs them."""
    relations = [token.dep_]
    while token.dep_ in ("conj", "appos", "flat", "compound", "nmod") and token.head is not token:
        token = token.head
        relations.append(token.dep_)
    verb = token.head
    passive = "passive" if any(child.dep_ in ("aux:pass", "nsubj:pass") for child in verb.children) else "active"
    return [
        f"hangs:{relations[-1]}",
        f"hangs:{relations[-1]} {passive}",
        f"hangs:{relations[-1]} {verb.lower_} {passive}",
    ]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("shared", type=Path)
    arguments.add_argument("--steps", type=int, default=2000)
    args = arguments.parse_args()
    parser = train_parser(args.shared / "ner/ud_ewt", args.steps)
    cases = meaning.read_cases(args.shared, [])
    texts = list(dict.fromkeys(case.parsed.article.text for case in cases))
    print_speed(parser, [line for text in texts for line in text.split("\n") if line.strip()])
    print("\nwithout the parser")
    meaning.evaluate(cases)
    print("\nwith what it says of the names in the lead")
    roles.role_features = people.role_features = hanging(parser)  # type: ignore[attr-defined]
    meaning.evaluate(cases)


if __name__ == "__main__":
    main()
