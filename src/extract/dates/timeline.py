"""The dates of all the wins of an article, worked out together."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.dates.answers import from_nothing, from_reading, from_scope, from_sequence, from_window
from extract.dates.choosing import Candidate, candidates, is_name, usable
from extract.dates.context import Context, Reading, Scope
from extract.dates.cues import Standing, standing
from extract.dates.expressions import find_expressions
from extract.dates.frame import Frame, frame_of
from extract.dates.lost import without_lost
from extract.dates.order import direction_of, settle
from extract.dates.reading import readings
from extract.dates.rows import dated_rows
from extract.dates.scopes import date_scopes, scope_at
from extract.dates.values import Days, Evidence, Expression, Kind
from extract.dates.zones import whole
from extract.model import Answer, Basis, BlockKind, EventDate, Parsed, Passage, Span

_BEFORE = 2  # years
_ANCHORS = (Standing.EVENT, Standing.WEAK)
_OWN_ZONES = ("label", "shared", "lead", "opening", "said", "before")
_TOLD = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class Line:
    """The article's dates as far as they are told, before the undated passages are placed among them."""

    text: str
    frame: Frame
    scopes: tuple[tuple[int, Scope], ...]
    readings: dict[Span, Reading]  # by the expression's place
    told: tuple[tuple[Span, Evidence], ...]  # in text order, less what is background


def date_passages(parsed: Parsed, passages: Sequence[Passage]) -> tuple[Answer[EventDate | None], ...]:
    """The date of each passage's win, in the passages' order, with its evidence; None where nothing tells the year."""
    passages = tuple(passages)
    if not passages:
        return ()
    frame = frame_of(parsed, passages)
    scopes = date_scopes(parsed, frame, passages)
    leads, rows = tuple(passage.lead for passage in passages), dated_rows(parsed)
    chosen = {
        passage.lead: candidates(
            parsed, passage, tuple(lead for lead in leads if lead != passage.lead), frame.order, rows.get(passage.block)
        )
        for passage in passages
    }
    scopes = without_lost(scopes, parsed, passages, chosen, frame)
    line = _line(parsed, passages, chosen, frame, scopes)
    answers = [_told_date(passage, chosen[passage.lead], line) for passage in passages]
    return _placed(parsed, passages, answers, line)


# --- what is told ---------------------------------------------------------------------------------------------------


def _line(
    parsed: Parsed,
    passages: tuple[Passage, ...],
    chosen: dict[Span, tuple[Candidate, ...]],
    frame: Frame,
    scopes: tuple[tuple[int, Scope], ...],
) -> Line:
    """Reads every date expression of the article in text order, each with the date told before it."""
    expressions = _all_expressions(parsed, passages, chosen, frame)
    own = [span for passage in passages for span in _own(passage, parsed)]
    fresh = [block.span.start for block in parsed.blocks if block.kind is BlockKind.HEADING]
    settled = _settled(expressions, frame, scopes, own, fresh)
    read: dict[Span, Reading] = {}
    told: list[tuple[Span, Evidence]] = []
    for expression, counts in expressions:
        context = _context(expression.span, told, parsed, frame, scopes)
        found = _not_after(readings(expression, context), expression, context, frame)
        if expression.span in settled:
            # What the order of the whole article says outweighs the year told last.
            found = (
                *(
                    one
                    for one in readings(expression, replace(context, anchor=None, month=None, near=False))
                    if one.days == settled[expression.span]
                ),
                *found,
            )
        if not found:
            continue
        reading = replace(found[0], open_year=len({one.days for one in found}) > 1)
        read[expression.span] = reading
        if counts and not any(span.contains(expression.span) for span in frame.mastheads):
            told.append((expression.span, Evidence(reading.core, expression.text, Basis.TEXT, expression.span)))
    return Line(parsed.article.text, frame, scopes, read, tuple(told))


