"""extract.toml: options of a run kept in a file; the command line's own options win."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from extract.errors import UsageError

KNOWN: dict[str, type] = {
    "output": str,
    "model": str,
    "decisions": str,
    "workers": int,
    "strict": bool,
    "quiet": bool,
}


def read_settings(path: Path | None) -> dict[str, Any]:
    """The options in the file; empty without one. Raises `UsageError` naming file, key and remedy."""
    if path is None:
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path given with --config") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {error}; write it as TOML, like: workers = 2") from error
    for key, value in found.items():
        if key not in KNOWN:
            raise UsageError(f"{path}: unknown setting “{key}”; known are {', '.join(sorted(KNOWN))}")
        if not isinstance(value, KNOWN[key]) or (isinstance(value, bool) and KNOWN[key] is int):
            raise UsageError(f"{path}: {key} is {value!r}; it must be {_word(KNOWN[key])}")
    if found.get("workers", 0) < 0:
        raise UsageError(f"{path}: workers is {found['workers']}; it must not be negative (0 decides by itself)")
    for key in ("output", "decisions"):
        if key in found:
            found[key] = str(path.parent / found[key])
    return found


def _word(kind: type) -> str:
    return {str: "text in quotation marks", int: "a whole number", bool: "true or false"}[kind]
