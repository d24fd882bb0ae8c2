"""A sentence that lists several wins → the clauses that each tell one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.events import KINDS, patterns
from extract.gazetteer import find_countries
from extract.model import EntityLabel, Parsed, Span

_CUT = re.compile(r"\s*;\s+(?:and\s+|while\s+)?|,?\s+(?:and|while|whereas)\s+|,\s+", re.IGNORECASE)
_LEAST = 25  # characters: shorter pieces are names in a list, not clauses


def split_clauses(parsed: Parsed, sentence: Span) -> tuple[Span, ...]:
    """The clauses of `sentence` that tell separate wins; the sentence itself where it tells one.

    A cut is made only where both sides have a country of their own and words of a win of their own: "Chad and Niger
    signed" is one statement, "Chad released ten prisoners, and Niger signed the treaty" two.
    """
    text = parsed.article.text
    words = sentence.of(text)
    cuts = [found for found in _CUT.finditer(words) if not _inside_brackets(words, found.start())]
    pieces: list[Span] = []
    start = 0
    for cut in cuts:
        left, right = words[start : cut.start()], words[cut.end() :]
        if (
            _complete(left)
            and _complete(_up_to_next(right, cuts, cut.end()))
            and _differ(left, _up_to_next(right, cuts, cut.end()))
        ):
            pieces.append(Span(start, cut.start()))
            start = cut.end()
    pieces.append(Span(start, len(words.rstrip(' .”’"!?')) if pieces else len(words)))
    if len(pieces) == 1 or _one_case(parsed, sentence):
        return (sentence,)
    return tuple(Span(sentence.start + piece.start, sentence.start + piece.end) for piece in pieces)


def _up_to_next(right: str, cuts: Sequence[re.Match[str]], offset: int) -> str:
    """The piece that the cut opens: up to the first later cut that leaves it complete."""
    for later in cuts:
        if later.start() > offset and _complete(right[: later.start() - offset]):
            return right[: later.start() - offset]
    return right


def _complete(piece: str) -> bool:
    """Whether a piece names where it happened and what happened, with a verb or the noun of an act."""
    if len(piece) < _LEAST or not find_countries(piece):
        return False
    return any(patterns()[kind].search(piece) for kind in KINDS) and bool(_ACT.search(piece))


_ACT = re.compile(
    r"\b(?:the|a) (?:release|acquittal|dropping|pardon|abolition|repeal|adoption|arrest|conviction|sentencing) of\b"
    r"|\b(?:released|freed|acquitted|pardoned|passed|approved|adopted|abolished|introduced|announced|signed|ratified|fixed|halted|"
    r"lifted|ended|repealed|decriminali[sz]ed|legali[sz]ed|convicted|sentenced|arrested|ruled|struck|ordered|suspended|agreed|voted|"
    r"granted|opened|closed|began|launched|banned|apologi[sz]ed|recogni[sz]ed|withdrew|rejected|overturned|quashed|commuted|"
    r"passes|approves|adopts|abolishes|signs|ratifies|lifts|ends|frees|releases|acquits|pardons)\b",
    re.IGNORECASE,
)


def _differ(left: str, right: str) -> bool:
    ours = {code for found in find_countries(left) for code in found.codes}
    theirs = {code for found in find_countries(right) for code in found.codes}
    return not ours & theirs


def _one_case(parsed: Parsed, sentence: Span) -> bool:
    """Whether the sentence is about one person: his road through two countries is no list."""
    people = {entity.text for entity in parsed.entities_in(sentence) if entity.label is EntityLabel.PERSON}
    return len(people) == 1


def _inside_brackets(words: str, position: int) -> bool:
    before = words[:position]
    return before.count("(") > before.count(")") or before.count("“") > before.count("”")
