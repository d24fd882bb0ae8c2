"""Who is named only to say who another is: "A, a friend of the singer B, was freed", "the son of A, B, was freed"."""

from __future__ import annotations

import re
from functools import cache

from extract.tables import read_toml

OF_ANOTHER = "of another"  # the claim that somebody only says who another is
_VERBS = frozenset({">freed", ">convicted", ">won", ">acted", ">acts_for", ">decreed", ">litigant"})
_BRACKET = r"(?: \([^)]*\))?(?:, (?:aged )?\d{1,3}(?=,))?"  # or an age: "A, 19, a brother of B"
_ENDS = re.compile(rf"[”\"’]?{_BRACKET}(?:[,;:.!?)–—]|$|[’']s\b| and\b)")


def tells_of_another(before: str, after: str) -> bool:
    """Whether a name between these words only says who somebody else is.

    Everybody else in them is masked (`claims.masked`).
    """
    patterns = _patterns()
    inside = patterns["inside"].search(before) and after.lstrip('”"')[:1] == ","
    apposed = patterns["apposed"].search(before) and _ENDS.match(after)
    related = patterns["related"].search(before) and patterns["then_named"].match(after)
    return bool(inside or apposed or related or patterns["relative"].search(before))


def introduces(before: str, between: str) -> bool:
    """Whether the first of two names, with these words before it, only introduces the second: "the son of A, B"."""
    return between == ", " and _patterns()["related"].search(before) is not None


def as_told_of_another(found: set[str], after: str) -> set[str]:
    """The claims `found` of one who only says who another is: a verb behind the comma is the other's."""
    left = found - _VERBS if after.lstrip('”"’)')[:1] == "," else found
    # "A, who said that B is free" names B for B's own sake, "A, who brought the case with B" for the case.
    return left if left & {"<freeing", ">freed", "<winning", "<litigant"} else left | {OF_ANOTHER}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = read_toml("roles")
    stops = "|".join(table["gaps"]["stops"])
    described = rf"(?:(?!(?:{stops})\b)[^\s.;:!?,¤]+ ){{0,6}}"
    ties = "|".join([*table["attached"]["ties"], *table["references"]["persons"]])
    verbs = "|".join(table["reach"]["verbs_behind_appositions"])
    link, company = "(?:of|to|for|by|from|under|against|than|like|about)", "and|together|along|alongside"
    is_another = rf"(?:[\w’-]+ ){{0,5}}?(?:{ties}|\w{{3,}}ed) (?:[\w’-]+ ){{0,5}}?{link}"
    someone_who = r"\b(?:man|woman|one|person|\w+er|\w+man) who (?:\w+ ){1,3}?"
    return {
        "inside": re.compile(rf"¤{_BRACKET}, (?!(?:{company})\b)[^,;:.!?¤]*\b{link} (?:[a-z][^\s,;:.!?]* ){{0,4}}$"),
        "apposed": re.compile(rf"¤{_BRACKET}, (?!(?:{company})\b){is_another} {described}$"),
        "relative": re.compile(rf"¤{_BRACKET},? (?:who|whose|whom)\b(?![^,;:.!?]*\b(?:{company}) )[^,;:.!?]{{0,90}} $"),
        # "The man who shot A, B, was sentenced": both stand before the verb, and B is whom it is of.
        "related": re.compile(rf"(?:(?<![\w-])(?:{ties}) of |{someone_who}){described}$", re.IGNORECASE),
        "then_named": re.compile(rf"{_BRACKET}, ¤(?:,|\.|$| (?:{verbs})\b)"),
    }
