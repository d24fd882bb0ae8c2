"""`extract check`: articles and decisions validated, nothing extracted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.app import NOTHING_DONE, SOME_FAILED, Decisions, Paths, app, decisions_file, reported, say

if TYPE_CHECKING:
    from extract.model import Article, Decision


@app.command()
def check(
    paths: Paths,
    decisions: Decisions = None,
    as_json: Annotated[bool, typer.Option("--json", help="The findings as JSON on stdout.")] = False,
) -> None:
    """Validate articles and decisions without extracting anything."""
    with reported():
        from extract.model import Article
        from extract.read import read_articles
        from extract.review import read_decisions

        read = list(read_articles(paths))
        articles = {item.id: item for item in read if isinstance(item, Article)}
        failed = [item for item in read if not isinstance(item, Article)]
        file = decisions_file(paths, str(decisions or ""))
        known = read_decisions(file) if file else ()
        problems = [f"{item.path}: {item.reason}; {item.remedy}" for item in failed]
        # Beside single files lies what was decided of the other articles of their folder too.
        whole = any(path.is_dir() for path in paths)
        loose = [problem for decision in known for problem in _loose_ends(decision, articles, file, whole)]
        for problem in (*problems, *loose):
            say(problem)
        found = {
            "articles": len(articles),
            "copies": sum(bool(article.copy_of) for article in articles.values()),
            "failed": len(failed),
            "decisions": len(known),
            "decisions_not_found": len(loose),
        }
        plain = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in found.items())
        typer.echo(json.dumps({**found, "problems": [*problems, *loose]}, ensure_ascii=False) if as_json else plain)
        if not articles:
            raise typer.Exit(NOTHING_DONE)
        if failed or loose:
            raise typer.Exit(SOME_FAILED)


def _loose_ends(decision: Decision, articles: Mapping[str, Article], file: Path | None, whole: bool) -> Iterator[str]:
    """Why the decision can change nothing: its article is gone from the `whole` folder, or its quote from that."""
    from extract.quotes import find_quote

    for id, quote in ((decision.article, decision.quote), (decision.other_article, decision.other_quote)):
        if not id:
            continue
        if id not in articles:
            if whole:
                yield f"{file}, line {decision.line}: there is no article “{id}”; mend its id or take the line out"
        elif quote and find_quote(quote, articles[id].text) is None:
            yield f"{file}, line {decision.line}: “{quote[:60]}” does not stand in {id}; quote the lead as it stands"
