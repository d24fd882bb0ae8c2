"""Date headings: what they tell of the sections below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from extract.calendar_words import is_calendar_line
from extract.dates.believed import Marks, believed, by_the_week, posted_by_their_wins
from extract.dates.chronicle import Scopes, chronicle_scopes, year_by_year
from extract.dates.closing import closing
from extract.dates.context import Context, Reading, Scope, scope_at
from extract.dates.counted_years import counted_years
from extract.dates.entries import field_rank
from extract.dates.expressions import find_expressions
from extract.dates.frame import Frame
from extract.dates.head import YEAR_BEHIND, masked
from extract.dates.headers import BYLINE, STAMP
from extract.dates.labels import in_label
from extract.dates.order import settle
from extract.dates.reading import readings
from extract.dates.records import field_names
from extract.dates.values import Days, Expression, Kind, month_end, whole_month
from extract.dates.windows import covered
from extract.model import Block, BlockKind, Parsed, Passage, Span
from extract.text import excerpt

_WRITTEN = (
    r"\W*(?:posted|published|(?:last )?updated?|written|entry|sent|"
    r"(?:minutes of (?:the )?)?(?:meeting|session)|"
    r"(?:\w+ )?"
    r"(?:digest|newsletter|bulletin|briefing|dispatch|issue|edition|mailing|round-?up|wrap(?:-?up)?|recap|update)"
    r"(?=,? (?:[–—:|-] )?(?:no\b|number|#|\d)))\b"
)
_BRACKETED = re.compile(r"\W*\([^()]*\)\W*")  # "(Thursday, September 6)" closes the news above it
_TOP = 8  # blocks
_FOOT = 3  # blocks
_NEAR = 125  # days: "a winter" that begins with a November heading
_OUTSIDE = 1.0  # the cost of a December before, or a January after, the year that the title names


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
        own = _entered(above, told, entry.words, frame)
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
    labels = {passage.label for passage in passages if passage.label}
    # What stands below the last win dates nothing: "Published 1 March 2020".
    last = max(passage.lead.end for passage in passages)
    closed = max((span.start for span in (*frame.marks, *frame.headers)), default=0)
    below = [block for block in parsed.blocks if block.span.start >= last][:_FOOT]  # the last teaser's own day
    blocks = [
        block
        for block in parsed.blocks
        if block.span.start < last
        or block.span.start <= closed
        or (block in below and STAMP.search(block.span.of(parsed.article.text)))
    ]
    marks = believed([(block, _mark_expressions(block, parsed, frame)) for block in blocks], parsed, passages, frame)
    if lines := closing(marks, parsed, passages):
        return tuple(_below(lines, parsed, frame))
    dateline = _dateline(marks, parsed, passages, frame)
    scopes: list[tuple[int, Scope]] = []
    current = Scope(week=frame.week or (_week(frame.window.days) if frame.window else None))
    if frame.published and frame.published.days.grain == "day" and _is_live(parsed):
        current = Scope(stretch=frame.published.days, words=(frame.published.words,))
    if current.week or current.stretch:
        scopes.append((0, current))
    above: Scope | None = None  # what held before a heading that carries but its own win's day
    for before, (block, found) in zip((None, *(block for block, _ in marks)), marks, strict=False):
        if above is not None and block.kind is BlockKind.HEADING:
            current, above = above, None
            scopes.append((block.span.end, current))
        if not found:
            # "WHILE WE WERE ON HOLIDAY" ends what stood under "FROM LAST MONTH".
            if block.kind is BlockKind.HEADING and current.deictic and not _of_a_year(current):
                current = Scope()
                scopes.append((block.span.end, current))
            continue
        if block.label in labels and block.kind is not BlockKind.HEADING:
            continue
        line = block.span.of(parsed.article.text)
        told_above = before is not None and before.kind is BlockKind.PARAGRAPH and _BRACKETED.fullmatch(line)
        if before and told_above:
            scopes += [(before.span.start, _entered(current, found, line, frame)), (block.span.end, current)]
            continue
        own_day = block.span not in frame.marks and found[0].day is not None and found[0].year is None
        above = current if own_day and block.kind is BlockKind.HEADING else None
        entered = _entered(current, found, line, frame)
        if block is dateline and frame.published and entered.stretch == frame.published.days:
            continue  # "London – 2 September 2019" above it all is the article's own day
        current = replace(entered, posted=True) if block is dateline else entered
        # A row that heads its prose with its day may be taken for the statement itself.
        row = block.span in frame.headers and any(block.span.contains(passage.lead) for passage in passages)
        scopes.append((block.span.start if row else block.span.end, current))
    return _in_order(scopes, frame)


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
        scope = _entered(Scope(), found, block.span.of(parsed.article.text), frame)
        yield start, scope
        start = block.span.end
    # A teaser that lost its day is of about the time of the one above it.
    yield start, replace(scope, posted=True) if len(lines) >= _FEWEST and scope.stretch else Scope()


def _mark_expressions(block: Block, parsed: Parsed, frame: Frame) -> tuple[Expression, ...]:
    if block.span in frame.headers:
        return (frame.headers[block.span],)
    if block.kind in (BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.TITLE):
        return ()
    text = block.span.of(parsed.article.text)
    if block.span in frame.marks:
        dates = in_label(text, block.span.start, frame.order)
        # A page's running header repeats the date of the issue; the same line with a month alone is a heading.
        running = block.kind is BlockKind.CHROME and any(expression.year for expression in dates)
        running = running and not text.strip().isdecimal()  # "2561" may be taken for a page's number
        return () if running and not _of_a_post(block, parsed, frame) else _shown(dates, text, block.span.start)
    if is_calendar_line(text) or block.span in frame.mastheads or block.kind is not BlockKind.HEADING or len(text) > 70:
        return ()
    dates = find_expressions(text, block.span.start, frame.order)
    whole = tuple(one for one in dates if not _of_another(one, text, block))
    found = [expression for expression in whole if _heads(expression, text, block.span.start)]
    found = list(_shown(tuple(found), text, block.span.start))
    before = text[: found[0].span.start - block.span.start] if found else ""
    opens = bool(found) and bool(re.fullmatch(r"\W*(?:\d{1,3}[\]).:]\s*)?", before))  # "[6] 9 March 2011 – …"
    if len([one for one in whole if one.day and not one.year]) > 1:
        return ()  # "Bujumbura, 22 April; Lomé, 23 June": each for a win of its own
    opens = opens or (bool(found) and found[0].day is not None and found[0].year is None)
    opens = opens or bool(YEAR_BEHIND.search(text))  # "4. No more executions of children in the US (2005)"
    return tuple(found[:1]) if len(text.split()) <= 7 or opens else ()


def _shown(dates: tuple[Expression, ...], line: str, offset: int) -> tuple[Expression, ...]:
    """Of the months of a page's menu the one that is shown: "< September | OCTOBER | November >"."""
    ends = [offset, *(one.span.end for one in dates)]
    between = [line[end - offset : one.span.start - offset] for end, one in zip(ends, dates, strict=False)]
    if len(dates) < _MONTHS_OF_MENU or any(one.day or one.year or not one.month for one in dates):
        return dates
    if not all(_MENU.fullmatch(gap) for gap in between[1:]):
        return dates
    marked = [one for one, gap in zip(dates, between, strict=True) if one.text.isupper() or re.search(r"[*_\[]$", gap)]
    return tuple(marked) if len(marked) == 1 else dates[1:2] if len(dates) == _MONTHS_OF_MENU else dates


