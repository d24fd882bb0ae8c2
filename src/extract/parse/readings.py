"""One reading per name and article: all that speaks for a kind of name is added up over its occurrences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from extract.common_words import is_common
from extract.model import Entity, EntityLabel
from extract.parse.words import city_size, folded, is_given, is_name_piece, key, known_label, name_words
from extract.tables import read_toml
from extract.text import running

Scores = dict[EntityLabel, float]

_BEFORE = re.compile(r"(?P<first>[^\W\d_][\w’'-]*\.?)?[ \u00a0]*(?P<last>[^\W\d_][\w’'-]*\.?)[ \u00a0]+[“‘\"']?$")
_AFTER = re.compile(
    r"[”’\"']?[ \u00a0]*(?P<comma>,?)[ \u00a0]*(?:(?:also|then|finally|both|too|later|now|at last)[ \u00a0])?"
    r"(?P<first>[\w’'-]+)(?:[ \u00a0]+(?P<second>[\w’'-]+))?"
)
_TAKEN_FOR = (EntityLabel.LOC, EntityLabel.ORG)
_LIKE_A_NAME = re.compile(r"(?:[^\W\d_a-zà-ÿ](?:[a-zà-ÿ]|\.)[\w’'-]*[ \u00a0]?){2,3}")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}(?:[- ]?\d+)?|[A-Z]{1,4}-\d+")
_AGE = re.compile(r",? \(?(?:aged )?\d{1,2}[,)]")
_OWN = re.compile(
    r"[’']s? (?:own )?(?:release|arrest|lawyers?|wife|husband|mother|father|son|daughter|sister|brother|widow|family|"
    r"trial|acquittal|conviction|appeal|petition|lawsuit|sentence|death|detention|imprisonment|freedom|body|killers?|"
    r"murder)\b|[”\"’']? (?:is not|isn[’']t|was not) (?:her|his|their) (?:real |own )?name\b"
)
# Whoever leaves a cell or goes home is somebody: "X left Kober prison", "X flew home".
_LEAVES = re.compile(
    r" (?:\w+ )?(?:left|leaves|quit|walked|walks|came|comes|stepped|steps|got|gets|slept|flew|flies|landed|out of|"
    r"emerged|returned|tweeted|wept|smiled|hugged|heard|saw|had seen)\b(?: \S+){0,4}? "
    r"(?:prisons?|jail|gaol|cells?|custody|detention|camp|court|gates?|door|home|airport|plane|free|family|parents|"
    r"mother|father|wife|husband|daughter|son|children|bed)\b"
)
_BEFELL = re.compile(
    r", (?:jailed|imprisoned|detained|arrested|sentenced|convicted|accused|acquitted|pardoned|freed|released|exiled|"
    r"kidnapped|abducted|tortured|murdered|condemned|held|charged|cleared) (?:in|on|at|for|by|since|after|to|of|from)\b"
)
_AND = re.compile(r"(?: \([^()]{1,40}\))?(?:,?[ \u00a0](?:and|or|&)[ \u00a0]|,[ \u00a0]|[ \u00a0]?/[ \u00a0]?)")
_IN_BRACKETS = re.compile(r"[ \u00a0]\((?:the |an? )?(?:[\w-]+ ){0,2}?(?P<role>[\w-]+?)s?[,)]")


# "the comedian, Zarganar, was flown home"
_APPOSED = re.compile(r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[’']s) (?:[\w’-]+ ){0,3}(?P<role>[\w-]+), $")
# "released from Mai Serwa": who is let out leaves a place
_LEFT_BEHIND = re.compile(
    r"\b(?:released?|freed|let out|out|bailed|paroled|transferred|escaped|walked (?:free|out)|discharged|emerged) "
    r"(?:of|from) (?:the )?$"
)
_SMALL = re.compile(r"(?<![\w’'-])[a-zà-ÿ][\w’-]*")
_CITY = 100_000  # people: a town of fewer is also many people's name


def agree(text: str, found: list[Entity]) -> list[Entity]:
    """`found` with one label per name, the labels that lost as rivals."""
    weights = read_toml("names")["weights"]
    own = [_evidence(text, entity, weights) for entity in found]
    _share_in_lists(text, found, own, weights)
    by_name = _add_up(found, own)
    by_name = _whole_name_speaks_for_its_parts(found, by_name, weights)
    return [_settled(entity, by_name[folded(entity.text)], weights) for entity in found]


def without_common_words(text: str, found: Iterable[Entity]) -> list[Entity]:
    """`found` without single capitalised words that the article also writes small: "Vigil at the harbour"."""
    small = {word.casefold() for word in _SMALL.findall(text)}
    words = name_words()
    return [
        entity
        for entity in found
        if entity.source != "model"
        or folded(entity.text) in words.pieces
        or entity.text.casefold() not in small
        or known_label(entity.text) is not None
    ]


def _evidence(text: str, entity: Entity, weights: Mapping[str, float]) -> Scores:
    """What speaks for each label at one place where the name stands."""
    scores: Scores = defaultdict(float)
    words = name_words()
    known = known_label(entity.text)
    if entity.label is EntityLabel.PERSON and _is_bare_word(entity.text):
        # One unknown word is as often an app, a river or a code: a person only if something else says so.
        scores[EntityLabel.PERSON] += weights["word_as_person"]
        scores[EntityLabel.MISC] += weights["word_as_thing"]
    elif entity.label is EntityLabel.MISC and _LIKE_A_NAME.fullmatch(entity.text):
        scores[EntityLabel.PERSON] += weights["misc_as_person"]
        scores[EntityLabel.MISC] += weights["misc_as_thing"]
    elif entity.label in _TAKEN_FOR and known is None and _is_unknown_thing(entity.text):
        scores[EntityLabel.PERSON] += weights["thing_as_person"]
        scores[entity.label] += weights["thing_as_thing"]
    else:
        scores[entity.label] += weights["model"]
    if entity.source == "marked":
        scores[EntityLabel.PERSON] += weights["known"]
    if known is not None:
        scores[known] += weights["known"]
    pieces = key(entity.text).split()
    ending = words.endings.get(pieces[-1]) or (words.endings.get(pieces[0]) if " of " in entity.text else None)
    ending = ending or words.heads.get(pieces[0])
    if ending is not None and len(pieces) > 1 and known is None:
        # "Freddie Lee Hall" is as often a person as a hall.
        scores[ending] += weights["ending"] * (0.4 if _is_surname(entity.text) else 1.0)
    if known is None and (ending is None or _is_surname(entity.text)):
        alike = _like_a_person(entity.text, weights)
        scores[EntityLabel.PERSON] += alike
        scores[EntityLabel.MISC] += 0.1 if alike < 0 else 0.0  # so that there is another reading
    if known is None and (size := city_size(entity.text)):
        # "BANJUL –": a town's name in capitals is a dateline.
        scores[EntityLabel.LOC] += weights["city" if size >= _CITY or entity.text.isupper() else "town"]
    if _ACRONYM.fullmatch(entity.text) and not _is_piece(entity.text):
        scores[EntityLabel.PERSON] -= weights["acronym"]
        scores[EntityLabel.ORG] += weights["acronym_as_body"]
    _add_context(text, entity, scores, weights, known)
    return scores


def _is_unknown_thing(name: str) -> bool:
    """Whether the words that the model calls a place or a body stand in no table and are none by their kind."""
    pieces, words = key(name).split(), name_words()
    kind = words.endings.get(pieces[-1]) or words.heads.get(pieces[0])
    return bool(_LIKE_A_NAME.fullmatch(name)) and not city_size(name) and kind is None


def _is_bare_word(name: str) -> bool:
    return " " not in name.strip() and "-" not in name and not _is_piece(name)


def _is_piece(name: str) -> bool:
    return folded(name) in name_words().pieces or is_given(name)


def _is_surname(name: str) -> bool:
    """Whether a name that ends like a thing begins with two words of a person's: "Freddie Lee Hall"."""
    pieces = key(name).split()
    return len(pieces) > 2 and all(is_name_piece(piece) for piece in pieces[:-1]) and is_given(pieces[0])


