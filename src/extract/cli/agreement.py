"""`extract agreement`: two reviewers compared."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.app import NOTHING_DONE, AsJson, app, csv_text, reported, say
from extract.errors import UsageError

if TYPE_CHECKING:
    from extract.model import Decision
    from extract.review.agreement import Shared


@app.command()
def agreement(
    a: Annotated[str, typer.Argument(help="A decisions file, or a reviewer's name.", show_default=False)],
    b: Annotated[str, typer.Argument(help="Another one.", show_default=False)],
    file: Annotated[Path, typer.Option("--decisions", help="Where the reviewers named stand.")] = Path(
        "raw/decisions.jsonl"
    ),
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="The conflicts as CSV on stdout.")] = False,
) -> None:
    """Compare two reviewers: agreement and Cohen's kappa per kind of question, and where they differ."""
    with reported():
        from extract.review.agreement import CONFLICT_COLUMNS, agreement_by_kind, conflict_row, find_shared

        shared = find_shared(_decisions_of(a, file), _decisions_of(b, file))
        conflicts = [conflict_row(item) for item in shared if not item.agreed]
        if as_json:
            kinds = [asdict(kind) | {"agreement": kind.agreement} for kind in agreement_by_kind(shared)]
            value = {"a": a, "b": b, "shared": len(shared), "kinds": kinds, "conflicts": conflicts}
            typer.echo(json.dumps(value, ensure_ascii=False, indent=1))
        elif as_csv:
            typer.echo(csv_text(CONFLICT_COLUMNS, conflicts), nl=False)
        elif shared:
            _print(shared)
        if not shared:
            say(f"extract: {a} and {b} answered no question in common")
            raise typer.Exit(NOTHING_DONE)


def _decisions_of(name: str, file: Path) -> Sequence[Decision]:
    """The decisions in force of a file, or of a reviewer in `file`."""
    from extract.review.decisions import in_force, read_history
    from extract.text import fold

    if Path(name).is_file():
        return in_force(read_history(Path(name)))
    if not file.is_file():
        raise UsageError(f"{name}: no such file, nor is there {file} to look for a reviewer; see --decisions")
    held = in_force(read_history(file))
    if found := [decision for decision in held if fold(decision.reviewer) == fold(name)]:
        return found
    known = ", ".join(sorted({decision.reviewer for decision in held} - {""})) or "nobody by name"
    raise UsageError(f"{name}: neither a file nor a reviewer in {file}, where {known} decided")


def _print(shared: Sequence[Shared]) -> None:
    from extract.review.agreement import agreement_by_kind
    from extract.text import excerpt

    typer.echo(f"{'kind':<14}{'shared':>7}{'agreed':>8}{'agreement':>11}{'kappa':>8}")
    for kind in agreement_by_kind(shared):
        kappa = "–" if kind.kappa is None else f"{kind.kappa:.2f}"
        typer.echo(f"{kind.kind:<14}{kind.shared:>7}{kind.agreed:>8}{kind.agreement:>11.0%}{kappa:>8}")
    for item in shared:
        if not item.agreed:
            other = (
                f" | {item.one.other_article}: “{excerpt(item.one.other_quote, 50)}”" if item.one.other_quote else ""
            )
            typer.echo(f"\n{item.kind}  {item.one.article}: “{excerpt(item.one.quote, 80)}”{other}")
            for decision, answer in zip((item.one, item.other), item.answers, strict=True):
                who = " ".join(filter(None, (decision.reviewer, f"line {decision.line}")))
                why = f"  # {decision.comment}" if decision.comment else ""
                typer.echo(f"    {excerpt(answer, 80) or 'none'}  ({who}){why}")
