"""A sentence that enumerates its wins → one piece for each: "the release of A in Chad, of B in Peru"."""

from __future__ import annotations

import re
from functools import cache

from extract.gazetteer import find_countries
from extract.model import Parsed, Span
from extract.segment.cues import cues_of
from extract.segment.pieces import CLOSING, CUT, WHEN, inside_brackets, told
from extract.segment.statements import any_of, opens_clause

_COUNTED = re.compile(r"\b(two|three|four|five|six|several|both)\b[^:]*:\s+", re.IGNORECASE)
_PEOPLE_LEAST = 3  # of different countries: of two, the second is often where the first was going
_LET_GO = frozenset(f"{clause}:{act}" for clause in ("main", "side") for act in ("freed", "cleared", "spared"))
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "both": 2}


def listed(parsed: Parsed, sentence: Span) -> tuple[Span, ...]:
    """The pieces of `sentence` where it is a list of wins; none where it is not."""
    words = sentence.of(parsed.article.text)
    for find in (_acts_listed, _counted, _people_listed):
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
        piece = re.sub(r"[\s,;.]+(?:and)?\s*$", "", words[start:end])
        pieces.append(Span(sentence.start + start, sentence.start + start + len(piece)))
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


def _people_listed(parsed: Parsed, sentence: Span, words: str) -> list[Span]:
    """ "Those freed include Cuban writer A, three miners from Kazakhstan and B in Mali": a piece for each.

    Only people let go are listed so, each a case of its own; a law's or a ruling's countries are told in one row.
    """
    colon = words.find(": ") + 1
    start = colon + 1 if colon else 0
    if not _LET_GO.intersection(cues_of(words[: start or None])):
        return []
    cuts = [cut for cut in CUT.finditer(words, start) if not inside_brackets(words, cut.start())]
    starts, ends = [start, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(words.rstrip(CLOSING))]
    pieces: list[Span] = []
    seen: list[frozenset[str]] = []
    for one, end in zip(starts, ends, strict=True):
        piece = Span(sentence.start + one, sentence.start + end)
        countries = told(parsed, piece).countries
        if not countries and pieces:
            pieces[-1] = Span(pieces[-1].start, piece.end)
        elif not countries:
            continue  # what stands before the first of them belongs to it
        elif len(countries) > 1 or _only(said := words[one:end]):
            return []
        elif pieces and not colon and opens_clause(said, True):
            return []  # clauses, not people: `clauses.py` weighs where they part
        else:
            pieces.append(piece if pieces else Span(sentence.start + start, piece.end))
            seen.append(countries)
    return pieces if len(pieces) >= _PEOPLE_LEAST and len(set(seen)) == len(seen) else []


def _only(piece: str) -> bool:
    """Whether nobody is named beside the country: "the United States" and "in New Zealand" are places."""
    rest = piece
    for named in reversed(list(find_countries(piece))):
        rest = rest[: named.span.start] + rest[named.span.end :]
    return not re.search(r"\b(?!(?:the|and|from|into|after|with|over|including)\b)[^\W\d_]{3,}", rest)
