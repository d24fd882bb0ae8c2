"""People whom no reader of names knows, by the look of their names: initials, a title and a word, "el-" and a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache

from extract.cities import cities
from extract.common_words import is_common
from extract.gazetteer import demonym_codes, is_country, subdivision_countries, subdivision_country
from extract.model import Span
from extract.person_names import all_names
from extract.resolve.around.no_names import is_given_name
from extract.tables import read_toml
from extract.text import curly, fold, running

_INITIALS = r"(?P<name>(?:[A-Z]\. ?){1,3}|[A-Z]{2,4}(?![\w’'.-]))"
_IN_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}|[A-Z]{2,4}")
_INITIALS_BESIDE = re.compile(r"(?:, | (?:and|&) )(?P<name>(?:[A-Z]\.){1,3}(?!\w)|[A-Z]{2,4}(?![\w’'.-]| [A-Z]))")
# "Ms A sued", but neither "Mr B. Sow" nor "Mr B Sow".
_LETTER = r"(?<![\w-])(?P<letter>(?:Mr|Mrs|Ms|Mx|Miss)\.?[ \u00a0][A-Z])(?![\w.-]| [A-Z])"
_WORD = r"[A-ZÀ-ÖØ-ÞĀ-ŽƏẠ-Ỹ][^\W\d_A-Z]+(?:[-’'][^\W\d_]+)*"

_AGAINST = re.compile(r"(?: and [Oo]thers)? (?:v|vs)\.? (?:the )?([A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?)")
_SIBLINGS = re.compile(r"\b(?:brothers|sisters|twins|siblings|couple|cousins) $", re.IGNORECASE)
_OPENS_WITH = re.compile(
    r", (?:[a-z]+ed|[a-z]+ (?:since|for|in|of|at|by)|an?|the)\b| (?:was|is|had|has|came|went|got)\b"
)
_HE = re.compile(r"[”\"’)]*\s+(?:He|She|His|Her)\b")
_AT = re.compile(r"\b(?:in|at|near|from|outside|to) $", re.IGNORECASE)
_WHO = re.compile(r",? (?:who|whom)\b")
_OPENING, _CLOSING = ("“", '"', "‘", "«"), ("”", '"', "’", "»")
_MOST = 3  # words of a name that nothing was made of
_AROUND = 60  # characters beside a name that are read
_SHAPE = re.compile(rf"{_WORD}(?:[ -](?:al-|el-)?{_WORD}){{0,3}}")
_RUN = re.compile(rf"(?<![\w’'.&/-]){_WORD}(?:[ -](?:al-|el-)?{_WORD})+(?![\w’-]| &)")


def find_by_look(text: str, sentence: Span, people: Sequence[Span], sure: Sequence[Span]) -> Iterator[Span]:
    """Stretches that name somebody and overlap none of `people`; words, unlike initials, none of `sure` either."""
    for pattern, taken in ((_of_initials(), people), (_of_words(), (*people, *sure))):
        for found in pattern.finditer(text, sentence.start, sentence.end):
            kind = next(name for name, value in found.groupdict().items() if value)
            for span in _with_initials_beside(text, Span(*found.span(kind))):
                if not any(span.overlaps(other) for other in taken) and not is_country(span.of(text)):
                    yield span


def _with_initials_beside(text: str, first: Span) -> Iterator[Span]:
    """ "AB" and "CD" in "known as AB and CD": what is said of the first initials is said of those beside them."""
    yield first
    while _IN_INITIALS.fullmatch(first.of(text)) and (found := _INITIALS_BESIDE.match(text, first.end)):
        first = Span(*found.span("name"))
        yield first


def find_unread(text: str, sentence: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """Two or three capitalised words that nothing was made of as a whole, where only a person's name can stand."""
    small = {*read_toml("names")["not_names"]["words"], *read_toml("cast")["openings"]["words"]}
    for found in _RUN.finditer(text, sentence.start, sentence.end):
        start = found.start()
        while (first := re.match(r"[^ -]+ ", text[start : found.end()])) and _is_before(first.group().strip(), small):
            start += first.end()  # "On Monday X", "The Revd X"
        span = Span(start, found.end())
        if not 1 <= span.of(text).count(" ") <= _MOST - 1 or any(_stands_in(other, span) for other in taken):
            continue
        if stands_like_a_person(text, sentence, span) or _is_told_of(text, sentence, span):
            yield span


