"""Where the annotated articles lie that the recipes learn from."""

from __future__ import annotations

from pathlib import Path

OWN = Path(__file__).parents[1] / "tests/annotated"

Sets = dict[str, tuple[Path, Path]]  # name → folder of articles, folder of annotations


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
    return len(name) == 2 and name >= "al" and name not in {"cm", "cn", "co", "cp"}
