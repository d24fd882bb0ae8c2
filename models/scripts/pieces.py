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
# Also common words, places, months or peoples: as evidence for a person they mislead.
AMBIGUOUS = set(
    "asia jordan georgia chad israel paris london florence victoria santiago salvador san santos cruz rosa gift blessing patience "
    "sunday grace hope faith will mark bill may april june august art rose dawn joy law so an can do ho long man ha may wa min "
    "tin su war pop means brooks young king white green brown black hill hall wood ward moon son ma ng ou yu he ye fu win day mai "
    "said bold basic berlin manila lima medina martin_place khan_younis bay cook baker carter turner walker parker cooper miller "
    "smith_street gray church lake north south east west union park temple love wise rich price best gandhi hamas real madrid "
    "valencia cordoba leon merida trinidad guadalupe mercedes carmen dolores sofia alexandria sydney adelaide charlotte jackson "
    "washington lincoln wellington dakar malta moor mao lang sang song ding tong tam lam law lao han bai gui su du a e i x mo "
    "sa de la los el al ben bin abu umm van von der den da di du le st mother lady don dr free kid baba mama president".split()
)


def pieces(table: dict[str, dict[str, str]], kind: str) -> list[str]:
    """All pieces of one kind, folded, without the short and the ambiguous."""
    names = {fold(name.replace("_", " ")) for culture in table.values() for name in str(culture.get(kind, "")).split()}
    words = {word for name in names for word in [name.split()[-1] if kind == "family" else name] if len(word) > 2}
    return sorted(words - AMBIGUOUS)


def render(table: dict[str, dict[str, str]]) -> str:
    """The table as TOML text, ten names a line."""
    lines = ["# Pieces of people's names, folded; made by models/scripts/pieces.py from models/genre/names.toml."]
    for kind in ("given", "family"):
        found = pieces(table, kind)
        rows = [", ".join(f'"{name}"' for name in found[at : at + 10]) for at in range(0, len(found), 10)]
        lines += ["", f"{kind} = [", *(f"  {row}," for row in rows), "]"]
    return "\n".join(lines) + "\n"


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    table = tomllib.loads((HERE / "genre" / "names.toml").read_text(encoding="utf-8"))
    target.write_text(render(table), encoding="utf-8")


if __name__ == "__main__":
    main()
