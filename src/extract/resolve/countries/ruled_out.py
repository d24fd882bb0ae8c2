"""Countries that a passage names without being of them: of another item, of a life, of a journey, of an onlooker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.resolve.countries.cues import Cue
from extract.resolve.countries.parts import PLACING, is_journeys_end, is_outdone, parts_of
from extract.resolve.countries.scene import Scene

# "Mali. The court freed her. At Zomba eleven men …": a whole sentence between a label and the lead, not "Mali: St. ".
_SENTENCE = re.compile(r"\w.{30,}?[.!?…][”\"’)*]*\s", re.DOTALL)
# "came home to Hanoi": it is no journey's end abroad.
_HOMEWARDS = re.compile(r"\bhome (?:to|in|into) (?:the )?$")
_COURT_IN = re.compile(r"\b(?i:courts?|tribunal|judges?|jury) (?:of|in|at) (?:the )?$")
_THE_SAME = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat) same (?:\w+ )?(?:court|judge|judges|bench|tribunal|magistrate)\b")
_WHERE_FIRST = re.compile(r"(?:[^\n]{0,60}[:–—|)\].] )?\W*(?:In|At|Near|Outside|Inside) (?:the )?")


def ruled_out(scene: Scene, throughout: Sequence[Cue]) -> set[str]:
    """The codes of those countries; `throughout` are the cues of the article as a whole."""
    # A nationality counts only when nothing else places the win.
    outdone = {code for code in scene.parts if is_outdone(code, scene.parts, scene.beyond)}
    # "who spent four years on Nauru, was flown to Brisbane", on a page about Australia: it took them in.
    ours = {cue.code for cue in throughout if "most" in cue.kind}
    outdone -= {code for code in ours if scene.parts.get(code) == "arrival"}
    return (
        outdone
        | _of_another_item(scene)
        | _not_where_it_opens(scene)
        | _at_a_journeys_end(scene)
        | _only_lived_in(scene, throughout)
        | _not_of_the_court(scene)
        | _aside_in_a_label(scene)
        | _only_gone_to(scene)
    )


def _of_another_item(scene: Scene) -> set[str]:
    """Countries of a label that other sentences part from the lead, where the lead names a place of its own.

    "From Lesotho: a law … . At Zomba eleven men …": the label was the item's before.
    """
    text, lead = scene.parsed.article.text, scene.passage.lead
    placed = {code for code, own in scene.by_code.items() if any(_places(cue, scene.parts[code]) for cue in own)}
    stale = set()
    for code, own in scene.by_code.items():
        ends = [cue.span.end for cue in own if cue.zone == "label" and cue.span.end <= lead.start]
        told = any(cue.zone in ("lead", "details") for cue in own)
        if ends and not told and placed - {code} and _SENTENCE.search(text[max(ends) : lead.start]):
            stale.add(code)
    return stale


def _at_a_journeys_end(scene: Scene) -> set[str]:
    """Where people came to, unless they came home."""
    ends = {code: own for code, own in scene.by_code.items() if is_journeys_end(code, own, scene.parts)}
    return {code for code, own in ends.items() if not any(_HOMEWARDS.search(scene.before(cue)) for cue in own)}


def _only_gone_to(scene: Scene) -> set[str]:
    """Where somebody of the sentence before was sent by the state that acts there.

    "Egypt deported X to his native Australia. His colleagues followed him out of the gate".
    """
    if {"label", "lead", "details"} & set(scene.zones):
        return set()
    near = [cue for cue in scene.cues if cue.zone in ("context", "before")]
    gone = [cue for cue in near if cue.around.told == "arrived" and cue.around.before in ("to", "into", "for")]
    others = {cue.code for cue in near if cue not in gone}
    return {cue.code for cue in gone} - others if others else set()


def _only_lived_in(scene: Scene, throughout: Sequence[Cue]) -> set[str]:
    """Countries that the sentences around a bare institution name only as where somebody of another item was taken.

    "He was seized in Yemen … . In June the parliament lifted the emergency", on a page about Ethiopia.
    """
    main = {cue.code for cue in throughout if "most" in cue.kind}
    main |= {cue.code for cue in scene.cues if cue.zone == "heading" and cue.kind == "name"}
    if _THE_SAME.search(scene.lead):
        around = [cue for cue in scene.cues if cue.zone in ("context", "before")]
        main |= {cue.code for cue in around if _COURT_IN.search(scene.before(cue))}
    if not main or {"label", "lead"} & set(scene.zones) or not scene.is_bare:
        return set()
    return {code for code, own in scene.by_code.items() if code not in main and all(_is_passed(cue) for cue in own)}


def _is_passed(cue: Cue) -> bool:
    return cue.around.told in ("taken", "moved", "arrived", "aside") or cue.around.after == "person"


def _not_where_it_opens(scene: Scene) -> set[str]:
    """Countries that only a label names, where the lead opens with its own: "Lesotho – In Zomba, eleven men …"."""
    text, start = scene.parsed.article.text, scene.passage.lead.start
    told = [cue for cue in scene.cues if cue.zone == "lead" and cue.kind != "demonym"]
    opening = next((cue for cue in told if _WHERE_FIRST.fullmatch(text, start, cue.span.start)), None)
    # "Uganda: In The Hague, the court …" is of Uganda.
    if opening is None or (opening.kind == "seat" and scene.beyond):
        return set()
    again = {cue.code for cue in scene.cues if cue.zone in ("lead", "details") and cue.span >= opening.span}
    return {cue.code for cue in scene.cues if cue.zone == "label"} - again


def _not_of_the_court(scene: Scene) -> set[str]:
    """Countries of a label that the lead names only for its people, where a court of another state tries them.

    "GAMBIA – Far from Banjul, a court in Koblenz condemned the former Gambian minister".
    """
    told: dict[str, list[Cue]] = {}
    for cue in scene.cues:
        if cue.zone == "lead":
            told.setdefault(cue.code, []).append(cue)
    labelled = {cue.code for cue in scene.cues if cue.zone == "label"}
    elsewhere = any(
        cue.kind in ("city", "name") and _COURT_IN.search(scene.before(cue))
        for code, own in told.items()
        for cue in own
        if code not in labelled
    )
    if scene.beyond or not elsewhere:
        return set()
    return {code for code in labelled & told.keys() if all(_is_of_somebody(cue) for cue in told[code])}


def _aside_in_a_label(scene: Scene) -> set[str]:
    """Countries of a label of several that the lead names only for its people or as an example beside one that acts.

    "Sweden/Denmark: The Danish government set up a group that will look at the Swedish law".
    """
    labelled = {cue.code for cue in scene.cues if cue.zone == "label"}
    told: dict[str, list[Cue]] = {}
    for cue in scene.cues:
        if cue.zone == "lead":
            told.setdefault(cue.code, []).append(cue)
    parts = parts_of(told)
    aside = {code for code, part in parts.items() if part in ("person", "unlike", "crime")}
    placed = any(parts.get(code) in (*PLACING, "in, taken", "from") for code in labelled - aside)
    return labelled & aside if placed else set()


def _is_of_somebody(cue: Cue) -> bool:
    return cue.around.after == "person" or cue.around.told in ("aside", "crime")


def _places(cue: Cue, part: str) -> bool:
    """Whether the lead places itself by this name: no nationality, no town in a body's name or in a title."""
    told = cue.zone == "lead" and cue.around.after != "person" and not cue.around.relative and cue.kind != "seat"
    return told and (part in ("acts", "by", "in", "against") or (part in PLACING and cue.kind in ("name", "flag")))
