"""All date expressions of an article, and whether the dates behind each may be counted from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extract.dates.article.editions import ahead
from extract.dates.article.frame import Frame
from extract.dates.reading.choosing import Candidate, is_name, usable
from extract.dates.standing.cues import standing
from extract.dates.standing.standings import Standing
from extract.dates.standing.zones import whole
from extract.dates.words.background import earlier_in_life
from extract.dates.words.expressions import find_expressions
from extract.dates.words.values import Expression, Kind
from extract.model import BlockKind, Parsed, Passage, Span

_ANCHORS = (Standing.EVENT, Standing.WEAK)
_STATED = ("label", "lead")
_OWN_ZONES = (*_STATED, "shared", "opening", "said", "before")
_TOLD = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.HEADING)

Anchor = tuple[Expression, bool]


def find_anchors(
    parsed: Parsed, passages: Sequence[Passage], chosen: Mapping[Span, Sequence[Candidate]], frame: Frame
) -> list[Anchor]:
    """Every expression outside captions, quotations and chrome, with whether later dates may be counted from it.

    `chosen` are the dates of each win by its lead, the likeliest first.
    """
    asides = [span for passage in passages for span in passage.asides]
    found: dict[Span, Anchor] = {}
    for expression, counts in _in_text(parsed, asides, frame):
        found.setdefault(expression.span, (expression, counts))
    own: set[Span] = set()  # the dates that stand in the lead or label of a win
    for several in chosen.values():
        for candidate in several:
            place, stated = candidate.expression.span, candidate.zone in _STATED
            # "On 3 May … The next day … Two days later": a date of the second win, whatever it is beside the third
            if stated or place not in own:
                found[place] = (candidate.expression, _carries(candidate, several, frame))
            if stated:
                own.add(place)
    return [found[span] for span in sorted(found)]


def _in_text(parsed: Parsed, asides: Sequence[Span], frame: Frame) -> Iterator[Anchor]:
    """The expressions of all sentences, wins or not; none is counted from "since 2011" or "in his childhood"."""
    for place, block in enumerate(parsed.blocks):
        for sentence in _sentences(parsed, place) if block.kind in _TOLD else ():
            text = sentence.of(parsed.article.text)
            for one in find_expressions(text, sentence.start, frame.order):
                if is_name(one, parsed) or any(aside.contains(one.span) for aside in asides):
                    continue
                before = text[: one.span.start - sentence.start]
                counts = standing(one, text, sentence.start) in _ANCHORS and is_fine(one) and one.cue != "since"
                yield one, counts and not (ahead().search(before) or earlier_in_life(before[-400:]))


def _carries(candidate: Candidate, several: Sequence[Candidate], frame: Frame) -> bool:
    """Whether the next win may be counted from a date of this one, whose dates are `several`, the likeliest first."""
    one = candidate.expression
    own = candidate.zone in _OWN_ZONES
    alone = not any(usable(each) for each in several)
    # "It came into force a month later" tells what followed: the next win is not counted from there.
    if not (
        (own and (candidate.standing in _ANCHORS or (alone and candidate.told_of)))
        or (candidate.standing is Standing.EVENT and _is_written(one))
    ):
        return False
    # "Freed on 12 October, he was in church the next day": the next win is counted from the first of them.
    beside = one.kind in (Kind.OFFSET, Kind.SAME) and (one.unit == "day" or one.vague)
    beside = beside or (one.kind is Kind.HOLIDAY and one.part == "for")  # "in time for the New Year"
    # "Burned in his car in 1998 …. The judges found in March of that year": not that of the death
    if candidate is not several[0] and (beside or candidate.by_the_way):
        return False
    # "Her chair has been empty since June 2019. She left prison on the 10th": not of that June
    if one.cue == "since" and candidate.zone not in _STATED:
        return False
    return not (candidate.arrest and (one.size < 3 or _long_before(one, frame)))


def _long_before(expression: Expression, frame: Frame) -> bool:
    """Whether a day, year and all, lies more than a year before an article that tells of what is new."""
    latest = frame.latest
    return bool(frame.recent and latest and expression.year and latest.year - expression.year > 1)


def is_fine(expression: Expression) -> bool:
    """Whether a date outside all passages can carry the next one: "sixteen months afterwards" is too rough."""
    return _is_written(expression) or expression.unit in ("day", "week", "") or expression.kind is Kind.WEEKDAY


def _is_written(expression: Expression) -> bool:
    return expression.kind in (Kind.ABSOLUTE, Kind.HOLIDAY)


def _sentences(parsed: Parsed, block: int) -> list[Span]:
    found = [sentence.span for sentence in parsed.sentences if sentence.block == block] or [parsed.blocks[block].body]
    return [whole(span, parsed.article.text) for span in found]
