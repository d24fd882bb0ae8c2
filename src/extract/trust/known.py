"""Whether what a mention was read as goes with what others told of its event: when, where and about whom it was."""

from __future__ import annotations

from collections.abc import Mapping

from extract.known_events import KnownEvent, known_event, tells_month
from extract.learnt import Features
from extract.model import Article, Mention
from extract.text import fold

# Natural log-odds, from nine sets as they were when they were met, by a table made without them. Right and wrong dates
# of a day or month: known of their year 551 and 12, of another 8 and 45, not known 559 and 112. Countries: known of
# these 520 and none, of others 16 and 21, not known 694 and 36. People: known of these 467 and 18, of others 15 and
# 23, not known 674 and 121.
WEIGHTS: Mapping[str, Features] = {
    "passage": {},
    "date": {"known of its year": 1.9, "known of another year": -3.6, "not known": -0.3},
    "countries": {"known of these countries": 3.0, "known of other countries": -3.3, "not known": -0.1},
    "people": {"known of these people": 1.2, "known of other people": -2.5, "not known": -0.25},
}


def known_signs(mention: Mention, article: Article) -> dict[str, Features]:
    """For each part of the mention its sign; none for a mention whose date leaves the month open."""
    found = mention.date.value
    if not found or not tells_month(found):
        return {part: {} for part in WEIGHTS}
    event = known_event(mention.passage, article.text, found)
    signs = dict.fromkeys(("date", "countries", "people"), "not known")
    if event:
        same_year = event.year == found.start.year
        signs["date"] = "known of its year" if same_year else "known of another year"
        if same_year:
            signs |= _where(mention, event) | _whom(mention, event)
    return {part: {signs[part]: 1.0} if part in signs else {} for part in WEIGHTS}


def _where(mention: Mention, event: KnownEvent) -> dict[str, str]:
    if event.countries is None:
        return {}
    same = event.countries == set(mention.whereabouts.value.countries)
    return {"countries": "known of these countries" if same else "known of other countries"}


def _whom(mention: Mention, event: KnownEvent) -> dict[str, str]:
    if event.people is None:
        return {}
    names = [set(fold(person.name).split()) for person in mention.subjects]
    same = all(name & event.people for name in names) and bool(names) == bool(event.people)
    return {"people": "known of these people" if same else "known of other people"}
