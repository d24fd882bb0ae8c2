"""`extract explain`: why a record or mention is as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extract.cli.app import Output, app, reported


@app.command()
def explain(
    id: Annotated[
        str, typer.Argument(help="A record's, mention's or question's id, from any output file.", show_default=False)
    ],
    output: Output = None,
) -> None:
    """Show the whole chain behind a record or mention: evidence, rivals, why it was merged, why it is flagged."""
    with reported():
        from extract.export import explain as explain_id

        typer.echo(explain_id(output or Path("output"), id))
