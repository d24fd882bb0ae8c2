"""Whether a date in a passage is the win's own, or that of an arrest, a law, a deadline told beside it."""

from __future__ import annotations

import re

from extract.dates.ahead import by_what_is_ahead, counts_up, had_to, to_be_done, up_to
from extract.dates.background import dated_noun, less_asides, past, pattern, since_verb
from extract.dates.standings import Standing
from extract.dates.values import Expression, Kind
from extract.dates.verbs import goes_on, is_cause, of_its_object, verbs

__all__ = ["Standing", "only_told_of", "standing"]

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
        _by_name(expression, before, after)
        or _by_cue(expression, before, clause, after)
        or _by_verb(expression, before, clause, after)
        or Standing.EVENT
    )


def _by_name(expression: Expression, before: str, after: str) -> Standing | None:
    """ "its 2018 investigation", "the Sorcery Act of 1971": the date is part of a name."""
    if expression.kind is Kind.HOLIDAY and pattern("harm_noun").match(after):
        return Standing.NAME
    if expression.kind is not Kind.ABSOLUTE:
        return None
    named = dated_noun().search(re.sub(r"\bhouse\s+arrest\b", "", before, flags=re.IGNORECASE))
    # "adopted an Act on Enforced Disappearance in August": the capital says that the noun is part of a title
    titled = named and named.group(0)[0].isupper() and expression.cue == "in" and expression.size > 1
    if named and not titled and not _is_charge(named, before):
        # "riders are employees, says a decree of 11 May": the text that made the win
        made = expression.size > 1 and pattern("made_by").search(before)
        return Standing.WEAK if made else Standing.NAME
    if counts_up(before, after):
        return Standing.NAME
    if expression.cue == "on" and expression.size == 1 and expression.year:
        return Standing.NAME  # "a report on 2018 had called it dire"
    if _REFERENCE.search(before):
        return Standing.NAME  # "(UA 95/99, 10 May 1999)": of the text that is referred to
    named_by_day = expression.day and not expression.year and not _SPOKEN_DAY.search(expression.text)
    if named_by_day and re.search(r"\bthe\s+$", before) and re.match(r"\s+[A-ZÀ-Þ]\w", after):
        return Standing.NAME  # "the May 18 Truth Commission"
    if expression.shift and _before_noun(expression, after):
        return Standing.NAME  # "arrested after the December walk-outs"
    if re.search(r"\byear\s+$", before, re.IGNORECASE):  # "The year 2022 had a good spring in it"
        return None
    if (
        expression.size <= 2
        and re.search(r"(?:\b(?:the|its|his|her|their|our|a|an|this|that|old|new)|[’']s?)\s+$", before, re.IGNORECASE)
        and re.match(r"\s+[A-Za-z]", after)
    ):
        if not before.strip().lower().removeprefix("the").strip() and pattern("event_noun").match(after):
            return Standing.WEAK  # "The 2010 ruling gave a mother back her name"
        whole = re.match(r"\s+(?:is|was|were|are|has|had|saw|brought|began|ended|of)\b", after)
        return None if whole or expression.part or expression.shift or expression.last_month else Standing.NAME
    if (
        expression.size == 1
        and re.search(r"[A-Z]\w+\s+$", before)
        and not expression.cue
        and re.match(r"\s*[),.;]?", after)
        and not expression.part
    ):
        return Standing.NAME  # "the World Cup 2022", "Bill 2024"
    if expression.size == 1 and not expression.cue and re.match(r"\s+[A-Za-z]", after) and re.search(r"\w\s+$", before):
        return Standing.NAME
    return None


_SPOKEN_DAY = re.compile(r"\bof\b|\d(?:st|nd|rd|th)\b")  # "On the 19th of November Ruritania’s parliament"


def _is_charge(named: re.Match[str], before: str) -> bool:
    """ "convicted two officers of murder in May": behind what somebody is judged for stands the verdict's day."""
    judged = before[: named.start()]
    bare = re.search(r"\bof\s+$", judged) and not re.search(r"\b(?:of|from)\b", named.group(0))
    return bool(bare and pattern("judged").search(judged))


_REFERENCE = re.compile(r"\((?:see|cf|ref|index|[^()]{0,40}\b\d{1,4}/\d{2,4})\b[^()]*$", re.IGNORECASE)
_NOUN = re.compile(
    r"\s+(?!(?:of|in|at|on|when|that|which|and|or|but|before|after|was|were|is|had|has|saw|brought|the|a|an|he|she|they|it)\b)[a-z]"
)


