"""Whom the items below a heading or a parent item are about: "### Awa Sarr" over "- 3 May: out on bail"."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.model import Block, BlockKind, EntityLabel, Parsed, Passage, Span
from extract.resolve.around.place_words import only_countries, place_words
from extract.tables import read_toml

_LEAD_IN = re.compile(
    r"[\W\d_]*(?:(?:the )?(?:case|story|file|no\.?|number|prisoner) (?:of |\d+\W+)?[\W\d_]*|\w+ \d+[ ]?[:.–—-]\W*"
    r"|(?P<key>[^\W\d_][\w ]{1,30}): \W*)?",
    re.IGNORECASE,
)
_AND = re.compile(r",? (?:and|&) |, ", re.IGNORECASE)
_MARK = re.compile(r"[-–—•·*▪◦‣+] ")
_BEHIND_ITEM = re.compile(r"[*_”\"’)\]]*\s*(?:$|[,(:;–—|.!-])")
# Behind a comma stands whose words a pull-quote has: "Awa Sarr, Director of …" heads nothing; "Awa Sarr, Dakar" does.
_BEHIND_HEADING = re.compile(r"[*_”\"’)\]]*\s*(?:$|[(:–—|-]|\.(?: |$)|, (?P<place>[^\n]+)$| (?P<versus>v|vs|c)\.? )")
# Unless the page heads its items so: "Awa Sarr, Radio Dakar", "Omar Diop, blogger and poet".
_BEHIND_ENTRY = re.compile(r"[*_”\"’)\]]*(?:[ \t]*\n|\s*(?:$|[(:–—|-]|,? and |, ))")
_BEHIND_PARTY = re.compile(r"[*_]*(?:,? (?:and|&) (?:[Oo]thers?|[Oo]rs\.?|[Aa]nother))? (?:v|vs|versus)\.? ")
_ADDRESS = re.compile(r"(?<!\w)([^\W\d_]+)\.?[ \u00a0]$")
_SERIES = 3  # headings of an article that begin with a name
_CREDIT = re.compile(
    r"^[\W_]*(?:[^\n]{0,40}\b)?(?i:by|photos?|photographs?|pictures?|text|words|images?|©|credit)[: ]+"
    r"(?P<name>[^\W\d_a-z][\w’.-]+(?: [^\W\d_a-z][\w’.-]+){0,3})",
    re.MULTILINE,
)
_NOTHING_ELSE = re.compile(r"(?:[\W\d_]|\b(?:and|with|alias|aka)\b)*")
_FARTHEST = 200  # blocks above: a broken page may have thousands of items and no parent
_MOST_WORDS = 30  # in a heading that is a name and who that is


def find_topic(parsed: Parsed, passage: Passage) -> Span | None:
    """The heading, or the item that the passage's item stands under, when it is somebody's name; None without one."""
    for span in _parents(parsed, passage):
        if _is_a_name(parsed, span, _BEHIND_ITEM):
            return span
    stack = _stack(parsed.article.text, passage)
    if _right_above(parsed, passage) in stack:
        named = next((span for span in stack if _is_a_name(parsed, span, _BEHIND_ENTRY)), None)
        if named and _heads_by_names(parsed):
            return named
    # Whoever else is named below "Awa Sarr v. Senegal" decided it, or stands by.
    if (case := next((span for span in stack if _is_a_case(parsed, span)), None)) is not None:
        return case
    if _names_anybody(parsed, passage.lead):
        return None
    headings = stack  # of "Awa Sarr" over "Agencia Patria, Colón" the upper one says who, the lower one where
    if _is_of_a_country(parsed, passage):
        headings = stack if passage.label in stack else ()
    elif len(stack) == 1:
        headings = passage.headings[:-3:-1]
    return next((span for span in headings if _is_a_name(parsed, span, _BEHIND_HEADING)), None)


def _right_above(parsed: Parsed, passage: Passage) -> Span | None:
    """The block above the passage's own, the fields of its card left out: "held: 3 April – 22 June 2011"."""
    above = passage.block - 1
    while above > 0 and parsed.blocks[above].kind is BlockKind.FIELD:
        above -= 1
    return parsed.blocks[above].span if above >= 0 else None


def _stack(text: str, passage: Passage) -> tuple[Span, ...]:
    """The innermost heading and those right above it, outermost first."""
    found = list(passage.headings[-1:])
    for above in passage.headings[-2::-1]:
        if not found or text[above.end : found[0].start].strip():
            break
        found.insert(0, above)
    return tuple(found)


def _is_of_a_country(parsed: Parsed, passage: Passage) -> bool:
    """Whether an item begins with its country: a name above such items is that of whoever signed what stands before."""
    return passage.label is not None and bool(only_countries(passage.label.of(parsed.article.text).strip(" *_:–—.")))


