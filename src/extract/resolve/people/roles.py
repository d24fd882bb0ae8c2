"""What the sentences of a passage say about each person in it: named claims, weighed into a role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from extract.learnt import Features, read_weights, shares, weigh
from extract.model import Category, EntityLabel, Parsed, Passage, Role
from extract.person_names import all_names
from extract.resolve.people.cast import Figure, Form, people_in
from extract.resolve.people.claims import claims_at, patterns, reference_words, whose
from extract.resolve.people.companions import SHARED, partner_of
from extract.resolve.people.references import Reference, find_references, is_party, meant_by
from extract.resolve.people.ties import tie_features
from extract.resolve.people.wording import word_features
from extract.tables import read_toml
from extract.text import curly, fold, running

ABOUT = (Role.SUBJECT, Role.PERPETRATOR, Role.OTHER)  # first whether the win is about somebody …
ELSE = (Role.OFFICIAL, Role.SPOKESPERSON, Role.RELATIVE, Role.LAWYER, Role.OTHER)  # … then what everybody else is
_SENTENCE_START = 25
_TELLING = {"is freed", "is convicted", "wins", "owns the case", "decides", "acts"}
_TELLS = {"speaks", "holds office", "is kin", "is counsel", "decides"}
STRONG = 2.0  # a claim that says by itself what somebody does in the win is penalised less in learning
_LIKELY = 0.05  # chance from which a kind of win is reckoned with


def about_chances(features: Features) -> dict[Role, float]:
    """The chances that the win frees somebody, holds somebody to account, or only names them; they add up to one."""
    return _chances(features, "about", ABOUT)


def parts_of(text: str, form: Form, everybody: Sequence[Figure]) -> frozenset[str]:
    """The parts (`data/roles.toml`) that the words at one place where a person is named give."""
    return frozenset(_parts(claims(text, form, everybody)))


def else_role(features: Features) -> Role:
    """The likeliest role of somebody whom the win is not about; who is only quoted speaks for somebody."""
    chances = _chances(features, "else", ELSE)
    best = max(ELSE, key=lambda role: chances[role])
    return Role.SPOKESPERSON if best is Role.OTHER and "aside:speaks" in features else best


def _chances(features: Features, model: str, roles: Sequence[Role]) -> dict[Role, float]:
    models = read_weights("role_weights")
    return shares({role: weigh(features, models[f"{model}:{role}"]) for role in roles})


def role_features(
    parsed: Parsed,
    passage: Passage,
    figure: Figure,
    everybody: Sequence[Figure],
    kinds: Mapping[Category, float],
) -> Features:
    """The claims that hold for a figure, with the part of the passage, what the lead turns on and the kind of win.

    `kinds` are the chances of the categories: a ruling is about those who brought it, a law about nobody named.
    """
    text = parsed.article.text
    turn = turns(passage.lead.of(text))
    likely = {kind: share for kind, share in kinds.items() if share >= _LIKELY}
    references = find_references(text, passage, everybody)
    features = _claimed(text, figure, everybody, turn, likely)
    features |= _standing(text, passage, figure, everybody)
    features |= _meant(text, passage, figure, everybody, references)
    features |= _beside(text, figure, everybody)
    features |= tie_features(parsed, passage, figure, everybody, references)
    features |= _look(figure.name)
    features |= _worded(text, passage, figure, everybody)
    if is_party(parsed, passage, figure):
        features |= {"party of the case": STRONG, f"party of the case & {turn}": STRONG}
    meant = any(name.startswith("meant by") and "unnamed" not in name for name in features)
    features |= _zone(figure.first().zone, meant, turn, likely)
    return features | _read_as(parsed, figure)


def _claimed(
    text: str, figure: Figure, everybody: Sequence[Figure], turn: str, likely: Mapping[Category, float]
) -> Features:
    """What the lead, the rest and asides claim of somebody, and the parts that this gives: "lead:is freed & law"."""
    held: dict[str, set[str]] = {"lead": set(), "rest": set(), "aside": set()}
    for form in figure.forms:
        held[_near(form.zone)] |= claims(text, form, everybody)
    # What follow-ups say of somebody in the lead ("had been sentenced") is mostly background.
    telling = ("lead",) if "lead" in figure.zones else tuple(held)
    features: Features = {f"{near}:{claim}": 1.0 for near in telling for claim in held[near]}
    for near, names in held.items():
        parts = _parts(names)
        where, weight = (near, STRONG) if near in telling else (f"{near} too", 1.0)
        features |= {f"{where}:{part}": weight for part in parts}
        features |= {f"{where}:{part} & {turn}": weight for part in parts}
        features |= {f"{where}:{part} & {kind}": share for part in parts for kind, share in likely.items()}
        if near in telling and not parts and any(_near(form.zone) == near for form in figure.forms):
            features[f"{near}:plays no part & {turn}"] = 1.0
    return features


def _zone(zone: str, meant: bool, turn: str, likely: Mapping[Category, float]) -> Features:
    """Where the person enters the passage, in which kind of win; whom the lead means by "she" enters with the lead."""
    features: Features = {}
    if meant:
        features[f"stands:{zone}"] = 1.0
        zone = "meant"
    features |= {f"zone:{zone}": 1.0, f"zone:{zone} & {turn}": STRONG}
    features |= {f"kind:{kind}": STRONG * share for kind, share in likely.items()}
    return features | {f"zone:{zone} & {kind}": STRONG * share for kind, share in likely.items()}


def _read_as(parsed: Parsed, figure: Figure) -> Features:
    """What else than a person the name was read as, or may be: "Beirut Bar", an organisation."""
    features: Features = {}
    if all(form.label is not EntityLabel.PERSON for form in figure.forms):
        features["not read as a person"] = 1.0
    rivals = {rival for form in figure.forms for each in parsed.entities_in(form.span) for rival in each.rivals}
    return features | {f"may be {label}": 1.0 for label in rivals}


def _parts(held: Iterable[str]) -> list[str]:
    """What the claims amount to: the person is freed, convicted, wins, acts, suffers, or stands beside somebody."""
    return [part for part, names in _patterns_of_parts().items() if not names.isdisjoint(held)]


@cache
def _patterns_of_parts() -> dict[str, frozenset[str]]:
    return {part: frozenset(names) for part, names in read_toml("roles")["parts"].items()}


def _beside(text: str, figure: Figure, everybody: Sequence[Figure]) -> Features:
    """Whether somebody else of the passage plays the part that the win is about."""
    features: Features = {}
    for other in everybody:
        if other is not figure:
            for form in other.forms:
                if form.zone == "lead":
                    features |= {
                        f"another {part}": 1.0
                        for part in _parts(claims(text, form, everybody))
                        if part in ("is freed", "is convicted", "wins")
                    }
    return features


def _look(name: str) -> Features:
    """Whether the name looks like a person's: what no table of names knows may be a firm, a hill or a parliament."""
    words, (given_names, family_names) = fold(name.replace("-", " ")).split(), all_names()
    given = any(word in given_names for word in words[:-1] or words)
    family = bool(words) and words[-1] in family_names
    known = "both" if given and family else "given" if given else "family" if family else "neither"
    one = "one word" if len(words) == 1 else "whole"
    return {f"name:{known}": 1.0, f"name:{known}, {one}": 1.0}


