"""The stretches of an article that may say where a win belongs, from its own label to the article's title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, product

from extract.atlas import find_capitals
from extract.cities import cities
from extract.gazetteer import find_countries
from extract.landmarks import find_landmarks
from extract.model import BlockKind, EntityLabel, Parsed, Passage, Span
from extract.resolve.around.gaps import is_parted
from extract.resolve.around.imprint import is_imprint
from extract.resolve.around.place_words import closing_places, is_town, only_countries, opening_places
from extract.resolve.around.standing import is_of_others, standing_lines
from extract.tables import read_toml

# From the nearest to the farthest: a country named in a nearer stretch outweighs one of a farther stretch.
ZONES = (
    "label", "lead", "details", "context", "statement", "before",
    "home", "elsewhere", "heading", "earlier", "article", "throughout",
)  # fmt: skip
_KEY = re.compile(
    r"[\W_]{0,4}(?P<key>[^\W\d_][\w /’'-]{1,24}?)(?:\s*[:=][ \t]+|\t+| {2,}|[ \t]*\|[ \t]*)(?P<value>\S.*)"
)
_MORE_CELLS = re.compile(r"[\t|][^\t|]*[\t|]")
# The cells of a row, by what parts them: tabs, bars, or several semicolons or commas without spaces.
_CELLS = (
    (re.compile(r"[\t|]"), re.compile(r"[^\t|\n]+")),
    (re.compile(r"^[^;\n]{0,60}(?:;(?! )[^;\n]{0,60}){3}"), re.compile(r"[^;\n]+")),
    (re.compile(r"^[^,\n]{0,60}(?:,(?! )[^,\n]{0,60}){3}"), re.compile(r"[^,\n]+")),
)
_HEAD_CELL = re.compile(r"[^\s\t|](?:(?! {2}|\t| *\|)[^\n])*")
_SELDOM = 4  # of so many paragraphs less than one opens with a country
_HEAD = 80  # characters: a longer line is text
_TAG = re.compile(r"[^\w\n\[(]{0,6}[\[(](?P<tag>[^\])\n]{2,40})[\])]")
_CODE = re.compile(r"[^\w\n]{0,6}(?P<tag>[A-Z]{2,3})(?= ?[:|–—\t]|  )")
# "GERMANY A court in Koblenz …": a label set apart by its capitals alone.
_CAPITALS = re.compile(r"[^\w\n]{0,6}(?P<tag>[A-Z][A-Z’' .-]{2,40}?)(?= +(?:[A-Z][a-z]|[A-Z] [a-z]|[“\"‘\d]))")
_OPENING = re.compile(r"[\W\d_]*(?P<name>[^\W\d_][^.:;–—/|\n]{1,50})(?:[.:–—]| [/|-] |$)")
_ALONE = re.compile(r"^\W{0,3}\d{1,3}\W{0,2}$", re.MULTILINE)
_NUMBERED = re.compile(r"[^\w\n]{0,6}(?P<word>[^\W\d_]*)[ .:#№°]*(?P<number>\d{1,4})\b")
_OUR = re.compile(r"\b[Oo]ur (?P<own>own )?(?P<body>[A-Z]?[a-z]+(?: [A-Z][a-z]+)?)")
_AT_HOME = re.compile(
    r"\b(?:[Cc]loser to (?:us|home)|[Nn]earer (?:to )?home|At home(?=[,.:;])|[Hh]ome first|[Hh]ere at home|"
    r"[Ii]n this (?:country|[Rr]epublic|kingdom|city|town|island|province|state)(?: of ours)?|"
    r"[Ii]n our (?:own )?(?:country|town|city))\b|(?<![\w,] )\b(?:Here|Ours|Home)[.!] "
)
_PLACED_FIRST = re.compile(r"\W*(?:In|From|Out of|Across|Over in) (?:the )?")
_VERSUS = re.compile(r" (?:vs?\.?|c\.|against) (?:the )?$")
_REACH = 15  # sentences above a lead: what was named farther up is another story
_MARGIN = 4  # blocks at either end of an article that say who publishes it, and where
_DOCKET = re.compile(r"[A-Z][^:.\n]{3,60}, (?:[A-Z]\w+, )?(?:[Nn]os?\.? )?\d[\d/-]+\d")


def find_zones(parsed: Parsed, passage: Passage) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Each stretch with its kind, one of `ZONES`; "card" fields and cells count as labels or as context."""
    text = parsed.article.text
    placed, described = _fields(text, passage)
    tags = list(_tags(text, passage))
    labels = [*_own_label(parsed, passage, tags), *tags, *placed]
    if not any(find_countries(span.of(text)) for span in labels):
        labels += _beside(text, passage)
    if not any(find_countries(span.of(text)) for span in labels):
        labels += [*standing_lines(text, passage), *_head_cells(text, passage), *_above_the_list(parsed, passage)]
    if not any(find_countries(span.of(text)) for span in labels):
        labels += _docks(text, passage.headings[-1:])
    yield "label", tuple(dict.fromkeys(labels))
    yield "lead", (passage.lead,)
    yield "details", passage.details
    yield "context", tuple(dict.fromkeys([*passage.context, *described]))
    if passage.statement != passage.lead:
        yield "statement", (passage.statement,)
    near, far = _before(parsed, passage)
    yield "before", near
    yield "elsewhere", _elsewhere(parsed, passage)
    yield "heading", _headings(text, passage)
    yield "earlier", tuple(span for span in far if not is_imprint(text, span))
    if title := next((block.span for block in parsed.blocks if block.kind == BlockKind.TITLE), None):
        yield "article", (title,)


