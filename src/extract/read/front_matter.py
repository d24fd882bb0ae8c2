"""The optional head of an article: `---`, then `title:`, `url:` and `published:`, then `---`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.read.decode import UndecodableError

KEYS = ("title", "url", "published")
_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r|$)")
# What the heads of Markdown pages hold besides: with one of these a closed head is no text between two rules.
_USUAL = (*KEYS, "date", "author", "authors", "tags", "categories", "layout", "description", "slug", "source", "lang")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
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
    date that is no day (YYYY-MM-DD). Keys that we do not know, and lists below them, are left alone. A rule of dashes
    above text that names none of our keys is no front matter.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return FrontMatter()
    lines, body = _head(text, opening.end())
    found, broken = _fields(lines)
    if not any(key in found for key in (KEYS if body is None or broken else _USUAL)):
        return FrontMatter()
    if body is None:
        raise UndecodableError("the front matter that opens in line 1 is never closed", "put a line “---” after it")
    if broken:
        number, line = broken[0]
        raise UndecodableError(f"front matter, line {number}: “{line.strip()[:60]}” is no “key: value”", _REMEDY)
    title, url = (found.get(key, (0, ""))[1] for key in ("title", "url"))
    return FrontMatter(title, url, _published(found), body)


def _published(found: dict[str, tuple[int, str]]) -> date | None:
    """The day of `published`; without one that of `date`, as generators of sites write it, if it begins like one."""
    if "published" in found:
        return _day(*found["published"])
    number, written = found.get("date", (0, ""))
    return _day(number, written[:10]) if re.match(r"(?:19|20)\d\d-\d\d-\d\d(?:[T ]|$)", written) else None


def _fields(lines: list[tuple[int, str]]) -> tuple[dict[str, tuple[int, str]], list[tuple[int, str]]]:
    """The keys with line and value, and the lines that are none."""
    found: dict[str, tuple[int, str]] = {}
    broken = []
    for number, line in lines:
        if not line.strip() or line.startswith(("#", " ", "\t", "- ")):
            continue  # a comment, or an item of a list that belongs to the key above
        if (field := _FIELD.fullmatch(line)) is None:
            broken.append((number, line))
        else:
            found.setdefault(field["key"].casefold(), (number, _unquoted(field["value"])))
    return found, broken


def _head(text: str, start: int) -> tuple[list[tuple[int, str]], int | None]:
    """The numbered lines from `start` to the closing fence, and where the body starts behind it.

    Without a closing fence the lines that could be a head, up to the first empty one, and None.
    """
    lines: list[tuple[int, str]] = []
    position = start
    for number, line in enumerate(_LINE.findall(text, start), 2):
        position += len(line)
        if _FENCE.fullmatch(line):
            return lines, position
        lines.append((number, line.rstrip()))
    ends = next((place for place, (_, line) in enumerate(lines) if not line), len(lines))
    return lines[:ends], None


_REMEDY = "write title, url and published as “key: value”, one a line, between two lines “---”"


def _day(number: int, value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError as error:
        raise UndecodableError(
            f"front matter, line {number}: “{value[:40]}” is no date", "write it as YYYY-MM-DD"
        ) from error


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
