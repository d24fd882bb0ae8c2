"""Where a win took place or whose authority acted: every country that is named, weighed by how it is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.gazetteer import country_name
from extract.learnt import Features, chance, read_weights, weigh
from extract.model import Answer, Parsed, Passage, Rival, Scope, Span, Whereabouts
from extract.resolve.beyond import beyond_states, is_of_the_world, scope
from extract.resolve.cues import Cue, find_cues
from extract.resolve.parts import PLACING, does_something, is_outdone, parts_of
from extract.resolve.zones import ZONES

KEPT = 0.5  # the chance from which a country counts
# What is left of the confidence where only the surroundings of the passage name the country, or nothing does.
FAR = 0.6
BESIDE = 0.85  # the chance from which a country counts beside a likelier one: few wins are of two
UNLIKELY = 0.05  # the chance of a country that is only a nationality or a comparison beside one that places the win
OUTDONE = "outdone"
# The best country counts from here when none reaches KEPT, by how the lead reaches beyond states: a win happens
# somewhere, a resolution of the General Assembly need not.
_LEAST = {"": 0.1, "region": 0.5, "courts": 0.35, "bodies": 0.5}
COUNTED_AS_RIVAL = 0.15


def resolve_whereabouts(parsed: Parsed, passage: Passage) -> Answer[Whereabouts]:
    """The countries of the win (ISO 3166-1 alpha-2, sorted) and its scope; no country for regional and global wins."""
    cues = list(find_cues(parsed, passage))
    chances = {
        code: UNLIKELY if OUTDONE in features else chance(weigh(features, _weights()))
        for code, features in candidate_features(parsed, passage, cues).items()
    }
    beyond = beyond_states(parsed, passage)
    kept = _kept(cues, chances)
    if not kept and chances:
        best = max(chances, key=lambda code: (chances[code], code))
        near = any(cue.zone != "throughout" for cue in cues)
        kept = [best] if chances[best] >= (_LEAST[beyond] if near else 0.0 if not beyond else KEPT) else []
    value = Whereabouts(tuple(kept), scope(parsed, passage, kept))
    return Answer(
        value,
        _because(parsed, cues, kept),
        _sure(chances, kept) * (FAR if _is_far(cues, kept) or not (kept or beyond) else 1.0),
        _evidence(cues, kept),
        _rivals(parsed, cues, chances, kept),
    )


def _kept(cues: Sequence[Cue], chances: dict[str, float]) -> list[str]:
    """The likeliest country and those beside it, of which a list names several at once: "in Togo and Benin"."""
    first = max(chances, key=lambda code: (chances[code], code), default="")
    together = {frozenset((cue.code, cue.joined)) for cue in cues if cue.joined and cue.zone in ("label", "lead")}
    return sorted(
        code
        for code, share in chances.items()
        if share >= (KEPT if code == first or any({code} < pair for pair in together) else BESIDE)
    )


def _is_far(cues: Sequence[Cue], kept: Sequence[str]) -> bool:
    """Whether the countries are named only around the passage, by headings or other items, or as a journey's end."""
    near = [cue for cue in cues if ZONES.index(cue.zone) <= ZONES.index("before")]
    parts = parts_of({code: [cue for cue in near if cue.code == code] for code in {cue.code for cue in near}})
    # Where somebody landed is seldom where they were freed.
    return bool(kept) and all(parts.get(code, "far") in ("far", "arrival") for code in kept)


def candidates(parsed: Parsed, passage: Passage) -> dict[str, Features]:
    """Every country that the passage or its headings name, with the features of how it is named (for the recipe)."""
    return candidate_features(parsed, passage, list(find_cues(parsed, passage)))


