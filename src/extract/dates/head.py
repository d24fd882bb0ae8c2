"""What stands above and below an article's wins: mastheads, introduction, imprint; and its date headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.calendar_words import is_calendar_line, month_pattern
from extract.dates.datelines import said_of_itself
from extract.dates.entries import letter_fields
from extract.dates.expressions import find_expressions
from extract.dates.headers import BYLINE, STAMP
from extract.dates.mastheads import imprint
from extract.dates.records import record_lines
from extract.dates.verbs import verb_in
from extract.dates.windows import covers
from extract.model import Block, BlockKind, Parsed, Passage, Span

_SKIPPED = (BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.QUOTE, BlockKind.ATTRIBUTION)
_SHORT = 130  # characters; a longer block is no masthead
_ROWS = 2  # so many like lines below make a line the head of an item
_IMPRINT_LINE = re.compile(r"\W*(?:posted|published|updated|written|sent|last)\b", re.IGNORECASE)
_LABELLED = re.compile(
    r"[A-Z][\w ./’'-]{1,25}:\s[^.]*\b(?:19|20)\d\d"
)  # "ON AIR: Saturday 30 June 2018, 18:30. Repeat …"
_PHOTOGRAPH = re.compile(
    r"\b(?:photos?|photograph(?:s|er|ed|y)?|pictures?|images?|pictured|credit|caption|illustrations?|drawing|getty|reuters|afp|ap)\b|©|\(c\)",
    re.IGNORECASE,
)
YEAR_BEHIND = re.compile(r"\((?:19|20)\d\d\)\W*$")  # "2. The mine ban (1997)"
_MONTHS = 3  # headings
_TOPMOST = 6  # blocks
_HEAD_BLOCKS = 14  # a title, mastheads and an introduction; what stands deeper is no masthead


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
    siblings = (*_with_siblings(above, parsed, Span(first, last)), *_first_dated(parsed, first))
    skipped = (*marks, *_first_heading(parsed, first), *siblings)
    near = {*range(_HEAD_BLOCKS), *range(len(above) - 6, len(above))}
    above = [
        block
        for place, block in enumerate(above)
        if block.span not in skipped and (place in near or is_calendar_line(block.span.of(text)))
    ]
    mastheads, intro = _split_head(above, text)
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
        if block.span.end <= first and len(block.span) < _SHORT and not any(block.span.overlaps(line) for line in lines)
    )


def _of_a_photograph(line: str) -> bool:
    """ "The petition, 1996. Photograph lent by …" is no imprint; "© 2016 Quay Street" is one."""
    return len(line) < _SHORT and "©" not in line and bool(_PHOTOGRAPH.search(line))


_FIELD = re.compile(r"[A-Z][\w-]*(?: [\w-]+)?:\s")  # "Reply-To: …"


def _first_win(parsed: Parsed, passages: Sequence[Passage]) -> int:
    """Where the wins begin: never among the fields above a letter, should they have been taken for one."""
    text = parsed.article.text
    fields = [
        block.span
        for block in parsed.blocks[:_HEAD_BLOCKS]
        if len(letter_fields().findall(block.span.of(text))) > 1
        and all(_FIELD.match(line.of(text)) for line in _lines(block.span, text))
    ]
    starts = (one.span.start for one in passages if not any(span.contains(one.lead) for span in fields))
    return min(starts, default=parsed.article.body.end)


def _of_the_head(block: Block, text: str) -> bool:
    """Whether a block above the first passage can be a masthead or introduction: a caption's own date says nothing."""
    line = block.span.of(text)
    if block.kind is BlockKind.CREDIT:
        # "Remarks by Ilse Tamm at the assembly, Oslo, 10 December 2018" is no credit of a photograph.
        return not _PHOTOGRAPH.search(line) and any(one.size == 3 and one.year for one in find_expressions(line))
    if block.kind not in _SKIPPED:
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


def _with_siblings(above: Sequence[Block], parsed: Parsed, wins: Span) -> tuple[Span, ...]:
    """Headings that return below with another year, "SEASON 2008": each holds for its own section.

    Below the last win a like line is a link to the next year's page: "2019 in equality law".
    """
    text, first = parsed.article.text, wins.start
    below = {
        masked(block.span.of(text))
        for block in parsed.blocks
        if first <= block.span.start < wins.end and len(block.span) < 60 and block not in above
    }
    lines = (block.span for block in above if len(block.span) < 60 and re.search(r"(?:19|20)\d\d", block.span.of(text)))
    like = (span for span in lines if masked(span.of(text)) in below)
    return (*like, *_rows(above, parsed, first), *record_lines(above, parsed, first))