def _headings(text: str, passage: Passage) -> tuple[Span, ...]:
    """The headings that the lead stands under, no imprint among them; a country's ends where the next one was lost."""
    return tuple(
        heading
        for heading in passage.headings[-2:]
        if not (is_parted(text, heading, passage.lead) and only_countries(heading.of(text)))
        and not is_imprint(text, heading)
        and not is_of_others(text, heading, passage.lead)
    )


def _own_label(parsed: Parsed, passage: Passage, tags: list[Span]) -> list[Span]:
    """The passage's label, unless its own line says better: another number ("Card 7 Kenya" above "Card 8 …"), a tag."""
    text, label = parsed.article.text, passage.label
    if label is None or is_of_others(text, label, passage.lead):
        return []
    start = text.rfind("\n", 0, passage.lead.start) + 1
    theirs, ours = _NUMBERED.match(label.of(text)), _NUMBERED.match(text, start)
    other = theirs and ours and theirs["word"] == ours["word"] and theirs["number"] != ours["number"]
    # "8 / Cambodia: … / 9 / “On the plane …” / She left": a run-in label ends where the next number stands alone.
    inside = text[label.end : start]
    next_item = inside.split("\n", 1)[0].strip(" :.–—-*") and _ALONE.search(inside)
    ended = other or tags or next_item or _opens_elsewhere(text, passage) or is_parted(text, label, passage.lead)
    ended = ended or (_is_alone(parsed, label) and _is_placed_apart(parsed, Span(start, passage.lead.end), label))
    return [] if ended and label.end <= start else [label]


def _is_alone(parsed: Parsed, label: Span) -> bool:
    """Whether few paragraphs open with a country as this one does: "Chad: a law … ⏎ The poet X …" are two items."""
    texts = [block for block in parsed.blocks if block.kind is BlockKind.PARAGRAPH and len(block.span) > _HEAD]
    labels = [block.label for block in texts if block.label]
    named = sum(only_countries(each.of(parsed.article.text)) for each in labels)
    return label in labels and named * _SELDOM < len(texts)


