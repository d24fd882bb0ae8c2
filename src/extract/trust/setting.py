"""What the mentions of one article look like together: cues that nobody read, a name that is everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean
from typing import Any

from extract.learnt import Features, odds
from extract.model import Answer, Article, Basis, Mention, Passage, Precision
from extract.text import fold
from extract.trust.cues import covered_years, named_years, unread

OPENING = 300  # characters of an article that tell its time as a title does
IN_ORDER = 0.75  # of the neighbours: from there on the article goes by time
TWO_LINES = 150  # characters


@dataclass(frozen=True, slots=True)
class Setting:
    """An article and its mentions in text order, with what is counted over all of them.

    `names` maps each name that a win is about to the share of the mentions that are about it.
    """

    article: Article
    mentions: tuple[Mention, ...]
    names: dict[str, float]
    title_years: frozenset[int]  # those that its title and opening name or cover
    head_years: frozenset[int]  # those that they name
    years: dict[int, float]  # the share that each year has in those that the article names
    dated: tuple[float, ...]  # of each mention, whether its own words tell the date
    in_order: float  # share of the neighbours whose dates do not run backwards
    places: dict[str, int]  # of the mentions, by id
    unread: tuple[float, ...]  # of each mention, how far its date leaves a cue to the day unread

    def around(self, values: Sequence[float], mention: Mention) -> float:
        """The mean of the other mentions' values; this one's where it is alone."""
        place = self.places[mention.id]
        return mean((*values[:place], *values[place + 1 :]) or values)

    @property
    def density(self) -> float:
        """Wins to every two lines of the article."""
        return TWO_LINES * len(self.mentions) / max(1, len(self.article.body))

    def neighbours(self, mention: Mention) -> tuple[Mention | None, Mention | None]:
        """The mentions before and after it."""
        place = self.places[mention.id]
        before = self.mentions[place - 1] if place else None
        return before, self.mentions[place + 1] if place + 1 < len(self.mentions) else None


def read_setting(article: Article, mentions: Sequence[Mention]) -> Setting:
    """The setting of an article's mentions, given in any order."""
    ordered = tuple(sorted(mentions, key=lambda mention: mention.passage.lead))
    number = len(ordered) or 1
    head = f"{article.title} {article.text[article.body.start :][:OPENING]}"
    years = Counter(named_years(article.body.of(article.text)))
    names = Counter(
        name for mention in ordered for name in {fold(p.name) for p in (*mention.subjects, *mention.perpetrators)}
    )
    return Setting(
        article,
        ordered,
        {name: count / number for name, count in names.items()},
        covered_years(head),
        frozenset(named_years(head)),
        {year: count / years.total() for year, count in years.items()},
        tuple(float(bool(m.date.value and m.date.value.basis is Basis.TEXT)) for m in ordered),
        _order(ordered),
        {mention.id: place for place, mention in enumerate(ordered)},
        tuple(unread(mention, article) for mention in ordered),
    )


def stated_signs(answer: Answer[Any] | Passage, mention: Mention, setting: Setting, sure: Sequence[float]) -> Features:
    """What the resolver said of its answer, and how sure it was (`sure`) of all the article's mentions."""
    rivals = answer.doubts if isinstance(answer, Passage) else answer.rivals
    return {
        "stated": odds(answer.confidence),
        "contested": float(bool(rivals)),
        "stated around it": setting.around([odds(value) for value in sure], mention),
    }


def rests_on(answer: Answer[Any], mention: Mention) -> str:
    """The part of the passage, or of the article, where the words stand that the answer rests on."""
    passage = mention.passage
    for name, spans in (
        ("label", (passage.label,)),
        ("lead", (passage.lead,)),
        ("statement", (passage.statement, *passage.context)),
        ("details", (*passage.details, *passage.asides)),
    ):
        if any(span and span.overlaps(part) for span in spans for part in answer.evidence):
            return name
    return "rest" if answer.evidence else "nothing"


def breaks_order(mention: Mention, setting: Setting) -> float:
    """How far the date runs against those of the mentions before and after, in an article that is in order: 0 to 1."""
    found = mention.date.value
    if setting.in_order < IN_ORDER or not found:
        return 0.0
    before, after = (other.date.value if other else None for other in setting.neighbours(mention))
    return (bool(before and before.start > found.end) + bool(after and found.start > after.end)) / 2


def _order(mentions: Sequence[Mention]) -> float:
    dates = [found for mention in mentions if (found := mention.date.value) and found.precision is not Precision.RANGE]
    pairs = list(pairwise(dates))
    if len(pairs) < 4:
        return 0.0
    return sum(one.start <= other.end for one, other in pairs) / len(pairs)
