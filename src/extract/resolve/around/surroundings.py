"""The words around a name, as far as they say what part it plays: prepositions, the verb before, what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.model import Span
from extract.tables import read_toml

_BEFORE = re.compile(r"(?:^|[^\w’'-])((?:[\w’'-]+[\s(“\"]+){0,2})$")
_AFTER = re.compile(r"(’s|'s|’(?=\s))?[\s”\")]*(,|/|and\b)?\s*([\w-]+)?")
_OPENS = re.compile(r"(?:^|[,;:.–—-] )\W*(?:[Tt]he )?$")
_CLAUSE = re.compile(r"[.;:!?–—()“”\"\n]")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which)\b[^,;:.!?–—()]*$")
# "a colonel was arrested in Paris" is the win, "who was arrested in Paris" what came before it.
_CAUGHT = re.compile(
    r"(?<!who )(?<!whom )(?<!which )(?<!that )\b(?:was|were|is|are|has been|have been) (?:\w+ly )?"
    r"(?:arrested|captured|picked up|apprehended|charged|indicted|tried|convicted|sentenced|condemned|found guilty)"
    r"(?: \w+){0,5} $"
)
# "convicted for the murder of 27 people in Lusaka": where the crime was, not the court.
_CRIME = re.compile(
    r"\b(?:for|of|in) (?:(?:the|his|her|their|its|an?|part|role|in|having|and|aiding|abetting|ordering|overseeing|many|"
    r"several|complicity|\d+) ){0,5}"
    r"(?:murders?|killings?|tortur\w+|massacres?|genocide|war crimes?|crimes?(?: against humanity)?|rapes?|atrocities|"
    r"enslave\w+|(?:enforced )?disappearances?|bombings?|assassinations?|extermination)\b[^,;:.!?–—()]*$"
    # "tried for the six priests shot in Lima"
    r"|\bfor (?:[\w’-]+ ){1,5}(?:murdered|killed|shot|massacred|executed|tortured|raped|burnt|disappeared|abducted|"
    r"kidnapped) [^,;:.!?–—()]*$"
)
# "sanctions on five Georgian commanders": whoever imposed them acts.
_SANCTIONED = re.compile(
    r"\b(?:sanctions?|visa bans?|travel bans?|(?:asset|assets) freezes?|blacklisting) (?:[\w-]+ ){0,4}"
    r"(?:on|against|of) (?:[\w-]+ ){0,5}$"
    r"|\b(?:sanction(?:s|ed)|blacklist(?:s|ed)) (?:[\w-]+ ){0,5}$"
)
# "stopped the removal of two men to Chad", "sending them to Chad is unlawful": whoever forbade it acts.
_SENDING = re.compile(
    r"\b(?:remov(?:e|ed|al|als|ing)|deport(?:ed|ing|ation|ations)?|extradit(?:e|ed|ing|ion|ions)|expel(?:led|ling)?|"
    r"expulsions?|returns?|returned|returning|transfers?|transferred|transferring|send|sending|sent|surrender(?:ed|ing)?|"
    r"hand(?:ed|ing)? over|handovers?|flights?|render(?:ed|ing)?|renditions?)\b[^;:.!?–—()“”\"]{0,70}?"
    r"\b(?:(?:back|home) )?(?:to|into|for) (?:the )?$"
)
_FORBIDDEN = re.compile(
    r"\b(?:(?:stop|halt|block|bar|prevent|stay|suspend|quash|spar|sav|overturn|delay|postpon|cancel|forb|prohibit|protect)"
    r"\w*|unlawful\w*|illegal\w*|call(?:ed|s|ing)? off|rul(?:ed|es|ing) (?:out|against)|refus(?:ed|es|ing)|"
    r"reject(?:ed|s|ing)|revers(?:ed|es|ing)|"
    r"(?:can|could|may|must|will|would|should|do|does|did|is|are|was|were)(?:not| not|n[’']t)|"
    r"(?:nobody|no one|none of them) (?:may|can|could|must|should|shall)|"
    r"no longer|never|instead of|rather than|against|violat\w+|breach\w*|safe from|escap\w+)\b",
    re.IGNORECASE,
)
# "once of Syrian intelligence", "who served in the Syrian army": what somebody was, not who acted.
_SERVED = re.compile(
    r"\b(?:(?:once|formerly|previously|lately) (?:an? (?:[\w-]+ ){1,3})?(?:of|in|with|at|for)|"
    r"(?:served|fought|serving|fighting) (?:\w+ )?(?:in|with|for|under)) (?:the |an? )?$"
    # "once a member of the president’s Tigers"
    r"|\b(?:once|formerly) an? (?:member|officer|soldier|captain|commander|agent) (?:of|in) [^,;:.]{0,40}$"
    # "lately of a villa in Dakar"
    r"|\b(?:once|formerly|lately) of an? (?:[\w-]+ ){1,3}(?:in|near) $"
)
# "whose grandparents came from what is now Zimbabwe": their origin, and not where they are.
_ORIGIN = re.compile(
    r"\bwhose (?:[\w’-]+ ){0,3}(?:parents|grandparents|ancestors|forebears|forefathers|families)\b[^;.!?]{0,60}?"
    r"\bfrom (?:what is (?:now|today) )?(?:the )?$"
)
# "thirteen states signed in Istanbul a convention": the host has not signed for them.
_SIGNED_BY_MANY = re.compile(
    r"\b(?:states|countries|governments|nations)\b[^.;:!?]{0,80}"
    r"\b(?:signed|sign|adopted|adopt|concluded|initialled)(?: on [\w ]{3,12})? (?:in|at) $"
)
# "two citizens of Austria"
_CITIZENS = re.compile(r"\b(?:citizens?|nationals?|subjects) of (?:the )?$")
# "since the invasion of Mali": the time or the cause of it.
_EVENT = re.compile(r"\b(?:invasion|occupation|bombardment|annexation|shelling|wars?) (?:of|on|against) (?:the )?$")
# "at the request of Mali", "at Mali’s proposal", "(20th ratification: Mali)": whoever asked did not decide.
_ASKING = r"(?:request|proposal|initiative|motion|suggestion|invitation|urging|insistence|instigation)"
_PROPOSED = re.compile(
    rf"\b(?:at|on|upon|following|after) the {_ASKING} of (?:the )?$"
    r"|\b(?:proposed|tabled|negotiated|sponsored|moved) by (?:the )?$|\b\d+(?:st|nd|rd|th) ratification: $",
    re.IGNORECASE,
)
# "the extradition that Mali had asked for"
_THAT = re.compile(r"\b(?:that|which|whom) (?:the )?$")
_ASKS = re.compile(r" (?:had |has )?(?:asked for|requested|demanded|sought|wanted)(?: back)?(?=[,.;:!?)]|$)")
_PROPOSES = re.compile(rf"[’']s? {_ASKING}\b")
_AT = re.compile(r"\b(?:at|on|upon|following) $", re.IGNORECASE)
# "A U.S. commission announced that Pastor Y of Vietnam is free": who only tells it did not do it.
_TELLS = re.compile(
    r"[’']?s?\.? (?:[\w’-]+ ){0,4}?(?:commission|mission|embassy|consulate|"
    r"(?:foreign|state) (?:ministry|department|office)|"
    r"ambassador|envoy|delegation|diplomats?|senators?|lawmakers?|congress(?:wo)?m[ae]n|spokes\w+)\b[^.;:!?]{0,40}?"
    r"\b(?:announced|said|says|reported|reports|confirmed|confirms|told|tells|learn(?:ed|t)|noted|welcomed|stated)\b"
    r"[^.;:!?]{0,30}?\bthat\b",
    re.IGNORECASE,
)
# "was let go and is in Italy", "he’s on a farm near Harare": where somebody is now, not where it was won.
_IS_NOW = re.compile(
    r"\b(?:(?:and|who|he|she|they) (?:is|are)|(?:he|she)[’']s|they[’']re)(?: now| safe| safely| already| today| since)?"
    r"(?: on an? \w+)? (?:in|near|outside) $"
    r"|\bleft [^.;:!?]{1,70}\bfor (?:the )?$"
    # "was pardoned and joined his family in Memphis"
    r"|\b(?:re)?join(?:s|ed|ing)? (?:his|her|their) (?:[\w’-]+ ){1,3}(?:in|near) $"
)
# "in a session attended by the prime minister of Spain"
_WITNESSED = re.compile(
    r"\b(?:attended|watched|witnessed) by (?:the )?(?:[\w’-]+ ){0,4}$|\bin the presence of (?:the )?(?:[\w’-]+ ){0,4}$"
)
# "taken home by former President X": who fetched somebody freed nobody.
_FETCHED = re.compile(
    r"\b(?:taken|brought|flown|fetched|carried|escorted|accompanied) (?:back )?home by (?:the )?(?:former |ex-)?$"
)
# "left behind by the Portuguese", "a Dutch inheritance", "British-era": whose law it once was, not who undid it.
_LEFT_BEHIND = re.compile(
    r"\b(?:left(?: behind)?|inherited|imposed|introduced|bequeathed|handed down|brought in|dating) (?:by|from) "
    r"(?:the )?(?:old |former )?$"
)
# "in the Gambian torture case heard in Denver": where the crime was, not the court.
_OF_CRIME = re.compile(r" (?:torture|genocide|war[- ]crimes?|massacre|death[- ]squads?) (?:cases?|trials?|suspects?)\b")
_OF_OLD = re.compile(r"[ -](?:era\b|colon(?:y|ial|ist|iser|izer)\w*|inheritance\b|legacy\b)")
# "Spain got back an old man whom Mali released", "Spain welcomed her home": whoever let go acts.
_GOT_BACK = re.compile(
    r" (?:has |have |had )?(?:(?:got|gets) (?:\w+ ){0,2}|welcom(?:ed|es) (?:\w+ ){0,3})(?:back|home)\b"
)
# "came back over the border from Mali": it is left, not beside it.
_OVER_BORDER = re.compile(r"\b(?:over|across) the (?:border|frontier) (?:from|out of) (?:the )?$")
_FAR_FROM = re.compile(r"\b[Ff]ar (?:away )?from $")
# "deported him to his native Australia": where he went, and not what he is to it.
_NATIVE = re.compile(r"\b(?P<to>to|into|for|in) (?:his|her|their) (?:native|home|adopted) $")
_ASIDE = (
    _SERVED, _EVENT, _PROPOSED, _WITNESSED, _FETCHED, _LEFT_BEHIND, _FAR_FROM, _ORIGIN, _SIGNED_BY_MANY,
)  # fmt: skip
_REACH = 7  # words: a verb farther away seldom governs the name


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The preposition before a name, the kind of word after it, and what it is told of.

    before       "in", "of" …; "-" at the start, "other" for any other word
    after        "list", "institution", "person", "end" or "other"
    possessive   whether "’s" follows
    told         the kind of verb or noun nearest before it in its clause: "taken", "moved", "freed" …, or ""
    previous     the word before, "" at the start
    following    the word after, "" at the end
    relative     whether it stands in a clause about somebody or something: "who fled X", "which X pays for"
    opens        whether a clause begins with the name: at the start, or behind a comma, a colon, a dash
    """

    before: str
    after: str
    possessive: bool
    told: str
    previous: str
    following: str
    opens: bool = False
    relative: bool = False


