"""Unknown names that are where somebody works, or what a noun calls a paper, a bank, a prison: nobody's."""

from __future__ import annotations

import re

from extract.model import EntityLabel, Parsed, Span
from extract.person_names import all_names
from extract.text import fold, running

_WORKS_FOR = re.compile(
    r"(?P<job>\b(?:journalist|reporter|editor|correspondent|staffer|employee|presenter|columnist|photographer|publisher|"
    r"producer|founder|manager|worker)s?|)(?P<of> (?:of|at|with|from) )$"
    r"|(?P<work>\b(?:writ(?:es|ing)|wrote|work(?:s|ed|ing)|report(?:s|ed|ing)|freelanc(?:es|ed|ing)) for )$"
    # "the community paper Caprivi Post", "a scheme named Asha"
    r"|\b(?P<kind>(?:news)?papers?|weekly|daily|monthly|magazine|journal|outlet|newsroom|radio|station|broadcaster|"
    r"website|site|portal|blog|agency|channel|platform|app|podcast|programme|program|scheme|project|campaign|company|firm|business|"
    r"retailer|supermarket|supplier|factory|mill|mine|plantation|cannery|brewery|airline|brand|bank|ngo|charity|"
    r"foundation|clinic|hospital|school|college|university|party|movement|union|association|network|coalition|band|"
    r"group|organi[sz]ation|ship|vessel|boat|prison|jail|camp|village|town|community|tribe|mission|church|parish|congregation|"
    r"sect|slum|favela|settlement|estate)s?(?: (?:named|called))? $"
)
# "a petition by Kol Zvi and other groups": what is one of several bodies.
_OTHER_BODIES = re.compile(
    r",? and(?: (?:two|three|four|five|several|many|some|all))?(?: the)? other (?:[a-z-]+ ){0,2}?"
    r"(?:groups|organi[sz]ations|NGOs|charities|unions|associations|movements|bodies|companies|firms|"
    r"newspapers|papers|media|outlets|channels|stations|websites|sites|prisons|towns|villages|camps)\b"
)


def is_employer(parsed: Parsed, name: Span) -> bool:
    """Whether a name is where somebody works or one of several bodies: "reporters of Iwacu", "Awa Sarr of El Sol"."""
    text = parsed.article.text
    if _OTHER_BODIES.match(running(text[name.end : name.end + 60])):
        return True
    hit = _WORKS_FOR.search(text[max(0, name.start - 40) : name.start])
    if hit is None or fold(name.of(text)).split()[0] in all_names()[0]:
        return False
    if hit["kind"] or hit["job"] or hit["work"]:
        return True
    at = name.start - len(hit["of"])
    return any(e.span.end == at for e in parsed.entities_in(Span(max(0, at - 60), at)) if e.label is EntityLabel.PERSON)
