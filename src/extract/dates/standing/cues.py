"""Whether a date in a passage is the win's own, or that of an arrest, a law, a deadline told beside it."""

from __future__ import annotations

import re

from extract.dates.standing.ahead import by_what_is_ahead, had_to
from extract.dates.standing.attributive import before_noun, by_name
from extract.dates.standing.prepositions import BEFORE_AN_EVENT, by_cue
from extract.dates.standing.standings import Standing
from extract.dates.standing.subordinate import OBJECT, WHOM_WE, by_participle, by_reduced, by_subordinate
from extract.dates.standing.verbs import goes_on, is_cause, of_its_object, verbs
from extract.dates.words.background import dated_noun, less_asides, past, pattern, since_verb
from extract.dates.words.values import Expression, Kind

_BREAK = re.compile(r"[;:–—(\[]|,[\"’]?\s|\.\s|\s-\s|[“”]")  # 'known as "106," was sentenced in'
_AROUND = 400  # characters


def _quoted(before: str) -> bool:
    """Whether a quotation is open at the end of some words; straight quotes open and close by turns."""
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


def standing(expression: Expression, text: str, offset: int) -> Standing:
    """What `expression` dates within `text`, a sentence or clause that begins at `offset` in the article."""
    start, end = expression.span.start - offset, expression.span.end - offset
    # A sentence without an end (a page that lost its full stops) is looked at only around the date.
    before, after = less_asides(text[max(0, start - _AROUND) : start]), text[end : end + _AROUND]
    breaks = list(_BREAK.finditer(before))
    clause = before[breaks[-1].end() :] if breaks else before
    return (
        by_name(expression, before, after)
        or by_cue(expression, before, clause, after)
        or _by_verb(expression, before, clause, after)
        or Standing.EVENT
    )


def told_by_the_way(expression: Expression, text: str, offset: int) -> bool:
    """Whether a date is that of what went before the win, in a phrase behind it: "…, after a hearing on 3 May"."""
    start = expression.span.start - offset
    before = less_asides(text[max(0, start - _AROUND) : start])
    return _is_by_the_way(before, _BREAK.split(before)[-1])


def _is_by_the_way(before: str, clause: str) -> bool:
    return before.strip() != clause.strip() and bool(_BY_THE_WAY.fullmatch(clause)) and not verbs(clause)


_BY_THE_WAY = re.compile(
    r"\W*(?:\w+ \w+ )?(?:after|following|despite|since|before|ahead of|until)\s+"
    r"(?:(?:a|an|the|his|her|their|its)\s+)?[^,;]{3,60}\s",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:^|[.;!?]\s)\W*(?:after|following|since|despite|before)\b(?:[^,.;()]|\b\w\.)*\(\s*$", re.IGNORECASE
)


def _is_cause(before: str, clause: str) -> bool:
    """Whether a date is that of a deed; "acquitted Ana, alias Luz, of spreading news on 7 August" is not."""
    judged = clause.lstrip(" ,").startswith("of ") and pattern("judged").search(before[-_VERDICT:])
    return is_cause(clause) and not judged


# "needed two more courts after its order of 9 September, and walked out on 2 February"
_AFTER_TEXT = re.compile(
    r"\b(?:after|following|despite) (?:its|the|his|her|their|an?) (?:\w+ )?"
    r"(?:orders?|rulings?|decisions?|judge?ments?) of (?:the )?$",
    re.IGNORECASE,
)
_VERDICT = 140  # characters


def _by_verb(expression: Expression, before: str, clause: str, after: str) -> Standing | None:
    if expression.shift == "next" and (expression.kind is Kind.DEICTIC or expression.text.lower().startswith("next ")):
        return Standing.FUTURE  # "from next July", but not "the next July"
    opened = re.fullmatch(r"\s*dated\s+", clause) and before.endswith(f"({clause}")
    if opened or pattern("dated_beside").search(before):
        return Standing.EVENT  # "the Court decided (dated 30 November)", "by an order of the Director dated 12 July"
    if pattern("own_text").search(clause) or pattern("dated_so").search(clause):
        return Standing.EVENT
    if _ASIDE.search(before) and re.match(r"\)", after):
        return Standing.BACKGROUND  # "After the murder of a friend (2 June) the chief was suspended"
    if ahead := by_what_is_ahead(before, clause, after):
        return ahead
    if expression.kind is Kind.OFFSET and expression.count < 0 and expression.unit == "year":
        return Standing.BACKGROUND
    if expression.shift == "ago" and expression.unit == "year" and pattern("subordinate").search(clause):
        return Standing.BACKGROUND  # "in Vell, where women could not vote five years ago"
    if earlier := _by_pluperfect(before, clause, after):
        return earlier
    if _is_by_the_way(before, clause):
        return Standing.WEAK  # "was jailed on 21 June, after a judgment in March"
    if _led_to_it(before, clause, after):
        return Standing.BACKGROUND
    return (
        by_reduced(before, clause, after)
        or by_subordinate(before, clause, after)
        or by_participle(before, clause, after)
        or _by_neighbour(before, after)
    )


