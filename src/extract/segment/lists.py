"""A sentence that enumerates its wins → one piece for each: "the release of A in Chad, of B in Peru"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from extract.calendar_words import is_calendar_line, month_pattern
from extract.gazetteer import find_countries
from extract.model import EntityLabel, Parsed, Span
from extract.segment.pieces import CLOSING, CUT, WHEN, inside_brackets, told
from extract.segment.statements import any_of, has_verb, opens_clause
from extract.telling.cues import cues_of

_COUNTED = re.compile(r"\b(two|three|four|five|six|several|both)\b[^:]*:\s+", re.IGNORECASE)
_LOOSE = re.compile(r"[\s,;.]+(?:and)?\s*$")  # at the end of a piece
_BRACKETS = re.compile(r"\(([^()]+)\)")
_NEXT_PLACE = re.compile(r"(?:,? and|,|;) (?:in )?(?=(?:the )?[A-ZÀ-Þ](?:\S* ){1,5}$)")
_AND = re.compile(
    r",? and (?P<piece>(?:(?:the|an?) )?(?:(?!(?:to|of|for|with|by|from|in|at|on|against|after) )[a-z-]+ ){0,3})"
    r"(?=[A-ZÀ-Þ])"
)
_MONTH = rf"(?i:{month_pattern()})"
_DAY = rf"(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: {_MONTH})?|{_MONTH}(?: \d{{1,2}})?)"
_DATED = re.compile(rf" (?:on|in) (?P<day>{_DAY})\b")
_SPAN = r"(?:day|night|week|month|year|fortnight|spring|summer|autumn|winter|morning|evening|afternoon)s?"
_TIME = (
    rf"(?:(?:on|in) {_DAY}"
    rf"|(?:(?:on|in) )?(?:the|that) (?:same|next|following|very same) {_SPAN}"
    rf"|(?:an?|two|three|four|five|six|ten|some|\d+) {_SPAN} (?:later|after|afterwards)),?"
)
# "… and on the same day the poet" + "Awa Sarr", "…; in August another twenty-five"
_THEN = re.compile(
    rf",? and (?P<piece>{_TIME} (?:for )?(?:(?!(?:to|of|for|with|by|from|in|at|on) )[a-z-]+ ){{0,5}})(?=[A-ZÀ-Þ])"
)
_MORE = re.compile(
    rf"(?:;(?: and)?|,? and) (?P<piece>{_TIME} (?:another|a further|the other|the remaining|[\w-]+ (?:more|others))\b)"
)
_ASIDE = re.compile(r",? (?:who(?:se|m)?|which)\b[^,;]*|,? (?:although|though|because|since|when|while)\b.*", re.DOTALL)
_PEOPLE_LEAST = 3  # of different countries: of two, the second is often where the first was going
_LET_GO = frozenset(f"{clause}:{act}" for clause in ("main", "side") for act in ("freed", "cleared", "spared"))
_SPACE = re.compile(r"\s")
_AUXILIARY = re.compile(r"(?:was|were|is|are|has|have|had|will|would)\b")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "both": 2}


def listed(parsed: Parsed, sentence: Span) -> tuple[Span, ...]:
    """The pieces of `sentence` where it is a list of wins; none where it is not."""
    words = _SPACE.sub(" ", sentence.of(parsed.article.text))  # as long: a line may end anywhere in a piece
    for find in (_acts_listed, _counted, _dated, _elided, _then_others, _people_listed):
        if len(pieces := find(parsed, sentence, words)) > 1:
            return tuple(pieces)
    return ()


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"\b(?:the|a) {any_of('acts')}\b(?: of\b)?|(?:(?<=, )|(?<=and ))of (?=the |[A-Z])")


def _acts_listed(parsed: Parsed, sentence: Span, words: str) -> list[Span]:
    """ "the release of A in Chad, of B in Peru and the acquittal of C in Iran": one piece for each country."""
    starts = [found.start() for found in _acts().finditer(words)]
    if len(starts) < 2:
        return []
    pieces = []
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        pieces.append(Span(sentence.start + start, sentence.start + start + len(_LOOSE.sub("", words[start:end]))))
    countries = [told(parsed, piece).countries for piece in pieces]
    return pieces if all(countries) and len(set(countries)) == len(countries) else []


def _counted(parsed: Parsed, sentence: Span, words: str) -> list[Span]:
    """ "Two men came home: A on the 15th, and B on the 21st": as many pieces as are told, each with its own time."""
    frame = _COUNTED.search(words)
    if not frame:
        return []
    cuts = [cut for cut in CUT.finditer(words, frame.end()) if not inside_brackets(words, cut.start())]
    pieces: list[Span] = []
    start = frame.end()
    for number, cut in enumerate([*cuts, None]):
        end = cut.start() if cut else len(words.rstrip(CLOSING))
        rest = [later for later in cuts[number + 1 :] if WHEN.search(words[later.start() :])]
        if WHEN.search(words[start:end]) and (cut is None or rest or WHEN.search(words[cut.end() :])):
            pieces.append(Span(sentence.start + start, sentence.start + end))
            start = cut.end() if cut else end
    wanted = _NUMBERS.get(frame.group(1).casefold(), len(pieces))
    return pieces if len(pieces) == wanted and pieces[-1].end >= sentence.start + len(words) - 4 else []


def _dated(parsed: Parsed, sentence: Span, words: str) -> list[Span]:
    """ "The assemblies of Peru (3 May), Chad (7 May) and Mali (9 May) voted for it": a piece for each with its day."""
    days = [hit for hit in _BRACKETS.finditer(words) if is_calendar_line(hit[1])]
    joints = [_NEXT_PLACE.match(words[one.end() : other.start()]) for one, other in pairwise(days)]
    if len({day[1] for day in days}) < len(days) or not all(joints):
        return []
    starts = [0, *(day.end() + joint.end() for day, joint in zip(days, joints, strict=False) if joint)]
    ends = [*(day.end() for day in days[:-1]), len(words.rstrip(CLOSING))]
    return [Span(sentence.start + one, sentence.start + end) for one, end in zip(starts, ends, strict=True)]


def _elided(parsed: Parsed, sentence: Span, words: str) -> list[Span]:
    """ "A was let out on 3 May, and the poet B on 5 June": a piece for each, though the verb is told once."""
    for joint in _AND.finditer(words):
        left, right, named = _parted(parsed, sentence, words, joint)
        # "… wrote to A and her son B in May": both are of one clause.
        if named is None or any(each.span.end == left.end for each in parsed.entities_in(left)):
            continue
        before, behind = words[: joint.start()], words[joint.start("piece") :]
        day = _DATED.match(words, named.end - sentence.start)
        days = {found["day"] for found in _DATED.finditer(before)}
        if day and days and day["day"] not in days and has_verb(before) and not has_verb(behind):
            return [left, right]
    return []


def _then_others(parsed: Parsed, sentence: Span, words: str) -> list[Span]:
    """ "A was let out on 3 May, and two days later the poet B", "…; in June another ten": the verb is told once."""
    for joint in (*_THEN.finditer(words), *_MORE.finditer(words)):
        left, right, named = _parted(parsed, sentence, words, joint)
        if joint.re is _THEN and named is None:
            continue
        before, behind = words[: joint.start()], words[joint.start("piece") :]
        if has_verb(before) and not has_verb(_ASIDE.sub("", behind)) and not inside_brackets(words, joint.start()):
            return [left, right]
    return []


def _parted(parsed: Parsed, sentence: Span, words: str, joint: re.Match[str]) -> tuple[Span, Span, Span | None]:
    """What stands on either side of a joint, and the person right behind it, outside brackets, where one is."""
    left = Span(sentence.start, sentence.start + joint.start())
    right = Span(sentence.start + joint.start("piece"), sentence.start + len(words.rstrip(CLOSING)))
    named = next((e.span for e in parsed.entities_in(right) if e.label is EntityLabel.PERSON), None)
    behind = named is not None and named.start == sentence.start + joint.end()
    return left, right, named if behind and not inside_brackets(words, joint.start()) else None


@dataclass
class _Case:
    """One of those whom a sentence lists, as far as it has been read: where, the countries, whether anybody is told."""

    start: int
    end: int
    countries: frozenset[str]
    people: bool

    @property
    def complete(self) -> bool:
        return self.people and len(self.countries) == 1


def _people_listed(parsed: Parsed, sentence: Span, words: str) -> list[Span]:
    """ "Those freed include Cuban writer A, three miners from Kazakhstan, B, a nurse, in Mali": a piece for each.

    Only people let go are listed so, each a case of its own; a law's or a ruling's countries are told in one row.
    """
    colon = words.find(": ") + 1
    start = colon + 1 if colon else 0
    if not _LET_GO.intersection(cues_of(words[: start or None])):
        return []
    cuts = [cut for cut in CUT.finditer(words, start) if not inside_brackets(words, cut.start())]
    cases: list[_Case] = []
    for before, after in pairwise((None, *cuts, None)):
        one, end = before.end() if before else start, after.start() if after else len(words.rstrip(CLOSING))
        said, span = words[one:end], Span(sentence.start + one, sentence.start + end)
        countries = told(parsed, span).countries
        named = any(entity.label is EntityLabel.PERSON for entity in parsed.entities_in(span))
        people = named or (bool(countries) and not _only(said))
        alone = bool(cases) and cases[-1].people and not cases[-1].countries
        if alone and named and countries and not (before and "and" in before.group()):
            # Whoever has no country belongs to the one before: "Azeri blogger A, B's old deputy, Cuban writer C".
            if len(cases) == 1:
                return []
            cases[-2:] = [replace(cases[-2], end=cases[-1].end)]
        if cases and not (cases[-1].complete and (countries or people)):
            case = cases[-1]
            case.end, case.countries, case.people = span.end, case.countries | countries, case.people or people
        elif cases and not colon and (opens_clause(said, True) or _AUXILIARY.match(said)):
            return []  # clauses, not people: `clauses.py` weighs where they part
        else:
            cases.append(_Case(span.start, span.end, countries, people))
    apart = len({case.countries for case in cases}) == len(cases) >= _PEOPLE_LEAST
    if not apart or not all(case.complete for case in cases):
        return []
    ends = (case.start + len(_LOOSE.sub("", Span(case.start, case.end).of(parsed.article.text))) for case in cases)
    return [Span(case.start, end) for case, end in zip(cases, ends, strict=True)]


def _only(piece: str) -> bool:
    """Whether nobody is named beside the country: "the United States" and "in New Zealand" are places."""
    rest = piece
    for named in reversed(list(find_countries(piece))):
        rest = rest[: named.span.start] + rest[named.span.end :]
    return not re.search(r"\b(?!(?:the|and|from|into|after|with|over|including)\b)[^\W\d_]{3,}", rest)