def _like_a_person(name: str, weights: Mapping[str, float]) -> float:
    """What the pieces of the name say by themselves."""
    words, pieces = name_words(), folded(name).split()
    if len(pieces) < 2:
        return weights["given_alone"] if pieces and is_given(pieces[0]) else 0.0
    if known_label(pieces[-1]) is EntityLabel.LOC and not is_name_piece(pieces[0]):
        return -weights["ends_in_country"]
    if pieces[0] in ("la", "las", "los"):
        return -weights["spanish_article"]
    # Half of the words at least: "Win", "Kong" and "Law" are syllables of many a name.
    common = 2 * sum(is_common(piece) for piece in pieces) >= len(pieces)
    if common and not any(is_name_piece(piece) for piece in pieces):
        return -weights["ordinary_word"]
    ends = {pieces[0], pieces[-1]}
    score = 0.0
    for known, more, kind in (
        (words.given, words.more_given, "given_name"),
        (words.family, words.more_family, "family_name"),
    ):
        score += weights[kind] * (1.0 if ends & known else weights["wide_table"] if ends & more else 0.0)
    return score


def _add_context(
    text: str, entity: Entity, scores: Scores, weights: Mapping[str, float], known: EntityLabel | None
) -> None:
    """What the words before and after say."""
    # "the editor **X**" and a line break say the same as plain words.
    front = running(text[max(0, entity.span.start - 60) : entity.span.start])
    rest = running(text[entity.span.end : entity.span.end + 60])
    _add_front(front, text[entity.span.start - 1 : entity.span.start], scores, weights, known)
    if known is None:
        _add_rest(front, rest, scores, weights)