def look_around(text: str, zone: Span, name: Span) -> Surroundings:
    """What stands around `name` inside `zone`."""
    words, previous = _words_before(text, zone, name)
    prepositions = table("prepositions", "words")
    before = words[-1] if words and words[-1] in prepositions else ("-" if not words else "other")
    after = _AFTER.match(text[name.end : zone.end])
    told = _told(text[max(zone.start, name.start - 120) : name.start])
    if native := _NATIVE.search(text, max(zone.start, name.start - 30), name.start):
        before, told = native["to"], "arrived"
    if _is_aside(text, zone, name):
        told = "aside"
    opens = bool(_OPENS.search(text[max(zone.start, name.start - 12) : name.start]))
    relative = bool(_RELATIVE.search(text[max(zone.start, name.start - 120) : name.start]))
    if after is None:
        return Surroundings(before, "end", False, told, previous, "", opens, relative)
    word = (after.group(3) or "").casefold()
    kind = _kind(after.group(2), word)
    if _CITIZENS.search(text[max(zone.start, name.start - 30) : name.start]):
        kind = "person"
    # "Iran’s women" are told of as the state's, "Chad’s former president" may be tried anywhere.
    if after.group(1):
        kind = "person" if word in table("people", "once") else "other" if kind == "person" else kind
    return Surroundings(before, kind, bool(after.group(1)), told, previous, word, opens, relative)


