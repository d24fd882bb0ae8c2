"""What the sentences of a passage say about each person in it: named claims, weighed into a role."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from extract.learnt import Features, read_weights, weigh
from extract.model import EntityLabel, Parsed, Passage, Role, Span
from extract.resolve.cast import Figure, Form
from extract.tables import read_toml

ABOUT = (Role.SUBJECT, Role.PERPETRATOR, Role.OTHER)  # first whether the win is about somebody …
ELSE = (Role.OFFICIAL, Role.SPOKESPERSON, Role.RELATIVE, Role.LAWYER, Role.OTHER)  # … then what everybody else is
MASK = "¤"
OWN = frozenset(
    {"office", "craft", "kin", "law", "former", "post", "thing", "perpetrator"}
)  # of one person, not of the list
BEHIND = frozenset(
    {
        "office",
        "craft",
        "kin",
        "law",
        "post",
        "perpetrator",
        "named_after",
        "thing",
        "owned_good",
        "owned_bad",
        "owned_office",
    }
)
_JOINT = re.compile(
    r",? ?(?:and|&|or|as well as|along with|together with|plus|,|;|/) ?,? ?"
    r"(?:(?!(?:was|were|is|are|has|had|have|said|by|to|for|against|from|who|that|in|on|with)\b|(?!retired|jailed|exiled|detained|imprisoned|wanted|disgraced|celebrated)[\w-]+ed\b|[\w-]+(?:ise|ize)s\b)[^\s.;:,]+ ){0,7}"
)
_APPOSITION = re.compile(r"(?:,|,? who\b)[^;:.!?]{2,110}?,? (?=and\b)|, [^,;:.!?]{2,80}(?=,)")
_SKIPPED = (
    re.compile(r"[”\"’]? ?\([^)]{1,90}\)"),
    re.compile(r"[”\"’]? ?[–—-] [^–—]{2,120}? [–—-]"),
    re.compile(
        r"[”\"’]?, [^,;:.!?]{1,130},(?: [^,;:.!?]{1,110},(?= (?:was|were|is|are|has|had|have|will|may|left|walked|came|won|got)\b))?"
    ),
    re.compile(r" of (?:the )?(?:[A-Z][\w’'-]* ?){1,4}(?=[ ,])"),
    re.compile(
        r",? (?:and|with|plus) (?:[^\s.;:]+ ){0,9}?(?:others?|more|colleagues?|defenders?|prisoners?|women|men|people|students|activists|journalists|defendants|family|husband|wife|children|son|sons|daughter|daughters|brother|brothers|sister|sisters|mother|father|parents)\b"
    ),
    re.compile(r" (?:himself|herself|themselves|alone|too|also|then)\b"),
)
_SENTENCE_START = 25
STRONG = 2.0  # a claim that says by itself what somebody does in the win is penalised less in learning


def about_chances(features: Features) -> dict[Role, float]:
    """The chances that the win frees somebody, holds somebody to account, or only names them; they add up to one."""
    return _chances(features, "about", ABOUT)


def else_role(features: Features) -> Role:
    """The likeliest role of somebody whom the win is not about."""
    chances = _chances(features, "else", ELSE)
    return max(ELSE, key=lambda role: chances[role])


def _chances(features: Features, model: str, roles: Sequence[Role]) -> dict[Role, float]:
    models = read_weights("role_weights")
    scores = {role: weigh(features, models[f"{model}:{role}"]) for role in roles}
    top = max(scores.values())
    parts = {role: math.exp(score - top) for role, score in scores.items()}
    return {role: part / sum(parts.values()) for role, part in parts.items()}


def role_features(parsed: Parsed, passage: Passage, figure: Figure, everybody: Sequence[Figure]) -> Features:
    """The claims that hold for a figure, with the part of the passage and with what the lead turns on."""
    text = parsed.article.text
    turn = turns(passage.lead.of(text))
    here: dict[str, set[str]] = {"lead": set(), "rest": set(), "aside": set()}
    for form in figure.forms:
        here[_near(form.zone)] |= claims(text, form, everybody)
    features: Features = {
        f"{near}:{claim}": 1.0
        for near, held in here.items()
        for claim in held
        if near == "lead" or "lead" not in figure.zones
    }
    for near, held in here.items():
        parts = _parts(held)
        # What follow-ups say of somebody in the lead ("had been sentenced") is mostly background.
        weight = STRONG if near == "lead" or "lead" not in figure.zones else 1.0
        near = near if weight == STRONG else f"{near} too"
        features |= {f"{near}:{part}": weight for part in parts}
        features |= {f"{near}:{part} & {turn}": weight for part in parts}
        if figure.forms and not parts and any(_near(form.zone) == near for form in figure.forms):
            features[f"{near}:plays no part & {turn}"] = 1.0
    features |= _standing(text, passage, figure, everybody)
    features |= _beside(text, figure, everybody)
    zone = figure.first().zone
    features |= {f"zone:{zone}": 1.0, f"zone:{zone} & {turn}": STRONG}
    if all(form.label is not EntityLabel.PERSON for form in figure.forms):
        features["not read as a person"] = 1.0
    return features


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


def _near(zone: str) -> str:
    return zone if zone in ("lead", "aside") else "rest"


def turns(words: str) -> str:
    """What a lead turns on: somebody's freedom or guilt, redress, a law, a question of rights."""
    words = words.replace("'", "’")
    found = {name for name, pattern in _patterns()["turns"].items() if pattern.search(words)}
    freeing = found & {"freedom", "clearing", "mercy"}
    if "punishing" in found and not freeing:
        return "guilt" if "abuse" in found else "punishment"
    if freeing:
        # "Sentenced for torture" is the torturer's guilt; with words of freedom in it, it may be either.
        return "guilt or freedom" if found >= {"abuse", "punishing"} else "freedom"
    return next((name for name in ("redress", "law", "ruling") if name in found), "nothing known")


