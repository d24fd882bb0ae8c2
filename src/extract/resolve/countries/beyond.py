"""Wins that reach beyond single states: courts, bodies and treaties above them, and the scope that they give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.model import Parsed, Passage, Scope, Span
from extract.resolve.around.surroundings import table
from extract.resolve.around.towns import is_seat, local_court
from extract.resolve.countries.cues import Cue
from extract.text import alternatives

_TREATY = r"\b(?:conventions?|treat(?:y|ies)|protocols?|covenants?)\b"
# "the convention came into force", "with Mali's ratification the treaty took effect"; not "for Mali", "in Mali".
_BEGINS = re.compile(
    rf"(?i:{_TREATY})[^.;:!?]{{0,140}}?\b(?:came|comes?|coming|enter(?:s|ed|ing)?|brought|brings|went|goes|is now)"
    r" (?:\w+ ){0,2}(?:into|in) (?:force|effect|operation)(?! (?:for|in) (?:the )?[A-Z])"
)
# "the convention is in force in eleven states", whichever of them is named; not "in force in Mali".
_HOLDS = re.compile(
    rf"(?i:{_TREATY})[^.;:!?]{{0,80}}?\b(?:is|was) (?:now )?in (?:force|vigour|effect)(?! (?:for|in) (?:the )?[A-Z])"
    r"[^.;:!?]{0,60}? (?:\d+|[a-z]+(?:-[a-z]+)?) (?:states|countries|nations)\b"
)
# "in Maputo the heads of state adopted a protocol", "at a diplomatic conference in Rabat the treaty was adopted"
_GATHERED = re.compile(
    r"\b(?:heads of (?:state|government)|diplomatic conferences?|(?:African|European) Union|(?:summit|conference) of\b|"
    r"plenipotentiaries|delegates|delegations|negotiators|diplomats)\b"
)
_ADOPTED = re.compile(
    rf"(?i:{_TREATY}|\bcharters?\b|\bdeclarations?\b)[^.;:!?]{{0,80}}?"
    r"\b(?:adopted|agreed|concluded|opened for signature)\b"
    rf"|\b(?:adopt(?:s|ed)?|agree(?:s|d)? (?:on|upon)|concludes?|concluded|sign(?:s|ed)?) (?:[\w’'-]+ ){{0,4}}?"
    rf"(?i:{_TREATY}|charters?\b|declarations?\b)"
)
# What a firm does of itself; "Twitter came back" after a court's ruling.
_FIRMS_DEED = (
    r"(?:also |has |have |had |then |now )?(?:said|says|announc|promis|pledg|decid|agree|turn(?:s|ed) o|switch|stop|"
    r"end(?:s|ed)|ban(?:s|ned)|remov|chang|drop|add(?:s|ed)|introduc|publish|commit|gave up|gives? up|pull|delet|"
    r"will |won[’']t|would |no longer)"
)
# "After the European Parliament had protested, the minister …": who acts stands behind the comma.
_SUBORDINATE = re.compile(r"^\W*(?:After|When|While|Though|Although|As|Since|Because|Before)\b[^,;:]*,")
# "The Council renewed the commission of inquiry", below "For Mali": what is set up for one state is of it.
_MANDATE = re.compile(
    r"\b(?i:commission of inquiry|fact-finding mission|group of experts|team of experts|"
    r"(?:special rapporteur|independent expert) on the situation)\b"
)
# "by 122 to nil, and Britain sat on its hands"
_COUNT = re.compile(r"\bby (?:a vote of )?\d+(?: votes)? (?:to|against) (?:\d+|nil|none|[a-z]+)\b")
_MANY_STATES = re.compile(
    rf"\b(?:\d+|[a-z]+(?:-[a-z]+)?) (?:states|countries|governments|nations|States)\b(?=[^.;!?]*{_TREATY})"
)


def beyond_states(parsed: Parsed, passage: Passage) -> str:
    """Whether label or lead say that the win may be of no single country, and how: "region", "courts", "bodies" or "".

    "Global:" and "the General Assembly adopted" mostly leave none, a court above the states mostly has one in the dock.
    """
    text = parsed.article.text
    label = passage.label.of(text).casefold().strip(" :*") if passage.label else ""
    if label in table("regions", "regional") or label in table("regions", "global"):
        return "region"
    lead = passage.lead.of(text)
    kinds = ("courts", "bodies")
    return next((kind for kind in kinds if any(not _is_local(lead, hit) for hit in _world(kind).finditer(lead))), "")


def _is_local(lead: str, hit: re.Match[str]) -> bool:
    """Whether "The Hague" is only where a Dutch court sits."""
    return is_seat(hit.group()) and local_court(lead, Span(*hit.span()))


@cache
def _world(kind: str) -> re.Pattern[str]:
    """Courts or bodies above the state and their acts; short names in capitals only ("WHO", "UN")."""
    names = table("beyond", kind)
    long = alternatives((name for name in names if len(name) > 3), re.escape)
    short = alternatives((name.upper() for name in names if len(name) <= 3), re.escape)
    # "the borders of their countries" are no body's.
    many = r"(?:\d+|(?!(?:their|our|his|her|its|own|home) )[a-z]+)"
    counted = rf"|\b{many} (?:states|countries|governments|nations|ratifications)\b" if kind == "bodies" else ""
    # "breaking a UN arms embargo" is no act of the UN's.
    things = "|".join(sorted(table("beyond", "things")))
    return re.compile(rf"(?i:\b(?:{long})s?\b(?! (?:{things})\b))|\b(?:{short})\b(?! (?:{things})\b){counted}")


def is_of_the_world(parsed: Parsed, passage: Passage, cues: Sequence[Cue]) -> bool:
    """Whether an assembly of the states decides and the statement names none of them.

    "The General Assembly declared water a right", though "Bolivia had asked for it"; not that of Maryland.
    """
    lead = passage.lead.of(parsed.article.text)
    near = [
        cue
        for cue in cues
        if cue.zone in ("label", "lead") and cue.kind != "seat" and not _only_votes(passage.lead, lead, cue)
    ]
    # Where delegates met is not where the treaty holds.
    only_met = not any(cue.zone == "label" or cue.around.before not in ("in", "at") for cue in near)
    if _GATHERED.search(lead) and _ADOPTED.search(lead):
        return only_met
    if _BEGINS.search(lead) or _HOLDS.search(lead):
        return not any(cue.zone == "label" or cue.around.before == "between" for cue in near)
    if _MANY_STATES.search(lead):
        return only_met
    if not near and _firm_acts().match(lead):
        return True
    if _MANDATE.search(lead) and any(cue.zone in ("context", "before") and cue.kind == "name" for cue in cues):
        return False
    ours = any(cue.kind == "subdivision" and cue.zone in ("context", "before") for cue in cues)
    state = ours and "UN " not in lead and "United Nations" not in lead
    return not near and not state and _world("assemblies").search(_SUBORDINATE.sub("", lead)) is not None


def _only_votes(at: Span, lead: str, cue: Cue) -> bool:
    """Whether a lead names a state behind a count of votes, for how it voted, and not for what was decided on it."""
    count = _COUNT.search(lead)
    inside = cue.around.before in ("on", "in", "to", "into", "for", "of", "against")
    return count is not None and cue.zone == "lead" and cue.span.start >= at.start + count.end() and not inside


@cache
def _firm_acts() -> re.Pattern[str]:
    """A worldwide firm that opens a statement, at most behind a day: "In September Apple said"."""
    day = (
        r"(?:In|On|By|At|Since|Early|Late|Last|This)"
        r"(?: (?:the|early|late|mid|beginning|end|of|month|week|day|year|same|next|following|in|on|\d+\w{0,2}|"
        r"[A-Z][a-z]+))*?,? "
    )
    # "Twitter, urged by forty groups, agreed"
    aside = r"(?:, [^,;:.!?]{3,80},)?"
    return re.compile(rf"\W*(?:{day})?(?:{alternatives(table('beyond', 'firms'), re.escape)})(?={aside} {_FIRMS_DEED})")


def scope(parsed: Parsed, passage: Passage, kept: Sequence[str]) -> Scope:
    """How far the win reaches: by the number of countries `kept` for it, without any by the region named nearest."""
    if kept:
        return Scope.NATIONAL if len(kept) == 1 else Scope.MULTI_COUNTRY
    text = parsed.article.text
    for span in (passage.label, passage.lead, *passage.details[:1], *passage.headings):
        words = f" {span.of(text).casefold()} " if span else ""
        words = re.sub(r"[^\w-]+", " ", words)
        if any(f" {name} " in words for name in table("regions", "regional")):
            return Scope.REGIONAL
        # "The Human Rights Council adopted …", though "South Africa had proposed it" or below "Europe".
        if any(f" {name} " in words for name in table("regions", "worldwide")):
            return Scope.GLOBAL
    return Scope.GLOBAL
