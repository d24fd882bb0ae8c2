"""The passages that are found in the annotated articles, matched to the annotated wins that they tell."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotations import annotated_sets

from extract.layout import find_blocks
from extract.model import Article, Parsed, Passage, Span
from extract.parse import load_pipeline, parse
from extract.segment import find_passages

MATCHED = 0.3  # share of the shorter lead that two leads have in common where they state one win


@dataclass(frozen=True)
class Case:
    """One passage found and the annotated win it tells."""

    set: str
    parsed: Parsed
    passage: Passage
    gold: dict[str, Any]


def find_cases(shared: Path, leave_out: Iterable[str]) -> Iterator[Case]:
    """Every passage found that tells an annotated win, set by set; passages that tell none are passed over."""
    nlp = load_pipeline()
    for name, (articles, gold) in annotated_sets(shared).items():
        if name in leave_out:
            continue
        for path in sorted(articles.glob("*.txt")):
            text = path.read_bytes().decode("utf-8-sig")  # line ends as they are: the offsets count them
            article = Article(path.stem, path, text, Span(0, len(text)), "")
            parsed = parse(article, find_blocks(article), nlp)
            golds = [json.loads(line) for line in (gold / f"{path.stem}.jsonl").open(encoding="utf-8")]
            for passage in find_passages(parsed):
                best = max(golds, key=lambda g: _overlap(passage.lead, g))
                if _overlap(passage.lead, best) >= MATCHED:
                    yield Case(name, parsed, passage, best)


def _overlap(lead: Span, gold: dict[str, Any]) -> float:
    start, end = gold["lead_start"], gold["lead_end"]
    return (min(lead.end, end) - max(lead.start, start)) / max(1, min(len(lead), end - start))