def candidate_features(parsed: Parsed, passage: Passage, cues: Sequence[Cue]) -> dict[str, Features]:
    whole = [cue for cue in cues if cue.zone == "throughout"]
    cues = [cue for cue in cues if cue.zone != "throughout"]
    by_code: dict[str, list[Cue]] = {}
    for cue in cues:
        by_code.setdefault(cue.code, []).append(cue)
    zones = {
        zone: list(dict.fromkeys(cue.code for cue in cues if cue.zone == zone)) for zone in {cue.zone for cue in cues}
    }
    beyond = beyond_states(parsed, passage)
    acting = {code for code, own in by_code.items() if any(acts(cue) for cue in own)}
    parts = parts_of(by_code)
    found = {code: _features(own, zones, len(by_code), beyond) for code, own in by_code.items()}
    for code, features in found.items():
        if code in acting:
            features["acts"] = 1.0
        if acting - {code}:
            features["another acts"] = 1.0
        features[f"part {parts[code]}"] = 1.0
        if shared := _of_shared_label(code, by_code):
            features[shared] = 1.0
        if _is_overtaken(code, cues, passage):
            features["overtaken"] = features[f"overtaken:part {parts[code]}"] = 1.0
        for other in sorted(set(by_code) - {code}):
            features[f"part {parts[code]} beside {parts[other]}"] = 1.0
        if beyond:
            features[f"beyond states:{beyond}:part {parts[code]}"] = 1.0
    nearest = next((zone for zone in ZONES if zone in zones), "nowhere")
    for cue in whole:
        own = found.setdefault(cue.code, {"only throughout": 1.0, f"only throughout:{nearest}": 1.0})
        best = next((zone for zone in ZONES if zone in zones and cue.code in zones[zone]), "nowhere")
        own[f"throughout:{cue.kind}"] = own[f"throughout:{cue.kind}:{best}"] = 1.0
        own[f"throughout:{cue.kind}:{best}:nearest {nearest}"] = 1.0
        if beyond:
            own[f"beyond states:{beyond}:throughout:{best}"] = 1.0
    last = max(
        (cue for cue in cues if cue.span.end <= passage.lead.start), key=lambda cue: cue.span.start, default=None
    )
    bare = _BARE.search(passage.lead.of(parsed.article.text)) and "lead" not in zones
    for code, features in found.items():
        best = next((zone for zone in ZONES if zone in zones and code in zones[zone]), "nowhere")
        if last and code == last.code:
            features["named last before"] = features[f"named last before:{best}"] = 1.0
            if nearest not in ("label", "lead"):
                features[f"named last before:nearest {nearest}"] = 1.0
        elif last:
            features[f"another named last before:{best}"] = 1.0
        if bare:
            features[f"bare institution:{best}"] = 1.0
    world = is_of_the_world(parsed, passage, cues)
    stale = _of_another_item(parsed, passage, by_code, parts)
    # A nationality counts only when nothing else places the win.
    return {
        code: {**features, OUTDONE: 1.0}
        if world or code in stale or (code in parts and is_outdone(code, parts, beyond))
        else features
        for code, features in found.items()
    }


_BARE = re.compile(
    r"\b(?:[Cc]ourts?|[Pp]arliament|[Ss]enate|[Cc]ongress|[Gg]overnment|[Mm]inist(?:er|ry)|[Pp]resident|[Pp]olice|[Jj]udges?|[Cc]ouncil|[Aa]ssembly|[Mm]agistrate|[Hh]ouse)\b"
)


def _of_shared_label(code: str, by_code: dict[str, list[Cue]]) -> str:
    """Where a label names several countries, "Mali, Niger", whether the statement names this one or another of them."""
    labelled = {each for each, cues in by_code.items() if any(cue.zone == "label" for cue in cues)}
    if len(labelled) < 2 or code not in labelled:
        return ""
    told = {each for each in labelled if any(cue.zone in ("lead", "details") for cue in by_code[each])}
    return "" if not told else "shared label, told" if code in told else "shared label, another told"


def _is_overtaken(code: str, cues: Sequence[Cue], passage: Passage) -> bool:
    """Whether another country is named between a country's label and the lead, or opens the lead.

    Several items under one label: "Chad. A court … . And Benin’s parliament …".
    """
    labels = [cue.span.end for cue in cues if cue.code == code and cue.zone == "label"]
    start, end = max(labels, default=passage.lead.start), passage.lead.start
    others = [cue for cue in cues if cue.code != code and cue.kind in ("name", "flag", "body") and cue.zone != "label"]
    between = any(start <= cue.span.start < end for cue in others)
    return bool(labels) and (between or any(cue.zone == "lead" and acts(cue) for cue in others))


def _of_another_item(
    parsed: Parsed, passage: Passage, by_code: dict[str, list[Cue]], parts: dict[str, str]
) -> set[str]:
    """Countries of a label that other sentences part from the lead, where the lead names a place of its own.

    "From Lesotho: a law … . At Zomba eleven men …": the label was the item's before.
    """
    text = parsed.article.text
    placed = {code for code, own in by_code.items() if any(_places(cue, parts[code]) for cue in own)}
    stale = set()
    for code, own in by_code.items():
        ends = [cue.span.end for cue in own if cue.zone == "label" and cue.span.end <= passage.lead.start]
        told = any(cue.zone in ("lead", "details") for cue in own)
        if ends and not told and placed - {code} and _SENTENCE.search(text[max(ends) : passage.lead.start]):
            stale.add(code)
    return stale


