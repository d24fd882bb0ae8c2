"""A decided value → the mention's field."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from extract.model import (
    Answer,
    Basis,
    Category,
    Decision,
    EventDate,
    Mention,
    Organisation,
    Person,
    Place,
    Precision,
    Rival,
    Role,
    Scope,
    Whereabouts,
)
from extract.text import fold

T = TypeVar("T")
ROLE_BEHIND = re.compile(r"^(.*\S)\s*\(([^()]*)\)$")  # "Omar Diop (perpetrator)": who is which in a list


def set_field(mention: Mention, decision: Decision) -> Mention:
    """`mention` with the decided value in its field, sure, and the value that was read as the first rival."""
    changed = _SETTERS[decision.field](mention, decision)
    return replace(changed, corrected=tuple(dict.fromkeys((*mention.corrected, decision.field))))


def _answer(old: Answer[T], value: T, decision: Decision) -> Answer[T]:
    who = f"{decision.reviewer} decided" if decision.reviewer else "a reviewer decided"
    when = f" on {decision.decided[:10]}" if decision.decided else ""
    why = f": {decision.comment}" if decision.comment else ""
    # The first reading outlives later decisions: the record's id is made from it.
    first = next(
        (rival for rival in old.rivals if rival.as_read), Rival(old.value, "as read from the article", as_read=True)
    )
    return Answer(value, f"{who}{when}{why}", 1.0, old.evidence, (first,))


def _set_date(mention: Mention, decision: Decision) -> Mention:
    value = read_edtf(decision.value, Basis.REVIEWER, decision.comment or "reviewer")
    return replace(mention, date=_answer(mention.date, value, decision))


def _set_countries(mention: Mention, decision: Decision) -> Mention:
    countries = tuple(sorted(_items(decision.value)))
    old = mention.whereabouts.value.scope
    # Countries and scope are one answer: three countries are not "national".
    by_number = {0: old if old in {Scope.REGIONAL, Scope.GLOBAL} else Scope.GLOBAL, 1: Scope.NATIONAL}
    scope = by_number.get(len(countries), Scope.MULTI_COUNTRY)
    if "scope" in mention.corrected:
        scope = old
    return replace(mention, whereabouts=_answer(mention.whereabouts, Whereabouts(countries, scope), decision))


def _set_scope(mention: Mention, decision: Decision) -> Mention:
    old = mention.whereabouts
    return replace(mention, whereabouts=_answer(old, replace(old.value, scope=Scope(decision.value)), decision))


def _set_places(mention: Mention, decision: Decision) -> Mention:
    old = {fold(place.name): place for place in mention.places.value}
    countries = mention.whereabouts.value.countries
    country = countries[0] if len(countries) == 1 else ""
    places = tuple(old.get(fold(name)) or Place(name, country) for name in _items(decision.value))
    return replace(mention, places=_answer(mention.places, places, decision))


def _set_people(mention: Mention, decision: Decision) -> Mention:
    old = {fold(person.name): person for person in mention.people.value}
    said = [_person(item, old) for item in _items(decision.value)]
    named = {fold(person.name) for person in said}
    # The decision names whom the win is about; the others in the passage stay, but about it they are not.
    principals = {Role.SUBJECT, Role.PERPETRATOR}
    rest = [
        replace(person, role=Role.OTHER) if person.role in principals else person
        for name, person in old.items()
        if name not in named and not any(_is_part(name, other) for other in named)
    ]
    return replace(mention, people=_answer(mention.people, (*said, *rest), decision))


def _person(item: str, old: dict[str, Person]) -> Person:
    found = ROLE_BEHIND.match(item)
    name, role = (found[1], Role(found[2].casefold())) if found else (item, Role.SUBJECT)
    known = old.get(fold(name))
    return replace(known, name=name, role=role) if known else Person(name, role)


def _is_part(name: str, other: str) -> bool:
    # "Youba" corrected to "Youba Siby" is not a second person.
    return set(name.split()) < set(other.split())


def _set_organisations(mention: Mention, decision: Decision) -> Mention:
    old = {fold(organisation.name): organisation for organisation in mention.organisations.value}
    said = tuple(old.get(fold(name)) or Organisation(name) for name in _items(decision.value))
    return replace(mention, organisations=_answer(mention.organisations, said, decision))


def _set_category(mention: Mention, decision: Decision) -> Mention:
    return replace(mention, category=_answer(mention.category, Category(decision.value), decision))


_SETTERS: dict[str, Callable[[Mention, Decision], Mention]] = {
    "date": _set_date,
    "countries": _set_countries,
    "whereabouts": _set_countries,
    "scope": _set_scope,
    "places": _set_places,
    "people": _set_people,
    "organisations": _set_organisations,
    "category": _set_category,
}


def _items(value: str) -> list[str]:
    return [item.strip() for item in value.split(";") if item.strip()]


def read_edtf(text: str, basis: Basis, evidence: str) -> EventDate | None:
    """The event date that an EDTF day, month, year or interval names; None for an empty text."""
    if not text:
        return None
    first, _, last = text.partition("/")
    start, end = _bounds(first)[0], _bounds(last or first)[1]
    precision = Precision.RANGE if last else (Precision.YEAR, Precision.MONTH, Precision.DAY)[first.count("-")]
    return EventDate(text, start, end, precision, basis, evidence)


def _bounds(part: str) -> tuple[date, date]:
    numbers = [int(number) for number in part.split("-")]
    if len(numbers) == 3:
        return date(*numbers), date(*numbers)
    if len(numbers) == 2:
        year, month = numbers
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
