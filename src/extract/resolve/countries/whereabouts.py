"""Where a win took place or whose authority acted: every country that is named, weighed by how it is named."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extract.gazetteer import country_name
from extract.learnt import Features, chance, read_weights, weigh
from extract.model import Answer, Parsed, Passage, Rival, Scope, Span, Whereabouts
from extract.resolve.around.zones import ZONES
from extract.resolve.countries.beyond import beyond_states, scope
from extract.resolve.countries.candidates import OUTDONE, candidate_features
from extract.resolve.countries.cues import Cue, find_cues
from extract.resolve.countries.parts import parts_of

KEPT = 0.5  # the chance from which a country counts
# What is left of the confidence where only the surroundings of the passage name the country, or nothing does.
FAR = 0.6
BESIDE = 0.85  # the chance from which a country counts beside a likelier one: few wins are of two
UNLIKELY = 0.05  # the chance of a country that is only a nationality or a comparison beside one that places the win
# The best country counts from here when none reaches KEPT, by how the lead reaches beyond states: a win happens
# somewhere, a resolution of the General Assembly need not.
_LEAST = {"": 0.1, "region": 0.5, "courts": 0.35, "bodies": 0.5}
COUNTED_AS_RIVAL = 0.15


def resolve_whereabouts(parsed: Parsed, passage: Passage) -> Answer[Whereabouts]:
    """The countries of the win (ISO 3166-1 alpha-2, sorted) and its scope; no country for regional and global wins."""
    cues = list(find_cues(parsed, passage))
    features = candidate_features(parsed, passage, cues)
    out = {code for code, own in features.items() if OUTDONE in own}
    chances = {code: UNLIKELY if code in out else chance(weigh(own, _weights())) for code, own in features.items()}
    beyond, lists = beyond_states(parsed, passage), _lists(cues)
    chances = _share_in_lists(chances, lists)
    kept = _kept(cues, chances)
    if not kept and chances:
        best = max(chances, key=lambda code: (chances[code], code))
        # What is outdone, or stands far above, is no other country that the win could be of.
        near = any(cue.code not in out and cue.zone not in ("earlier", "throughout") for cue in cues)
        enough = chances[best] >= (_LEAST[beyond] if near or chances.keys() <= out else 0.0 if not beyond else KEPT)
        kept = sorted(next((one for one in lists if best in one), {best})) if enough else []
    value = Whereabouts(tuple(kept), scope(parsed, passage, kept))
    return Answer(
        value,
        _because(parsed, cues, kept),
        _sure(chances, kept, lists) * (FAR if _is_far(cues, kept) or not (kept or beyond) else 1.0),
        _evidence(cues, kept),
        _rivals(parsed, cues, chances, kept),
    )


def _lists(cues: Sequence[Cue]) -> list[set[str]]:
    """The countries that the lead names in one breath: "by Poland and Lithuania", "a Finnish and a Dutch bank"."""
    lists: list[set[str]] = []
    for cue in cues:
        # "Aboriginal and Torres Strait Islander children" are of one state.
        if cue.zone == "lead" and cue.joined and cue.kind not in ("sign", "people"):
            pair = {cue.code, cue.joined}
            apart = [one for one in lists if not one & pair]
            lists = [*apart, pair.union(*(one for one in lists if one & pair))]
    return lists


def _share_in_lists(chances: dict[str, float], lists: Sequence[set[str]]) -> dict[str, float]:
    """`chances` with those of one list averaged: what holds for the first that is named holds for the others."""
    shared = dict(chances)
    for one in lists:
        if all(chances[code] > UNLIKELY for code in one):
            shared |= dict.fromkeys(one, sum(chances[code] for code in one) / len(one))
    return shared


def _kept(cues: Sequence[Cue], chances: dict[str, float]) -> list[str]:
    """The likeliest country and those beside it, of which a list names several at once: "in Togo and Benin"."""
    first = max(chances, key=lambda code: (chances[code], code), default="")
    told = {cue.code for cue in cues if cue.zone == "lead"}
    together = {
        frozenset((cue.code, cue.joined))
        for cue in cues
        # Of "Mali, Niger" above an item that names Niger the other is of the next item.
        if cue.joined and (cue.zone == "lead" or (cue.zone == "label" and len(told & {cue.code, cue.joined}) != 1))
    }
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


@cache
def _weights() -> dict[str, float]:
    return read_weights("country_weights")["country"]


def _sure(chances: dict[str, float], kept: Sequence[str], lists: Sequence[set[str]]) -> float:
    """The chance that every kept country belongs and every other does not; where none is named nothing is sure."""
    sure = 1.0 if chances else 0.5
    # Those of one list stand and fall together.
    firsts = [code for code in kept if not any({code, other} <= one for one in lists for other in kept if other < code)]
    for code, share in chances.items():
        sure *= 1.0 if code in kept and code not in firsts else share if code in kept else 1 - share
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
