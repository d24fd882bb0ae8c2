"""The named claims (`data/roles.toml`) that the words around a person's name make about the person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from extract.model import Span
from extract.resolve.people.attached import as_told_of_another, introduces, tells_of_another
from extract.resolve.people.consistent import consistent
from extract.tables import read_toml
from extract.text import curly, running

REACH = 700  # characters: what stands farther from a name says nothing of it
MASK = "¤"  # stands for everybody else of the sentence
# "a judge in Lahore, Ms X", "a judge called X": neither is part of the name.
_TITLE = r"(?:(?:called|named) )?(?:(?:mrs?|ms|miss|mx|dr|prof|m|mme)\.? )?"
_APPOSITIONS = (
    re.compile(r"(?:,|,? who\b)[^;:.!?]{2,110}?,? (?=and\b)|, [^,;:.!?]{2,80}(?=,)"),
    re.compile(r",? who\b[^;:.!?]{2,110}, (?=and\b)"),  # "X, who is tired and old, and Y": the last "and" counts
    re.compile(r",(?: [^,;:.!?]{2,60},){1,3} (?=and\b)"),
    re.compile(r", [^,;:.!?]{2,60}(?=,)"),
)
_BEGINS_A_LIST = re.compile(r"\b(?:among (?:them|whom|those)|including)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r", (?:after|before|since|when|while|because|although|though|unlike|despite|if|was|were|is|are|has|had|have)\b"
)
# "pardoned A and three other teachers (B, C and D)": they are the others.
_OTHERS_BY_NAME = re.compile(
    r",? (?:and|with|along with|together with|as well as) (?:\w+ )?(?:others?|more|further|fellow)\b"
    r"[^.;:!?()]{0,50} ?\("
)
_SUBORDINATE = re.compile(
    r"\b(?:after|since|before|unlike|without|until|because of|when|while|despite|under|according to|"
    r"visit (?:by|from|of)|by (?:decree|order|pardon|grace|leave|will) of|on (?:the )?orders? of|on behalf of) "
    r"(?:[\w’.-]+ ){0,6}$"
    r"(?<!years )(?<!months )(?<!weeks )(?<!days )(?<!hours )(?<!nights )(?<!decades )",  # "After eighteen years A, B"
    re.IGNORECASE,
)

# "A” (34), B", "A of Mali and B of Niger", "A of the Women of the Lagoon and B of the Union of Bakers"
_CAPITAL = r"[A-ZÀ-Þ][\w’-]+"
_BODY = rf"(?:the )?{_CAPITAL}(?: (?:(?:of|for|in|against) )?(?:the )?{_CAPITAL}){{0,5}}"
_TOLD_BESIDE = re.compile(rf"^[”\"’]?(?: ?\([^)]*\))?(?: of {_BODY}(?=,| and\b| &))?")
_NO_CLAUSE = r"(?!(?:on|in|at|by|when|after|before|that|who|was|were) )"
_ITEM_ENDS = re.compile(r"[;.)]|,? and\b|\s*$")
_OWNER = re.compile(rf"{MASK}’s (?=[a-z])")
_OWNS = re.compile(r"[”\"]?[’']s? [a-z]")


@lru_cache(maxsize=4096)
def claims_at(text: str, sentence: Span, name: Span, people: tuple[Span, ...]) -> frozenset[str]:
    """What a sentence says of a named person, by the claims of `data/roles.toml`.

    "<freeing" stands before the name, ">freed" behind it; "in a list" where others share what is said. `people` are the
    spans of all names, that of the person among them.
    """
    sentence = Span(max(sentence.start, name.start - REACH), min(sentence.end, name.end + REACH))
    people = tuple(person for person in people if sentence.contains(person))
    first, last = list_around(text, sentence.start, name, people)
    # "freed ¤’s former deputy, the editor B" frees B.
    before = _OWNER.sub("", masked(text, Span(sentence.start, name.start), people))
    after = masked(text, Span(name.end, sentence.end), people)
    found = {f"<{claim}" for claim in _before(before)} | {f">{claim}" for claim in _after(after)}
    if name.of(text).casefold() in ("his", "her"):
        found |= {f">{claim}" for claim in _after(f"’s{after}")}
    if first != name.start:
        before = _OWNER.sub("", masked(text, Span(sentence.start, first), people))
        found |= {f"<{claim}" for claim in _before(before) if claim not in _of_one()}
    if last != name.end:
        after = masked(text, Span(last, sentence.end), people)
        found |= {f">{claim}" for claim in _after(after) if claim not in _of_one()}
    if tells_of_another(
        masked(text, Span(sentence.start, name.start), people), masked(text, Span(name.end, sentence.end), people)
    ):
        found = as_told_of_another(found, text[name.end : sentence.end])
    found = consistent(found)
    if (first, last) != (name.start, name.end):
        found.add("in a list")
    return frozenset(found)


def masked(text: str, span: Span, people: Sequence[Span]) -> str:
    """The words of `span` with one mark for each person: "convicted A of the murder of B" convicts A alone."""
    words, at = "", span.start
    for person in people:
        if span.contains(person):
            words += text[at : person.start] + MASK
            at = person.end
    # Patterns have plain spaces: "was found⏎guilty" and "the editor **X**" must read as in a line of prose.
    return curly(running(words + text[at : span.end]))


def list_around(text: str, sentence: int, name: Span, people: Sequence[Span]) -> tuple[int, int]:
    """The stretch of the list of people that the form stands in: "A, B, who writes, and the lawyer C"."""
    place = people.index(name)
    joined = [_in_one_list(text, sentence, one, other) for one, other in pairwise(people)]
    first = place
    while first and joined[first - 1]:
        first -= 1
    last = place
    while last < len(joined) and joined[last]:
        last += 1
    return people[first].start, people[last].end


def _in_one_list(text: str, sentence: int, one: Span, other: Span) -> bool:
    between = running(text[one.end : other.start])
    # "A month after A, the blogger B was freed": a comma behind a subordinate phrase ends it.
    apart = between.startswith(",") and _SUBORDINATE.search(running(text[sentence : one.start]))
    # "A, B’s deputy, was freed": B only says who A is.
    owns = between == ", " and _OWNS.match(text, other.end)
    before = masked(text, Span(sentence, one.start), ())
    told = introduces(before, between) or tells_of_another(
        f"{MASK}{between}", running(text[other.end : other.end + 90])
    )
    if between == "; ":  # "Applicants: A; B." but "freed A; B stays"
        return _ITEM_ENDS.match(text, other.end) is not None
    return not apart and not owns and not told and _joined(between)


def _joined(between: str) -> bool:
    between = _TOLD_BESIDE.sub("", between)
    if _joint().fullmatch(between) or _OTHERS_BY_NAME.fullmatch(between):
        return True
    # "The general, who had let out nine, among them A": the list of those let out begins behind him.
    return not _BEGINS_A_LIST.search(between) and any(
        bool(_joint().fullmatch(between[: found.start()] + between[found.end() :]))
        for pattern in _APPOSITIONS
        for found in [pattern.search(between)]
        # "They spared A, after two others, B and C, had died": a clause, and no apposition of A.
        if found and not _CLAUSE.match(found.group()) and not _tells_of_kin(found.group())
    )


def _tells_of_kin(clause: str) -> bool:
    """ "A, who found his mother, B, in Lima": whom A met is no second one of a list."""
    return clause.lstrip(", ").startswith("who ") and whose().search(f"{clause} ") is not None


def _before(words: str) -> set[str]:
    return {name for name, pattern in patterns()["before"].items() if pattern.search(words)}


def _after(words: str) -> set[str]:
    tails = list(_tails(words))
    return {
        name
        for name, pattern in patterns()["after"].items()
        if any(pattern.match(tail) for tail in tails[: _depth(name)])
    }


def _depth(name: str) -> int:
    """Appositions stand right behind a name; verbs may stand behind appositions."""
    return 1 if name in read_toml("roles")["reach"]["right_behind"] else 9


def _tails(words: str) -> Iterator[str]:
    """`words` and what is left of it when brackets, appositions and companions are skipped."""
    yield words
    seen = {words}
    todo = [words]
    while todo and len(seen) < 9:
        tail = todo.pop(0)
        for pattern in _skipped():
            if (found := pattern.match(tail)) and (shorter := tail[found.end() :]) not in seen:
                seen.add(shorter)
                todo.append(shorter)
                yield shorter


def shortest_tail(words: str) -> str:
    """What is left of the words behind a name when all that may be skipped is."""
    return min(_tails(words), key=len)


def _of_one() -> frozenset[str]:
    return frozenset(read_toml("roles")["reach"]["of_one"])


@cache
def _joint() -> re.Pattern[str]:
    """What stands between two people of a list: a comma or "and", and a description of the second."""
    table = read_toml("roles")["reach"]
    describing = "|".join(table["list_adjectives"])
    stops = "|".join([*table["list_stops"], *table["list_harms"]])
    word = rf"(?!(?:{stops})\b|(?!{describing})[\w-]+ed\b|[\w-]+(?:ise|ize)s\b)[^\s.;:,]+"
    # "…, and on Sunday her brother X", "… and for X": the verb is not said again.
    again = "|".join(table["list_goes_on"])
    return re.compile(
        rf"(?:,? (?:and|with) (?:\w+ )?(?:the |all the )?(?:others|rest|more|many others)\b)?"
        rf",? ?(?:and|&|or|as well as|along with|together with|plus|,|/) ?,? ?"
        rf"(?:(?:another|the other|a fellow|a second|one more) [^,;:.!?]{{2,50}}, )?"
        rf"(?:(?:{again}),? )?(?:{word} ){{0,7}}"
    )


@cache
def _skipped() -> tuple[re.Pattern[str], ...]:
    """What may stand between a name and its verb: brackets, appositions, "of …", companions."""
    table = read_toml("roles")["reach"]
    verbs, companions = "|".join(table["verbs_behind_appositions"]), "|".join(table["companions"])
    speech = "|".join(table["speech"])
    return (
        re.compile(r"[”\"’]? ?\([^)]{1,90}\)"),
        re.compile(r"[”\"’]? ?[–—-] [^–—]{2,120}? [–—-]"),
        re.compile(rf"[”\"’]?, [^,;:.!?]{{1,130}},(?: [^,;:.!?]{{1,110}},(?= (?:{verbs})\b))?"),
        # "X, a Liberian, once president: guilty"
        re.compile(r"(?:, [^,;:.!?]{1,60}){1,4}(?=:)"),
        re.compile(r",? (?:called|known as|alias|nicknamed|whom \w+ calls?) [^,;:.!?]{1,40}"),
        re.compile(rf" of (?:the |our )?(?:[\w’-]+ ){{1,5}}(?=(?:{verbs}|{speech})\b)"),
        re.compile(r" of (?:the )?(?:[A-Z][\w’'-]* ?){1,4}(?=[ ,])"),
        # "They spoke to X and on 3 May ten prisoners came home": what came home is told in another clause.
        re.compile(rf",? (?:and|with|plus) (?:{_NO_CLAUSE}[^\s.;:]+ ){{0,9}}?(?:{companions})\b"),
        re.compile(r" (?:himself|herself|themselves|alone|too|also|then)\b"),
    )


@cache
def patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    """The patterns of the tables `turns`, `before` and `after` (a name) of `data/roles.toml`, by table and claim."""
    table = read_toml("roles")
    return {
        "turns": {
            name: re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
            for name, words in table["turns"].items()
        },
        "before": {
            name: re.compile(rf"(?<![\w’-])(?:{'|'.join(words)})[ \u00a0]{_gap(name)}{_TITLE}[“‘\"(]?$", re.IGNORECASE)
            for name, words in table["before"].items()
        },
        "after": {
            name: re.compile(
                rf"[”\"’]?,?[ \u00a0]?(?:{'|'.join(words)})", re.IGNORECASE if name != "named_after" else 0
            )
            for name, words in table["after"].items()
        },
    }


@cache
def _gap(claim: str) -> str:
    """The words that may stand between a claim and the name: a description of a person and nothing else."""
    table = read_toml("roles")["gaps"]
    describing = "|".join(table["describing"])
    word = rf"(?!(?:{'|'.join(table['stops'])})\b)(?!(?!(?:{describing})\b)[\w-]+(?:ed|ing)\b)[^\s.;:!?{MASK},]+"
    if claim in ("place", "power", "late", "whom", "their_counsel"):
        return ""
    if claim in ("one_of", "including"):
        # "One of the first acts of X" is hers, "one of the leaders of the party, X" is X.
        return rf"(?:{word},? ){{0,9}}?(?<! of )"
    if claim == "thing":
        return r"(?:of |of the |called )?"
    if claim == "kin":
        # "whose husband, the Nobel laureate X", but not "the wife of the blogger X"
        return rf"(?:{word.replace('(?!', '(?!of )(?!', 1)},? ){{0,4}}?"
    if claim in (
        "law",
        "speaking",
        "former",
        "by",
        "with",
        "including",
        "colon",
        "contrast",
        "time",
        "addressed",
        "former_captive",
    ):
        return rf"(?:{word},? ){{0,2}}?"
    if claim in ("office", "craft", "rank"):
        return rf"(?:(?:(?:of|for|in|at|from) )?(?:{word} ){{0,4}}?{word}, |(?:{word} ){{0,1}})?"
    return rf"(?:{word},? ){{0,9}}?"


@cache
def reference_words() -> re.Pattern[str]:
    """What means somebody without a name: a pronoun, a `known` description, or `one` or `several` unnamed."""
    table = read_toml("roles")["references"]
    person, many = "|".join(table["persons"]), "|".join(table["counted"])
    # "the release of two journalists" and "the minister for families" describe neither.
    word = rf"(?!(?:{'|'.join(table['joining'])}) )[\w’-]+"
    described = rf"(?:{word} ){{0,3}}?(?:{person})"
    return re.compile(
        rf"(?<![\w’])(?:(?P<pronoun>{'|'.join(table['pronouns'])})"
        rf"|(?P<plural>{'|'.join(table['plural'])})"
        rf"|(?P<known>(?:{'|'.join(table['known'])}) (?:{described}|{many}))"
        rf"|(?P<one>(?:{'|'.join(table['one'])}) {described})"
        rf"|(?P<several>(?:{'|'.join(table['several'])}) {described}))(?![\w’-])",
        re.IGNORECASE,
    )


@cache
def whose() -> re.Pattern[str]:
    """Up to a name: "her husband", "his partner"; whose he or she is, the sentences before say."""
    kin = "|".join(read_toml("roles")["companions"]["kin"])
    return re.compile(rf"\b(?:his|her|their) (?:\w+ )?(?:{kin}),? $", re.IGNORECASE)