def _add_front(
    front: str, last_sign: str, scores: Scores, weights: Mapping[str, float], known: EntityLabel | None
) -> None:
    """What the words before a name say; `last_sign` is what stands right before it as written."""
    words = name_words()
    if before := _BEFORE.search(front):
        last = before["last"].rstrip(".").casefold()
        if last in words.titles and last_sign != "\n":
            scores[EntityLabel.PERSON] += weights["title"]
        elif last in words.roles and known is None:
            scores[EntityLabel.PERSON] += weights["role"]
        elif last == "of" and (before["first"] or "").casefold() in words.place_nouns:
            scores[EntityLabel.LOC] += weights["place_noun"]
        elif (
            last == "of" and before["first"] and before["first"][0].isupper() and not words.before_people.search(front)
        ):
            scores[EntityLabel.PERSON] -= weights["of_a_person"]
            scores[EntityLabel.MISC] += 0.1
        elif last == "the":
            scores[EntityLabel.PERSON] -= weights["article"]
            scores[EntityLabel.MISC] += 0.1  # so that there is another reading
        elif last in words.place_words and before["last"].islower():
            scores[EntityLabel.LOC] += weights["place_word" if last in {"in", "near", "outside"} else "weak_place_word"]
    if known is None and (apposed := _APPOSED.search(front)) and apposed["role"].casefold() in words.roles:
        scores[EntityLabel.PERSON] += weights["apposed"]
    if known is None and _LEFT_BEHIND.search(front):
        scores[EntityLabel.LOC] += weights["left_behind"]
    if known is None and words.before_people.search(front):
        scores[EntityLabel.PERSON] += weights["before_people"]


def _add_rest(front: str, rest: str, scores: Scores, weights: Mapping[str, float]) -> None:
    """What the words behind a name say, where no table knows the name."""
    words, after = name_words(), _AFTER.match(rest)
    if (bracket := _IN_BRACKETS.match(rest)) and bracket["role"].casefold() in words.roles:
        scores[EntityLabel.PERSON] += weights["role"]
    if _LEAVES.match(rest):
        scores[EntityLabel.PERSON] += weights["befell"]
    if _BEFELL.match(rest):
        scores[EntityLabel.PERSON] += weights["befell"]
    if _AGE.match(rest):
        scores[EntityLabel.PERSON] += weights["age"]
    if after:
        verbs = {after["first"], f"{after['first']} {after['second']}"} if not after["comma"] else {after["first"]}
        if _OWN.match(rest):
            scores[EntityLabel.PERSON] += weights["before_people"]
        # "the old boxer, Awa Sarr, walked out"
        apposed = front.endswith(", ") and after["first"] not in {"had", "has"}
        relative = after["first"] in {"who", "whose", "whom", "aged"}
        if verbs & words.person_verbs and (not after["comma"] or relative or apposed):
            scores[EntityLabel.PERSON] += weights["person_verb"]


