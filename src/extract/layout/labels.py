"""What stands before a statement in its own block: bullet marks, "Belgium:", "RIGA.", dates, run-in headings."""

from __future__ import annotations

import re
from functools import cache

from extract.atlas import foreign_country
from extract.calendar_words import is_calendar_line
from extract.dated_places import LONGEST, NAME_WORD, is_dated_place
from extract.gazetteer import find_countries, is_country
from extract.layout.lines import ROMAN
from extract.model import Span
from extract.tables import read_toml

_BULLET = re.compile(
    r"(?:[•·●◦‣▪■□►▶➤→✔✓☑✅★☆*+–—‒-]"
    r"|\(?\d{1,2}(?:\.\d{1,2})?[.)](?!\s?(?:0?[1-9]|1[0-2])\.\s)|\(?[a-z]\)"
    rf"|{ROMAN}|\[ ?[xX ]?\])\s[\s\u200b]*(?=\S)"
    r"|[•·●►▶✔✓★]\s*(?=\S)|\d{1,2}/\s+(?=\S)"
)
# The addresses of links are blanked, which leaves them as long as they were.
_COLON = re.compile(r"(?P<label>(?:[^:.!?“”\"\n\u200b]\u200b*){2,60}?)\s*:\s+(?=\S)")
_DASH = re.compile(r"(?P<label>(?:[^.!?:“”\"\n\u200b]\u200b*){2,70}?)\s+[–—-]+\s?(?=[\w“\"‘(])")
_TIGHT = re.compile(r"(?P<label>[^.!?:“”\"\n]{2,50}?)\s?[–—-]\s?(?=[A-Z“\"‘(])")
_HYPHENED = re.compile(r"[A-ZÀ-Þ][^\W\d_]+-[A-ZÀ-Þ][^\W\d_]+(?![\w-])")
# "Death penalty (Guinea). The last …", "Press freedom (Mali, May): …"
_THEMED = re.compile(
    r"(?P<label>[^\W\d_a-z][^.!?:“”\"\n()]{2,50} \((?P<where>[^()\n]{2,40})\))\s*(?:[.:]|\s[–—-])\s+(?=\S)"
)
_STOP = re.compile(r"(?P<label>[^.!?:“”\n]{2,48}?)\.\s+(?=\S)")
_BOLD = re.compile(r"(?P<open>\*\*|__)(?P<label>[^*_\n]{2,80}?)(?P=open)[:.]?\s*[–—-]?\s*(?=\S)")
_FLAG = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[\U0001f3f3\U0001f3f4]\\S*)(?:[ /,]*(?:[\U0001f1e6-\U0001f1ff]{2}))*\\s*(?=\\S)"
)
_TIME = re.compile(
    r"[\[(]?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?(?:am|pm|h|hrs))?[\])]?\s+(?:[–—-]\s+)?"
    r"(?:(?-i:[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){0,2}):\s+)?(?=\S)",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"(?P<label>[A-Z]{1,2})\s*:\s+(?=\S)")
_CODE = re.compile(r"(?P<open>[`*_\[(]{1,3})(?P<label>[^`*_\[\]()\n]{4,30})[`*_\])]{1,3}[:.,]?\s*[–—-]?\s*(?=\S)")
_AUXILIARY = re.compile(r"(?<!\S)(?:is|are|was|were|has|have|had|will)(?!\S)", re.IGNORECASE)
_SHORT = 2  # letters of what is a label only where it is a place
_THEME = 3  # words: "Iran – Women in football: …" has a label of two parts


@cache
def _regions() -> frozenset[str]:
    return frozenset(read_toml("layout")["regions"]["names"])


def bullet_end(text: str) -> int:
    """Where the statement begins behind a bullet mark or number; 0 without one."""
    found = _BULLET.match(text)
    return found.end() if found else 0


def find_label(text: str, in_list: bool) -> tuple[Span, int] | None:
    """The label at the start of `text` and where the statement begins, or None.

    `in_list` says that the block is a bullet, where any short run-in heading ("Reforming rape laws – ") is a label;
    elsewhere only what looks like a place, a date or a title is.
    """
    if found := _FLAG.match(text):
        rest = find_label(text[found.end() :], in_list)
        start = found.end()
        return (
            (Span(0, start + rest[0].end), start + rest[1]) if rest else (Span(0, len(found.group().rstrip())), start)
        )
    if found := _BOLD.match(text):
        return Span(*found.span("label")), found.end()
    if dated := _date_label(text):
        return dated
    if speaker := _SPEAKER.match(text):
        return Span(*speaker.span("label")), speaker.end()
    if placed := dated_place_label(text):
        return placed
    if (themed := _THEMED.match(text)) and any(True for _ in find_countries(themed["where"])):
        return Span(*themed.span("label")), themed.end()
    for pattern, accept in ((_COLON, _is_label), (_DASH, _is_label), (_STOP, _is_stop_label), (_TIGHT, _is_place)):
        headed = pattern.match(text)
        # "Guinea-Bissau’s radio" is not of Guinea.
        if pattern is _TIGHT and (hyphened := _HYPHENED.match(text)) and is_country(hyphened.group()):
            continue
        if pattern is _COLON and headed and _tells_behind_place(headed["label"]):
            continue
        if headed and headed.end() < len(text) and accept(headed.group("label"), in_list):
            return Span(*headed.span("label")), headed.end()
    return None


