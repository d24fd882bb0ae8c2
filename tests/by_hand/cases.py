"""The tables of cases beside the tests, `cases/NAME.toml`."""

import tomllib
from pathlib import Path
from typing import Any

_CASES = Path(__file__).parents[1] / "cases"


def read_cases(name: str) -> dict[str, Any]:
    """A table of cases by its name; its parts by theirs."""
    return tomllib.loads((_CASES / f"{name}.toml").read_text(encoding="utf-8"))