def _before_noun(expression: Expression, after: str) -> bool:
    """Whether "the December" stands before a noun that it belongs to."""
    month = expression.month and not expression.day and re.fullmatch(r"the \w+\.?", expression.text, re.IGNORECASE)
    return bool(month) and bool(_NOUN.match(after))


def _by_cue(expression: Expression, before: str, clause: str, after: str) -> Standing | None:
    cue = expression.cue
    if cue in ("until", "till"):
        took = re.search(r"\b(?:took|not|wait(?:ed|ing)?|only|finally)\b", before, re.IGNORECASE)
        # "Until May a girl could be jailed for it"
        opens = re.fullmatch(r"\W*(?:until|till)\s+(?:the\s+)?", clause, re.IGNORECASE)
        ended = re.match(r"\s*,?\s*when\b", after) or (
            opens and _ONCE.match(after)
        )  # "The ban lasted until 5 March, when a court threw it out"
        return Standing.WEAK if took or ended else Standing.FUTURE
    if _BRACKETED.search(before) and after.startswith(")"):
        return Standing.BACKGROUND  # "in school before the feast (1 May this year)"
    if cue == "since":
        return _by_since(expression, before, clause)
    if cue == "from" and up_to(after):
        return Standing.BACKGROUND
    if cue == "from" and re.match(r"\s*on(?:wards?)?\b", after):
        return Standing.WEAK
    if cue == "from" and re.search(r"\bcould (?:\w+ly )?[a-z]+\b[^,;]*$", clause):
        return Standing.WEAK  # "couples who had waited for years could go to the registrar from 1 July"
    if cue == "from" and re.search(r"\b(?:may|can|must)\b", clause):
        # "may marry from 24 May, says the bill passed on 17 May"; but "has said yes, and couples can marry from 1 May"
        return Standing.FUTURE if pattern("past_main").search(before) else Standing.WEAK
    if cue == "for" and re.search(
        r"\b(?:announced|promised|planned|scheduled|expected|set|due|called|fixed)\s+for\s*$", before, re.IGNORECASE
    ):
        return Standing.FUTURE
    if cue == "for" and re.match(r"\s*,\s*when\b", after):
        return None  # "The stone is for November, when the court …"
    if cue in ("prior to", "as of", "throughout", "between", "to", "for"):
        return Standing.WEAK
    if cue == "by" and expression.size == 1:
        return Standing.FUTURE if to_be_done(before) else Standing.WEAK  # "agreed to put ramps on every bus by 2027"
    if cue == "before" and re.search(r"\bnot\s+before\s+(?:the\s+)?$", before, re.IGNORECASE):
        return Standing.WEAK
    if cue == "before" and expression.part == "late":
        return None  # "freed before March was out", "before the end of the month"
    if cue in ("before", "after", "following") and expression.kind not in (Kind.OFFSET, Kind.HOLIDAY):
        return Standing.BACKGROUND
    return None


_ONCE = re.compile(r"[^.;]{0,80}?\b(?:could|was|were|had to|might|faced|got)\b")
_BRACKETED = re.compile(r"\b(?:before|until|ahead of|after)\s+(?:the\s+)?(?:[A-ZÀ-Þ][\w’'-]*\s+){1,4}\($")


