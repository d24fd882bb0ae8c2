"""Date headings: what they tell of the sections below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.dates.article.closing import closing
from extract.dates.article.context import Scope, scope_at
from extract.dates.article.counted_years import counted_years
from extract.dates.article.frame import Frame
from extract.dates.article.headers import STAMP
from extract.dates.sections.believed import Marks, believed, by_the_week, posted_by_their_wins
from extract.dates.sections.chronicle import Item, Scopes, chronicle_scopes, year_by_year
from extract.dates.sections.month_headings import in_order
from extract.dates.sections.nesting import enter_section, of_a_year, week_of
from extract.dates.sections.section_dates import is_numbered, mark_expressions
from extract.dates.words.values import Expression
from extract.model import Block, BlockKind, Parsed, Passage, Span

_BRACKETED = re.compile(r"\W*\([^()]*\)\W*")  # "(Thursday, September 6)" closes the news above it
_TOP = 8  # blocks
_FOOT = 3  # blocks


def date_scopes(parsed: Parsed, frame: Frame, passages: tuple[Passage, ...]) -> Scopes:
    """Where each date heading, field or source line begins to hold and what then holds, in text order."""
    first = min(passage.lead.start for passage in passages)
    scopes = counted_years(parsed, first, frame.order) or _headed(parsed, frame, passages)
    scopes = scopes or chronicle_scopes(parsed, frame)
    scopes = by_the_week(posted_by_their_wins(scopes, parsed, passages, frame))
    scopes = tuple(sorted((*scopes, *year_by_year(scopes, parsed, passages, frame)), key=lambda item: item[0]))
    spliced: list[tuple[int, Scope]] = []
    year = _one_year(frame)
    for entry in frame.entries:
        above = scope_at(scopes, entry.span.start)
        told = tuple(replace(one, year=one.year or year) for one in entry.expressions) if year else entry.expressions
        own = enter_section(above, told, entry.words, frame)
        if own.stretch is None or (frame.latest and own.stretch.first > frame.latest):
            continue  # "UPCOMING EVENTS … Date: 17 March" dates nothing that has happened
        spliced.append((entry.span.start, replace(own, posted=entry.posted, field=not entry.posted)))
        spliced.append((entry.span.end, scope_at(scopes, entry.span.end)))
    inside = [entry.span for entry in frame.entries]
    kept = [(end, scope) for end, scope in scopes if not any(span.start <= end < span.end for span in inside)]
    return tuple(sorted((*kept, *spliced), key=lambda item: item[0]))


def _one_year(frame: Frame) -> int | None:
    """The year of entries that run through its months once and tell none: the newest that was over for all of them."""
    days = [(one.month or 0, one.day or 0) for entry in frame.entries for one in entry.expressions[:1]]
    plain = all(one.month and not (one.year or one.shift) for entry in frame.entries for one in entry.expressions)
    if not plain or frame.latest is None or frame.window or len(days) < _FEWEST or days != sorted(days):
        return None
    return frame.latest.year - ((frame.latest.month, frame.latest.day) < days[-1])


_FEWEST = 3


def _headed(parsed: Parsed, frame: Frame, passages: tuple[Passage, ...]) -> Scopes:
    """The scopes below the date headings, each month with the year that it is of."""
    blocks = _may_head(parsed, frame, passages)
    marks = believed([(block, mark_expressions(block, parsed, frame)) for block in blocks], parsed, passages, frame)
    if lines := closing(marks, parsed, passages):
        return tuple(_below(lines, parsed, frame))
    first = _above_all(parsed, frame)
    opening = [(0, first)] if first.week or first.stretch else []
    return in_order([*opening, *_section_by_section(marks, first, parsed, passages, frame)], frame)


def _may_head(parsed: Parsed, frame: Frame, passages: tuple[Passage, ...]) -> Iterator[Block]:
    """The blocks in which a date may head wins: what stands below the last win does not, "Published 1 March 2020"."""
    last = max(passage.lead.end for passage in passages)
    closed = max((span.start for span in (*frame.marks, *frame.headers)), default=0)
    below = [block for block in parsed.blocks if block.span.start >= last][:_FOOT]  # the last teaser's own day
    for block in parsed.blocks:
        stamped = block in below and STAMP.search(block.span.of(parsed.article.text))
        if block.span.start < last or block.span.start <= closed or stamped:
            yield block


def _above_all(parsed: Parsed, frame: Frame) -> Scope:
    """What holds above the first heading: the day of an article told by the hour, or the week that it covers."""
    if frame.published and frame.published.days.grain == "day" and _is_live(parsed):
        return Scope(stretch=frame.published.days, words=(frame.published.words,))
    return Scope(week=frame.week or (week_of(frame.window.days) if frame.window else None))


def _section_by_section(
    marks: Marks, current: Scope, parsed: Parsed, passages: tuple[Passage, ...], frame: Frame
) -> Iterator[Item]:
    """Where each heading begins and ceases to hold, from what holds above them all."""
    labels = {passage.label for passage in passages if passage.label}
    dateline = _dateline(marks, parsed, passages, frame)
    dated: Span | None = None  # the last line that told a date
    numbered = False  # whether it is that of a numbered entry
    above: Scope | None = None  # what held before a heading that carries but its own win's day
    for before, (block, found) in zip((None, *(block for block, _ in marks)), marks, strict=False):
        heading, line = block.kind is BlockKind.HEADING, block.span.of(parsed.article.text)
        # Between "The Star, 7 July" and its summary stands what the summary is headed by.
        ends = heading or (numbered and is_numbered(line))
        if above is not None and ends and (found or not (before and before.span == dated)):
            current, above = above, None
            yield (block.span.end if heading else block.span.start), current
        if not found and heading and current.deictic and not of_a_year(current):
            # "WHILE WE WERE ON HOLIDAY" ends what stood under "FROM LAST MONTH".
            current = Scope()
            yield block.span.end, current
        if not found or (block.label in labels and not heading):
            continue
        entered = enter_section(current, found, line, frame)
        if before and before.kind is BlockKind.PARAGRAPH and _BRACKETED.fullmatch(line):
            yield before.span.start, entered
            yield block.span.end, current
            continue
        # Of the numbered cases of a digest some are taken for headings and others for items of a list.
        numbered = block.span in frame.headers and is_numbered(line)
        one_item = (heading or numbered) and _is_day_of_one(block, found[0], line, frame)
        above, dated = current if one_item else None, block.span
        if block is dateline and frame.published and entered.stretch == frame.published.days:
            continue  # "London – 2 September 2019" above it all is the article's own day
        current = replace(entered, posted=True) if block is dateline else entered
        # A row that heads its prose with its day may be taken for the statement itself.
        row = block.span in frame.headers and any(block.span.contains(passage.lead) for passage in passages)
        yield (block.span.start if row else block.span.end), current


def _is_day_of_one(block: Block, told: Expression, line: str, frame: Frame) -> bool:
    """Whether a day names one item of a countdown, "2. June 26": "1. Home to vote" below it tells of another day."""
    one_item = block.span not in frame.marks or is_numbered(line)
    return one_item and told.day is not None and told.year is None


def _is_live(parsed: Parsed) -> bool:
    """Whether an article tells a day by the hour, "10.40 Not guilty! …"; in show notes "12:40" is none."""
    text = parsed.article.text
    if not any(_LIVE.search(block.span.of(text)) for block in parsed.blocks[:_TOP]):
        return False
    told = [block for block in parsed.blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET)]
    hours = [block for block in told if _HOUR.match(text, block.span.start)]
    return len(hours) >= _FEWEST and len(hours) * 2 > len(told)


_LIVE = re.compile(r"\b(?:live|as it happen(?:s|ed)|(?:hour|minute) by (?:hour|minute)|rolling)\b", re.IGNORECASE)
_HOUR = re.compile(r"[\W_]*(?:[01]?\d|2[0-3])[.:h][0-5]\d(?: ?[ap]\.?m\.?)?\b(?!\.\d)", re.IGNORECASE)


def _dateline(marks: Marks, parsed: Parsed, passages: tuple[Passage, ...], frame: Frame) -> Block | None:
    """The one whole day above all wins, beside a place or a name: "Nairobi | 29.04.2020"."""
    dated = [(block, found[0]) for block, found in marks if found and found[0].day]
    if len(dated) != 1 or dated[0][0].span in (*frame.marks, *frame.headers):
        return None
    block, one = dated[0]
    above = block.span.end <= min(passage.lead.start for passage in passages)
    near = block in parsed.blocks[:_TOP]
    return block if above and near and one.year and one.day and not one.last_day else None


def _below(lines: Marks, parsed: Parsed, frame: Frame) -> Iterator[tuple[int, Scope]]:
    start, scope = 0, Scope()
    for block, found in lines:
        scope = enter_section(Scope(), found, block.span.of(parsed.article.text), frame)
        yield start, scope
        start = block.span.end
    # A teaser that lost its day is of about the time of the one above it.
    yield start, replace(scope, posted=True) if len(lines) >= _FEWEST and scope.stretch else Scope()
