"""Whether a date can be the win's, by the time that its section and its article cover."""

from __future__ import annotations

from extract.dates.article.context import Reading, Scope
from extract.dates.article.frame import Frame
from extract.dates.reading.choosing import Candidate
from extract.dates.standing.standings import Standing
from extract.dates.words.values import Days, Evidence, Kind, add_months, whole_year
from extract.model import Basis

_BEFORE = 2  # years
_HISTORY = 4  # years
_WEEK = 7  # days
_COMING = 92  # days
SOON = 31  # days
_OF_THE_WIN = 25  # the score of a detail that says of the win when it was
_NEAR = 62  # days: a month or two
_JUST_BEFORE = 62  # days: too late for the last issue


def fits(candidate: Candidate, reading: Reading, scope: Scope, frame: Frame) -> bool:
    """Whether a date can be the win's: not after the publication, in the stretch covered, a detail's in its section."""
    days = reading.days
    if _is_ahead(candidate, days, frame) or _begins_soon(candidate, days, frame):
        return False
    if candidate.expression.day and candidate.expression.year and not candidate.expression.month:
        return True  # "23 (2019)", under JANUARY: a calendar of 2026 tells of other years' days
    if scope.posted and scope.stretch and _before_its_post(candidate, days, scope.stretch):
        return False
    apart = scope.stretch is not None and not scope.posted and not days.meets(scope.stretch)
    # "It happened in March, but is counted here", under SECOND QUARTER
    if candidate.zone == "detail" and scope.stretch and apart and not (candidate.same_event and days.grain != "year"):
        return _counted_from_the_day(candidate, days, scope.stretch)
    if scope.year and not scope.posted:
        of_it = days.meets(whole_year(scope.year))
        if not of_it and (_is_alone(candidate) or _is_later(candidate)):
            return False  # "nobody was shot there since 1978", under 2009
        if of_it and not candidate.arrest:
            return True  # "on 11 June 2014", under "Land for the Sawhoyamaxa (2014)", in a countdown of 2019
    if frame.recent and _is_history(candidate, days, frame) and not (scope.year or scope.stretch):
        return False
    window = frame.window
    outside = window is not None and not days.meets(window.days) and bool(candidate.expression.year)
    if window is None or not outside or not _binds(window, candidate, days, frame):
        return True
    return _near_the_window(candidate, days, window.days, scope)


def _is_ahead(candidate: Candidate, days: Days, frame: Frame) -> bool:
    """Whether a date lies after the article, which may yet tell of tomorrow or be added to."""
    ahead = frame.latest is not None and days.bounds[0] > frame.latest
    return ahead and not (_still_of_its_year(days, frame) or _is_added(candidate, days, frame))


def _counted_from_the_day(candidate: Candidate, days: Days, heading: Days) -> bool:
    """ "The vote was yesterday", in a log; "let go on Saturday", behind the news of the day, is what led to it."""
    counted = candidate.expression.kind in (Kind.DEICTIC, Kind.WEEKDAY) and heading.grain == "day"
    return counted and candidate.score >= _OF_THE_WIN and 0 < (heading.first - days.last).days < _WEEK


def _is_later(candidate: Candidate) -> bool:
    """ "It came into force on 1 March 1999", under "The mine ban (1997)"."""
    return candidate.zone == "detail" and bool(candidate.expression.year) and not candidate.same_event


def _binds(window: Evidence, candidate: Candidate, days: Days, frame: Frame) -> bool:
    """Whether a date must lie in the time covered: what an introduction says of it may be narrower than the article."""
    return (
        window.basis is not Basis.TEXT
        or candidate.zone == "detail"
        or candidate.standing is Standing.WEAK
        or (frame.year_sure and window.days.first.year - days.last.year > _HISTORY)  # but not by so much
    )