def _rows(above: Sequence[Block], parsed: Parsed, first: int) -> Iterator[Span]:
    """The lines that head items of a file, names and figures apart: "19-207 | RUSSIA | closed 29 January"."""
    text = parsed.article.text
    forms = Counter(
        _form(block.span.of(text))
        for block in parsed.blocks
        if block.span.start >= first and len(block.span) < _SHORT and block not in above
    )
    for block in above:
        form = _form(block.span.of(text))
        if form and len(block.span) < _SHORT and forms[form] >= _ROWS:
            yield block.span


def _form(line: str) -> str:
    """A line with its names made alike as well; empty where it has no month and day."""
    plain = masked(line)
    return (
        re.sub(r"\b[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)*", "Name", plain) if "month" in plain and "0" in plain else ""
    )


def _first_dated(parsed: Parsed, first: int) -> tuple[Span, ...]:
    """The heading just above the first win that has a whole day, or a year in brackets, as the other sections' have."""
    text = parsed.article.text
    dated = [
        block.span
        for block in parsed.blocks
        if block.kind is BlockKind.HEADING
        and not is_calendar_line(block.span.of(text))
        and not (STAMP.search(block.span.of(text)) and block in parsed.blocks[:_HEAD_BLOCKS])
        and any(one.year and one.month and one.day for one in find_expressions(block.span.of(text)))
    ]
    closed = [
        block.span for block in parsed.blocks if len(block.span) < _SHORT and YEAR_BEHIND.search(block.span.of(text))
    ]
    return (*_last_above(dated, first), *_last_above(closed, first))


def _last_above(lines: Sequence[Span], first: int) -> tuple[Span, ...]:
    """The last of some like lines that stands above the first win, where others stand below it."""
    above = [span for span in lines if span.end <= first]
    return tuple(above[-1:]) if len(lines) - len(above) > 1 else ()


def masked(line: str) -> str:
    """A line with its months and figures made alike, to tell lines of one form; empty where it has no letters."""
    plain = re.sub(rf"\b{month_pattern()}", "month", line.strip(" *_#"), flags=re.IGNORECASE)
    return re.sub(r"\d+", "0", plain) if re.search(r"[A-Za-z]", line) else ""


def date_marks(parsed: Parsed, first: int, last: int) -> tuple[Span, ...]:
    """The date headings of sections; lines with a whole date that stand above all wins alone date the article."""
    text = parsed.article.text
    lines = [(block.span, block.span.of(text)) for block in parsed.blocks if block.kind is not BlockKind.TITLE]
    # "From one winter to the next summer" is a title.
    lines = [
        (span, words)
        for span, words in lines
        if is_calendar_line(words) and not any(one.shift == "next" for one in find_expressions(words))
    ]
    whole = [
        span
        for span, words in lines
        if any(found.year and found.month and not found.last_month for found in find_expressions(words))
    ]
    paragraph = min(
        (block.span.start for block in parsed.blocks if len(block.span) > _SHORT and block.kind not in _SKIPPED),
        default=0,
    )
    # An introduction may be taken for a win: "Here are 25 stories" above the one date line is no section of its own.
    top = max([first, *(block.span.end for block in parsed.blocks[:_TOPMOST])]) if len(lines) == 1 else first
    single = [span for span in whole if span.start < top and any(one.day for one in find_expressions(span.of(text)))]
    # With a day it dates the article, whether a text or the first win follows it.
    bylines = single if len(single) == len(whole) and single and _near_top(parsed, single[0], first) else []
    # The one line with a year in an article, high above its wins, is its masthead: "April 2018 – March 2019".
    alone = (
        [lines[0][0]] if len(lines) == 1 and _with_year(lines[0][1]) and _topmost(parsed, lines[0][0], first) else []
    )
    # So is "July 27 – September 6, 2018" above days that name no year.
    below = [words for span, words in lines[1:] if span.start > first]
    if lines and _of_months(lines[0][1]) and not any(map(_with_year, below)):
        alone = [lines[0][0]] if _topmost(parsed, lines[0][0], first) else alone
    above = _of_the_whole(lines, first)
    return tuple(
        span
        for span, _ in lines
        if span not in (*bylines, *alone, *above)
        and not (span in whole and span.start >= last and _IMPRINT_LINE.match(span.of(text)))
        and (len(whole) > 1 or span not in whole or span.start > paragraph)
    )


def _of_the_whole(lines: Sequence[tuple[Span, str]], first: int) -> tuple[Span, ...]:
    """The lines with a year above the sections' headings, which have none: they date the page, not its first part.

    "The year to June 2019", "30 June 2019", "First quarter", … "Second quarter".
    """
    top = [(span, words) for span, words in lines if span.start < first]
    below = [words for span, words in lines if span.start > first]
    if not below or any(map(_with_year, below)):
        return ()
    return tuple(span for span, words in top[:-1] if _with_year(words))


