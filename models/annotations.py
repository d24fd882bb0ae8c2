"""The annotated articles that the recipes learn from: where they lie, and reading them on all cores."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from extract.engine import work_through, workers_for
from extract.layout import find_blocks
from extract.model import Article, Parsed, Span
from extract.parse import load_pipeline, parse

OWN = Path(__file__).parents[1] / "tests/annotated"

# Later sets in the many manners of `a` to `e`.
WRITTEN = {
    *("cm", "cn", "co", "cp", "cr", "cs", "ct", "cv", "cw", "cx", "cz"),
    *("da", "db", "dh", "di", "dk", "dn", "do", "dp", "ds", "dv", "dy", "ea", "ed", "eg", "ej"),
    *("ek", "el", "em", "ev", "ex"),
}

# Our own round-ups, written to be learnt from: {{leads}} are marked. Those of `plain` are short and in everyday words,
# and tell setbacks in the same words as wins; in those of `prose` wins lean on the ones before them, as do setbacks.
OURS = tuple(Path(__file__).parent / "segment" / name for name in ("articles", "plain", "prose", "terse"))
OWN_SET = "ours"

Sets = dict[str, tuple[Path, Path]]  # name → folder of articles, folder of annotations
Read = TypeVar("Read")


@dataclass(frozen=True)
class Annotated:
    """One annotated article: the set it is of, its file, and its annotated wins as they stand in theirs."""

    set: str
    path: Path
    wins: list[dict[str, Any]]

    def parsed(self) -> Parsed:
        return parse_text(self.path, self.path.read_bytes().decode("utf-8-sig"))  # line ends as the offsets count them


@dataclass(frozen=True)
class Marked:
    """One of our own round-ups: its folder's name, the article without marks, and the leads that were marked."""

    kind: str
    parsed: Parsed
    leads: list[Span]


def recipe_arguments(doc: str | None) -> argparse.ArgumentParser:
    """What most recipes are told: the shared folder, sets to leave out, and whether to evaluate only."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--leave-out", nargs="*", default=[], metavar="SET")
    parser.add_argument("--evaluate", action="store_true")
    return parser


def read_marked() -> Iterator[Marked]:
    """All of `OURS`, folder by folder."""
    for path in (path for folder in OURS for path in sorted(folder.glob("*.txt"))):
        text, leads = "", []
        for piece in re.split(r"(\{\{|\}\})", path.read_text(encoding="utf-8")):
            if piece == "{{":
                leads.append([len(text), len(text)])
            elif piece == "}}":
                leads[-1][1] = len(text)
            else:
                text += piece
        yield Marked(path.parent.name, parse_text(path, text), [Span(*lead) for lead in leads])


def parse_text(path: Path, text: str) -> Parsed:
    article = Article(path.stem, path, text, Span(0, len(text)), "")
    return parse(article, find_blocks(article), load_pipeline())


def read_through(read: Callable[[Annotated], Read], shared: Path, leave_out: Iterable[str]) -> Iterator[Read]:
    """What `read` makes of each annotated article, set by set; `read` must be picklable, and so must what it makes."""
    articles = [
        Annotated(name, path, [json.loads(line) for line in (gold / f"{path.stem}.jsonl").open(encoding="utf-8")])
        for name, (folder, gold) in annotated_sets(shared).items()
        if name not in set(leave_out)
        for path in sorted(folder.glob("*.txt"))
    ]
    return work_through(read, articles, workers_for(len(articles)))


def annotated_sets(shared: Path) -> Sets:
    """`real` (`articles/` with `eval/gold/`), the folders of `written/`, and those of `tests/annotated/`."""
    sets = {"real": (shared / "articles", shared / "eval/gold")}
    for place in (shared / "written", OWN):
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            if (path / "gold").is_dir():
                sets[path.name] = (path / "articles", path / "gold")
    return sets


def follows_real_pages(name: str) -> bool:
    """Whether a set has the shapes of pages that organisations, papers and offices publish: `al` and most after it."""
    return len(name) == 2 and name >= "al" and name not in WRITTEN
