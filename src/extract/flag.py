"""What a careful reader could doubt in a record, as questions: the only place that decides what is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import Any

from extract.calibration import chances
from extract.model import (
    DIFFERENT,
    SAME,
    Answer,
    Category,
    EventDate,
    Flag,
    FlagKind,
    Mention,
    Organisation,
    Pair,
    Person,
    Place,
    Record,
    Role,
    Whereabouts,
)
from extract.plain import plain_list, plain_when, plain_within
from extract.tables import read_toml
from extract.text import excerpt, fold

NONE = "none"


def find_flags(record: Record) -> tuple[Flag, ...]:
    """The questions that the record and its mentions raise, those on single mentions first.

    A field that a reviewer decided raises none, nor does a comparison that one answered, whatever the answer.
    """
    return (
        *(flag for mention in record.mentions for flag in _mention_flags(mention)),
        *_conflict_flags(record),
        *_pair_flags(record),
    )


# --- one mention --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Field:
    """How a field is asked about: its kind, its answer, and how its values read."""

    name: str
    kind: FlagKind
    answer: Callable[[Mention], Answer[Any]]
    show: Callable[[Any], str]
    say: Callable[[Any], str]  # the value as the question says it, in plain words
    ask: str  # {} stands for what `say` says
    ask_empty: str


def _mention_flags(mention: Mention) -> Iterator[Flag]:
    for name in mention.undecided:
        if name not in mention.corrected:
            yield Flag(_KINDS[name], "" if name == "split" else name, "", _UNDECIDED, mention.id)
    likely = _open(mention)
    doubted = _doubted(likely)
    if mention.date.value is None and "date" in likely:
        # Without a question an empty cell would say that the win has no date, not that none could be worked out.
        doubted.add("date")
    if "passage" in doubted:
        yield _passage_flag(mention, likely["passage"])
    for field in _FIELDS:
        if field.name in doubted:
            yield _field_flag(field, mention, likely[field.name])


def _open(mention: Mention) -> dict[str, float]:
    """How likely each part of the mention is right; what a reviewer decided or could not decide is left out."""
    settled = {"passage" if name == "split" else name for name in (*mention.corrected, *mention.undecided)}
    return {name: chance for name, chance in chances(mention).items() if name not in settled}


def _doubted(likely: dict[str, float]) -> set[str]:
    """The parts to ask about: those too unsure in themselves, and the weakest of a row that is too unsure in all."""
    table = read_toml("flags")
    doubted = {name for name, chance in likely.items() if chance < float(table["field"][name])}
    row = {name: likely[name] for name in table["row"]["fields"] if name in likely}
    if row and prod(row.values()) < float(table["row"]["below"]):
        doubted.add(min(row, key=lambda name: row[name]))
        doubted |= {name for name, chance in row.items() if chance < float(table["row"]["ask_also"])}
    return doubted


def _passage_flag(mention: Mention, sure: float) -> Flag:
    signs = _against(mention, "passage")
    doubt = "; ".join((*mention.passage.doubts, *signs)) or "few signs of a win"
    several = any("several" in doubt or "two wins" in doubt for doubt in mention.passage.doubts)
    return Flag(
        kind=FlagKind.SPLIT,
        field="",
        question="Is this one win, or several?" if several else "Is this a win of its own?",
        reason=f"{doubt} ({_percent(sure)} sure)",
        mention=mention.id,
        current="one win",
    )


def _field_flag(field: _Field, mention: Mention, sure: float) -> Flag:
    answer = field.answer(mention)
    current = field.show(answer.value)
    return Flag(
        kind=FlagKind.ROLE if field.name == "people" and _only_roles(answer) else field.kind,
        field=field.name,
        question=field.ask.format(field.say(answer.value)) if current else field.ask_empty,
        reason=_reason(answer, current, _against(mention, field.name), sure),
        mention=mention.id,
        current=current,
        candidates=_candidates(field, answer),
    )


def _candidates(field: _Field, answer: Answer[Any]) -> tuple[str, ...]:
    shown = [field.show(rival.value) or NONE for rival in answer.rivals]
    if field.name == "countries" and len(answer.value.countries) > 1:
        shown += answer.value.countries  # often only one is the country of the win, and the others are mentioned
    current = field.show(answer.value) or NONE
    return tuple(dict.fromkeys(value for value in shown if value != current))


def _reason(answer: Answer[Any], current: str, signs: Sequence[str], sure: float) -> str:
    rivals = [rival.because for rival in answer.rivals if rival.because][:1]
    told = [answer.because or "nothing in the article tells it"]
    if against := "; ".join((*rivals, *signs)):
        told.append(f"but {against}")
    elif current:
        # Or a reviewer looks in vain for a doubt that lies in the page or the wording as a whole.
        told.append("nothing in particular speaks against it")
    return f"{'; '.join(told)} ({_percent(sure)} sure)"


def _against(mention: Mention, part: str) -> list[str]:
    """The signs against a part of the mention, in words: the two weightiest that have any."""
    if part == "date" and mention.date.value is None:
        return []  # "no year found; but a day stands beside it" reads as if the day had not been understood
    words = read_toml("trust").get(part, {})
    names = mention.trust.against.get(part, ()) if mention.trust else ()
    return [words[name] for name in names if name in words][:2]


def _only_roles(answer: Answer[tuple[Person, ...]]) -> bool:
    """Whether the rivals name the same people in other roles."""
    names = {person.name for person in answer.value}
    return bool(answer.rivals) and all({person.name for person in rival.value} == names for rival in answer.rivals)


def _percent(sure: float) -> str:
    return f"{round(100 * sure)} %"


def _show_date(value: EventDate | None) -> str:
    return value.edtf if value else ""


def _show_whereabouts(value: Whereabouts) -> str:
    return "; ".join(value.countries)


def _show_people(value: Sequence[Person]) -> str:
    """Whom the win is about, as decisions write it."""
    subjects = [person.name for person in value if person.role is Role.SUBJECT]
    perpetrators = [f"{person.name} ({person.role})" for person in value if person.role is Role.PERPETRATOR]
    return "; ".join((*subjects, *perpetrators))


def _show_names(value: Sequence[Place | Organisation]) -> str:
    return "; ".join(item.name for item in value)


def _say_date(value: EventDate) -> str:
    return plain_when(value.edtf)


def _say_whereabouts(value: Whereabouts) -> str:
    return plain_within(value.countries)


def _say_people(value: Sequence[Person]) -> str:
    subjects = [person.name for person in value if person.role is Role.SUBJECT]
    perpetrators = [person.name for person in value if person.role is Role.PERPETRATOR]
    held = f"the holding to account of {plain_list(perpetrators)}" if perpetrators else ""
    return plain_list([*subjects, held] if held else subjects)


def _say_names(value: Sequence[Place | Organisation]) -> str:
    return plain_list([item.name for item in value])


def _show_category(value: Category) -> str:
    return value.value


_FIELDS = (
    _Field(
        "date", FlagKind.DATE, lambda mention: mention.date, _show_date, _say_date,
        "Did this happen {}?", "When did this happen?",
    ),
    _Field(
        "countries", FlagKind.COUNTRY, lambda mention: mention.whereabouts, _show_whereabouts, _say_whereabouts,
        "Is this a win in {}?", "In which country is this win, if in any one?",
    ),
    _Field(
        "people", FlagKind.PERSON, lambda mention: mention.people, _show_people, _say_people,
        "Is this win about {}?", "Is this win about somebody named?",
    ),
    _Field(
        "places", FlagKind.PLACE, lambda mention: mention.places, _show_names, _say_names,
        "Is the place of this win {}?", "Does this win have a named place?",
    ),
    _Field(
        "organisations", FlagKind.ORGANISATION, lambda mention: mention.organisations, _show_names, _say_names,
        "Is {} part of this win?", "Is a named organisation part of this win?",
    ),
    _Field(
        "category", FlagKind.CATEGORY, lambda mention: mention.category, _show_category, _show_category,
        "Is this a win of the kind “{}”?", "What kind of win is this?",
    ),
)  # fmt: skip

_KINDS = {"split": FlagKind.SPLIT, "scope": FlagKind.COUNTRY, **{field.name: field.kind for field in _FIELDS}}
_UNDECIDED = "a reviewer could not decide"


# --- several mentions ---------------------------------------------------------------------------------------------


def _conflict_flags(record: Record) -> Iterator[Flag]:
    for name in record.conflicts:
        field = next(field for field in _FIELDS if field.name == name)
        if all(name in mention.corrected or name in mention.undecided for mention in record.mentions):
            continue
        if len({field.show(field.answer(mention).value) for mention in record.mentions}) == 1:
            continue  # they differ in nothing that a person could choose between
        told = {mention.article: field.show(field.answer(mention).value) for mention in record.mentions}
        said = ", ".join(f"{value or NONE} ({article})" for article, value in told.items())
        current = field.show(_merged(record, name))
        offered = list(told.values())
        if name == "people":
            offered = [field.show(_as_spelt(mention, record.people)) for mention in record.mentions]
        yield Flag(
            kind=FlagKind.CONFLICT,
            field=name,
            question=_DISAGREE[name],
            reason=f"the articles say {said}",
            current=current,
            candidates=tuple(dict.fromkeys(value for value in offered if value and value != current)),
        )


def _as_spelt(mention: Mention, people: Sequence[Person]) -> tuple[Person, ...]:
    """The record's people as one of its mentions writes their names: who is told by another only is not left out."""
    told = {fold(person.name): person.name for person in mention.people.value}
    spelt = [next(filter(None, map(told.get, map(fold, (one.name, *one.variants)))), one.name) for one in people]
    return tuple(replace(one, name=name) for one, name in zip(people, spelt, strict=True))