def _is_told_of(text: str, sentence: Span, name: Span) -> bool:
    """Whether an unknown name opens a sentence and the next one goes on with "he": "X Y, blind since … . He left"."""
    opens = not text[sentence.start : name.start].strip("“\"‘'*_ ")
    return opens and _OPENS_WITH.match(text, name.end) is not None and _HE.match(text, sentence.end) is not None


def _is_before(word: str, small: Set[str]) -> bool:
    return word.casefold() in small or word in read_toml("cast")["looks"]["titles"]


def _stands_in(other: Span, run: Span) -> bool:
    """Whether what was read otherwise takes the run's place; "Sugaya" in "Toshikazu Sugaya" is but its last word."""
    return run.overlaps(other) and not (run.end == other.end and run.start < other.start)


def stands_like_a_person(text: str, sentence: Span, name: Span) -> bool:
    """Whether what stands beside an unknown name is said of people alone: "X, nineteen, who …", "X’s mother"."""
    words = name.of(text)
    if not _SHAPE.fullmatch(words) or "’s " in curly(words):
        return False
    # “Belén” went home: a town that is called so stands without quotation marks.
    quoted = text[name.start - 1 : name.start] in _OPENING and text[name.end : name.end + 1] in _CLOSING
    if _is_of_the_map(words) and not (quoted and " " not in words):
        return False
    if _ends_in_a_word(words):
        return False
    behind = curly(running(text[name.end : min(sentence.end, name.end + _AROUND)]))
    before = running(text[max(sentence.start, name.start - _AROUND) : name.start])
    behind = behind[1:] if quoted else behind
    if " " not in words and fold(words) not in all_names()[0]:  # one word is as often a town, a people or a band
        return bool(_of_one().match(behind)) or _sues_a_state(behind)
    return bool(_behind_people().match(behind) or _before_people().search(before))


def _sues_a_state(behind: str) -> bool:
    """Whether a word begins a case's name against a state: "Sarr and Others v. Niger"."""
    case = _AGAINST.match(behind)
    return case is not None and any(is_country(name) for name in (case[1], case[1].split()[0]))


def _ends_in_a_word(words: str) -> bool:
    """Whether the last word is an ordinary one: "Golden Future", but not "Alan Hall", who has a given name."""
    first, last = fold(words.split()[0]), fold(words.split()[-1])
    return is_common(last) and last not in all_names()[1] and not (" " in words and is_given_name(first))


def is_of_a_place(text: str, sentence: Span, name: Span) -> bool:
    """Whether what was read as a person's name is a place's: "out of Prey Sar", a town that nobody is called by."""
    given, family = all_names()
    words = fold(name.of(text).replace("-", " ")).split()
    before = running(text[max(sentence.start, name.start - _AROUND) : name.start])
    if _SIBLINGS.search(before):
        return False  # "the brothers Malang and …"
    # "Anbu, who went down", but not "from Anbu, who".
    went = _WHO.match(text, name.end) and not _AT.search(before)
    if cities(name.of(text)) and not went and not any(word in given or word in family for word in words):
        return True
    if len(words) > 1 and len(subdivision_countries(name.of(text))) == 1:
        return True  # "Alta Verapaz", whose first word is a woman's name too
    if len(words) > 2 and words[0] in ("san", "santa", "santo", "são", "sao") and cities(" ".join(words[:2])):
        return (
            True  # "Santa Cruz Barillas": towns are told apart by a word behind the saint's, and people do not begin so
        )
    # "in Sarr v Senegal", "at Sarr’s side": what is called after somebody.
    behind = re.match(r"[*_]*(?: and [Oo]thers)? (?:v|vs|c)\b|[’']s?\b", text[name.end : sentence.end])
    return behind is None and _place_before().search(before) is not None


