"""Whom a lead means without the name: "she", "the activist", "a teacher" whom the next sentence names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.model import Parsed, Passage, Span
from extract.resolve.people.cast import Figure, Form, people_in
from extract.resolve.people.claims import claims_at, list_around, reference_words
from extract.text import fold

MOST = 6  # references read of a lead
_LONGEST_TITLE = 160  # characters of a case and its court in a line of their own
_SHORTEST = 3  # letters of a surname that a case may be called after
_CAPITAL = r"(?:[A-ZÀ-ÞĀ-Ž][\w’-]+\.?|[A-Z]\.)"
_CASE = re.compile(
    rf"{_CAPITAL}(?: {_CAPITAL}| (?:de|la|van|al|bin|and|&)){{0,5}}(?: and others|,? et al\.?)?"
    rf" (?:v|vs|versus|c|contra|gegen)\.? (?:the )?{_CAPITAL}(?: {_CAPITAL}){{0,3}}"
    rf"|(?:[Mm]atter of|[Ii]n re|[Ee]x parte|[Aa]ffaire|[Cc]aso) {_CAPITAL}(?: {_CAPITAL}){{0,3}}"
)
_PLURAL = re.compile(
    r"(?:s|men|people|children|two|three|four|five|six|seven|eight|nine|ten|pair|couple|family)$", re.IGNORECASE
)
_APART = re.compile(r"\n\s*\n.*\n\s*\n")
KINDS = {
    "pronoun": "a pronoun",
    "plural": "a pronoun of several people",
    "known": "a description",
    "one": "somebody unnamed",
    "several": "unnamed people",
}
MANY = "a description of several people"
_BACK = (KINDS["pronoun"], KINDS["known"], MANY, KINDS["plural"])  # the surest first
_SEVERAL = (MANY, KINDS["plural"])
_ASIDE = frozenset(
    {">owned_kin", "<office", ">office", "<bench", "<law", ">law", ">named_after", "<power", "<killed_of", "<late"}
)
# The claims that say what befell somebody.
TELLING = frozenset(
    {"<freeing", ">freed", "<convicting", ">convicted", "<winning", ">won", "<harmed_by", ">owned_good"}
)
NEW = ("somebody unnamed", "unnamed people")


@dataclass(frozen=True, slots=True)
class Reference:
    """One place where the lead means somebody without a name, and what its words say of whoever it is."""

    kind: str
    span: Span
    claims: frozenset[str]

    def is_new(self) -> bool:
        """Whether it brings in somebody of whom nothing was told yet: "a teacher", "seven officers"."""
        return self.kind in NEW


def find_references(text: str, passage: Passage, everybody: Sequence[Figure]) -> tuple[Reference, ...]:
    """The references of the lead in text order."""
    lead = passage.lead
    people = {form.span for figure in everybody for form in figure.forms if lead.contains(form.span)}
    return _references_in(text, lead, tuple(sorted(people)))


@lru_cache(maxsize=64)
def _references_in(text: str, lead: Span, people: tuple[Span, ...]) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for hit in reference_words().finditer(text, lead.start, lead.end):
        span = Span(*hit.span())
        if not any(span.overlaps(person) for person in people) and len(found) < MOST:
            here = tuple(sorted((*people, span)))
            found.append(Reference(_kind(hit), span, claims_at(text, lead, span, here)))
    return tuple(found)


def _kind(hit: re.Match[str]) -> str:
    """What kind of reference a hit is; "the two" and "the students" are several."""
    if hit["known"] and _PLURAL.search(hit["known"]):
        return MANY
    return KINDS[str(hit.lastgroup)]


def meant_by(
    text: str, passage: Passage, figure: Figure, everybody: Sequence[Figure], references: Sequence[Reference]
) -> str | None:
    """How a lead that names nobody means this person: the label's, the last one named before "she", or the next one."""
    if any(form.zone == "label" for form in figure.forms):
        return "the label"
    told = {each.kind for each in references if not each.is_new()}
    back = next((kind for kind in _BACK if kind in told), None)  # "the minister apologised to her": whoever she is
    meant = _last_named(text, passage, everybody, back) if back else set()
    if back and meant:
        return back if figure.name in meant else None
    kind = next((each.kind for each in references if each.claims & TELLING or not each.is_new()), None)
    starts = {other.name: _named_later(passage, other) for other in everybody}
    first = min(starts, key=lambda name: starts[name])
    return f"{kind}, named later" if kind and first == figure.name and starts[first] < 10**9 else None


def _last_named(text: str, passage: Passage, everybody: Sequence[Figure], back: str) -> set[str]:
    """Whom a word of kind `back` means: the last one named before the lead, or the list that he or she ends."""
    forms = {other.name: form for other in everybody if (form := _form_before(text, passage, other))}
    # "X, the colleague of Y’s sister, … he": who only says who another is, or judges, is meant by no "he".
    held = {name: claims_at(text, form.sentence, form.span, people_in(form, everybody)) for name, form in forms.items()}
    likely = [name for name in forms if not held[name] & _ASIDE] or list(forms)
    if not likely:
        return set()
    last = max(likely, key=lambda name: forms[name].span.end)
    if back not in _SEVERAL:
        return {last}
    people = people_in(forms[last], everybody)
    start, end = list_around(text, forms[last].sentence.start, forms[last].span, people)
    return {name for name in likely if start <= forms[name].span.start and forms[name].span.end <= end}


def _form_before(text: str, passage: Passage, figure: Figure) -> Form | None:
    """Where the person is last named before the lead; None where that is nowhere or far above."""
    forms = [form for form in figure.forms if form.span.end <= passage.lead.start and form.zone != "aside"]
    last = max(forms, key=lambda form: form.span.end, default=None)
    return None if last is None or _APART.search(text[last.span.end : passage.lead.start]) else last


def _named_later(passage: Passage, figure: Figure) -> int:
    starts = [f.span.start for f in figure.forms if f.span.start >= passage.lead.end and f.zone == "detail"]
    return min(starts, default=10**9)


def is_party(parsed: Parsed, passage: Passage, figure: Figure) -> bool:
    """Whether the passage, its label or the line above calls a case by the person: "Hall v Florida", "in re Sarr"."""
    surname = fold(figure.name).split()[-1:]
    if not surname or len(surname[0]) < _SHORTEST:
        return False
    above = parsed.blocks[max(0, passage.block - 1)].span
    stretches = [passage.span, *passage.headings[-1:], *filter(None, [passage.label])]
    stretches += [above] if len(above) < _LONGEST_TITLE else []
    return surname[0] in _parties(parsed.article.text, tuple(stretches))


@lru_cache(maxsize=64)
def _parties(text: str, stretches: tuple[Span, ...]) -> frozenset[str]:
    """The folded words of the cases' names in these stretches."""
    found = (hit.group() for span in stretches for hit in _CASE.finditer(text, span.start, span.end))
    return frozenset(word for case in found for word in fold(case).split())
