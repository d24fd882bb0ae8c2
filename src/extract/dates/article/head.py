"""What stands above and below an article's wins: mastheads, introduction, imprint; and its date headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.calendar_words import is_calendar_line
from extract.dates.article.date_headings import date_marks
from extract.dates.article.datelines import said_of_itself
from extract.dates.article.entries import letter_fields
from extract.dates.article.head_lines import HEAD_BLOCKS, LONGEST_MASTHEAD, SKIPPED, TOPMOST, lines_of, split_head
from extract.dates.article.headers import BYLINE
from extract.dates.article.mastheads import imprint
from extract.dates.article.siblings import first_dated, first_heading, with_siblings
from extract.dates.article.windows import covers
from extract.dates.words.expressions import find_expressions
from extract.model import Block, BlockKind, Parsed, Passage, Span

_PHOTOGRAPH = re.compile(
    r"\b(?:photos?|photograph(?:s|er|ed|y)?|pictures?|images?|pictured|credit|caption|illustrations?|drawing|getty|reuters|afp|ap)\b|©|\(c\)",
    re.IGNORECASE,
)
_MONTHS = 3  # headings


@dataclass(frozen=True, slots=True)
class Head:
    """The short lines above the wins, the sentences there, the blocks below the wins, and the date headings."""

    mastheads: tuple[Span, ...]
    intro: tuple[Span, ...]
    tail: tuple[Span, ...]
    marks: tuple[Span, ...]
    first: int = 0  # where the wins begin
    dated: tuple[Span, ...] = ()  # the mastheads and bylines, where a day may stand whose year is told elsewhere

    @property
    def above(self) -> tuple[Span, ...]:
        """All that is said above the wins."""
        return (*self.mastheads, *self.intro)


def read_head(parsed: Parsed, passages: Sequence[Passage], lines: Sequence[Span]) -> Head:
    """The head of an article; `lines` are date fields of its entries, which are no mastheads wherever they stand."""
    text = parsed.article.text
    first = _first_win(parsed, passages)
    last = max((passage.span.end for passage in passages), default=parsed.article.body.start)
    marks = date_marks(parsed, first, last)
    posts = _first_post(marks, text)
    above = [
        block
        for block in parsed.blocks
        if block.span.end <= posts
        and (_of_the_head(block, text) if block.span.end <= first else _byline(block, parsed, marks))
        and not any(block.span.overlaps(line) for line in lines)
    ]
    siblings = (*with_siblings(above, parsed, Span(first, last)), *first_dated(parsed, first))
    skipped = (*marks, *first_heading(parsed, first), *siblings)
    near = {*range(HEAD_BLOCKS), *range(len(above) - 6, len(above))}
    above = [
        block
        for place, block in enumerate(above)
        if block.span not in skipped and (place in near or is_calendar_line(block.span.of(text)))
    ]
    mastheads, intro = split_head(above, text)
    tail = tuple(block.span for block in parsed.blocks if _of_the_tail(block, text, passages, last))
    dated = tuple(sorted({*mastheads, *_bylines(parsed, first, (*marks, *siblings, *lines))}))
    return Head(tuple(mastheads), tuple(intro), tail, marks, first, dated)


def _first_post(marks: Sequence[Span], text: str) -> int:
    """Where the first of several dated posts begins: what its text tells before its win dates nothing but itself."""
    days = [mark for mark in marks if any(one.year and one.day for one in find_expressions(mark.of(text)))]
    if len(days) > 1:
        return days[0].start
    # So does what stands below the first of the months that an article runs through: "December 2017", "January", …
    month = any(one.year and one.month for mark in marks[:1] for one in find_expressions(mark.of(text)))
    return marks[0].start if month and len(marks) >= _MONTHS else len(text)


def _of_the_tail(block: Block, text: str, passages: Sequence[Passage], last: int) -> bool:
    """Whether a block below the wins can be an imprint, be it taken for a caption of the last of them."""
    words = block.span.of(text)
    if block.kind in (BlockKind.CAPTION, BlockKind.CREDIT):
        below = all(passage.lead.end <= block.span.start for passage in passages)
        return below and bool(imprint().search(words)) and not _of_a_photograph(words)
    return block.span.start >= last and not _of_a_photograph(words)


def _bylines(parsed: Parsed, first: int, lines: Sequence[Span]) -> Iterator[Span]:
    """The short lines above the wins, whatever they were taken for, less the `lines` that date sections and entries."""
    return (
        block.span
        for block in parsed.blocks
        if block.span.end <= first
        and len(block.span) < LONGEST_MASTHEAD
        and not any(block.span.overlaps(line) for line in lines)
    )


def _of_a_photograph(line: str) -> bool:
    """ "The petition, 1996. Photograph lent by …" is no imprint; "© 2016 Quay Street" is one."""
    return len(line) < LONGEST_MASTHEAD and "©" not in line and bool(_PHOTOGRAPH.search(line))


_FIELD = re.compile(r"[A-Z][\w-]*(?: [\w-]+)?:\s")  # "Reply-To: …"


def _first_win(parsed: Parsed, passages: Sequence[Passage]) -> int:
    """Where the wins begin: never among the fields above a letter, should they have been taken for one."""
    text = parsed.article.text
    fields = [
        block.span
        for block in parsed.blocks[:HEAD_BLOCKS]
        if len(letter_fields().findall(block.span.of(text))) > 1
        and all(_FIELD.match(line.of(text)) for line in lines_of(block.span, text))
    ]
    starts = (one.span.start for one in passages if not any(span.contains(one.lead) for span in fields))
    return min(starts, default=parsed.article.body.end)


def _of_the_head(block: Block, text: str) -> bool:
    """Whether a block above the first passage can be a masthead or introduction: a caption's own date says nothing."""
    line = block.span.of(text)
    if block.kind is BlockKind.CREDIT:
        # "Remarks by Ilse Tamm at the assembly, Oslo, 10 December 2018" is no credit of a photograph.
        return not _PHOTOGRAPH.search(line) and any(one.size == 3 and one.year for one in find_expressions(line))
    if block.kind not in SKIPPED:
        return True
    if (
        BYLINE.match(line)
        and not _PHOTOGRAPH.search(line)
        and any(one.size == 3 and one.year for one in find_expressions(line))
    ):
        return True  # "By Ana Tamm | Fellow, Quay Rights | 4 November 2019" may be taken for a caption
    if line.startswith("(") and not _PHOTOGRAPH.search(line) and _says_when(line):
        return True  # "(the questions people put to us; last gone over on 8 March 2022)"
    place, _, rest = line.partition(",")
    if rest and len(place.split()) <= 3 and is_calendar_line(rest) and any(one.day for one in find_expressions(rest)):
        return True  # "Porto, 10th of December, 2019"
    years = [found for found in find_expressions(line) if found.year]
    ranges = any(found.last_year or found.last_month for found in years)
    # A title of capitals or with a colon may be taken for a caption: "How we did, month by month: 2018".
    titled = (
        len(years) > 0
        and not any(found.day for found in years)
        and (_upper(line) or line.rstrip(" *_")[-4:].isdecimal())
    )
    return bool(is_calendar_line(line) or covers(line) or ranges or titled or imprint().search(line))


def _says_when(line: str) -> bool:
    return any(one.size == 3 and one.year and said_of_itself(line[: one.span.start]) for one in find_expressions(line))


def _upper(line: str) -> bool:
    """Whether a line opens in capitals: "MENU FOR THE NEW YEAR 2024 (all cooked in 2023)"."""
    letters = [char for char in line.partition("(")[0] if char.isalpha()]
    return len(letters) > 8 and all(char.isupper() for char in letters)


def _byline(block: Block, parsed: Parsed, marks: Sequence[Span]) -> bool:
    """Whether a date line near the top that heads no section stands by itself, or beside who wrote the article."""
    words = block.span.of(parsed.article.text)
    if block not in parsed.blocks[:TOPMOST] or block.span in marks or re.search(r"[a-z]{2}[.!?](?:\s|$)", words):
        return False
    whole = any(one.size == 3 for one in find_expressions(words))
    return whole and (is_calendar_line(words) or bool(BYLINE.match(words) or imprint().search(words)))
