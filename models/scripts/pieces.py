"""Writes the table of given and family names that extract uses at run time, from the names of the grammar.

usage: pieces.py [TARGET]
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from extract.text import fold

HERE = Path(__file__).resolve().parent.parent
TARGET = HERE.parent / "src" / "extract" / "data" / "person_names.toml"


def pieces(table: dict[str, dict[str, str]], kind: str, ambiguous: set[str]) -> list[str]:
    """All pieces of one kind, folded, without the short and the ambiguous."""
    names = {fold(name.replace("_", " ")) for culture in table.values() for name in str(culture.get(kind, "")).split()}
    words = {word for name in names for word in [name.split()[-1] if kind == "family" else name] if len(word) > 2}
    return sorted(words - ambiguous)


def render(table: dict[str, dict[str, str]], ambiguous: set[str]) -> str:
    """The table as TOML text, ten names a line."""
    lines = ["# Pieces of people's names, folded; made by models/scripts/pieces.py from models/genre/names.toml."]
    for kind in ("given", "family"):
        found = pieces(table, kind, ambiguous)
        rows = [", ".join(f'"{name}"' for name in found[at : at + 10]) for at in range(0, len(found), 10)]
        lines += ["", f"{kind} = [", *(f"  {row}," for row in rows), "]"]
    return "\n".join(lines) + "\n"


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    table = tomllib.loads((HERE / "genre" / "names.toml").read_text(encoding="utf-8"))
    ambiguous = set(tomllib.loads((HERE / "genre" / "words.toml").read_text(encoding="utf-8"))["ambiguous"])
    target.write_text(render(table, ambiguous), encoding="utf-8")


if __name__ == "__main__":
    main()
