"""Whether years and months above the sections of an article are the times of what stands below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.calendar_words import is_calendar_line
from extract.dates.article.context import Scope, scope_at
from extract.dates.article.frame import Frame
from extract.dates.article.headers import CASE
from extract.dates.article.told_years import covered_day
from extract.dates.article.windows import covered
from extract.dates.standing.cues import standing
from extract.dates.standing.standings import Standing
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Days, Expression, Kind, whole_year
from extract.model import Block, BlockKind, Parsed, Passage, Span

Marks = list[tuple[Block, tuple[Expression, ...]]]
_FEWEST = 2  # wins that must lie outside the heading's year, so that one slip does not cost the article its headings
_YEARS = 2  # headings
_SHARE = 1 / 3  # of the wins below: where most tell no year of their own, a chronicle's headings are what tells it
_CHRONICLE = 5  # headings
_FEWEST_DAYS = 3
_FEWEST_WORDS = 4  # of a line that has a title beside its day


def believed(marks: Marks, parsed: Parsed, passages: Sequence[Passage], frame: Frame) -> Marks:
    """The marks, those of years emptied where the wins below say that these are the years of something else.

    "1984", "CLASS OF ’91" or "Founded 2003" may head what its people did this summer: the days that are written out
    below such headings then lie in other years.
    """
    told = [k for k, (_, found) in enumerate(marks) if found]
    if len(told) == 1 and marks[told[0]][1][0].kind is Kind.HOLIDAY:
        return [(block, ()) for block, _ in marks]  # "Human Rights Day" above it all is what the article is for
    if len(told) == 1 and _of_a_picture(*marks[told[0]], passages, frame):
        return [(block, ()) for block, _ in marks]
    if _seasons_of_feasts(marks, parsed, passages, frame):
        marks = [(block, () if _is_feast(found) else found) for block, found in marks]
    years = [k for k, (_, found) in enumerate(marks) if found and _stretch(found[0]) is not None]
    if len(years) < _YEARS:
        return marks
    starts = [*(marks[k][0].span.end for k in years), len(parsed.article.text)]
    inside = outside = 0
    for k, (start, end) in zip(years, pairwise(starts), strict=True):
        stretch = _stretch(marks[k][1][0])
        for year in _years_told(Span(start, end), parsed, passages, frame):
            fits = stretch is not None and stretch.meets(whole_year(year))
            inside += fits
            outside += not fits
    below = sum(passage.lead.start > starts[0] for passage in passages)
    heads = [stretch.first.year for k in years if (stretch := _stretch(marks[k][1][0]))]
    fewest = max(_FEWEST, _SHARE * below) if _year_after_year(heads) else _FEWEST
    if outside < fewest or outside <= 2 * inside:
        return marks
    return [(block, () if k in years else found) for k, (block, found) in enumerate(marks)]


def _seasons_of_feasts(marks: Marks, parsed: Parsed, passages: Sequence[Passage], frame: Frame) -> bool:
    """Whether feasts head the seasons of a church's year: "EASTER" above wins of 8 April, 5 May and 9 May."""
    feasts = [k for k, (_, found) in enumerate(marks) if _is_feast(found)]
    starts = [*(block.span.end for block, _ in marks), len(parsed.article.text)]
    return any(
        _names_a_day(passage, parsed, frame)
        for k in feasts
        for passage in passages
        if starts[k] <= passage.lead.start < starts[k + 1]
    )


def _is_feast(found: Sequence[Expression]) -> bool:
    return bool(found) and found[0].kind is Kind.HOLIDAY and not found[0].year


def _names_a_day(passage: Passage, parsed: Parsed, frame: Frame) -> bool:
    words = passage.lead.of(parsed.article.text)
    return any(
        one.kind is Kind.ABSOLUTE and one.month and one.day
        for one in find_expressions(words, passage.lead.start, frame.order)
        if standing(one, words, passage.lead.start) is Standing.EVENT
    )


def _of_a_picture(block: Block, found: tuple[Expression, ...], passages: Sequence[Passage], frame: Frame) -> bool:
    """ "Choir, parish hall, 3 May": a day beside other words, alone among the wins, is that of a photograph."""
    alone = block.span not in frame.marks and found[0].day is not None and found[0].year is None
    return alone and any(passage.lead.start < block.span.start for passage in passages)


def _year_after_year(years: Sequence[int]) -> bool:
    """Whether years run on, or back, with hardly a gap: a chronicle, not the classes of old members."""
    steps = [after - before for before, after in pairwise(years)]
    return len(years) >= _CHRONICLE and (all(0 < step <= 2 for step in steps) or all(-2 <= step < 0 for step in steps))


def posted_by_their_wins(
    scopes: tuple[tuple[int, Scope], ...], parsed: Parsed, passages: Sequence[Passage], frame: Frame
) -> tuple[tuple[int, Scope], ...]:
    """The scopes, those of single days taken for the days of writing where the wins below tell other days.

    "Geneva, 27 December" above each of a bundle of letters is when it was sent, not when its wins happened.
    """
    agreed = other = 0
    for passage in passages:
        stretch, words = _day_of(scope_at(scopes, passage.lead.start)), passage.lead.of(parsed.article.text)
        told = [
            one
            for one in (find_expressions(words, passage.lead.start, frame.order) if stretch else ())
            if standing(one, words, passage.lead.start) is Standing.EVENT
        ]
        same = {_is_that_day(one, stretch) for one in told}
        agreed += True in same
        other += False in same and True not in same
    if _of_cases(scopes):
        return scopes
    titled = _titled(scopes, parsed)
    # Below its own day a chronicle never says "on Friday"; a post does.
    posts = titled and _names_weekdays(scopes, parsed, frame)
    if not posts and (other < _FEWEST_DAYS or other < (1 if titled else 3) * agreed):
        return scopes
    return tuple((end, replace(scope, posted=True) if _day_of(scope) else scope) for end, scope in scopes)


