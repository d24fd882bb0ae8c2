"""The annotated sets and where they lie: `real`, the written ones, and those of the checkout."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

OWN = Path(__file__).parents[1] / "tests/annotated"


def set_names(shared: Path, every: int = 1) -> list[str]:
    """`real`, then the folders of `written/` and each `every`th of `tests/annotated/`, by name."""
    found = [*_sets_in(shared / "written"), *_sets_in(OWN)[::every]]
    return ["real", *(path.name for path in found)]


def set_folders(shared: Path, name: str) -> tuple[Path, Path]:
    """The articles and the annotations of a set. Raises `SystemExit` for a name that is none."""
    if name == "real":
        return shared / "articles", shared / "eval/gold"
    for place in (shared / "written" / name, OWN / name):
        if (place / "gold").is_dir():
            return place / "articles", place / "gold"
    raise SystemExit(f"{name}: no such annotated set; there are {', '.join(set_names(shared))}")


def load_scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _sets_in(place: Path) -> list[Path]:
    return sorted(path.parent for path in place.glob("*/gold"))
