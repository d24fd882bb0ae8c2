"""The command line: parses, calls, reports. The only module that prints; messages go to stderr, results to stdout."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from extract.errors import ExtractError, UsageError

if TYPE_CHECKING:
    from extract.model import Run
    from extract.pipeline import Progress

FINE, SOME_FAILED, WRONG_USAGE, NOTHING_DONE = 0, 1, 2, 3
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
Config = Annotated[Path | None, typer.Option(help="A TOML file with these options; the command line wins over it.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary; errors still.")]


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
    with _reported():
        from extract.settings import read_settings

        given = {
            "output": str(output or ""),
            "model": model,
            "decisions": str(decisions or ""),
            "workers": workers,
            "strict": strict,
            "quiet": quiet,
        }
        settings: dict[str, Any] = {
            "output": "output",
            "model": "",
            "decisions": "",
            "workers": 0,
            "strict": False,
            "quiet": False,
        }
        settings |= read_settings(config) | {name: value for name, value in given.items() if value}
        if dry_run:
            raise typer.Exit(_show_inputs(paths, as_json))
        _run(paths, settings, as_json)


def _run(paths: Sequence[Path], settings: dict[str, Any], as_json: bool) -> None:
    from extract.export import write_outputs
    from extract.folder import check_output, locked, publish
    from extract.pipeline import run

    folder = Path(settings["output"])
    decisions = _decisions_file(paths, settings["decisions"])
    check_output(folder)
    with locked(folder):
        with _progress(settings["quiet"]) as progress:
            finished = run(
                paths, model=settings["model"], decisions=decisions, workers=settings["workers"], progress=progress
            )
        if settings["strict"] and finished.unreadable:
            _complain(finished)
            raise UsageError(f"{len(finished.unreadable)} input(s) could not be read; nothing was written (--strict)")
        # The number of workers and the quiet flag change no output; they would only make two equal runs differ.
        kept = {name: settings[name] for name in ("model", "strict")} | {"decisions": str(decisions or "")}
        carried = publish(folder, lambda new: write_outputs(finished, kept, new))
    _complain(finished)
    for name in carried:
        _say(f"kept from the earlier output: {folder / name}", settings["quiet"])
    _summarise(finished, folder, as_json, settings["quiet"])
    if finished.unreadable:
        raise typer.Exit(SOME_FAILED)


@app.command()
def explain(
    id: Annotated[
        str, typer.Argument(help="A record's, mention's or question's id, from any output file.", show_default=False)
    ],
    output: Output = None,
) -> None:
    """Show the whole chain behind a record or mention: evidence, rivals, why it was merged, why it is flagged."""
    with _reported():
        from extract.export import explain as explain_id

        typer.echo(explain_id(output or Path("output"), id))


@app.command()
def check(
    paths: Paths,
    decisions: Decisions = None,
    as_json: Annotated[bool, typer.Option("--json", help="The findings as JSON on stdout.")] = False,
) -> None:
    """Validate articles and decisions without extracting anything."""
    with _reported():
        from extract.model import Article
        from extract.read import read_articles
        from extract.review import read_decisions

        read = list(read_articles(paths))
        articles = [item for item in read if isinstance(item, Article)]
        failed = [item for item in read if not isinstance(item, Article)]
        file = _decisions_file(paths, str(decisions or ""))
        known = read_decisions(file) if file else ()
        unknown = [d for d in known if d.article not in {article.id for article in articles}]
        for item in failed:
            typer.echo(f"{item.path}: {item.reason}; {item.remedy}", err=True)
        for decision in unknown:
            typer.echo(f"{file}, line {decision.line}: there is no article “{decision.article}”", err=True)
        found = {
            "articles": len(articles),
            "copies": sum(bool(a.copy_of) for a in articles),
            "failed": len(failed),
            "decisions": len(known),
            "decisions_without_article": len(unknown),
        }
        typer.echo(
            json.dumps(found) if as_json else ", ".join(f"{number} {_plain(name)}" for name, number in found.items())
        )
        if not articles:
            raise typer.Exit(NOTHING_DONE)
        if failed or unknown:
            raise typer.Exit(SOME_FAILED)


@app.command()
def apply(
    files: Annotated[list[Path], typer.Argument(help="Filled-in review forms (.csv, .xlsx).", show_default=False)],
    output: Output = None,
    decisions: Annotated[Path, typer.Option(help="The decisions file to append to.")] = Path("raw/decisions.jsonl"),
    reviewer: Annotated[str, typer.Option(help="Who answered, where a row does not say.")] = "",
    refused: Annotated[Path, typer.Option(help="Where the refused rows go, to be mended and applied again.")] = Path(
        "refused.csv"
    ),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be taken; write nothing.")] = False,
) -> None:
    """Take filled-in review forms back: what is clear is kept for good, the rest refused row by row."""
    with _reported():
        from datetime import UTC, datetime

        from extract.review import apply_forms, write_refused

        now = datetime.now(UTC).isoformat(timespec="seconds")
        applied = apply_forms(files, output or Path("output"), decisions, reviewer=reviewer, now=now, dry_run=dry_run)
        for decision in applied.decisions:
            what = decision.field or decision.kind
            typer.echo(f"{decision.article}: {what} → {decision.value or decision.kind}  “{decision.quote[:60]}”")
        for refusal in applied.refused:
            typer.echo(f"{refusal.where}: {refusal.reason}; {refusal.remedy} (found: {refusal.value!r})", err=True)
        verb = "would be taken" if dry_run else "taken"
        typer.echo(
            f"{len(applied.decisions)} {verb}, {applied.known} known already, {len(applied.refused)} refused, "
            f"{applied.unanswered} not answered"
        )
        if applied.refused:
            if not dry_run:
                write_refused(refused, applied.refused)
                typer.echo(f"the refused rows are in {refused}: mend them and apply that file", err=True)
            raise typer.Exit(SOME_FAILED)


def _decisions_file(paths: Sequence[Path], given: str) -> Path | None:
    """The file given, which must exist, or the decisions.jsonl of the folders of articles."""
    if given:
        if not Path(given).is_file():
            raise UsageError(f"{given}: no such decisions file; leave --decisions out to run without one")
        return Path(given)
    found = [path / "decisions.jsonl" for path in paths if (path / "decisions.jsonl").is_file()]
    if len(found) > 1:
        raise UsageError(f"{', '.join(map(str, found))}: several decisions files; name one with --decisions")
    return found[0] if found else None


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
        typer.echo(f"{item.path}: {item.reason}; {item.remedy}", err=True)
    for decision in finished.stale:
        typer.echo(f"decisions, line {decision.line}: its win is no longer found in {decision.article}", err=True)


def _summarise(finished: Run, folder: Path, as_json: bool, quiet: bool) -> None:
    questions = sum(len(flags) for flags in finished.flags.values())
    flagged = sum(bool(flags) for flags in finished.flags.values())
    told = {mention.article for record in finished.records for mention in record.mentions}
    without = [article.id for article in finished.articles if article.id not in told and not article.copy_of]
    summary = {
        **finished.counts,
        "copies": sum(bool(article.copy_of) for article in finished.articles),
        "flagged_records": flagged,
        "questions": questions,
        "articles_without_wins": without,
        "failed": [{"path": str(i.path), "reason": i.reason} for i in finished.unreadable],
        "stale_decisions": len(finished.stale),
        "output": str(folder),
    }
    if as_json:
        typer.echo(json.dumps(summary, ensure_ascii=False, indent=1))
    elif not quiet:
        typer.echo(
            f"{summary['articles']} articles → {summary['mentions']} mentions → {summary['records']} records, "
            f"{flagged} of them flagged with {questions} questions; "
            f"see {folder / 'records.csv'} and {folder / 'review.csv'}",
            err=True,
        )
        for name in without:
            typer.echo(f"no wins found in {name}", err=True)


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress | None]:
    """A bar with stage, rate and time left; none when not at a terminal or told to be quiet."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description:8}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total or None, rate="")
            task = bar.tasks[tasks[stage]]
            rate = f"{done / task.elapsed:.1f}/s" if task.elapsed else ""
            bar.update(tasks[stage], completed=done, total=total or None, rate=rate)

        yield tell


@contextmanager
def _reported() -> Iterator[None]:
    """Errors that a person can mend as one line on stderr and their exit code; Ctrl-C without a traceback."""
    try:
        yield
    except ExtractError as error:
        typer.echo(f"extract: {error}", err=True)
        raise typer.Exit(error.exit_code) from error
    except KeyboardInterrupt:
        typer.echo("extract: stopped; earlier output is as it was", err=True)
        raise typer.Exit(INTERRUPTED) from None


def _say(message: str, quiet: bool) -> None:
    if not quiet:
        typer.echo(message, err=True)


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def main() -> None:
    # A scheduler's SIGTERM tidies up like Ctrl-C: no half-written folder stays behind.
    signal.signal(signal.SIGTERM, _stop)
    app()


if __name__ == "__main__":
    main()