_MONTHS_OF_MENU = 3
_MENU = re.compile(r"[\s|·•/<>«»‹›←→*_\[\]()-]+")


def _of_another(one: Expression, line: str, block: Block) -> bool:
    """Whether a date is the value of a field that tells no win: "Attacked: 29/10/2012"."""
    before = line[: one.span.start - block.span.start]
    names = field_names(before) if before.rstrip().endswith(":") else []
    return bool(names) and (field_rank(names[-1]) or 0) < 0


def _of_a_post(block: Block, parsed: Parsed, frame: Frame) -> bool:
    """Whether a date that stands on the page more than once has like lines with other dates beside it.

    Posts of one day look like a running header; that of an issue never changes.
    """
    text = parsed.article.text
    line = block.span.of(text)
    other = {span.of(text).strip() for span in frame.marks if masked(span.of(text)) == masked(line)}
    return len(other) >= _FEWEST


def _heads(expression: Expression, text: str, offset: int) -> bool:
    """Whether a date in a longer heading holds for its section: "Wins in March", "Gambia (2017)"."""
    if expression.kind is not Kind.ABSOLUTE or expression.shift:
        return False  # "From one winter to the next summer" dates no section
    if expression.cue in ("since", "until", "before", "after") and expression.size == 1:
        return False  # "What changed since 2000"
    before, after = text[: expression.span.start - offset], text[expression.span.end - offset :]
    closing = not after.strip(" .)]*_:") and bool(re.search(r"(?:[,(\[–—|:-]|\d\.)\s*$", before))
    if expression.year is None and expression.month and expression.day and not expression.last_day:
        # "Havana, 28 April. Firing Squad 0": a dateline of its own section
        place = re.fullmatch(r"[\W\d_]*(?:[A-ZÀ-Þ][\w.’' -]{1,25},\s*){1,3}", before)
        return bool(place) and (expression.text.endswith(".") or not re.match(r"\s*\w", after))
    if expression.year:
        if expression.size == 1 and not after.strip(" .)]*_:") and re.fullmatch(r"[\W_]*[A-Z]\w+(?: \w+)? ", before):
            return True  # "SEASON 2009", "Winter season 2009"
        if expression.size == 1 and not before.strip(" #*_•") and re.match(r"\s*[:–—|-]\s", after):
            return True  # "2009: the cellar"
        return closing or (expression.month is not None and not _numbered(text))
    return expression.month is not None and expression.day is None and not _numbered(text)


