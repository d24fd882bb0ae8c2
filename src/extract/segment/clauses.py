"""A sentence that lists several wins → the clauses that each tell one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.calendar_words import month_pattern, weekday_pattern
from extract.gazetteer import find_countries
from extract.model import EntityLabel, Parsed, Span
from extract.segment.cues import tells_of
from extract.tables import read_toml

_CUT = re.compile(
    r"\s*;\s+(?:and\s+|while\s+)?|,?\s+(?:and|while)\s+|,\s+|\s+[–—]\s+(?=and\s)(?:and\s+)?", re.IGNORECASE
)
_LEAST = 12  # characters: shorter pieces are names in a list, not clauses
_CLAUSE = 40  # characters of a clause that only a comma parts from the next one
_OPENING = 45  # characters within which a clause of its own says where, when or who
_ELLIPTIC = 14  # words: "El Salvador on the 8th, though it keeps the firing squad" needs no verb
_WHEN = re.compile(
    rf"\b(?:the )?\d{{1,2}}(?:st|nd|rd|th)\b|\b{month_pattern()}|\b{weekday_pattern()}|\b(?:19|20)\d\d\b|"
    r"\b\d{1,2}[./]\d{1,2}\b|\b(?:\w+ )?(?:days?|weeks?|months?|years?|fortnight) "
    r"(?:later|after|afterwards|before|earlier|ago|on)\b|"
    r"\b(?:yesterday|today|this (?:week|month|year|spring|summer|autumn|winter))\b",
    re.IGNORECASE,
)
# "this June Castillo was given", "his friend Abdullah al-Zaher followed": not leaning, for all its first word.
_ASIDE = re.compile(r"[^,]{1,40}, that\b")
_STANDS = re.compile(
    r"(?:this|after|before|since|by|from) (?=.{0,12}\d|[A-Z])|(?:his|her|their) (?:[a-z-]+ ){1,2}[A-Z]"
)
_FORMER = re.compile(r"\bhad (?:\w+ly |also |not |never )?(?:been|\w+(?:ed|en|wn|ld|nt|pt|ght|nd|me|ne|un))\b")
# "three women left prison with her", "the rest were thrown out that day": the same event told further.
_TOGETHER = re.compile(
    r"\b(?:together|that (?:same )?(?:day|night|evening)|(?:with|beside|alongside|behind) (?:him|her|them)|both)\b"
)
# "he was to be freed, and on 2 November he was": the pronoun is the subject of the clause before.
_PRONOUN = re.compile(r"(?:(?:on|in|at|by|from|since) [^,]{1,40}?|[^,]{1,30},) (?:he|she|they|it)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(two|three|four|five|six|several|both)\b[^:]*:\s+", re.IGNORECASE)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "both": 2}


def _any_of(table: str) -> str:
    return rf"(?:{'|'.join(read_toml('clauses')[table]['words'])})"


@cache
def _leans() -> re.Pattern[str]:
    return re.compile(rf"{_any_of('leans')}\b")


@cache
def _fronted() -> re.Pattern[str]:
    return re.compile(rf"(?:and |but )?{_any_of('fronted')}\b[^,;]*(?:, [^,;]{{1,25}})?", re.IGNORECASE)


@cache
def _again() -> re.Pattern[str]:
    return re.compile(rf"\b{_any_of('again')}\b", re.IGNORECASE)


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"\b(?:the|a) {_any_of('acts')}\b(?: of\b)?|(?:(?<=, )|(?<=and ))of (?=the |[A-Z])")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a piece of a sentence names: codes of countries, places and people, times; and how it is told."""

    words: str
    countries: frozenset[str]
    names: frozenset[str]
    times: frozenset[str]
    good: bool
    bad: bool

    @property
    def own(self) -> bool:
        return bool(self.countries or self.names or self.times)


def split_clauses(parsed: Parsed, sentence: Span) -> tuple[Span, ...]:
    """The clauses of `sentence` that tell separate wins; the sentence itself where it tells one.

    A cut is made only where both sides say who, where or when for themselves, and differ in it: "Chad and Niger signed"
    is one statement, "Chad released ten prisoners, and Niger signed the treaty" two.
    """
    words = sentence.of(parsed.article.text)
    for pieces in (_listed(parsed, sentence, words), _counted(parsed, sentence, words), _cut(parsed, sentence, words)):
        if len(pieces) > 1:
            return tuple(pieces)
    return (sentence,)


# --- clauses ------------------------------------------------------------------------------------------------------


def _cut(parsed: Parsed, sentence: Span, words: str) -> list[Span]:
    cuts = [found for found in _CUT.finditer(words) if not _inside_brackets(words, found.start())]
    pieces: list[Span] = []
    start = 0
    for number, cut in enumerate(cuts):
        left = _told(parsed, Span(sentence.start + start, sentence.start + cut.start()))
        right = _told(parsed, Span(sentence.start + cut.end(), sentence.start + _clause_end(words, cuts, number)))
        if min(len(left.words), len(right.words)) >= _LEAST and _separate(left, right, cut.group()):
            pieces.append(Span(sentence.start + start, sentence.start + cut.start()))
            start = cut.end()
    return [*pieces, _last(sentence, words, start)] if pieces else []


def _clause_end(words: str, cuts: Sequence[re.Match[str]], number: int) -> int:
    """How far the clause that a cut opens reaches at most: to the next semicolon, or the next clause with a comma."""
    for later in cuts[number + 1 :]:
        if ";" in later.group() or re.search(r",\s+(?:and|while)", later.group()):
            return later.start()
    return len(words)