def _by_since(expression: Expression, before: str, clause: str) -> Standing:
    """ "held since 2011" is not the win; "out since November", "since 29 June … no crime" may be."""
    if re.search(
        r"\b(?:out|free|home|legal|lawful|in force|at large|(?:is|been) (?:the )?law)\s+"
        r"since\s+(?:the\s+)?(?:\w+ \w+ of\s+)?$",
        before,
        re.IGNORECASE,
    ):
        return Standing.WEAK
    if re.search(r"\b(?:no one|nobody|none|no longer|no \w+ (?:may|can|has|have))\b[^,;.]*$", before, re.IGNORECASE):
        return Standing.WEAK  # "nobody may be hanged there since July"
    if re.search(r"\bever\s*$", before) or since_verb().search(before[-110:]) or pattern("pluperfect").search(clause):
        return Standing.BACKGROUND
    return Standing.BACKGROUND if expression.size == 1 and before.strip() else Standing.WEAK


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
    had = list(pattern("pluperfect").finditer(clause))
    if had and re.match(r"\s*,?\s*when\b", after):
        return Standing.WEAK  # "It had begun on 13 July, when the first seven landed"
    if had and not goes_on(clause[had[-1].end() :]) and not pattern("hardly").search(clause):
        # "The chair reported that he had been freed on 28 May": reported speech puts the win itself back a step.
        return (
            Standing.WEAK if pattern("reported").search(before) and not past().search(clause) else Standing.BACKGROUND
        )
    if _is_by_the_way(before, clause):
        return Standing.WEAK  # "was jailed on 21 June, after a judgment in March"
    if pattern("entered").search(clause):
        return Standing.BACKGROUND
    if _is_cause(before, clause):
        return Standing.BACKGROUND
    if re.search(r"\bnext (?:hearing|session|sitting)\s+(?:was|is)\s+(?:on\s+)?(?:the\s+)?$", clause, re.IGNORECASE):
        return Standing.BACKGROUND  # "the next hearing was yesterday"
    if of_its_object(clause):
        return Standing.BACKGROUND
    if pattern("heard_of").search(clause):
        return Standing.BACKGROUND  # "… in May; we only heard of it at Christmas"
    if pattern("told_of").search(clause):
        return Standing.BACKGROUND  # "dropped the plan announced in May"
    return (
        _by_reduced(before, clause, after)
        or _by_subordinate(before, clause, after)
        or _by_participle(before, clause, after)
        or _by_neighbour(before, after)
    )


_OF_THOSE = re.compile(r"\W*(?:\w+ )?(?:of|among) (?:the|those)\b", re.IGNORECASE)


def _by_reduced(before: str, clause: str, after: str) -> Standing | None:
    """ "Charges brought on 9 February were dropped on 3 May": a participle that belongs to the subject."""
    if _OF_THOSE.match(clause) and past().search(clause) and not pattern("finite").search(past().split(clause)[0]):
        return Standing.BACKGROUND  # "Of the students taken on 7 May, Alaa left the prison on 22 June"
    if before.strip() != clause.strip() or not (pattern("finite").match(after.lstrip()) or _FURTHER_ON.match(after)):
        opened = re.search(r"\b(?:began|opened|started)\s+(?:(?:on|in)\s+)?(?:the\s+)?$", clause)
        return Standing.WEAK if opened and re.match(r"[^.;]*?\b(?:ended|closed|finished)\b", after) else None
    for word in re.finditer(r"\b\w+", clause):
        subject = clause[: word.start()].strip()
        if subject.split()[-1:] in (["that"], ["which"], ["who"]):
            return None
        if subject and not pattern("finite").search(subject) and pattern("participle").match(clause[word.start() :]):
            return Standing.BACKGROUND if past().match(clause[word.start() :]) else Standing.WEAK
    return None


# "… on 6 August for sedition were pardoned": what the participle was for, before the sentence's own verb
_FURTHER_ON = re.compile(
    r"\s+(?:for|over|on|in|by|with|under|at|without)\s(?:(?!\b(?:who|which|that|whose|where)\b)[^,.;:]){2,60}?\s"
    r"(?:was|were|has|have|had|is|are|will|got|won|went|walked|left)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\W*(?:who|which|whose \w+) (?:is|are|leaves?|retires?|turns?|takes?|begins?|starts?|faces?|ends?|runs?)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:whom|which|whose \w+) (?:you|we|i)\b", re.IGNORECASE)


_AFTER_THAT = re.compile(r"\W*(?:after|following|despite)\b", re.IGNORECASE)
_TO_COMMA = re.compile(r"(?:\s+(?!(?:who|which|that|where|when|was|were|is|are|has|have|had)\b)[\w’'-]+){1,9},\s")


