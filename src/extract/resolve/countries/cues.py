"""Every place in the stretches around a win where a country is named, by name, people, town, body or code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.calendar_words import number_word
from extract.gazetteer import CountryName, is_demonym
from extract.model import EntityLabel, Parsed, Passage, Span
from extract.resolve.around.pointers import named_again
from extract.resolve.around.surroundings import Surroundings, look_around, table
from extract.resolve.around.zones import find_zones, is_ours
from extract.resolve.countries.homes import first_told, told_countries, writers_countries, writers_country
from extract.resolve.countries.meant import one_code
from extract.resolve.countries.named import find_named
from extract.tables import read_toml

# "landed in Toronto as a refugee": here the journey's end is the win.
_TOWARDS = ("in", "at", "to", "into")
_REFUGE = re.compile(
    r"\b(?:(?:grant|giv|gave|got|receiv|offer|won|win|with|obtain)\w* (?:\w+ ){0,2}"
    r"(?:asylum|refugee status|refuge|refugee papers|protection)|as (?:an? )?(?:\w+ )?refugees?|resettl\w+|"
    r"humanitarian (?:visas?|corridors?))\b"
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|President|Prime Minister|Chancellor|Premier|Colonel|General|PM)\.? $")
# "X, of the Maya people of Belize": a people and its state say who somebody is.
_OF_A_PEOPLE = re.compile(r", of the $")
_COMES_FROM = re.compile(
    r"(?P<comma>, )(?:of|from) (?:the [\w’' -]{3,20} people of )?$|(?P<word>[\w’'-]+ (?:of|from) (?:the )?)$"
)
# "X of Kenya and Y Z of Uganda", where nobody was read in the second name.
_ANOTHER_OF = re.compile(r",?(?: and)? (?:[A-Z][\w’-]+ ){2,4}of (?:the )?")
_SO_DID = re.compile(
    r"\b(?:as|and so|so|like|just as) (?:did|has|have|had|does|do|was|were|will) "
    r"(?:(?:the )?(?:[a-z]+ ){1,3}of )?(?:the )?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:,|/|&|,?\s*\band\b|→|↔)\s*(?:the\s+|(?P<article>an?\s+))?")
_SECOND = re.compile(r"-([A-Z][a-z]+)(?![\w-])")
_LIST_GOES_ON = re.compile(r",|\s+and\b|\s*[/&→]|\s*$")
_ONLY_NOUNS = re.compile(r"(?: [a-z][\w’'-]*){1,4} ")
_NOUN = re.compile(r" (?:\w+ )?([a-z][a-z-]+?)s?\b")
_FIRST_NOUN = re.compile(r" ([a-z][a-z-]+?)s?\b")
# "interpreter", "sculptor", "violinist": who does something.
_AGENT = re.compile(r"(?:[a-z]{3}(?:er|or|ist|eer)|man|woman|men|women|year-old)$")
_COUNTS = frozenset(["a", "an", "another", "young", "fellow", "many", "several", "some", "those", "these"])
# What follows a people's name that is a noun: "a Syrian in", "an Afghan could", "two Thais, one of them".
_GOES_ON = re.compile(
    r"[”\"’)]*(?:$|[,.;:!?–—(]|[’']s?\b| (?:who|whom|whose|which|that|of|in|at|on|to|from|by|for|with|after|"
    r"before|since|under|held|arrested|accused|convicted|jailed|detained|facing|living|was|were|is|are|has|have|had|"
    r"can|could|will|would|may|might|must|should|did|does)\b)"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One place where a country is named: the stretch, the kind of name, the words around it."""

    code: str
    zone: str
    kind: str  # "name", "demonym", "flag", "subdivision", "prison", "body", "ruler", "city" or "seat"
    span: Span
    around: Surroundings
    early: bool
    plural: bool = False  # "the Thais", whom the state stands behind
    joined: str = ""  # the code of the name before it in a list: "Togo and Benin"


