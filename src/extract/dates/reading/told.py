"""All date expressions of an article read in text order, each with the headings above and the date told before it."""

from __future__ import annotations

from bisect import bisect, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.dates.article.context import Context, Reading, Scope, scope_at
from extract.dates.article.frame import Frame
from extract.dates.article.order import settle
from extract.dates.article.told_years import newest_year
from extract.dates.reading.anchors import find_anchors, is_fine
from extract.dates.reading.carried import Carried
from extract.dates.reading.choosing import Candidate, Dated, usable
from extract.dates.reading.fitting import SOON, in_title_year
from extract.dates.reading.in_place import readings
from extract.dates.reading.leaning import leans
from extract.dates.standing.zones import whole
from extract.dates.words.values import Days, Evidence, Expression, Kind
from extract.model import Basis, BlockKind, Parsed, Passage, Span

_RUNS_ON = 2  # years beyond the newest that an undated story names
_HALF_A_YEAR = 150  # days: of shorter stretches an introduction may tell only the first
_ORDERED = 4  # so many dates show an order; of fewer each is of the newest year before the publication
_OPEN = 3  # so many of them without a year


@dataclass(frozen=True, slots=True)
class Line:
    """The article's dates as far as they are told, before the undated passages are placed among them."""

    text: str
    frame: Frame
    scopes: tuple[tuple[int, Scope], ...]
    readings: dict[Span, Reading]  # by the expression's place
    told: tuple[tuple[Span, Evidence], ...]  # in text order, less what is background

    def read(self, found: Iterable[Candidate]) -> tuple[Dated, ...]:
        """Those of a passage's dates that can be read, in the order of `found`."""
        at = self.readings
        return tuple((one, at[one.expression.span]) for one in found if one.expression.span in at)


def read_line(
    parsed: Parsed,
    passages: tuple[Passage, ...],
    chosen: dict[Span, tuple[Candidate, ...]],
    frame: Frame,
    scopes: tuple[tuple[int, Scope], ...],
) -> Line:
    """Reads every date expression of the article in text order, each with the date told before it."""
    expressions = find_anchors(parsed, passages, chosen, frame)
    own = _merged(span for passage in passages for span in _own(passage, chosen[passage.lead], parsed))
    fresh = [block.span.start for block in parsed.blocks if block.kind is BlockKind.HEADING]
    settled = _settled(expressions, frame, scopes, own, fresh)
    latest = frame.latest or _end_of_story(parsed, frame, scopes)
    read: dict[Span, Reading] = {}
    carried = Carried(parsed, frame, scopes, *_own_and_details(chosen))
    mentioned: tuple[Expression, Evidence] | None = None
    for expression, counts in expressions:
        context = carried.context(expression)
        if context is None:
            continue
        near = mentioned and carried.block(expression.span).contains(mentioned[0].span)
        if mentioned and near and leans(expression, *mentioned, parsed.article.text, context):
            context = replace(context, anchor=mentioned[1], month=mentioned[1], near=True)
        found = _not_after(readings(expression, context), expression, context, latest)
        if expression.span in settled and not _told_year(context):
            found = (*_in_order(expression, context, settled[expression.span]), *found)
        if not found:
            continue
        reading = replace(found[0], open_year=len({one.days for one in found}) > 1)
        read[expression.span] = reading
        if is_fine(expression):
            mentioned = expression, Evidence(reading.core, expression.text, Basis.TEXT, expression.span)
        if counts and not any(span.contains(expression.span) for span in frame.mastheads):
            # "At the end of Ramadan … two days later" is known to the month at best.
            days = reading.days if expression.kind is Kind.HOLIDAY and reading.sure == "vague" else reading.core
            carried.add(expression.span, Evidence(days, expression.text, Basis.TEXT, expression.span))
    return Line(parsed.article.text, frame, scopes, read, tuple(carried.told))


def _own_and_details(chosen: Mapping[Span, Sequence[Candidate]]) -> tuple[frozenset[Span], frozenset[Span]]:
    """The places of the wins' own dates, and of those that are only told around them."""
    own = frozenset(several[0].expression.span for several in chosen.values() if several)
    found = [candidate for several in chosen.values() for candidate in several]
    stated = {candidate.expression.span for candidate in found if candidate.zone != "detail"}
    return own, frozenset(candidate.expression.span for candidate in found) - stated - own


def _in_order(expression: Expression, context: Context, days: Days) -> Iterator[Reading]:
    """The reading that the order of the whole article asks for: it outweighs the year told last."""
    alone = readings(expression, replace(context, anchor=None, month=None, near=False))
    return (one for one in alone if one.days == days)


def _told_year(context: Context) -> bool:
    """Whether the same paragraph has just told the year: "2005 was the year of the fishermen. On 14 May …"."""
    days = context.anchor.days if context.near and context.anchor else None
    if days is None or days.grain != "year" or days.first.year != days.last.year:
        return False
    return context.window is None or days.meets(context.window.days)  # not "(born 1978)"