def _standing(text: str, passage: Passage, figure: Figure, everybody: Sequence[Figure]) -> Features:
    """Where the person stands among the others."""
    inside = [other for other in everybody if "lead" in other.zones]
    features: Features = {}
    if figure in inside:
        features["lead:only one" if len(inside) == 1 else "lead:first" if inside[0] is figure else "lead:later"] = 1.0
        if figure.first().span.start - passage.lead.start < _SENTENCE_START:
            features["lead:opens"] = 1.0
    elif not inside:
        features["nobody in the lead"] = 1.0
        rest = [other for other in everybody if other.zones - {"aside", "before", "statement"}]
        if rest == [figure]:
            features["nobody in the lead:only one"] = 1.0
        turn = turns(passage.lead.of(text))
        if (how := _meant(text, passage, figure, everybody)) is not None:
            features |= {f"meant by {how}": STRONG, f"meant by {how} & {turn}": STRONG}
    else:
        features["others in the lead"] = 1.0
    if len(figure.name.split()) == 1:
        features["one word"] = 1.0
    features[f"named:{min(len(figure.forms), 3)}"] = 1.0
    return features


def _meant(text: str, passage: Passage, figure: Figure, everybody: Sequence[Figure]) -> str | None:
    """Whether a lead that names nobody means this person: the last one named before "she", or the next one."""
    lead = passage.lead.of(text)
    how = next((name for name, pattern in _patterns()["references"].items() if pattern.search(lead)), None)
    if how is None:
        return None
    ends = {
        other.name: max(
            (f.span.end for f in other.forms if f.span.end <= passage.lead.start and f.zone != "aside"), default=-1
        )
        for other in everybody
    }
    near = {
        name: end
        for name, end in ends.items()
        if end >= 0 and not re.search(r"\n\s*\n.*\n\s*\n", text[end : passage.lead.start])
    }
    if near:
        return how if max(near, key=lambda name: near[name]) == figure.name else None
    starts = {
        other.name: min(
            (f.span.start for f in other.forms if f.span.start >= passage.lead.end and f.zone == "detail"),
            default=10**9,
        )
        for other in everybody
    }
    first = min(starts, key=lambda name: starts[name])
    return f"{how}, named later" if first == figure.name and starts[first] < 10**9 else None


def claims(text: str, form: Form, everybody: Sequence[Figure]) -> frozenset[str]:
    """The names of the claims (`data/roles.toml`) that hold at one place where a person is named."""
    people = tuple(
        sorted({other.span for figure in everybody for other in figure.forms if form.sentence.contains(other.span)})
    )
    return _claims(text, form.sentence, form.span, people)


