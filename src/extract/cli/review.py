"""`extract review`: the open questions in the browser, or as one file for a colleague."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

from extract.cli.app import Decisions, Output, app, decisions_file, reported, say
from extract.errors import UsageError


@app.command()
def review(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="The articles of the run.  [default: where it read them]")
    ] = None,
    output: Output = None,
    decisions: Decisions = None,
    reviewer: Annotated[str, typer.Option(help="Who answers.  [default: the name you are logged in by]")] = "",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port on 127.0.0.1; 0 takes any free one.")] = 0,
    no_open: Annotated[bool, typer.Option("--no-open", help="Print the address; open no browser.")] = False,
    export: Annotated[
        Path | None, typer.Option(help="Write the questions as one page that works from a file; serve nothing.")
    ] = None,
) -> None:
    """Answer the open questions of a run on a page in the browser."""
    with reported():
        from extract.page import Desk, export_page, read_deck, read_texts, serve

        folder = output or Path("output")
        deck = read_deck(folder, read_texts(paths or [], folder))
        file = _decisions_file(paths or [], decisions, folder)
        desk = Desk(deck, file, reviewer or _login())
        if not desk.open_items():
            say(f"{folder}: no open question; nothing to review")
        if export:
            _write(export, export_page(desk))
            say(f"{len(desk.open_items())} questions in {export}; what it exports goes to “extract apply”")
            return

        def opened(address: str) -> None:
            say(f"answers go to {file}; Ctrl-C ends the review")
            typer.echo(address)
            if not no_open:
                import webbrowser

                webbrowser.open(address)

        serve(desk, port, opened)


def _decisions_file(paths: list[Path], given: Path | None, output: Path) -> Path:
    """The file to append to, which need not exist yet: the one given, or that of the folder of articles."""
    from extract.read import DECISIONS
    from extract.review.articles import folder_of

    if given:
        return given
    folders = [path for path in paths if path.is_dir()] or list(filter(None, [folder_of(output)]))
    if found := decisions_file(folders, ""):
        return found
    if len(folders) != 1:
        raise UsageError("where do the answers go? name the file with --decisions, as for “extract run”")
    return folders[0] / DECISIONS


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        return ""


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}; give a file that can be written") from error
