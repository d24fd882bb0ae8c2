"""The mentions of one event → its record: the best value of every field, and the fields on which they disagree."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from extract.calibration import TRUSTED, chances
from extract.link.dates import reconcile
from extract.link.names import Likeness, compare_names, read_name
from extract.link.titles import make_title
from extract.model import (
    Answer,
    Category,
    Mention,
    Organisation,
    Pair,
    Person,
    Place,
    Record,
    Role,
    Whereabouts,
)
from extract.text import fold

T = TypeVar("T")
_PRINCIPAL = (Role.SUBJECT, Role.PERPETRATOR)


def merge(id: str, mentions: Sequence[Mention], pairs: Iterable[Pair] = (), doubtful: Iterable[Pair] = ()) -> Record:
    """One record from all mentions of an event: what most of them say, weighed by how sure each is.

    A reviewer's value outweighs every other. Missing is not disagreeing; `conflicts` names the fields where it is.
    """
    date, dates_agree = reconcile([mention.date for mention in mentions], [_decided(m, "date") for m in mentions])
    people = _people(mentions)
    pairs = tuple(pairs)
    agreed = {
        "date": dates_agree,
        "countries": _countries_agree(mentions),
        "people": _spellings_agree(people),
    }
    return Record(
        id=id,
        title=make_title(mentions),
        mentions=tuple(mentions),
        date=date,
        whereabouts=_whereabouts(mentions),
        places=_places(mentions),
        people=people,
        organisations=_organisations(mentions),
        category=_category(mentions),
        confidence=_confidence(mentions, pairs),
        pairs=pairs,
        doubtful=tuple(doubtful),
        conflicts=tuple(field for field, agree in agreed.items() if not agree),
    )


def _vote(mentions: Sequence[Mention], field: str, answer: Callable[[Mention], Answer[T]]) -> dict[T, float]:
    """How much speaks for each value: a decision outweighs any number of readings."""
    votes: dict[T, float] = defaultdict(float)
    for mention in mentions:
        votes[answer(mention).value] += 100.0 if _decided(mention, field) else answer(mention).confidence
    return votes


def _decided(mention: Mention, field: str) -> bool:
    return field in mention.corrected


def _whereabouts(mentions: Sequence[Mention]) -> Whereabouts:
    votes = _vote(mentions, "countries", lambda mention: mention.whereabouts)
    named = {value: vote for value, vote in votes.items() if value.countries} or votes
    return min(named, key=lambda value: (-round(named[value], 6), len(value.countries), value.countries, value.scope))


def _countries_agree(mentions: Sequence[Mention]) -> bool:
    named = [set(found) for mention in mentions if (found := mention.whereabouts.value.countries)]
    return all(one & other for one in named for other in named)


def _category(mentions: Sequence[Mention]) -> Category:
    votes = _vote(mentions, "category", lambda mention: mention.category)
    return min(votes, key=lambda value: (-round(votes[value], 6), value is Category.OTHER, value))


def _people(mentions: Sequence[Mention]) -> tuple[Person, ...]:
    """Everybody, once: the same person under several spellings is one, the others being variants."""
    groups: list[list[tuple[Person, float]]] = []
    for mention in mentions:
        weight = 100.0 if _decided(mention, "people") else mention.people.confidence
        for person in mention.people.value:
            home = next((group for group in groups if _same(person, group)), None)
            if home is None:
                groups.append(home := [])
            home.append((person, weight))
    return tuple(_one_person(group) for group in groups)


def _same(person: Person, group: Sequence[tuple[Person, float]]) -> bool:
    name = read_name(person.name)
    likeness = max(compare_names(name, read_name(other.name)) for other, _ in group)
    return likeness >= Likeness.CLOSE or (
        likeness is Likeness.PART and any(person.role is other.role for other, _ in group)
    )


def _one_person(group: Sequence[tuple[Person, float]]) -> Person:
    votes: dict[str, float] = defaultdict(float)
    roles: dict[Role, float] = defaultdict(float)
    for person, weight in group:
        # The fullest form is the name; how often it was chosen decides among spellings of equal length.
        votes[person.name] += weight
        roles[person.role] += weight
    fullest = max(len(read_name(name).parts) for name in votes)
    full = [name for name in votes if len(read_name(name).parts) == fullest]
    name = min(full, key=lambda name: (-round(votes[name], 6), -_letters(name), name))
    role = min(roles, key=lambda role: (role not in _PRINCIPAL, -round(roles[role], 6), role))
    known = dict.fromkeys(form for person, _ in group for form in (person.name, *person.variants))
    return Person(name, role, None, tuple(form for form in known if form != name))


def _letters(name: str) -> int:
    # "Trần Thị Nga" is her name, "Tran Thi Nga" what is left of it.
    return sum(not letter.isascii() for letter in name)


def _spellings_agree(people: Sequence[Person]) -> bool:
    return all(
        set(fold(form).split()) <= set(fold(person.name).split())
        for person in people
        if person.role in _PRINCIPAL
        for form in person.variants
        if compare_names(read_name(form), read_name(person.name)) >= Likeness.CLOSE
    )


def _places(mentions: Sequence[Mention]) -> tuple[Place, ...]:
    found: dict[str, Place] = {}
    for mention in mentions:
        for place in mention.places.value:
            known = found.get(fold(place.name))
            if known is None or (known.geonameid is None and place.geonameid is not None):
                found[fold(place.name)] = place
    return tuple(found.values())


def _organisations(mentions: Sequence[Mention]) -> tuple[Organisation, ...]:
    found: list[Organisation] = []
    for mention in mentions:
        for new in mention.organisations.value:
            place = next((nth for nth, known in enumerate(found) if _same_organisation(new.name, known.name)), None)
            if place is None:
                found.append(new)
            else:
                found[place] = _one_organisation(found[place], new)
    return tuple(found)


def _same_organisation(one: str, other: str) -> bool:
    first, second = set(fold(one).split()) - {"the"}, set(fold(other).split()) - {"the"}
    # "Supreme Court" in one telling is "Supreme Court of the Netherlands" in the other: it is one event.
    return first <= second or second <= first


def _one_organisation(one: Organisation, other: Organisation) -> Organisation:
    name = max(one.name, other.name, key=lambda name: (len(fold(name).split()), name))
    forms = dict.fromkeys((one.name, *one.variants, other.name, *other.variants))
    return Organisation(name, tuple(form for form in forms if form != name))


def _confidence(mentions: Sequence[Mention], pairs: Sequence[Pair]) -> float:
    """How sure the row is: its surest mention's date, countries, people and being a win, and the weakest merge."""
    best = max(math.prod(chances(mention)[part] for part in TRUSTED) for mention in mentions)
    joined = [1.0 if pair.decided else 1 / (1 + math.exp(-pair.score)) for pair in pairs]
    # Average linkage lets a pair be weak where the others are strong: the mean, not the minimum.
    together = sum(joined) / len(joined) if joined else 1.0
    return round(best * together, 4)
