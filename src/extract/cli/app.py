"""What all commands share: the application, options that several take, exit codes, how errors are told."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from extract.errors import ExtractError, UsageError

FINE, SOME_FAILED, NOTHING_DONE = 0, 1, 3  # 2, wrong usage, is what a `UsageError` ends with
INTERRUPTED = 130

app = typer.Typer(
    help="Turn round-up articles (“human rights wins of the year”) into records that people can trust.",
    epilog="Exit codes: 0 fine, 1 ran but some input failed, 2 wrong usage or configuration, 3 nothing could be done.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Paths = Annotated[list[Path], typer.Argument(help="Articles (.txt, .md) or folders with articles.", show_default=False)]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="The folder for the results.  [default: output]")]
Decisions = Annotated[
    Path | None, typer.Option(help="The reviewers' decisions.  [default: decisions.jsonl in the folder of articles]")
]

AsJson = Annotated[bool, typer.Option("--json", help="As JSON on stdout.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="As CSV on stdout.")]


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"extract {version('extract')}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Turn round-up articles (“human rights wins of the year”) into records that people can trust."""


@contextmanager
def reported() -> Iterator[None]:
    """Errors that a person can mend as one line on stderr and their exit code; Ctrl-C without a traceback."""
    try:
        yield
    except ExtractError as error:
        say(f"extract: {error}")
        raise typer.Exit(error.exit_code) from error
    except KeyboardInterrupt:
        say("extract: stopped; earlier output is as it was")
        raise typer.Exit(INTERRUPTED) from None


def decisions_file(paths: Sequence[Path], given: str) -> Path | None:
    """The file given, or the decisions.jsonl in the folder of articles, else one below it; None where there is none.

    Raises `UsageError` where the file given is none, and where several files could be meant.
    """
    from extract.read import DECISIONS, find_inputs

    if given:
        if not Path(given).exists() or Path(given).is_dir():  # /dev/null is no file, and a way to say "none"
            raise UsageError(f"{given}: no such decisions file; leave --decisions out to run without one")
        return Path(given)
    folders = [path for path in paths if path.is_dir()]
    found = _files((path if path.is_dir() else path.parent) / DECISIONS for path in paths)
    if not found:
        found = _files(item.path for item in find_inputs(folders) if item.path.name == DECISIONS)
    if len(found) > 1:
        raise UsageError(f"{', '.join(map(str, found))}: several decisions files; name one with --decisions")
    return found[0] if found else None


def _files(paths: Iterable[Path]) -> list[Path]:
    """Those that are files, each once."""
    return list({path.resolve(): path for path in paths if path.is_file()}.values())


def say(message: str) -> None:
    """A message for the person, on stderr: stdout is for results."""
    typer.echo(message, err=True)


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """The rows as CSV with a header, in cells that no spreadsheet runs as a formula."""
    from extract.cells import safe_cell

    writer = csv.writer(text := io.StringIO(newline=""), lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow("" if row[name] is None else safe_cell(str(row[name])) for name in columns)
    return text.getvalue()