@lru_cache(maxsize=4096)
def _claims(text: str, sentence: Span, name: Span, people: tuple[Span, ...]) -> frozenset[str]:
    first, last = _list_around(text, name, people)
    before = _masked(text, Span(sentence.start, name.start), people)
    after = _masked(text, Span(name.end, sentence.end), people)
    found = {f"<{claim}" for claim in _before(before)} | {f">{claim}" for claim in _after(after)}
    if first != name.start:
        before = _masked(text, Span(sentence.start, first), people)
        found |= {f"<{claim}" for claim in _before(before) if claim not in OWN}
    if last != name.end:
        after = _masked(text, Span(last, sentence.end), people)
        found |= {f">{claim}" for claim in _after(after) if claim not in OWN}
    if (first, last) != (name.start, name.end):
        found.add("in a list")
    return frozenset(found)


def _masked(text: str, span: Span, people: Sequence[Span]) -> str:
    """The words of `span` with one mark for each person: "convicted A of the murder of B" convicts A alone."""
    words, at = "", span.start
    for person in people:
        if span.contains(person):
            words += text[at : person.start] + MASK
            at = person.end
    return (words + text[at : span.end]).replace("'", "’")


def _list_around(text: str, name: Span, people: Sequence[Span]) -> tuple[int, int]:
    """The stretch of the list of people that the form stands in: "A, B, who writes, and the lawyer C"."""
    place = people.index(name)
    first = place
    while first and _joined(text[people[first - 1].end : people[first].start]):
        first -= 1
    last = place
    while last + 1 < len(people) and _joined(text[people[last].end : people[last + 1].start]):
        last += 1
    return people[first].start, people[last].end


def _joined(between: str) -> bool:
    between = re.sub(r"^[”\"’]?(?: ?\([^)]*\))?", "", between)
    if _JOINT.fullmatch(between):
        return True
    shorter = _APPOSITION.sub("", between, count=1)
    return shorter != between and bool(_JOINT.fullmatch(shorter))


def _before(words: str) -> set[str]:
    return {name for name, pattern in _patterns()["before"].items() if pattern.search(words)}


def _after(words: str) -> set[str]:
    tails = list(_tails(words))
    return {
        name
        for name, pattern in _patterns()["after"].items()
        if any(pattern.match(tail) for tail in tails[: _depth(name)])
    }


def _depth(name: str) -> int:
    """Appositions stand right behind a name; verbs may stand behind appositions."""
    return 1 if name in BEHIND else 9


def _tails(words: str) -> Iterator[str]:
    """`words` and what is left of it when brackets, appositions and companions are skipped."""
    yield words
    seen = {words}
    todo = [words]
    while todo and len(seen) < 9:
        tail = todo.pop(0)
        for pattern in _SKIPPED:
            if (found := pattern.match(tail)) and (shorter := tail[found.end() :]) not in seen:
                seen.add(shorter)
                todo.append(shorter)
                yield shorter


@cache
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    table = read_toml("roles")
    return {
        "turns": {
            name: re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
            for name, words in table["turns"].items()
        },
        "references": {
            name: re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
            for name, words in table["references"].items()
        },
        "before": {
            name: re.compile(rf"(?<![\w’-])(?:{'|'.join(words)})[ \u00a0]{_gap(name)}[“‘\"(]?$", re.IGNORECASE)
            for name, words in table["before"].items()
        },
        "after": {
            name: re.compile(rf"[”\"’]?[ \u00a0]?(?:{'|'.join(words)})", re.IGNORECASE if name != "named_after" else 0)
            for name, words in table["after"].items()
        },
    }


@cache
def _gap(claim: str) -> str:
    """The words that may stand between a claim and the name: a description of a person and nothing else."""
    table = read_toml("roles")["gaps"]
    describing = "|".join(table["describing"])
    word = rf"(?!(?:{'|'.join(table['stops'])})\b)(?!(?!(?:{describing})\b)[\w-]+(?:ed|ing)\b)[^\s.;:!?{MASK},]+"
    if claim == "thing":
        return r"(?:of |of the |called )?"
    if claim in ("kin", "law", "speaking", "former", "by", "with", "including", "colon", "contrast", "former_captive"):
        return rf"(?:{word},? ){{0,2}}?"
    if claim in ("office", "craft"):
        return rf"(?:(?:(?:of|for|in|at|from) )?(?:{word} ){{0,4}}?{word}, |(?:{word} ){{0,1}})?"
    return rf"(?:{word},? ){{0,9}}?"
