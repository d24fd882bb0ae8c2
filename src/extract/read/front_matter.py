"""The optional head of an article: `---`, then `title:`, `url:` and `published:`, then `---`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.read.decode import UndecodableError

KEYS = ("title", "url", "published")
_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r|$)")
_FIELD = re.compile(r"(?P<key>[A-Za-z_-]+)[ \t]*:[ \t]*(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head said, and where the body starts, in characters."""

    title: str = ""
    url: str = ""
    published: date | None = None
    body: int = 0


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of `text`; empty where there is none.

    Raises `UndecodableError` naming the line for a head that is never closed, a line that is no `key: value`, or a
    date that is no day (YYYY-MM-DD). Keys that we do not know are left alone.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return FrontMatter()
    found: dict[str, str] = {}
    position = opening.end()
    for number, line in enumerate(text[position:].splitlines(keepends=True), 2):
        if _FENCE.match(line):
            return FrontMatter(found.get("title", ""), found.get("url", ""), _day(found), position + len(line))
        position += len(line)
        plain = line.strip()
        if not plain or plain.startswith("#"):
            continue
        field = _FIELD.fullmatch(plain)
        if field is None:
            if number == 2:  # a rule of dashes above the text is no front matter
                return FrontMatter()
            raise UndecodableError(f"front matter, line {number}: “{plain[:60]}” is no “key: value”", _REMEDY)
        found[field["key"].casefold()] = field["value"].strip().strip("\"'")
        if field["key"].casefold() == "published":
            _check_day(field["value"], number)
    raise UndecodableError("the front matter that opens in line 1 is never closed", "put a line “---” after it")


_REMEDY = "write title, url and published as “key: value”, one a line, between two lines “---”"


def _check_day(value: str, number: int) -> None:
    if _as_day(value) is None:
        raise UndecodableError(
            f"front matter, line {number}: “{value.strip()[:40]}” is no date", "write it as YYYY-MM-DD"
        )


def _day(found: dict[str, str]) -> date | None:
    return _as_day(found["published"]) if "published" in found else None


def _as_day(value: str) -> date | None:
    try:
        return date.fromisoformat(value.strip().strip("\"'")[:10])
    except ValueError:
        return None
