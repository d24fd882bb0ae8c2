"""The year of an article that nothing else dates: its last lines, the one day that its introduction writes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.dates.article.editions import ahead, founded, years_of_rights
from extract.dates.article.mastheads import dated
from extract.dates.article.windows import covered
from extract.dates.standing.verbs import verb_in
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Evidence, Kind, whole_year
from extract.model import Basis, Parsed, Passage, Span
from extract.text import excerpt

_LAST = 4  # blocks
_TAKEN = re.compile(
    r"\b(?:arrest|detain|jail|imprison|sentenc|convict|charged|seiz|picked up|taken|born|kill|died|murder)\w*",
    re.IGNORECASE,
)
_PUT_UP = re.compile(
    r"\W*(?:put up|posted|pinned|printed|published|issued|dated|compiled|sent|written|given|signed|closed|typed)\b",
    re.IGNORECASE,
)
_LINE = 110  # characters: a longer one tells a story


def foot_day(
    parsed: Parsed, passages: Sequence[Passage], heads: Sequence[Span], order: str, newest: int
) -> Evidence | None:
    """The last date in the lines that close a page which nothing else dates, no older than what its text tells.

    "Lawyers Without Fees, 8 March 2024", "Edition 2018 · printed on recycled paper", "Annual Report 2016 | page 12".
    `heads` are the lines with the days of its sections and posts: where they have years, no foot outweighs them.
    """
    text = parsed.article.text
    if any(one.year for span in heads for one in find_expressions(span.of(text), span.start, order)):
        return None
    for block in parsed.blocks[: -_LAST - 1 : -1]:
        line = block.span.of(text)
        # "Edition 2018 · printed at Vell" and "Put up on 3 May. Leave it here" tell no story.
        story = verb_in(line) and line.rstrip().endswith((".", "!", "?")) and not _PUT_UP.match(line)
        if story or len(line) > _LINE or any(block.span.overlaps(passage.lead) for passage in passages):
            continue
        for one in reversed(find_expressions(line, block.span.start, order)):
            before = line[: one.span.start - block.span.start]
            days = dated(one) or (covered(one) if one.kind is Kind.ABSOLUTE else None)
            if years_of_rights(one, before):
                continue
            if days and days.last.year >= newest and not (ahead().search(before) or founded().search(before)):
                return Evidence(days, excerpt(one.text), Basis.PUBLISHED, one.span)
    return None


def scene_day(intro: Sequence[Span], parsed: Parsed, order: str, newest: int) -> Evidence | None:
    """The year of the newest day of the introduction, where nothing else tells one: "We set out on 1 March 2014"."""
    text = parsed.article.text
    found = [
        one
        for span in intro
        for one in find_expressions(span.of(text), span.start, order)
        if one.kind is Kind.ABSOLUTE
        and one.year
        and one.day
        and one.year >= newest
        and not _TAKEN.search(span.of(text))
    ]
    latest = max(found, key=lambda one: (one.year or 0, one.month or 0), default=None)
    return Evidence(whole_year(latest.year or 0), excerpt(latest.text), Basis.TEXT, latest.span) if latest else None