def _by_subordinate(before: str, clause: str, after: str) -> Standing | None:
    """ "after he was arrested in 2017", "whom they jailed in May"; but "whom the authorities released in February"."""
    if before.strip() != clause.strip() and _WHO.match(clause) and re.match(r"\s*,", after):
        return Standing.BACKGROUND  # "The president, who leaves office in February, commuted six sentences"
    plain = pattern("not_subordinate").sub(" ", clause)
    found = list(pattern("subordinate").finditer(plain))
    if re.match(r"\W*(?:after|following|despite|since|before|unlike|because of)\b", clause, re.IGNORECASE) and re.match(
        r"\s*,", after
    ):
        return Standing.WEAK  # "After the vote of 3 March, the president signed"
    if before.strip() == clause.strip() and _AFTER_THAT.match(clause) and _TO_COMMA.match(after) and not verbs(clause):
        return Standing.WEAK  # "After nine deaths in August and an outcry abroad, the president stopped"
    if not found:
        return None
    if re.match(r"\W*(?:\w+ )?(?:hours|minutes|moments|shortly|immediately|soon|just) after\b", clause, re.IGNORECASE):
        return Standing.WEAK  # "Hours after she was arrested on 3 May she was let go"
    rest = plain[found[-1].end() :]
    if _OURS.search(clause):
        return Standing.BACKGROUND  # "Omar Rey, whom you emailed about in summer, is home"
    told = verbs(rest)
    if not told:
        return None
    if len(told) > 1 and not re.search(r"\b(?:and|or|but)\s+(?:\w+\s+)?$", rest[: told[-1]]):
        # "After he was jailed in March the poet came home in November": the last verb is the sentence's own.
        return None
    if re.search(r"\bhad (?:his|her|their|its) (?:\w+ ){1,3}?\w+ed\b", rest):
        return None  # "Three women held after a fire had their sentences quashed and left on 7 March"
    if past().search(rest):
        return Standing.BACKGROUND
    # "After a campaign by miners the court ruled on 3 May"
    first = pattern("count").sub("", plain[: found[-1].start()]).strip(' “"')
    word = found[-1].group(0).strip().lower()
    # "spent thirty years in a cell before a judge freed him on 2 May": what follows is the win
    weak = ("before", "when", "as", "which", "where", "who", "whom", "while", "that")
    opening = before.strip() == clause.strip() and not first
    return Standing.WEAK if opening or word in weak else Standing.BACKGROUND


def _by_participle(before: str, clause: str, after: str) -> Standing | None:
    """ "Halawa, arrested in 2013, was acquitted": a phrase about the past between commas."""
    if before.strip() == clause.strip():
        # "Detained on 2 March, he was let go on the 5th"; not "Convicted on 2 March, and for life: the guard who …"
        beside = re.match(r"\s*,(?!\s*(?:and|but)\b)", after)
        opens = past().match(clause.strip()) and beside and pattern("finite").search(after)
        return Standing.BACKGROUND if opens else None
    if not pattern("participle").match(clause) or _OBJECT.match(after) or _DOES.match(clause):
        return None
    elsewhere = before[: len(before) - len(clause)]
    parts = elsewhere.rstrip(" ,").split(",")
    set_in = len(parts) == 2 and (pattern("participle").match(parts[1]) or _DOING.match(parts[1]))
    if set_in and not pattern("finite").search(parts[0]) and not pattern("finite").search(after.split(".")[0]):
        return None  # "The bill, tabled in June and twice voted down, passed on 20 November": the sentence's own verb
    main_before, main_after = pattern("finite").search(elsewhere), pattern("finite").search(_JOINED.split(after)[0])
    governing = verbs(clause)[-1:]
    joined = governing and re.search(r"\band\s+$", clause[: governing[0]])
    set_off = re.match(r"\s*,", after)  # "The bill, first tabled in 2016, now goes to the president"
    if past().search(clause, governing[0] if joined else 0) and (main_before or main_after or set_off):
        return Standing.BACKGROUND
    return Standing.WEAK if main_before or main_after or set_off else None


# "The minister, Ana Tamm, apologized in March for the dam, and talks have begun": the second verb is of another clause.
_JOINED = re.compile(r"\.|;|,\s+(?:and|but|so|while)\s")
# "One judge, in Sarn, dismissed on 28 February a case": what has an object is the verb of its sentence, no participle.
_OBJECT = re.compile(
    r"\s+(?:a|an|the(?! (?:same|previous|following|next|year|day|night)\b)|his|her|their|its|all|both|every|"
    r"charges|cases)\s",
    re.IGNORECASE,
)


_DOING = re.compile(r"\s*\w{2,}ing\b")  # "Police, acting on a warrant, arrested the general on the 24th"
# "Two brides, Ana and Luz, registered their marriage on 3 May": no participle, for nothing is registered to them.
_DOES = re.compile(
    r"\W*(?!(?:handed|granted|awarded|denied|refused|offered|promised|allowed|given|paid|told|sent|found|left|made|dealt)\b)"
    r"\w+ed\s+(?:his|her|their|its)\s",
    re.IGNORECASE,
)


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
    if _BRACKETED.search(before) or _OURS.search(clause) or had_to(clause):
        return False
    if expression.cue in ("after", "since", "following") and _before_noun(
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
