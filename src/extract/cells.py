"""Cells that a spreadsheet cannot run as a formula, and that read back to what they were."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.text import squash

# A spreadsheet that splits at ";" starts a new cell there: a guard at the front of the cell alone would leave the
# second item of a list to be run. Full-width signs are taken as the plain ones by some of them.
_FORMULA = r"[=+\-@＝＋－＠]"
_RISK = re.compile(rf"(^|;)(\s*)('*)(?={_FORMULA})")
_GUARDED = re.compile(rf"(^|;)(\s*)'('*)(?={_FORMULA})")
# NUL and its kind end a cell, or the file, in some readers.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def safe_cell(text: str) -> str:
    """`text` on one line, with an apostrophe before every sign that would start a formula.

    Further apostrophes already there get one more, so that `read_cell` gives back the original line.
    """
    return _RISK.sub(r"\1\2'\3", one_line(text))


def read_cell(cell: str) -> str:
    """The text that `safe_cell` was given, line breaks as spaces."""
    return _GUARDED.sub(r"\1\2\3", cell)


def one_line(text: str) -> str:
    """`text` without line breaks, control characters and space around it."""
    if text.isprintable() and "  " not in text:  # most cells: no break, tab, no-break space or control character
        return text.strip()
    return squash(_CONTROL.sub("", text))


def join_list(items: Iterable[str]) -> str:
    """The items in one cell, joined by "; "; a semicolon inside one becomes a comma, so that the cell splits again."""
    return "; ".join(one_line(item.replace(";", ",")) for item in items)


def read_list(cell: str) -> tuple[str, ...]:
    """The items of a list cell as `safe_cell(join_list(items))` wrote it."""
    return tuple(read_cell(cell).split("; ")) if cell else ()
