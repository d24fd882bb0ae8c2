"""Whom a win is about: everybody the passage names, each with the role that the sentences give."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.events import count_kinds
from extract.learnt import Features, blended
from extract.model import Answer, Category, Parsed, Passage, Person, Rival, Role
from extract.reader import read_whole
from extract.resolve.around.bare_names import exact_span
from extract.resolve.people.accused import less_for_the_accused
from extract.resolve.people.cast import Figure, find_figures
from extract.resolve.people.counted import share_as_counted
from extract.resolve.people.families import stretch_of, with_families
from extract.resolve.people.killed import less_for_the_killed
from extract.resolve.people.lots import share_in_lists
from extract.resolve.people.other_side import less_for_the_other_side, more_for_the_installed
from extract.resolve.people.references import KINDS, TELLING, find_references
from extract.resolve.people.roles import ABOUT, about_chances, else_role, role_features

# Of the reader of whole articles. On three sets that neither has learnt from the parts of all people of a win right
# 0.915 → 0.928, log loss of a part 0.217 → 0.208; by the reader alone 0.837.
SAY = 0.2
NEAR = 0.2  # the chance from which another role is a reading that lost
KEPT = frozenset(
    {"lead", "context", "detail", "label", "aside"}
)  # people of other parts are listed only when the win is about them
_ROLE_WORDS = {
    Role.SUBJECT: "one whom the win is about",
    Role.PERPETRATOR: "held to account by it",
    Role.OTHER: "only mentioned",
}
_VERSUS = re.compile(r"\b(?:v|vs|versus)\b\.? (?:[Tt]he )?[A-Z]|\bcase of\b", re.IGNORECASE)
_PARTY = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Tt]his|[Hh]er|[Hh]is) "
    r"(?:claimant|applicant|petitioner|plaintiff|appellant|complainant|author|client)(?:[’']s)?(?= |[,.])"
    r"|\b(?:[Hh]er|[Hh]is) (?:claim|appeal|complaint|petition|application|case)\b"
)


def resolve_people(parsed: Parsed, passage: Passage, kinds: Mapping[Category, float]) -> Answer[tuple[Person, ...]]:
    """Everybody named in the passage, in text order, with the role each has in a win of these `kinds` (chances)."""
    figures = with_families(parsed, find_figures(parsed, passage))
    features = [role_features(parsed, passage, figure, figures, kinds) for figure in figures]
    chances = share_in_lists(parsed, figures, _weighed(parsed, passage, figures, features))
    chances = less_for_the_accused(figures, share_as_counted(parsed, passage, figures, chances))
    chances = more_for_the_installed(parsed.article.text, figures, chances)
    chances = less_for_the_other_side(parsed.article.text, figures, chances)
    chances = less_for_the_killed(parsed, passage, figures, chances)
    people, sure = [], 1.0
    for figure, each, share in zip(figures, features, chances, strict=True):
        best = max(ABOUT, key=lambda role: share[role])
        sure *= share[best]
        if best is not Role.OTHER or figure.zones & KEPT:
            role = else_role(each) if best is Role.OTHER else best
            span = exact_span(parsed.article.text, figure.span, figure.name) or stretch_of(parsed.article.text, figure)
            people.append(Person(figure.name, role, span, figure.variants))
    about = [person for person in people if person.role in (Role.SUBJECT, Role.PERPETRATOR)]
    if not people:
        return Answer((), "nobody is named in the passage", _nobody(parsed, passage), (), ())
    because = "; ".join(f"{person.name}: {person.role}" for person in about) or "nobody named is the one it is about"
    evidence = tuple(person.span for person in about if person.span)
    return Answer(tuple(people), because, round(sure, 3), evidence, _rivals(people, figures, chances))


def _weighed(
    parsed: Parsed, passage: Passage, figures: Sequence[Figure], features: Sequence[Features]
) -> list[dict[Role, float]]:
    """The chances of what the win does to each, by what the sentences claim and by the reader of whole articles."""
    named = [(figure.first().zone, [form.span for form in figure.forms]) for figure in figures]
    opinions = read_whole(parsed).parts(passage.lead, named)
    return [blended(about_chances(each), opinion, SAY) for each, opinion in zip(features, opinions, strict=True)]


def _nobody(parsed: Parsed, passage: Passage) -> float:
    """How surely a passage without names is about nobody named: less where the lead frees "her" or somebody."""
    text = parsed.article.text
    kinds = count_kinds(passage.lead.of(text))
    frees = bool(kinds.get("release")) and not kinds.get("legislation")
    if _is_a_case(text, passage):
        return 0.75  # "Sarr v Council" above, "the claimant" below: whose case it is was named somewhere
    pronouns = [each for each in find_references(text, passage, ()) if each.kind == KINDS["pronoun"]]
    if pronouns and (frees or any(each.claims & TELLING for each in pronouns)):
        return 0.6  # whoever "she" is was named, in a place or in a way that was not understood
    return 0.9 if frees or pronouns else 0.97


def _is_a_case(text: str, passage: Passage) -> bool:
    """Whether a passage without names is of one person's case, by its heading or by what it calls them."""
    heads = [span for span in (*passage.headings[-1:], passage.label) if span is not None]
    told = " ".join(span.of(text) for span in (*passage.context[-2:], passage.lead, *passage.details[:2]))
    return any(_VERSUS.search(span.of(text)) for span in heads) or _PARTY.search(told) is not None


def _rivals(
    people: Sequence[Person], figures: Sequence[Figure], chances: Sequence[dict[Role, float]]
) -> tuple[Rival[tuple[Person, ...]], ...]:
    """For each person whose role could be another one: all the people, that one changed."""
    shares = {figure.name: share for figure, share in zip(figures, chances, strict=True)}
    rivals = []
    for number, person in enumerate(people):
        now = person.role if person.role in (Role.SUBJECT, Role.PERPETRATOR) else Role.OTHER
        for role, share in shares[person.name].items():
            if role is not now and share >= NEAR:
                other = Person(person.name, role, person.span, person.variants)
                reading = (*people[:number], other, *people[number + 1 :])
                rivals.append((share, Rival(reading, f"{person.name} may be {_ROLE_WORDS[role]}")))
    return tuple(rival for _, rival in sorted(rivals, key=lambda each: -each[0]))