def _by_pluperfect(before: str, clause: str, after: str) -> Standing | None:
    """ "He had been jailed in May" is not the win, unless what goes on behind it is."""
    had = list(pattern("pluperfect").finditer(clause))
    if had and re.match(r"\s*,?\s*when\b", after):
        return Standing.WEAK  # "It had begun on 13 July, when the first seven landed"
    if not had or goes_on(clause[had[-1].end() :]) or pattern("hardly").search(clause):
        return None
    # "The chair reported that he had been freed on 28 May": reported speech puts the win itself back a step.
    return Standing.WEAK if pattern("reported").search(before) and not past().search(clause) else Standing.BACKGROUND


def _led_to_it(before: str, clause: str, after: str) -> bool:
    """Whether the clause tells what led to the win: an arrest, a deed, an order, a hearing, an announcement."""
    if _is_cause(before, clause) or _AFTER_TEXT.search(clause) or _HEARING.search(clause):
        return True
    if of_its_object(clause) and not OBJECT.match(after):
        return True
    # "… in May; we only heard of it at Christmas", "dropped the plan announced in May"
    return any(pattern(name).search(clause) for name in ("entered", "heard_of", "told_of"))


# "the next hearing was yesterday"
_HEARING = re.compile(r"\bnext (?:hearing|session|sitting)\s+(?:was|is)\s+(?:on\s+)?(?:the\s+)?$", re.IGNORECASE)


def _by_neighbour(before: str, after: str) -> Standing | None:
    if re.match(r"\s*,?\s*(?:he|she|they|it|the \w+)\b", after) and pattern("pluperfect").match(
        re.sub(r"^\s*,?\s*(?:he|she|they|it|the \w+)\s+", "", after, flags=re.IGNORECASE)
    ):
        return Standing.WEAK
    return Standing.WEAK if _quoted(before) else None


_AFTER_IT = r"(?:(?<!days )(?<!hours )(?<!weeks )\bafter|\bfollowing|\bdespite|\bbecause of|\bin response to)\b[^,;]*$"


def only_told_of(expression: Expression, text: str, offset: int) -> bool:
    """Whether a date in the background may be the win's all the same, where the passage tells no other.

    "He had left the prison on 27 August", "legal since 1 June", "the report of 15 June" may, "held since May" may not.
    """
    start = expression.span.start - offset
    before = less_asides(text[max(0, start - _AROUND) : start])
    clause = _BREAK.split(before)[-1]
    if standing(expression, text, offset) is Standing.FUTURE:  # "With effect from 3 May, women may drive"
        return bool(re.match(r"\W*(?:effective|with effect)\b", text, re.IGNORECASE))
    if expression.cue in ("until", "till", "before", "prior to", "from") or expression.size < 2:
        return False
    if BEFORE_AN_EVENT.search(before) or WHOM_WE.search(clause) or had_to(clause):
        return False
    if expression.cue in ("after", "since", "following") and before_noun(
        expression, text[start + len(expression.span) :]
    ):
        return False
    if re.search(r"\b(?:ahead of|before|prior to|until|run-?up to)\b[^,;]*$", clause, re.IGNORECASE):
        return False
    if dated_noun().search(before) and re.search(_AFTER_IT, clause, re.IGNORECASE):
        return False  # "has been granted leave, after our appeal of 4 February"
    came_before = list(past().finditer(clause))
    if came_before and not goes_on(clause[came_before[-1].end() :]):
        return False  # but "those rounded up after the walk-outs were bailed by March"
    others = (since_verb(), pattern("told_of"), pattern("entered"))
    return not (any(pattern.search(clause) for pattern in others) or _is_cause(before, clause) or _quoted(before))
