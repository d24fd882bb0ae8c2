"""Which reading of an article's years holds for the wins that write none: learnt, beside what the rules say.

Readings that give the same years to all these wins speak together; what speaks for them is weighed by
`data/period_weights.csv`, learnt by models/periods/train.py: `reading` from annotated articles, `rules` from what the
rules said of articles that they met for the first time.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from extract.calendar_words import calendar_table
from extract.dates.article.frame import Frame
from extract.dates.article.mastheads import front_matter
from extract.dates.article.readings import Need, Reading, find_readings, needs_of, written_years
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Evidence, real_day
from extract.known_events import KnownEvents, known_events
from extract.learnt import Features, read_weights, shares, weigh
from extract.model import Answer, Basis, EventDate, Parsed, Passage
from extract.text import excerpt

Years = tuple[int | None, ...]  # one for each win that writes none
Rules = Sequence[tuple[int, int] | None]  # the first and last year of what the rules say of each such win

_WORD = re.compile(r"[^\W\d_]+|©|&")
_CLAUSE = re.compile(r"[.|·;(]")  # what stands before it in a line says little of a year
_BEFORE, _BEHIND = 4, 3  # words
_OWN = 8  # characters that a line may have beside its date
_OLD = 1995
_HEADS = ("title", "head", "introduction", "name")
# How likely a reading must be for the rules to give way. On pages met for the first time 45 wins were righted and 5
# spoilt where they found no year; where they found one 31 and 10 above this.
LIKELY = 0.5
LIKELIER = 0.7  # the same where the rules give the years of which the wins are known as well
_SHOWN = 0.15  # the chance from which a reviewer is shown another reading
_LEAST = 1e-6  # a reading is never less likely than this


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure it is that the years of the wins `needs` are right, and the likelier reading where the rules' is not.

    `second` is the likeliest reading that gives other years than the rules, where a reviewer should be shown it.
    """

    chance: float
    needs: tuple[int, ...] = ()
    better: Reading | None = None
    second: Reading | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What an article's readings are weighed by; `groups` are the readings by the years that they give.

    `known` are the years of the events that the wins are known as; None for a win that is known of none.
    """

    needs: tuple[Need, ...]
    groups: Mapping[Years, Sequence[Reading]]
    features: Mapping[Years, Features]
    known: Years = ()


def judge(
    parsed: Parsed, passages: Sequence[Passage], answers: Sequence[Answer[EventDate | None]], frame: Frame
) -> Verdict:
    """Whether the years that the rules gave are the likeliest; always, where the front matter has a date."""
    if front_matter(parsed):
        return Verdict(1.0)
    page = read_page(parsed, passages, frame.order)
    if not page.groups:
        return Verdict(1.0)
    rules = [years_of(answers[need.place]) for need in page.needs]
    return decide(page, rules, rules_features(page, rules, frame), read_weights("period_weights")["rules"])


def decide(page: Page, rules: Rules, features: Mapping[Years, Features], weights: Mapping[str, float]) -> Verdict:
    """The verdict on what the rules say, by the `rules_features` of the page's groups."""
    weighed = shares({years: weigh(each, weights) for years, each in features.items()})
    own = {years for years in weighed if years not in page.groups or agrees(years, rules) > 1 / 2}
    held = sum(weighed[years] for years in own)
    best = max(weighed, key=lambda years: weighed[years])
    needs = tuple(need.place for need in page.needs)
    above = [one for one in page.groups.get(best, ()) if one.mention.zone != "wins"]
    # What others tell of the events speaks for no overruling where the rules fit it as well.
    likely = LIKELIER if _fits_as_well(best, rules, page.known) else LIKELY
    enough = weighed[best] > likely if any(rules) else _tells_when(page, above)
    # One win is no reason to read the whole page otherwise: 3 righted and 5 spoilt by it.
    alone = any(rules) and len(page.needs) == 1
    if best in own or not above or weighed[best] <= held or not enough or alone:
        return Verdict(held, needs, second=_second(page, weighed, own))
    return Verdict(weighed[best], needs, min(above, key=_plainness))