def _is_placed_apart(parsed: Parsed, around: Span, label: Span) -> bool:
    """Whether a stretch names a country, or a town, that has nothing to do with the label's."""
    text = parsed.article.text
    ours = {code for one in find_countries(label.of(text)) for code in one.codes}
    towns = [cities(each.text) for each in parsed.entities_in(around) if each.label is EntityLabel.LOC]
    told = [one.codes for one in find_countries(around.of(text))]
    named = [*told, *([city.country for city in town] for town in towns if town)]
    return bool(ours) and any(ours.isdisjoint(codes) for codes in named)


def _above_the_list(parsed: Parsed, passage: Passage) -> Iterator[Span]:
    """The country that opens the paragraph above a list: "CHAD. Three judgments in a month. ⏎ – The court …"."""
    text, blocks, top = parsed.article.text, parsed.blocks, passage.block
    while top > 0 and blocks[top].kind is BlockKind.BULLET:
        top -= 1
    label = blocks[top].label
    if top == passage.block or blocks[top].kind is not BlockKind.PARAGRAPH or label is None:
        return
    first = blocks[top + 1].span.start
    # Items that stand apart from it are of a list of their own.
    clings = text.count("\n", blocks[top].span.end, first) == 1
    if clings and only_countries(label.of(text)) and _next_country(text, first) >= passage.lead.start:
        yield label


@lru_cache(maxsize=8)
def _next_country(text: str, start: int) -> int:
    """Where a country is named from `start` on, the end of the text where none is: each item of a list asks it."""
    return min((start + one.span.start for one in find_countries(text[start:])), default=len(text))


def _docks(text: str, headings: Sequence[Span]) -> Iterator[Span]:
    """The states that a heading of a case has in the dock: "Herrera v Costa Rica, Inter-American Court"."""
    for heading in headings:
        words = heading.of(text)
        for one in find_countries(words):
            if one.kind == "name" and _VERSUS.search(words, 0, one.span.start):
                yield Span(heading.start + one.span.start, heading.start + one.span.end)


def _opens_elsewhere(text: str, passage: Passage) -> bool:
    """Whether the lead's own paragraph says first where it is: "From Togo there was good news. …" below "Mali: …"."""
    start = text.rfind("\n", 0, passage.lead.start) + 1
    opening = text[start : passage.lead.start]
    first = next(iter(find_countries(opening)), None)
    if first is None:
        return False
    # "Togo sent us two. The parliament …"
    acts = first.kind == "name" and not opening[: first.span.start].strip() and opening.startswith(" ", first.span.end)
    return acts or _PLACED_FIRST.fullmatch(opening, 0, first.span.start) is not None


def _before(parsed: Parsed, passage: Passage) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The three sentences before the lead: in its own block ("His colleagues got bail too"), and in those above.

    Where none of them names a country, also the nearest sentence above that does.
    """
    known = {*passage.context, *passage.details, passage.statement}
    # What stands above the item's own heading belongs to the item before it.
    top = max((span.start for span in passage.headings), default=0)
    end = bisect_left(parsed.sentences, passage.lead.start, key=lambda sentence: sentence.span.end)
    above = [s for s in parsed.sentences[max(0, end - _REACH) : end] if s.span not in known]
    near = tuple(s.span for s in above[-3:] if s.block == passage.block)
    text = parsed.article.text
    far = [
        s.span
        for s in above
        if s.span not in near and s.span.start >= top and not is_of_others(text, s.span, passage.lead)
    ]
    last = tuple(span for span in far if span in [s.span for s in above[-3:]])
    if not any(_names_a_state(span.of(text)) for span in (*near, *last, *passage.context)):
        last = tuple([span for span in far if _names_a_state(span.of(text))][-1:]) + last
    return near, last


@lru_cache(maxsize=4096)
def _names_a_state(sentence: str) -> bool:
    """Whether a sentence names a state, its people, its capital or what only it has."""
    return bool(find_countries(sentence) or find_capitals(sentence) or find_landmarks(sentence))


def _elsewhere(parsed: Parsed, passage: Passage) -> tuple[Span, ...]:
    """The sentences of other passages that name the same people: where they stand first, their country is told."""
    people = {e.text.split()[-1] for e in parsed.entities_in(passage.lead) if e.label is EntityLabel.PERSON}
    if not people:
        return ()
    known = {*passage.context, *passage.details, passage.statement}
    named = [e.span.start for e in parsed.entities if e.label is EntityLabel.PERSON and e.text.split()[-1] in people]
    spans = (s.span for s in parsed.sentences if s.span not in known)
    telling = (span for span in spans if bisect_left(named, span.start) < bisect_left(named, span.end))
    return tuple(islice(telling, 3))


def is_ours(text: str, passage: Passage) -> bool:
    """Whether the lead speaks of the writers' own state: "our parliament", "our own Supreme Court"."""
    words = read_toml("places")["institutions"]["words"]
    near = [passage.lead, *passage.context[-1:]]
    before = text[max(0, passage.lead.start - 60) : passage.lead.end]
    return _AT_HOME.search(before) is not None or any(
        hit["own"] or hit["body"].split()[0].casefold() in words
        for span in near
        for hit in _OUR.finditer(span.of(text))
    )