def _own(passage: Passage, found: Sequence[Candidate], parsed: Parsed) -> Iterator[Span]:
    """Where a passage tells of the win itself, whose dates are `found`.

    What stands before a dated lead may be the end of another win: "In October they danced. On 3 August …" runs forward.
    """
    yield whole(passage.lead, parsed.article.text)
    yield passage.statement
    if not any(candidate.zone in ("label", "lead") and usable(candidate) for candidate in found):
        yield from passage.context
    if passage.label:
        yield passage.label


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that meet as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _inside(span: Span, spans: Sequence[Span], starts: Sequence[int]) -> bool:
    place = bisect_right(starts, span.start) - 1
    return place >= 0 and spans[place].contains(span)


def _end_of_story(parsed: Parsed, frame: Frame, scopes: tuple[tuple[int, Scope], ...]) -> date | None:
    """The last day that an undated article may tell of by the newest year that it names; None where it names none.

    A story that begins with its year may run on into the years after, but not for decades.
    """
    headed = (scope.stretch.last.year if scope.stretch else scope.year or 0 for _, scope in scopes)
    covered = frame.window.days.last.year if frame.window else 0
    window = frame.window.days if frame.window and frame.year_sure else None
    if window and window.grain == "month" and (window.bounds[1] - window.first).days > _HALF_A_YEAR:
        return window.bounds[1] + timedelta(SOON)  # "the first half of 2023"
    year = max(newest_year(parsed, frame.order), covered, *headed, 0)
    return date(year + _RUNS_ON, 12, 31) if year else None


def _not_after(
    found: tuple[Reading, ...], expression: Expression, context: Context, latest: date | None
) -> tuple[Reading, ...]:
    """Readings that the article could know of: one counted on from a neighbour never runs past the publication."""
    if not latest or not found or found[0].days.first <= latest or expression.year:
        return found
    alone = readings(expression, replace(context, anchor=None, month=None, near=False))
    known = tuple(one for one in alone if one.days.first <= latest)
    if expression.kind is Kind.OFFSET and expression.unit == "year":
        return known  # "twenty years later", told of 2004 and read as of 2024
    if known or expression.kind not in (Kind.ABSOLUTE, Kind.HOLIDAY) or expression.shift:
        return known or found
    # The newest year that will do, never a step back from a neighbour: steps add up to decades.
    for year in (latest.year, latest.year - 1):
        past = readings(replace(expression, year=year), context)
        if past and past[0].days.first <= latest:
            kept = _on_its_weekday(found[0], past[0], expression)
            return found if kept or _soon_in_its_year(found[0], past[0], context, latest) else past
    return found


def _on_its_weekday(ahead: Reading, past: Reading, expression: Expression) -> bool:
    """ "P.S. Sunday, 8 May" below a letter of 7 May: its weekday says that it is not of the year before."""
    weekdays = [one.days.first.weekday() if one.days.is_day else None for one in (ahead, past)]
    return expression.weekday is not None and weekdays[0] == expression.weekday != weekdays[1]


def _soon_in_its_year(ahead: Reading, past: Reading, context: Context, latest: date) -> bool:
    """Whether the title's year makes a day just after the publication likelier than that of the year before.

    "On Christmas Eve it becomes law", in a review of 22 December; pages are added to after their day as well.
    """
    window = context.window
    if window is None or not in_title_year(ahead.days, window) or past.days.meets(window.days):
        return False
    return (ahead.days.first - latest).days <= SOON


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
    starts = [span.start for span in own]
    for expression, counts in expressions:
        if not _inside(expression.span, own, starts):
            continue
        if not counts or expression.kind not in (Kind.ABSOLUTE, Kind.HOLIDAY) or expression.shift:
            continue
        if any(span.contains(expression.span) for span in frame.mastheads):
            continue
        scope = scope_at(scopes, expression.span.start)
        if _of_no_month(expression, scope):
            continue
        found = readings(expression, Context(scope, None, None, frame.published, frame.window))
        if frame.window and expression.year and not any(one.days.meets(frame.window.days) for one in found):
            continue
        if found and found[0].days.grain != "year":
            items.append((expression, [(one.days, 0.0) for one in found]))
    if frame.published and (len(items) < _ORDERED or sum(len(found) > 1 for _, found in items) < _OPEN):
        return {}
    sections = [bisect(fresh, expression.span.start) for expression, _ in items]
    anew = frozenset(k for k in range(1, len(items)) if sections[k] != sections[k - 1])
    path, direction = settle([found for _, found in items], anew)
    if direction == 0:
        return {}
    return {
        expression.span: found[chosen][0]
        for (expression, found), chosen in zip(items, path, strict=True)
        if len(found) > 1
    }


def _of_no_month(expression: Expression, scope: Scope) -> bool:
    """Whether "on the 20th" is of a month told before it, not of a heading's: it shows no order."""
    bare = expression.day and not (expression.month or expression.year or expression.holiday)
    return bool(bare) and not (scope.stretch or scope.months)
