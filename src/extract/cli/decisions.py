"""`extract decisions`: what reviewers decided, what became of it, and undoing by appending."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.app import SOME_FAILED, AsCsv, AsJson, Output, app, csv_text, reported, say
from extract.errors import UsageError

if TYPE_CHECKING:
    from extract.model import Decision
    from extract.review.history import Entry

group = typer.Typer(rich_markup_mode=None)
app.add_typer(group, name="decisions", invoke_without_command=True)

File = Annotated[Path, typer.Option("--decisions", help="The decisions file.")]
DEFAULT_FILE = Path("raw/decisions.jsonl")


@group.callback()
def decisions(
    context: typer.Context,
    file: File = DEFAULT_FILE,
    kind: Annotated[list[str] | None, typer.Option(help="Only this kind of decision, or this field.")] = None,
    article: Annotated[list[str] | None, typer.Option(help="Only those on this article.")] = None,
    reviewer: Annotated[list[str] | None, typer.Option(help="Only those of this reviewer.")] = None,
    since: Annotated[str, typer.Option(help="Only those of this day (2026-04-30) or later.")] = "",
    stale: Annotated[bool, typer.Option("--stale", help="Only those whose win the last run did not find.")] = False,
    ended: Annotated[bool, typer.Option("--all", help="Also those that were overtaken or undone.")] = False,
    output: Output = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List what reviewers decided; show the history of one matter; undo.

    Without a command, the decisions in force are listed, each with its line in the file.
    """
    if context.invoked_subcommand:
        return
    with reported():
        from extract.review.history import Wanted

        wanted = Wanted(_kinds(kind or []), tuple(article or ()), tuple(reviewer or ()), _day(since), stale, ended)
        entries, contradictions = _read(file, output, need_run=stale)
        _print([entry for entry in entries if wanted.takes(entry)], as_json, as_csv)
        _end(contradictions)


@group.command()
def show(
    ids: Annotated[
        list[str],
        typer.Argument(help="Lines, or ids of mentions, questions, records or articles.", show_default=False),
    ],
    file: File = DEFAULT_FILE,
    output: Output = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show everything that was ever decided on a mention, question, record or article, and what became of it."""
    with reported():
        from extract.review.decisions import matter_of

        entries, contradictions = _read(file, output)
        matters = {matter_of(decision) for decision in _find(ids, entries, output, file)}
        _print([entry for entry in entries if matter_of(entry.decision) in matters], as_json, as_csv)
        _end(contradictions)


@group.command()
def undo(
    ids: Annotated[
        list[str], typer.Argument(help="Lines, or ids of mentions or questions; see the list.", show_default=False)
    ],
    file: File = DEFAULT_FILE,
    output: Output = None,
    reviewer: Annotated[str, typer.Option(help="Who undoes.")] = "",
    comment: Annotated[str, typer.Option(help="Why.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be undone; write nothing.")] = False,
) -> None:
    """Undo decisions by appending that they are undone; nothing in the file is changed or lost."""
    with reported(), ExitStack() as held_file:
        from datetime import UTC, datetime

        from extract.review.decisions import append_decisions
        from extract.review.history import IN_FORCE, undoing
        from extract.review.locking import locked

        if file.is_file() and not dry_run:
            held_file.enter_context(locked(file))
        entries, _ = _read(file, output)
        said = _find(ids, entries, output, file)
        if whole := [id for id in ids if id in {decision.article for decision in said}]:
            raise UsageError(f"{whole[0]}: that is an article; undo single decisions, by their lines in the list")
        held = [entry for entry in entries if entry.state == IN_FORCE]
        chosen = [entry for entry in held if entry.decision in said]
        if not chosen:
            raise UsageError(f"{' '.join(ids)}: nothing of that is in force; see “extract decisions show {ids[0]}”")
        _print(chosen, False, False)
        say(f"{len(chosen)} {'would be ' if dry_run else ''}undone")
        if not dry_run:
            taken_back, kept = [entry.decision for entry in chosen], [entry.decision for entry in held]
            now = datetime.now(UTC).isoformat(timespec="seconds")
            append_decisions(file, undoing(taken_back, kept, reviewer=reviewer, now=now, comment=comment))
            _end(_read(file, None)[1])


def _read(file: Path, output: Path | None, need_run: bool = False) -> tuple[Sequence[Entry], list[str]]:
    """All the decisions with their states, and what contradicts each other among them."""
    from extract.review.contradictions import find_contradictions
    from extract.review.decisions import in_force, read_history
    from extract.review.history import find_states, stale_lines

    if not file.is_file():
        raise UsageError(f"{file}: no such decisions file; name it with --decisions")
    history = read_history(file)
    folder = output or Path("output")
    # Without a run, only what needs one is refused.
    stale = stale_lines(folder) if need_run or output or (folder / "run.json").is_file() else frozenset()
    return find_states(history, stale), find_contradictions(in_force(history))


def _find(ids: Sequence[str], entries: Sequence[Entry], output: Path | None, file: Path) -> list[Decision]:
    from extract.review.lookup import read_lookup

    lookup = read_lookup(output or Path("output"))
    history = [entry.decision for entry in entries]
    found: list[Decision] = []
    for id in ids:
        named = lookup.find(id, history)
        if not named:
            raise UsageError(f"{id}: no decision in {file} has this line or is about this id; see “extract decisions”")
        found += named
    return found


def _kinds(given: Sequence[str]) -> tuple[str, ...]:
    from extract.review.decisions import FIELDS, KINDS

    for kind in given:
        if kind not in (*KINDS, *FIELDS):
            raise UsageError(f"--kind: “{kind}” is none; use one of {', '.join((*KINDS, *FIELDS))}")
    return tuple(given)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise UsageError(f"--since: “{text}” is no day; write it as 2026-04-30") from None


def _print(entries: Sequence[Entry], as_json: bool, as_csv: bool) -> None:
    from extract.review.history import ENTRY_COLUMNS

    rows = [entry.as_dict() for entry in entries]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif as_csv:
        typer.echo(csv_text(ENTRY_COLUMNS, rows), nl=False)
    else:
        for entry in entries:
            typer.echo(_line(entry))


def _line(entry: Entry) -> str:
    from extract.model import DecisionKind
    from extract.review.history import IN_FORCE
    from extract.text import excerpt

    said = entry.decision
    what = (
        f"{said.field} → {said.value or 'none'}"
        if said.kind == DecisionKind.FIELD
        else f"{said.kind} {said.value}".strip()
    )
    other = f" | {said.other_article}: “{excerpt(said.other_quote, 60)}”" if said.other_quote else ""
    who = " ".join(filter(None, (said.decided[:10], said.reviewer)))
    state = f"  ({entry.told})" if entry.state != IN_FORCE or entry.stale else ""
    why = f"  # {excerpt(said.comment, 60)}" if said.comment else ""
    about = f"{said.article}: “{excerpt(said.quote, 60)}”{other}"
    return f"{said.line:>4}  {who:<16}  {excerpt(what, 60)}  {about}{why}{state}"


def _end(contradictions: Sequence[str]) -> None:
    """Decisions that contradict each other stop every run: they are told last, and fail the command."""
    for problem in contradictions:
        say(f"contradiction: {problem}")
    if contradictions:
        raise typer.Exit(SOME_FAILED)