def _of_cases(scopes: tuple[tuple[int, Scope], ...]) -> bool:
    """Whether most days head a case: "Tamm v. Minister, High Court, 2 April 2019" is the day of its judgment."""
    words = [scope.words[-1] for _, scope in scopes if _day_of(scope) and scope.words]
    return sum(bool(CASE.search(one)) for one in words) * 2 > len(words)


def _names_weekdays(scopes: tuple[tuple[int, Scope], ...], parsed: Parsed, frame: Frame) -> bool:
    """Whether the text below the days counts from them: "on Friday", with no day of the month beside it."""
    for sentence in parsed.sentences:
        told = parsed.blocks[sentence.block].kind in (BlockKind.PARAGRAPH, BlockKind.BULLET)
        if told and _day_of(scope_at(scopes, sentence.span.start)):
            found = find_expressions(sentence.span.of(parsed.article.text), sentence.span.start, frame.order)
            if any(one.kind is Kind.WEEKDAY and not one.day for one in found):
                return True
    return False


def _titled(scopes: tuple[tuple[int, Scope], ...], parsed: Parsed) -> bool:
    """Whether most days stand beside a title, as those of posts do; a diary's stand alone above its text."""
    places = {block.span.end: place for place, block in enumerate(parsed.blocks)}
    marks = [(places[end], scope.words[-1]) for end, scope in scopes if _day_of(scope) and end in places]
    beside = (any(_is_title(parsed, place + step) for step in (-1, 1)) for place, _ in marks)
    # "29/11/2019 – Kenya: judge orders compensation"
    inside = (not is_calendar_line(words) and len(words.split()) > _FEWEST_WORDS for _, words in marks)
    return sum(one or other for one, other in zip(beside, inside, strict=True)) * 3 > len(marks) * 2


def _is_title(parsed: Parsed, place: int) -> bool:
    """Whether a block is a heading in words."""
    block = parsed.blocks[place] if 0 <= place < len(parsed.blocks) else None
    if block is None or block.kind is not BlockKind.HEADING:
        return False
    return not is_calendar_line(block.span.of(parsed.article.text))


def _is_that_day(one: Expression, heading: Days | None) -> bool | None:
    """Whether a day told below a heading is the heading's own; None for what names no day, or the day before.

    A log's "last night" is of the day that heads it, as near as makes no difference to what stands beside it.
    """
    if heading is None:
        return None
    first = heading.first
    if one.day and one.kind is Kind.ABSOLUTE:
        return (first.month, first.day) == (one.month or first.month, one.day)
    if one.month and one.kind is Kind.ABSOLUTE and not (one.last_month or one.shift or one.month == first.month):
        return False
    if one.kind is Kind.WEEKDAY and not one.day:
        return _beside((first.weekday() - (one.weekday or 0)) % 7)
    if one.kind is Kind.DEICTIC and (one.unit == "day" or (one.unit, one.shift) == ("week", "ago")) and not one.vague:
        return _beside(abs(one.count) * (7 if one.unit == "week" else 1))
    return None


def _beside(days: int) -> bool | None:
    return None if days == 1 else days == 0


def by_the_week(scopes: tuple[tuple[int, Scope], ...]) -> tuple[tuple[int, Scope], ...]:
    """The scopes, days that lie whole weeks apart taken for those on which weekly numbers came out."""
    dated = [(scope, day) for _, scope in scopes if (day := _day_of(scope))]
    if any(is_calendar_line(scope.words[-1]) for scope, _ in dated if scope.words):
        return scopes  # a court gives its judgments on Tuesdays; "Digest 5/3/18" is the name of a number
    days = sorted({day.first for _, day in dated})
    steps = [(after - before).days for before, after in pairwise(days)]
    if len(days) < _FEWEST_DAYS or 7 not in steps or any(step % 7 for step in steps):
        return scopes
    return tuple((end, replace(scope, posted=True) if _day_of(scope) else scope) for end, scope in scopes)


def _day_of(scope: Scope) -> Days | None:
    days = scope.stretch
    single = days is not None and days.is_day
    return days if single and not (scope.posted or scope.deictic or scope.field) else None


def _stretch(expression: Expression) -> Days | None:
    """The years of a mark that names nothing finer."""
    if expression.kind is not Kind.ABSOLUTE or expression.size > 1 or not expression.year:
        return None
    return covered(expression)


def _years_told(section: Span, parsed: Parsed, passages: Sequence[Passage], frame: Frame) -> Iterator[int]:
    """The years that the wins of a section give for themselves, one for each win that gives any."""
    for passage in passages:
        if not section.contains(passage.lead):
            continue
        words = passage.lead.of(parsed.article.text)
        years = {
            year
            for one in find_expressions(words, passage.lead.start, frame.order)
            if standing(one, words, passage.lead.start) is Standing.EVENT and (year := _year(one, frame))
        }
        if len(years) == 1:
            yield years.pop()


def _year(expression: Expression, frame: Frame) -> int | None:
    """The year that an expression gives without its heading: its own, or counted from the publication."""
    if days := covered_day(expression):
        return days.first.year if days.first.year == days.last.year else None
    published = frame.published.days.last if frame.published else None
    if published and expression.unit == "year" and expression.shift in ("this", "last"):
        return published.year - (expression.shift == "last")
    if published and expression.shift.endswith(" year"):
        return published.year - expression.shift.startswith("last")
    return None