def find_cues(parsed: Parsed, passage: Passage) -> Iterator[Cue]:
    """Every naming of a country that may place the win: zone by zone, then what the article is about as a whole."""
    for zone, spans in find_zones(parsed, passage):
        for span in spans:
            told: list[Cue] = []
            for found in find_named(parsed, span, zone):
                told.append(_cue(parsed, span, zone, found, told[-1] if told else None))
            yield from told
            again = named_again(parsed.article.text, span) if zone == "lead" else None
            if again and (not told or _hosted_by_one(told, *again)):
                at, codes = again
                around = look_around(parsed.article.text, span, at)
                for place, code in enumerate(codes):
                    joined = codes[place - 1] if place else ""
                    yield Cue(code, zone, "name", at, around, at.start - span.start < 6, joined=joined)
    if is_ours(parsed.article.text, passage):
        yield from (_unsaid(parsed, home, "home", "name") for home in writers_countries(parsed))
    yield from _throughout(parsed)


def _hosted_by_one(told: Sequence[Cue], both: Span, codes: tuple[str, ...]) -> bool:
    """Whether all that a lead names is in one of the two states that it speaks of first: "The two signed in Asmara"."""
    return both.start < told[0].span.start and {cue.code for cue in told} < set(codes)


def _throughout(parsed: Parsed) -> Iterator[Cue]:
    """The country that the article is about as a whole, and its writers': what is left unsaid is mostly of these."""
    told = told_countries(parsed)
    (code, times), (_, second) = ([*told.most_common(2), ("", 0), ("", 0)])[:2]
    home = writers_country(parsed)
    most = code if times >= 3 and times >= 2 * second else ""
    for one in sorted({home, most} - {""}):
        kind = "most, writers" if home == most else "most" if one == most else "writers"
        yield _unsaid(parsed, one, "throughout", kind)


def _unsaid(parsed: Parsed, code: str, zone: str, kind: str) -> Cue:
    """A country that a lead leaves unsaid, where the article names it first."""
    at = first_told(parsed).get(code, parsed.blocks[0].span)
    return Cue(code, zone, kind, at, Surroundings("-", "end", False, "", "", ""), False)


def _cue(parsed: Parsed, span: Span, zone: str, found: CountryName, last: Cue | None) -> Cue:
    text = parsed.article.text
    name = Span(span.start + found.span.start, span.start + found.span.end)
    if found.kind == "ruler" and (title := _TITLE.search(text[span.start : name.start])):
        name = Span(span.start + title.start(), name.end)  # "before Mr Obama was due" tells a time
    around, early = look_around(text, span, name), found.span.start < 6
    if (
        _of_person(parsed, span, name, around)
        if found.kind in ("demonym", "people")
        else is_home(parsed, span, name, around)
    ):
        around = replace(around, after="person")
    of_person = last is not None and last.around.after == "person" and last.around.before == "of"
    if last and of_person and _ANOTHER_OF.fullmatch(text, last.span.end, name.start):
        around = replace(around, after="person")
    if zone == "lead" and around.told == "arrived" and around.before in _TOWARDS and _REFUGE.search(span.of(text)):
        around = replace(around, before="in", told="")
    if text.rfind("(", span.start, name.start) > text.rfind(")", span.start, name.start):
        around = replace(around, before="in brackets")
    joined = last is not None and (_joined(text, span, last, name, found.kind) or _does_too(text, span, last, name))
    if last and joined:
        # "in Germany and Sweden", "Togo and Benin both": what holds for the first holds for the others.
        around = replace(around, before=last.around.before, told=last.around.told)
        early = last.early
    if last and text[last.span.end : name.start] == "-":
        around = replace(around, before=last.around.before, told=last.around.told)  # "a Palestinian-Egyptian printer"
    if zone == "label" and text[: name.start].rstrip().endswith("→"):
        around = replace(around, before="to", told="arrived")  # "MALI → NIGER": who came to Niger left Mali
    plural = found.kind == "demonym" and text[: name.start].endswith(("the ", "The ")) and name.of(text).endswith("s")
    beside = last.code if last and joined else ""
    return Cue(one_code(parsed, found, span), zone, found.kind, name, around, early, plural, beside)