def _worded(text: str, passage: Passage, figure: Figure, everybody: Sequence[Figure]) -> Features:
    """The words around the form by which the person enters the passage, and those of the lead."""
    form = figure.first()
    people = people_in(form, everybody)
    return word_features(text, passage.lead, form.sentence, form.span, people, _near(form.zone))


def _near(zone: str) -> str:
    return zone if zone in ("lead", "aside") else "rest"


def turns(words: str) -> str:
    """What a lead turns on: somebody's freedom or guilt, redress, a law, a question of rights."""
    words = curly(running(words))
    found = {name for name, pattern in patterns()["turns"].items() if pattern.search(words)}
    freeing = found & {"freedom", "clearing", "mercy"}
    if "punishing" in found and not freeing:
        return "guilt" if "abuse" in found else "punishment"
    if freeing:
        # "Sentenced for torture" is the torturer's guilt; with words of freedom in it, it may be either.
        return "guilt or freedom" if found >= {"abuse", "punishing"} else "freedom"
    if "redress" not in found and found >= {"court", "ruling"}:
        return "ruling"  # a court that decides on a law, not the law that it decides on
    return next((name for name in ("redress", "law", "ruling") if name in found), "nothing known")


def _standing(text: str, passage: Passage, figure: Figure, everybody: Sequence[Figure]) -> Features:
    """Where the person stands among the others."""
    inside = [other for other in everybody if "lead" in other.zones]
    features: Features = {}
    if figure in inside:
        features["lead:only one" if len(inside) == 1 else "lead:first" if inside[0] is figure else "lead:later"] = 1.0
        if figure.first().span.start - passage.lead.start < _SENTENCE_START:
            features["lead:opens"] = 1.0
    elif all(_stands_aside(text, other, everybody) for other in inside) or _named_above(text, passage, figure):
        features["nobody in the lead"] = 1.0
        rest = [other for other in everybody if other.zones - {"aside", "before", "statement"}]
        if rest == [figure]:
            features["nobody in the lead:only one"] = 1.0
    else:
        features["others in the lead"] = 1.0
    if len(figure.name.split()) == 1:
        features["one word"] = 1.0
    features[f"named:{min(len(figure.forms), 3)}"] = 1.0
    return features