def _numbered(heading: str) -> bool:
    """Whether a number stood or stands before a heading: "1. The Indian September"; running numbers are blanked."""
    return heading[:1].isspace() or bool(re.match(r"\W*\d{1,2}[.)]\s", heading))


def _entered(before: Scope, found: tuple[Expression, ...], text: str, frame: Frame) -> Scope:
    """The scope below a heading: a finer heading keeps the coarser one above it, any other replaces it."""
    words = (excerpt(text.strip(" *_#•·–—-=|:►▶>")),)
    posted = bool(re.match(_WRITTEN, text, re.IGNORECASE) or BYLINE.match(text) or STAMP.search(text))
    named = tuple(one for one in found if one.unit != "quarter")
    if any(one.month and one.last_month for one in named):
        found = named  # "QUARTER I (April – June)"
    found = tuple(_of_business_year(one, frame.begins) for one in found)
    told = next((one for one in found if one.kind is Kind.DEICTIC and one.unit == "year"), None)
    if told and not any(one.year for one in found):
        # "First half: the year before last": the year is what holds, for halves may be those of the list.
        found = (told,)
    expression = max(found, key=lambda one: (one.kind is Kind.ABSOLUTE, one.size))
    year_only = expression.kind is Kind.ABSOLUTE and expression.size == 1
    if year_only:
        year = expression.year
        stretch = _both_years(expression) or covered(expression)
        if stretch and (expression.last_year or stretch.grain == "month"):
            return Scope(stretch=stretch, words=words)
        return Scope(year=year, words=words)
    above = Scope(year=before.year, words=before.words[:1]) if before.year else Scope()
    if expression.kind is not Kind.ABSOLUTE:
        week = before.week if expression.kind is Kind.WEEKDAY else None
        got = readings(expression, Context(replace(above, week=week), None, None, frame.published, frame.window))
        if not got:
            return above
        week = week or _week(got[0].days)
        return Scope(
            above.year,
            got[0].days,
            words=(*above.words, *words),
            deictic=expression.kind in (Kind.DEICTIC, Kind.WEEKDAY),
            week=week,
        )
    got = readings(expression, Context(above, None, None, frame.published, frame.window))
    keep = above if expression.year is None else Scope()
    got = tuple(_earlier_winter(one, frame) for one in got)
    if len(got) == 1 and not (expression.year is None and keep.year is None and expression.day is None):
        return Scope(keep.year, got[0].days, words=(*keep.words, *words), posted=posted, week=_week(got[0].days))
    if len(got) == 1:
        return Scope(None, got[0].days, _months(expression), words, posted)
    return Scope(keep.year, None, _months(expression), (*keep.words, *words), posted)