def _parents(parsed: Parsed, passage: Passage) -> list[Span]:
    """The items above the passage's own that are indented less, the nearest first."""
    text = parsed.article.text
    indent = _indent(text, parsed.blocks[passage.block])
    found: list[Span] = []
    above = parsed.blocks[max(0, passage.block - _FARTHEST) : passage.block] if indent else ()
    for block in reversed(above):
        item = _MARK.match(text[block.span.start : block.span.start + 3])
        if not indent or (block.kind is BlockKind.HEADING and not item):
            break
        if (own := _indent(text, block)) < indent:
            found.append(block.span)
            indent = own
    return found


def _indent(text: str, block: Block) -> int:
    """How far a block's first line is moved in."""
    line = text.rfind("\n", 0, block.span.start) + 1
    return len(text[line : block.span.start].expandtabs(4))


def find_members(parsed: Parsed, passage: Passage) -> list[Span]:
    """The items right below the passage's own, indented more, that only name people: "five women …", and who."""
    text, indent = parsed.article.text, _indent(parsed.article.text, parsed.blocks[passage.block])
    found = []
    for block in parsed.blocks[passage.block + 1 :]:
        people = [each.span for each in parsed.entities_in(block.span) if each.label is EntityLabel.PERSON]
        rest = _without(text, block.span, people)
        if _indent(text, block) <= indent or not people or _NOTHING_ELSE.fullmatch(rest) is None:
            break
        found.append(block.span)
    return found


def _without(text: str, span: Span, pieces: list[Span]) -> str:
    """The words of `span` but for those of `pieces`."""
    ends = [span.start, *(piece.end for piece in pieces)]
    starts = [*(piece.start for piece in pieces), span.end]
    return "".join(text[first:last] for first, last in zip(ends, starts, strict=True))


def _heads_by_names(parsed: Parsed) -> bool:
    """Whether the article heads its items by whom they are about: three headings and more begin with a name."""
    headings = [block.span for block in parsed.blocks if block.kind is BlockKind.HEADING]
    return sum(_is_a_name(parsed, span, _BEHIND_ENTRY) for span in headings) >= _SERIES


def _names_anybody(parsed: Parsed, span: Span) -> bool:
    return any(each.label is EntityLabel.PERSON for each in parsed.entities_in(span))


def _is_a_name(parsed: Parsed, span: Span, behind: re.Pattern[str]) -> bool:
    """Whether a heading begins with somebody's name, and goes on, if at all, with who that is."""
    people = [each for each in parsed.entities_in(span) if each.label is EntityLabel.PERSON]
    if not people or len(span.of(parsed.article.text).split()) > _MOST_WORDS:
        return False
    text, first, last = parsed.article.text, people[0].span, people[0].span
    if _is_credited(text, people[0].text):
        return False
    for other in people[1:]:
        between = text[last.end : other.span.start]
        # "Ali" and "SARR" read apart are one name.
        if not between.strip() or _AND.fullmatch(_less_title(between)):
            last = other.span
    opens = _LEAD_IN.fullmatch(_less_title(text[span.start : first.start]))
    goes_on = behind.match(text[last.end : span.end])
    if opens is None or goes_on is None or not _is_whom(opens["key"]):
        return False
    told = goes_on.groupdict()
    if told.get("versus") and " " not in people[0].text:
        return False  # "Shell v State" is no person's case
    place = told.get("place")
    return place is None or place_words(place) is not None


def _is_a_case(parsed: Parsed, span: Span) -> bool:
    """Whether a heading is a case that somebody with a whole name brought: "Shell v State" is no person's."""
    if not _is_a_name(parsed, span, _BEHIND_PARTY):
        return False
    return any(" " in each.text for each in parsed.entities_in(span)[:1])


def _less_title(words: str) -> str:
    """The words before a name without the form of address that ends them: of "* Mr " the mark is left."""
    title = _ADDRESS.search(words)
    always = read_toml("cast")["titles"]["always"]
    return words[: title.start()] if title and title[1].casefold() in always else words


def _is_whom(key: str | None) -> bool:
    """Whether what stands before a colon lets a name follow that the item is about: nothing, "Real name", "Kenya"."""
    return not key or key.casefold() in read_toml("cast")["fields"]["whom"] or bool(only_countries(key))


def _is_credited(text: str, name: str) -> bool:
    """Whether the article names somebody as its own writer or photographer: "Photographs by Awa Sarr"."""
    return name.casefold() in _credits(text)


@lru_cache(maxsize=8)
def _credits(text: str) -> frozenset[str]:
    """Who stands right behind "by", "photos", "©" … near the start of a line, in small letters."""
    return frozenset(hit["name"].casefold() for hit in _CREDIT.finditer(text))
