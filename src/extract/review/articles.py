"""The texts that the offsets of a run count in."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from extract.errors import ExtractError
from extract.model import Article
from extract.read import read_articles


def read_texts(paths: Sequence[Path], output: Path, only: Collection[str] = ()) -> dict[str, str]:
    """The articles' texts by id: those under `paths`, or without any those that the run in `output` read.

    `only` names the articles that matter, none meaning all. What is no longer there is left out: its questions show
    their quote alone.
    """
    if paths:
        return {article.id: article.text for article in read_articles(paths) if isinstance(article, Article)}
    texts: dict[str, str] = {}
    for id, path in _inputs(output):
        if only and id not in only:
            continue
        try:
            read = [item for item in read_articles([path]) if isinstance(item, Article)]
        except ExtractError:
            continue
        texts.update((id, article.text) for article in read)
    return texts


def folder_of(output: Path) -> Path | None:
    """The one folder that the run's articles lie in; None when there are several."""
    folders = {path.parent for id, path in _inputs(output) if "/" not in id}
    return folders.pop() if len(folders) == 1 else None


def article_ids(output: Path) -> frozenset[str]:
    """The ids of the articles that the run in `output` read."""
    return frozenset(id for id, _ in _inputs(output))


def _inputs(output: Path) -> Iterable[tuple[str, Path]]:
    try:
        inputs = json.loads((output / "run.json").read_text(encoding="utf-8"))["inputs"]
        return [(item["article"], Path(item["path"])) for item in inputs if item["article"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []
