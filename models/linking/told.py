"""The annotated wins as the program reads them: what linking learns from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from annotations import Annotated

from cases import wins_of
from extract.model import Mention
from extract.parse import load_pipeline
from extract.pipeline import read_mentions
from extract.trust import assess


@dataclass(frozen=True)
class Told:
    """A mention as the program reads it, with the annotated win that it is and what is annotated of that.

    `event` is the name of the win's event, `text` the passage with the label and the heading that it stands below; of
    several accepted answers the first stands. The ids are those of no other set.
    """

    set: str
    mention: Mention
    win: str
    event: str
    date: str
    countries: frozenset[str]
    people: tuple[str, ...]
    text: str


def read(annotated: Annotated) -> list[Told]:
    """The article's mentions that are annotated wins."""
    article = annotated.parsed().article
    mentions = assess(read_mentions(article, load_pipeline()), [article])
    wins = wins_of(annotated, [mention.passage for mention in mentions])
    return [
        Told(
            annotated.set,
            replace(mention, article=f"{annotated.set}/{article.id}", id=f"{annotated.set}/{mention.id}"),
            f"{annotated.set}/{win['id']}",
            win["event"],
            _date(win),
            _countries(win),
            tuple(win["people"]),
            mention.passage.headed(article.text),
        )
        for mention, win in zip(mentions, wins, strict=True)
        if win
    ]


def _date(win: dict[str, Any]) -> str:
    """The date annotated, the first of those that are accepted; "" where there is none."""
    date = win["date"]
    return str((date[0] if date else "") if isinstance(date, list) else date or "")


def _countries(win: dict[str, Any]) -> frozenset[str]:
    countries = win["countries"]
    return frozenset(countries[0] if countries and isinstance(countries[0], list) else countries)