def _meant(
    text: str, passage: Passage, figure: Figure, everybody: Sequence[Figure], references: Sequence[Reference]
) -> Features:
    """What the lead says of somebody whom it means without the name, or of those whose names follow."""
    inside = [other for other in everybody if "lead" in other.zones]
    if inside == [figure]:
        return _told_again(figure, references)
    if figure in inside or not _is_free(text, passage, figure, everybody, references):
        return {}
    turn = turns(passage.lead.of(text))
    held = {claim for form in figure.forms for claim in claims(text, form, everybody)}
    features: Features = {}
    if (how := meant_by(text, passage, figure, everybody, references)) is not None:
        features |= {f"meant by {how}": STRONG, f"meant by {how} & {turn}": STRONG}
    if how and "people" in how and _TELLS & set(_parts(held)):
        return {}  # who speaks for the nurses that were let go is none of them
    for reference in references:
        who = ("several" if "people" in how else "unnamed" if how.endswith("later") else "meant") if how else "somebody"
        for part in _parts(reference.claims):
            if part in _TELLING:
                features |= {f"{who} {part}": 1.0, f"{who} {part} & {turn}": 1.0}
    return features


def _told_again(figure: Figure, references: Sequence[Reference]) -> Features:
    """What the lead says of the only one it names by "him" and "her": "X led a militia; judges found him guilty"."""
    features: Features = {}
    for reference in references:
        if reference.kind == "a pronoun" and reference.span > figure.first().span:
            for part in _parts(reference.claims):
                if part in _TELLING:
                    features[f"again {part}"] = 1.0
    return features


def _is_free(
    text: str, passage: Passage, figure: Figure, everybody: Sequence[Figure], references: Sequence[Reference]
) -> bool:
    """Whether the lead is about another than those it names: who acts, who stands beside, who comes behind "she"."""
    inside = [other for other in everybody if "lead" in other.zones]
    if all(_stands_aside(text, other, everybody) for other in inside) or _named_above(text, passage, figure):
        return True
    # "She was allowed home, and X flew with her", but not "the birth of his son … for X to get bail".
    opening = [each for each in references if each.span.start - passage.lead.start < _SENTENCE_START]
    free = {"is freed", "is convicted", "wins"}
    return any(not each.is_new() and free & set(_parts(each.claims)) for each in opening)


def _named_above(text: str, passage: Passage, figure: Figure) -> bool:
    """Whether the lead says "he" or leaves it out, and the heading above it says who: "### X", "he hugs his wife Y"."""
    pronoun = any(hit["pronoun"] for hit in reference_words().finditer(passage.lead.of(text)))
    return pronoun and any(form.zone == "label" for form in figure.forms)


def _stands_aside(text: str, figure: Figure, everybody: Sequence[Figure]) -> bool:
    """Whether the lead is about another than a person in it: "President X pardoned two", "she and her son X flew"."""
    held = {claim for form in figure.forms if form.zone == "lead" for claim in claims(text, form, everybody)}
    parts = set(_parts(held))
    if any(
        form.zone == "lead" and whose().search(text[form.sentence.start : form.span.start]) for form in figure.forms
    ):
        return True
    return bool(parts & {"acts", "holds office"}) and not parts & {"is freed", "is convicted", "wins", "owns the case"}


def claims(text: str, form: Form, everybody: Sequence[Figure]) -> frozenset[str]:
    """The names of the claims (`data/roles.toml`) that hold at one place where a person is named."""
    people = people_in(form, everybody)
    held = claims_at(text, form.sentence, form.span, people)
    partner = partner_of(text, form.span, people)
    if partner is None:
        return held
    # "A was freed on Monday, together with the singer B": what befell A befell B.
    return held | {"beside"} | (claims_at(text, form.sentence, partner, people) & SHARED)
