"""The claims about whom two mentions are about."""

from __future__ import annotations

from extract.common_words import rarity
from extract.link.names import Likeness, compare_names, is_common, name_sounds
from extract.link.profiles import Profile

UNCOMMON = 9.0  # rarity from which a word is hardly anything but a name


def same_person(one: Profile, other: Profile) -> float:
    """The same person is in both."""
    return float(people_likeness(one, other) is Likeness.SAME)


def nearly_same_person(one: Profile, other: Profile) -> float:
    """Most parts of a name are the same in both."""
    return float(people_likeness(one, other) is Likeness.CLOSE)


def single_name(one: Profile, other: Profile) -> float:
    """One gives a single name or an initial that fits the full name in the other."""
    return float(people_likeness(one, other) is Likeness.PART)


def relatives(one: Profile, other: Profile) -> float:
    """Their people share one part of their names only."""
    return float(people_likeness(one, other) is Likeness.RELATED and not name_in_text(one, other))


def name_in_text(one: Profile, other: Profile) -> float:
    """The name of whom one is about stands in the text of the other."""
    best = people_likeness(one, other)
    if best is not None and best >= Likeness.PART:
        return 0.0
    if best is Likeness.DIFFERENT and one.article == other.article:
        return 0.0  # "They also released B": neighbours name each other, and are two wins all the same
    return float(_stands_in(one, other) or _stands_in(other, one))


def different_people(one: Profile, other: Profile) -> float:
    """They are about different people."""
    if people_likeness(one, other) is not Likeness.DIFFERENT or name_in_text(one, other):
        return 0.0
    return trusted("people", one, other)


def people_likeness(one: Profile, other: Profile) -> Likeness | None:
    """The best match between whom the two are about; None where one of them names nobody."""
    found = [compare_names(a, b) for a in one.principals for b in other.principals]
    return max(found) if found else None


def _stands_in(one: Profile, other: Profile) -> bool:
    """Whether a full name that `one` is about is named, or stands in some spelling, in `other`."""
    for name in one.principals:
        if len(name.parts) > 1 and all(part in other.text for part in name.parts):
            return True
        if len(name.parts) == 1 and _is_rare(name.parts[0]) and one.article != other.article:
            # A pseudonym, which the other gives beside the full name. One article names all its people anywhere.
            return name.parts[0] in other.text
        sounds = name_sounds(name.text)
        if len(sounds) > 1 and len("".join(sounds)) > 4 and other.sounds.issuperset(sounds):
            return True
        if any(compare_names(name, named) >= Likeness.SAME for named in other.named):
            return True
    return False


def _is_rare(part: str) -> bool:
    return len(part) > 4 and not is_common(part) and rarity(part) > UNCOMMON


def trusted(field: str, one: Profile, other: Profile) -> float:
    """How likely both sides are right on `field`: where one is not, that they differ says nothing of the events."""
    return one.sure[field] * other.sure[field]
