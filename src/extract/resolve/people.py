"""Whom a win is about: every person that the passage names, weighed by what the sentences say of them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.events import count_kinds
from extract.learnt import Features, read_weights, weigh
from extract.model import Answer, Entity, EntityLabel, Parsed, Passage, Person, Rival, Role, Span
from extract.tables import read_toml
from extract.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|[,.;:()–—“”!?]")
_JOINT = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+as well as\s+|\s*;\s*)")
ROLES = (Role.SUBJECT, Role.PERPETRATOR, Role.OTHER)  # what is learnt; the finer roles of others are told by words
NEAR = 0.2  # the chance from which another role is a reading that lost


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person of the passage: the fullest form, every place where a form stands, and the zone of each."""

    name: str
    span: Span
    forms: tuple[tuple[str, Entity], ...]

    @property
    def zones(self) -> frozenset[str]:
        return frozenset(zone for zone, _ in self.forms)


def resolve_people(parsed: Parsed, passage: Passage) -> Answer[tuple[Person, ...]]:
    """Everybody named in the passage, in text order, with the role each has in the win."""
    found = candidates(parsed, passage)
    if not found:
        return Answer((), "nobody is named in the passage", _nobody(parsed, passage))
    shares = _together(parsed, found, [role_chances(person_features(parsed, passage, each, found)) for each in found])
    people = []
    for each, share in zip(found, shares, strict=True):
        role = max(ROLES, key=lambda role, share=share: share[role])  # type: ignore[misc]
        variants = tuple(dict.fromkeys(entity.text for _, entity in each.forms if entity.text != each.name))
        people.append(Person(each.name, role if role is not Role.OTHER else _other_role(parsed, each), each.span, variants))
    sure = math.prod(max(share.values()) for share in shares)
    about = [person.name for person in people if person.role in (Role.SUBJECT, Role.PERPETRATOR)]
    because = f"the passage is about {', '.join(about)}" if about else "nobody named is the one it is about"
    evidence = tuple(person.span for person in people if person.span and person.name in about)
    return Answer(tuple(people), because, round(sure, 3), evidence, _rivals(people, shares))


def candidates(parsed: Parsed, passage: Passage) -> list[Candidate]:
    """The people named in the passage, each once, in the order of their first form."""
    forms: list[tuple[str, Entity]] = []
    for zone, spans in _zones(passage):
        for span in spans:
            forms += [(zone, e) for e in parsed.entities_in(span) if e.label is EntityLabel.PERSON and _is_name(e.text)]
    groups: list[list[tuple[str, Entity]]] = []
    for form in sorted(set(forms), key=lambda form: (-len(fold(form[1].text).split()), form[1].span.start, form[0])):
        group = next((group for group in groups if _same_person(group[0][1].text, form[1].text)), None)
        if group is None:
            groups.append([form])
        else:
            group.append(form)
    found = [Candidate(group[0][1].text, group[0][1].span, tuple(sorted(group, key=lambda form: form[1].span))) for group in groups]
    return sorted(found, key=lambda each: min(entity.span for _, entity in each.forms))


def _zones(passage: Passage) -> Iterator[tuple[str, tuple[Span, ...]]]:
    yield "lead", (passage.lead,)
    yield "details", passage.details
    yield "context", passage.context
    if passage.label:
        yield "label", (passage.label,)
    yield "aside", passage.asides


def _is_name(text: str) -> bool:
    return len(text) > 1 and text[:1].isupper() or text[:1] in "‘“\"" or "-" in text


def _same_person(full: str, short: str) -> bool:
    """Whether `short` is a form of `full`: its words are words of it, or its initials stand for them."""
    ours, theirs = fold(full).split(), fold(short).split()
    return bool(theirs) and (set(theirs) <= set(ours) or "".join(theirs) == "".join(ours))


def person_features(parsed: Parsed, passage: Passage, person: Candidate, everybody: Sequence[Candidate]) -> Features:
    """What the passage says of a person: zones, words around each form, the kinds of words of the lead."""
    text = parsed.article.text
    kinds = count_kinds(passage.lead.of(text))
    features: Features = {f"of:{min(len(everybody), 4)}": 1.0}
    for zone in person.zones:
        features[f"zone:{zone}"] = 1.0
        for kind in kinds:
            features[f"zone:{zone}:{kind}"] = 1.0
    if "lead" in person.zones:
        inside = [each for each in everybody if "lead" in each.zones]
        features[f"lead:number {min(inside.index(person), 3)} of {min(len(inside), 3)}"] = 1.0
    elif not any("lead" in each.zones for each in everybody):
        features["nobody in the lead"] = 1.0
    if len(fold(person.name).split()) == 1:
        features["one word"] = 1.0
    for zone, entity in person.forms:
        features |= _words_around(parsed, passage, zone, entity)
    return features


