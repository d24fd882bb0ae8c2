"""Record ids that last: made from what every telling of the event shares, with nothing stored between runs.

A win about a named person is known by the person's name (its sound, so that spellings agree), the year and whether
somebody was helped or held to account. A win about nobody named is known by its countries, year, kind and topics. Both
outlive articles that are added, taken away or reordered, corrections of any field (the first reading counts), and
other words. What is left are coincidences: two records with one key are told apart by the words of their first
mentions, so that a second win of the same person in the same year can change the id of the first one, and so can a new
telling that changes which name or topic most tellings agree on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TypeVar

from extract.link.names import is_common, name_sounds, read_name
from extract.link.profiles import find_marks
from extract.model import Answer, Category, Mention, Person, Role
from extract.text import curly

T = TypeVar("T")
_KINDS = {
    Category.RELEASE: "person",
    Category.ACQUITTAL: "person",
    Category.CLEMENCY: "person",
    Category.POLICY: "government",
    Category.LEGISLATION: "law",
}


def record_ids(records: Sequence[Sequence[Mention]]) -> list[str]:
    """An id for each record, given as its mentions."""
    keys = [record_key(mentions) for mentions in records]
    sharing: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        sharing[key].append(place)
    ids = [""] * len(records)
    for key, places in sharing.items():
        # The plain key stays with the record whose article comes first by name, as articles added later mostly do not.
        for rank, place in enumerate(sorted(places, key=lambda place: _anchor(records[place]))):
            extra = _anchor(records[place])[1:] if rank or not key[0] else ()
            ids[place] = "r-" + sha256("\x1f".join((*key, *extra)).encode()).hexdigest()[:12]
    return ids


def record_key(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """What the tellings share; the first item is empty where that is too little to know the event by."""
    year = _year(mentions)
    name = _name(mentions)
    if name:
        role = _most(_first(mention.category) is Category.ACCOUNTABILITY for mention in mentions)
        return ("person", name, year, "account" if role else "help")
    topics = _most(" ".join(sorted(find_marks("topics", curly(mention.lead)))[:2]) for mention in mentions)
    countries = _most(" ".join(_first(mention.whereabouts).countries) for mention in mentions)
    kind = _most(_KINDS.get(_first(mention.category), "other") for mention in mentions)
    return ("event" if topics and countries else "", countries, year, kind, topics)


def _name(mentions: Sequence[Mention]) -> str:
    """The sound of the name that most tellings share, by the part of it that tells most."""
    names: Counter[str] = Counter()
    for mention in mentions:
        names.update({key for person in _about(mention) if (key := _name_key(person.name))})
    return min(names, key=lambda name: (-names[name], name), default="")


def _name_key(name: str) -> str:
    # The longest part that is not everybody's: "Magai Matiop" and "Magai Matiop Ngong", "Wang Quanzhang" and
    # "Quanzhang Wang" give the same.
    parts = [part for part in read_name(name).parts if not is_common(part)] or list(read_name(name).parts)
    sounds = sorted(filter(None, name_sounds(" ".join(parts))), key=lambda part: (-len(part), part))
    return sounds[0] if sounds else ""


def _about(mention: Mention) -> list[Person]:
    people = _first(mention.people)
    subjects = [person for person in people if person.role is Role.SUBJECT]
    return subjects or [person for person in people if person.role is Role.PERPETRATOR]


def _year(mentions: Sequence[Mention]) -> str:
    """The year of the narrowest date, the earliest of several."""
    dates = [found for mention in mentions if (found := _first(mention.date))]
    narrow = min(dates, key=lambda found: ((found.end - found.start).days, found.start), default=None)
    return str(narrow.start.year) if narrow else ""


def _first(answer: Answer[T]) -> T:
    """What was read from the article, before any correction: correcting a field must not rename the record."""
    return next((rival.value for rival in answer.rivals if rival.as_read), answer.value)


def _anchor(mentions: Sequence[Mention]) -> tuple[str, str]:
    return min((mention.article, mention.id) for mention in mentions)


def _most(values: Iterable[T]) -> T:
    """The commonest value, the smallest by its text where several are."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], str(value)))
