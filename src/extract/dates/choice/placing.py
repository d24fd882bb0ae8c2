"""The wins that no date of their own tells: placed by their neighbours, the article's order, the time it covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from extract.dates.article.order import direction_of
from extract.dates.choice.answers import from_nothing, from_sequence, from_window
from extract.dates.reading.told import Line
from extract.dates.standing.elsewhere import is_elsewhere, same_occasion
from extract.dates.words.values import Days, Evidence
from extract.model import Answer, Basis, Derivation, EventDate, Parsed, Passage, Rival

_MONTH = 31  # days
_FIRST_DAYS = 10
_FEWEST = 2  # dated wins
_PAIR = 2  # wins of one paragraph: more are a list
_ELSEWHERE = re.compile(r"\W*(?:And |But )?(?:In|At|From|Across|Over|Meanwhile)\b,? (?:in )?(?:the )?[A-ZÀ-Þ]")
_OPENING = 12  # characters of a paragraph in which the date stands that it opens with
_FULL_STOP = re.compile(r"[.!?]\W*\s")
_LENT = 0.45  # of the wins that were given the date of the next one in their paragraph, about half were right


def place_undated(
    parsed: Parsed, passages: tuple[Passage, ...], answers: Sequence[Answer[EventDate | None] | None], line: Line
) -> tuple[Answer[EventDate | None], ...]:
    """The answers, those that are missing worked out from their neighbours and from the time covered."""
    known = _in_a_row([_days(answer) for answer in answers])
    told = [(place, days) for place, days in enumerate(known) if days]
    opening = [_opens_block(parsed, passages[place], answers[place]) for place, _ in told]
    direction = direction_of([days for _, days in told], opening)
    anchors = _in_line(known, direction)
    if line.frame.window is None and not line.frame.weekly:
        line = replace(line, frame=replace(line.frame, weekly=_just_before(line.frame.published, answers)))
    placed: list[Answer[EventDate | None]] = []
    for place, answer in enumerate(answers):
        if answer is not None:
            placed.append(_with_day_beside(passages, place, answers, line.text) or answer)
            continue
        before = next((anchors[k] for k in range(place - 1, -1, -1) if anchors[k]), None)
        after = next((anchors[k] for k in range(place + 1, len(known)) if anchors[k]), None)
        shared = _same_block(parsed, passages, place, line)
        following = _same_statement(passages, place, answers, line.text)
        if following:
            placed.append(following)
        elif shared:
            placed.append(from_sequence(shared, None, 0, same_block=True))
        elif direction and (before or after):
            placed.append(from_sequence(before, after, direction))
        else:
            placed.append(from_window(line.frame) or from_nothing())
    return tuple(placed)


def _opens_block(parsed: Parsed, passage: Passage, answer: Answer[EventDate | None] | None) -> bool:
    """Whether a paragraph, or its heading, opens with the date of its win: "Also in March, …"."""
    if answer is None or not answer.evidence:
        return answer is not None
    return 0 <= answer.evidence[0].start - parsed.blocks[passage.block].span.start <= _OPENING


def _just_before(published: Evidence | None, answers: Sequence[Answer[EventDate | None] | None]) -> bool:
    """Whether all the wins that tell their month or day are of the weeks just before the article appeared."""
    told = [one.value for one in answers if one and one.value and one.value.basis is Basis.TEXT]
    told = [day for day in told if (day.end - day.start).days < _MONTH]
    if published is None or published.days.grain != "day":
        return False
    earliest = published.days.last - timedelta(_MONTH)
    recent = sum(earliest <= day.start <= published.days.last for day in told)
    # On the first days of a month it is not told which of two months the others are of.
    exceptions = 4 if published.days.last.day > _FIRST_DAYS else len(told) + 1
    return recent >= _FEWEST and (len(told) - recent) * exceptions <= len(told)


def _same_statement(
    passages: tuple[Passage, ...], place: int, answers: Sequence[Answer[EventDate | None] | None], text: str
) -> Answer[EventDate | None] | None:
    """The date of the next win, where both are told in one sentence, or one paragraph has but this date."""
    if place + 1 >= len(passages) or passages[place + 1].block != passages[place].block:
        return None
    answer = answers[place + 1]
    if answer is None or answer.value is None or answer.value.basis is not Basis.TEXT:
        return None
    joined = passages[place + 1].statement.overlaps(passages[place].statement)
    if is_elsewhere(passages[place].lead, passages[place + 1].lead, text):
        return None
    if (
        not joined
        and not _opens(passages[place], text)
        and sum(passage.block == passages[place].block for passage in passages) > 2
    ):
        return None
    if not joined and Derivation.IN_PASSING in answer.derived:
        return None  # "Dozens were freed. Its leader had already been bailed in December"
    value = answer.value if joined else replace(answer.value, basis=Basis.SEQUENCE)
    because, derived = f"with the next win, {answer.because}", answer.derived | {Derivation.NEXT_WIN}
    return replace(answer, value=value, because=because, confidence=0.6 if joined else _LENT, derived=derived)


def _with_day_beside(
    passages: tuple[Passage, ...], place: int, answers: Sequence[Answer[EventDate | None] | None], text: str
) -> Answer[EventDate | None] | None:
    """The day that the sentence just beside a win tells, in the month of their heading: often it is the same win.

    "Ana Tamm is home from prison. The nurse was put on a plane on the 21st."
    """
    mine = answers[place]
    if mine is None or mine.evidence or mine.value is None or mine.value.basis is not Basis.HEADING:
        return None
    for other in (place + 1, place - 1):
        answer = answers[other] if 0 <= other < len(passages) else None
        if answer is None or answer.value is None or passages[other].block != passages[place].block:
            continue
        first, second = sorted((passages[place].lead, passages[other].lead))
        day = answer.value
        alone = sum(one.block == passages[place].block for one in passages) == _PAIR
        elsewhere = _ELSEWHERE.match(text, second.start)
        inside = alone and not elsewhere and day.start == day.end and mine.value.start <= day.start <= mine.value.end
        if (
            inside
            and answer.evidence
            and mine.value.start != mine.value.end
            and not text[first.end : second.start].strip()
        ):
            because = f"beside the sentence that tells {answer.because}"
            lost: Rival[EventDate | None] = Rival(mine.value, mine.because)
            derived = answer.derived | {Derivation.BESIDE}
            return replace(answer, because=because, confidence=_BESIDE, rivals=(lost,), derived=derived)
    return None


_BESIDE = 0.65  # of the wins under a month so placed, so many were right

_STANDS = re.compile(
    r"[^.;:]*?\b(?:is|are|has|have|may|can|need|must|no longer)\b(?! (?:been )?\w+ed\b)", re.IGNORECASE
)


def _opens(passage: Passage, text: str) -> bool:
    """Whether a passage only says how things now stand: "The act is void. On 1 August five judges …"."""
    return not passage.details and bool(_STANDS.match(passage.lead.of(text)))


def _same_block(parsed: Parsed, passages: tuple[Passage, ...], place: int, line: Line) -> Days | None:
    """The date told earlier in the same paragraph, for a win without a date of its own."""
    lead, block = passages[place].lead, parsed.blocks[passages[place].block].span
    told = [(span, evidence.days) for span, evidence in line.told if block.contains(span) and span.start < lead.start]
    if not told or told[-1][1].grain == "year":
        return None
    date, days = told[-1]
    owners = (span for one in passages[:place] for span in (one.lead, one.statement) if span.contains(date))
    if is_elsewhere(lead, min(owners, key=len, default=date), line.text):
        return None
    joined = any(one.statement.overlaps(passages[place].statement) for one in passages[:place])
    # Wins that share a paragraph seldom share their day: three are a list, two with a sentence between them each alone.
    pair = sum(one.block == passages[place].block for one in passages) == _PAIR
    beside = len(_FULL_STOP.findall(line.text, date.end, lead.start)) <= 1 and not _ELSEWHERE.match(
        line.text, lead.start
    )
    return days if joined or same_occasion(lead, line.text) or (pair and beside) else None


def _in_a_row(known: Sequence[Days | None]) -> list[Days | None]:
    """The dates less those that cover another: that some win was in 2021 tells nothing of an order within the year."""
    return [
        None if days and any(other and other != days and _covers(days, other) for other in known) else days
        for days in known
    ]


def _in_line(known: Sequence[Days | None], direction: int) -> list[Days | None]:
    """The dates less those out of the article's order: October, "after a ruling of February", December."""
    kept = list(known)
    told = [place for place, days in enumerate(known) if days]
    for before, place, after in zip(told, told[1:], told[2:], strict=False):
        one, here, other = (known[k] for k in (before, place, after)[:: direction or 1])
        straight = one and here and other and not _backwards(one, other)
        if one and here and other and straight and (_backwards(one, here) or _backwards(here, other)):
            kept[place] = None
    return kept


def _backwards(days: Days, other: Days) -> bool:
    return other.last < days.first


def _covers(days: Days, other: Days) -> bool:
    return days.first <= other.first and other.last <= days.last


def _days(answer: Answer[EventDate | None] | None) -> Days | None:
    if answer is None or answer.value is None:
        return None
    return Days(answer.value.start, answer.value.end, "day")
