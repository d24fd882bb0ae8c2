"""Round-up articles of human-rights wins in, records that people can trust out.

from extract import run, to_frame
finished = run(["raw/"])
table = to_frame(finished)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.export import to_frame as to_frame
    from extract.pipeline import run as run

__all__ = ["run", "to_frame"]


def __getattr__(name: str) -> Any:
    # Imported on first use: `extract --help` must not wait for spaCy and pandas.
    if name == "run":
        from extract.pipeline import run

        return run
    if name == "to_frame":
        from extract.export import to_frame

        return to_frame
    raise AttributeError(f"module 'extract' has no attribute {name!r}")