_SENTENCE = re.compile(r"\w.{30,}?[.!?…][”\"’)*]*\s", re.DOTALL)  # at least one between a label and the lead


def _places(cue: Cue, part: str) -> bool:
    """Whether the lead places itself by this name: no nationality, no town in a body's name or in a title."""
    told = cue.zone == "lead" and cue.around.after != "person" and not cue.around.relative and cue.kind != "seat"
    return told and (part in ("acts", "by", "in", "against") or (part in PLACING and cue.kind in ("name", "flag")))


def acts(cue: Cue) -> bool:
    """Whether the lead names the state as the one that acts: "Spain’s …", "the Spanish court", "Spain passed"."""
    # "The Malian nurse X" is whom the win is about, not who acts.
    names = cue.kind in ("name", "flag", "demonym") and cue.around.after != "person"
    return cue.zone in ("label", "lead") and (
        cue.around.possessive or cue.around.after == "institution" or (cue.early and names) or does_something(cue)
    )


def _features(own: Sequence[Cue], zones: dict[str, list[str]], rivals: int, beyond: str) -> Features:
    features: Features = {f"of:{min(rivals, 4)}": 1.0}
    for cue in own:
        features.update(_of_cue(cue))
        inside = zones[cue.zone]
        features[f"{cue.zone}:{'only' if len(inside) == 1 else 'first' if inside[0] == cue.code else 'later'}"] = 1.0
    best = next(zone for zone in ZONES if any(cue.zone == zone for cue in own))
    features[f"best:{best}"] = 1.0
    if any(zone in zones for zone in ZONES[: ZONES.index(best)]):
        features["others stand nearer"] = 1.0
    if beyond:
        features[f"beyond states:{beyond}"] = 1.0
        features[f"beyond states:{best}"] = 1.0
        features.update({f"beyond states:{beyond}:{cue.zone}:{cue.kind}": 1.0 for cue in own})
    return features


def _of_cue(cue: Cue) -> Features:
    around, zone = cue.around, cue.zone
    # A prison places a win as a town does.
    kind = "city" if cue.kind == "prison" else cue.kind
    features = {
        f"{zone}:{kind}": 1.0,
        f"{zone}:{kind}:{around.before}": 1.0,
        f"{kind}:{around.before}": 1.0,
        f"{kind}:then {around.after}": 1.0,
        f"{zone}:{kind}:then {around.after}": 1.0,
    }
    if around.possessive:
        features[f"{zone}:possessive"] = 1.0
    if cue.early:
        features[f"{zone}:{kind}:early"] = 1.0
    if around.relative:
        features[f"{zone}:relative"] = features[f"{kind}:relative"] = 1.0
        features[f"{around.before}:relative"] = features[f"told {around.told}:relative"] = 1.0
    if around.told:
        features[f"told {around.told}"] = 1.0
        features[f"{zone}:told {around.told}"] = 1.0
        features[f"{around.before}:told {around.told}"] = 1.0
    return features


@cache
def _weights() -> dict[str, float]:
    return read_weights("country_weights")["country"]


def _sure(chances: dict[str, float], kept: Sequence[str]) -> float:
    """The chance that every kept country belongs and every other does not; where none is named nothing is sure."""
    sure = 1.0 if chances else 0.5
    for code, share in chances.items():
        sure *= share if code in kept else 1 - share
    return round(sure, 3)


def _because(parsed: Parsed, cues: Sequence[Cue], kept: Sequence[str]) -> str:
    text = parsed.article.text
    if not kept:
        return "no country is named that the win could be of"
    parts = []
    for code in kept:
        cue = next(cue for cue in cues if cue.code == code)
        parts.append(f"{country_name(code)}: “{cue.span.of(text)}” in the {cue.zone}")
    return "; ".join(parts)


def _evidence(cues: Sequence[Cue], kept: Sequence[str]) -> tuple[Span, ...]:
    return tuple(next(cue.span for cue in cues if cue.code == code) for code in kept)


def _rivals(
    parsed: Parsed, cues: Sequence[Cue], chances: dict[str, float], kept: Sequence[str]
) -> tuple[Rival[Whereabouts], ...]:
    text = parsed.article.text
    others = sorted(
        (code for code in chances if code not in kept and chances[code] >= COUNTED_AS_RIVAL),
        key=lambda code: -chances[code],
    )
    return tuple(
        Rival(
            Whereabouts((code,), Scope.NATIONAL),
            f"“{next(cue for cue in cues if cue.code == code).span.of(text)}” is named too",
        )
        for code in others[:3]
    )