_DISAGREE = {
    "date": "The articles disagree on the date: which is right?",
    "countries": "The articles disagree on the country: which is right?",
    "people": "The articles disagree on how a name is written: which list of all the people is right?",
}


def _merged(record: Record, name: str) -> Any:
    return {"date": record.date, "countries": record.whereabouts, "people": record.people}[name]


def _pair_flags(record: Record) -> Iterator[Flag]:
    limit = float(read_toml("flags")["pairs"]["ask_inside_below"])
    weakest: dict[str, Pair] = {}
    for pair in record.pairs:
        for member in (pair.left, pair.right):
            # A member that one strong pair holds to the record belongs there, whatever its other pairs.
            if member not in weakest or pair.score > weakest[member].score:
                weakest[member] = pair
    held = {
        tuple(sorted((pair.left, pair.right))): pair
        for pair in weakest.values()
        if not pair.decided and pair.score < limit
    }
    for pair in held.values():
        yield _same_event(pair, "merged", "are taken as one")
    for pair in record.doubtful:
        yield _same_event(pair, "apart", "are taken as two")


def _same_event(pair: Pair, current: str, taken: str) -> Flag:
    for_it = [claim.sentence for claim in pair.claims if claim.weight * claim.feature > 0][:3]
    against = [claim.sentence for claim in pair.claims if claim.weight * claim.feature < 0 and claim.rule != _PRIOR][:3]
    why = " ".join(for_it) + (f" But: {' '.join(against)}" if against else "")
    return Flag(
        kind=FlagKind.SAME_EVENT,
        field="",
        question="" if pair.decided else "Do these two tell the same event?",
        reason=_UNDECIDED if pair.decided else f"they {taken}. {excerpt(why, 400)}",
        mention=pair.left,
        other=pair.right,
        current=current,
        candidates=(SAME, DIFFERENT),
    )


_PRIOR = "any_two_mentions"