def dated_place_label(text: str) -> tuple[Span, int] | None:
    """A place and its day, or a day set apart: "New Zealand, 20th January. ", "PERU, 2 Nov. ", "`2023-04-06` "."""
    if (coded := _CODE.match(text)) and is_calendar_line(coded["label"]):
        return Span(*coded.span("label")), coded.end()
    best = None
    for found in _ENDING.finditer(text[:LONGEST]):
        end = found.start() + found.group().startswith(".") * text[: found.start()][-1:].isdecimal()
        if is_dated_place(text[:end]):
            best = Span(0, end), found.end()
    return best


# What may part a label from its statement: "Chad | 3/5. A court …", "20.9. – Nepal – The city …"
_ENDING = re.compile(r"(?:\.|\s?[:|–—]|\s-|\s(?=\s)|\t)\s+(?=[^\W\d_a-z]|[“\"‘\d])")


def _date_label(text: str) -> tuple[Span, int] | None:
    """A date or time that opens the block: "14 July 2020 – ", "26/11: ", "[14.35] ", "Mon 3 May. "."""
    best = None
    for found in re.finditer(r"\s*(?:[:–—|.]\s*|\s-\s*|,\s+|\s+)(?=\S)", text[:64]):
        head = text[: found.start()]
        if re.match(r"(?:19|20)\d\d\b", text[found.end() :]):
            continue  # "On the night of 28 Apr. 2015 …" is cut before its year
        if found.start() and is_calendar_line(head) and _dates_itself(head, text[found.start() : found.end()]):
            best = (Span(0, found.start()), found.end())
    if best is None and (timed := _TIME.match(text)):
        return Span(0, len(timed.group().rstrip())), timed.end()
    return best


def _dates_itself(head: str, separator: str) -> bool:
    # "In May 2020 the court …" and "May 2020 brought …" are sentences; "May 2020: the court …" has a label.
    # A gap between columns sets the date off as well: "March   In Chad, a court …".
    return bool(re.search(r"[:–—|.-]|\t|\s{2}", separator)) or bool(
        re.fullmatch(r"\d{1,2}[./]\s?\d{1,2}\.?(?:[./]?\s?\d{2,4})?|\d{4}-\d\d-\d\d", head)
    )


def _is_label(label: str, in_list: bool) -> bool:
    words = label.split()
    if label.casefold().strip("*_ ") in _regions():
        return True
    # "The court’s answer was clear: …" goes on as a sentence.
    if len(words) > (9 if in_list else 6):
        return False
    capitals = sum(bool(NAME_WORD.match(word)) for word in words)
    return capitals == len(words) or (in_list and label[:1].isupper() and len(words) <= 9 and not _tells(label))


def _is_stop_label(label: str, in_list: bool) -> bool:
    letters = [char for char in label if char.isalpha()]
    if not letters or not all(char.isupper() for char in letters) or len(label.split()) > 6:
        return False
    # "EU. The parliament …" is no longer of the country whose label stands above; "OK. The court …" is no place.
    return len(letters) > _SHORT or label.casefold() in _regions() or is_country(label)


def _is_place(label: str, in_list: bool) -> bool:
    return all(
        is_country(part.strip()) or foreign_country(part.strip())
        for part in re.split(r"/|,|&| and ", label)
        if part.strip()
    )


def _tells_behind_place(label: str) -> bool:
    """Whether what stands before a colon is more than a place: "Peru – Lawmakers banned it in May: nobody …"."""
    place, *rest = re.split(r"\s[–—-]\s", label, maxsplit=1)
    words = rest[0].split() if rest else []
    return len(words) > _THEME and _is_place(place, True) and not all(map(NAME_WORD.match, words))


def _tells(label: str) -> bool:
    """Whether words of a list are a statement: "The law was signed", "Peru rewrote its code"; "Ban lifted" is none."""
    return _AUXILIARY.search(label) is not None or _told().search(label) is not None


@cache
def _told() -> re.Pattern[str]:
    verb = "|".join(read_toml("layout")["told"]["words"])
    return re.compile(rf"\b[A-ZÀ-Þ][\w’-]+ (?:{verb}) (?:the|an?|its|his|her|their|all|both|every|\d+)\b")
