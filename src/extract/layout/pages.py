"""What the page adds to the text: running headers and footers, page numbers, footnotes."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extract.calendar_words import month_pattern
from extract.layout.lines import MARK, Line, ends

_PAGE = re.compile(r"(?:page\s+|p\.\s*)?[-–—|\[]?\s*\d{1,4}\s*[-–—|\]]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
# A header or footer with its page number at either end: "ANNUAL REPORT 2016          21", "Page 3 of 8 | Bulletin".
_NUMBERED = re.compile(
    r"(?:(?:page|p\.|[-–—|])?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s{2,}|\s*[|·•–—]\s*)(?P<after>\D.*)"
    r"|(?P<before>.*\S)(?:\s{2,}|\s*[|·•,–—]\s*)(?:page|p\.)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?)",
    re.IGNORECASE,
)
_BOX, _BOX_LINES = 12, 6  # blanks before a boxed line at least, lines of a box at most
_LONGEST = 90  # characters of a header
_BROKEN = 38  # characters of a line that a program broke, at least
_SUPER = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_NOTE = re.compile(
    rf"(?:\[(?P<square>\d{{1,3}})\]|\((?P<round>\d{{1,2}})\)|(?P<super>[{_SUPER}]+)|(?P<point>\d{{1,2}})[.)](?=\s)|(?P<bare>\d{{1,2}})(?=\s))"
    rf"\s*(?!\s*(?:{month_pattern()}))(?=\S)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    rf"(?<=[^\W\d_])[.,;:!?]?[”’\"')]?(?P<plain>\d{{1,2}})(?![\w%/:’'-]|[.,]\d)"
    rf"|(?<=\S) ?\[(?P<square>\d{{1,3}})\]|(?<=\S)(?P<super>[{_SUPER}]+)"
)  # never at the head of a line: "[7] 2 May 2013" opens the seventh item and refers to nothing
_PLAIN = str.maketrans(_SUPER, "1234567890")
_NOTES_HEAD = re.compile(
    r"[\W\d]*(?:foot|end)?notes?(?: to .{1,30})?\W*|[\W\d]*(?:references|sources)\W*", re.IGNORECASE
)


def running_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The places of the lines that come again page after page (headers, footers), and of page numbers."""
    neighbours = {line.text for line, after in itertools.pairwise(lines) if line.text == after.text}
    exact = Counter(line.text for line in lines if 8 < len(line.text) < _LONGEST)
    cores = Counter(core for line in lines if (core := _core(line.text)))
    top = " ".join(line.text for line in lines[:4]).casefold()
    found = set()
    for place, line in enumerate(lines):
        if MARK.match(line.text) or line.text in neighbours:
            continue  # a caption is often doubled, line after line; a header comes back pages later
        core = _core(line.text)
        is_page = bool(_PAGE.fullmatch(line.text) and not re.fullmatch(r"(?:19|20)\d\d", line.text))
        # Once only, where it repeats the title: "MEMORY & JUSTICE 9      3" below "MEMORY & JUSTICE".
        again = core and (cores[core] >= 2 or (re.search(r"\s{4,}", line.text) and _stem(core) in top))
        if is_page or exact[line.text] >= 2 or again:
            found.add(place)
    return frozenset(found)


def interrupting_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The places of the lines that stand by themselves in the middle of a sentence: the header of a page met once.

    "… set up a commission ⏎⏎ Bulletin no. 14     1 ⏎⏎ of inquiry": no paragraph begins there.
    """
    found = set()
    for place, (before, line, after) in enumerate(zip(lines, lines[1:], lines[2:], strict=False), 1):
        alone = line.gap and after.gap and len(line.text) < _LONGEST and not MARK.match(line.text)
        broken = len(before.text) > _BROKEN and before.text[-1].isalnum() and after.text[:1].islower()
        # Where every line has an empty one above it, none of them stands by itself.
        dense = before.gap == 0 or any(further.gap == 0 for further in lines[place + 2 : place + 3])
        if alone and broken and dense and not line.text[:1].islower() and not ends(line.text):
            found.add(place)
    return frozenset(found)


def _core(text: str) -> str:
    """The words of a header without its page number; "" where the line has no number at either end."""
    if len(text) > _LONGEST or not (found := _NUMBERED.fullmatch(text)):
        return ""
    core = " ".join((found["after"] or found["before"]).casefold().split())
    # "14 Jul 2020, 22:05", "3 May – 9": a number beside a month dates what follows.
    return "" if re.search(month_pattern() + r"\W*$", core) or re.match(month_pattern(), core) else core


def _stem(core: str) -> str:
    return re.sub(r"[\W\d]+$", "", core)


def note_lines(lines: Sequence[Line], text: str) -> frozenset[int]:
    """The places of the lines that are footnotes or endnotes: numbered like a reference that stands in the text."""
    known = set(_references(text))
    found: set[int] = set()
    below_head = False
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        if _NOTES_HEAD.fullmatch(line.text):
            below_head = True
            continue
        note = _NOTE.match(line.text)
        after = lines[place + 1] if place + 1 < len(lines) else None
        near = place - 1 in found or bool(note and after and _next(note, after))
        if (note and _is_note(note, known, before, near)) or (
            below_head and (note or re.match(r"\([a-z]\)\s", line.text))
        ):
            found.add(place)
        elif place - 1 in found and line.gap == 0 and not MARK.match(line.text) and not _core(line.text):
            found.add(place)  # "2 Reynaldo got fifteen years. He died ⏎ in his cell"
        elif below_head and line.gap and not note:
            below_head = False
    return frozenset(found)


def _references(text: str) -> Iterator[str]:
    for found in _REFERENCE.finditer(text):
        yield (found["plain"] or found["square"] or found["super"]).translate(_PLAIN)


def _number(note: re.Match[str]) -> str:
    return next(group for group in note.groups() if group).translate(_PLAIN)


def _next(note: re.Match[str], line: Line) -> bool:
    """Whether `line` is the note after `note`, in the same style."""
    other = _NOTE.match(line.text)
    return other is not None and other.lastgroup == note.lastgroup and int(_number(other)) == int(_number(note)) + 1


def _is_note(note: re.Match[str], known: set[str], before: Line | None, follows: bool) -> bool:
    if _number(note) not in known:
        return False
    if note["point"] or note["round"]:
        # "1. Oguru v Shell": numbered items are many, and a text seldom refers to them by a raised number.
        return follows
    return follows or before is None or ends(before.text) or bool(note["super"])


def boxed_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The places of the lines of a box that the page set into the middle of a sentence, far from the margin."""
    found: set[int] = set()
    inside: list[int] = []
    for place, line in enumerate(lines):
        if line.indent >= _BOX:
            inside.append(place)
            continue
        before = lines[inside[0] - 1] if inside and inside[0] else None
        if before and len(inside) <= _BOX_LINES and not ends(before.text) and line.text[:1].islower():
            found.update(inside)
        inside = []
    return frozenset(found)