def _is_aside(text: str, zone: Span, name: Span) -> bool:
    """Whether a name only tells where nobody may be sent, what somebody once served, or during which war it was."""
    before = text[max(zone.start, name.start - 120) : name.start]
    if any(told.search(before) for told in _ASIDE):
        return True
    if _OF_CRIME.match(text, name.end, zone.end):
        return True
    if _OF_OLD.match(text, name.end, zone.end) or _GOT_BACK.match(text, name.end, zone.end):
        return True
    if (_PROPOSES.match(text, name.end) and _AT.search(before)) or _TELLS.match(text, name.end, zone.end):
        return True
    if _ASKS.match(text, name.end) and _THAT.search(before):
        return True
    return _SENDING.search(before) is not None and _FORBIDDEN.search(zone.of(text)) is not None


def _words_before(text: str, zone: Span, name: Span) -> tuple[list[str], str]:
    """The last two words before a name, without an article behind a preposition; and the previous one, "in the"."""
    before = _BEFORE.search(text[max(zone.start, name.start - 30) : name.start])
    words = [word.strip('(“"') for word in (before.group(1).casefold().split() if before else [])]
    previous = words[-1] if words else ""
    if words and words[-1] == "the" and len(words) > 1:
        previous = f"{words[-2]} the"
        if words[-2] in table("prepositions", "words"):
            words = words[:-1]
    return words, previous