def _own(passage: Passage, parsed: Parsed) -> Iterator[Span]:
    """Where a passage tells of the win itself."""
    yield whole(passage.lead, parsed.article.text)
    yield from (passage.statement, *passage.context)
    if passage.label:
        yield passage.label


def _not_after(
    found: tuple[Reading, ...], expression: Expression, context: Context, frame: Frame
) -> tuple[Reading, ...]:
    """Readings that the article could know of: one counted on from a neighbour never runs past the publication."""
    if not frame.latest or not found or found[0].days.first <= frame.latest or expression.year:
        return found
    alone = readings(expression, replace(context, anchor=None, month=None, near=False))
    known = tuple(one for one in alone if one.days.first <= frame.latest)
    if known or expression.kind not in (Kind.ABSOLUTE, Kind.HOLIDAY) or expression.shift:
        return known or found
    year = found[0].days.first.year - 1
    return readings(replace(expression, year=year), context)


def _context(
    span: Span, told: list[tuple[Span, Evidence]], parsed: Parsed, frame: Frame, scopes: tuple[tuple[int, Scope], ...]
) -> Context:
    scope = scope_at(scopes, span.start)
    # Below a new date heading "that month" is the heading's, not that of the section before.
    heading = max((end for end, _ in scopes if end <= span.start), default=0) if scope.words else 0
    before = [(place, evidence) for place, evidence in told[-12:] if place.start >= heading]
    anchor = before[-1][1] if before else None
    month = next((evidence for _, evidence in reversed(before) if _within_months(evidence.days)), None)
    block = next((block.span for block in parsed.blocks if block.span.contains(span)), span)
    near = bool(before) and block.contains(before[-1][0])
    return Context(scope, anchor, month, frame.published, frame.window, near)


def _within_months(days: Days) -> bool:
    """Whether a stretch is short enough to count days from: not a year, nor a half of one."""
    return days.grain != "year" and (days.last - days.first).days <= 95


def _all_expressions(
    parsed: Parsed, passages: tuple[Passage, ...], chosen: dict[Span, tuple[Candidate, ...]], frame: Frame
) -> list[tuple[Expression, bool]]:
    """Every expression outside captions, quotations and chrome, with whether later dates may be counted from it."""
    asides = [span for passage in passages for span in passage.asides]
    found: dict[Span, tuple[Expression, bool]] = {}
    for place, block in enumerate(parsed.blocks):
        if block.kind not in _TOLD:
            continue
        for sentence in _sentences(parsed, place):
            text = sentence.of(parsed.article.text)
            for expression in find_expressions(text, sentence.start, frame.order):
                if is_name(expression, parsed) or any(aside.contains(expression.span) for aside in asides):
                    continue
                counts = standing(expression, text, sentence.start) in _ANCHORS and _fine(expression)
                found.setdefault(expression.span, (expression, counts))
    for several in chosen.values():
        for candidate in several:
            # "It came into force a month later" tells what followed: the next win is not counted from there.
            counts = candidate.standing in _ANCHORS and candidate.zone in _OWN_ZONES
            counts = counts or (candidate.standing is Standing.EVENT and _written(candidate.expression))
            found[candidate.expression.span] = (candidate.expression, counts)
    return [found[span] for span in sorted(found)]


def _fine(expression: Expression) -> bool:
    """Whether a date outside all passages can carry the next one: "sixteen months afterwards" is too rough."""
    return _written(expression) or expression.unit in ("day", "week", "") or expression.kind is Kind.WEEKDAY


def _written(expression: Expression) -> bool:
    return expression.kind in (Kind.ABSOLUTE, Kind.HOLIDAY)


def _sentences(parsed: Parsed, block: int) -> list[Span]:
    found = [sentence.span for sentence in parsed.sentences if sentence.block == block] or [parsed.blocks[block].body]
    return [whole(span, parsed.article.text) for span in found]


