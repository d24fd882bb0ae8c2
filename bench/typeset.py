"""Text that is still to be broken, hyphenated and spelt otherwise, with marks that say where its statements stand.

Marks are characters of private use. They last through line breaks, entities and quotation marks, none of which leaves
an offset as it was, and are taken out at the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.model import Span

LEAD, LEAD_END = "\ue000", "\ue001"
OPEN, NAMED, CLOSE = "\ue002", "\ue003", "\ue004"  # a stretch: OPEN name NAMED text CLOSE
MARK = re.compile(f"{OPEN}(?P<name>[^{NAMED}]*){NAMED}|[{LEAD}{LEAD_END}{CLOSE}]")
HANGING = re.compile(r"(?P<gap> *)(?:(?P<bullet>[•▪*–-] |\d+[.)/] )|(?P<quote>> ))?")
ENTITIES = {"’": "&rsquo;", "'": "&#39;", "“": "&ldquo;", "”": "&rdquo;", " – ": " &ndash; ", "é": "&eacute;"}


@dataclass(frozen=True)
class Unmarked:
    """A text without its marks, and what they said."""

    text: str
    leads: tuple[Span, ...]
    stretches: tuple[tuple[str, Span], ...]


def marked(name: str, text: str) -> str:
    """A stretch of text with its name, in which no space may stand: it would be broken there."""
    return f"{OPEN}{name.replace(' ', '_')}{NAMED}{text}{CLOSE}" if text else ""


def unmarked(text: str) -> Unmarked:
    plain, lead, past = "", 0, 0
    leads, stretches, opened = [], [], list[tuple[str, int]]()
    for mark in MARK.finditer(text):
        plain += text[past : mark.start()]
        past = mark.end()
        if mark["name"]:
            opened.append((mark["name"].replace("_", " "), len(plain)))
        elif mark[0] == LEAD:
            lead = len(plain)
        elif mark[0] == LEAD_END:
            leads.append(Span(lead, len(plain)))
        else:
            name, start = opened.pop()
            stretches.append((name, Span(start, len(plain))))
    return Unmarked(plain + text[past:], tuple(leads), tuple(stretches))


def broken(line: str, width: int, hyphens: bool) -> list[str]:
    """A line broken at a width (0: not at all), hung behind its bullet, with some long words parted."""
    if not width:
        return [line]
    mark = HANGING.match(MARK.sub("", line))
    assert mark is not None  # it matches the empty string
    hang = " " * mark.end() if mark["bullet"] else "> " if mark["quote"] else mark["gap"]
    first, *words = line.lstrip(" ").split(" ")
    lines, current = [], f"{mark['gap']}{first}"
    for word in words:
        room = width - _wide(current) - 2
        if room >= _wide(word) - 1:
            current += f" {word}"
        elif hyphens and re.fullmatch("[a-z]{8,}", word) and room >= 3:
            cut = min(room, len(word) - 3)
            lines.append(f"{current} {word[:cut]}-")
            current = f"{hang}{word[cut:]}"
        else:
            lines.append(current)
            current = f"{hang}{word}"
    return [*lines, current]


def _wide(text: str) -> int:
    return len(MARK.sub("", text))


def straight(text: str) -> str:
    """Typewriter's quotation marks."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def with_entities(text: str) -> str:
    """Some characters as HTML entities, and a few sentences parted by one that breaks no line."""
    for char, entity in ENTITIES.items():
        text = text.replace(char, entity)
    return re.sub(r"(?<=\.) (?=[A-Z])", "&nbsp; ", text, count=3)


def core(text: str, start: int = 0) -> Span:
    """A text that starts at an offset, without bullets, quotation marks and stops around it."""
    letters = [place for place, char in enumerate(text) if char.isalnum()] or [0]
    return Span(start + letters[0], start + letters[-1] + 1)
