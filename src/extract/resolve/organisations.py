"""The named bodies that act in a win or are its object: courts, parliaments, companies, UN bodies, ministries, NGOs."""

from __future__ import annotations

import re
from functools import cache

from extract.model import Answer, EntityLabel, Organisation, Parsed, Passage, Span
from extract.tables import read_toml
from extract.text import fold, squash

# Bodies by their own words: "the Supreme Court of the Netherlands", "UN Human Rights Council".
_HEAD = (
    r"(?:Supreme|Constitutional|High|Federal|Appeals?|Appellate|District|Regional|Criminal|Administrative|Military|"
    r"Magistrates?[’']?|Crown|County|National|Legislative|General|Upper|Lower|International|European|African|"
    r"Inter-American|Special|Grand|Provincial|State|City|Central|Higher|Labour|Sharia|Court of)"
)
_BODY = (
    r"(?:Court|Courts|Tribunal|Assembly|Council|Parliament|Congress|Senate|Commission|Chambers?|"
    r"Jurisdiction|Bench|Union|Bank)"
)
_OWN = re.compile(
    rf"\b(?:UN |EU )?(?:{_HEAD} )+(?:[A-Z][\w-]+ )?{_BODY}"
    r"(?: of (?:Human and Peoples[’'] Rights|Human Rights|Justice|Appeals?|Cassation|Auditors)\b)?"
    r"(?: (?:of|for|in) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)?"
    r"|\bCourt of (?:Appeals?|Cassation|Justice)\b(?: (?:of|in) (?:the )?[A-Z][\w-]+)?"
)


def resolve_organisations(parsed: Parsed, passage: Passage) -> Answer[tuple[Organisation, ...]]:
    """The bodies named in the lead and the sentences that follow it, each once, in its fullest form, in text order."""
    text = parsed.article.text
    found: list[Span] = []
    for span in passage.own:
        found += [e.span for e in parsed.entities_in(span) if e.label is EntityLabel.ORG or _is_body(e.text, e.label)]
        found += [Span(span.start + hit.start(), span.start + hit.end()) for hit in _OWN.finditer(span.of(text))]
    names: list[tuple[str, Span]] = []
    for span in _longest(found):
        name = squash(span.of(text)).removeprefix("the ").removeprefix("The ")
        if _is_told(name) and not any(fold(name) == fold(other) for other, _ in names):
            names.append((name, span))
    kept = [(name, span) for name, span in names if not _is_short_form(name, names)]
    because = (
        f"named in the passage: {', '.join(name for name, _ in kept)}" if kept else "no body is named in the passage"
    )
    return Answer(
        tuple(Organisation(name) for name, _ in kept), because, 0.8 if kept else 0.9, tuple(span for _, span in kept)
    )


def _longest(spans: list[Span]) -> list[Span]:
    """The spans in text order, of overlapping ones the longest."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (-len(span), span.start)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return sorted(kept)


def _is_body(name: str, label: EntityLabel) -> bool:
    if label is EntityLabel.PERSON:
        return False
    return (
        any(re.search(rf"\b{re.escape(word)}\b", name, re.IGNORECASE) for word in _table()["bodies"]["words"])
        and len(name.split()) > 1
    )


def _is_told(name: str) -> bool:
    table = _table()["left_out"]
    low = name.casefold()
    return len(name) > 1 and not low.startswith(tuple(table["starts"])) and low not in table["names"]


def _is_short_form(name: str, names: list[tuple[str, Span]]) -> bool:
    """Whether a fuller form of the same body is named in the passage: "the Court" beside "the Constitutional Court"."""
    ours = set(fold(name).split())
    return any(ours < set(fold(other).split()) for other, _ in names)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return read_toml("organisations")
