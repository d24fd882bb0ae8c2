"""The article's own frame for its dates: when it was published, the stretch of time it covers, and how it writes day and month."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from extract.calendar_words import calendar_table, is_calendar_line, number_word
from extract.dates.cues import Standing, standing
from extract.dates.expressions import find_expressions
from extract.dates.values import Days, Expression, Kind, add_months, easter, month_end, one_day, whole_month, whole_year
from extract.model import Basis, Block, BlockKind, Parsed, Passage, Span
from extract.tables import read_toml
from extract.text import excerpt

_SKIPPED = (BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.QUOTE, BlockKind.ATTRIBUTION)
_SHORT = 130  # characters; a longer block is no masthead
_HEAD_BLOCKS = 14  # a title, mastheads and an introduction; what stands deeper is no masthead


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the article that tell a stretch of days, and the basis they give."""

    days: Days
    words: str
    basis: Basis
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for the whole article: its publication, the time it covers, its numeric order (DMY or MDY)."""

    published: Evidence | None = None
    window: Evidence | None = None
    order: str = "DMY"
    order_sure: bool = True
    marks: tuple[Span, ...] = ()  # the blocks that are date headings
    mastheads: tuple[Span, ...] = ()  # titles, date lines and the like above the first paragraph

    @property
    def latest(self) -> date | None:
        """The last day that the article can tell of."""
        return self.published.days.bounds[1] if self.published else None


@cache
def _imprint() -> re.Pattern[str]:
    return re.compile("|".join(read_toml("dates")["imprint"]["patterns"]), re.IGNORECASE)


@cache
def _updated() -> re.Pattern[str]:
    return re.compile("|".join(read_toml("dates")["imprint"]["tail_patterns"]), re.IGNORECASE)


def told(evidence: Evidence) -> str:
    """How an explanation names the words that tell a stretch."""
    name = {Basis.TITLE: "year from the title", Basis.PUBLISHED: "published", Basis.HEADING: "heading"}.get(evidence.basis, "year from")
    return evidence.words if evidence.words.startswith("file name") else f"{name} “{evidence.words}”"


def frame_of(parsed: Parsed, passages: Sequence[Passage]) -> Frame:
    """The frame of an article, from its front matter, title, mastheads, introduction, date lines and imprint."""
    article = parsed.article
    order, sure = _numeric_order(article.text)
    first = min((passage.span.start for passage in passages), default=article.body.end)
    last = max((passage.span.end for passage in passages), default=article.body.start)
    head = [block for block in parsed.blocks if block.span.end <= first and block.kind not in _SKIPPED]
    tail = [block for block in parsed.blocks if block.span.start >= last]
    marks = (*_marks(parsed), *_first_heading(parsed, first))
    mastheads, intro = _split_head([block for block in head[:_HEAD_BLOCKS] + head[_HEAD_BLOCKS:][-6:] if block.span not in marks], article.text)

    published = _front_matter(parsed) or _published(mastheads, parsed, order) or _tail_published(tail, parsed, order)
    window = _title_window(mastheads, parsed, order, published) or _intro_window(intro, parsed, order)
    if window is None and published is None:
        window = _body_window(parsed, passages, order) or _file_window(article.id)
    if published is None:
        published = _remaining(intro, parsed, window)
    window = window or _since_last(intro, parsed, order, published)
    return Frame(published, window, order, sure, _marks(parsed), tuple(block.span for block in mastheads))


def _marks(parsed: Parsed) -> tuple[Span, ...]:
    """The blocks that are date headings of sections: a single line with a whole date is the date line of the article."""
    lines = [(block.span, block.span.of(parsed.article.text)) for block in parsed.blocks if block.kind is not BlockKind.TITLE]
    lines = [(span, text) for span, text in lines if is_calendar_line(text)]
    whole = [span for span, text in lines if any(found.year and found.month and not found.last_month for found in find_expressions(text))]
    paragraph = min((block.span.start for block in parsed.blocks if len(block.span) > _SHORT and block.kind not in _SKIPPED), default=0)
    return tuple(span for span, _ in lines if len(whole) > 1 or span not in whole or span.start > paragraph)


def _first_heading(parsed: Parsed, first: int) -> tuple[Span, ...]:
    """The heading of the first passage: no masthead, for what it says holds for its section alone."""
    above = [block for block in parsed.blocks[2:] if block.span.end <= first and block.kind not in _SKIPPED]
    return (above[-1].span,) if above and above[-1].kind is BlockKind.HEADING and not is_calendar_line(above[-1].span.of(parsed.article.text)) else ()


def _split_head(head: list[Block], text: str) -> tuple[list[Block], list[Block]]:
    """The head's short lines (title, mastheads, date lines) and its sentences."""
    first = next((block.span.start for block in head if len(block.span) > _SHORT), len(text))
    short = [
        block
        for block in head
        if block.kind is BlockKind.TITLE
        or (
            len(block.span) <= _SHORT
            and not re.search(r"[a-z]{2}[.!?][”\"’)]?$", block.span.of(text))
            # Below the first paragraph a short line with a year is a caption or a section, unless it is an imprint.
            and (block.span.start < first or is_calendar_line(block.span.of(text)) or _imprint().search(block.span.of(text)))
        )
    ]
    return short, [block for block in head if block not in short]