def _settled(
    expressions: list[tuple[Expression, bool]],
    frame: Frame,
    scopes: tuple[tuple[int, Scope], ...],
    own: Sequence[Span],
    fresh: Sequence[int],
) -> dict[Span, Days]:
    """The years that are open, set for all expressions together so that the article runs in order.

    Only what stands in the passages' `own` words counts; at a place of `fresh`, a heading, the order may begin anew.
    """
    items: list[tuple[Expression, list[tuple[Days, float]]]] = []
    for expression, counts in expressions:
        if not any(span.contains(expression.span) for span in own):
            continue
        if not counts or expression.kind not in (Kind.ABSOLUTE, Kind.HOLIDAY) or expression.shift:
            continue
        if any(span.contains(expression.span) for span in frame.mastheads):
            continue
        scope = scope_at(scopes, expression.span.start)
        found = readings(expression, Context(scope, None, None, frame.published, frame.window))
        if frame.window and expression.year and not any(one.days.meets(frame.window.days) for one in found):
            continue
        if found and not (len(found) == 1 and found[0].days.grain == "year"):
            items.append((expression, [(one.days, 0.0) for one in found]))
    starts = [bisect(fresh, expression.span.start) for expression, _ in items]
    anew = frozenset(k for k in range(1, len(items)) if starts[k] != starts[k - 1])
    path, direction = settle([found for _, found in items], anew)
    if direction == 0:
        return {}
    return {
        expression.span: found[chosen][0]
        for (expression, found), chosen in zip(items, path, strict=True)
        if len(found) > 1
    }


# --- one passage ----------------------------------------------------------------------------------------------------


def _told_date(passage: Passage, found: tuple[Candidate, ...], line: Line) -> Answer[EventDate | None] | None:
    """The date that the passage's own words, or the heading of its section, tell; None where neither does."""
    scope = scope_at(line.scopes, passage.lead.start)
    read = [
        (candidate, line.readings[candidate.expression.span])
        for candidate in found
        if candidate.expression.span in line.readings
    ]
    fitting = [(candidate, reading) for candidate, reading in read if _fits(candidate, reading, scope, line.frame)]
    best = next(((candidate, reading) for candidate, reading in fitting if usable(candidate)), None)
    if best and (_heading_is_finer(best[0], best[1], scope) or _heading_is_surer(best[0], best[1], scope)):
        best = None
    if best:
        best = _narrowed(best, fitting)
        return from_reading(best[0], _paired(best, fitting, line), tuple(fitting), scope, line.frame)
    if scope.stretch or scope.year:
        return from_scope(scope, line.frame, tuple(fitting))
    return None


def _fits(candidate: Candidate, reading: Reading, scope: Scope, frame: Frame) -> bool:
    """Whether a date can be the win's: not after the publication, in the stretch covered, a detail's in its section."""
    days = reading.days
    if frame.latest and days.bounds[0] > frame.latest:
        return False
    if candidate.zone == "detail" and scope.stretch and not scope.posted and not days.meets(scope.stretch):
        return False
    window = frame.window
    strong = window is not None and (
        window.basis is not Basis.TEXT or candidate.zone == "detail" or candidate.standing is Standing.WEAK
    )
    if window and candidate.expression.year and strong and not days.meets(window.days):
        # A title's year may be stretched by its own December or January, but an arrest years ago stays an arrest.
        return (
            candidate.zone in ("label", "shared")
            or (candidate.zone in ("lead", "opening", "said") and _written_out(candidate, days, window.days, scope))
            or abs((days.bounds[0] - window.days.bounds[0]).days) < 62
            or abs((days.bounds[0] - window.days.bounds[1]).days) < 62
        )
    return True


def _written_out(candidate: Candidate, days: Days, window: Days, scope: Scope) -> bool:
    """ "In October 2021 …" in a report for 2022: a month or day of the win, year and all, some years off at most."""
    if days.grain == "year" or (scope.stretch and not scope.posted and not days.meets(scope.stretch)):
        return False
    if candidate.standing is not Standing.EVENT:
        return candidate.standing is Standing.WEAK and window.first.year <= days.first.year <= window.last.year
    return 0 <= window.first.year - days.first.year <= _BEFORE or 0 <= days.first.year - window.last.year <= 1


