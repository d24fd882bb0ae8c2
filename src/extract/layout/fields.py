"""Records written as fields, one a line: "Court: …", "Date     12.02.2021", and which field tells what happened."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extract.calendar_words import is_calendar_line
from extract.gazetteer import find_countries
from extract.layout.lines import Line

_FIELD = re.compile(
    r"(?:[*•–—-]\s+)?[*_]*(?P<name>[^\W\d_][^\W\d_’'/-]*(?: [\w’'/&-]+){0,2}?)[*_]*"
    r"(?:\s*:[*_]*\s+|\s*\t+\s*| {2,})[*_]*(?P<value>\S.*)"
)
_OFTEN = 3  # records: of a letter's "Subject:" there is one
_TELLING = 8  # words that the values of a telling field have on average, at least
_SHORT = 8  # words: some field of a record is no longer; the lines of a conversation all are


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a record: how much of it is the field's name, whether it tells what happened, its record's number."""

    value: int
    telling: bool
    record: int
    terse: bool  # no field tells anything by itself: the record is read as one item


def find_fields(lines: Sequence[Line]) -> dict[int, Field]:
    """The fields of the article's records by the places of their lines."""
    seen = {place: match for place, line in enumerate(lines) if (match := _FIELD.fullmatch(line.text))}
    names = {place: match["name"].casefold() for place, match in seen.items()}
    counts = Counter(names.values())
    names = {place: name for place, name in names.items() if counts[name] >= _OFTEN and not _places(name)}
    names = {place: name for place, name in names.items() if _in_record(place, names, lines)}
    lengths: dict[str, list[int]] = defaultdict(list)
    for place, name in names.items():
        lengths[name].append(len(seen[place]["value"].split()))
    mean = {name: sum(found) / len(found) for name, found in lengths.items() if len(found) >= _OFTEN - 1}
    if len(mean) < 2 or min(mean.values()) > _SHORT or _is_talk(names, seen):
        return {}
    telling = {name for name, words in mean.items() if words >= _TELLING}
    return {
        place: Field(seen[place].start("value"), name in telling, record, not telling)
        for record, places in enumerate(_records(lines, {p: n for p, n in names.items() if n in mean}))
        for place, name in places
    }


def _places(name: str) -> bool:
    # "Chad: …" thrice and "Peru: …" thrice are items with labels.
    return is_calendar_line(name) or any(True for _ in find_countries(name.title()))


def _in_record(place: int, names: dict[int, str], lines: Sequence[Line]) -> bool:
    """Whether another field stands directly above or below."""
    for other in (place - 1, place + 1):
        if other in names and names[other] != names[place] and lines[max(place, other)].gap <= 1:
            return True
    return False


def _is_talk(names: dict[int, str], seen: dict[int, re.Match[str]]) -> bool:
    """Whether the names are speakers: somebody asks questions."""
    asked = sum(seen[place]["value"].rstrip('*_ ”"').endswith("?") for place in names)
    return bool(asked >= 0.2 * len(names))


def _records(lines: Sequence[Line], names: dict[int, str]) -> list[list[tuple[int, str]]]:
    """The fields of one record after the other: a record ends where a name comes again or other lines stand between."""
    records: list[list[tuple[int, str]]] = []
    for place in sorted(names):
        last = records[-1] if records else []
        again = names[place] in {name for _, name in last}
        if not last or again or any(lines[between].gap for between in range(last[-1][0] + 1, place + 1)):
            records.append([])
        records[-1].append((place, names[place]))
    return records