def margins(parsed: Parsed) -> tuple[Span, ...]:
    """The first and the last blocks: who writes, and where."""
    blocks = parsed.blocks
    return tuple(block.span for block in (*blocks[:_MARGIN], *blocks[max(_MARGIN, len(blocks) - _MARGIN) :]))


# --- tags, cells and fields: what a list, a table or a card says of its items beside the statement ----------------


def _tags(text: str, passage: Passage) -> Iterator[Span]:
    """What only names countries beside the statement: "[BR]", a table's cell, "Ireland." before the sentence."""
    start = text.rfind("\n", 0, passage.lead.start) + 1
    end = text.find("\n", passage.lead.start)
    line = Span(start, len(text) if end < 0 else end)
    # "502  29 Sep | INDIA Unmarried women …": the statement itself may open with its label.
    starts = dict.fromkeys([line.start, passage.lead.start])
    for pattern, at in product((_TAG, _CODE, _CAPITALS, _OPENING), starts):
        found = pattern.match(text, at, line.end)
        name = "name" if pattern is _OPENING else "tag"
        if found and (only_countries(found[name]) or (pattern is _OPENING and is_town(found[name]))):
            yield Span(*found.span(name))
    cells = next((cell for mark, cell in _CELLS if mark.search(line.of(text))), None)
    named = [hit for hit in cells.finditer(text, line.start, line.end) if only_countries(hit.group())] if cells else []
    # Beside "RWA" a cell's two letters are somebody's initials.
    longest = any(len(hit.group().strip()) > 2 for hit in named)
    yield from (Span(*hit.span()) for hit in named if len(hit.group().strip()) > 2 or not longest)


def _head_cells(text: str, passage: Passage) -> Iterator[Span]:
    """The cells that are only countries, of a line right above the lead's: "RR 8/05   VIET NAM   Closed"."""
    start = text.rfind("\n", 0, passage.lead.start) + 1
    head = Span(text.rfind("\n", 0, max(start - 1, 0)) + 1, max(start - 1, 0))
    cells = list(_HEAD_CELL.finditer(text, head.start, head.end))
    if len(cells) > 1 and len(head) <= _HEAD:
        yield from (Span(*cell.span()) for cell in cells if only_countries(cell.group()))


