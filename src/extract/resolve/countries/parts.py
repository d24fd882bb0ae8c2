"""What part a named country plays beside the others: acting, the place, somebody's nationality, told of later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.resolve.around.surroundings import table
from extract.resolve.countries.cues import Cue

# From what speaks most for a country to what speaks least; of several places in the text the best one counts.
PARTS = (
    "label", "acts", "by", "in", "against", "from", "to", "of", "other",
    "arrival", "person", "in, taken", "crime", "seat", "unlike", "later", "far",
)  # fmt: skip
# "near the Turkish border", "aboard an Italian plane": beside the state, not in it.
_EDGES = (
    "border", "borders", "frontier", "plane", "aeroplane", "airplane", "jet", "aircraft", "flight", "helicopter",
    "ship", "embassy", "consulate", "residence", "ambassador", "film", "documentary", "newspaper", "broadcaster",
    "magazine", "press", "media", "weekly", "daily",
    "-owned", "-born", "-based", "-backed", "-built", "-made", "-speaking", "-trained",
)  # fmt: skip
_INSIDE = ("in", "at", "inside", "near", "across", "within", "outside", "throughout")
_ENDS = ("to", "into", "for", "in", "at")  # before the end of a journey
_TOWARDS = ("to", "into", "for")
PLACING = ("label", "acts", "by", "in", "against", "of", "other")
_PREPOSITIONS = {
    "by": "by", "against": "against", "from": "from", "left": "from", "leave": "from", "leaves": "from", "out": "from",
    "to": "to", "into": "to", "for": "to", "of": "of", "like": "unlike", "unlike": "unlike", "than": "unlike",
    "after": "unlike", "before": "unlike", "as": "unlike",
    "fled": "in, taken", "flees": "in, taken", "flee": "in, taken", "escaped": "in, taken", "escapes": "in, taken",
}  # fmt: skip
_NO_VERBS = (*_INSIDE, "of", "from", "to", "by", "on", "with", "for", "who", "whom", "whose", "that", "which")


def parts_of(by_code: Mapping[str, Sequence[Cue]]) -> dict[str, str]:
    """For each country the best part that it plays."""
    return {code: min((_part(cue) for cue in cues), key=PARTS.index) for code, cues in by_code.items()}


def _part(cue: Cue) -> str:
    around = cue.around
    # "Court of Justice of the EU, Luxembourg" in a field is where judges sit, as in a sentence.
    if cue.kind == "seat" and cue.zone in ("label", "lead"):
        return "seat"
    if cue.zone == "label":
        # "One guard from Kenya" is a heading about somebody held elsewhere.
        if around.after == "person" and around.before == "from":
            return "person"
        return "arrival" if around.told == "arrived" and around.before == "to" else "label"
    if cue.zone != "lead":
        return "later" if cue.zone in ("details", "context", "statement", "before") else "far"
    if is_of_person(cue):
        return "person"
    # "doctoral student at Leeds": where somebody studies, not where the win is.
    if around.told == "studies" and cue.kind in ("city", "seat", "name"):
        return "person"
    # "could leave after Mali had dropped the case": the state acts, and a comparison would not say "had".
    if around.before in ("after", "before") and around.following == "had" and cue.kind == "name":
        return "acts"
    # "ahead of a visit by the Spanish minister": what went with the win, not where it was.
    if around.told == "aside" or around.following in _EDGES or _PREPOSITIONS.get(around.before) == "unlike":
        return "unlike"
    if around.told == "crime" and cue.kind not in ("seat", "demonym"):
        return "crime"
    if around.told == "arrived" and around.before in (*_ENDS, "near", "outside") and around.after != "institution":
        return "arrival"
    # "Outside the US, X is free" is anywhere else; "outside Cairo" is in Egypt.
    if around.before == "outside" and around.after == "list" and cue.kind in ("name", "flag"):
        return "unlike"
    if around.before in _INSIDE:
        return "in, taken" if around.told == "taken" else "in"
    named = cue.kind in ("name", "flag", "subdivision", "body", "ruler")
    institution = around.after == "institution" and cue.kind != "body"  # "a CIA jail" is anywhere
    if around.possessive or institution or (named and _is_subject(cue)):
        return "acts"
    part = _PREPOSITIONS.get(around.before, "other")
    # "handed to the CIA", "let the CIA hide him", "a CIA jail" are not of the United States; "the CIA admitted" is.
    return "person" if cue.kind == "body" and part in ("from", "to", "other") else part


def is_of_person(cue: Cue) -> bool:
    """Whether the name only says whose citizen somebody is: "the Malian nurse", "a nurse from Mali", "Mali’s late"."""
    around = cue.around
    owned = cue.kind in ("demonym", "people") or around.before in ("of", "from") or around.possessive
    return around.after == "person" and owned


def _is_subject(cue: Cue) -> bool:
    """ "Portugal now lets …", at the start of a clause; "Portugal, …" may be anything."""
    around = cue.around
    opens = around.opens and around.after == "other" and around.following not in _INSIDE
    return cue.early or opens or does_something(cue)


def does_something(cue: Cue) -> bool:
    """Whether a state's name stands before a verb and behind no preposition: "in Geneva the Philippines deposited"."""
    # "the Thais put him on a plane"
    if cue.kind == "demonym" and cue.plural and cue.around.after == "other" and cue.around.following not in _NO_VERBS:
        return True
    free = cue.around.before in ("-", "the", "and", "other") and cue.kind in ("name", "flag", "body")
    word = cue.around.following
    verb = word.endswith("ed") or word in table("told", "decided") or word in table("verbs", "acting")
    return free and verb and cue.around.after == "other"


def is_journeys_end(code: str, cues: Sequence[Cue], parts: Mapping[str, str]) -> bool:
    """Whether the lead names a country only as where somebody went, and other sentences tell another one.

    "He had vanished in Tehran. … Two years later he was let on a plane for Frankfurt."
    """
    told = any(part == "later" for other, part in parts.items() if other != code)
    inside = [cue for cue in cues if cue.zone == "lead"]
    return told and parts[code] == "arrival" and all(cue.around.before in _TOWARDS for cue in inside)


def is_outdone(code: str, parts: Mapping[str, str], beyond: str) -> bool:
    """Whether a country is only a nationality or a comparison beside one that places the win, or a seat.

    Beside the country that somebody left the one where they landed says nothing, and beside the court's own the one
    where the crime was.
    """
    part = parts[code]
    if (part == "seat" and beyond) or (part == "unlike" and beyond == "bodies"):
        return True
    others = [parts[other] for other in parts if other != code]
    placed, told = any(other in PLACING for other in others), "later" in others
    if part == "arrival":
        # "Addis Ababa: he was found guilty; he’s on a farm near Harare"
        return placed or "from" in others or ("seat" in others and not beyond)
    if part == "crime":
        return placed and not beyond
    # "Two citizens of Norway could leave Tehran"
    left = part == "person" and "from" in others
    return left or (placed and part in ("person", "unlike")) or (told and part == "unlike")
