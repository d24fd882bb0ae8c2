"""Signs that a part of a mention is right or wrong, beside what its resolver says of itself.

Signs are numbers from 0 to 1, but for what was stated, which is log-odds. Their names are those of
`data/trust_weights.csv`, where they are weighed, and of `data/trust.toml`, which has them in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.learnt import Features
from extract.model import Basis, Category, Derivation, EventDate, Mention, Precision
from extract.tables import read_toml
from extract.text import fold
from extract.trust.cues import another_month, another_weekday, named_years, unread_day, unread_near_day
from extract.trust.setting import Setting, breaks_order, rests_on, stated_signs

# A date found so is wrong where the neighbour's is.
_BY_A_NEIGHBOUR = {
    Derivation.COUNTED,
    Derivation.OTHER_WINS,
    Derivation.SAME_PARAGRAPH,
    Derivation.NEXT_WIN,
    Derivation.BESIDE,
}
_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have)\b(?! (?:to|no|an?|the)\b)")
_ABOUT_PEOPLE = {Category.RELEASE, Category.ACQUITTAL, Category.CLEMENCY}


def win_signs(mention: Mention, setting: Setting) -> Features:
    """The signs of its being one win that stands here."""
    sure = [other.passage.confidence for other in setting.mentions]
    return stated_signs(mention.passage, mention, setting, sure) | {
        "kind in doubt": 1.0 - mention.category.confidence,
        "no date": float(not mention.date.value),
        "date from elsewhere": float(rests_on(mention.date, mention) in {"rest", "nothing"}),
        "country in doubt": 1.0 - mention.whereabouts.confidence,
        "nobody": float(not mention.subjects),
        "part of a sentence": float(mention.passage.statement != mention.passage.lead),
        "nothing follows": float(not mention.passage.details),
        **_neighbour_signs(mention, setting),
    }


def _neighbour_signs(mention: Mention, setting: Setting) -> Features:
    """What it shares with the wins before and after it: more on one win is easily taken for another."""
    before, after = setting.neighbours(mention)
    return {
        "second of its paragraph": float(bool(before and before.passage.block == mention.passage.block)),
        "people of the next win": float(bool(after and _names(mention) & _names(after))),
    }


def date_signs(mention: Mention, setting: Setting) -> Features:
    """The signs of the date."""
    found = mention.date.value
    sure = [other.date.confidence for other in setting.mentions]
    signs = stated_signs(mention.date, mention, setting, sure)
    signs["contested"] = float(any(not rival.weighed for rival in mention.date.rivals))
    del signs["stated around it"]  # what is told with the year and what without says nothing of the neighbours
    signs |= {
        "unread day": unread_day(mention, setting.article),
        "unread near day": unread_near_day(mention),
        "another weekday": another_weekday(mention),
        "unread around it": setting.around(setting.unread, mention),
        **_page_signs(mention, setting),
    }
    if not found:
        return signs | {"no date": 1.0}
    return signs | {
        "told in the text": float(found.basis is Basis.TEXT),
        "year not beside it": float(not _year_beside(mention, setting)),
        "to the year": float(found.precision is Precision.YEAR),
        "to the range": float(found.precision is Precision.RANGE),
        "from the title": float(found.basis is Basis.TITLE),
        # Bounds from the months before and after are meant to be wide.
        "between neighbours": float(found.basis is Basis.SEQUENCE and found.precision is Precision.RANGE),
        "worked out from a neighbour": float(not _BY_A_NEIGHBOUR.isdisjoint(mention.date.derived)),
        "told in passing": float(Derivation.IN_PASSING in mention.date.derived),
        "rests on the details": float(rests_on(mention.date, mention) == "details"),
        "rests on an earlier sentence": float(_earlier_sentence(mention)),
        "another month beside it": another_month(mention),
        "day of a heading": float(found.basis is Basis.HEADING and found.precision is Precision.DAY),
        "in the perfect, a day elsewhere": float(_reported(mention)),
        "not the year of the title": _disjoint(setting.title_years, found),
        "out of order": breaks_order(mention, setting),
        **_head_signs(mention, found, setting),
    }


def _page_signs(mention: Mention, setting: Setting) -> Features:
    """What the article as a whole says of a date: pages that date every win are read better than those that date few.

    On sixteen sets after real pages at first contact, dates (AUC, sets left out) 0.767 → 0.803, rows 0.779 → 0.789.
    """
    found, around = mention.date.value, setting.around(setting.dated, mention)
    signs = {
        "dated around it": around,
        "not dated as those around it": around * (1.0 - setting.dated[setting.places[mention.id]]),
        "many wins in little text": setting.density,
    }
    if found and setting.years:
        signs["its year named"] = setting.years.get(found.start.year, 0.0)
        signs["later than any year named"] = float(found.start.year > max(setting.years))
    return signs


def _head_signs(mention: Mention, found: EventDate, setting: Setting) -> Features:
    """Whether the head of the article names the year before or after that of a date without one beside it.

    "Winter 2018–19" above "Looking back on 2018": of dates on eleven sets at first contact with another year in
    the head and not their own 0.45 were wrong, of those with both 0.22, of the others 0.13.
    """
    year = found.start.year
    near = any(abs(other - year) == 1 for other in setting.head_years)
    if not near or _year_beside(mention, setting):
        return {}
    own = year in setting.head_years
    return {"another year in the head": float(not own), "two years in the head": float(own)}


def _earlier_sentence(mention: Mention) -> bool:
    """Whether the date rests on what stands before the statement in its paragraph: that may tell of another win."""
    return any(span.overlaps(part) for span in mention.passage.context for part in mention.date.evidence)


def _reported(mention: Mention) -> bool:
    """Whether the statement tells in the perfect what another line dates to a day.

    "12 May: The senate has passed the bill": in a log that is its day, in a press digest that of the newspaper.
    """
    found = mention.date.value
    to_the_day = found is not None and found.precision is Precision.DAY
    return to_the_day and rests_on(mention.date, mention) != "lead" and bool(_PERFECT.search(mention.lead))


def _disjoint(years: Iterable[int], found: EventDate) -> float:
    """Whether there are years, and the date lies in none of them."""
    years = set(years)
    return float(bool(years) and years.isdisjoint(range(found.start.year, found.end.year + 1)))


def _year_beside(mention: Mention, setting: Setting) -> bool:
    """Whether the statement, its label or a heading in force has the year of the date."""
    found, passage = mention.date.value, mention.passage
    spans = [span for span in (passage.label, passage.statement, *passage.headings) if span]
    return found is not None and any(found.start.year in named_years(span.of(setting.article.text)) for span in spans)


def country_signs(mention: Mention, setting: Setting) -> Features:
    """The signs of the countries."""
    answer, where = mention.whereabouts, mention.whereabouts.value
    sure = [other.whereabouts.confidence for other in setting.mentions]
    rivals = {code for rival in answer.rivals for code in rival.value.countries} - set(where.countries)
    return stated_signs(answer, mention, setting, sure) | {
        f"rests on the {rests_on(answer, mention)}": 1.0,
        "two countries": float(len(where.countries) == 2),
        "more countries": float(len(where.countries) > 2),
        "a seat of world bodies": _at_a_seat(mention, setting),
        "rival countries": min(1.0, len(rivals) / 3),
    }


def _at_a_seat(mention: Mention, setting: Setting) -> float:
    """Whether only a town where world bodies sit names the country."""
    words = [part.of(setting.article.text) for part in mention.whereabouts.evidence]
    return float(bool(words) and set(map(str.casefold, words)) <= set(read_toml("places")["seats"]["names"]))


def people_signs(mention: Mention, setting: Setting) -> Features:
    """The signs of whom the win is about."""
    about = [person.name for person in mention.subjects]
    sure = [other.people.confidence for other in setting.mentions]
    others = _names(mention) - set(map(fold, about))
    category = mention.category.value
    return stated_signs(mention.people, mention, setting, sure) | {
        "nobody": float(not about),
        "he or she, though nobody": float(not about and bool(_PRONOUN.search(mention.lead))),
        "nobody, though about people": float(not about and category in _ABOUT_PEOPLE),
        "somebody, though about no person": float(bool(about) and category not in _ABOUT_PEOPLE),
        # A ruling is often about those who brought it, who may be named far from it, and as often about nobody.
        "nobody, a ruling": float(not about and category is Category.RULING),
        "somebody, a ruling": float(bool(about) and category is Category.RULING),
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


def _names(mention: Mention) -> set[str]:
    return {fold(person.name) for person in mention.people.value}


def _in_lead(name: str, mention: Mention) -> bool:
    words = fold(name).split()
    return not words or words[-1] in fold(mention.lead)