def _share_in_lists(text: str, found: list[Entity], own: list[Scores], weights: Mapping[str, float]) -> None:
    """Names in one list are of one kind: "Tharu, Nimmi and Velan"."""
    before = [dict(scores) for scores in own]
    for left in range(len(found) - 1):
        right = left + 1
        between = text[found[left].span.end : found[right].span.start]
        if not _AND.fullmatch(running(between)):
            continue
        for here, there in ((left, right), (right, left)):
            if _is_given_beside(found[here].text, found[there]):
                own[here][EntityLabel.PERSON] += weights["given_beside_given"]
            if known_label(found[here].text) or known_label(found[there].text):
                continue
            kind = _kind_in_list(before[there], found[there].label)
            # "In Dakar, Awa Sarr": a comma may part two kinds, "and" between two full names does not.
            single = is_given(found[here].text) and " " not in found[there].text
            alike = (" " in found[here].text) >= (" " in found[there].text)
            pair = kind is EntityLabel.PERSON and alike and (single or "and" in between or "&" in between)
            own[here][kind] += weights["pair_of_people" if pair else "list"]


def _is_given_beside(name: str, other: Entity) -> bool:
    """Whether a people's or a land's name is a given name among others: "Karen, Kathy and Evelyn"."""
    pieces = key(name).split()
    if other.label is not EntityLabel.PERSON or not is_given(other.text.split()[0]):
        return False
    if len(pieces) == 2:  # "Nathan Law and Alex Chow"
        return is_given(pieces[0]) and pieces[1] in name_words().endings and other.text.count(" ") == 1
    known = known_label(name) in (EntityLabel.NORP, EntityLabel.LOC) and folded(name) in name_words().given
    return known and " " not in other.text


def _kind_in_list(scores: Mapping[EntityLabel, float], read: EntityLabel) -> EntityLabel:
    """What a name says of its neighbour: the best reading, or the model's own where only a bare word speaks against."""
    best = _best(scores)
    return read if best is EntityLabel.MISC and scores.get(read, 0.0) > 0 else best


def _add_up(found: Iterable[Entity], own: Iterable[Scores]) -> dict[str, Scores]:
    by_name: dict[str, Scores] = {}
    for entity, scores in zip(found, own, strict=True):
        total = by_name.setdefault(folded(entity.text), defaultdict(float))
        for label, score in scores.items():
            total[label] += score
    return by_name


def _whole_name_speaks_for_its_parts(
    found: Iterable[Entity], by_name: dict[str, Scores], weights: Mapping[str, float]
) -> dict[str, Scores]:
    """Who is called "Bahareh" alone is the "Bahareh Karimi" of the same article."""
    parts: dict[str, Scores] = defaultdict(lambda: defaultdict(float))
    for name in dict.fromkeys(folded(entity.text) for entity in found):
        best = _best(by_name[name])
        pieces = name.split()
        if best is EntityLabel.PERSON and len(pieces) > 1:
            for part in (pieces[0], pieces[-1], " ".join(pieces[1:]), " ".join(pieces[:-1])):
                parts[part][best] += weights["whole_name"]
    for name, scores in parts.items():
        if name in by_name and not known_label(name):
            for label, score in scores.items():
                by_name[name][label] += score
    return by_name


def _best(scores: Mapping[EntityLabel, float]) -> EntityLabel:
    return max(scores, key=lambda label: (scores[label], label))


def _settled(entity: Entity, scores: Mapping[EntityLabel, float], weights: Mapping[str, float]) -> Entity:
    best = _best(scores)
    enough = scores[best] * weights["rival_share"]
    rivals = sorted(
        (label for label in scores if label is not best and scores[label] >= enough), key=lambda label: -scores[label]
    )
    return replace(entity, label=best, rivals=tuple(rivals))
