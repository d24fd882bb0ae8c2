"""Every country that a passage or its surroundings name, with the features of how it is named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.learnt import Features
from extract.model import Parsed, Passage
from extract.resolve.countries.beyond import is_of_the_world
from extract.resolve.countries.cues import Cue
from extract.resolve.countries.homes import dominant_country, holding_country
from extract.resolve.countries.parts import does_something
from extract.resolve.countries.ruled_out import ruled_out
from extract.resolve.countries.scene import NOWHERE, Scene, scene_of

OUTDONE = "outdone"
# Parts that countries play in a journey or a life: who freed somebody or took them in is none of these.
_ON_THE_WAY = frozenset(["arrival", "person", "unlike", "crime", "in, taken", "to", "from", "seat"])
_REFUGE = re.compile(
    r"\b(?i:asylum|visas?|green cards?|refugees?|deport\w*|removal|immigration|naturali[sz]\w+|resettle\w*|citizenship|"
    r"residen(?:t|cy|ce permit)\w*|humanitarian (?:visas?|protection|parole|admission)|"
    r"leave to remain|trafficking|migrants?)\b"
)
_ASIDE = ("person", "unlike", "crime", "arrival")  # parts that place no court: "the removal of two Malians"


def candidate_features(parsed: Parsed, passage: Passage, cues: Sequence[Cue]) -> dict[str, Features]:
    """By the code of each country that is named, what speaks for and against it."""
    scene = scene_of(parsed, passage, [cue for cue in cues if cue.zone != "throughout"])
    found = {code: _features(scene, code) for code in scene.by_code}
    for code, features in found.items():
        features.update(dict.fromkeys(_beside_others(scene, code), 1.0))
    for cue in cues:
        if cue.zone == "throughout":
            found.setdefault(cue.code, {}).update(dict.fromkeys(_of_the_article(scene, cue), 1.0))
    for code, features in found.items():
        features.update(dict.fromkeys(_in_order(scene, code), 1.0))
        features.update(dict.fromkeys(_of_journeys(scene, code, cues), 1.0))
    world = is_of_the_world(parsed, passage, scene.cues)
    out = ruled_out(scene, [cue for cue in cues if cue.zone == "throughout"])
    return {code: {**features, OUTDONE: 1.0} if world or code in out else features for code, features in found.items()}


def _beside_others(scene: Scene, code: str) -> list[str]:
    """What part the country plays, and which parts the others play beside it."""
    part = scene.parts[code]
    acting = {each for each, own in scene.by_code.items() if any(acts(cue) for cue in own)}
    features = [f"part {part}", *(["acts"] if code in acting else []), *(["another acts"] if acting - {code} else [])]
    if shared := _of_shared_label(code, scene.by_code):
        features.append(shared)
    if _is_overtaken(code, scene.cues, scene.passage):
        features += ["overtaken", f"overtaken:part {part}"]
    if scene.beyond:
        features.append(f"beyond states:{scene.beyond}:part {part}")
    return features + [f"part {part} beside {scene.parts[other]}" for other in sorted(set(scene.by_code) - {code})]


def _of_the_article(scene: Scene, cue: Cue) -> list[str]:
    """That the article as a whole is about the country, or its writers are at home there."""
    best = scene.best(cue.code)
    features = [
        f"throughout:{cue.kind}",
        f"throughout:{cue.kind}:{best}",
        f"throughout:{cue.kind}:{best}:nearest {scene.nearest}",
    ]
    if cue.code not in scene.by_code:
        features += ["only throughout", f"only throughout:{scene.nearest}"]
    return features + ([f"beyond states:{scene.beyond}:throughout:{best}"] if scene.beyond else [])


def _in_order(scene: Scene, code: str) -> list[str]:
    """Whether the country is the one named last before the lead: a lead that names none goes on with it."""
    best, lead = scene.best(code), scene.passage.lead
    above = [cue for cue in scene.cues if cue.span.end <= lead.start]
    last = max(above, key=lambda cue: cue.span.start, default=None)
    features = []
    if last and last.code == code:
        features += ["named last before", f"named last before:{best}"]
        if scene.nearest not in ("label", "lead"):
            features.append(f"named last before:nearest {scene.nearest}")
    elif last:
        features.append(f"another named last before:{best}")
    if scene.is_bare:
        if "lead" not in scene.zones:
            features.append(f"bare institution:{best}")
        elif all(scene.parts[other] in _ASIDE for other in scene.zones["lead"]):
            # "The High Court stopped the removal of two Malians": the court is of no state that the lead names.
            features.append(f"bare institution beside people:{best}")
            features.append(f"bare institution beside people:{scene.parts.get(code, NOWHERE)}")
    return features


def _of_journeys(scene: Scene, code: str, cues: Sequence[Cue]) -> list[str]:
    """Where the lead tells only journeys and nationalities: who freed somebody, or took them in, is told elsewhere.

    "The Yemeni went to Oman" on a page about Guantánamo, "the office approved him" below a life in Ethiopia.
    """
    parts = sorted({scene.parts[other] for other in scene.zones.get("lead", ())})
    told = "nothing" if not parts else "journeys" if set(parts) <= _ON_THE_WAY else "places"
    whole = {cue.code: cue.kind for cue in cues if cue.zone == "throughout"}
    part, best = scene.parts.get(code, NOWHERE), scene.best(code)
    features = []
    if code in whole:
        features.append(f"throughout:{whole[code]}:lead tells {told}")
        features += [f"throughout:{whole[code]}:beside {each}" for each in parts if told == "journeys"]
    elif whole:
        features.append(f"the article is of another:{part}:{best}")
    if main := dominant_country(scene.parsed):
        mostly = "of it" if code == main else "of another"
        features += [f"mostly {mostly}:{best}:lead tells {told}", f"mostly {mostly}:{part}"]
    if holder := holding_country(scene.parsed):
        features.append(f"{'holds' if code == holder else 'another holds'}:{part}:lead tells {told}")
    if _REFUGE.search(scene.passage.lead.of(scene.parsed.article.text)):
        features += [f"refuge:{part}", f"refuge:{best}", f"refuge:{best}:lead tells {told}"]
        features += [f"refuge:throughout:{whole[code]}:lead tells {told}"] if code in whole else []
    return features


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


def acts(cue: Cue) -> bool:
    """Whether the lead names the state as the one that acts: "Spain’s …", "the Spanish court", "Spain passed"."""
    # "The Malian nurse X" is whom the win is about, not who acts.
    names = cue.kind in ("name", "flag", "demonym") and cue.around.after != "person"
    possessive = cue.around.possessive and (cue.around.after != "person" or cue.around.before in ("of", "from"))
    return cue.zone in ("label", "lead") and (
        possessive or cue.around.after == "institution" or (cue.early and names) or does_something(cue)
    )


def _features(scene: Scene, code: str) -> Features:
    """How the country is named, how near, and whether the win is beyond the states."""
    own, zones, beyond, best = scene.by_code[code], scene.zones, scene.beyond, scene.best(code)
    features: Features = {f"of:{min(len(scene.by_code), 4)}": 1.0}
    for cue in own:
        features.update(_of_cue(cue))
        inside = zones[cue.zone]
        features[f"{cue.zone}:{'only' if len(inside) == 1 else 'first' if inside[0] == cue.code else 'later'}"] = 1.0
    features[f"best:{best}"] = 1.0
    if best != scene.nearest:
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
