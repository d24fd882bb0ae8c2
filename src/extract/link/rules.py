"""The claims that linking makes about two mentions. Each docstring is the sentence that a reviewer is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from extract.link.names import Likeness, compare_names, is_common, name_sounds
from extract.link.profiles import Profile
from extract.link.words import cosine, rarity
from extract.model import Category, Claim
from extract.tables import read_toml

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
ENOUGH = 10.0  # of rarity beyond that: three or four rare words
TRUSTED = 0.75  # chance that both dates are right, from which on their disagreement counts in full
UNCOMMON = 9.0  # rarity from which a word is hardly anything but a name
_SLACK = timedelta(days=2)  # one reports the day, the other the day on which it became known


@dataclass(frozen=True, slots=True)
class Rule:
    """A claim about two mentions: its name, its sentence, its weight and how much of it applies (0 to 1)."""

    name: str
    sentence: str
    weight: float
    feature: Feature


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule with its weight from `data/link_weights.toml`."""
    weights = read_toml("link_weights")["weights"]
    return tuple(
        Rule(feature.__name__, (feature.__doc__ or "").strip(), float(weights[feature.__name__]), feature)
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


# --- people -------------------------------------------------------------------------------------------------------


def same_person(one: Profile, other: Profile) -> float:
    """The same person is in both."""
    return float(_people(one, other) is Likeness.SAME)


def nearly_same_person(one: Profile, other: Profile) -> float:
    """Most parts of a name are the same in both."""
    return float(_people(one, other) is Likeness.CLOSE)


def single_name(one: Profile, other: Profile) -> float:
    """One gives a single name or an initial that fits the full name in the other."""
    return float(_people(one, other) is Likeness.PART)


def relatives(one: Profile, other: Profile) -> float:
    """Their people share one part of their names only."""
    return float(_people(one, other) is Likeness.RELATED and not name_in_text(one, other))


def name_in_text(one: Profile, other: Profile) -> float:
    """The name of whom one is about stands in the text of the other."""
    best = _people(one, other)
    if best is not None and best >= Likeness.PART:
        return 0.0
    return float(_stands_in(one, other) or _stands_in(other, one))


def different_people(one: Profile, other: Profile) -> float:
    """They are about different people."""
    if _people(one, other) is not Likeness.DIFFERENT or name_in_text(one, other):
        return 0.0
    return _trusted("people", one, other)


def people_on_one_side(one: Profile, other: Profile) -> float:
    """One is about somebody named, the other names nobody."""
    return float(bool(one.principals) != bool(other.principals) and not name_in_text(one, other))


# --- dates --------------------------------------------------------------------------------------------------------


def same_day(one: Profile, other: Profile) -> float:
    """They happened on the same day, or within two days of each other."""
    if not _days(one, other, 1, 1):
        return 0.0
    return 1.0 if one.dates == other.dates else float(_gap(one, other) <= _SLACK.days) * 0.7


def day_within(one: Profile, other: Profile) -> float:
    """Their dates agree to the month."""
    return float(_gap(one, other) == 0 and not same_day(one, other) and max(one.days, other.days) <= 31)


def within_year(one: Profile, other: Profile) -> float:
    """Their dates agree, but one of them only to the season or year."""
    return float(_gap(one, other) == 0 and 31 < max(one.days, other.days) <= 366)


def within_long_range(one: Profile, other: Profile) -> float:
    """Their dates agree, but one of them leaves years open."""
    return float(_gap(one, other) == 0 and max(one.days, other.days) > 366)


def other_day(one: Profile, other: Profile) -> float:
    """Both name the day, and it is not the same."""
    return _trusted_dates(one, other) * (_days(one, other, 1, 1) and _SLACK.days < _gap(one, other) <= 31)


def dates_near(one: Profile, other: Profile) -> float:
    """Their dates differ by a month at most."""
    return float(0 < _gap(one, other) <= 31 and 1 < max(one.days, other.days) <= 62)


def calendar_fits(one: Profile, other: Profile) -> float:
    """The month that one names, without a year, is the month of the other."""
    return _calendar(one, other)[0]


def calendar_differs(one: Profile, other: Profile) -> float:
    """The month that one names, without a year, is not the month of the other."""
    return _calendar(one, other)[1]


def dates_apart(one: Profile, other: Profile) -> float:
    """Their dates differ by more than a month."""
    gap = _gap(one, other)
    if 0 < gap <= 31 and max(one.days, other.days) > 62:
        return 0.5 * _trusted_dates(one, other)  # a year or season is wide enough to hold what it means
    return _trusted_dates(one, other) * (31 < gap <= 330)


def years_apart(one: Profile, other: Profile) -> float:
    """Their dates differ by a year or more."""
    return _trusted_dates(one, other) * (_gap(one, other) > 330) * (0.5 if same_day_of_year(one, other) else 1.0)


def same_day_of_year(one: Profile, other: Profile) -> float:
    """They name the same people, day and month, in different years, one of which may be misread."""
    if not _days(one, other, 1, 1) or one.dates == other.dates or not one.dates or not other.dates:
        return 0.0
    # Laws come into force on the first of January every year.
    if _people(one, other) is not Likeness.SAME and not name_in_text(one, other):
        return 0.0
    first, second = one.dates[0], other.dates[0]
    return float((first.month, first.day) == (second.month, second.day))


# --- place, kind, stage, topic ------------------------------------------------------------------------------------


def same_country(one: Profile, other: Profile) -> float:
    """They are in the same country."""
    return float(bool(one.countries) and one.countries == other.countries)


def shared_country(one: Profile, other: Profile) -> float:
    """They share a country, and one names others too."""
    return float(bool(one.countries & other.countries) and one.countries != other.countries)


def different_countries(one: Profile, other: Profile) -> float:
    """They are in different countries."""
    if one.countries & other.countries:
        return 0.0
    trusted = _trusted("countries", one, other)
    if not one.countries or not other.countries:
        # No country is an answer for what concerns the whole world, and a gap elsewhere.
        return 0.5 * trusted * ((one.wide and bool(other.countries)) or (other.wide and bool(one.countries)))
    if (
        _people(one, other) is Likeness.SAME
        or one.countries & other.rival_countries
        or other.countries & one.rival_countries
    ):
        return 0.4 * trusted  # a person has a home, a prison and a place of refuge, and articles name any of them
    return trusted


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
    return part * (0.5 if _people(one, other) is Likeness.SAME else 1.0)


def unlike_words(one: Profile, other: Profile) -> float:
    """They have hardly a word of weight in common."""
    return float(_alike(one, other) < 0.04)


def same_organisation(one: Profile, other: Profile) -> float:
    """They name the same organisation."""
    mine, theirs = (_telling(side.organisations) for side in (one, other))
    return float(
        any(a == b or set(a.split()) < set(b.split()) or set(b.split()) < set(a.split()) for a in mine for b in theirs)
    )


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
    return float(one.article == other.article and cosine(one.lead, other.lead) >= 0.97)


FEATURES: tuple[Feature, ...] = (
    any_two_mentions,
    same_person,
    nearly_same_person,
    single_name,
    relatives,
    name_in_text,
    different_people,
    people_on_one_side,
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
    same_organisation,
    same_place,
    other_place,
    same_figure,
    same_article,
    repeated_lead,
)


def _people(one: Profile, other: Profile) -> Likeness | None:
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


def _trusted(field: str, one: Profile, other: Profile) -> float:
    """How likely both sides are right on `field`: where one is not, that they differ says nothing of the events."""
    return one.sure[field] * other.sure[field]


def _trusted_dates(one: Profile, other: Profile) -> float:
    """The same of the dates, less where a reading that lost on one side is the date of the other."""
    fits = any(
        _apart(rival, dates) == 0
        for mine, dates in ((one, other.dates), (other, one.dates))
        for rival in mine.rival_dates
        if dates and (rival[1] - rival[0]).days <= 62
    )
    named = 0.75 if one.named_months & other.named_months else 1.0  # "in May" in both: it is a year that was misread
    # Even two uncertain dates tell something: one court convicts the same men twice, years apart. Where the people do
    # not show that the two belong together, the dates are most of what keeps a country's like events apart.
    best = _people(one, other)
    least = 0.5 if best is not None and best >= Likeness.PART else 0.85
    trusted = min(1.0, _trusted("date", one, other) / TRUSTED)
    return max(least, trusted) * (0.5 if fits else named)


def _days(one: Profile, other: Profile, most: int, least: int) -> bool:
    return least <= one.days <= most and least <= other.days <= most


def _gap(one: Profile, other: Profile) -> int:
    """Days between two dates, 0 where they can be the same, -1 where one is missing."""
    if not one.dates or not other.dates:
        return -1
    return _apart(one.dates, other.dates)


def _apart(one: tuple[date, date], other: tuple[date, date]) -> int:
    first, second = sorted((one, other))
    return max(0, (second[0] - first[1]).days)


def _calendar(one: Profile, other: Profile) -> tuple[float, float]:
    """How far a month or day named without its year agrees with the other's date, and how far it does not."""
    for vague, exact in ((one, other), (other, one)):
        months = exact.months if exact.days <= 31 else exact.named_months
        if (vague.days == 0 or vague.days > 366) and vague.named_months and months:
            if not vague.named_months & months:
                # Where both leads name the month, it is the date worked out for one of them that is wrong.
                return (0.6, 0.0) if vague.named_months & exact.named_months else (0.0, 1.0)
            days = exact.days == 1 and exact.dates and exact.dates[0].day
            return (1.0 if str(days) in vague.figures or f"{days}th" in vague.text else 0.6), 0.0
    return 0.0, 0.0


def _at_odds(one: frozenset[str], other: frozenset[str]) -> bool:
    table = read_toml("stages")
    mine, theirs = one - other, other - one
    return any(b in table[a]["against"] or a in table[b]["against"] for a in mine for b in theirs)


def _alike(one: Profile, other: Profile) -> float:
    """How alike the two are told, 0 to 1, and no more than the rare words that they share can bear."""
    shared = sum(max(0.0, rarity(word) - COMMON) for word in one.words.keys() & other.words.keys())
    # "Parliament abolished the death penalty" is the same sentence in every country.
    return max(cosine(one.words, other.words), cosine(one.lead, other.lead)) * min(1.0, shared / ENOUGH)


def _telling(names: tuple[str, ...]) -> list[str]:
    # "Supreme Court" and "Parliament" are in every country.
    return [name for name in names if sum(rarity(word) for word in name.split()) > UNCOMMON]


def _place_in(one: Profile, other: Profile) -> bool:
    return any(all(word in other.text for word in place.split()) for place in one.places)