def _heading_is_finer(candidate: Candidate, reading: Reading, scope: Scope) -> bool:
    """Under a month's heading a bare year in the lead is the same year, or one that is only told about."""
    if not scope.stretch or scope.posted or candidate.expression.size > 1 or candidate.zone == "label":
        return False
    return reading.days.grain == "year" and scope.stretch.grain != "year"


def _heading_is_surer(candidate: Candidate, reading: Reading, scope: Scope) -> bool:
    """ "The student, whose sentence was halved in December" under MARCH: a date that is only perhaps the win's."""
    if not scope.stretch or scope.posted or scope.deictic or candidate.standing is not Standing.WEAK:
        return False
    if scope.stretch.grain != "month" or candidate.expression.kind is not Kind.ABSOLUTE:
        return False  # a log's "last night" is the win's all the same
    return not reading.days.meets(scope.stretch)


def _narrowed(best: tuple[Candidate, Reading], fitting: list[tuple[Candidate, Reading]]) -> tuple[Candidate, Reading]:
    """ "In June …. That was on the 12th": the finer date of the same event, told in a following sentence."""
    for candidate, reading in fitting:
        finer = reading.days.grain == "day" and best[1].days.grain != "day" and reading.days.meets(best[1].days)
        if finer and usable(candidate) and (candidate.zone in ("lead", "label") or candidate.score >= 40):
            return candidate, reading
    return best


def _paired(best: tuple[Candidate, Reading], fitting: list[tuple[Candidate, Reading]], line: Line) -> Reading:
    """ "on 5 March and 25 June": two days of one statement are the stretch between them."""
    candidate, reading = best
    for other, days in fitting:
        between = line.text[candidate.expression.span.end : other.expression.span.start]
        joined = other.zone == candidate.zone and re.fullmatch(r"\s+(?:and|&)\s+(?:on\s+)?(?:the\s+)?", between)
        if (
            joined
            and candidate.expression.size == other.expression.size == 3
            and reading.days.first < days.days.first
            and other.expression.cue in ("", "on")
        ):
            return replace(reading, days=Days(reading.days.first, days.days.last), sure="vague")
    return reading


# --- the undated ----------------------------------------------------------------------------------------------------


def _placed(
    parsed: Parsed, passages: tuple[Passage, ...], answers: list[Answer[EventDate | None] | None], line: Line
) -> tuple[Answer[EventDate | None], ...]:
    known = [_days(answer) for answer in answers]
    direction = direction_of([days for days in known if days])
    placed: list[Answer[EventDate | None]] = []
    for place, answer in enumerate(answers):
        if answer is not None:
            placed.append(answer)
            continue
        before = next((known[k] for k in range(place - 1, -1, -1) if known[k]), None)
        after = next((known[k] for k in range(place + 1, len(known)) if known[k]), None)
        shared = _same_block(parsed, passages[place], line)
        if shared:
            placed.append(from_sequence(shared, None, 0, line.frame, same_block=True))
        elif direction and (before or after):
            placed.append(from_sequence(before, after, direction, line.frame))
        else:
            placed.append(from_window(line.frame) or from_nothing())
    return tuple(placed)


def _same_block(parsed: Parsed, passage: Passage, line: Line) -> Days | None:
    """The month told earlier in the same paragraph, for a win without a date of its own."""
    block = parsed.blocks[passage.block].span
    told = [evidence for span, evidence in line.told if block.contains(span) and span.start < passage.lead.start]
    if not told or told[-1].days.grain == "year":
        return None
    last = told[-1].days
    return Days(last.first.replace(day=1), last.bounds[1], "month") if last.grain == "day" else last


def _days(answer: Answer[EventDate | None] | None) -> Days | None:
    if answer is None or answer.value is None:
        return None
    return Days(answer.value.start, answer.value.end, "day")
