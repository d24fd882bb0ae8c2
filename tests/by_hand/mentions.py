"""Mentions made by hand, for tests of what works on mentions."""

from collections.abc import Sequence

from extract.correct.values import read_edtf
from extract.model import (
    Answer,
    Basis,
    Category,
    Mention,
    Organisation,
    Passage,
    Person,
    Place,
    Role,
    Scope,
    Span,
    Whereabouts,
)
from extract.text import mention_id


def tell(
    lead: str,
    article: str = "one",
    date: str = "",
    countries: Sequence[str] = (),
    people: Sequence[str] = (),
    perpetrators: Sequence[str] = (),
    category: str = "release",
    scope: str = "",
    text: str = "",
    places: Sequence[str] = (),
    organisations: Sequence[str] = (),
    start: int = 0,
    sure: float = 1.0,
) -> Mention:
    """A mention with this lead; its `text` is the lead and what follows it, `sure` the confidence of every field."""
    span = Span(start, start + len(lead))
    reach = scope or ("national" if len(countries) == 1 else "multi-country" if countries else "global")
    named = [Person(name, Role.SUBJECT) for name in people] + [Person(name, Role.PERPETRATOR) for name in perpetrators]
    return Mention(
        id=mention_id(article, lead, start),
        article=article,
        passage=Passage(span, span, span, 0, confidence=sure),
        lead=lead,
        text=f"{lead} {text}".strip(),
        date=Answer(read_edtf(date, Basis.TEXT, date), "said", sure),
        whereabouts=Answer(Whereabouts(tuple(sorted(countries)), Scope(reach)), "said", sure),
        places=Answer(tuple(Place(name, "") for name in places), "said", sure),
        people=Answer(tuple(named), "said", sure),
        organisations=Answer(tuple(Organisation(name) for name in organisations), "said", sure),
        category=Answer(Category(category), "said", sure),
    )
