"""The year of an article whose head tells none: guessed from its wins, its foot, its file's name, its imprint."""

from __future__ import annotations

from extract.dates.article.borne_out import borne_out
from extract.dates.article.datelines import spoken_on
from extract.dates.article.imprints import imprint_year, in_its_year, newest_line, tail_year
from extract.dates.article.last_resort import foot_day, scene_day
from extract.dates.article.reviews import headed_months
from extract.dates.article.seen import SLACK, Seen, last_told
from extract.dates.article.told_years import body_window, newest_year
from extract.dates.article.windows import file_window, year_of_intro
from extract.dates.words.values import Evidence

_SUPPORT = 2  # wins that tell the year, for it to be more than that of one of them


def guessed(seen: Seen, spoken: Evidence | None) -> tuple[Evidence | None, Evidence | None, str]:
    """Publication, time covered and doubt as the wins, the foot, the file's name or the imprint tell them."""
    parsed, head, order = seen.parsed, seen.head, seen.order
    if headed := headed_months(head.marks, parsed, order):
        return None, headed, ""
    window, newest = body_window(parsed, seen.passages, order, seen.entries), newest_year(parsed, order)
    several = window is not None and window.days.first.year < window.days.last.year < newest
    if several:
        window = None  # cases of 2009, 2010 and 2012: a page of many years
    if window and borne_out(window, seen.told, len(seen.passages)):
        return None, window, ""
    foot = tail_year(head.tail, parsed, order)
    if foot and all(days.bounds[0] <= foot.days.bounds[1] + SLACK for days in seen.told):
        return in_its_year(head.dated, parsed, order, foot), None, "reckoned_year"
    if line := spoken_on(head.dated[1:], parsed, order, seen.told):  # taken for a caption, it may be one
        return line, None, "guessed_year"
    window = window or (year_of_intro(spoken) if spoken else None)
    if window and window.days.last.year < newest:
        window = None  # "picked up in November 2019", in an article that tells of 2021 as well
    latest = last_told((*seen.told, *seen.posts))
    if line := newest_line(parsed, head.marks, order, newest, latest):
        return line, None, "guessed_year"
    lone = window is not None and sum(days.meets(window.days) for days in seen.told) < _SUPPORT
    # One year told of in passing is weaker than the year that the file is named after.
    if known := file_window(parsed.article.id):
        return None, known, "guessed_year"
    imprint = imprint_year(parsed)
    if lone and window and imprint and imprint.days.first.year - 1 > window.days.last.year:
        window = None  # "the sum awarded to her in 2018", on a page "© 2020"
    if window:
        return None, window, "lone_year" if lone else "guessed_year"
    found = in_its_year(head.dated, parsed, order, imprint_year(parsed))
    if found and found.days.grain == "day":
        return found, None, "guessed_year"
    if found is None and (closing := foot_day(parsed, seen.passages, seen.heads, order, newest)):
        return closing, None, "guessed_year"
    if found is None and (set_in := scene_day(head.intro, parsed, order, newest)):
        return None, set_in, "guessed_year"
    return None, found, "guessed_year"
