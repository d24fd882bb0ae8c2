"""`extract apply`: filled-in review forms taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extract.cli.app import SOME_FAILED, Output, app, reported, say


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
    with reported():
        from datetime import UTC, datetime

        from extract.review import apply_forms, write_refused
        from extract.text import excerpt

        now = datetime.now(UTC).isoformat(timespec="seconds")
        applied = apply_forms(files, output or Path("output"), decisions, reviewer=reviewer, now=now, dry_run=dry_run)
        for decision in applied.decisions:
            said = decision.value or ("none" if decision.field else "")  # an emptied field is an answer too
            what = " → ".join(filter(None, (decision.field or decision.kind, excerpt(said, 60))))
            typer.echo(f"{decision.article}: {what}  “{excerpt(decision.quote, 60)}”")
        for refusal in applied.refused:
            say(f"{refusal.where}: {refusal.reason}; {refusal.remedy} (found: {refusal.value!r})")
        verb = "would be taken" if dry_run else "taken"
        typer.echo(
            f"{len(applied.decisions)} {verb}, {applied.known} known already, {len(applied.refused)} refused, "
            f"{applied.unanswered} not answered"
        )
        if applied.refused:
            if not dry_run:
                written = write_refused(refused, applied.refused)
                kept = "" if written == refused else f" ({refused} holds other rows and stays as it was)"
                say(f"the refused rows are in {written}{kept}: mend them and apply that file")
            raise typer.Exit(SOME_FAILED)