def _words_around(parsed: Parsed, passage: Passage, zone: str, entity: Entity) -> Features:
    text = parsed.article.text
    start, end = entity.span.start, entity.span.end
    before = [word.casefold() for word in _WORD.findall(text[max(0, start - 60) : start])][-4:]
    after = [_mask(word) for word in _WORD.findall(text[end : end + 70])][:5]
    near = "lead" if zone == "lead" else "rest"
    features: Features = {}
    for distance, word in enumerate(reversed(before), 1):
        features[f"{near}:before:{word}"] = 1.0
        if distance == 1:
            features[f"{near}:just before:{word}"] = 1.0
    for distance, word in enumerate(after, 1):
        features[f"{near}:after:{word}"] = 1.0
        if distance == 1:
            features[f"{near}:just after:{word}"] = 1.0
    for role in ("official", "lawyer", "relative", "spokesperson"):
        words = _words(role)
        if any(word in words for word in before):
            features[f"{near}:before {role}"] = 1.0
        if any(word in words for word in after[:4]):
            features[f"{near}:after {role}"] = 1.0
    if start - passage.lead.start < 25 and zone == "lead":
        features["opens the lead"] = 1.0
    clause = re.split(r"[;:–—]", text[end : passage.lead.end])[0] if zone == "lead" else ""
    for kind in count_kinds(clause[:90]):
        features[f"lead:then {kind}"] = 1.0
    before_clause = re.split(r"[;:–—]", text[passage.lead.start : start])[-1] if zone == "lead" else ""
    for kind in count_kinds(before_clause[-90:]):
        features[f"lead:preceded by {kind}"] = 1.0
    return features


def _mask(word: str) -> str:
    return word.casefold() if word[:1].islower() or not word[:1].isalpha() else "<Name>"


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(read_toml("people")[role]["words"])


def role_chances(features: Features) -> dict[Role, float]:
    """The chance of each learnt role; they add up to one."""
    models = read_weights("field_weights")
    scores = {role: weigh(features, models[f"role:{role}"]) for role in ROLES}
    top = max(scores.values())
    parts = {role: math.exp(score - top) for role, score in scores.items()}
    return {role: part / sum(parts.values()) for role, part in parts.items()}


def _together(parsed: Parsed, found: Sequence[Candidate], shares: list[dict[Role, float]]) -> list[dict[Role, float]]:
    """Names joined in one list ("A, B and C were freed") have one role: their chances are averaged."""
    text = parsed.article.text
    groups: list[list[int]] = []
    for number, each in enumerate(found):
        first = min((entity.span for zone, entity in each.forms if zone == "lead"), default=each.span)
        last = groups[-1][-1] if groups else None
        if last is not None and _JOINT.fullmatch(text[max(e.span.end for e in _forms_before(found[last], first)) : first.start] if _forms_before(found[last], first) else "x"):
            groups[-1].append(number)
        else:
            groups.append([number])
    together = list(shares)
    for group in groups:
        mean = {role: sum(shares[number][role] for number in group) / len(group) for role in ROLES}
        for number in group:
            together[number] = mean
    return together


def _forms_before(person: Candidate, span: Span) -> list[Entity]:
    return [entity for _, entity in person.forms if entity.span.end <= span.start]


def _other_role(parsed: Parsed, person: Candidate) -> Role:
    """The finer role of somebody whom the win is not about, by the words beside the name."""
    text = parsed.article.text
    around = set()
    for _, entity in person.forms:
        around.update(word.casefold() for word in _WORD.findall(text[max(0, entity.span.start - 45) : entity.span.start])[-4:])
        around.update(word.casefold() for word in _WORD.findall(text[entity.span.end : entity.span.end + 45])[:5])
    for role in (Role.RELATIVE, Role.LAWYER, Role.OFFICIAL, Role.SPOKESPERSON):
        if around & _words(role):
            return role
    return Role.SPOKESPERSON if person.zones == {"aside"} else Role.OTHER


def _nobody(parsed: Parsed, passage: Passage) -> float:
    """How surely a passage without names is about nobody named: less where a release has no one to be released."""
    kinds = count_kinds(passage.lead.of(parsed.article.text))
    return 0.9 if kinds.get("release") and not kinds.get("legislation") else 0.97


def _rivals(people: Sequence[Person], shares: Sequence[dict[Role, float]]) -> tuple[Rival[tuple[Person, ...]], ...]:
    rivals = []
    for number, (person, share) in enumerate(zip(people, shares, strict=True)):
        for role in ROLES:
            plain = person.role if person.role in (Role.SUBJECT, Role.PERPETRATOR) else Role.OTHER
            if role is not plain and share[role] >= NEAR:
                other = Person(person.name, role, person.span, person.variants)
                reading = (*people[:number], other, *people[number + 1 :])
                rivals.append(Rival(tuple(reading), f"{person.name} may be {_ROLE_WORDS[role]}"))
    return tuple(rivals)


_ROLE_WORDS = {
    Role.SUBJECT: "one whom the win is about",
    Role.PERPETRATOR: "held to account by it",
    Role.OTHER: "only mentioned",
}