def _both_years(expression: Expression) -> Days | None:
    """ "1998-99: our films shut a border", above a section: some time in two years, no business year."""
    if not (expression.year and expression.last_year and re.search(r"\d[-–]\d\d$", expression.text)):
        return None
    return Days(date(expression.year, 1, 1), date(expression.last_year, 12, 31), "year")


def _of_business_year(expression: Expression, begins: int) -> Expression:
    """ "Q1" where the business year begins in April: April to June."""
    if expression.unit != "quarter" or begins == 1 or not (expression.month and expression.last_month):
        return expression
    first, last = (expression.month + begins - 2) % 12 + 1, (expression.last_month + begins - 2) % 12 + 1
    return replace(expression, month=first, last_month=last)


def _earlier_winter(reading: Reading, frame: Frame) -> Reading:
    """ "WINTER 2015" in an article of that September is the winter that ended in 2015."""
    days = reading.days
    if frame.latest is None or days.first <= frame.latest or days.first.year == days.last.year:
        return reading
    first = days.first.replace(year=days.first.year - 1)
    return replace(reading, days=Days(first, month_end(days.last.year - 1, days.last.month), days.grain))


def _of_a_year(scope: Scope) -> bool:
    """Whether "LAST YEAR" stands above: its sections may have headings of their own."""
    return scope.stretch is not None and scope.stretch.grain == "year"


def _week(days: Days) -> Days | None:
    return days if days.grain == "day" and 3 <= (days.last - days.first).days <= 6 else None


def _months(expression: Expression) -> tuple[int, int] | None:
    return (expression.month, expression.last_month or expression.month) if expression.month else None


def _in_order(scopes: list[tuple[int, Scope]], frame: Frame) -> tuple[tuple[int, Scope], ...]:
    """Gives every month heading its year, all together: a December before a January belongs to the year before."""
    places = [k for k, (_, scope) in enumerate(scopes) if scope.months or (scope.stretch and not scope.deictic)]
    candidates = [list(_year_candidates(scopes[k][1], frame)) for k in places]
    known = [(k, found) for k, found in zip(places, candidates, strict=True) if found]
    path, _ = settle([found for _, found in known])
    solved = list(scopes)
    for (k, found), chosen in zip(known, path, strict=True):
        end, scope = scopes[k]
        if scope.months:
            solved[k] = (end, replace(scope, stretch=found[chosen][0], months=None))
    return tuple(solved)


def _year_candidates(scope: Scope, frame: Frame) -> Iterator[tuple[Days, float]]:
    if scope.months is None:
        if scope.stretch:
            yield scope.stretch, 0.0
        return
    first, last = scope.months
    window = frame.window.days if frame.window else None
    latest = frame.latest
    if window is None and latest is None:
        return
    years = (
        range(window.first.year, window.last.year + 1)
        if window
        else range(latest.year - 1, latest.year + 1)
        if latest
        else range(0)
    )
    for year in (years.start - 1, *years, years.stop):
        days = (
            whole_month(year, first)
            if first == last
            else Days(date(year, first, 1), month_end(year + (last < first), last), "month")
        )
        if latest and days.first > latest:
            continue
        outside = (window is not None and not days.meets(window)) or (
            window is None and latest is not None and (latest - days.last).days > 366
        )
        if (
            outside
            and window
            and min(abs((window.first - days.last).days), abs((days.first - window.last).days)) > _NEAR
        ):
            continue
        yield days, _OUTSIDE if outside else 0.0


def sections(scopes: tuple[tuple[int, Scope], ...], span: Span) -> int:
    """How many date headings end before a place: passages with the same number stand in one section."""
    return sum(end <= span.start for end, _ in scopes)