def _byline(block: Block, parsed: Parsed, marks: Sequence[Span]) -> bool:
    """Whether a date line near the top that heads no section stands by itself, or beside who wrote the article."""
    words = block.span.of(parsed.article.text)
    if block not in parsed.blocks[:_TOPMOST] or block.span in marks or re.search(r"[a-z]{2}[.!?](?:\s|$)", words):
        return False
    whole = any(one.size == 3 for one in find_expressions(words))
    return whole and (is_calendar_line(words) or bool(BYLINE.match(words) or imprint().search(words)))


def _topmost(parsed: Parsed, line: Span, first: int) -> bool:
    """Whether a line has no sentence above it, and something between it and the first win."""
    text = parsed.article.text
    above = [block.span.of(text) for block in parsed.blocks if block.span.end <= line.start]
    told = any(len(one) > _SHORT or re.search(r"[a-z]{2}[.!?][”\"’)]?$", one) for one in above)
    return not told and any(line.end <= block.span.start and block.span.end <= first for block in parsed.blocks)


def _with_year(words: str) -> bool:
    return any(one.year for one in find_expressions(words))


def _of_months(words: str) -> bool:
    return any(
        one.year and (one.last_month or one.last_year) and (one.month, one.year) != (one.last_month, one.last_year)
        for one in find_expressions(words)
    )


def _near_top(parsed: Parsed, line: Span, first: int) -> bool:
    """Whether a date line stands among the first lines, or has anything but the wins below it ("6 min read")."""
    above = sum(block.span.end <= line.start for block in parsed.blocks)
    return above < _HEAD_BLOCKS or any(line.end <= one.span.start and one.span.end <= first for one in parsed.blocks)


def _first_heading(parsed: Parsed, first: int) -> tuple[Span, ...]:
    """The heading of the first passage: no masthead, for what it says holds for its section alone."""
    above = [block for block in parsed.blocks[2:] if block.span.end <= first and block.kind not in _SKIPPED]
    words = above[-1].span.of(parsed.article.text) if above else ""
    sections = any(block.kind is BlockKind.HEADING and block.span.start >= first for block in parsed.blocks)
    if not sections and any(one.year and not one.day for one in find_expressions(words)):
        return ()  # "2020 behind us: what held", with no section below it, is a title
    return (
        (above[-1].span,)
        if above
        and above[-1].kind is BlockKind.HEADING
        and not is_calendar_line(words)
        and not (
            (imprint().search(words) or STAMP.search(words))
            and any(one.year and one.day for one in find_expressions(words))
        )
        else ()
    )


def _split_head(head: list[Block], text: str) -> tuple[list[Span], list[Span]]:
    """The head's short lines (title, mastheads, date lines) and its sentences."""
    first = next(
        (block.span.start for block in head if len(block.span) > _SHORT and not _stacked(block, text)), len(text)
    )
    short: list[Span] = []
    intro: list[Span] = []
    for block in head:
        words = block.span.of(text)
        if block.kind is BlockKind.TITLE or (len(block.span) <= _SHORT and _is_masthead(block.span, words, first)):
            short.append(block.span)
        elif _stacked(block, text):
            short += [line for line in _lines(block.span, text) if _is_masthead(line, line.of(text), first)]
        else:
            intro.append(block.span)
    return short, intro


def _is_masthead(span: Span, words: str, first: int) -> bool:
    if _is_sentence(words) and not _LABELLED.match(words) and not _issue_first(words):
        return False
    # Below the first paragraph a short line with a year is a caption or a section, unless it is an imprint.
    return span.start < first or is_calendar_line(words) or bool(imprint().search(words))


def _is_sentence(words: str) -> bool:
    """Whether a line ends as a sentence does; a year before its stop may end a line of an imprint as well."""
    if re.search(r"[^\W\d_A-Z]{2}[.!?][”\"’)]?$", words):
        return True
    return bool(re.search(r"\d[.!?][”\"’)]?$", words)) and verb_in(words)


def _issue_first(words: str) -> bool:
    """Whether a line of sentences opens with the issue and its date: "No. 19, Easter 2011. Translated by friends."."""
    opening = re.split(r"\.\s+(?=[A-Z])", words, maxsplit=1)[0]
    named = imprint().match(opening.lstrip(" *_([")) or imprint().search(opening[:30])
    return bool(named) and len(opening) < 80 and any(one.year for one in find_expressions(opening))


def _stacked(block: Block, text: str) -> bool:
    """Whether a block is lines one below the other, each for itself, not a paragraph that a page broke."""
    lines = [line.of(text) for line in _lines(block.span, text)]
    return len(lines) > 1 and not any(line[:1].islower() for line in lines) and all(len(line) < 100 for line in lines)


def _lines(span: Span, text: str) -> Iterator[Span]:
    for match in re.finditer(r"\S[^\n]*", span.of(text)):
        yield Span(span.start + match.start(), span.start + match.start() + len(match.group().rstrip()))