def _fits_as_well(years: Years, rules: Rules, known: Years) -> bool:
    """Whether the rules give as many wins the years that others tell of their events, and at least one."""
    own = sum(
        event is not None and span is not None and span[0] <= event <= span[1]
        for span, event in zip(rules, known, strict=True)
    )
    return own > 0 and own >= sum(event is not None and year == event for year, event in zip(years, known, strict=True))


def _second(page: Page, weighed: Mapping[Years, float], own: Collection[Years]) -> Reading | None:
    """The likeliest reading of what stands above the wins that gives other years than the rules, if likely enough."""
    others = {years for years in page.groups if years not in own and weighed[years] >= _SHOWN}
    best = max(others, key=lambda years: weighed[years], default=None)
    above = [one for one in page.groups[best] if one.mention.zone != "wins"] if best else []
    return min(above, key=_plainness, default=None)


def _tells_when(page: Page, readings: Sequence[Reading]) -> bool:
    """Whether wins name months, or the page a day or month: else a year may be anything ("She started it in 1986")."""
    finer = any(one.mention.grain not in ("year", "bare") for one in readings)
    return finer or any(need.month for need in page.needs)


def overruled(frame: Frame, better: Reading) -> Frame:
    """The frame with the likelier reading in place of what the rules made of the head."""
    mention = better.mention
    words = excerpt(mention.line[mention.start : mention.end]) if mention.line else str(mention.year)
    if mention.zone == "name":
        words = f"file name {mention.line}"
    found = Evidence(better.days, words, Basis.TITLE, mention.span)
    if better.how == "appeared":
        return replace(frame, published=replace(found, basis=Basis.PUBLISHED), window=None, week=None, recent=True)
    return replace(frame, published=None, window=found, week=None, gathered=False)


def years_of(answer: Answer[EventDate | None]) -> tuple[int, int] | None:
    """The first and last year that an answer allows."""
    value = answer.value
    return (value.start.year, value.end.year) if value else None


def agrees(years: Years, rules: Rules) -> float:
    """The share of the wins whose year by a reading lies in what the rules say."""
    same = (
        span is not None and year is not None and span[0] <= year <= span[1]
        for year, span in zip(years, rules, strict=True)
    )
    return sum(same) / len(rules)


def rules_features(
    page: Page, rules: Rules, frame: Frame, weights: Mapping[str, float] | None = None
) -> dict[Years, Features]:
    """For each group how likely it is by itself, and whether and how the rules came to the same.

    What the rules say stands for itself where no reading gives it: a month that is counted on, or no year at all.
    `weights` are those of single readings; the recipe has some that the page's set was left out of.
    """
    weights = weights or read_weights("period_weights")["reading"]
    alone = shares({years: weigh(features, weights) for years, features in page.features.items()})
    doubt = frame.doubt or "sure"
    found = {
        years: {"by itself": math.log(share + _LEAST)}
        | _beside(agrees(years, rules), rules, frame)
        | by_known_events(years, page.known)
        for years, share in alone.items()
    }
    if not any(agrees(years, rules) == 1 for years in alone):
        own = tuple(span[1] if span else None for span in rules)
        missing = sum(span is None for span in rules) / len(rules)
        told = {f"of the rules alone, {doubt}": 1.0 - missing, "no year": missing}
        found[own] = found.get(own, {}) | told | by_known_events(own, page.known)
    return found


def _beside(same: float, rules: Rules, frame: Frame) -> Features:
    """How the rules came to what a group gives to the share `same` of the wins."""
    wide = sum(span is not None and span[0] != span[1] for span in rules) / len(rules)
    found = {
        "as the rules": same,
        "wholly as the rules": float(same == 1),
        "as the rules, to more than a year": same * wide,
        f"as the rules, {frame.doubt or 'sure'}": same,
    }
    if frame.published:
        found["as the rules, that know when it appeared"] = same
    if frame.window:
        found[f"as the rules, by the {frame.window.basis}"] = same
    return found


def _plainness(reading: Reading) -> tuple[int, int]:
    """Of readings that give the same years the finest comes first, of these the one that stands first."""
    kinds = ("appeared", "twelve months to", "covers")
    finest = {"day": 0, "month": 1, "year": 2}[reading.days.grain]
    return kinds.index(reading.how) if reading.how in kinds else len(kinds), finest


# --- what speaks for a reading --------------------------------------------------------------------------------------


def read_page(parsed: Parsed, passages: Sequence[Passage], order: str, events: KnownEvents | None = None) -> Page:
    """The wins that write no year, and all readings that give one to any of them, with their features.

    `events` are those known, by default the program's; the recipe has some that the page's set was left out of.
    """
    needs = tuple(needs_of(parsed, passages, order)) if passages else ()
    if not needs:
        return Page((), {}, {})
    leads, told = written_years(parsed, passages, order)
    groups: dict[Years, list[Reading]] = defaultdict(list)
    for reading in find_readings(parsed, passages, leads, order):
        years = tuple(reading.year_of(need.month, need.day) for need in needs)
        if any(years):
            groups[years].append(reading)
    heads = sorted({one.mention.year for several in groups.values() for one in several if one.mention.zone in _HEADS})
    days = [
        one.days.last
        for several in groups.values()
        for one in several
        if one.how == "appeared" and one.mention.zone in _HEADS
    ]
    written = _days_with_weekdays(parsed, passages, needs, order)
    known = _known(parsed, passages, needs, events or known_events())
    features = {
        years: _told(several, heads)
        | _of_years(years, leads, told, heads)
        | _in_time(years, needs, days)
        | _by_weekdays(years, written)
        | by_known_events(years, known)
        for years, several in groups.items()
    }
    return Page(needs, groups, features, known)


def _told(readings: Sequence[Reading], heads: Sequence[int]) -> Features:
    """The words around the mentions, and where these stand."""
    found: Features = {}
    zones = Counter((one.mention.zone, one.mention.year) for one in readings)
    for reading in readings:
        how, one = reading.how, reading.mention
        found[f"{how}, {one.zone}: {one.grain}"] = 1.0
        if one.zone == "wins":
            continue
        cut = max((hit.end() for hit in _CLAUSE.finditer(one.line, 0, one.start)), default=0)
        before = _words(one.line[cut : one.start])[-_BEFORE:]
        behind = _words(_CLAUSE.split(one.line[one.end :].replace(")", "("))[0])[:_BEHIND]
        names = [f"{how}, {one.zone} opens"]
        if before:
            names = [f"{how} < {before[-1]}", f"{how}, {one.zone} < {before[-1]}"]
        names += [f"{how} ~ {word}" for word in before] + [f"{how} > {word}" for word in behind]
        names += [] if behind else [f"{how}, {one.zone} ends"]
        if cut and one.line[cut - 1] == "(":
            names.append(f"{how}, {one.zone} in brackets")
        if len(one.line.strip()) <= one.end - one.start + _OWN:
            names.append(f"{how}, {one.zone} alone: {one.grain}")
        if one.zone in ("title", "head"):
            names += [f"{how} in line: {word}" for word in _words(one.line)]
            height = "right above" if one.last else f"line {min(one.height, 3)}"
            names.append(f"{how}, {one.zone} {height}: {one.grain}")
        if one.zone in _HEADS and len(heads) == 1:
            names.append(f"{how}, {one.zone}, the only year")
        if heads and one.year == heads[-1]:
            names.append(f"{how}, the newest year of the head")
        if len({year for zone, year in zones if zone == one.zone}) > 1:
            names.append(f"{how}, {one.zone} among others")
        found |= dict.fromkeys(names, 1.0)
    return found


def _words(text: str) -> list[str]:
    months = calendar_table()["months"]
    return ["(month)" if word in months else word for word in map(str.lower, _WORD.findall(text))]


def _of_years(years: Years, leads: Counter[int], told: Counter[int], heads: Sequence[int]) -> Features:
    """How the years go with those that the wins write and with those of the head."""
    known = [year for year in years if year is not None]
    main, last = Counter(known).most_common(1)[0][0], max(known)
    wins = sum(leads.values()) or 1
    found = {
        "leaves some open": (len(years) - len(known)) / len(years),
        "told by a win": float(leads[main] > 0),
        "told by wins": leads[main] / wins,
        "a win tells a later year": float(any(year > last for year in leads)),
        "wins tell a later year": sum(count for year, count in leads.items() if year > last) / wins,
        "a passage tells a later year": float(any(year > last for year in told)),
        "told in a passage": float(told[main] > 0),
        "the year after the newest told": float(max(told, default=0) == main - 1),
        "over two years": float(len(set(known)) > 1),
        "long ago": float(last < _OLD),
    }
    if heads:
        found["the head has a later year"] = float(heads[-1] > last)
        found["the head has a year later by two"] = float(heads[-1] > last + 1)
        found["later than the head"] = float(last > heads[-1])
    return found


def _in_time(years: Years, needs: Sequence[Need], days: Sequence[date]) -> Features:
    """Whether the wins are in order, and any of them is later than the newest day of the head."""
    months = [(year, need.month) for year, need in zip(years, needs, strict=True) if year and need.month]
    found: Features = {}
    if len(months) > _FEW:
        pairs = list(pairwise(months))
        ordered = max(sum(one <= after for one, after in pairs), sum(one >= after for one, after in pairs)) / len(pairs)
        found |= {"in order": ordered, "all in order": float(ordered == 1)}
    if days:
        newest = max(days)
        last = max(months, default=(max(year for year in years if year), 1))
        found["later than the newest day"] = float(last > (newest.year, newest.month))
    return found


_FEW = 2  # wins are always in order
_SEVERAL = 3  # known events: chance seldom gives them one year


def _days_with_weekdays(
    parsed: Parsed, passages: Sequence[Passage], needs: Sequence[Need], order: str
) -> list[tuple[int, int, int, int]]:
    """The days that wins write with their weekdays and without a year: place among the needs, month, day, weekday."""
    return [
        (place, one.month, one.day, one.weekday)
        for place, need in enumerate(needs)
        for one in find_expressions(passages[need.place].span.of(parsed.article.text), 0, order)
        if one.weekday is not None and one.month and one.day and not one.year
    ]


def _by_weekdays(years: Years, written: Sequence[tuple[int, int, int, int]]) -> Features:
    known = [(years[place], month, day, weekday) for place, month, day, weekday in written]
    fits = [
        (found := real_day(year, month, day)) is not None and found.weekday() == weekday
        for year, month, day, weekday in known
        if year
    ]
    if not fits:
        return {}
    return {"weekdays fit" if all(fits) else "some weekdays fit" if any(fits) else "no weekday fits": 1.0}


def _known(parsed: Parsed, passages: Sequence[Passage], needs: Sequence[Need], events: KnownEvents) -> Years:
    text = parsed.article.text
    found = (
        events.find(passages[need.place].headed(text), need.month, need.day) if need.month else None for need in needs
    )
    return tuple(event.year if event else None for event in found)


def by_known_events(years: Years, known: Years) -> Features:
    """How many of the events that the wins are known as are of the years that a reading gives."""
    both = [(year, event) for year, event in zip(years, known, strict=True) if year and event]
    fits = sum(year == event for year, event in both)
    if not both:
        return {}
    found = {"known events fit": fits / len(both), "all known events fit": float(fits == len(both))}
    if len(both) >= _SEVERAL:
        found |= {"most of several known events fit": float(2 * fits > len(both))}
        found |= {"few of several known events fit": float(4 * fits < len(both))}
    return found
