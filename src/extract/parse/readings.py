"""One reading per name and article: all that speaks for a kind of name is added up over its occurrences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from extract.common_words import is_common
from extract.model import Entity, EntityLabel
from extract.parse.beside import ANOTHER, Scores, add_context
from extract.parse.words import city_size, folded, is_given, is_name_piece, key, known_label, name_words
from extract.tables import read_toml
from extract.text import running

_TAKEN_FOR = (EntityLabel.LOC, EntityLabel.ORG)
# "Tharu Nimmi" read as a place: of two or three such words a person is as likely as a town that no table has.
_LIKE_A_NAME = re.compile(r"(?:[^\W\d_a-zà-ÿ](?:[a-zà-ÿ]|\.)[\w’'-]*[ \u00a0]?){2,3}")
# "KLMN", "MV-2": letters that would pass for an unknown person's one name.
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}(?:[- ]?\d+)?|[A-Z]{1,4}-\d+")
_AND = re.compile(r"(?: \([^()]{1,40}\))?(?:,?[ \u00a0](?:and|or|&)[ \u00a0]|,[ \u00a0]|[ \u00a0]?/[ \u00a0]?)")
_SMALL = re.compile(r"(?<![\w’'-])[a-zà-ÿ][\w’-]*")
_KUNYAS = ("abu", "abou", "umm", "oum")
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
        scores[EntityLabel.MISC] += ANOTHER if alike < 0 else 0.0
    if known is None and (size := city_size(entity.text)):
        # "BANJUL –": a town's name in capitals is a dateline.
        scores[EntityLabel.LOC] += weights["city" if size >= _CITY or entity.text.isupper() else "town"]
    if _ACRONYM.fullmatch(entity.text) and not _is_piece(entity.text):
        scores[EntityLabel.PERSON] -= weights["acronym"]
        scores[EntityLabel.ORG] += weights["acronym_as_body"]
    add_context(text, entity, scores, weights, known)
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
    # "Abu Zubaydah" is the father of somebody; towns that begin so stand in the tables.
    kunya = weights["given_name"] * weights["wide_table"] if pieces[0] in _KUNYAS and not city_size(name) else 0.0
    # Half of the words at least: "Win", "Kong" and "Law" are syllables of many a name.
    common = 2 * sum(is_common(piece) for piece in pieces) >= len(pieces)
    if common and not kunya and not any(is_name_piece(piece) for piece in pieces):
        return -weights["ordinary_word"]
    ends = {pieces[0], pieces[-1]}
    score = kunya
    for known, more, kind in (
        (words.given, words.more_given, "given_name"),
        (words.family, words.more_family, "family_name"),
    ):
        score += weights[kind] * (1.0 if ends & known else weights["wide_table"] if ends & more else 0.0)
    return score


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
