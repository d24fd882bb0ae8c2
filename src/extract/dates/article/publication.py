"""When an article appeared: by the first of its lines that none of its wins contradicts, or reckoned without one."""

from __future__ import annotations

from extract.dates.article.borne_out import still_to_come
from extract.dates.article.datelines import (
    appeared_in_text,
    coming_line,
    dateline,
    first_dateline,
    spoken_on,
    tail_line,
)
from extract.dates.article.headers import BYLINE
from extract.dates.article.imprints import address_date, in_its_year
from extract.dates.article.mastheads import dated, front_matter, in_an_imprint, published_lines, sent_in_year
from extract.dates.article.reckoned import anniversary_year
from extract.dates.article.seen import SLACK, Seen, last_told
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Days, Evidence
from extract.model import BlockKind, Parsed


def publication(seen: Seen) -> Evidence | None:
    """When the article appeared: never before a day that its own wins or the posts on its page are dated to."""
    parsed, head, order, told = seen.parsed, seen.head, seen.order, seen.told
    if found := front_matter(parsed):
        return found
    latest = max(last_told(told), last_told(seen.posts), last_told(_heading_days(parsed, head.first, order)))
    lines = published_lines(head.mastheads, parsed, order)
    to_the_day = next((one for one in lines if one.days.grain == "day"), None)
    if to_the_day and all(days.grain == "year" for days in told if days.bounds[0] > to_the_day.days.bounds[1] + SLACK):
        return to_the_day  # "… will be free to register, from 2016" tells what is to come
    said = appeared_in_text(head.intro, parsed, order)
    offered = (
        *(one for one in lines if one.days.grain == "day"),
        sent_in_year(head.mastheads, parsed, order),
        *(one for one in lines if one.days.grain == "month"),
        said if said and said.days.grain == "day" else None,  # "Review 2023" of what was known on 31 December 2022
        *(one for one in lines if one.days.grain == "year"),
        dateline(head.intro, parsed, order) or first_dateline(parsed, head.first, order),
        said,
        tail_line(head.tail, parsed, order),
        coming_line(head.tail, parsed, order),
    )
    found = next((one for one in offered if one and one.days.bounds[1] + SLACK >= latest), None)
    return found or still_to_come([one for one in lines if in_an_imprint(one, parsed)], told)


def _heading_days(parsed: Parsed, first: int, order: str) -> tuple[Days, ...]:
    """The whole days that head sections: "[2] 24 June 2006 – LUNE"; the first of them may stand like a date line."""
    text = parsed.article.text
    lines = [one.span for one in parsed.blocks if one.kind is BlockKind.HEADING and one.span.start >= first]
    days = [dated(one) for span in lines for one in find_expressions(span.of(text), span.start, order)[:1]]
    return tuple(day for day in days if day and day.grain == "day") if len(days) > 1 else ()


def reckoned_publication(seen: Seen) -> tuple[Evidence | None, str]:
    """When the article appeared by its address or by an anniversary, with the doubt that is left."""
    parsed, head, order = seen.parsed, seen.head, seen.order
    latest = last_told(seen.told)
    counted = None
    if spoken_on(head.intro, parsed, order, seen.told) is None:
        counted = anniversary_year(head.above, parsed, order)
    for found, doubt in ((address_date(parsed, head.first), ""), (counted, "reckoned_year")):
        whole = in_its_year(head.dated, parsed, order, found)
        if whole and whole.days.bounds[1] + SLACK >= latest:
            return whole, doubt
    return None, ""


def signed(published: Evidence, parsed: Parsed) -> bool:
    """Whether a day stands beside who wrote the article: that is no day on which an old page was saved."""
    text = parsed.article.text
    start = text.rfind("\n", 0, published.span.start) + 1 if published.span else len(text)
    return bool(BYLINE.match(text, start))
