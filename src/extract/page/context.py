"""What the templates of the served page are given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from extract.countries import Country, countries, country
from extract.page.deck import Wanted
from extract.page.desk import Desk
from extract.page.queue import Seat
from extract.page.views import view_question
from extract.tables import read_toml

FILTERS = (("kind", "Kind"), ("article", "Article"), ("country", "Country"))


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to choose among the questions: its values with their labels and how many open questions each has."""

    name: str
    label: str
    chosen: str
    options: tuple[tuple[str, str, int], ...]


def page_context(desk: Desk, seat: Seat, token: str, typed: Mapping[str, str]) -> dict[str, Any]:
    """Everything for a whole page."""
    item = desk.current(seat)
    return {
        **progress_context(desk, seat),
        "static": False,
        "words": read_toml("page"),
        "token": token,
        "question": view_question(item, desk.deck) if item else None,
        "typed": {name: typed.get(name, "") for name in ("corrected_value", "comment")},
        "can_undo": desk.can_undo(seat),
        "wanted": bool(seat.wanted),
        "filters": list(_filters(desk, seat.wanted)),
        "countries": all_countries(),
    }


def progress_context(desk: Desk, seat: Seat) -> dict[str, Any]:
    """Only what the progress needs."""
    progress = desk.progress(seat)
    return {"here": f"/s/{seat.name}", "progress": progress, "left": time_left(progress.seconds)}


def time_left(seconds: float) -> str:
    """The time in words, no more exact than it can be known; "" for none."""
    minutes = seconds / 60
    if minutes <= 0:
        return ""
    if minutes < 1:
        return "less than a minute left"
    if minutes < 90:
        return f"about {minutes:.0f} minute{'s' if round(minutes) > 1 else ''} left"
    return f"about {minutes / 60:.0f} hours left"


def _filters(desk: Desk, wanted: Wanted) -> Iterable[Filter]:
    for name, label in FILTERS:
        # Counted as the other two filters let through, so that no choice leads to an empty page.
        others = replace(wanted, **{name: ""})
        counts: Counter[str] = Counter()
        for item in desk.deck.items:
            if others.fits(item) and desk.is_open(item):
                own = {"kind": (item.asked.kind,), "article": item.articles, "country": item.countries}[name]
                counts.update(own)
        chosen = str(getattr(wanted, name))
        values = sorted({*counts, *filter(None, [chosen])})
        options = sorted(
            ((value, _label(name, value), counts[value]) for value in values), key=lambda option: option[1]
        )
        yield Filter(name, label, chosen, tuple(options))


def _label(name: str, value: str) -> str:
    if name == "kind":
        return str(read_toml("page")["kinds"].get(value, {}).get("name", value))
    return country(value).name if name == "country" else value


@cache
def all_countries() -> tuple[Country, ...]:
    """Every country by its name, for the field that adds one."""
    return tuple(sorted(countries().values(), key=lambda found: found.name))