def _near_the_window(candidate: Candidate, days: Days, window: Days, scope: Scope) -> bool:
    """Whether a date outside the time covered may still be the win's: the label's own, or a month or two off.

    A title's year may be stretched by its own December or January, but an arrest years ago stays an arrest.
    """
    if candidate.zone in ("label", "shared") and (candidate.expression.size > 1 or _close(days, window)):
        return True
    if candidate.zone in ("lead", "opening", "said") and _written_out(candidate, days, window, scope):
        return True
    return any(abs((days.bounds[0] - end).days) < _NEAR for end in window.bounds)


def in_title_year(days: Days, window: Evidence) -> bool:
    """Whether some days are of the one year, or years, that the title names."""
    return window.basis is Basis.TITLE and window.days.grain == "year" and days.meets(window.days)


def _still_of_its_year(days: Days, frame: Frame) -> bool:
    """Whether a day just after the publication is of the title's year: a page may be added to, or tell of tomorrow."""
    window, latest = frame.window, frame.latest
    if window is None or latest is None or days.grain != "day":
        return False
    return in_title_year(days, window) and (days.first - latest).days <= SOON


def _is_added(candidate: Candidate, days: Days, frame: Frame) -> bool:
    """ "P.S. Sunday, 8 May: …", below a letter of the day before: a line that its own day heads, weekday and all."""
    named = candidate.zone == "label" and candidate.expression.weekday is not None and days.is_day
    return named and frame.latest is not None and (days.first - frame.latest).days <= _WEEK


def _before_its_post(candidate: Candidate, days: Days, posted: Days) -> bool:
    """ "guilty of a rape in 2002", "in force since January": what a post tells of the time long before it."""
    if posted.grain != "day" or candidate.zone == "label" or candidate.same_event:
        return False
    rough = candidate.expression.size < (3 if candidate.zone == "detail" else 2)
    return rough and (posted.first - days.last).days > _JUST_BEFORE


def _begins_soon(candidate: Candidate, days: Days, frame: Frame) -> bool:
    """ "They have agreed to wear cameras from April", in a letter of March: the next April, not the last."""
    one = candidate.expression
    if one.cue != "from" or one.year or frame.latest is None or frame.window is not None:
        return False
    coming = add_months(days.first, 12)
    return frame.latest < coming and (coming - frame.latest).days < _COMING


def _is_history(candidate: Candidate, days: Days, frame: Frame) -> bool:
    """ "(1970 was the first)", "two years ago", in an article of 2022 whose wins are of that year."""
    return _is_alone(candidate) and frame.latest is not None and frame.latest.year - days.last.year > _BEFORE


def _is_alone(candidate: Candidate) -> bool:
    """Whether a date is a year and no more, outside the label."""
    one = candidate.expression
    return one.size == 1 and (one.kind is Kind.ABSOLUTE or one.shift == "ago") and candidate.zone != "label"


def _close(days: Days, window: Days) -> bool:
    """Whether a year lies a few years from the stretch at most: "The jury of 1984." above a win of 2014 does not."""
    return max(days.first.year - window.last.year, window.first.year - days.last.year) <= _HISTORY


def _written_out(candidate: Candidate, days: Days, window: Days, scope: Scope) -> bool:
    """ "In October 2021 …" in a report for 2022: a month or day of the win, year and all, some years off at most."""
    if days.grain == "year" or (scope.stretch and not scope.posted and not days.meets(scope.stretch)):
        return False
    if candidate.standing is not Standing.EVENT:
        return candidate.standing is Standing.WEAK and window.first.year <= days.first.year <= window.last.year + 1
    return 0 <= window.first.year - days.first.year <= _BEFORE or 0 <= days.first.year - window.last.year <= 1


def of_the_time(days: Days, scope: Scope, frame: Frame) -> bool:
    """Whether a date lies in the time that its section or article covers, or in the year before it appeared."""
    if scope.year:
        return days.meets(whole_year(scope.year))
    if scope.stretch and (scope.posted or scope.stretch.first == scope.stretch.last):
        return 0 <= (scope.stretch.last - days.first).days <= 400
    if frame.window:
        return days.meets(frame.window.days) or 0 < (frame.window.days.first - days.last).days <= _JUST_BEFORE
    return frame.latest is not None and 0 <= (frame.latest - days.first).days <= 400
