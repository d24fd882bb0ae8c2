"""The running numbers of items, which are no dates: "7/1  11 January", "[3] Chad, 2/5", "No. 12: March, Kenya"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

from extract.calendar_words import is_calendar_line, month_pattern
from extract.dates.article.labels import in_label
from extract.model import Parsed, Span

_NUMBER = re.compile(
    r"[^\w\n#(\[№]*(?P<open>(?:(?:[A-Za-z]{2,8}\.?|№)[ \t]?)?[#(\[]?)(?P<head>[A-Z]|\d{1,2}[./])?(?P<number>\d{1,3})"
    r"(?P<close>(?:[.)\]}°º/]*:?))(?=[^\S\n]|[–—|*_]|$)"
)
_FEWEST = 3
_MOST = 0.8  # of the items
_OPENING = 60  # characters at either end of an item in which its own day stands


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A number that opens a block: where it stands, how it is written, and what follows it."""

    span: Span
    form: tuple[str, str, str]  # what stands before it, whether a chapter's number does, and what closes it
    chapter: str
    number: int
    rest: str


def enumerators(parsed: Parsed) -> tuple[Span, ...]:
    """The numbers that count an article's items one by one, up or down, where they cannot be days or months."""
    numbered = list(_numbered(parsed))
    found: list[Span] = []
    for form in dict.fromkeys(one.form for one in numbered):
        alike = [one for one in numbered if one.form == form]
        if len(alike) >= _FEWEST and _counts(alike) and not _are_days(alike):
            found += [one.span for one in alike]
    return tuple(sorted(found))


def _numbered(parsed: Parsed) -> Iterator[_Numbered]:
    text = parsed.article.text
    for block in parsed.blocks:
        match = _NUMBER.match(text, block.span.start, block.span.end)
        if match and not _tells_time(match["open"] + (match["head"] or "")):
            form = (match["open"], "" if not match["head"] else "A" if match["head"].isalpha() else "0", match["close"])
            posted = _POSTED.match(match["open"])
            span = Span(match.start("open") + (posted.end() if posted else 0), match.end("close"))
            rest = text[match.end() : block.span.end]
            yield _Numbered(span, form, match["head"] or "", int(match["number"]), rest)


# What says that the day beside a number is that of writing: it stays where the number goes.
_POSTED = re.compile(r"(?:update|post|entry|letter|email|dispatch|digest|bulletin)\b", re.IGNORECASE)


def _tells_time(opening: str) -> bool:
    """Whether the word before a number makes it a time: "Q1", "Day 12", "Week 3", "H2"."""
    word = opening.strip(" \t#([.").casefold()
    return word in ("q", "h", "w", "kw", "wk", "day", "week") or (word.isalpha() and is_calendar_line(f"{word} 1"))


def _counts(alike: Sequence[_Numbered]) -> bool:
    """Whether numbers run from one on or down to it without a gap; in each chapter anew, or through all of them."""
    steps = [
        later.number - earlier.number if later.chapter == earlier.chapter or later.number != 1 else 1
        for earlier, later in pairwise(alike)
    ]
    if all(step == 1 for step in steps):
        return alike[0].number <= 1
    return all(step == -1 for step in steps) and alike[-1].number <= 1


def _are_days(alike: Sequence[_Numbered]) -> bool:
    """Whether numbers may be days: "1 March", "2 March", "3 March" in a diary, "1/5 A court …", "2/5 The senate …".

    They are not where another date follows ("7/1  11 January") or each has another month behind it.
    """
    head, close = alike[0].form[1], alike[0].form[2]
    if head == "0" and _are_sections(alike):
        return False
    if head == "0":
        return sum(_tells_a_date(one.rest) for one in alike) < _MOST * len(alike)
    if close not in ("", "."):
        return False
    months = [match.group(1).casefold() for one in alike if (match := _month().match(one.rest))]
    return len(months) == len(alike) and len(set(months)) * 2 <= len(months)


def _are_sections(alike: Sequence[_Numbered]) -> bool:
    """Whether numbers are those of a report's paragraphs: "1.1.", "1.2.", "1.3.", "2.1.", "2.2.".

    No diary has the first days of each month and no others.
    """
    if not all(one.chapter.endswith(".") for one in alike):
        return False
    chapters = [[one.number for one in group] for _, group in groupby(alike, key=lambda one: one.chapter)]
    heads = [int(chapter[:-1]) for chapter, _ in groupby(one.chapter for one in alike)]
    runs = all(numbers == list(range(1, len(numbers) + 1)) for numbers in chapters)
    return runs and heads == list(range(1, len(heads) + 1)) and sum(len(numbers) > 1 for numbers in chapters) > 1


def _tells_a_date(rest: str) -> bool:
    found = in_label(rest[:_OPENING], 0, "DMY"), in_label(rest[-_OPENING:], 0, "DMY")
    return any(one.month for several in found for one in several)


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"\W*({month_pattern()})(?!\W{{0,2}}\d{{1,2}}(?!\d))", re.IGNORECASE)
