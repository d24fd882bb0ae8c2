"""`extract run`: articles in, the output folder out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extract.cli.app import (
    FINE,
    NOTHING_DONE,
    SOME_FAILED,
    Decisions,
    Output,
    Paths,
    app,
    decisions_file,
    reported,
    say,
)
from extract.cli.progress import progress_bar
from extract.errors import UnreadableError

if TYPE_CHECKING:
    from extract.model import Run

Config = Annotated[Path | None, typer.Option(help="A TOML file with these options; the command line wins over it.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary; errors still.")]
DEFAULTS: dict[str, Any] = {
    "output": "output",
    "model": "",
    "decisions": "",
    "workers": 0,
    "strict": False,
    "quiet": False,
}


@app.command("run")
def run_command(
    paths: Paths,
    output: Output = None,
    decisions: Decisions = None,
    model: Annotated[str, typer.Option(help="A spaCy pipeline, by name or folder.  [default: our own]")] = "",
    config: Config = None,
    workers: Annotated[int, typer.Option(min=0, help="Processes to use; 0 decides by the number of articles.")] = 0,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be read and what not; write nothing.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Any unreadable input fails the run; nothing is written.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The summary as JSON on stdout.")] = False,
    quiet: Quiet = False,
) -> None:
    """Extract the wins that articles tell into records, with a report of everything doubtful."""
    with reported():
        from extract.settings import read_settings

        given = {
            "output": str(output or ""),
            "model": model,
            "decisions": str(decisions or ""),
            "workers": workers,
            "strict": strict,
            "quiet": quiet,
        }
        set_here = {name: value for name, value in given.items() if value}
        settings: dict[str, Any] = DEFAULTS | read_settings(config) | set_here
        if dry_run:
            raise typer.Exit(_show_inputs(paths, as_json))
        _run(paths, settings, as_json)


def _run(paths: Sequence[Path], settings: dict[str, Any], as_json: bool) -> None:
    from extract.export import write_outputs
    from extract.folder import check_output, locked, publish
    from extract.pipeline import run

    folder = Path(settings["output"])
    decisions = decisions_file(paths, settings["decisions"])
    check_output(folder)
    with locked(folder):
        with progress_bar(settings["quiet"]) as progress:
            finished = run(
                paths, model=settings["model"], decisions=decisions, workers=settings["workers"], progress=progress
            )
        if settings["strict"] and finished.unreadable:
            _complain(finished)
            raise UnreadableError(f"{len(finished.unreadable)} of the inputs could not be read; nothing was written")
        # The number of workers and the quiet flag change no output; they would only make two equal runs differ.
        kept = {name: settings[name] for name in ("model", "strict")} | {"decisions": str(decisions or "")}
        carried = publish(folder, lambda new: write_outputs(finished, kept, new))
    _complain(finished)
    if as_json or not settings["quiet"]:
        found = _summary(finished, folder)
        if as_json:
            typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
        if not settings["quiet"]:
            _tell(finished, found, folder, carried)
    if finished.unreadable or finished.stale:
        raise typer.Exit(SOME_FAILED)


def _show_inputs(paths: Sequence[Path], as_json: bool) -> int:
    """What a run would read; the exit code that its inputs would give it."""
    from extract.model import Article
    from extract.read import find_inputs, read_articles

    rows = [{"path": item.name, "read": False, "why": item.skipped} for item in find_inputs(paths) if item.skipped]
    failed = False
    for item in read_articles(paths):
        if isinstance(item, Article):
            why = f"a copy of {item.copy_of}" if item.copy_of else f"{len(item.text):,} characters, {item.encoding}"
            rows.append({"path": str(item.path), "read": not item.copy_of, "why": why})
        else:
            failed = True
            rows.append({"path": str(item.path), "read": False, "why": f"{item.reason}; {item.remedy}"})
    rows.sort(key=lambda row: str(row["path"]))
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            typer.echo(f"{'read' if row['read'] else 'skip'}  {row['path']}  ({row['why']})")
    if not any(row["read"] for row in rows):
        return NOTHING_DONE
    return SOME_FAILED if failed else FINE


def _complain(finished: Run) -> None:
    for item in finished.unreadable:
        say(f"{item.path}: {item.reason}; {item.remedy}")
    for decision in finished.stale:
        say(f"decisions, line {decision.line}: its win is no longer found in {decision.article}")


def _summary(finished: Run, folder: Path) -> dict[str, Any]:
    from extract.export.questions import find_questions

    return {
        **finished.counts,
        "copies": sum(bool(article.copy_of) for article in finished.articles),
        "flagged_records": sum(bool(flags) for flags in finished.flags.values()),
        "questions": len(find_questions(finished)),  # as many as the report has rows
        "articles_without_wins": _without_wins(finished),
        "failed": [{"path": str(i.path), "reason": i.reason, "remedy": i.remedy} for i in finished.unreadable],
        "stale_decisions": len(finished.stale),
        "output": str(folder),
    }


def _without_wins(finished: Run) -> list[str]:
    told = {mention.article for record in finished.records for mention in record.mentions}
    failed = {item.path for item in finished.unreadable}
    silent = [article for article in finished.articles if article.id not in told and not article.copy_of]
    return [article.id for article in silent if article.path not in failed]


def _tell(finished: Run, found: dict[str, Any], folder: Path, carried: Sequence[str]) -> None:
    """The run, with the summary `found` of it, in a few lines for the person who waits for it."""
    for article in finished.articles:
        if article.copy_of:
            say(f"{article.path}: a copy of {article.copy_of}, counted once")
    for name in found["articles_without_wins"]:
        say(f"no wins found in {name}")
    for name in carried:
        say(f"kept from the earlier output: {folder / name}")
    say(
        f"{found['articles']} articles → {found['mentions']} mentions → {found['records']} records, "
        f"{found['flagged_records']} of them flagged with {found['questions']} questions; "
        f"see {folder / 'records.csv'} and {folder / 'review.csv'}"
    )
