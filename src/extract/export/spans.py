"""Quotes with their place in the article, checked when written."""

from __future__ import annotations

from collections.abc import Mapping

from extract.errors import ExtractError
from extract.markup import as_read
from extract.model import Article, Mention, Span
from extract.text import fold, holds_name


class SpanError(ExtractError):
    """A quote that does not stand in its article where a mention says: a fault of ours, never written out."""


def quote(text: str, span: Span) -> dict[str, int | str]:
    """The slice with its offsets and line, as records.jsonl shows it."""
    return {"start": span.start, "end": span.end, "line": line_of(text, span.start), "text": span.of(text)}


def line_of(text: str, offset: int) -> int:
    """The line, from 1, on which the character at `offset` stands."""
    return text.count("\n", 0, offset) + 1


def check_spans(mention: Mention, text: str) -> None:
    """Raises `SpanError` unless every span of the mention quotes what it says."""
    if mention.passage.lead.of(text) != mention.lead:
        raise _wrong(mention, mention.passage.lead, f"the lead is “{mention.lead[:60]}”", text)
    spans = [mention.passage.span]
    for answer in (mention.date, mention.whereabouts, mention.places, mention.people, mention.organisations):
        spans += answer.evidence
    for span in (*spans, *mention.category.evidence):
        if span.end > len(text):
            raise _wrong(mention, span, f"the text has only {len(text)} characters", text)
    for person in mention.people.value:
        # A name broken over two lines, or with an invisible character or an entity in it, still quotes itself.
        if person.span and not _quotes(as_read(person.span.of(text)), person.name):
            raise _wrong(mention, person.span, f"the person is “{person.name}”", text)


def text_of(articles: Mapping[str, Article], mention: Mention) -> str:
    """The text of the mention's article. Raises `SpanError` for an article that is not in this run."""
    try:
        return articles[mention.article].text
    except KeyError:
        raise SpanError(
            f"{mention.id}: there is no article “{mention.article}” in this run; please report this"
        ) from None


def _quotes(stretch: str, name: str) -> bool:
    return _letters(stretch) == _letters(name) or holds_name(stretch, name)


def _letters(name: str) -> str:
    return "".join(char for char in fold(name) if char.isalnum())


def _wrong(mention: Mention, span: Span, what: str, text: str) -> SpanError:
    found = span.of(text)[:60]
    return SpanError(
        f"{mention.article}: characters {span.start} to {span.end} read “{found}”, but {what} ({mention.id}); "
        "nothing was written, please report this"
    )