def _kind(joint: str | None, word: str) -> str:
    """What follows a name: more of a list, or what kind of word."""
    if joint:
        return "list"
    if word in table("institutions", "words"):
        return "institution"
    if word in table("people", "words"):
        return "person"
    return "other" if word else "end"


def _told(before: str) -> str:
    """What the clause before a name tells of it, by its last telling word; "" where none stands near."""
    clause = _CLAUSE.split(before)[-1]
    if _CAUGHT.search(clause):
        return "caught"
    if _SANCTIONED.search(clause):
        return "aside"
    if _OVER_BORDER.search(clause):
        return "moved"
    kinds = [kind for word in reversed(_WORD.findall(clause.casefold())[-_REACH:]) if (kind := _telling().get(word))]
    if _IS_NOW.search(before):
        return "arrived"
    if _CRIME.search(clause):
        return "crime"
    # "a visit by President X" is told of the visit.
    return "aside" if kinds[:2] == ["belongs", "aside"] else (kinds or [""])[0]


@cache
def _telling() -> dict[str, str]:
    return {word: kind for kind, words in read_toml("places")["told"].items() for word in words}


@cache
def table(name: str, key: str) -> frozenset[str]:
    """The words of `data/places.toml` under a table's key."""
    return frozenset(read_toml("places")[name][key])