def is_home(parsed: Parsed, span: Span, name: Span, around: Surroundings) -> bool:
    """Whether a place is where somebody or a firm comes from: "X of Dublin", "X, a pilot, of Y", "a nurse from Z"."""
    text = parsed.article.text
    if around.possessive and len("’s ") in _people_behind(parsed, span, name):
        return True  # "Ethiopia’s Awa Sarr"
    hit = _COMES_FROM.search(text[max(span.start, name.start - 60) : name.start])
    if around.before not in ("of", "from") or hit is None:
        return False
    if hit["comma"]:
        return around.before == "of"
    end = name.start - len(hit["word"]) + hit["word"].index(" ")
    for entity in parsed.entities_in(span):
        if entity.span.end == end and entity.label in (EntityLabel.PERSON, EntityLabel.ORG):
            ahead = text[span.start : entity.span.start].split()[-1:]
            words = table("institutions", "words")
            # "President X of Kenya" acts for it, and "the Supreme Court of Kenya" is its court.
            return not {word.casefold() for word in (*ahead, entity.text.split()[-1])} & words
    return hit["word"].split()[0].casefold() in _person_nouns()


def _joined(text: str, span: Span, last: Cue, name: Span, kind: str) -> bool:
    """Whether two names stand in one list; a comma alone may end a clause: "A month after Estonia, Lithuania …"."""
    gap = _JOINED.fullmatch(text[last.span.end : name.start])
    # "a Finnish and a Dutch bank", but "nurses from Bulgaria and a Palestinian doctor".
    if gap and gap["article"] and not last.kind == kind == "demonym":
        return False
    return gap is not None and (
        gap.group().strip() != "," or bool(_LIST_GOES_ON.match(text, name.end, min(name.end + 8, span.end)))
    )


def _of_person(parsed: Parsed, span: Span, name: Span, around: Surroundings) -> bool:
    """Whether a demonym is somebody's nationality: "the Spanish nurse X", "a Danish citizen", "two Egyptians"."""
    text = parsed.article.text
    # "a Palestinian-Egyptian activist": what follows both follows the first.
    second = _SECOND.match(text, name.end, span.end)
    if second and is_demonym(second[1]):
        name = Span(name.start, second.end())
    following = text[name.end : span.end]
    word = name.of(text)
    if around.following == "people" and _OF_A_PEOPLE.search(text, max(span.start, name.start - 9), name.start):
        return True
    if around.after == "institution":
        # "sending the Somalis home" is no ministry's.
        return around.following == "home" and word.endswith("s")
    # "four Eritreans", "an Afghan could not": people, and no state's own.
    if word.endswith("ians") or (_counts(around.previous) and _GOES_ON.match(following)):
        return True
    if (hit := _NOUN.match(following)) and (hit[1].casefold() in _person_nouns() or _AGENT.search(hit[1])):
        return True
    # "two Austrian teachers were shot": the noun stands first.
    if (hit := _FIRST_NOUN.match(following)) and hit[1] in _person_nouns():
        return True
    starts = _people_behind(parsed, span, name)
    return any(_ONLY_NOUNS.fullmatch(following[:start]) for start in starts if 0 < start < 50)


def _does_too(text: str, span: Span, last: Cue, name: Span) -> bool:
    """Whether what the state named before did is told of this one too: "Togo ratified the protocol, as did Benin"."""
    opens = last.early or (last.zone == "lead" and last.around.opens)
    return opens and _SO_DID.search(text[max(span.start, name.start - 60) : name.start]) is not None


def _people_behind(parsed: Parsed, span: Span, name: Span) -> set[int]:
    """How many characters behind a name the people of the stretch begin."""
    return {e.span.start - name.end for e in parsed.entities_in(span) if e.label is EntityLabel.PERSON}


def _counts(word: str) -> bool:
    return word in _COUNTS or number_word(word) is not None


@cache
def _person_nouns() -> frozenset[str]:
    return frozenset(read_toml("names")["roles"]) | table("people", "words")