def _last(sentence: Span, words: str, start: int) -> Span:
    return Span(sentence.start + start, sentence.start + len(words.rstrip(' .”’"!?')))


def _separate(left: _Told, right: _Told, cut: str) -> bool:
    """Whether the clauses on both sides of a cut tell two events."""
    if right.bad or not left.own or _same(left, right) or _FORMER.search(right.words):
        return False
    if not _anchored(right, anywhere=";" in cut) or _TOGETHER.search(right.words) or _PRONOUN.match(right.words):
        return False
    apart = bool(left.countries and right.countries)
    told = left.good or bool(left.countries and left.times)
    again = bool(_again().search(right.words)) and left.good
    if ";" in cut:
        return (told and (right.good or again or bool(right.countries) or _elliptic(right))) or (apart and right.good)
    named, apart = apart, apart or bool(left.times and right.times)
    if re.search(r",\s+(?:and|while)", cut):
        return apart and (again or (right.good and (told or _subject(right))) or (told and _elliptic(right)))
    if cut.strip() == ",":
        stands = len(left.words) >= _CLAUSE and not _fronted().fullmatch(left.words)
        return apart and (left.good or (told and _subject(right))) and right.good and stands
    return left.good and right.good and named and not _names_only(left, right)


def _elliptic(piece: _Told) -> bool:
    counted = all(time.endswith(("later", "after", "earlier")) for time in piece.times)
    return (
        len(piece.words.split()) <= _ELLIPTIC
        and bool(piece.times)
        and not counted
        and bool(piece.countries or piece.names)
    )


def _subject(piece: _Told) -> bool:
    """Whether a country opens the piece, as the one that acts."""
    return any(found.span.start == 0 for found in find_countries(piece.words[:_OPENING]))


def _names_only(left: _Told, right: _Told) -> bool:
    # "concluded on Nigeria | and | Ukraine, with the Prosecutor announcing": two names, one statement.
    return _subject(right) and any(found.span.end == len(left.words) for found in find_countries(left.words))


def _anchored(piece: _Told, anywhere: bool = False) -> bool:
    """Whether a piece opens with its own place, time or name, not as the rest of the clause before it.

    Good news with a time may have that `anywhere`, where a semicolon parts the clauses.
    """
    opening = piece.words[:_OPENING]
    # "The court had said, on 26 May, that …": a day between the halves of one clause.
    if _ASIDE.match(piece.words) or (_leans().match(opening) and not _STANDS.match(opening)):
        return False
    return (anywhere and piece.good and bool(piece.times)) or bool(
        _times(opening) or any(True for _ in find_countries(opening)) or any(name in opening for name in piece.names)
    )


def _same(left: _Told, right: _Told) -> bool:
    """Whether both sides are of one event as far as their names go."""
    if left.countries and right.countries:
        return bool(left.countries & right.countries) and not _differ(left.times, right.times)
    return not _differ(left.times, right.times) and not _differ(left.names, right.names)


def _differ(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left and right and not left & right)


def _told(parsed: Parsed, span: Span) -> _Told:
    words = span.of(parsed.article.text)
    names = {e.text for e in parsed.entities_in(span) if e.label in (EntityLabel.PERSON, EntityLabel.LOC)}
    countries = {code for found in find_countries(words) for code in found.codes}
    times = _times(words)
    tells = tells_of(words)
    return _Told(words, frozenset(countries), frozenset(names), times, "good" in tells, tells == frozenset({"bad"}))


def _times(words: str) -> frozenset[str]:
    # "herders may now register" names no month.
    found = (" ".join(hit.group().split()) for hit in _WHEN.finditer(words))
    return frozenset(time.casefold() for time in found if time not in ("may", "march", "mar", "sat", "sun"))


def _inside_brackets(words: str, position: int) -> bool:
    before = words[:position]
    return before.count("(") > before.count(")") or before.count("“") > before.count("”")


# --- lists --------------------------------------------------------------------------------------------------------


def _listed(parsed: Parsed, sentence: Span, words: str) -> list[Span]:
    """ "the release of A in Chad, of B in Peru and the acquittal of C in Iran": one piece for each country."""
    starts = [found.start() for found in _acts().finditer(words)]
    if len(starts) < 2:
        return []
    pieces = []
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        piece = re.sub(r"[\s,;.]+(?:and)?\s*$", "", words[start:end])
        pieces.append(Span(sentence.start + start, sentence.start + start + len(piece)))
    told = [_told(parsed, piece).countries for piece in pieces]
    return pieces if all(told) and len(set(told)) == len(told) else []


def _counted(parsed: Parsed, sentence: Span, words: str) -> list[Span]:
    """ "Two men came home: A on the 15th, and B on the 21st": as many pieces as are told, each with its own time."""
    frame = _COUNTED.search(words)
    if not frame:
        return []
    cuts = [cut for cut in _CUT.finditer(words, frame.end()) if not _inside_brackets(words, cut.start())]
    pieces: list[Span] = []
    start = frame.end()
    for number, cut in enumerate([*cuts, None]):
        end = cut.start() if cut else len(words.rstrip(' .”’"!?'))
        rest = [later for later in cuts[number + 1 :] if _WHEN.search(words[later.start() :])]
        if _WHEN.search(words[start:end]) and (cut is None or rest or _WHEN.search(words[cut.end() :])):
            pieces.append(Span(sentence.start + start, sentence.start + end))
            start = cut.end() if cut else end
    wanted = _NUMBERS.get(frame.group(1).casefold(), len(pieces))
    return pieces if len(pieces) == wanted and pieces[-1].end >= sentence.start + len(words) - 4 else []
