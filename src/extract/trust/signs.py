"""Signs that a part of a mention is right or wrong, beside what its resolver says of itself.

Signs are numbers from 0 to 1, but for what was stated, which is log-odds. Their names are those of
`data/trust_weights.csv`, where they are weighed, and of `data/trust.toml`, which has them in words.
"""

from __future__ import annotations

import re

from extract.learnt import Features
from extract.model import Basis, Category, Mention, Precision
from extract.text import fold
from extract.trust.cues import YEAR, another_weekday, another_year, unread_day, unread_near_day
from extract.trust.setting import Setting, breaks_order, rests_on, stated_signs

_CHAINED = re.compile(r"\bafter “|same paragraph|neighbouring")  # how the dates stage says that it went by a neighbour
_ABOUT_PEOPLE = {Category.RELEASE, Category.ACQUITTAL, Category.CLEMENCY}
WIDE = 62  # days: a date that leaves more open is no month


def win_signs(mention: Mention, setting: Setting) -> Features:
    """The signs of its being one win that stands here."""
    sure = [other.passage.confidence for other in setting.mentions]
    return stated_signs(mention.passage, mention, setting, sure) | {
        "kind in doubt": 1.0 - mention.category.confidence,
        "no date": float(not mention.date.value),
        "date from elsewhere": float(rests_on(mention.date, mention) in {"rest", "nothing"}),
        "country in doubt": 1.0 - mention.whereabouts.confidence,
        "nobody": float(not mention.subjects),
    }


def date_signs(mention: Mention, setting: Setting) -> Features:
    """The signs of the date."""
    found = mention.date.value
    sure = [other.date.confidence for other in setting.mentions]
    signs = stated_signs(mention.date, mention, setting, sure)
    del signs["stated around it"]  # what is told with the year and what without says nothing of the neighbours
    signs |= {
        "unread day": unread_day(mention, setting.article),
        "unread near day": unread_near_day(mention),
        "another weekday": another_weekday(mention),
        "unread around it": setting.around(setting.unread, mention),
    }
    if not found:
        return signs | {"no date": 1.0}
    return signs | {
        f"to the {found.precision}": 1.0,
        "from the title": float(found.basis is Basis.TITLE),
        "leaves months open": float((found.end - found.start).days > WIDE),
        # Bounds from the months before and after are meant to be wide.
        "between neighbours": float(found.basis is Basis.SEQUENCE and found.precision is Precision.RANGE),
        "year in its words": float(bool(YEAR.search(found.evidence))),
        "worked out from a neighbour": float(bool(_CHAINED.search(mention.date.because))),
        "another year": another_year(mention),
        "out of order": breaks_order(mention, setting),
    }


def country_signs(mention: Mention, setting: Setting) -> Features:
    """The signs of the countries."""
    answer, where = mention.whereabouts, mention.whereabouts.value
    sure = [other.whereabouts.confidence for other in setting.mentions]
    rivals = {code for rival in answer.rivals for code in rival.value.countries} - set(where.countries)
    return stated_signs(answer, mention, setting, sure) | {
        f"rests on the {rests_on(answer, mention)}": float(bool(answer.evidence)),
        "no country": float(not where.countries),
        "two countries": float(len(where.countries) == 2),
        "more countries": float(len(where.countries) > 2),
        "rival countries": min(1.0, len(rivals) / 3),
    }


def people_signs(mention: Mention, setting: Setting) -> Features:
    """The signs of whom the win is about."""
    about = [person.name for person in mention.subjects]
    sure = [other.people.confidence for other in setting.mentions]
    others = {fold(person.name) for person in mention.people.value} - set(map(fold, about))
    category = mention.category.value
    return stated_signs(mention.people, mention, setting, sure) | {
        "nobody": float(not about),
        "nobody, though about people": float(not about and category in _ABOUT_PEOPLE),
        "somebody, though about no person": float(bool(about) and category not in _ABOUT_PEOPLE),
        "somebody, though held to account": float(bool(about) and category is Category.ACCOUNTABILITY),
        "others named": min(1.0, len(others) / 3),
        "perpetrator": float(bool(mention.perpetrators)),
        "single name": float(any(len(name.split()) == 1 for name in about)),
        "name in many wins": _in_many(about, setting),
        "outside the lead": float(any(not _in_lead(name, mention) for name in about)),
    }


def _in_many(about: list[str], setting: Setting) -> float:
    """How large a share of the article's wins has the name: a heading or byline taken for a person is everywhere."""
    if len(setting.mentions) < 4:
        return 0.0
    return max((setting.names.get(fold(name), 0.0) for name in about), default=0.0)


def _in_lead(name: str, mention: Mention) -> bool:
    words = fold(name).split()
    return not words or words[-1] in fold(mention.lead)