@cache
def _place_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’-])(?:{'|'.join(read_toml('cast')['stands']['place'])}) $", re.IGNORECASE)


def _is_of_the_map(words: str) -> bool:
    """Whether a place or a people is in the words: "Digital Rights Ireland", "Bogotá Awa Sarr"."""
    first, *rest = words.split()
    # "Jordan Mill", "Grace Rivers": what a given name stands before is a family's name.
    parts = [words] if rest and is_given_name(fold(first)) else [words, first, *rest]
    return bool(cities(words)) or any(
        is_country(part) or demonym_codes(part) or subdivision_country(part) for part in parts
    )


@cache
def _behind_people() -> re.Pattern[str]:
    stands, nouns = read_toml("cast")["stands"], "|".join([*_people_nouns(), *read_toml("roles")["companions"]["kin"]])
    article = r"(?:(?:once|then|now|himself|herself) )?(?:an?|the|our|its|[A-Z]\w+’s)"
    apposed = rf",? {article} (?:[\w’-]+ ){{0,3}}?(?:{nouns})(?![\w-])"
    behind = "|".join([*stands["behind"], *read_toml("cast")["surely_people"]["after"]])
    return re.compile(rf"[”\"’]?(?:{apposed}|{behind})")


@cache
def _of_one() -> re.Pattern[str]:
    return re.compile("|".join(read_toml("cast")["stands"]["behind_one"]))


def _people_nouns() -> list[str]:
    """What somebody may be by calling: "driver", "metalworker", "congressman"."""
    table = read_toml("cast")
    return [*read_toml("roles")["references"]["persons"], *table["looks"]["callings"]]


@cache
def _before_people() -> re.Pattern[str]:
    table = read_toml("cast")
    titles = rf"(?-i:{'|'.join(table['looks']['titles'])})\.?"
    before = "|".join([*table["stands"]["before"], *_people_nouns(), titles])
    return re.compile(rf"(?<![\w-])(?:{before}) [“\"‘]?$", re.IGNORECASE)


@cache
def _of_initials() -> re.Pattern[str]:
    """Initials that are said to be somebody's: "known as N.D.", "Mrs S.", "Ms A", "PK, a schoolgirl"."""
    table = read_toml("cast")["looks"]
    before, nouns = "|".join(table["before_initials"]), "|".join(table["persons"])
    behind = rf"(?=,? (?:(?:was|is) )?an? (?:[\w’-]+ ){{0,3}}?(?:{nouns})\b)"
    again = _INITIALS.replace("?P<name>", "?P<told>")
    people = "|".join((*read_toml("roles")["references"]["persons"], nouns, "cousins?", "clients?"))
    # "two men, S. and T.", "her brother, F., gave": a letter and its full stop behind a word for people.
    # "W, a trans woman": one letter is somebody only with what she is behind it.
    alone = rf"(?<![\w’.-])(?P<alone>[A-Z])(?=, an? (?:[\w’-]+ ){{0,3}}(?:{nouns})\b)"
    beside = rf"(?<![\w-])(?:{people}),? (?P<dotted>(?:[A-Z]\.){{1,3}})(?=[,;:)]| (?:and|or|[a-z]))"
    return re.compile(
        rf"(?<![\w-])(?:{before}) [“\"]?{_INITIALS}|{_LETTER}|{beside}|{alone}|(?<![\w’.-]){again}{behind}"
    )


@cache
def _of_words() -> re.Pattern[str]:
    titles = "|".join(read_toml("cast")["looks"]["titles"])
    titled = rf"(?<![\w-])(?:{titles})\.? (?P<name>{_WORD})(?![\w’'-]| [A-Z])"
    return re.compile(rf"{titled}|(?<![\w’-])(?P<glued>(?:{_WORD} )?[ae]l-{_WORD})")
