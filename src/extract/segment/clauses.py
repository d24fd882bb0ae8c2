"""A sentence that lists several wins → the clauses that each tell one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from extract.gazetteer import find_countries
from extract.learnt import Features, chance, odds, read_weights, weigh
from extract.model import BlockKind, Parsed, Span
from extract.segment.lists import listed
from extract.segment.novelty import countries_in
from extract.segment.pieces import CLOSING, CUT, Told, inside_brackets, times_in, told
from extract.segment.statements import any_of, has_verb, opens_clause

# The chance from which a cut is made. On left-out sets 0.3 cuts 48 times rightly and 6 wrongly, 0.4 43 and 4 times.
_CUT_FROM = 0.3
_LABEL_MOST = 6  # words
_LEAST = 12  # characters: shorter pieces are names in a list, not clauses
_OPENING = 45  # characters within which a clause of its own says where, when or who
_ELLIPTIC = 14  # words: "El Salvador on the 8th, though it keeps the firing squad" needs no verb
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
_LAST = re.compile(r",?\s+and\s+", re.IGNORECASE)
# ", and two days before the envoy was to land": when it was, and nothing that happened besides.
_MEASURED = re.compile(
    r"(?:an?|two|three|four|five|six|seven|eight|nine|ten|some|several|\d+) (?:hours?|days?|weeks?|months?|years?) "
    r"(?:before|after) [^,;]{3,60}? (?:was|were|is|are|had|could|would)\b[^,;]*"
)
_RELATIVE = re.compile(r",? (?:who|which) (?!.*\b(?:who|which)\b)", re.DOTALL)
# "She is out, though Kofi" + "at this writing, is still inside": who it is about stands before the comma.
_BARE_SUBJECT = re.compile(
    r"\b(?:although|though|because|since|when|while|whereas|if|that|unless|until) (?:[A-ZÀ-Þ][\w’-]+ ?){1,4}$"
)
_BARE_VERB = re.compile(rf"{any_of('finite')}(?![\w’-])")
_PRONOUN = re.compile(r"(?:(?:on|in|at|by|from|since) [^,]{1,40}?|[^,]{1,30},) (?:he|she|they|it)\b", re.IGNORECASE)


@cache
def _leans() -> re.Pattern[str]:
    return re.compile(rf"{any_of('leans')}\b")


@cache
def _fronted() -> re.Pattern[str]:
    return re.compile(rf"(?:and |but )?{any_of('fronted')}\b[^,;]*(?:, [^,;]{{1,25}})?", re.IGNORECASE)


@cache
def _again() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('again')}\b", re.IGNORECASE)


def split_clauses(parsed: Parsed, sentence: Span, parts: Sequence[tuple[Span, float]] = ()) -> tuple[Span, ...]:
    """The clauses of `sentence` that tell separate wins; the sentence itself where it tells one.

    `parts` are the statements that stand side by side in it, each with the chance that it states a win.
    """
    words = sentence.of(parsed.article.text)
    if len(pieces := listed(parsed, sentence)) > 1:
        return pieces
    weights = read_weights("segment_weights")["cut"]
    cuts = cuts_of(parsed, sentence, parts, lambda _, features: chance(weigh(features, weights)) >= _CUT_FROM)
    starts = [sentence.start, *(cut.end for cut in cuts)]
    ends = [*(cut.start for cut in cuts), sentence.start + len(words.rstrip(CLOSING))]
    return tuple(map(Span, starts, ends)) if cuts else (sentence,)


# --- clauses ------------------------------------------------------------------------------------------------------


def cuts_of(
    parsed: Parsed, sentence: Span, parts: Sequence[tuple[Span, float]], parted: Callable[[Span, Features], bool]
) -> list[Span]:
    """The places where `parted` holds, between two clauses, by the place and what both sides of it are.

    What is left of a place reaches back to the last one that held.
    """
    words = sentence.of(parsed.article.text)
    cuts = [found for found in CUT.finditer(words) if not inside_brackets(words, found.start())]
    home = _home(parsed, sentence) if cuts else frozenset()
    found: list[Span] = []
    start = 0
    for number, cut in enumerate(cuts):
        end = _clause_end(words, cuts, number)
        if min(cut.start() - start, end - cut.end()) < _LEAST:
            continue
        left = told(parsed, Span(sentence.start + start, sentence.start + cut.start()))
        if not start and not has_verb(left.words):
            continue  # "Chad, Mali and Peru banned it": a list of names before the verb
        right = told(parsed, Span(sentence.start + cut.end(), sentence.start + end))
        if _MEASURED.fullmatch(right.words.rstrip(CLOSING)) or _within_relative(left.words, cut.group(), right.words):
            continue
        if "," in cut.group() and _BARE_SUBJECT.search(left.words):
            continue
        if not start and right.countries and not left.countries:
            left = replace(left, countries=home)
        here = Span(sentence.start + cut.start(), sentence.start + cut.end())
        features = _sides(left, right, cut.group()) | _weighed(parts, here) | _series(words, cuts, number)
        features["cut before"] = float(start > 0)
        if parted(here, features):
            found.append(here)
            start = cut.end()
    return found


def _within_relative(left: str, cut: str, right: str) -> bool:
    """Whether a relative clause goes on behind the cut: "they want the men who took him to Peru and left him there"."""
    relative = _RELATIVE.search(left)
    if relative is None or "," in cut or ";" in cut or not _BARE_VERB.match(right):
        return False
    head, clause = left[: relative.start()], left[relative.end() :]
    # "Awa, who had sued in May, won": the second comma ends the clause, but "who took Awa, a cook, to Peru" goes on.
    return clause.count(",") % 2 == 0 and has_verb(clause) and (has_verb(head) or left[relative.start()] == ",")


def _home(parsed: Parsed, sentence: Span) -> frozenset[str]:
    """The countries that the label or the heading of a sentence's block names: its first clause need not say so.

    "Haiti: ten cane cutters got papers; in Chad a poet was freed" tells of two countries.
    """
    place = bisect_right(parsed.blocks, sentence.start, key=lambda block: block.span.start) - 1
    block, above = parsed.blocks[place], parsed.blocks[max(0, place - 1)]
    label = block.label or (above.span if above.kind is BlockKind.HEADING else None)
    words = label.of(parsed.article.text) if label else ""
    return countries_in(words, ()) if len(words.split()) <= _LABEL_MOST else frozenset()


def _clause_end(words: str, cuts: Sequence[re.Match[str]], number: int) -> int:
    """How far the clause that a cut opens reaches at most: to the next semicolon, or the next clause with a comma."""
    for later in cuts[number + 1 :]:
        if ";" in later.group() or re.search(r",\s+(?:and|while)", later.group()):
            return later.start()
    return len(words)


def _series(words: str, cuts: Sequence[re.Match[str]], number: int) -> Features:
    """Whether full clauses stand in a row: "Chad freed a poet, Mali pardoned two, and Peru closed the camp".

    Each comma alone could part a clause from what only adds to it; the "and" before the last of them tells otherwise.
    """
    clauses = [opens_clause(words[cut.end() :].split(";")[0], True) for cut in cuts]
    joins = [bool(_LAST.fullmatch(cut.group())) for cut in cuts]
    if not clauses[number]:
        return {}
    if joins[number]:
        before = any(clauses[other] and "," in cuts[other].group() and not joins[other] for other in range(number))
        return {"last of a series": 1.0} if before else {}
    later = any(clauses[other] and joins[other] for other in range(number + 1, len(cuts)))
    return {"within a series": 1.0} if later and cuts[number].group().strip() == "," else {}


def _sides(left: Told, right: Told, cut: str) -> Features:
    """What stands on both sides of a cut, and how the one goes on from the other."""
    mark = "semicolon" if ";" in cut else "dash" if re.search("[–—]", cut) else "comma" if "," in cut else "none"
    joined = bool(re.search(r"[a-z]", cut, re.IGNORECASE))
    features = {
        f"mark:{mark}": 1.0,
        "joined": float(joined),
        "left:good": float(left.good),
        "left:bad": float(left.bad),
        "right:good": float(right.good),
        "right:bad": float(right.bad),
        "left:words": min(len(left.words.split()), 40) / 20,
        "right:words": min(len(right.words.split()), 40) / 20,
        "right:clause": float(opens_clause(right.words, mark != "none")),
        "right:anchored": float(_anchored(right)),
        "right:elliptic": float(_elliptic(right)),
        "right:country first": float(_subject(right)),
        "right:together": float(bool(_TOGETHER.search(right.words))),
        "right:pronoun": float(bool(_PRONOUN.match(right.words))),
        "right:former": float(bool(_FORMER.search(right.words))),
        "right:again": float(bool(_again().search(right.words))),
        "right:leans": float(bool(_leans().match(right.words))),
        "left:no verb": float(not has_verb(left.words)),
        "right:no verb": float(not has_verb(right.words)),
        "left:fronted": float(bool(_fronted().fullmatch(left.words))),
        "left:country last": float(_names_only(left, right)),
        "apart": float(not _same(left, right)),
    }
    for kind in ("countries", "names", "times"):
        features |= _relation(kind, getattr(left, kind), getattr(right, kind))
    return features | _together(features)


def _together(features: Features) -> Features:
    """What says more together than apart: a full clause of good news with a time of its own is another win."""
    clause = features["right:clause"] and not features["right:leans"]
    return {
        "both good": features["left:good"] * features["right:good"],
        "clause, both good": float(clause) * features["left:good"] * features["right:good"],
        "clause, other time": float(clause) * features.get("times:other", 0.0),
        "clause, other country": float(clause) * features.get("countries:other", 0.0),
        "clause, other names": float(clause) * features.get("names:other", 0.0),
        "good, again": features["left:good"] * features["right:again"],
    }


def _relation(kind: str, left: frozenset[str], right: frozenset[str]) -> Features:
    if left and right:
        return {f"{kind}:{'same' if left & right else 'other'}": 1.0}
    return {f"{kind}:{'left only' if left else 'right only' if right else 'none'}": 1.0}


def _weighed(parts: Sequence[tuple[Span, float]], cut: Span) -> Features:
    """The chances of the statements on both sides, where the cut lies between two."""
    before = [sure for span, sure in parts if span.end <= cut.end]
    after = [sure for span, sure in parts if span.start >= cut.start]
    if not before or not after:
        return {"within a statement": 1.0}
    left, right = odds(before[-1]) / 3, odds(after[0]) / 3
    return {"left:odds": left, "right:odds": right, "lesser odds": min(left, right)}


def _elliptic(piece: Told) -> bool:
    counted = all(time.endswith(("later", "after", "earlier")) for time in piece.times)
    return (
        len(piece.words.split()) <= _ELLIPTIC
        and bool(piece.times)
        and not counted
        and bool(piece.countries or piece.names)
    )


def _subject(piece: Told) -> bool:
    """Whether a country opens the piece, as the one that acts."""
    return any(found.span.start == 0 for found in find_countries(piece.words[:_OPENING]))


def _names_only(left: Told, right: Told) -> bool:
    # "concluded on Nigeria | and | Ukraine, with the Prosecutor announcing": two names, one statement.
    return _subject(right) and any(found.span.end == len(left.words) for found in find_countries(left.words))


def _anchored(piece: Told) -> bool:
    """Whether a piece opens with its own place, time or name, not as the rest of the clause before it."""
    opening = piece.words[:_OPENING]
    # "The court had said, on 26 May, that …": a day between the halves of one clause.
    if _ASIDE.match(piece.words) or (_leans().match(opening) and not _STANDS.match(opening)):
        return False
    return bool(
        times_in(opening) or any(True for _ in find_countries(opening)) or any(name in opening for name in piece.names)
    )


def _same(left: Told, right: Told) -> bool:
    """Whether both sides are of one event as far as their names go."""
    if left.countries and right.countries:
        return bool(left.countries & right.countries) and not _differ(left.times, right.times)
    return not _differ(left.times, right.times) and not _differ(left.names, right.names)


def _differ(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left and right and not left & right)
