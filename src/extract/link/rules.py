"""The claims that linking makes about two mentions. Each docstring is the sentence that a reviewer is shown."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from extract.common_words import rarity, stems
from extract.learnt import read_weights
from extract.link.names import Likeness
from extract.link.often import seldomness
from extract.link.profiles import Profile
from extract.link.times import (
    calendar_differs,
    calendar_fits,
    dates_apart,
    dates_near,
    day_in_text,
    day_within,
    other_day,
    same_day,
    same_day_of_year,
    within_long_range,
    within_year,
    years_apart,
)
from extract.link.whom import (
    UNCOMMON,
    different_people,
    name_in_text,
    nearly_same_person,
    people_likeness,
    relatives,
    same_person,
    single_name,
    trusted,
)
from extract.link.words import cosine
from extract.model import Category, Claim
from extract.tables import read_toml
from extract.telling import body_kind

Feature = Callable[[Profile, Profile], float]

_NEAR = (
    {Category.RELEASE, Category.ACQUITTAL, Category.CLEMENCY},
    {Category.ACQUITTAL, Category.RULING},
    {Category.CLEMENCY, Category.RULING},
    {Category.LEGISLATION, Category.POLICY},
    {Category.LEGISLATION, Category.INTERNATIONAL},
    {Category.RULING, Category.ACCOUNTABILITY},
    {Category.RULING, Category.LEGISLATION},
    {Category.RULING, Category.INTERNATIONAL},
    {Category.ACCOUNTABILITY, Category.POLICY},
    {Category.ACCOUNTABILITY, Category.INTERNATIONAL},
    {Category.ACCOUNTABILITY, Category.LEGISLATION},
    {Category.POLICY, Category.CORPORATE},
    {Category.POLICY, Category.INTERNATIONAL},
    {Category.ACCOUNTABILITY, Category.CORPORATE},
)
COMMON = 4.0  # rarity up to which a word is everybody’s (about one sentence in fifty-five)
SCARCE = 6.0  # rarity from which a shared word tells something by itself (about one sentence in four hundred)
SEVERAL = 9.0  # of rarity beyond that: two or three names
ENOUGH = 10.0  # of rarity beyond that: three or four rare words
UNLIKE = 0.12  # alikeness up to which two texts say something against each other
# Natural log of one in how many wins is a country's: of those told often (one in twenty) and seldom (a thousand).
OFTEN_TOLD, SELDOM_TOLD = 3.0, 7.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A claim about two mentions: its name, its sentence, its weight and how much of it applies (0 to 1)."""

    name: str
    sentence: str
    weight: float
    feature: Feature


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule with its weight from `data/link_weights.csv`."""
    (weights,) = read_weights("link_weights").values()
    return tuple(
        Rule(feature.__name__, (feature.__doc__ or "").strip(), weights[feature.__name__], feature)
        for feature in FEATURES
    )


def claim(one: Profile, other: Profile) -> tuple[Claim, ...]:
    """The claims that apply to two mentions, the weightiest first."""
    found = ((rule, rule.feature(one, other)) for rule in rules())
    claims = [Claim(rule.name, rule.sentence, rule.weight, round(part, 4)) for rule, part in found if part]
    return tuple(sorted(claims, key=lambda claim: (-abs(claim.weight * claim.feature), claim.rule)))


def any_two_mentions(one: Profile, other: Profile) -> float:
    """Two mentions taken at random tell different events."""
    return 1.0


# --- place, kind, stage, topic ------------------------------------------------------------------------------------


def same_country(one: Profile, other: Profile) -> float:
    """They are in the same country, which tells the more, the fewer wins are told of it."""
    if not one.countries or one.countries != other.countries:
        return 0.0
    # A month has one ruling in Barbados, and a hundred in the United States.
    return min(1.0, max(0.0, max(map(seldomness, one.countries)) - OFTEN_TOLD) / (SELDOM_TOLD - OFTEN_TOLD))


def shared_country(one: Profile, other: Profile) -> float:
    """They share a country, and one names others too."""
    return float(bool(one.countries & other.countries) and one.countries != other.countries)


def different_countries(one: Profile, other: Profile) -> float:
    """They are in different countries."""
    if one.countries & other.countries:
        return 0.0
    # A guess at the country is still mostly right: without it every commuted sentence would be one event.
    both = max(0.35, trusted("countries", one, other) ** 2)
    if not one.countries or not other.countries:
        # No country is an answer for what concerns the whole world, and a gap elsewhere.
        return 0.5 * both * ((one.wide and bool(other.countries)) or (other.wide and bool(one.countries)))
    if (
        people_likeness(one, other) is Likeness.SAME
        or one.countries & other.rival_countries
        or other.countries & one.rival_countries
    ):
        return 0.4 * trusted(
            "countries", one, other
        )  # a person has a home, a prison and a place of refuge, and articles name any of them
    return both


def same_category(one: Profile, other: Profile) -> float:
    """They are wins of the same kind."""
    return float(one.category is other.category)


def unlike_category(one: Profile, other: Profile) -> float:
    """They are wins of kinds that are rarely taken for each other."""
    if Category.OTHER in {one.category, other.category} or one.categories & other.categories:
        return 0.0
    return float({one.category, other.category} not in _NEAR)


def same_stage(one: Profile, other: Profile) -> float:
    """Both tell the same step of a story."""
    return float(bool(one.stages & other.stages))


def other_stage(one: Profile, other: Profile) -> float:
    """They tell different steps of a story, such as a bill announced and a law passed."""
    if not _at_odds(one.stages, other.stages):
        return 0.0
    return 0.35 if one.stages & other.stages else 1.0


def same_topic(one: Profile, other: Profile) -> float:
    """They are about the same matter."""
    shared = one.topics & other.topics
    if not shared:
        return 0.0
    table = read_toml("topics")
    narrow = any(table[topic].get("narrow") for topic in shared)
    return (1.0 if narrow else 0.5) * len(shared) / min(len(one.topics), len(other.topics))


def other_topic(one: Profile, other: Profile) -> float:
    """They are about different matters."""
    if not one.topics or not other.topics or one.topics & other.topics:
        return 0.0
    # One matter has more words than any list: where most of the telling agrees, the list is what is wrong.
    return max(0.0, 1.0 - _alike(one, other) / 0.4)


# --- words --------------------------------------------------------------------------------------------------------


def alike_words(one: Profile, other: Profile) -> float:
    """They are told in many of the same words, rare ones counting most."""
    part = min(1.0, max(0.0, _alike(one, other) - 0.06) / 0.5)
    # The name is among those words, and was counted already.
    return part * (0.5 if people_likeness(one, other) is Likeness.SAME else 1.0)


def unlike_words(one: Profile, other: Profile) -> float:
    """They have hardly a word of weight in common."""
    return max(0.0, 1.0 - _alike(one, other) / UNLIKE)


def rare_words(one: Profile, other: Profile) -> float:
    """They share words that hardly any other text has, beside the names of whom they are about."""
    names = {stem for name in (*one.named, *other.named) for stem in stems(name.text)}
    shared = (one.words.keys() & other.words.keys()) - names
    # A village, a river, a judge: one may be chance, three are not; figures are counted elsewhere.
    return min(1.0, sum(max(0.0, rarity(word) - SCARCE) for word in shared if not word.isdigit()) / SEVERAL)


def same_organisation(one: Profile, other: Profile) -> float:
    """They name the same organisation."""
    if not (one.countries and other.countries) and _alike(one, other) < 0.25:
        return 0.0  # the United Nations decide on many things in one session
    pairs = itertools.product(one.organisations, other.organisations)
    return max((_telling(min(pair, key=len)) for pair in pairs if _one_name(*pair)), default=0.0)


def same_place(one: Profile, other: Profile) -> float:
    """They name the same place."""
    return float(bool(one.places & other.places) or _place_in(one, other) or _place_in(other, one))


def other_place(one: Profile, other: Profile) -> float:
    """They name different places."""
    return float(bool(one.places and other.places) and not same_place(one, other))


def same_figure(one: Profile, other: Profile) -> float:
    """They give the same figure."""
    return float(bool(one.figures & other.figures))


# --- one article --------------------------------------------------------------------------------------------------


def same_article(one: Profile, other: Profile) -> float:
    """They stand in one article, which rarely tells an event twice."""
    return float(one.article == other.article)


def repeated_lead(one: Profile, other: Profile) -> float:
    """They stand in one article, and their statements are the same almost to the word."""
    if one.countries and other.countries and not one.countries & other.countries:
        return 0.0  # "Peru: Parliament ratified it." and "Ghana: Parliament ratified it." are two
    return float(one.article == other.article and cosine(one.lead, other.lead) >= 0.97)


FEATURES: tuple[Feature, ...] = (
    any_two_mentions,
    same_person,
    nearly_same_person,
    single_name,
    relatives,
    name_in_text,
    different_people,
    same_day,
    day_within,
    within_year,
    within_long_range,
    other_day,
    dates_near,
    calendar_fits,
    calendar_differs,
    dates_apart,
    years_apart,
    same_day_of_year,
    day_in_text,
    same_country,
    shared_country,
    different_countries,
    same_category,
    unlike_category,
    same_stage,
    other_stage,
    same_topic,
    other_topic,
    alike_words,
    unlike_words,
    rare_words,
    same_organisation,
    same_place,
    other_place,
    same_figure,
    same_article,
    repeated_lead,
)


def _at_odds(one: frozenset[str], other: frozenset[str]) -> bool:
    table = read_toml("stages")
    mine, theirs = one - other, other - one
    return any(b in table[a]["against"] or a in table[b]["against"] for a in mine for b in theirs)


def _alike(one: Profile, other: Profile) -> float:
    """How alike the two are told, 0 to 1, and no more than the rare words that they share can bear."""
    shared = sum(max(0.0, rarity(word) - COMMON) for word in one.words.keys() & other.words.keys())
    # "Parliament abolished the death penalty" is the same sentence in every country.
    return max(cosine(one.words, other.words), cosine(one.lead, other.lead)) * min(1.0, shared / ENOUGH)


def _one_name(name: str, other: str) -> bool:
    mine, theirs = set(stems(name)), set(stems(other))
    return mine <= theirs or theirs <= mine


@cache
def _telling(name: str) -> float:
    """How far a body's name tells what it decided on, 0 to 1."""
    if sum(map(rarity, stems(name))) <= UNCOMMON:
        return 0.0  # "Parliament" is in every country
    return 0.3 if body_kind(name) in {"court", "parliament"} else 1.0  # India's Supreme Court rules every week


def _place_in(one: Profile, other: Profile) -> bool:
    return any(all(word in other.text for word in place.split()) for place in one.places)