def _numeric_order(text: str) -> tuple[str, bool]:
    """DMY or MDY, and whether the article itself shows it: a part above 12 cannot be a month."""
    pairs = [(int(a), int(b)) for a, b in re.findall(r"(?<![\d./-])(\d{1,2})[./](\d{1,2})(?:[./]\d{2,4}|\.)?(?![\d/])", text)]
    day_first = sum(a > 12 and 1 <= b <= 12 and a <= 31 for a, b in pairs)
    month_first = sum(b > 12 and 1 <= a <= 12 and b <= 31 for a, b in pairs)
    if re.search(r"\bday\s*/\s*month\b|\bdd/mm\b", text, re.IGNORECASE):
        return "DMY", True
    if re.search(r"\bmonth\s*/\s*day\b|\bmm/dd\b", text, re.IGNORECASE):
        return "MDY", True
    if day_first != month_first:
        return ("DMY", True) if day_first > month_first else ("MDY", True)
    american = len(re.findall(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},\s+\d{4}", text))
    return ("MDY", False) if american else ("DMY", False)


def _front_matter(parsed: Parsed) -> Evidence | None:
    published = parsed.article.published
    return Evidence(one_day(published), f"published {published.isoformat()}", Basis.PUBLISHED) if published else None


def _dated(expression: Expression) -> Days | None:
    """The stretch that a fully written expression tells by itself."""
    if expression.year and expression.kind is Kind.HOLIDAY:
        month, day = calendar_table()["holidays"].get(expression.holiday, (0, 0))
        return one_day(date(expression.year, month, day) if month else easter(expression.year))
    if expression.year is None or expression.kind is not Kind.ABSOLUTE:
        return None
    if expression.month and expression.day and not expression.last_day:
        return one_day(date(expression.year, expression.month, expression.day))
    if expression.month and not expression.last_month:
        return whole_month(expression.year, expression.month)
    if expression.month is None and expression.last_year is None:
        return whole_year(expression.year)
    return None


def _published(mastheads: Iterable[Block], parsed: Parsed, order: str) -> Evidence | None:
    """A date line, "Date:" header, "Posted …" or an issue's month and year; the finest one wins."""
    found: list[tuple[int, int, Evidence]] = []
    for place, block in enumerate(mastheads):
        line = block.span.of(parsed.article.text)
        for expression in find_expressions(line, block.span.start, order):
            days = _dated(expression)
            if days is None or expression.cue in ("since", "until", "from"):
                continue
            imprint = expression.kind is Kind.HOLIDAY or bool(_imprint().search(line)) or is_calendar_line(line)
            # The year of a title is what the article covers, not when it appeared: "Annual review 2023".
            if days.grain == "year" and not imprint:
                continue
            updated = bool(re.search(r"\b(?:updated|modified|edited)\s*:?\s*$", line[: expression.span.start - block.span.start], re.IGNORECASE))
            if days.grain == "year":
                days = _issue(line, days)
            rank = {"day": 0, "month": 2, "year": 4}[days.grain] + (not imprint) + 6 * updated
            found.append((rank, place, Evidence(days, excerpt(expression.text), Basis.PUBLISHED, expression.span)))
    return min(found, key=lambda item: item[:2])[2] if found else None


def _issue(line: str, year: Days) -> Days:
    """The part of the year in which an issue appeared: "Spring issue 2018", "Easter letter to our members, 2023"."""
    table = calendar_table()
    words = {word.casefold() for word in re.findall(r"[A-Za-z]+", line)}
    for name, (_, last) in table["seasons"].items():
        if name in words:
            return whole_month(year.first.year, last)
    if "easter" in words:
        return one_day(easter(year.first.year))
    return whole_month(year.first.year, 12) if words & {"christmas", "advent"} else year


def _tail_published(tail: Iterable[Block], parsed: Parsed, order: str) -> Evidence | None:
    for block in tail:
        line = block.span.of(parsed.article.text)
        for expression in find_expressions(line, block.span.start, order):
            days = _dated(expression)
            before = line[: expression.span.start - block.span.start]
            if days and days.grain != "year" and _updated().search(before[-60:]):
                return Evidence(days, excerpt(expression.text), Basis.PUBLISHED, expression.span)
    return None


def _title_window(mastheads: list[Block], parsed: Parsed, order: str, published: Evidence | None) -> Evidence | None:
    """The year, years or month that title and subtitle say the article covers."""
    lines = [(parsed.article.title, None)] if parsed.article.title else []
    spans = [(block.span.of(parsed.article.text), block.span) for block in mastheads]
    for line, span in [*lines, *spans]:
        for expression in find_expressions(line, span.start if span else 0, order):
            if expression.year is None or expression.kind is not Kind.ABSOLUTE or (span and published and published.span == expression.span and expression.size != 2):
                continue
            if expression.size == 1 and expression.last_year is None and _imprint().search(line) and not _covers(line):
                continue
            if expression.size == 3 or expression.cue in ("since", "until"):
                continue
            if expression.size == 2 and not expression.last_month and not _covers(line) and _imprint().search(line):
                continue
            days = covered(expression)
            if days:
                return Evidence(days, _around(line, expression, span), Basis.TITLE, expression.span if span else None)
    return None


def _covers(line: str) -> bool:
    return bool(re.search(r"\b(?:review|report|annual|yearbook|wins?|victor|success|year in|good news of|of the year|round-?up)\b", line, re.IGNORECASE))


def _around(line: str, expression: Expression, span: Span | None) -> str:
    start = expression.span.start - (span.start if span else 0)
    before = re.search(r"(?:\b(?:of|in|for)\s+)$", line[:start], re.IGNORECASE)
    return excerpt((before.group(0) if before else "") + expression.text)


def covered(expression: Expression) -> Days | None:
    """The stretch that an expression with a year covers, ranges, parts of years and seasons included."""
    year, last_year = expression.year, expression.last_year or expression.year
    if year is None or last_year is None:
        return None
    if expression.month:
        last_month = expression.last_month or expression.month
        if last_month < expression.month and last_year == year:
            last_year += 1
        return Days(date(year, expression.month, 1), month_end(last_year, last_month), "month")
    halves = {"early": (1, 6), "mid": (4, 9), "late": (7, 12), "first-half": (1, 6), "second-half": (7, 12), "first-month": (1, 6), "last-month": (7, 12)}
    first, last = halves.get(expression.part, (1, 12))
    if last_year == year + 1 and re.search(r"\d/\d|\d[-–]\d\d$", expression.text):
        first, last = 7, 7  # "2018/19" is a school, season or business year
    grain = "year" if (first, last) == (1, 12) else "month"
    return Days(date(year, first, 1), month_end(last_year, last), grain)


def _intro_window(intro: list[Block], parsed: Parsed, order: str) -> Evidence | None:
    """What the introduction says it looks back on: "late 2019 and the first months of 2020", "2021 began with"."""
    found: list[tuple[Days, Expression]] = []
    for block in intro:
        text = block.span.of(parsed.article.text)
        for expression in find_expressions(text, block.span.start, order):
            days = covered(expression) if expression.kind is Kind.ABSOLUTE and expression.size < 3 else None
            if days and expression.cue not in ("since", "until", "from", "before") and not _named(text, expression, block.span.start):
                found.append((days, expression))
    if not found:
        return None
    newest = max(days.last.year for days, _ in found)
    # An introduction may look far back ("founded in 1961"): only what borders on its newest year is covered.
    near = [(days, expression) for days, expression in found if days.last.year >= newest - 1]
    parts = [(days, expression) for days, expression in near if expression.part or expression.last_month or expression.month] or near
    if len({days.last.year for days, _ in parts}) < len({days.last.year for days, _ in near}):
        parts = near
    first, last = min(days.first for days, _ in parts), max(days.last for days, _ in parts)
    grain = "year" if all(days.grain == "year" for days, _ in parts) else "month"
    return Evidence(Days(first, last, grain), " … ".join(excerpt(expression.text) for _, expression in parts), Basis.TEXT, parts[0][1].span)


def _named(text: str, expression: Expression, offset: int) -> bool:
    """Whether a year belongs to a name ("the 2030 Agenda", "the Act of 1991")."""
    before, after = text[: expression.span.start - offset], text[expression.span.end - offset :]
    return bool(re.search(r"\b(?:act|law|code|convention|treaty|declaration|agenda|revolution|election|war)\s+(?:of|in)\s+$", before, re.IGNORECASE)) or bool(
        re.search(r"\b(?:the|its|their)\s+$", before, re.IGNORECASE) and re.match(r"\s+[A-Z]", after)
    )


def _body_window(parsed: Parsed, passages: Sequence[Passage], order: str) -> Evidence | None:
    """The one year that the passages themselves name again and again, where nothing above them tells it."""
    years: list[int] = []
    words: dict[int, Expression] = {}
    for passage in passages:
        for span in (passage.label, passage.lead, *passage.context):
            for expression in find_expressions(span.of(parsed.article.text), span.start, order) if span else ():
                telling = expression.kind is Kind.ABSOLUTE and expression.cue in ("in", "on", "by", "during", "of", "")
                if expression.year and telling and standing(expression, span.of(parsed.article.text) if span else "", span.start if span else 0) is Standing.EVENT:
                    years.append(expression.year)
                    words.setdefault(expression.year, expression)
    if not years:
        return None
    # A year named once among many is some other thing's.
    kept = [year for year in set(years) if years.count(year) * 6 >= len(years)]
    first, last = min(kept), max(kept)
    days = Days(date(first, 1, 1), date(last, 12, 31), "year")
    return Evidence(days, f"{excerpt(words[last].text)} in the neighbouring passages", Basis.TEXT, words[last].span)


def _file_window(name: str) -> Evidence | None:
    years = re.findall(r"(?<![0-9a-f])((?:19|20)\d\d)(?![0-9a-f])", name)
    return Evidence(whole_year(int(years[-1])), f"file name {name}", Basis.TITLE) if len(set(years)) == 1 else None


def _since_last(intro: list[Block], parsed: Parsed, order: str, published: Evidence | None) -> Evidence | None:
    """"The last letter you had from us was dated 1 November 2021": what is told lies between it and this one."""
    for block in intro:
        text = block.span.of(parsed.article.text)
        for expression in find_expressions(text, block.span.start, order):
            days = _dated(expression)
            if not (days and published and expression.month) or not re.search(r"\b(?:last|previous|since|latest)\b", text[: expression.span.start - block.span.start], re.IGNORECASE):
                continue
            latest = published.days.bounds[1]
            if 100 < (latest - days.first).days < 1500:
                return Evidence(Days(days.first, latest, "month"), excerpt(expression.text), Basis.TEXT, expression.span)
    return None


def _remaining(intro: list[Block], parsed: Parsed, window: Evidence | None) -> Evidence | None:
    """"2016 has ten weeks left to run": the article appeared so long before the end of its year."""
    if window is None or window.days.first.year != window.days.last.year:
        return None
    for block in intro:
        match = re.search(r"\b([a-z]+|\d+)\s+(weeks|days|months)\s+(?:left|to go|to run|before the end of the year|remain)", block.span.of(parsed.article.text), re.IGNORECASE)
        count = number_word(match.group(1)) if match else None
        if match and count:
            end = date(window.days.last.year, 12, 31)
            day = add_months(end, -count) if match.group(2).lower() == "months" else end - timedelta(count * (7 if match.group(2).lower() == "weeks" else 1))
            return Evidence(one_day(day), excerpt(match.group(0)), Basis.TEXT, block.span)
    return None