def _beside(text: str, passage: Passage) -> Iterator[Span]:
    """The places that open or close the paragraph of the lead, or close its last details: "… home. (3 May, Lima)"."""
    start, end = text.rfind("\n", 0, passage.lead.start) + 1, max(passage.own).end
    for line in (Span(start, _line_end(text, passage.lead.end)), Span(start, _line_end(text, end))):
        for named in (opening_places(line.of(text)), closing_places(line.of(text))):
            if named:
                yield Span(line.start + named.start, line.start + named.end)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _fields(text: str, passage: Passage) -> tuple[list[Span], list[Span]]:
    """The fields of the card that the lead stands in ("Court: …", "Date   …"): those that say where, and the others."""
    placed: list[Span] = []
    described: list[Span] = []
    for key, value in _card(text, passage.lead):
        if key not in _sources() and not key.endswith(" by"):
            (placed if key in _where() else described).append(value)
    return placed, [value for value in described if not value.overlaps(passage.lead)]


def acting_fields(text: str, passage: Passage) -> list[Span]:
    """The fields of the lead's card that name who acted: "Court: …", "Forum   …"."""
    acting = read_toml("places")["fields"]["acting"]
    return [value for key, value in _card(text, passage.lead) if key in acting]


def people_fields(text: str, passage: Passage) -> list[Span]:
    """The fields of the lead's card that name whom it is about ("WHO: …", "Name   …"), up to the first full stop."""
    whom = read_toml("cast")["fields"]["whom"]
    values = [value for key, value in _card(text, passage.lead) if key in whom]
    ends = [re.search(r"(?<=[^\s.]{3})[.!?] ", value.of(text)) for value in values]
    return [Span(v.start, v.start + end.start()) if end else v for v, end in zip(values, ends, strict=True)]


def docket_lines(text: str, passage: Passage) -> list[Span]:
    """The lines beside the lead's that name a forum and a number: "Grand Chamber, 27996/06"."""
    lines = _lines(text, passage.lead)
    return [line for line in lines if not line.overlaps(passage.lead) and _DOCKET.match(line.of(text))]


def _card(text: str, lead: Span) -> list[tuple[str, Span]]:
    lines = _lines(text, lead)
    own = next((number for number, line in enumerate(lines) if line.end >= lead.start), len(lines) - 1)
    key = _key(_field(lines[own].of(text)))

    def fields(numbers: Iterable[int]) -> Iterator[tuple[str, Span]]:
        """The fields one after the other, until a line is none or begins another card."""
        for number in numbers:
            field, at = _field(lines[number].of(text)), lines[number].start
            if field is None or (key and _key(field) == key):
                return
            yield _key(field), Span(at + field.start("value"), at + field.end("value"))

    above, below = [*fields(range(own - 1, -1, -1))], [*fields(range(own + 1, len(lines)))]
    found = [*reversed(above), *below]
    # One line with a colon above a paragraph is a heading or a sentence, two are a card; "Country: …" always is.
    return found if len(found) > 1 or any(name in _where() for name, _ in found) else []


def _field(line: str) -> re.Match[str] | None:
    """A line that is a card's field; a table's row and an item with its country ("Peru: …") are none."""
    field = _KEY.fullmatch(line)
    # Or every row of a table would be context for every other, with all its courts.
    if field and not _MORE_CELLS.search(field["value"]) and not only_countries(field["key"]):
        return field
    return None


def _key(field: re.Match[str] | None) -> str:
    return field["key"].casefold().strip() if field else ""


def _lines(text: str, lead: Span) -> list[Span]:
    """The lines around the lead up to the next blank lines."""
    start = max(text.rfind("\n\n", 0, lead.start), text.rfind("\n\r\n", 0, lead.start), -1) + 1
    end = min((at for at in (text.find("\n\n", lead.end), text.find("\n\r\n", lead.end)) if at >= 0), default=len(text))
    spans, at = [], start
    for line in text[start:end].splitlines(keepends=True):
        stripped = line.rstrip()
        if stripped:
            spans.append(Span(at, at + len(stripped)))
        at += len(line)
    return spans or [lead]


@cache
def _where() -> frozenset[str]:
    return frozenset(read_toml("places")["fields"]["where"])


@cache
def _sources() -> frozenset[str]:
    return frozenset(read_toml("places")["fields"]["sources"])
