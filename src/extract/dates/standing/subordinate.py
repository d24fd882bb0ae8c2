"""Dates in clauses below the sentence's own: relative and temporal clauses, participles beside their subject."""

from __future__ import annotations

import re

from extract.dates.standing.standings import Standing
from extract.dates.standing.verbs import verbs
from extract.dates.words.background import past, pattern

_OF_THOSE = re.compile(r"\W*(?:\w+ )?(?:of|among) (?:the|those)\b", re.IGNORECASE)


def by_reduced(before: str, clause: str, after: str) -> Standing | None:
    """ "Charges brought on 9 February were dropped on 3 May": a participle that belongs to the subject."""
    if _is_apposed(before, clause, after):
        return Standing.BACKGROUND
    if _is_of_companions(clause):
        return Standing.WEAK
    if _OF_THOSE.match(clause) and past().search(clause) and not pattern("finite").search(past().split(clause)[0]):
        return Standing.BACKGROUND  # "Of the students taken on 7 May, Alaa left the prison on 22 June"
    goes_on = pattern("finite").match(after.lstrip()) or _FURTHER_ON.match(after) or _BEHIND_ASIDE.match(after)
    if before.strip() != clause.strip() or not goes_on:
        opened = re.search(r"\b(?:began|opened|started)\s+(?:(?:on|in)\s+)?(?:the\s+)?$", clause)
        return Standing.WEAK if opened and re.match(r"[^.;]*?\b(?:ended|closed|finished)\b", after) else None
    for word in re.finditer(r"\b\w+", clause):
        subject = clause[: word.start()].strip()
        if subject.split()[-1:] in (["that"], ["which"], ["who"]):
            return None
        if subject and not pattern("finite").search(subject) and pattern("participle").match(clause[word.start() :]):
            return Standing.BACKGROUND if past().match(clause[word.start() :]) else Standing.WEAK
    return None


def _is_apposed(before: str, clause: str, after: str) -> bool:
    """ "Ana Tamm, a teacher arrested on 3 May, was freed": a participle of what is said beside the subject."""
    taken = past().search(clause)
    if taken is None or before.strip() == clause.strip() or not _A_NOUN.match(clause) or not _VERB_BEHIND.match(after):
        return False
    return not pattern("finite").search(clause[: taken.start()]) and not verbs(clause[taken.end() :])


def _is_of_companions(clause: str) -> bool:
    """ "left the prison on the 18th with the women arrested in a raid two days before": how the others came in."""
    taken = next(reversed([*past().finditer(clause)]), None)
    beside = _COMPANIONS.search(clause, 0, taken.start()) if taken else None
    return bool(taken and beside and verbs(clause[: beside.start()]) and not verbs(clause[taken.end() :]))


_COMPANIONS = re.compile(
    r"\b(?:with|alongside)\s+(?:the|those|all|his|her|their|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|"
    r"\d+|several|dozens of|hundreds of|some|many|others)\s+(?:(?!(?:who|that|which|of|in|at|to|was|were|had|has)\b)"
    r"[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
_A_NOUN = re.compile(r"\W*(?:an?|the|one of|some of|two|three|four|five|both|his|her|their)\s", re.IGNORECASE)
_VERB_BEHIND = re.compile(
    r"(?:\s+(?:for|over|on|in|by|with|under|at|without|after)\s[^,.;:()]{2,60})?,\s+"
    r"(?:was|were|has|have|had|is|are|will|got|won|went|walked|left|came)\b",
    re.IGNORECASE,
)
# "… on 6 August for sedition were pardoned": what the participle was for, before the sentence's own verb
_FURTHER_ON = re.compile(
    r"\s+(?:for|over|on|in|by|with|under|at|without)\s(?:(?!\b(?:who|which|that|whose|where)\b)[^,.;:]){2,60}?\s"
    r"(?:was|were|has|have|had|is|are|will|got|won|went|walked|left)\b",
    re.IGNORECASE,
)
# "Five women arrested in February, among them Ana Tamm, were let out"
_BEHIND_ASIDE = re.compile(
    r"\s*,\s(?:among|including|one of|some of|most of|all of|both|aged|mostly)\b[^.;:]{2,120}?,\s+"
    r"(?:was|were|has|have|had|is|are|will|got|won|went|walked|left)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\W*(?:who|which|whose \w+) (?:is|are|leaves?|retires?|turns?|takes?|begins?|starts?|faces?|ends?|runs?)\b",
    re.IGNORECASE,
)
WHOM_WE = re.compile(r"\b(?:whom|which|whose \w+) (?:you|we|i)\b", re.IGNORECASE)  # "whom you emailed about in summer"


_AFTER_THAT = re.compile(r"\W*(?:after|following|despite)\b", re.IGNORECASE)
_TO_COMMA = re.compile(r"(?:\s+(?!(?:who|which|that|where|when|was|were|is|are|has|have|had)\b)[\w’'-]+){1,9},\s")


def by_subordinate(before: str, clause: str, after: str) -> Standing | None:
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
    if WHOM_WE.search(clause):
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


def by_participle(before: str, clause: str, after: str) -> Standing | None:
    """ "Halawa, arrested in 2013, was acquitted": a phrase about the past between commas."""
    if before.strip() == clause.strip():
        # "Detained on 2 March, he was let go on the 5th"; not "Convicted on 2 March, and for life: the guard who …"
        beside = re.match(r"\s*,(?!\s*(?:and|but)\b)", after)
        opens = past().match(clause.strip()) and beside and pattern("finite").search(after)
        return Standing.BACKGROUND if opens else None
    if not pattern("participle").match(clause) or OBJECT.match(after) or _DOES.match(clause):
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
OBJECT = re.compile(
    r"\s+(?:a|an|the(?! (?:same|previous|following|next|year|day|night)\b)|his|her|their|its|all|both|every|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)(?! (?:hours|days|weeks|months|years)\b)|"
    r"charges|cases)\s",
    re.IGNORECASE,
)


_DOING = re.compile(r"\s*\w{2,}ing\b")  # "Police, acting on a warrant, arrested the general on the 24th"
# "Two brides, Ana and Luz, registered their marriage on 3 May", "the mayor, Ole Tamm, stopped all evictions in May": no
# participle, for nothing is registered to them; but "Ana, granted the prize in May", "Luz, named a suspect in June".
# Nor is "Ana, a blogger, walked out on the 18th".
_DOES = re.compile(
    r"\W*(?:(?!(?:handed|granted|awarded|denied|refused|offered|promised|allowed|given|paid|told|sent|found|left|made|dealt|"
    r"named|called|declared|elected|appointed|considered|voted|deemed|labell?ed|branded|dubbed|arrested|jailed)\b)"
    r"\w+ed\s+(?:his|her|their|its|all|both|every|an?|"
    r"the(?! (?:same|previous|following|next|year|day|night|week|month)\b))|"
    r"walked\s+(?:out|free|home|away|through|from|into)|left\s+(?:the|his|her|their|its|prison|jail|custody|detention)|"
    r"returned\s+home|arrived|landed|emerged)\s",
    re.IGNORECASE,
)
