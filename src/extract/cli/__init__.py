"""The command line: parses, calls, reports. One module per command; nothing else in extract prints."""

from __future__ import annotations

import gc
import io
import signal
import sys
from typing import NoReturn

from extract.cli import agreement, apply, check, decisions, explain, review, run
from extract.cli.app import app

__all__ = ["agreement", "app", "apply", "check", "decisions", "explain", "main", "review", "run"]


def main() -> None:
    """The `extract` script."""
    # A scheduler's SIGTERM tidies up like Ctrl-C: no half-written folder stays behind.
    signal.signal(signal.SIGTERM, _stop)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that knows no “ or → must not end the run.
            stream.reconfigure(errors="replace")
    # Tables and language model live as long as the process: looking through them for garbage every few hundred
    # objects is a tenth of a short run.
    gc.set_threshold(100_000, 50, 100)
    app()


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt
