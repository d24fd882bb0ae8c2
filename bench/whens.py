"""What phrases of time mean, for `phrases.py`: a true day for each, and the readings that are right."""

from __future__ import annotations

import random
import tomllib
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from trials import month, nth, short

SOURCE = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text("utf-8"))
ORDINALS = SOURCE["ordinals"].split()
# Groups that are counted from another day.
BEFORE, BY_COUNTRY, PUBLISHED = "since the win before", "since the win of a country", "until publication"


@dataclass(frozen=True)
class Phrase:
    """A phrase of time and what it means; the fields are those of `phrases.toml`."""

    group: str
    text: str
    pick: str = ""
    until: int = 0
    night: bool = False
    in_force: bool = False
    days: Sequence[int] = ()
    whole: bool = False
    on: int = 0
    week: int | None = None
    after: Sequence[int] = ()
    reach: Sequence[int] = ()
    months: int | None = None
    season: Sequence[str] = ()
    within: Sequence[str] = ()
    feast: str = ""
    about: int = 0
    same: str = ""
    positions: Sequence[str] = ("front", "mid", "end")
    comma: bool = False

    @property
    def names_a_day(self) -> bool:
        return "{" in self.text


@dataclass(frozen=True)
class Window:
    """Readings that are right: from the first to the last day, or within them where they meet a core."""

    first: date
    last: date
    core: tuple[date, date] | None = None

    def takes(self, start: date, end: date) -> bool:
        if self.core is None:
            return (start, end) == (self.first, self.last)
        return self.first <= start <= self.core[1] and self.core[0] <= end <= self.last


@dataclass(frozen=True)
class Scene:
    """The days that are told of, and the one that is counted from."""

    earliest: date
    latest: date
    origin: date

    def some_day(self, rng: random.Random) -> date:
        return some_day(self.earliest, self.latest, rng)


@dataclass(frozen=True)
class When:
    """A phrase as it is told, the true day, and the readings that are right."""

    phrase: Phrase
    words: str
    day: date
    windows: tuple[Window, ...]

    @property
    def to_the_day(self) -> bool:
        return self.windows == (Window(self.day, self.day),)


Meaning = tuple[date, list[Window]]


def _phrases() -> Iterator[Phrase]:
    for group, entries in SOURCE["phrases"].items():
        for entry in entries:
            fields = {name: value for name, value in entry.items() if name != "texts"}
            if isinstance(fields.get("after"), int):
                fields["after"] = [fields["after"]] * 2
            yield from (Phrase(group, text, **fields) for text in entry["texts"])


PHRASES = list(_phrases())


def when(phrase: Phrase, scene: Scene, rng: random.Random) -> When | None:
    """The phrase told of some day of the scene; none where it has no such day."""
    meant = _sense(phrase)(phrase, scene, rng)
    if meant is None or not scene.earliest <= meant[0] <= scene.latest:
        return None
    day, windows = meant
    if phrase.same == "week" and _monday(day) != _monday(scene.origin):
        return None
    if phrase.same == "month" and _first(day) != _first(scene.origin):
        return None
    return When(phrase, phrase.text.format(**_words(phrase, day)), day, tuple(windows))


def _sense(phrase: Phrase) -> Callable[[Phrase, Scene, random.Random], Meaning | None]:
    senses = (
        (bool(phrase.feast), _feast),
        (bool(phrase.season), _season),
        (bool(phrase.after), _counted),
        (phrase.week is not None, _week),
        (bool(phrase.days), _part),
        (phrase.months is not None, _months),
        (True, _day),
    )
    return next(sense for told, sense in senses if told)


def _words(phrase: Phrase, day: date) -> Mapping[str, str]:
    then = day + timedelta(phrase.until)
    return {
        "day": str(day.day),
        "then": str(then.day),
        "nth": nth(day.day),
        "nth_then": nth(then.day),
        "ordinal": ORDINALS[day.day - 1],
        "weekday": f"{day:%A}",
        "month": month(day),
        "mon": short(day),
        "year": str(day.year),
    }


def _day(phrase: Phrase, scene: Scene, rng: random.Random) -> Meaning | None:
    day = _picked(phrase.pick, scene.some_day(rng))
    if (day + timedelta(phrase.until)).month != day.month:
        return None
    return day, _exactly(phrase, day)


def _exactly(phrase: Phrase, day: date) -> list[Window]:
    then = day + timedelta(phrase.until)
    windows = [Window(day, then)]
    if phrase.night:
        windows += [Window(day, day + timedelta(1)), Window(day, day), Window(then, then)]
    if phrase.about:
        slack = timedelta(phrase.about)
        windows += [Window(day - slack, day + slack, (day, day)), Window(_first(day), _last(day))]
    return windows


def _picked(pick: str, day: date) -> date:
    """A day of the same month; of weekdays, the one that `day` is."""
    first, last = _first(day), _last(day)
    earliest = first + timedelta((day.weekday() - first.weekday()) % 7)
    return {
        "first day": first,
        "last day": last,
        "first weekday": earliest,
        "second weekday": earliest + timedelta(7),
        "last weekday": last - timedelta((last.weekday() - day.weekday()) % 7),
    }.get(pick, day)


def _part(phrase: Phrase, scene: Scene, rng: random.Random) -> Meaning | None:
    of = scene.some_day(rng) if phrase.months is None else shifted(scene.origin, phrase.months)
    first, last = _first(of), _last(of)
    core = of.replace(day=phrase.days[0]), of.replace(day=min(phrase.days[1], last.day))
    if phrase.months == 0:  # what is left of the month, or what of it is over
        core = _cut(core, phrase, scene)
    if core[0] > core[1]:
        return None
    return some_day(*core, rng), [Window(first, last, None if phrase.whole else core)]


def _cut(core: tuple[date, date], phrase: Phrase, scene: Scene) -> tuple[date, date]:
    if phrase.group in (BEFORE, BY_COUNTRY):
        return max(core[0], scene.origin), core[1]
    return core[0], min(core[1], scene.origin)


def _months(phrase: Phrase, scene: Scene, rng: random.Random) -> Meaning:
    day = shifted(scene.origin, phrase.months or 0)
    day = _picked(phrase.pick, day.replace(day=phrase.on or day.day))
    return day, _exactly(phrase, day)


def _week(phrase: Phrase, scene: Scene, rng: random.Random) -> Meaning | None:
    if not 2 <= scene.origin.weekday() <= 4:
        return None  # on a Monday or a Sunday nobody agrees which week is meant
    monday = _monday(scene.origin) + timedelta(7 * (phrase.week or 0))
    start, end = (monday + timedelta(weekday - 1) for weekday in phrase.days or (1, 7))
    core = (start, min(end, scene.origin))
    day = some_day(*core, rng)
    if phrase.names_a_day:
        return day, [Window(day, day)]
    return day, [Window(start - timedelta(1), end + timedelta(1), core)]


def _counted(phrase: Phrase, scene: Scene, rng: random.Random) -> Meaning:
    start, end = (scene.origin + timedelta(days) for days in phrase.after)
    day = some_day(start, end, rng)
    if start == end or phrase.names_a_day:
        return day, _exactly(phrase, day)
    first, last = (scene.origin + timedelta(days) for days in phrase.reach)
    month_of_origin = _first(scene.origin), _last(scene.origin)
    return day, [
        Window(first, last, (start, end)),
        Window(*month_of_origin, (scene.origin, month_of_origin[1])),
        Window(_first(day), _last(day)),
    ]


def _season(phrase: Phrase, scene: Scene, rng: random.Random) -> Meaning | None:
    counted = phrase.group == PUBLISHED
    year = (scene.origin if counted else scene.some_day(rng)).year
    start, end = (_of(year, day) for day in phrase.season)
    first, last = (_of(year, day) for day in phrase.within or phrase.season)
    if counted and not start <= scene.origin <= last:
        return None
    core = (start, min(end, scene.origin)) if counted else (start, end)
    return some_day(*core, rng), [Window(first, last, core)]


def _feast(phrase: Phrase, scene: Scene, rng: random.Random) -> Meaning:
    year = scene.some_day(rng).year
    moveable = phrase.feast.startswith("easter")
    day = easter(year) + timedelta(int(phrase.feast[6:])) if moveable else _of(year, phrase.feast)
    return day, _exactly(phrase, day)


def _of(year: int, month_and_day: str) -> date:
    return date.fromisoformat(f"{year}-{month_and_day}")


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous algorithm of Nature, 20 April 1876."""
    golden, (century, of_century) = year % 19, divmod(year, 100)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - moon + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    months, days = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, months, days + 1)


def some_day(earliest: date, latest: date, rng: random.Random) -> date:
    return earliest + timedelta(rng.randint(0, (latest - earliest).days))


def shifted(day: date, months: int) -> date:
    year, zeroth = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, zeroth + 1, min(day.day, monthrange(year, zeroth + 1)[1]))


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _first(day: date) -> date:
    return day.replace(day=1)


def _last(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
